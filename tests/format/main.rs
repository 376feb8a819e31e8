//! The map file: laws of reading and writing, and what becomes of files nobody should have made.

#[path = "../support/mod.rs"]
mod support;

#[path = "../support/chain.rs"]
mod chain;

mod codes;
mod figures;
mod hostile;
mod letters;
mod lineage;
mod schema;
mod taken_back;
mod tampered;
mod text_rules;
mod told;
mod upgrades;

use std::fs;
use std::path::PathBuf;

use parcours_core::format::{FileContent, MapFile, Opened, Problem, SCHEMA, read, restore, write, write_compact};
use proptest::prelude::*;
use serde_json::{Value, json};

fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn bytes(name: &str) -> Vec<u8> {
    fs::read(path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Opens `bytes` and checks what holds for every file that opens: it is sound, and its own copy needs no repair.
fn open(bytes: &[u8]) -> Result<Opened, Problem> {
    let opened = read(bytes)?;
    assert_eq!(opened.file.map.violations(), []);
    let written = write(&opened.file);
    let again = read(written.as_bytes()).expect("what we write we can read");
    assert_eq!(again.repairs, [], "what was put right stays right");
    assert_eq!(again.file, opened.file);
    assert_eq!(write(&again.file), written);
    Ok(opened)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_set_out_as_the_library_does(file in support::file(), extra in support::extra()) {
        let file = MapFile { extra, ..file };
        let library = serde_json::to_string_pretty(&FileContent(&file)).expect("a map has only text keys");
        prop_assert_eq!(write(&file), library + "\n");
    }

    #[test]
    fn what_is_written_is_read_and_written_the_same(file in support::file()) {
        let written = write(&file);
        let opened = open(written.as_bytes()).expect("a sound map opens");
        prop_assert_eq!(&opened.repairs, &[]);
        prop_assert_eq!(&opened.file, &file);
        prop_assert_eq!(write(&opened.file), written);
        let kept = restore(&write_compact(&file)).expect("a kept map opens");
        prop_assert_eq!(kept, opened);
    }
}

#[test]
fn other_encodings_open_as_the_same_map() {
    let text = String::from_utf8(bytes("tests/files/v1.json")).expect("it is UTF-8");
    let plain = read(text.as_bytes()).expect("it opens");
    let utf_16 = |order: fn(u16) -> [u8; 2]| {
        let units = [0xFEFF].into_iter().chain(text.encode_utf16());
        units.flat_map(order).collect::<Vec<u8>>()
    };
    let windows = text.replace('\n', "\r\n");
    let marked = format!("\u{FEFF}{text}");
    for bytes in [utf_16(u16::to_le_bytes), utf_16(u16::to_be_bytes), windows.into_bytes(), marked.into_bytes()] {
        assert_eq!(read(&bytes).as_ref(), Ok(&plain));
    }
}

#[test]
fn a_file_of_every_version_opens_and_the_present_one_unchanged() {
    for version in 1..=SCHEMA {
        let name = format!("tests/files/v{version}.json");
        let opened = open(&bytes(&name)).unwrap_or_else(|problem| panic!("{name}: {problem:?}"));
        assert_eq!(opened.repairs, []);
        if version == SCHEMA {
            assert!(write(&opened.file).into_bytes() == bytes(&name), "{name} comes out as it went in");
        }
    }
}

#[test]
fn the_frozen_file_uses_every_field() {
    fn names<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
        match value {
            Value::Array(items) => items.iter().for_each(|item| names(item, found)),
            Value::Object(fields) => fields.iter().for_each(|(name, value)| {
                found.push(name);
                names(value, found);
            }),
            _ => {}
        }
    }
    let frozen: Value = serde_json::from_slice(&bytes(&format!("tests/files/v{SCHEMA}.json"))).expect("it is JSON");
    let mut used = Vec::new();
    names(&frozen, &mut used);
    let schema: Value = serde_json::from_str(&parcours_core::format::schema::schema()).expect("it is JSON");
    let types = schema["$defs"].as_object().expect("there are types").values().chain([&schema]);
    for name in types.filter_map(|one| one["properties"].as_object()).flat_map(|fields| fields.keys()) {
        assert!(used.contains(&name.as_str()), "{name} is missing from the frozen file");
    }
}

#[test]
fn what_a_later_version_adds_is_kept() {
    let opened = open(&bytes("tests/files/later.json")).expect("it opens");
    assert_eq!(opened.repairs, []);
    assert!(write(&opened.file).into_bytes() == bytes("tests/files/later.json"), "it comes out as it went in");
}

#[test]
fn a_map_of_ten_thousand_cards_is_read_and_written() {
    let steps: Vec<_> = (0..100).map(|step| json!({"id": format!("t{step}"), "name": ""})).collect();
    let lanes: Vec<_> = (0..10).map(|lane| json!({"id": format!("l{lane}"), "role": "action", "label": "x"})).collect();
    let card = |card: usize| json!({"id": format!("c{card}"), "step": format!("t{}", card % 100), "lane": format!("l{}", card / 100 % 10), "text": "Une note"});
    let map = json!({"stages": [{"id": "s", "name": "", "steps": steps}], "lanes": lanes, "cards": (0..10_000).map(card).collect::<Vec<_>>()});
    let opened = open(json!({"format": "parcours", "schema": 1, "id": "m", "map": map}).to_string().as_bytes())
        .expect("it opens");
    assert_eq!((opened.repairs.len(), opened.file.map.cards.len()), (0, 10_000));
}

#[test]
fn a_new_file_says_who_made_it() {
    let file = MapFile::new("m".into(), parcours_core::model::JourneyMap::default());
    assert!(write(&file).starts_with(&format!(
        "{{\n  \"format\": \"parcours\",\n  \"schema\": {SCHEMA},\n  \"minReader\": 1,\n  \"app\": \"{}\",\n  \"id\": \"m\",\n  \"rev\": 0,\n  \"lineage\": [],\n  \"map\": {{\n",
        env!("CARGO_PKG_VERSION")
    )));
}
