//! What a customer journey map is and what can be done with it, as plain data and functions: no browser and no views, so that native tests
//! reach all of it, and a change in a view does not build it again.
//!
//! `ARCHITECTURE.md` tells how the modules hang together.

pub mod editor;
pub mod format;
pub mod method;
pub mod model;
pub mod panels;
pub mod store;
pub mod templates;
pub mod words;
