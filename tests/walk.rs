//! Telling a map to a room: laws of the walk under any map, and what keys, clicks and swipes mean.

use std::collections::BTreeSet;

use parcours_core::editor::keys::Press;
use parcours_core::editor::selection::Selection;
use parcours_core::editor::situation::Situation;
use parcours_core::editor::view_state::ViewState;
use parcours_core::editor::walk::{Asked, Place, Stride, Telling, Told, asked, places, swiped};
use parcours_core::model::{CellKey, JourneyMap};
use parcours_core::panels::{Node, present};
use parcours_core::words;
use proptest::prelude::*;

mod support;

/// Every place of the walk, from the overview to the end.
fn walked(map: &JourneyMap) -> Vec<Telling> {
    let mut all = vec![Telling::default()];
    loop {
        let next = all[all.len() - 1].go(map, Stride::On);
        if next == all[all.len() - 1] {
            return all;
        }
        all.push(next);
    }
}

fn drawn(map: &JourneyMap, telling: &Telling) -> Node {
    let view_state = ViewState { telling: Some(telling.clone()), ..ViewState::PLAIN };
    let selection = Selection::default();
    present::draw(&Situation { view_state: &view_state, ..Situation::of(map, &selection, words::of(&map.language)) })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_walk_goes_from_the_overview_through_everything_once_to_the_overview(map in support::map()) {
        let walk = walked(&map);
        let told: Vec<Place> = walk.iter().map(|telling| telling.place.clone()).collect();
        prop_assert_eq!(&told, &places(&map));
        prop_assert_eq!((&told[0], &told[told.len() - 1]), (&Place::Opening, &Place::Closing));
        // Everything that is in sight is told, in reading order, at one place.
        for stage in &map.stages {
            for lane in map.lanes.iter().filter(|lane| !lane.hidden) {
                let holds = stage.steps.iter().any(|step| {
                    let cell = CellKey { step: step.id.clone(), lane: lane.id.clone() };
                    if lane.is_emotion() { map.emotion(&cell).is_some() } else { !map.cards_in(&cell).is_empty() }
                });
                let times = told.iter().filter(|place| **place == Place::Lane(stage.id.clone(), lane.id.clone())).count();
                prop_assert_eq!(times, usize::from(holds));
            }
        }
    }

    #[test]
    fn every_stride_can_be_taken_back_and_none_leads_out(map in support::map(), at in any::<prop::sample::Index>()) {
        let walk = walked(&map);
        let here = at.get(&walk);
        prop_assert_eq!(&here.on(&map), here);
        if here.place != Place::Closing {
            prop_assert_eq!(&here.go(&map, Stride::On).go(&map, Stride::Back), here);
        }
        prop_assert_eq!(&here.go(&map, Stride::First).place, &Place::Opening);
        prop_assert_eq!(&here.go(&map, Stride::Last).place, &Place::Closing);
        let ahead = here.go(&map, Stride::NextStage);
        prop_assert!(ahead.number > here.number || here.place == Place::Closing);
        prop_assert!(!matches!(ahead.place, Place::Lane(..)));
        let before = here.go(&map, Stride::StageBefore);
        prop_assert!(before.number < here.number || here.place == Place::Opening);
        prop_assert!(!matches!(before.place, Place::Lane(..)));
    }

    #[test]
    fn an_edit_from_another_window_leaves_the_telling_at_a_place_of_the_map(
        map in support::map(), edits in support::edits(), at in any::<prop::sample::Index>(),
    ) {
        let here = at.get(&walked(&map)).clone();
        let mut map = map;
        for edit in edits {
            let mut changed = map.clone();
            if changed.apply(edit.on(&map)).is_ok() {
                map = changed;
            }
            let now = here.on(&map);
            let all = places(&map);
            prop_assert_eq!(all.get(now.number), Some(&now.place));
            if all.contains(&here.place) {
                prop_assert_eq!(&now.place, &here.place);
            }
            drawn(&map, &here);
        }
    }

    #[test]
    fn what_was_told_stays_and_what_is_yet_to_come_is_dimmed(map in support::map()) {
        let mut seen: BTreeSet<String> = BTreeSet::new();
        for telling in walked(&map) {
            let page = drawn(&map, &telling);
            let Some(stage) = telling.place.stage() else { continue };
            let cards = page.all().into_iter().filter_map(|node| node.attribute("data-told-card"));
            let of_stage = map.cards.iter().filter(|(_, card)| map.step(&card.step).is_some_and(|(of, _)| of.id == *stage));
            let of_stage = of_stage.filter(|(_, card)| map.lane(&card.lane).is_some_and(|lane| !lane.hidden && !lane.is_emotion()));
            let wanted: BTreeSet<String> = of_stage.map(|(id, _)| id.to_string()).collect();
            let shown: BTreeSet<String> = cards.map(str::to_owned).collect();
            prop_assert_eq!(&shown, &wanted);
            for row in page.all().into_iter().filter(|node| node.attribute("data-told-lane").is_some()) {
                let told = row.attribute("data-told").unwrap_or_default();
                let lane = row.attribute("data-told-lane").unwrap_or_default().into();
                prop_assert_eq!(told, telling.of_lane(&map, &lane).as_str());
                prop_assert_eq!(row.attribute("aria-hidden").is_some(), told == Told::Ahead.as_str());
                if told == Told::Now.as_str() {
                    seen.extend(row.all().into_iter().filter_map(|node| node.attribute("data-told-card")).map(str::to_owned));
                }
            }
        }
        let all = map.cards.iter().filter(|(_, card)| map.lane(&card.lane).is_some_and(|lane| !lane.hidden && !lane.is_emotion()));
        prop_assert_eq!(seen, all.map(|(id, _)| id.to_string()).collect());
    }
}

#[test]
fn keys_clickers_and_fingers_go_through_it() {
    let press = |key: &str, shift| Press { key: key.to_owned(), shift, ..Press::default() };
    let cases = [
        ("ArrowRight", false, Some(Asked::Go(Stride::On))),
        (" ", false, Some(Asked::Go(Stride::On))),
        ("PageDown", false, Some(Asked::Go(Stride::On))),
        ("ArrowLeft", false, Some(Asked::Go(Stride::Back))),
        (" ", true, Some(Asked::Go(Stride::Back))),
        ("PageUp", false, Some(Asked::Go(Stride::Back))),
        ("ArrowDown", false, Some(Asked::Go(Stride::NextStage))),
        ("ArrowUp", false, Some(Asked::Go(Stride::StageBefore))),
        ("Home", false, Some(Asked::Go(Stride::First))),
        ("End", false, Some(Asked::Go(Stride::Last))),
        ("Escape", false, Some(Asked::Leave)),
        ("f", false, Some(Asked::WholeScreen)),
        ("x", false, None),
    ];
    for (key, shift, expected) in cases {
        assert_eq!(asked(&press(key, shift), false), expected, "{key}");
    }
    assert_eq!(asked(&press("ArrowLeft", false), true), Some(Asked::Go(Stride::On)));
    assert_eq!(asked(&Press { primary: true, ..press("p", false) }, false), None);
    for (begin, end, took, expected) in [
        ((0.5, 0.3), (0.5, 0.3), 80.0, Some(Stride::On)),
        ((0.1, 0.3), (0.1, 0.3), 80.0, Some(Stride::Back)),
        ((0.7, 0.3), (0.4, 0.32), 200.0, Some(Stride::On)),
        ((0.4, 0.3), (0.7, 0.32), 200.0, Some(Stride::Back)),
        ((0.5, 0.1), (0.5, 0.4), 200.0, None),
        ((0.5, 0.3), (0.9, 0.3), 2000.0, None),
    ] {
        assert_eq!(swiped(begin, end, took), expected, "{begin:?} {end:?} {took}");
    }
}
