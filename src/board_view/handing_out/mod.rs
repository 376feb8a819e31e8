//! Handing the map on as a file of another tool, as a page of its own or as a table in the clipboard: a part that is loaded when its dialog is
//! opened. What makes the files is loaded after that, by the worker that is asked.

mod choices;
pub mod dialog;
pub mod plan;
mod preview;
pub mod table;
pub mod whole_page;
mod work;

use leptos::prelude::*;
use parcours_core::model::CardId;

use crate::app::modal::Modal;
use crate::app::part::{Part, Progress};
use crate::board_view::editor_context::EditorContext;

/// What hands the map on.
pub static HANDING_OUT: Part<HandingOutPart> = Part::new();

/// What is in a dialog; the second closes it.
pub type Content = fn(EditorContext, Callback<()>) -> AnyView;

/// What hands the map on.
pub struct HandingOutPart {
    /// What is in the dialog with the formats.
    pub content: Content,
    /// What is in the dialog with a table to be copied by hand.
    pub table_content: Content,
    /// The map, or these cards, as a table for the clipboard.
    pub table: fn(EditorContext, Option<Vec<CardId>>) -> table::Made,
    /// Says that the table is in the clipboard.
    pub table_copied: fn(EditorContext, Option<Vec<CardId>>),
    /// Saves the action plan as a file for spreadsheets.
    pub plan: fn(EditorContext),
    /// Saves the page that is a file of its own as another one.
    pub save_page: fn(EditorContext),
}

/// A dialog, which is there before what is in it: that may have to be loaded.
#[component]
pub fn HandOut(
    editor: EditorContext,
    /// What it is called.
    title: &'static str,
    /// What is in it.
    content: fn(&HandingOutPart) -> Content,
    closed: Callback<()>,
) -> impl IntoView {
    let words = editor.app.words();
    let is_coming = move || matches!(HANDING_OUT.progress(), Progress::NotAsked | Progress::Loading);
    let close = move || view! { <button type="button" class="button" on:click=move |_| closed.run(())>{words.board.close}</button> };
    view! {
        <Modal title class="wide" closed=move || closed.run(())>
            {move || is_coming().then(|| view! { <p role="status" data-part-coming>{words.updates.part_on_its_way}</p> })}
            {HANDING_OUT.shown(editor.app, || true, move |part| content(part)(editor, closed))}
            {move || (HANDING_OUT.progress() != Progress::Loaded)
                .then(|| view! { <div class="dialog-buttons">{close()}</div> })}
        </Modal>
    }
}
