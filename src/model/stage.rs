//! Columns: a stage groups the steps a person takes.

use super::id::{StageId, StepId};
use crate::record;

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
