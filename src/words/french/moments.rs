//! See `words/moments.rs`.
use crate::words::moments::MomentsWords;

pub(super) const WORDS: MomentsWords = MomentsWords {};
