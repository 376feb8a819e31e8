//! The panel of touchpoints.

use parcours_core::editor::announcement::Announcement;
use parcours_core::editor::focus::Focus;
use parcours_core::editor::outcome::{Effect, Outcome};
use parcours_core::editor::selection::Selection;
use parcours_core::editor::situation::Situation;
use parcours_core::editor::view_state::ViewState;
use parcours_core::model::{Card, CellKey, Channel, ChannelKind, JourneyMap, Lane, LaneRole, Stage, Step};
use parcours_core::panels::{Node, On, touchpoints};
use parcours_core::words::{Words, english, french};

/// Three steps: a website, the same again, a branch; and a leaflet without a channel.
fn small() -> JourneyMap {
    let step = |id: &str, name: &str| Step { id: id.into(), name: name.into(), ..Step::default() };
    let mut map = JourneyMap {
        stages: vec![Stage {
            id: "s".into(),
            steps: vec![step("t1", "Search"), step("t2", "Order"), step("t3", "Sign")],
            ..Stage::default()
        }],
        lanes: vec![Lane { id: "l".into(), role: LaneRole::Touchpoint, ..Lane::default() }],
        ..JourneyMap::default()
    };
    let cards = [
        ("a", "t1", "Offer page", "Website"),
        ("b", "t2", "Offer page", "Website"),
        ("c", "t3", "Meeting", "Branch"),
        ("d", "t3", "Leaflet", ""),
    ];
    for (id, step, text, on) in cards {
        let kind = if on == "Branch" { ChannelKind::Offline } else { ChannelKind::Online };
        let channel = (!on.is_empty()).then(|| Channel { name: on.into(), kind, ..Channel::default() });
        let card = Card { channel, ..Card::new(CellKey::new(step, "l"), text) };
        map.cells.entry(card.cell()).or_default().push(id.into());
        map.cards.insert(id.into(), card);
    }
    map
}

fn drawn_in(map: &JourneyMap, view_state: &ViewState, words: &'static Words) -> Node {
    let selection = Selection::default();
    touchpoints::draw(&Situation { view_state, ..Situation::of(map, &selection, words) })
}

fn drawn(map: &JourneyMap) -> Node {
    drawn_in(map, &ViewState::PLAIN, &english::WORDS)
}

fn told(node: Option<&Node>) -> String {
    node.map(Node::plain_text).unwrap_or_default().replace('\n', " | ")
}

/// Does what the node with that attribute does, and makes its edit.
fn act(map: &mut JourneyMap, (name, value): (&str, &str), on: On, typed: &str) -> Outcome {
    let sheet = drawn(map);
    let node = sheet.find(name, value).unwrap_or_else(|| panic!("no {name}={value} in {sheet:?}"));
    let handler = node.handler(on).expect("it does something").clone();
    let selection = Selection::default();
    let outcome = handler(&Situation::of(map, &selection, &english::WORDS), typed, &mut String::new);
    if let Some((edit, _)) = outcome.edit.clone() {
        map.apply(edit).expect("it fits");
    }
    outcome
}

#[test]
fn touchpoints_are_listed_by_channel_with_the_steps_they_serve() {
    let map = small();
    let sheet = drawn(&map);
    assert_eq!(told(sheet.find("data-counted", "3")), "3 touchpoints on 2 channels");
    assert_eq!(told(sheet.find("data-part", "online")), "Online | Website | Offer page | Key | Steps | Search | Order");
    assert_eq!(told(sheet.find("data-part", "offline")), "Offline | Branch | Meeting | Key | Steps | Sign");
    let none = told(sheet.find("data-part", "none"));
    let begins = "No channel yet (1) | Leaflet | Key | Steps | Sign \
        | Choose a channel | Website (online) | Branch (offline) | Mobile app (online)";
    assert!(none.starts_with(begins), "{none}");
    let french = drawn_in(&map, &ViewState::PLAIN, &french::WORDS);
    assert_eq!(told(french.find("data-counted", "3")), "3 points de contact sur 2 canaux");
}

#[test]
fn each_row_leads_to_its_cards() {
    let mut map = small();
    for (place, card) in [(("data-serves", "t2"), "b"), (("class", "link place"), "d")] {
        let outcome = act(&mut map, place, On::Click, "");
        assert_eq!(outcome.effect, Some(Effect::GoTo(Focus::Card(card.into()))));
    }
}

#[test]
fn the_key_mark_is_set_on_every_card_of_the_touchpoint() {
    let mut map = small();
    let keys = |map: &JourneyMap| -> Vec<String> {
        map.cards.iter().filter(|(_, card)| card.key).map(|(id, _)| id.to_string()).collect()
    };
    let pressed = |map: &JourneyMap| {
        let sheet = drawn(map);
        sheet.find("data-key", "a").and_then(|node| node.attribute("aria-pressed").map(str::to_owned))
    };
    act(&mut map, ("data-key", "a"), On::Click, "");
    assert_eq!((keys(&map), pressed(&map)), (vec!["a".into(), "b".into()], Some("true".into())));
    act(&mut map, ("data-key", "a"), On::Click, "");
    assert_eq!((&map, pressed(&map)), (&small(), Some("false".into())));
    // A mark on one of them is a mark on all, and goes from all.
    map.cards.get_mut(&"b".into()).expect("it is there").key = true;
    act(&mut map, ("data-key", "a"), On::Click, "");
    assert_eq!(keys(&map), [] as [&str; 0]);
}

#[test]
fn a_channel_is_given_where_it_is_missing() {
    let mut map = small();
    let outcome = act(&mut map, ("data-give-channel", "d"), On::Change, "offline:Paper: folded");
    let given = map.cards[&"d".into()].channel.clone().expect("it was given");
    assert_eq!((given.name.as_str(), given.kind), ("Paper: folded", ChannelKind::Offline));
    assert_eq!(
        outcome.say,
        Some(Announcement::ChannelGiven { text: "Leaflet".into(), channel: "Paper: folded (offline)".into() })
    );
    assert!(drawn(&map).find("data-part", "none").is_none());
    assert_eq!(act(&mut small(), ("data-give-channel", "d"), On::Change, ""), Outcome::default());
}

#[test]
fn switches_are_listed_and_can_be_left_out_of_the_board() {
    let mut map = small();
    let sheet = drawn(&map);
    assert_eq!(told(sheet.find("data-switch", "t3:l")), "Order → Sign | Website (online) → Branch (offline)");
    assert!(sheet.find("data-switch", "t2:l").is_none());
    let is_checked = |view_state: &ViewState| {
        let sheet = drawn_in(&small(), view_state, &english::WORDS);
        sheet.find("data-switches", "").expect("it is offered").attribute("checked").is_some()
    };
    let without = ViewState { without_switches: true, ..ViewState::PLAIN };
    assert_eq!((is_checked(&ViewState::PLAIN), is_checked(&without)), (true, false));
    let outcome = act(&mut map, ("data-switches", ""), On::Change, "");
    assert_eq!(outcome.effect, Some(Effect::Look(Box::new(without))));
}

#[test]
fn an_empty_inventory_says_what_to_write_first() {
    assert!(drawn(&JourneyMap::default()).plain_text().starts_with("No touchpoints yet."));
}

#[test]
fn hints_stand_above_the_list() {
    let mut map = small();
    map.stages.extend((0..3).map(|at| Stage { id: format!("x{at}").into(), ..Stage::default() }));
    assert_eq!(
        told(drawn(&map).find("data-hint", "few")),
        "3 touchpoints for 4 stages: too few leave nothing to look at. Where else do you meet?"
    );
}
