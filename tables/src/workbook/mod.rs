//! Excel workbooks: our own, with the map itself in a hidden sheet, and those of others.

pub(crate) mod own;
pub(crate) mod package;
pub(crate) mod read;
pub(crate) mod write;

/// The hidden sheet that holds the map file: its first cell says what it is, the cells below hold the file's text, piece by piece.
pub(crate) const OWN_SHEET: &str = "parcours.json";

/// What stands in the first cell of that sheet.
pub(crate) const OWN_MARK: &str = "parcours";
