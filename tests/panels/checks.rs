//! The panel of hints: what it shows, where its buttons lead, what setting aside does.

use parcours_core::editor::focus::Focus;
use parcours_core::editor::outcome::{Dialog, Effect, Outcome};
use parcours_core::editor::selection::Selection;
use parcours_core::editor::situation::Situation;
use parcours_core::editor::view_state::{SidePanel, ViewState};
use parcours_core::model::{Card, CellKey, History, JourneyMap, Lane, LaneRole, MapKind, Stage, Step};
use parcours_core::panels::{Node, On, checks};
use parcours_core::words::{Words, english, french};

/// One stage of one step, a lane of touchpoints and a hidden one of frictions, with so many cards in each.
fn map(touchpoints: usize, pains: usize) -> JourneyMap {
    let mut map = JourneyMap::default();
    map.context.goal = "Decide".into();
    map.stages.push(Stage {
        id: "s".into(),
        name: "Buy".into(),
        steps: vec![Step { id: "t".into(), ..Step::default() }],
        ..Stage::default()
    });
    for (role, count, hidden) in [(LaneRole::Touchpoint, touchpoints, false), (LaneRole::Pain, pains, true)] {
        let id = role.as_str().to_owned();
        for at in 0..count {
            let cell = CellKey::new("t", id.as_str());
            let name = format!("{id}{at}");
            map.cells.entry(cell.clone()).or_default().push(name.as_str().into());
            map.cards.insert(name.as_str().into(), Card::new(cell, name));
        }
        map.lanes.push(Lane { id: id.as_str().into(), role, hidden, ..Lane::default() });
    }
    assert_eq!(map.violations(), []);
    map
}

fn look<T>(map: &JourneyMap, words: &'static Words, look: impl FnOnce(&Situation<'_>) -> T) -> T {
    let nothing = Selection::default();
    look(&Situation { today: "2026-11-22", ..Situation::of(map, &nothing, words) })
}

fn draw(map: &JourneyMap) -> Node {
    look(map, &english::WORDS, checks::draw)
}

/// What pressing the node whose attribute `name` is `value` comes to.
fn press(map: &JourneyMap, name: &str, value: &str) -> Outcome {
    look(map, &english::WORDS, |at| {
        let sheet = checks::draw(at);
        let node = sheet.find(name, value).unwrap_or_else(|| panic!("no {name}={value} in\n{}", sheet.plain_text()));
        node.handler(On::Click).expect("it is a button")(at, "", &mut || "new".to_owned())
    })
}

#[test]
fn hints_of_a_rule_stand_together_with_their_reason() {
    let sheet = draw(&map(5, 1));
    let text = sheet.plain_text();
    assert!(text.starts_with("7 points to check\n"), "{text}");
    for part in
        ["Touchpoint without a channel\n5\n", "Only channels show", "5 places", "No persona", "touchpoint4 · Buy"]
    {
        assert!(text.contains(part), "{part} in\n{text}");
    }
    let many = sheet.find("data-rule", "no-channel").expect("the group is there");
    assert!(many.all().iter().any(|node| node.tag == "details"));
    let crowd = draw(&map(100, 0));
    let listed = crowd.all().into_iter().filter(|node| node.attribute("data-check").is_some()).count();
    assert_eq!((listed, crowd.plain_text().contains("and 40 more")), (64, true));
    let few = draw(&map(2, 0));
    assert!(few.all().iter().all(|node| node.tag != "details"), "a few need no opening");
    let french = look(&map(1, 0), &french::WORDS, checks::draw).plain_text();
    assert!(french.contains("2 points à vérifier") && french.contains("Point de contact sans canal"), "{french}");
}

#[test]
fn each_hint_leads_to_its_place() {
    let map = map(1, 1);
    for (name, expected) in [
        (
            "no-persona:map",
            Effect::Look(Box::new(ViewState { side_panel: Some(SidePanel::Persona), ..ViewState::PLAIN })),
        ),
        ("no-channel:touchpoint0", Effect::GoTo(Focus::Card("touchpoint0".into()))),
        // What stands in a hidden lane is shown by the list of lanes.
        ("pain-without-opportunity:pain0", Effect::Open(Dialog::Lanes)),
    ] {
        assert_eq!(press(&map, "data-check", name).effect, Some(expected), "{name}");
    }
    let mut blueprint = map.clone();
    blueprint.kind = MapKind::ServiceBlueprint;
    assert_eq!(press(&blueprint, "data-check", "missing-layer:support").effect, Some(Effect::Open(Dialog::AddLane)));
    assert!(draw(&blueprint).plain_text().contains("Add a lane: Support"));
}

#[test]
fn hints_are_set_aside_brought_back_and_undone() {
    let mut history = History::new(map(2, 0));
    let mut step = |name: &str, value: &str, count: usize| {
        let (edit, label) = press(history.map(), name, value).edit.expect("it changes the map");
        history.make(edit, label).expect("it fits");
        let shown = draw(history.map()).find("data-checks", &count.to_string()).is_some();
        assert!(shown, "after {name}={value}:\n{}", draw(history.map()).plain_text());
    };
    step("data-aside", "no-channel:touchpoint0", 2);
    step("data-aside", "no-persona:map", 1);
    step("data-back", "no-channel:touchpoint0", 2);
    step("data-aside", "no-channel:*", 0);
    assert_eq!(history.map().context.dismissed, ["no-channel:*", "no-persona:map"]);
    let text = draw(history.map()).plain_text();
    assert!(text.contains("Nothing to check") && text.contains("Touchpoint without a channel: all"), "{text}");
    while history.undo().is_some() {}
    assert_eq!(history.map(), &map(2, 0));
}

#[test]
fn names_of_buttons_say_what_they_are_about() {
    let sheet = draw(&map(2, 1));
    let mut names: Vec<String> = Vec::new();
    for node in sheet.all().into_iter().filter(|node| node.tag == "button") {
        let name = node.attribute("aria-label").unwrap_or(&node.text).to_owned();
        assert!(name.starts_with(&node.text), "{name} holds what is seen");
        names.push(name);
    }
    let count = names.len();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), count, "no two are alike: {names:?}");
}

/// Of a map on which nothing is written yet nobody is told that there is nothing to check, not even with its frame set aside.
#[test]
fn an_empty_map_is_not_called_checked() {
    let mut empty = JourneyMap::default();
    empty.context.dismissed = vec!["no-goal:map".into(), "no-persona:map".into()];
    for (words, said) in [(&english::WORDS, "Nothing to check"), (&french::WORDS, "Rien à vérifier")] {
        let text = look(&empty, words, checks::draw).plain_text();
        assert!(!text.contains(said) && text.contains(words.checks().none_yet), "{text}");
    }
}
