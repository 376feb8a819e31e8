//! Laws of the map: whatever is done to it, it stays sound, tells what changed, and can be taken back.

mod support;

use std::collections::{BTreeMap, BTreeSet};

use parcours_core::format::{FileContent, MapFile, write, write_since};
use parcours_core::model::history::{Act, DEPTH, History, Label};
use parcours_core::model::{Card, CardId, CellKey, Edit, JourneyMap, Lane, Link, Stage, Step, Touched, compose};
use proptest::prelude::*;
use proptest::sample::{Index, subsequence};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

/// Everything a map says, in bytes.
fn bytes(map: &JourneyMap) -> String {
    write(&MapFile::new("map".into(), map.clone()))
}

/// Makes `edit` and checks what always holds; returns whether it was made.
fn check(map: &mut JourneyMap, edit: Edit) -> bool {
    let before = map.clone();
    let Ok((inverse, touched)) = map.apply(edit.clone()) else {
        assert_eq!(*map, before, "a rejected edit leaves the map as it was: {edit:?}");
        return false;
    };
    assert_eq!(map.violations(), [], "after {edit:?}");
    assert!(map.is_sound(), "after {edit:?}");
    assert_eq!(touched, difference(&before, map), "after {edit:?}");
    assert_eq!(touched.is_empty(), before == *map, "only what changes nothing touches nothing: {edit:?}");

    let mut back = map.clone();
    let (again, touched_back) = back.apply(inverse).expect("what was made can be taken back");
    assert_eq!(back, before, "taking back {edit:?}");
    assert_eq!(touched_back, touched, "taking back touches the same");
    back.apply(again).expect("what was taken back can be made again");
    assert_eq!(back, *map, "making {edit:?} again");
    true
}

/// What changed, found by comparing two whole maps.
fn difference(before: &JourneyMap, after: &JourneyMap) -> Touched {
    /// The keys under which two lists of pairs differ.
    fn keys<K: Ord + Clone, V: PartialEq>(before: &[(K, V)], after: &[(K, V)]) -> BTreeSet<K> {
        let lacks = |pair: &&(K, V), list: &[(K, V)]| !list.contains(pair);
        let gone = before.iter().filter(|pair| lacks(pair, after));
        let come = after.iter().filter(|pair| lacks(pair, before));
        gone.chain(come).map(|(key, _)| key.clone()).collect()
    }
    macro_rules! differing {
        (|$map:ident| $pairs:expr) => {{
            let pairs = |$map: &JourneyMap| $pairs.collect::<Vec<_>>();
            keys(&pairs(before), &pairs(after)).into_iter().collect()
        }};
    }
    let outline = |map: &JourneyMap| {
        let steps =
            |stage: &parcours_core::model::Stage| stage.steps.iter().map(|step| step.id.clone()).collect::<Vec<_>>();
        map.stages.iter().map(|stage| (stage.id.clone(), steps(stage))).collect::<Vec<_>>()
    };
    let rows = |map: &JourneyMap| {
        map.lanes.iter().map(|lane| (lane.id.clone(), lane.role.clone(), lane.hidden)).collect::<Vec<_>>()
    };
    let about = |map: &JourneyMap| (map.title.clone(), map.language.clone(), map.context.clone(), map.persona.clone());
    let links = |list: &JourneyMap, other: &JourneyMap| -> BTreeSet<CardId> {
        let only = list.links.iter().filter(|link| !other.links.contains(link));
        only.flat_map(|link| [link.from.clone(), link.to.clone()]).collect()
    };
    let mut linked: BTreeSet<_> = &links(before, after) | &links(after, before);
    if linked.is_empty() && before.links != after.links {
        linked = links(after, &JourneyMap::default());
    }
    Touched {
        cards: differing!(|map| map.cards.iter().map(|(id, card)| (id.clone(), card.clone()))),
        cells: differing!(|map| map.cells.iter().map(|(cell, cards)| (cell.clone(), cards.clone()))),
        emotions: differing!(|map| map.emotions.iter().map(|(cell, emotion)| (cell.clone(), emotion.clone()))),
        stages: differing!(|map| map
            .stages
            .iter()
            .map(|stage| (stage.id.clone(), parcours_core::model::Stage { steps: Vec::new(), ..stage.clone() }))),
        steps: differing!(|map| map.steps().map(|step| (step.id.clone(), step.clone()))),
        lanes: differing!(|map| map.lanes.iter().map(|lane| (lane.id.clone(), lane.clone()))),
        columns: outline(before) != outline(after),
        rows: rows(before) != rows(after),
        links: linked.into_iter().collect(),
        about: about(before) != about(after),
        moments: differing!(|map| map
            .cards
            .iter()
            .filter_map(|(id, card)| { Some((card.step.clone(), (id.clone(), card.moment.clone()?))) })),
        channels: differing!(|map| map
            .cards
            .iter()
            .filter_map(|(id, card)| { Some((card.cell(), (id.clone(), card.channel.clone()?))) })),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_edit_keeps_the_map_sound_and_can_be_taken_back(mut map in support::map(), edits in support::edits()) {
        prop_assert_eq!(map.violations(), []);
        for edit in edits {
            let edit = edit.on(&map);
            check(&mut map, edit);
        }
    }

    #[test]
    fn undo_leads_to_the_start_and_redo_to_the_end_byte_for_byte(map in support::map(), edits in support::edits()) {
        let start = bytes(&map);
        let mut history = History::new(map);
        let mut states = vec![start];
        for (number, edit) in edits.into_iter().enumerate() {
            match history.make(edit.on(history.map()), Label::many(Act::MoveCards, number)) {
                Ok(touched) if !touched.is_empty() => states.push(bytes(history.map())),
                _ => prop_assert_eq!(&bytes(history.map()), &states[states.len() - 1], "nothing made, nothing changed"),
            }
        }
        let end = states.pop().expect("there is a start");
        let mut names = Vec::new();
        while let Some((label, _)) = history.undo() {
            names.push(label);
            prop_assert_eq!(Some(bytes(history.map())), states.pop());
        }
        prop_assert!(states.is_empty());
        while let Some((label, _)) = history.redo() {
            prop_assert_eq!(Some(label), names.pop());
        }
        prop_assert_eq!(bytes(history.map()), end);
    }

    #[test]
    fn what_is_told_in_parts_is_what_is_told_whole(map in support::map(), edits in support::edits()) {
        let mut history = History::new(map);
        for (number, edit) in edits.into_iter().enumerate() {
            drop(history.make(edit.on(history.map()), Label::many(Act::MoveCards, number)));
            if number % 5 == 3 {
                drop(history.undo());
            }
            if number % 10 == 8 {
                drop(history.redo());
            }
            // Not after each: what was touched adds up.
            if number % 3 == 1 {
                let (map, written) = history.to_write();
                let file = MapFile::new("map".into(), map.clone());
                prop_assert!(map.is_sound_since(written));
                prop_assert_eq!(write_since(&file, written), serde_json::to_string(&FileContent(&file)).expect("it is JSON"));
            }
        }
    }

    #[test]
    fn carried_cards_stand_side_by_side_in_their_order(
        map in support::map(),
        picks in prop::collection::vec(any::<Index>(), 1..6),
        target in any::<Index>(),
        before in prop::option::of(any::<Index>()),
    ) {
        let all: Vec<CardId> = map.cards_in_order().cloned().collect();
        prop_assume!(!all.is_empty());
        let mut ids: Vec<CardId> = Vec::new();
        for pick in picks {
            let id = pick.get(&all);
            if !ids.contains(id) {
                ids.push(id.clone());
            }
        }
        let cells: Vec<CellKey> = map.cells_in_order().filter(|cell| !map.lane(&cell.lane).unwrap().is_emotion()).collect();
        let cell = target.get(&cells);
        let before = before.map(|index| index.get(&all));

        let mut expected: Vec<CardId> = map.cards_in(cell).iter().filter(|id| !ids.contains(id)).cloned().collect();
        let at = before.and_then(|before| expected.iter().position(|id| id == before)).unwrap_or(expected.len());
        expected.splice(at..at, ids.iter().cloned());

        let mut after = map.clone();
        prop_assert!(check(&mut after, compose::move_cards(&map, &ids, cell, before)));
        prop_assert_eq!(after.cards_in(cell), expected);
        for other in map.cells.keys().filter(|other| *other != cell) {
            let left: Vec<_> = map.cards_in(other).iter().filter(|id| !ids.contains(id)).collect();
            prop_assert_eq!(after.cards_in(other).iter().collect::<Vec<_>>(), left);
        }
    }

    #[test]
    fn what_is_removed_takes_what_it_holds_and_nothing_else(map in support::map(), pick in any::<Index>()) {
        let stages = map.stages.iter().map(|stage| {
            let held: Vec<_> = stage.steps.iter().map(|step| step.id.clone()).collect();
            (compose::remove_stage(&map, &stage.id), held, Vec::new())
        });
        let steps = map.steps().map(|step| (compose::remove_step(&map, &step.id), vec![step.id.clone()], Vec::new()));
        let lanes = map.lanes.iter().map(|lane| (compose::remove_lane(&map, &lane.id), Vec::new(), vec![lane.id.clone()]));
        let removals: Vec<_> = stages.chain(steps).chain(lanes).collect();
        prop_assume!(!removals.is_empty());
        let (edit, steps, lanes) = pick.get(&removals).clone();

        let mut after = map.clone();
        prop_assert!(check(&mut after, edit));
        let gone = |cell: &CellKey| steps.contains(&cell.step) || lanes.contains(&cell.lane);
        let mut expected = map.clone();
        expected.cards.retain(|_, card| !gone(&card.cell()));
        expected.cells.retain(|cell, _| !gone(cell));
        expected.emotions.retain(|cell, _| !gone(cell));
        expected.lanes.retain(|lane| !lanes.contains(&lane.id));
        for stage in &mut expected.stages {
            stage.steps.retain(|step| !steps.contains(&step.id));
        }
        expected.stages.retain(|stage| !stage.steps.is_empty());
        let cards = &expected.cards;
        expected.links.retain(|link| cards.contains_key(&link.from) && cards.contains_key(&link.to));
        prop_assert_eq!(after, expected);
    }

    #[test]
    fn removed_cards_take_their_links_with_them((map, ids) in support::map().prop_flat_map(|map| {
        let all: Vec<CardId> = map.cards.keys().cloned().collect();
        let count = 0..=all.len();
        (Just(map), subsequence(all, count))
    })) {
        let mut after = map.clone();
        prop_assert!(check(&mut after, compose::remove_cards(&map, &ids)));
        let mut expected = map;
        expected.cards.retain(|id, _| !ids.contains(id));
        expected.cells.values_mut().for_each(|cards| cards.retain(|id| !ids.contains(id)));
        expected.cells.retain(|_, cards| !cards.is_empty());
        expected.links.retain(|link| !ids.contains(&link.from) && !ids.contains(&link.to));
        prop_assert_eq!(after, expected);
    }
}

#[test]
fn the_last_two_hundred_steps_at_least_can_be_taken_back_each_by_its_name() {
    const { assert!(DEPTH >= 200) };
    let mut history = History::new(JourneyMap::default());
    for number in 0..DEPTH + 50 {
        let label = Label::one(Act::RenameMap, number.to_string());
        history.make(Edit::SetTitle(format!("title {number}")), label).expect("a title can always be set");
    }
    assert_eq!(history.depth(), DEPTH);
    for number in (50..DEPTH + 50).rev() {
        assert_eq!(history.to_undo(), Some(&Label::one(Act::RenameMap, number.to_string())));
        let (label, _) = history.undo().expect("within the depth");
        assert_eq!(history.to_redo(), Some(&label));
    }
    assert_eq!(history.undo(), None);
    assert_eq!(history.map().title, "title 49");
}

#[test]
fn a_new_step_closes_the_way_forward_and_an_idle_one_does_not() {
    let set = |history: &mut History, title: &str| {
        history
            .make(Edit::SetTitle(title.to_owned()), Label::one(Act::RenameMap, title))
            .expect("a title can always be set")
    };
    let mut history = History::new(JourneyMap::default());
    set(&mut history, "one");
    history.undo();
    assert!(set(&mut history, "").is_empty());
    assert!(history.to_redo().is_some(), "setting the same title again is no step");
    set(&mut history, "two");
    assert_eq!(history.redo(), None);
}

#[test]
fn the_order_of_links_is_part_of_the_map() {
    let cell = CellKey::new("t", "l");
    let link = |to: &str| Link { from: "c0".into(), to: to.into(), ..Link::default() };
    let mut map = JourneyMap::default();
    let stage = Stage { id: "s".into(), steps: vec![Step { id: "t".into(), ..Step::default() }], ..Stage::default() };
    let mut start = vec![
        Edit::AddStage { stage: Box::new(stage), index: 0 },
        Edit::AddLane { lane: Box::new(Lane { id: "l".into(), ..Lane::default() }), index: 0 },
    ];
    for id in ["c0", "c1", "c2"] {
        start.push(Edit::AddCard { id: id.into(), card: Box::new(Card::new(cell.clone(), id)), index: 9 });
    }
    start.extend(["c1", "c2"].map(|to| Edit::AddLink { link: link(to), index: 9 }));
    assert!(check(&mut map, Edit::Batch(start)));
    assert!(check(
        &mut map,
        Edit::Batch(vec![Edit::RemoveLink { index: 0 }, Edit::AddLink { link: link("c1"), index: 1 }])
    ));
    assert_eq!(map.links, [link("c2"), link("c1")]);
}

/// A law that no edit ever reaches says nothing: each kind of edit must be made now and then, and turned down now and then.
#[test]
fn the_laws_meet_every_kind_of_edit() {
    let mut runner = TestRunner::deterministic();
    let mut made: BTreeMap<String, usize> = BTreeMap::new();
    let mut rejected = 0;
    for _ in 0..150 {
        let mut map = support::map().new_tree(&mut runner).expect("maps can be made").current();
        for edit in support::edits().new_tree(&mut runner).expect("edits can be made").current() {
            let edit = edit.on(&map);
            let name = format!("{edit:?}");
            let name = name.split([' ', '(']).next().unwrap_or_default().to_owned();
            match map.apply(edit) {
                Ok(_) => *made.entry(name).or_default() += 1,
                Err(_) => rejected += 1,
            }
        }
    }
    assert_eq!(made.len(), 29, "kinds of edit that were made: {made:?}");
    assert!(made.values().all(|count| *count >= 10), "{made:?}");
    assert!(rejected > 100);
}

/// A way to break a map.
type Break = fn(&mut JourneyMap);

const BREAKS: [Break; 12] = [
    |map| map.stages.extend(map.stages.first().cloned()),
    |map| map.stages.push(Stage { id: "empty".into(), ..Stage::default() }),
    |map| map.lanes.extend(map.lanes.first().cloned()),
    |map| _ = map.lanes.pop(),
    |map| map.stages.truncate(1),
    |map| _ = map.cells.insert(CellKey::new("nowhere", "either"), Vec::new()),
    |map| _ = map.cards.pop_first(),
    |map| _ = map.cells.pop_first(),
    |map| {
        if let Some(cards) = map.cells.values_mut().find(|cards| cards.len() > 1) {
            cards[1] = cards[0].clone();
        }
    },
    |map| {
        if let Some(card) = map.cards.values_mut().next() {
            card.step = "elsewhere".into();
        }
    },
    |map| {
        if let Some((_, feeling)) = map.emotions.pop_first() {
            map.emotions.insert(CellKey::new("t0", "nowhere"), feeling);
        }
    },
    |map| map.links.extend(map.links.first().cloned()),
];

#[test]
fn an_edit_of_a_card_has_only_its_row_told_again() {
    let mut runner = TestRunner::deterministic();
    let mut edited = 0;
    for _ in 0..50 {
        let mut history = History::new(support::map().new_tree(&mut runner).expect("there is a map").current());
        let file = MapFile::new("map".into(), history.map().clone());
        write_since(&file, history.to_write().1);
        let Some((id, card)) = file.map.cards.iter().next() else { continue };
        let card = Card { text: format!("{}, indeed", card.text), ..card.clone() };
        let lane = card.lane.clone();
        history
            .make(Edit::ChangeCard { id: id.clone(), card: Box::new(card) }, Label::one(Act::EditCard, ""))
            .expect("it fits");
        let (map, written) = history.to_write();
        let untold: Vec<_> = map.lanes.iter().map(|lane| &lane.id).filter(|id| !written.has(id)).collect();
        assert_eq!(untold, [&lane]);
        edited += 1;
    }
    assert!(edited > 20, "most maps have a card: {edited}");
}

#[test]
fn the_quick_check_before_a_save_says_what_the_laws_say() {
    let mut runner = TestRunner::deterministic();
    let mut broken = [0; BREAKS.len()];
    for _ in 0..200 {
        let map = support::map().new_tree(&mut runner).expect("there is a map").current();
        for (breaks, broken) in BREAKS.iter().zip(&mut broken) {
            let mut map = map.clone();
            breaks(&mut map);
            assert_eq!(map.is_sound(), map.violations().is_empty(), "{:?}", map.violations());
            *broken += usize::from(!map.is_sound());
        }
    }
    assert!(broken.iter().all(|times| *times > 5), "each way breaks some map: {broken:?}");
}
