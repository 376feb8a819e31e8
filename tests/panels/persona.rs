//! The panel of who travels.

use parcours_core::editor::announcement::Announcement;
use parcours_core::editor::focus::Focus;
use parcours_core::editor::outcome::Effect;
use parcours_core::editor::view_state::PersonaPart;
use parcours_core::method::persona::PersonaField;
use parcours_core::model::{
    Card, CellKey, Edit, Emotion, FreeField, JourneyMap, Lane, LaneRole, Persona, Score, Stage, Step,
};
use parcours_core::panels::{Node, persona};
use proptest::prelude::*;

use super::context::Table;

fn sophie() -> Persona {
    Persona { id: Some("p1".into()), name: "Sophie".into(), role: "Nurse".into(), ..Persona::default() }
}

fn table(persona: Persona, kept: &[Persona]) -> Table {
    let map = JourneyMap { persona, ..JourneyMap::default() };
    Table { personas: kept.to_vec(), ..Table::new(map, persona::draw) }
}

/// Where this map's persona stands against what is kept.
fn state(table: &Table) -> String {
    let shown = table.shown();
    let note = shown.all().into_iter().find_map(|node| node.attribute("data-kept"));
    note.unwrap_or_default().to_owned()
}

#[test]
fn every_field_of_the_sheet_is_written_as_one_edit() {
    let mut table = table(Persona::default(), &[]);
    for field in PersonaField::ALL {
        assert!(table.writes(field.as_str(), " said "), "{field:?}");
        assert!(!table.writes(field.as_str(), "said"), "{field:?}: the same again is no edit");
    }
    assert!(table.writes("persona-age", "41"));
    assert!(!table.writes("persona-age", "141"), "nobody is that old");
    assert!(!table.writes("persona-age", "old"));
    assert!(table.presses("data-portrait", "green"));
    let mut persona = table.map.persona.clone();
    assert!(PersonaField::ALL.iter().all(|field| field.of(&mut persona) == "said"));
    assert_eq!((persona.age, persona.colour.as_deref()), (Some(41), Some("#d3eee2")));
    let pressed = table.shown();
    let pressed =
        pressed.all().into_iter().find(|node| node.attribute("data-portrait") == Some("green") && node.tag == "button");
    assert_eq!(pressed.and_then(|swatch| swatch.attribute("aria-pressed")), Some("true"));
    assert!(table.writes("persona-age", ""));
    assert_eq!(table.map.persona.age, None);
}

#[test]
fn the_empathy_view_reads_the_lanes_and_leads_to_them() {
    let mut table = table(Persona { quote: "Never again.".into(), ..sophie() }, &[]).at(PersonaPart::Empathy);
    assert_eq!(table.shown().plain_text().matches("Nothing on the map yet.").count(), 3);
    let step = Step { id: "t1".into(), name: "Arrive".into(), ..Step::default() };
    table.map.stages.push(Stage { id: "s".into(), steps: vec![step], ..Stage::default() });
    for (role, text) in [
        (LaneRole::Thought, "Will it\nhurt?"),
        (LaneRole::Pain, "Nobody answers"),
        (LaneRole::Quote, "I waited"),
        (LaneRole::Action, "Calls"),
    ] {
        let name = role.as_str().to_owned();
        table.map.lanes.push(Lane { id: name.as_str().into(), role, ..Lane::default() });
        let card = Box::new(Card::new(CellKey::new("t1", name.as_str()), text));
        table.map.apply(Edit::AddCard { id: name.as_str().into(), card, index: 0 }).expect("there is room");
    }
    table.map.lanes.push(Lane { id: "e".into(), role: LaneRole::Emotion, ..Lane::default() });
    let cell = CellKey::new("t1", "e");
    let emotion = Some(Emotion { score: Score::LOWEST, feeling: "lost".into(), ..Emotion::default() });
    table.map.apply(Edit::SetEmotion { cell: cell.clone(), emotion }).expect("it is a curve");
    let shown = table.shown();
    let quarter = |name: &str| shown.find("data-quarter", name).expect("it is there").plain_text();
    assert_eq!(quarter("thinks"), "Thinks\nWill it hurt?");
    assert_eq!(quarter("feels"), "Feels\nArrive · lost (−2)\nNobody answers");
    assert_eq!(quarter("says"), "Says\nNever again.\nI waited");
    assert_eq!(quarter("does"), "Does\nCalls");
    assert!(!table.presses("data-go", "card-pain"));
    assert_eq!(table.last.effect, Some(Effect::GoTo(Focus::Card("pain".into()))));
    table.presses("data-go", "cell-t1-e");
    assert_eq!(table.last.effect, Some(Effect::GoTo(Focus::Cell(cell))));
}

#[test]
fn a_persona_is_kept_under_an_id_of_its_own_once_it_has_a_name() {
    let mut table = table(Persona::default(), &[]).at(PersonaPart::Kept);
    assert_eq!(state(&table), "nameless");
    assert!(table.shown().find("data-keep-persona", "").is_none());
    table.map.persona.name = "Sophie".into();
    assert_eq!(state(&table), "no");
    assert!(table.presses("data-keep-persona", ""));
    assert_eq!(table.map.persona.id.as_deref(), Some("new1"));
    assert_eq!(table.last.effect, Some(Effect::KeepPersona(Box::new(table.map.persona.clone()))));
    table.personas.push(table.map.persona.clone());
    assert_eq!(state(&table), "yes");
    assert!(!table.presses("data-forget-persona", ""), "the map keeps its copy");
    assert_eq!(table.last.effect, Some(Effect::ForgetPersona(Box::new(table.map.persona.clone()))));
}

#[test]
fn a_persona_that_came_with_a_file_is_kept_under_the_id_it_has() {
    let mut table = table(sophie(), &[]).at(PersonaPart::Kept);
    assert_eq!(state(&table), "no");
    assert!(!table.presses("data-keep-persona", ""), "nothing on the map changes");
    assert_eq!(table.last.effect, Some(Effect::KeepPersona(Box::new(sophie()))));
}

#[test]
fn another_version_is_told_taken_over_or_written_over_as_a_person_wishes() {
    let kept = Persona { role: "Doctor".into(), age: Some(50), ..sophie() };
    let mut table = table(sophie(), std::slice::from_ref(&kept)).at(PersonaPart::Kept);
    assert_eq!(state(&table), "differs");
    assert!(table.shown().plain_text().contains("It differs in: What they do, Age."));
    assert!(!table.presses("data-keep-persona", ""));
    assert_eq!(table.last.effect, Some(Effect::KeepPersona(Box::new(sophie()))), "this version for all maps");
    assert!(table.presses("data-take-persona", ""));
    assert_eq!(table.map.persona, kept);
    assert_eq!(state(&table), "yes");
    // The sheet itself says so too, before anything is written on an old version.
    let mut table = table.at(PersonaPart::Sheet);
    assert_eq!(state(&table), "");
    table.writes("persona-role", "Surgeon");
    assert_eq!(state(&table), "differs");
}

#[test]
fn another_persona_is_chosen_or_begun() {
    let marc = Persona { id: Some("p2".into()), name: "Marc".into(), role: "Baker".into(), ..Persona::default() };
    let mut table = table(sophie(), &[marc.clone(), sophie()]).at(PersonaPart::Kept);
    let shown = table.shown().plain_text();
    assert!(shown.contains("Marc\nBaker") && !shown.contains("Nurse"), "{shown}");
    assert!(table.presses("data-choose-persona", "p2"));
    assert_eq!((&table.map.persona, &table.last.say), (&marc, &Some(Announcement::PersonaChosen("Marc".into()))));
    assert!(table.shown().find("data-choose-persona", "p1").is_some(), "the former one is still kept");
    assert!(table.presses("data-new-persona", ""));
    assert_eq!(table.map.persona, Persona::default());
    assert_eq!(table.view_state.persona, PersonaPart::Sheet);
}

fn free(name: &str, text: &str) -> FreeField {
    FreeField { name: name.into(), text: text.into(), ..FreeField::default() }
}

type Row = (String, String);

/// What stands in the rows of the free fields: name and text.
fn rows(shown: &Node) -> Vec<Row> {
    let said = |row: usize, part: &str| {
        let field = shown.find("name", &format!("persona-free-{row}-{part}"))?;
        Some(field.attribute("value")?.to_owned())
    };
    (0..).map_while(|row| Some((said(row, "name")?, said(row, "text")?))).collect()
}

#[test]
fn up_to_three_free_fields_are_added_written_and_taken_away() {
    let mut table = table(Persona::default(), &[]);
    for (row, (name, text)) in [("Motto", "Slow and sure"), ("Device", "A phone"), ("Pets", "")].iter().enumerate() {
        assert!(!table.presses("data-add-free", ""), "nothing on the map yet");
        assert!(table.shown().find("data-add-free", "").is_none(), "one at a time");
        assert!(table.shown().find("data-begin", "").is_some(), "where the cursor goes");
        assert!(!table.writes(&format!("persona-free-{row}-name"), "  "), "nothing is said");
        assert!(table.writes(&format!("persona-free-{row}-name"), &format!(" {name} ")));
        assert_eq!(table.writes(&format!("persona-free-{row}-text"), text), !text.is_empty());
    }
    let three = [free("Motto", "Slow and sure"), free("Device", "A phone"), free("Pets", "")];
    assert_eq!(table.map.persona.fields, three);
    assert!(table.shown().find("data-add-free", "").is_none(), "no fourth");
    let group = table.shown().find("data-free", "1").expect("it is there").clone();
    assert_eq!(group.attribute("aria-label"), Some("Device"));
    let remove = group.find("data-remove-free", "1").and_then(|remove| remove.attribute("aria-label"));
    assert_eq!(remove, Some("Remove “Device”"));

    // An emptied one goes, and its row stays where it is, to be written in anew.
    assert!(table.writes("persona-free-0-name", ""));
    assert!(table.writes("persona-free-0-text", ""));
    assert_eq!(table.map.persona.fields, three[1..]);
    assert_eq!(rows(&table.shown())[0], Row::default());
    assert!(table.writes("persona-free-0-text", "Never late"));
    assert_eq!(table.map.persona.fields[0], free("", "Never late"));
    assert!(table.presses("data-remove-free", "1"));
    assert_eq!(table.map.persona.fields, [free("", "Never late"), free("Pets", "")]);
    table.presses("data-add-free", "");
    assert!(!table.presses("data-remove-free", "2"), "it was on no map");
    assert_eq!(rows(&table.shown()).len(), 2);
}

/// What a person does to the free fields: presses, or writes in a row.
#[derive(Clone, Debug)]
enum FreeDeed {
    Add,
    Remove(usize),
    Write(usize, &'static str, &'static str),
    Other(usize),
}

fn free_deed() -> impl Strategy<Value = FreeDeed> {
    let said = prop::sample::select(vec!["", "  ", "a", " b\n"]);
    let write = (0..3_usize, prop::sample::select(vec!["name", "text"]), said);
    prop_oneof![
        2 => Just(FreeDeed::Add),
        1 => (0..3_usize).prop_map(FreeDeed::Remove),
        6 => write.prop_map(|(row, part, said)| FreeDeed::Write(row, part, said)),
        1 => (0..4_usize).prop_map(FreeDeed::Other),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    /// Every row says what was written in it and the others what they said; the persona has what they say, and never a fourth.
    #[test]
    fn a_row_is_the_field_that_is_written_in_it(handlers in prop::collection::vec(free_deed(), 0..24)) {
        let mut table = table(Persona::default(), &[]);
        for handler in handlers {
            let mut expected = rows(&table.shown());
            match handler {
                FreeDeed::Add if table.shown().find("data-add-free", "").is_some() => {
                    table.presses("data-add-free", "");
                    expected.push(Row::default());
                }
                FreeDeed::Remove(row) if row < expected.len() => {
                    table.presses("data-remove-free", &row.to_string());
                    expected.remove(row);
                    expected.retain(|(name, text)| !name.is_empty() || !text.is_empty());
                }
                FreeDeed::Write(row, part, said) if row < expected.len() => {
                    table.writes(&format!("persona-free-{row}-{part}"), said);
                    let place = if part == "name" { &mut expected[row].0 } else { &mut expected[row].1 };
                    said.trim().clone_into(place);
                    // No more than one waits to be written in: the last that was emptied.
                    if expected[row] == Row::default() {
                        let emptied = row - expected[..row].iter().filter(|row| **row == Row::default()).count();
                        expected.retain(|row| *row != Row::default());
                        expected.insert(emptied, Row::default());
                    }
                }
                // Another persona travels, or an edit is taken back.
                FreeDeed::Other(count) => {
                    table.map.persona.fields = vec![free("x", ""); count.min(3)];
                    let said = rows(&table.shown());
                    let written = said.iter().filter(|row| **row != Row::default());
                    prop_assert_eq!(written.count(), count.min(3));
                    continue;
                }
                _ => {}
            }
            let shown = rows(&table.shown());
            let said: Vec<_> = table.map.persona.fields.iter().map(|field| (field.name.clone(), field.text.clone())).collect();
            let written: Vec<_> = shown.iter().filter(|row| **row != Row::default()).cloned().collect();
            prop_assert_eq!(&said, &written);
            prop_assert_eq!(shown, expected);
            prop_assert!(said.len() <= 3);
        }
    }
}
