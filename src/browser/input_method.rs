//! Input methods: while one composes a text (Japanese, Chinese, Korean, and every accent that is put together), the keys are its own.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{EventTarget, KeyboardEvent};

use super::page;
use super::page_events::Listening;
use crate::editor::keys::is_of_input_method;

/// Keeps every press that belongs to an input method from every listener of ours, whatever has the focus, for as long as the guards
/// are held. Whoever listens after them need not ask; so this comes before everything else that listens to the window.
pub fn watch() -> Vec<Listening> {
    let window = page::window();
    // The field that a text is composed in. One that is taken off the page says no more of it, so what counts is whether the press is in it.
    let field: Rc<RefCell<Option<EventTarget>>> = Rc::default();
    let listen =
        |event, field: &Rc<RefCell<Option<EventTarget>>>, act: fn(&mut Option<EventTarget>, web_sys::Event)| {
            let field = field.clone();
            Listening::before_others(&window, event, move |event| act(&mut field.borrow_mut(), event))
        };
    vec![
        listen("compositionstart", &field, |field, event| *field = event.target()),
        listen("compositionend", &field, |field, _| *field = None),
        // Nobody composes in a field that was left, should the browser not have said so.
        listen("focusout", &field, |field, event| {
            if *field == event.target() {
                *field = None;
            }
        }),
        listen("keydown", &field, |field, event| {
            let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
            let is_open = field.is_some() && *field == event.target();
            if is_of_input_method(key.is_composing(), key.key_code(), is_open) {
                // Not prevented: the input method and its field go on with it.
                event.stop_immediate_propagation();
            }
        }),
        // Escape that turns a proposal down does not close the dialog around its field.
        listen("cancel", &field, |field, event| {
            if field
                .as_ref()
                .and_then(|field| field.dyn_ref::<web_sys::Node>())
                .is_some_and(web_sys::Node::is_connected)
            {
                event.prevent_default();
            }
        }),
    ]
}
