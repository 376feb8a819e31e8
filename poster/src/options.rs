//! What a person chooses of a poster.

use std::sync::Arc;

use parcours_core::model::{JourneyMap, Lane, LaneId, Stage, StageId};

use crate::drawing::Pixels;
use crate::sheets;
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
        let page = if self.portrait && self.paper != Paper::Slide { [short, long] } else { [long, short] };
        Some(if self.tiled && self.paper != Paper::Slide { sheets::whole(page) } else { page })
    }
}

/// Why a file is no logo.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LogoProblem {
    /// It is neither PNG nor JPEG.
    #[error("neither PNG nor JPEG")]
    Kind,
    /// It is one of them, and damaged.
    #[error("damaged")]
    Damaged,
    /// It has more than [`LOGO_SIDE`] pixels across or down.
    #[error("too large")]
    TooLarge,
}

/// The most pixels a logo has across or down.
pub const LOGO_SIDE: u32 = 4096;

impl Logo {
    /// Reads a PNG or JPEG file.
    ///
    /// # Errors
    /// See [`LogoProblem`].
    pub fn read(file: &[u8]) -> Result<Self, LogoProblem> {
        let pixels = if file.starts_with(b"\x89PNG") {
            read_png(file)?
        } else if file.starts_with(b"\xff\xd8\xff") {
            read_jpeg(file)?
        } else {
            return Err(LogoProblem::Kind);
        };
        Ok(Self { file: file.into(), pixels: Arc::new(pixels) })
    }
}

fn is_too_large(width: u32, height: u32) -> bool {
    width.max(height) > LOGO_SIDE
}

fn read_png(file: &[u8]) -> Result<Pixels, LogoProblem> {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(file));
    decoder.set_transformations(png::Transformations::ALPHA | png::Transformations::STRIP_16);
    let mut reader = decoder.read_info().map_err(|_| LogoProblem::Damaged)?;
    let (width, height) = (reader.info().width, reader.info().height);
    if is_too_large(width, height) {
        return Err(LogoProblem::TooLarge);
    }
    let mut bytes = vec![0; reader.output_buffer_size().ok_or(LogoProblem::TooLarge)?];
    let frame = reader.next_frame(&mut bytes).map_err(|_| LogoProblem::Damaged)?;
    bytes.truncate(frame.buffer_size());
    let rgba = match frame.color_type {
        png::ColorType::Rgba => bytes,
        png::ColorType::GrayscaleAlpha => {
            bytes.chunks_exact(2).flat_map(|pixel| [pixel[0], pixel[0], pixel[0], pixel[1]]).collect()
        }
        png::ColorType::Rgb => bytes.chunks_exact(3).flat_map(|pixel| [pixel[0], pixel[1], pixel[2], 255]).collect(),
        png::ColorType::Grayscale => bytes.iter().flat_map(|grey| [*grey, *grey, *grey, 255]).collect(),
        png::ColorType::Indexed => return Err(LogoProblem::Damaged),
    };
    whole(width, height, rgba)
}

fn read_jpeg(file: &[u8]) -> Result<Pixels, LogoProblem> {
    use zune_jpeg::zune_core::bytestream::ZCursor;
    use zune_jpeg::zune_core::colorspace::ColorSpace;
    use zune_jpeg::zune_core::options::DecoderOptions;

    let options = DecoderOptions::default()
        .jpeg_set_out_colorspace(ColorSpace::RGBA)
        .set_max_width(LOGO_SIDE as usize)
        .set_max_height(LOGO_SIDE as usize);
    let mut decoder = zune_jpeg::JpegDecoder::new_with_options(ZCursor::new(file), options);
    decoder.decode_headers().map_err(|_| LogoProblem::Damaged)?;
    let (width, height) = decoder.dimensions().ok_or(LogoProblem::Damaged)?;
    let rgba = decoder.decode().map_err(|_| LogoProblem::Damaged)?;
    whole(width as u32, height as u32, rgba)
}

fn whole(width: u32, height: u32, rgba: Vec<u8>) -> Result<Pixels, LogoProblem> {
    let is_whole = width > 0 && height > 0 && rgba.len() == width as usize * height as usize * 4;
    is_whole.then_some(Pixels { width, height, rgba }).ok_or(LogoProblem::Damaged)
}
