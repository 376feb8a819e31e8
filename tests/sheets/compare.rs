//! The view of two maps side by side.
