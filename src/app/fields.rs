//! The fields of the page under the fingers: the one way each of them is finished, so that what was typed counts once.
//!
//! What counts when is decided in `editor/typed.rs`. A field acts on its `change` event and on nothing else; here are the listeners that
//! hold back those events which tell of what has counted, and the function that has a field count before the browser would say so.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventInit};

use crate::browser::page;
use crate::browser::page_events::Listening;
use parcours_core::editor::typed::{Field, Happening};

/// Marks a field in which something was typed that has not counted yet.
const TYPED: &str = "data-typed";

/// Marks a field that counts only when it is finished or left.
const LATE: &str = "data-late";

/// The fields that are typed into.
const FIELDS: &str = "textarea, input:not([type=checkbox], [type=radio], [type=range], [type=file])";

/// Listens to every field of the page, before the fields themselves hear of it.
pub fn watch() -> Vec<Listening> {
    let document = page::document();
    let listen = |event, happening| {
        Listening::before_others(&document, event, move |event| {
            // Of what a finished field is told by us, nothing is held back.
            let told = happening == Happening::Changed && !event.is_trusted();
            let field =
                event.target().and_then(|target| target.dyn_into().ok()).filter(|field| !told && is_field(field));
            if let Some(field) = field
                && !happens(&field, happening)
                && happening == Happening::Changed
            {
                event.stop_propagation();
            }
        })
    };
    vec![listen("input", Happening::Typed), listen("change", Happening::Changed)]
}

/// Whether a person types into `element`.
pub fn is_field(element: &Element) -> bool {
    element.matches(FIELDS).unwrap_or(false)
}

/// Whether something was typed into `field` that has not counted yet.
pub fn is_typed(field: &Element) -> bool {
    is_field(field) && field.has_attribute(TYPED)
}

/// Takes note of what happens to `field`; whether what it says counts now.
pub fn happens(field: &Element, happening: Happening) -> bool {
    let mut state = Field { is_late: field.has_attribute(LATE), is_typed: field.has_attribute(TYPED) };
    let counts = state.step(happening);
    // A name of ours that the browser has nothing to refuse in; and of its own nothing stands in the way of taking it off.
    let _ = if state.is_typed { field.set_attribute(TYPED, "") } else { field.remove_attribute(TYPED) };
    counts
}

/// Has what was typed into `field` count, if it has not yet.
pub fn finish(field: &Element) {
    if is_field(field) && happens(field, Happening::Finished) {
        tell(field);
    }
}

/// Tells `field` that what it says is meant.
pub fn tell(field: &Element) {
    let bubbling = EventInit::new();
    bubbling.set_bubbles(true);
    if let Ok(event) = Event::new_with_event_init_dict("change", &bubbling) {
        let _ = field.dispatch_event(&event);
    }
}

/// Has what is being typed count, whatever field it is typed into: the page may be gone, or the field, before it is left.
pub fn keep_typed() {
    page::focused().iter().for_each(|field| finish(field));
}
