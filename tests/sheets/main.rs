//! What panels and views show and do, case by case.

mod checks;
mod compare;
mod details;
mod guide;
mod moments;
mod priorities;
mod step_details;
mod summary;
mod touchpoints;
