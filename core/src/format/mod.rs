//! Files: what a map looks like outside the page, one module a format.
//!
//! [`write()`] and [`read()`] are the two halves of the map file: what one writes the other gives back, and writing that again gives
//! the same bytes. A file from elsewhere is a stranger's until it is read: it is measured, then repaired where that loses nothing
//! silently, and everything repaired is listed.

pub mod admit;
pub mod cells;
pub mod decode;
pub mod draft;
pub mod file;
pub mod ids;
pub mod kind;
pub mod letters;
pub mod limits;
pub mod lineage;
pub mod measure;
pub mod name;
pub mod page_file;
pub mod problem;
pub mod read;
pub mod repair;
#[cfg(not(target_arch = "wasm32"))]
pub mod schema;
pub mod text;
pub mod upgrades;
pub mod way_out;
pub mod whole;

pub use file::{FileContent, MapFile, Versions, write, write_compact, write_since};
pub use lineage::Base;
pub use name::file_name;
pub use problem::{ListKind, Problem, Reason, Repair};
pub use read::{Opened, read, restore};

/// The version of the map file this page writes.
pub const SCHEMA: u64 = 1;

/// The oldest page that understands what this one writes.
pub const MIN_READER: u64 = 1;

/// The version of this page, told in the files it makes.
pub const APP: &str = env!("CARGO_PKG_VERSION");

/// What every map file says it is.
pub const FORMAT: &str = "parcours";
