//! See `words/guide.rs`.
use crate::words::guide::GuideWords;

pub(super) const WORDS: GuideWords = GuideWords {};
