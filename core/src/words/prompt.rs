//! The text that asks whatever model a person uses for a first map from their notes. It speaks the map's language, as the answer should.

use super::{english, french};
use crate::model::{Language, MapKind};

/// The words of that text in one language. Each is a paragraph, a heading or a line of a list.
pub struct PromptWords {
    /// What is wanted.
    pub intro: &'static str,
    /// What a map of a type shows.
    pub kind: fn(&MapKind) -> &'static str,
    /// Heading: what the map is about.
    pub about: &'static str,
    /// A line of a name and what it says.
    pub line: fn(name: &str, says: &str) -> String,
    /// The names of those lines: title, goal, scenario, where it begins, where it ends, who travels.
    pub names: [&'static str; 6],
    /// Heading: the stages.
    pub stages: &'static str,
    /// What to do where there are none.
    pub no_stages: &'static str,
    /// A stage and its steps.
    pub steps: fn(stage: &str, steps: &str) -> String,
    /// Heading: the lanes.
    pub lanes: &'static str,
    /// What to do where there are none.
    pub no_lanes: &'static str,
    /// Behind a lane of feelings.
    pub scale: &'static str,
    /// Heading: the rules.
    pub rules: &'static str,
    /// The rules.
    pub rule: &'static [&'static str],
    /// Heading: the answer.
    pub answer: &'static str,
    /// Before the form of the answer.
    pub form: &'static str,
    /// What stands in the form for a name, a text, and a word for a feeling.
    pub examples: [&'static str; 5],
    /// Heading: the notes.
    pub notes: &'static str,
    /// Before the notes.
    pub material: &'static str,
}

/// The words in `language`; English for one the page does not speak.
pub fn of(language: &Language) -> &'static PromptWords {
    match language {
        Language::French => &french::PROMPT,
        _ => &english::PROMPT,
    }
}
