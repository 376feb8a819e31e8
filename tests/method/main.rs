//! What the method knows of a map, case by case.

mod checks;
mod comparison;
mod context;
mod find;
mod guide;
mod moments;
mod persona;
mod priorities;
mod summary;
mod touchpoints;
