//! Words for what a service blueprint and a day add to the board.

/// Words for what a service blueprint and a day add to the board.
pub struct BlueprintWords {}
