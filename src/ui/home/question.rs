//! The one question this screen asks: whether to delete for good.

use leptos::prelude::*;

use super::actions::{Doomed, Shelf};
use crate::browser::element::close_dialog_around;
use crate::ui::modal::Modal;

/// Asks before a map is deleted for good.
#[component]
pub fn AskDeleteForGood() -> impl IntoView {
    let shelf = expect_context::<Shelf>();
    let words = shelf.words();
    let ask = move |doomed: Doomed| {
        let (title, about) = match &doomed {
            Doomed::Binned(binned) => (&binned.summary.title, words.cannot_undo),
            Doomed::Map(summary) => (&summary.title, words.bin_full),
        };
        let question = (words.ask_delete_for_good)(&shelf.name(title));
        view! {
            <Modal title=question closed=move || shelf.doomed.set(None)>
                <p>{about}</p>
                <div class="dialog-buttons">
                    <button type="button" class="button" autofocus on:click=|event| close_dialog_around(&event)>
                        {words.cancel}
                    </button>
                    <button
                        type="button"
                        class="button danger"
                        data-command="delete-for-good"
                        on:click=move |event| {
                            close_dialog_around(&event);
                            shelf.delete_for_good(&doomed);
                        }
                    >
                        {words.delete_for_good}
                    </button>
                </div>
            </Modal>
        }
    };
    view! { {move || shelf.doomed.get().map(ask)} }
}
