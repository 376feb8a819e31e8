//! See `words/find.rs`.
use crate::words::find::FindWords;

pub(super) const WORDS: FindWords = FindWords {};
