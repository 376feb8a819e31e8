//! What the worker of tables answers, asked as the page asks it.

use parcours_core::format::{self, MapFile, write};
use parcours_core::model::Language;
use parcours_core::templates::Example;
use parcours_messages::{Layout, Proposed, Source, TablesFormat, TablesRequest, Told};
use parcours_tables_worker::answer;

fn file() -> String {
    let map = Example::from_name("current-state").expect("an example").map(&Language::English);
    write(&MapFile::new("m1".into(), map))
}

fn asked(request: &TablesRequest, bytes: &[u8]) -> Result<(String, Vec<u8>), String> {
    answer(&serde_json::to_string(request).expect("plain data"), bytes)
}

fn made(format: TablesFormat) -> (Told, Vec<u8>) {
    let request = TablesRequest::File { format, language: "en".to_owned(), day: "2026-11-29".to_owned(), cards: None };
    let (told, bytes) = asked(&request, file().as_bytes()).expect("a file");
    (serde_json::from_str(&told).expect("what is told is JSON"), bytes)
}

fn brought(name: &str, bytes: &[u8], layout: Option<Layout>) -> (Proposed, MapFile) {
    let request = TablesRequest::Import { name: name.to_owned(), language: "en".to_owned(), layout };
    let (told, file) = asked(&request, bytes).expect("a map");
    (serde_json::from_str(&told).expect("what is told is JSON"), format::read(&file).expect("it opens").file)
}

#[test]
fn a_workbook_comes_back_as_the_map_it_was() {
    let (told, bytes) = made(TablesFormat::Workbook);
    assert_eq!((told.extension.as_str(), &bytes[..4]), ("xlsx", &b"PK\x03\x04"[..]));
    let (proposed, again) = brought("x.xlsx", &bytes, None);
    assert_eq!(proposed.source, Source::OwnWorkbook);
    assert_eq!(write(&again), file());
}

#[test]
fn a_table_is_shown_with_how_it_is_read_and_read_otherwise_where_asked() {
    let (_, bytes) = made(TablesFormat::CardsCsv);
    let (proposed, map) = brought("cards.csv", &bytes, None);
    let shown = proposed.table.expect("a table");
    assert!(
        matches!(&shown.layout, Layout::Cards(columns) if columns.iter().any(|column| column.as_deref() == Some("Card")))
    );
    assert!(proposed.columns.contains(&("Card".to_owned(), "Card".to_owned())));
    let (proposed, board) = brought("cards.csv", &bytes, Some(Layout::Board));
    assert_eq!(proposed.table.expect("a table").layout, Layout::Board);
    assert_ne!(board.map, map.map);
}

#[test]
fn what_a_format_cannot_hold_is_told_before_and_with_the_file() {
    let request = TablesRequest::Losses { format: TablesFormat::MermaidJourney, language: "en".to_owned() };
    let (told, none) = asked(&request, file().as_bytes()).expect("what is told");
    let told: Told = serde_json::from_str(&told).expect("JSON");
    assert!(none.is_empty() && told.losses.iter().any(|loss| loss.ends_with("are left out.")), "{told:?}");
    assert_eq!(told, made(TablesFormat::MermaidJourney).0);
}

#[test]
fn pasted_lines_become_cards_and_nonsense_is_refused_in_words() {
    let request = TablesRequest::ImportPasted { language: "fr".to_owned(), layout: None };
    let (told, file) = asked(&request, "one\ntwo".as_bytes()).expect("a map");
    let told: Proposed = serde_json::from_str(&told).expect("JSON");
    assert_eq!(told.source, Source::PastedLines);
    assert_eq!(format::read(&file).expect("it opens").file.map.cards.len(), 2);
    let request = TablesRequest::Import { name: "x".to_owned(), language: "en".to_owned(), layout: None };
    assert!(asked(&request, b"{").is_err());
}
