//! The board scrolling by itself while something is carried to its edge: time and a point in, pixels to scroll by out.

use super::geometry::{Point, Rect, within};

/// How much of a side of the scrollport is a band that scrolls (dnd-kit 20 %, Atlassian and hello-pangea 25 %).
pub const AUTO_BAND: f64 = 0.2;
/// The narrowest band, in pixels: a finger must fit.
pub const AUTO_BAND_LEAST_PX: f64 = 40.0;
/// The widest band, in pixels: on a large screen most of the board stays calm.
pub const AUTO_BAND_MOST_PX: f64 = 120.0;
/// The highest speed, in pixels per second (Atlassian).
pub const AUTO_MAX_PX_PER_S: f64 = 900.0;
/// How far into the band the highest speed is reached, as a part of the band (Atlassian).
pub const AUTO_MAX_AT: f64 = 0.5;
/// How long the speed takes to come up, in milliseconds (Atlassian); otherwise a lift near an edge scrolls at once.
pub const AUTO_RAMP_MS: f64 = 400.0;
/// The longest time one frame may scroll for, in milliseconds: a late frame must not jump.
pub const FRAME_MOST_MS: f64 = 1000.0 / 60.0;

/// The ways the board may scroll by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axes {
    /// Sideways and up and down.
    Both,
    /// Sideways only.
    Across,
    /// Up and down only.
    Down,
    /// Not at all.
    Neither,
}

/// Whole pixels to scroll by: to the right and down when positive, whatever the writing direction.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Delta {
    /// Pixels sideways.
    pub x: f64,
    /// Pixels up or down.
    pub y: f64,
}

/// Scrolling during one drag.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AutoScroll {
    last_frame: Option<f64>,
    across: Axis,
    down: Axis,
}

impl AutoScroll {
    /// Pixels to scroll by in the frame at `now` milliseconds, the pointer being `at`.
    ///
    /// `scrollport` is what is seen of the content: without the sticky header and first column. A point beyond an edge
    /// scrolls as the edge does. The first frame scrolls nothing: there is none before it to measure the time from.
    pub fn frame(&mut self, scrollport: Rect, at: Point, axes: Axes, now: f64) -> Delta {
        let elapsed = self.last_frame.map_or(0.0, |last| within(now - last, 0.0, FRAME_MOST_MS));
        self.last_frame = Some(now);
        let across = match axes {
            Axes::Both | Axes::Across => pull(at.x, scrollport.left, scrollport.right),
            Axes::Down | Axes::Neither => 0.0,
        };
        let down = match axes {
            Axes::Both | Axes::Down => pull(at.y, scrollport.top, scrollport.bottom),
            Axes::Across | Axes::Neither => 0.0,
        };
        Delta { x: self.across.advance(across, now, elapsed), y: self.down.advance(down, now, elapsed) }
    }
}

/// How hard the edges pull at `at`: -1 is full speed towards `low`, 1 towards `high`, 0 is outside both bands.
fn pull(at: f64, low: f64, high: f64) -> f64 {
    let side = high - low;
    if side <= 0.0 {
        return 0.0;
    }
    // In a tiny scrollport the bands meet in the middle instead of overlapping.
    let band = within(side * AUTO_BAND, AUTO_BAND_LEAST_PX, AUTO_BAND_MOST_PX).min(side / 2.0);
    let strength = |depth: f64| within(depth / (band * AUTO_MAX_AT), 0.0, 1.0);
    strength(at - (high - band)) - strength(low + band - at)
}

/// One axis: since when the pointer pulls which way, and the part of a pixel not scrolled yet.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Axis {
    #[default]
    Still,
    Pulled {
        way: f64,
        since: f64,
        owed: f64,
    },
}

impl Axis {
    fn advance(&mut self, pull: f64, now: f64, elapsed: f64) -> f64 {
        if pull == 0.0 {
            *self = Self::Still;
            return 0.0;
        }
        let (since, owed) = match *self {
            Self::Pulled { way, since, owed } if way == pull.signum() => (since, owed),
            _ => (now, 0.0),
        };
        let ramp = within((now - since) / AUTO_RAMP_MS, 0.0, 1.0);
        let wanted = owed + AUTO_MAX_PX_PER_S * pull * ramp * elapsed / 1000.0;
        // Engines that scroll by whole pixels would never start at a low speed.
        let whole = wanted.trunc();
        *self = Self::Pulled { way: pull.signum(), since, owed: wanted - whole };
        whole
    }
}
