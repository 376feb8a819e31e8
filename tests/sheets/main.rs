//! What panels and views show and do, case by case.

mod checks;
mod compare;
mod details;
mod find;
mod guide;
mod moments;
mod priorities;
mod summary;
mod touchpoints;
