//! Words of the dialog about files of other programs, before they become maps. It is loaded when such a file comes, so they are no part of
//! [`super::Words`].

use super::{english, french};
use crate::format::kind::FileKind;
use crate::model::Language;

/// Words of the dialog about files of other programs.
pub struct ImportingWords {
    /// The dialog, and its button for so many maps.
    pub title: &'static str,
    /// Adds so many maps.
    pub add: fn(usize) -> String,
    /// Where what was pasted comes from, in the place of a file's name.
    pub pasted: &'static str,
    /// What a file is that nobody here reads.
    pub kind: fn(FileKind) -> &'static str,
    /// What reads files is being loaded: how many kilobytes.
    pub loading: fn(usize) -> String,
    /// The file is being read.
    pub reading: &'static str,
    /// What reads files could not be loaded.
    pub missing: &'static str,
    /// What reads files broke.
    pub broke: &'static str,
    /// It was given up.
    pub stopped: &'static str,
    /// Asks again.
    pub again: &'static str,
    /// It was recognised as a file of ours with a map inside.
    pub map_inside: &'static str,
    /// As a workbook of ours.
    pub own_workbook: &'static str,
    /// As a workbook of somebody else.
    pub workbook: &'static str,
    /// As a table of texts.
    pub csv: &'static str,
    /// As cells from the clipboard.
    pub pasted_table: &'static str,
    /// As lines from the clipboard.
    pub pasted_lines: &'static str,
    /// As Mermaid's journey.
    pub mermaid: &'static str,
    /// As an outline.
    pub markdown: &'static str,
    /// As a file of Lanescape.
    pub lanescape: &'static str,
    /// Heads what is read otherwise than it stands there: so many things.
    pub notices: fn(usize) -> String,
    /// Nothing is.
    pub no_notices: &'static str,
    /// So many more, which are not shown.
    pub more: fn(usize) -> String,
    /// The field for how a table is read.
    pub read_as: &'static str,
    /// Stages across, lanes down.
    pub as_board: &'static str,
    /// A card in each row.
    pub as_cards: &'static str,
    /// Names the table: so many rows of so many.
    pub rows: fn(shown: usize, of: usize) -> String,
    /// So many columns more, which are not shown.
    pub more_columns: fn(usize) -> String,
    /// The field for what a column holds: its place from 1, and its heading, which may be empty.
    pub column: fn(usize, &str) -> String,
    /// Nothing of it.
    pub left_out: &'static str,
    /// Shows what the map will be.
    pub look: &'static str,
    /// Puts the cells of a pasted table onto the open map instead.
    pub cards_here: &'static str,
}

/// The words of `language`; English for one the page does not speak.
pub fn of(language: &Language) -> &'static ImportingWords {
    match language {
        Language::French => &french::IMPORTING,
        _ => &english::IMPORTING,
    }
}
