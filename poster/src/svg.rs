//! SVG: as text for drawing programs, or as outlines that look the same everywhere. The map is in `<metadata>`.

use std::collections::BTreeMap;
use std::fmt::Write;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use parcours_carried::NAMESPACE;
use parcours_core::format::page_file;

use crate::drawing::{Drawing, Fill, Item, Kind, Placed, Run, Shape, Stretch, Stroke, Thing};
use crate::font::Weight;
use crate::{Poster, png};

/// The font, and what is no wider where it is missing.
const FONTS: &str = "Inter, Helvetica Neue, Helvetica, Arial, Liberation Sans, sans-serif";

/// Writes the first page.
pub fn write(poster: &Poster, outlines: bool, progress: &mut dyn FnMut(f32)) -> Vec<u8> {
    let mut text = String::new();
    let Some(page) = poster.pages.first() else { return Vec::new() };
    let [width, height] = page.size.map(number);
    text.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let _ = write!(
        text,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}pt\" height=\"{height}pt\" viewBox=\"0 0 {width} {height}\" \
         xml:lang=\"{}\" role=\"img\">\n<title>{}</title>\n",
        poster.language,
        escaped(&poster.title)
    );
    if !poster.file.is_empty() {
        let file = escaped_map(&poster.file);
        let _ = writeln!(text, "<metadata><map xmlns=\"{NAMESPACE}\">{file}</map></metadata>");
    }
    let mut writer = Writer { text, outlines, fades: 0 };
    writer.definitions(&page.drawing);
    let _ = writeln!(writer.text, "<rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>");
    writer.items(&page.drawing, progress);
    writer.text.push_str("</svg>\n");
    writer.text.into_bytes()
}

struct Writer {
    text: String,
    outlines: bool,
    fades: usize,
}

impl Writer {
    /// The outlines of letters that occur, and how fills fade.
    fn definitions(&mut self, drawing: &Drawing) {
        let mut glyphs: BTreeMap<(Weight, u16), ()> = BTreeMap::new();
        let mut definitions = String::new();
        let mut fades = 0;
        for item in &drawing.items {
            match &item.thing {
                Thing::Run(run) if self.outlines => {
                    glyphs.extend(run.glyphs.iter().map(|glyph| ((run.weight, glyph.id), ())));
                }
                Thing::Drawing(_, Some(Fill::Fading { between: [top, bottom], colours: [high, low], strength }), _) => {
                    let stop = |at: &str, colour: &str, cover: f32| {
                        format!("<stop offset=\"{at}\" stop-color=\"#{colour}\" stop-opacity=\"{}\"/>", number(cover))
                    };
                    let _ = writeln!(
                        definitions,
                        "<linearGradient id=\"fade{fades}\" gradientUnits=\"userSpaceOnUse\" x1=\"0\" y1=\"{}\" x2=\"0\" \
                         y2=\"{}\">{}{}{}{}</linearGradient>",
                        number(*top),
                        number(*bottom),
                        stop("0", &high.digits(), *strength),
                        stop(".5", &high.digits(), 0.0),
                        stop(".5", &low.digits(), 0.0),
                        stop("1", &low.digits(), *strength),
                    );
                    fades += 1;
                }
                _ => {}
            }
        }
        for (weight, glyph) in glyphs.into_keys() {
            // A thousandth of the size of the letters, as fonts measure: fewer digits.
            let path: Vec<Stretch> = weight.outline(glyph);
            if !path.is_empty() {
                let _ =
                    writeln!(definitions, "<path id=\"{}\" d=\"{}\"/>", name(weight, glyph), path_of(&path, 1000.0));
            }
        }
        if !definitions.is_empty() {
            let _ = writeln!(self.text, "<defs>\n{definitions}</defs>");
        }
    }

    fn items(&mut self, drawing: &Drawing, progress: &mut dyn FnMut(f32)) {
        let mut open: Option<String> = None;
        let all = drawing.items.len().max(1);
        for (at, item) in drawing.items.iter().enumerate() {
            if at % 512 == 0 {
                progress(at as f32 / all as f32);
            }
            // What belongs to a card is in its group, so that a drawing program moves it whole.
            let card = item.sense.map(|sense| card_of(drawing, sense));
            if let Some(card) = card.filter(|card| *card != open) {
                if open.is_some() {
                    self.text.push_str("</g>\n");
                }
                if let Some(id) = &card {
                    let _ = writeln!(self.text, "<g id=\"card-{}\">", escaped(id));
                }
                open = card;
            }
            self.item(drawing, item);
        }
        if open.is_some() {
            self.text.push_str("</g>\n");
        }
    }

    fn item(&mut self, drawing: &Drawing, item: &Item) {
        match &item.thing {
            Thing::Drawing(shape, fill, stroke) => {
                let said = item.sense.map(|sense| &drawing.senses[sense].kind);
                let title = match said {
                    Some(Kind::Figure(said)) if fill.is_none() && stroke.is_some() => said.as_str(),
                    Some(Kind::Arrow { said, .. }) if fill.is_none() => said.as_str(),
                    _ => "",
                };
                self.shape(shape, fill.as_ref(), stroke.as_ref(), title);
            }
            Thing::Run(run) => self.run(run),
            Thing::Placed(placed) => self.placed(placed),
        }
    }

    fn shape(&mut self, shape: &Shape, fill: Option<&Fill>, stroke: Option<&Stroke>, title: &str) {
        let mut paint = match fill {
            None => " fill=\"none\"".to_owned(),
            Some(Fill::Flat(colour)) => format!(" fill=\"#{}\"", colour.digits()),
            Some(Fill::Fading { .. }) => {
                self.fades += 1;
                format!(" fill=\"url(#fade{})\"", self.fades - 1)
            }
        };
        if let Some(stroke) = stroke {
            let _ = write!(paint, " stroke=\"#{}\" stroke-width=\"{}\"", stroke.colour.digits(), number(stroke.width));
            paint.push_str(" stroke-linecap=\"round\" stroke-linejoin=\"round\"");
            if let Some([long, gap]) = stroke.dashes {
                let _ = write!(paint, " stroke-dasharray=\"{} {}\"", number(long), number(gap));
            }
        }
        let element = match shape {
            Shape::Box { area, radius } => {
                let round = if *radius > 0.0 { format!(" rx=\"{}\"", number(*radius)) } else { String::new() };
                let [left, top, width, height] =
                    [area.left, area.top, area.width.max(0.0), area.height.max(0.0)].map(number);
                format!("rect x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{height}\"{round}")
            }
            Shape::Path(path) => format!("path d=\"{}\"", path_of(path, 1.0)),
        };
        if title.is_empty() {
            let _ = writeln!(self.text, "<{element}{paint}/>");
        } else {
            let tag = element.split(' ').next().unwrap_or_default();
            let _ = writeln!(self.text, "<{element}{paint}><title>{}</title></{tag}>", escaped(title));
        }
    }

    fn run(&mut self, run: &Run) {
        if let Some(address) = &run.address {
            let _ = write!(self.text, "<a href=\"{}\">", escaped(address));
        }
        if self.outlines {
            let scale = number(run.size / 1000.0 * 10_000.0);
            let scale: f32 = scale.parse::<f32>().unwrap_or_default() / 10_000.0;
            let _ = write!(self.text, "<g fill=\"#{}\" aria-label=\"{}\">", run.colour.digits(), escaped(&run.text));
            let mut pen = run.at.0;
            for glyph in &run.glyphs {
                let is_blank = run.text[glyph.start..].starts_with(char::is_whitespace);
                if !is_blank {
                    let _ = write!(
                        self.text,
                        "<use href=\"#{}\" transform=\"translate({} {}) scale({scale})\"/>",
                        name(run.weight, glyph.id),
                        number(pen),
                        number(run.at.1)
                    );
                }
                pen += glyph.advance;
            }
            self.text.push_str("</g>");
        } else {
            let seen = run.text.trim_end();
            let _ = write!(
                self.text,
                "<text x=\"{}\" y=\"{}\" font-family=\"{FONTS}\" font-size=\"{}\" fill=\"#{}\"",
                number(run.at.0),
                number(run.at.1),
                number(run.size),
                run.colour.digits()
            );
            if run.weight == Weight::Strong {
                self.text.push_str(" font-weight=\"600\"");
            }
            // Where another font stands in, it is fitted into the same room.
            if seen.len() == run.text.len() && seen.chars().nth(1).is_some() {
                let _ = write!(self.text, " textLength=\"{}\" lengthAdjust=\"spacingAndGlyphs\"", number(run.width));
            }
            let _ = write!(self.text, " xml:space=\"preserve\">{}</text>", escaped(seen));
        }
        self.text.push_str(if run.address.is_some() { "</a>\n" } else { "\n" });
    }

    fn placed(&mut self, placed: &Placed) {
        let area = placed.area;
        if let Some(text) = placed.text.as_deref().filter(|_| !self.outlines) {
            // The reader's own fonts have these signs.
            let size = area.height / 1.2;
            let _ = writeln!(
                self.text,
                "<text x=\"{}\" y=\"{}\" font-family=\"{FONTS}\" font-size=\"{}\" textLength=\"{}\">{}</text>",
                number(area.left),
                number(area.top + size * 0.96),
                number(size),
                number(area.width),
                escaped(text)
            );
            return;
        }
        let data = BASE64_STANDARD.encode(png::picture(&placed.pixels));
        let title = placed.text.as_deref().map(|text| format!("<title>{}</title>", escaped(text))).unwrap_or_default();
        let [left, top, width, height] = [area.left, area.top, area.width, area.height].map(number);
        let _ = writeln!(
            self.text,
            "<image x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{height}\" href=\"data:image/png;base64,{data}\">{title}</image>"
        );
    }
}

fn card_of(drawing: &Drawing, sense: usize) -> Option<String> {
    let mut at = Some(sense);
    while let Some(sense) = at {
        if let Kind::Card(id) = &drawing.senses[sense].kind {
            return Some(id.clone());
        }
        at = drawing.senses[sense].within;
    }
    None
}

fn name(weight: Weight, glyph: u16) -> String {
    format!("{}{glyph}", if weight == Weight::Strong { "s" } else { "r" })
}

fn path_of(path: &[Stretch], scale: f32) -> String {
    let mut text = String::new();
    let spot = |spot: &(f32, f32)| format!("{} {}", number(spot.0 * scale), number(spot.1 * scale));
    for stretch in path {
        let _ = match stretch {
            Stretch::From(end) => write!(text, "M{}", spot(end)),
            Stretch::To(end) => write!(text, "L{}", spot(end)),
            Stretch::Bend(out, back, end) => write!(text, "C{} {} {}", spot(out), spot(back), spot(end)),
            Stretch::Close => write!(text, "Z"),
        };
    }
    text
}

/// A length with two digits after the point, and no more than it needs.
pub fn number(value: f32) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// The map's file as it stands in XML. Two signs that XML does not take are written as JSON writes them.
pub fn escaped_map(file: &str) -> String {
    escaped(&file.replace('\u{FFFE}', "\\ufffe").replace('\u{FFFF}', "\\uffff"))
}

/// `text` as it stands in XML, without the signs that XML does not take.
pub fn escaped(text: &str) -> String {
    let is_taken = |letter: &char| {
        matches!(letter, '\t' | '\n' | '\r') || !(*letter < ' ' || matches!(letter, '\u{FFFE}' | '\u{FFFF}'))
    };
    page_file::escaped(&text.chars().filter(is_taken).collect::<String>())
}
