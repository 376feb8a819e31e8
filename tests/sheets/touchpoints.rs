//! The panel of the touchpoint inventory.
