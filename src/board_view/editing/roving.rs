//! Going from place to place on the board by keys: one tab stop roves over it (WAI-ARIA, grid pattern).

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use crate::app::keys::press;
use crate::board_view::editor_context::EditorContext;
use crate::browser::{input_method, page};
use parcours_core::command;
use parcours_core::editor::announcement::{Announcement, Edge};
use parcours_core::editor::focus::Focus;
use parcours_core::editor::keys;
use parcours_core::editor::movement::{Way, follow};

/// Where an arrow, Home, End or page key leads; `None` for any other press.
pub(crate) fn way(event: &KeyboardEvent) -> Option<Way> {
    keys::way(&press(event), page::is_right_to_left())
}

/// Goes that way on the board. Whoever writes with an input method finds an empty cell open for writing: a method composes only in a field,
/// and would take the first press too late.
pub(crate) fn go(editor: EditorContext, way: Way) {
    match editor.look(|at| at.focus.and_then(|focus| follow(at.map, &at.view_state.visibility, focus, way))) {
        Some(focus) => {
            let is_drawn = page::element(&focus.element_id()).is_some();
            editor.focus.set(Some(focus));
            if is_drawn {
                editor.settle_now(true);
            } else {
                editor.draw_whole();
                editor.settle(true);
            }
            let waits = editor.look(|at| {
                let empty = matches!(at.focus, Some(Focus::Cell(_))) && !at.reading;
                let cell = at.card_cell().filter(|_| empty && input_method::is_used());
                cell.filter(|cell| at.map.lane(&cell.lane).is_some_and(|lane| !lane.locked))
            });
            if waits.is_some() {
                editor.run(command!("add-card"));
            }
        }
        None => {
            let edge = match way {
                Way::Up | Way::LaneUp | Way::MapStart => Edge::Above,
                Way::Down | Way::LaneDown | Way::MapEnd => Edge::Below,
                Way::Back | Way::RowStart => Edge::Before,
                Way::On | Way::RowEnd => Edge::After,
            };
            editor.say(&Announcement::Edge(edge));
        }
    }
}
