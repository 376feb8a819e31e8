//! Input methods: while one composes a text (Japanese, Chinese, Korean, and every accent that is put together), the keys are its own.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{EventTarget, KeyboardEvent};

use super::page;
use super::page_events::Listening;
use parcours_core::editor::keys::is_of_input_method;

thread_local! {
    /// Whether a text was composed in this window, or may be: the person's languages are written so.
    static USED: Cell<Option<bool>> = const { Cell::new(None) };
    /// Whether the last press was of a dead key.
    static AFTER_DEAD_KEY: Cell<bool> = const { Cell::new(false) };
}

/// Whether whoever sits here writes with an input method, as far as this window knows. Accents made with a dead key count for none.
pub fn is_used() -> bool {
    USED.get().unwrap_or_else(|| {
        let languages = page::window().navigator().languages();
        let first = languages.get(0).as_string().unwrap_or_default();
        let used = ["ja", "ko", "zh"].iter().any(|language| first.starts_with(language));
        USED.set(Some(used));
        used
    })
}

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
        listen("compositionstart", &field, |field, event| {
            *field = event.target();
            if !AFTER_DEAD_KEY.get() {
                USED.set(Some(true));
            }
        }),
        listen("compositionend", &field, |field, _| *field = None),
        // Nobody composes in a field that was left, should the browser not have said so.
        listen("focusout", &field, |field, event| {
            if *field == event.target() {
                *field = None;
            }
        }),
        listen("keydown", &field, |field, event| {
            let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
            AFTER_DEAD_KEY.set(key.key() == "Dead");
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
