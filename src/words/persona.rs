//! Words for the sheet of who travels.

/// Words for the sheet of who travels.
pub struct PersonaWords {}
