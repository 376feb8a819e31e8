//! See `words/checks.rs`.
use crate::words::checks::ChecksWords;

pub(super) const WORDS: ChecksWords = ChecksWords {};
