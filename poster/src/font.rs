//! The two fonts of a poster, and their measures.

use std::sync::OnceLock;

use ttf_parser::{Face, GlyphId, OutlineBuilder};

use crate::drawing::{Spot, Stretch, raised};

/// How strong letters are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// Inter 400.
    #[default]
    Regular,
    /// Inter 600.
    Strong,
}

impl Weight {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Regular, Self::Strong];

    /// The font file (SIL Open Font License 1.1, `fonts/OFL.txt`).
    pub fn file(self) -> &'static [u8] {
        match self {
            Self::Regular => include_bytes!("../fonts/Inter-400.ttf"),
            Self::Strong => include_bytes!("../fonts/Inter-600.ttf"),
        }
    }

    /// As style sheets count it.
    pub fn number(self) -> u16 {
        match self {
            Self::Regular => 400,
            Self::Strong => 600,
        }
    }

    fn face(self) -> &'static Face<'static> {
        static FACES: OnceLock<[Face<'static>; 2]> = OnceLock::new();
        let parsed = |weight: Self| Face::parse(weight.file(), 0).expect("tests read the fonts of this crate");
        &FACES.get_or_init(|| Self::ALL.map(parsed))[self as usize]
    }

    /// The number of the glyph of `letter`; none for what the font lacks.
    pub fn glyph(self, letter: char) -> Option<u16> {
        self.known(letter).map(|(glyph, _)| glyph)
    }

    /// The glyph of `letter` and how far it takes the pen at size 1.
    pub fn known(self, letter: char) -> Option<(u16, f32)> {
        // A poster of 10,000 cards asks a million times.
        static TABLES: OnceLock<[Vec<(u16, f32)>; 2]> = OnceLock::new();
        const LAST: u32 = 0x2800;
        let tables = TABLES.get_or_init(|| {
            Self::ALL.map(|weight| {
                let face = weight.face();
                let of = |code: u32| {
                    let glyph = char::from_u32(code).and_then(|letter| face.glyph_index(letter))?;
                    let advance = f32::from(face.glyph_hor_advance(glyph).unwrap_or_default());
                    Some((glyph.0, advance / f32::from(face.units_per_em())))
                };
                (0..LAST).map(|code| of(code).unwrap_or_default()).collect()
            })
        });
        tables[self as usize].get(letter as usize).copied().filter(|(glyph, _)| *glyph != 0)
    }

    /// The outline of a glyph at size 1, its base line at height 0, downward as everything here.
    pub fn outline(self, glyph: u16) -> Vec<Stretch> {
        let face = self.face();
        let mut tracer = Tracer { scale: 1.0 / f32::from(face.units_per_em()), last: (0.0, 0.0), path: Vec::new() };
        face.outline_glyph(GlyphId(glyph), &mut tracer);
        tracer.path
    }
}

/// Gathers an outline.
struct Tracer {
    scale: f32,
    last: Spot,
    path: Vec<Stretch>,
}

impl Tracer {
    fn at(&self, across: f32, up: f32) -> Spot {
        (across * self.scale, -up * self.scale)
    }
}

impl OutlineBuilder for Tracer {
    fn move_to(&mut self, x: f32, y: f32) {
        self.last = self.at(x, y);
        self.path.push(Stretch::From(self.last));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.last = self.at(x, y);
        self.path.push(Stretch::To(self.last));
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let (handle, end) = (self.at(x1, y1), self.at(x, y));
        self.path.push(raised(self.last, handle, end));
        self.last = end;
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let (out, back, end) = (self.at(x1, y1), self.at(x2, y2), self.at(x, y));
        self.path.push(Stretch::Bend(out, back, end));
        self.last = end;
    }

    fn close(&mut self) {
        self.path.push(Stretch::Close);
    }
}
