//! Things in the page, found by what they are.

use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlDialogElement, HtmlElement};

/// Moves the focus to the first thing that `selector` finds, once what changed stands in the page.
pub fn focus_soon(selector: String) {
    let Some(window) = web_sys::window() else { return };
    let call = Closure::once_into_js(move || {
        let document = web_sys::window().and_then(|window| window.document());
        let found = document.and_then(|document| document.query_selector(&selector).ok().flatten());
        if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            // Refused only for what cannot have focus, where it then stays.
            let _ = element.focus();
        }
    });
    let _ = window.request_animation_frame(call.unchecked_ref());
}

/// Closes the dialog in which `event` happened; the browser gives the focus back to what opened it.
pub fn close_dialog_around(event: &Event) {
    let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let dialog = element.and_then(|element| element.closest("dialog").ok().flatten());
    if let Some(dialog) = dialog.and_then(|dialog| dialog.dyn_into::<HtmlDialogElement>().ok()) {
        dialog.close();
    }
}
