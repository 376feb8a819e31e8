//! What drives the built page in real browsers and weighs it.
//!
//! A crate apart from the developer's commands, because it takes a minute to compile and `cargo xtask serve` needs none of it. Used by
//! `tests/browser` and by its own program, which `cargo xtask size`, `bench` and `trace` start.

pub mod bench;
pub mod browsers;
pub mod server;
pub mod size;
pub mod trace;
