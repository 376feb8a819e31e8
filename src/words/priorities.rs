//! Words for the matrix and the action plan.

/// Words for the matrix and the action plan.
pub struct PrioritiesWords {}
