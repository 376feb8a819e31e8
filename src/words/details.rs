//! Words for the panel of what is known of the selected cards.

/// Words for the panel of what is known of the selected cards.
pub struct DetailsWords {}
