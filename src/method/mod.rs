//! What the method knows of a map: what may be missing, what stands out, what to do first. Pure functions of the map; no words.

pub mod checks;
pub mod comparison;
pub mod day;
pub mod find;
pub mod future;
pub mod guide;
pub mod matching;
pub mod moments;
pub mod priorities;
pub mod summary;
pub mod ties;
pub mod touchpoints;
