//! The action plan as a file: read back cell by cell it says what the table says, and no cell of it is a formula.

use parcours_core::editor::commands::WAYS_OUT;
use parcours_core::editor::selection::Selection;
use parcours_core::editor::situation::Situation;
use parcours_core::method::priorities::{Column, Order, plan};
use parcours_core::model::{JourneyMap, Language};
use parcours_core::panels::plan_file::{cell, plan_file};
use parcours_core::templates::Example;
use parcours_core::words;
use proptest::prelude::*;

/// Reads `text` as RFC 4180 has it.
fn read(text: &str, separator: char) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut field) = (Vec::new(), Vec::new(), String::new());
    let mut letters = text.chars().peekable();
    let mut quoted = false;
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                field.push('"');
            }
            '"' => quoted = !quoted,
            _ if quoted => field.push(letter),
            _ if letter == separator => row.push(std::mem::take(&mut field)),
            '\r' if letters.peek() == Some(&'\n') => {
                letters.next();
                row.push(std::mem::take(&mut field));
                rows.push(std::mem::take(&mut row));
            }
            _ => field.push(letter),
        }
    }
    assert!(!quoted && field.is_empty() && row.is_empty(), "the file ends where a row does");
    rows
}

fn file(map: &JourneyMap) -> Option<String> {
    plan_file(&Situation::of(map, &Selection::default(), words::of(&map.language)))
}

#[test]
fn the_example_is_read_by_a_spreadsheet_of_its_language() {
    for (language, separator, names) in
        [(Language::English, ',', ["Idea", "Step"]), (Language::French, ';', ["Idée", "Moment"])]
    {
        let example =
            parcours_core::format::read(Example::ALL[0].file(&language).as_bytes()).expect("it opens").file.map;
        let text = file(&example).expect("the example has a plan");
        let text = text.strip_prefix('\u{feff}').expect("it says that it is UTF-8");
        let rows = read(text, separator);
        assert_eq!(rows[0][..2], names);
        assert!(rows.iter().all(|row| row.len() == Column::ALL.len() + 1), "{rows:?}");
        let planned = plan(&example, Order::default(), str::cmp);
        assert_eq!(rows.len(), planned.len() + 1);
        let first = example.card(&planned[0]).expect("it is there");
        assert_eq!(rows[1][0], first.text);
        assert_eq!(rows[1][3], first.owner);
        assert_eq!(Some(rows[1][4].clone()), first.due);
        assert_eq!(rows[1][6], first.impact.expect("it is weighed").to_string());
    }
    assert_eq!(file(&JourneyMap::default()), None);
}

#[test]
fn a_cell_is_a_text_and_stays_one() {
    for (text, expected) in [
        ("Plain", "Plain"),
        ("a, b", "\"a, b\""),
        ("a; b", "\"a; b\""),
        ("\"so\"", "\"\"\"so\"\"\""),
        ("two\nlines", "\"two\nlines\""),
        ("=1+1", "'=1+1"),
        ("  =1+1", "'  =1+1"),
        ("+33 1", "'+33 1"),
        ("-2", "'-2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("＝1", "'＝1"),
        ("\t=1", "\"'\t=1\""),
        ("", ""),
    ] {
        assert_eq!(cell(text), expected, "{text:?}");
    }
}

proptest! {
    /// Whatever is written on cards, the file has as many cells as the table, and none begins as a formula does.
    #[test]
    fn any_plan_is_read_back(map in crate::support::map()) {
        let Some(text) = file(&map) else { return Ok(()) };
        let separator = words::of(&map.language).cell_separator;
        let rows = read(text.trim_start_matches('\u{feff}'), separator);
        prop_assert_eq!(rows.len(), plan(&map, Order::default(), str::cmp).len() + 1);
        for row in rows {
            prop_assert_eq!(row.len(), Column::ALL.len() + 1);
            prop_assert!(row.iter().all(|cell| !cell.trim_start().starts_with(['=', '+', '-', '@'])), "{:?}", row);
        }
    }
}

#[test]
fn every_way_out_is_in_the_palette_as_well() {
    let names = WAYS_OUT.map(|command| command.name);
    assert!(["export-json", "export-as", "print", "export-csv"].iter().all(|name| names.contains(name)), "{names:?}");
    assert!(WAYS_OUT.iter().all(|way| !way.on_board), "it works wherever the focus is");
}
