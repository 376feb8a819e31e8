//! Parcours: a customer-journey-map editor that is one static page.
//!
//! The table of contents; `ARCHITECTURE.md` tells how the rooms hang together.

pub mod board;
#[cfg(target_arch = "wasm32")]
pub mod browser;
pub mod editor;
pub mod format;
pub mod method;
pub mod model;
pub mod presence;
pub mod sheet;
pub mod store;
pub mod templates;
#[cfg(target_arch = "wasm32")]
pub mod ui;
pub mod words;
