//! Copy, cut and paste, through the browser's own events: they fire on a focused card in every engine and ask for no permission.
//! Menus cannot raise those events, so what was copied last is also remembered here.

use std::cell::RefCell;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DataTransfer};

use super::desk::Desk;
use super::presence::hold;
use crate::browser::page_events::Listening;
use crate::browser::{page, random};
use crate::editor::card_commands::paste;
use crate::editor::clipboard::{CARDS_TYPE, MANY_LINES, as_cards, as_text, from_cards, from_text, is_what_was_copied};
use crate::editor::said::Said;
use crate::editor::stop::Stop;
use crate::format::{ListKind, Problem, limits};
use crate::model::{Card, CardId, CellKey};

thread_local! {
    /// Cards copied last, in this tab, whole and as text: they can be pasted into another map.
    static COPIED: RefCell<(String, String)> = const { RefCell::new((String::new(), String::new())) };
}

/// Listens to the clipboard while the map is open.
pub fn listen(desk: Desk) {
    let to = |name: &'static str, act: fn(Desk, &ClipboardEvent, &DataTransfer)| {
        Listening::to(&page::document(), name, move |event| {
            // What has the focus, not the event's target: with no text marked, Firefox raises the event at the body.
            let on_board = page::focused().is_some_and(|focused| {
                page::closest(&focused, "[data-board]").is_some()
                    && page::closest(&focused, "input, textarea").is_none()
            });
            if let Some(event) = event.dyn_ref::<ClipboardEvent>().filter(|_| on_board)
                && let Some(data) = event.clipboard_data()
            {
                act(desk, event, &data);
            }
        })
    };
    hold([
        to("copy", |desk, event, data| take(desk, event, data, "copy")),
        to("cut", |desk, event, data| take(desk, event, data, "cut")),
        to("paste", put),
    ]);
}

fn take(desk: Desk, event: &ClipboardEvent, data: &DataTransfer, command: &str) {
    let cards = desk.look(|at| at.cards());
    if cards.is_empty() {
        return;
    }
    event.prevent_default();
    desk.board().read(|map| {
        let _ = data.set_data("text/plain", &as_text(map, &cards));
        let _ = data.set_data(CARDS_TYPE, &as_cards(map, &cards));
    });
    desk.run(command);
}

fn put(desk: Desk, event: &ClipboardEvent, data: &DataTransfer) {
    event.prevent_default();
    if let Some(cards) = data.get_data(CARDS_TYPE).ok().and_then(|text| from_cards(&text)) {
        return put_cards(desk, cards);
    }
    // Plain text and nothing else: pictures, files and markup that may be there too are not looked at.
    let text = data.get_data("text/plain").unwrap_or_default();
    // Not every clipboard takes what only we know. What comes back as the text that went out last are the cards that went with it.
    let own =
        COPIED.with_borrow(|(cards, copied)| is_what_was_copied(copied, &text).then(|| from_cards(cards)).flatten());
    if let Some(cards) = own {
        return put_cards(desk, cards);
    }
    if text.len() > limits::FILE {
        return desk.refuse(&Problem::PasteTooBig { bytes: text.len(), most: limits::FILE });
    }
    put_cards(desk, from_text(&text));
}

/// Remembers `cards`, for pasting by a menu or into another map.
pub fn copy(desk: Desk, cards: &[CardId]) {
    COPIED.set(desk.board().read(|map| (as_cards(map, cards), as_text(map, cards))));
}

/// Pastes what was copied last in this tab.
pub fn paste_own(desk: Desk) {
    let cards = COPIED.with_borrow(|(cards, _)| from_cards(cards)).unwrap_or_default();
    put_cards(desk, cards);
}

fn put_cards(desk: Desk, cards: Vec<Card>) {
    if cards.len() > limits::CARDS {
        let problem = Problem::TooMany { kind: ListKind::Cards, count: cards.len(), most: limits::CARDS };
        desk.refuse(&problem);
    } else if cards.len() > MANY_LINES {
        desk.to_paste.set_value(cards);
        desk.panel.set(Some(crate::editor::outcome::Panel::Paste));
    } else {
        put_now(desk, cards);
    }
}

/// Puts `cards` below the card in focus, or into the cell in focus.
pub fn put_now(desk: Desk, cards: Vec<Card>) {
    let place: Option<(CellKey, usize)> = desk.look(|at| {
        let cell = at.card_cell()?;
        let index = match at.stop {
            Some(Stop::Card(id)) => at.map.place(id).map_or(0, |(_, index)| index + 1),
            _ => at.map.cards_in(&cell).len(),
        };
        Some((cell, index))
    });
    match place {
        Some((cell, index)) => {
            let outcome = desk.board().read(|map| paste(map, cards, &cell, index, &mut random::id));
            desk.carry_out(outcome);
        }
        None => desk.say(&Said::NothingToPaste),
    }
}
