//! Keys: one listener on the document. Arrows move the tab stop, everything else is looked up in the table of commands.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use crate::app::keys::{press, saves};
use crate::app::presence::hold;
use crate::board_view::editing::roving;
use crate::board_view::editing::visibility_changes;
use crate::board_view::editing::writing;
use crate::board_view::editor_context::EditorContext;
use crate::board_view::presenting;
use crate::browser::page;
use crate::browser::page_events::Listening;
use parcours_core::command;
use parcours_core::editor::announcement::Announcement;
use parcours_core::editor::commands;
use parcours_core::editor::keys::{self, Held};

/// Listens to the keyboard while the map is open.
pub fn listen(editor: EditorContext) {
    let told = |act: fn(EditorContext, &KeyboardEvent)| {
        move |event: web_sys::Event| {
            if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
                act(editor, event);
            }
        }
    };
    hold([
        Listening::to(&page::document(), "keydown", told(key_down)),
        // Wherever the focus is, in a dialog too: fields keep their keys to themselves.
        Listening::before_others(&page::window(), "keydown", told(save)),
    ]);
}

/// Saves the map with what is being written, which goes on.
fn save(editor: EditorContext, event: &KeyboardEvent) {
    if saves(event) {
        event.stop_propagation();
        // Held down, it is still one file.
        if !event.repeat() {
            writing::go_on_after(editor, || editor.run(command!("export-json")));
        }
    }
}

fn key_down(editor: EditorContext, event: &KeyboardEvent) {
    editor.app.refusal_is_read();
    if event.default_prevented()
        || editor.dialog.with_untracked(Option::is_some)
        || editor.menu.with_untracked(Option::is_some)
    {
        return;
    }
    if presenting::key_down(editor, event, &press(event)) {
        return;
    }
    let target = event.target().map(wasm_bindgen::JsValue::from).unwrap_or_default();
    if visibility_changes::key_down(editor, &target, &press(event)) {
        return event.prevent_default();
    }
    let in_field = page::closest(&target, "input, textarea, [contenteditable], dialog").is_some();
    // A list to choose from takes letters and arrows, and has no use for Ctrl.
    let in_list = page::closest(&target, "select").is_some() && !event.ctrl_key() && !event.meta_key();
    if in_field || in_list {
        return;
    }
    let on_board = page::closest(&target, "[data-board]").is_some();
    let press = press(event);
    if on_board && let Some(way) = keys::way(&press, page::is_right_to_left()) {
        event.prevent_default();
        return roving::go(editor, way);
    }
    let on_control = page::closest(&target, "button, a, summary").is_some();
    if on_control && matches!(press.key.as_str(), "Enter" | " ") {
        return;
    }
    let command = editor.look(|at| commands::by_press(&press, on_board, at));
    if let Some(command) = command {
        event.prevent_default();
        editor.run(command);
        return;
    }
    // Undo with nothing to undo says so; the browser's own undo has nothing to do here either.
    let undo = press.primary && (press.key == "z" || press.key == "y");
    if undo {
        event.prevent_default();
        editor.say(if press.key == "y" || press.shift {
            &Announcement::NothingToRedo
        } else {
            &Announcement::NothingToUndo
        });
    } else if on_board && press.key == "Escape" {
        // With nothing left to give up it sends the bar of actions away, which may hide a card, until the focus moves on (WCAG 1.4.13).
        editor.engaged.set(false);
    } else if on_board && !on_control {
        type_to_write(editor, event);
    }
}

/// Begins a card with the character that `event` types. The character itself is left to the browser, which puts it into the field that has
/// the focus by then: only so does an accent made of two presses come out whole.
fn type_to_write(editor: EditorContext, event: &KeyboardEvent) {
    let held = Held {
        primary: event.ctrl_key() || event.meta_key(),
        shift: event.shift_key(),
        alt: event.alt_key(),
        alt_graph: event.get_modifier_state("AltGraph"),
    };
    if keys::types(&event.key(), held, page::is_mac()) && editor.look(|at| at.card_cell().is_some()) {
        editor.run(command!("add-card"));
    }
}
