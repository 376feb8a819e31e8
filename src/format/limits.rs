//! How large a map may be. The limits keep a hostile file from freezing the page; the editor's fields keep people below them too.

use super::draft::Draft;
use super::problem::{ListKind, Problem};
use super::text::{Kind, each_text};
use crate::model::{Edit, Extra, JourneyMap};

/// The largest file, in bytes.
pub const FILE: usize = 5_000_000;
/// How deep values may lie in each other. Our own files need seven levels.
pub const DEPTH: usize = 16;
/// The most stages, and the most columns.
pub const STEPS: usize = 300;
/// The most lanes.
pub const LANES: usize = 100;
/// The most crossings of steps and lanes.
pub const CELLS: usize = 10_000;
/// The most cards.
pub const CARDS: usize = 20_000;
/// The most links.
pub const LINKS: usize = 20_000;
/// The most tags of one card.
pub const TAGS: usize = 50;
/// The most values of a file, of every kind: what a file of cards with many tags and figures comes to, with room to spare.
pub const VALUES: usize = 1_000_000;
/// The most files opened at once.
pub const FILES: usize = 100;
/// The longest title, name, label or tag, in UTF-16 units.
pub const NAME: usize = 300;
/// The longest other text, in UTF-16 units.
pub const TEXT: usize = 20_000;
/// The most text in a map, in UTF-16 units.
pub const ALL_TEXT: usize = 4_000_000;
/// The most that fields unknown to this version may hold in a map, in bytes of JSON.
pub const EXTRA: usize = 256 * 1024;

/// Whether `map` still fits into a file once `edit` is made: a map that grew past the limits could be exported but not opened again.
///
/// # Errors
/// [`Problem::TooMany`] for what there would be too much of.
pub fn check_edit(map: &JourneyMap, edit: &Edit) -> Result<(), Problem> {
    let mut added = Added::default();
    added.count(edit);
    let steps = map.steps().count() + added.steps;
    let lanes = map.lanes.len() + added.lanes;
    let counts = [
        (added.steps, ListKind::Steps, steps, STEPS),
        (added.lanes, ListKind::Lanes, lanes, LANES),
        (added.steps + added.lanes, ListKind::Cells, steps * lanes, CELLS),
        (added.cards, ListKind::Cards, map.cards.len() + added.cards, CARDS),
    ];
    match counts.into_iter().find(|(added, _, count, most)| *added > 0 && count > most) {
        Some((_, kind, count, most)) => Err(Problem::TooMany { kind, count, most }),
        None => Ok(()),
    }
}

/// Whether a board may have that many columns and rows.
///
/// # Errors
/// [`Problem::TooMany`] when it may not.
pub fn check_board(steps: usize, lanes: usize) -> Result<(), Problem> {
    let counts = [
        (ListKind::Steps, steps, STEPS),
        (ListKind::Lanes, lanes, LANES),
        (ListKind::Cells, steps.saturating_mul(lanes), CELLS),
    ];
    match counts.into_iter().find(|(_, count, most)| count > most) {
        Some((kind, count, most)) => Err(Problem::TooMany { kind, count, most }),
        None => Ok(()),
    }
}

/// What an edit adds.
#[derive(Default)]
struct Added {
    steps: usize,
    lanes: usize,
    cards: usize,
}

impl Added {
    fn count(&mut self, edit: &Edit) {
        match edit {
            Edit::AddStage { stage, .. } => self.steps += stage.steps.len(),
            Edit::AddStep { .. } => self.steps += 1,
            Edit::AddLane { .. } => self.lanes += 1,
            Edit::AddCard { .. } => self.cards += 1,
            Edit::Batch(edits) => edits.iter().for_each(|edit| self.count(edit)),
            _ => {}
        }
    }
}

/// The longest a text of this kind may be, in UTF-16 units.
pub fn longest(kind: Kind) -> usize {
    if kind == Kind::Name { NAME } else { TEXT }
}

/// Whether every text, and all of them together, are short enough.
///
/// # Errors
/// [`Problem::TooLong`] for the first that is not.
pub fn check_lengths(draft: &mut Draft) -> Result<(), Problem> {
    let mut all = 0;
    let mut found = None;
    each_text(draft, &mut |path, kind, text| {
        let most = longest(kind);
        let length = text.encode_utf16().count();
        all += length;
        if length > most && found.is_none() {
            found = Some(Problem::TooLong { path: path.to_string(), length, most });
        }
    });
    if let Some(problem) = found {
        return Err(problem);
    }
    too_long("map", all, ALL_TEXT)
}

/// Whether the unknown fields of a map hold little enough.
///
/// # Errors
/// [`Problem::TooLong`] when they do not.
pub fn check_extra(header: &Extra, draft: &Draft) -> Result<(), Problem> {
    let map = &draft.map;
    let mut all = size(header) + size(&map.extra) + size(&map.context.extra) + size(&map.persona.extra);
    all += map.stages.iter().map(|stage| size(&stage.extra)).sum::<usize>();
    all += map.steps().map(|step| size(&step.extra)).sum::<usize>();
    all += map.lanes.iter().map(|lane| size(&lane.extra)).sum::<usize>();
    all += map.links.iter().map(|link| size(&link.extra)).sum::<usize>();
    all += draft.emotions.iter().map(|(_, _, emotion)| size(&emotion.extra)).sum::<usize>();
    for (_, _, card) in &draft.cards {
        all += size(&card.extra) + card.channel.as_ref().map_or(0, |channel| size(&channel.extra));
        if let Some(metric) = &card.metric {
            all += size(&metric.extra) + metric.readings.iter().map(|reading| size(&reading.extra)).sum::<usize>();
        }
    }
    too_long("map", all, EXTRA)
}

fn too_long(path: &str, length: usize, most: usize) -> Result<(), Problem> {
    if length <= most { Ok(()) } else { Err(Problem::TooLong { path: path.to_owned(), length, most }) }
}

fn size(extra: &Extra) -> usize {
    if extra.is_empty() {
        return 0;
    }
    serde_json::to_string(extra).map_or(0, |text| text.len())
}
