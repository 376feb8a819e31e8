//! The line that shows where a carried thing would land.

use super::geometry::Rect;
use super::slots::Layout;
use crate::model::{CardId, LaneId, StageId, StepId};

/// How thick the line is that shows where something would land, in pixels (Atlassian).
pub const DROP_LINE_PX: f64 = 2.0;

/// The line in a cell before the card `before`, or after its last; none where no card stays: show the whole cell then.
///
/// `gap` is the space between two cards, in pixels.
pub fn card_line(cards: &[(CardId, Rect)], carried: &[CardId], before: Option<&CardId>, gap: f64) -> Option<Rect> {
    if cards.iter().all(|(id, _)| carried.contains(id)) {
        return None;
    }
    let index = cards.iter().position(|(id, _)| Some(id) == before).unwrap_or(cards.len());
    let above = index.checked_sub(1).and_then(|index| cards.get(index)).map(|(_, rect)| rect);
    let below = cards.get(index).map(|(_, rect)| rect);
    let y = match (above, below) {
        (Some(above), Some(below)) => (above.bottom + below.top) / 2.0,
        (Some(above), None) => above.bottom + gap / 2.0,
        (None, Some(below)) => below.top - gap / 2.0,
        (None, None) => return None,
    };
    let beside = above.or(below)?;
    Some(Rect::level_line(y, beside.left, beside.right, DROP_LINE_PX))
}

/// The line from top to bottom of the board before the stage `before`, or after the last.
pub fn stage_line(layout: &Layout, before: Option<&StageId>) -> Option<Rect> {
    let index = layout.columns.iter().position(|column| Some(&column.stage) == before);
    column_line(layout, index.unwrap_or(layout.columns.len()))
}

/// The line from top to bottom of the board before the step `before`, or at the end of `stage`.
///
/// Where two stages meet it keeps to the one the step would join.
pub fn step_line(layout: &Layout, stage: &StageId, before: Option<&StepId>) -> Option<Rect> {
    let own = layout.columns.iter().enumerate().filter(|(_, column)| column.stage == *stage);
    let (first, last) = (own.clone().next()?, own.clone().next_back()?);
    let half = DROP_LINE_PX / 2.0;
    let along = match own.clone().find(|(_, column)| Some(&column.step) == before) {
        Some((index, _)) if index != first.0 => return column_line(layout, index),
        Some((_, column)) => layout.stretch(column).start + half,
        None => layout.stretch(last.1).end - half,
    };
    Some(upright(layout, along))
}

/// The line from side to side of the board before the lane `before`, or below the last.
pub fn lane_line(layout: &Layout, before: Option<&LaneId>) -> Option<Rect> {
    let rows = &layout.rows;
    let index = rows.iter().position(|row| Some(&row.lane) == before).unwrap_or(rows.len());
    let above = index.checked_sub(1).and_then(|index| rows.get(index));
    let y = match (above, rows.get(index)) {
        (Some(above), Some(below)) => (above.bottom + below.top) / 2.0,
        (Some(above), None) => above.bottom,
        (None, Some(below)) => below.top,
        (None, None) => return None,
    };
    Some(Rect::level_line(y, layout.board.left, layout.board.right, DROP_LINE_PX))
}

/// The line in the middle of the gap before the column at `index`, or along the outer edge of the first or last.
fn column_line(layout: &Layout, index: usize) -> Option<Rect> {
    let before = index.checked_sub(1).and_then(|index| layout.columns.get(index));
    let along = match (before, layout.columns.get(index)) {
        (Some(before), Some(after)) => (layout.stretch(before).end + layout.stretch(after).start) / 2.0,
        (Some(before), None) => layout.stretch(before).end,
        (None, Some(after)) => layout.stretch(after).start,
        (None, None) => return None,
    };
    Some(upright(layout, along))
}

fn upright(layout: &Layout, along: f64) -> Rect {
    Rect::upright_line(layout.along(along), layout.board.top, layout.board.bottom, DROP_LINE_PX)
}
