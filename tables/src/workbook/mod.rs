//! Workbooks: our own, with the map itself in a hidden sheet, and those of others, of Excel and of LibreOffice.

pub(crate) mod open_document;
pub(crate) mod own;
pub(crate) mod package;
pub(crate) mod read;
pub(crate) mod write;

/// The hidden sheet that holds the map file: its first cell says what it is, the cells below hold the file's text, piece by piece.
pub(crate) const OWN_SHEET: &str = "parcours.json";

/// What stands in the first cell of that sheet.
pub(crate) const OWN_MARK: &str = "parcours";
