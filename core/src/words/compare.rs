//! Words for this map beside another.

use crate::method::comparison::Fate;
use crate::model::Score;

/// How many cards of a moment came to what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Say something else.
    pub changed: usize,
    /// Are gone.
    pub removed: usize,
    /// Are new.
    pub new: usize,
    /// Stand at another moment.
    pub moved: usize,
}

/// Words for this map beside another.
pub struct CompareWords {
    /// Names the list of maps to compare with.
    pub with: &'static str,
    /// No map to compare with.
    pub none: &'static str,
    /// Stands in the list for a map that is not here.
    pub missing_option: &'static str,
    /// The map is not in this browser.
    pub missing: &'static str,
    /// There is no other map.
    pub no_maps: &'static str,
    /// Leads to where a file is opened.
    pub open_file: &'static str,
    /// Names the curves.
    pub curves: &'static str,
    /// Names the table of scores.
    pub scores: &'static str,
    /// Names a drawing of the curves called so.
    pub curves_of: fn(&str) -> String,
    /// In the legend: the solid line is that map.
    pub solid: fn(&str) -> String,
    /// In the legend: the dashed line is that map.
    pub dashed: fn(&str) -> String,
    /// So many moments differ, so many solutions, so many of them without an owner.
    pub headline: fn(usize, usize, usize) -> String,
    /// Heads the list of gaps.
    pub gaps: &'static str,
    /// Names a gap that a card speaks of.
    pub gap: fn(&str) -> String,
    /// Nothing closes the gap yet.
    pub no_solution: &'static str,
    /// Who answers for a solution.
    pub owned_by: fn(&str) -> String,
    /// Nobody does.
    pub no_owner: &'static str,
    /// By when, from a day as `YYYY-MM-DD`.
    pub due: fn(&str) -> String,
    /// No day is set.
    pub no_date: &'static str,
    /// Leads to a moment on the board.
    pub go_to: fn(&str) -> String,
    /// Heads the table of moments.
    pub moments: &'static str,
    /// Hides what does not differ.
    pub only_differences: &'static str,
    /// A column of the table.
    pub column_moment: &'static str,
    /// A column of the table.
    pub column_feeling: &'static str,
    /// A column of the table.
    pub column_cards: &'static str,
    /// A moment only the later map has.
    pub new_moment: &'static str,
    /// A moment only the earlier map has.
    pub gone_moment: &'static str,
    /// A moment that went by that name.
    pub renamed: fn(&str) -> String,
    /// Stands before how the feeling moves.
    pub feeling_of: &'static str,
    /// How the feeling moves, from and to.
    pub feeling: fn(Option<Score>, Option<Score>) -> String,
    /// A score, or that it is unknown.
    pub score: fn(Option<Score>) -> String,
    /// So many cards came to what, a few words each.
    pub counts: fn(&Counts) -> Vec<String>,
    /// So many cards were kept.
    pub kept: fn(usize) -> String,
    /// What became of a card; with the other moment it came from or went to.
    pub fate: fn(&Fate, &str) -> String,
    /// Heard before what a card said.
    pub before: &'static str,
    /// Heard before what it says.
    pub after: &'static str,
    /// Heads the curves of several maps.
    pub several: &'static str,
    /// Asks which.
    pub which_curves: &'static str,
    /// Stands behind the name of a map that shares no moment with this one.
    pub nothing_in_common: &'static str,
}
