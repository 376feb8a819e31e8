//! A lane or a stage of one map in another.

use std::collections::BTreeSet;

use parcours_core::method::bringing::{Chosen, bring};
use parcours_core::method::copying::{Copying, lane_to, places, stage_to};
use parcours_core::model::{
    Act, Card, CellKey, Edit, Emotion, History, JourneyMap, Label, Lane, LaneRole, Link, Score, Stage, Step,
};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::support;

fn fresh() -> impl FnMut() -> String {
    let mut number = 0;
    move || {
        number += 1;
        // Names that the other map may have: they must be passed over.
        ["t", "l", "c", "s"][number % 4].to_owned() + &(number / 4).to_string()
    }
}

/// `into` with the copy; taken back, it is what it was.
fn with(into: &JourneyMap, copying: &Copying) -> JourneyMap {
    let mut history = History::new(into.clone());
    history.make(copying.edit.clone(), Label::many(Act::TakeOver, 1)).expect("a copy fits the map it was made for");
    let after = history.map().clone();
    assert_eq!(after.violations(), []);
    history.undo();
    assert_eq!(history.map(), into);
    after
}

/// What stands in the cells chosen by `of`: the texts in order, the scores, the ties among them.
fn held(map: &JourneyMap, of: impl Fn(&CellKey) -> bool) -> (BTreeSet<String>, usize, usize) {
    let cards: BTreeSet<_> = map.cards.iter().filter(|(_, card)| of(&card.cell())).map(|(id, _)| id).collect();
    let links = map.links.iter().filter(|link| cards.contains(&link.from) && cards.contains(&link.to)).count();
    let texts = cards.iter().map(|id| map.cards[*id].text.clone()).collect();
    (texts, map.emotions.keys().filter(|cell| of(cell)).count(), links)
}

proptest! {
    #[test]
    fn a_lane_copied_elsewhere_keeps_what_it_holds(from in support::map(), into in support::map(), pick in any::<Index>()) {
        prop_assume!(!from.lanes.is_empty());
        let lane = &pick.get(&from.lanes).id;
        let copying = lane_to(&from, lane, &into, &mut fresh()).expect("the lane is there");
        let after = with(&into, &copying);
        let added = after.lanes.iter().find(|lane| into.lane(&lane.id).is_none()).expect("a lane was added");
        prop_assert_eq!(after.lanes.len(), into.lanes.len() + 1);
        let (texts, feelings, links) = held(&from, |cell| cell.lane == *lane);
        let (copies, felt, tied) = held(&after, |cell| cell.lane == added.id);
        prop_assert_eq!(felt, copying.feelings);
        prop_assert_eq!(tied, copying.links);
        prop_assert_eq!(after.cards.len(), into.cards.len() + copying.cards);
        if into.stages.is_empty() {
            prop_assert_eq!(copying.cards, 0);
        } else {
            prop_assert_eq!((copies, tied), (texts, links));
        }
        let all = from.cards.values().filter(|card| card.lane == *lane).count() + feelings;
        prop_assert_eq!(copying.cards + copying.feelings + copying.skipped, all, "all are copied or counted");
    }

    #[test]
    fn a_stage_copied_elsewhere_keeps_what_it_holds(from in support::map(), into in support::map(), pick in any::<Index>(), place in 0..5_usize) {
        prop_assume!(!from.stages.is_empty());
        let stage = pick.get(&from.stages);
        let copying = stage_to(&from, &stage.id, &into, place, &mut fresh()).expect("the stage is there");
        let after = with(&into, &copying);
        let at = after.stages.iter().position(|stage| into.stage(&stage.id).is_none()).expect("a stage was added");
        prop_assert_eq!(at, place.min(into.stages.len()));
        let added = &after.stages[at];
        prop_assert_eq!((&added.name, added.steps.len()), (&stage.name, stage.steps.len()));
        let here = held(&from, |cell| stage.steps.iter().any(|step| step.id == cell.step));
        let there = held(&after, |cell| added.steps.iter().any(|step| step.id == cell.step));
        prop_assert_eq!(&here, &there);
        prop_assert_eq!((copying.skipped, copying.feelings, copying.links), (0, here.1, here.2));
        prop_assert_eq!(after.lanes.len(), into.lanes.len() + copying.lanes_added);
        for (step, copy) in stage.steps.iter().zip(&added.steps) {
            for lane in &from.lanes {
                let cards = from.cards_in(&CellKey::new(step.id.clone(), lane.id.clone()));
                let texts: Vec<&str> = cards.iter().map(|id| from.cards[id].text.as_str()).collect();
                let kept = after.lanes.iter().any(|other| {
                    let cards = after.cards_in(&CellKey::new(copy.id.clone(), other.id.clone()));
                    cards.iter().map(|id| after.cards[id].text.as_str()).eq(texts.iter().copied())
                });
                prop_assert!(kept || texts.is_empty(), "the cards of each cell stay together and in order");
            }
        }
    }

    #[test]
    fn what_is_brought_in_together_comes_once_and_whole(
        from in support::map(),
        into in support::map(),
        picks in proptest::collection::vec(any::<[bool; 3]>(), 30),
    ) {
        let chosen = Chosen {
            stages: from.stages.iter().zip(&picks).filter(|(_, pick)| pick[0]).map(|(stage, _)| stage.id.clone()).collect(),
            lanes: from.lanes.iter().zip(&picks).filter(|(_, pick)| pick[1]).map(|(lane, _)| lane.id.clone()).collect(),
            cards: from.cards.keys().zip(&picks).filter(|(_, pick)| pick[2]).map(|(id, _)| id.clone()).collect(),
        };
        let copying = bring(&from, &chosen, &into, &mut fresh());
        let after = with(&into, &copying);
        let is_whole = |cell: &CellKey| {
            let stage = from.step(&cell.step).map(|(stage, _)| &stage.id);
            chosen.lanes.contains(&cell.lane) || stage.is_some_and(|stage| chosen.stages.contains(stage))
        };
        let cards = from.cards.iter().filter(|(id, card)| is_whole(&card.cell()) || chosen.cards.contains(id));
        let mut texts: Vec<&str> = cards.map(|(_, card)| card.text.as_str()).collect();
        let felt = from.emotions.keys().filter(|cell| is_whole(cell)).count();
        prop_assert_eq!(copying.cards + copying.feelings + copying.skipped, texts.len() + felt, "all are copied or counted");
        prop_assert_eq!(after.stages.len(), into.stages.len() + chosen.stages.len());
        prop_assert_eq!(after.lanes.len(), into.lanes.len() + chosen.lanes.len() + copying.lanes_added);
        prop_assert_eq!(after.cards.len(), into.cards.len() + copying.cards);
        if copying.cards == texts.len() {
            let new = after.cards.iter().filter(|(id, _)| into.card(id).is_none());
            let mut copies: Vec<&str> = new.map(|(_, card)| card.text.as_str()).collect();
            texts.sort_unstable();
            copies.sort_unstable();
            prop_assert_eq!(copies, texts);
        }
    }

    #[test]
    fn no_step_stands_for_two(from in support::map(), into in support::map()) {
        let found: Vec<_> = places(&from, &into).into_iter().flatten().collect();
        let different: BTreeSet<_> = found.iter().collect();
        prop_assert_eq!(different.len(), found.len());
        for (step, place) in from.steps().zip(places(&from, &into)) {
            if into.step(&step.id).is_some() {
                prop_assert_eq!(place.as_ref(), Some(&step.id));
            }
        }
    }
}

/// A map with these steps, each `id` or `id=name`, one lane of cards and one of feelings, and a card and a score in each step of both.
fn map(steps: &str) -> JourneyMap {
    let mut map = JourneyMap::default();
    for (id, role) in [("cards", LaneRole::Thought), ("feels", LaneRole::Emotion)] {
        map.lanes.push(Lane { id: id.into(), role, label: id.into(), ..Lane::default() });
    }
    for step in steps.split_whitespace() {
        let (id, name) = step.split_once('=').unwrap_or((step, ""));
        let steps = vec![Step { id: id.into(), name: name.into(), ..Step::default() }];
        map.stages.push(Stage { id: format!("stage-{id}").into(), steps, ..Stage::default() });
        let cell = CellKey::new(id, "cards");
        let card = Box::new(Card::new(cell, format!("of {id}")));
        map.apply(Edit::AddCard { id: format!("card-{id}").into(), card, index: 0 }).expect("there is room");
        map.emotions.insert(CellKey::new(id, "feels"), Emotion::of(Score::HIGHEST));
    }
    map
}

#[track_caller]
fn check_places(from: &str, into: &str, expected: &str) {
    let (from, into) = (map(from), map(into));
    let names = places(&from, &into).into_iter().map(|place| place.map_or(".".to_owned(), |id| id.to_string()));
    assert_eq!(names.collect::<Vec<_>>().join(" "), expected);
}

#[test]
fn steps_are_matched_by_id_then_by_name_then_by_place() {
    check_places("a b c", "c a b", "a b c");
    check_places("a=Pay b=Wait", "x=Wait y=Pay", "y x");
    check_places("a b", "x y z", "x y");
    check_places("a=Pay b x", "x y=Pay", "y . x");
    check_places("a b c", "x", "x . .");
    check_places("a", "", ".");
}

#[test]
fn what_has_no_counterpart_goes_to_the_nearest_step_or_is_counted() {
    let from = map("a b c");
    let into = map("a c");
    let copying = lane_to(&from, &"cards".into(), &into, &mut fresh()).expect("it is there");
    assert_eq!(copying.gathered, ["b".into()]);
    let after = with(&into, &copying);
    let lane = &after.lanes.iter().find(|lane| into.lane(&lane.id).is_none()).expect("added").id;
    let texts = after.cards_in(&CellKey::new("a", lane.clone())).iter().map(|id| after.cards[id].text.as_str());
    assert_eq!(texts.collect::<Vec<_>>(), ["of a", "of b"]);
    // A step feels one way: the feeling of a step without a counterpart is left out and counted.
    let feelings = lane_to(&from, &"feels".into(), &into, &mut fresh()).expect("it is there");
    assert_eq!((feelings.feelings, feelings.skipped), (2, 1));
    let nowhere = lane_to(&from, &"cards".into(), &JourneyMap::default(), &mut fresh()).expect("it is there");
    assert_eq!((nowhere.cards, nowhere.skipped), (0, 3));
}

#[test]
fn lanes_are_matched_by_id_then_by_name_then_by_role_else_added() {
    let mut from = map("a");
    from.apply(Edit::AddLink { link: Link::default(), index: 0 }).expect_err("there are no such cards");
    let mut into = map("x");
    let lane =
        |id: &str, label: &str| Lane { id: id.into(), role: LaneRole::Pain, label: label.into(), ..Lane::default() };
    for (id, label) in [("p1", "Waits"), ("p2", "Costs"), ("p3", "Other")] {
        from.lanes.push(lane(id, label));
        let card = Box::new(Card::new(CellKey::new("a", id), label));
        from.apply(Edit::AddCard { id: format!("card-{id}").into(), card, index: 0 }).expect("there is room");
    }
    into.lanes.extend([lane("q1", "Anything"), lane("p2", "Renamed")]);
    let copying = stage_to(&from, &"stage-a".into(), &into, 9, &mut fresh()).expect("it is there");
    assert_eq!(copying.lanes_added, 1);
    let after = with(&into, &copying);
    let step = after.stages[1].steps[0].id.clone();
    let text = |lane: &str| {
        let cards = after.cards_in(&CellKey::new(step.clone(), lane));
        cards.iter().map(|id| after.cards[id].text.clone()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!((text("q1"), text("p2")), ("Waits".into(), "Costs".into()));
    assert_eq!(after.emotion(&CellKey::new(step.clone(), "feels")).map(|emotion| emotion.score), Some(Score::HIGHEST));
}

#[test]
fn what_is_brought_in_together_stands_together() {
    let from = map("a b=Pay c");
    let into = map("a c");
    let chosen = Chosen { stages: vec!["stage-b".into()], lanes: vec!["cards".into()], cards: vec!["card-a".into()] };
    let copying = bring(&from, &chosen, &into, &mut fresh());
    let after = with(&into, &copying);
    let names: Vec<&str> = after.stages.iter().map(|stage| stage.steps[0].name.as_str()).collect();
    assert_eq!(names, ["", "Pay", ""], "after the stage it stands after");
    assert_eq!((copying.cards, copying.feelings, copying.lanes_added), (3, 1, 0));
    let lane = &after.lanes[1];
    assert!(into.lane(&lane.id).is_none(), "below the last lane of its role");
    let texts = after.stages.iter().map(|stage| {
        let cards = after.cards_in(&CellKey::new(stage.steps[0].id.clone(), lane.id.clone()));
        cards.iter().map(|id| after.cards[id].text.as_str()).collect::<Vec<_>>().join("|")
    });
    assert_eq!(texts.collect::<Vec<_>>(), ["of a", "of b", "of c"]);
    let step = after.stages[1].steps[0].id.clone();
    assert!(after.emotion(&CellKey::new(step, "feels")).is_some());
    assert!(copying.gathered.is_empty());
    let nothing = bring(&from, &Chosen { cards: vec!["unknown".into()], ..Chosen::default() }, &into, &mut fresh());
    assert_eq!(nothing.edit, Edit::Batch(Vec::new()));
}
