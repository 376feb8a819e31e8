//! What a blank map is offered: each offer is one edit that can be taken back whole, and none is made of a map that has more.

mod support;

use parcours_core::editor::blank::{begin_with_lanes, begin_with_stages, is_blank, offers, stages_of};
use parcours_core::editor::outcome::Outcome;
use parcours_core::format::{MapFile, write};
use parcours_core::model::{JourneyMap, Language, MapKind};
use parcours_core::templates::{Template, presets_for};
use proptest::prelude::*;

fn fresh() -> impl FnMut() -> String {
    let mut number = 0;
    move || {
        number += 1;
        format!("n{number}")
    }
}

fn bytes(map: &JourneyMap) -> String {
    write(&MapFile::new("map".into(), map.clone()))
}

/// `outcome` is one edit, leaves the map sound and can be taken back; returns the map after it.
fn check(map: &JourneyMap, outcome: Outcome) -> JourneyMap {
    let (edit, _) = outcome.edit.expect("it is one edit");
    assert!(outcome.say.is_some());
    let mut after = map.clone();
    let (inverse, _) = after.apply(edit).expect("it fits");
    assert_eq!(after.violations(), []);
    assert!(outcome.focus.is_some_and(|focus| focus.exists(&after)));
    let mut back = after.clone();
    back.apply(inverse).expect("it can be taken back");
    assert_eq!(bytes(&back), bytes(map));
    after
}

#[test]
fn a_blank_map_is_offered_stages_and_lanes_and_each_only_once() {
    for language in [Language::French, Language::English] {
        let blank = Template::Blank.map(&language);
        assert_eq!((is_blank(&blank), offers(&blank)), (true, (true, true)));
        for preset in presets_for(&MapKind::CurrentState) {
            let stages = preset.map(&language).stages;
            let names: Vec<String> = stages.iter().map(|stage| stage.name.clone()).collect();
            let after = check(&blank, begin_with_stages(&blank, stages.clone(), &mut fresh()));
            assert_eq!(after.stages.iter().map(|stage| stage.name.clone()).collect::<Vec<_>>(), names);
            assert_eq!(offers(&after), (false, true));
            assert_eq!(begin_with_stages(&after, stages, &mut fresh()), Outcome::default());
            let lanes = Template::CurrentState.map(&language).lanes;
            let full = check(&after, begin_with_lanes(&after, lanes.clone(), &mut fresh()));
            assert_eq!((full.lanes.len(), offers(&full)), (lanes.len(), (false, false)));
            assert_eq!(begin_with_lanes(&full, lanes, &mut fresh()), Outcome::default());
        }
    }
}

#[test]
fn a_list_becomes_stages() {
    let check = |list: &str, expected: &[&str]| {
        let stages = stages_of(list);
        let names: Vec<&str> = stages.iter().map(|stage| stage.name.as_str()).collect();
        assert_eq!(names, expected, "{list:?}");
        assert!(stages.iter().all(|stage| stage.steps.len() == 1));
    };
    check("Need\n\n  Search \r\nBuy", &["Need", "Search", "Buy"]);
    check("- Need\n• Search\n* Buy\n– Use", &["Need", "Search", "Buy", "Use"]);
    check("1. Need\n2) Search\n10. Buy", &["Need", "Search", "Buy"]);
    check("24 hours before\n3D fitting", &["24 hours before", "3D fitting"]);
    check("Need\tSearch\tBuy", &["Need", "Search", "Buy"]);
    check(" \n\t", &[]);
}

proptest! {
    /// Of a map that says something nothing is replaced.
    #[test]
    fn what_is_written_is_never_gone_over(map in support::map(), stages in proptest::collection::vec(support::stage(1..3), 1..4)) {
        let outcome = begin_with_stages(&map, stages, &mut fresh());
        if !map.cards.is_empty() || !map.emotions.is_empty() || map.steps().count() > 1 {
            prop_assert_eq!(outcome, Outcome::default());
        } else {
            check(&map, outcome);
        }
    }
}
