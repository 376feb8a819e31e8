//! The way of an arrow: laws over any board, then the shapes a person expects.

use parcours::editor::arrows::{Area, End, Spot, distance, heads, middle, path, route};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

/// As the style sheet lays a board out: a column, the rims of a cell, between two cards.
const COLUMN: i32 = 168;
const RIM: (i32, i32) = (6, 17);
const GAP: i32 = 6;

/// The ends of every card of a board; the heights of its cards stand lane by lane, column by column.
fn board(lanes: &[Vec<Vec<i32>>]) -> Vec<End> {
    let mut ends = Vec::new();
    let mut top = 100;
    for lane in lanes {
        let tall = |cards: &Vec<i32>| cards.iter().map(|height| height + GAP).sum::<i32>();
        let height = RIM.0 + RIM.1 + lane.iter().map(tall).max().unwrap_or(0).max(40);
        for (column, cards) in lane.iter().enumerate() {
            let left = 200 + column as i32 * COLUMN;
            let cell = Area { left, top, right: left + COLUMN, bottom: top + height };
            let mut y = top + RIM.0;
            for height in cards {
                let card = Area { left: left + RIM.0 + 1, top: y, right: cell.right - RIM.0, bottom: y + height };
                ends.push(End { card, cell, turn: 0 });
                y += height + GAP;
            }
        }
        top += height;
    }
    ends
}

fn lanes() -> BoxedStrategy<Vec<Vec<Vec<i32>>>> {
    (1..6_usize).prop_flat_map(|columns| vec(vec(vec(24..120_i32, 0..4), columns), 1..6)).boxed()
}

/// A board, two of its cards, and which arrow it is of each.
fn pairs() -> BoxedStrategy<(Vec<End>, usize, usize, i32)> {
    (lanes(), any::<[Index; 2]>(), 0..5_i32, 0..7_i32)
        .prop_filter_map("two cards", |(lanes, pick, turn, track)| {
            let mut ends = board(&lanes);
            ends.iter_mut().for_each(|end| end.turn = turn);
            let [from, to] = pick.map(|pick| pick.index(ends.len().max(1)));
            (from != to).then_some((ends, from, to, track))
        })
        .boxed()
}

fn on_border(card: &Area, spot: Spot) -> bool {
    let inside = card.left <= spot.0 && spot.0 <= card.right && card.top <= spot.1 && spot.1 <= card.bottom;
    inside && (spot.0 == card.left || spot.0 == card.right || spot.1 == card.top || spot.1 == card.bottom)
}

fn others(ends: &[End], from: usize, to: usize) -> Vec<Area> {
    ends.iter().enumerate().filter(|(at, _)| *at != from && *at != to).map(|(_, end)| end.card).collect()
}

proptest! {
    #[test]
    fn an_arrow_goes_from_border_to_border_and_over_no_card((ends, from, to, track) in pairs()) {
        let others = others(&ends, from, to);
        let way = route(&ends[from], &ends[to], &others, track);
        prop_assert!(on_border(&ends[from].card, way[0]), "{way:?} begins at {:?}", ends[from].card);
        prop_assert!(on_border(&ends[to].card, way[way.len() - 1]), "{way:?} ends at {:?}", ends[to].card);
        for part in way.windows(2) {
            prop_assert!(part[0].0 == part[1].0 || part[0].1 == part[1].1, "{way:?} is slanted");
            prop_assert!(part[0] != part[1], "{way:?} stands still");
            for card in others.iter().chain([&ends[from].card, &ends[to].card]) {
                prop_assert!(!card.is_crossed(part[0], part[1]), "{way:?} goes over {card:?}");
            }
        }
        prop_assert_eq!(&way, &route(&ends[from], &ends[to], &others, track), "the same twice");
    }

    /// Rectangles that lie anywhere, even over each other, still get an arrow.
    #[test]
    fn there_is_always_a_way(areas in vec((0..900_i32, 0..900_i32, 1..200_i32, 1..200_i32), 2..9), track in 0..9_i32) {
        let ends: Vec<End> = areas.iter().map(|(left, top, width, height)| {
            let card = Area { left: *left, top: *top, right: left + width, bottom: top + height };
            let cell = Area { left: left - 7, top: top - 6, right: card.right + 6, bottom: card.bottom + 17 };
            End { card, cell, turn: track }
        }).collect();
        let way = route(&ends[0], &ends[1], &others(&ends, 0, 1), track);
        prop_assert!(way.len() >= 2 && on_border(&ends[0].card, way[0]) && on_border(&ends[1].card, way[way.len() - 1]));
        prop_assert!(distance(&way, way[0]) == 0 && distance(&way, middle(&way)) == 0);
        prop_assert!(path(&way).starts_with('M') && heads(&way, true).matches('M').count() == 2);
    }
}

/// The way between two cards of a board, as the directions of its stretches.
fn check(lanes: &[&[&[i32]]], from: usize, to: usize, directions: &str) {
    let lanes: Vec<Vec<Vec<i32>>> =
        lanes.iter().map(|lane| lane.iter().map(|cards| cards.to_vec()).collect()).collect();
    let ends = board(&lanes);
    let way = route(&ends[from], &ends[to], &others(&ends, from, to), 0);
    let told = way.windows(2).map(|part| match (part[1].0 - part[0].0, part[1].1 - part[0].1) {
        (0, down) if down > 0 => "down",
        (0, _) => "up",
        (right, _) if right > 0 => "right",
        _ => "left",
    });
    assert_eq!(told.collect::<Vec<_>>().join(" "), directions, "{lanes:?} {from} {to}: {way:?}");
}

#[test]
fn arrows_take_the_way_a_person_would() {
    // One below the other, with nothing between: straight, either way.
    check(&[&[&[40]], &[&[40]]], 0, 1, "down");
    check(&[&[&[40]], &[&[]], &[&[40]]], 1, 0, "up");
    // Beside each other: straight.
    check(&[&[&[40], &[40]]], 0, 1, "right");
    check(&[&[&[40], &[], &[40]]], 1, 0, "left");
    // A card between: round it.
    check(&[&[&[40]], &[&[40]], &[&[40]]], 0, 2, "right down left");
    check(&[&[&[40, 40, 40]]], 0, 2, "right down left");
    // To the next column and another lane: through the gutter between them.
    check(&[&[&[40], &[]], &[&[], &[40]]], 0, 1, "right down right");
    check(&[&[&[40], &[]], &[&[], &[40]]], 1, 0, "left up left");
    // Further: along the gutter between the lanes.
    check(&[&[&[40], &[40], &[]], &[&[], &[40], &[40]]], 0, 3, "right down right down right");
}

#[test]
fn cards_over_each_other_have_a_way_though_their_sides_meet() {
    let end = |left, top, width, height| {
        let card = Area { left, top, right: left + width, bottom: top + height };
        let cell = Area { left: left - 7, top: top - 6, right: card.right + 6, bottom: card.bottom + 17 };
        End { card, cell, turn: 0 }
    };
    let (one, other) = (end(743, 484, 35, 178), end(660, 492, 118, 162));
    let way = route(&one, &other, &[], 0);
    assert!(way.len() >= 2 && on_border(&one.card, way[0]) && on_border(&other.card, way[way.len() - 1]), "{way:?}");
}

#[test]
fn arrows_of_one_card_part() {
    let ends = board(&[vec![vec![60], vec![60, 60]]]);
    let way = |turn: i32, to: usize| route(&End { turn, ..ends[0] }, &ends[to], &[], turn);
    assert_ne!(way(0, 1)[0], way(1, 2)[0]);
}
