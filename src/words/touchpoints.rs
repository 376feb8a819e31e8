//! Words for the inventory of touchpoints.

/// Words for the inventory of touchpoints.
pub struct TouchpointsWords {}
