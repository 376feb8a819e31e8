//! A map that came in the address of the page: looked at before anything is kept of it.

pub(crate) mod screen;
pub(crate) mod table;

use crate::app::part::{Part, ScreenPart};

/// What opens such an address: the screen for the text in it.
pub static SHARED: Part<ScreenPart> = Part::new();
