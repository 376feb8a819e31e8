//! What the file will look like: a picture that the page made itself, shown by the address of its bytes.

use leptos::prelude::*;
use parcours_core::words::handing_out::HandingOutWords;

use super::work::Work;
use crate::browser::exchange::Worker;

/// The picture, where there is one.
#[component]
pub fn Preview(words: &'static HandingOutWords, work: Work) -> impl IntoView {
    let is_poster = Memo::new(move |_| work.choices.with(|choices| choices.worker() == Some(Worker::Poster)));
    move || {
        is_poster.get().then(|| {
            let address = work.preview.get();
            match address.is_empty() {
                // Only once it is known that there is none.
                true => work.told.with(Option::is_some).then(|| view! { <p>{words.no_preview}</p> }.into_any()),
                false => Some(
                    view! { <img class="hand-out-preview" src=address alt=words.preview data-preview /> }.into_any(),
                ),
            }
        })
    }
}
