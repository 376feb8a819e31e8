//! How the open map goes out and how things come into it, as files, links and texts: a part that is loaded when one of its dialogs is opened,
//! since few maps are handed on each time they are opened.

use leptos::prelude::*;

use crate::app::modal::Modal;
use crate::app::part::{Part, Progress};
use crate::board_view::editor_context::EditorContext;
use parcours_core::editor::outcome::TakenIn;

/// What hands the map on and takes things into it.
pub static EXCHANGE: Part<ExchangePart> = Part::new();

/// What hands the map on and takes things into it.
pub struct ExchangePart {
    /// What is in the dialog for files of other tools; the second closes it.
    pub files: fn(EditorContext, Callback<()>) -> AnyView,
    /// What is in the dialog for a link that holds the map; the second closes it.
    pub link: fn(EditorContext, Callback<()>) -> AnyView,
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
    content: fn(&ExchangePart) -> fn(EditorContext, Callback<()>) -> AnyView,
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
