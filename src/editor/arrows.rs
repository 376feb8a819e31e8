//! The way of an arrow from card to card, over the board: out of one side, along the gutters between columns and lanes, into another.
//!
//! In whole pixels. A card fills its cell from gutter to gutter, so what leaves by its side is in a gutter at once; only the straight
//! ways, over the middle of cells, can meet another card.

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
    /// How many arrows come to this card before this one: they part along its side.
    pub turn: i32,
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

/// The least height, or width, of a straight way between two cards, in pixels: room for a head.
const STRAIGHT: i32 = 12;

/// The way from `from` to `to` past the cards `others`, as corners joined by level and upright stretches. It begins and ends at the
/// borders of its cards; arrows with different `track`s run beside each other.
pub fn route(from: &End, to: &End, others: &[Area], track: i32) -> Vec<Spot> {
    let mut ways = straight(from, to);
    ways.extend(around(from, to, aside(track)));
    // Cards that lie over each other may share the very place: a way of one point is none.
    ways.retain(|way| way.len() >= 2);
    let cost = |way: &Vec<Spot>| {
        let length: i32 =
            way.windows(2).map(|part| (part[0].0 - part[1].0).abs() + (part[0].1 - part[1].1).abs()).sum();
        length + BEND * way.len() as i32
    };
    let crossed = |way: &Vec<Spot>| {
        let parts = || way.windows(2);
        // Its own cards too: a way back through the card it came from is none.
        let all = others.iter().chain([&from.card, &to.card]);
        all.filter(|card| parts().any(|part| card.is_crossed(part[0], part[1]))).count()
    };
    ways.into_iter().min_by_key(|way| (crossed(way), cost(way))).unwrap_or_default()
}

/// How far from the middle of a gutter the arrow number `track` runs.
fn aside(track: i32) -> i32 {
    [0, -3, 3][track.rem_euclid(3) as usize]
}

/// How far from the middle of a side the arrow number `turn` leaves it; always on the side.
fn along(turn: i32, length: i32) -> i32 {
    let step = [0, 8, -8, 16, -16][turn.rem_euclid(5) as usize];
    step.clamp(-(length / 2 - 4).max(0), (length / 2 - 4).max(0))
}

/// One stretch, level or upright, where the cards face each other.
fn straight(from: &End, to: &End) -> Vec<Vec<Spot>> {
    let (one, other) = (&from.card, &to.card);
    let mut ways = Vec::new();
    let shared =
        |low: i32, high: i32, turn: i32| (high - low > 2 * 4).then(|| (low + high) / 2 + along(turn, high - low));
    let turn = from.turn.max(to.turn);
    if let Some(x) = shared(one.left.max(other.left), one.right.min(other.right), turn) {
        if other.top - one.bottom >= STRAIGHT {
            ways.push(vec![(x, one.bottom), (x, other.top)]);
        } else if one.top - other.bottom >= STRAIGHT {
            ways.push(vec![(x, one.top), (x, other.bottom)]);
        }
    }
    if let Some(y) = shared(one.top.max(other.top), one.bottom.min(other.bottom), turn) {
        if other.left - one.right >= STRAIGHT {
            ways.push(vec![(one.right, y), (other.left, y)]);
        } else if one.left - other.right >= STRAIGHT {
            ways.push(vec![(one.left, y), (other.right, y)]);
        }
    }
    ways
}

/// The ways by the sides of the cards and the gutters.
fn around(from: &End, to: &End, aside: i32) -> Vec<Vec<Spot>> {
    let exits = |end: &End| {
        let y = end.card.middle().1 + along(end.turn, end.card.bottom - end.card.top);
        [((end.card.left, y), end.cell.left + aside), ((end.card.right, y), end.cell.right + aside)]
    };
    let levels = [from.cell.bottom - BELOW, from.cell.top + ABOVE, to.cell.bottom - BELOW, to.cell.top + ABOVE];
    let mut ways = Vec::new();
    for (start, out) in exits(from) {
        for (end, into) in exits(to) {
            if (out - into).abs() <= aside.abs() * 2 {
                ways.push(tidy(vec![start, (out, start.1), (out, end.1), end]));
                continue;
            }
            for level in levels {
                let level = level + aside;
                ways.push(tidy(vec![start, (out, start.1), (out, level), (into, level), (into, end.1), end]));
            }
        }
    }
    ways
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

/// How large a head is, in pixels.
const HEAD: i32 = 8;

/// The way as an SVG path.
pub fn path(way: &[Spot]) -> String {
    let mut path = String::new();
    for (at, (x, y)) in way.iter().enumerate() {
        let letter = if at == 0 { 'M' } else { 'L' };
        path.push_str(&format!("{letter}{x} {y}"));
    }
    path
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
    let length = |part: &&[Spot]| (part[0].0 - part[1].0).abs() + (part[0].1 - part[1].1).abs();
    let longest = way.windows(2).max_by_key(length);
    longest.map_or((0, 0), |part| ((part[0].0 + part[1].0) / 2, (part[0].1 + part[1].1) / 2))
}
