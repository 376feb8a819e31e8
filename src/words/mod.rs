//! Every word the page says, in two languages.
//!
//! A language is a value of [`Words`], so a missing translation does not compile. Sentences with something in them are functions.
//! French sets a narrow no-break space before `: ; ! ?` and no-break spaces inside « ».

pub mod board;
pub mod commands;
pub mod english;
pub mod file;
pub mod french;
pub mod home;
pub mod said;

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
}

/// The words of `language`; English for one the page does not speak.
pub fn of(language: &Language) -> &'static Words {
    match language {
        Language::French => &french::WORDS,
        _ => &english::WORDS,
    }
}
