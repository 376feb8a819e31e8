//! Which dialog takes in what, and how each of them ends: in one edit of the open map, and what is said of it.

use leptos::prelude::*;

use super::bring_in::BringIn;
use super::from_notes::FromNotes;
use super::merge_copy::MergeCopy;
use crate::board_view::editor_context::EditorContext;
use parcours_core::editor::outcome::TakenIn;

/// The dialog for what comes from there.
pub fn of(editor: EditorContext, what: TakenIn) -> AnyView {
    match what {
        TakenIn::Notes => view! { <FromNotes editor /> }.into_any(),
        TakenIn::Copy => view! { <MergeCopy editor /> }.into_any(),
        TakenIn::OtherMap => view! { <BringIn editor /> }.into_any(),
    }
}
