//! What the method knows of a map: what may be missing, what stands out, what to do first. Pure functions of the map; no words.

pub mod checks;
pub mod comparison;
pub mod copying;
pub mod find;
pub mod guide;
pub mod moments;
pub mod priorities;
pub mod summary;
pub mod touchpoints;
