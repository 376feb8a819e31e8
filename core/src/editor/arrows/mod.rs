//! The ways of arrows from card to card, over the board: out of one side, along the gutters between columns and lanes, into another.
//!
//! In whole pixels. A card fills its cell from gutter to gutter, so what leaves by its side is in a gutter at once; only the straight
//! ways, over the middle of cells, can meet another card. All arrows are put on their ways together: first each its course, then those
//! that run along one gutter their lines in it, so that none lies on another's.

mod gutters;
mod lines;

use self::gutters::{Gutter, Stretch, Turn};
pub use self::lines::{distance, heads, middle, path, paths};
use crate::model::SortedMap;

/// An upright rectangle, in pixels from the top left corner of the board; its edges belong to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Area {
    /// Its left edge.
    pub left: i32,
    /// Its top edge.
    pub top: i32,
    /// Its right edge.
    pub right: i32,
    /// Its bottom edge.
    pub bottom: i32,
}

/// A place on the board.
pub type Spot = (i32, i32);

/// A card at the end of an arrow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct End {
    /// The card.
    pub card: Area,
    /// The cell it stands in, from the middle of one gutter to the middle of the next.
    pub cell: Area,
}

/// An arrow to be drawn: the numbers of its two ends, and the cards a straight way could run over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arrow {
    /// Where it begins, among the ends.
    pub from: usize,
    /// Where it leads.
    pub to: usize,
    /// The cards between, neither of them its own.
    pub others: Vec<Area>,
}

impl Arrow {
    /// Whether both begin or end at one card.
    pub fn meets(&self, other: &Self) -> bool {
        [self.from, self.to].iter().any(|end| [other.from, other.to].contains(end))
    }
}

impl Area {
    /// The point in its middle.
    fn middle(&self) -> Spot {
        ((self.left + self.right) / 2, (self.top + self.bottom) / 2)
    }

    /// Whether the level or upright stretch from `one` to `other` goes through its inside.
    pub fn is_crossed(&self, one: Spot, other: Spot) -> bool {
        let (left, right) = (one.0.min(other.0), one.0.max(other.0));
        let (top, bottom) = (one.1.min(other.1), one.1.max(other.1));
        left < self.right && right > self.left && top < self.bottom && bottom > self.top
    }
}

/// How far below the upper edge of a cell there is never a card, and how far above its lower edge.
const ABOVE: i32 = 3;
const BELOW: i32 = 9;

/// What a bend costs, in pixels of way.
const BEND: i32 = 60;
/// What another arrow beside it in a gutter costs, and one more than the gutter holds.
const BESIDE: i32 = 30;
const CROWDED: i32 = 2000;

/// The least height, or width, of a straight way between two cards, in pixels: room for a head.
const STRAIGHT: i32 = 12;

/// How far apart arrows leave the side of a card, in pixels, and how far from its corners.
const APART: i32 = 8;
const CORNER: i32 = 4;

/// The two sides of a card that gutters run along.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    Left,
    Right,
}

impl Side {
    const BOTH: [Self; 2] = [Self::Left, Self::Right];

    /// Where that side of the area is.
    fn of(self, area: &Area) -> i32 {
        match self {
            Self::Left => area.left,
            Self::Right => area.right,
        }
    }
}

/// How an arrow goes, before it is given its lines.
enum Course {
    /// From card to card without a bend.
    Straight(Vec<Spot>),
    /// By the sides of its cards, and along the gutter between lanes that is named if those are not in one gutter.
    Around { sides: [Side; 2], level: Option<i32> },
}

/// The ways of `arrows` between `ends`, as corners joined by level and upright stretches. Each begins and ends at the borders of its
/// cards; two that share no card lie nowhere on one line, as long as the gutters have room.
pub fn routes(ends: &[End], arrows: &[Arrow]) -> Vec<Vec<Spot>> {
    let mut plan = Plan { ends, arrows, gutters: Gutter::between(ends), courses: Vec::new() };
    for arrow in 0..arrows.len() {
        let course = plan.course(arrow);
        for stretch in plan.stretches(arrow, &course, |_, end, _| end.card.middle().1) {
            plan.gutters[stretch.gutter].add(stretch);
        }
        plan.courses.push(course);
    }
    plan.drawn()
}

/// An arrow at a side of a card: whether it goes down from there, its place among those that do, and its number.
type Leaving = (bool, i32, usize);

/// The courses that are found, and what runs along each gutter.
struct Plan<'a> {
    ends: &'a [End],
    arrows: &'a [Arrow],
    gutters: Vec<Gutter>,
    courses: Vec<Course>,
}

impl Plan<'_> {
    fn both(&self, arrow: usize) -> [&End; 2] {
        [&self.ends[self.arrows[arrow].from], &self.ends[self.arrows[arrow].to]]
    }

    /// The best course: over no card if there is one, then short, with few bends and beside few others.
    fn course(&self, arrow: usize) -> Course {
        let [from, to] = self.both(arrow);
        let others = &self.arrows[arrow].others;
        let cost = |course: &Course| {
            let way = match course {
                Course::Straight(way) => way.clone(),
                Course::Around { sides, level } => around([from, to], *sides, *level),
            };
            let length: i32 = way.windows(2).map(lines::length).sum();
            // Its own cards too: a way back through the card it came from is none.
            let all = others.iter().chain([&from.card, &to.card]);
            let crossed = all.filter(|card| way.windows(2).any(|part| card.is_crossed(part[0], part[1]))).count();
            let stretches = self.stretches(arrow, course, |_, end, _| end.card.middle().1);
            let beside: i32 = stretches.iter().map(|stretch| self.beside(stretch)).sum();
            // Cards that lie over each other may share the very place: a way of one point is none.
            (way.len() < 2, crossed, length + BEND * way.len() as i32 + beside)
        };
        let levels = [from.cell.bottom - BELOW, from.cell.top + ABOVE, to.cell.bottom - BELOW, to.cell.top + ABOVE];
        let mut courses: Vec<Course> = straight(from, to).into_iter().map(Course::Straight).collect();
        for one in Side::BOTH {
            for other in Side::BOTH {
                let sides = [one, other];
                let is_one_gutter = (one.of(&from.cell) - other.of(&to.cell)).abs() <= gutters::SAME;
                if is_one_gutter {
                    courses.push(Course::Around { sides, level: None });
                } else {
                    courses.extend(levels.map(|level| Course::Around { sides, level: Some(level) }));
                }
            }
        }
        courses.into_iter().min_by_key(cost).unwrap_or(Course::Straight(Vec::new()))
    }

    /// What it costs to run beside what is in the gutter already.
    fn beside(&self, stretch: &Stretch) -> i32 {
        let gutter = &self.gutters[stretch.gutter];
        let strangers = |other: &&Stretch| !self.arrows[other.arrow].meets(&self.arrows[stretch.arrow]);
        let count = gutter.stretches.iter().filter(|other| other.overlaps(stretch)).filter(strangers).count() as i32;
        count * BESIDE + if count >= gutter.room() { CROWDED } else { 0 }
    }

    /// What runs along gutters on this course; `port` says how high an arrow leaves or reaches a card.
    fn stretches(&self, arrow: usize, course: &Course, port: impl Fn(usize, &End, Side) -> i32) -> Vec<Stretch> {
        let Course::Around { sides: [one, other], level } = course else { return Vec::new() };
        let [from, to] = self.both(arrow);
        let heights = [port(self.arrows[arrow].from, from, *one), port(self.arrows[arrow].to, to, *other)];
        let (out, into) = (one.of(&from.cell), other.of(&to.cell));
        // What leaves by the left side of a card comes from the right of its gutter.
        let at = |height: i32, side: Side| Turn { at: height, after: side == Side::Left };
        let along = |upright: bool, edge: i32, turns: [Turn; 2]| Stretch {
            gutter: gutters::find(&self.gutters, upright, edge),
            arrow,
            turns,
        };
        match level {
            None => vec![along(true, out, [at(heights[0], *one), at(heights[1], *other)])],
            Some(level) => vec![
                along(true, out, [at(heights[0], *one), Turn { at: *level, after: into > out }]),
                along(true, into, [at(heights[1], *other), Turn { at: *level, after: out > into }]),
                along(
                    false,
                    *level,
                    [Turn { at: out, after: heights[0] > *level }, Turn { at: into, after: heights[1] > *level }],
                ),
            ],
        }
    }

    /// The heights at which arrows leave and reach the sides of cards, so that they do not cross each other there.
    fn ports(&self) -> SortedMap<(usize, usize), i32> {
        let mut sides_of: SortedMap<(usize, Side), Vec<Leaving>> = SortedMap::new();
        let mut taken: SortedMap<(usize, Side), i32> = SortedMap::new();
        for (arrow, course) in self.courses.iter().enumerate() {
            let cards = [self.arrows[arrow].from, self.arrows[arrow].to];
            let [from, to] = self.both(arrow);
            match course {
                Course::Straight(way) => {
                    for (card, spot) in cards.iter().zip([way.first(), way.last()]) {
                        let Some(spot) = spot else { continue };
                        let side = Side::BOTH.into_iter().find(|side| side.of(&self.ends[*card].card) == spot.0);
                        if let Some(side) = side {
                            taken.insert((*card, side), spot.1);
                        }
                    }
                }
                Course::Around { sides, level } => {
                    let goals = [level.unwrap_or(to.card.middle().1), level.unwrap_or(from.card.middle().1)];
                    let edges = [sides[0].of(&from.cell), sides[1].of(&to.cell)];
                    for end in 0..2 {
                        let (card, side, goal) = (cards[end], sides[end], goals[end]);
                        let far = (goal - self.ends[card].card.middle().1).abs();
                        // What goes back past its card lies around what goes on: the further it goes, the further out.
                        let goes_on = match level {
                            None => sides[0] != sides[1],
                            Some(_) => (edges[1 - end] > edges[end]) == (side == Side::Right),
                        };
                        let key = if goes_on { far } else { -far };
                        let down = goal > self.ends[card].card.middle().1;
                        sides_of.entry((card, side)).or_default().push((down, if down { key } else { -key }, arrow));
                    }
                }
            }
        }
        let mut ports = SortedMap::new();
        for ((card, side), mut leaving) in sides_of {
            leaving.sort_unstable();
            let area = &self.ends[card].card;
            let (top, bottom) = (area.top + CORNER, area.bottom - CORNER);
            let straight = taken.get(&(card, side)).copied();
            let up = leaving.iter().filter(|(down, ..)| !down).count() as i32;
            let count = leaving.len() as i32;
            let step = |room: i32, steps: i32| APART.min(room.max(0) / steps.max(1));
            for (place, (down, _, arrow)) in (0..).zip(&leaving) {
                let height = match straight {
                    Some(middle) if *down => middle + (place - up + 1) * step(bottom - middle, count - up),
                    Some(middle) => middle - (up - place) * step(middle - top, up),
                    None => area.middle().1 + (2 * place - count + 1) * step(bottom - top, count - 1) / 2,
                };
                ports.insert((*arrow, card), height);
            }
        }
        ports
    }

    /// The ways on these courses.
    fn drawn(mut self) -> Vec<Vec<Spot>> {
        let ports = self.ports();
        for gutter in &mut self.gutters {
            gutter.stretches.clear();
        }
        let courses = std::mem::take(&mut self.courses);
        let heights = |arrow: usize, card: usize, end: &End| {
            ports.get(&(arrow, card)).copied().unwrap_or_else(|| end.card.middle().1)
        };
        for (arrow, course) in courses.iter().enumerate() {
            for stretch in self.stretches(arrow, course, |card, end, _| heights(arrow, card, end)) {
                self.gutters[stretch.gutter].add(stretch);
            }
        }
        for gutter in &mut self.gutters {
            gutter.part(self.arrows);
        }
        let line = |upright: bool, edge: i32, arrow: usize| {
            self.gutters[gutters::find(&self.gutters, upright, edge)].line_of(arrow)
        };
        let ways = courses.into_iter().enumerate().map(|(arrow, course)| match course {
            Course::Straight(way) => way,
            Course::Around { sides, level } => {
                let [from, to] = self.both(arrow);
                let spot = |card: usize, end: &End, side: Side| (side.of(&end.card), heights(arrow, card, end));
                let start = spot(self.arrows[arrow].from, from, sides[0]);
                let end = spot(self.arrows[arrow].to, to, sides[1]);
                let out = line(true, sides[0].of(&from.cell), arrow);
                let into = line(true, sides[1].of(&to.cell), arrow);
                through(start, out, level.map(|level| line(false, level, arrow)), into, end)
            }
        });
        ways.collect()
    }
}

/// One stretch, level or upright, where the cards face each other.
fn straight(from: &End, to: &End) -> Vec<Vec<Spot>> {
    let (one, other) = (&from.card, &to.card);
    let mut ways = Vec::new();
    let shared = |low: i32, high: i32| (high - low > 2 * CORNER).then_some((low + high) / 2);
    if let Some(x) = shared(one.left.max(other.left), one.right.min(other.right)) {
        if other.top - one.bottom >= STRAIGHT {
            ways.push(vec![(x, one.bottom), (x, other.top)]);
        } else if one.top - other.bottom >= STRAIGHT {
            ways.push(vec![(x, one.top), (x, other.bottom)]);
        }
    }
    if let Some(y) = shared(one.top.max(other.top), one.bottom.min(other.bottom)) {
        if other.left - one.right >= STRAIGHT {
            ways.push(vec![(one.right, y), (other.left, y)]);
        } else if one.left - other.right >= STRAIGHT {
            ways.push(vec![(one.left, y), (other.right, y)]);
        }
    }
    ways
}

/// The way by these sides of its cards, in the middle of the gutters.
fn around(ends: [&End; 2], sides: [Side; 2], level: Option<i32>) -> Vec<Spot> {
    let [(start, out), (end, into)] = [0, 1].map(|at| {
        let (end, side) = (ends[at], sides[at]);
        ((side.of(&end.card), end.card.middle().1), side.of(&end.cell))
    });
    through(start, out, level, into, end)
}

/// From `start` along the upright line `out`, the level one if there is any and the upright one `into` to the `end`.
fn through(start: Spot, out: i32, level: Option<i32>, into: i32, end: Spot) -> Vec<Spot> {
    let mut way = vec![start, (out, start.1)];
    if let Some(level) = level {
        way.extend([(out, level), (into, level), (into, end.1)]);
    } else {
        way.push((out, end.1));
    }
    way.push(end);
    tidy(way)
}

/// Without corners that are none.
fn tidy(way: Vec<Spot>) -> Vec<Spot> {
    let mut corners: Vec<Spot> = Vec::with_capacity(way.len());
    for spot in way {
        while let [.., before, last] = corners.as_slice()
            && ((before.0 == last.0 && last.0 == spot.0) || (before.1 == last.1 && last.1 == spot.1))
        {
            corners.pop();
        }
        if corners.last() != Some(&spot) {
            corners.push(spot);
        }
    }
    corners
}
