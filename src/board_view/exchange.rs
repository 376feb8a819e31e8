//! How the open map goes out and how things come into it, as files, links and texts: a part that is loaded when one of its dialogs is opened,
//! since few maps are handed on each time they are opened.

use std::future::Future;
use std::pin::Pin;

use leptos::prelude::*;

use crate::app::modal::Modal;
use crate::app::part::{Part, Progress};
use crate::board_view::editor_context::EditorContext;
use parcours_core::editor::outcome::TakenIn;
use parcours_core::model::CardId;

/// What hands the map on and takes things into it.
pub static EXCHANGE: Part<ExchangePart> = Part::new();

/// A table that is being made: as text and as HTML, or nothing.
pub type MadeTable = Pin<Box<dyn Future<Output = Option<[String; 2]>>>>;

/// What is in a dialog; the second closes it.
pub type Content = fn(EditorContext, Callback<()>) -> AnyView;

/// What hands the map on and takes things into it.
pub struct ExchangePart {
    /// What is in the dialog for files of other tools.
    pub files: Content,
    /// What is in the dialog with a table to be copied by hand.
    pub table_by_hand: Content,
    /// The map, or these cards, as a table for the clipboard.
    pub table: fn(EditorContext, Option<Vec<CardId>>) -> MadeTable,
    /// Says that the table is in the clipboard.
    pub table_copied: fn(EditorContext, Option<Vec<CardId>>),
    /// Saves the action plan as a file for spreadsheets.
    pub plan: fn(EditorContext),
    /// Saves the page that is a file of its own as another one.
    pub save_page: fn(EditorContext),
    /// What is in the dialog for a link that holds the map.
    pub link: Content,
    /// The dialog for what comes from there.
    pub taking_in: fn(EditorContext, TakenIn) -> AnyView,
}

/// A dialog that is there before what is in it, which may have to be loaded.
#[component]
pub fn ExchangeDialog(
    editor: EditorContext,
    title: &'static str,
    #[prop(default = "wide")] class: &'static str,
    /// What is in it, of the part.
    content: fn(&ExchangePart) -> Content,
    closed: Callback<()>,
) -> impl IntoView {
    let words = editor.app.words();
    let is_coming = move || matches!(EXCHANGE.progress(), Progress::NotAsked | Progress::Loading);
    let close = move || view! { <button type="button" class="button" on:click=move |_| closed.run(())>{words.board.close}</button> };
    view! {
        <Modal title class closed=move || closed.run(())>
            {move || is_coming().then(|| view! { <p role="status" data-part-coming>{words.updates.part_on_its_way}</p> })}
            {EXCHANGE.shown(editor.app, || true, move |part| content(part)(editor, closed))}
            {move || (EXCHANGE.progress() != Progress::Loaded).then(|| view! { <div class="dialog-buttons">{close()}</div> })}
        </Modal>
    }
}
