//! What commands do while a part of the board is out of sight: `(a)` is hidden by a filter, and one stage or lane may be alone.

use std::sync::Arc;

use parcours_core::editor::announcement::{Announcement, Edge, VisibilityAnnouncement};
use parcours_core::editor::focus::Focus;
use parcours_core::editor::movement::{Way, follow};
use parcours_core::editor::outcome::{Dialog, Effect};
use parcours_core::editor::view_state::ViewState;
use parcours_core::editor::visibility::{Part, Visibility};
use parcours_core::method::find::Condition;
use parcours_core::model::{CardId, SortedSet};

use super::world::{World, tidy};

/// The world in `before`, with the cards between brackets hidden.
fn world(before: &str) -> World {
    let words = before.split_whitespace();
    let hidden: SortedSet<CardId> = words
        .filter_map(|word| word.trim_end_matches('*').strip_prefix('(')?.strip_suffix(')').map(CardId::from))
        .collect();
    let mut world = World::new(&before.replace(['(', ')'], ""));
    world.view_state.visibility =
        Visibility { filter: vec![Condition::Owner("x".into())], hidden: Some(Arc::new(hidden)), ..Visibility::WHOLE };
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
        follow(world.map(), &world.view_state.visibility, &world.focus.clone().expect("a stop"), way)
    };
    assert_eq!(lead("[a] (b) c", Way::Down), Some(Focus::Card("c".into())));
    assert_eq!(lead("a (b) [c]", Way::Up), Some(Focus::Card("a".into())));
    assert_eq!(lead("[a] | (b)", Way::On), Some(Focus::Cell(parcours_core::model::CellKey::new("t1", "l0"))));
    assert_eq!(lead("[a] (b) / (c) d", Way::Down), Some(Focus::Card("d".into())));
}

/// `before` with only `part` in sight.
fn alone(before: &str, part: Part) -> World {
    let mut world = World::new(before);
    world.view_state.visibility.part = Some(part);
    world
}

#[test]
fn with_one_stage_alone_nothing_leaves_it() {
    let stage = || Part::Stage("s0".into());
    for way in [Way::On, Way::RowEnd, Way::MapEnd, Way::Down] {
        let mut world = alone("a | [b] || c / d | e || f", stage());
        while let Some(focus) =
            follow(world.map(), &world.view_state.visibility, &world.focus.clone().expect("a stop"), way)
        {
            assert_eq!(focus.stage(world.map()), Some("s0".into()), "{way:?}");
            if world.focus == Some(focus.clone()) {
                break;
            }
            world.focus = Some(focus);
        }
    }
    for (before, presses) in [("a | [b] || c", "Alt+Shift+ArrowRight"), ("a || b", "move-right")] {
        let mut world = alone(before, stage());
        world.focus = world.focus.or(Some(Focus::Stage("s0".into())));
        world.run(presses);
        assert_eq!((world.draw(), world.said), (tidy(before), Some(Announcement::Edge(Edge::After))));
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
    assert_eq!((world.draw(), world.said.take()), (tidy("a / [b] / c"), Some(Announcement::Edge(Edge::Above))));
    world.run("Ctrl+a Ctrl+a Delete");
    assert_eq!(world.draw(), tidy("a / [] / c"));
    let mut world = alone("a / b / c", lane());
    world.focus = Some(Focus::Lane("l1".into()));
    world.run("move-down");
    assert_eq!(world.said, Some(Announcement::Edge(Edge::Below)));
}

#[test]
fn a_part_is_looked_at_and_left_again() {
    let mut world = World::new("a | [b] || c / d");
    world.run("focus-stage");
    assert_eq!(world.view_state.visibility.part, Some(Part::Stage("s0".into())));
    world.run("focus-lane");
    assert_eq!(world.view_state.visibility.part, Some(Part::Lane("l0".into())));
    world.run("focus-all");
    assert_eq!(
        (world.view_state.visibility.part.as_ref(), world.said.as_ref()),
        (None, Some(&Announcement::Visibility(VisibilityAnnouncement::WholeMap)))
    );
    assert_eq!(world.draw(), tidy("a | [b] || c / d | ||"), "the map is as it was");
    world.run("copy-stage-to");
    assert_eq!(world.asked, Some(Effect::Open(Dialog::CopyTo(Focus::Stage("s0".into())))));
    world.run("copy-lane-to");
    assert_eq!(world.asked, Some(Effect::Open(Dialog::CopyTo(Focus::Lane("l0".into())))));
}

#[test]
fn a_search_goes_round_and_finds_what_is_in_sight() {
    let mut world = world("x1 (x2) | [x3] / y x4");
    world.run("find");
    world.view_state.visibility.finding.as_mut().expect("it is open").text = "x".into();
    let mut seen = Vec::new();
    for command in ["find-next", "find-next", "find-next", "find-next", "find-previous"] {
        world.run(command);
        let finding = world.view_state.visibility.finding.as_ref().expect("it is open");
        assert_eq!((finding.found.len(), finding.out_of_sight), (3, 1));
        seen.push(finding.current().cloned().expect("something is found").element_id());
    }
    assert_eq!(seen, ["card-x1", "card-x3", "card-x4", "card-x1", "card-x4"]);
    world.run("close-find");
    assert_eq!(world.view_state.visibility.finding, None);
    assert!(world.view_state.visibility.hidden.is_some(), "closing the search leaves the filter");
    world.run("clear-filter");
    assert_eq!(world.view_state, ViewState::PLAIN);
}

#[test]
fn what_is_gone_to_comes_into_sight() {
    let world = world("a (b) || c");
    let mut visibility = Visibility { part: Some(Part::Stage("s1".into())), ..world.view_state.visibility.clone() };
    let focus = Focus::Card("b".into());
    assert!(!visibility.shows(world.map(), &focus));
    visibility.uncover(world.map(), &focus);
    assert!(visibility.shows(world.map(), &focus) && visibility.part.is_none());
    assert_eq!((world.view_state.visibility.hidden_count(world.map()), visibility.hidden_count(world.map())), (1, 0));
}
