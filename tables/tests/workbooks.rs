//! Workbooks of others, hostile ones, and the largest of ours.

use std::io::{Cursor, Read, Write};

use parcours_core::format::{self, limits};
use parcours_core::model::{Card, CellKey, JourneyMap, Lane, LaneRole, Language, Stage, Step};
use parcours_core::words;
use parcours_tables::{Content, Format, Layout, Notice, Options, Problem, Source, export, import, losses};
use rust_xlsxwriter::Workbook;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// A workbook with these sheets of texts.
fn workbook(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for (name, rows) in sheets {
        let sheet = workbook.add_worksheet();
        sheet.set_name(*name).expect("a name");
        for (cells, row) in rows.iter().zip(0_u32..) {
            for (cell, column) in cells.iter().zip(0_u16..) {
                match cell.parse::<f64>() {
                    Ok(number) => sheet.write_number(row, column, number).expect("a number"),
                    Err(_) => sheet.write_string(row, column, *cell).expect("a text"),
                };
            }
        }
    }
    workbook.save_to_buffer().expect("a workbook")
}

/// A workbook in which the part `name` is what `change` makes of it.
fn with_part(bytes: &[u8], name: &str, change: impl Fn(String) -> Vec<u8>) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).expect("a part");
        let own = part.name().expect("a name").into_owned();
        let mut content = String::new();
        part.read_to_string(&mut content).expect("a text");
        out.start_file(own.as_str(), SimpleFileOptions::default()).expect("a part");
        let content = if own == name { change(content) } else { content.into_bytes() };
        out.write_all(&content).expect("room");
    }
    out.finish().expect("a package").into_inner()
}

const SHEET: &str = "xl/worksheets/sheet1.xml";

#[track_caller]
fn refused(bytes: &[u8], wanted: &Problem) {
    let problem = import(bytes, "x.xlsx").and_then(|proposal| proposal.map(&Language::English).map(|_| ()));
    assert_eq!(problem.as_ref(), Err(wanted));
}

#[test]
fn a_workbook_of_somebody_else_is_its_first_sheet_that_holds_something() {
    let board: &[&[&str]] =
        &[&[], &["", "Stage", "Find", "Buy"], &["", "Feelings", "1", "-2"], &["", "Actions", "look\nask", ""]];
    let bytes = workbook(&[("Empty", &[]), ("Board", board), ("Other", &[&["x"]])]);
    let proposal = import(&bytes, "b.xlsx").expect("it is read");
    assert_eq!(
        (proposal.source, proposal.notices.as_slice()),
        (Source::Workbook, &[Notice::OtherSheets { count: 1 }][..])
    );
    let Content::Table { layout: Layout::Board, table } = &proposal.content else { panic!("a board") };
    assert_eq!(table.rows[0], ["Stage", "Find", "Buy"]);
    let map = proposal.map(&Language::French).expect("a map").map;
    assert_eq!((map.language, map.cards.len(), map.emotions.len()), (Language::French, 2, 2));
}

#[test]
fn a_package_that_grows_or_lies_is_refused() {
    let bytes = workbook(&[("S", &[&["a", "b"]])]);
    let zeros = with_part(&bytes, SHEET, |_| vec![b' '; 140_000_000]);
    refused(&zeros, &Problem::Unpacked { most: limits::FILE * 8 });
    let entities = with_part(&bytes, SHEET, |xml| {
        xml.replacen("?>", "?><!doctype x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>", 1).into_bytes()
    });
    refused(&entities, &Problem::Entities { part: SHEET.to_owned() });
    let far = with_part(&bytes, SHEET, |xml| xml.replace("r=\"B1\"", "r=\"XFD1\"").into_bytes());
    let columns = Problem::Map(format::Problem::TooMany { kind: format::ListKind::Steps, count: 16_384, most: 300 });
    refused(&far, &columns);
    let low = with_part(&bytes, SHEET, |xml| {
        xml.replace("r=\"1\"", "r=\"1048576\"").replace("r=\"B1\"", "r=\"B1048576\"").into_bytes()
    });
    let rows =
        Problem::Map(format::Problem::TooMany { kind: format::ListKind::Cards, count: 1_048_576, most: limits::CARDS });
    refused(&low, &rows);
    let broken = with_part(&bytes, SHEET, |xml| xml.replace("</c></row>", "").into_bytes());
    assert!(matches!(import(&broken, "x"), Err(Problem::Sheet { sheet, .. }) if sheet == "S"));
    refused(&bytes[..bytes.len() / 2], &Problem::Package);
    refused(&workbook(&[("S", &[])]), &Problem::NoRows);
}

/// A map of `cards` cards over `columns` steps.
fn large(cards: usize, columns: usize) -> JourneyMap {
    let mut map = JourneyMap::default();
    for at in 0..columns {
        let step = Step { id: format!("t{at}").into(), name: format!("Step {at}"), ..Step::default() };
        map.stages.push(Stage {
            id: format!("s{at}").into(),
            name: format!("Stage {at}"),
            steps: vec![step],
            ..Stage::default()
        });
    }
    for at in 0..10 {
        let role = if at == 0 { LaneRole::Opportunity } else { LaneRole::Action };
        map.lanes.push(Lane { id: format!("l{at}").into(), role, label: format!("Lane {at}"), ..Lane::default() });
    }
    for at in 0..cards {
        let cell = CellKey::new(format!("t{}", at % columns), format!("l{}", at % 10));
        let text = format!("Card {at} _x0041_ and a text of the usual length, no more\n= {at} ");
        let card =
            Card { impact: Some(3), effort: Some(2), tags: vec!["a, b".to_owned()], ..Card::new(cell.clone(), text) };
        map.cells.entry(cell).or_default().push(format!("c{at}").into());
        map.cards.insert(format!("c{at}").into(), card);
    }
    map
}

#[test]
fn ten_thousand_cards_go_out_in_every_format_and_come_back() {
    let map = large(10_000, 100);
    assert_eq!(map.violations(), []);
    let words = words::of(&Language::English);
    for format in Format::ALL {
        let bytes = export(format, &map, words, &Options::default()).expect("it is written");
        assert!(!bytes.is_empty());
        losses(format, &map);
        if matches!(format, Format::Workbook | Format::CardsCsv | Format::MermaidJourney | Format::MarkdownOutline) {
            let proposal = import(&bytes, "x").expect("it is read");
            assert_eq!(proposal.notices, []);
            let back = proposal.map(&Language::English).expect("a map").map;
            assert_eq!(back.cards.len(), if format == Format::MermaidJourney { 0 } else { 10_000 }, "{format:?}");
            if format == Format::Workbook {
                assert_eq!(back, map);
            }
        }
    }
}

#[test]
fn a_workbook_says_nothing_of_when_it_was_made() {
    let map = large(20, 4);
    let words = words::of(&Language::French);
    let write = |options: &Options| export(Format::Workbook, &map, words, options).expect("it is written");
    let first = write(&Options::default());
    assert_eq!(first, write(&Options::default()));
    let dated = write(&Options { today: Some("2027-03-31".to_owned()), ..Options::default() });
    assert_ne!(first, dated);
}

/// An OpenDocument workbook with these rows.
fn open_document(rows: &str) -> Vec<u8> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><office:body>\
         <office:spreadsheet>\
         <table:table table:name=\"S\">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    );
    let parts = [("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content.as_str())];
    for (name, content) in parts {
        out.start_file(name, SimpleFileOptions::default()).expect("a part");
        out.write_all(content.as_bytes()).expect("room");
    }
    out.finish().expect("a package").into_inner()
}

#[test]
fn a_workbook_of_open_document_is_read_cell_by_cell() {
    let text = |times: usize, text: &str| {
        format!(
            "<table:table-cell table:number-columns-repeated=\"{times}\"><text:p>{text}</text:p></table:table-cell>"
        )
    };
    let blank = "<table:table-cell table:number-columns-repeated=\"16384\"/>";
    let row = |times: usize, cells: &str| {
        format!("<table:table-row table:number-rows-repeated=\"{times}\">{cells}</table:table-row>")
    };
    let felt = "<table:table-cell office:value-type=\"float\" office:value=\"1\"><office:annotation><text:p>no</text:p></office:annotation>\
                <text:p>1,00</text:p></table:table-cell>";
    let rows = [
        row(1, &format!("{}{}{blank}", text(1, "Stage"), text(2, "Find"))),
        row(1, &format!("{}{felt}", text(1, "Feelings"))),
        row(
            2,
            &format!(
                "{}{}",
                text(1, "Actions"),
                text(1, "l<text:s text:c=\"2\"/>o</text:p><text:p>k &amp; &#65;<text:line-break/>x")
            ),
        ),
        row(1_000_000, blank),
    ];
    let proposal = import(&open_document(&rows.concat()), "o.ods").expect("it is read");
    let Content::Table { table, layout: Layout::Board } = &proposal.content else { panic!("a board") };
    let wanted: [&[&str]; 4] = [
        &["Stage", "Find", "Find"],
        &["Feelings", "1"],
        &["Actions", "l  o\nk & A\nx"],
        &["Actions", "l  o\nk & A\nx"],
    ];
    assert_eq!(table.rows, wanted);

    let steps =
        Problem::Map(format::Problem::TooMany { kind: format::ListKind::Steps, count: 1_000_000_000, most: 300 });
    refused(&open_document(&row(1, &text(1_000_000_000, "x"))), &steps);
    let cards = Problem::Map(format::Problem::TooMany {
        kind: format::ListKind::Cards,
        count: 1_000_000_000,
        most: limits::CARDS,
    });
    refused(&open_document(&row(1_000_000_000, &text(1, "x"))), &cards);
    let values =
        Problem::Map(format::Problem::TooMany { kind: format::ListKind::Values, count: 3_000_001, most: 3_000_000 });
    refused(&open_document(&row(100_000, &text(1_000, "x"))), &values);
    let broken = Problem::Sheet { sheet: "S".to_owned(), row: 1 };
    refused(&open_document(&format!("{}{}", row(1, &text(1, "x")), row(1, &text(1, "&nothing;")))), &broken);
}
