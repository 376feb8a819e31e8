//! From an older version to today's: the machinery, on a chain that never was, and every real step on its golden files.
//!
//! The golden files of a step are never changed: `upgrades/FOLDER/vN.json` is a file of version N, and the step from N must give the
//! file of version N+1 beside it.

use parcours_core::format::upgrades::{STEPS, Step, upgrade};
use parcours_core::format::{SCHEMA, restore};
use parcours_core::model::{Misread, Shape};
use serde_json::{Value, json};

use crate::bytes;
use crate::chain::CHAIN;

fn golden(folder: &str, version: usize) -> Value {
    let name = format!("tests/files/upgrades/{folder}/v{version}.json");
    serde_json::from_slice(&bytes(&name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Each of `steps` makes of its golden file the next one, and all of them together make of each the last.
fn check(folder: &str, steps: &[Step]) {
    let last = golden(folder, steps.len() + 1);
    for (index, step) in steps.iter().enumerate() {
        let mut file = golden(folder, index + 1);
        assert_eq!(upgrade(&mut file, index as u64 + 1, steps), Ok(()));
        assert_eq!(file, last, "{folder}: from {} to the last", index + 1);
        let mut file = golden(folder, index + 1);
        assert_eq!(step(&mut file), Ok(()));
        assert_eq!(file, golden(folder, index + 2), "{folder}: from {} to {}", index + 1, index + 2);
    }
}

#[test]
fn every_step_gives_its_golden_file() {
    check("made-up", &CHAIN);
    check("released", &STEPS);
}

#[test]
fn the_golden_file_of_the_last_version_opens_as_it_is() {
    let file = golden("released", SCHEMA as usize);
    let opened = restore(&file.to_string()).expect("it opens");
    assert_eq!(opened.repairs, []);
    assert_eq!(serde_json::from_str::<Value>(&parcours_core::format::write(&opened.file)).expect("it is JSON"), file);
}

#[test]
fn a_file_of_today_and_of_tomorrow_is_left_as_it_is() {
    for from in [3, 4, u64::MAX] {
        let mut file = golden("made-up", 3);
        assert_eq!(upgrade(&mut file, from, &CHAIN), Ok(()));
        assert_eq!(file, golden("made-up", 3));
    }
}

#[test]
fn a_step_that_finds_something_else_says_where() {
    let misread = |path: &str, want, got| Err(Misread { path: path.to_owned(), want, got });
    assert_eq!(upgrade(&mut json!({}), 1, &CHAIN), misread("map", Shape::Object, Shape::Nothing));
    assert_eq!(upgrade(&mut json!({"map": {}}), 1, &CHAIN), misread("map.lanes", Shape::List, Shape::Nothing));
    let mut file = json!({"map": {"lanes": [{}, 7]}});
    assert_eq!(upgrade(&mut file, 2, &CHAIN), misread("map.lanes[1]", Shape::Object, Shape::WholeNumber));
}
