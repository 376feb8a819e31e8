//! Words for moments of truth, decided and suggested.

/// Words for moments of truth, decided and suggested.
pub struct MomentsWords {}
