//! The way of an arrow: laws over any board, then the shapes a person expects.

use parcours_core::editor::arrows::{Area, Arrow, End, Spot, distance, heads, middle, path, paths, routes};
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
                ends.push(End { card, cell });
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

/// A board, and arrows between its cards.
fn tied() -> BoxedStrategy<(Vec<End>, Vec<Arrow>)> {
    (lanes(), vec(any::<[Index; 2]>(), 1..17))
        .prop_filter_map("two cards", |(lanes, picks)| {
            let ends = board(&lanes);
            let pairs = picks.iter().map(|pick| pick.map(|pick| pick.index(ends.len().max(1))));
            let mut arrows: Vec<Arrow> = Vec::new();
            for [from, to] in pairs.filter(|[from, to]| from != to) {
                if arrows.iter().all(|arrow| (arrow.from, arrow.to) != (from, to)) {
                    arrows.push(Arrow { from, to, others: others(&ends, from, to) });
                }
            }
            (!arrows.is_empty()).then_some((ends, arrows))
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

/// How far the two ways lie on one line, in pixels.
fn together(one: &[Spot], other: &[Spot]) -> i32 {
    let shared = |one: [i32; 2], other: [i32; 2]| {
        one[0].max(one[1]).min(other[0].max(other[1])) - one[0].min(one[1]).max(other[0].min(other[1]))
    };
    let mut longest = 0;
    for one in one.windows(2) {
        for other in other.windows(2) {
            let on_one_line = |place: fn(&Spot) -> i32| {
                let places = one.iter().chain(other).map(place);
                places.clone().min() == places.max()
            };
            if on_one_line(|spot| spot.0) {
                longest = longest.max(shared([one[0].1, one[1].1], [other[0].1, other[1].1]));
            } else if on_one_line(|spot| spot.1) {
                longest = longest.max(shared([one[0].0, one[1].0], [other[0].0, other[1].0]));
            }
        }
    }
    longest
}

/// Where an upright stretch of `under` goes straight through a level one of `over`.
fn crossings(under: &[Spot], over: &[Spot]) -> Vec<Spot> {
    let within = |at: i32, one: i32, other: i32| one.min(other) < at && at < one.max(other);
    let mut found = Vec::new();
    for upright in under.windows(2).filter(|part| part[0].0 == part[1].0) {
        for level in over.windows(2).filter(|part| part[0].1 == part[1].1) {
            let (x, y) = (upright[0].0, level[0].1);
            if within(x, level[0].0, level[1].0) && within(y, upright[0].1, upright[1].1) {
                found.push((x, y));
            }
        }
    }
    found
}

/// The straight strokes of what is drawn.
fn strokes(path: &str) -> Vec<[Spot; 2]> {
    let mut strokes = Vec::new();
    let mut at = (0, 0);
    let apart = path.replace('M', "|M ").replace('L', "|L ").replace('Q', "|Q ");
    for word in apart.split('|').filter(|word| !word.is_empty()) {
        let numbers: Vec<i32> =
            word[1..].split_whitespace().map(|number| number.parse().expect("a whole number")).collect();
        let spot = (numbers[numbers.len() - 2], numbers[numbers.len() - 1]);
        if word.starts_with('L') {
            strokes.push([at, spot]);
        }
        at = spot;
    }
    strokes
}

proptest! {
    #[test]
    fn an_arrow_goes_from_border_to_border_and_over_no_card((ends, arrows) in tied()) {
        let ways = routes(&ends, &arrows);
        prop_assert_eq!(ways.len(), arrows.len());
        for (arrow, way) in arrows.iter().zip(&ways) {
            let (from, to) = (&ends[arrow.from].card, &ends[arrow.to].card);
            prop_assert!(on_border(from, way[0]), "{way:?} begins at {from:?}");
            prop_assert!(on_border(to, way[way.len() - 1]), "{way:?} ends at {to:?}");
            for part in way.windows(2) {
                prop_assert!(part[0].0 == part[1].0 || part[0].1 == part[1].1, "{way:?} is slanted");
                prop_assert!(part[0] != part[1], "{way:?} stands still");
                for card in ends.iter().map(|end| &end.card) {
                    prop_assert!(!card.is_crossed(part[0], part[1]), "{way:?} goes over {card:?}");
                }
            }
        }
        prop_assert_eq!(&ways, &routes(&ends, &arrows), "the same twice");
    }

    #[test]
    fn arrows_of_different_cards_lie_nowhere_on_one_line((ends, arrows) in tied()) {
        let ways = routes(&ends, &arrows);
        for (at, (arrow, way)) in arrows.iter().zip(&ways).enumerate() {
            for (other, beside) in arrows.iter().zip(&ways).take(at).filter(|(other, _)| !arrow.meets(other)) {
                let far = together(way, beside);
                let cards = [arrow.from, arrow.to, other.from, other.to].map(|end| ends[end].card);
                let least = cards.map(|card| card.bottom - card.top).into_iter().min().unwrap_or_default();
                prop_assert!(far <= least, "{far} px on one line: {way:?} and {beside:?} of {arrow:?} and {other:?}");
            }
        }
    }

    /// A crossing is open on one side and a bend is not: nothing of the arrow below is drawn where the other goes over it.
    #[test]
    fn where_one_crosses_another_it_is_open((ends, arrows) in tied()) {
        let ways = routes(&ends, &arrows);
        let drawn: Vec<_> = paths(&ways).iter().map(|path| strokes(path)).collect();
        for (way, strokes) in ways.iter().zip(&drawn) {
            prop_assert_eq!((strokes[0][0], strokes[strokes.len() - 1][1]), (way[0], way[way.len() - 1]), "its ends are drawn");
            for over in &ways {
                for (x, y) in crossings(way, over) {
                    let through = strokes.iter().find(|[one, other]| {
                        one.0 == x && other.0 == x && one.1.min(other.1) < y && y < one.1.max(other.1)
                    });
                    prop_assert_eq!(through, None, "{:?} under {:?} at {} {}", way, over, x, y);
                }
            }
        }
    }

    /// Rectangles that lie anywhere, even over each other, still get an arrow.
    #[test]
    fn there_is_always_a_way(areas in vec((0..900_i32, 0..900_i32, 1..200_i32, 1..200_i32), 2..9)) {
        let ends: Vec<End> = areas.iter().map(|(left, top, width, height)| {
            let card = Area { left: *left, top: *top, right: left + width, bottom: top + height };
            let cell = Area { left: left - 7, top: top - 6, right: card.right + 6, bottom: card.bottom + 17 };
            End { card, cell }
        }).collect();
        let arrows: Vec<Arrow> =
            (1..ends.len()).map(|to| Arrow { from: 0, to, others: others(&ends, 0, to) }).collect();
        for (way, to) in routes(&ends, &arrows).iter().zip(1..) {
            prop_assert!(way.len() >= 2 && on_border(&ends[0].card, way[0]), "{way:?}");
            prop_assert!(on_border(&ends[to].card, way[way.len() - 1]), "{way:?}");
            prop_assert!(distance(way, way[0]) == 0 && distance(way, middle(way)) == 0);
            prop_assert!(path(way).starts_with('M') && heads(way, true).matches('M').count() == 2);
        }
    }
}

/// The one way from card to card where there is no other arrow.
fn route(ends: &[End], from: usize, to: usize) -> Vec<Spot> {
    routes(ends, &[Arrow { from, to, others: others(ends, from, to) }]).remove(0)
}

/// The way between two cards of a board, as the directions of its stretches.
fn check(lanes: &[&[&[i32]]], from: usize, to: usize, directions: &str) {
    let lanes: Vec<Vec<Vec<i32>>> =
        lanes.iter().map(|lane| lane.iter().map(|cards| cards.to_vec()).collect()).collect();
    let ends = board(&lanes);
    let way = route(&ends, from, to);
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
        End { card, cell }
    };
    let (one, other) = (end(743, 484, 35, 178), end(660, 492, 118, 162));
    let way = route(&[one, other], 0, 1);
    assert!(way.len() >= 2 && on_border(&one.card, way[0]) && on_border(&other.card, way[way.len() - 1]), "{way:?}");
}

#[test]
fn arrows_of_one_card_part() {
    let ends = board(&[vec![vec![60], vec![60, 60]]]);
    let arrows = [1, 2].map(|to| Arrow { from: 0, to, others: others(&ends, 0, to) });
    let ways = routes(&ends, &arrows);
    assert_ne!(ways[0][0], ways[1][0], "{ways:?}");
}

#[test]
fn bends_are_round_and_crossings_open() {
    let over = vec![(0, 50), (100, 50)];
    let under = vec![(20, 0), (40, 0), (40, 80)];
    assert_eq!(paths(&[over, under]), ["M0 50L100 50", "M20 0L35 0Q40 0 40 5L40 46M40 54L40 80"]);
}
