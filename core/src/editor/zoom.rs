//! How large the board is drawn, and which place of it stays where it is while that changes.

use super::geometry::Point;
use super::slots::Layout;

/// How large the board is drawn, in hundredths of a percent: from a quarter to four times its own size, without steps to be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Scale(u16);

/// Where the buttons lead, in percent.
const STOPS: [u16; 15] = [25, 33, 50, 67, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300, 400];

impl Scale {
    /// The smallest of all, which only a large map that is shown whole comes to.
    pub const TINIEST: Self = Self(500);
    /// The smallest that wheel, fingers and buttons lead to.
    pub const LEAST: Self = Self(2_500);
    /// The board's own size.
    pub const OWN: Self = Self(10_000);
    /// The largest.
    pub const MOST: Self = Self(40_000);

    /// `percent` of the board's own size, as far as there is such a size.
    pub fn of_percent(percent: u16) -> Self {
        Self::of_parts(f64::from(percent) * 100.0)
    }

    fn of_parts(parts: f64) -> Self {
        Self(parts.max(f64::from(Self::TINIEST.0)).min(f64::from(Self::MOST.0)) as u16)
    }

    /// In hundredths of a percent.
    pub fn parts(self) -> u16 {
        self.0
    }

    /// In whole percent, as it is told and kept.
    pub fn percent(self) -> u16 {
        (self.0 + 50) / 100
    }

    /// How many pixels of the window a pixel of the board takes.
    pub fn factor(self) -> f64 {
        f64::from(self.0) / f64::from(Self::OWN.0)
    }

    /// So many times as large.
    pub fn times(self, factor: f64) -> Self {
        Self::of_parts((f64::from(self.0) * factor).round()).max(Self::LEAST.min(self))
    }

    /// The next larger size of the buttons.
    pub fn larger(self) -> Self {
        let next = STOPS.into_iter().map(Self::of_percent).find(|focus| *focus > self);
        next.unwrap_or(Self::MOST)
    }

    /// The next smaller size of the buttons.
    pub fn smaller(self) -> Self {
        let next = STOPS.into_iter().rev().map(Self::of_percent).find(|focus| *focus < self);
        next.unwrap_or(Self::LEAST.min(self))
    }

    /// The largest size at which what takes `taken` pixels now takes no more than `room`.
    pub fn fitting(self, taken: f64, room: f64) -> Self {
        if taken <= 0.0 { self } else { Self::of_parts((f64::from(self.0) * room / taken).floor()) }
    }
}

/// How much of the room there is the board takes, across or down.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Taken {
    /// What it takes.
    pub taken: f64,
    /// What there is.
    pub room: f64,
}

impl Taken {
    fn fits(&self) -> bool {
        self.taken <= self.room
    }
}

/// The largest size at which the board fits, to a hundredth; `measure` draws it at a size and tells what it takes across and down.
///
/// Across a board that does not fit grows as its size does. Down it need not: texts break differently where columns are wider.
pub fn largest_fitting(mut measure: impl FnMut(Scale) -> [Taken; 2]) -> Scale {
    /// A pixel may be lost in rounding.
    const SPARE: f64 = 1.0;
    let (mut fits, mut fails) = (Scale::TINIEST, Scale(Scale::MOST.0 + 1));
    let mut guess = Scale::MOST;
    for _ in 0..16 {
        let measured = measure(guess);
        if measured.iter().all(Taken::fits) {
            fits = fits.max(guess);
        } else {
            fails = fails.min(guess);
        }
        let by_size = |taken: &Taken| guess.fitting(taken.taken, taken.room - SPARE);
        let [across, _] = &measured;
        if !across.fits() {
            fails = fails.min(Scale(by_size(across).0 + 1));
        }
        if fails.0.saturating_sub(fits.0) <= 1 + fits.0 / 200 {
            break;
        }
        let smaller = measured.iter().filter(|taken| !taken.fits()).map(by_size).min();
        let between = Scale(u16::midpoint(fits.0, fails.0));
        guess = smaller.filter(|smaller| *smaller > fits && *smaller < fails).unwrap_or(between);
    }
    fits
}

/// How many times as large a turn of the wheel by `pixels` makes the board; turned back, it is as large as before.
///
/// A trackpad tells of two fingers that part in the same way, a few pixels at a time. One notch of a mouse's wheel is worth a fifth.
pub fn by_wheel(pixels: f64) -> f64 {
    /// The most that one event counts for: wheels are told of in notches of very different size.
    const MOST: f64 = 60.0;
    let part = 1.0 + pixels.abs().min(MOST) / 300.0;
    if pixels < 0.0 { part } else { 1.0 / part }
}

/// A place of the board, told by its column and its row: where it is on the page changes with the size of the board.
#[derive(Clone, Debug, PartialEq)]
pub struct Anchor {
    across: Option<Share>,
    down: Option<Share>,
}

/// A place along a line of stretches: so far into the one at `index`, as a part of its length.
#[derive(Clone, Debug, PartialEq)]
struct Share {
    index: usize,
    part: f64,
}

impl Share {
    fn at(at: f64, stretches: impl Iterator<Item = (f64, f64)>) -> Option<Self> {
        let far = |(low, high): (f64, f64)| (low - at).max(at - high).max(0.0);
        let nearest = stretches.enumerate().min_by(|(_, one), (_, other)| far(*one).total_cmp(&far(*other)));
        let (index, (low, high)) = nearest.filter(|(_, (low, high))| high > low)?;
        Some(Self { index, part: (at - low) / (high - low) })
    }

    fn place(&self, (low, high): (f64, f64)) -> f64 {
        low + self.part * (high - low)
    }
}

impl Anchor {
    /// The place of the board at `point`, or what is seen of it nearest to that.
    pub fn at(layout: &Layout, point: Point) -> Self {
        let port = layout.scrollport;
        let within = |at: f64, low: f64, high: f64| at.min(high).max(low);
        let columns = layout.columns.iter().map(|column| (column.left, column.right));
        let rows = layout.rows.iter().map(|row| (row.top, row.bottom));
        Self {
            across: Share::at(within(point.x, port.left, port.right), columns),
            down: Share::at(within(point.y, port.top, port.bottom), rows),
        }
    }

    /// How far to scroll so that the place is at `point` again, or what is seen of the board nearest to that.
    pub fn drift(&self, layout: &Layout, point: Point) -> Point {
        let port = layout.scrollport;
        let within = |at: f64, low: f64, high: f64| at.min(high).max(low);
        let across = self.across.as_ref().and_then(|share| {
            let column = layout.columns.get(share.index)?;
            Some(share.place((column.left, column.right)) - within(point.x, port.left, port.right))
        });
        let down = self.down.as_ref().and_then(|share| {
            let row = layout.rows.get(share.index)?;
            Some(share.place((row.top, row.bottom)) - within(point.y, port.top, port.bottom))
        });
        Point::new(across.unwrap_or_default(), down.unwrap_or_default())
    }
}
