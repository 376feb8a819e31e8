//! A map as a link, handed on and opened. Nobody but the part of the program that does so names these words, so they are not among those of
//! a language: they come with it, in both.

use super::{english, french};
use crate::model::Language;

/// How long a link is for what it has to pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Length {
    /// Nothing on its way is known to cut it.
    Short,
    /// Above 2,000 characters: Outlook, Excel and some chats cut it.
    Cut,
    /// Above 8,000: few programs take it as a link.
    Long,
    /// Above 32,000: Windows hands it to no browser.
    TooLongToPress,
}

impl Length {
    /// Of a link of so many characters. Excel takes a link of 2,079 characters, the command line of Windows 8,191 and a started program 32,767.
    pub fn of(characters: usize) -> Self {
        match characters {
            ..=2_000 => Self::Short,
            2_001..=8_000 => Self::Cut,
            8_001..=32_000 => Self::Long,
            _ => Self::TooLongToPress,
        }
    }
}

/// What the dialog says that makes a link.
pub struct LinkWords {
    /// What a link is.
    pub about: &'static str,
    /// Heading: what is left out.
    pub leave_out: &'static str,
    /// A tick: who answers.
    pub owners: &'static str,
    /// A tick: how it is known.
    pub evidence: &'static str,
    /// A tick: what stands behind cards.
    pub notes: &'static str,
    /// A tick: who travels.
    pub persona: &'static str,
    /// A tick: hidden lanes.
    pub hidden_lanes: &'static str,
    /// What no tick leaves out.
    pub stays: &'static str,
    /// A field.
    pub passphrase: &'static str,
    /// A tick: letters instead of dots.
    pub show_passphrase: &'static str,
    /// What a passphrase does, and what not.
    pub passphrase_about: &'static str,
    /// Where the link will be.
    pub making: &'static str,
    /// A field.
    pub link: &'static str,
    /// So many characters.
    pub characters: fn(usize) -> String,
    /// What such a link does not pass; empty for a short one.
    pub length: fn(Length) -> &'static str,
    /// A button.
    pub copy: &'static str,
    /// It is in the clipboard.
    pub copied: &'static str,
    /// It is not, and is marked.
    pub not_copied: &'static str,
    /// The name of the square code.
    pub code: &'static str,
    /// What it is for.
    pub code_about: &'static str,
    /// A code takes so many characters.
    pub no_code: fn(usize) -> String,
    /// A link takes so many characters.
    pub too_long: fn(usize) -> String,
    /// The map was made by a later page.
    pub newer: &'static str,
    /// The browser does not encrypt.
    pub not_sealed: &'static str,
}

/// What is said of a map that came as a link.
pub struct SharedWords {
    /// Heading: a map of that name.
    pub title: fn(&str) -> String,
    /// Where it is, and what can be done.
    pub about: &'static str,
    /// A button.
    pub save: &'static str,
    /// A link.
    pub not_now: &'static str,
    /// So many stages, steps, lanes, cards.
    pub counts: fn([usize; 4]) -> String,
    /// The corner of the table.
    pub lanes: &'static str,
    /// Beside a lane that the map hides.
    pub hidden: &'static str,
    /// So many cards more.
    pub more: fn(usize) -> String,
    /// Only the beginning is shown.
    pub beginning: &'static str,
    /// Heading: a passphrase is asked for.
    pub sealed: &'static str,
    /// What that means.
    pub sealed_about: &'static str,
    /// A field.
    pub passphrase: &'static str,
    /// A button.
    pub open: &'static str,
    /// It is being opened.
    pub opening: &'static str,
    /// The passphrase is another.
    pub wrong: &'static str,
    /// The browser does not decrypt.
    pub not_opened: &'static str,
    /// Heading: it cannot be opened.
    pub broken: &'static str,
    /// There is no text.
    pub empty: &'static str,
    /// There are foreign characters.
    pub characters: &'static str,
    /// A later page made it.
    pub newer: &'static str,
    /// It is cut or changed.
    pub damaged: &'static str,
    /// It holds too much.
    pub too_large: &'static str,
    /// It is too long.
    pub too_long: &'static str,
}

/// The words of both.
pub struct SharingWords {
    /// Handing a map on.
    pub link: LinkWords,
    /// Opening one.
    pub shared: SharedWords,
}

/// The words in `language`; English for one the page does not speak.
pub fn of(language: &Language) -> &'static SharingWords {
    match language {
        Language::French => &french::SHARING,
        _ => &english::SHARING,
    }
}
