//! What has just been done, in sight until the next thing; a deletion can be taken back from here.
//!
//! Only seen: the shell's status region says the same, and a listener should not hear it twice.

use leptos::prelude::*;

use super::actions::{Done, MapList};

/// What has just been done.
#[component]
pub fn Notice() -> impl IntoView {
    let map_list = expect_context::<MapList>();
    let words = map_list.words();
    let shown = move |done: Done| {
        view! {
            <div class="home-notice">
                <span aria-hidden="true"><bdi>{done.said}</bdi></span>
                {done.place.map(|_| view! {
                    <button type="button" data-command="undo-delete" on:click=move |_| map_list.with_commands(move |commands| (commands.take_back)(map_list))>
                        {words.undo}
                    </button>
                })}
                <button type="button" class="home-notice-close" aria-label=words.close title=words.close
                    on:click=move |_| map_list.done.set(None)>
                    <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M4 4l8 8M12 4l-8 8"/></svg>
                </button>
            </div>
        }
    };
    view! { {move || map_list.done.get().map(shown)} }
}
