//! Handing the map on as a file.

use leptos::prelude::*;

use crate::board_view::editor_context::EditorContext;
use crate::board_view::keeping;
use crate::browser::files;
use parcours_core::editor::announcement::Announcement;
use parcours_core::format;
use parcours_core::store::envelope::file_inside;
use parcours_core::store::session::Event;

/// Saves the map as a file, in the canonical form.
pub fn json(editor: EditorContext) {
    editor.keep_writing();
    keeping::write_now();
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

/// Saves the action plan as a file for spreadsheets.
pub fn plan(editor: EditorContext) {
    editor.with_more(|more, editor| {
        let Some(text) = editor.look(more.plan_file) else { return editor.say(&Announcement::NothingPlanned) };
        let plan = editor.app.words().priorities().plan;
        let name = editor.board().read(|map| format!("{} - {plan}.csv", format::name::stem(&map.title)));
        hand_out(editor, name, "text/csv", &text);
    });
}

/// Gives `text` to the person as a file called `name`, and says so; whether the browser took it.
fn hand_out(editor: EditorContext, name: String, kind: &str, text: &str) -> bool {
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
