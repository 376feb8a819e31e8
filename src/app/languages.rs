//! The words of the page: one part a language, so that nobody loads two.

use crate::app::part::Part;
use parcours_core::model::Language;
use parcours_core::words::Words;

/// The words in English.
pub static ENGLISH: Part<Words> = Part::new();

/// The words in French.
pub static FRENCH: Part<Words> = Part::new();

/// The part with the words of `language`; English for one the page does not speak.
pub fn words_of(language: &Language) -> &'static Part<Words> {
    match language {
        Language::French => &FRENCH,
        _ => &ENGLISH,
    }
}
