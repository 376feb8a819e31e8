//! Every word the page says, in two languages.
//!
//! A language is a value of [`Words`], so a missing translation does not compile. Sentences with something in them are functions.
//! French sets a narrow no-break space before `: ; ! ?` and no-break spaces inside « ».

pub mod announcements;
pub mod blueprint;
pub mod board;
pub mod checks;
pub mod commands;
pub mod compare;
mod days;
pub mod details;
pub mod english;
pub mod exported;
pub mod file;
pub mod find;
pub mod french;
pub mod guide;
pub mod handing_out;
pub mod home;
pub mod importing;
pub mod in_map;
pub mod incoming;
pub mod losses;
pub mod moments;
pub mod paper;
pub mod persona;
pub mod present;
pub mod priorities;
pub mod prompt;
pub mod room;
pub mod safety;
pub mod sharing;
pub mod summary;
pub mod tables;
pub mod taking_in;
pub mod touchpoints;
pub mod updates;

use crate::model::Language;

/// Every word of one language.
pub struct Words {
    /// Which language this is.
    pub language: Language,
    /// What stands between the cells of a table in a file, as spreadsheets of that language expect it.
    pub cell_separator: char,
    /// What is printed on a key: Enter, Entrée.
    pub keys: fn(&'static str) -> &'static str,
    /// The board and what stands around it.
    pub board: board::BoardWords,
    /// What the commands are called.
    pub commands: commands::CommandWords,
    /// What is said after something happened.
    pub announcements: announcements::AnnouncementWords,
    /// Files: what is wrong with one, and what can be repaired.
    pub file: file::FileWords,
    /// The first screen.
    pub home: home::HomeWords,
    /// Words for the panel of what is known of the selected cards.
    pub details: details::DetailsWords,
    /// Words for the inventory of touchpoints.
    pub touchpoints: touchpoints::TouchpointsWords,
    /// Words for the sheet of who travels.
    pub persona: persona::PersonaWords,
    /// Words for what a service blueprint and a day add to the board.
    pub blueprint: blueprint::BlueprintWords,
    /// Words for the safety copy, earlier versions and other tabs.
    pub safety: safety::SafetyWords,
    /// Words for room in the browser's storage.
    pub room: room::RoomWords,
    /// Words for telling a map to a room.
    pub present: present::PresentWords,
    /// Words for what is put on paper.
    pub paper: paper::PaperWords,
    /// Words for what is made of a map to be handed on.
    pub exported: exported::ExportedWords,
    /// Words for the page as an app of its own.
    pub updates: updates::UpdatesWords,
    /// Words for tables and texts that leave the page as files.
    pub tables: tables::TablesWords,
}

/// Words that nothing says which is there at the start. Reached by a function, not held by [`Words`]: the language that the page starts with does
/// not carry them, they come in both languages with what says them.
macro_rules! come_later {
    ($($(#[$about:meta])* $name:ident: $kind:ty = $constant:ident;)*) => {
        impl Words {
            $(
                $(#[$about])*
                pub fn $name(&self) -> &'static $kind {
                    match self.language {
                        Language::French => &french::$constant,
                        _ => &english::$constant,
                    }
                }
            )*
        }
    };
}

come_later! {
    /// Words for moments of truth, decided and suggested.
    moments: moments::MomentsWords = MOMENTS;
    /// Words for the seven steps of the method.
    guide: guide::GuideWords = GUIDE;
    /// Words for hints at what may be missing.
    checks: checks::ChecksWords = CHECKS;
    /// Words for this map beside another.
    compare: compare::CompareWords = COMPARE;
    /// Words for the page a manager reads in two minutes.
    summary: summary::SummaryWords = SUMMARY;
    /// Words for the matrix and the action plan.
    priorities: priorities::PrioritiesWords = PRIORITIES;
    /// Words for finding cards and looking at a part of the map.
    find: find::FindWords = FIND;
}

/// The words of `language`; English for one the page does not speak.
#[cfg(not(target_arch = "wasm32"))]
pub fn of(language: &Language) -> &'static Words {
    match language {
        Language::French => &french::WORDS,
        _ => &english::WORDS,
    }
}

/// A feeling as its figure, with the sign that goes with figures: `+1`, `0`, `−2`.
pub fn signed(score: i8) -> String {
    match score {
        0 => "0".to_owned(),
        1.. => format!("+{score}"),
        _ => format!("\u{2212}{}", score.unsigned_abs()),
    }
}

/// Parts of a line, set apart by a dot in the middle; empty ones are left out.
pub fn in_a_line(parts: &[&str]) -> String {
    let parts: Vec<&str> = parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}
