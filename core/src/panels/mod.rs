//! What is read rather than arranged, told as data: the panels beside the board and the other views of a map.

pub mod agenda;
pub mod checks;
pub mod compare;
pub mod context;
pub mod counts;
pub mod day_field;
pub mod details;
pub mod face;
mod feelings;
pub mod find;
mod free_fields;
pub mod guide;
pub mod jump;
pub mod merging;
pub mod moments;
pub mod node;
pub mod paper;
pub mod persona;
mod plan;
pub mod present;
pub mod priorities;
pub mod role_mark;
pub mod step_details;
pub mod summary;
pub mod touchpoints;
pub mod versions;

pub use node::{Handler, Node, On, button, command, el, labelled, select, text};

use crate::editor::situation::Situation;
use crate::editor::view_state::{SidePanel, View};

/// Draws a panel or a view.
pub type Draw = fn(&Situation<'_>) -> Node;

/// What a view shows; the board is drawn by components of its own.
pub fn of_view(view: View) -> Option<Draw> {
    match view {
        View::Board => None,
        View::Priorities => Some(priorities::draw),
        View::Compare => Some(compare::draw),
        View::Summary => Some(summary::draw),
    }
}

/// What a panel shows.
pub fn of_side(side: SidePanel) -> Draw {
    match side {
        SidePanel::Details => details::draw,
        SidePanel::Guide => guide::draw,
        SidePanel::Checks => checks::draw,
        SidePanel::Moments => moments::draw,
        SidePanel::Touchpoints => touchpoints::draw,
        SidePanel::Header => context::draw,
        SidePanel::Persona => persona::draw,
        SidePanel::Versions => versions::draw,
    }
}
