//! The one question this screen asks: whether to delete for good.

use leptos::prelude::*;

use super::actions::{Doomed, MapList};
use crate::app::modal::Modal;
use crate::browser::element::close_dialog_around;

/// Asks before a map is deleted for good.
#[component]
pub fn AskDeleteForGood() -> impl IntoView {
    let map_list = expect_context::<MapList>();
    let words = map_list.words();
    let ask = move |doomed: Doomed| {
        let (title, about) = match &doomed {
            Doomed::Binned(binned) => (&binned.summary.title, words.cannot_undo),
            Doomed::Map(summary) => (&summary.title, words.bin_full),
        };
        let question = (words.ask_delete_for_good)(&map_list.name(title));
        view! {
            <Modal title=question closed=move || map_list.doomed.set(None)>
                <p>{about}</p>
                <div class="dialog-buttons">
                    <button type="button" class="button" autofocus on:click=|event| close_dialog_around(&event)>
                        {words.keep_map}
                    </button>
                    <button
                        type="button"
                        class="button danger"
                        data-command="delete-for-good"
                        on:click=move |event| {
                            close_dialog_around(&event);
                            let doomed = doomed.clone();
                            map_list.with_commands(move |commands| (commands.delete_for_good)(map_list, &doomed));
                        }
                    >
                        {words.delete_for_good}
                    </button>
                </div>
            </Modal>
        }
    };
    view! { {move || map_list.doomed.get().map(ask)} }
}
