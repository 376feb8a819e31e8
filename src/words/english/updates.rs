//! See `words/updates.rs`.
use crate::words::updates::UpdatesWords;

pub(super) const WORDS: UpdatesWords = UpdatesWords {
    not_shared_with_safari: "Maps made in Safari are not here. Save them to a file there, then open the file here.",
};
