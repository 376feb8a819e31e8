//! The slides after those of the stages: the map summed up, what comes first, and the plan.

use parcours_core::method::moments::decided;
use parcours_core::method::priorities::{Column, Quadrant, Rating, by_worth, ideas};
use parcours_core::method::summary::{EvidenceCount, Trend, frictions, measures};
use parcours_core::method::survey::Survey;
use parcours_core::model::{Card, CardId, MomentOfTruth};
use parcours_core::words::in_a_line;

use super::Page;
use super::board::Board;
use super::styles;
use crate::colour::{ACCENT, Colour, HIGH, INK, LINE, LOW, MUTED, PAPER, STAR};
use crate::drawing::{Area, Drawing, Kind, Stroke};
use crate::font::Weight;
use crate::text::{Lines, Style};

/// The most that is listed under a heading; how many more there are is said.
const MOST: usize = 8;
/// The most rows of the plan on one slide.
const MOST_ROWS: usize = 12;
const MARGIN: f32 = 30.0;
const GAP: f32 = 16.0;
const PADDING: f32 = 14.0;

const TITLE: Style = Style::new(Weight::Strong, 26.0, INK);
const HEAD: Style = Style::new(Weight::Strong, 15.0, INK);
const TEXT: Style = Style::new(Weight::Regular, 13.0, INK);
const ABOUT: Style = Style::new(Weight::Regular, 11.0, MUTED);
const COLUMN_HEAD: Style = Style::new(Weight::Strong, 11.5, MUTED);

/// What stands under a heading.
struct Block {
    head: String,
    colour: Colour,
    entries: Vec<[String; 2]>,
}

/// The slides, each `size` points.
pub fn pages(board: &Board<'_>, size: [f32; 2]) -> Vec<Page> {
    let words = board.words;
    let mut pages = vec![blocks(board, words.exported.summary, &summary(board), 3, size)];
    if !ideas(board.map).is_empty() {
        pages.push(blocks(board, words.priorities().matrix, &quadrants(board), 2, size));
    }
    let rows = by_worth(board.map);
    pages.extend(rows.chunks(MOST_ROWS).map(|rows| plan(board, rows, size)));
    pages
}

fn text_of<'a>(board: &Board<'_>, card: &'a Card) -> &'a str {
    let text = card.text.trim();
    if text.is_empty() { board.words.priorities().no_text } else { text }
}

/// At most so many entries, and how many more there are.
fn shortened(board: &Board<'_>, mut entries: Vec<[String; 2]>) -> Vec<[String; 2]> {
    let more = entries.len().saturating_sub(MOST);
    entries.truncate(MOST);
    if more > 0 {
        entries.push([String::new(), (board.words.summary().more)(more)]);
    }
    entries
}

fn summary(board: &Board<'_>) -> Vec<Block> {
    let (map, words) = (board.map, board.words.summary());
    let block = |head: &str, colour: Colour, entries: Vec<[String; 2]>| Block {
        head: head.to_owned(),
        colour,
        entries: shortened(board, entries),
    };
    let none = |said: &str| vec![[String::new(), said.to_owned()]];
    let moments: Vec<[String; 2]> = decided(map)
        .iter()
        .filter_map(|moment| {
            let card = map.card(&moment.card)?;
            let is_low = moment.moment == MomentOfTruth::Low;
            let (sign, name) = if is_low { ("★▼", words.low) } else { ("★▲", words.high) };
            let about = in_a_line(&[name, map.column_name(&card.step)]);
            Some([format!("{sign} {}", text_of(board, card)), about])
        })
        .collect();
    let pains: Vec<[String; 2]> = frictions(map)
        .iter()
        .filter_map(|friction| {
            let card = map.card(&friction.id)?;
            let idea = friction.answers.first().and_then(|id| map.card(id)).map(|card| text_of(board, card));
            let answer = idea.map_or_else(|| words.unanswered.to_owned(), words.answered);
            Some([text_of(board, card).to_owned(), answer])
        })
        .collect();
    let figures: Vec<[String; 2]> = measures(map)
        .iter()
        .map(|measure| {
            let unit = measure.metric.unit.trim();
            let amount = |amount| (board.words.details.with_unit)(amount, unit);
            let now = measure.now.map(|now| amount(&now.value)).unwrap_or_default();
            let target = measure.metric.target.as_ref().map(|target| (board.words.details.towards)(&amount(target)));
            let trend = if measure.trend == Trend::Unknown { "" } else { (words.trend)(measure.trend) };
            let name = measure.metric.name.trim();
            let name = if name.is_empty() { map.card(measure.id).map_or("", |card| card.text.trim()) } else { name };
            [name.to_owned(), in_a_line(&[&now, &target.unwrap_or_default(), trend])]
        })
        .collect();
    let count: EvidenceCount = Survey::of(map).evidence();
    let known = vec![[(words.evidence_read)(count), String::new()]];
    let moments = if moments.is_empty() { none(words.no_moments) } else { moments };
    let mut blocks = vec![block(words.moments, STAR, moments), block(words.frictions, LOW, pains)];
    if !figures.is_empty() {
        blocks.push(block(words.measures, ACCENT, figures));
    }
    blocks.push(block(words.evidence, HIGH, known));
    blocks
}

fn quadrants(board: &Board<'_>) -> Vec<Block> {
    let (map, words) = (board.map, board.words);
    let entry = |id: &CardId| {
        let card = map.card(id)?;
        let rating = Rating::of(card).map(|rating| {
            let axis = |name: &str, value: i64| format!("{name} {value}");
            let [impact, effort] = [(Column::Impact, rating.impact), (Column::Effort, rating.effort)]
                .map(|(column, value)| axis((words.priorities().column)(column), value));
            in_a_line(&[&impact, &effort])
        });
        Some([text_of(board, card).to_owned(), in_a_line(&[&rating.unwrap_or_default(), &card.owner])])
    };
    let all = ideas(map);
    let of = |quadrant: Option<Quadrant>| -> Vec<[String; 2]> {
        let is_there = |id: &&CardId| map.card(id).and_then(Rating::of).map(Rating::quadrant) == quadrant;
        all.iter().filter(is_there).filter_map(entry).collect()
    };
    let colours = [HIGH, ACCENT, MUTED, LOW];
    let mut blocks: Vec<Block> = Quadrant::ALL
        .into_iter()
        .zip(colours)
        .map(|(quadrant, colour)| Block {
            head: (words.priorities().quadrants)(quadrant).to_owned(),
            colour,
            entries: shortened(board, of(Some(quadrant))),
        })
        .collect();
    let unrated = of(None);
    if !unrated.is_empty() {
        let head = words.priorities().unrated.to_owned();
        blocks.push(Block { head, colour: MUTED, entries: shortened(board, unrated) });
    }
    blocks
}

/// A block in lines.
struct Set {
    head: Lines,
    entries: Vec<[Lines; 2]>,
    height: f32,
}

fn set(board: &Board<'_>, block: &Block, width: f32) -> Set {
    let room = (width - 2.0 * PADDING).max(20.0);
    let head = board.setter.lines(&block.head, &HEAD, room);
    let entries: Vec<[Lines; 2]> = block
        .entries
        .iter()
        .map(|[text, about]| [board.setter.lines(text, &TEXT, room), board.setter.lines(about, &ABOUT, room)])
        .collect();
    let listed: f32 = entries.iter().map(|[text, about]| text.height(&TEXT) + about.height(&ABOUT) + 7.0).sum();
    let height = 2.0 * PADDING + head.height(&HEAD) + 8.0 + listed;
    Set { head, entries, height }
}

/// How large a slide may be drawn: the largest of these at which all fits.
fn scales() -> impl Iterator<Item = f32> {
    (0..64).map(|step| 1.1 * 0.94_f32.powi(step))
}

/// Blocks in so many columns under a title.
fn blocks(board: &Board<'_>, title: &str, blocks: &[Block], columns: usize, size: [f32; 2]) -> Page {
    let mut page = Drawing::default();
    let mut chosen = 1.0;
    for scale in scales() {
        chosen = scale;
        let (width, height) = ((size[0] - 2.0 * MARGIN) / scale, (size[1] - 2.0 * MARGIN) / scale);
        let mut drawing = Drawing::default();
        drawing.part(Kind::Poster, None);
        let mut down = heading(board, &mut drawing, title, width);
        let wide = (width - (columns - 1) as f32 * GAP) / columns as f32;
        let sets: Vec<Set> = blocks.iter().map(|block| set(board, block, wide)).collect();
        for (row, (blocks, sets)) in blocks.chunks(columns).zip(sets.chunks(columns)).enumerate() {
            if row > 0 {
                down += GAP;
            }
            let high = sets.iter().map(|set| set.height).fold(0.0, f32::max);
            for (at, (block, set)) in blocks.iter().zip(sets).enumerate() {
                let area = Area::new(at as f32 * (wide + GAP), down, wide, high);
                draw_block(board, &mut drawing, block, set, area);
            }
            down += high;
        }
        page = drawing;
        if down <= height {
            break;
        }
    }
    page.moved(chosen, (MARGIN, MARGIN));
    Page { size, drawing: page, scale: chosen }
}

/// Draws the title of a slide; where what is under it begins.
fn heading(board: &Board<'_>, drawing: &mut Drawing, title: &str, width: f32) -> f32 {
    let part = drawing.part(Kind::Title(title.to_owned()), Some(0));
    let lines = board.setter.lines(title, &TITLE, width);
    let mut down = board.setter.put_lines(drawing, Some(part), title, &lines, &TITLE, (0.0, 0.0));
    let name = board.map.title.trim();
    if !name.is_empty() {
        let part = drawing.part(Kind::Paragraph, Some(0));
        let lines = board.setter.lines(name, &styles::QUOTE, width);
        down = board.setter.put_lines(drawing, Some(part), name, &lines, &styles::QUOTE, (0.0, down + 2.0));
    }
    down + 16.0
}

fn draw_block(board: &Board<'_>, drawing: &mut Drawing, block: &Block, set: &Set, area: Area) {
    drawing.filled(area, 10.0, PAPER);
    drawing.filled(Area::new(area.left, area.top + 12.0, 3.5, area.height - 24.0), 1.7, block.colour);
    let setter = &board.setter;
    let (left, mut top) = (area.left + PADDING, area.top + PADDING);
    let part = drawing.part(Kind::Heading(block.head.clone()), Some(0));
    let style = Style { colour: block.colour.mixed(80.0, INK), ..HEAD };
    top = setter.put_lines(drawing, Some(part), &block.head, &set.head, &style, (left, top)) + 8.0;
    for (texts, lines) in block.entries.iter().zip(&set.entries) {
        let part = drawing.part(Kind::Paragraph, Some(0));
        top = setter.put_lines(drawing, Some(part), &texts[0], &lines[0], &TEXT, (left, top));
        top = setter.put_lines(drawing, Some(part), &texts[1], &lines[1], &ABOUT, (left, top)) + 7.0;
    }
}

/// The columns of the plan, and how much of the width each has.
const COLUMNS: [(Column, f32); 8] = [
    (Column::Idea, 0.24),
    (Column::Step, 0.12),
    (Column::Pain, 0.15),
    (Column::Owner, 0.12),
    (Column::Due, 0.12),
    (Column::Status, 0.105),
    (Column::Impact, 0.075),
    (Column::Effort, 0.07),
];

fn plan(board: &Board<'_>, rows: &[CardId], size: [f32; 2]) -> Page {
    let (map, words) = (board.map, board.words);
    let cells = |id: &CardId| {
        let card = map.card(id)?;
        let number = |value: Option<i64>| value.map(|value| value.to_string()).unwrap_or_default();
        let pains = parcours_core::method::priorities::answered_by(map, id);
        let pains: Vec<&str> = pains.into_iter().filter_map(|pain| Some(text_of(board, map.card(pain)?))).collect();
        Some(COLUMNS.map(|(column, _)| match column {
            Column::Idea => text_of(board, card).to_owned(),
            Column::Step => map.column_name(&card.step).to_owned(),
            Column::Pain => pains.join(" · "),
            Column::Owner => card.owner.trim().to_owned(),
            Column::Due => card.due.as_deref().map(words.summary().day).unwrap_or_default(),
            Column::Status => card.status.as_ref().map_or("", |status| (words.details.status)(status)).to_owned(),
            Column::Impact => number(card.impact),
            Column::Effort => number(card.effort),
        }))
    };
    let heads = COLUMNS.map(|(column, _)| (words.priorities().column)(column).to_owned());
    let rows: Vec<[String; 8]> = rows.iter().filter_map(cells).collect();
    let mut page = Drawing::default();
    let mut chosen = 1.0;
    for scale in scales() {
        chosen = scale;
        let (width, height) = ((size[0] - 2.0 * MARGIN) / scale, (size[1] - 2.0 * MARGIN) / scale);
        let mut drawing = Drawing::default();
        drawing.part(Kind::Poster, None);
        let mut down = heading(board, &mut drawing, words.priorities().plan, width);
        let table = drawing.part(Kind::Table, Some(0));
        down = row(board, &mut drawing, &heads, width, down, (table, true));
        for texts in &rows {
            let line = Stroke { colour: LINE, width: 1.0, dashes: None };
            drawing.line((0.0, down), (width, down), line);
            down = row(board, &mut drawing, texts, width, down, (table, false));
        }
        page = drawing;
        if down <= height {
            break;
        }
    }
    page.moved(chosen, (MARGIN, MARGIN));
    Page { size, drawing: page, scale: chosen }
}

/// Draws a row of the plan; where the next begins.
fn row(board: &Board<'_>, drawing: &mut Drawing, texts: &[String; 8], width: f32, top: f32, of: (usize, bool)) -> f32 {
    let (table, is_head) = of;
    let style = if is_head { COLUMN_HEAD } else { TEXT };
    let row = drawing.part(Kind::Row, Some(table));
    let mut left = 0.0;
    let mut below = top;
    for (text, (_, share)) in texts.iter().zip(COLUMNS) {
        let kind = if is_head { Kind::ColumnHead(1) } else { Kind::Cell(1) };
        let part = drawing.part(kind, Some(row));
        let lines = board.setter.lines(text, &style, (width * share - 12.0).max(10.0));
        below = board.setter.put_lines(drawing, Some(part), text, &lines, &style, (left, top + 6.0)).max(below);
        left += width * share;
    }
    below + 7.0
}
