//! Words for tables and texts that leave the page as files: Excel, CSV, Markdown, Mermaid.

/// Words for tables and texts that leave the page as files.
pub struct TablesWords {
    /// The sheet with the map as it is seen. No sheet is called by more than 31 characters.
    pub board_sheet: &'static str,
    /// The sheet with a row for each card.
    pub cards_sheet: &'static str,
    /// The sheet with the action plan.
    pub plan_sheet: &'static str,
    /// The sheet with the figures.
    pub measures_sheet: &'static str,
    /// A column: the title of the map.
    pub map: &'static str,
    /// A column: a stage.
    pub stage: &'static str,
    /// A column: a step.
    pub step: &'static str,
    /// A column: a lane.
    pub lane: &'static str,
    /// A column: what the lane means.
    pub lane_role: &'static str,
    /// A column: what the card says.
    pub card: &'static str,
    /// A column: a feeling as its figure.
    pub score: &'static str,
    /// A column: what is measured.
    pub measure: &'static str,
    /// A column: what was read last.
    pub reading: &'static str,
    /// A column: the day it was read.
    pub read_on: &'static str,
    /// A column: the place of the stage, from 1.
    pub stage_number: &'static str,
    /// A column: the place of the step among all steps, from 1.
    pub step_number: &'static str,
    /// A column: the place of the lane, from 1.
    pub lane_number: &'static str,
    /// A column: what names the card, so that it is known again.
    pub id: &'static str,
    /// In a column that says whether something is so.
    pub yes: &'static str,
    /// Who travels, while the persona has no name.
    pub customer: &'static str,
    /// What stands between a word and what it says of: `Owner: Anna`.
    pub colon: &'static str,
    /// The lower end of the effort axis, without a colon.
    pub little_effort: &'static str,
    /// Its upper end.
    pub much_effort: &'static str,
    /// The lower end of the impact axis.
    pub little_impact: &'static str,
    /// Its upper end.
    pub much_impact: &'static str,
    /// In a work list: the step an idea stands at.
    pub stands_at: &'static str,
    /// In a work list: what names the card in the map.
    pub known_as: &'static str,
    /// A heading: the map as a table.
    pub overview: &'static str,
    /// A heading: friction points and gaps.
    pub pains: &'static str,
    /// A heading: opportunities and solutions.
    pub ideas: &'static str,
    /// The day something was written, which follows.
    pub as_of: &'static str,
}
