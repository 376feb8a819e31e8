//! The bar of actions: near what it acts on, never over it, over the last row or where the next press may follow.

use parcours_core::editor::bar::{Around, FAR, GAP, place};
use parcours_core::editor::geometry::{Point, Rect};
use proptest::prelude::*;

const BOARD: Rect = Rect { left: 200.0, top: 100.0, right: 1200.0, bottom: 700.0 };
const SIZE: (f64, f64) = (700.0, 44.0);

fn around(subject: Rect) -> Around {
    Around { board: BOARD, subjects: vec![subject], size: SIZE, ..Around::default() }
}

/// The top of the bar beside `around`, and its left.
fn check(name: &str, around: &Around, left: f64, top: f64) {
    let bar = place(around, |_| 0);
    assert_eq!((bar.left, bar.top), (left, top), "{name}");
}

#[test]
fn places() {
    let card = Rect::new(600.0, 300.0, 760.0, 360.0);
    let above = 300.0 - GAP - 44.0;
    check("above a card, over its middle", &around(card), 330.0, above);
    check("pushed in at an edge", &around(Rect::new(210.0, 300.0, 370.0, 360.0)), 208.0, above);
    check("below one that is right below the headers", &around(Rect::new(600.0, 110.0, 760.0, 170.0)), 330.0, 178.0);
    let row = Some(Rect::new(0.0, 290.0, 2000.0, 500.0));
    check("above the last row, not in it", &Around { last_row: row, ..around(card) }, 330.0, 290.0 - GAP - 44.0);
    let row = Some(Rect::new(0.0, 368.0, 2000.0, 500.0));
    let high = Rect::new(600.0, 110.0, 760.0, 360.0);
    check(
        "below the last row, where that is below a high one",
        &Around { last_row: row, ..around(high) },
        330.0,
        508.0,
    );
    let pointer = Some(Point::new(500.0, above + 20.0));
    check("below, where the pointer is above", &Around { pointer, ..around(card) }, 330.0, 368.0);
    check("at the lower edge while nothing is in sight", &around(Rect::new(600.0, -90.0, 760.0, -10.0)), 350.0, 648.0);
}

/// Beside one card of a full cell the bar goes where no other card is.
#[test]
fn cards_nearby_stay_in_sight() {
    let card = |left: f64, top: f64| Rect::new(left, top, left + 160.0, top + 60.0);
    let others = [card(600.0, 230.0), card(400.0, 300.0), card(600.0, 370.0)];
    let around = Around { size: (300.0, 44.0), ..around(card(600.0, 300.0)) };
    let hidden = |bar: &Rect| others.iter().filter(|other| bar.meets(other)).count();
    let bar = place(&around, hidden);
    assert_eq!((bar.left, bar.top), (760.0 + GAP, 308.0), "after it");
}

prop_compose! {
    fn rect()(left in 0.0..1400.0_f64, top in -200.0..900.0_f64, width in 60.0..300.0_f64, height in 20.0..180.0_f64) -> Rect {
        Rect::new(left, top, left + width, top + height)
    }
}

proptest! {
    /// Whatever is selected, wherever the pointer is: the bar is whole on the board, and never under the pointer. Over one thing it never is.
    #[test]
    fn the_bar_is_in_nobodys_way(
        subjects in prop::collection::vec(rect(), 1..5), pointer in prop::option::of((200.0..1200.0_f64, 100.0..700.0_f64)),
        row in prop::option::of(200.0..900.0_f64),
    ) {
        let pointer = pointer.map(|(x, y)| Point::new(x, y));
        let last_row = row.map(|top| Rect::new(0.0, top, 2000.0, top + 130.0));
        let around = Around { board: BOARD, subjects: subjects.clone(), last_row, pointer, size: SIZE };
        let bar = place(&around, |_| 0);
        prop_assert!(bar.left >= BOARD.left && bar.right <= BOARD.right && bar.top >= BOARD.top && bar.bottom <= BOARD.bottom);
        prop_assert!(pointer.is_none_or(|pointer| !bar.contains(pointer)), "under the pointer");
        if subjects.len() == 1 {
            prop_assert!(!bar.meets(&subjects[0]), "{:?} over {:?}", bar, subjects[0]);
            let is_low = subjects[0].within(&BOARD).height() > 0.0;
            let near = bar.top - subjects[0].bottom <= FAR && subjects[0].top - bar.bottom <= FAR;
            prop_assert!(!is_low || near, "{:?} is far from {:?}", bar, subjects[0]);
            // The last row is left free wherever a place above or below it does.
            let free = |top: f64| {
                let other = Rect::new(bar.left, top, bar.right, top + 44.0);
                let fits = top >= BOARD.top + GAP && top + 44.0 <= BOARD.bottom - GAP;
                let quiet = pointer.is_none_or(|pointer| !other.grown(GAP).contains(pointer));
                fits && quiet && last_row.is_some_and(|row| !other.meets(&row))
            };
            let seen = subjects[0].within(&BOARD);
            if is_low && (free(seen.top - GAP - 44.0) || free(seen.bottom + GAP)) {
                prop_assert!(last_row.is_none_or(|row| !bar.meets(&row)), "over the last row");
            }
        }
    }
}
