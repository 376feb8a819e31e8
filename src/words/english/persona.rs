//! See `words/persona.rs`.
use crate::words::persona::PersonaWords;

pub(super) const WORDS: PersonaWords = PersonaWords {};
