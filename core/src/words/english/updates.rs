//! See `words/updates.rs`.
use crate::words::updates::UpdatesWords;

pub(super) const WORDS: UpdatesWords = UpdatesWords {
    not_shared_with_safari: "Maps made in Safari are not here. Save them to a file there, then open the file here.",
    part_out_of_reach: "A part of the page could not be loaded. The rest of it works; try again.",
    pressed_too_early: "What you pressed before the map was ready was not done. Do it again.",
    part_on_its_way: "This part of the page is being loaded…",
    try_again: "Try again",
};
