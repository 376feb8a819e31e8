//! What commands do while a part of the board is out of sight: `(a)` is hidden by a filter, and one stage or lane may be alone.

use std::collections::BTreeSet;
use std::sync::Arc;

use parcours::editor::looks::Looks;
use parcours::editor::movement::{Way, follow};
use parcours::editor::outcome::{Ask, Panel};
use parcours::editor::said::{Edge, Said, SightSaid};
use parcours::editor::sight::{Part, Sight};
use parcours::editor::stop::Stop;
use parcours::method::find::Condition;
use parcours::model::CardId;

use super::world::{World, tidy};

/// The world in `before`, with the cards between brackets hidden.
fn world(before: &str) -> World {
    let words = before.split_whitespace();
    let hidden: BTreeSet<CardId> = words
        .filter_map(|word| word.trim_end_matches('*').strip_prefix('(')?.strip_suffix(')').map(CardId::from))
        .collect();
    let mut world = World::new(&before.replace(['(', ')'], ""));
    world.looks.sight =
        Sight { filter: vec![Condition::Owner("x".into())], hidden: Some(Arc::new(hidden)), ..Sight::WHOLE };
    world
}

#[track_caller]
fn check(before: &str, presses: &str, after: &str) {
    let mut world = world(before);
    world.run(presses);
    assert_eq!(world.draw(), tidy(after), "{before}  {presses}");
}

#[test]
fn nothing_acts_on_hidden_cards() {
    check("[a] (b) c | d", "Ctrl+a Delete", "[] | d");
    check("[a] (b) c | d (e)", "Ctrl+a Ctrl+a Delete", "[] | e");
    check("[a]* (b)* c | d", "Delete", "b [c] | d");
    check("[a] (b) c | d", "Shift+ArrowDown", "a* b [c]* | d");
    check("a (b) [c] | d", "Shift+ArrowUp", "[a]* b c* | d");
    check("[a]* (b)* | c", "Alt+Shift+ArrowRight", "b* | [a]* c");
}

#[test]
fn a_move_passes_what_can_be_seen() {
    check("[a] (b) c (d) e", "Alt+Shift+ArrowDown", "b c d [a] e");
    check("a (b) [c]", "Alt+Shift+ArrowUp", "[c] a b");
    check("[a] (b) / c", "Alt+Shift+ArrowDown", "b / [a] c");
    check("(a) [b] / c", "Alt+Shift+ArrowUp", "a [b] / c");
    check("[a] | (b) c", "Alt+Shift+ArrowRight", "| b [a] c");
}

#[test]
fn the_keys_lead_only_to_what_is_in_sight() {
    let lead = |before: &str, way: Way| {
        let world = world(before);
        follow(world.map(), &world.looks.sight, &world.stop.clone().expect("a stop"), way)
    };
    assert_eq!(lead("[a] (b) c", Way::Down), Some(Stop::Card("c".into())));
    assert_eq!(lead("a (b) [c]", Way::Up), Some(Stop::Card("a".into())));
    assert_eq!(lead("[a] | (b)", Way::On), Some(Stop::Cell(parcours::model::CellKey::new("t1", "l0"))));
    assert_eq!(lead("[a] (b) / (c) d", Way::Down), Some(Stop::Card("d".into())));
}

/// `before` with only `part` in sight.
fn alone(before: &str, part: Part) -> World {
    let mut world = World::new(before);
    world.looks.sight.part = Some(part);
    world
}

#[test]
fn with_one_stage_alone_nothing_leaves_it() {
    let stage = || Part::Stage("s0".into());
    for way in [Way::On, Way::RowEnd, Way::MapEnd, Way::Down] {
        let mut world = alone("a | [b] || c / d | e || f", stage());
        while let Some(stop) = follow(world.map(), &world.looks.sight, &world.stop.clone().expect("a stop"), way) {
            assert_eq!(stop.stage(world.map()), Some("s0".into()), "{way:?}");
            if world.stop == Some(stop.clone()) {
                break;
            }
            world.stop = Some(stop);
        }
    }
    for (before, presses) in [("a | [b] || c", "Alt+Shift+ArrowRight"), ("a || b", "move-right")] {
        let mut world = alone(before, stage());
        world.stop = world.stop.or(Some(Stop::Stage("s0".into())));
        world.run(presses);
        assert_eq!((world.draw(), world.said), (tidy(before), Some(Said::Edge(Edge::After))));
    }
    let mut world = alone("[a] | b || c", stage());
    world.run("Ctrl+a Ctrl+a Delete");
    assert_eq!(world.draw(), tidy("[] | || c"));
}

#[test]
fn with_one_lane_alone_nothing_leaves_it() {
    let lane = || Part::Lane("l1".into());
    let mut world = alone("a / [b] / c", lane());
    world.run("Alt+Shift+ArrowUp");
    assert_eq!((world.draw(), world.said.take()), (tidy("a / [b] / c"), Some(Said::Edge(Edge::Above))));
    world.run("Ctrl+a Ctrl+a Delete");
    assert_eq!(world.draw(), tidy("a / [] / c"));
    let mut world = alone("a / b / c", lane());
    world.stop = Some(Stop::Lane("l1".into()));
    world.run("move-down");
    assert_eq!(world.said, Some(Said::Edge(Edge::Below)));
}

#[test]
fn a_part_is_looked_at_and_left_again() {
    let mut world = World::new("a | [b] || c / d");
    world.run("focus-stage");
    assert_eq!(world.looks.sight.part, Some(Part::Stage("s0".into())));
    world.run("focus-lane");
    assert_eq!(world.looks.sight.part, Some(Part::Lane("l0".into())));
    world.run("focus-all");
    assert_eq!((world.looks.sight.part.as_ref(), world.said.as_ref()), (None, Some(&Said::Sight(SightSaid::WholeMap))));
    assert_eq!(world.draw(), tidy("a | [b] || c / d | ||"), "the map is as it was");
    world.run("copy-stage-to");
    assert_eq!(world.asked, Some(Ask::Open(Panel::CopyTo(Stop::Stage("s0".into())))));
    world.run("copy-lane-to");
    assert_eq!(world.asked, Some(Ask::Open(Panel::CopyTo(Stop::Lane("l0".into())))));
}

#[test]
fn a_search_goes_round_and_finds_what_is_in_sight() {
    let mut world = world("x1 (x2) | [x3] / y x4");
    world.run("find");
    world.looks.sight.finding.as_mut().expect("it is open").text = "x".into();
    let mut seen = Vec::new();
    for command in ["find-next", "find-next", "find-next", "find-next", "find-previous"] {
        world.run(command);
        let finding = world.looks.sight.finding.as_ref().expect("it is open");
        assert_eq!((finding.found.len(), finding.out_of_sight), (3, 1));
        seen.push(finding.current().cloned().expect("something is found").element_id());
    }
    assert_eq!(seen, ["card-x1", "card-x3", "card-x4", "card-x1", "card-x4"]);
    world.run("close-find");
    assert_eq!(world.looks.sight.finding, None);
    assert!(world.looks.sight.hidden.is_some(), "closing the search leaves the filter");
    world.run("clear-filter");
    assert_eq!(world.looks, Looks::PLAIN);
}

#[test]
fn what_is_gone_to_comes_into_sight() {
    let world = world("a (b) || c");
    let mut sight = Sight { part: Some(Part::Stage("s1".into())), ..world.looks.sight.clone() };
    let stop = Stop::Card("b".into());
    assert!(!sight.shows(world.map(), &stop));
    sight.uncover(world.map(), &stop);
    assert!(sight.shows(world.map(), &stop) && sight.part.is_none());
    assert_eq!((world.looks.sight.hidden_count(world.map()), sight.hidden_count(world.map())), (1, 0));
}
