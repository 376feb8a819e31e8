//! What stands over the board: the title, who travels, and what the map is about.

use parcours_core::method::persona::{Portrait, initials};
use parcours_core::words::in_a_line;

use super::board::Board;
use super::styles;
use crate::colour::{ACCENT_SOFT, Colour, INK, LINE, WHITE};
use crate::drawing::{Area, Drawing, Fill, Kind, Placed, Shape, Spot, Stroke, Thing};
use crate::font::Weight;
use crate::text::{Lines, Style};

/// The most that a column of facts is wide: longer lines are hard to read.
const WIDEST_FACT: f32 = 440.0;
const LEAST_FACT: f32 = 190.0;
const GAP: f32 = 28.0;
const PORTRAIT: f32 = 56.0;
const LOGO: (f32, f32) = (220.0, 52.0);
const INITIALS: Style = Style::new(Weight::Strong, 19.0, INK);

/// A fact in lines.
struct Fact {
    name: Lines,
    said: Lines,
    texts: [String; 2],
}

/// The header, in lines for a width.
pub struct Header {
    title: Lines,
    kind_at: Spot,
    title_height: f32,
    persona: Option<Persona>,
    /// Columns of facts, each with where it begins.
    columns: Vec<(f32, Vec<Fact>)>,
    /// How high it is.
    pub height: f32,
}

struct Persona {
    name: Lines,
    about: Lines,
    quote: Lines,
    texts: [String; 3],
    width: f32,
}

fn title<'a>(board: &Board<'a>) -> &'a str {
    let title = board.map.title.trim();
    if title.is_empty() { board.words.board.untitled } else { title }
}

/// Sets the header in so much width.
pub fn set(board: &Board<'_>, width: f32) -> Header {
    let setter = &board.setter;
    let logo = if board.options.logo.is_some() { LOGO.0.min(width * 0.3) + GAP } else { 0.0 };
    let kind = (board.words.board.kind)(&board.map.kind);
    let kind_width = setter.width(kind, &styles::KIND) + 24.0;
    let room = (width - logo).max(60.0);
    let heading = setter.lines(title(board), &styles::TITLE, room);
    let last = heading.lines.last().map_or(0.0, |line| line.width);
    let below = heading.height(&styles::TITLE);
    // The type of the map follows the title, or stands under it.
    let (kind_at, title_height) = if last + 16.0 + kind_width <= room {
        ((last + 16.0, below - styles::TITLE.leading / 2.0 - 12.0), below)
    } else {
        ((0.0, below + 6.0), below + 32.0)
    };
    let title_height = title_height.max(if board.options.logo.is_some() { LOGO.1 } else { 0.0 });
    // A slide of one stage is given its room.
    let persona = persona(board, (width * 0.34).clamp(60.0, 360.0)).filter(|_| !board.is_brief());
    let before = persona.as_ref().map_or(0.0, |persona| persona.width + GAP);
    let columns = if board.is_brief() { Vec::new() } else { facts(board, before, width) };
    let high = |facts: &Vec<Fact>| facts.iter().map(|fact| fact.height() + 10.0).sum::<f32>() - 10.0;
    let facts_height = columns.iter().map(|(_, facts)| high(facts)).fold(0.0, f32::max);
    let persona_height = persona.as_ref().map_or(0.0, Persona::height);
    let second = facts_height.max(persona_height);
    let height = title_height + if second > 0.0 { 18.0 + second } else { 0.0 };
    Header { title: heading, kind_at, title_height, persona, columns, height }
}

impl Persona {
    fn height(&self) -> f32 {
        let texts = self.name.height(&styles::NAME)
            + self.about.height(&styles::FACT)
            + self.quote.height(&styles::QUOTE)
            + if self.quote.lines.is_empty() { 0.0 } else { 3.0 };
        texts.max(PORTRAIT)
    }
}

impl Fact {
    fn height(&self) -> f32 {
        self.name.height(&styles::FACT_NAME) + 2.0 + self.said.height(&styles::FACT)
    }
}

fn persona(board: &Board<'_>, width: f32) -> Option<Persona> {
    let (setter, persona, words) = (&board.setter, &board.map.persona, &board.words.board);
    let age = persona.age.map(|age| (words.age_years)(age)).unwrap_or_default();
    let quote = persona.quote.trim();
    let (name, about) = (persona.name.trim().to_owned(), in_a_line(&[&age, &persona.role, &persona.segment]));
    if name.is_empty() && about.is_empty() && quote.is_empty() {
        return None;
    }
    let has_marks = quote.starts_with(['«', '“', '"', '„']);
    let quote = if quote.is_empty() || has_marks { quote.to_owned() } else { (board.words.blueprint.quoted)(quote) };
    let room = (width - PORTRAIT - 14.0).max(40.0);
    let [name_lines, about_lines, quote_lines] =
        [(&name, &styles::NAME), (&about, &styles::FACT), (&quote, &styles::QUOTE)]
            .map(|(text, style)| setter.lines(text, style, room));
    let widest = [&name_lines, &about_lines, &quote_lines].map(Lines::width).into_iter().fold(0.0, f32::max);
    Some(Persona {
        name: name_lines,
        about: about_lines,
        quote: quote_lines,
        texts: [name, about, quote],
        width: PORTRAIT + 14.0 + widest,
    })
}

/// The facts that are set, in as many columns as have room, filled so that they are about equally high.
fn facts(board: &Board<'_>, before: f32, width: f32) -> Vec<(f32, Vec<Fact>)> {
    let (setter, words, context) = (&board.setter, board.words, &board.map.context);
    let from_to: Vec<&str> = [&context.begins, &context.ends].map(|end| end.trim()).into_iter().collect();
    let from_to = from_to.into_iter().filter(|end| !end.is_empty()).collect::<Vec<_>>().join(" → ");
    let day = |day: &Option<String>| day.as_deref().map(words.summary().day).unwrap_or_default();
    let all = [
        (words.board.goal, context.goal.trim().to_owned()),
        (words.board.vision, context.vision.trim().to_owned()),
        (words.board.scenario, context.scenario.trim().to_owned()),
        (words.board.from_to, from_to),
        (words.board.expectations, context.expectations.trim().to_owned()),
        (words.board.owner, context.owner.trim().to_owned()),
        (words.board.review, day(&context.review)),
        (words.board.horizon, day(&context.horizon)),
    ];
    let set: Vec<_> = all.into_iter().filter(|(_, said)| !said.is_empty()).collect();
    if set.is_empty() {
        return Vec::new();
    }
    let room = (width - before).max(40.0);
    let count = ((room + GAP) / (LEAST_FACT + GAP)).floor().clamp(1.0, 4.0).min(set.len() as f32);
    let wide = ((room - (count - 1.0) * GAP) / count).clamp(20.0, WIDEST_FACT);
    let facts: Vec<Fact> = set
        .into_iter()
        .map(|(name, said)| Fact {
            name: setter.lines(name, &styles::FACT_NAME, wide),
            said: setter.lines(&said, &styles::FACT, wide),
            texts: [name.to_owned(), said],
        })
        .collect();
    // Each fact goes into the column that it makes the least high, without changing the order within a column's neighbours.
    let whole: f32 = facts.iter().map(|fact| fact.height() + 10.0).sum();
    let mut least = whole / count;
    loop {
        let columns = filled(&facts, least);
        if columns.len() <= count as usize {
            let mut facts = facts.into_iter();
            let of = |(at, length): (usize, usize)| {
                (before + at as f32 * (wide + GAP), facts.by_ref().take(length).collect())
            };
            return columns.into_iter().enumerate().map(of).collect();
        }
        least *= 1.06;
    }
}

/// How many facts each column holds when none may be higher than `most`.
fn filled(facts: &[Fact], most: f32) -> Vec<usize> {
    let (mut columns, mut height) = (vec![0], 0.0);
    for fact in facts {
        let high = fact.height() + 10.0;
        if height + high > most && height > 0.0 {
            columns.push(0);
            height = 0.0;
        }
        height += high;
        let last = columns.len() - 1;
        columns[last] += 1;
    }
    columns
}

impl Header {
    /// Draws the header with its top left corner at `at`.
    pub fn draw(&self, board: &Board<'_>, drawing: &mut Drawing, at: Spot, width: f32) {
        let setter = &board.setter;
        let heading = drawing.part(Kind::Title(title(board).to_owned()), Some(0));
        setter.put_lines(drawing, Some(heading), title(board), &self.title, &styles::TITLE, at);
        let kind = (board.words.board.kind)(&board.map.kind);
        let pill =
            Area::new(at.0 + self.kind_at.0, at.1 + self.kind_at.1, setter.width(kind, &styles::KIND) + 24.0, 26.0);
        drawing.filled(pill, 13.0, ACCENT_SOFT);
        let part = drawing.part(Kind::Paragraph, Some(0));
        let text_top = pill.top + (pill.height - styles::KIND.leading) / 2.0;
        setter.put_text(drawing, Some(part), kind, &styles::KIND, (pill.left + 12.0, text_top));
        if let Some(logo) = &board.options.logo {
            let (wide, high) = (logo.pixels.width.max(1) as f32, logo.pixels.height.max(1) as f32);
            let scale = (LOGO.0.min(width * 0.3) / wide).min(LOGO.1 / high);
            let area = Area::new(at.0 + width - wide * scale, at.1, wide * scale, high * scale);
            let placed = Placed { area, pixels: std::sync::Arc::clone(&logo.pixels), text: None };
            drawing.put(None, Thing::Placed(placed));
        }
        let top = at.1 + self.title_height + 18.0;
        if let Some(persona) = &self.persona {
            persona.draw(board, drawing, (at.0, top));
        }
        for (left, facts) in &self.columns {
            let mut down = top;
            let line = Stroke { colour: LINE, width: 1.0, dashes: None };
            let high: f32 = facts.iter().map(|fact| fact.height() + 10.0).sum::<f32>() - 10.0;
            if *left > 0.0 {
                let across = at.0 + left - GAP / 2.0;
                drawing.line((across, top), (across, top + high), line);
            }
            for fact in facts {
                let part = drawing.part(Kind::Paragraph, Some(0));
                let said = at.0 + left;
                let next =
                    setter.put_lines(drawing, Some(part), &fact.texts[0], &fact.name, &styles::FACT_NAME, (said, down));
                let part = drawing.part(Kind::Paragraph, Some(0));
                let next = setter.put_lines(
                    drawing,
                    Some(part),
                    &fact.texts[1],
                    &fact.said,
                    &styles::FACT,
                    (said, next + 2.0),
                );
                down = next + 10.0;
            }
        }
    }
}

impl Persona {
    fn draw(&self, board: &Board<'_>, drawing: &mut Drawing, at: Spot) {
        let setter = &board.setter;
        let persona = &board.map.persona;
        let ground = Colour::named(Portrait::of(persona).colour()).unwrap_or(WHITE);
        let area = Area::new(at.0, at.1, PORTRAIT, PORTRAIT);
        drawing.shape(Shape::Box { area, radius: PORTRAIT / 2.0 }, Some(Fill::Flat(ground)), None);
        let letters = initials(&persona.name);
        let style = Style { colour: INK.mixed(75.0, ground), ..INITIALS };
        let wide = setter.width(&letters, &style);
        let spot = (area.left + (PORTRAIT - wide) / 2.0, area.top + (PORTRAIT - style.leading) / 2.0);
        setter.put_text(drawing, None, &letters, &style, spot);
        let left = at.0 + PORTRAIT + 14.0;
        let mut top = at.1;
        let parts = [(&self.name, &styles::NAME), (&self.about, &styles::FACT), (&self.quote, &styles::QUOTE)];
        for ((lines, style), text) in
            parts.into_iter().zip(&self.texts).filter(|((lines, _), _)| !lines.lines.is_empty())
        {
            let part = drawing.part(Kind::Paragraph, Some(0));
            top = setter.put_lines(drawing, Some(part), text, lines, style, (left, top)) + 1.5;
        }
    }
}
