//! Words for hints at what may be missing.

/// Words for hints at what may be missing.
pub struct ChecksWords {}
