//! The panel of the method's seven steps.

use super::piece::{Piece, el};
use crate::editor::situation::Situation;

/// Draws it.
pub fn draw(_: &Situation<'_>) -> Piece {
    el("div")
}
