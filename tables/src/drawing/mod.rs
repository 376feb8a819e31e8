//! The map for drawing programs: where everything stands, in pixels, and the two formats that say so.

pub(crate) mod canvas;
pub(crate) mod excalidraw;

use parcours_core::model::{CardId, CellKey, JourneyMap, Link};
use parcours_core::words::Words;

use crate::board_table::{Board, feeling};

/// How wide a card is.
const CARD: i64 = 240;
/// How wide the labels of lanes are.
const LABEL: i64 = 180;
/// The room around and between.
const GAP: i64 = 20;
/// How high a line of text is.
const LINE: i64 = 24;
/// How high the names of stages are, and those of steps.
const HEAD: i64 = 56;
/// How many characters a line of a card has, about.
const LETTERS: usize = 26;

/// A rectangle, with its upper left corner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Area {
    /// From the left.
    pub x: i64,
    /// From the top.
    pub y: i64,
    /// Its width.
    pub width: i64,
    /// Its height.
    pub height: i64,
}

/// What stands on a drawing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum What {
    /// A stage, around everything in it.
    Stage,
    /// A lane, around everything in it.
    Lane,
    /// The name of a step.
    Step,
    /// A card, with its colour.
    Card(Option<String>),
    /// A feeling.
    Feeling,
}

/// A thing on a drawing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Thing {
    /// Names it; no other thing is called so.
    pub id: String,
    /// What it is.
    pub what: What,
    /// Where it stands.
    pub area: Area,
    /// What it says.
    pub text: String,
}

/// A tie between two things.
pub(crate) struct Tie<'a> {
    /// The thing it starts from.
    pub from: String,
    /// The thing it points to.
    pub to: String,
    /// The tie of the map.
    pub link: &'a Link,
}

/// The name of a card on a drawing.
fn card_name(id: &CardId) -> String {
    format!("card-{id}")
}

/// Everything on the drawing, what lies below first.
pub(crate) fn things(map: &JourneyMap, words: &Words) -> Vec<Thing> {
    let board = Board::new(map, None);
    let left = |column: usize| LABEL + 2 * GAP + i64::try_from(column).unwrap_or_default() * (CARD + GAP);
    let mut cards = Vec::new();
    let mut rows = Vec::new();
    let mut top = 2 * HEAD + 2 * GAP;
    for lane in &board.lanes {
        let mut bottom = top + 2 * LINE + GAP;
        for (column, (_, step)) in board.steps.iter().enumerate() {
            let cell = CellKey { step: step.id.clone(), lane: lane.id.clone() };
            let mut y = top;
            let mut put = |id: String, what: What, text: &str| {
                let height = height(text);
                cards.push(Thing {
                    id,
                    what,
                    area: Area { x: left(column), y, width: CARD, height },
                    text: text.to_owned(),
                });
                y += height + GAP;
                bottom = bottom.max(y);
            };
            if let Some(felt) = map.emotion(&cell) {
                put(format!("feeling-{}-{}", lane.id, step.id), What::Feeling, &feeling(felt));
            }
            for (id, card) in map.cards_in(&cell).iter().filter_map(|id| Some((id, map.card(id)?))) {
                put(card_name(id), What::Card(card.colour.clone()), &card.text);
            }
        }
        let width = left(board.steps.len());
        let area = Area { x: 0, y: top - GAP / 2, width, height: bottom - top };
        rows.push(Thing {
            id: format!("lane-{}", lane.id),
            what: What::Lane,
            area,
            text: board.label(lane, words).to_owned(),
        });
        top = bottom;
    }
    let mut things = Vec::new();
    let mut column = 0;
    let mut names = Vec::new();
    for stage in &map.stages {
        let width = i64::try_from(stage.steps.len()).unwrap_or_default() * (CARD + GAP);
        let area = Area { x: left(column) - GAP / 2, y: 0, width, height: top };
        things.push(Thing { id: format!("stage-{}", stage.id), what: What::Stage, area, text: stage.name.clone() });
        for step in &stage.steps {
            let area = Area { x: left(column), y: HEAD, width: CARD, height: HEAD };
            if !step.name.trim().is_empty() {
                names.push(Thing { id: format!("step-{}", step.id), what: What::Step, area, text: step.name.clone() });
            }
            column += 1;
        }
    }
    things.into_iter().chain(rows).chain(names).chain(cards).collect()
}

/// The ties between cards that are on the drawing.
pub(crate) fn ties<'a>(map: &'a JourneyMap, things: &[Thing]) -> Vec<Tie<'a>> {
    let drawn: std::collections::BTreeSet<&str> = things.iter().map(|thing| thing.id.as_str()).collect();
    let all = map.links.iter().map(|link| Tie { from: card_name(&link.from), to: card_name(&link.to), link });
    all.filter(|tie| drawn.contains(tie.from.as_str()) && drawn.contains(tie.to.as_str())).collect()
}

/// How high a card with `text` is.
fn height(text: &str) -> i64 {
    let lines = i64::try_from(wrapped(text).len().max(1)).unwrap_or_default();
    lines * LINE + GAP
}

/// `text` in lines that fit a card, parted between words where that can be.
pub(crate) fn wrapped(text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    for line in text.lines() {
        let mut now = String::new();
        for word in line.split_whitespace() {
            let mut word: Vec<char> = word.chars().collect();
            if !now.is_empty() && now.chars().count() + 1 + word.len() > LETTERS {
                lines.push(std::mem::take(&mut now));
            }
            while word.len() > LETTERS {
                lines.push(word.drain(..LETTERS).collect());
            }
            if !now.is_empty() {
                now.push(' ');
            }
            now.extend(word);
        }
        lines.push(now);
    }
    lines
}
