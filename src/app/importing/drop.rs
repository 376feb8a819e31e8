//! Dropping files anywhere on the page, whatever is on it: a screen, a panel, a dialog.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{DragEvent, Event};

use super::Importing;
use crate::app::presence::hold;
use crate::browser::page_events::Listening;
use crate::browser::{crash, files, page};

/// Takes dropped files in, and shows that it would while they are held over the page. What else is dropped where nobody takes it
/// `js/records.js` turns away.
#[component]
pub fn DropZone() -> impl IntoView {
    let importing = expect_context::<Importing>();
    let held = RwSignal::new(false);
    // Before anybody else: a field would take the file for a text, or leave the page for it.
    let files_at = |name: &'static str, act: fn(Importing, RwSignal<bool>, &DragEvent)| {
        Listening::before_others(&page::window(), name, move |event: Event| {
            // A program that broke takes nothing in.
            let is_taken = |event: &&DragEvent| files::are_dragged(event) && !crash::has_crashed();
            if let Some(event) = event.dyn_ref::<DragEvent>().filter(is_taken) {
                act(importing, held, event);
            }
        })
    };
    let guards = vec![
        files_at("dragover", |_, held, event| {
            // Without this the browser would leave the page and show the file.
            event.prevent_default();
            // It happens all the time while they are held: nothing is drawn again for it.
            if !held.get_untracked() {
                held.set(true);
            }
        }),
        files_at("dragleave", |_, held, event| {
            // Only when it leaves the window: between elements of the page there is always another one.
            if event.related_target().is_none() {
                held.set(false);
            }
        }),
        files_at("drop", |importing, held, event| {
            event.prevent_default();
            event.stop_propagation();
            held.set(false);
            importing.open(files::dropped(event));
        }),
    ];
    hold(guards);
    view! {
        {move || held.get().then(|| view! { <div class="home-drop"><p>{importing.words().drop_here}</p></div> })}
    }
}
