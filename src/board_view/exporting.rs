//! Handing the map on as a file.

use leptos::prelude::*;

use crate::board_view::editor_context::EditorContext;
use crate::board_view::exchange::EXCHANGE;
use crate::board_view::keeping;
use crate::browser::{copying, files, page};
use parcours_core::editor::announcement::Announcement;
use parcours_core::editor::outcome::Dialog;
use parcours_core::format;
use parcours_core::model::CardId;
use parcours_core::store::envelope::file_inside;
use parcours_core::store::session::Event;

/// Saves the map as a file, in the canonical form; a page that is a file of its own, as another such file.
pub fn json(editor: EditorContext) {
    editor.keep_writing();
    keeping::write_now();
    if page::is_alone() {
        return EXCHANGE.with(editor.app, move |part| (part.save_page)(editor));
    }
    // What a later page wrote leaves as it stands: written by this one it would be neither theirs nor ours.
    let id = editor.id.get_value();
    let as_it_stands = || file_inside(&editor.app.library().raw(&id)?);
    let text = keeping::hand_out().or_else(as_it_stands);
    let Some(text) = text else { return };
    let title = editor.board().read(|map| map.title.clone());
    if hand_out(editor, format::file_name(&title), "application/json", &text) {
        keeping::tell_open(Event::SavedToFile);
    }
}

/// Saves the action plan as a file for spreadsheets, as the worker of tables writes it.
pub fn plan(editor: EditorContext) {
    EXCHANGE.with(editor.app, move |part| (part.plan)(editor));
}

/// Puts the selected cards, or the map where none is selected, into the clipboard as a table. Where the browser does not take it, the table is
/// offered to be copied by hand.
pub fn table(editor: EditorContext) {
    if EXCHANGE.get().is_none() {
        editor.app.say(editor.app.words().updates.part_on_its_way.to_owned());
    }
    let cards = chosen_cards(editor);
    let chosen = cards.clone();
    let made = async move { (EXCHANGE.load().await.ok()?.table)(editor, chosen).await };
    let copied = copying::copy_table(made);
    editor.here.spawn(async move {
        match (copied.await, EXCHANGE.get()) {
            (true, Some(part)) => (part.table_copied)(editor, cards),
            _ => editor.dialog.set(Some(Dialog::Table)),
        }
    });
}

/// The cards that a table holds: those that are selected, where that is more than the one a person stands at; else all of the map.
pub fn chosen_cards(editor: EditorContext) -> Option<Vec<CardId>> {
    editor
        .selection
        .with_untracked(|selection| (selection.len() > 1).then(|| selection.cards().iter().cloned().collect()))
}

/// Gives `text` to the person as a file called `name`, and says so; whether the browser took it.
pub fn hand_out(editor: EditorContext, name: String, kind: &str, text: &str) -> bool {
    let taken = files::download(&name, kind, text).is_some();
    told(editor, name, taken)
}

/// The same for bytes.
pub fn hand_out_bytes(editor: EditorContext, name: String, kind: &str, bytes: &[u8]) -> bool {
    let taken = files::download_bytes(&name, kind, bytes).is_some();
    told(editor, name, taken)
}

/// Says whether the browser took the file called `name`.
fn told(editor: EditorContext, name: String, taken: bool) -> bool {
    if taken {
        editor.say(&Announcement::Exported(name));
    } else {
        editor.app.say(editor.app.words().board.file_refused.to_owned());
    }
    taken
}
