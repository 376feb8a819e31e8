//! What storage says of the place of the open map.

/// What stands in storage in the place of the open map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InStorage {
    /// What this tab last read or wrote there.
    Ours,
    /// Nothing, and the bin has nothing of it either: a person did not delete it.
    Gone,
    /// Nothing: it lies in the bin.
    Binned,
    /// Something else.
    Other,
    /// Storage does not say.
    Unknown,
}
