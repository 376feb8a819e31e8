//! What a poster is made of: one list of things, in the order they are drawn, with the sense of each. Every writer draws this list.
//!
//! Lengths are points (1/72 inch) from the top left corner once the layout is done; until then they are the layout's own units.

use std::sync::Arc;

use kurbo::{BezPath, PathEl};

use crate::colour::Colour;
use crate::font::Weight;

/// An upright rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Area {
    /// Its left edge.
    pub left: f32,
    /// Its top edge.
    pub top: f32,
    /// How wide it is.
    pub width: f32,
    /// How high it is.
    pub height: f32,
}

impl Area {
    /// From its left and top edge, its width and its height.
    pub fn new(left: f32, top: f32, width: f32, height: f32) -> Self {
        Self { left, top, width, height }
    }

    /// Its right edge.
    pub fn right(&self) -> f32 {
        self.left + self.width
    }

    /// Its bottom edge.
    pub fn bottom(&self) -> f32 {
        self.top + self.height
    }

    /// Smaller by so much on every side.
    pub fn inset(&self, by: f32) -> Self {
        Self::new(self.left + by, self.top + by, self.width - 2.0 * by, self.height - 2.0 * by)
    }

    /// Whether `other` lies in it, but for `slack`.
    pub fn holds(&self, other: &Self, slack: f32) -> bool {
        other.left >= self.left - slack
            && other.top >= self.top - slack
            && other.right() <= self.right() + slack
            && other.bottom() <= self.bottom() + slack
    }

    /// Whether the two share more than an edge.
    pub fn meets(&self, other: &Self) -> bool {
        self.left < other.right() && other.left < self.right() && self.top < other.bottom() && other.top < self.bottom()
    }
}

/// A place.
pub type Spot = (f32, f32);

/// A part of an outline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Stretch {
    /// Begins anew at a place.
    From(Spot),
    /// Straight to a place.
    To(Spot),
    /// A cubic curve: two handles, and where it ends.
    Bend(Spot, Spot, Spot),
    /// Back to where it began.
    Close,
}

/// The outline of a drawing.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A rectangle with rounded corners.
    Box {
        /// Where it is.
        area: Area,
        /// The radius of its corners; 0 for sharp ones.
        radius: f32,
    },
    /// Straight and bent lines.
    Path(Vec<Stretch>),
}

/// What the inside of a shape is filled with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fill {
    /// One colour.
    Flat(Colour),
    /// A colour that fades from the top to nothing in the middle, and another from there to the bottom.
    Fading {
        /// Where the first is full, and where the second is.
        between: [f32; 2],
        /// The two.
        colours: [Colour; 2],
        /// How much they cover where they are full, 0 to 1.
        strength: f32,
    },
}

/// How the outline of a shape is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// In this colour.
    pub colour: Colour,
    /// So wide.
    pub width: f32,
    /// In dashes: how long, and how far apart.
    pub dashes: Option<[f32; 2]>,
}

/// A letter in its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Glyph {
    /// Its number in the font.
    pub id: u16,
    /// How far it takes the pen, in the units of the run.
    pub advance: f32,
    /// Where its character begins in the text of the run, in bytes.
    pub start: usize,
}

/// Letters of one line, size and weight.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// What is read.
    pub text: String,
    /// One for each character that takes room.
    pub glyphs: Vec<Glyph>,
    /// How strong.
    pub weight: Weight,
    /// The size of the font.
    pub size: f32,
    /// The colour.
    pub colour: Colour,
    /// Where the base line begins.
    pub at: Spot,
    /// How wide it is.
    pub width: f32,
    /// The address it leads to.
    pub address: Option<Arc<str>>,
}

impl Run {
    /// The room it takes: from its ascenders to its descenders.
    pub fn area(&self) -> Area {
        Area::new(self.at.0, self.at.1 - 0.8 * self.size, self.width, self.size)
    }
}

/// Pixels in their place: a logo, or signs that the font lacks.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// Where.
    pub area: Area,
    /// What is seen.
    pub pixels: Arc<Pixels>,
    /// What it says; a logo says nothing.
    pub text: Option<String>,
}

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pixels {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Four bytes a pixel, row by row: red, green, blue and how much it covers, not multiplied.
    pub rgba: Vec<u8>,
}

/// A thing that is drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Thing {
    /// A shape.
    Drawing(Shape, Option<Fill>, Option<Stroke>),
    /// Letters.
    Run(Run),
    /// Pixels.
    Placed(Placed),
}

/// A thing, and what of the map it belongs to: the number of a [`Sense`]; decoration belongs to nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Its place among the senses.
    pub sense: Option<usize>,
    /// What is drawn.
    pub thing: Thing,
}

/// What a part of a poster is to a reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The whole.
    Poster,
    /// The title of the map.
    Title(String),
    /// A heading below it.
    Heading(String),
    /// A paragraph.
    Paragraph,
    /// A part of a paragraph that stands for itself: a chip.
    Chip,
    /// The board.
    Table,
    /// A row of it.
    Row,
    /// The head of so many columns.
    ColumnHead(usize),
    /// The head of a row.
    RowHead,
    /// A cell over so many columns.
    Cell(usize),
    /// A card, by its id.
    Card(String),
    /// A drawing, with what it says.
    Figure(String),
    /// A tie between two cards, by their ids, with what it says.
    Arrow {
        /// Where it begins.
        from: String,
        /// Where it leads.
        to: String,
        /// In words.
        said: String,
    },
}

/// A text as it was before it was set in lines.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// The whole.
    pub text: String,
    /// How strong.
    pub weight: Weight,
    /// The size of the font.
    pub size: f32,
    /// The colour.
    pub colour: Colour,
}

/// A part of a poster as it is read: its kind, and the part it is in. They stand in the order they are read.
#[derive(Clone, Debug, PartialEq)]
pub struct Sense {
    /// What it is.
    pub kind: Kind,
    /// Its texts.
    pub told: Vec<Told>,
    /// The part around it, which stands before it; none for the first.
    pub within: Option<usize>,
}

/// The list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawing {
    /// In the order they are drawn.
    pub items: Vec<Item>,
    /// In the order they are read.
    pub senses: Vec<Sense>,
}

impl Drawing {
    /// A new part within another; its number.
    pub fn part(&mut self, kind: Kind, within: Option<usize>) -> usize {
        self.senses.push(Sense { kind, within, told: Vec::new() });
        self.senses.len() - 1
    }

    /// Draws a decoration.
    pub fn shape(&mut self, shape: Shape, fill: Option<Fill>, stroke: Option<Stroke>) {
        self.put(None, Thing::Drawing(shape, fill, stroke));
    }

    /// Draws a decoration that is a filled rectangle.
    pub fn filled(&mut self, area: Area, radius: f32, colour: Colour) {
        self.shape(Shape::Box { area, radius }, Some(Fill::Flat(colour)), None);
    }

    /// Draws a straight line as decoration.
    pub fn line(&mut self, from: Spot, to: Spot, stroke: Stroke) {
        self.shape(Shape::Path(vec![Stretch::From(from), Stretch::To(to)]), None, Some(stroke));
    }

    /// Draws `thing` as a piece of the part `sense`.
    pub fn put(&mut self, sense: Option<usize>, thing: Thing) {
        self.items.push(Item { sense, thing });
    }

    /// Puts everything `scale` times as large, and then at `to`.
    pub fn moved(&mut self, scale: f32, to: Spot) {
        self.items.iter_mut().for_each(|item| item.thing.moved(scale, to));
        self.senses.iter_mut().flat_map(|sense| &mut sense.told).for_each(|told| told.size *= scale);
    }
}

impl Thing {
    fn moved(&mut self, scale: f32, to: Spot) {
        let spot = |spot: &mut Spot| *spot = (spot.0 * scale + to.0, spot.1 * scale + to.1);
        let moved = |area: &mut Area| {
            let mut corner = (area.left, area.top);
            spot(&mut corner);
            *area = Area::new(corner.0, corner.1, area.width * scale, area.height * scale);
        };
        match self {
            Self::Drawing(shape, fill, stroke) => {
                match shape {
                    Shape::Box { area, radius } => {
                        moved(area);
                        *radius *= scale;
                    }
                    Shape::Path(path) => path.iter_mut().for_each(|stretch| match stretch {
                        Stretch::From(end) | Stretch::To(end) => spot(end),
                        Stretch::Bend(out, back, end) => [out, back, end].into_iter().for_each(spot),
                        Stretch::Close => {}
                    }),
                }
                if let Some(Fill::Fading { between, .. }) = fill {
                    *between = between.map(|height| height * scale + to.1);
                }
                if let Some(stroke) = stroke {
                    stroke.width *= scale;
                    stroke.dashes = stroke.dashes.map(|dashes| dashes.map(|dash| dash * scale));
                }
            }
            Self::Run(run) => {
                spot(&mut run.at);
                run.size *= scale;
                run.width *= scale;
                run.glyphs.iter_mut().for_each(|glyph| glyph.advance *= scale);
            }
            Self::Placed(placed) => moved(&mut placed.area),
        }
    }

    /// The room it takes, with its outline.
    pub fn area(&self) -> Area {
        match self {
            Self::Drawing(shape, _, stroke) => {
                let area = match shape {
                    Shape::Box { area, .. } => *area,
                    Shape::Path(path) => bounds(path),
                };
                area.inset(-stroke.map_or(0.0, |stroke| stroke.width / 2.0))
            }
            Self::Run(run) => run.area(),
            Self::Placed(placed) => placed.area,
        }
    }
}

/// The room that `path` takes, handles included.
pub fn bounds(path: &[Stretch]) -> Area {
    let spots = path.iter().flat_map(|stretch| match stretch {
        Stretch::From(end) | Stretch::To(end) => vec![*end],
        Stretch::Bend(out, back, end) => vec![*out, *back, *end],
        Stretch::Close => Vec::new(),
    });
    let mut edges: Option<[f32; 4]> = None;
    for (across, down) in spots {
        let [left, top, right, bottom] = edges.unwrap_or([across, down, across, down]);
        edges = Some([left.min(across), top.min(down), right.max(across), bottom.max(down)]);
    }
    edges.map_or(Area::default(), |[left, top, right, bottom]| Area::new(left, top, right - left, bottom - top))
}

/// The outline that SVG writes as `path`, each place put through `place`. Empty for what is no path.
pub fn outline(path: &str, place: impl Fn(Spot) -> Spot) -> Vec<Stretch> {
    let path = BezPath::from_svg(path).unwrap_or_default();
    let at = |point: kurbo::Point| place((point.x as f32, point.y as f32));
    let mut last = (0.0, 0.0);
    let mut stretches = Vec::new();
    for element in path.elements() {
        stretches.push(match element {
            PathEl::MoveTo(end) => Stretch::From(at(*end)),
            PathEl::LineTo(end) => Stretch::To(at(*end)),
            PathEl::QuadTo(handle, end) => {
                let (handle, end) = (at(*handle), at(*end));
                raised(last, handle, end)
            }
            PathEl::CurveTo(out, back, end) => Stretch::Bend(at(*out), at(*back), at(*end)),
            PathEl::ClosePath => Stretch::Close,
        });
        last = element.end_point().map_or(last, at);
    }
    stretches
}

/// A quadratic curve as a cubic one.
pub fn raised(from: Spot, handle: Spot, end: Spot) -> Stretch {
    let toward = |at: f32, handle: f32| at + (handle - at) * 2.0 / 3.0;
    let out = (toward(from.0, handle.0), toward(from.1, handle.1));
    let back = (toward(end.0, handle.0), toward(end.1, handle.1));
    Stretch::Bend(out, back, end)
}
