//! The words of feelings and their stars beside the curve: they meet no line, no face, not the middle of the scale and not each other.

use parcours_core::model::Score;
use parcours_core::model::curve::{COLUMN, HEIGHT, height_of, heights_at};
use parcours_core::model::curve_words::{Room, STAR, Said, Side, sides};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

/// Left, top, right, bottom.
type Box = [f64; 4];

fn meet(one: Box, other: Box) -> bool {
    one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3]
}

/// Where things are in a drawing that is so high: as the style sheets lay them out.
struct Drawing<'a> {
    room: &'a Room,
    whole: f64,
    /// How many times as wide as its narrowest a column is drawn.
    wider: f64,
}

impl Drawing<'_> {
    fn across(&self, units: f64) -> f64 {
        units / f64::from(COLUMN) * self.room.column * self.wider
    }

    fn down(&self, units: f64) -> f64 {
        units / f64::from(HEIGHT) * self.whole
    }

    /// The words of a column, which are cut where they are wider than it.
    fn words(&self, said: &Said, side: Side) -> Box {
        let room = self.room;
        let column = self.room.column * self.wider * f64::from(said.width) / 100.0;
        let half = (said.letters as f64 * room.letter).min(column) / 2.0;
        let middle = self.across(f64::from(said.across));
        let point = said.score.map_or(self.whole / 2.0, |score| self.down(f64::from(height_of(score))));
        let top = match side {
            Side::Above => point - room.face - room.words,
            Side::Below => point + room.face,
            Side::Top => 0.0,
            Side::Bottom => self.whole - room.words,
        };
        [middle - half, top, middle + half, top + room.words]
    }

    fn face(&self, said: &Said) -> Option<Box> {
        let (x, y) = (self.across(f64::from(said.across)), self.down(f64::from(height_of(said.score?))));
        // A gap is kept that is smaller than anything that is drawn.
        let half = self.room.face * 0.92;
        Some([x - half, y - half, x + half, y + half])
    }
}

/// Columns with their widths, scores, and how long their word is and how many stars there are.
fn columns() -> impl Strategy<Value = Vec<(i32, Option<Score>, usize)>> {
    let letters = (0..40_usize, 0..3_usize).prop_map(|(word, stars)| word + stars * STAR);
    vec((select(vec![100, 100, 150, 400]), of(select(&Score::ALL)), letters), 1..14)
}

fn rooms() -> impl Strategy<Value = Room> {
    select(vec![Room::BOARD, Room::PAPER, Room::SCREEN])
}

proptest! {
    #[test]
    fn words_meet_nothing_that_is_drawn(
        columns in columns(),
        beside in vec(vec(of(select(&Score::ALL)), 14), 0..3),
        room in rooms(),
        high in 0.0..=1.0_f64,
        wider in 1.0..3.0_f64,
    ) {
        let said = Said::row(&columns);
        let sides = sides(&said, &beside, &room);
        prop_assert_eq!(sides.len(), said.len());
        let drawing = Drawing { room: &room, whole: room.heights[0] + high * (room.heights[1] - room.heights[0]), wider };
        let own: Vec<_> = said.iter().map(|said| (said.across, said.score)).collect();
        let lines = [own.clone()].into_iter().chain(
            beside.iter().map(|scores| own.iter().map(|(across, _)| *across).zip(scores.iter().copied()).collect()),
        );
        let lines: Vec<Vec<_>> = lines.collect();
        let boxes: Vec<Box> = said.iter().zip(&sides).map(|(said, side)| drawing.words(said, *side)).collect();
        for (at, words) in boxes.iter().enumerate().filter(|(at, _)| said[*at].letters > 0) {
            let told = format!("the words of column {at} at {words:?}, {:?}", sides[at]);
            prop_assert!(words[1] >= -1e-6 && words[3] <= drawing.whole + 1e-6, "{} leave the drawing", told);
            let (from, to) = (words[0] / drawing.across(1.0), words[2] / drawing.across(1.0));
            let places = || (0..=200).map(|part| from + (to - from) * f64::from(part) / 200.0);
            for line in &lines {
                for height in heights_at(line, places()).into_iter().flatten() {
                    let stroke = [drawing.down(height) - room.stroke, drawing.down(height) + room.stroke];
                    prop_assert!(stroke[1] <= words[1] + 0.25 * room.stroke || stroke[0] >= words[3] - 0.25 * room.stroke, "{} on a line at {:?}", told, stroke);
                }
            }
            for (across, score) in lines[1..].iter().flatten() {
                let Some(score) = score else { continue };
                let (x, y) = (drawing.across(f64::from(*across)), drawing.down(f64::from(height_of(*score))));
                let mark = [x - 0.9 * room.mark, y - 0.9 * room.mark, x + 0.9 * room.mark, y + 0.9 * room.mark];
                prop_assert!(!meet(*words, mark), "{} on a point beside at {:?}", told, mark);
            }
            let middle = drawing.whole / 2.0;
            prop_assert!(middle <= words[1] || middle >= words[3], "{} on the middle of the scale", told);
            for (other, face) in said.iter().enumerate().filter_map(|(at, said)| Some((at, drawing.face(said)?))) {
                prop_assert!(!meet(*words, face), "{} on the face of column {}", told, other);
            }
            for other in &boxes[at + 1..] {
                prop_assert!(!meet(*words, [other[0] + 1e-6, other[1], other[2], other[3]]), "{} on {:?}", told, other);
            }
        }
    }

    /// The height of the line at a point is that of its score, and it is nowhere where nothing is known.
    #[test]
    fn the_height_of_the_line_is_that_of_its_points(columns in columns()) {
        let points: Vec<_> = Said::row(&columns).iter().map(|said| (said.across, said.score)).collect();
        let heights = heights_at(&points, points.iter().map(|(across, _)| f64::from(*across)));
        for (at, (height, (_, score))) in heights.iter().zip(&points).enumerate() {
            let is_joined = at.checked_sub(1).is_some_and(|at| points[at].1.is_some()) || points.get(at + 1).is_some_and(|next| next.1.is_some());
            let wanted = score.filter(|_| is_joined).map(|score| f64::from(height_of(score)));
            prop_assert_eq!(height.map(f64::round), wanted);
        }
    }
}

/// Short words stay at their point, over a high and under a low, wherever the line lets them.
#[test]
fn words_are_at_their_point_where_they_can_be() {
    let scores = [0, 1, -2, -1, 2, 2, -1, -1].map(|value| Some(Score::nearest(value)));
    let columns: Vec<_> = scores.into_iter().map(|score| (100, score, 8)).collect();
    let sides = sides(&Said::row(&columns), &[], &Room::BOARD);
    let wanted =
        [Side::Below, Side::Above, Side::Below, Side::Below, Side::Above, Side::Above, Side::Below, Side::Below];
    assert_eq!(sides, wanted);
    let unknown = parcours_core::model::curve_words::sides(&Said::row(&[(100, None, 5)]), &[], &Room::BOARD);
    assert_eq!(unknown, [Side::Top]);
}
