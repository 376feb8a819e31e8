//! See `words/importing.rs`.

use super::file::number;
use super::incoming::{OLD_OR_LOCKED, UNKNOWN};
use crate::format::kind::FileKind;
use crate::words::file::beginning;
use crate::words::importing::ImportingWords;

pub(in crate::words) static WORDS: ImportingWords = ImportingWords {
    title: "Add as a new map",
    add: |count| match count {
        0 | 1 => "Add as a new map".to_owned(),
        _ => format!("Add as {} new maps", number(count)),
    },
    pasted: "From the clipboard",
    kind: |kind| match kind {
        FileKind::Picture => "This is a picture. A picture holds no map unless this page made it as PNG or SVG.",
        FileKind::Archive => "This is an archive. Unpack it and open what is inside.",
        FileKind::OldWorkbook => OLD_OR_LOCKED,
        _ => UNKNOWN,
    },
    loading: |kilobytes| format!("Loading what reads files of other programs (about {kilobytes} kB, once)…"),
    reading: "Reading…",
    missing: "What reads this file could not be loaded. The file is as it was; try again.",
    broke: "The file could not be read: the program that reads it stopped. The file and your maps are as they were.",
    stopped: "Stopped. Nothing was added.",
    again: "Try again",
    map_inside: "A file of this page, with the map inside",
    own_workbook: "A workbook of this page, with the map inside",
    workbook: "A table in a workbook",
    csv: "A table in a text file (CSV)",
    pasted_table: "A table",
    pasted_lines: "Lines of text, each a card",
    mermaid: "A journey in Mermaid",
    markdown: "An outline or a table in Markdown",
    lanescape: "A journey from Lanescape",
    notices: |count| match count {
        1 => "Read otherwise than it stands there (1)".to_owned(),
        _ => format!("Read otherwise than it stands there ({})", number(count)),
    },
    no_notices: "Nothing was left out or changed.",
    more: |count| format!("and {} more", number(count)),
    read_as: "Read the table",
    as_board: "with stages across and lanes down",
    as_cards: "with a card in each row",
    rows: |shown, of| match shown < of {
        true => format!("The table, its first {} rows of {}", number(shown), number(of)),
        false => "The table".to_owned(),
    },
    more_columns: |count| match count {
        1 => "1 more column is not shown here.".to_owned(),
        _ => format!("{} more columns are not shown here.", number(count)),
    },
    column: |place, heading| match heading.trim() {
        "" => format!("Column {}", number(place)),
        heading => format!("Column {}, “{}”", number(place), beginning(heading)),
    },
    left_out: "left out",
    look: "What the map will be",
    cards_here: "Add as cards here",
};
