//! The panel of moments of truth.
