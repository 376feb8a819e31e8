//! Columns: a stage groups the steps a person takes.

use super::id::{StageId, StepId};
use crate::record;

/// How wide a column is of which nothing is said, in percent of itself.
pub const WIDTH: i32 = 100;
/// The widest, in percent of that.
pub const WIDEST: i32 = 400;

record! {
    /// A column of the board. In French: moment.
    pub struct Step {
        always {
            /// Names the step.
            id: StepId,
            /// What it is called; empty for the only step of a flat stage.
            name: String,
        }
        when_set {
            /// The phrase of a template this name came from; a name still equal to it follows the language.
            template: Option<String>,
            /// The time of the day it begins at, `HH:MM`.
            begins: Option<String>,
            /// The time of the day it ends at, `HH:MM`.
            ends: Option<String>,
            /// The customer does nothing here, and that is meant so.
            passive: bool,
            /// How wide its column is beside one of which nothing is said, in percent: from 100 to 400.
            width: Option<i64>,
        }
    }
}

record! {
    /// A group of steps. It has at least one.
    pub struct Stage {
        always {
            /// Names the stage.
            id: StageId,
            /// What it is called.
            name: String,
        }
        when_set {
            /// The phrase of a template this name came from; a name still equal to it follows the language.
            template: Option<String>,
            /// Who answers for it on our side.
            owner: String,
            /// Its columns, left to right.
            steps: Vec<Step>,
        }
    }
}

impl Step {
    /// How wide its column is, in percent of one of which nothing is said.
    pub fn width(&self) -> i32 {
        let wide = |width: i64| i32::try_from(width).unwrap_or(WIDTH).clamp(WIDTH, WIDEST);
        self.width.map_or(WIDTH, wide)
    }
}
