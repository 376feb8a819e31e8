//! What is said where something is taken into the open map from elsewhere: from notes by way of a model, from a copy, from another map. Only what is loaded for that names it.

use super::file::FileWords;
use super::{english, french};
use crate::editor::answer::{AnswerProblem, Why};
use crate::method::merge::{Aspect, ChangeKind, Grown, Subject};
use crate::model::Language;

/// The words in one language.
pub struct TakingInWords {
    /// From a person's notes.
    pub notes: NotesWords,
    /// From a copy of the map.
    pub merge: MergeWords,
    /// From another map of this browser.
    pub bring: BringWords,
    /// How many more there are than are told.
    pub more: fn(usize) -> String,
}

/// Words for a first map out of notes, by way of whatever model a person uses.
pub struct NotesWords {
    /// What the dialog is called.
    pub title: &'static str,
    /// That nothing is sent from here, and how it goes.
    pub about: &'static str,
    /// Heading: the text that is copied.
    pub first: &'static str,
    /// The field for the notes.
    pub notes: &'static str,
    /// The text that is copied, to be looked at.
    pub text: &'static str,
    /// What else of the map is in that text.
    pub holds: &'static str,
    /// Copies it.
    pub copy: &'static str,
    /// It is in the clipboard.
    pub copied: &'static str,
    /// The browser did not take it: it is selected.
    pub not_copied: &'static str,
    /// Heading: the answer.
    pub second: &'static str,
    /// The field for the answer.
    pub answer: &'static str,
    /// Shows what it proposes.
    pub read: &'static str,
    /// Why nothing can be made of it.
    pub problem: fn(&AnswerProblem, &FileWords) -> String,
    /// How much it proposes.
    pub proposed: fn(usize) -> String,
    /// What a proposal is: assumed until it was checked.
    pub assumed: &'static str,
    /// It says nothing that is not on the map already.
    pub nothing_new: &'static str,
    /// The answer stops in the middle.
    pub partial: &'static str,
    /// How much of it is left out.
    pub left_out: fn(usize) -> String,
    /// Why something is left out.
    pub why: fn(Why) -> &'static str,
    /// A stage, step or lane that the map does not have.
    pub new: &'static str,
    /// Chooses all.
    pub all: &'static str,
    /// Chooses none.
    pub none: &'static str,
    /// Goes back to the answer.
    pub back: &'static str,
    /// Adds so many.
    pub add: fn(usize) -> String,
    /// So many cards and feelings were added.
    pub added: fn(cards: usize, feelings: usize) -> String,
}

/// Fields that copies of a map can say differently, by their names in the file.
pub const FIELDS: [&str; 55] = [
    "text",
    "note",
    "colour",
    "tags",
    "owner",
    "channel.name",
    "channel",
    "channel.kind",
    "key",
    "moment",
    "importance",
    "performance",
    "impact",
    "effort",
    "status",
    "due",
    "metric",
    "evidence",
    "source",
    "learnt",
    "minutes",
    "failure",
    "accepted",
    "label",
    "role",
    "question",
    "hidden",
    "locked",
    "name",
    "begins",
    "ends",
    "width",
    "passive",
    "score",
    "feeling",
    "kind",
    "language",
    "title",
    "goal",
    "scenario",
    "expectations",
    "review",
    "sources",
    "vision",
    "horizon",
    "participants",
    "age",
    "quote",
    "segment",
    "goals",
    "needs",
    "frustrations",
    "motivations",
    "habits",
    "channels",
];

/// Words for a copy of the map that is merged into it.
pub struct MergeWords {
    /// What the dialog is called.
    pub title: &'static str,
    /// What it is for.
    pub about: &'static str,
    /// The field for the file.
    pub file: &'static str,
    /// How many problems of the file were repaired to read it.
    pub repaired: fn(usize) -> String,
    /// The browser could not read the file.
    pub refused: &'static str,
    /// What is known of the map both grew from, and what follows from it.
    pub grown: fn(Grown) -> &'static str,
    /// Compares the two without it.
    pub set_aside: &'static str,
    /// Heading: what comes in, with how much.
    pub comes_in: fn(usize) -> String,
    /// Heading: what is only in the open map and stays, with how much.
    pub only_here: fn(usize) -> String,
    /// Nothing comes in.
    pub nothing: &'static str,
    /// What became of something.
    pub change: fn(ChangeKind) -> &'static str,
    /// What kind of thing it is.
    pub thing: fn(&Subject) -> &'static str,
    /// A card with the place it stands in: what it says, its lane, its column.
    pub at: fn(what: &str, lane: &str, column: &str) -> String,
    /// Heading: the conflicts, with how many.
    pub conflicts: fn(usize) -> String,
    /// What to do about them.
    pub choose: &'static str,
    /// What about a thing is in question; nothing where it is a field, which has its name in `fields`.
    pub aspect: fn(&Aspect) -> &'static str,
    /// What each of [`FIELDS`] is called.
    pub fields: [&'static str; FIELDS.len()],
    /// The open map's side.
    pub mine: &'static str,
    /// The copy's side.
    pub theirs: &'static str,
    /// What stood there before.
    pub before: fn(&str) -> String,
    /// Keeps both.
    pub both: &'static str,
    /// One side has nothing there: it was deleted there, where a thing's presence is in question.
    pub deleted: &'static str,
    /// One side has nothing there.
    pub nothing_said: &'static str,
    /// A mark that is set, and one that is not.
    pub marks: [&'static str; 2],
    /// Merges.
    pub merge: &'static str,
    /// Said once it is done: how much was added, changed, moved, removed.
    pub merged: fn([usize; 4]) -> String,
}

/// Words for what is brought in from another map of this browser.
pub struct BringWords {
    /// What the dialog is called.
    pub title: &'static str,
    /// What it is for.
    pub about: &'static str,
    /// The field for the map.
    pub map: &'static str,
    /// There is no other map here.
    pub no_other: &'static str,
    /// The map cannot be opened.
    pub not_opened: &'static str,
    /// Heading: its stages.
    pub stages: &'static str,
    /// Heading: its lanes.
    pub lanes: &'static str,
    /// Heading: its cards.
    pub cards: &'static str,
    /// A stage, a lane or a card without a name.
    pub unnamed: &'static str,
    /// Nothing is chosen yet.
    pub nothing: &'static str,
    /// What comes: how many cards, how many feelings.
    pub comes: fn(cards: usize, feelings: usize) -> String,
    /// Lanes come along because this map has none like them.
    pub lanes_added: fn(usize) -> String,
    /// Steps without a counterpart, whose cards go to the nearest.
    pub gathered: fn(&str) -> String,
    /// What is left out: feelings that are known here, or what may not be written into.
    pub skipped: fn(usize) -> String,
    /// Brings it in.
    pub bring: &'static str,
    /// Said once it is done: how many cards, from which map.
    pub brought: fn(cards: usize, title: &str) -> String,
}

/// The words in `language`; English for one the page does not speak.
pub fn of(language: &Language) -> &'static TakingInWords {
    match language {
        Language::French => &french::TAKING_IN,
        _ => &english::TAKING_IN,
    }
}
