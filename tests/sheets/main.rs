//! What panels and views show and do, case by case.

mod checks;
mod compare;
mod context;
mod details;
mod guide;
mod moments;
mod persona;
mod priorities;
mod summary;
mod touchpoints;
