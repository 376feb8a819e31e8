//! What stands under the board: what its signs mean, how well the map is known, and what the sheet is.

use parcours_core::method::summary::EvidenceCount;
use parcours_core::method::survey::Survey;
use parcours_core::model::{ChannelKind, Evidence, LinkKind, MomentOfTruth, Score};

use super::board::Board;
use super::card::icon;
use super::curve::face;
use super::styles;
use crate::colour::{ACCENT, Colour, HIGH, INK, LINE, LOW, MUTED, STAR, WHITE};
use crate::drawing::{Area, Drawing, Fill, Kind, Shape, Spot, Stretch, Stroke};
use crate::font::Weight;
use crate::options::Detail;
use crate::text::{Lines, Style};

const BETWEEN: f32 = 22.0;
const ROW: f32 = 24.0;
const SHARES: (f32, f32) = (180.0, 8.0);
const FOOT: f32 = 30.0;

/// What stands before the words of an entry.
#[derive(Clone, Copy, PartialEq)]
enum Sign {
    Letters(&'static str, Colour),
    Icon(&'static str),
    Ring,
    Arrow(bool),
    Dashes,
    Face(Score),
}

/// What stands under the board, in lines for a width.
pub struct Legend {
    entries: Vec<(Sign, String, Spot)>,
    evidence: Option<(EvidenceCount, String, Lines, f32)>,
    /// How high it is, without the foot of the sheet.
    pub height: f32,
    /// How high the foot of the sheet is.
    pub foot: f32,
}

const TEXT: Style = Style::new(Weight::Regular, 12.0, MUTED);
const HEAD: Style = Style::new(Weight::Strong, 12.0, INK);
const SIGN: Style = Style::new(Weight::Strong, 12.0, INK);

impl Sign {
    fn width(self, board: &Board<'_>) -> f32 {
        match self {
            Self::Letters(letters, _) => board.setter.width(letters, &SIGN),
            Self::Icon(_) | Self::Face(_) => 16.0,
            Self::Ring => 18.0,
            Self::Arrow(_) | Self::Dashes => 28.0,
        }
    }
}

/// Sets it in so much width.
pub fn set(board: &Board<'_>, width: f32) -> Legend {
    let told = if board.is_brief() { Vec::new() } else { entries(board) };
    let head = board.setter.width(board.words.exported.legend, &HEAD) + BETWEEN;
    let mut at = (head, 0.0);
    let mut entries = Vec::new();
    for (sign, text) in told {
        let wide = sign.width(board) + 6.0 + board.setter.width(&text, &TEXT);
        if at.0 > head && at.0 + wide > width {
            at = (head, at.1 + ROW);
        }
        entries.push((sign, text, at));
        at.0 += wide + BETWEEN;
    }
    let mut height = if entries.is_empty() { 0.0 } else { at.1 + ROW };
    let count = Survey::of(board.map).evidence();
    let evidence = (count.all() > 0 && !board.is_brief()).then(|| {
        let mut said = (board.words.summary().evidence_read)(count);
        if let Some((founded, assumed)) = count.shares() {
            said = format!("{said} · {}", (board.words.board.evidence_share)(founded, assumed));
        }
        let name = board.setter.width(board.words.board.evidence, &HEAD) + BETWEEN;
        let lines = board.setter.lines(&said, &TEXT, (width - name - SHARES.0 - 16.0).max(60.0));
        let top = height;
        height += lines.height(&TEXT).max(ROW) + 2.0;
        (count, said, lines, top)
    });
    Legend { entries, evidence, height, foot: FOOT }
}

/// What the signs mean that this map has.
fn entries(board: &Board<'_>) -> Vec<(Sign, String)> {
    let words = board.words;
    let shown = |card: &&parcours_core::model::Card| {
        board.lanes.iter().any(|lane| lane.id == card.lane)
            && board.columns.iter().any(|column| column.step.id == card.step)
    };
    let all = board.options.detail == Detail::Everything;
    let any = |holds: &dyn Fn(&parcours_core::model::Card) -> bool| {
        board.map.cards.values().filter(|card| holds(card)).any(|card| shown(&card))
    };
    let mut entries = Vec::new();
    let mut entry = |is_there: bool, sign: Sign, text: &str| {
        if is_there {
            entries.push((sign, text.to_owned()));
        }
    };
    let curves: Vec<_> = board.lanes.iter().filter(|lane| lane.is_emotion()).collect();
    for score in Score::ALL.into_iter().rev().filter(|_| !curves.is_empty()) {
        entry(true, Sign::Face(score), (words.announcements.score)(score));
    }
    let is_wished = board.map.lanes.iter().any(|lane| lane.is_emotion() && lane.wished);
    entry(!curves.is_empty() && is_wished, Sign::Dashes, words.exported.wished);
    let decided = |wanted: MomentOfTruth| any(&|card| card.moment.as_ref() == Some(&wanted));
    entry(decided(MomentOfTruth::High), Sign::Letters("★▲", STAR), words.board.moment_high);
    entry(decided(MomentOfTruth::Low), Sign::Letters("★▼", STAR), words.board.moment_low);
    if all {
        let meets = |online: bool| {
            any(&|card| card.channel.as_ref().is_some_and(|channel| (channel.kind != ChannelKind::Offline) == online))
        };
        entry(meets(true), Sign::Icon(super::card::ONLINE), words.board.online);
        entry(meets(false), Sign::Icon(super::card::OFFLINE), words.board.offline);
        entry(any(&|card| card.key), Sign::Letters("◆", INK), words.details.key_mark);
        let known = HIGH.mixed(70.0, INK);
        entry(any(&|card| card.evidence == Some(Evidence::Observed)), Sign::Letters("✓", known), words.board.observed);
        let reported = any(&|card| card.evidence == Some(Evidence::Reported));
        entry(reported, Sign::Letters(words.board.reported_mark, known), words.board.reported);
        entry(any(&|card| card.failure), Sign::Ring, words.details.failure_mark);
    }
    let tied = |kind: LinkKind| board.map.links.iter().any(|link| link.kind == kind);
    entry(tied(LinkKind::Depends), Sign::Arrow(false), words.exported.needs);
    entry(tied(LinkKind::Mutual), Sign::Arrow(true), words.exported.mutual);
    entries
}

impl Legend {
    /// Draws what the signs mean and how well the map is known, below `at`.
    pub fn draw(&self, board: &Board<'_>, drawing: &mut Drawing, at: Spot) {
        let setter = &board.setter;
        let rise = (ROW - TEXT.leading) / 2.0;
        if !self.entries.is_empty() {
            let head = drawing.part(Kind::Heading(board.words.exported.legend.to_owned()), Some(0));
            setter.put_text(drawing, Some(head), board.words.exported.legend, &HEAD, (at.0, at.1 + rise));
        }
        for (sign, text, spot) in &self.entries {
            let (left, top) = (at.0 + spot.0, at.1 + spot.1);
            sign.draw(board, drawing, (left, top));
            let part = drawing.part(Kind::Paragraph, Some(0));
            let begin = left + sign.width(board) + 6.0;
            setter.put_text(drawing, Some(part), text, &TEXT, (begin, top + rise));
        }
        let Some((count, said, lines, top)) = &self.evidence else { return };
        let top = at.1 + top + 2.0;
        let head = drawing.part(Kind::Heading(board.words.board.evidence.to_owned()), Some(0));
        setter.put_text(drawing, Some(head), board.words.board.evidence, &HEAD, (at.0, top + rise));
        let left = at.0 + setter.width(board.words.board.evidence, &HEAD) + BETWEEN;
        shares(drawing, *count, (left, top + (ROW - SHARES.1) / 2.0));
        let part = drawing.part(Kind::Paragraph, Some(0));
        setter.put_lines(drawing, Some(part), said, lines, &TEXT, (left + SHARES.0 + 16.0, top + rise));
    }

    /// Draws the foot of the sheet: what it was made with and when.
    pub fn draw_foot(&self, board: &Board<'_>, drawing: &mut Drawing, at: Spot, width: f32) {
        let setter = &board.setter;
        drawing.line((at.0, at.1), (at.0 + width, at.1), Stroke { colour: LINE, width: 1.0, dashes: None });
        let top = at.1 + 11.0;
        mark(drawing, (at.0, top + 1.0));
        let part = drawing.part(Kind::Paragraph, Some(0));
        setter.put_text(drawing, Some(part), "Parcours", &Style { colour: ACCENT, ..HEAD }, (at.0 + 20.0, top));
        if !board.options.day.is_empty() {
            let said = (board.words.exported.made_on)(&board.options.day);
            let part = drawing.part(Kind::Paragraph, Some(0));
            let left = at.0 + width - setter.width(&said, &TEXT);
            setter.put_text(drawing, Some(part), &said, &TEXT, (left, top));
        }
    }
}

/// The mark of the page: a rising curve through three points.
fn mark(drawing: &mut Drawing, at: Spot) {
    let line = Stroke { colour: ACCENT, width: 1.8, dashes: None };
    let spots = [(2.0, 11.0), (7.0, 7.5), (12.5, 2.5)].map(|(across, down): Spot| (at.0 + across, at.1 + down));
    let path = vec![Stretch::From(spots[0]), Stretch::To(spots[1]), Stretch::To(spots[2])];
    drawing.shape(Shape::Path(path), None, Some(line));
    for spot in spots {
        drawing.filled(Area::new(spot.0 - 2.0, spot.1 - 2.0, 4.0, 4.0), 2.0, ACCENT);
    }
}

/// A bar of how many cards are known in which way.
fn shares(drawing: &mut Drawing, count: EvidenceCount, at: Spot) {
    let all = count.all().max(1) as f32;
    drawing.filled(Area::new(at.0, at.1, SHARES.0, SHARES.1), SHARES.1 / 2.0, LINE);
    let parts = [
        (count.observed, HIGH),
        (count.reported, HIGH.mixed(55.0, WHITE)),
        (count.assumed, MUTED.mixed(45.0, WHITE)),
        (count.proposed, ACCENT.mixed(55.0, WHITE)),
    ];
    let mut left = at.0;
    for (count, colour) in parts.into_iter().filter(|(count, _)| *count > 0) {
        let wide = SHARES.0 * count as f32 / all;
        drawing.filled(Area::new(left, at.1, (wide - 1.0).max(0.5), SHARES.1), SHARES.1.min(wide) / 4.0, colour);
        left += wide;
    }
}

impl Sign {
    fn draw(self, board: &Board<'_>, drawing: &mut Drawing, at: Spot) {
        let middle = at.1 + ROW / 2.0;
        let line = |colour: Colour| Stroke { colour, width: 1.6, dashes: None };
        match self {
            Self::Letters(letters, colour) => {
                let spot = (at.0, at.1 + (ROW - SIGN.leading) / 2.0);
                board.setter.put_text(drawing, None, letters, &Style { colour, ..SIGN }, spot);
            }
            Self::Icon(path) => icon(drawing, None, path, (at.0 + 1.0, middle - 7.0), 14.0, INK, 1.2),
            Self::Face(score) => face(drawing, None, (at.0 + 8.0, middle), 8.0, score),
            Self::Ring => {
                let area = Area::new(at.0, middle - 8.0, 18.0, 16.0);
                drawing.shape(Shape::Box { area, radius: 8.0 }, None, Some(Stroke { width: 1.4, ..line(LOW) }));
                let style = Style { colour: LOW, ..styles::CHIP };
                let left = at.0 + (18.0 - board.setter.width("F", &style)) / 2.0;
                board.setter.put_text(drawing, None, "F", &style, (left, middle - style.leading / 2.0));
            }
            Self::Dashes => {
                let dashed = Stroke { dashes: Some([7.0, 5.0]), width: 2.4, colour: INK.mixed(86.0, WHITE) };
                drawing.line((at.0, middle), (at.0 + 28.0, middle), dashed);
            }
            Self::Arrow(both) => {
                let colour = ACCENT.mixed(80.0, INK);
                drawing.line((at.0 + if both { 6.0 } else { 0.0 }, middle), (at.0 + 22.0, middle), line(colour));
                let mut head = |tip: f32, back: f32| {
                    let path = vec![
                        Stretch::From((tip, middle)),
                        Stretch::To((back, middle - 4.0)),
                        Stretch::To((back, middle + 4.0)),
                        Stretch::Close,
                    ];
                    drawing.shape(Shape::Path(path), Some(Fill::Flat(colour)), None);
                };
                head(at.0 + 28.0, at.0 + 20.0);
                if both {
                    head(at.0, at.0 + 8.0);
                }
            }
        }
    }
}
