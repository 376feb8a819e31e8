//! The action plan as a file for spreadsheets: read back cell by cell it says what the table says, and no cell of it is a formula.

#[path = "../../tests/support/maps.rs"]
#[allow(dead_code, unused_imports, reason = "made for more tests than these")]
mod maps;

use parcours_core::method::priorities::{Column, Order, plan};
use parcours_core::model::{CardId, JourneyMap, Language};
use parcours_core::templates::Example;
use parcours_core::words;
use parcours_tables::{Format, Options, export};
use proptest::prelude::*;

/// The rows of the plan of `map` in that order, read as RFC 4180 has it.
fn rows(map: &JourneyMap, order: Option<Vec<CardId>>) -> Vec<Vec<String>> {
    let words = words::of(&map.language);
    let options = Options { selection: order, ..Options::default() };
    let bytes = export(Format::PlanCsv, map, words, &options).expect("it is written");
    let text = String::from_utf8(bytes).expect("text");
    let text = text.strip_prefix('\u{feff}').expect("it says that it is UTF-8");
    assert!(text.ends_with("\r\n"), "the file ends where a row does");
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).delimiter(words.cell_separator as u8).from_reader(text.as_bytes());
    let rows = reader.records().map(|row| row.expect("rows of the same length").iter().map(str::to_owned).collect());
    rows.collect()
}

#[test]
fn the_example_is_read_by_a_spreadsheet_of_its_language() {
    for (language, names) in [(Language::English, ["Idea", "Step"]), (Language::French, ["Idée", "Moment"])] {
        let example =
            parcours_core::format::read(Example::ALL[0].file(&language).as_bytes()).expect("it opens").file.map;
        let planned = plan(&example, Order::default(), str::cmp);
        let found = rows(&example, None);
        assert_eq!(found[0][..2], names);
        assert_eq!(found.len(), planned.len() + 1);
        let first = example.card(&planned[0]).expect("it is there");
        assert_eq!(found[1][0], first.text);
        assert_eq!(found[1][3], first.owner);
        assert_eq!(Some(found[1][4].clone()), first.due);
        assert_eq!(found[1][6], first.impact.expect("it is weighed").to_string());
    }
}

#[test]
fn the_rows_stand_in_the_order_that_was_asked_for() {
    let map = Example::ALL[0].map(&Language::English);
    let turned: Vec<CardId> = plan(&map, Order::default(), str::cmp).into_iter().rev().collect();
    let last = Column::ALL.len() + 1;
    let found: Vec<String> =
        rows(&map, Some(turned.clone())).into_iter().skip(1).map(|row| row[last].clone()).collect();
    assert!(found.len() > 2);
    assert_eq!(found, turned.iter().map(|id| id.as_str().to_owned()).collect::<Vec<_>>());
}

proptest! {
    /// Whatever is written on cards, the file has as many cells as the table, and none begins as a formula does.
    #[test]
    fn any_plan_is_read_back(map in maps::map()) {
        let found = rows(&map, None);
        prop_assert_eq!(found.len(), plan(&map, Order::default(), str::cmp).len() + 1);
        for row in found {
            prop_assert_eq!(row.len(), Column::ALL.len() + 2);
            prop_assert!(row.iter().all(|cell| !cell.trim_start().starts_with(['=', '+', '-', '@'])), "{:?}", row);
        }
    }
}
