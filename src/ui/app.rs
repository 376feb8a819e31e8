//! The whole page: the screen the address names, and the two regions that speak.

use leptos::prelude::*;

use super::home::Home;
use super::importing::{DropZone, ImportDialog, Importing};
use super::map_screen::MapScreen;
use super::shell::{Route, Shell};
use super::{fields, fitting, keeping, keyboard, unsaved};
use crate::browser::crash;
use crate::browser::input_method;
use crate::browser::page;
use crate::browser::page_events::Listening;
use crate::browser::worker;

/// The page.
#[component]
pub fn App() -> impl IntoView {
    let shell = Shell::start();
    provide_context(shell);
    provide_context(Importing::new(shell));
    fitting::listen(shell);

    let follow_address = Listening::to(&page::window(), "hashchange", move |_| {
        crash::rehearse("debug/panic");
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
    let guard = StoredValue::new_local(Some((follow_address, before_update, keys)));
    on_cleanup(move || drop(guard.try_update_value(Option::take)));
    // A view of the map is no other screen.
    let screen = Memo::new(move |_| match shell.route.get() {
        Route::Home => None,
        Route::Map(id, _) => Some((id, shell.opening.get().0)),
    });

    view! {
        {move || {
            crash::rehearse("debug/panic/effect");
            match screen.get() {
                // A change of language draws everything anew, so that no text needs to be reactive.
                None => (move || {
                    shell.watch_language();
                    shell.ready();
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
    let spoken = RwSignal::new(String::new());
    Effect::new(move |_| {
        let text = shell.status.get();
        // The same text twice is only heard if the region was empty in between.
        spoken.set(String::new());
        if !text.is_empty() {
            set_timeout(
                move || {
                    if shell.status.with_untracked(|latest| *latest == text) {
                        spoken.set(text);
                    }
                },
                std::time::Duration::from_millis(20),
            );
        }
    });
    view! {
        <div class="unseen" role="status" aria-live="polite" aria-atomic="true" data-status>
            {move || spoken.get()}
        </div>
    }
}
