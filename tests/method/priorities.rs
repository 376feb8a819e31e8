//! What the matrix advises, what is planned, in which order, and what answers what.

use parcours_core::method::context::day_parts;
use parcours_core::method::priorities::{
    Column, MIDDLE, Order, Quadrant, Rating, SCALE, Way, answer, answered_by, answers_to, by_worth, has_room, ideas,
    is_overdue, meant_day, owners, pains, plan, quick_wins,
};
use parcours_core::model::{
    Card, CardId, CellKey, Edit, JourneyMap, Lane, LaneRole, Link, LinkKind, Stage, Step, WorkStatus,
};

/// Two steps; lanes of frictions (p), opportunities (o), solutions (s), solutions of another map (x) and notes (n).
fn map() -> JourneyMap {
    let mut map = JourneyMap::default();
    let step = |id: &str| Step { id: id.into(), name: id.to_uppercase(), ..Step::default() };
    map.stages =
        vec![Stage { id: "g".into(), name: "G".into(), steps: vec![step("t1"), step("t2")], ..Stage::default() }];
    let lane = |id: &str, role: LaneRole| Lane { id: id.into(), role, ..Lane::default() };
    map.lanes = vec![
        lane("p", LaneRole::Pain),
        lane("o", LaneRole::Opportunity),
        Lane { hidden: true, ..lane("s", LaneRole::Solution) },
        Lane { locked: true, ..lane("x", LaneRole::Solution) },
        lane("n", LaneRole::Note),
    ];
    map
}

/// Adds a card called `id` to `cell`, changed by `change`.
fn add(map: &mut JourneyMap, id: &str, cell: (&str, &str), change: impl FnOnce(&mut Card)) {
    let mut card = Card::new(CellKey::new(cell.0, cell.1), id);
    change(&mut card);
    map.apply(Edit::AddCard { id: id.into(), card: Box::new(card), index: 99 }).expect("the card fits");
}

fn rated(impact: i64, effort: i64) -> impl FnOnce(&mut Card) {
    move |card| (card.impact, card.effort) = (Some(impact), Some(effort))
}

fn names(ids: &[CardId]) -> String {
    ids.iter().map(CardId::as_str).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_matrix_advises_by_cell() {
    use Quadrant::{Avoid, BigProject, FillIn, QuickWin};
    let rows = [
        [QuickWin, QuickWin, BigProject, BigProject, BigProject],
        [QuickWin, QuickWin, BigProject, BigProject, BigProject],
        [FillIn, FillIn, FillIn, Avoid, Avoid],
        [FillIn, FillIn, FillIn, Avoid, Avoid],
        [FillIn, FillIn, FillIn, Avoid, Avoid],
    ];
    for (impact, row) in SCALE.rev().zip(rows) {
        for (effort, expected) in SCALE.zip(row) {
            assert_eq!(Rating { impact, effort }.quadrant(), expected, "impact {impact}, effort {effort}");
        }
    }
}

#[test]
fn a_rating_needs_both_numbers_and_stays_on_the_scale() {
    let of = |impact, effort| Rating::of(&Card { impact, effort, ..Card::default() });
    assert_eq!(of(Some(4), Some(2)), Some(Rating { impact: 4, effort: 2 }));
    assert_eq!(of(Some(4), None), None);
    assert_eq!(of(None, Some(2)), None);
    assert_eq!(of(Some(9), Some(-3)), Some(Rating { impact: 5, effort: 1 }));
}

#[test]
fn arrows_move_one_cell_and_stop_at_the_edge() {
    let toward = |way| MIDDLE.toward(way).map(|at| (at.impact, at.effort));
    assert_eq!(toward(Way::Up), Some((4, 3)));
    assert_eq!(toward(Way::Down), Some((2, 3)));
    assert_eq!(toward(Way::Left), Some((3, 2)));
    assert_eq!(toward(Way::Right), Some((3, 4)));
    let corner = Rating { impact: 5, effort: 1 };
    assert_eq!((corner.toward(Way::Up), corner.toward(Way::Left)), (None, None));
    let corner = Rating { impact: 1, effort: 5 };
    assert_eq!((corner.toward(Way::Down), corner.toward(Way::Right)), (None, None));
}

#[test]
fn ideas_are_opportunities_and_solutions_of_this_map() {
    let mut map = map();
    assert!(has_room(&map) && ideas(&map).is_empty());
    for (id, lane) in [("a", "o"), ("b", "s"), ("c", "x"), ("d", "n"), ("e", "p")] {
        add(&mut map, id, ("t1", lane), |_| {});
    }
    assert_eq!((names(&ideas(&map)), names(&pains(&map))), ("a b".to_owned(), "e".to_owned()));
    map.lanes.retain(|lane| !matches!(lane.id.as_str(), "o" | "s"));
    assert!(!has_room(&map));
}

#[test]
fn the_plan_holds_what_is_weighed_or_has_a_status() {
    let mut map = map();
    add(&mut map, "bare", ("t1", "o"), |_| {});
    add(&mut map, "half", ("t1", "o"), |card| card.impact = Some(5));
    add(&mut map, "weighed", ("t1", "o"), rated(1, 1));
    add(&mut map, "begun", ("t1", "s"), |card| card.status = Some(WorkStatus::Doing));
    assert_eq!(names(&by_worth(&map)), "weighed begun");
}

#[test]
fn the_plan_begins_with_what_is_worth_most() {
    let mut map = map();
    for (id, impact, effort) in
        [("avoid", 3, 4), ("fill", 3, 3), ("big", 4, 3), ("quick", 4, 2), ("best", 5, 1), ("again", 4, 2)]
    {
        add(&mut map, id, ("t1", "o"), rated(impact, effort));
    }
    add(&mut map, "open", ("t1", "o"), |card| card.status = Some(WorkStatus::Todo));
    assert_eq!(names(&by_worth(&map)), "best quick again big fill avoid open");
    map.cards.get_mut(&CardId::from("best")).expect("it is there").status = Some(WorkStatus::Done);
    assert_eq!(names(&quick_wins(&map)), "best quick again");
}

#[test]
fn each_column_sorts_and_what_is_empty_comes_last() {
    let mut map = map();
    add(&mut map, "zulu", ("t1", "p"), |_| {});
    add(&mut map, "ypsilon", ("t1", "p"), |_| {});
    add(&mut map, "éa", ("t2", "o"), |card| {
        rated(4, 2)(card);
        "Zoé".clone_into(&mut card.owner);
        card.due = Some("2027-01-01".into());
        card.status = Some(WorkStatus::Doing);
    });
    add(&mut map, "fb", ("t1", "o"), |card| {
        rated(2, 5)(card);
        "anouk".clone_into(&mut card.owner);
        card.due = Some("2026-12-01".into());
        card.status = Some(WorkStatus::Done);
    });
    add(&mut map, "gc", ("t1", "o"), |card| card.status = Some(WorkStatus::Todo));
    for (from, to) in [("éa", "zulu"), ("fb", "ypsilon")] {
        let edit = answer(&map, &from.into(), Some(&to.into())).expect("there is a change");
        map.apply(edit).expect("the link fits");
    }
    let cases = [
        (Column::Idea, "éa fb gc", "gc fb éa"),
        (Column::Step, "fb gc éa", "éa fb gc"),
        (Column::Pain, "fb éa gc", "éa fb gc"),
        (Column::Owner, "fb éa gc", "éa fb gc"),
        (Column::Due, "fb éa gc", "éa fb gc"),
        (Column::Status, "gc éa fb", "fb éa gc"),
        (Column::Impact, "fb éa gc", "éa fb gc"),
        (Column::Effort, "éa fb gc", "fb éa gc"),
    ];
    assert_eq!(cases.map(|(column, ..)| column), Column::ALL);
    for (column, up, down) in cases {
        let sorted =
            |descending| names(&plan(&map, Order { by: Some(column), descending }, crate::support::word_order));
        assert_eq!((sorted(false).as_str(), sorted(true).as_str()), (up, down), "{column:?}");
    }
}

#[test]
fn choosing_a_column_again_turns_it_and_then_leaves_it() {
    let first = Order::default().chosen(Column::Owner);
    let second = first.chosen(Column::Owner);
    assert_eq!((first.by, first.descending), (Some(Column::Owner), false));
    assert_eq!((second.by, second.descending), (Some(Column::Owner), true));
    assert_eq!(second.chosen(Column::Owner), Order::default());
    assert_eq!(second.chosen(Column::Due), Order { by: Some(Column::Due), descending: false });
}

#[test]
fn overdue_is_what_should_be_done_and_is_not() {
    let late = |due: Option<&str>, status, today| {
        is_overdue(&Card { due: due.map(str::to_owned), status, ..Card::default() }, today)
    };
    assert!(late(Some("2026-11-21"), None, "2026-11-22"));
    assert!(late(Some("2026-11-21"), Some(WorkStatus::Doing), "2026-11-22"));
    assert!(!late(Some("2026-11-22"), None, "2026-11-22"));
    assert!(!late(Some("2026-11-21"), Some(WorkStatus::Done), "2026-11-22"));
    assert!(!late(None, None, "2026-11-22"));
    assert!(!late(Some("2026-11-21"), None, ""));
}

#[test]
fn a_day_being_typed_is_not_meant_yet() {
    for typed in ["", "0002-01-15", "0020-01-15", "0202-01-15", "2026-13-01", "2026-01-32", "2026-1-1", "2026-01-01-"] {
        assert_eq!(meant_day(typed), None, "{typed}");
    }
    assert_eq!(meant_day("2026-01-15"), Some("2026-01-15"));
    assert_eq!(day_parts("0202-01-15"), Some((202, 1, 15)));
}

#[test]
fn owners_are_named_once_and_sorted_as_people_read() {
    let mut map = map();
    for (id, owner) in [("a", "zoé"), ("b", "Élise"), ("c", " zoé "), ("d", ""), ("e", "Anouk")] {
        add(&mut map, id, ("t1", "n"), |card| owner.clone_into(&mut card.owner));
    }
    assert_eq!(owners(&map, crate::support::word_order), ["Anouk", "Élise", "zoé"]);
}

/// What `a` answers after it was made to answer `to`, and that this can be taken back.
fn answered(map: &JourneyMap, to: Option<&str>) -> Option<String> {
    let edit = answer(map, &"a".into(), to.map(CardId::from).as_ref())?;
    let mut after = map.clone();
    let (inverse, _) = after.apply(edit).expect("the edit fits");
    let found = answered_by(&after, &"a".into()).into_iter().map(CardId::as_str).collect::<Vec<_>>().join(" ");
    after.apply(inverse).expect("it can be taken back");
    assert_eq!(after.links, map.links);
    Some(found)
}

#[test]
fn an_idea_answers_one_friction_more_or_another_one_instead() {
    let mut map = map();
    for (id, lane) in [("a", "o"), ("p1", "p"), ("p2", "p"), ("p3", "p")] {
        add(&mut map, id, ("t1", lane), |_| {});
    }
    assert_eq!(answered(&map, None), None);
    assert_eq!(answered(&map, Some("p1")).as_deref(), Some("p1"));
    let link = |to: &str, kind| Link { from: "a".into(), to: to.into(), kind, ..Link::default() };
    map.links = vec![link("p1", LinkKind::Answers), link("p2", LinkKind::Answers), link("p3", LinkKind::Depends)];
    assert_eq!(answered(&map, Some("p1")), None);
    assert_eq!(answered(&map, None).as_deref(), Some("p2"));
    assert_eq!(answered(&map, Some("p2")).as_deref(), Some("p2"));
    assert_eq!(answered(&map, Some("p3")).as_deref(), Some("p3 p2"));
    assert_eq!(answers_to(&map, &"p1".into()), [&CardId::from("a")]);
    assert!(answers_to(&map, &"p3".into()).is_empty());
}
