//! See `words/priorities.rs`.
use crate::words::priorities::PrioritiesWords;

pub(super) const WORDS: PrioritiesWords = PrioritiesWords {};
