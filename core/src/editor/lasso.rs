//! Selecting with a band that is drawn from an empty place: it takes every card it touches.

use super::geometry::{Point, Rect};
use super::slots::{Column, Holds, Layout, Row};
use crate::model::{CardId, CellKey};

/// The band between where the pointer went down and where it is, whichever way it was drawn.
pub fn band(origin: Point, at: Point) -> Rect {
    Rect::new(origin.x.min(at.x), origin.y.min(at.y), origin.x.max(at.x), origin.y.max(at.y))
}

/// The cells of cards that `band` touches, row by row: only there cards are looked for.
pub fn cells(layout: &Layout, band: Rect) -> Vec<CellKey> {
    every_cell(layout, band).into_iter().filter(|(_, holds)| *holds == Holds::Cards).map(|(cell, _)| cell).collect()
}

/// The cells that `band` touches, row by row, with what they hold.
pub fn every_cell(layout: &Layout, band: Rect) -> Vec<(CellKey, Holds)> {
    let columns = layout.columns.iter().filter(|column| {
        let (left, right) = (column.left.min(column.right), column.left.max(column.right));
        left <= band.right && band.left <= right
    });
    let rows = layout.rows.iter().filter(|row| row.top <= band.bottom && band.top <= row.bottom);
    let cell = |row: &Row, column: &Column| CellKey { step: column.step.clone(), lane: row.lane.clone() };
    rows.flat_map(|row| columns.clone().map(move |column| (cell(row, column), row.holds))).collect()
}

/// Those of `cards` that `band` touches.
pub fn touched(band: Rect, cards: impl IntoIterator<Item = (CardId, Rect)>) -> Vec<CardId> {
    cards.into_iter().filter(|(_, card)| card.meets(&band)).map(|(id, _)| id).collect()
}
