//! Dragging: one driver carries out what the state machine (`editor/drag.rs`) asks for, over the board and over the matrix.

pub(crate) mod board;
pub(crate) mod driver;
pub(crate) mod matrix;
pub(crate) mod preview;
