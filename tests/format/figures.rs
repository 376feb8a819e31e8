//! Every number of a file, one by one: counted with, or refused in words that tell what stands there, or brought into its range and
//! listed. None leads to a record that cannot be read.

use parcours_core::format::{Problem, Repair, limits, read, restore, write};
use parcours_core::model::{Language, Shape};
use parcours_core::store::envelope::Envelope;
use parcours_core::store::recovery::read_heads;
use parcours_core::store::{Library, MemoryKv, Saved};
use parcours_core::words;
use serde_json::{Value, json};

use crate::bytes;

/// Numbers that somebody may write, and that end somewhere: for bytes, for JavaScript, for doubles, for nobody.
const ODD: &[&str] = &[
    "-1",
    "0",
    "6",
    "131",
    "1000000",
    "0.5",
    "1e3",
    "1E400",
    "-9223372036854775808",
    "9223372036854775807",
    "9223372036854775808",
    "4503599627370496",
    "4503599627370497",
    "9007199254740991",
    "9007199254740992",
    "9007199254740993",
    "18446744073709551615",
    "18446744073709551616",
    "1000000000000000000000000000000",
];

/// The way to each number in `value`.
fn numbers(value: &Value, way: &str, found: &mut Vec<String>) {
    match value {
        Value::Number(_) => found.push(way.to_owned()),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(at, item)| numbers(item, &format!("{way}/{at}"), found));
        }
        Value::Object(fields) => {
            fields.iter().for_each(|(name, value)| numbers(value, &format!("{way}/{name}"), found));
        }
        _ => {}
    }
}

/// What is asked of every file that opens: it is kept, edited, saved and opened twice, and counts up where JavaScript does.
fn is_counted_with(text: &str, what: &str) {
    let library = Library::new(MemoryKv::default(), "t");
    let file = read(text.as_bytes()).expect("it opened").file;
    let id = library.add(file, "now", || "other".into()).expect("there is room").kept.file.id;
    for title in ["one", "two"] {
        let mut kept = library.open(&id).unwrap_or_else(|error| panic!("{what}: {error:?} after a save"));
        assert_eq!(kept.repairs, [], "{what}");
        kept.file.map.title = title.to_owned();
        assert_eq!(library.save(&mut kept, "later"), Ok(Saved::Written), "{what}");
        assert!(kept.file.rev < 1 << 53, "{what}: {}", kept.file.rev);
        assert_eq!(read(write(&kept.file).as_bytes()).expect("ours").file, kept.file, "{what}");
    }
}

#[test]
fn every_number_of_a_file_is_counted_with_or_told() {
    let frozen: Value = serde_json::from_slice(&bytes("tests/files/v1.json")).expect("it is JSON");
    let mut ways = Vec::new();
    numbers(&frozen, "", &mut ways);
    assert!(ways.iter().any(|way| way == "/rev") && ways.len() > 12, "{ways:?}");
    let mut refused = 0;
    for way in &ways {
        for odd in ODD {
            let what = format!("{way} = {odd}");
            let mut file = frozen.clone();
            *file.pointer_mut(way).expect("it is there") = serde_json::from_str(odd).unwrap_or(Value::Null);
            let text = file.to_string();
            match read(text.as_bytes()) {
                Ok(opened) => {
                    let is_told = opened.repairs.iter().all(|repair| match repair {
                        Repair::OutOfRange { was, .. } => was == odd,
                        other => panic!("{what}: {other:?}"),
                    });
                    assert!(is_told, "{what}: {:?}", opened.repairs);
                    is_counted_with(&text, &what);
                }
                Err(Problem::Field(misread)) => {
                    refused += 1;
                    assert_ne!(misread.want, misread.got, "{what}");
                    for language in Language::ALL {
                        let shape = words::of(language).file.shape;
                        assert_ne!(shape(misread.want), shape(misread.got), "{what}");
                        // Nothing that is told expects a number and finds a number.
                        assert_ne!(misread.got, Shape::Number, "{what}");
                    }
                }
                Err(Problem::Newer { .. }) => assert!(way == "/schema" || way == "/minReader", "{what}"),
                Err(other) => panic!("{what}: {other:?}"),
            }
        }
    }
    assert!(refused > 50, "{refused} were refused");
}

#[test]
fn a_revision_that_was_kept_beyond_counting_is_read_again() {
    // As an earlier version of the page wrote it: one more than it would read.
    let text = r#"{"format":"parcours","schema":1,"minReader":1,"app":"0.1.0","id":"m","rev":9007199254740993,"lineage":[],"map":{}}"#;
    let opened = restore(text).expect("it opens");
    assert_eq!(opened.file.rev, limits::REVISIONS_AGAIN);
    let was = "9007199254740993".to_owned();
    assert_eq!(opened.repairs, [Repair::OutOfRange { path: "rev".into(), was, now: 1 << 50 }]);
    is_counted_with(text, "rev");
    // And the envelope around it, which the safety copy goes by.
    let doc: Box<serde_json::value::RawValue> = serde_json::from_str(text).expect("it is JSON");
    for rev in [1 << 53, u64::MAX] {
        let record = Envelope::new(&doc, rev, "tab", "now").text().expect("it can be written");
        assert_eq!(Envelope::read(&record).expect("it is whole").rev, limits::REVISIONS_AGAIN);
        let heads = read_heads(&json!([{ "id": "m", "rev": rev, "at": "" }]).to_string());
        assert_eq!(heads[0].rev, limits::REVISIONS_AGAIN);
    }
    let zero = json!({"format": "parcours", "schema": 0, "map": {}}).to_string();
    assert!(matches!(read(zero.as_bytes()), Err(Problem::Field(misread)) if misread.got == Shape::Zero));
}
