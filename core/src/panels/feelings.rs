//! The feelings of some columns of a map: their piece of the whole curve, and a face at each.

use super::face::face;
use super::node::{Node, el, text};
use crate::editor::situation::Situation;
use crate::model::curve_words::{self, Room, Said, Side};
use crate::model::stage::WIDTH;
use crate::model::{CellKey, Lane, MomentOfTruth, Score, Step, curve};
use crate::words::{Words, signed};

/// The piece of the curve through `scores` that `columns` columns from `start` show: it goes on at its edges as the whole does. `beside` are
/// dashed.
pub(super) fn window(
    scores: &[Option<Score>],
    beside: &[Vec<Option<Score>>],
    wished: bool,
    start: usize,
    columns: usize,
) -> Node {
    let (start, width) = (start as i32 * curve::COLUMN, columns as i32 * curve::COLUMN);
    let beside = beside.iter().map(|scores| path("stroke beside", curve::line(scores)));
    drawing(curve::line(scores), curve::area(scores), wished, start, width).children(beside)
}

fn path(class: &'static str, line: String) -> Node {
    el("path").class(class).with("d", line)
}

/// A curve between `start` and `start + width`.
pub(super) fn drawing(line: String, area: String, wished: bool, start: i32, width: i32) -> Node {
    el("svg")
        .class("curve-line")
        .with("viewBox", format!("{start} 0 {width} {}", curve::HEIGHT))
        .with("preserveAspectRatio", "none")
        .with("aria-hidden", "true")
        .child(path("axis", format!("M{start} {}h{width}", curve::HEIGHT / 2)))
        .child(path("area", area))
        .child(path(if wished { "stroke wished" } else { "stroke" }, line))
}

/// On which side of its point the word of each step of `steps` stands, which feel `scores` and are dashed by `beside`.
pub(super) fn sides(
    at: &Situation<'_>,
    lane: &Lane,
    steps: &[&Step],
    beside: &[Vec<Option<Score>>],
    room: &Room,
) -> Vec<Side> {
    let said = steps.iter().map(|step| {
        let emotion = at.map.emotion(&CellKey { step: step.id.clone(), lane: lane.id.clone() });
        let letters = emotion.map_or(0, |emotion| emotion.feeling.trim().chars().count());
        let stars = stars(at, lane, step).len() * curve_words::STAR;
        (WIDTH, emotion.map(|emotion| emotion.score), letters + stars)
    });
    curve_words::sides(&Said::row(&said.collect::<Vec<_>>()), beside, room)
}

/// How `step` feels in `lane`: a face, and `side` of it a word and a star for each kind of moment of truth that was decided there.
pub(super) fn feeling(at: &Situation<'_>, lane: &Lane, step: &Step, side: Side, is_named: bool) -> Vec<Node> {
    let mut said = el("span").class("said").with("data-side", side.as_str()).children(stars(at, lane, step));
    let mut nodes = Vec::new();
    if let Some(emotion) = at.map.emotion(&CellKey { step: step.id.clone(), lane: lane.id.clone() }) {
        let value = emotion.score.value().to_string();
        nodes.push(el("span").class("point").with("data-value", value.clone()).child(face(emotion.score)));
        let word = emotion.feeling.trim();
        let word = (is_named && !word.is_empty()).then(|| text("span", word).class("feeling"));
        said = said.with("data-value", value).children(word);
    }
    nodes.push(said);
    nodes
}

/// A star for each kind of moment of truth that was decided at `step`, told apart by the arrow beside it.
fn stars(at: &Situation<'_>, lane: &Lane, step: &Step) -> Vec<Node> {
    let decides = |moment: &MomentOfTruth| {
        let mut cards = at.map.cards.values().filter(|card| card.step == step.id);
        !lane.wished && cards.any(|card| card.moment.as_ref() == Some(moment))
    };
    let decided = [MomentOfTruth::High, MomentOfTruth::Low].into_iter().filter(decides);
    decided.map(|moment| star(at.words, moment == MomentOfTruth::High)).collect()
}

/// The star of a moment of truth, with the arrow that tells a high from a low and its name for who hears the page.
pub(super) fn star(words: &Words, is_high: bool) -> Node {
    let (sign, name, said) =
        if is_high { ("★▲", "high", words.board.moment_high) } else { ("★▼", "low", words.board.moment_low) };
    text("span", sign).class("star").with("data-star", name).with("role", "img").with("aria-label", said)
}

/// The ends of the scale of feelings, by their names.
pub(super) fn scale_ends(words: &Words) -> String {
    let end = |score: Score| format!("{}\u{a0}{}", signed(score.value()), (words.announcements.score)(score));
    format!("{} … {}", end(Score::LOWEST), end(Score::HIGHEST))
}
