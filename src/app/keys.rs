//! Keys wherever one is: how a press is read, how a chord is written, and that the browser does not save the page in place of the map.

use std::cell::Cell;

use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use crate::browser::page;
use crate::browser::page_events::Listening;
use parcours_core::editor::commands;
use parcours_core::editor::keys::{Chord, Held, Keyboard, Press};

thread_local! {
    /// The keyboard of this window: every press is seen, whatever has the focus.
    static KEYBOARD: Cell<Keyboard> = Cell::default();
}

/// Keeps the browser from saving the page itself, which would be of no use to anybody, on every screen.
pub fn never_save_page() -> Listening {
    Listening::before_others(&page::window(), "keydown", |event| {
        if event.dyn_ref::<KeyboardEvent>().is_some_and(saves) {
            event.prevent_default();
        }
    })
}

/// Whether a press is the one that saves the map.
pub fn saves(event: &KeyboardEvent) -> bool {
    let press = press(event);
    commands::SAVE_KEYS.iter().any(|chord| chord.is(&press))
}

/// A press as the commands know it: on a Mac, Cmd is what Ctrl is elsewhere.
pub fn press(event: &KeyboardEvent) -> Press {
    let primary = if page::is_mac() { event.meta_key() } else { event.ctrl_key() };
    let (shift, alt, alt_graph) = (event.shift_key(), event.alt_key(), event.get_modifier_state("AltGraph"));
    let held = Held { primary, shift, alt, alt_graph };
    let mut keyboard = KEYBOARD.get();
    let press = keyboard.press(&event.key(), &event.code(), held);
    KEYBOARD.set(keyboard);
    let key = match press.key.as_str() {
        // Commands know before and after; on a page that reads from right to left, after is to the left.
        "ArrowLeft" if (press.alt || press.shift) && page::is_right_to_left() => "ArrowRight".to_owned(),
        "ArrowRight" if (press.alt || press.shift) && page::is_right_to_left() => "ArrowLeft".to_owned(),
        _ => press.key,
    };
    Press { key, ..press }
}

/// A chord as a person reads it.
pub fn written(chord: &Chord, key_names: fn(&'static str) -> &'static str) -> String {
    let mac = page::is_mac();
    let mut parts: Vec<String> = Vec::new();
    if chord.primary {
        parts.push(if mac { "⌘".to_owned() } else { "Ctrl".to_owned() });
    }
    if chord.alt {
        parts.push(if mac { "⌥".to_owned() } else { "Alt".to_owned() });
    }
    if chord.shift {
        parts.push(if mac { "⇧".to_owned() } else { key_names("Shift").to_owned() });
    }
    let name = key_names(chord.key);
    parts.push(if name.len() == 1 { name.to_ascii_uppercase() } else { name.to_owned() });
    parts.join(if mac { "" } else { "+" })
}
