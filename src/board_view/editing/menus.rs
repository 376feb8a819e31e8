//! Opening a menu: what it offers is what applies now.

use leptos::prelude::*;

use crate::board_view::chrome::menu::button_of;
use crate::board_view::editor_context::EditorContext;
use crate::board_view::grid::measuring::rect_of;
use crate::board_view::state::MenuAt;
use crate::browser::page;
use parcours_core::editor::commands::Command;
use parcours_core::editor::geometry::Rect;
use parcours_core::editor::menu::{self, Groups};

/// Opens the menu of what is in focus, beside the button that was pressed for it, or else beside the thing itself.
pub fn open_at_focus(editor: EditorContext) {
    let button = page::focused().filter(|focused| focused.get_attribute("data-command").as_deref() == Some("menu"));
    let element = button.or_else(|| editor.focus.with_untracked(|focus| page::element(&focus.as_ref()?.element_id())));
    if let Some(element) = element {
        open(editor, rect_of(&element));
    }
}

/// Opens the menu of what is in focus, beside `anchor`.
pub fn open(editor: EditorContext, anchor: Rect) {
    show(editor, anchor, editor.look(menu::of), None);
}

/// Opens the menu of the ways out beside its button.
pub fn open_export_menu(editor: EditorContext) {
    if let Some(button) = button_of(MenuAt::EXPORT) {
        show(editor, rect_of(&button), menu::EXPORT, Some(MenuAt::EXPORT));
    }
}

/// Opens the menu of the map beside its button.
pub fn open_map_menu(editor: EditorContext) {
    if let Some(button) = button_of(MenuAt::MAP) {
        show(editor, rect_of(&button), menu::MAP, Some(MenuAt::MAP));
    }
}

fn show(editor: EditorContext, anchor: Rect, groups: Groups, of: Option<&'static str>) {
    let offered = |group: &&[&'static Command]| {
        editor.look(|at| group.iter().copied().filter(|command| command.applies(at)).collect::<Vec<_>>())
    };
    let mut groups: Vec<Vec<&'static Command>> = groups.iter().map(offered).collect();
    groups.retain(|group| !group.is_empty());
    if !groups.is_empty() {
        editor.menu.set(Some(MenuAt { anchor, groups, of }));
    }
}
