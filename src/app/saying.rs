//! What the page says of what was done where that shows nowhere else: that it was done, or why it was not.

use leptos::prelude::*;

use crate::app::app_context::AppContext;
use crate::browser::clock::Later;
use crate::presence::Presence;

/// What is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saying {
    /// What was done, for as long as it takes to read.
    Done(String),
    /// Why something was not done, until the next press.
    Refused(String),
}

/// The line, at the foot of the window. It is said to assistive technology in the status region.
#[component]
pub fn SayingLine() -> impl IntoView {
    /// How long it is shown that something was done, in milliseconds.
    const SHOWN: f64 = 8_000.0;
    let saying = expect_context::<AppContext>().saying;
    let here = Presence::here();
    let timer = StoredValue::new_local(None::<Later>);
    Effect::new(move |_| {
        let is_done = saying.with(|saying| matches!(saying, Some(Saying::Done(_))));
        timer.set_value(is_done.then(|| here.after(SHOWN, move || saying.set(None))));
    });
    move || {
        saying.get().map(|saying| {
            let (is_done, text) = match saying {
                Saying::Done(text) => (true, text),
                Saying::Refused(text) => (false, text),
            };
            view! {
                <p class="saying" class:refusal=!is_done data-done=is_done.then_some("") aria-hidden="true">
                    <bdi>{text}</bdi>
                </p>
            }
        })
    }
}
