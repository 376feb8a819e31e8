//! See `words/compare.rs`.
use crate::words::compare::CompareWords;

pub(super) const WORDS: CompareWords = CompareWords {};
