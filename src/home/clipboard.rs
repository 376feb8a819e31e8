//! What is pasted on the first screen: files open as if they were dropped, and a text of several lines is looked at as a map.

use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{ClipboardEvent, Event};

use crate::app::importing::Importing;
use crate::app::presence::hold;
use crate::browser::page_events::Listening;
use crate::browser::{crash, files, page};

/// Listens to the clipboard for as long as what is being drawn is there.
pub fn listen(importing: Importing) {
    hold(Listening::to(&page::document(), "paste", move |event: Event| {
        // A field and a dialog have a clipboard of their own.
        let is_elsewhere =
            page::focused().is_some_and(|focused| page::closest(&focused, "input, textarea, dialog").is_some());
        if is_elsewhere || crash::has_crashed() {
            return;
        }
        let data = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
        let Some(data) = data else { return };
        let held = data.files().map(|list| files::all(&list)).unwrap_or_default();
        let text = data.get_data("text/plain").unwrap_or_default();
        // Spreadsheets put a picture of the cells beside them.
        if text.trim().contains('\n') {
            event.prevent_default();
            importing.paste(text, None);
        } else if !held.is_empty() {
            event.prevent_default();
            importing.open(held);
        }
    }));
}
