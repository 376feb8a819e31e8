//! Words for the page a manager reads in two minutes.

/// Words for the page a manager reads in two minutes.
pub struct SummaryWords {}
