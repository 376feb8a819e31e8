//! Asks before a long text becomes many cards.

use leptos::prelude::*;

use super::{Buttons, close};
use crate::app::modal::Modal;
use crate::board_view::editing::clipboard::put_now;
use crate::board_view::editor_context::EditorContext;

/// The question.
#[component]
pub fn Paste(editor: EditorContext) -> impl IntoView {
    let words = editor.app.words();
    let count = editor.to_paste.with_value(Vec::len);
    let yes = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        editor.dialog.set(None);
        let cards = editor.to_paste.try_update_value(std::mem::take).unwrap_or_default();
        put_now(editor, cards);
    };
    view! {
        <Modal title=words.board.paste_many_title closed=move || close(editor)>
            <form on:submit=yes>
                <p>{(words.board.paste_many)(count)}</p>
                <Buttons editor yes=words.board.paste_yes />
            </form>
        </Modal>
    }
}
