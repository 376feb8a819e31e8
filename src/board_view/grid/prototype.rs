//! Elements of which a board has hundreds or thousands: made once and copied, which costs the browser less.

use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::browser::page;

/// An element with all that its copies have in common.
pub struct Prototype(Element);

impl Prototype {
    /// A `div` as `make` leaves it.
    pub fn new(make: impl FnOnce(&Element)) -> Self {
        let element = page::document().create_element("div").expect("every document makes a div");
        make(&element);
        Self(element)
    }

    /// Another one like it.
    pub fn copy(&self) -> Element {
        self.0.clone_node_with_deep(true).expect("every element can be copied").unchecked_into()
    }
}

/// Gives `element` the attributes `all`.
pub fn set(element: &Element, all: &[(&str, &str)]) {
    for (name, value) in all {
        // The names are ours, so the browser has nothing to refuse.
        let _ = element.set_attribute(name, value);
    }
}

/// Adds an element at the end of `to`, with text and no markup.
pub fn append(to: &Element, tag: &str, class: &str, text: &str) -> Option<Element> {
    let element = page::document().create_element(tag).ok()?;
    if !class.is_empty() {
        element.set_class_name(class);
    }
    if !text.is_empty() {
        element.set_text_content(Some(text));
    }
    to.append_child(&element).ok()?;
    Some(element)
}
