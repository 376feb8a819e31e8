//! See `words/details.rs`.
use crate::words::details::DetailsWords;

pub(super) const WORDS: DetailsWords = DetailsWords {};
