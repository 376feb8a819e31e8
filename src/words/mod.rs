//! Every word the page says, in two languages.
//!
//! A language is a value of [`Words`], so a missing translation does not compile. Sentences with something in them are functions.
//! French sets a narrow no-break space before `: ; ! ?` and no-break spaces inside « ».

pub mod blueprint;
pub mod board;
pub mod checks;
pub mod commands;
pub mod compare;
mod days;
pub mod details;
pub mod english;
pub mod file;
pub mod find;
pub mod french;
pub mod guide;
pub mod home;
pub mod moments;
pub mod persona;
pub mod priorities;
pub mod room;
pub mod safety;
pub mod said;
pub mod summary;
pub mod touchpoints;
pub mod updates;

use crate::model::Language;

/// Every word of one language.
pub struct Words {
    /// Which language this is.
    pub language: Language,
    /// What is printed on a key: Enter, Entrée.
    pub keys: fn(&'static str) -> &'static str,
    /// The board and what stands around it.
    pub board: board::BoardWords,
    /// What the commands are called.
    pub commands: commands::CommandWords,
    /// What is said after something happened.
    pub said: said::SaidWords,
    /// Files: what is wrong with one, and what can be repaired.
    pub file: file::FileWords,
    /// The first screen.
    pub home: home::HomeWords,
    /// Words for the panel of what is known of the selected cards.
    pub details: details::DetailsWords,
    /// Words for moments of truth, decided and suggested.
    pub moments: moments::MomentsWords,
    /// Words for the inventory of touchpoints.
    pub touchpoints: touchpoints::TouchpointsWords,
    /// Words for hints at what may be missing.
    pub checks: checks::ChecksWords,
    /// Words for the seven steps of the method.
    pub guide: guide::GuideWords,
    /// Words for the matrix and the action plan.
    pub priorities: priorities::PrioritiesWords,
    /// Words for this map beside another.
    pub compare: compare::CompareWords,
    /// Words for the page a manager reads in two minutes.
    pub summary: summary::SummaryWords,
    /// Words for the sheet of who travels.
    pub persona: persona::PersonaWords,
    /// Words for what a service blueprint and a day add to the board.
    pub blueprint: blueprint::BlueprintWords,
    /// Words for the safety copy, earlier versions and other tabs.
    pub safety: safety::SafetyWords,
    /// Words for room in the browser's storage.
    pub room: room::RoomWords,
    /// Words for finding cards and looking at a part of the map.
    pub find: find::FindWords,
    /// Words for the page as an app of its own.
    pub updates: updates::UpdatesWords,
}

/// The words of `language`; English for one the page does not speak.
pub fn of(language: &Language) -> &'static Words {
    match language {
        Language::French => &french::WORDS,
        _ => &english::WORDS,
    }
}
