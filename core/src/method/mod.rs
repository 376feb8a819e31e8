//! What the method knows of a map: what may be missing, what stands out, what to do first. Pure functions of the map; no words.

pub mod agenda;
pub mod bringing;
pub mod checks;
pub mod comparison;
pub mod context;
pub mod copying;
pub mod day;
pub mod figures;
pub mod find;
pub mod future;
pub mod guide;
pub mod leave_out;
pub mod matching;
pub mod measures;
pub mod merge;
pub mod moments;
pub mod persona;
pub mod place;
pub mod preview;
pub mod priorities;
pub mod proposal_groups;
pub mod proposals;
pub mod summary;
pub mod survey;
pub mod ties;
pub mod touchpoints;
