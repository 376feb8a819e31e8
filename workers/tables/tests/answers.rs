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

#[test]
fn a_table_that_comes_to_no_map_is_shown_all_the_same_with_why() {
    let file = b"Phase,Text\nSearch,Looks it up\n";
    let request = TablesRequest::Import {
        name: "x.csv".to_owned(),
        language: "fr".to_owned(),
        layout: Some(Layout::Cards(vec![Some("Stage".to_owned()), None])),
    };
    let (told, none) = asked(&request, file).expect("what is told");
    let told: Proposed = serde_json::from_str(&told).expect("JSON");
    assert_eq!(told.problem.as_deref(), Some("Aucune colonne ne donne le texte des fiches. Choisissez-en une."));
    let layout = told.table.expect("the table").layout;
    assert!(none.is_empty() && layout.column(0) == Some("Stage") && layout.column(1).is_none());
    // A column is chosen for it, and the map comes.
    let (told, map) = brought("x.csv", file, Some(layout.with_column(1, Some("Card"))));
    assert_eq!((told.problem, map.map.cards.len(), map.map.stages[0].name.as_str()), (None, 1, "Search"));
}

#[test]
fn a_column_is_read_once() {
    let layout = Layout::Cards(vec![Some("Card".to_owned()), None]);
    let moved = layout.with_column(2, Some("Card"));
    assert_eq!(moved, Layout::Cards(vec![None, None, Some("Card".to_owned())]));
    assert_eq!(moved.with_column(2, None), Layout::Cards(vec![None, None, None]));
    assert_eq!(Layout::Board.with_column(0, Some("Card")), Layout::Board);
}

#[test]
fn headings_are_matched_where_no_columns_are_named() {
    let file = b"Stage\tCard\nSearch\tLooks it up\n";
    let (told, _) = brought("x.csv", file, Some(Layout::Cards(Vec::new())));
    let layout = told.table.expect("a table").layout;
    assert_eq!((layout.column(0), layout.column(1)), (Some("Stage"), Some("Card")));
}

#[test]
fn what_was_read_otherwise_is_told_in_the_language_of_the_request() {
    let request = TablesRequest::Import {
        name: "x.csv".to_owned(),
        language: "fr".to_owned(),
        layout: Some(Layout::Cards(Vec::new())),
    };
    let (told, _) = asked(&request, "\u{c9}tape;Fiche;Votes\nSearch;Looks;3\n".as_bytes()).expect("a map");
    let told: Proposed = serde_json::from_str(&told).expect("JSON");
    assert_eq!(told.notices, ["La colonne 3, «\u{A0}Votes\u{A0}», est laissée de côté."]);
}

#[test]
fn a_map_inside_a_drawing_opens_as_it_was_and_one_that_is_broken_says_why() {
    let escaped = file().replace('&', "&amp;").replace('<', "&lt;");
    let drawing =
        |inside: &str| format!("<svg><metadata><map xmlns=\"urn:parcours:map\">{inside}</map></metadata></svg>");
    let (proposed, again) = brought("x.svg", drawing(&escaped).as_bytes(), None);
    assert!(proposed.source == Source::Carried && proposed.source.is_ours() && proposed.notices.is_empty());
    assert_eq!(write(&again), file());
    let request = TablesRequest::Import { name: "x.svg".to_owned(), language: "en".to_owned(), layout: None };
    let refused = |bytes: &[u8]| asked(&request, bytes).expect_err("no map");
    assert!(refused(drawing("{").as_bytes()).contains("JSON"));
    assert!(refused(b"<svg></svg>").starts_with("This file carries no map."));
    assert!(refused(b"%PDF-1.7").starts_with("This file carries no map."));
}

#[test]
fn of_a_large_table_a_beginning_is_shown() {
    let row = format!("{}\n", vec!["x"; 60].join(","));
    let long = format!("{},b\n{}", "y".repeat(300), row.repeat(40));
    let (told, _) = brought("x.csv", long.as_bytes(), Some(Layout::Board));
    let shown = told.table.expect("a table");
    assert_eq!((shown.rows.len(), shown.count, shown.rows[1].len(), shown.width), (20, 41, 50, 60));
    assert_eq!(shown.rows[0][0].chars().count(), 201);
}
