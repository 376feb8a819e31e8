//! Working on a map, without a page: commands, keys, selection, drag, where the focus goes, what is said.
//!
//! A gesture, a key or a menu ends in one [`outcome::Outcome`]: at most one edit, and what the page does around it.

pub mod address;
pub mod arrows;
pub mod auto_scroll;
pub mod bar;
pub mod blueprint_commands;
pub mod card_commands;
pub mod card_fields;
pub mod card_links;
pub mod carried;
pub mod clipboard;
pub mod commands;
pub mod details;
pub mod drafts;
pub mod drag;
pub mod drop_line;
pub mod drops;
pub mod fitting;
pub mod focus;
pub mod geometry;
pub mod gesture;
pub mod header_commands;
pub mod keys;
pub mod links;
pub mod locked;
pub mod looks;
pub mod movement;
pub mod moves;
pub mod outcome;
pub mod press;
pub mod rating;
pub mod said;
pub mod selection;
pub mod sight;
pub mod sight_commands;
pub mod situation;
pub mod slots;
pub mod stop;
pub mod typed;
pub mod unfinished;
