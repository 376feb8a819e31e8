//! What is shown of a map before it is taken in: all of a small one, the beginning of a large one, and how much there is in any case.

use parcours_core::method::preview::{CARDS, Preview, STEPS};
use parcours_core::model::{Card, CellKey, JourneyMap, Lane, Stage, Step};
use proptest::prelude::*;

use crate::support;

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_small_map_is_shown_whole(map in support::map()) {
        let preview = Preview::of(&map);
        prop_assert!(preview.is_whole);
        let counts = (preview.stages, preview.steps, preview.lanes, preview.cards);
        prop_assert_eq!(counts, (map.stages.len(), map.steps().len(), map.lanes.len(), map.cards.len()));
        let columns: Vec<&str> = preview.groups.iter().flat_map(|(_, steps)| steps.iter().copied()).collect();
        prop_assert_eq!(columns, map.steps().map(|step| step.name.as_str()).collect::<Vec<_>>());
        let said: Vec<&str> = preview.rows.iter().flat_map(|row| &row.crossings).flat_map(|at| at.texts.iter().copied()).collect();
        prop_assert_eq!(said, map.cards_in_order().map(|id| map.cards[id].text.as_str()).collect::<Vec<_>>());
        let felt = preview.rows.iter().flat_map(|row| &row.crossings).filter(|at| at.emotion.is_some()).count();
        prop_assert_eq!(felt, map.emotions.len());
        prop_assert!(preview.rows.iter().all(|row| row.crossings.len() == map.steps().len()));
    }
}

/// A map of so many steps in stages of seven, in two lanes, with so many cards in the first cell.
fn wide(steps: usize, cards: usize) -> JourneyMap {
    let mut map = JourneyMap::default();
    let all: Vec<Step> = (0..steps).map(|step| Step { id: format!("t{step}").into(), ..Step::default() }).collect();
    let stages = all.chunks(7).enumerate();
    map.stages = stages
        .map(|(at, steps)| Stage { id: format!("s{at}").into(), steps: steps.to_vec(), ..Stage::default() })
        .collect();
    map.lanes = ["l0", "l1"].map(|lane| Lane { id: lane.into(), ..Lane::default() }).to_vec();
    for number in 0..cards {
        let (cell, id) = (CellKey::new("t0", "l0"), format!("c{number}"));
        map.cells.entry(cell.clone()).or_default().push(id.as_str().into());
        map.cards.insert(id.as_str().into(), Card::new(cell, id));
    }
    map
}

#[test]
fn of_a_large_map_the_beginning_is_shown_and_all_of_it_counted() {
    let map = wide(STEPS + 10, CARDS + 5);
    let preview = Preview::of(&map);
    assert!(!preview.is_whole);
    assert_eq!((preview.stages, preview.steps, preview.lanes, preview.cards), (10, STEPS + 10, 2, CARDS + 5));
    assert_eq!(preview.groups.iter().map(|(_, steps)| steps.len()).sum::<usize>(), STEPS);
    assert!(preview.groups.iter().all(|(_, steps)| !steps.is_empty()));
    let first = &preview.rows[0].crossings;
    assert_eq!((first.len(), first[0].texts.len(), first[0].more), (STEPS, CARDS, 5));
    assert_eq!(preview.persona, None);
    assert!(Preview::of(&wide(STEPS, CARDS)).is_whole);
    assert!(!Preview::of(&wide(STEPS, CARDS + 1)).is_whole);
}
