//! The dictionaries, each for the first byte of the texts that were made with it. `tests/dictionary.rs` made them of the texts of templates
//! and examples and of the names of fields. A text can only be unpacked with the very bytes it was packed with: a committed dictionary never
//! changes.

use parcours_core::model::Language;

/// The version that a new text in `language` is made with.
pub(crate) fn version_for(language: &Language) -> u8 {
    match language {
        Language::French => 2,
        _ => 1,
    }
}

/// The dictionary of a version; `None` for one of a later page.
pub(crate) fn of(version: u8) -> Option<&'static [u8]> {
    match version {
        1 => Some(include_bytes!("dictionaries/1.txt")),
        2 => Some(include_bytes!("dictionaries/2.txt")),
        _ => None,
    }
}
