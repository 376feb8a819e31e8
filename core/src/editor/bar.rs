//! Where the bar of actions stands over the board: near what it acts on, and neither over it, over the last row nor under the pointer.
//!
//! It comes up after a press. Where that was another press may follow, which is meant for the board.

use super::geometry::{Point, Rect};

/// Between the bar and what it stands beside, in pixels.
pub const GAP: f64 = 8.0;

/// How far from what it acts on it may go to leave the last row free, in pixels.
pub const FAR: f64 = 300.0;

/// What the bar has to do with.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Around {
    /// What is seen of the board.
    pub board: Rect,
    /// What it acts on, as far as that is drawn.
    pub subjects: Vec<Rect>,
    /// The last row of the board, with what adds another below it.
    pub last_row: Option<Rect>,
    /// The pointer.
    pub pointer: Option<Point>,
    /// How wide and how high the bar is.
    pub size: (f64, f64),
}

/// The place of the bar. It lies within the board if it fits there; of the places beside what it acts on the first that is free is taken:
/// above, below, after and before it. Where several are as free, it is the first of those that hide the fewest cards, as counted by `hidden`.
pub fn place(around: &Around, hidden: impl Fn(&Rect) -> usize) -> Rect {
    let board = around.board;
    let (width, height) = around.size;
    let at = |left: f64, top: f64| {
        // The further edge gives way where there is not room enough.
        let left = left.min(board.right - width - GAP).max(board.left + GAP.min((board.width() - width).max(0.0)));
        let top = top.min(board.bottom - height - GAP).max(board.top + GAP.min((board.height() - height).max(0.0)));
        Rect::new(left, top, left + width, top + height)
    };
    let middle = board.middle().x - width / 2.0;
    let (low, high) = (at(middle, board.bottom), at(middle, board.top));
    let is_under = |bar: &Rect| around.pointer.is_some_and(|pointer| bar.grown(GAP / 2.0).contains(pointer));
    let in_sight =
        around.subjects.iter().map(|subject| subject.within(&board)).filter(|subject| subject.height() > 0.0);
    let Some(subject) = in_sight.reduce(|one, other| one.around(&other)) else {
        return if is_under(&low) { high } else { low };
    };
    let across = subject.middle().x - width / 2.0;
    let level = subject.middle().y - height / 2.0;
    let above = subject.top - GAP - height;
    let below = subject.bottom + GAP;
    let mut places = vec![
        at(across, above),
        at(across, below),
        at(subject.right + GAP, level),
        at(subject.left - GAP - width, level),
    ];
    places.extend(
        around.last_row.iter().flat_map(|row| [row.top - GAP - height, row.bottom + GAP]).map(|top| at(across, top)),
    );
    places.extend(
        around
            .pointer
            .iter()
            .flat_map(|pointer| [pointer.y - GAP - height, pointer.y + GAP])
            .map(|top| at(across, top)),
    );
    // At an edge of the board, where nothing beside it is free.
    places.extend([low, high, at(across, board.top)]);
    let cost = |bar: &Rect| {
        let over = around.subjects.iter().any(|subject| bar.meets(subject));
        let last = around.last_row.is_some_and(|row| bar.meets(&row));
        let far = (subject.top - bar.bottom).max(bar.top - subject.bottom) > FAR;
        u8::from(is_under(bar)) * 8 + u8::from(over) * 4 + u8::from(far) * 2 + u8::from(last)
    };
    let best = places.iter().map(cost).min().unwrap_or_default();
    places.retain(|bar| cost(bar) == best);
    places.dedup();
    if let [only] = places.as_slice() {
        return *only;
    }
    // To look is what costs: no further than to the first that hides nothing.
    let mut least = (low, usize::MAX);
    for bar in places {
        let hides = hidden(&bar);
        if hides < least.1 {
            least = (bar, hides);
        }
        if hides == 0 {
            break;
        }
    }
    least.0
}
