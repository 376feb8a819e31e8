//! Words for this map beside another.

/// Words for this map beside another.
pub struct CompareWords {}
