//! What has no place in a text goes, however the text comes in; what a person wrote stays as they spelt it.

use parcours_core::format::admit::admit;
use parcours_core::format::text::{Kind, clean, name};
use parcours_core::format::{ListKind, MapFile, Problem, read, write};
use parcours_core::model::{
    Act, Card, CellKey, Context, Edit, Emotion, FreeField, History, JourneyMap, Label, Lane, Persona, Stage, Step,
};
use proptest::prelude::*;
use serde_json::Value;

use crate::support;

/// Every control character but line feed and tab, and every letter that turns the direction of writing.
fn controls() -> impl Iterator<Item = char> {
    ('\0'..='\u{9F}').filter(|letter| letter.is_control() && !matches!(letter, '\n' | '\t'))
}

fn turning() -> impl Iterator<Item = char> {
    ('\u{202A}'..='\u{202E}').chain('\u{2066}'..='\u{2069}')
}

fn has_none(text: &str, kind: Kind) -> bool {
    !text
        .chars()
        .any(|letter| controls().any(|one| one == letter) || (kind == Kind::Name && turning().any(|one| one == letter)))
}

#[test]
fn each_letter_of_the_rule_goes_and_each_other_stays() {
    assert_eq!((controls().count(), turning().count()), (63, 9));
    for letter in controls() {
        // Two of them end a line, on other systems.
        let rest = if letter == '\r' { "a\nb" } else { "ab" };
        for kind in [Kind::Name, Kind::Text] {
            assert_eq!(clean(&format!("a{letter}b"), kind).as_deref(), Some(rest), "{letter:?}");
        }
    }
    for letter in turning() {
        assert_eq!(clean(&format!("a{letter}b"), Kind::Name).as_deref(), Some("ab"), "{letter:?}");
        assert_eq!(clean(&format!("a{letter}b"), Kind::Text), None, "{letter:?} is a person's in a longer text");
    }
    // Nothing is composed, decomposed, folded or trimmed.
    for kept in [
        "e\u{301}",
        "é",
        "ﬁ",
        "Ａ",
        "👩\u{200D}🚀",
        "a\u{AD}b",
        "\u{200F}",
        "\u{FEFF}x",
        "  x\t\n",
        "\u{FFFD}",
        "a\u{2028}b",
    ] {
        assert_eq!(clean(kept, Kind::Name), None, "{kept:?}");
    }
    assert_eq!(clean("a\r\nb\rc\u{0}", Kind::Text).as_deref(), Some("a\nb\nc"));
    assert_eq!(name(" \u{202E}evil\u{0} "), "evil");
    assert_eq!(name("\u{2066}\u{2069}"), "");
}

/// A map in which every text says `word`.
fn saying(word: &str) -> JourneyMap {
    let file =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/files/v1.json")).expect("it is there");
    let mut file: Value = serde_json::from_str(&file).expect("it is JSON");
    fn say(value: &mut Value, word: &str) {
        const NAMES: [&str; 12] =
            ["id", "language", "step", "lane", "from", "to", "role", "kind", "evidence", "moment", "status", "scope"];
        match value {
            Value::Object(fields) => fields
                .iter_mut()
                .filter(|(name, _)| !NAMES.contains(&name.as_str()))
                .for_each(|(_, value)| say(value, word)),
            Value::Array(items) => items.iter_mut().for_each(|item| say(item, word)),
            Value::String(text) => *text = word.to_owned(),
            _ => {}
        }
    }
    say(&mut file["map"], word);
    read(file.to_string().as_bytes()).expect("it opens").file.map
}

#[test]
fn a_file_brings_none_of_them_into_any_field() {
    let word = format!(
        "a{}{}b",
        controls().filter(|letter| *letter != '\r').collect::<String>(),
        turning().collect::<String>()
    );
    let text = write(&MapFile::new("m".into(), saying(&word)));
    let map: Value = serde_json::from_str(&text).expect("it is JSON");
    fn walk(value: &Value, texts: &mut Vec<String>) {
        match value {
            Value::Object(fields) => fields.values().for_each(|value| walk(value, texts)),
            Value::Array(items) => items.iter().for_each(|item| walk(item, texts)),
            Value::String(text) => texts.push(text.clone()),
            _ => {}
        }
    }
    let mut texts = Vec::new();
    walk(&map, &mut texts);
    assert!(texts.iter().filter(|text| text.as_str() == "ab").count() >= 10, "names are cleaned");
    assert!(
        texts.iter().filter(|text| text.starts_with('a') && text.ends_with('b')).count() >= 30,
        "every text is there"
    );
    let soiled: Vec<_> = texts.iter().filter(|text| !has_none(text, Kind::Text)).collect();
    assert!(soiled.is_empty(), "{soiled:?}");
}

/// Every edit that brings text, with `word` in each.
fn edits(word: &str) -> Vec<Edit> {
    let text = || word.to_owned();
    let card = Card { note: text(), tags: vec![text()], owner: text(), ..Card::new(CellKey::new("t", "l"), word) };
    let step = || Step { id: "t9".into(), name: text(), ..Step::default() };
    let stage = || Stage { id: "s9".into(), name: text(), owner: text(), steps: vec![step()], ..Stage::default() };
    let lane = || Lane { id: "l9".into(), label: text(), question: text(), ..Lane::default() };
    vec![
        Edit::AddCard { id: "c9".into(), card: Box::new(card.clone()), index: 0 },
        Edit::ChangeCard { id: "c9".into(), card: Box::new(card) },
        Edit::AddStage { stage: Box::new(stage()), index: 0 },
        Edit::ChangeStage { stage: Box::new(stage()) },
        Edit::SplitStage { id: "s".into(), at: 1, into: Box::new(stage()) },
        Edit::RenameStage { id: "s".into(), name: text() },
        Edit::AddStep { stage: "s".into(), step: Box::new(step()), index: 0 },
        Edit::ChangeStep { step: Box::new(step()) },
        Edit::RenameStep { id: "t".into(), name: text() },
        Edit::AddLane { lane: Box::new(lane()), index: 0 },
        Edit::ChangeLane { lane: Box::new(lane()) },
        Edit::SetEmotion {
            cell: CellKey::new("t", "l"),
            emotion: Some(Emotion { feeling: text(), ..Emotion::default() }),
        },
        Edit::SetTitle(text()),
        Edit::SetContext(Box::new(Context { goal: text(), sources: text(), ..Context::default() })),
        Edit::SetPersona(Box::new(Persona { name: text(), quote: text(), ..Persona::default() })),
        Edit::SetPersona(Box::new(Persona {
            fields: vec![FreeField { name: text(), text: text(), ..FreeField::default() }],
            ..Persona::default()
        })),
    ]
}

#[test]
fn an_edit_brings_none_of_them_in_either() {
    let map = JourneyMap::default();
    let word = format!("a{}b", controls().filter(|letter| *letter != '\r').collect::<String>());
    for mut edit in edits(&word).into_iter().chain([Edit::Batch(edits(&word))]) {
        assert_eq!(admit(&map, &mut edit), Ok(()));
        let told = format!("{edit:?}");
        assert!(!told.contains("\\u{") && !told.contains("\\0") && told.contains("\"ab\""), "{told}");
    }
    for mut edit in
        [Edit::SetTitle("a\u{202E}b".into()), Edit::RenameStep { id: "t".into(), name: "a\u{2066}b".into() }]
    {
        assert_eq!(admit(&map, &mut edit), Ok(()));
        assert!(format!("{edit:?}").contains("\"ab\""));
    }
}

#[test]
fn an_edit_that_brings_too_much_is_refused_and_nothing_cut() {
    let map = JourneyMap::default();
    let long = "é".repeat(20_001);
    for edit in edits(&long) {
        let mut edit = edit;
        assert!(matches!(admit(&map, &mut edit), Err(Problem::TooLong { .. })), "{edit:?}");
        assert!(format!("{edit:?}").contains(&long));
    }
    let card = |card: Card| Edit::AddCard { id: "c".into(), card: Box::new(card), index: 0 };
    let mut tagged = card(Card { tags: vec![String::new(); 51], ..Card::default() });
    assert_eq!(admit(&map, &mut tagged), Err(Problem::TooMany { kind: ListKind::Tags, count: 51, most: 50 }));
    let free = |name: &str| FreeField { name: name.into(), ..FreeField::default() };
    let persona = |names: &[&str]| {
        let fields = names.iter().map(|name| free(name)).collect();
        Edit::SetPersona(Box::new(Persona { fields, ..Persona::default() }))
    };
    let refused = admit(&map, &mut persona(&["a", "b", "c", "d"]));
    assert_eq!(refused, Err(Problem::TooMany { kind: ListKind::FreeFields, count: 4, most: 3 }));
    // What says nothing once it is clean is no field.
    let mut soiled = persona(&["a", "\u{0}", ""]);
    assert_eq!(admit(&map, &mut soiled), Ok(()));
    assert_eq!(soiled, persona(&["a"]));
    let mut strange = card(Card { impact: Some(99), colour: Some("red;}".into()), ..Card::default() });
    assert_eq!(admit(&map, &mut strange), Ok(()));
    assert_eq!(strange, card(Card { impact: Some(5), ..Card::default() }));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// Clean texts are let through as they are: what is kept is what was typed, and undo gives the bytes before.
    #[test]
    fn what_is_clean_is_left_alone(map in support::map(), title in support::text()) {
        let mut edit = Edit::Batch(vec![
            Edit::SetTitle(title.clone()),
            Edit::SetContext(Box::new(map.context.clone())),
            Edit::SetPersona(Box::new(map.persona.clone())),
        ]);
        let as_typed = edit.clone();
        admit(&map, &mut edit).expect("it is short");
        prop_assert_eq!(&edit, &as_typed);
        let mut history = History::new(map.clone());
        history.make(edit, Label::many(Act::ChangeHeader, 1)).expect("it fits");
        history.undo();
        prop_assert_eq!(history.map(), &map);
    }
}
