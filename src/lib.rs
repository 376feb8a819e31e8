//! Parcours: a customer-journey-map editor that is one static page.
//!
//! What a map is and what can be done with it stands in the crate `parcours_core`; here is the page. `ARCHITECTURE.md` tells how both hang
//! together.

#[cfg(target_arch = "wasm32")]
pub mod app;
pub mod board;
#[cfg(target_arch = "wasm32")]
pub mod board_view;
#[cfg(target_arch = "wasm32")]
pub mod browser;
#[cfg(target_arch = "wasm32")]
pub mod home;
pub mod presence;
