//! See `words/paper.rs`.
use super::announcements::cards;
use crate::words::paper::PaperWords;

pub(super) const WORDS: PaperWords = PaperWords {
    stages: |first, last, all| match (first, last) {
        _ if first == 1 && last == all => String::new(),
        _ if first == last => format!("Stage {first} of {all}"),
        _ => format!("Stages {first} to {last} of {all}"),
    },
    continued: "(continued)",
    filtered: |hidden, all, conditions| format!("Filter: {conditions}. {} of {all} left out.", cards(hidden)),
    only: |name| format!("Only “{name}” is printed."),
    hidden_lanes: |count, names| {
        let lanes = if count == 1 { "1 hidden lane is".to_owned() } else { format!("{count} hidden lanes are") };
        format!("{lanes} not printed: {names}.")
    },
    ties: "2 → 5: card 2 needs card 5; 2 ↔ 5: each needs the other.",
};
