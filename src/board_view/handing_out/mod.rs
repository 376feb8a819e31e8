//! Handing the map on as a file of another tool: a part that is loaded when its dialog is opened. What makes the files is loaded after that, by
//! the worker that is asked.

mod choices;
pub mod dialog;
mod preview;
mod work;

use leptos::prelude::*;

use crate::app::modal::Modal;
use crate::app::part::{Part, Progress};
use crate::board_view::editor_context::EditorContext;

/// What hands the map on.
pub static HANDING_OUT: Part<HandingOutPart> = Part::new();

/// What hands the map on as a file of another tool.
pub struct HandingOutPart {
    /// What is in the dialog; the second closes it.
    pub content: fn(EditorContext, Callback<()>) -> AnyView,
}

/// The dialog, which is there before what is in it: that may have to be loaded.
#[component]
pub fn HandOut(editor: EditorContext, closed: Callback<()>) -> impl IntoView {
    let words = editor.app.words();
    let is_coming = move || matches!(HANDING_OUT.progress(), Progress::NotAsked | Progress::Loading);
    let close = move || view! { <button type="button" class="button" on:click=move |_| closed.run(())>{words.board.close}</button> };
    view! {
        <Modal title=words.commands.export_as.title class="wide" closed=move || closed.run(())>
            {move || is_coming().then(|| view! { <p role="status" data-part-coming>{words.updates.part_on_its_way}</p> })}
            {HANDING_OUT.shown(editor.app, || true, move |part| (part.content)(editor, closed))}
            {move || (HANDING_OUT.progress() != Progress::Loaded)
                .then(|| view! { <div class="dialog-buttons">{close()}</div> })}
        </Modal>
    }
}
