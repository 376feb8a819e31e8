//! Two copies of a map made one.

use std::collections::BTreeSet;

use parcours_core::format::{MapFile, write_compact};
use parcours_core::method::merge::{
    Aspect, CardCounts, Change as Told, ChangeKind, Choice, Choices, Conflict, ConflictKey, Merged, Said, Subject,
    changes, merge,
};
use parcours_core::model::{
    Act, Amount, Card, CardId, CellKey, Channel, Edit, Emotion, History, JourneyMap, Label, Lane, LaneRole, Link,
    Metric, Reading, Score, Stage, Step,
};
use proptest::prelude::*;

use crate::support::{self, Drawn};

/// A map, and what two people made of it.
fn copies() -> BoxedStrategy<[JourneyMap; 3]> {
    (support::map(), support::edits(), support::edits())
        .prop_map(|(base, here, there)| {
            let mine = edited(&base, here);
            let theirs = edited(&base, there);
            [base, mine, theirs]
        })
        .boxed()
}

/// `map` after those of `edits` that fit it.
fn edited(map: &JourneyMap, edits: Vec<Drawn>) -> JourneyMap {
    let mut map = map.clone();
    for edit in edits {
        let edit = edit.on(&map);
        // A person who puts another map in its place makes no copy of it.
        if !matches!(edit, Edit::Replace(_)) {
            let _ = map.apply(edit);
        }
    }
    map
}

fn merged(base: Option<&JourneyMap>, mine: &JourneyMap, theirs: &JourneyMap) -> Merged {
    let merged = merge(base, mine, theirs, &Choices::default());
    assert_eq!(merged.map.violations(), [], "what is merged holds together");
    merged
}

fn bytes(map: &JourneyMap) -> String {
    write_compact(&MapFile::new("m".into(), map.clone()))
}

/// Every choice the same, until no conflict is left that was not decided.
fn all_chosen(base: Option<&JourneyMap>, mine: &JourneyMap, theirs: &JourneyMap, choice: Choice) -> Merged {
    let mut choices = Choices::default();
    loop {
        let merged = merge(base, mine, theirs, &choices);
        let open: Vec<ConflictKey> = merged
            .conflicts
            .iter()
            .map(|conflict| conflict.key.clone())
            .filter(|key| choices.of(key).is_none())
            .collect();
        if open.is_empty() {
            assert_eq!(merged.map.violations(), []);
            assert!(merged.conflicts.iter().all(|conflict| conflict.chosen == choice));
            return merged;
        }
        open.into_iter().for_each(|key| choices.choose(key, choice));
    }
}

proptest! {
    #[test]
    fn changes_are_told_exactly_where_maps_differ([base, mine, _] in copies()) {
        prop_assert_eq!(changes(&base, &base), []);
        prop_assert_eq!(changes(&base, &mine).is_empty(), bytes(&base) == bytes(&mine), "{:?}", changes(&base, &mine));
        // What was added one way is removed the other.
        let of = |changes: &[Told], kind| -> BTreeSet<Subject> {
            changes.iter().filter(|change| change.kind == kind).map(|change| change.subject.clone()).collect()
        };
        let (there, back) = (changes(&base, &mine), changes(&mine, &base));
        prop_assert_eq!(of(&there, ChangeKind::Added), of(&back, ChangeKind::Removed));
        prop_assert_eq!(of(&there, ChangeKind::Changed), of(&back, ChangeKind::Changed));
    }
}

/// The names of the conflicts that do not follow from how others were decided.
fn causes(merged: &Merged) -> BTreeSet<ConflictKey> {
    let first = |key: &&ConflictKey| !matches!(key.aspect, Aspect::Contents | Aspect::Order);
    merged.conflicts.iter().map(|conflict| &conflict.key).filter(first).cloned().collect()
}

/// Whether a card of the map or a conflict tells `text` of the card `id`.
fn is_told(merged: &Merged, id: &CardId, text: &str) -> bool {
    let named = |conflict: &Conflict| conflict.key.subject == Subject::Card(id.clone());
    merged.map.card(id).is_some_and(|card| card.text == text)
        || merged.copies.iter().any(|(of, copy)| of == id && merged.map.cards[copy].text == text)
        || merged.conflicts.iter().any(|conflict| {
            named(conflict) && [&conflict.mine, &conflict.theirs].contains(&&Said::Value(text.to_owned().into()))
        })
}

/// What one side did to the cards and no conflict names is in the map.
fn check_nothing_lost(base: Option<&JourneyMap>, sides: [&JourneyMap; 2], merged: &Merged) {
    let named: BTreeSet<&Subject> = merged.conflicts.iter().map(|conflict| &conflict.key.subject).collect();
    for (side, other) in [(sides[0], sides[1]), (sides[1], sides[0])] {
        for (id, card) in &side.cards {
            let before = base.and_then(|base| base.card(id));
            let Some(now) = merged.map.card(id) else {
                assert!(other.card(id).is_none(), "{id} is in both and gone");
                assert!(before.is_some(), "{id} is new and gone");
                assert_eq!(before.map(|card| &card.text), Some(&card.text), "{id} was reworded and is gone");
                continue;
            };
            // Without a base an empty text says nothing.
            if before.map_or(!card.text.is_empty(), |before| before.text != card.text) {
                assert!(is_told(merged, id, &card.text), "{id} lost {:?}", card.text);
            }
            let named = named.contains(&Subject::Card(id.clone()));
            if before.is_some_and(|before| before.owner != card.owner) && !named {
                assert_eq!(now.owner, card.owner);
            }
            if before.is_some_and(|before| before.cell() != card.cell()) && !named {
                let turned = sides.iter().any(|side| side.lane(&now.lane).is_none());
                assert!(turned || now.cell() == card.cell(), "{id} was moved");
            }
        }
        for (cell, emotion) in &side.emotions {
            let before = base.and_then(|base| base.emotion(cell));
            let named = named.contains(&Subject::Feeling(cell.clone()));
            if before != Some(emotion) && !named && merged.map.lane(&cell.lane).is_some_and(Lane::is_emotion) {
                let now = merged.map.emotion(cell).expect("what was changed is there");
                let says_more = before.map_or(!emotion.feeling.is_empty(), |before| before.feeling != emotion.feeling);
                assert!(!says_more || now.feeling == emotion.feeling, "{cell} lost a word");
                let turned = before.is_none_or(|before| before.score != emotion.score);
                assert!(!turned || now.score == emotion.score, "{cell} lost a score");
            }
        }
        for link in &side.links {
            let same = |other: &&Link| other.from == link.from && other.to == link.to;
            let before = base.and_then(|base| base.links.iter().find(same));
            if before.is_none() {
                assert!(merged.map.links.iter().any(|link| same(&link)), "{link:?} is new and gone");
            }
        }
        for step in side.steps() {
            let before = base.and_then(|base| base.step(&step.id));
            assert!(before.is_some() || merged.map.step(&step.id).is_some(), "{} is new and gone", step.id);
        }
        for (kind, ids, has) in [
            ("stage", side.stages.iter().map(|stage| stage.id.to_string()).collect::<Vec<_>>(), has_stage as Has),
            ("lane", side.lanes.iter().map(|lane| lane.id.to_string()).collect(), has_lane),
        ] {
            for id in ids {
                let was_there = base.is_some_and(|base| has(base, &id));
                assert!(was_there || has(&merged.map, &id), "{kind} {id} is new and gone");
            }
        }
    }
}

type Has = fn(&JourneyMap, &str) -> bool;

fn has_stage(map: &JourneyMap, id: &str) -> bool {
    map.stage(&id.into()).is_some()
}

fn has_lane(map: &JourneyMap, id: &str) -> bool {
    map.lane(&id.into()).is_some()
}

/// Whether a lane holds cards in one map and feelings in the other: then it becomes two, and one of them has a new id.
fn turns_a_lane(mine: &JourneyMap, theirs: &JourneyMap) -> bool {
    mine.lanes.iter().any(|lane| theirs.lane(&lane.id).is_some_and(|other| other.is_emotion() != lane.is_emotion()))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_only_one_side_changed_is_as_it_is_there([base, mine, _] in copies()) {
        prop_assert_eq!(&merged(Some(&base), &mine, &base).map, &mine);
        prop_assert_eq!(&merged(Some(&base), &base, &mine).map, &mine);
        prop_assert_eq!(merged(Some(&base), &mine, &base).conflicts, []);
        prop_assert_eq!(merged(Some(&base), &mine, &base).cards, CardCounts::default());
    }

    #[test]
    fn what_both_made_alike_is_as_it_is([base, mine, _] in copies()) {
        for base in [Some(&base), None] {
            let merged = merged(base, &mine, &mine);
            prop_assert_eq!(&merged.map, &mine);
            prop_assert_eq!(merged.conflicts, []);
        }
    }

    #[test]
    fn the_same_laws_hold_for_maps_that_have_little_in_common(base in support::map(), mine in support::map(), theirs in support::map()) {
        prop_assert_eq!(&merged(Some(&base), &mine, &base).map, &mine);
        prop_assert_eq!(&merged(Some(&base), &base, &mine).map, &mine);
        prop_assert_eq!(&merged(Some(&base), &mine, &mine).map, &mine);
        merged(Some(&base), &mine, &theirs);
        merged(None, &mine, &theirs);
        all_chosen(Some(&base), &mine, &theirs, Choice::Theirs);
    }

    #[test]
    fn nothing_of_either_side_is_lost([base, mine, theirs] in copies()) {
        for base in [Some(&base), None] {
            let merged = merged(base, &mine, &theirs);
            check_nothing_lost(base, [&mine, &theirs], &merged);
            if base.is_none() {
                let kept = |map: &JourneyMap| map.cards.keys().all(|id| merged.map.card(id).is_some());
                prop_assert!(kept(&mine) && kept(&theirs), "without a base nothing is deleted");
            }
        }
    }

    #[test]
    fn the_order_of_the_sides_matters_to_nothing_but_named_conflicts([base, mine, theirs] in copies()) {
        prop_assume!(!turns_a_lane(&mine, &theirs));
        for base in [Some(&base), None] {
            let (one, other) = (merged(base, &mine, &theirs), merged(base, &theirs, &mine));
            prop_assert_eq!(causes(&one), causes(&other));
            if one.conflicts.is_empty() {
                prop_assert_eq!(&one.map, &other.map);
            }
            let one = all_chosen(base, &mine, &theirs, Choice::Theirs);
            let other = all_chosen(base, &theirs, &mine, Choice::Mine);
            prop_assert_eq!(bytes(&one.map), bytes(&other.map), "the same choices give the same map");
        }
    }

    #[test]
    fn a_merge_is_one_step_that_can_be_taken_back([base, mine, theirs] in copies()) {
        let merged = merged(Some(&base), &mine, &theirs);
        let (map, before) = (merged.map.clone(), bytes(&mine));
        let mut history = History::new(mine.clone());
        let touched = history.make(merged.into_edit(), Label::many(Act::TakeOver, 1)).expect("it fits");
        prop_assert_eq!(history.map(), &map);
        prop_assert_eq!(touched.is_empty(), map == mine);
        history.undo();
        prop_assert_eq!(bytes(history.map()), before);
    }

    #[test]
    fn merging_again_what_was_merged_changes_nothing([base, mine, theirs] in copies()) {
        let once = all_chosen(Some(&base), &mine, &theirs, Choice::Mine).map;
        // The copy is now what both grew from.
        prop_assert_eq!(&merged(Some(&theirs), &once, &theirs).map, &once);
    }
}

/// Stages `first` (steps `a`, `b`) and `second` (step `c`), a lane of cards and a curve, a card in `a` and in `b` and a feeling in `a`.
fn small() -> JourneyMap {
    let mut map = JourneyMap { title: "Small".into(), ..JourneyMap::default() };
    for (id, steps) in [("first", vec!["a", "b"]), ("second", vec!["c"])] {
        let steps = steps.into_iter().map(|id| Step { id: id.into(), name: id.into(), ..Step::default() });
        map.stages.push(Stage { id: id.into(), name: id.into(), steps: steps.collect(), ..Stage::default() });
    }
    for (id, role) in [("cards", LaneRole::Thought), ("feels", LaneRole::Emotion), ("spare", LaneRole::Note)] {
        map.lanes.push(Lane { id: id.into(), role, label: id.into(), ..Lane::default() });
    }
    for step in ["a", "b"] {
        let card = Box::new(Card::new(CellKey::new(step, "cards"), format!("of {step}")));
        apply(&mut map, Edit::AddCard { id: step.into(), card, index: 0 });
    }
    map.emotions.insert(CellKey::new("a", "feels"), Emotion::of(Score::LOWEST));
    map
}

fn apply(map: &mut JourneyMap, edit: Edit) {
    map.apply(edit).expect("it fits");
}

/// A change to a map.
type Change = fn(&mut JourneyMap);

fn changed(map: &JourneyMap, change: Change) -> JourneyMap {
    let mut map = map.clone();
    change(&mut map);
    map
}

/// The map as a person sees it: a line for each lane, the cards of each step in it.
fn seen(map: &JourneyMap) -> String {
    let lines = map.lanes.iter().map(|lane| {
        let cells = map.stages.iter().map(|stage| {
            let steps = stage.steps.iter().map(|step| {
                let cell = CellKey::new(step.id.clone(), lane.id.clone());
                let cards: Vec<&str> = map.cards_in(&cell).iter().map(|id| map.cards[id].text.as_str()).collect();
                let feeling = map.emotion(&cell).map(|emotion| emotion.score.value().to_string());
                format!("{}[{}{}]", step.name, cards.join("|"), feeling.unwrap_or_default())
            });
            format!("{}({})", stage.name, steps.collect::<String>())
        });
        format!("{}: {}", lane.label, cells.collect::<Vec<_>>().join(" "))
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// What the two changes come to, the conflicts by name, and the map that follows when all are decided for the other side.
#[track_caller]
fn check(here: Change, there: Change, expected: &str, conflicts: &[(Subject, Aspect, Choice)], other_way: &str) {
    let base = small();
    let (mine, theirs) = (changed(&base, here), changed(&base, there));
    let merged = merged(Some(&base), &mine, &theirs);
    let found: Vec<_> = merged
        .conflicts
        .iter()
        .map(|conflict| (conflict.key.subject.clone(), conflict.key.aspect.clone(), conflict.chosen))
        .collect();
    assert_eq!(found, conflicts);
    assert_eq!(seen(&merged.map), expected);
    let mut choices = Choices::default();
    for conflict in &merged.conflicts {
        let other = if conflict.chosen == Choice::Theirs { Choice::Mine } else { Choice::Theirs };
        choices.choose(conflict.key.clone(), other);
    }
    assert_eq!(seen(&merge(Some(&base), &mine, &theirs, &choices).map), other_way);
}

fn field(name: &str) -> Aspect {
    Aspect::Field(name.to_owned())
}

fn reword(map: &mut JourneyMap, id: &str, text: &str) {
    map.cards.get_mut(&CardId::from(id)).expect("it is there").text = text.into();
}

fn shift(map: &mut JourneyMap, id: &str, step: &str) {
    apply(map, Edit::MoveCard { id: id.into(), cell: CellKey::new(step, "cards"), index: 9 });
}

fn remove_step(map: &mut JourneyMap, step: &str) {
    apply(map, parcours_core::model::compose::remove_step(&map.clone(), &step.into()));
}

#[test]
fn a_card_moved_here_and_reworded_there_is_both() {
    check(
        |map| shift(map, "a", "c"),
        |map| reword(map, "a", "better"),
        "cards: first(a[]b[of b]) second(c[better])\nfeels: first(a[-2]b[]) second(c[])\nspare: first(a[]b[]) second(c[])",
        &[],
        "cards: first(a[]b[of b]) second(c[better])\nfeels: first(a[-2]b[]) second(c[])\nspare: first(a[]b[]) second(c[])",
    );
}

#[test]
fn two_wordings_of_a_card_are_kept_both_until_somebody_chooses() {
    check(
        |map| reword(map, "a", "one"),
        |map| reword(map, "a", "two"),
        "cards: first(a[one|two]b[of b]) second(c[])\nfeels: first(a[-2]b[]) second(c[])\nspare: first(a[]b[]) second(c[])",
        &[(Subject::Card("a".into()), field("text"), Choice::Both)],
        "cards: first(a[two]b[of b]) second(c[])\nfeels: first(a[-2]b[]) second(c[])\nspare: first(a[]b[]) second(c[])",
    );
}

#[test]
fn a_card_moved_to_two_places_is_asked_about() {
    check(
        |map| shift(map, "a", "b"),
        |map| shift(map, "a", "c"),
        "cards: first(a[]b[of b|of a]) second(c[])\nfeels: first(a[-2]b[]) second(c[])\nspare: first(a[]b[]) second(c[])",
        &[(Subject::Card("a".into()), Aspect::Place, Choice::Mine)],
        "cards: first(a[]b[of b]) second(c[of a])\nfeels: first(a[-2]b[]) second(c[])\nspare: first(a[]b[]) second(c[])",
    );
}

#[test]
fn what_one_deleted_and_the_other_changed_stays_with_the_step_it_stands_in() {
    check(
        |map| remove_step(map, "a"),
        |map| reword(map, "a", "better"),
        "cards: first(a[better]b[of b]) second(c[])\nfeels: first(a[]b[]) second(c[])\nspare: first(a[]b[]) second(c[])",
        &[
            (Subject::Card("a".into()), Aspect::Presence, Choice::Theirs),
            (Subject::Step("a".into()), Aspect::Contents, Choice::Theirs),
        ],
        "cards: first(b[of b]) second(c[])\nfeels: first(b[]) second(c[])\nspare: first(b[]) second(c[])",
    );
}

#[test]
fn what_one_deleted_and_the_other_left_alone_goes() {
    check(
        |map| remove_step(map, "c"),
        |map| apply(map, Edit::SetTitle("Another".into())),
        "cards: first(a[of a]b[of b])\nfeels: first(a[-2]b[])\nspare: first(a[]b[])",
        &[],
        "cards: first(a[of a]b[of b])\nfeels: first(a[-2]b[])\nspare: first(a[]b[])",
    );
}

#[test]
fn a_stage_of_which_each_deletes_another_step_keeps_one() {
    check(
        |map| remove_step(map, "a"),
        |map| remove_step(map, "b"),
        "cards: first(a[]) second(c[])\nfeels: first(a[]) second(c[])\nspare: first(a[]) second(c[])",
        &[],
        "cards: first(a[]) second(c[])\nfeels: first(a[]) second(c[])\nspare: first(a[]) second(c[])",
    );
}

#[test]
fn a_lane_turned_into_a_curve_and_filled_with_cards_becomes_two() {
    let turn: Change = |map| {
        let lane = Lane { role: LaneRole::Emotion, label: "curve".into(), ..map.lanes[2].clone() };
        apply(map, Edit::ChangeLane { lane: Box::new(lane) });
        apply(map, Edit::SetEmotion { cell: CellKey::new("a", "spare"), emotion: Some(Emotion::of(Score::HIGHEST)) });
    };
    let fill: Change = |map| {
        let card = Box::new(Card::new(CellKey::new("c", "spare"), "new"));
        apply(map, Edit::AddCard { id: "new".into(), card, index: 0 });
    };
    let both = "cards: first(a[of a]b[of b]) second(c[])\nfeels: first(a[-2]b[]) second(c[])\n\
                curve: first(a[2]b[]) second(c[])\nspare: first(a[]b[]) second(c[new])";
    check(
        turn,
        fill,
        both,
        &[(Subject::Lane("spare-2".into()), Aspect::Contents, Choice::Theirs)],
        "cards: first(a[of a]b[of b]) second(c[])\nfeels: first(a[-2]b[]) second(c[])\n\
         curve: first(a[2]b[]) second(c[])",
    );
}

#[test]
fn fields_of_a_card_are_merged_one_by_one() {
    let card = |map: &mut JourneyMap, change: fn(&mut Card)| {
        change(map.cards.get_mut(&CardId::from("a")).expect("it is there"));
    };
    let mut base = small();
    card(&mut base, |card| card.tags = vec!["kept".into(), "gone".into()]);
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    card(&mut mine, |card| {
        card.owner = "Anna".into();
        card.tags = vec!["kept".into(), "gone".into(), "mine".into()];
        card.note = "one".into();
        card.channel = Some(Channel { name: "Shop".into(), ..Channel::default() });
    });
    card(&mut theirs, |card| {
        card.impact = Some(3);
        card.tags = vec!["kept".into(), "theirs".into()];
        card.note = "two".into();
        card.channel = Some(Channel { name: "Branch".into(), ..Channel::default() });
    });
    let merged = merged(Some(&base), &mine, &theirs);
    let now = &merged.map.cards[&CardId::from("a")];
    assert_eq!((now.owner.as_str(), now.impact), ("Anna", Some(3)));
    assert_eq!(now.tags, ["kept", "mine", "theirs"]);
    let names: Vec<_> = merged.conflicts.iter().map(|conflict| &conflict.key.aspect).collect();
    assert_eq!(names, [&field("channel.name"), &field("note")]);
    assert_eq!((merged.cards.changed, merged.cards.moved), (1, 0));
    let note = &merged.conflicts[1];
    assert_eq!((&note.mine, &note.theirs), (&Said::Value("one".into()), &Said::Value("two".into())));
    assert!(note.takes_both && !merged.conflicts[0].takes_both);
    let mut choices = Choices::default();
    choices.choose(note.key.clone(), Choice::Both);
    choices.choose(merged.conflicts[0].key.clone(), Choice::Both);
    let again = merge(Some(&base), &mine, &theirs, &choices);
    let now = &again.map.cards[&CardId::from("a")];
    assert_eq!(now.note, "one\ntwo");
    assert_eq!(now.channel.as_ref().map(|channel| channel.name.as_str()), Some("Shop"), "a name is one of the two");
}

#[test]
fn figures_are_merged_day_by_day() {
    let with = |readings: &[(&str, i64)]| {
        let readings = readings.iter().map(|(on, value)| Reading {
            on: (*on).to_owned(),
            value: Amount::from(*value),
            ..Reading::default()
        });
        let mut map = small();
        let card = map.cards.get_mut(&CardId::from("a")).expect("it is there");
        card.metric = Some(Metric { name: "NPS".into(), readings: readings.collect(), ..Metric::default() });
        map
    };
    let base = with(&[("2026-01-01", 1), ("2026-02-01", 2)]);
    let mine = with(&[("2026-01-01", 1), ("2026-02-01", 5), ("2026-04-01", 4)]);
    let theirs = with(&[("2026-02-01", 6), ("2026-03-01", 3)]);
    let merged = merged(Some(&base), &mine, &theirs);
    let readings = merged.map.cards[&CardId::from("a")].metric.as_ref().map(|metric| metric.readings.clone());
    let readings = readings.expect("it has a figure");
    let told: Vec<String> =
        readings.iter().map(|reading| format!("{} {}", reading.on, reading.value.as_str())).collect();
    assert_eq!(told, ["2026-02-01 5", "2026-03-01 3", "2026-04-01 4"]);
    let names: Vec<_> = merged.conflicts.iter().map(|conflict| &conflict.key.aspect).collect();
    assert_eq!(names, [&field("metric.readings.2026-02-01.value")]);
}

#[test]
fn what_is_too_long_together_is_not_joined() {
    let base = small();
    let long = |letter: &str| letter.repeat(15_000);
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    mine.context.goal = long("a");
    theirs.context.goal = long("b");
    let merged = merged(Some(&base), &mine, &theirs);
    assert!(!merged.conflicts[0].takes_both);
    assert_eq!(merged.map.context.goal, long("a"));
}

#[track_caller]
fn check_order(base: &str, mine: &str, theirs: &str, expected: &str, differs: bool) {
    let map = |lanes: &str| {
        let lanes = lanes.chars().map(|id| Lane { id: id.to_string().into(), ..Lane::default() });
        JourneyMap { lanes: lanes.collect(), ..JourneyMap::default() }
    };
    let (base, mine, theirs) = (map(base), map(mine), map(theirs));
    let merged = merged(Some(&base), &mine, &theirs);
    let order: String = merged.map.lanes.iter().map(|lane| lane.id.as_str()).collect();
    assert_eq!(order, expected);
    let named = merged.conflicts.iter().any(|conflict| conflict.key.subject == Subject::Lanes);
    assert_eq!(named, differs);
}

#[test]
fn things_stand_beside_their_neighbours_and_not_at_a_number() {
    // Each adds something: at the place where it was put.
    check_order("abcd", "abxcd", "abcdy", "abxcdy", false);
    check_order("abcd", "xabcd", "abcd", "xabcd", false);
    // Both at the same place: one after the other, in runs.
    check_order("ab", "auvb", "axyb", "auvxyb", false);
    check_order("ab", "axyb", "auvb", "auvxyb", false);
    // One moves, the other adds beside what moved.
    check_order("abcd", "bcda", "axbcd", "xbcda", false);
    // Each moves another thing.
    check_order("abcd", "bacd", "abdc", "badc", false);
    // One moves, the other deletes.
    check_order("abcd", "dabc", "acd", "dac", false);
    // The same thing to two places: that is asked.
    check_order("abcd", "bcda", "bcad", "bcda", true);
}

#[test]
fn without_a_base_the_open_map_keeps_its_order_and_its_words() {
    let mut mine = small();
    let mut theirs = small();
    apply(&mut theirs, Edit::MoveLane { id: "feels".into(), index: 0 });
    theirs.title = "Other".into();
    mine.cards.get_mut(&CardId::from("a")).expect("it is there").owner = "Anna".into();
    remove_step(&mut mine, "b");
    let merged = merged(None, &mine, &theirs);
    let names: Vec<_> = merged.conflicts.iter().map(|conflict| conflict.key.clone()).collect();
    let key = |subject: Subject, aspect: Aspect| ConflictKey { subject, aspect };
    assert_eq!(names, [key(Subject::Map, field("title")), key(Subject::Lanes, Aspect::Order)]);
    assert_eq!(merged.map.title, "Small");
    assert_eq!(merged.map.cards[&CardId::from("a")].owner, "Anna", "what only one knows is no conflict");
    assert!(merged.map.card(&"b".into()).is_some());
    assert_eq!(merged.cards, CardCounts { added: 1, ..CardCounts::default() });
}

#[test]
fn ten_thousand_cards_are_merged() {
    let mut base = small();
    for number in 0..10_000 {
        let cell = CellKey::new(["a", "b", "c"][number % 3], "cards");
        let id = CardId::from(format!("card-{number:05}"));
        base.cells.entry(cell.clone()).or_default().push(id.clone());
        base.cards.insert(id, Card::new(cell, format!("number {number}")));
    }
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    for (at, card) in mine.cards.values_mut().enumerate() {
        card.owner = if at % 2 == 0 { "Anna".into() } else { String::new() };
    }
    for cards in theirs.cells.values_mut() {
        cards.reverse();
    }
    for card in theirs.cards.values_mut() {
        card.text.push('!');
    }
    let merged = merged(Some(&base), &mine, &theirs);
    assert_eq!(merged.conflicts, []);
    assert!(merged.map.cells == theirs.cells);
    let both = |card: &Card| card.text.ends_with('!');
    assert!(merged.map.cards.values().all(both));
    assert_eq!(merged.map.cards.values().filter(|card| card.owner == "Anna").count(), 5_001);
}
