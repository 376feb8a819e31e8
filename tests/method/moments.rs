//! Which cards may be moments of truth, and why; a person decides.
