//! Where a carried thing would land: rectangles and a point in, a [`Target`] out.
//!
//! Only the point counts, never the outline of what is carried: a card taller than the window can be dropped anywhere.

use super::carried::Target;
use super::geometry::{Point, Rect, distance_from_stretch, within};
use crate::model::{CardId, CellKey, LaneId, Score, StageId, StepId};

/// Where the board's parts are at this moment.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layout {
    /// What is seen of the scroller, sticky header row and first column included.
    pub board: Rect,
    /// What is seen of the cells: the board without its sticky parts.
    pub scrollport: Rect,
    /// Toolbars and panels that lie over the board: what is under them is out of reach.
    pub covers: Vec<Rect>,
    /// The steps in reading order, also those scrolled out of sight.
    pub columns: Vec<Column>,
    /// The lanes in sight on the board, top to bottom, also those scrolled away.
    pub rows: Vec<Row>,
    /// Whether columns run from right to left.
    pub right_to_left: bool,
}

/// A step on the page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Column {
    /// The step.
    pub step: StepId,
    /// The stage it belongs to.
    pub stage: StageId,
    /// Its left edge.
    pub left: f64,
    /// Its right edge.
    pub right: f64,
}

/// A lane on the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The lane.
    pub lane: LaneId,
    /// Its top edge.
    pub top: f64,
    /// Its bottom edge.
    pub bottom: f64,
    /// What it holds.
    pub holds: Holds,
}

/// What the cells of a lane hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Cards.
    Cards,
    /// The points of a curve.
    Curve,
}

/// A stretch along the reading direction: `start` is read before `end`.
pub(super) struct Stretch {
    pub(super) start: f64,
    pub(super) end: f64,
}

impl Stretch {
    fn middle(&self) -> f64 {
        (self.start + self.end) / 2.0
    }
}

impl Layout {
    /// `x` as a distance that grows in reading direction; the same call turns it back.
    pub(super) fn along(&self, x: f64) -> f64 {
        if self.right_to_left { -x } else { x }
    }

    pub(super) fn stretch(&self, column: &Column) -> Stretch {
        let (left, right) = (self.along(column.left), self.along(column.right));
        Stretch { start: left.min(right), end: left.max(right) }
    }

    /// The stages in reading order, each as far as its columns go.
    fn stages(&self) -> Vec<(&StageId, Stretch)> {
        let runs = self.columns.chunk_by(|one, next| one.stage == next.stage);
        runs.filter_map(|run| {
            let (first, last) = (run.first()?, run.last()?);
            Some((&first.stage, Stretch { start: self.stretch(first).start, end: self.stretch(last).end }))
        })
        .collect()
    }

    fn is_covered(&self, at: Point) -> bool {
        self.covers.iter().any(|cover| cover.contains(at))
    }

    /// Over the columns or their sticky headers.
    fn is_over_columns(&self, at: Point) -> bool {
        self.scrollport.spans_x(at.x) && self.board.spans_y(at.y) && !self.is_covered(at)
    }

    /// Over the rows or their sticky headers.
    fn is_over_rows(&self, at: Point) -> bool {
        self.board.spans_x(at.x) && self.scrollport.spans_y(at.y) && !self.is_covered(at)
    }
}

/// The cell at a point that takes cards; the gap between cells belongs to the nearest one, the earlier of two as near.
pub fn cell_at(layout: &Layout, at: Point) -> Option<CellKey> {
    if !layout.scrollport.contains(at) || layout.is_covered(at) {
        return None;
    }
    let across = |column: &&Column| distance_from_stretch(at.x, column.left, column.right);
    let down = |row: &&Row| distance_from_stretch(at.y, row.top, row.bottom);
    let column = layout.columns.iter().min_by(|one, other| across(one).total_cmp(&across(other)))?;
    let row = layout.rows.iter().min_by(|one, other| down(one).total_cmp(&down(other)))?;
    (row.holds == Holds::Cards).then(|| CellKey { step: column.step.clone(), lane: row.lane.clone() })
}

/// Where in `cell` carried cards land: after as many of its other cards as have their middle above the point.
///
/// `cards` are the cards of the cell in order, carried ones included.
pub fn card_slot(cell: &CellKey, cards: &[(CardId, Rect)], carried: &[CardId], at: Point) -> Target {
    let mut staying = cards.iter().filter(|(id, _)| !carried.contains(id));
    let before = staying.find(|(_, rect)| rect.middle().y >= at.y);
    Target::Cards { cell: cell.clone(), before: before.map(|(id, _)| id.clone()) }
}

/// Where a carried stage lands: after the other stages whose middle is passed.
pub fn stage_slot(layout: &Layout, carried: &StageId, at: Point) -> Option<Target> {
    if !layout.is_over_columns(at) {
        return None;
    }
    let x = layout.along(at.x);
    let stages = layout.stages();
    let mut staying = stages.iter().filter(|(id, _)| *id != carried);
    let before = staying.find(|(_, stretch)| stretch.middle() >= x);
    Some(Target::Stage { before: before.map(|(id, _)| (*id).clone()) })
}

/// Where a carried step lands: after the other columns whose middle is passed.
///
/// Between two stages there are two such places, the end of one and the start of the other: the nearer stage has it.
/// The only step of a stage has nowhere to go, since a stage keeps at least one.
pub fn step_slot(layout: &Layout, carried: &StepId, at: Point) -> Option<Target> {
    let own = &layout.columns.iter().find(|column| column.step == *carried)?.stage;
    let is_only = layout.columns.iter().filter(|column| column.stage == *own).count() == 1;
    if is_only || !layout.is_over_columns(at) {
        return None;
    }
    let x = layout.along(at.x);
    let staying: Vec<&Column> = layout.columns.iter().filter(|column| column.step != *carried).collect();
    let index = staying.iter().filter(|column| layout.stretch(column).middle() < x).count();
    let previous = index.checked_sub(1).and_then(|index| staying.get(index));
    match (previous, staying.get(index)) {
        (Some(previous), Some(next)) if previous.stage != next.stage && ends_beyond(layout, previous, next, x) => {
            Some(Target::Step { stage: previous.stage.clone(), before: None })
        }
        (_, Some(next)) => Some(Target::Step { stage: next.stage.clone(), before: Some(next.step.clone()) }),
        (Some(previous), None) => Some(Target::Step { stage: previous.stage.clone(), before: None }),
        (None, None) => None,
    }
}

/// Whether `x` is still on the side of the stage of `previous`, the stage of `next` being the other side.
fn ends_beyond(layout: &Layout, previous: &Column, next: &Column, x: f64) -> bool {
    // Of the whole stages, the carried column included: it may be the one at the boundary.
    let stages = layout.stages();
    let of = |id: &StageId| stages.iter().find(|(stage, _)| *stage == id).map(|(_, stretch)| stretch);
    match (of(&previous.stage), of(&next.stage)) {
        (Some(before), Some(after)) => x < (before.end + after.start) / 2.0,
        _ => false,
    }
}

/// Where a carried lane lands: after the other lanes whose middle is passed.
pub fn lane_slot(layout: &Layout, carried: &LaneId, at: Point) -> Option<Target> {
    if !layout.is_over_rows(at) {
        return None;
    }
    let mut staying = layout.rows.iter().filter(|row| row.lane != *carried);
    let before = staying.find(|row| (row.top + row.bottom) / 2.0 >= at.y);
    Some(Target::Lane { before: before.map(|row| row.lane.clone()) })
}

/// The score nearest to `y` on a track with +2 along its top edge and -2 along its bottom edge.
pub fn score_at(track: Rect, y: f64) -> Score {
    if track.height() <= 0.0 {
        return Score::NEUTRAL;
    }
    let highest = f64::from(Score::HIGHEST.value());
    let lowest = f64::from(Score::LOWEST.value());
    let part = within((y - track.top) / track.height(), 0.0, 1.0);
    Score::nearest((highest + part * (lowest - highest)).round() as i64)
}
