//! See `words/present.rs`.
use crate::words::present::PresentWords;

pub(super) const WORDS: PresentWords = PresentWords {
    back: "Back",
    on: "Next",
    leave: "Stop presenting",
    stage: |number, all, name| format!("Stage {number} of {all}: {name}"),
    of_stage: |stage, lane| format!("{stage}. {lane}"),
    opening: "The whole journey",
    closing: "The whole journey, told",
    stages: "Stages",
    hint: "← → or a clicker; ↑ ↓ another stage; F full screen; Esc ends",
};
