//! What is said where something is taken into the open map from elsewhere: from notes by way of a model. Only what is loaded for that names it.

use super::file::FileWords;
use super::{english, french};
use crate::editor::answer::{AnswerProblem, Why};
use crate::model::Language;

/// The words in one language.
pub struct TakingInWords {
    /// From a person's notes.
    pub notes: NotesWords,
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

/// The words in `language`; English for one the page does not speak.
pub fn of(language: &Language) -> &'static TakingInWords {
    match language {
        Language::French => &french::TAKING_IN,
        _ => &english::TAKING_IN,
    }
}
