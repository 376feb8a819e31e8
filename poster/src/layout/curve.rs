//! A lane of feelings: the curve, a face at each point, and beside it its word and the stars of moments of truth.

use parcours_core::method::matching;
use parcours_core::model::curve::{COLUMN, HEIGHT, area_at, height_of, line_at, points};
use parcours_core::model::curve_words::{Room, STAR as STAR_LETTERS, Said, Side, sides};
use parcours_core::model::{Lane, Score};
use parcours_core::panels::face::mouth;
use parcours_core::words::signed;

use super::board::{Board, Measured};
use super::measures::STAR;
use super::styles;
use crate::colour::{HIGH, INK, LINE_STRONG, LOW, MUTED, STAR as STAR_COLOUR, WHITE, of_score};
use crate::drawing::{Area, Drawing, Fill, Kind, Shape, Spot, Stretch, Stroke, Thing, outline};
use crate::font::Weight;
use crate::text::Style;

/// Half a face.
const FACE: f32 = 12.0;
/// From the middle of a point to its words.
const AWAY: f32 = 14.0;

const STAR_STYLE: Style = Style::new(Weight::Regular, 11.5, STAR_COLOUR);

/// Draws the lane in the room right of its name; `row` is the part it belongs to.
pub fn draw(board: &Board<'_>, measured: &Measured<'_>, drawing: &mut Drawing, lane: &Lane, room: Area, row: usize) {
    let scores: Vec<Option<Score>> = (0..board.columns.len())
        .map(|at| board.map.emotion(&board.cell(at, &lane.id)).map(|emotion| emotion.score))
        .collect();
    let beside = beside(board, lane);
    let spills: Vec<_> =
        (0..board.columns.len()).map(|at| board.spill(at, lane, measured.edges[at + 1] - measured.edges[at])).collect();
    let spilled = spills.iter().map(|lines| lines.height(&styles::FEELING)).fold(0.0, f32::max);
    let height = if spilled > 0.0 { room.height - spilled - 8.0 } else { room.height };
    let cell = drawing.part(Kind::Cell(board.columns.len()), Some(row));
    let figure = drawing.part(Kind::Figure(spoken(board, &scores, lane)), Some(cell));

    let widths: Vec<i32> = board.columns.iter().map(|column| column.step.width()).collect();
    let middles = parcours_core::model::curve::middles(widths.iter().copied());
    let place = |spot: Spot| {
        let across = room.left + spot.0 / COLUMN as f32 * measured.column;
        (across, room.top + spot.1 / HEIGHT as f32 * height)
    };
    let middle = room.top + height / 2.0;
    let axis = Stroke { colour: LINE_STRONG, width: 0.8, dashes: Some([3.0, 3.0]) };
    drawing.line((room.left, middle), (room.right(), middle), axis);
    for part in [0.25, 0.75] {
        let (high, thin) = (room.top + height * part, Stroke { colour: crate::colour::LINE, width: 0.6, dashes: None });
        drawing.line((room.left, high), (room.right(), high), thin);
    }
    let through = points(&scores, &middles);
    let ends = [Score::HIGHEST, Score::LOWEST].map(|score| place((0.0, height_of(score) as f32)).1);
    let fade = Fill::Fading { between: ends, colours: [HIGH, LOW], strength: 0.42 };
    let mut shaped = |path: String, fill: Option<Fill>, stroke: Option<Stroke>| {
        let path = outline(&path, place);
        if !path.is_empty() {
            drawing.put(Some(figure), Thing::Drawing(Shape::Path(path), fill, stroke));
        }
    };
    shaped(area_at(&through), Some(fade), None);
    for scores in &beside {
        let line = Stroke { colour: MUTED, width: 1.6, dashes: Some([5.0, 4.0]) };
        shaped(line_at(&points(scores, &middles)), None, Some(line));
    }
    let dashes = lane.wished.then_some([7.0, 5.0]);
    shaped(line_at(&through), None, Some(Stroke { colour: INK.mixed(86.0, WHITE), width: 2.4, dashes }));

    let said: Vec<Said> = (0..scores.len())
        .map(|at| {
            let emotion = board.map.emotion(&board.cell(at, &lane.id));
            let is_at_point = spills[at].lines.is_empty();
            let letters = emotion.filter(|_| is_at_point).map_or(0, |emotion| emotion.feeling.trim().chars().count());
            let stars = stars(board, lane, at).len() * STAR_LETTERS;
            Said { across: middles[at], width: widths[at], score: scores[at], letters: letters + stars }
        })
        .collect();
    let heights = [f64::from(height); 2];
    let room_of = Room { column: f64::from(measured.column), heights, ..Room::BOARD };
    let places = sides(&said, &beside, &room_of);
    for (at, side) in places.into_iter().enumerate() {
        let across = place((middles[at] as f32, 0.0)).0;
        let point = scores[at].map(|score| place((0.0, height_of(score) as f32)).1);
        if let (Some(down), Some(score)) = (point, scores[at]) {
            face(drawing, Some(figure), (across, down), FACE, score);
        }
        let top = match (side, point) {
            (Side::Above, Some(down)) => down - AWAY - styles::FEELING.leading,
            (Side::Below, Some(down)) => down + AWAY,
            (Side::Bottom, _) => room.top + height - styles::FEELING.leading - 3.0,
            _ => room.top + 3.0,
        };
        words(board, drawing, figure, lane, at, (across, top), &spills[at], room.top + height + 2.0);
    }
}

/// How it is wished to feel, drawn dashed with how it does.
fn beside(board: &Board<'_>, lane: &Lane) -> Vec<Vec<Option<Score>>> {
    if lane.wished || matching::felt(board.map).is_none_or(|felt| felt.id != lane.id) {
        return Vec::new();
    }
    let wished = board.map.lanes.iter().find(|other| other.is_emotion() && other.wished);
    let score = |at: usize, lane: &Lane| board.map.emotion(&board.cell(at, &lane.id)).map(|emotion| emotion.score);
    let scores = wished.map(|lane| (0..board.columns.len()).map(|at| score(at, lane)).collect());
    scores.into_iter().collect()
}

/// The signs of the kinds of moments of truth that were decided in a column.
fn stars(board: &Board<'_>, lane: &Lane, column: usize) -> Vec<&'static str> {
    let [high, low] = board.moments_at(&board.columns[column].step.id);
    let signs = [(high, "★▲"), (low, "★▼")].into_iter().filter(|(decided, _)| *decided && !lane.wished);
    signs.map(|(_, sign)| sign).collect()
}

/// The stars and the word of a column, around the middle of `at`; a word that is too long stands below the drawing.
#[expect(clippy::too_many_arguments, reason = "one place in a drawing")]
fn words(
    board: &Board<'_>,
    drawing: &mut Drawing,
    figure: usize,
    lane: &Lane,
    column: usize,
    at: Spot,
    spill: &crate::text::Lines,
    below: f32,
) {
    let setter = &board.setter;
    let emotion = board.map.emotion(&board.cell(column, &lane.id));
    let word = emotion.map_or("", |emotion| emotion.feeling.trim());
    let stars = stars(board, lane, column);
    let seen = if spill.lines.is_empty() { word } else { "" };
    let width = setter.width(seen, &styles::FEELING) + stars.len() as f32 * STAR;
    let mut left = at.0 - width / 2.0 + if seen.is_empty() { 1.0 } else { 0.0 };
    for star in stars {
        setter.put_text(drawing, Some(figure), star, &STAR_STYLE, (left, at.1));
        left += STAR;
    }
    if !seen.is_empty() {
        setter.put_text(drawing, Some(figure), seen, &styles::FEELING, (left, at.1));
    }
    for (index, line) in spill.lines.iter().enumerate() {
        let spot = (at.0 - line.width / 2.0, below + index as f32 * styles::FEELING.leading);
        setter.put(drawing, Some(figure), word, line, &styles::FEELING, spot);
    }
}

/// Draws a face around `at`.
pub fn face(drawing: &mut Drawing, sense: Option<usize>, at: Spot, half: f32, score: Score) {
    let area = Area::new(at.0 - half, at.1 - half, 2.0 * half, 2.0 * half);
    let ring = Stroke { colour: WHITE, width: half / 6.0, dashes: None };
    let disc = Shape::Box { area, radius: half };
    drawing.put(sense, Thing::Drawing(disc, Some(Fill::Flat(of_score(score))), Some(ring)));
    let scale = half / 12.0;
    let place = |spot: Spot| (at.0 + (spot.0 - 12.0) * scale, at.1 + (spot.1 - 12.0) * scale);
    let line = Stroke { colour: WHITE, width: 1.9 * scale, dashes: None };
    for path in ["M8.7 9.3v.4M15.3 9.3v.4", mouth(score.value())] {
        drawing.put(sense, Thing::Drawing(Shape::Path(outline(path, place)), None, Some(line)));
    }
}

/// The curve as a sentence.
fn spoken(board: &Board<'_>, scores: &[Option<Score>], lane: &Lane) -> String {
    let said = scores.iter().enumerate().map(|(at, score)| {
        let name = board.map.column_name(&board.columns[at].step.id);
        let word = board.map.emotion(&board.cell(at, &lane.id)).map_or("", |emotion| emotion.feeling.trim());
        let stars = stars(board, lane, at).concat();
        let word = match score {
            None => board.words.summary().unknown.to_owned(),
            Some(score) if word.is_empty() => (board.words.announcements.score)(*score).to_owned(),
            Some(score) => format!("{word}, {}", signed(score.value())),
        };
        if stars.is_empty() { format!("{name} ({word})") } else { format!("{name} ({word}, {stars})") }
    });
    (board.words.summary().curve_read)(&said.collect::<Vec<_>>())
}

/// A pointed band: the outline of a stage.
pub fn chevron(area: Area, is_first: bool, point: f32) -> Vec<Stretch> {
    let (left, top, right, bottom) = (area.left, area.top, area.right(), area.bottom());
    let middle = (top + bottom) / 2.0;
    let mut path = vec![
        Stretch::From((left, top)),
        Stretch::To((right - point, top)),
        Stretch::To((right, middle)),
        Stretch::To((right - point, bottom)),
        Stretch::To((left, bottom)),
    ];
    if !is_first {
        path.push(Stretch::To((left + point, middle)));
    }
    path.push(Stretch::Close);
    path
}
