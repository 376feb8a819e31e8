//! A dialog that keeps everything else out of reach while it is open.

use leptos::html;
use leptos::prelude::*;

use crate::presence::Presence;

/// A dialog of the browser's own, named by its heading; Escape closes it. `closed` is called once it is closed, however that was.
#[component]
pub fn Modal(
    /// What it is called.
    #[prop(into)]
    title: String,
    /// A class for the style sheet.
    #[prop(optional)]
    class: &'static str,
    /// Called once it is closed.
    closed: impl Fn() + Clone + 'static,
    children: Children,
) -> impl IntoView {
    let (here, dialog) = (Presence::here(), NodeRef::<html::Dialog>::new());
    // A dialog says that it was closed a while after it was, and may be gone by then.
    let closed = move || here.only(&closed)();
    Effect::new(move |_| {
        if let Some(dialog) = dialog.get()
            && !dialog.open()
        {
            // Refused only for a dialog that is not in the page.
            let _ = dialog.show_modal();
        }
    });
    view! {
        <dialog class=format!("dialog {class}") node_ref=dialog aria-labelledby="dialog-title" on:close=move |_| closed()>
            <h2 id="dialog-title">{title}</h2>
            {children()}
        </dialog>
    }
}
