//! What the method knows of a map, case by case.

mod checks;
mod comparison;
mod day;
mod find;
mod guide;
mod moments;
mod priorities;
mod summary;
mod touchpoints;
