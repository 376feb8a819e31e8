//! What has just been done, in sight until the next thing; a deletion can be taken back from here.
//!
//! Only seen: the shell's status region says the same, and a listener should not hear it twice.

use leptos::prelude::*;

use super::actions::{Done, Shelf};

/// What has just been done.
#[component]
pub fn Notice() -> impl IntoView {
    let shelf = expect_context::<Shelf>();
    let words = shelf.words();
    let shown = move |done: Done| {
        view! {
            <div class="home-notice">
                <span aria-hidden="true"><bdi>{done.said}</bdi></span>
                {done.place.map(|_| view! {
                    <button type="button" data-command="undo-delete" on:click=move |_| shelf.take_back()>
                        {words.undo}
                    </button>
                })}
                <button type="button" class="home-notice-close" aria-label=words.close title=words.close
                    on:click=move |_| shelf.done.set(None)>
                    <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M4 4l8 8M12 4l-8 8"/></svg>
                </button>
            </div>
        }
    };
    view! { {move || shelf.done.get().map(shown)} }
}
