//! Asks before a long text becomes many cards.

use leptos::prelude::*;

use super::{Buttons, close};
use crate::ui::clipboard::put_now;
use crate::ui::desk::Desk;
use crate::ui::modal::Modal;

/// The question.
#[component]
pub fn Paste(desk: Desk) -> impl IntoView {
    let words = desk.shell.words();
    let count = desk.to_paste.with_value(Vec::len);
    let yes = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        desk.panel.set(None);
        let cards = desk.to_paste.try_update_value(std::mem::take).unwrap_or_default();
        put_now(desk, cards);
    };
    view! {
        <Modal title=words.board.paste_many_title closed=move || close(desk)>
            <form on:submit=yes>
                <p>{(words.board.paste_many)(count)}</p>
                <Buttons desk yes=words.board.paste_yes />
            </form>
        </Modal>
    }
}
