//! openpyxl reads our workbooks, edits them, and writes some that we read. `cargo xtask setup` fetches it.

use std::path::{Path, PathBuf};
use std::process::Command;

use parcours_core::model::{
    Card, CardId, CellKey, Emotion, JourneyMap, Lane, LaneRole, Language, MomentOfTruth, Persona, Score, Stage, Step,
};
use parcours_core::words;
use parcours_tables::{CardColumn, Format, Notice, Options, Source, export, import};
use serde_json::{Value, json};

/// A map with two stages, three lanes and four cards.
fn map() -> JourneyMap {
    let step = |id: &str, name: &str| Step { id: id.into(), name: name.to_owned(), ..Step::default() };
    let stage = |id: &str, name: &str, steps| Stage { id: id.into(), name: name.to_owned(), steps, ..Stage::default() };
    let lane = |id: &str, role, label: &str| Lane { id: id.into(), role, label: label.to_owned(), ..Lane::default() };
    let mut map = JourneyMap {
        title: "Peers".to_owned(),
        persona: Persona { name: "Léa".to_owned(), ..Persona::default() },
        stages: vec![
            stage("s1", "Find", vec![step("t1", "look"), step("t2", "ask")]),
            stage("s2", "Buy", vec![step("t3", "pay")]),
        ],
        lanes: vec![
            lane("l1", LaneRole::Action, "Actions"),
            lane("l2", LaneRole::Emotion, "Feelings"),
            lane("l3", LaneRole::Pain, "Friction"),
        ],
        ..JourneyMap::default()
    };
    let cards = [
        ("a1", "t1", "l1", "=1+1"),
        ("a2", "t1", "l1", " _a_ & <b>é 🙂</b> "),
        ("a3", "t2", "l3", "two\nlines"),
        ("a4", "t3", "l3", "last"),
    ];
    for (id, step, lane, text) in cards {
        let cell = CellKey::new(step, lane);
        let moment = Some(MomentOfTruth::Low);
        map.cards.insert(CardId::from(id), Card { moment, impact: Some(2), ..Card::new(cell.clone(), text) });
        map.cells.entry(cell).or_default().push(id.into());
    }
    let worried = Emotion { feeling: "worried".to_owned(), ..Emotion::of(Score::nearest(-2)) };
    map.emotions.insert(CellKey::new("t2", "l2"), worried);
    map
}

/// What openpyxl read of our workbook, and the two workbooks it wrote.
fn through_openpyxl() -> (Vec<Value>, Vec<u8>, Vec<u8>) {
    let place = |name: &str| Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let [ours, edited, own] = ["ours.xlsx", "edited.xlsx", "own.xlsx"].map(place);
    let words = words::of(&Language::English);
    let options = Options { id: "map-1".to_owned(), rev: 7, ..Options::default() };
    std::fs::write(&ours, export(Format::Workbook, &map(), words, &options).expect("it is written")).expect("room");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/peers/workbook.py");
    // Put there by `cargo xtask setup`.
    let packages = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/tools/peers/python");
    let output = Command::new("python3").env("PYTHONPATH", packages).arg(script).args([&ours, &edited, &own]).output();
    let output = output.expect("Python runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let read = |path: &PathBuf| std::fs::read(path).expect("it was written");
    (serde_json::from_slice(&output.stdout).expect("what was read"), read(&edited), read(&own))
}

#[test]
fn openpyxl_reads_edits_and_writes() {
    let (sheets, edited, own) = through_openpyxl();
    let names: Vec<(&str, &str)> = sheets.iter().map(|sheet| (text(&sheet["name"]), text(&sheet["state"]))).collect();
    let wanted = [
        ("Map", "visible"),
        ("Cards", "visible"),
        ("Action plan", "visible"),
        ("Measures", "visible"),
        ("parcours.json", "hidden"),
    ];
    assert_eq!(names, wanted);
    assert_eq!(sheets[0]["frozen"], "B3");
    assert_eq!(sheets[0]["merged"], json!(["B1:C1"]));
    let board = json!([
        ["Stage", "Find", null, "Buy"],
        ["Step", "look", "ask", "pay"],
        ["Actions", "=1+1\n_a_ & <b>é 🙂</b>", null, null],
        ["Feelings", null, "−2 · worried", null],
        ["Friction", null, "two lines", "last"],
    ]);
    assert_eq!(sheets[0]["rows"], board);
    let cards = sheets[1]["rows"].as_array().expect("rows");
    let column = |name: &str| {
        cards[0].as_array().expect("headings").iter().position(|heading| heading == name).expect("a column")
    };
    let texts: Vec<&Value> = cards[1..].iter().map(|row| &row[column("Card")]).collect();
    assert_eq!(texts, ["=1+1", " _a_ & <b>é 🙂</b> ", "worried", "two\nlines", "last"]);
    assert_eq!((&cards[1][column("Impact, 1 to 5")], &cards[3][column("Feeling, −2 to +2")]), (&json!(2), &json!(-2)));
    check_edited(&edited);
    check_own(&own);
}

/// What was edited in the sheet of cards holds; what the sheet does not tell is as it was.
fn check_edited(bytes: &[u8]) {
    let proposal = import(bytes, "edited.xlsx").expect("it is read");
    assert_eq!(proposal.source, Source::OwnWorkbook);
    let mut wanted = map();
    let first = wanted.cards.get_mut(&CardId::from("a1")).expect("a card");
    (first.text, first.impact, first.due) = ("edited\nin Excel".to_owned(), Some(4), Some("2027-03-31".to_owned()));
    let moved = CellKey::new("t1", "l3");
    wanted.cards.get_mut(&CardId::from("a2")).expect("a card").lane = "l3".into();
    wanted.cells.insert(CellKey::new("t1", "l1"), vec!["a1".into()]);
    wanted.cells.insert(moved, vec!["a2".into()]);
    wanted.emotions.get_mut(&CellKey::new("t2", "l2")).expect("a feeling").score = Score::nearest(-1);
    let cell = CellKey::new("t3", "l1");
    wanted.cells.insert(cell.clone(), vec!["new-1".into()]);
    wanted.cards.insert("new-1".into(), Card::new(cell, "A new one"));
    let proposed = proposal.map(&Language::English).expect("a map");
    assert_eq!(proposed.map, wanted);
    let notices = [
        Notice::NotUnderstood { row: 3, column: CardColumn::Effort, text: "a lot".to_owned() },
        Notice::NotUnderstood { row: 5, column: CardColumn::Card, text: String::new() },
        Notice::PlaceUnknown { row: 5, text: String::new() },
        Notice::RowWithoutPlace { row: 7, text: "nowhere".to_owned() },
        Notice::RowGone { id: "a3".to_owned(), text: "two\nlines".to_owned() },
        Notice::CardsChanged { count: 3 },
        Notice::CardsAdded { count: 1 },
    ];
    assert_eq!(proposed.notices, notices);
}

/// A workbook that openpyxl made from nothing, with days, figures and words of French.
fn check_own(bytes: &[u8]) {
    let proposal = import(bytes, "own.xlsx").expect("it is read");
    assert_eq!(proposal.source, Source::Workbook);
    let proposed = proposal.map(&Language::French).expect("a map");
    assert_eq!(proposed.notices, [Notice::OtherSheets { count: 1 }]);
    let cards: Vec<&Card> = proposed.map.cards_in_order().filter_map(|id| proposed.map.card(id)).collect();
    let first = cards[0];
    assert_eq!((first.due.as_deref(), first.impact, first.key), (Some("2027-03-31"), Some(4), true));
    let figure = first.metric.as_ref().and_then(|metric| metric.readings.first()).expect("a figure");
    assert_eq!((figure.value.as_str(), cards[1].text.as_str()), ("1.5", "  Deux\nlignes & <signes>"));
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or("")
}
