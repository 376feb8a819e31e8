//! Sentences that are said once after something happened, and the names of undo steps.

use crate::editor::announcement::Announcement;
use crate::model::{Label, Score};

/// Sentences said after something happened.
pub struct AnnouncementWords {
    /// What is said after something happened.
    pub announce: fn(&Announcement) -> String,
    /// The name of a step in the history: "move “Compares rates”".
    pub label: fn(&Label) -> String,
    /// A score as a word: very good.
    pub score: fn(Score) -> &'static str,
    /// A score on its scale, for assistive technology.
    pub score_on_scale: fn(Score) -> String,
}
