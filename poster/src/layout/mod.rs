//! The layout: one poster, whatever it is written as.
//!
//! Everything is set in the units of the board on the page. The width of the columns is chosen so that the whole fills the sheet with
//! letters as large as can be, and then it is scaled to the sheet.

mod arrows;
mod board;
mod card;
mod curve;
mod deck;
mod grid;
mod header;
mod legend;
mod measures;
mod styles;

pub use arrows::MOST as MOST_ARROWS;
pub use board::Board;

use parcours_core::model::JourneyMap;
use parcours_core::words::Words;

use crate::drawing::{Area, Drawing, Kind};
use crate::options::{Deck, LONGEST_SIDE, MILLIMETRE, Options, Paper};
use board::Measured;
use header::Header;
use legend::Legend;
use measures::*;

/// The size of the text of a card.
pub const CARD_TEXT: f32 = styles::CARD.size;

/// How large the board's units are where nothing asks for another size: a pixel of the screen.
const PIXEL: f32 = 0.75;
/// The narrowest and the widest a column is tried.
const COLUMNS: [f32; 2] = [104.0, 560.0];
/// How wide a column is where the sheet is as wide as the map needs.
const ORDINARY: f32 = 168.0;
/// The least width of everything, so that title and facts have room.
const LEAST_WIDTH: f32 = 720.0;

/// A page: its size, and what is drawn on it.
pub struct Page {
    /// Width and height, in points.
    pub size: [f32; 2],
    /// What is drawn, in points.
    pub drawing: Drawing,
    /// How many points a unit of the board is.
    pub scale: f32,
}

/// The poster in lines, at one width.
struct Whole<'a> {
    measured: Measured<'a>,
    header: Header,
    legend: Legend,
    width: f32,
}

impl<'a> Whole<'a> {
    fn new(board: &Board<'a>, column: f32) -> Self {
        let measured = board.measured(column);
        let width = (measured.edges[measured.edges.len() - 1] + 2.0 * GROUND).max(LEAST_WIDTH);
        let (header, legend) = (header::set(board, width), legend::set(board, width));
        Self { measured, header, legend, width }
    }

    fn height(&self) -> f32 {
        let board = self.measured.height + 2.0 * GROUND;
        let legend = if self.legend.height > 0.0 { self.legend.height + 14.0 } else { 0.0 };
        self.header.height + PART_GAP + board + legend + 16.0 + self.legend.foot
    }
}

/// Lays the map out: on one page, or as a deck of slides.
pub fn pages(map: &JourneyMap, words: &Words, options: &Options) -> Vec<Page> {
    let slide = options.page().filter(|_| options.paper == Paper::Slide && options.deck == Deck::Stages);
    let Some(size) = slide else { return vec![page(map, words, options)] };
    let stages = options.stages_of(map).into_iter().map(|(_, stage)| {
        let options = Options { stages: Some(vec![stage.id.clone()]), ..options.clone() };
        page(map, words, &options)
    });
    let mut pages: Vec<Page> = stages.collect();
    let board = Board::new(map, words, options);
    pages.extend(deck::pages(&board, size));
    let all = pages.len();
    for (number, page) in (1..).zip(&mut pages) {
        let text = (words.exported.page)(number, all);
        let left = (size[0] - board.setter.width(&text, &styles::PAGE)) / 2.0;
        let part = page.drawing.part(Kind::Paragraph, Some(0));
        board.setter.put_text(&mut page.drawing, Some(part), &text, &styles::PAGE, (left, size[1] - 18.0));
    }
    pages
}

/// Lays the map out on one page.
pub fn page(map: &JourneyMap, words: &Words, options: &Options) -> Page {
    let board = Board::new(map, words, options);
    match options.page() {
        Some(size) => on_sheet(&board, size, options.paper == Paper::Slide),
        None => fitting(&board),
    }
}

/// On a page that is as large as the map needs.
fn fitting(board: &Board<'_>) -> Page {
    let margin = 12.0 * MILLIMETRE;
    let whole = Whole::new(board, ORDINARY);
    let longest = whole.width.max(whole.height());
    let scale = PIXEL.min((LONGEST_SIDE - 2.0 * margin) / longest);
    let size = [whole.width, whole.height()].map(|side| side * scale + 2.0 * margin);
    drawn(board, whole, size, scale, [margin, margin], 0.0)
}

fn on_sheet(board: &Board<'_>, size: [f32; 2], is_slide: bool) -> Page {
    let short = size[0].min(size[1]);
    let margin = if is_slide { 20.0 } else { (short * 0.035).max(8.0 * MILLIMETRE) };
    let room = size.map(|side| side - 2.0 * margin);
    // Letters never larger than is pleasant on a sheet of that size: 14 points on A3.
    let largest = if is_slide { 1.0 } else { PIXEL * 1.45 * short / (297.0 * MILLIMETRE) };
    let least = ((room[0] / largest - LANE - 2.0 * GROUND) / board.shares()).max(COLUMNS[0]);
    let fits = |whole: &Whole<'_>| whole.height() * room[0] <= room[1] * whole.width;
    // The wider the columns, the lower the whole beside its width: the narrowest that fits has the largest letters.
    let (mut low, mut high) = (least, COLUMNS[1].max(least));
    let mut best = Whole::new(board, low);
    if !fits(&best) {
        best = Whole::new(board, high);
        if !fits(&best) {
            // So high that the letters follow from the height: then the columns fill the width.
            for _ in 0..4 {
                let width = room[0] * best.height() / room[1];
                let wider = (width - LANE - 2.0 * GROUND) / board.shares();
                if wider <= best.measured.column + 1.0 {
                    break;
                }
                best = Whole::new(board, wider);
            }
        } else {
            while high - low > 2.0 {
                let middle = (low + high) / 2.0;
                let whole = Whole::new(board, middle);
                if fits(&whole) {
                    (high, best) = (middle, whole);
                } else {
                    low = middle;
                }
            }
        }
    }
    let scale = (room[0] / best.width).min(room[1] / best.height()).min(largest.max(room[0] / LEAST_WIDTH));
    let left = margin + (room[0] - best.width * scale) / 2.0;
    let spare = (room[1] / scale - best.height()).max(0.0);
    drawn(board, best, size, scale, [left, margin], spare)
}

/// Draws everything; `spare` is how much height is left over, which the lanes share.
fn drawn(board: &Board<'_>, mut whole: Whole<'_>, size: [f32; 2], scale: f32, at: [f32; 2], spare: f32) -> Page {
    let mut drawing = Drawing::default();
    drawing.part(Kind::Poster, None);
    let left = whole.measured.spread(board, spare);
    let width = whole.width;
    whole.header.draw(board, &mut drawing, (0.0, 0.0), width);
    let top = whole.header.height + PART_GAP;
    let ground = Area::new(0.0, top, width, whole.measured.height + 2.0 * GROUND);
    drawing.filled(ground, 14.0, crate::colour::PAPER);
    grid::draw(board, &whole.measured, &mut drawing, (GROUND, top + GROUND));
    let below = ground.bottom() + 14.0;
    whole.legend.draw(board, &mut drawing, (0.0, below));
    let foot = whole.height() + left - whole.legend.foot;
    whole.legend.draw_foot(board, &mut drawing, (0.0, foot), width);
    drawing.moved(scale, (at[0], at[1]));
    Page { size, drawing, scale }
}
