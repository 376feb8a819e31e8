//! What panels and views show and do, case by case.

mod checks;
mod compare;
mod context;
mod days;
mod details;
mod find;
mod guide;
mod moments;
mod persona;
mod priorities;
mod step_details;
mod summary;
mod takes;
mod touchpoints;
mod versions;
