//! Arrows as they are drawn: round where they bend, and open where another goes over them.

use super::Spot;
use crate::model::SortedMap;

/// How round a bend is, in pixels.
const ROUND: i32 = 5;
/// How far an upright line stays off a level one that goes over it, in pixels.
const OPEN: i32 = 4;
/// How large a head is, in pixels.
const HEAD: i32 = 8;

/// How long a stretch is.
pub(super) fn length(part: &[Spot]) -> i32 {
    (part[0].0 - part[1].0).abs() + (part[0].1 - part[1].1).abs()
}

/// The way as an SVG path.
pub fn path(way: &[Spot]) -> String {
    drawn(way, &[])
}

/// The ways as SVG paths, each open where it goes under another.
pub fn paths(ways: &[Vec<Spot>]) -> Vec<String> {
    let upright = |part: &[Spot]| part[0].0 == part[1].0;
    let mut levels: SortedMap<i32, Vec<(i32, i32)>> = SortedMap::new();
    for part in ways.iter().flat_map(|way| way.windows(2)).filter(|part| !upright(part)) {
        levels.entry(part[0].1).or_default().push((part[0].0.min(part[1].0), part[0].0.max(part[1].0)));
    }
    let under = |way: &Vec<Spot>| {
        let mut over = Vec::new();
        for part in way.windows(2).filter(|part| upright(part)) {
            let (x, top, bottom) = (part[0].0, part[0].1.min(part[1].1), part[0].1.max(part[1].1));
            let crossed = levels
                .range(top + 1..bottom.max(top + 1))
                .filter(|(_, spans)| spans.iter().any(|(left, right)| *left < x && x < *right));
            over.extend(crossed.map(|(y, _)| (x, *y)));
        }
        drawn(way, &over)
    };
    ways.iter().map(under).collect()
}

/// The way with an opening at each place of `over`, where a level line crosses an upright one of it.
fn drawn(way: &[Spot], over: &[Spot]) -> String {
    let mut path = String::new();
    let stretches: Vec<_> = way.windows(2).map(|part| (part, openings(part, over))).collect();
    // How round the bend before each stretch can be: no rounder than what is left of the two that meet there.
    let round = |at: usize| {
        let (Some(before), Some(after)) = (at.checked_sub(1).and_then(|at| stretches.get(at)), stretches.get(at))
        else {
            return 0;
        };
        let free = length(before.0) - before.1.last().map_or(length(before.0) / 2, |(_, end)| *end);
        let first = after.1.first().map_or(length(after.0) / 2, |(start, _)| *start);
        ROUND.min(length(before.0) / 2).min(length(after.0) / 2).min(free).min(first).max(0)
    };
    for (at, (part, openings)) in stretches.iter().enumerate() {
        let all = length(part);
        let along = |far: i32| {
            let step = |one: i32, other: i32| one + (other - one).signum() * far;
            (step(part[0].0, part[1].0), step(part[0].1, part[1].1))
        };
        let mut put = |letter: &str, spot: Spot| path.push_str(&format!("{letter}{} {}", spot.0, spot.1));
        match (at, round(at)) {
            (0, _) => put("M", part[0]),
            (_, 0) => {}
            (_, round) => {
                put("Q", part[0]);
                put(" ", along(round));
            }
        }
        for (start, end) in openings {
            put("L", along(*start));
            put("M", along(*end));
        }
        put("L", along(all - round(at + 1)));
    }
    path
}

/// What is left out of an upright stretch, from its beginning: around every place of `over` on it, but for its very ends.
fn openings(part: &[Spot], over: &[Spot]) -> Vec<(i32, i32)> {
    let (x, start, end) = (part[0].0, part[0].1, part[1].1);
    let all = length(part);
    let on_it = over
        .iter()
        .filter(|spot| part[1].0 == x && spot.0 == x && (spot.1 - start).abs() + (spot.1 - end).abs() == all);
    let mut found: Vec<(i32, i32)> = Vec::new();
    let mut middles: Vec<i32> = on_it.map(|spot| (spot.1 - start).abs()).collect();
    middles.sort_unstable();
    for middle in middles {
        let (low, high) = ((middle - OPEN).max(1), (middle + OPEN).min(all - 1));
        match found.last_mut() {
            Some(last) if low <= last.1 + 1 => last.1 = last.1.max(high),
            _ if low < high => found.push((low, high)),
            _ => {}
        }
    }
    found
}

/// The head at the end of the way, and one at its start for arrows that go both ways, as an SVG path.
pub fn heads(way: &[Spot], both: bool) -> String {
    let mut path = String::new();
    let mut head = |tip: Spot, before: Spot| {
        let (x, y) = ((tip.0 - before.0).signum(), (tip.1 - before.1).signum());
        let back = (tip.0 - x * HEAD, tip.1 - y * HEAD);
        let half = HEAD / 2;
        path.push_str(&format!(
            "M{} {}L{} {}L{} {}Z",
            tip.0,
            tip.1,
            back.0 + y * half,
            back.1 + x * half,
            back.0 - y * half,
            back.1 - x * half
        ));
    };
    if let [.., before, tip] = way {
        head(*tip, *before);
    }
    if let [tip, after, ..] = way
        && both
    {
        head(*tip, *after);
    }
    path
}

/// How far `spot` is from the way, in pixels.
pub fn distance(way: &[Spot], spot: Spot) -> i32 {
    let off = |at: i32, low: i32, high: i32| (low - at).max(at - high).max(0);
    let parts = way.windows(2).map(|part| {
        let across = off(spot.0, part[0].0.min(part[1].0), part[0].0.max(part[1].0));
        let down = off(spot.1, part[0].1.min(part[1].1), part[0].1.max(part[1].1));
        across.max(down)
    });
    parts.min().unwrap_or(i32::MAX)
}

/// The middle of the longest stretch of the way.
pub fn middle(way: &[Spot]) -> Spot {
    let longest = way.windows(2).max_by_key(|part| length(part));
    longest.map_or((0, 0), |part| ((part[0].0 + part[1].0) / 2, (part[0].1 + part[1].1) / 2))
}
