//! How a dialog that takes something in ends: in one edit of the open map, and what is said of it.

use leptos::prelude::*;

use crate::board_view::dialogs::close;
use crate::board_view::editor_context::EditorContext;
use parcours_core::editor::focus::Focus;
use parcours_core::editor::outcome::Outcome;
use parcours_core::model::{Edit, Label};

/// Makes `edit`, closes the dialog, goes to `focus` and says `said`. Where the edit is refused the dialog stays open, and what refuses it has
/// said why; where it changes nothing, nothing is said of it.
pub(super) fn take(editor: EditorContext, edit: Edit, label: Label, focus: Option<Focus>, said: String) {
    make(editor, edit, label, move || end(editor, focus, said));
}

/// The same without a place to go to, and with something to be done once the edit is made.
pub(super) fn take_and(
    editor: EditorContext,
    edit: Edit,
    label: Label,
    said: String,
    once_made: impl FnOnce() + 'static,
) {
    make(editor, edit, label, move || {
        once_made();
        end(editor, None, said);
    });
}

fn make(editor: EditorContext, edit: Edit, label: Label, once_made: impl FnOnce() + 'static) {
    editor.with_editing(move |editing, editor| {
        let before = editor.board().revision();
        if (editing.carry_out)(editor, Outcome::edit(edit, label)) && editor.board().revision() != before {
            once_made();
        }
    });
}

fn end(editor: EditorContext, focus: Option<Focus>, said: String) {
    match focus {
        Some(focus) => {
            editor.dialog.set(None);
            editor.go_to(focus);
        }
        None => close(editor),
    }
    editor.app.say_done(said);
}
