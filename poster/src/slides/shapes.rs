//! A page as shapes of a slide: what is a card, a head or a paragraph on the poster becomes one shape with its whole text, set in lines
//! by whoever opens it; a curve is a group of freeforms, and arrows are connectors that hang on their cards.

use std::collections::HashMap;
use std::fmt::Write;
use std::sync::Arc;

use super::geometry::{Way, boxed, framed, freeform, units};
use super::paint::{barred, filled, lined, solid};
use super::parts::{HEAD, NAMESPACES};
use crate::drawing::{
    Area, Drawing, Fill, Item, Kind, Pixels, Placed, Shape, Spot, Stretch, Stroke, Thing, Told, bounds,
};
use crate::font::Weight;
use crate::layout::Page;
use crate::svg::escaped;
use crate::text::addresses;

/// What a slide refers to, beside its layout.
pub enum Related {
    /// An address.
    Address(String),
    /// A picture.
    Picture(Arc<Pixels>),
}

/// A slide.
pub struct Slide {
    /// Its part.
    pub text: String,
    /// What it refers to, as `rId2` and so on.
    pub related: Vec<Related>,
}

/// Draws a page.
pub fn slide(page: &Page, language: &str) -> Slide {
    let mut writer = Writer {
        drawing: &page.drawing,
        language,
        text: String::new(),
        related: Vec::new(),
        next: 2,
        cards: HashMap::new(),
        scale: page.scale,
    };
    writer.items();
    let text = format!(
        "{HEAD}<p:sld {NAMESPACES}><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>\
         <p:grpSpPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/><a:chOff x=\"0\" y=\"0\"/>\
         <a:chExt cx=\"0\" cy=\"0\"/></a:xfrm>\
         </p:grpSpPr>{}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>",
        writer.text
    );
    Slide { text, related: writer.related }
}

struct Writer<'a> {
    drawing: &'a Drawing,
    language: &'a str,
    text: String,
    related: Vec<Related>,
    next: usize,
    /// The shape of each card, and where it is.
    cards: HashMap<&'a str, (usize, Area)>,
    scale: f32,
}

/// How a text lies in its shape: the room left free at each side, and whether it is set in lines.
struct Setting {
    insets: [f32; 4],
    wraps: bool,
    anchor: &'static str,
}

impl<'a> Writer<'a> {
    fn items(&mut self) {
        let drawing = self.drawing;
        let mut of: HashMap<usize, Vec<&'a Item>> = HashMap::new();
        for item in &drawing.items {
            if let Some(sense) = item.sense {
                of.entry(self.owner(sense)).or_default().push(item);
            }
        }
        for item in &drawing.items {
            let Some(sense) = item.sense else {
                self.item(item);
                continue;
            };
            // All of a part is drawn where its first thing is.
            let owner = self.owner(sense);
            let Some(items) = of.remove(&owner) else { continue };
            match &drawing.senses[owner].kind {
                Kind::Card(id) => self.card(owner, id, &items),
                Kind::Figure(said) => self.figure(said, &items),
                Kind::Arrow { from, to, said } => self.arrow(from, to, said, &items),
                _ => self.told(owner, &items),
            }
        }
    }

    /// The part whose shape a sense belongs to: a chip is in its card.
    fn owner(&self, sense: usize) -> usize {
        let part = &self.drawing.senses[sense];
        match (&part.kind, part.within) {
            (Kind::Chip, Some(within)) => within,
            _ => sense,
        }
    }

    fn id(&mut self) -> usize {
        self.next += 1;
        self.next - 1
    }

    fn item(&mut self, item: &Item) {
        match &item.thing {
            Thing::Drawing(shape, fill, stroke) => self.shape(shape, fill.as_ref(), stroke.as_ref()),
            Thing::Run(run) => {
                let told = Told { text: run.text.clone(), weight: run.weight, size: run.size, colour: run.colour };
                self.text_box(&run.area(), &[told], false);
            }
            Thing::Placed(placed) => self.picture(placed),
        }
    }

    fn shape(&mut self, shape: &Shape, fill: Option<&Fill>, stroke: Option<&Stroke>) {
        if let (Shape::Path(path), None) = (shape, fill)
            && let [Stretch::From(from), Stretch::To(to)] = path.as_slice()
        {
            self.line(*from, *to, stroke);
            return;
        }
        let area = match shape {
            Shape::Box { area, .. } => *area,
            Shape::Path(path) => bounds(path),
        };
        let geometry = match shape {
            Shape::Box { area, radius } => boxed(area, *radius),
            Shape::Path(path) => freeform(path, &area, fill.is_some()),
        };
        let paint = format!("{}{}", filled(fill, &area), lined(stroke, ""));
        let id = self.id();
        let name = format!("Shape {id}");
        self.put_shape(id, &name, "", &area, &format!("{geometry}{paint}"), None);
    }

    /// A straight line, which hangs on nothing.
    fn line(&mut self, from: Spot, to: Spot, stroke: Option<&Stroke>) {
        let (left, top) = (from.0.min(to.0), from.1.min(to.1));
        let area = Area::new(left, top, (to.0 - from.0).abs(), (to.1 - from.1).abs());
        let rises = (to.0 < from.0) != (to.1 < from.1);
        let frame = if rises && area.width > 0.0 && area.height > 0.0 {
            framed(&area, "").replacen("<a:xfrm>", "<a:xfrm flipV=\"1\">", 1)
        } else {
            framed(&area, "")
        };
        let id = self.id();
        let _ = write!(
            self.text,
            "<p:cxnSp><p:nvCxnSpPr><p:cNvPr id=\"{id}\" name=\"Line {id}\"/><p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr><p:spPr>{frame}\
             <a:prstGeom prst=\"line\"><a:avLst/></a:prstGeom>{}</p:spPr></p:cxnSp>",
            lined(stroke, "")
        );
    }

    fn put_shape(&mut self, id: usize, name: &str, about: &str, area: &Area, properties: &str, body: Option<&str>) {
        let about = if about.is_empty() { String::new() } else { format!(" descr=\"{}\"", escaped(about)) };
        let kind = if properties.is_empty() { " txBox=\"1\"" } else { "" };
        let properties = if properties.is_empty() {
            "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/>"
        } else {
            properties
        };
        let _ = write!(
            self.text,
            "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"{}\"{about}/><p:cNvSpPr{kind}/><p:nvPr/></p:nvSpPr>\
             <p:spPr>{}{properties}</p:spPr>{}</p:sp>",
            escaped(name),
            framed(area, ""),
            body.unwrap_or_default()
        );
    }

    fn card(&mut self, sense: usize, id: &'a str, items: &[&Item]) {
        let boxes: Vec<(&Area, f32, Option<&Fill>, Option<&Stroke>)> = items
            .iter()
            .filter_map(|item| match &item.thing {
                Thing::Drawing(Shape::Box { area, radius }, fill, stroke) => {
                    Some((area, *radius, fill.as_ref(), stroke.as_ref()))
                }
                _ => None,
            })
            .collect();
        // The card itself is the one with an edge; the bar of its role comes after it.
        let Some(at) = boxes.iter().position(|(_, _, fill, stroke)| fill.is_some() && stroke.is_some()) else { return };
        let (area, radius, fill, stroke) = boxes[at];
        let bar = boxes.get(at + 1).and_then(|(bar, _, fill, _)| match fill {
            Some(Fill::Flat(hue)) => Some((bar.right() - area.left, *hue)),
            _ => None,
        });
        let paint = match (fill, bar) {
            (Some(Fill::Flat(tint)), Some((reach, hue))) => barred(*tint, hue, reach / area.width),
            _ => filled(fill, area),
        };
        let number = self.id();
        self.cards.insert(id, (number, *area));
        let drawing = self.drawing;
        let told = &drawing.senses[sense].told;
        let chips: Vec<&Told> = drawing.senses[sense + 1..]
            .iter()
            .take_while(|part| part.within == Some(sense))
            .flat_map(|part| &part.told)
            .collect();
        let scale = self.scale;
        let setting = Setting { insets: [14.0, 6.0, 6.0, 4.0].map(|inset| inset * scale), wraps: true, anchor: "t" };
        let mut paragraphs = self.paragraphs(told);
        if paragraphs.is_empty() {
            paragraphs.push_str("<a:p/>");
        }
        if !chips.is_empty() {
            let _ = write!(
                paragraphs,
                "<a:p><a:pPr><a:spcBef><a:spcPts val=\"{}\"/></a:spcBef></a:pPr>",
                (300.0 * scale) as i64
            );
            for (index, chip) in chips.iter().enumerate() {
                let text = if index > 0 { format!("   {}", chip.text) } else { chip.text.clone() };
                self.push_runs(&mut paragraphs, &Told { text, ..(*chip).clone() });
            }
            paragraphs.push_str("</a:p>");
        }
        let name: String = told.first().map_or("", |told| told.text.as_str()).chars().take(80).collect();
        let properties = format!("{}{paint}{}", boxed(area, radius), lined(stroke, ""));
        self.put_shape(number, &name, "", area, &properties, Some(&body(&setting, &paragraphs)));
    }

    /// A text: in the shape that it stands in, or in a box of its own.
    fn told(&mut self, sense: usize, items: &[&Item]) {
        let told = &self.drawing.senses[sense].told;
        let framed = items.iter().find_map(|item| match &item.thing {
            Thing::Drawing(shape, fill, stroke) => Some((shape, fill.as_ref(), stroke.as_ref())),
            _ => None,
        });
        let texts: Vec<&Item> =
            items.iter().copied().filter(|item| !matches!(item.thing, Thing::Drawing(..))).collect();
        let Some(room) = around(&texts) else { return };
        match framed {
            Some((Shape::Path(path), fill, stroke)) => {
                // A chevron: its number and its name on one line.
                let area = bounds(path);
                let is_first = path.len() < 7;
                let point = 12.0 * self.scale;
                let adjust = (point / area.height.min(area.width) * 100_000.0).round();
                let kind = if is_first { "homePlate" } else { "chevron" };
                let geometry = format!(
                    "<a:prstGeom prst=\"{kind}\"><a:avLst><a:gd name=\"adj\" fmla=\"val {adjust}\"/></a:avLst></a:prstGeom>"
                );
                let left = (room.left - area.left).max(0.0);
                let left = if is_first { left } else { (left - point).max(0.0) };
                let setting = Setting { insets: [left, 0.0, 0.0, 0.0], wraps: true, anchor: "ctr" };
                let mut paragraphs = String::from("<a:p>");
                for (index, one) in told.iter().enumerate() {
                    let text = if index > 0 { format!("  {}", one.text) } else { one.text.clone() };
                    self.push_runs(&mut paragraphs, &Told { text, ..one.clone() });
                }
                paragraphs.push_str("</a:p>");
                let id = self.id();
                let name = told.last().map_or("", |told| told.text.as_str());
                let properties = format!("{geometry}{}{}", filled(fill, &area), lined(stroke, ""));
                self.put_shape(id, name, "", &area, &properties, Some(&body(&setting, &paragraphs)));
            }
            _ => {
                let base = |item: &&Item| match &item.thing {
                    Thing::Run(run) => Some(run.at.1),
                    _ => None,
                };
                let first = texts.iter().find_map(base);
                let is_one = texts.iter().filter_map(base).all(|height| Some(height) == first);
                self.text_box(&room, told, !is_one || told.len() > 1);
            }
        }
    }

    fn text_box(&mut self, room: &Area, told: &[Told], wraps: bool) {
        let size = told.first().map_or(10.0, |told| told.size);
        // Other fonts are a little wider at times; a word more on a line harms nobody.
        let area = Area::new(room.left, room.top - 0.16 * size, room.width * 1.04 + 2.0, room.height + 0.4 * size);
        let setting = Setting { insets: [0.0; 4], wraps, anchor: "t" };
        let paragraphs = self.paragraphs(told);
        if paragraphs.is_empty() {
            return;
        }
        let id = self.id();
        let name: String = told.first().map_or("", |told| told.text.as_str()).chars().take(80).collect();
        self.put_shape(id, &name, "", &area, "", Some(&body(&setting, &paragraphs)));
    }

    fn paragraphs(&mut self, told: &[Told]) -> String {
        let mut text = String::new();
        for one in told {
            for line in one.text.split('\n') {
                text.push_str("<a:p>");
                self.push_runs(&mut text, &Told { text: line.to_owned(), ..one.clone() });
                text.push_str("</a:p>");
            }
        }
        text
    }

    /// The runs of a text, parted where an address begins and ends.
    fn push_runs(&mut self, text: &mut String, told: &Told) {
        let mut at = 0;
        for (range, address) in addresses(&told.text) {
            self.push_run(text, told, &told.text[at..range.start], None);
            self.push_run(text, told, &told.text[range.clone()], Some(&address));
            at = range.end;
        }
        self.push_run(text, told, &told.text[at..], None);
    }

    fn push_run(&mut self, text: &mut String, told: &Told, part: &str, address: Option<&str>) {
        if part.is_empty() {
            return;
        }
        let link = address.map(|address| {
            self.related.push(Related::Address(address.to_owned()));
            format!("<a:hlinkClick r:id=\"rId{}\"/>", self.related.len() + 1)
        });
        let size = ((told.size * 100.0).round() as i64).clamp(100, 400_000);
        let strong = if told.weight == Weight::Strong { " b=\"1\"" } else { "" };
        let _ = write!(
            text,
            "<a:r><a:rPr lang=\"{}\" sz=\"{size}\"{strong} dirty=\"0\">{}{}</a:rPr><a:t>{}</a:t></a:r>",
            self.language,
            solid(told.colour),
            link.unwrap_or_default(),
            escaped(part)
        );
    }

    /// A group of the things of a drawing.
    fn figure(&mut self, said: &str, items: &[&Item]) {
        let Some(area) = around(items) else { return };
        let id = self.id();
        let children = format!(
            "<a:chOff x=\"{}\" y=\"{}\"/><a:chExt cx=\"{}\" cy=\"{}\"/>",
            units(area.left),
            units(area.top),
            units(area.width),
            units(area.height)
        );
        let _ = write!(
            self.text,
            "<p:grpSp><p:nvGrpSpPr><p:cNvPr id=\"{id}\" name=\"Drawing {id}\" descr=\"{}\"/><p:cNvGrpSpPr/><p:nvPr/>\
             </p:nvGrpSpPr><p:grpSpPr>{}</p:grpSpPr>",
            escaped(said),
            framed(&area, &children)
        );
        items.iter().for_each(|item| self.item(item));
        self.text.push_str("</p:grpSp>");
    }

    /// A connector between two cards.
    fn arrow(&mut self, from: &str, to: &str, said: &str, items: &[&Item]) {
        let (Some(from), Some(to)) = (self.cards.get(from).copied(), self.cards.get(to).copied()) else {
            items.iter().for_each(|item| self.item(item));
            return;
        };
        let line = items.iter().rev().find_map(|item| match &item.thing {
            Thing::Drawing(_, None, Some(stroke)) => Some(*stroke),
            _ => None,
        });
        // Heads at both ends are two closed outlines.
        let heads = items.iter().find_map(|item| match &item.thing {
            Thing::Drawing(Shape::Path(path), Some(_), _) => {
                Some(path.iter().filter(|stretch| matches!(stretch, Stretch::Close)).count())
            }
            _ => None,
        });
        let both = if heads.unwrap_or(1) > 1 { "<a:headEnd type=\"triangle\" w=\"sm\" len=\"sm\"/>" } else { "" };
        let paint = lined(line.as_ref(), &format!("{both}<a:tailEnd type=\"triangle\" w=\"sm\" len=\"sm\"/>"));
        let way = Way::between(&from.1, &to.1);
        let id = self.id();
        let _ = write!(
            self.text,
            "<p:cxnSp><p:nvCxnSpPr><p:cNvPr id=\"{id}\" name=\"Arrow {id}\" descr=\"{}\"/><p:cNvCxnSpPr><a:stCxn id=\"{}\" idx=\"{}\"/>\
             <a:endCxn id=\"{}\" idx=\"{}\"/></p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr><p:spPr>{}<a:prstGeom prst=\"{}\">\
             <a:avLst/></a:prstGeom>{paint}\
             </p:spPr></p:cxnSp>",
            escaped(said),
            from.0,
            way.sites[0],
            to.0,
            way.sites[1],
            way.frame(),
            way.kind()
        );
    }

    fn picture(&mut self, placed: &Placed) {
        if let Some(text) = &placed.text {
            // Office has its own letters for these signs.
            let size = placed.area.height / 1.2;
            let told = Told { text: text.clone(), weight: Weight::Regular, size, colour: crate::colour::INK };
            self.text_box(&placed.area, &[told], false);
            return;
        }
        self.related.push(Related::Picture(Arc::clone(&placed.pixels)));
        let relation = self.related.len() + 1;
        let id = self.id();
        let _ = write!(
            self.text,
            "<p:pic><p:nvPicPr><p:cNvPr id=\"{id}\" name=\"Logo\" descr=\"Logo\"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill><a:blip \
             r:embed=\"rId{relation}\"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>{}<a:prstGeom prst=\"rect\"><a:avLst/>\
             </a:prstGeom></p:spPr></p:pic>",
            framed(&placed.area, "")
        );
    }
}

/// The room that all of `items` take.
fn around(items: &[&Item]) -> Option<Area> {
    let mut areas = items.iter().map(|item| item.thing.area());
    let first = areas.next()?;
    Some(areas.fold(first, |whole, area| {
        let (left, top) = (whole.left.min(area.left), whole.top.min(area.top));
        Area::new(left, top, whole.right().max(area.right()) - left, whole.bottom().max(area.bottom()) - top)
    }))
}

fn body(setting: &Setting, paragraphs: &str) -> String {
    let [left, top, right, bottom] = setting.insets.map(units);
    let wrap = if setting.wraps { "square" } else { "none" };
    format!(
        "<p:txBody><a:bodyPr wrap=\"{wrap}\" lIns=\"{left}\" tIns=\"{top}\" rIns=\"{right}\" bIns=\"{bottom}\" anchor=\"{}\">\
         <a:normAutofit/></a:bodyPr>\
         <a:lstStyle/>{paragraphs}</p:txBody>",
        setting.anchor
    )
}
