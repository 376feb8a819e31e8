//! See `words/incoming.rs`.

use super::file::number;
use crate::words::file::beginning;
use crate::words::incoming::IncomingWords;

pub(in crate::words) static WORDS: IncomingWords = IncomingWords {
    unknown: UNKNOWN,
    no_map_inside: "This file carries no map. A PDF, a picture or a web page does only if this page made it.",
    old_or_locked: OLD_OR_LOCKED,
    package: "This file is damaged, or is no workbook.",
    unpacked: |most| format!("Unpacked, this file is larger than {most}. It was not read any further."),
    entities: |part| format!("{part}: this file declares entities, which could grow without end. It was not read."),
    sheet: |sheet, row| match row {
        0 => format!("Sheet “{sheet}” cannot be read."),
        _ => format!("Sheet “{sheet}” cannot be read after row {}.", number(row)),
    },
    no_rows: "This table is empty.",
    long_cell: |row, column, length| {
        let (row, column, length) = (number(row), number(column), number(length));
        format!("Row {row}, column {column}: {length} characters, more than a map takes.")
    },
    no_card_column: "No column says what is on the cards. Choose one.",
    no_journey: |line| format!("Line {}: this diagram is no journey. Only Mermaid journeys are read.", number(line)),
    diagram: |line| format!("Line {} of the diagram cannot be read.", number(line)),
    no_stages: "This outline has no heading and no list that could be a stage.",
    deep: |line, most| format!("Line {}: nested too deeply (more than {most} levels).", number(line)),
    field: |path| format!("{path}: not what stands there in a file of this tool."),
    score_rounded: |line, was| {
        format!("Line {}: “{}” is off the scale. The nearest score holds.", number(line), beginning(was))
    },
    no_score: |line, was| format!("Line {}: “{}” is no score. The feeling is left open.", number(line), beginning(was)),
    not_understood: |row, column, text| {
        format!("Row {}, {column}: “{}” is not understood. Left out.", number(row), beginning(text))
    },
    column_left_out: |column, heading| match heading.trim() {
        "" => format!("Column {} is left out.", number(column)),
        heading => format!("Column {}, “{}”, is left out.", number(column), beginning(heading)),
    },
    row_gone: |text| format!("“{}” is not in the sheet of cards any more. The card is kept.", beginning(text)),
    cards_changed: |count| match count {
        1 => "1 card was changed in the sheet of cards. What the sheet says holds.".to_owned(),
        _ => format!("{} cards were changed in the sheet of cards. What the sheet says holds.", number(count)),
    },
    cards_added: |count| match count {
        1 => "1 card was added in the sheet of cards.".to_owned(),
        _ => format!("{} cards were added in the sheet of cards.", number(count)),
    },
    row_without_place: |row, text| {
        format!("Row {}: “{}” has no place on the map. Left out.", number(row), beginning(text))
    },
    place_unknown: |row, text| {
        format!("Row {}: “{}” cannot go where the row says. It stays where it was.", number(row), beginning(text))
    },
    other_sheets: |count| match count {
        1 => "1 more sheet was not read.".to_owned(),
        _ => format!("{} more sheets were not read.", number(count)),
    },
    other_journeys: |count| match count {
        1 => "1 more journey was not read.".to_owned(),
        _ => format!("{} more journeys were not read.", number(count)),
    },
    line_left_out: |line| format!("Line {} belongs nowhere. Left out.", number(line)),
    shape_left_out: "Pictures, positions and sizes have no place in a map. Left out.",
};

pub(super) const UNKNOWN: &str =
    "Nothing in this file can be read here: no map, no table, no journey in Mermaid, no outline in Markdown.";
pub(super) const OLD_OR_LOCKED: &str =
    "This workbook has a password, or comes from Excel before 2007. Save it as .xlsx without a password.";
