//! What is read rather than arranged, told as data: the panels beside the board and the other views of a map.

pub mod agenda;
pub mod checks;
pub mod compare;
pub mod context;
pub mod day_field;
pub mod details;
pub mod face;
pub mod find;
pub mod guide;
pub mod jump;
pub mod moments;
pub mod persona;
pub mod piece;
mod plan;
pub mod priorities;
pub mod step_details;
pub mod summary;
pub mod touchpoints;
pub mod versions;

pub use piece::{Deed, On, Piece, button, command, el, labelled, select, text};

use crate::editor::looks::{Side, View};
use crate::editor::situation::Situation;

/// Draws a sheet.
pub type Draw = fn(&Situation<'_>) -> Piece;

/// What a view shows; the board is no sheet.
pub fn of_view(view: View) -> Option<Draw> {
    match view {
        View::Board => None,
        View::Priorities => Some(priorities::draw),
        View::Compare => Some(compare::draw),
        View::Summary => Some(summary::draw),
    }
}

/// What a panel shows.
pub fn of_side(side: Side) -> Draw {
    match side {
        Side::Details => details::draw,
        Side::Guide => guide::draw,
        Side::Checks => checks::draw,
        Side::Moments => moments::draw,
        Side::Touchpoints => touchpoints::draw,
        Side::Header => context::draw,
        Side::Persona => persona::draw,
        Side::Versions => versions::draw,
    }
}
