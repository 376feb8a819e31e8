//! Words for the seven steps of the method.

/// Words for the seven steps of the method.
pub struct GuideWords {}
