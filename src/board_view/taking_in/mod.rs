//! What is taken into the open map from elsewhere: each a dialog that shows what would come and ends in one edit. A part of the program that is
//! loaded when somebody asks for it.

mod bring_in;
pub(crate) mod dialog;
mod ending;
mod from_notes;
mod merge_copy;

use leptos::prelude::*;

use crate::app::part::Part;
use crate::board_view::editor_context::EditorContext;
use parcours_core::editor::outcome::TakenIn;

/// What takes things into the open map.
pub static TAKING_IN: Part<TakingInPart> = Part::new();

/// The dialogs that take things into the open map.
pub struct TakingInPart {
    /// The dialog for what comes from there.
    pub dialog: fn(EditorContext, TakenIn) -> AnyView,
}

/// The dialog for what comes from there, once it is loaded.
pub fn shown(editor: EditorContext, what: TakenIn) -> AnyView {
    TAKING_IN.shown(editor.app, || true, move |part| (part.dialog)(editor, what)).into_any()
}
