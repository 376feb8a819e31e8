//! Files nobody should have made, one by one: what becomes of each.

use std::fs;

use parcours_core::format::{ListKind, Problem, Reason, Repair, limits, read, restore};
use parcours_core::model::{LaneRole, Misread, Shape};
use serde_json::{Value, json};

use crate::{bytes, open, path};

/// What becomes of a hostile file.
pub enum Fate {
    Refused(Problem),
    Opened(Vec<Repair>),
}

fn syntax(line: usize, column: usize, reason: Reason) -> Fate {
    Fate::Refused(Problem::Syntax { line, column, reason })
}

fn field(path: &str, want: Shape, got: Shape) -> Fate {
    Fate::Refused(Problem::Field(Misread { path: path.to_owned(), want, got }))
}

fn same(id: &str, now: &str) -> Repair {
    Repair::SameId { id: id.to_owned(), now: now.to_owned() }
}

fn bad(path: &str, id: &str, now: &str) -> Repair {
    Repair::BadId { path: path.to_owned(), id: id.to_owned(), now: now.to_owned() }
}

fn dangling(path: &str, id: &str, said: &str) -> Repair {
    Repair::Dangling { path: path.to_owned(), id: id.to_owned(), said: said.to_owned() }
}

fn out_of_range(path: &str, was: i64, now: i64) -> Repair {
    Repair::OutOfRange { path: path.to_owned(), was: was.to_string(), now }
}

fn hidden(path: &str, count: usize) -> Repair {
    Repair::HiddenCharacters { path: path.to_owned(), count }
}

pub fn fates() -> Vec<(&'static str, Fate)> {
    use Fate::{Opened, Refused};
    let newer = |version: &str| Refused(Problem::Newer { version: version.to_owned() });
    let many = |kind, count, most| Refused(Problem::TooMany { kind, count, most });
    let long = |path: &str, length, most| Refused(Problem::TooLong { path: path.to_owned(), length, most });
    let among = |lane: &str, count| Repair::CardsAmongFeelings { lane: lane.to_owned(), count };
    let no_colour = |path: &str, was: &str| Repair::NoColour { path: path.to_owned(), was: was.to_owned() };
    let cell = |step: &str, lane: &str| parcours_core::model::CellKey::new(step, lane);
    let item = |index: usize| format!("map.emotions[{index}]");
    vec![
        ("empty", Refused(Problem::Empty)),
        ("not-text", Refused(Problem::Encoding)),
        ("utf-16-cut", Refused(Problem::Encoding)),
        ("stops", syntax(18, 18, Reason::StopsTooSoon)),
        ("comma-missing", syntax(4, 3, Reason::CommaMissing)),
        ("comma-too-many", syntax(1, 23, Reason::CommaTooMany)),
        ("colon-missing", syntax(1, 11, Reason::ColonMissing)),
        ("name-without-quotes", syntax(1, 2, Reason::NameWithoutQuotes)),
        ("bad-escape", syntax(1, 11, Reason::BadText)),
        ("lone-surrogate", syntax(1, 19, Reason::BadText)),
        ("raw-control", syntax(1, 16, Reason::BadText)),
        ("huge-number", Refused(Problem::OtherFormat)),
        ("not-a-number", syntax(1, 12, Reason::Unexpected)),
        ("comment", syntax(1, 1, Reason::Unexpected)),
        ("after-the-end", syntax(72, 2, Reason::AfterTheEnd)),
        ("deep", Refused(Problem::TooDeep { most: limits::DEPTH })),
        ("deep-unknown", Refused(Problem::TooDeep { most: limits::DEPTH })),
        ("list", Refused(Problem::OtherFormat)),
        ("other-json", Refused(Problem::OtherFormat)),
        ("other-program", Refused(Problem::OtherFormat)),
        ("newer-schema", newer("0.9.0")),
        ("newer-reader", newer("9")),
        ("no-schema", field("schema", Shape::Ordinal, Shape::Nothing)),
        ("no-map", field("map", Shape::Object, Shape::Nothing)),
        ("schema-text", field("schema", Shape::Ordinal, Shape::Text)),
        ("rev-negative", field("rev", Shape::Count, Shape::NegativeNumber)),
        ("title-number", field("map.title", Shape::Text, Shape::WholeNumber)),
        ("cards-object", field("map.cards", Shape::List, Shape::Object)),
        ("impact-text", field("map.cards[1].impact", Shape::WholeNumber, Shape::Text)),
        ("impact-fraction", field("map.cards[1].impact", Shape::WholeNumber, Shape::Fraction)),
        ("reading-text", field("map.cards[0].metric.readings[1].value", Shape::Number, Shape::Text)),
        ("reading-huge", field("map.cards[0].metric.readings[0].value", Shape::Number, Shape::HugeNumber)),
        ("step-null", field("map.stages[0].steps[2]", Shape::Object, Shape::Nothing)),
        ("score-null", field("map.emotions[0].score", Shape::WholeNumber, Shape::Nothing)),
        ("tags-51", many(ListKind::Tags, 51, 50)),
        ("free-fields-4", many(ListKind::FreeFields, 4, 3)),
        ("free-fields-empty", Opened(vec![])),
        ("title-long", long("map.title", 301, 300)),
        ("text-long", long("map.cards[0].text", 20_001, 20_000)),
        ("no-id", Opened(vec![bad("id", "", "map")])),
        ("same-card", Opened(vec![same("c1", "c1-2")])),
        ("same-card-taken", Opened(vec![same("c1", "c1-3")])),
        ("same-everything", Opened(vec![same("s1", "s1-2"), same("t1", "t1-2"), same("l1", "l1-2")])),
        (
            "bad-ids",
            Opened(vec![
                bad("map.stages[0].steps[0].id", "", "step"),
                bad("map.lanes[0].id", "été", "_t_"),
                bad("map.cards[0].id", "c 1<script>", "c_1_script_"),
            ]),
        ),
        ("id-too-long", Opened(vec![bad("id", &"x".repeat(65), &"x".repeat(56))])),
        ("id-proto", Opened(vec![])),
        (
            "dangling",
            Opened(vec![
                dangling("map.cards[1].step", "t9", "two"),
                dangling("map.cards[2].lane", "l9", ""),
                dangling("map.emotions[1].lane", "l9", "calm"),
                dangling("map.links[0].to", "c2", ""),
            ]),
        ),
        (
            "out-of-range",
            Opened(vec![
                out_of_range("map.emotions[0].score", 7, 2),
                out_of_range("map.cards[0].importance", 0, 1),
                out_of_range("map.cards[0].performance", 6, 5),
                out_of_range("map.cards[0].impact", -3, 1),
                out_of_range("map.cards[0].effort", 99, 5),
            ]),
        ),
        (
            "colours",
            Opened(vec![
                no_colour("map.cards[0].colour", "red;background:url(//x)"),
                no_colour("map.cards[1].colour", "#12345"),
            ]),
        ),
        ("no-steps", Opened(vec![Repair::NoStep { path: "map.stages[1]".to_owned() }])),
        ("cards-among-feelings", Opened(vec![among("Feel", 2)])),
        (
            "feelings-astray",
            Opened(vec![
                Repair::FeelingAmongCards { path: item(1), cell: cell("t1", "l1") },
                Repair::SecondFeeling { path: item(2), cell: cell("t1", "l2") },
            ]),
        ),
        (
            "idle-links",
            Opened(vec![
                Repair::IdleLink { path: "map.links[1]".to_owned() },
                Repair::IdleLink { path: "map.links[2]".to_owned() },
            ]),
        ),
        (
            "hidden-characters",
            Opened(vec![
                hidden("map.title", 2),
                hidden("map.lanes[0].label", 1),
                hidden("map.cards[0].text", 2),
                hidden("map.cards[0].tags[0]", 2),
            ]),
        ),
        ("words-as-markup", Opened(vec![])),
    ]
}

#[test]
fn every_hostile_file_meets_its_fate() {
    for (name, fate) in fates() {
        let opened = open(&bytes(&format!("tests/files/hostile/{name}.json")));
        match (fate, opened) {
            (Fate::Refused(expected), Err(problem)) => assert_eq!(problem, expected, "{name}"),
            (Fate::Opened(expected), Ok(opened)) => assert_eq!(opened.repairs, expected, "{name}"),
            (_, other) => panic!("{name}: {other:?}"),
        }
    }
}

#[test]
fn every_hostile_file_is_in_the_table() {
    let known: Vec<_> = fates().into_iter().map(|(name, _)| format!("{name}.json")).collect();
    for entry in fs::read_dir(path("tests/files/hostile")).expect("the folder is there") {
        let name = entry.expect("it can be listed").file_name().into_string().expect("it has a plain name");
        assert!(known.contains(&name), "{name} has no fate");
    }
}

#[test]
fn what_can_be_kept_of_a_broken_file_is_kept() {
    let open = |name: &str| open(&bytes(&format!("tests/files/hostile/{name}.json"))).expect("it opens").file.map;
    let map = open("cards-among-feelings");
    let roles: Vec<_> = map.lanes.iter().map(|lane| (lane.role.clone(), lane.label.as_str())).collect();
    assert_eq!(roles, [(LaneRole::Action, "Do"), (LaneRole::Emotion, "Feel"), (LaneRole::Note, "Feel")]);
    assert_eq!(map.cards.len(), 3);

    let map = open("bad-ids");
    assert_eq!(map.cards.len(), 2, "cards follow their renamed step and lane");
    assert_eq!(map.emotions.len(), 1);
    assert_eq!(map.links[0].from.as_str(), "c_1_script_");

    let map = open("hidden-characters");
    assert_eq!(map.title, "fignp.exe");
    assert_eq!(
        map.cards[&"c1".into()].text,
        "ab\nc\td\u{202E}e",
        "the direction of writing is a person's in longer texts"
    );
}

#[test]
fn too_much_is_refused_before_anything_is_made_of_it() {
    let file = |map: Value| json!({"format": "parcours", "schema": 1, "id": "m", "map": map}).to_string();
    let many = |kind, count, most| Problem::TooMany { kind, count, most };
    let stage = |steps: usize| json!({"id": "s", "steps": vec![json!({"id": "t"}); steps]});
    let long = |path: &str, length, most| Problem::TooLong { path: path.to_owned(), length, most };
    let cases = [
        (json!({"stages": vec![json!({}); 301]}), many(ListKind::Stages, 301, 300)),
        (json!({"stages": [stage(200), stage(101)]}), many(ListKind::Steps, 301, 300)),
        (json!({"lanes": vec![json!(0); 101]}), many(ListKind::Lanes, 101, 100)),
        (json!({"stages": [stage(101)], "lanes": vec![json!({}); 100]}), many(ListKind::Cells, 10_100, 10_000)),
        (json!({"cards": vec![0; 20_001]}), many(ListKind::Cards, 20_001, 20_000)),
        (json!({"emotions": vec![0; 10_001]}), many(ListKind::Emotions, 10_001, 10_000)),
        (json!({"links": vec![0; 20_001]}), many(ListKind::Links, 20_001, 20_000)),
        (json!({"title": "é".repeat(301)}), long("map.title", 301, 300)),
        (json!({"x": "日".repeat(5_242_880)}), Problem::MapTooLong { length: 5_243_182, most: 5_242_880 }),
        (json!({"x": "😀".repeat(3_950_000)}), Problem::MapTooBig { bytes: 15_800_302, most: 15_737_856 }),
    ];
    for (map, problem) in cases {
        assert_eq!(read(file(map).as_bytes()), Err(problem));
    }
    let big = vec![b' '; limits::FILE + 1];
    assert_eq!(read(&big), Err(Problem::TooBig { bytes: 16_000_001 }));
    let around = json!({"format": "parcours", "schema": 1, "id": "m", "map": {}, "x": "x".repeat(262_144)}).to_string();
    assert!(matches!(read(around.as_bytes()), Err(Problem::AroundTooBig { most: 262_144, .. })));
    assert_eq!(read(&vec![b'['; limits::FILE]), Err(Problem::TooDeep { most: 16 }));
    let million =
        format!("{{\"format\":\"parcours\",\"schema\":1,\"map\":{{\"stages\":[{}{{}}]}}}}", "{},".repeat(1_000_000));
    assert_eq!(read(million.as_bytes()), Err(many(ListKind::Stages, 1_000_001, 300)));
    assert!(
        restore(&file(json!({"title": "x".repeat(301), "stages": [stage(301)]}))).is_ok(),
        "our own are not measured"
    );
}
