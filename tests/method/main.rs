//! What the method knows of a map, case by case.

mod checks;
mod comparison;
mod context;
mod copying;
mod day;
mod find;
mod guide;
mod leave_out;
mod measures;
mod merge;
mod moments;
mod persona;
mod preview;
mod priorities;
mod summary;
#[path = "../support/mod.rs"]
mod support;
mod touchpoints;
