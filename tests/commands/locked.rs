//! Lanes that show another map: what they hold is only looked at, the lane itself is free.

use parcours_core::editor::locked::{refuses, refuses_draft};
use parcours_core::editor::outcome::Draft;
use parcours_core::model::{Card, CardId, CellKey, Edit, Emotion, JourneyMap, Lane, LaneId, Link, compose};

use super::world::World;

/// Two lanes of cards and one of feelings; the first and the last are locked.
fn map() -> JourneyMap {
    let mut map = World::new("a b | c || d / e | f || g / ~ . | . || .").map().clone();
    map.lanes[0].locked = true;
    map.lanes[2].locked = true;
    map
}

#[test]
fn what_a_locked_lane_holds_takes_no_change() {
    let map = map();
    let card = |id: &str| Box::new(map.card(&id.into()).expect("it exists").clone());
    let to = |id: &str, cell: &str| {
        let cell = CellKey::parse(cell).expect("a cell");
        Edit::MoveCard { id: id.into(), cell, index: 0 }
    };
    let add = |cell: &str| {
        let card = Box::new(Card::new(CellKey::parse(cell).expect("a cell"), "New"));
        Edit::AddCard { id: "new".into(), card, index: 0 }
    };
    let lane = |at: usize, change: fn(&mut Lane)| {
        let mut lane = map.lanes[at].clone();
        change(&mut lane);
        Edit::ChangeLane { lane: Box::new(lane) }
    };
    let feel = |emotion| Edit::SetEmotion { cell: CellKey::new("t0", "l2"), emotion };
    let ids = |ids: &[&str]| ids.iter().map(|id| CardId::from(*id)).collect::<Vec<_>>();
    let unlock = || lane(0, |lane| lane.locked = false);
    let lock = || lane(0, |lane| lane.locked = true);
    let cases: [(&str, Edit, Option<&str>); 18] = [
        ("adding", add("t0:l0"), Some("l0")),
        ("rewording", Edit::ChangeCard { id: "a".into(), card: card("a") }, Some("l0")),
        ("deleting", compose::remove_cards(&map, &ids(&["a"])), Some("l0")),
        ("moving within", to("a", "t1:l0"), Some("l0")),
        ("moving out", to("a", "t0:l1"), Some("l0")),
        ("moving in", to("e", "t0:l0"), Some("l0")),
        (
            "moving in among others",
            compose::move_cards(&map, &ids(&["e", "f"]), &CellKey::new("t0", "l0"), None),
            Some("l0"),
        ),
        ("setting a feeling", feel(Some(Emotion::default())), Some("l2")),
        ("forgetting a feeling", feel(None), Some("l2")),
        ("locking again and then adding", Edit::Batch(vec![unlock(), lock(), add("t0:l0")]), Some("l0")),
        ("adding elsewhere", add("t0:l1"), None),
        ("renaming the lane", lane(0, |lane| lane.label = "Before".to_owned()), None),
        ("hiding the lane", lane(0, |lane| lane.hidden = true), None),
        ("moving the lane", Edit::MoveLane { id: "l0".into(), index: 2 }, None),
        ("deleting the lane", compose::remove_lane(&map, &LaneId::from("l0")), None),
        ("deleting a step", compose::remove_step(&map, &"t0".into()), None),
        ("deleting a stage", compose::remove_stage(&map, &map.stages[0].id), None),
        ("filling it anew", Edit::Batch(vec![unlock(), add("t0:l0"), to("a", "t1:l0"), lock()]), None),
    ];
    for (what, edit, refused) in cases {
        assert_eq!(refuses(&map, &edit).as_ref().map(LaneId::as_str), refused, "{what}");
        let mut open = map.clone();
        open.lanes.iter_mut().for_each(|lane| lane.locked = false);
        let is_locking = what == "locking again and then adding";
        assert!(is_locking || refuses(&open, &edit).is_none(), "{what}, in a map without locked lanes");
    }
    let link = Edit::AddLink { link: Link { from: "e".into(), to: "a".into(), ..Link::default() }, index: 0 };
    assert_eq!(refuses(&map, &link), None, "a solution may answer what is shown there");
}

#[test]
fn no_text_is_begun_in_a_locked_lane() {
    let map = map();
    let cell = |lane: &str| CellKey::new("t0", lane);
    let refused = |draft: Draft| refuses_draft(&map, &draft).map(|lane| lane.to_string());
    assert_eq!(refused(Draft::Card("a".into())).as_deref(), Some("l0"));
    let new = |lane: &str| Draft::NewCard { id: "new".into(), cell: cell(lane), index: 0 };
    assert_eq!(refused(new("l0")).as_deref(), Some("l0"));
    assert_eq!(refused(new("l1")), None);
    assert_eq!(refused(Draft::Emotion(cell("l2"))).as_deref(), Some("l2"));
    assert_eq!(refused(Draft::Lane("l0".into())), None, "its name is free");
    assert_eq!(refused(Draft::Card("e".into())), None);
}
