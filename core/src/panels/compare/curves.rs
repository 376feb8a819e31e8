//! Curves laid over each other. Each has a colour, a dash and a marker of its own, so that none is told by colour alone.

use crate::model::{Score, curve};
use crate::panels::{Node, el, text};
use crate::words::compare::CompareWords;

/// A curve and what it is called in the legend.
pub(super) struct Line {
    /// Its name.
    pub name: String,
    /// A score for each column, or unknown, which breaks the line.
    pub scores: Vec<Option<Score>>,
}

/// The names of the patterns in the style sheet, one for each of the curves that can be laid over each other.
const PATTERNS: [&str; 5] = ["line-0", "line-1", "line-2", "line-3", "line-4"];

/// The width of a column in the drawing: half as wide as the line has it, so that the rise and fall can be seen.
const COLUMN: i32 = curve::COLUMN / 2;

/// The curves over `columns`, with a legend in words. What it shows stands in a table too.
pub(super) fn draw(words: &CompareWords, lines: &[Line], columns: &[String]) -> Node {
    let width = COLUMN * columns.len().max(1) as i32;
    let names: Vec<&str> = lines.iter().map(|line| line.name.as_str()).collect();
    let mut svg = el("svg")
        .with("viewBox", format!("0 0 {width} {}", curve::HEIGHT))
        .with("role", "img")
        .with("aria-label", (words.curves_of)(&names.join(", ")));
    for score in [Score::HIGHEST, Score::NEUTRAL, Score::LOWEST] {
        let height = curve::height_of(score);
        svg = svg.child(el("path").class("axis").with("d", format!("M0 {height}h{width}")));
    }
    for (at, line) in lines.iter().enumerate() {
        let path = el("path").class("stroke").with("d", curve::line(&line.scores));
        let scaled = el("g").with("transform", "scale(.5 1)").child(path);
        let mut group = el("g").class(PATTERNS[at % PATTERNS.len()]).with("data-line-of", line.name.clone());
        group = group.child(scaled);
        for (column, score) in line.scores.iter().enumerate() {
            if let Some(score) = score {
                let place = (column as i32 * COLUMN + COLUMN / 2, curve::height_of(*score));
                group = group.child(el("path").class("marker").with("d", marker(at, place, 26)));
            }
        }
        svg = svg.child(group.key(line.name.clone()));
    }
    let labels = columns.iter().map(|name| text("span", name.clone()));
    let names = el("div").class("curve-columns").with("aria-hidden", "true").children(labels);
    let drawing = el("div").class("curve-drawing").with("--columns", columns.len().to_string()).child(svg).child(names);
    let legend = lines.iter().enumerate().map(|(at, line)| {
        let sample = el("svg").class("curve-sample").with("viewBox", "0 0 240 120").with("aria-hidden", "true").child(
            el("g")
                .class(PATTERNS[at % PATTERNS.len()])
                .child(el("path").class("stroke").with("d", "M0 60h240"))
                .child(el("path").class("marker").with("d", marker(at, (120, 60), 40))),
        );
        el("li").key(line.name.clone()).child(sample).child(text("span", line.name.clone()))
    });
    // Scrolls on a narrow screen, so it can be reached with the keyboard.
    let frame = el("div")
        .class("curve-scroll")
        .with("tabindex", "0")
        .with("role", "group")
        .with("aria-label", words.curves)
        .child(drawing);
    el("div").class("curves").child(el("ul").class("curve-legend").children(legend)).child(frame)
}

/// A marker of its own for each curve: circle, square, triangle, diamond, cross.
fn marker(line: usize, (x, y): (i32, i32), size: i32) -> String {
    let (half, whole) = (size, size * 2);
    match line % PATTERNS.len() {
        0 => format!("M{} {y}a{half} {half} 0 1 0 {whole} 0a{half} {half} 0 1 0 -{whole} 0z", x - half),
        1 => format!("M{} {}h{whole}v{whole}h-{whole}z", x - half, y - half),
        2 => format!("M{x} {}l{half} {whole}h-{whole}z", y - half),
        3 => format!("M{x} {}l{half} {half}l-{half} {half}l-{half} -{half}z", y - half),
        _ => format!("M{} {}l{whole} {whole}m0 -{whole}l-{whole} {whole}", x - half, y - half),
    }
}
