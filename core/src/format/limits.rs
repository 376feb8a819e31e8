//! How large a map may be: one table, each limit in one unit. Files are held to it when they are read (`format/read.rs`), people at
//! every edit (`format/admit.rs`) and in every field (`ui/fitting.rs`), so that the page takes back every file it hands out.
//!
//! A character is what the file counts: a Unicode scalar value, which is one for `é`, for `日` and for most emoji, and never a half.

use super::draft::Draft;
use super::problem::{ListKind, Problem};
use super::text::{Kind, each_text};
use crate::model::{Edit, JourneyMap};

// In characters.

/// The longest title, name, label or tag.
pub const NAME: usize = 300;
/// The longest other text.
pub const TEXT: usize = 20_000;
/// The longest map, written on one line. As much as a browser's storage holds: what could ever be kept can be opened again.
pub const MAP: usize = 5_242_880;

// In bytes.

/// The largest file: the longest map, with three bytes a character, and what stands around it.
pub const FILE: usize = 16_000_000;
/// The most that may stand around the map in a file: its names, its lineage, and what this version does not know.
pub const AROUND: usize = 256 * 1024;
/// The most that the content a copy began with may take there, packed; the rest is left to what stood there before.
pub const BASE: usize = 128 * 1024;

// In numbers of things.

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
/// The most fields of a persona that a person has named.
pub const FREE_FIELDS: usize = 3;
/// The most values of a map, of every kind: what a map of cards with many tags and figures comes to, with room to spare.
pub const VALUES: usize = 1_000_000;
/// The most files opened at once.
pub const FILES: usize = 100;
/// How deep values may lie in each other. Our own files need seven levels.
pub const DEPTH: usize = 16;

// Figures.

/// The most saved changes that a file may tell of, and the most that a kept record may: more than anybody will make, and far below 2^53,
/// where JavaScript ends counting. What tells of more is counted on from [`REVISIONS_AGAIN`], which leaves room for all that follow.
pub const REVISIONS: u64 = 1 << 51;
/// See [`REVISIONS`].
pub const REVISIONS_KEPT: u64 = 1 << 52;
/// See [`REVISIONS`].
pub const REVISIONS_AGAIN: u64 = 1 << 50;
/// The longest a card says something takes, in minutes: six digits.
pub const MINUTES: i64 = 999_999;
/// The oldest a person is believed to be, in years.
pub const AGE: i64 = 130;
/// The highest of the scales that begin at 1.
pub const SCALE: i64 = 5;

/// A revision that stands in a kept record, as far as revisions are counted.
pub fn kept_revision(rev: u64) -> u64 {
    if rev > REVISIONS_KEPT { REVISIONS_AGAIN } else { rev }
}

/// Whether `map` still has few enough of everything once `edit` is made.
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
        (added.links, ListKind::Links, map.links.len() + added.links, LINKS),
    ];
    match counts.into_iter().find(|(added, _, count, most)| *added > 0 && count > most) {
        Some((_, kind, count, most)) => Err(Problem::TooMany { kind, count, most }),
        None => Ok(()),
    }
}

/// What an edit adds.
#[derive(Default)]
struct Added {
    steps: usize,
    lanes: usize,
    cards: usize,
    links: usize,
}

impl Added {
    fn count(&mut self, edit: &Edit) {
        match edit {
            Edit::AddStage { stage, .. } => self.steps += stage.steps.len(),
            Edit::AddStep { .. } => self.steps += 1,
            Edit::AddLane { .. } => self.lanes += 1,
            Edit::AddCard { .. } => self.cards += 1,
            Edit::AddLink { .. } => self.links += 1,
            Edit::Batch(edits) => edits.iter().for_each(|edit| self.count(edit)),
            _ => {}
        }
    }
}

/// The longest a text of this kind may be, in characters.
pub fn longest(kind: Kind) -> usize {
    if kind == Kind::Name { NAME } else { TEXT }
}

/// How many characters `text` has.
pub fn length(text: &str) -> usize {
    text.chars().count()
}

/// Whether a text of this kind at `path` is short enough.
///
/// # Errors
/// [`Problem::TooLong`] when it is not.
pub fn check_length(path: &impl ToString, kind: Kind, text: &str) -> Result<(), Problem> {
    let most = longest(kind);
    // No text has more characters than bytes.
    if text.len() <= most {
        return Ok(());
    }
    let length = length(text);
    if length <= most { Ok(()) } else { Err(Problem::TooLong { path: path.to_string(), length, most }) }
}

/// Whether every text is short enough.
///
/// # Errors
/// [`Problem::TooLong`] for the first that is not.
pub fn check_lengths(draft: &mut Draft) -> Result<(), Problem> {
    let mut found = Ok(());
    each_text(draft, &mut |path, kind, text| {
        if found.is_ok() {
            found = check_length(path, kind, text);
        }
    });
    found
}

/// The title that `derive` makes of `title`, as "…" of it where the whole would be longer than a title may be: a copy, a version and a
/// future state are called after their map, and their own copies after them.
pub fn derived(title: &str, derive: impl Fn(&str) -> String) -> String {
    let whole = derive(title);
    let over = length(&whole).saturating_sub(NAME);
    if over == 0 {
        return whole;
    }
    // One more, for the dots.
    let kept: String = title.chars().take(length(title).saturating_sub(over + 1)).collect();
    // What joins signs into one says nothing at the end.
    let kept =
        kept.trim_end_matches(|letter: char| letter.is_whitespace() || matches!(letter, '\u{200D}' | '\u{FE0F}'));
    derive(&format!("{kept}…"))
}
