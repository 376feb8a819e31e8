//! Maps and edits for laws: any sound map, and edits that often fit it because both draw their names from the same small pools.
//!
//! Every strategy is boxed: unboxed ones nest into types that outgrow a test thread's stack.

#![allow(dead_code, unused_imports, reason = "each test file takes what it needs")]

mod edits;
mod fault_kv;
mod maps;

use std::cmp::Ordering;

use parcours_core::format::letters::plain_letters;

/// A simple stand-in for the order that the browser has of a language: letters first, marks and capitals after.
pub fn word_order(one: &str, other: &str) -> Ordering {
    (plain_letters(one), one).cmp(&(plain_letters(other), other))
}

pub use edits::{Drawn, drawn, edit, edits};
pub use fault_kv::{Fault, FaultKv};
pub use maps::*;
