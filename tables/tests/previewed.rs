//! What a person sees and chooses before a foreign table becomes a map, and the sentences they read about it.

use std::collections::BTreeSet;

use parcours_core::format::kind::{FileKind, Reader};
use parcours_core::format::{self, limits};
use parcours_core::model::Language;
use parcours_core::words::{Words, english, french, importing};
use parcours_tables::{CardColumn, Content, Layout, Notice, Problem, Proposal, import};
use proptest::prelude::*;

const FOREIGN: &str = "Phase,Text,Remark\nSearch,Looks it up,slow\nBuy,Pays,by card\n";

fn proposal() -> Proposal {
    import(FOREIGN.as_bytes(), "from elsewhere.csv").expect("it is a table")
}

fn taken(proposal: &Proposal) -> Vec<Option<CardColumn>> {
    proposal.columns().into_iter().map(|(_, column)| column).collect()
}

#[test]
fn a_column_chosen_otherwise_makes_the_map_anew() {
    let mut proposal = proposal();
    proposal.read_as_cards();
    proposal.read_column(0, Some(CardColumn::Stage));
    proposal.read_column(1, Some(CardColumn::Card));
    proposal.read_column(2, None);
    let before = proposal.map(&Language::English).expect("it is a map");
    let preview = before.preview();
    assert_eq!(
        (preview.title.as_str(), preview.stages, preview.cards),
        ("from elsewhere", vec!["Search".into(), "Buy".into()], 2)
    );
    assert!(before.map.cards.values().all(|card| card.note.is_empty()));
    assert!(before.notices.contains(&Notice::ColumnLeftOut { column: 3, heading: "Remark".into() }));

    proposal.read_column(2, Some(CardColumn::Note));
    let after = proposal.map(&Language::English).expect("it is a map");
    let notes: BTreeSet<&str> = after.map.cards.values().map(|card| card.note.as_str()).collect();
    assert_eq!(notes, BTreeSet::from(["slow", "by card"]));
    assert!(!after.notices.iter().any(|notice| matches!(notice, Notice::ColumnLeftOut { .. })));
}

#[test]
fn a_table_read_otherwise_has_other_stages() {
    let mut proposal = proposal();
    proposal.read_as_board();
    assert_eq!(proposal.columns(), []);
    let preview = proposal.map(&Language::English).expect("it is a map").preview();
    assert_eq!(
        (preview.stages, preview.lanes),
        (vec!["Text".into(), "Remark".into()], vec!["Search".to_owned(), "Buy".into()])
    );
}

#[test]
fn without_a_column_of_cards_there_is_no_map() {
    let mut proposal = proposal();
    proposal.read_as_cards();
    for at in 0..3 {
        proposal.read_column(at, None);
    }
    assert_eq!(proposal.map(&Language::English), Err(Problem::NoCardColumn));
}

proptest! {
    /// Whatever is chosen in whatever order: the last choice holds, no column of ours is taken twice, and the table is as it was.
    #[test]
    fn no_column_is_taken_twice(choices in prop::collection::vec((0usize..5, prop::option::of(0usize..37)), 1..20)) {
        let mut proposal = proposal();
        proposal.read_as_cards();
        let before = proposal.clone();
        for (at, column) in choices {
            let column = column.map(|column| CardColumn::ALL[column]);
            let known = taken(&proposal);
            proposal.read_column(at, column);
            let now = taken(&proposal);
            if at < 3 {
                prop_assert_eq!(now[at], column);
            } else {
                prop_assert_eq!(&now, &known);
            }
            let used: Vec<CardColumn> = now.into_iter().flatten().collect();
            prop_assert_eq!(used.iter().collect::<std::collections::HashSet<_>>().len(), used.len());
        }
        let table = |proposal: &Proposal| match &proposal.content {
            Content::Table { table, layout: Layout::Cards(_) } => Some(table.clone()),
            _ => None,
        };
        prop_assert_eq!(table(&proposal), table(&before));
        if let Ok(proposed) = proposal.map(&Language::English) {
            prop_assert_eq!(proposed.map.violations(), []);
        }
    }
}

/// Both languages have a sentence of their own that names `places`.
fn check(told: impl Fn(&Words) -> String, places: &[&str]) {
    let [english, french] = [&english::WORDS, &french::WORDS].map(told);
    assert_ne!(english, french);
    for text in [&english, &french] {
        assert!(text.ends_with('.'), "{text}");
        for place in places {
            assert!(text.contains(place), "{text} does not name {place}");
        }
    }
}

#[test]
fn every_refusal_names_its_place_in_both_languages() {
    let empty = format::Problem::Empty;
    let cases: [(Problem, &[&str]); 16] = [
        (Problem::Map(empty), &[]),
        (Problem::Unknown, &["Mermaid", "Markdown"]),
        (Problem::NoMapInside, &["PDF"]),
        (Problem::OldOrLocked, &["2007", ".xlsx"]),
        (Problem::Package, &[]),
        (Problem::Unpacked { most: limits::FILE }, &["16 M"]),
        (Problem::Entities { part: "xl/styles.xml".into() }, &["xl/styles.xml"]),
        (Problem::Sheet { sheet: "Été".into(), row: 12 }, &["Été", "12"]),
        (Problem::NoRows, &[]),
        (Problem::LongCell { row: 7, column: 4, length: 9999 }, &["7", "4", "9999"]),
        (Problem::NoCardColumn, &[]),
        (Problem::NoJourney { line: 2 }, &["2", "Mermaid"]),
        (Problem::Diagram { line: 31 }, &["31"]),
        (Problem::NoStages, &[]),
        (Problem::Deep { line: 5, most: 16 }, &["5", "16"]),
        (Problem::Field { path: "journeys[0].stages".into() }, &["journeys[0].stages"]),
    ];
    for (problem, places) in cases {
        check(|words| problem.told(words), places);
    }
    check(|words| Problem::Sheet { sheet: "Été".into(), row: 0 }.told(words), &["Été"]);
}

#[test]
fn every_notice_names_its_place_in_both_languages() {
    let text = || "Pays".to_owned();
    let cases: [(Notice, &[&str]); 14] = [
        (Notice::ScoreRounded { line: 3, was: "9".into() }, &["3", "9"]),
        (Notice::NoScore { line: 3, was: "good".into() }, &["3", "good"]),
        (Notice::NotUnderstood { row: 4, column: CardColumn::Impact, text: text() }, &["4", "Impact", "Pays"]),
        (Notice::ColumnLeftOut { column: 6, heading: "Votes".into() }, &["6", "Votes"]),
        (Notice::ColumnLeftOut { column: 6, heading: String::new() }, &["6"]),
        (Notice::RowGone { id: "c1".into(), text: text() }, &["Pays"]),
        (Notice::CardsChanged { count: 2 }, &["2"]),
        (Notice::CardsAdded { count: 1 }, &["1"]),
        (Notice::RowWithoutPlace { row: 8, text: text() }, &["8", "Pays"]),
        (Notice::PlaceUnknown { row: 8, text: text() }, &["8", "Pays"]),
        (Notice::OtherSheets { count: 1 }, &["1"]),
        (Notice::OtherJourneys { count: 3 }, &["3"]),
        (Notice::LineLeftOut { line: 11 }, &["11"]),
        (Notice::ShapeLeftOut, &[]),
    ];
    for (notice, places) in cases {
        check(|words| notice.told(words), places);
    }
}

#[test]
fn a_file_that_nobody_reads_is_called_what_it_is() {
    let unread = [FileKind::OldWorkbook, FileKind::Picture, FileKind::Archive, FileKind::Bytes];
    assert!(unread.iter().all(|kind| kind.reader() == Reader::Nobody));
    for kind in unread {
        let told = |words: &Words| (importing::of(&words.language).kind)(kind).to_owned();
        check(told, &[]);
    }
    let words = importing::of(&Language::English);
    let different: BTreeSet<&str> = unread.iter().map(|kind| (words.kind)(*kind)).collect();
    assert_eq!(different.len(), unread.len());
}

#[test]
fn the_words_people_have_for_a_card_head_a_column_of_cards() {
    for heading in ["Carte", "Post-it", "Fiche"] {
        let table = format!("Étape;Ligne;{heading}\nAcheter;Actions;Signe en agence\n");
        let proposal = import(table.as_bytes(), "atelier.csv").expect("a table");
        let map = proposal.map(&Language::French).expect("a map").map;
        assert_eq!((map.stages.len(), map.lanes.len(), map.cards.len()), (1, 1, 1), "{heading}");
        assert_eq!(map.stages[0].name, "Acheter", "{heading}");
    }
}
