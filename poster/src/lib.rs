//! A customer journey map as a poster: laid out once, and drawn by every writer from the same list.
//!
//! ```text
//! JourneyMap, Words, Options -> layout -> Poster (pages of one display list) -> write -> PDF, SVG, PNG or PowerPoint
//! ```
//!
//! The same map and options give the same bytes: the day that is printed is handed in, and nothing else is asked of the world.

mod colour;
mod composed;
mod drawing;
mod font;
mod layout;
mod losses;
mod options;
mod pdf;
mod png;
mod sheets;
mod slides;
mod svg;
mod text;

use std::collections::BTreeSet;

use parcours_core::model::JourneyMap;
use parcours_core::words::Words;

pub use colour::Colour;
pub use drawing::{
    Area, Drawing, Fill, Glyph, Item, Kind, Pixels, Placed, Run, Sense, Shape, Spot, Stretch, Stroke, Thing, Told,
};
pub use font::Weight;
pub use layout::Page;
pub use losses::{Loss, losses};
pub use options::{Deck, Detail, LOGO_SIDE, Logo, LogoProblem, Options, Paper};
pub use parcours_carried::carried;
pub use sheets::Sheet;
pub use text::SignPicture;

/// A map that is laid out.
pub struct Poster {
    /// The title of the map, or what a map without one is called.
    pub title: String,
    /// The language of the words, as a tag.
    pub language: String,
    /// One page; a deck of slides has more.
    pub pages: Vec<Page>,
    /// How the page is cut over several sheets; none where it is printed whole.
    pub sheets: Vec<Sheet>,
    /// The text of the map's file; empty carries none.
    pub file: String,
    /// What that file is for, in words.
    pub about_file: String,
    /// The day that is printed, `YYYY-MM-DD`, or nothing.
    pub day: String,
}

impl Poster {
    /// How large the text of cards is on the first page, in points: below 6 a sheet is no longer read at arm's length.
    pub fn text_size(&self) -> f32 {
        self.pages.first().map_or(0.0, |page| page.scale * layout::CARD_TEXT)
    }
}

/// What a poster is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// PDF 1.7, tagged for screen readers (PDF/UA-1).
    Pdf,
    /// SVG whose letters are text.
    SvgText,
    /// SVG whose letters are outlines, the same everywhere.
    SvgOutlines,
    /// PNG, so many times as fine as a screen of 96 pixels an inch: 1, 2 or 4.
    Png(u8),
    /// PowerPoint, a slide a page.
    Slides,
}

/// Why nothing was written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// The PDF breaks rules of its format: one by one, as the writer names them.
    #[error("the PDF breaks rules of its format: {0}")]
    Invalid(String),
    /// The picture could not be made: a side has more pixels than can be drawn.
    #[error("the picture could not be made")]
    Picture,
    /// The package could not be made: it would be larger than its format takes.
    #[error("the package could not be made")]
    Package,
}

/// Signs that the font lacks, in a run that is drawn as one picture.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lacking {
    /// The signs.
    pub text: String,
    /// How strong they are to be.
    pub weight: Weight,
}

/// Lays `map` out.
pub fn layout(map: &JourneyMap, words: &Words, options: &Options) -> Poster {
    let title = map.title.trim();
    let pages = layout::pages(map, words, options);
    let first = pages.first().filter(|_| options.tiled && options.paper != Paper::Slide);
    let sheets = first.map(|page| sheets::cut(page, words)).unwrap_or_default();
    Poster {
        title: if title.is_empty() { words.board.untitled } else { title }.to_owned(),
        language: words.language.as_str().to_owned(),
        pages,
        sheets,
        file: options.file.clone(),
        about_file: words.exported.attached.to_owned(),
        day: options.day.clone(),
    }
}

/// The signs of the poster that the font lacks: to be drawn by somebody who has them, and handed in as [`Options::pictures`]. What has no
/// picture is drawn as a hollow square, and read as what it is.
pub fn lacking(map: &JourneyMap, words: &Words, options: &Options) -> Vec<Lacking> {
    let bare = Options { pictures: Vec::new(), logo: None, tiled: false, ..options.clone() };
    let mut found = BTreeSet::new();
    for item in layout::pages(map, words, &bare).into_iter().flat_map(|page| page.drawing.items) {
        let Thing::Run(run) = item.thing else { continue };
        for piece in text::pieces(&run.text, run.weight).into_iter().filter(|piece| piece.lacks) {
            found.insert(Lacking { text: run.text[piece.range].to_owned(), weight: run.weight });
        }
    }
    found.into_iter().collect()
}

/// How many pixels across and down a PNG of the poster has, `times` as fine as a screen.
pub fn picture_size(poster: &Poster, times: u8) -> [u32; 2] {
    png::size(poster, times.clamp(1, 4))
}

/// Writes the poster; `progress` is told how far it is, from 0 to 1.
///
/// # Errors
/// See [`Failure`].
pub fn write(poster: &Poster, format: Format, progress: &mut dyn FnMut(f32)) -> Result<Vec<u8>, Failure> {
    progress(0.0);
    let bytes = match format {
        Format::Pdf => pdf::write(poster, progress)?,
        Format::SvgText => svg::write(poster, false, progress),
        Format::SvgOutlines => svg::write(poster, true, progress),
        Format::Slides => slides::write(poster, progress)?,
        Format::Png(times) => png::write(poster, times.clamp(1, 4), progress)?,
    };
    progress(1.0);
    Ok(bytes)
}
