//! A card: what it says, and in short what else is known of it.

use parcours_core::method::measures::{current, plot};
use parcours_core::model::{Card, CardId, ChannelKind, Evidence, Lane, LaneRole, MomentOfTruth};

use super::board::Board;
use super::styles;
use crate::colour::{CELL, Colour, HIGH, INK, LINE, LOW, MUTED, WHITE, of_role};
use crate::drawing::{Area, Drawing, Fill, Kind, Shape, Spot, Stretch, Stroke, Thing, outline};
use crate::options::Detail;
use crate::text::{Lines, Style};

/// What a reader of icons knows the page's drawings by: a screen, and a place (24 by 24).
pub const ONLINE: &str = "M4 5h16v11H4zM9 20h6M12 16v4";
pub const OFFLINE: &str = "M12 21q-7-7-7-11.5a7 7 0 0 1 14 0Q19 14 12 21zM12 8a2 2 0 1 0 0 4a2 2 0 1 0 0-4";

const LEFT: f32 = 14.0;
const RIGHT: f32 = 10.0;
const ABOVE: f32 = 7.0;
const BELOW: f32 = 8.0;
const ABOVE_CHIPS: f32 = 5.0;
const BETWEEN_CHIPS: f32 = 4.0;
const ICON: f32 = 12.0;
const SPARK: (f32, f32) = (42.0, 14.0);

/// What stands before the words of a chip.
#[derive(Clone, Copy, PartialEq)]
enum Mark {
    None,
    Icon(&'static str),
}

/// A chip in its place: from the left of the row's room, and from the top of the chips.
struct Chip {
    text: String,
    style: Style,
    ground: Option<Colour>,
    ring: Option<Colour>,
    mark: Mark,
    lines: Lines,
    at: (f32, f32),
    width: f32,
    height: f32,
}

/// A card in lines.
pub struct SetCard<'a> {
    card: &'a Card,
    lines: Lines,
    chips: Vec<Chip>,
    spark: Option<(Vec<Spot>, Spot)>,
    /// How high it is.
    pub height: f32,
    width: f32,
}

/// Sets a card in so much width.
pub fn set<'a>(board: &Board<'a>, card: &'a Card, width: f32) -> SetCard<'a> {
    let room = (width - LEFT - RIGHT).max(8.0);
    let lines = board.setter.lines(&card.text, &styles::CARD, room);
    let mut chips = told(board, card);
    let points = spark(card).filter(|_| board.options.detail == Detail::Everything);
    let mut spark_at = None;
    let (mut across, mut down, mut lowest) = (0.0, 0.0, 0.0_f32);
    let mut placed = |wide: f32, high: f32| {
        if across > 0.0 && across + wide > room {
            (across, down, lowest) = (0.0, down + lowest + 3.0, 0.0);
        }
        let at = (across, down);
        across += wide + BETWEEN_CHIPS;
        lowest = lowest.max(high);
        at
    };
    for chip in &mut chips {
        let (pad, before) = (chip.padding(), chip.before());
        chip.lines = board.setter.lines(&chip.text, &chip.style, (room - 2.0 * pad - before).max(8.0));
        chip.width = chip.lines.width() + 2.0 * pad + before;
        chip.height = chip.lines.height(&chip.style) + if chip.ground.is_some() { 4.0 } else { 2.0 };
        chip.at = placed(chip.width, chip.height);
    }
    if let Some(points) = points {
        spark_at = Some((points, placed(SPARK.0, SPARK.1 + 2.0)));
    }
    let chips_height = if chips.is_empty() && spark_at.is_none() { 0.0 } else { down + lowest + ABOVE_CHIPS };
    let text_height = lines.height(&styles::CARD).max(styles::CARD.leading);
    SetCard { card, lines, chips, spark: spark_at, height: ABOVE + text_height + chips_height + BELOW, width }
}

impl Chip {
    fn new(text: impl Into<String>, style: Style, ground: Option<Colour>) -> Self {
        let (lines, at) = (Lines::default(), (0.0, 0.0));
        Self { text: text.into(), style, ground, ring: None, mark: Mark::None, lines, at, width: 0.0, height: 0.0 }
    }

    fn padding(&self) -> f32 {
        if self.ground.is_some() || self.ring.is_some() { 7.0 } else { 1.0 }
    }

    fn before(&self) -> f32 {
        if self.mark == Mark::None { 0.0 } else { ICON + 3.0 }
    }
}

/// The ground of the chips of a colour.
fn tint(share: f32, colour: Colour) -> Option<Colour> {
    Some(colour.mixed(share, WHITE))
}

/// The chips of a card, in the order they are read, as the board has them.
fn told(board: &Board<'_>, card: &Card) -> Vec<Chip> {
    let (words, detail) = (board.words, board.options.detail);
    let role = board.map.lane(&card.lane).map_or(LaneRole::Custom, |lane| lane.role.clone());
    let hue = of_role(&role);
    let mut chips = Vec::new();
    let all = detail == Detail::Everything;
    if let Some(metric) = card.metric.as_ref().filter(|_| all) {
        let with_unit = |amount| (words.details.with_unit)(amount, metric.unit.trim());
        chips.extend(current(metric).map(|amount| Chip::new(with_unit(amount), styles::FIGURE, None)));
        let target = metric.target.as_ref().map(|target| (words.details.towards)(&with_unit(target)));
        chips.extend(target.map(|target| Chip::new(target, styles::CHIP_QUIET, None)));
    }
    if let Some(channel) = card.channel.as_ref().filter(|_| all) {
        let (icon, ground, kind) = match channel.kind {
            ChannelKind::Offline => (OFFLINE, tint(14.0, MUTED), words.board.offline),
            _ => (ONLINE, tint(14.0, of_role(&LaneRole::Touchpoint)), words.board.online),
        };
        let name = if channel.name.trim().is_empty() { kind } else { channel.name.trim() };
        chips.push(Chip { mark: Mark::Icon(icon), ..Chip::new(name, styles::CHIP, ground) });
    }
    if card.key && all {
        chips.push(Chip::new(format!("◆\u{a0}{}", words.details.key_mark), styles::CHIP, tint(16.0, hue)));
    }
    if let Some(moment) = card.moment.as_ref().filter(|_| detail != Detail::Text) {
        let (sign, colour) = if *moment == MomentOfTruth::Low { ("★▼", LOW) } else { ("★▲", HIGH) };
        let style = Style { colour: colour.mixed(85.0, INK), ..styles::CHIP };
        chips.push(Chip::new(format!("{sign}\u{a0}{}", words.board.moment), style, tint(16.0, colour)));
    }
    if !all {
        return chips;
    }
    if !card.owner.trim().is_empty() {
        chips.push(Chip::new(card.owner.trim(), styles::CHIP, tint(12.0, hue)));
    }
    let known = Style { colour: HIGH.mixed(70.0, INK), ..styles::CHIP_QUIET };
    match card.evidence {
        Some(Evidence::Observed) => chips.push(Chip::new(format!("✓\u{a0}{}", words.board.observed), known, None)),
        Some(Evidence::Reported) => {
            let mark = words.board.reported_mark.replace(' ', "\u{a0}");
            chips.push(Chip::new(format!("{mark}\u{a0}{}", words.board.reported), known, None));
        }
        _ => {}
    }
    let mut quiet = |text: String| chips.push(Chip::new(text, styles::CHIP_QUIET, None));
    if let Some(status) = &card.status {
        quiet((words.details.status)(status).to_owned());
    }
    if let Some(due) = &card.due {
        quiet((words.details.due_mark)(due, &board.options.day));
    }
    if let Some(minutes) = card.minutes {
        quiet((words.details.minutes)(minutes));
    }
    if card.accepted {
        quiet(words.details.accepted_mark.to_owned());
    }
    for tag in card.tags.iter().filter(|tag| !tag.trim().is_empty()) {
        quiet(format!("#{}", tag.trim()));
    }
    if card.failure {
        let style = Style { colour: LOW, ..styles::CHIP };
        chips.push(Chip { ring: Some(LOW), ..Chip::new("F", style, None) });
    }
    chips
}

/// The line of a figure's readings, once there are two.
fn spark(card: &Card) -> Option<Vec<(f32, f32)>> {
    let plot = plot(card.metric.as_ref()?, SPARK.0 as i64 - 2, SPARK.1 as i64 - 2)?;
    let points: Vec<(f32, f32)> = plot.points.iter().map(|(across, down)| (*across as f32, *down as f32)).collect();
    (points.len() > 1).then_some(points)
}

impl SetCard<'_> {
    /// Draws the card with its top left corner at `at`; the room it takes.
    pub fn draw(
        &self,
        board: &Board<'_>,
        drawing: &mut Drawing,
        cell: usize,
        id: &CardId,
        lane: &Lane,
        at: (f32, f32),
    ) -> Area {
        let hue = of_role(&lane.role);
        let area = Area::new(at.0, at.1, self.width, self.height);
        let sense = drawing.part(Kind::Card(id.to_string()), Some(cell));
        let shadow = Area::new(area.left, area.top + 1.2, area.width, area.height);
        let mut filled = |area: Area, radius: f32, colour: Colour, edge: Option<Stroke>| {
            let shape = Shape::Box { area, radius };
            drawing.put(Some(sense), Thing::Drawing(shape, Some(Fill::Flat(colour)), edge));
        };
        filled(shadow, 8.0, INK.mixed(9.0, CELL), None);
        let edge = Stroke { colour: hue.mixed(20.0, LINE), width: 0.8, dashes: None };
        filled(area, 8.0, hue.mixed(7.0, WHITE), Some(edge));
        filled(Area::new(area.left + 4.5, area.top + 7.0, 3.0, area.height - 14.0), 1.5, hue, None);
        if let Some(own) = self.card.colour.as_deref().and_then(Colour::named) {
            filled(Area::new(area.right() - 6.0, area.top + 7.0, 3.0, area.height - 14.0), 1.5, own, None);
        }
        let setter = &board.setter;
        let (left, mut top) = (area.left + LEFT, area.top + ABOVE);
        setter.put_lines(drawing, Some(sense), &self.card.text, &self.lines, &styles::CARD, (left, top));
        top += self.lines.height(&styles::CARD).max(styles::CARD.leading) + ABOVE_CHIPS;
        for chip in &self.chips {
            let area = Area::new(left + chip.at.0, top + chip.at.1, chip.width, chip.height);
            if let Some(ground) = chip.ground {
                let shape = Shape::Box { area, radius: (area.height / 2.0).min(9.0) };
                drawing.put(Some(sense), Thing::Drawing(shape, Some(Fill::Flat(ground)), None));
            }
            if let Some(colour) = chip.ring {
                let stroke = Stroke { colour, width: 1.4, dashes: None };
                let ring = Shape::Box { area: area.inset(0.7), radius: area.height / 2.0 };
                drawing.put(Some(sense), Thing::Drawing(ring, None, Some(stroke)));
            }
            if let Mark::Icon(path) = chip.mark {
                let corner = (area.left + chip.padding(), area.top + (area.height - ICON) / 2.0);
                icon(drawing, Some(sense), path, corner, ICON, chip.style.colour, 1.0);
            }
            let part = drawing.part(Kind::Chip, Some(sense));
            let begin = area.left + chip.padding() + chip.before();
            let first = area.top + (area.height - chip.lines.height(&chip.style)) / 2.0;
            setter.put_lines(drawing, Some(part), &chip.text, &chip.lines, &chip.style, (begin, first));
        }
        if let Some((points, at)) = &self.spark {
            let place = |point: &(f32, f32)| (left + at.0 + 1.0 + point.0, top + at.1 + 2.0 + point.1);
            let mut path: Vec<Stretch> = points.iter().map(|point| Stretch::To(place(point))).collect();
            path[0] = Stretch::From(place(&points[0]));
            let line = Stroke { colour: hue, width: 1.6, dashes: None };
            drawing.put(Some(sense), Thing::Drawing(Shape::Path(path), None, Some(line)));
        }
        area
    }
}

/// Draws one of the page's icons (24 by 24), as large as `size`.
pub fn icon(
    drawing: &mut Drawing,
    sense: Option<usize>,
    path: &str,
    at: (f32, f32),
    size: f32,
    colour: Colour,
    width: f32,
) {
    let scale = size / 24.0;
    let path = outline(path, |spot| (at.0 + spot.0 * scale, at.1 + spot.1 * scale));
    drawing.put(sense, Thing::Drawing(Shape::Path(path), None, Some(Stroke { colour, width, dashes: None })));
}
