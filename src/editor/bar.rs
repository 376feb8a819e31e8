//! Where the bar of actions stands over the board: at its lower edge, or below the headers while the pointer is at the lower edge.
//!
//! It comes up after a press. Where that was another press may follow, which is meant for the board.

use super::geometry::{Point, Rect};

/// How much of the board the bar takes up with the room around it, in pixels; the style sheet's `scroll-padding` leaves as much.
pub const BAND: f64 = 76.0;

/// Where the bar begins, in pixels of the window; nothing at the lower edge of the `board`, where it is unless the `pointer` is there too.
///
/// Below the `headers`, which end there; over them only where it would else reach down to the pointer.
pub fn begins(board: Rect, headers: f64, pointer: Option<Point>) -> Option<f64> {
    let band = BAND.min(board.height() / 2.0);
    let low = pointer.filter(|pointer| pointer.y >= board.bottom - band)?;
    let below = headers.clamp(board.top, board.bottom);
    Some(if below + band < low.y { below } else { board.top })
}
