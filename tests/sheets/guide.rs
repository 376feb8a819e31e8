//! The panel of the method's seven steps.
