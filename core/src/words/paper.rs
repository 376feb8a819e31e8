//! Words for what is put on paper.

/// Words for what is put on paper.
pub struct PaperWords {
    /// Which stages of how many a table holds: the first, the last, all.
    pub stages: fn(usize, usize, usize) -> String,
    /// Beside what began on another sheet, or in the row above.
    pub continued: &'static str,
    /// So many of so many cards are left out by the filter, whose conditions follow.
    pub filtered: fn(usize, usize, &str) -> String,
    /// Only the stage or lane called so is printed.
    pub only: fn(&str) -> String,
    /// So many lanes are hidden, whose names follow.
    pub hidden_lanes: fn(usize, &str) -> String,
    /// What the numbers of cards are for.
    pub ties: &'static str,
}
