//! Copy, cut and paste, through the browser's own events: they fire on a focused card in every engine and ask for no permission.
//! Menus cannot raise those events, so what was copied last is also remembered here.

use std::cell::RefCell;
use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DataTransfer};

use crate::app::importing::Importing;
use crate::app::presence::hold;
use crate::board_view::editor_context::EditorContext;
use crate::browser::page_events::Listening;
use crate::browser::{page, random};
use parcours_core::command;
use parcours_core::editor::announcement::Announcement;
use parcours_core::editor::card_commands::paste;
use parcours_core::editor::clipboard::{
    CARDS_TYPE, Loose, MANY_LINES, as_cards, as_text, from_cards, from_text, is_table, is_what_was_copied,
};
use parcours_core::editor::commands::Command;
use parcours_core::editor::focus::Focus;
use parcours_core::format::{ListKind, Problem, limits};
use parcours_core::model::{CardId, CellKey};

thread_local! {
    /// Cards copied last, in this tab, whole and as text: they can be pasted into another map.
    static COPIED: RefCell<(String, String)> = const { RefCell::new((String::new(), String::new())) };
}

/// Listens to the clipboard while the map is open.
pub fn listen(editor: EditorContext) {
    let importing = expect_context::<Importing>();
    let to = |name: &'static str, act: fn(EditorContext, Importing, &ClipboardEvent, &DataTransfer)| {
        Listening::to(&page::document(), name, move |event| {
            // What has the focus, not the event's target: with no text marked, Firefox raises the event at the body.
            let on_board = page::focused().is_some_and(|focused| {
                page::closest(&focused, "[data-board]").is_some()
                    && page::closest(&focused, "input, textarea").is_none()
            });
            if let Some(event) = event.dyn_ref::<ClipboardEvent>().filter(|_| on_board)
                && let Some(data) = event.clipboard_data()
            {
                act(editor, importing, event, &data);
            }
        })
    };
    hold([
        to("copy", |editor, _, event, data| take(editor, event, data, command!("copy"))),
        to("cut", |editor, _, event, data| take(editor, event, data, command!("cut"))),
        to("paste", put),
    ]);
}

fn take(editor: EditorContext, event: &ClipboardEvent, data: &DataTransfer, command: &'static Command) {
    let cards = editor.look(|at| at.cards());
    if cards.is_empty() {
        return;
    }
    event.prevent_default();
    editor.board().read(|map| {
        let _ = data.set_data("text/plain", &as_text(map, &cards));
        let _ = data.set_data(CARDS_TYPE, &as_cards(map, &cards));
    });
    editor.run(command);
}

fn put(editor: EditorContext, importing: Importing, event: &ClipboardEvent, data: &DataTransfer) {
    event.prevent_default();
    if let Some(cards) = data.get_data(CARDS_TYPE).ok().and_then(|text| from_cards(&text)) {
        return put_cards(editor, cards);
    }
    // Plain text and nothing else: pictures, files and markup that may be there too are not looked at.
    let text = data.get_data("text/plain").unwrap_or_default();
    // Not every clipboard takes what only we know. What comes back as the text that went out last are the cards that went with it.
    let own =
        COPIED.with_borrow(|(cards, copied)| is_what_was_copied(copied, &text).then(|| from_cards(cards)).flatten());
    if let Some(cards) = own {
        return put_cards(editor, cards);
    }
    if text.len() > limits::FILE {
        return editor.refuse(&Problem::PasteTooBig { bytes: text.len(), most: limits::FILE });
    }
    if is_table(&text) {
        let cells = text.clone();
        let as_cards = move || editor.here.only(|| put_text(editor, &cells))();
        return importing.paste(text, Some(Arc::new(as_cards)));
    }
    put_text(editor, &text);
}

fn put_text(editor: EditorContext, text: &str) {
    put_cards(editor, from_text(text).into_iter().map(Loose::from).collect());
}

/// Remembers `cards`, for pasting by a menu or into another map.
pub fn copy(editor: EditorContext, cards: &[CardId]) {
    COPIED.set(editor.board().read(|map| (as_cards(map, cards), as_text(map, cards))));
}

/// Pastes what was copied last in this tab.
pub fn paste_own(editor: EditorContext) {
    let cards = COPIED.with_borrow(|(cards, _)| from_cards(cards)).unwrap_or_default();
    put_cards(editor, cards);
}

fn put_cards(editor: EditorContext, cards: Vec<Loose>) {
    if cards.len() > limits::CARDS {
        let problem = Problem::TooMany { kind: ListKind::Cards, count: cards.len(), most: limits::CARDS };
        editor.refuse(&problem);
    } else if cards.len() > MANY_LINES {
        editor.to_paste.set_value(cards);
        editor.dialog.set(Some(parcours_core::editor::outcome::Dialog::Paste));
    } else {
        put_now(editor, cards);
    }
}

/// Puts `cards` below the card in focus, or into the cell in focus.
pub fn put_now(editor: EditorContext, cards: Vec<Loose>) {
    let place: Option<(CellKey, usize)> = editor.look(|at| {
        let cell = at.card_cell()?;
        let index = match at.focus {
            Some(Focus::Card(id)) => at.map.place(id).map_or(0, |(_, index)| index + 1),
            _ => at.map.cards_in(&cell).len(),
        };
        Some((cell, index))
    });
    match place {
        Some((cell, index)) => {
            let outcome =
                editor.look(|at| paste(at.map, &at.view_state.visibility, cards, (&cell, index), &mut random::id));
            editor.carry_out(outcome);
        }
        None => editor.say(&Announcement::NothingToPaste),
    }
}
