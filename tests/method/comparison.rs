//! Two maps side by side: what is kept, changed, removed and new, and the gaps. The future state, and its lane of today.

use crate::support;
use parcours_core::method::comparison::{Fate, Moment, compare, due_of, owner_of};
use parcours_core::method::future::{future_of, has_future, refresh, today_lane};
use parcours_core::method::matching::{columns, feeling, felt, match_steps, overlay};
use parcours_core::model::{
    Card, CardId, CellKey, Emotion, JourneyMap, Lane, LaneRole, Language, Link, LinkKind, MapKind, Score, Stage, Step,
};
use parcours_core::templates::{Example, Template};
use proptest::prelude::*;

/// A map told in lines: `stages` are "Stage: step, step"; cards are "step|role|id|text"; feelings are step and score. A step's id is
/// its place, `t1` the first, unless its name says another: "name=id".
fn map(stages: &[&str], cards: &[&str], feelings: &[(&str, i64)]) -> JourneyMap {
    let mut map = JourneyMap::default();
    let mut count = 0;
    for (at, line) in stages.iter().enumerate() {
        let (name, steps) = line.split_once(": ").unwrap_or((line, ""));
        let steps = steps.split(", ").map(|step| {
            count += 1;
            let (name, id) =
                step.split_once('=').map_or((step, format!("t{count}")), |(name, id)| (name, id.to_owned()));
            Step { id: id.into(), name: name.to_owned(), ..Step::default() }
        });
        let steps = steps.collect();
        map.stages.push(Stage { id: format!("s{}", at + 1).into(), name: name.to_owned(), steps, ..Stage::default() });
    }
    for line in cards {
        let [step, role, id, text]: [&str; 4] = line.splitn(4, '|').collect::<Vec<_>>().try_into().expect("four parts");
        let role = LaneRole::from(role);
        if map.lanes.iter().all(|lane| lane.role != role) {
            let id = format!("lane-{}", role.as_str()).into();
            map.lanes.push(Lane { id, role: role.clone(), label: role.as_str().to_owned(), ..Lane::default() });
        }
        if id.is_empty() {
            continue;
        }
        let cell = CellKey::new(step, format!("lane-{}", role.as_str()));
        map.cells.entry(cell.clone()).or_default().push(id.into());
        map.cards.insert(id.into(), Card::new(cell, text));
    }
    if !feelings.is_empty() {
        map.lanes.push(Lane { id: "curve".into(), role: LaneRole::Emotion, ..Lane::default() });
    }
    for (step, score) in feelings {
        map.emotions.insert(CellKey::new(*step, "curve"), Emotion::of(Score::nearest(*score)));
    }
    assert_eq!(map.violations(), []);
    map
}

/// The pairs of steps, "here=there".
fn pairs(here: &JourneyMap, there: &JourneyMap, linked: bool) -> Vec<String> {
    match_steps(here, there, linked).pairs.iter().map(|(here, there)| format!("{here}={there}")).collect()
}

/// What became of the cards of each moment that differs: "fate id" in order.
fn fates(moments: &[Moment]) -> Vec<String> {
    let named = moments.iter().filter(|moment| moment.differs()).map(|moment| {
        let step = moment.after.as_ref().or(moment.before.as_ref()).map(ToString::to_string).unwrap_or_default();
        let cards = moment.cards.iter().filter(|card| card.fate != Fate::Kept).map(|card| {
            let id = card.after.as_ref().or(card.before.as_ref()).map(ToString::to_string).unwrap_or_default();
            match &card.fate {
                Fate::From(other) => format!(" from {other} {id}"),
                Fate::To(other) => format!(" to {other} {id}"),
                fate => format!(" {} {id}", format!("{fate:?}").to_lowercase()),
            }
        });
        format!("{step}:{}", cards.collect::<String>())
    });
    named.collect()
}

/// Compares two maps that share their ids.
fn differing(before: &JourneyMap, after: &JourneyMap) -> Vec<String> {
    fates(&compare(before, after, true))
}

fn counter() -> impl FnMut() -> String {
    let mut made = 0;
    move || {
        made += 1;
        format!("new{made}")
    }
}

fn future(map: &JourneyMap) -> JourneyMap {
    let lanes = Template::FutureState.map(&map.language).lanes;
    future_of(map, &"m1".into(), lanes, "Target".to_owned(), &mut counter())
}

#[test]
fn steps_match_by_id_where_ids_are_shared_and_then_by_name() {
    let one = map(&["A: Search, Compare", "B: Order"], &[], &[]);
    assert_eq!(pairs(&one, &one, false), ["t1=t1", "t2=t2", "t3=t3"], "with itself");
    let renamed = map(&["A: Search, Weigh up", "B: Buy"], &[], &[]);
    assert_eq!(pairs(&one, &renamed, false), ["t1=t1", "t2=t2", "t3=t3"], "one name in common makes ids mean the same");
    let strange = map(&["A: Wake up, Leave", "B: Work"], &[], &[]);
    assert_eq!(pairs(&one, &strange, false), ["t3=t3"], "ids alone mean nothing; the only step of stage B does");
    assert_eq!(pairs(&one, &strange, true), ["t1=t1", "t2=t2", "t3=t3"], "unless the maps are linked");
    let other = map(&["Z: order =x, SEARCH=y, Search=z"], &[], &[]);
    assert_eq!(pairs(&one, &other, false), ["t1=y", "t3=x"], "by name, each once, whatever case and space");
    let flat = map(&["A: =a", "B: =b"], &[], &[]);
    let full = map(&["b: Pay=p", "C: Go=q"], &[], &[]);
    assert_eq!(pairs(&flat, &full, false), ["b=p"], "the only step of a stage goes by the stage's name");
}

#[test]
fn columns_keep_both_orders() {
    let here = map(&["A: One=a, Two=b"], &[], &[]);
    let there = map(&["A: Zero=z, One=x, More=m, Two=y, Last=l"], &[], &[]);
    let found = columns(&here, &there, &match_steps(&here, &there, false));
    let drawn: Vec<String> = found
        .iter()
        .map(|column| {
            let name =
                |step: &Option<parcours_core::model::StepId>| step.as_ref().map_or("-".to_owned(), ToString::to_string);
            format!("{}{}", name(&column.here), name(&column.there))
        })
        .collect();
    assert_eq!(drawn, ["-z", "ax", "-m", "by", "-l"]);
}

#[test]
fn cards_are_followed_by_id_and_then_by_text() {
    let before = map(
        &["A: Search, Compare"],
        &["t1|action|a|Asks", "t1|action|b|Waits", "t1|action|c|Pays", "t2|action|d|Reads", "t2|touchpoint|e|Site"],
        &[],
    );
    assert_eq!(differing(&before, &before), [""; 0], "nothing differs from itself");
    let after = map(
        &["A: Search, Compare"],
        &[
            "t1|action|a|Asks aloud",
            "t1|action|x|Pays",
            "t1|action|y|Smiles",
            "t2|action|b|Waits",
            "t2|action|d|Reads",
            "t2|touchpoint|e|Site",
        ],
        &[],
    );
    assert_eq!(differing(&before, &after), ["t1: changed a new y to t2 b", "t2: from t1 b"], "c is x by its text");
    let mut channel = before.clone();
    channel.cards.get_mut(&"e".into()).expect("it is there").channel =
        Some(parcours_core::model::Channel { name: "App".to_owned(), ..Default::default() });
    assert_eq!(differing(&before, &channel), ["t2: changed e"], "another channel is a change");
    let gone = map(&["A: Search, Compare"], &["t1|action|a|Asks", "t1|action|b|Waits", "t1|action|c|Pays"], &[]);
    assert_eq!(differing(&before, &gone), ["t2: removed d"], "a role only one map speaks of is no difference");
    let strange = map(&["A: Wake up, Leave"], &["t1|action|a|Asks"], &[]);
    let apart = ["t1: removed a removed b removed c", "t2: removed d", "t1: new a", "t2:"];
    assert_eq!(fates(&compare(&before, &strange, false)), apart, "the same ids in maps that are strangers");
}

#[test]
fn locked_lanes_are_another_map() {
    let before = map(&["A: Search"], &["t1|action|a|Asks"], &[]);
    let mut after = map(&["A: Search"], &["t1|action|a|Asks", "t1|context|b|Asked"], &[]);
    after.lanes[1].locked = true;
    after.lanes[1].role = LaneRole::Action;
    assert_eq!(differing(&before, &after), [""; 0]);
}

#[test]
fn feelings_move_or_become_known() {
    let before = map(&["A: One, Two, Three, Four"], &[], &[("t1", -2), ("t2", 1), ("t4", 0)]);
    let after = map(&["A: One, Two, Three, Four"], &[], &[("t1", 1), ("t2", 1), ("t3", 2)]);
    let moments = compare(&before, &after, true);
    let rises: Vec<_> = moments.iter().map(|moment| (moment.rise(), moment.differs())).collect();
    assert_eq!(rises, [(Some(3), true), (Some(0), false), (None, true), (None, false)]);
}

#[test]
fn gaps_and_solutions_are_those_the_earlier_map_does_not_have() {
    let before = map(&["A: One, Two"], &["t1|gap|g|Slow", "|solution||"], &[]);
    let mut after = map(
        &["A: One, Two"],
        &["t1|gap|h|Slow", "t2|gap|i|Far", "t2|solution|j|Go there", "t2|owner|k|Ines", "t1|solution|l|Wait"],
        &[],
    );
    let moments = compare(&before, &after, true);
    assert_eq!(moments[0].gaps, [], "the same words at the same moment are the same gap");
    assert_eq!(moments[1].gaps, ["i".into()]);
    assert_eq!(moments[1].solutions, ["j".into()]);
    assert_eq!(owner_of(&after, &"j".into()), "Ines", "the lane of owners names who");
    assert_eq!(owner_of(&after, &"l".into()), "");
    after.cards.get_mut(&"k".into()).expect("it is there").due = Some("2027-03-31".to_owned());
    assert_eq!(due_of(&after, &"j".into()).as_deref(), Some("2027-03-31"), "and by when");
    let solution = after.cards.get_mut(&"j".into()).expect("it is there");
    (solution.owner, solution.due) = ("Web team".to_owned(), Some("2027-01-01".to_owned()));
    assert_eq!(
        (owner_of(&after, &"j".into()), due_of(&after, &"j".into())),
        ("Web team".to_owned(), Some("2027-01-01".to_owned()))
    );
}

#[test]
fn a_moment_of_one_map_only_differs() {
    let before = map(&["A: One, Two"], &[], &[]);
    let after = map(&["A: One, Three=x"], &[], &[]);
    let moments = compare(&before, &after, true);
    let shown: Vec<_> =
        moments.iter().map(|moment| (moment.before.is_some(), moment.after.is_some(), moment.differs())).collect();
    assert_eq!(shown, [(true, true, false), (true, false, true), (false, true, true)]);
}

#[test]
fn the_curve_of_another_map_is_laid_under_these_columns() {
    let here = map(&["A: One, Two, Three"], &[], &[("t1", 0)]);
    let there = map(&["B: Three=x, One=y"], &[], &[("x", -1), ("y", 2)]);
    let scores: Vec<_> = overlay(&here, &there, false).iter().map(|score| score.map(Score::value)).collect();
    assert_eq!(scores, [Some(2), None, Some(-1)]);
    let mut wished = here.clone();
    wished.lanes.insert(0, Lane { id: "w".into(), role: LaneRole::Emotion, wished: true, ..Lane::default() });
    assert_eq!(felt(&wished).map(|lane| lane.id.as_str()), Some("curve"), "a wish is not how it feels");
    assert_eq!(feeling(&wished, &"t1".into()), Some(Score::NEUTRAL));
}

#[test]
fn the_future_state_begins_as_today() {
    for language in [Language::French, Language::English] {
        for example in [Example::CurrentState, Example::DayInTheLife, Example::ServiceBlueprint] {
            let current = example.map(&language);
            let future = future(&current);
            let name = example.as_str();
            assert_eq!(future.violations(), [], "{name}");
            assert_eq!((&future.kind, &future.stages), (&MapKind::FutureState, &current.stages), "{name}");
            assert_eq!(future.persona, current.persona, "{name}");
            assert_eq!(future.context.goal, current.context.goal, "{name}");
            assert_eq!(future.context.compared.as_deref(), Some("m1"), "{name}");
            assert_eq!((future.context.vision.as_str(), &future.context.horizon), ("", &None), "{name}");
            assert!(future.emotions.is_empty(), "{name}: the target is not known yet");
            let today = today_lane(&future).unwrap_or_else(|| panic!("{name}: today"));
            let shown = |role: &LaneRole| {
                let lanes = current.lanes.iter().filter(|lane| lane.role == *role);
                lanes.map(|lane| current.cards.values().filter(|card| card.lane == lane.id).count()).sum::<usize>()
            };
            let held = future.cards.values().filter(|card| card.lane == today.id).count();
            assert_eq!(held, shown(&LaneRole::Action) + shown(&LaneRole::Pain), "{name}");
            assert!(future.cards.values().all(|card| card.lane != today.id || card.moment.is_none()), "{name}");
            let kept = future.cards.iter().filter(|(_, card)| card.lane != today.id);
            assert!(kept.clone().count() > 0, "{name}");
            assert!(kept.clone().all(|(id, card)| current.card(id).is_some_and(|was| was.text == card.text)), "{name}");
            let moments = compare(&current, &future, true);
            let same =
                |moment: &Moment| moment.cards.iter().all(|card| card.fate == Fate::Kept) && moment.gaps.is_empty();
            assert!(moments.iter().all(same), "{name}: nothing differs yet but the solutions");
            assert!(moments.iter().any(|moment| !moment.cards.is_empty()), "{name}: and cards are compared");
            assert!(!has_future(&future) && has_future(&current), "{name}");
        }
    }
}

#[test]
fn links_between_what_is_taken_along_stay() {
    let mut current = map(&["A: One"], &["t1|action|a|Asks", "t1|touchpoint|b|Desk", "t1|pain|c|Queue"], &[]);
    let link =
        |from: &str, to: &str| Link { from: from.into(), to: to.into(), kind: LinkKind::Depends, ..Link::default() };
    current.links = vec![link("a", "b"), link("a", "c")];
    assert_eq!(future(&current).links, [link("a", "b")]);
}

#[test]
fn ideas_become_solutions_and_what_is_felt_today_is_no_target() {
    let mut current = map(
        &["A: One, Two"],
        &[
            "t1|action|a|Asks",
            "t1|thought|h|Why so long?",
            "t1|pain|p|Queue",
            "t1|opportunity|o|Book a time",
            "t2|opportunity|q|Call back",
        ],
        &[("t1", -2)],
    );
    let decided = |card: &Card| {
        (card.impact, card.effort, card.owner.clone(), card.status.clone(), card.due.clone(), card.note.clone())
    };
    let idea = current.cards.get_mut(&"o".into()).expect("it is there");
    (idea.impact, idea.effort, idea.owner, idea.note) =
        (Some(5), Some(2), "Ada".to_owned(), "as at the bank".to_owned());
    (idea.status, idea.due) = (Some(parcours_core::model::WorkStatus::Doing), Some("2027-01-01".to_owned()));
    idea.moment = Some(parcours_core::model::MomentOfTruth::High);
    current.links = vec![Link { from: "o".into(), to: "p".into(), kind: LinkKind::Answers, ..Link::default() }];
    let future = future(&current);
    let role =
        |id: &str| future.card(&id.into()).and_then(|card| future.lane(&card.lane)).map(|lane| lane.role.clone());
    for id in ["o", "q"] {
        assert_eq!(role(id), Some(LaneRole::Solution));
        let (before, after) = (&current.cards[&id.into()], &future.cards[&id.into()]);
        assert_eq!((decided(after), &after.step), (decided(before), &before.step));
        assert_eq!(
            (after.moment.clone(), after.evidence.clone()),
            (None, Some(parcours_core::model::Evidence::Proposed))
        );
    }
    let queue = today_cards(&future, "t1").into_iter().find(|(_, text)| text == "Queue").expect("today shows it").0;
    let answers: Vec<_> = future.links.iter().map(|link| (link.from.as_str(), link.to.as_str())).collect();
    assert_eq!(answers, [("o", queue.as_str())], "the friction is answered where it shows");
    assert_eq!((role("h"), role("p")), (None, None), "what is thought and what goes wrong today is no target");
    assert!(future.emotions.is_empty());
    let named: Vec<_> = compare(&current, &future, true).into_iter().flat_map(|moment| moment.solutions).collect();
    assert_eq!(named, [CardId::from("o"), CardId::from("q")], "the comparison names them as solutions");
}

#[test]
fn today_follows_the_current_map_as_one_step() {
    let mut current = map(&["A: One, Two"], &["t1|action|a|Asks", "t1|action|b|Waits", "t2|pain|c|Queue"], &[]);
    let mut future = future(&current);
    assert!(refresh(&future, &current, &mut counter()).is_none(), "nothing to do");
    let queue = today_cards(&future, "t2")[0].0.clone();
    let target = future.cards_in(&CellKey::new("t1", "l2"))[0].clone();
    future.links = vec![Link { from: target, to: today_cards(&future, "t1")[0].0.clone().into(), ..Link::default() }];
    current.cards.get_mut(&"a".into()).expect("it is there").text = "Asks twice".to_owned();
    current.cards.get_mut(&"c".into()).expect("it is there").note = "Ten minutes".to_owned();
    let order = current.cells.get_mut(&CellKey::new("t1", "lane-action")).expect("it is there");
    order.reverse();
    let mut made = 0;
    let mut fresh = || {
        made += 1;
        format!("later{made}")
    };
    let (edit, label) = refresh(&future, &current, &mut fresh).expect("today differs");
    assert_eq!(label.count, 3, "one gone, one new, one with a note");
    let before = future.clone();
    let (inverse, _) = future.apply(edit).expect("it fits");
    assert_eq!(future.violations(), []);
    let texts = |step: &str| today_cards(&future, step).into_iter().map(|(_, text)| text).collect::<Vec<_>>();
    assert_eq!(texts("t1"), ["Waits", "Asks twice"]);
    assert_eq!(today_cards(&future, "t2")[0].0, queue, "what says the same stays the same card");
    assert_eq!(future.links, [], "links of what is gone go with it");
    assert!(today_lane(&future).is_some(), "the lane is locked again");
    future.apply(inverse).expect("it can be taken back");
    assert_eq!(future, before);
}

fn today_cards(map: &JourneyMap, step: &str) -> Vec<(String, String)> {
    let lane = today_lane(map).expect("there is a lane of today").id.clone();
    let ids = map.cards_in(&CellKey { step: step.into(), lane });
    ids.iter().map(|id| (id.to_string(), map.card(id).expect("it exists").text.clone())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn matching_is_symmetric_and_one_to_one(here in support::map(), there in support::map(), linked: bool) {
        let one = match_steps(&here, &there, linked);
        let mut other: Vec<_> = match_steps(&there, &here, linked).pairs.into_iter().map(|(a, b)| (b, a)).collect();
        let mut sorted = one.pairs.clone();
        sorted.sort();
        other.sort();
        prop_assert_eq!(&sorted, &other);
        for side in [sorted.iter().map(|pair| &pair.0).collect::<Vec<_>>(), sorted.iter().map(|pair| &pair.1).collect()] {
            let mut once = side.clone();
            once.sort();
            once.dedup();
            prop_assert_eq!(once.len(), side.len());
        }
        let columns = columns(&here, &there, &one);
        prop_assert_eq!(columns.iter().filter(|column| column.here.is_some()).count(), here.steps().count());
        prop_assert_eq!(columns.iter().filter(|column| column.there.is_some()).count(), there.steps().count());
    }

    #[test]
    fn a_map_does_not_differ_from_itself(map in support::map(), linked: bool) {
        prop_assert!(compare(&map, &map, linked).iter().all(|moment| !moment.differs()) || !linked);
        prop_assert!(compare(&map, &map, true).iter().all(|moment| !moment.differs()));
    }

    #[test]
    fn a_future_state_is_sound_and_changes_nothing_yet(map in support::map()) {
        let future = future(&map);
        prop_assert_eq!(future.violations(), []);
        prop_assert_eq!(&future.stages, &map.stages);
        let same = |moment: &Moment| moment.cards.iter().all(|card| card.fate == Fate::Kept) && moment.gaps.is_empty();
        prop_assert!(compare(&map, &future, true).iter().all(same));
        prop_assert!(refresh(&future, &map, &mut counter()).is_none());
    }

    #[test]
    fn today_can_always_be_refreshed_and_taken_back(map in support::map(), later in support::map()) {
        let mut future = future(&map);
        let before = future.clone();
        let mut made = 0;
        let mut fresh = || { made += 1; format!("later{made}") };
        if let Some((edit, _)) = refresh(&future, &later, &mut fresh) {
            prop_assert_eq!(parcours_core::editor::locked::refuses(&future, &edit), None);
            let (inverse, _) = future.apply(edit).expect("it fits");
            prop_assert_eq!(future.violations(), []);
            prop_assert!(refresh(&future, &later, &mut fresh).is_none(), "once is enough");
            future.apply(inverse).expect("it can be taken back");
            prop_assert_eq!(&future, &before);
        }
    }
}
