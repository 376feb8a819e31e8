//! Mermaid: a journey, written and read; a timeline and a chart of ideas, written.

pub(crate) mod charts;
pub(crate) mod journey;
pub(crate) mod text;
