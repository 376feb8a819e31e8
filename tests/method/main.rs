//! What the method knows of a map, case by case.

mod checks;
mod comparison;
mod copying;
mod find;
mod guide;
mod moments;
mod priorities;
mod summary;
#[path = "../support/mod.rs"]
mod support;
mod touchpoints;
