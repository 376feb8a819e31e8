//! The line through the feelings of a journey: smooth, never higher or lower than what was said, broken where nothing is known.

use std::fmt::Write;

use super::emotion::Score;
use super::stage::WIDTH;

/// The width of a column, in the drawing's own units, which are small enough to need no fractions.
pub const COLUMN: i32 = 1000;

/// The height of the drawing, in its own units.
pub const HEIGHT: i32 = 1000;

/// How far the highest and the lowest score stay from the edge, in hundredths of the height: room for half a face and a line of words.
pub const MARGIN: i32 = 22;

/// The height of `score` in the drawing, from its top.
pub fn height_of(score: Score) -> i32 {
    let from_top = 2 - i32::from(score.value());
    HEIGHT * MARGIN / 100 + from_top * HEIGHT * (100 - 2 * MARGIN) / 400
}

/// A score, if it is known, and how far to the right it stands.
pub type Point = (i32, Option<Score>);

/// The line as an SVG path, one piece for each run of known feelings; all columns are equally wide.
pub fn line(scores: &[Option<Score>]) -> String {
    line_at(&points(scores, &middles(scores.iter().map(|_| WIDTH))))
}

/// The area between the line and the middle of the scale, as an SVG path; all columns are equally wide.
pub fn area(scores: &[Option<Score>]) -> String {
    area_at(&points(scores, &middles(scores.iter().map(|_| WIDTH))))
}

/// Where the middles of columns are, whose widths are given in hundredths of an ordinary one.
pub fn middles(widths: impl Iterator<Item = i32>) -> Vec<i32> {
    let mut left = 0;
    let middle = |width: i32| {
        let middle = left + width * COLUMN / WIDTH / 2;
        left += width * COLUMN / WIDTH;
        middle
    };
    widths.map(middle).collect()
}

/// The scores of columns whose middles are given.
pub fn points(scores: &[Option<Score>], middles: &[i32]) -> Vec<Point> {
    middles.iter().copied().zip(scores.iter().copied()).collect()
}

/// [`line`] through points that stand anywhere, in order.
pub fn line_at(points: &[Point]) -> String {
    let mut path = String::new();
    for run in runs(points) {
        begin(&mut path, run[0]);
        bend(&mut path, &run);
    }
    path
}

/// [`area`] under points that stand anywhere, in order.
pub fn area_at(points: &[Point]) -> String {
    let middle = HEIGHT / 2;
    let mut path = String::new();
    for run in runs(points).into_iter().filter(|run| run.len() > 1) {
        let (first, last) = (run[0], run[run.len() - 1]);
        begin(&mut path, (first.0, middle));
        draw(&mut path, format_args!("L{} {}", first.0, first.1));
        bend(&mut path, &run);
        draw(&mut path, format_args!("L{} {middle}Z", last.0));
    }
    path
}

/// How high the bars of stages are, and with them the gap to the curve below, in the drawing's own units.
const BARS: (i32, i32) = (170, 250);

/// The stages as bars over a curve whose columns are equally wide, given how many columns each has: two SVG paths, because neighbours
/// differ in colour.
pub fn bars(stages: &[usize]) -> [String; 2] {
    let mut paths = [String::new(), String::new()];
    let mut left = 0;
    for (at, columns) in stages.iter().enumerate() {
        let width = *columns as i32 * COLUMN;
        draw(&mut paths[at % 2], format_args!("M{left} {}h{width}v{}h-{width}z", -BARS.1, BARS.0));
        left += width;
    }
    paths
}

/// The frame of a curve of so many columns with the [`bars`] over it, as SVG's `viewBox`.
pub fn frame_with_bars(columns: usize) -> String {
    format!("0 {} {} {}", -BARS.1, columns.max(1) as i32 * COLUMN, HEIGHT + BARS.1)
}

type At = (i32, i32);

fn runs(points: &[Point]) -> Vec<Vec<At>> {
    let mut runs: Vec<Vec<At>> = Vec::new();
    let mut broken = true;
    for (across, score) in points {
        match score {
            Some(score) => {
                let at = (*across, height_of(*score));
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

fn bend(path: &mut String, run: &[At]) {
    for [_, out, back, to] in bends(run) {
        draw(path, format_args!("C{} {} {} {} {} {}", out.0, out.1, back.0, back.1, to.0, to.1));
    }
}

/// Level at every turning point, so that the line never overshoots a score: a cubic whose handles reach a third of the way and lie
/// on the slope of the neighbours only where the line keeps its direction.
fn bends(run: &[At]) -> impl Iterator<Item = [At; 4]> {
    // For the width of an ordinary column.
    let rise = |at: usize| (run[at + 1].1 - run[at].1) * COLUMN / (run[at + 1].0 - run[at].0).max(1);
    let slope = move |at: usize| {
        if at == 0 || at + 1 >= run.len() {
            return 0;
        }
        let (before, after) = (rise(at - 1), rise(at));
        if before.signum() * after.signum() <= 0 {
            return 0;
        }
        // The harmonic mean, per column: steep only where both sides are.
        2 * before * after / (before + after)
    };
    (1..run.len()).map(move |at| {
        let (from, to) = (run[at - 1], run[at]);
        let reach = (to.0 - from.0) / 3;
        let (out, back) = (slope(at - 1) * reach / COLUMN, slope(at) * reach / COLUMN);
        [from, (from.0 + reach, from.1 + out), (to.0 - reach, to.1 - back), to]
    })
}

/// How high the line through `points` stands at each place of `across`; nowhere it is broken.
pub fn heights_at(points: &[Point], across: impl Iterator<Item = f64>) -> Vec<Option<f64>> {
    let nodes: Vec<[At; 4]> = runs(points).iter().flat_map(|run| bends(run).collect::<Vec<_>>()).collect();
    let height = |across: f64| {
        let [from, out, back, to] =
            nodes.iter().find(|node| (f64::from(node[0].0)..=f64::from(node[3].0)).contains(&across))?;
        // The handles stand at thirds of the way, so the way across is even.
        let part = (across - f64::from(from.0)) / f64::from((to.0 - from.0).max(1));
        let rest = 1.0 - part;
        let of = |at: &At, share: f64| f64::from(at.1) * share;
        let ends = of(from, rest.powi(3)) + of(to, part.powi(3));
        Some(ends + of(out, 3.0 * rest * rest * part) + of(back, 3.0 * rest * part * part))
    };
    across.map(height).collect()
}

fn draw(path: &mut String, node: std::fmt::Arguments<'_>) {
    path.write_fmt(node).expect("a string takes what is written");
}
