//! The view of one page.
