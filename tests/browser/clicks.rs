//! To be written.
pub const SCENARIOS: &[crate::harness::Scenario] = &[];
