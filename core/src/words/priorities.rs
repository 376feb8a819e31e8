//! Words for the matrix and the action plan.

use crate::method::priorities::{Column, Quadrant, Rating};

/// Words for the matrix and the action plan.
pub struct PrioritiesWords {
    /// Heads the matrix.
    pub matrix: &'static str,
    /// How the matrix is used.
    pub hint: &'static str,
    /// Names the upward axis.
    pub impact_axis: &'static str,
    /// Names the axis to the right.
    pub effort_axis: &'static str,
    /// Heads the ideas that have no place yet.
    pub unrated: &'static str,
    /// All have one.
    pub all_rated: &'static str,
    /// What an idea of a quadrant is called.
    pub quadrant: fn(Quadrant) -> &'static str,
    /// A column of the plan's file: what the two of them advise.
    pub advice: &'static str,
    /// What a quadrant is called in the matrix.
    pub quadrants: fn(Quadrant) -> &'static str,
    /// A cell of the matrix.
    pub cell: fn(Rating) -> String,
    /// Heads the list of quick wins.
    pub quick_wins: &'static str,
    /// There are none.
    pub no_quick_wins: &'static str,
    /// Heads the two numbers of the chosen idea.
    pub chosen: &'static str,
    /// Takes an idea out of the matrix.
    pub unrate: &'static str,
    /// Goes to the card.
    pub show_card: &'static str,
    /// Heads the table.
    pub plan: &'static str,
    /// How the table is used.
    pub plan_hint: &'static str,
    /// The table has no rows yet.
    pub no_plan: &'static str,
    /// The map has a lane for ideas, and nothing in it.
    pub no_ideas: &'static str,
    /// The map has no lane for ideas.
    pub no_room: &'static str,
    /// A card without a text.
    pub no_text: &'static str,
    /// What a column is called.
    pub column: fn(Column) -> &'static str,
    /// Names a control of the plan: the column, then the idea.
    pub control: fn(Column, &str) -> String,
    /// Nothing chosen.
    pub none: &'static str,
    /// The due date is past.
    pub overdue: &'static str,
    /// How many more friction points an idea answers.
    pub more_pains: fn(usize) -> String,
}
