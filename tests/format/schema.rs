//! The published schema: made of the types, and followed by every file of ours.

use std::fs;

use parcours_core::format::{SCHEMA, schema, write};
use proptest::prelude::*;
use serde_json::Value;

use crate::{bytes, path, support};

fn validator() -> jsonschema::Validator {
    let schema = serde_json::from_str(&schema::schema()).expect("the schema is JSON");
    jsonschema::validator_for(&schema).expect("the schema is a schema")
}

fn assert_valid(validator: &jsonschema::Validator, text: &str, name: &str) {
    let value = serde_json::from_str(text).expect("it is JSON");
    let errors: Vec<_> =
        validator.iter_errors(&value).map(|error| format!("{}: {error}", error.instance_path)).collect();
    assert!(errors.is_empty(), "{name}: {errors:#?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_follows_the_schema(file in support::file()) {
        thread_local!(static VALIDATOR: jsonschema::Validator = validator());
        VALIDATOR.with(|validator| assert_valid(validator, &write(&file), "a made map"));
    }
}

#[test]
fn the_published_schema_is_that_of_the_types() {
    let name = format!("schema/parcours.v{SCHEMA}.schema.json");
    let made = schema::schema();
    if std::env::var_os("PARCOURS_BLESS").is_some() {
        fs::write(path(&name), &made).expect("the schema can be written");
    }
    let committed = fs::read_to_string(path(&name)).expect("the schema is there");
    assert!(made == committed, "{name} is not up to date: run PARCOURS_BLESS=1 cargo test --test format");
}

#[test]
fn every_file_of_ours_follows_the_schema() {
    let validator = validator();
    let folder = fs::read_dir(path("core/src/templates/files")).expect("the folder is there");
    let ours = folder.map(|entry| entry.expect("it can be listed").path());
    for path in ours.chain([path("tests/files/v1.json"), path("tests/files/later.json")]) {
        let text = fs::read_to_string(&path).expect("it can be read");
        assert_valid(&validator, &text, &path.display().to_string());
    }
    for wrong in ["title-number", "impact-text", "out-of-range", "bad-ids"] {
        let value: Value =
            serde_json::from_slice(&bytes(&format!("tests/files/hostile/{wrong}.json"))).expect("it is JSON");
        assert!(!validator.is_valid(&value), "{wrong}");
    }
}
