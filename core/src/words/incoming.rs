//! Words about files and tables of other programs that come in: why one is refused, and what is read otherwise than it stood.

use super::{english, french};
use crate::model::Language;

/// Words about what comes in from other programs. Rows, columns and lines count from 1, as in the program the file is from.
pub struct IncomingWords {
    /// It is nothing that is read here; what would be.
    pub unknown: &'static str,
    /// A PDF, a picture or a page that carries no map of ours.
    pub no_map_inside: &'static str,
    /// A workbook of Excel before 2007, or one with a password: both begin alike.
    pub old_or_locked: &'static str,
    /// A package that is broken, or is no workbook.
    pub package: &'static str,
    /// A package that comes to more than so much, as a size.
    pub unpacked: fn(most: &str) -> String,
    /// A part of a package that declares entities.
    pub entities: fn(part: &str) -> String,
    /// A sheet that cannot be read after a row; 0 for not at all.
    pub sheet: fn(sheet: &str, row: usize) -> String,
    /// A table without anything in it.
    pub no_rows: &'static str,
    /// A cell that holds so many characters, more than a map takes.
    pub long_cell: fn(row: usize, column: usize, length: usize) -> String,
    /// No column says what a card says.
    pub no_card_column: &'static str,
    /// A diagram of a kind that is not read.
    pub no_journey: fn(line: usize) -> String,
    /// A line of a diagram that says nothing.
    pub diagram: fn(line: usize) -> String,
    /// An outline in which nothing could be a stage.
    pub no_stages: &'static str,
    /// Headings and lists in each other, deeper than so many levels.
    pub deep: fn(line: usize, most: usize) -> String,
    /// A field of another tool's file that has the wrong shape.
    pub field: fn(path: &str) -> String,
    /// A score between two steps of its scale, or beyond it.
    pub score_rounded: fn(line: usize, was: &str) -> String,
    /// A score that is no number.
    pub no_score: fn(line: usize, was: &str) -> String,
    /// A cell that its column cannot take.
    pub not_understood: fn(row: usize, column: &str, text: &str) -> String,
    /// A column that nothing of a map corresponds to; its heading may be empty.
    pub column_left_out: fn(column: usize, heading: &str) -> String,
    /// A card that the sheet of cards no longer has.
    pub row_gone: fn(text: &str) -> String,
    /// Cards that were changed in the sheet of cards.
    pub cards_changed: fn(count: usize) -> String,
    /// Cards that were added in the sheet of cards.
    pub cards_added: fn(count: usize) -> String,
    /// A row that stands nowhere on the board.
    pub row_without_place: fn(row: usize, text: &str) -> String,
    /// A row that names a place the board does not have for cards.
    pub place_unknown: fn(row: usize, text: &str) -> String,
    /// Sheets that were not read.
    pub other_sheets: fn(count: usize) -> String,
    /// Journeys that were not read.
    pub other_journeys: fn(count: usize) -> String,
    /// A line that belongs nowhere.
    pub line_left_out: fn(line: usize) -> String,
    /// Pictures, positions and sizes.
    pub shape_left_out: &'static str,
}

/// The words in `language`; English for one the page does not speak.
pub fn of(language: &Language) -> &'static IncomingWords {
    match language {
        Language::French => &french::INCOMING,
        _ => &english::INCOMING,
    }
}
