//! Keys: one listener on the document. Arrows move the tab stop, everything else is looked up in the table of commands.

use std::cell::Cell;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use super::desk::Desk;
use super::presence::hold;
use super::writing;
use crate::browser::page;
use crate::browser::page_events::Listening;
use crate::editor::commands;
use crate::editor::keys::{self, Held, Keyboard, Press};
use crate::editor::movement::Way;
use crate::editor::movement::follow;
use crate::editor::said::{Edge, Said};
use crate::format::letters::plain_letters;

/// Listens to the keyboard while the map is open.
pub fn listen(desk: Desk) {
    let told = |act: fn(Desk, &KeyboardEvent)| {
        move |event: web_sys::Event| {
            if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
                act(desk, event);
            }
        }
    };
    hold([
        Listening::to(&page::document(), "keydown", told(key_down)),
        // Wherever the focus is, in a dialog too: fields keep their keys to themselves.
        Listening::before_others(&page::window(), "keydown", told(save)),
    ]);
}

/// Keeps the browser from saving the page itself, which would be of no use to anybody, on every screen.
pub fn never_save_page() -> Listening {
    Listening::before_others(&page::window(), "keydown", |event| {
        if event.dyn_ref::<KeyboardEvent>().is_some_and(saves) {
            event.prevent_default();
        }
    })
}

/// The command that saves the map to a file.
const SAVE: &str = "export-json";

fn saves(event: &KeyboardEvent) -> bool {
    let press = press(event);
    commands::find(SAVE).is_some_and(|command| command.keys.iter().any(|chord| chord.is(&press)))
}

/// Saves the map with what is being written, which goes on.
fn save(desk: Desk, event: &KeyboardEvent) {
    if saves(event) {
        event.stop_propagation();
        // Held down, it is still one file.
        if !event.repeat() {
            writing::go_on_after(desk, || desk.run(SAVE));
        }
    }
}

thread_local! {
    /// The keyboard of this window: every press is seen, whatever has the focus.
    static KEYBOARD: Cell<Keyboard> = Cell::default();
}

/// A press as the commands know it: on a Mac, Cmd is what Ctrl is elsewhere.
fn press(event: &KeyboardEvent) -> Press {
    let primary = if page::is_mac() { event.meta_key() } else { event.ctrl_key() };
    let (shift, alt, alt_graph) = (event.shift_key(), event.alt_key(), event.get_modifier_state("AltGraph"));
    let held = Held { primary, shift, alt, alt_graph };
    let mut keyboard = KEYBOARD.get();
    let press = keyboard.press(&event.key(), &event.code(), held);
    KEYBOARD.set(keyboard);
    let key = match press.key.as_str() {
        // Commands know before and after; on a page that reads from right to left, after is to the left.
        "ArrowLeft" if press.alt && page::is_right_to_left() => "ArrowRight".to_owned(),
        "ArrowRight" if press.alt && page::is_right_to_left() => "ArrowLeft".to_owned(),
        _ => press.key,
    };
    Press { key, ..press }
}

fn key_down(desk: Desk, event: &KeyboardEvent) {
    super::pointer::place_bar(desk);
    if event.default_prevented()
        || desk.panel.with_untracked(Option::is_some)
        || desk.menu.with_untracked(Option::is_some)
    {
        return;
    }
    let target = event.target().map(wasm_bindgen::JsValue::from).unwrap_or_default();
    if super::sight::key_down(desk, &target, &press(event)) {
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
        return go(desk, way);
    }
    let on_control = page::closest(&target, "button, a, summary").is_some();
    if on_control && matches!(press.key.as_str(), "Enter" | " ") {
        return;
    }
    let command = desk.look(|at| commands::by_press(&press, on_board, at));
    if let Some(command) = command {
        event.prevent_default();
        desk.run_command(command);
        return;
    }
    // Undo with nothing to undo says so; the browser's own undo has nothing to do here either.
    let undo = press.primary && (press.key == "z" || press.key == "y");
    if undo {
        event.prevent_default();
        desk.say(if press.key == "y" || press.shift { &Said::NothingToRedo } else { &Said::NothingToUndo });
    } else if on_board && is_letter(&press) {
        type_ahead(desk, &press.key);
    }
}

fn is_letter(press: &Press) -> bool {
    !press.primary && !press.alt && press.key.chars().count() == 1 && press.key != " "
}

/// Goes to the next card of the cell that begins with `letter`, as lists do.
fn type_ahead(desk: Desk, letter: &str) {
    let next = desk.look(|at| {
        let Some(crate::editor::stop::Stop::Card(id)) = at.stop else { return None };
        let (cell, index) = at.map.place(id)?;
        let cards = at.map.cards_in(&cell);
        let in_sight = |id: &&crate::model::CardId| !at.looks.sight.hides(id);
        let begins = |id: &&crate::model::CardId| {
            at.map.card(id).is_some_and(|card| plain_letters(&card.text).starts_with(&plain_letters(letter)))
        };
        cards[index + 1..].iter().chain(&cards[..index]).filter(in_sight).find(begins).cloned()
    });
    if let Some(id) = next {
        desk.go_to(crate::editor::stop::Stop::Card(id));
    }
}

fn go(desk: Desk, way: Way) {
    match desk.look(|at| at.stop.and_then(|stop| follow(at.map, &at.looks.sight, stop, way))) {
        Some(stop) => {
            desk.stop.set(Some(stop));
            desk.settle_now(true);
        }
        None => {
            let edge = match way {
                Way::Up | Way::LaneUp | Way::MapStart => Edge::Above,
                Way::Down | Way::LaneDown | Way::MapEnd => Edge::Below,
                Way::Back | Way::RowStart => Edge::Before,
                Way::On | Way::RowEnd => Edge::After,
            };
            desk.say(&Said::Edge(edge));
        }
    }
}
