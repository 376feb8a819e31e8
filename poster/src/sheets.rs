//! A page that is cut over sheets of A4, to be put together.

use parcours_core::words::Words;

use crate::drawing::Area;
use crate::layout::Page;
use crate::options::{MILLIMETRE, Paper};

/// What printers leave white, and then some: the margin of a sheet.
const MARGIN: f32 = 10.0 * MILLIMETRE;

/// A sheet, and which part of the page it shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Its width and height, in points.
    pub size: [f32; 2],
    /// The part of the page that is on it.
    pub part: Area,
    /// Where that part lies on the sheet; marks at its corners tell where to cut.
    pub at: [f32; 2],
    /// Which sheet it is, in words.
    pub name: String,
}

/// How large a page of about `size` is that fills whole sheets of A4.
pub fn whole(size: [f32; 2]) -> [f32; 2] {
    let [short, long] = Paper::A4.sides().unwrap_or([1.0, 1.0]);
    let of = |sheet: [f32; 2]| {
        let count = [0, 1].map(|way| (size[way] / sheet[way]).round().max(1.0));
        let missed: f32 = [0, 1].iter().map(|way| (count[*way] * sheet[*way] - size[*way]).abs()).sum();
        (missed, [0, 1].map(|way| count[way] * (sheet[way] - 2.0 * MARGIN)))
    };
    let (upright, level) = (of([short, long]), of([long, short]));
    if upright.0 <= level.0 { upright.1 } else { level.1 }
}

/// Cuts a page into sheets of A4, upright or level, whichever takes fewer. Row by row.
pub fn cut(page: &Page, words: &Words) -> Vec<Sheet> {
    let [short, long] = Paper::A4.sides().unwrap_or([1.0, 1.0]);
    let count = |size: [f32; 2]| {
        let room = size.map(|side| side - 2.0 * MARGIN);
        // What lies over by less than a hair is on the sheet before.
        [0, 1].map(|way| ((page.size[way] / room[way] - 0.01).ceil() as usize).max(1))
    };
    let all = |size: [f32; 2]| count(size).iter().product::<usize>();
    let size = [[short, long], [long, short]].into_iter().min_by_key(|size| all(*size)).unwrap_or([short, long]);
    let [across, down] = count(size);
    let part = [page.size[0] / across as f32, page.size[1] / down as f32];
    let mut sheets = Vec::new();
    for row in 0..down {
        for column in 0..across {
            let area = Area::new(column as f32 * part[0], row as f32 * part[1], part[0], part[1]);
            let at = [0, 1].map(|way| (size[way] - part[way]) / 2.0);
            let name = (words.exported.sheet)(sheets.len() + 1, across * down);
            sheets.push(Sheet { size, part: area, at, name });
        }
    }
    sheets
}
