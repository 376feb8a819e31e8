//! The panel of hints.
