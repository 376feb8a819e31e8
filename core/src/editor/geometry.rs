//! Where things are on the page: points and rectangles in client coordinates, in CSS pixels, `y` growing downwards.

/// `value`, or the nearer of `low` and `high` where it lies outside. The standard library's `clamp` prints its ends where they are the
/// wrong way round, and what prints floats weighs more than the board's arrows.
pub fn within(value: f64, low: f64, high: f64) -> f64 {
    value.max(low).min(high)
}

/// A place on the page.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// Pixels from the left edge of the window.
    pub x: f64,
    /// Pixels from the top edge of the window.
    pub y: f64,
}

impl Point {
    /// The point `x` from the left, `y` from the top.
    pub fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// How far `other` is, as the crow flies.
    pub fn distance_to(self, other: Self) -> f64 {
        (self.x - other.x).hypot(self.y - other.y)
    }
}

/// An upright rectangle; its edges belong to it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Its left edge.
    pub left: f64,
    /// Its top edge.
    pub top: f64,
    /// Its right edge.
    pub right: f64,
    /// Its bottom edge.
    pub bottom: f64,
}

impl Rect {
    /// The rectangle with these edges, in the order of the fields.
    pub fn new(left: f64, top: f64, right: f64, bottom: f64) -> Self {
        Self { left, top, right, bottom }
    }

    /// How wide it is.
    pub fn width(&self) -> f64 {
        self.right - self.left
    }

    /// How tall it is.
    pub fn height(&self) -> f64 {
        self.bottom - self.top
    }

    /// The point in its middle.
    pub fn middle(&self) -> Point {
        Point::new((self.left + self.right) / 2.0, (self.top + self.bottom) / 2.0)
    }

    /// Whether `point` is in it.
    pub fn contains(&self, point: Point) -> bool {
        self.spans_x(point.x) && self.spans_y(point.y)
    }

    /// Whether the two have a place in common.
    pub fn meets(&self, other: &Self) -> bool {
        self.left <= other.right && other.left <= self.right && self.top <= other.bottom && other.top <= self.bottom
    }

    /// The smallest rectangle around both.
    pub fn around(&self, other: &Self) -> Self {
        Self::new(
            self.left.min(other.left),
            self.top.min(other.top),
            self.right.max(other.right),
            self.bottom.max(other.bottom),
        )
    }

    /// So much further out at each edge.
    pub fn grown(&self, by: f64) -> Self {
        Self::new(self.left - by, self.top - by, self.right + by, self.bottom + by)
    }

    /// What the two have in common; nothing wide or high where that is nothing.
    pub fn within(&self, other: &Self) -> Self {
        let (left, top) = (self.left.max(other.left), self.top.max(other.top));
        Self::new(left, top, self.right.min(other.right).max(left), self.bottom.min(other.bottom).max(top))
    }

    /// Whether `x` is between its left and right edges.
    pub fn spans_x(&self, x: f64) -> bool {
        self.left <= x && x <= self.right
    }

    /// Whether `y` is between its top and bottom edges.
    pub fn spans_y(&self, y: f64) -> bool {
        self.top <= y && y <= self.bottom
    }

    /// The upright line of `thickness` centred on `x`, from `top` to `bottom`.
    pub fn upright_line(x: f64, top: f64, bottom: f64, thickness: f64) -> Self {
        Self::new(x - thickness / 2.0, top, x + thickness / 2.0, bottom)
    }

    /// The level line of `thickness` centred on `y`, from `left` to `right`.
    pub fn level_line(y: f64, left: f64, right: f64, thickness: f64) -> Self {
        Self::new(left, y - thickness / 2.0, right, y + thickness / 2.0)
    }
}

/// How far `at` is from the stretch between `low` and `high`; nothing when it is on it.
pub fn distance_from_stretch(at: f64, low: f64, high: f64) -> f64 {
    (low - at).max(at - high).max(0.0)
}
