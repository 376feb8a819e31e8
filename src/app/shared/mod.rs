//! A map that came in the address of the page: looked at before anything is kept of it.

pub(crate) mod screen;
pub(crate) mod table;

use leptos::prelude::AnyView;

use crate::app::part::Part;

/// What opens such an address.
pub static SHARED: Part<SharedPart> = Part::new();

/// The screen of a shared map.
pub struct SharedPart {
    /// The screen, for the text in the address.
    pub screen: fn(String) -> AnyView,
}
