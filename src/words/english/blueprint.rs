//! See `words/blueprint.rs`.
use crate::words::blueprint::BlueprintWords;

pub(super) const WORDS: BlueprintWords = BlueprintWords {};
