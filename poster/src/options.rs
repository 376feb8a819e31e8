//! What a person chooses of a poster.

use std::sync::Arc;

use parcours_core::model::{JourneyMap, Lane, LaneId, Stage, StageId};

use crate::drawing::Pixels;
use crate::text::SignPicture;

/// A millimetre in points.
pub const MILLIMETRE: f32 = 72.0 / 25.4;

/// The longest side of a page that readers of PDF take, in points (200 inches).
pub const LONGEST_SIDE: f32 = 14_400.0;

/// The size of the sheet (ISO 216).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Paper {
    /// 210 by 297 mm.
    A4,
    /// 297 by 420 mm.
    #[default]
    A3,
    /// 420 by 594 mm.
    A2,
    /// 594 by 841 mm.
    A1,
    /// 841 by 1189 mm.
    A0,
    /// As wide and as high as the map needs at the size it has on a screen.
    Fitting,
    /// A slide, 16 to 9: 13⅓ by 7½ inches.
    Slide,
}

impl Paper {
    /// Every size, in the order they are offered.
    pub const ALL: [Self; 7] = [Self::A4, Self::A3, Self::A2, Self::A1, Self::A0, Self::Fitting, Self::Slide];

    /// Its short and its long side, in points; none for what fits the map.
    pub fn sides(self) -> Option<[f32; 2]> {
        let millimetres = match self {
            Self::A4 => [210.0, 297.0],
            Self::A3 => [297.0, 420.0],
            Self::A2 => [420.0, 594.0],
            Self::A1 => [594.0, 841.0],
            Self::A0 => [841.0, 1189.0],
            Self::Slide => return Some([540.0, 960.0]),
            Self::Fitting => return None,
        };
        Some(millimetres.map(|side: f32| side * MILLIMETRE))
    }
}

/// How much of a card is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Detail {
    /// Its text alone.
    Text,
    /// And whether it is a moment of truth.
    Moments,
    /// And who, where, how we know, by when, how far.
    #[default]
    Everything,
}

/// How a deck of slides is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Deck {
    /// One slide, the whole map.
    #[default]
    Whole,
    /// A slide a stage.
    Stages,
}

/// A picture in the corner.
#[derive(Clone, Debug, PartialEq)]
pub struct Logo {
    /// The file, PNG or JPEG.
    pub file: Arc<[u8]>,
    /// What it shows.
    pub pixels: Arc<Pixels>,
}

/// What a person chooses.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options {
    /// The size of the sheet.
    pub paper: Paper,
    /// Upright; a slide is always level.
    pub portrait: bool,
    /// Printed on sheets of A4 that are put together; PDF alone.
    pub tiled: bool,
    /// These lanes alone; without a choice those that are not hidden.
    pub lanes: Option<Vec<LaneId>>,
    /// These stages alone; without a choice all.
    pub stages: Option<Vec<StageId>>,
    /// How much of a card is shown.
    pub detail: Detail,
    /// In the corner.
    pub logo: Option<Logo>,
    /// Signs that the font lacks, as [`crate::lacking`] names them.
    pub pictures: Vec<SignPicture>,
    /// The day that is printed, `YYYY-MM-DD`; empty prints none.
    pub day: String,
    /// The text of the map's file, carried in every format so that it opens again; empty carries none.
    pub file: String,
    /// How a deck of slides is made.
    pub deck: Deck,
}

impl Options {
    /// The lanes that are drawn, top to bottom.
    pub fn lanes_of<'a>(&self, map: &'a JourneyMap) -> Vec<&'a Lane> {
        let is_chosen = |lane: &&Lane| match &self.lanes {
            Some(chosen) => chosen.contains(&lane.id),
            None => !lane.hidden,
        };
        map.lanes.iter().filter(is_chosen).collect()
    }

    /// The stages that are drawn, left to right, each with its number in the map, from 1.
    pub fn stages_of<'a>(&self, map: &'a JourneyMap) -> Vec<(usize, &'a Stage)> {
        let is_chosen = |stage: &Stage| self.stages.as_ref().is_none_or(|chosen| chosen.contains(&stage.id));
        (1..).zip(&map.stages).filter(|(_, stage)| is_chosen(stage)).collect()
    }

    /// The size of the page, width first, in points; none for what fits the map.
    pub fn page(&self) -> Option<[f32; 2]> {
        let [short, long] = self.paper.sides()?;
        Some(if self.portrait && self.paper != Paper::Slide { [short, long] } else { [long, short] })
    }
}
