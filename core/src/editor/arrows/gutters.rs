//! The lines in a gutter: arrows that run along it beside each other, in the order in which they cross least.

use super::{ABOVE, Arrow, BELOW, End};
use crate::model::SortedMap;

/// Edges this close to each other are one gutter's, in pixels: what is measured is rounded.
pub(super) const SAME: i32 = 2;
/// How far apart two lines are where there is room, in pixels.
const APART: i32 = 4;
/// How near a line comes to a card, in pixels, and how far it goes from the middle of a gutter at most.
const OFF: i32 = 2;
const FARTHEST: i32 = 9;
/// How much of the gutter must lie between what shares a line, in pixels: more than lines move across their gutters.
const BETWEEN: i32 = 12;
/// What crossing another costs, lying on its end, one more line, and sharing one with another arrow of the same card.
const CROSSING: i32 = 4;
const ON_END: i32 = 12;
const NEW_LINE: i32 = 1;
const SHARED: i32 = 3;

/// Where a stretch ends in its gutter: how far along, and whether it turns to what comes after the gutter: right, or down.
#[derive(Clone, Copy, Debug)]
pub(super) struct Turn {
    pub at: i32,
    pub after: bool,
}

/// The piece of an arrow that runs along a gutter.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stretch {
    pub gutter: usize,
    pub arrow: usize,
    pub turns: [Turn; 2],
}

impl Stretch {
    fn low(&self) -> i32 {
        self.turns[0].at.min(self.turns[1].at)
    }

    fn high(&self) -> i32 {
        self.turns[0].at.max(self.turns[1].at)
    }

    /// Whether the two could not be told apart on one line.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.low() - BETWEEN < other.high() && other.low() - BETWEEN < self.high()
    }

    /// What it costs that this one's line comes before the `other`'s.
    fn before(&self, other: &Self) -> i32 {
        let passes = |turn: &Turn, along: &Self| {
            let ends = along.turns.iter().any(|end| (end.at - turn.at).abs() <= SAME && end.after != turn.after);
            let meets = along.low() - SAME <= turn.at && turn.at <= along.high() + SAME;
            if ends { ON_END } else { CROSSING * i32::from(meets) }
        };
        let own = self.turns.iter().filter(|turn| turn.after).map(|turn| passes(turn, other));
        let others = other.turns.iter().filter(|turn| !turn.after).map(|turn| passes(turn, self));
        own.chain(others).sum()
    }
}

/// A gutter, and what runs along it.
#[derive(Debug)]
pub(super) struct Gutter {
    upright: bool,
    middle: i32,
    /// How far before and after its middle there may be lines.
    low: i32,
    high: i32,
    pub stretches: Vec<Stretch>,
    lines: SortedMap<usize, i32>,
}

/// The number of the gutter at `edge`: the upright ones are first.
pub(super) fn find(gutters: &[Gutter], upright: bool, edge: i32) -> usize {
    gutters.partition_point(|gutter| (!gutter.upright, gutter.middle) <= (!upright, edge)).saturating_sub(1)
}

impl Gutter {
    /// The gutters between the cells of `ends`.
    pub fn between(ends: &[End]) -> Vec<Self> {
        let mut upright: Vec<(i32, i32, i32)> = Vec::new();
        let mut level = Vec::new();
        for End { card, cell } in ends {
            let room = |room: i32| (room - OFF).clamp(0, FARTHEST);
            upright.push((cell.left, FARTHEST, room(card.left - cell.left)));
            upright.push((cell.right, room(cell.right - card.right), FARTHEST));
            level.push((cell.bottom - BELOW, BELOW - 4, BELOW - 4));
            level.push((cell.top + ABOVE, ABOVE - OFF, ABOVE - OFF));
        }
        let mut gutters: Vec<Self> = Vec::new();
        for (is_upright, mut edges) in [(true, upright), (false, level)] {
            edges.sort_unstable();
            for (middle, low, high) in edges {
                match gutters.last_mut() {
                    Some(last) if last.upright == is_upright && middle - last.middle <= SAME => {
                        last.low = last.low.max(-low);
                        last.high = last.high.min(high);
                    }
                    _ => gutters.push(Self {
                        upright: is_upright,
                        middle,
                        low: -low,
                        high,
                        stretches: Vec::new(),
                        lines: SortedMap::new(),
                    }),
                }
            }
        }
        // At the edge of the board, and where no arrow has an end beyond the gutter, as much on both sides.
        for gutter in &mut gutters {
            let least = gutter.high.min(-gutter.low);
            (gutter.low, gutter.high) = (gutter.low.max(-least - 1), gutter.high.min(least + 1));
        }
        gutters
    }

    /// How many lines there can be.
    pub fn room(&self) -> i32 {
        self.high - self.low + 1
    }

    /// One more runs along it.
    pub fn add(&mut self, stretch: Stretch) {
        self.stretches.push(stretch);
    }

    /// Gives every stretch its line.
    pub fn part(&mut self, arrows: &[Arrow]) {
        let mut stretches = std::mem::take(&mut self.stretches);
        stretches.sort_by_key(|stretch| (stretch.low(), stretch.high(), stretch.arrow));
        let mut lines: Vec<Vec<Stretch>> = Vec::new();
        for stretch in stretches {
            let (place, is_new) = self.place(&lines, &stretch, arrows);
            if is_new {
                lines.insert(place, Vec::new());
            }
            lines[place].push(stretch);
        }
        let steps = (lines.len() as i32 - 1).max(0);
        let width = (APART * steps).min(self.high - self.low);
        let start = (-width / 2).clamp(self.low, self.high - width);
        for (place, line) in (0..).zip(&lines) {
            let offset = start + place * width / steps.max(1);
            self.lines.extend(line.iter().map(|stretch| (stretch.arrow, self.middle + offset)));
        }
    }

    /// The line that suits `stretch` best: the number of one there is, or where a new one goes.
    fn place(&self, lines: &[Vec<Stretch>], stretch: &Stretch, arrows: &[Arrow]) -> (usize, bool) {
        let meets = |other: &Stretch| arrows[other.arrow].meets(&arrows[stretch.arrow]);
        let near = |line: &[Stretch]| line.iter().filter(|other| other.overlaps(stretch)).copied().collect::<Vec<_>>();
        let near: Vec<Vec<Stretch>> = lines.iter().map(|line| near(line)).collect();
        let sum =
            |lines: &[Vec<Stretch>], cost: &dyn Fn(&Stretch) -> i32| lines.iter().flatten().map(cost).sum::<i32>();
        let around = |before: &[Vec<Stretch>], after: &[Vec<Stretch>]| {
            sum(before, &|other| other.before(stretch)) + sum(after, &|other| stretch.before(other))
        };
        let is_full = lines.len() as i32 >= self.room();
        let new = (0..=lines.len()).filter(|_| !is_full);
        let new = new.map(|at| (around(&near[..at], &near[at..]) + NEW_LINE, (at, true)));
        let there = (0..lines.len()).filter_map(|at| {
            let strangers = near[at].iter().filter(|other| !meets(other)).count() as i32;
            let on_it = if is_full { strangers * 100 } else { SHARED * near[at].len() as i32 };
            (is_full || strangers == 0).then(|| (around(&near[..at], &near[at + 1..]) + on_it, (at, false)))
        });
        there.chain(new).min_by_key(|(cost, _)| *cost).map_or((0, lines.is_empty()), |(_, place)| place)
    }

    /// The line of `arrow`.
    pub fn line_of(&self, arrow: usize) -> i32 {
        self.lines.get(&arrow).copied().unwrap_or(self.middle)
    }
}
