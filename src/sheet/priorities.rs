//! The view of matrix and action plan.

use super::piece::{Piece, el};
use crate::editor::situation::Situation;

/// Draws it.
pub fn draw(_: &Situation<'_>) -> Piece {
    el("div")
}
