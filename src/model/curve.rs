//! The line through the feelings of a journey: smooth, never higher or lower than what was said, broken where nothing is known.

use std::fmt::Write;

use super::emotion::Score;

/// The width of a column, in the drawing's own units, which are small enough to need no fractions.
pub const COLUMN: i32 = 1000;

/// The height of the drawing, in its own units.
pub const HEIGHT: i32 = 1000;

/// How far the highest and the lowest score stay from the edge, in hundredths of the height: room for half a face.
pub const MARGIN: i32 = 18;

/// The height of `score` in the drawing, from its top.
pub fn height_of(score: Score) -> i32 {
    let from_top = 2 - i32::from(score.value());
    HEIGHT * MARGIN / 100 + from_top * HEIGHT * (100 - 2 * MARGIN) / 400
}

/// The line as an SVG path, one piece for each run of known feelings.
pub fn line(scores: &[Option<Score>]) -> String {
    let mut path = String::new();
    for run in runs(scores) {
        begin(&mut path, run[0]);
        bend(&mut path, &run);
    }
    path
}

/// The area between the line and the middle of the scale, as an SVG path.
pub fn area(scores: &[Option<Score>]) -> String {
    let middle = HEIGHT / 2;
    let mut path = String::new();
    for run in runs(scores).into_iter().filter(|run| run.len() > 1) {
        let (first, last) = (run[0], run[run.len() - 1]);
        begin(&mut path, (first.0, middle));
        draw(&mut path, format_args!("L{} {}", first.0, first.1));
        bend(&mut path, &run);
        draw(&mut path, format_args!("L{} {middle}Z", last.0));
    }
    path
}

type At = (i32, i32);

fn runs(scores: &[Option<Score>]) -> Vec<Vec<At>> {
    let mut runs: Vec<Vec<At>> = Vec::new();
    let mut broken = true;
    for (column, score) in scores.iter().enumerate() {
        match score {
            Some(score) => {
                let at = (column as i32 * COLUMN + COLUMN / 2, height_of(*score));
                match runs.last_mut() {
                    Some(run) if !broken => run.push(at),
                    _ => runs.push(vec![at]),
                }
                broken = false;
            }
            None => broken = true,
        }
    }
    runs
}

fn begin(path: &mut String, at: At) {
    draw(path, format_args!("M{} {}", at.0, at.1));
}

/// Level at every turning point, so that the line never overshoots a score: a cubic whose handles reach a third of the way and lie
/// on the slope of the neighbours only where the line keeps its direction.
fn bend(path: &mut String, run: &[At]) {
    let slope = |at: usize| {
        if at == 0 || at + 1 >= run.len() {
            return 0;
        }
        let before = run[at].1 - run[at - 1].1;
        let after = run[at + 1].1 - run[at].1;
        if before.signum() * after.signum() <= 0 {
            return 0;
        }
        // The harmonic mean, per column: steep only where both sides are.
        2 * before * after / (before + after)
    };
    let reach = COLUMN / 3;
    for at in 1..run.len() {
        let (from, to) = (run[at - 1], run[at]);
        let (out, back) = (slope(at - 1) / 3, slope(at) / 3);
        draw(
            path,
            format_args!("C{} {} {} {} {} {}", from.0 + reach, from.1 + out, to.0 - reach, to.1 - back, to.0, to.1),
        );
    }
}

fn draw(path: &mut String, piece: std::fmt::Arguments<'_>) {
    path.write_fmt(piece).expect("a string takes what is written");
}
