//! What panels and views show and do, case by case.

mod checks;
mod compare;
mod context;
mod days;
mod details;
mod figures;
mod find;
mod guide;
mod merging;
mod moments;
mod paper;
mod persona;
mod priorities;
mod step_details;
mod summary;
#[path = "../support/mod.rs"]
mod support;
mod takes;
mod touchpoints;
mod versions;
