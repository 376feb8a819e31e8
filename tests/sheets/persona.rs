//! The panel of who travels.

use parcours::editor::looks::PersonaPart;
use parcours::editor::outcome::Ask;
use parcours::editor::said::Said;
use parcours::editor::stop::Stop;
use parcours::method::persona::PersonaField;
use parcours::model::{Card, CellKey, Edit, Emotion, JourneyMap, Lane, LaneRole, Persona, Score, Stage, Step};
use parcours::sheet::persona;

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
    let note = shown.all().into_iter().find_map(|piece| piece.attribute("data-kept"));
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
    let pressed = pressed
        .all()
        .into_iter()
        .find(|piece| piece.attribute("data-portrait") == Some("green") && piece.tag == "button");
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
    assert_eq!(quarter("feels"), "Feels\nArrive · lost (-2)\nNobody answers");
    assert_eq!(quarter("says"), "Says\nNever again.\nI waited");
    assert_eq!(quarter("does"), "Does\nCalls");
    assert!(!table.presses("data-go", "card-pain"));
    assert_eq!(table.last.ask, Some(Ask::GoTo(Stop::Card("pain".into()))));
    table.presses("data-go", "cell-t1-e");
    assert_eq!(table.last.ask, Some(Ask::GoTo(Stop::Cell(cell))));
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
    assert_eq!(table.last.ask, Some(Ask::KeepPersona(Box::new(table.map.persona.clone()))));
    table.personas.push(table.map.persona.clone());
    assert_eq!(state(&table), "yes");
    assert!(!table.presses("data-forget-persona", ""), "the map keeps its copy");
    assert_eq!(table.last.ask, Some(Ask::ForgetPersona(Box::new(table.map.persona.clone()))));
}

#[test]
fn a_persona_that_came_with_a_file_is_kept_under_the_id_it_has() {
    let mut table = table(sophie(), &[]).at(PersonaPart::Kept);
    assert_eq!(state(&table), "no");
    assert!(!table.presses("data-keep-persona", ""), "nothing on the map changes");
    assert_eq!(table.last.ask, Some(Ask::KeepPersona(Box::new(sophie()))));
}

#[test]
fn another_version_is_told_taken_over_or_written_over_as_a_person_wishes() {
    let kept = Persona { role: "Doctor".into(), age: Some(50), ..sophie() };
    let mut table = table(sophie(), std::slice::from_ref(&kept)).at(PersonaPart::Kept);
    assert_eq!(state(&table), "differs");
    assert!(table.shown().plain_text().contains("It differs in: What they do, Age."));
    assert!(!table.presses("data-keep-persona", ""));
    assert_eq!(table.last.ask, Some(Ask::KeepPersona(Box::new(sophie()))), "this version for all maps");
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
    assert_eq!((&table.map.persona, &table.last.say), (&marc, &Some(Said::PersonaChosen("Marc".into()))));
    assert!(table.shown().find("data-choose-persona", "p1").is_some(), "the former one is still kept");
    assert!(table.presses("data-new-persona", ""));
    assert_eq!(table.map.persona, Persona::default());
    assert_eq!(table.looks.persona, PersonaPart::Sheet);
}
