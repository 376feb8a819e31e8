//! The view of one page.

use super::piece::{Piece, el};
use crate::editor::situation::Situation;

/// Draws it.
pub fn draw(_: &Situation<'_>) -> Piece {
    el("div")
}
