//! Dropping files anywhere on the page.

use leptos::ev;
use leptos::prelude::*;
use leptos::web_sys::DragEvent;

use super::actions::Shelf;
use super::import;
use crate::browser::files;

/// Takes dropped files in, and shows that it would while they are held over the page.
#[component]
pub fn DropZone() -> impl IntoView {
    let shelf = expect_context::<Shelf>();
    let held = RwSignal::new(false);
    let over = window_event_listener(ev::dragover, move |event| {
        if files::are_dragged(&event) {
            // Without this the browser would leave the page and show the file.
            event.prevent_default();
            // It happens all the time while they are held: nothing is drawn again for it.
            if !held.get_untracked() {
                held.set(true);
            }
        }
    });
    let away = window_event_listener(ev::dragleave, move |event: DragEvent| {
        // Only when it leaves the window: between elements of the page there is always another one.
        if event.related_target().is_none() {
            held.set(false);
        }
    });
    let dropped = window_event_listener(ev::drop, move |event| {
        if files::are_dragged(&event) {
            event.prevent_default();
            held.set(false);
            import::open(shelf, files::dropped(&event));
        }
    });
    on_cleanup(move || {
        over.remove();
        away.remove();
        dropped.remove();
    });
    view! {
        {move || held.get().then(|| view! { <div class="home-drop"><p>{shelf.words().drop_here}</p></div> })}
    }
}
