//! How large the board is drawn: every size there is, and the place under the pointer that stays there.

use parcours_core::editor::breaks::{longest_word, tracks};
use parcours_core::editor::geometry::{Point, Rect};
use parcours_core::editor::slots::{Column, Holds, Layout, Row};
use parcours_core::editor::zoom::{Anchor, Scale, Taken, by_wheel, largest_fitting};
use proptest::collection::vec;
use proptest::prelude::*;

fn scale() -> impl Strategy<Value = Scale> {
    (0.25..4.0_f64).prop_map(|factor| Scale::OWN.times(factor))
}

/// A board whose columns and rows are so wide and so high, drawn `zoom` times as large, with its corner at `corner`.
fn layout(widths: &[f64], heights: &[f64], zoom: f64, corner: Point) -> Layout {
    let stretches = |lengths: &[f64], from: f64| {
        let mut at = from;
        let next = |length: &f64| {
            let low = at;
            at += length * zoom;
            (low, at)
        };
        lengths.iter().map(next).collect::<Vec<_>>()
    };
    let column = |(left, right)| Column { left, right, ..Column::default() };
    let row = |(top, bottom)| Row { lane: "l".into(), top, bottom, holds: Holds::Cards };
    Layout {
        board: Rect::new(0.0, 0.0, 1200.0, 800.0),
        scrollport: Rect::new(184.0 * zoom.min(2.0), 90.0 * zoom.min(2.0), 1200.0, 800.0),
        columns: stretches(widths, corner.x).into_iter().map(column).collect(),
        rows: stretches(heights, corner.y).into_iter().map(row).collect(),
        ..Layout::default()
    }
}

/// `layout` after scrolling by `far`.
fn scrolled(mut layout: Layout, far: Point) -> Layout {
    for column in &mut layout.columns {
        (column.left, column.right) = (column.left - far.x, column.right - far.x);
    }
    for row in &mut layout.rows {
        (row.top, row.bottom) = (row.top - far.y, row.bottom - far.y);
    }
    layout
}

proptest! {
    /// The wheel leads from any size to any other, and what it does is undone by turning it back.
    #[test]
    fn the_wheel_has_no_steps_and_goes_both_ways(from in scale(), pixels in vec(-200.0..200.0_f64, 1..40)) {
        for turn in pixels {
            prop_assert!((by_wheel(turn) * by_wheel(-turn) - 1.0).abs() < 1e-12, "{turn} and back");
            prop_assert_eq!(by_wheel(turn) > 1.0, turn < 0.0 );
            let there = from.times(by_wheel(turn));
            let back = there.times(by_wheel(-turn));
            let is_inside = there > Scale::LEAST && there < Scale::MOST;
            prop_assert!(!is_inside || back.parts().abs_diff(from.parts()) <= 2, "{from:?} {there:?} {back:?}");
        }
    }

    #[test]
    fn no_size_is_beyond_the_ends(from in scale(), factor in 0.0..100.0_f64, taken in 1.0..5000.0_f64, room in 1.0..5000.0_f64) {
        let all = [from.times(factor), from.larger(), from.smaller(), from.fitting(taken, room)];
        for size in all {
            prop_assert!((Scale::TINIEST..=Scale::MOST).contains(&size), "{size:?}");
        }
        // Only what is shown whole is smaller than hands would have it, and no hand makes it smaller still.
        let tiny = Scale::of_percent(7);
        prop_assert!(from.times(factor) >= Scale::LEAST && from.smaller() >= Scale::LEAST);
        prop_assert!(tiny.times(factor) >= tiny && tiny.smaller() == tiny && tiny.larger() == Scale::LEAST);
        prop_assert!(from.larger() > from || from == Scale::MOST);
        prop_assert!(from.smaller() < from || from == Scale::LEAST);
        prop_assert_eq!(Scale::of_percent(from.percent()).percent(), from.percent());
    }

    /// What fits is never larger than the room, and hardly smaller, unless the board cannot be drawn at that size.
    #[test]
    fn what_fits_fills_the_room(from in scale(), taken in 100.0..8000.0_f64, room in 100.0..4000.0_f64) {
        let fits = from.fitting(taken, room);
        let takes = taken * fits.factor() / from.factor();
        prop_assert!(takes <= room + 1e-6 || fits == Scale::TINIEST, "{takes} in {room}");
        prop_assert!(takes >= room * 0.999 - taken * 0.0005 || fits == Scale::MOST, "{takes} of {room}");
    }

    /// Fit width and Whole map come to the largest size at which there is room, also above the board's own: at a hundredth more there is none.
    #[test]
    fn what_is_fitted_fits_and_no_larger_size_does(
        columns in 1..40_i32,
        text in 0.0..40_000.0_f64,
        rows in 60.0..3000.0_f64,
        room in (320..4000_i32, 200..2200_i32),
        whole in any::<bool>(),
    ) {
        let measure = |scale: Scale| {
            let room = (f64::from(room.0), f64::from(room.1));
            // Columns share the room there is, until they are at their narrowest; texts are the lower the wider they are.
            let narrowest = (246.0 + 168.0 * f64::from(columns)) * scale.factor();
            let across = f64::max(narrowest, room.0 * scale.factor().min(1.0)).ceil();
            let wide = across / scale.factor() - 246.0;
            let down = ((rows + text / wide) * scale.factor()).ceil();
            [Taken { taken: across, room: room.0 }, if whole { Taken { taken: down, room: room.1 } } else { Taken { taken: 0.0, room: 1.0 } }]
        };
        let fits = |scale: Scale| measure(scale).iter().all(|taken| taken.taken <= taken.room);
        let mut view_state = 0;
        let found = largest_fitting(|scale| {
            view_state += 1;
            measure(scale)
        });
        prop_assert!(fits(found) || found == Scale::TINIEST, "{found:?} does not fit");
        let larger = Scale::of_percent(found.percent() + 1 + found.percent() / 66);
        prop_assert!(!fits(larger) || found == Scale::MOST, "{larger:?} fits too, not only {found:?}");
        prop_assert!(view_state <= 16 && (whole || view_state <= 5), "the board is drawn {view_state} times");
    }

    /// Whatever became of the rows above and the columns before, the place under the pointer is there again.
    #[test]
    fn the_place_under_the_pointer_stays(
        widths in vec(168.0..600.0_f64, 1..12),
        heights in vec(40.0..400.0_f64, 1..12),
        grown in vec(0.9..1.1_f64, 12),
        corner in (-2000.0..400.0_f64, -2000.0..300.0_f64),
        at in (0.0..1200.0_f64, 0.0..800.0_f64),
        (before, after) in (scale(), scale()),
    ) {
        let (at, corner) = (Point::new(at.0, at.1), Point::new(corner.0, corner.1));
        let was = layout(&widths, &heights, before.factor(), corner);
        // Texts break differently at each size: rows are as high as they come.
        let heights: Vec<f64> = heights.iter().zip(&grown).map(|(height, part)| height * part).collect();
        let is = layout(&widths, &heights, after.factor(), Point::new(100.0, 100.0));
        let anchor = Anchor::at(&was, at);
        let now = scrolled(is.clone(), anchor.drift(&is, at));
        // Where the pointer is over the headers, the place beside them counts, which grow with the board.
        let seen = |layout: &Layout| Point::new(at.x.max(layout.scrollport.left), at.y.max(layout.scrollport.top));
        let part = |low: f64, high: f64, at: f64| (at - low) / (high - low);
        for (one, other) in was.columns.iter().zip(&now.columns).filter(|(one, _)| (one.left..=one.right).contains(&seen(&was).x)) {
            let (one, other) = (part(one.left, one.right, seen(&was).x), part(other.left, other.right, seen(&now).x));
            prop_assert!((one - other).abs() < 1e-9, "{one} of the column, and {other}");
        }
        for (one, other) in was.rows.iter().zip(&now.rows).filter(|(one, _)| (one.top..=one.bottom).contains(&seen(&was).y)) {
            let (one, other) = (part(one.top, one.bottom, seen(&was).y), part(other.top, other.bottom, seen(&now).y));
            prop_assert!((one - other).abs() < 1e-9, "{one} of the row, and {other}");
        }
    }
}

#[test]
fn a_board_without_columns_or_rows_stays_where_it_is() {
    let empty = layout(&[], &[], 1.0, Point::default());
    let at = Point::new(600.0, 400.0);
    assert_eq!(Anchor::at(&empty, at).drift(&empty, at), Point::default());
}

#[test]
fn the_buttons_meet_the_boards_own_size() {
    let mut size = Scale::LEAST;
    let mut met = vec![size.percent()];
    while size < Scale::MOST {
        size = size.larger();
        met.push(size.percent());
    }
    assert_eq!(met, [25, 33, 50, 67, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300, 400]);
    while size > Scale::LEAST {
        size = size.smaller();
        assert_eq!(Some(size.percent()), met.iter().rev().find(|focus| **focus <= size.percent()).copied());
    }
    assert_eq!(Scale::of_percent(117).larger().percent(), 125);
    assert_eq!(Scale::of_percent(117).smaller().percent(), 110);
}

#[test]
fn columns_share_the_room_after_their_widths() {
    assert_eq!(tracks(&[]), (String::new(), 0));
    let (told, all) = tracks(&[100, 100, 250, 100]);
    assert_eq!(all, 550);
    assert_eq!(
        told,
        "repeat(2, minmax(calc(var(--column) * 100 / 100), 100fr)) repeat(1, minmax(calc(var(--column) * 250 / 100), 250fr)) \
         repeat(1, minmax(calc(var(--column) * 100 / 100), 100fr)) "
    );
}

#[test]
fn a_line_may_end_at_spaces_and_hyphens() {
    for (text, letters) in [
        ("", 0),
        ("Comparaison", 11),
        ("Fidélité et recommandation", 14),
        ("Rendez-vous", 6),
        // A no-break space holds together what stands around it.
        ("à 6\u{202f}h\u{a0}!", 5),
        ("two\nlines", 5),
    ] {
        assert_eq!(longest_word(text), letters, "{text}");
    }
}
