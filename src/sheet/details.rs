//! The panel of what is known of the selected cards, or of the step in focus.

use super::piece::{Piece, el};
use super::step_details;
use crate::editor::situation::Situation;

/// Draws it.
pub fn draw(at: &Situation<'_>) -> Piece {
    let panel = el("div");
    match step_details::draw_in_focus(at) {
        Some(steps) => panel.child(steps),
        None => panel,
    }
}
