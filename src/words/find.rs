//! Words for finding cards and looking at a part of the map.

/// Words for finding cards and looking at a part of the map.
pub struct FindWords {}
