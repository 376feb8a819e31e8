//! A map as a piece of text that fits into an address: the map file, deflated with a dictionary of our own texts, in letters that an address
//! takes as they are. Nothing is sent anywhere: whoever has the text has the map.
//!
//! The first byte says which dictionary and which packing; a reader of today's refuses what it does not know, and a dictionary never changes
//! once a text was made with it.

pub mod base;
mod deflate;
mod dictionary;
mod link;
pub mod qr_code;
pub mod sealed;

pub use link::{LONGEST, LinkProblem, Shared, read, read_bytes, write, write_bytes};
