//! Where the arrow keys lead: laws over any map, then the corners.

mod support;

use parcours_core::editor::focus::{Focus, first_focus};
use parcours_core::editor::keys::{Press, way};
use parcours_core::editor::movement::{Way, follow as follow_in, write_on};
use parcours_core::editor::visibility::WHOLE;
use parcours_core::model::{Card, CellKey, Edit, JourneyMap, Lane, LaneId, Stage, Step};
use proptest::prelude::*;

/// Where `way` leads while everything is in sight.
fn follow(map: &JourneyMap, from: &Focus, way: Way) -> Option<Focus> {
    follow_in(map, &WHOLE, from, way)
}

const WAYS: [Way; 10] = [
    Way::Up,
    Way::Down,
    Way::Back,
    Way::On,
    Way::RowStart,
    Way::RowEnd,
    Way::MapStart,
    Way::MapEnd,
    Way::LaneUp,
    Way::LaneDown,
];

/// Every place the keyboard can stand on `map`.
fn focuses(map: &JourneyMap) -> Vec<Focus> {
    let mut focuses: Vec<Focus> = map.stages.iter().map(|stage| Focus::Stage(stage.id.clone())).collect();
    focuses.extend(map.steps().map(|step| Focus::Step(step.id.clone())));
    focuses.extend(map.lanes.iter().map(|lane| Focus::Lane(lane.id.clone())));
    focuses.extend(map.cells_in_order().map(Focus::Cell));
    focuses.extend(map.cards.keys().cloned().map(Focus::Card));
    focuses.retain(|focus| focus.exists(map));
    focuses
}

/// How far right a stop stands: its column, or the lane headers before the first.
fn column(map: &JourneyMap, focus: &Focus) -> Option<usize> {
    let step = focus.step(map)?;
    map.steps().position(|other| other.id == step)
}

proptest! {
    #[test]
    fn every_way_leads_to_a_place_that_is_there(map in support::map()) {
        for focus in focuses(&map) {
            for way in WAYS {
                let to = follow(&map, &focus, way);
                prop_assert!(to.as_ref().is_none_or(|to| to.exists(&map)), "{way:?} from {focus:?} leads to {to:?}");
                prop_assert!(to.as_ref() != Some(&focus) || !is_one_place(way), "{way:?} from {focus:?} leads nowhere");
            }
        }
    }

    #[test]
    fn down_then_up_leads_back(map in support::map()) {
        for focus in focuses(&map) {
            if let Some(below) = follow(&map, &focus, Way::Down) {
                prop_assert_eq!(follow(&map, &below, Way::Up), Some(focus));
            }
        }
    }

    /// Down from any header goes past every card in sight of its column, once each, and ends at the last lane.
    #[test]
    fn going_down_meets_every_card_of_a_column(map in support::map()) {
        for step in map.steps() {
            let mut here = Some(Focus::Step(step.id.clone()));
            let mut met = Vec::new();
            while let Some(focus) = here {
                here = follow(&map, &focus, Way::Down);
                if let Focus::Card(id) = focus {
                    met.push(id);
                }
                prop_assert!(met.len() <= map.cards.len());
            }
            let lanes = map.lanes.iter().filter(|lane| !lane.hidden);
            let all = lanes.flat_map(|lane| map.cards_in(&CellKey::new(step.id.clone(), lane.id.clone())));
            prop_assert_eq!(met, all.cloned().collect::<Vec<_>>());
        }
    }

    #[test]
    fn sideways_keeps_the_lane_and_goes_one_column(map in support::map()) {
        for focus in focuses(&map).into_iter().filter(|focus| focus.cell(&map).is_some()) {
            let (lane, from) = (focus.lane(&map), column(&map, &focus).expect("a cell has a column"));
            let last = map.steps().count() - 1;
            let back = follow(&map, &focus, Way::Back).expect("a lane header stands before the first column");
            prop_assert_eq!(back.lane(&map), lane.clone());
            prop_assert_eq!(column(&map, &back), from.checked_sub(1));
            let on = follow(&map, &focus, Way::On);
            prop_assert_eq!(on.is_none(), from == last, "there is no wrapping");
            if let Some(on) = on {
                prop_assert_eq!((on.lane(&map), column(&map, &on)), (lane, Some(from + 1)));
            }
        }
    }

    /// Whoever writes on goes through every cell that takes cards once, row by row, and back the same way.
    #[test]
    fn writing_on_meets_every_cell_of_cards_once(map in support::map()) {
        let takes = |cell: &CellKey| map.lane(&cell.lane).is_some_and(|lane| !lane.hidden && !lane.is_emotion() && !lane.locked);
        let lanes = map.lanes.iter();
        let all: Vec<CellKey> = lanes
            .flat_map(|lane| map.steps().map(|step| CellKey { step: step.id.clone(), lane: lane.id.clone() }))
            .filter(takes)
            .collect();
        for (at, cell) in all.iter().enumerate() {
            prop_assert_eq!(write_on(&map, &WHOLE, cell, false), all.get(at + 1).cloned());
            prop_assert_eq!(write_on(&map, &WHOLE, cell, true), at.checked_sub(1).map(|at| all[at].clone()));
        }
    }

    #[test]
    fn the_first_stop_is_there_when_the_board_has_any(map in support::map()) {
        let first = first_focus(&map);
        prop_assert!(first.as_ref().is_none_or(|focus| focus.exists(&map)), "{first:?}");
        prop_assert_eq!(first.is_some(), !focuses(&map).is_empty());
    }
}

/// Whether a way leads one place on; the others lead to an end, where one may already be.
fn is_one_place(way: Way) -> bool {
    !matches!(way, Way::RowStart | Way::RowEnd | Way::MapStart | Way::MapEnd)
}

/// Stages `s1` of `t1 t2` and `s2` of `t3`; lanes `l1`, `l2` (hidden) and `l3`; in `l1`: `a b c | | d`, in `l2`: `h`, in `l3`: `e | | `.
fn board() -> JourneyMap {
    let step = |id: &str| Step { id: id.into(), ..Step::default() };
    let stage = |id: &str, steps| Stage { id: id.into(), steps, ..Stage::default() };
    let lane = |id: &str| Lane { id: LaneId::from(id), hidden: id == "l2", ..Lane::default() };
    let mut map = JourneyMap {
        stages: vec![stage("s1", vec![step("t1"), step("t2")]), stage("s2", vec![step("t3")])],
        lanes: vec![lane("l1"), lane("l2"), lane("l3")],
        ..JourneyMap::default()
    };
    let cards = [
        ("a", "t1", "l1"),
        ("b", "t1", "l1"),
        ("c", "t1", "l1"),
        ("d", "t3", "l1"),
        ("h", "t1", "l2"),
        ("e", "t1", "l3"),
    ];
    for (id, step, lane) in cards {
        let card = Box::new(Card::new(CellKey::new(step, lane), id));
        map.apply(Edit::AddCard { id: id.into(), card, index: 9 }).expect("the cell exists");
    }
    map
}

/// From the element `from`, the ways in `ways` lead to the element `to`, or nowhere when it is empty.
fn check(from: &str, ways: &[Way], to: &str) {
    let map = board();
    let named = |name: &str| focuses(&map).into_iter().find(|focus| focus.element_id() == name);
    let mut focus = named(from);
    assert!(focus.is_some(), "{from}");
    for way in ways {
        focus = focus.and_then(|focus| follow(&map, &focus, *way));
    }
    assert_eq!(focus.map(|focus| focus.element_id()).unwrap_or_default(), to, "{ways:?} from {from}");
}

#[test]
fn the_corners_of_the_board() {
    use Way::{Back, Down, LaneDown, LaneUp, MapEnd, MapStart, On, RowEnd, RowStart, Up};

    check("card-c", &[Down], "card-e");
    check("card-e", &[Up], "card-c");
    check("card-e", &[LaneUp], "card-a");
    check("card-b", &[LaneDown], "card-e");
    check("card-a", &[Up], "step-t1");
    check("card-d", &[Up, Up], "stage-s2");
    check("cell-t2-l1", &[Up, Up, Down], "step-t1");
    check("card-c", &[On], "cell-t2-l1");
    check("card-c", &[On, On], "card-d");
    check("card-d", &[Back, Back], "card-a");
    check("card-a", &[Back], "lane-l1");
    check("lane-l1", &[Back], "");
    check("lane-l1", &[Down], "lane-l3");
    check("lane-l3", &[On], "card-e");
    check("lane-l1", &[Up], "");
    check("stage-s1", &[Up], "");
    check("stage-s1", &[On], "stage-s2");
    check("stage-s2", &[On], "");
    check("step-t2", &[On], "step-t3");
    check("step-t1", &[Back], "");
    check("card-d", &[On], "");
    check("card-e", &[Down], "");
    check("card-d", &[RowStart], "card-a");
    check("card-b", &[RowEnd], "card-d");
    check("card-e", &[MapStart], "card-a");
    check("card-a", &[MapEnd], "cell-t3-l3");
    check("stage-s2", &[RowStart], "stage-s1");
}

#[test]
fn arrows_lead_where_they_point_in_both_directions_of_writing() {
    let press = |key: &str, primary, shift, alt| Press { key: key.to_owned(), primary, shift, alt };
    let plain = |key: &str| press(key, false, false, false);
    assert_eq!(way(&plain("ArrowLeft"), false), Some(Way::Back));
    assert_eq!(way(&plain("ArrowLeft"), true), Some(Way::On));
    assert_eq!(way(&plain("ArrowRight"), true), Some(Way::Back));
    assert_eq!(way(&plain("ArrowUp"), true), Some(Way::Up));
    assert_eq!(way(&press("Home", true, false, false), false), Some(Way::MapStart));
    assert_eq!(way(&plain("PageDown"), false), Some(Way::LaneDown));
    assert_eq!(way(&press("ArrowLeft", false, false, true), false), None, "Alt+Left is the browser's");
    assert_eq!(way(&press("ArrowUp", false, true, false), false), None, "Shift selects");
    assert_eq!(way(&plain("a"), false), None);
}
