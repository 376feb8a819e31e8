//! Who wakes when the map changes: exactly those who show what changed. Counted, never timed.

mod readers;
#[path = "../support/mod.rs"]
mod support;

use parcours::board::Board;
use parcours_core::model::history::{Act, Label};
use parcours_core::model::{
    Card, CardId, CellKey, Channel, ChannelKind, Edit, Emotion, JourneyMap, Lane, LaneId, LaneRole, Link,
    MomentOfTruth, Rejected, Score, Stage, Step, StepId, Touched,
};
use proptest::prelude::*;
use proptest::sample::Index;
use readers::{Readers, Shown, named_by};

/// A reader for every name of the pools that maps and edits are made of, on the map or not.
fn pool() -> Vec<Shown> {
    let steps: Vec<StepId> = (0..16).map(|number| format!("t{number}").into()).collect();
    let lanes: Vec<LaneId> = (0..8).map(|number| format!("l{number}").into()).collect();
    let cells = steps.iter().flat_map(|step| lanes.iter().map(|lane| CellKey::new(step.clone(), lane.clone())));
    let cells: Vec<CellKey> = cells.collect();
    let mut all = vec![Shown::Columns, Shown::Rows, Shown::About];
    all.extend((0..24).map(|number| Shown::Card(format!("c{number}").into())));
    all.extend((0..8).map(|number| Shown::Stage(format!("s{number}").into())));
    all.extend(cells.iter().cloned().flat_map(around));
    all.extend(steps.into_iter().flat_map(|step| [Shown::Step(step.clone()), Shown::Moments(step)]));
    all.extend(lanes.into_iter().map(Shown::Lane));
    all
}

/// What is shown of a crossing.
fn around(cell: CellKey) -> [Shown; 3] {
    [Shown::Cell(cell.clone()), Shown::Emotion(cell.clone()), Shown::Channels(cell)]
}

fn label() -> Label {
    Label::one(Act::EditCard, "")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn whoever_shows_what_changed_wakes_once_and_nobody_else(map in support::map(), edits in support::edits()) {
        let board = Board::new(map);
        let readers = Readers::of(&board, pool());
        let wakes = |touched: Option<Touched>| {
            let mut expected = touched.map(|touched| named_by(&touched)).unwrap_or_default();
            expected.sort();
            prop_assert_eq!(readers.woken(), expected);
            Ok(())
        };
        for edit in edits {
            let edit = board.read(|map| edit.on(map));
            wakes(board.edit(edit, label()).ok())?;
        }
        prop_assert_eq!(readers.stale(&board), []);
        while let Some((_, touched)) = board.undo() {
            wakes(Some(touched))?;
        }
        while let Some((_, touched)) = board.redo() {
            wakes(Some(touched))?;
        }
        prop_assert_eq!(readers.stale(&board), []);
    }

    /// A map that another tab saves is shown: who shows what differs wakes, once, and nobody else; as when it is an edit.
    #[test]
    fn a_map_in_the_place_of_another_wakes_what_differs(
        map in support::map(),
        edits in support::edits(),
        other in support::map(),
        is_other in any::<bool>(),
    ) {
        let next = if is_other { other } else { edits.into_iter().fold(map.clone(), |mut map, edit| {
            let edit = edit.on(&map);
            drop(map.apply(edit));
            map
        }) };
        let replaced = Board::new(map.clone()).edit(Edit::Replace(Box::new(next.clone())), label());
        let mut expected = named_by(&replaced.expect("it holds together"));
        expected.sort();
        let board = Board::new(map);
        let readers = Readers::of(&board, pool());
        prop_assert_eq!(board.show(next.clone()), Ok(()));
        prop_assert_eq!(readers.woken(), expected);
        prop_assert_eq!(readers.stale(&board), []);
        prop_assert!(board.read(|map| *map == next));
        prop_assert!(board.undo().is_none(), "what another tab did is not this one's to take back");
    }

    /// As few columns as possible are built anew: one for one moved step. Of two neighbours that change places either may be it.
    #[test]
    fn only_the_moved_step_counts_a_move(count in 2..40_usize, step in any::<Index>(), to in any::<Index>()) {
        let (step, to) = (step.index(count), to.index(count));
        let board = Board::new(wide(count));
        let id = StepId::from(format!("t{step}"));
        board.edit(Edit::MoveStep { id: id.clone(), stage: "s".into(), index: to }, label()).expect("it can move");
        let moved: Vec<(StepId, u32)> =
            board.columns().into_iter().filter(|column| column.moves > 0).map(|column| (column.step, column.moves)).collect();
        match step.abs_diff(to) {
            0 => prop_assert_eq!(moved, []),
            1 => prop_assert!(
                moved == [(id, 1)] || moved == [(format!("t{to}").into(), 1)],
                "{:?}", moved
            ),
            _ => prop_assert_eq!(moved, [(id, 1)]),
        }
    }
}

/// A map of one stage with `count` steps.
fn wide(count: usize) -> JourneyMap {
    let steps = (0..count).map(|number| Step { id: format!("t{number}").into(), ..Step::default() });
    let stage = Stage { id: "s".into(), steps: steps.collect(), ..Stage::default() };
    JourneyMap { stages: vec![stage], ..JourneyMap::default() }
}

/// Stages `s1` of `t1 t2` and `s2` of `t3`; lanes `l1` and `l2` of cards, `l3` of feelings; in `l1`: `a b | c |`.
fn small() -> JourneyMap {
    let step = |id: &str| Step { id: id.into(), name: id.into(), ..Step::default() };
    let stage = |id: &str, steps| Stage { id: id.into(), name: id.into(), steps, ..Stage::default() };
    let lane = |id: &str, role| Lane { id: id.into(), role, label: id.into(), ..Lane::default() };
    let mut map = JourneyMap {
        stages: vec![stage("s1", vec![step("t1"), step("t2")]), stage("s2", vec![step("t3")])],
        lanes: vec![lane("l1", LaneRole::Action), lane("l2", LaneRole::Pain), lane("l3", LaneRole::Emotion)],
        ..JourneyMap::default()
    };
    for (id, step) in [("a", "t1"), ("b", "t1"), ("c", "t2")] {
        let card = Box::new(Card::new(CellKey::new(step, "l1"), id));
        map.apply(Edit::AddCard { id: id.into(), card, index: 9 }).expect("the cell exists");
    }
    map
}

/// A reader for everything on the small map, and for the card `n` that is not there yet.
fn everything(map: &JourneyMap) -> Vec<Shown> {
    let mut all = vec![Shown::Columns, Shown::Rows, Shown::About, Shown::Card("n".into())];
    all.extend(map.cards.keys().cloned().map(Shown::Card));
    all.extend(map.cells_in_order().flat_map(around));
    all.extend(map.stages.iter().map(|stage| Shown::Stage(stage.id.clone())));
    all.extend(map.steps().flat_map(|step| [Shown::Step(step.id.clone()), Shown::Moments(step.id.clone())]));
    all.extend(map.lanes.iter().map(|lane| Shown::Lane(lane.id.clone())));
    all
}

fn told(woken: &[Shown]) -> String {
    woken.iter().map(Shown::to_string).collect::<Vec<_>>().join(", ")
}

/// `edit` wakes `expected`; taking it back and making it again wakes the same.
fn check(edit: Edit, expected: &str) {
    let map = small();
    let all = everything(&map);
    let board = Board::new(map);
    let readers = Readers::of(&board, all);
    let said = format!("{edit:?}");
    let made = board.edit(edit, label());
    assert_eq!(told(&readers.woken()), expected, "{said}");
    if made.is_ok_and(|touched| !touched.is_empty()) {
        board.undo();
        assert_eq!(told(&readers.woken()), expected, "undo of {said}");
        board.redo();
        assert_eq!(told(&readers.woken()), expected, "redo of {said}");
    }
}

#[test]
fn an_edit_wakes_only_what_it_is_about() {
    let cell = |step: &str, lane: &str| CellKey::new(step, lane);
    let card = |cell: CellKey, text: &str| Box::new(Card::new(cell, text));
    let lane = |label: &str| Lane { id: "l1".into(), role: LaneRole::Action, label: label.into(), ..Lane::default() };

    check(Edit::ChangeCard { id: "a".into(), card: card(cell("t1", "l1"), "new") }, "card a");
    check(Edit::MoveCard { id: "a".into(), cell: cell("t2", "l2"), index: 0 }, "card a, cell t1:l1, cell t2:l2");
    check(Edit::MoveCard { id: "a".into(), cell: cell("t1", "l1"), index: 1 }, "cell t1:l1");
    check(Edit::AddCard { id: "n".into(), card: card(cell("t3", "l2"), "n"), index: 0 }, "card n, cell t3:l2");
    check(Edit::RemoveCard { id: "c".into() }, "card c, cell t2:l1");
    let marked = |step: &str| Card {
        moment: Some(MomentOfTruth::Low),
        channel: Some(Channel { name: "Shop".into(), kind: ChannelKind::Offline, ..Channel::default() }),
        ..Card::new(cell(step, "l1"), "a")
    };
    check(Edit::ChangeCard { id: "a".into(), card: Box::new(marked("t1")) }, "card a, moments t1, channels t1:l1");
    check(
        Edit::AddCard { id: "n".into(), card: Box::new(marked("t3")), index: 0 },
        "card n, cell t3:l1, moments t3, channels t3:l1",
    );
    check(Edit::RenameStage { id: "s1".into(), name: "new".into() }, "stage s1");
    check(Edit::RenameStep { id: "t2".into(), name: "new".into() }, "step t2");
    check(Edit::ChangeLane { lane: Box::new(lane("new")) }, "lane l1");
    check(Edit::ChangeLane { lane: Box::new(Lane { hidden: true, ..lane("l1") }) }, "lane l1, rows");
    check(Edit::MoveStage { id: "s1".into(), index: 1 }, "columns");
    check(Edit::MoveStep { id: "t1".into(), stage: "s2".into(), index: 1 }, "columns");
    check(Edit::MoveLane { id: "l1".into(), index: 2 }, "rows");
    check(Edit::SetEmotion { cell: cell("t2", "l3"), emotion: Some(Emotion::of(Score::HIGHEST)) }, "emotion t2:l3");
    check(Edit::SetTitle("new".into()), "about");
    let link = Link { from: "a".into(), to: "c".into(), ..Link::default() };
    check(Edit::AddLink { link: link.clone(), index: 0 }, "card a, card c");
    let tie_and_reword = vec![
        Edit::AddLink { link, index: 0 },
        Edit::ChangeCard { id: "a".into(), card: card(cell("t1", "l1"), "new") },
    ];
    check(Edit::Batch(tie_and_reword), "card a, card c");
}

/// A star and a switch of channels hear of a card that carries them from its place to another, and of nothing else it says.
#[test]
fn a_moment_and_a_channel_travel_with_their_card() {
    let channel = Channel { name: "Shop".into(), kind: ChannelKind::Offline, ..Channel::default() };
    let mut map = small();
    let before =
        Card { moment: Some(MomentOfTruth::High), channel: Some(channel), ..map.cards[&CardId::from("a")].clone() };
    map.cards.insert("a".into(), before.clone());
    let all = everything(&map);
    let board = Board::new(map);
    let readers = Readers::of(&board, all);
    let woken_by = |edit| {
        board.edit(edit, label()).expect("it fits");
        told(&readers.woken())
    };

    let reworded = Box::new(Card { text: "new".into(), importance: Some(5), ..before.clone() });
    assert_eq!(woken_by(Edit::ChangeCard { id: "a".into(), card: reworded }), "card a");
    let lower = Box::new(Card { moment: Some(MomentOfTruth::Low), ..before });
    assert_eq!(woken_by(Edit::ChangeCard { id: "a".into(), card: lower }), "card a, moments t1");
    assert_eq!(
        woken_by(Edit::MoveCard { id: "a".into(), cell: CellKey::new("t3", "l2"), index: 0 }),
        "card a, cell t1:l1, cell t3:l2, moments t1, moments t3, channels t1:l1, channels t3:l2"
    );
    assert_eq!(
        woken_by(Edit::MoveCard { id: "b".into(), cell: CellKey::new("t3", "l2"), index: 0 }),
        "card b, cell t1:l1, cell t3:l2"
    );
    assert_eq!(readers.stale(&board), []);
}

#[test]
fn an_edit_that_changes_nothing_wakes_nobody() {
    check(Edit::RenameStage { id: "s1".into(), name: "s1".into() }, "");
    check(Edit::MoveCard { id: "a".into(), cell: CellKey::new("t1", "l1"), index: 0 }, "");
    check(Edit::RemoveCard { id: "n".into() }, "");
    check(Edit::RemoveStage { id: "s1".into() }, "");
    let half = vec![Edit::SetTitle("new".into()), Edit::RemoveLane { id: "l1".into() }];
    check(Edit::Batch(half), "");
}

#[test]
fn the_revision_counts_what_changed_and_nothing_else() {
    let board = Board::new(small());
    assert_eq!(board.revision(), 0);
    board.edit(Edit::SetTitle("new".into()), label()).expect("a title can always be set");
    board.edit(Edit::SetTitle("new".into()), label()).expect("a title can always be set");
    let rejected = board.edit(Edit::RemoveLane { id: "l1".into() }, label());
    assert_eq!(rejected, Err(Rejected::NotEmpty("l1".into())));
    assert_eq!(board.revision(), 1);
    board.undo();
    board.undo();
    assert_eq!(board.revision(), 2);
}

#[test]
fn a_card_that_is_being_written_has_its_place_and_wakes_only_its_cell() {
    let map = small();
    let all = everything(&map);
    let board = Board::new(map);
    let readers = Readers::of(&board, all);
    let cell = CellKey::new("t1", "l1");
    let shown = || board.cards_in(&cell).iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");

    board.begin_card("n".into(), cell.clone(), 1);
    assert_eq!((shown().as_str(), told(&readers.woken()).as_str()), ("a n b", "cell t1:l1"));
    board.end_card();
    assert_eq!((shown().as_str(), told(&readers.woken()).as_str()), ("a b", "cell t1:l1"));
    board.end_card();
    assert_eq!(told(&readers.woken()), "");

    board.begin_card("n".into(), cell.clone(), 1);
    board.begin_card("n".into(), CellKey::new("t3", "l2"), 0);
    assert_eq!(told(&readers.woken()), "cell t1:l1, cell t1:l1, cell t3:l2");
    board.begin_card("n".into(), cell.clone(), 9);
    readers.woken();
    let card = Box::new(Card::new(cell.clone(), "new"));
    board.edit(Edit::AddCard { id: "n".into(), card, index: 9 }, label()).expect("the cell exists");
    assert_eq!((shown().as_str(), told(&readers.woken()).as_str()), ("a b n", "card n, cell t1:l1"));
    board.end_card();
    assert_eq!((shown().as_str(), told(&readers.woken()).as_str()), ("a b n", ""));
}

#[test]
fn on_ten_thousand_cards_an_edit_wakes_as_few_as_on_ten() {
    let mut map = wide(50);
    map.lanes = (0..20).map(|number| Lane { id: format!("l{number}").into(), ..Lane::default() }).collect();
    let cells: Vec<CellKey> = map.cells_in_order().collect();
    for cell in &cells {
        for number in 0..10 {
            let id = CardId::from(format!("{}-{}-{number}", cell.step, cell.lane));
            map.cells.entry(cell.clone()).or_default().push(id.clone());
            map.cards.insert(id, Card::new(cell.clone(), "text"));
        }
    }
    assert_eq!((map.cards.len(), map.violations()), (10_000, Vec::new()));
    let all = everything(&map);
    let board = Board::new(map);
    let readers = Readers::of(&board, all);
    assert!(readers.count() > 11_000);

    let id = CardId::from("t25-l10-5");
    let (from, to) = (CellKey::new("t25", "l10"), CellKey::new("t49", "l19"));
    let card = Box::new(Card::new(from, "new"));
    board.edit(Edit::ChangeCard { id: id.clone(), card }, label()).expect("the card is there");
    assert_eq!(told(&readers.woken()), "card t25-l10-5");
    board.edit(Edit::MoveCard { id, cell: to, index: 3 }, label()).expect("the card is there");
    let moved = "card t25-l10-5, cell t25:l10, cell t49:l19";
    assert_eq!(told(&readers.woken()), moved);
    board.undo();
    assert_eq!(told(&readers.woken()), moved);
    board.undo();
    assert_eq!(told(&readers.woken()), "card t25-l10-5");
}
