//! The line through the feelings of a journey: smooth, never higher or lower than what was said, broken where nothing is known.

use std::fmt::Write;

use super::emotion::Score;

/// The width of a column, in the drawing's own units.
pub const COLUMN: f64 = 100.0;

/// The height of the drawing, in its own units.
pub const HEIGHT: f64 = 100.0;

/// How far the highest and the lowest score stay from the edge, as a part of the height: room for half a face.
pub const MARGIN: f64 = 0.18;

/// The height of `score` in the drawing, from its top.
pub fn height_of(score: Score) -> f64 {
    let part = (2.0 - f64::from(score.value())) / 4.0;
    HEIGHT * (MARGIN + part * (1.0 - 2.0 * MARGIN))
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
    let middle = HEIGHT / 2.0;
    let mut path = String::new();
    for run in runs(scores).into_iter().filter(|run| run.len() > 1) {
        let (first, last) = (run[0], run[run.len() - 1]);
        begin(&mut path, (first.0, middle));
        draw(&mut path, format_args!("L{:.1} {:.1}", first.0, first.1));
        bend(&mut path, &run);
        draw(&mut path, format_args!("L{:.1} {middle:.1}Z", last.0));
    }
    path
}

type At = (f64, f64);

fn runs(scores: &[Option<Score>]) -> Vec<Vec<At>> {
    let mut runs: Vec<Vec<At>> = Vec::new();
    let mut broken = true;
    for (column, score) in scores.iter().enumerate() {
        match score {
            Some(score) => {
                let at = ((column as f64 + 0.5) * COLUMN, height_of(*score));
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
    draw(path, format_args!("M{:.1} {:.1}", at.0, at.1));
}

/// Level at every turning point, so that the line never overshoots a score: a cubic whose handles reach a third of the way and lie
/// on the slope of the neighbours only where the line keeps its direction.
fn bend(path: &mut String, run: &[At]) {
    let slope = |at: usize| {
        if at == 0 || at + 1 >= run.len() {
            return 0.0;
        }
        let before = run[at].1 - run[at - 1].1;
        let after = run[at + 1].1 - run[at].1;
        if before * after <= 0.0 {
            return 0.0;
        }
        let mean = 2.0 * before * after / (before + after);
        mean / COLUMN
    };
    let reach = COLUMN / 3.0;
    for at in 1..run.len() {
        let (from, to) = (run[at - 1], run[at]);
        let (out, back) = (slope(at - 1) * reach, slope(at) * reach);
        draw(
            path,
            format_args!(
                "C{:.1} {:.1} {:.1} {:.1} {:.1} {:.1}",
                from.0 + reach,
                from.1 + out,
                to.0 - reach,
                to.1 - back,
                to.0,
                to.1
            ),
        );
    }
}

fn draw(path: &mut String, piece: std::fmt::Arguments<'_>) {
    path.write_fmt(piece).expect("a string takes what is written");
}
