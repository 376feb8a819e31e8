//! The panel of what is known of the selected cards.
