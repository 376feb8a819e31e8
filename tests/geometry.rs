//! Where a carried thing lands: laws under random boards, then the awkward cases one by one.

use parcours_core::editor::auto_scroll::{AUTO_MAX_PX_PER_S, AUTO_RAMP_MS, AutoScroll, Axes, Delta, FRAME_MOST_MS};
use parcours_core::editor::carried::{Carried, Pressed, Target, drop_on, is_same_place, lift_order};
use parcours_core::editor::drop_line::{DROP_LINE_PX, card_line, lane_line, stage_line, step_line};
use parcours_core::editor::geometry::{Point, Rect};
use parcours_core::editor::slots::{
    Column, Holds, Layout, Row, card_slot, cell_at, lane_slot, score_at, stage_slot, step_slot,
};
use parcours_core::model::{Card, CardId, CellKey, JourneyMap, Lane, LaneRole, Score, Stage, Step};
use proptest::prelude::*;
use proptest::sample::subsequence;

/// Space between columns and between rows, in pixels.
const GUTTER: f64 = 10.0;
/// The width of a column and of what is left of the first one.
const COLUMN: f64 = 100.0;
/// The height of a row and of what is above the first one.
const ROW: f64 = 200.0;

/// A map with `steps[n]` steps in stage `s{n}`, a lane for each letter of `lanes` (`e` is a curve, `-` is hidden), and
/// three cards in every cell that takes cards.
fn map(steps: &[usize], lanes: &str) -> JourneyMap {
    let mut map = JourneyMap::default();
    for (stage, count) in steps.iter().enumerate() {
        let steps = (0..*count).map(|step| Step { id: format!("s{stage}p{step}").into(), ..Step::default() });
        map.stages.push(Stage { id: format!("s{stage}").into(), steps: steps.collect(), ..Stage::default() });
    }
    for (index, letter) in lanes.chars().enumerate() {
        let role = if letter == 'e' { LaneRole::Emotion } else { LaneRole::Action };
        map.lanes.push(Lane { id: format!("l{index}").into(), role, hidden: letter == '-', ..Lane::default() });
    }
    for cell in map.cells_in_order().collect::<Vec<_>>() {
        if map.lane(&cell.lane).is_some_and(|lane| !lane.is_emotion()) {
            let ids: Vec<CardId> = (0..3).map(|n| format!("{}{}c{n}", cell.step, cell.lane).into()).collect();
            for id in &ids {
                map.cards.insert(id.clone(), Card::new(cell.clone(), "text"));
            }
            map.cells.insert(cell, ids);
        }
    }
    assert_eq!(map.violations(), []);
    map
}

/// How `map` lies on the page, scrolled to the start, all of it in sight.
fn layout(map: &JourneyMap, right_to_left: bool) -> Layout {
    let mut columns = Vec::new();
    for stage in &map.stages {
        for step in &stage.steps {
            let left = COLUMN + columns.len() as f64 * (COLUMN + GUTTER);
            columns.push(Column { step: step.id.clone(), stage: stage.id.clone(), left, right: left + COLUMN });
        }
    }
    let mut rows = Vec::new();
    for lane in map.lanes.iter().filter(|lane| !lane.hidden) {
        let top = ROW + rows.len() as f64 * (ROW + GUTTER);
        let holds = if lane.is_emotion() { Holds::Curve } else { Holds::Cards };
        rows.push(Row { lane: lane.id.clone(), top, bottom: top + ROW, holds });
    }
    let right = columns.last().map_or(COLUMN, |column| column.right);
    let bottom = rows.last().map_or(ROW, |row| row.bottom);
    let board = Rect::new(0.0, 0.0, right, bottom);
    let scrollport = Rect::new(COLUMN, ROW, right, bottom);
    let layout = Layout { board, scrollport, columns, rows, ..Layout::default() };
    if right_to_left { mirrored(&layout) } else { layout }
}

/// The layout of the same map in a language written the other way.
fn mirrored(layout: &Layout) -> Layout {
    let width = layout.board.right;
    let flip = |rect: &Rect| Rect::new(width - rect.right, rect.top, width - rect.left, rect.bottom);
    Layout {
        board: flip(&layout.board),
        scrollport: flip(&layout.scrollport),
        covers: layout.covers.iter().map(flip).collect(),
        columns: layout
            .columns
            .iter()
            .map(|column| Column { left: width - column.right, right: width - column.left, ..column.clone() })
            .collect(),
        rows: layout.rows.clone(),
        right_to_left: !layout.right_to_left,
    }
}

fn mirrored_point(layout: &Layout, at: Point) -> Point {
    Point::new(layout.board.right - at.x, at.y)
}

/// Cards of these heights, one under the other, from the top of the first row.
fn stack(ids: &[CardId], heights: &[f64], gap: f64) -> Vec<(CardId, Rect)> {
    let mut top = ROW;
    let mut cards = Vec::new();
    for (id, height) in ids.iter().zip(heights) {
        cards.push((id.clone(), Rect::new(COLUMN, top, 2.0 * COLUMN, top + height)));
        top += height + gap;
    }
    cards
}

fn middle(line: Rect) -> Point {
    line.middle()
}

fn applied(map: &JourneyMap, carried: &Carried, target: &Target) -> JourneyMap {
    let mut after = map.clone();
    if let Some(edit) = drop_on(map, carried, target) {
        after.apply(edit).expect("a drop on a target of this map fits it");
    }
    assert_eq!(after.violations(), []);
    after
}

fn any_map() -> impl Strategy<Value = JourneyMap> {
    (prop::collection::vec(1..4_usize, 1..5), "[le]?[l]{1,2}[le-]{0,3}").prop_map(|(steps, lanes)| map(&steps, &lanes))
}

/// A point on or near the board, as parts of its width and height.
fn any_place() -> impl Strategy<Value = (f64, f64)> {
    (-0.1..1.1_f64, -0.1..1.1_f64)
}

fn place(layout: &Layout, (across, down): (f64, f64)) -> Point {
    Point::new(across * layout.board.right, down * layout.board.bottom)
}

proptest! {
    /// What is above the line stays above, what is below stays below, and the carried cards stand together between.
    #[test]
    fn cards_land_where_the_line_is(
        heights in prop::collection::vec(1.0..900.0_f64, 3),
        chosen in subsequence((0..3).collect::<Vec<usize>>(), 1..=3),
        elsewhere: bool,
        gap in 0.0..12.0_f64,
        y in 0.0..3000.0_f64,
    ) {
        let map = map(&[1, 1], "l");
        let cell = CellKey::new("s0p0", "l0");
        let all: Vec<CardId> = map.cards_in_order().cloned().collect();
        let ids: Vec<CardId> = chosen.iter().map(|index| all[*index + if elsewhere { 3 } else { 0 }].clone()).collect();
        let carried = Carried::Cards { pressed: ids[0].clone(), ids: ids.clone() };
        let cards = stack(map.cards_in(&cell), &heights, gap);

        let target = card_slot(&cell, &cards, &ids, Point::new(COLUMN, y));
        let Target::Cards { before, .. } = &target else { panic!("cards land in cells") };
        prop_assert!(before.as_ref().is_none_or(|before| !ids.contains(before)), "never before a carried card");

        let after = applied(&map, &carried, &target);
        let mut expected: Vec<CardId> = Vec::new();
        let staying = cards.iter().filter(|(id, _)| !ids.contains(id));
        let line = card_line(&cards, &ids, before.as_ref(), gap);
        prop_assert_eq!(line.is_none(), staying.clone().count() == 0);
        let line_y = line.map_or(y, |line| middle(line).y);
        expected.extend(staying.clone().filter(|(_, rect)| rect.middle().y < line_y).map(|(id, _)| id.clone()));
        expected.extend(ids.iter().cloned());
        expected.extend(staying.filter(|(_, rect)| rect.middle().y >= line_y).map(|(id, _)| id.clone()));
        prop_assert_eq!(after.cards_in(&cell), expected.as_slice());
        prop_assert_eq!(is_same_place(&map, &carried, &target), after == map, "only a drop on the same place is none");
    }

    #[test]
    fn columns_land_where_the_line_is(
        map in any_map(),
        right_to_left: bool,
        at in any_place(),
        pick: prop::sample::Index,
    ) {
        let layout = layout(&map, right_to_left);
        let at = place(&layout, at);
        let carried = pick.get(&layout.columns);
        let along = |x: f64| if right_to_left { -x } else { x };
        let passed = |line: Rect| -> Vec<&Column> {
            let is_passed = |column: &&Column| along((column.left + column.right) / 2.0) < along(middle(line).x);
            layout.columns.iter().filter(is_passed).collect()
        };

        if let Some(target) = step_slot(&layout, &carried.step, at) {
            let Target::Step { stage, before } = &target else { panic!("steps land in stages") };
            let line = step_line(&layout, stage, before.as_ref()).expect("the stage is on the board");
            prop_assert!(passed(line).len() <= layout.columns.len());
            let after = applied(&map, &Carried::Step(carried.step.clone()), &target);
            prop_assert_eq!(after.step(&carried.step).map(|(stage, _)| &stage.id), Some(stage));
            let order: Vec<_> = after.steps().map(|step| step.id.clone()).collect();
            let own = order.iter().position(|id| *id == carried.step);
            let before_it = passed(line).iter().filter(|column| column.step != carried.step).count();
            prop_assert_eq!(own, Some(before_it));
            prop_assert_eq!(is_same_place(&map, &Carried::Step(carried.step.clone()), &target), after == map);
        }
        if let Some(target) = stage_slot(&layout, &carried.stage, at) {
            let Target::Stage { before } = &target else { panic!("stages land among stages") };
            prop_assert_ne!(before.as_ref(), Some(&carried.stage));
            let line = stage_line(&layout, before.as_ref()).expect("there are columns");
            let after = applied(&map, &Carried::Stage(carried.stage.clone()), &target);
            let first = map.stage(&carried.stage).map(|stage| &stage.steps[0].id);
            let own = after.steps().position(|step| Some(&step.id) == first);
            let before_it = passed(line).iter().filter(|column| column.stage != carried.stage).count();
            prop_assert_eq!(own, Some(before_it));
            prop_assert_eq!(is_same_place(&map, &Carried::Stage(carried.stage.clone()), &target), after == map);
        }
    }

    #[test]
    fn lanes_land_where_the_line_is(map in any_map(), at in any_place(), pick: prop::sample::Index) {
        let layout = layout(&map, false);
        let at = place(&layout, at);
        let carried = &pick.get(&layout.rows).lane;
        if let Some(target) = lane_slot(&layout, carried, at) {
            let Target::Lane { before } = &target else { panic!("lanes land among lanes") };
            prop_assert_ne!(before.as_ref(), Some(carried));
            let line = lane_line(&layout, before.as_ref()).expect("there are rows");
            let after = applied(&map, &Carried::Lane(carried.clone()), &target);
            let in_sight = |map: &JourneyMap| -> Vec<_> {
                map.lanes.iter().filter(|lane| !lane.hidden).map(|lane| lane.id.clone()).collect()
            };
            let passed = layout.rows.iter().filter(|row| (row.top + row.bottom) / 2.0 < middle(line).y);
            let before_it = passed.filter(|row| row.lane != *carried).count();
            prop_assert_eq!(in_sight(&after).iter().position(|id| id == carried), Some(before_it));
            let same = is_same_place(&map, &Carried::Lane(carried.clone()), &target);
            prop_assert_eq!(same, in_sight(&after) == in_sight(&map));
            prop_assert!(!same || after == map, "hidden lanes do not make a step of undo");
        }
    }

    #[test]
    fn a_mirrored_board_has_mirrored_places(map in any_map(), at in any_place(), pick: prop::sample::Index) {
        let one = layout(&map, false);
        let other = mirrored(&one);
        let at = place(&one, at);
        let there = mirrored_point(&one, at);
        let carried = pick.get(&one.columns);
        prop_assert_eq!(cell_at(&one, at), cell_at(&other, there));
        prop_assert_eq!(stage_slot(&one, &carried.stage, at), stage_slot(&other, &carried.stage, there));
        prop_assert_eq!(step_slot(&one, &carried.step, at), step_slot(&other, &carried.step, there));
        let (line, twin) = (stage_line(&one, Some(&carried.stage)), stage_line(&other, Some(&carried.stage)));
        let (line, twin) = (middle(line.expect("is there")), middle(twin.expect("is there")));
        prop_assert!((mirrored_point(&one, line).x - twin.x).abs() < 1e-6);
    }

    /// Inside the scrollport every point has a cell, unless the nearest row is a curve; outside none has.
    #[test]
    fn gutters_belong_to_somebody(map in any_map(), at in any_place()) {
        let layout = layout(&map, false);
        let at = place(&layout, at);
        match cell_at(&layout, at) {
            Some(cell) => {
                prop_assert!(layout.scrollport.contains(at));
                prop_assert!(map.lane(&cell.lane).is_some_and(|lane| !lane.is_emotion()));
                let column = layout.columns.iter().find(|column| column.step == cell.step).expect("is there");
                prop_assert!(column.left - GUTTER / 2.0 <= at.x && at.x <= column.right + GUTTER / 2.0);
            }
            None => {
                let near_curve = layout.rows.iter().any(|row| {
                    row.holds == Holds::Curve && row.top - GUTTER / 2.0 <= at.y && at.y <= row.bottom + GUTTER / 2.0
                });
                prop_assert!(near_curve || !layout.scrollport.contains(at));
            }
        }
    }

    #[test]
    fn scores_fall_as_the_pointer_goes_down(
        top in -500.0..500.0_f64,
        height in 0.0..400.0_f64,
        y in -900.0..900.0_f64,
        by in 0.0..300.0_f64,
    ) {
        let track = Rect::new(0.0, top, 10.0, top + height);
        prop_assert!(score_at(track, y) >= score_at(track, y + by));
    }

    /// Never faster than the highest speed, never in a calm place, and slow again after the band was left.
    #[test]
    fn auto_scroll_is_bounded_and_ramps(
        side in 60.0..2000.0_f64,
        places in prop::collection::vec((-0.2..1.2_f64, -0.2..1.2_f64, 1.0..200.0_f64), 1..60),
    ) {
        let scrollport = Rect::new(0.0, 0.0, side, side);
        let mut scroll = AutoScroll::default();
        let mut now = 0.0;
        let mut entered = None;
        for (x, y, wait) in places {
            now += wait;
            let at = Point::new(x * side, y * side);
            let delta = scroll.frame(scrollport, at, Axes::Both, now);
            let most = AUTO_MAX_PX_PER_S * FRAME_MOST_MS / 1000.0 + 1.0;
            prop_assert!(delta.x.abs() <= most && delta.y.abs() <= most);
            let band = (side * 0.2).clamp(40.0, 120.0).min(side / 2.0);
            let way = if at.x < band { -1.0 } else if at.x > side - band { 1.0 } else { 0.0 };
            if way == 0.0 {
                prop_assert_eq!(delta.x, 0.0);
                entered = None;
                continue;
            }
            prop_assert!(delta.x * way >= 0.0, "towards the edge");
            let since = match entered {
                Some((before, since)) if before == way => since,
                _ => now,
            };
            entered = Some((way, since));
            let ramp = ((now - since) / AUTO_RAMP_MS).min(1.0);
            prop_assert!(delta.x.abs() <= most * ramp + 1.0, "no faster than the ramp allows");
        }
    }
}

#[test]
fn points_without_a_cell() {
    let map = map(&[2], "lel");
    let mut layout = layout(&map, false);
    let check = |layout: &Layout, name: &str, x: f64, y: f64, expected: Option<&str>| {
        let found = cell_at(layout, Point::new(x, y)).map(|cell| cell.to_string());
        assert_eq!(found.as_deref(), expected, "{name}");
    };
    check(&layout, "the first cell", 150.0, 250.0, Some("s0p0:l0"));
    check(&layout, "the gutter, left of its middle", 204.0, 250.0, Some("s0p0:l0"));
    check(&layout, "the gutter, right of its middle", 206.0, 250.0, Some("s0p1:l0"));
    check(&layout, "a curve", 150.0, 500.0, None);
    check(&layout, "above the curve, nearer to the cards", 150.0, 404.0, Some("s0p0:l0"));
    check(&layout, "below the curve", 150.0, 700.0, Some("s0p0:l2"));
    check(&layout, "the sticky header", 150.0, 100.0, None);
    check(&layout, "the sticky first column", 50.0, 250.0, None);
    check(&layout, "beside the board", 900.0, 250.0, None);
    layout.covers.push(Rect::new(140.0, 240.0, 160.0, 260.0));
    check(&layout, "a toolbar over the board", 150.0, 250.0, None);
    check(&layout, "beside the toolbar", 150.0, 270.0, Some("s0p0:l0"));
    check(&Layout::default(), "a board with nothing on it", 0.0, 0.0, None);
}

#[test]
fn the_same_board_from_right_to_left() {
    let map = map(&[2], "l");
    let layout = layout(&map, true);
    let cell = |x: f64| cell_at(&layout, Point::new(x, 250.0)).map(|cell| cell.step.to_string());
    assert_eq!(cell(150.0).as_deref(), Some("s0p0"), "the first column is on the right");
    assert_eq!(cell(50.0).as_deref(), Some("s0p1"));
    assert_eq!(cell(250.0), None, "the sticky column, right of it");
    let first = step_line(&layout, &"s0".into(), Some(&"s0p0".into())).expect("is there");
    assert_eq!(first.right, 210.0, "X24 the line is on the right side");
}

/// X27: only the pointer counts, so a card taller than the window goes anywhere, and so does one next to it.
#[test]
fn a_card_taller_than_the_window() {
    let cell = CellKey::new("p", "l");
    let ids: Vec<CardId> = ["huge", "small"].map(CardId::from).to_vec();
    let cards = stack(&ids, &[4000.0, 40.0], 8.0);
    let slot = |carried: &[CardId], y: f64| card_slot(&cell, &cards, carried, Point::new(150.0, y));
    let before = |id: &str| Target::Cards { cell: cell.clone(), before: Some(id.into()) };
    let last = Target::Cards { cell: cell.clone(), before: None };
    assert_eq!(slot(&ids[..1], ROW + 10.0), before("small"), "the huge one, over its own place");
    assert_eq!(slot(&ids[..1], ROW + 4040.0), last);
    assert_eq!(slot(&ids[1..], ROW + 1999.0), before("huge"));
    assert_eq!(slot(&ids[1..], ROW + 2001.0), last);
}

#[test]
fn lines() {
    let ids: Vec<CardId> = ["a", "b", "c"].map(CardId::from).to_vec();
    let cards = stack(&ids, &[40.0, 40.0, 40.0], 8.0);
    let line = |carried: &[CardId], before: Option<&str>| {
        card_line(&cards, carried, before.map(CardId::from).as_ref(), 8.0).map(|line| line.middle().y - ROW)
    };
    assert_eq!(line(&[], Some("a")), Some(-4.0));
    assert_eq!(line(&[], Some("b")), Some(44.0), "centred in the gap");
    assert_eq!(line(&[], None), Some(140.0));
    assert_eq!(line(&ids[1..2], Some("c")), Some(92.0), "beside the faded original");
    assert_eq!(line(&ids, None), None, "nothing stays: the cell shows");
    assert_eq!(card_line(&[], &[], None, 8.0), None, "an empty cell");
    let thickness = card_line(&cards, &[], None, 8.0).map(|line| line.height());
    assert_eq!(thickness, Some(DROP_LINE_PX));

    let map = map(&[2, 1], "ll");
    let layout = layout(&map, false);
    let upright = stage_line(&layout, Some(&"s1".into())).expect("is there");
    assert_eq!((upright.middle().x, upright.top, upright.bottom), (315.0, 0.0, layout.board.bottom));
    let level = lane_line(&layout, Some(&"l1".into())).expect("is there");
    assert_eq!((level.middle().y, level.left, level.right), (405.0, 0.0, layout.board.right));
    let end = step_line(&layout, &"s0".into(), None).expect("is there");
    let start = step_line(&layout, &"s1".into(), Some(&"s1p0".into())).expect("is there");
    assert_eq!((end.right, start.left), (310.0, 320.0), "two places between two stages, two lines");
}

/// Between two stages the nearer one takes the step, also when the carried step itself stands there.
#[test]
fn steps_between_stages() {
    let map = map(&[2, 2, 1], "l");
    let layout = layout(&map, false);
    let check = |carried: &str, x: f64, stage: &str, before: Option<&str>| {
        let expected = Target::Step { stage: stage.into(), before: before.map(Into::into) };
        assert_eq!(step_slot(&layout, &carried.into(), Point::new(x, 100.0)), Some(expected), "{carried} at {x}");
    };
    // Columns start at 100, 210 | 320, 430 | 540.
    check("s0p0", 314.0, "s0", None);
    check("s0p0", 316.0, "s1", Some("s1p0"));
    check("s0p1", 300.0, "s0", None);
    check("s1p0", 330.0, "s1", Some("s1p1"));
    check("s1p0", 300.0, "s0", None);
    check("s1p0", 600.0, "s2", None);
    check("s0p0", 110.0, "s0", Some("s0p1"));
    assert_eq!(step_slot(&layout, &"s2p0".into(), Point::new(110.0, 100.0)), None, "a stage keeps a step");
    assert_eq!(step_slot(&layout, &"s0p0".into(), Point::new(300.0, -9.0)), None, "X02 above the board");
    assert_eq!(stage_slot(&layout, &"s0".into(), Point::new(50.0, 100.0)), None, "X02 over the first column");
}

/// X04, X15, X16, X17: what a drop does when nothing would change, or when the map changed under it.
#[test]
fn drops() {
    let map = map(&[2, 1], "lel");
    let cell = CellKey::new("s0p0", "l0");
    let ids = map.cards_in(&cell).to_vec();
    let carried = |ids: &[CardId]| Carried::Cards { pressed: ids[0].clone(), ids: ids.to_vec() };
    let to = |cell: &CellKey, before: Option<&CardId>| Target::Cards { cell: cell.clone(), before: before.cloned() };
    assert_eq!(drop_on(&map, &carried(&ids[..1]), &to(&cell, Some(&ids[1]))), None, "X04 one card on its place");
    assert_eq!(drop_on(&map, &carried(&ids[1..]), &to(&cell, None)), None, "X04 two cards on their place");
    assert!(drop_on(&map, &carried(&[ids[0].clone(), ids[2].clone()]), &to(&cell, None)).is_some(), "apart before");
    assert_eq!(drop_on(&map, &carried(&["gone".into()]), &to(&cell, None)), None, "X15");
    let gone = CellKey::new("gone", "l0");
    assert_eq!(drop_on(&map, &carried(&ids), &to(&gone, None)), None, "X16 the step is gone");
    let curve = CellKey::new("s0p0", "l1");
    assert_eq!(drop_on(&map, &carried(&ids), &to(&curve, None)), None, "X16 the lane became a curve");
    let after = applied(&map, &carried(&ids[..1]), &to(&cell, Some(&"gone".into())));
    assert_eq!(after.cards_in(&cell).last(), Some(&ids[0]), "X17 to the end of the cell");
    let mixed = Carried::Cards { pressed: ids[0].clone(), ids: vec![ids[0].clone(), "gone".into()] };
    let after = applied(&map, &mixed, &to(&CellKey::new("s0p1", "l0"), None));
    assert_eq!(after.cards_in(&CellKey::new("s0p1", "l0")).last(), Some(&ids[0]), "the others go without it");

    let point = Carried::Emotion(curve.clone());
    let after = applied(&map, &point, &Target::Emotion(Score::HIGHEST));
    assert_eq!(after.emotion(&curve).map(|emotion| emotion.score), Some(Score::HIGHEST));
    assert_eq!(drop_on(&after, &point, &Target::Emotion(Score::HIGHEST)), None);
    assert_eq!(drop_on(&map, &point, &to(&cell, None)), None, "things land only where their kind can");
}

#[test]
fn what_is_lifted() {
    let map = map(&[2], "l");
    let ids: Vec<CardId> = map.cards_in_order().cloned().collect();
    let selected = [ids[4].clone(), ids[0].clone()];
    let is_selected = |id: &CardId| selected.contains(id);
    assert_eq!(lift_order(&map, is_selected, &ids[4]), [ids[0].clone(), ids[4].clone()], "document order");
    assert_eq!(lift_order(&map, is_selected, &ids[2]), [ids[2].clone()], "not part of the selection");
    assert_eq!(Carried::lift(&map, &Pressed::Card("gone".into()), is_selected), None);
    let stage = Pressed::Stage("s0".into());
    assert_eq!(Carried::lift(&map, &stage, is_selected), Some(Carried::Stage("s0".into())));
}

#[test]
fn scores_snap() {
    let track = Rect::new(0.0, 100.0, 10.0, 300.0);
    let scores = [0.0, 100.0, 124.0, 126.0, 200.0, 251.0, 276.0, 900.0].map(|y| score_at(track, y).value());
    assert_eq!(scores, [2, 2, 2, 1, 0, -1, -2, -2]);
    assert_eq!(score_at(Rect::default(), 0.0), Score::NEUTRAL, "a track not on the page yet");
}

#[test]
fn auto_scroll_by_kind() {
    let scrollport = Rect::new(0.0, 0.0, 1000.0, 1000.0);
    let corner = Point::new(990.0, -50.0);
    let scrolled = |pressed: Pressed| {
        let mut scroll = AutoScroll::default();
        (0..60).fold(Delta::default(), |sum, frame| {
            let delta = scroll.frame(scrollport, corner, pressed.axes(), f64::from(frame) * FRAME_MOST_MS);
            Delta { x: sum.x + delta.x, y: sum.y + delta.y }
        })
    };
    // One second: the ramp costs half of its 400 ms.
    let card = scrolled(Pressed::Card("a".into()));
    assert!((700.0..720.0).contains(&card.x), "{card:?}");
    assert_eq!(card.y, -card.x, "beyond the edge it scrolls as at the edge");
    assert_eq!(scrolled(Pressed::Stage("s".into())), Delta { y: 0.0, ..card });
    assert_eq!(scrolled(Pressed::Lane("l".into())), Delta { x: 0.0, ..card });
    assert_eq!(scrolled(Pressed::Emotion(CellKey::default())), Delta::default());
    assert_eq!(AutoScroll::default().frame(Rect::default(), corner, Axes::Both, 0.0), Delta::default());
}
