//! The whole page: the screen the address names, and the two regions that speak.

use leptos::prelude::*;

use super::home::Home;
use super::importing::{DropZone, ImportDialog, Importing};
use super::map_screen::MapScreen;
use super::presence::hold;
use super::shell::{Route, Shell};
use super::{fields, fitting, keeping, keyboard, unsaved};
use crate::browser::clock::Later;
use crate::browser::input_method;
use crate::browser::page;
use crate::browser::page_events::Listening;
use crate::browser::worker;
use crate::presence::Presence;

/// The page.
#[component]
pub fn App() -> impl IntoView {
    let shell = Shell::start();
    provide_context(shell);
    provide_context(Importing::new(shell));
    fitting::listen(shell);

    let follow_address = Listening::to(&page::window(), "hashchange", move |_| {
        let route = Route::parse(&page::hash());
        if shell.route.get_untracked() != route {
            // Back leads away from a text that is being written, and nothing tells its field.
            keeping::keep_all();
            shell.route.set(route);
        }
    });
    // What waits in memory, because it could not be saved, must not go with an update either.
    let before_update = worker::before_update(move || {
        unsaved::try_again();
        !unsaved::any()
    });
    // In this order: what belongs to an input method is heard by nobody after it.
    let keys = (keyboard::never_save_page(), input_method::watch(), fields::watch());
    hold((follow_address, before_update, keys));
    // A view of the map is no other screen.
    let screen = Memo::new(move |_| match shell.route.get() {
        Route::Home => None,
        Route::Map(id, _) => Some((id, shell.opening.get().0)),
    });

    view! {
        {move || {
            match screen.get() {
                // A change of language draws everything anew, so that no text needs to be reactive.
                None => (move || {
                    shell.watch_language();
                    shell.ready(Presence::here());
                    view! { <Home /> }
                }).into_any(),
                Some((id, _)) => view! { <MapScreen id /> }.into_any(),
            }
        }}
        <DropZone />
        <ImportDialog />
        <Speaker />
    }
}

/// What is said to assistive technology: both regions are there from the start, or the first message would be missed.
#[component]
fn Speaker() -> impl IntoView {
    let shell = expect_context::<Shell>();
    /// Long enough for the empty region to be noticed, in milliseconds.
    const PAUSE: f64 = 20.0;
    let spoken = RwSignal::new(String::new());
    let (here, next) = (Presence::here(), StoredValue::new_local(None::<Later>));
    Effect::new(move |_| {
        let text = shell.status.get();
        // The same text twice is only heard if the region was empty in between.
        spoken.set(String::new());
        // What was to be said before is called off: the latest words count.
        next.set_value(None);
        if !text.is_empty() {
            next.set_value(Some(here.after(PAUSE, move || spoken.set(text))));
        }
    });
    view! {
        <div class="unseen" role="status" aria-live="polite" aria-atomic="true" data-status>
            {move || spoken.get()}
        </div>
    }
}
