//! What a later version of the page wrote, in the hands of this one: looked at where its version allows that, and never written.

mod support;

use parcours_core::format::{self, MapFile, Problem, SCHEMA, Versions, read, restore};
use parcours_core::model::MapId;
use parcours_core::store::envelope::{Envelope, file_inside};
use parcours_core::store::{Entry, Kv, Library, MemoryKv, OpenError, SaveError, Unreadable};
use proptest::prelude::*;
use serde_json::value::{RawValue, to_raw_value};
use serde_json::{Value, json};

const NOW: &str = "2025-06-01T12:00:00.000Z";
const LATER: &str = "2025-06-02T12:00:00.000Z";

fn ids() -> impl FnMut() -> MapId {
    let mut number = 0;
    move || {
        number += 1;
        format!("f{number}").into()
    }
}

/// The frozen file as a later version might write it: fields, words and a score that nobody here knows.
fn later(schema: u64, min_reader: u64) -> Value {
    let text =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/files/later.json")).expect("it is there");
    let mut file: Value = serde_json::from_str(&text).expect("it is JSON");
    file["schema"] = json!(schema);
    file["minReader"] = json!(min_reader);
    file["app"] = json!("9.1.0");
    file["map"]["emotions"][0]["score"] = json!(4);
    file["map"]["panels"] = json!([{ "id": "p1", "text": "from a later version" }]);
    file
}

/// The record of `file` with the envelope a later page puts around it.
fn record(file: &Value, enveloped: bool) -> String {
    if !enveloped {
        return file.to_string();
    }
    let doc: Box<RawValue> = to_raw_value(file).expect("it is JSON");
    let mut envelope = Envelope::new(&doc, 7, "tab-9", NOW);
    envelope.schema = file["schema"].as_u64().expect("it has one");
    serde_json::to_string(&envelope).expect("it can be written")
}

/// Everything that writes, tried on the map M1; each gives back whether it said that it did something to that record.
type Deed = (&'static str, fn(&Library<MemoryKv>) -> Result<(), SaveError>);

const DEEDS: &[Deed] = &[
    ("save", |library| {
        let mut kept = library.open(&"M1".into())?;
        kept.file.map.title = "edited".into();
        library.save(&mut kept, LATER).map(drop)
    }),
    ("rename", |library| library.rename(&"M1".into(), "edited", LATER).map(drop)),
    ("duplicate", |library| library.duplicate(&"M1".into(), "edited", LATER, ids()).map(drop)),
    ("keep aside", |library| {
        let kept = library.open(&"M1".into())?;
        library.keep_aside(&kept, LATER, ids(), |_| kept.file.map.title.clone()).map(drop)
    }),
    ("note saved to file", |library| {
        let mut kept = library.open(&"M1".into())?;
        library.note_saved_to_file(&mut kept, LATER)
    }),
];

#[test]
fn an_older_page_sees_a_newer_map() {
    let (mut tried, mut lost) = (0, 0);
    for (schema, min_reader) in [(2, 1), (3, 1), (99, 1), (2, 2), (99, 3), (u64::MAX, 1), (1, 2)] {
        let looked_at = min_reader <= SCHEMA;
        for enveloped in [true, false] {
            let file = later(schema, min_reader);
            let before = record(&file, enveloped);
            for (name, deed) in DEEDS {
                let kv = MemoryKv::default();
                kv.put("parcours:map:M1", &before);
                let library = Library::new(kv.clone(), "old");
                let scene = format!("{name}, schema {schema}, reader {min_reader}, enveloped {enveloped}");

                let opened = library.open(&"M1".into());
                assert_eq!(opened.as_ref().is_ok_and(|kept| kept.newer()), looked_at, "{scene}");
                let outcome = deed(&library);
                assert!(matches!(outcome, Err(SaveError::Open(OpenError::Unreadable(_)))), "{scene}: {outcome:?}");
                let listed = library.list().expect("memory can be asked");
                assert_eq!(matches!(listed.as_slice(), [Entry::Map(_)]), looked_at, "{scene}: {listed:?}");

                tried += 1;
                let same = kv.contents().len() == 1 && kv.contents().get("parcours:map:M1") == Some(&before);
                lost += usize::from(!same);
            }
            // It can be put into the bin, which copies it as it stands.
            let kv = MemoryKv::default();
            kv.put("parcours:map:M1", &before);
            let library = Library::new(kv.clone(), "old");
            let place = library.delete(&"M1".into(), NOW).expect("there is room");
            library.restore(&place, ids()).expect("there is room");
            tried += 1;
            lost += usize::from(library.raw(&"M1".into()).as_deref().and_then(file_inside) != Some(file.to_string()));
        }
    }
    xtask::faults::report("an older page sees a newer map", tried, lost);
    assert_eq!(lost, 0);
}

#[test]
fn the_page_says_why_a_newer_map_cannot_be_opened() {
    let kv = MemoryKv::default();
    kv.put("parcours:map:M1", &record(&later(2, 2), true));
    kv.put("parcours:map:M2", r#"{"e":2,"text":"an envelope of another kind"}"#);
    let library = Library::new(kv, "old");
    let newer = Problem::Newer { version: "9.1.0".to_owned() };
    let why = |id: &str| library.open(&id.into()).err();
    assert_eq!(why("M1"), Some(OpenError::Unreadable(Unreadable::Content(newer))));
    assert_eq!(why("M2"), Some(OpenError::Unreadable(Unreadable::Newer)));
}

#[test]
fn a_newer_file_is_refused_whatever_it_allows() {
    for (schema, min_reader) in [(2, 1), (2, 2), (1, 2), (99, 1)] {
        let problem = read(later(schema, min_reader).to_string().as_bytes()).expect_err("it is newer");
        assert_eq!((problem.code(), &problem), ("I07", &Problem::Newer { version: "9.1.0".to_owned() }));
    }
}

#[test]
fn a_newer_map_that_is_looked_at_keeps_its_versions() {
    let opened = restore(&later(3, 1).to_string()).expect("it can be looked at");
    assert_eq!(opened.file.newer, Some(Versions { schema: 3, min_reader: 1 }));
    let again: Value = serde_json::from_str(&format::write(&opened.file)).expect("it is JSON");
    assert_eq!((&again["schema"], &again["minReader"]), (&json!(3), &json!(1)));
    assert_eq!(again["map"]["panels"], later(3, 1)["map"]["panels"]);
}

#[test]
fn a_newer_persona_is_left_alone() {
    let kv = MemoryKv::default();
    let doc = to_raw_value(&json!({ "name": "Nadia", "role": "", "age": 34, "quote": "" })).expect("it is JSON");
    let mut envelope = Envelope::new(&doc, 1, "tab-9", NOW);
    envelope.schema = SCHEMA + 1;
    let before = serde_json::to_string(&envelope).expect("it can be written");
    kv.put("parcours:persona:p1", &before);
    let library = Library::new(kv.clone(), "old");
    assert_eq!(library.personas(str::cmp), Ok(vec![]));
    let persona = parcours_core::model::Persona { id: Some("p1".into()), name: "Anna".into(), ..Default::default() };
    assert!(library.keep_persona(&persona, None, NOW).is_err());
    assert!(library.forget_persona(&persona).is_err());
    assert_eq!(kv.get("parcours:persona:p1"), Ok(Some(before)));
}

/// The fields whose words are listed by the schema.
const LISTED: [&str; 8] = ["kind", "role", "evidence", "moment", "status", "language", "colour", "scope"];

/// What nobody here knows of a file, by where it stands: fields beyond the schema's, and words beyond its lists.
fn unknown(file: &Value) -> Vec<(String, Value)> {
    fn walk(place: &str, value: &Value, found: &mut Vec<(String, Value)>) {
        match value {
            Value::Object(fields) => {
                // An item is found by its name and not by its place: edits move it.
                let own = ["id", "step", "lane", "from", "to", "on"]
                    .map(|name| fields.get(name).and_then(Value::as_str).unwrap_or("-"));
                let own = if fields.contains_key("id") { own[0].to_owned() } else { own.join(",") };
                for (name, value) in fields {
                    let place = format!("{place}/{own}.{name}");
                    // Only where words are listed: a person's own text may begin so as well.
                    let is_strange_word =
                        LISTED.contains(&name.as_str()) && value.as_str().is_some_and(|word| word.starts_with("x-"));
                    let strange = name.starts_with("x-") || is_strange_word;
                    if strange {
                        found.push((place, value.clone()));
                    } else {
                        walk(&place, value, found);
                    }
                }
            }
            Value::Array(items) => items.iter().for_each(|item| walk(place, item, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    walk("", file, &mut found);
    found.sort_by(|one, other| one.0.cmp(&other.0));
    found
}

mod edits {
    use parcours_core::editor::details::{change_cards, change_context, change_persona};
    use parcours_core::editor::outcome::Outcome;
    use parcours_core::model::{Act, Edit, Evidence, JourneyMap, Label, Lane, Stage, Step};

    /// Everything of a map said anew, as fields and panels do it: what they know is replaced, the rest stays.
    pub fn everything_said_anew(map: &JourneyMap, word: &str) -> Vec<Edit> {
        let edit = |outcome: Outcome| outcome.edit.map(|(edit, _)| edit);
        let cards: Vec<_> = map.cards.keys().cloned().collect();
        let mut edits = Vec::new();
        edits.extend(edit(change_cards(map, &cards, |card| {
            card.text = word.to_owned();
            card.owner = word.to_owned();
            if card.evidence == Some(Evidence::Assumed) {
                card.evidence = Some(Evidence::Observed);
            }
        })));
        edits.extend(edit(change_context(map, |context| context.goal = word.to_owned())));
        edits.extend(edit(change_persona(map, |persona| persona.role = word.to_owned())));
        edits.push(Edit::SetTitle(word.to_owned()));
        for stage in &map.stages {
            edits.push(Edit::RenameStage { id: stage.id.clone(), name: word.to_owned() });
            edits.push(Edit::ChangeStage { stage: Box::new(Stage { owner: word.to_owned(), ..stage.clone() }) });
            for step in &stage.steps {
                edits.push(Edit::ChangeStep { step: Box::new(Step { name: word.to_owned(), ..step.clone() }) });
            }
        }
        for lane in &map.lanes {
            edits.push(Edit::ChangeLane { lane: Box::new(Lane { label: word.to_owned(), ..lane.clone() }) });
            edits.push(Edit::MoveLane { id: lane.id.clone(), index: 0 });
        }
        for (cell, emotion) in &map.emotions {
            let emotion = parcours_core::model::Emotion { feeling: word.to_owned(), ..emotion.clone() };
            edits.push(Edit::SetEmotion { cell: cell.clone(), emotion: Some(emotion) });
        }
        edits
    }

    /// A label for them.
    pub fn label() -> Label {
        Label::many(Act::ChangeCards, 2)
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    /// Opened, everything changed that a person can change, and exported: what a later version added stands where it stood.
    #[test]
    fn what_nobody_here_knows_survives_every_edit(file in support::file(), word in "[a-wy-z]{1,8}") {
        let before: Value = serde_json::from_str(&format::write(&file)).expect("it is JSON");
        let opened = read(format::write(&file).as_bytes()).expect("it opens");
        let mut history = parcours_core::model::History::new(opened.file.map);
        let edits = edits::everything_said_anew(history.map(), &word);
        history.make(parcours_core::model::Edit::Batch(edits), edits::label()).expect("the edits fit");
        let after = MapFile { map: history.map().clone(), ..file.clone() };
        let after: Value = serde_json::from_str(&format::write(&after)).expect("it is JSON");
        prop_assert_eq!(unknown(&before), unknown(&after));
    }
}

#[test]
fn the_search_for_what_is_unknown_finds_it_at_every_level() {
    let found = unknown(&later(1, 1));
    for part in [
        ".map/",
        ".context/",
        ".persona/",
        ".stages/",
        ".steps/",
        ".lanes/",
        ".cards/",
        ".channel/",
        ".metric/",
        ".readings/",
        ".emotions/",
        ".links/",
    ] {
        assert!(found.iter().any(|(place, _)| place.contains(part)), "nothing unknown in {part}");
    }
    assert!(
        found.iter().any(|(place, value)| place.ends_with(".kind") && value == "x-relay"),
        "a word of a later version"
    );
}
