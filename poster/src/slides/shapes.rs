//! A page as shapes of a slide: what is a card, a head or a paragraph on the poster becomes one shape with its whole text, set in lines by whoever
//! opens it; a curve is a group of freeforms, and arrows are connectors that hang on their cards.

use std::collections::HashMap;
use std::fmt::Write;
use std::sync::Arc;

use super::UNITS;
use super::parts::{HEAD, NAMESPACES};
use crate::colour::Colour;
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
         <p:grpSpPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/><a:chOff x=\"0\" y=\"0\"/><a:chExt cx=\"0\" cy=\"0\"/></a:xfrm>\
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

fn units(length: f32) -> i64 {
    (length * UNITS).round() as i64
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
            "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"{}\"{about}/><p:cNvSpPr{kind}/><p:nvPr/></p:nvSpPr><p:spPr>{}{properties}</p:spPr>{}</p:sp>",
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
            "<p:grpSp><p:nvGrpSpPr><p:cNvPr id=\"{id}\" name=\"Drawing {id}\" descr=\"{}\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>{}</p:grpSpPr>",
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
             <a:endCxn id=\"{}\" idx=\"{}\"/></p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr><p:spPr>{}<a:prstGeom prst=\"{}\"><a:avLst/></a:prstGeom>{paint}\
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

/// How a connector goes from one card to another.
struct Way {
    /// The sides it leaves and reaches: 0 above, 1 left, 2 below, 3 right.
    sites: [u8; 2],
    from: Spot,
    to: Spot,
}

impl Way {
    fn between(from: &Area, to: &Area) -> Self {
        let middle = |area: &Area| (area.left + area.width / 2.0, area.top + area.height / 2.0);
        let sites = if to.left >= from.right() {
            [3, 1]
        } else if to.right() <= from.left {
            [1, 3]
        } else if to.top >= from.top {
            [2, 0]
        } else {
            [0, 2]
        };
        let spot = |area: &Area, site: u8| match site {
            0 => (middle(area).0, area.top),
            1 => (area.left, middle(area).1),
            2 => (middle(area).0, area.bottom()),
            _ => (area.right(), middle(area).1),
        };
        Self { sites, from: spot(from, sites[0]), to: spot(to, sites[1]) }
    }

    fn is_straight(&self) -> bool {
        (self.from.0 - self.to.0).abs() < 0.5 || (self.from.1 - self.to.1).abs() < 0.5
    }

    fn kind(&self) -> &'static str {
        if self.is_straight() { "straightConnector1" } else { "bentConnector3" }
    }

    /// Where it is. A bent one is drawn level first, so one that begins upright is turned by a quarter.
    fn frame(&self) -> String {
        let (wide, high) = ((self.to.0 - self.from.0).abs(), (self.to.1 - self.from.1).abs());
        let (left, top) = (self.from.0.min(self.to.0), self.from.1.min(self.to.1));
        let (leftward, upward) = (self.to.0 < self.from.0, self.to.1 < self.from.1);
        let is_upright = matches!(self.sites[0], 0 | 2) && !self.is_straight();
        let (area, turned, flips) = if is_upright {
            let middle = (left + wide / 2.0, top + high / 2.0);
            let area = Area::new(middle.0 - high / 2.0, middle.1 - wide / 2.0, high, wide);
            // Turned downward the end lies to the left, turned upward to the right; otherwise it is flipped.
            let (turned, is_flipped) = if upward { (16_200_000, leftward) } else { (5_400_000, !leftward) };
            (area, turned, [false, is_flipped])
        } else {
            (Area::new(left, top, wide, high), 0, [leftward, upward])
        };
        let mut about = String::new();
        if turned > 0 {
            let _ = write!(about, " rot=\"{turned}\"");
        }
        for (name, flips) in ["flipH", "flipV"].into_iter().zip(flips) {
            if flips {
                let _ = write!(about, " {name}=\"1\"");
            }
        }
        framed(&area, "").replacen("<a:xfrm>", &format!("<a:xfrm{about}>"), 1)
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

fn framed(area: &Area, children: &str) -> String {
    format!(
        "<a:xfrm><a:off x=\"{}\" y=\"{}\"/><a:ext cx=\"{}\" cy=\"{}\"/>{children}</a:xfrm>",
        units(area.left),
        units(area.top),
        units(area.width.max(0.0)),
        units(area.height.max(0.0))
    )
}

fn body(setting: &Setting, paragraphs: &str) -> String {
    let [left, top, right, bottom] = setting.insets.map(units);
    let wrap = if setting.wraps { "square" } else { "none" };
    format!(
        "<p:txBody><a:bodyPr wrap=\"{wrap}\" lIns=\"{left}\" tIns=\"{top}\" rIns=\"{right}\" bIns=\"{bottom}\" anchor=\"{}\"><a:normAutofit/></a:bodyPr>\
         <a:lstStyle/>{paragraphs}</p:txBody>",
        setting.anchor
    )
}

fn solid(colour: Colour) -> String {
    format!("<a:solidFill><a:srgbClr val=\"{}\"/></a:solidFill>", colour.digits())
}

fn filled(fill: Option<&Fill>, area: &Area) -> String {
    match fill {
        None => "<a:noFill/>".to_owned(),
        Some(Fill::Flat(colour)) => solid(*colour),
        Some(Fill::Fading { between: [high, low], colours, strength }) => {
            let middle = (high + low) / 2.0;
            let half = (middle - high).max(f32::EPSILON);
            let at = ((middle - area.top) / area.height.max(f32::EPSILON)).clamp(0.0, 1.0);
            let stop = |place: f32, colour: Colour, cover: f32| {
                let cover = (cover * strength * 100_000.0).clamp(0.0, 100_000.0) as i64;
                format!(
                    "<a:gs pos=\"{}\"><a:srgbClr val=\"{}\"><a:alpha val=\"{cover}\"/></a:srgbClr></a:gs>",
                    (place * 100_000.0) as i64,
                    colour.digits()
                )
            };
            let mut stops = String::new();
            if at > 0.0 {
                stops += &stop(0.0, colours[0], (middle - area.top) / half);
                stops += &stop(at, colours[0], 0.0);
            }
            if at < 1.0 {
                stops += &stop(at, colours[1], 0.0);
                stops += &stop(1.0, colours[1], (area.bottom() - middle) / half);
            }
            format!("<a:gradFill><a:gsLst>{stops}</a:gsLst><a:lin ang=\"5400000\" scaled=\"0\"/></a:gradFill>")
        }
    }
}

/// A ground with a bar of another colour at its left edge, in one fill, so that a card is one shape.
fn barred(ground: Colour, bar: Colour, reach: f32) -> String {
    let end = (reach.clamp(0.0, 1.0) * 100_000.0) as i64;
    let stop = |at: i64, colour: Colour| format!("<a:gs pos=\"{at}\"><a:srgbClr val=\"{}\"/></a:gs>", colour.digits());
    let stops = [stop(0, bar), stop(end, bar), stop(end, ground), stop(100_000, ground)].concat();
    format!("<a:gradFill rotWithShape=\"1\"><a:gsLst>{stops}</a:gsLst><a:lin ang=\"0\" scaled=\"0\"/></a:gradFill>")
}

fn lined(stroke: Option<&Stroke>, ends: &str) -> String {
    let Some(stroke) = stroke else { return "<a:ln><a:noFill/></a:ln>".to_owned() };
    let dash = if stroke.dashes.is_some() { "<a:prstDash val=\"dash\"/>" } else { "" };
    let width = units(stroke.width).max(1);
    format!("<a:ln w=\"{width}\" cap=\"rnd\">{}{dash}<a:round/>{ends}</a:ln>", solid(stroke.colour))
}

fn boxed(area: &Area, radius: f32) -> String {
    let short = area.width.min(area.height);
    if radius <= 0.0 || short <= 0.0 {
        return "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>".to_owned();
    }
    let adjust = (radius / short).min(0.5) * 100_000.0;
    format!(
        "<a:prstGeom prst=\"roundRect\"><a:avLst><a:gd name=\"adj\" fmla=\"val {}\"/></a:avLst></a:prstGeom>",
        adjust.round()
    )
}

fn freeform(path: &[Stretch], area: &Area, is_filled: bool) -> String {
    let spot = |spot: &Spot| {
        format!("<a:pt x=\"{}\" y=\"{}\"/>", units((spot.0 - area.left).max(0.0)), units((spot.1 - area.top).max(0.0)))
    };
    let mut text = String::new();
    for stretch in path {
        let _ = match stretch {
            Stretch::From(end) => write!(text, "<a:moveTo>{}</a:moveTo>", spot(end)),
            Stretch::To(end) => write!(text, "<a:lnTo>{}</a:lnTo>", spot(end)),
            Stretch::Bend(out, back, end) => {
                write!(text, "<a:cubicBezTo>{}{}{}</a:cubicBezTo>", spot(out), spot(back), spot(end))
            }
            Stretch::Close => write!(text, "<a:close/>"),
        };
    }
    let fill = if is_filled { "" } else { " fill=\"none\"" };
    format!(
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l=\"0\" t=\"0\" r=\"r\" b=\"b\"/><a:pathLst><a:path w=\"{}\" h=\"{}\"{fill}>\
         {text}</a:path></a:pathLst></a:custGeom>",
        units(area.width),
        units(area.height)
    )
}
