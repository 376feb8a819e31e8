//! The inventory of touchpoints, what it hints at, and where the channel changes.

use parcours_core::method::touchpoints::{
    Hint, Inventory, Touchpoint, channels_used, crosses_network, hints, inventory, switches,
};
use parcours_core::model::{Card, CellKey, Channel, ChannelKind, JourneyMap, Lane, LaneRole, Stage, Step};

/// `name@` is online, `name` alone offline, nothing is no channel.
fn channel(text: &str) -> Option<Channel> {
    let kind = if text.ends_with('@') { ChannelKind::Online } else { ChannelKind::Offline };
    let name = text.trim_end_matches('@').to_owned();
    (!name.is_empty()).then_some(Channel { name, kind, ..Channel::default() })
}

/// Steps t1 to t4 and lanes with the names of their roles; each card as step, lane, text, channel.
fn map(cards: &[(&str, &str, &str, &str)]) -> JourneyMap {
    let steps = (1..5).map(|at| Step { id: format!("t{at}").into(), ..Step::default() }).collect();
    let roles = [LaneRole::Action, LaneRole::Touchpoint, LaneRole::Frontstage];
    let mut map = JourneyMap {
        stages: vec![Stage { id: "s".into(), steps, ..Stage::default() }],
        lanes: roles.into_iter().map(|role| Lane { id: role.as_str().into(), role, ..Lane::default() }).collect(),
        ..JourneyMap::default()
    };
    for (at, (step, lane, text, on)) in cards.iter().enumerate() {
        let card = Card { channel: channel(on), ..Card::new(CellKey::new(*step, *lane), *text) };
        let id = format!("c{at}");
        map.cells.entry(card.cell()).or_default().push(id.as_str().into());
        map.cards.insert(id.into(), card);
    }
    map
}

/// The inventory as `channel: name (steps), name (steps)`, a line for each group.
fn told(map: &JourneyMap) -> Vec<String> {
    let tell = |touchpoint: &Touchpoint| {
        let steps: Vec<String> = touchpoint.steps().iter().map(|(_, step)| step.to_string()).collect();
        format!("{} ({})", touchpoint.name, steps.join(" "))
    };
    let tell_all = |all: &[Touchpoint]| all.iter().map(tell).collect::<Vec<_>>().join(", ");
    let inventory = inventory(map);
    let groups = inventory.groups.iter();
    let mut lines: Vec<String> =
        groups.map(|group| format!("{}: {}", group.channel.name, tell_all(&group.touchpoints))).collect();
    if !inventory.without_channel.is_empty() {
        lines.push(format!("-: {}", tell_all(&inventory.without_channel)));
    }
    lines
}

#[test]
fn touchpoints_are_grouped_by_channel_in_the_order_of_the_journey() {
    let check = |cards: &[(&str, &str, &str, &str)], expected: &[&str]| assert_eq!(told(&map(cards)), expected);
    // Online first, and each channel where the journey first meets it.
    check(
        &[
            ("t3", "touchpoint", "Signing", "Branch"),
            ("t1", "touchpoint", "Quote", "Garage"),
            ("t2", "touchpoint", "Simulator", "Website@"),
        ],
        &["Website: Simulator (t2)", "Garage: Quote (t1)", "Branch: Signing (t3)"],
    );
    // A channel is the same however it is capitalised and spaced, but not online and offline.
    check(
        &[
            ("t1", "touchpoint", "A", "Phone@"),
            ("t2", "touchpoint", "B", " phone@"),
            ("t3", "touchpoint", "C", "Phone"),
        ],
        &["Phone: A (t1), B (t2)", "Phone: C (t3)"],
    );
    // What happens in view of the customer is a touchpoint where a channel says that they meet.
    check(
        &[
            ("t1", "frontstage", "Welcome", "Shop"),
            ("t2", "frontstage", "Tidy up", ""),
            ("t1", "action", "Walk", "Shop"),
        ],
        &["Shop: Welcome (t1)"],
    );
    check(&[("t1", "touchpoint", "Quote", ""), ("t2", "touchpoint", " ", "Shop")], &["-: Quote (t1)"]);
    check(&[], &[]);
}

#[test]
fn touchpoints_of_one_name_on_one_channel_are_one() {
    let cards = [
        ("t4", "touchpoint", "newsletter ", "Email@"),
        ("t1", "touchpoint", "Newsletter", "Email@"),
        ("t1", "touchpoint", "Newsletter", "Email@"),
        ("t2", "touchpoint", "Newsletter", "Post"),
    ];
    assert_eq!(told(&map(&cards)), ["Email: Newsletter (t1 t4)", "Post: Newsletter (t2)"]);
    let mut marked = map(&cards);
    marked.cards.get_mut(&"c0".into()).expect("it is there").key = true;
    let inventory = inventory(&marked);
    assert_eq!((inventory.count(), inventory.keys()), (2, 1));
    assert_eq!(inventory.groups[0].touchpoints[0].ids().len(), 3);
}

#[test]
fn too_many_and_too_few_are_hinted_at() {
    let check = |count: usize, keys: usize, stages: usize, expected: &[&str]| {
        let touchpoint = |at| Touchpoint { name: format!("{at}"), key: at < keys, ..Touchpoint::default() };
        let inventory = Inventory { without_channel: (0..count).map(touchpoint).collect(), ..Inventory::default() };
        let found: Vec<&str> = hints(&inventory, stages).into_iter().map(Hint::as_str).collect();
        assert_eq!(found, expected, "{count} touchpoints, {keys} key, {stages} stages");
    };
    check(0, 0, 6, &[]);
    check(5, 0, 6, &["few"]);
    check(5, 0, 5, &[]);
    check(6, 0, 6, &["no-key"]);
    check(6, 2, 6, &["few-key"]);
    check(6, 3, 6, &[]);
    check(6, 4, 6, &["many-key"]);
    check(24, 4, 6, &[]);
    check(25, 4, 6, &["many"]);
    check(25, 0, 6, &["many", "no-key"]);
    // Few enough to be all in sight: none need be chosen.
    check(4, 4, 4, &[]);
}

#[test]
fn a_switch_is_where_the_channels_of_two_neighbours_differ() {
    let check = |cards: &[(&str, &str, &str, &str)], expected: &[&str]| {
        let found = switches(&map(cards)).into_iter().map(|switch| format!("{} {}", switch.lane, switch.to));
        assert_eq!(found.collect::<Vec<_>>(), expected, "{cards:?}");
    };
    check(&[("t1", "touchpoint", "A", "Website@"), ("t2", "touchpoint", "B", "Branch")], &["touchpoint t2"]);
    check(&[("t1", "touchpoint", "A", "Website@"), ("t2", "touchpoint", "B", "website@")], &[]);
    // The same name online and offline are two channels.
    check(&[("t1", "touchpoint", "A", "Phone@"), ("t2", "touchpoint", "B", "Phone")], &["touchpoint t2"]);
    // Where nothing is known there is no switch, and no neighbour to switch from.
    check(&[("t1", "touchpoint", "A", "Website@"), ("t2", "touchpoint", "B", "")], &[]);
    check(&[("t1", "touchpoint", "A", "Website@"), ("t3", "touchpoint", "B", "Branch")], &[]);
    // A second channel is a change too; the order within a cell is none.
    let two = ("t1", "touchpoint", "B", "Branch");
    check(&[("t1", "touchpoint", "A", "Website@"), two, ("t2", "touchpoint", "B", "Branch")], &["touchpoint t2"]);
    check(
        &[
            ("t1", "touchpoint", "A", "Website@"),
            two,
            ("t2", "touchpoint", "B", "Branch"),
            ("t2", "touchpoint", "A", "Website@"),
        ],
        &[],
    );
    // Each lane of contacts by itself; other lanes are none.
    check(
        &[
            ("t1", "frontstage", "A", "Website@"),
            ("t2", "frontstage", "B", "Branch"),
            ("t2", "touchpoint", "A", "Website@"),
            ("t3", "touchpoint", "B", "Branch"),
            ("t1", "action", "A", "Website@"),
            ("t2", "action", "B", "Branch"),
        ],
        &["frontstage t2", "touchpoint t3"],
    );
}

#[test]
fn a_switch_crosses_the_network_where_the_kinds_differ() {
    let check = |before: &[&str], after: &[&str], expected: bool| {
        let all = |names: &[&str]| names.iter().filter_map(|name| channel(name)).collect::<Vec<_>>();
        assert_eq!(crosses_network(&all(before), &all(after)), expected, "{before:?} {after:?}");
    };
    check(&["Website@"], &["Branch"], true);
    check(&["Website@"], &["App@"], false);
    check(&["Website@"], &["App@", "Branch"], true);
    check(&["Website@", "Phone"], &["App@", "Branch"], false);
}

#[test]
fn the_channels_in_use_are_offered_once_each() {
    let cards =
        [("t2", "touchpoint", "A", "Website@"), ("t1", "action", "B", "Shop"), ("t3", "touchpoint", "C", "website@")];
    let names: Vec<String> = channels_used(&map(&cards)).into_iter().map(|channel| channel.name).collect();
    assert_eq!(names, ["Shop", "Website"]);
}
