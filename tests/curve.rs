//! The line through the feelings: it says what was said, no more and no less, and nothing where nothing is known.

use parcours_core::model::Score;
use parcours_core::model::curve::{
    COLUMN, HEIGHT, area, bars, frame_with_bars, height_of, line, line_at, middles, points,
};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

/// A place in the drawing.
type At = (f64, f64);

/// One command of an SVG path.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Piece {
    Move(At),
    Line(At),
    Bend(At, At, At),
    Close,
}

/// The pieces of a path of absolute `M`, `L`, `C` and `Z`.
fn nodes(path: &str) -> Vec<Piece> {
    let mut nodes = Vec::new();
    let mut rest = path;
    while let Some(command) = rest.chars().next() {
        let end = rest[1..].find(|letter: char| letter.is_ascii_alphabetic()).map_or(rest.len(), |end| end + 1);
        let numbers: Vec<f64> =
            rest[1..end].split_whitespace().map(|number| number.parse().expect("a path holds numbers")).collect();
        assert!(numbers.iter().all(|number| number.is_finite()), "{path}");
        nodes.push(match (command, numbers.as_slice()) {
            ('M', [x, y]) => Piece::Move((*x, *y)),
            ('L', [x, y]) => Piece::Line((*x, *y)),
            ('C', [x1, y1, x2, y2, x, y]) => Piece::Bend((*x1, *y1), (*x2, *y2), (*x, *y)),
            ('Z', []) => Piece::Close,
            _ => panic!("{command} {numbers:?} in {path}"),
        });
        rest = &rest[end..];
    }
    nodes
}

fn point(column: usize, score: Score) -> At {
    (column as f64 * f64::from(COLUMN) + f64::from(COLUMN) / 2.0, f64::from(height_of(score)))
}

/// The known scores, run by run.
fn runs(scores: &[Option<Score>]) -> Vec<Vec<At>> {
    let points: Vec<Option<At>> =
        scores.iter().enumerate().map(|(column, score)| score.map(|score| point(column, score))).collect();
    let known = points.split(Option::is_none).filter(|run| !run.is_empty());
    known.map(|run| run.iter().flatten().copied().collect()).collect()
}

/// A place on a cubic.
fn on_bend(from: At, (one, two, to): (At, At, At), part: f64) -> At {
    let rest = 1.0 - part;
    let mix = |from: f64, one: f64, two: f64, to: f64| {
        rest.powi(3) * from + 3.0 * rest.powi(2) * part * one + 3.0 * rest * part.powi(2) * two + part.powi(3) * to
    };
    (mix(from.0, one.0, two.0, to.0), mix(from.1, one.1, two.1, to.1))
}

fn scores() -> impl Strategy<Value = Vec<Option<Score>>> {
    vec(of(select(&Score::ALL)), 0..40)
}

proptest! {
    #[test]
    fn the_line_meets_every_known_score_and_breaks_at_the_unknown(scores in scores()) {
        let mut met: Vec<Vec<At>> = Vec::new();
        for piece in nodes(&line(&scores)) {
            match piece {
                Piece::Move(at) => met.push(vec![at]),
                Piece::Bend(_, _, at) => met.last_mut().expect("a path begins with a move").push(at),
                Piece::Line(_) | Piece::Close => prop_assert!(false, "the line is open and bent"),
            }
        }
        prop_assert_eq!(met, runs(&scores));
    }

    /// Between two scores the line stays between them and goes on to the right: it claims no feeling that nobody had, however wide
    /// the columns are.
    #[test]
    fn the_line_never_overshoots(scores in scores(), widths in vec(100..=400_i32, 40)) {
        let mut here = (0.0, 0.0);
        let middles = middles(widths.iter().copied());
        for piece in nodes(&line(&scores)).into_iter().chain(nodes(&line_at(&points(&scores, &middles)))) {
            match piece {
                Piece::Move(at) => here = at,
                Piece::Bend(one, two, to) => {
                    let (low, high) = (f64::min(here.1, to.1), f64::max(here.1, to.1));
                    let mut before = here;
                    for part in 1..=50 {
                        let at = on_bend(here, (one, two, to), f64::from(part) / 50.0);
                        prop_assert!((low - 1e-9..=high + 1e-9).contains(&at.1), "{at:?} beyond {here:?} and {to:?}");
                        prop_assert!(at.0 > before.0, "the line turns back at {at:?}");
                        before = at;
                    }
                    here = to;
                }
                Piece::Line(_) | Piece::Close => {}
            }
        }
    }

    /// In columns of any width each score stands in the middle of its own.
    #[test]
    fn a_point_stands_in_the_middle_of_its_column(scores in vec(select(&Score::ALL), 1..40), widths in vec(100..=400_i32, 40)) {
        let known: Vec<_> = scores.iter().copied().map(Some).collect();
        let mut left = 0.0;
        let ends = nodes(&line_at(&points(&known, &middles(widths.iter().copied())))).into_iter().map(|piece| match piece {
            Piece::Move(at) | Piece::Bend(_, _, at) | Piece::Line(at) => at,
            Piece::Close => (f64::NAN, f64::NAN),
        });
        for ((end, width), score) in ends.zip(&widths).zip(&scores) {
            let width = f64::from(*width) * f64::from(COLUMN) / 100.0;
            prop_assert_eq!(end, (left + width / 2.0, f64::from(height_of(*score))));
            left += width;
        }
    }

    /// The area has a piece for each run of two and more, from the middle of the scale along the line and back.
    #[test]
    fn the_area_closes_around_the_line(scores in scores()) {
        let middle = f64::from(HEIGHT) / 2.0;
        let mut expected = Vec::new();
        let bends: Vec<Piece> =
            nodes(&line(&scores)).into_iter().filter(|piece| matches!(piece, Piece::Bend(..))).collect();
        let mut bends = bends.into_iter();
        for run in runs(&scores).into_iter().filter(|run| run.len() > 1) {
            expected.extend([Piece::Move((run[0].0, middle)), Piece::Line(run[0])]);
            expected.extend(bends.by_ref().take(run.len() - 1));
            expected.extend([Piece::Line((run[run.len() - 1].0, middle)), Piece::Close]);
        }
        prop_assert_eq!(nodes(&area(&scores)), expected);
    }
}

#[test]
fn higher_feelings_stand_higher_and_all_have_room() {
    let heights = Score::ALL.map(|score| f64::from(height_of(score)));
    assert!(heights.is_sorted_by(|lower, higher| lower > higher), "{heights:?}");
    assert_eq!(heights[2], f64::from(HEIGHT) / 2.0, "neutral is the middle");
    assert!(heights.iter().all(|height| *height > 0.0 && *height < f64::from(HEIGHT)));
}

#[test]
fn where_nothing_is_known_nothing_is_drawn() {
    assert_eq!((line(&[]).as_str(), area(&[]).as_str()), ("", ""));
    assert_eq!((line(&[None, None]).as_str(), area(&[None]).as_str()), ("", ""));
    let alone = [None, Some(Score::HIGHEST), None];
    assert_eq!(nodes(&line(&alone)), [Piece::Move(point(1, Score::HIGHEST))]);
    assert_eq!(area(&alone), "");
}

#[test]
fn the_stages_are_bars_over_their_columns() {
    let stages = [2, 1, 3];
    let [odd, even] = bars(&stages);
    let bar = |path: &str| {
        let at = |text: &str| text.parse::<i32>().expect("a number");
        let (left, rest) = path.split_once(' ').expect("a place");
        let (top, rest) = rest.split_once('h').expect("a width");
        let (width, rest) = rest.split_once('v').expect("a height");
        let height = rest.split_once('h').expect("a way back").0;
        (at(left), at(top), at(width), at(height))
    };
    let read = |path: &str| path.split('M').skip(1).map(bar).collect::<Vec<_>>();
    let (odd, even) = (read(&odd), read(&even));
    let places = [odd[0], even[0], odd[1]].map(|(left, _, width, _)| (left, width));
    assert_eq!(places, [(0, 2 * COLUMN), (2 * COLUMN, COLUMN), (3 * COLUMN, 3 * COLUMN)]);
    assert_eq!((odd.len(), even.len()), (2, 1));
    let frame: Vec<i32> = frame_with_bars(6).split(' ').map(|part| part.parse().expect("a number")).collect();
    assert_eq!((frame[2], frame[1] + frame[3]), (6 * COLUMN, HEIGHT));
    for (_, top, _, height) in odd.into_iter().chain(even) {
        assert!(top >= frame[1] && top + height < 0, "over the curve and in the frame");
    }
}

/// The faces and their words stand where the line is: the style sheets say the same heights as the drawing.
#[test]
fn the_style_sheets_put_points_on_the_line() {
    for (sheet, selector, name, whole) in [
        (include_str!("../style/emotion.css"), "", "--top: ", "%"),
        (include_str!("../style/summary.css"), ".journey ", "--at: 0.", ""),
    ] {
        for score in Score::ALL {
            let begin = format!("\n{selector}[data-value=\"{}\"] {{ {name}", score.value());
            let said = sheet.split_once(&begin).map(|(_, rest)| rest);
            let said =
                said.and_then(|rest| rest.split(['%', ';']).next()).unwrap_or_else(|| panic!("{begin} is not there"));
            let wanted = height_of(score) / (HEIGHT / 100);
            let found: i32 = format!("{said:0<2}").parse().expect("a number");
            assert_eq!(found, wanted, "{begin} {whole}");
        }
    }
}
