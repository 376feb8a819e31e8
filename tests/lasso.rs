//! The band that selects: laws over any board of any size.

use parcours_core::editor::geometry::{Point, Rect};
use parcours_core::editor::lasso::{band, cells, touched};
use parcours_core::editor::slots::{Column, Holds, Layout, Row};
use parcours_core::model::{CardId, CellKey};
use proptest::prelude::*;

/// A board of `columns` by `rows`, its columns from right to left if wanted; one row in three holds a curve.
fn board(columns: usize, rows: usize, right_to_left: bool) -> Layout {
    let column = |at: usize| {
        let left = if right_to_left { 2000.0 - at as f64 * 100.0 } else { at as f64 * 100.0 };
        Column { step: format!("t{at}").into(), stage: "s".into(), left, right: left + 96.0 }
    };
    let row = |at: usize| {
        let holds = if at % 3 == 2 { Holds::Curve } else { Holds::Cards };
        let top = at as f64 * 60.0;
        Row { lane: format!("l{at}").into(), top, bottom: top + 60.0, holds }
    };
    let (columns, rows) = ((0..columns).map(column).collect(), (0..rows).map(row).collect());
    Layout { columns, rows, right_to_left, ..Layout::default() }
}

/// A card in each cell of cards.
fn cards(layout: &Layout) -> Vec<(CardId, Rect)> {
    let rows = layout.rows.iter().filter(|row| row.holds == Holds::Cards);
    rows.flat_map(|row| {
        layout.columns.iter().map(|column| {
            let place = Rect::new(column.left + 6.0, row.top + 6.0, column.right - 6.0, row.bottom - 17.0);
            (format!("{}{}", column.step, row.lane).into(), place)
        })
    })
    .collect()
}

fn point() -> impl Strategy<Value = Point> {
    (-50.0..2200.0_f64, -50.0..900.0_f64).prop_map(|(x, y)| Point::new(x, y))
}

proptest! {
    #[test]
    fn a_band_takes_the_cards_it_touches_and_no_other(
        columns in 0..12_usize, rows in 0..12_usize, right_to_left: bool, from in point(), to in point(),
    ) {
        let layout = board(columns, rows, right_to_left);
        let band = self::band(from, to);
        prop_assert_eq!(band, self::band(to, from), "whichever way it is drawn");
        let all = cards(&layout);
        let taken = touched(band, all.clone());
        for (id, place) in &all {
            let apart = place.right < band.left || band.right < place.left || place.bottom < band.top || band.bottom < place.top;
            prop_assert_eq!(taken.contains(id), !apart, "{:?}", id);
        }
        // Whoever looks only into the cells it touches finds every one of them.
        let looked_at: Vec<CellKey> = cells(&layout, band);
        for id in &taken {
            let cell = looked_at.iter().find(|cell| *id == CardId::from(format!("{}{}", cell.step, cell.lane)));
            prop_assert!(cell.is_some(), "{:?} is overlooked", id);
        }
        prop_assert!(looked_at.iter().all(|cell| layout.rows.iter().any(|row| row.lane == cell.lane && row.holds == Holds::Cards)));
    }
}
