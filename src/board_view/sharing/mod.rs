//! Handing the map on as a link: a part that is loaded when its dialog is opened, since it brings the dictionaries along.

pub(crate) mod link;

use leptos::prelude::*;

use crate::app::modal::Modal;
use crate::app::part::{Part, Progress};
use crate::board_view::editor_context::EditorContext;

/// What makes links.
pub static SHARING: Part<SharingPart> = Part::new();

/// What makes a link of the open map.
pub struct SharingPart {
    /// What is in the dialog; the second closes it.
    pub content: fn(EditorContext, Callback<()>) -> AnyView,
}

/// The dialog, which is there before what is in it: that may have to be loaded.
#[component]
pub fn ShareLink(editor: EditorContext, closed: Callback<()>) -> impl IntoView {
    let words = editor.app.words();
    let is_coming = move || SHARING.progress() != Progress::Loaded;
    view! {
        // Named as its command is, which stands in menus with what tells of a dialog.
        <Modal title=words.commands.copy_link.title.trim_end_matches('…') class="wide share" closed=move || closed.run(())>
            {SHARING.shown(editor.app, || true, move |part| (part.content)(editor, closed))}
            {move || {
                is_coming()
                    .then(|| {
                        view! {
                            <div class="dialog-buttons">
                                <button type="button" class="button" on:click=move |_| closed.run(())>{words.board.close}</button>
                            </div>
                        }
                    })
            }}
        </Modal>
    }
}
