//! What is taken into the open map from elsewhere: each a dialog that shows what would come and ends in one edit.

mod bring_in;
pub(crate) mod dialog;
mod ending;
mod from_notes;
mod merge_copy;

use leptos::prelude::*;

use crate::app::importing::Importing;
use crate::app::importing::incoming::Incoming;
use crate::board_view::editor_context::EditorContext;
use parcours_core::command;

/// Opens the dialog for a copy of this map that was opened or dropped, for as long as what is being drawn is there.
pub fn follow(editor: EditorContext) {
    let importing = expect_context::<Importing>();
    Effect::new(move |_| {
        let id = importing.to_merge.with(|copies| copies.first().and_then(Incoming::id));
        if id.is_some_and(|id| editor.id.with_value(|own| *own == id)) {
            untrack(|| editor.run(command!("merge-copy")));
        }
    });
}
