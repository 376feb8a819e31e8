//! Words for hints at what may be missing.

use crate::method::checks::Rule;

/// Words for hints at what may be missing.
pub struct ChecksWords {
    /// Says how the hints are meant.
    pub intro: &'static str,
    /// Of a map on which nothing is written yet.
    pub none_yet: &'static str,
    /// Nothing is left to check.
    pub none: &'static str,
    /// What a hint says, in a few words that hold for one place and for many.
    pub title: fn(Rule) -> &'static str,
    /// Why it matters, in a sentence.
    pub why: fn(Rule) -> &'static str,
    /// Opens the list of so many places.
    pub places: fn(usize) -> String,
    /// So many more are not listed.
    pub more: fn(usize) -> String,
    /// Leads to the board.
    pub board: &'static str,
    /// Leads to moments of truth.
    pub moments: &'static str,
    /// Leads to adding a lane of that name; an empty one is any.
    pub lane: fn(&str) -> String,
    /// What nobody gave a name to.
    pub nameless: &'static str,
    /// Sets a hint aside.
    pub aside: &'static str,
    /// Sets every hint of a rule aside, those to come too.
    pub aside_all: &'static str,
    /// Heads those set aside: so many.
    pub set_aside: fn(usize) -> String,
    /// Every hint of a rule.
    pub all: &'static str,
    /// `: name`, set after what it belongs to.
    pub after_colon: fn(&str) -> String,
    /// Brings one back.
    pub bring_back: &'static str,
}
