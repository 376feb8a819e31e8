//! See `words/touchpoints.rs`.
use crate::words::touchpoints::TouchpointsWords;

pub(super) const WORDS: TouchpointsWords = TouchpointsWords {};
