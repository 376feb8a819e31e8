//! See `words/summary.rs`.
use crate::words::summary::SummaryWords;

pub(super) const WORDS: SummaryWords = SummaryWords {};
