//! Where the word of a feeling stands, and the stars of its moments of truth with it: at its point, on a side where nothing is drawn.
//!
//! At its point the word is on one side of the face. Where a line or the middle of the scale passes there, it stands at the edge of the
//! drawing, where no line ever comes (`curve::MARGIN`). The style sheets keep the measures of [`Room`].

use super::curve::{self, COLUMN, HEIGHT, Point, height_of};
use super::emotion::Score;
use super::stage::WIDTH;

/// Where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// At the point, over it.
    Above,
    /// At the point, under it.
    Below,
    /// At the upper edge of the drawing.
    Top,
    /// At the lower edge.
    Bottom,
}

impl Side {
    /// The value of the page's `data-side`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Above => "above",
            Self::Below => "below",
            Self::Top => "top",
            Self::Bottom => "bottom",
        }
    }
}

/// How large the things of a drawing are, in any one unit.
#[derive(Clone, Copy, Debug)]
pub struct Room {
    /// The narrowest that an ordinary column is drawn.
    pub column: f64,
    /// How low and how high the drawing may be.
    pub heights: [f64; 2],
    /// From the middle of a point to the words at it: half a face and a gap.
    pub face: f64,
    /// The height of the words.
    pub words: f64,
    /// The width of a letter, at most.
    pub letter: f64,
    /// Half the width of a line.
    pub stroke: f64,
    /// Half a point of a line that is drawn beside.
    pub mark: f64,
}

impl Room {
    /// On the board, in its own pixels.
    pub const BOARD: Self =
        Self { column: 168.0, heights: [132.0, 200.0], face: 14.0, words: 14.0, letter: 7.0, stroke: 1.5, mark: 6.0 };
    /// On paper, in millimetres: two lines of words.
    pub const PAPER: Self =
        Self { column: 30.0, heights: [34.0, 46.0], face: 2.4, words: 5.0, letter: 1.5, stroke: 0.4, mark: 0.4 };
    /// Before a room, in hundredths of the width of the screen.
    pub const SCREEN: Self =
        Self { column: 12.0, heights: [12.4, 20.0], face: 1.2, words: 1.5, letter: 0.75, stroke: 0.15, mark: 0.15 };
}

/// A column of the drawing and how much is said in it.
#[derive(Clone, Copy, Debug)]
pub struct Said {
    /// The middle of the column.
    pub across: i32,
    /// Its width, in hundredths of an ordinary one.
    pub width: i32,
    /// How it feels, if that is known.
    pub score: Option<Score>,
    /// How many letters are said of it.
    pub letters: usize,
}

impl Said {
    /// What is said of columns that follow each other: the width of each, its score and the number of letters.
    pub fn row(columns: &[(i32, Option<Score>, usize)]) -> Vec<Self> {
        let middles = curve::middles(columns.iter().map(|(width, _, _)| *width));
        let said = |(across, (width, score, letters)): (i32, &(i32, Option<Score>, usize))| Self {
            across,
            width: *width,
            score: *score,
            letters: *letters,
        };
        middles.into_iter().zip(columns).map(said).collect()
    }
}

/// How many letters a star with its arrow and the gap beside it take the room of.
pub const STAR: usize = 5;

/// Where the words of each column stand, with the lines of `beside` in the same drawing.
pub fn sides(said: &[Said], beside: &[Vec<Option<Score>>], room: &Room) -> Vec<Side> {
    let own = said.iter().map(|said| said.score).collect();
    let across = || said.iter().map(|said| said.across);
    let line = |scores: &Vec<Option<Score>>| -> Vec<Point> { across().zip(scores.iter().copied()).collect() };
    let lines: Vec<Vec<Point>> = [own].iter().chain(beside).map(line).collect();
    (0..said.len()).map(|at| side(said, at, &lines, room)).collect()
}

fn side(said: &[Said], at: usize, lines: &[Vec<Point>], room: &Room) -> Side {
    let Some(score) = said[at].score else { return Side::Top };
    let neighbours = [at.checked_sub(1), Some(at + 1)].map(|at| said.get(at?)?.score);
    let is_beside = |wanted: fn(&Score, &Score) -> bool| neighbours.iter().flatten().any(|other| wanted(other, &score));
    let (falls, rises) = (is_beside(Score::lt), is_beside(Score::gt));
    let is_high = if falls == rises { score >= Score::NEUTRAL } else { falls };
    let (first, second) = if is_high { (Side::Above, Side::Below) } else { (Side::Below, Side::Above) };
    let edge = if score >= Score::NEUTRAL { Side::Top } else { Side::Bottom };
    [first, second].into_iter().find(|side| is_free(&said[at], score, *side, lines, room)).unwrap_or(edge)
}

/// Whether neither a line nor the middle of the scale comes to the words on that side of the point, however high the drawing is.
fn is_free(said: &Said, score: Score, side: Side, lines: &[Vec<Point>], room: &Room) -> bool {
    /// Between two places where it is looked, no line bends by as much as the gap around the words.
    const PLACES: i32 = 24;
    let own = f64::from(height_of(score));
    let width = (said.letters as f64 * room.letter).min(room.column * f64::from(said.width) / f64::from(WIDTH));
    let half = width / 2.0 / room.column * f64::from(COLUMN);
    let from = f64::from(said.across) - half;
    let across = (0..=PLACES).map(|place| from + 2.0 * half * f64::from(place) / f64::from(PLACES));
    let meets = |height: f64, thick: f64| {
        let away = if side == Side::Above { own - height } else { height - own };
        let [near, far] = room.heights.map(|whole| away * whole / f64::from(HEIGHT));
        near.min(far) < room.face + room.words + thick && near.max(far) > room.face - thick
    };
    let mut along = lines.iter().flat_map(|line| curve::heights_at(line, across.clone())).flatten();
    let mut marks = lines[1..].iter().flatten().filter(|(across, _)| *across == said.across);
    !meets(f64::from(HEIGHT / 2), room.stroke)
        && !along.any(|height| meets(height, room.stroke))
        && !marks.any(|(_, score)| score.is_some_and(|score| meets(f64::from(height_of(score)), room.mark)))
}
