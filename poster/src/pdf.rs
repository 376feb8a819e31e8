//! PDF: vector, with selectable text, tagged for screen readers and checked against PDF/UA-1 by the library that writes it. The map's
//! file is attached.

use std::num::{NonZeroU16, NonZeroU32};

use krilla::action::LinkAction;
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::color::rgb;
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::embed::{AssociationKind, EmbeddedFile, MimeType};
use krilla::geom::{Path, PathBuilder, Point, Rect, Size, Transform};
use krilla::image::Image;
use krilla::metadata::{DateTime, Metadata};
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{self, FillRule, LineCap, LineJoin, LinearGradient, SpreadMethod, Stop, StrokeDash};
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, Node, SpanTag, TableHeaderScope, Tag, TagGroup, TagKind, TagTree,
};
use krilla::text::{Font, GlyphId, KrillaGlyph};
use krilla::{Document, SerializeSettings};
use parcours_core::method::context::day_parts;

use crate::colour::{Colour, MUTED};
use crate::drawing::{Area, Drawing, Fill, Glyph, Item, Kind, Placed, Run, Shape, Stretch, Stroke, Thing};
use crate::font::Weight;
use crate::png::rounded;
use crate::sheets::Sheet;
use crate::text::{Setter, Style};
use crate::{Failure, Poster};

/// What the attached file is called.
pub const ATTACHED: &str = "map.parcours.json";

/// Writes every page, or the first over its sheets.
pub fn write(poster: &Poster, progress: &mut dyn FnMut(f32)) -> Result<Vec<u8>, Failure> {
    let configuration = ConfigurationBuilder::new()
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| Failure::Invalid(format!("{error:?}")))?;
    let settings = SerializeSettings { configuration, enable_tagging: true, ..SerializeSettings::default() };
    let mut document = Document::new_with(settings);
    document.set_metadata(metadata(poster));
    let mut tree = TagTree::new().with_lang(Some(poster.language.clone()));
    let mut outline = Outline::new();
    let fonts = Fonts::new()?;
    let pages = poster.pages.len().max(1) as f32;
    for (index, page) in poster.pages.iter().enumerate() {
        let whole = Sheet {
            size: page.size,
            part: Area::new(0.0, 0.0, page.size[0], page.size[1]),
            at: [0.0, 0.0],
            name: String::new(),
        };
        let sheets = if poster.sheets.is_empty() { std::slice::from_ref(&whole) } else { &poster.sheets };
        let mut writer = Writer { drawing: &page.drawing, fonts: &fonts, content: Vec::new() };
        writer.content.resize_with(page.drawing.senses.len(), Vec::new);
        for (at, sheet) in sheets.iter().enumerate() {
            progress((index as f32 + at as f32 / sheets.len() as f32) / pages * 0.8);
            writer.sheet(&mut document, sheet, !poster.sheets.is_empty());
        }
        for (name, area) in stages(&page.drawing) {
            let number = sheets.iter().position(|sheet| is_on(sheet, &area)).unwrap_or_default();
            let sheet = &sheets[number];
            let point = Point::from_xy(
                (area.left - sheet.part.left + sheet.at[0]).max(0.0),
                (area.top - sheet.part.top + sheet.at[1]).max(0.0),
            );
            let number = if poster.sheets.is_empty() { index } else { number };
            outline.push_child(OutlineNode::new(name, XyzDestination::new(number, point)));
        }
        writer.senses(&mut tree);
        if !poster.sheets.is_empty() {
            break;
        }
    }
    document.set_outline(outline);
    document.set_tag_tree(tree);
    attach(&mut document, poster);
    progress(0.85);
    document.finish().map_err(|error| Failure::Invalid(format!("{error:?}")))
}

fn date(poster: &Poster) -> Option<DateTime> {
    let (year, month, day) = day_parts(&poster.day)?;
    Some(DateTime::new(year).month(month).day(day))
}

fn metadata(poster: &Poster) -> Metadata {
    let metadata = Metadata::new()
        .title(poster.title.clone())
        .language(poster.language.clone())
        .creator("Parcours".to_owned())
        .producer("Parcours".to_owned());
    match date(poster) {
        Some(date) => metadata.creation_date(date),
        None => metadata,
    }
}

fn attach(document: &mut Document, poster: &Poster) {
    if poster.file.is_empty() {
        return;
    }
    let file = EmbeddedFile {
        path: ATTACHED.to_owned(),
        mime_type: MimeType::new("application/json"),
        description: Some(poster.about_file.clone()),
        association_kind: AssociationKind::Source,
        data: poster.file.clone().into_bytes().into(),
        modification_date: date(poster),
        compress: Some(true),
        location: None,
    };
    // There is one file, so no other has its name.
    let _ = document.embed_file(file);
}

struct Fonts([Font; 2]);

impl Fonts {
    fn new() -> Result<Self, Failure> {
        let read = |weight: Weight| {
            Font::new(weight.file().to_vec().into(), 0).ok_or_else(|| Failure::Invalid("the font".to_owned()))
        };
        Ok(Self([read(Weight::Regular)?, read(Weight::Strong)?]))
    }

    fn of(&self, weight: Weight) -> Font {
        self.0[weight as usize].clone()
    }
}

/// The stages of a page, each with its name and where it is.
fn stages(drawing: &Drawing) -> Vec<(String, Area)> {
    let Some(table) = drawing.senses.iter().position(|sense| sense.kind == Kind::Table) else { return Vec::new() };
    let row = drawing.senses.iter().position(|sense| sense.within == Some(table));
    let is_stage = |sense: &usize| {
        let sense = &drawing.senses[*sense];
        sense.within == row && matches!(sense.kind, Kind::ColumnHead(_))
    };
    let mut found: Vec<(usize, String, Area)> = Vec::new();
    for item in &drawing.items {
        let Some(sense) = item.sense.filter(is_stage) else { continue };
        match &item.thing {
            Thing::Drawing(..) => found.push((sense, String::new(), item.thing.area())),
            Thing::Run(run) => {
                if let Some((_, name, _)) = found.last_mut().filter(|(last, ..)| *last == sense) {
                    if !name.is_empty() {
                        name.push(' ');
                    }
                    name.push_str(&run.text);
                }
            }
            Thing::Placed(_) => {}
        }
    }
    found.into_iter().map(|(_, name, area)| (name, area)).collect()
}

/// Whether the middle of `area` is on the sheet.
fn is_on(sheet: &Sheet, area: &Area) -> bool {
    let middle = (area.left + area.width / 2.0, area.top + area.height / 2.0);
    let within = |at: f32, from: f32, length: f32| at >= from && at < from + length;
    within(middle.0, sheet.part.left, sheet.part.width) && within(middle.1, sheet.part.top, sheet.part.height)
}

/// A run in words, each with the space after it.
fn words(run: &Run) -> Vec<Run> {
    let is_blank = |glyph: &Glyph| run.text[glyph.start..].starts_with(char::is_whitespace);
    let mut words: Vec<Run> = Vec::new();
    let mut pen = run.at.0;
    let ends = run.glyphs.iter().skip(1).map(|glyph| glyph.start).chain([run.text.len()]);
    let mut was_blank = true;
    for (glyph, end) in run.glyphs.iter().zip(ends) {
        if words.is_empty() || was_blank && !is_blank(glyph) {
            let at = (pen, run.at.1);
            words.push(Run { text: String::new(), glyphs: Vec::new(), width: 0.0, at, ..run.clone() });
        }
        if let Some(word) = words.last_mut() {
            word.glyphs.push(Glyph { start: word.text.len(), ..*glyph });
            word.text.push_str(&run.text[glyph.start..end]);
            word.width += glyph.advance;
        }
        was_blank = is_blank(glyph);
        pen += glyph.advance;
    }
    words
}

struct Writer<'a> {
    drawing: &'a Drawing,
    fonts: &'a Fonts,
    /// What was drawn of each sense, in order.
    content: Vec<Vec<Node>>,
}

/// A link that is to be put on the page.
struct Link {
    sense: usize,
    drawn: Identifier,
    area: Area,
    address: String,
}

impl Writer<'_> {
    fn sheet(&mut self, document: &mut Document, sheet: &Sheet, is_cut: bool) {
        let Some(settings) = PageSettings::from_wh(sheet.size[0], sheet.size[1]) else { return };
        let mut page = document.start_page_with(settings);
        let mut links = Vec::new();
        let (left, top) = (sheet.at[0] - sheet.part.left, sheet.at[1] - sheet.part.top);
        let mut surface = page.surface();
        if is_cut {
            let clip =
                path_of(&rounded(&Area::new(sheet.at[0], sheet.at[1], sheet.part.width, sheet.part.height), 0.0));
            if let Some(clip) = &clip {
                surface.push_clip_path(clip, &FillRule::NonZero);
            }
            surface.push_transform(&Transform::from_translate(left, top));
            self.items(&mut surface, sheet, &mut links);
            surface.pop();
            if clip.is_some() {
                surface.pop();
            }
            marks(&mut surface, sheet, self.fonts);
        } else {
            self.items(&mut surface, sheet, &mut links);
        }
        surface.finish();
        for link in links {
            let area = link.area;
            let Some(rect) = Rect::from_xywh(area.left + left, area.top + top, area.width, area.height) else {
                continue;
            };
            let target = Target::Action(LinkAction::new(link.address.clone()).into());
            let annotation = Annotation::new_link(LinkAnnotation::new(rect, target), Some(link.address));
            let placed = page.add_tagged_annotation(annotation);
            let group = TagGroup::with_children(Tag::Link, vec![link.drawn.into(), placed.into()]);
            self.content[link.sense].push(group.into());
        }
        page.finish();
    }

    fn items(&mut self, surface: &mut Surface<'_>, sheet: &Sheet, links: &mut Vec<Link>) {
        let items = &self.drawing.items;
        for (at, item) in items.iter().enumerate() {
            let area = item.thing.area();
            if !sheet.part.meets(&area.inset(-0.5)) {
                continue;
            }
            let is_whole = sheet.name.is_empty() || is_on(sheet, &area);
            match &item.thing {
                Thing::Drawing(shape, fill, stroke) => {
                    let sense = item.sense.filter(|sense| self.is_figure(*sense));
                    self.tagged(surface, sense, ContentTag::Other, |surface| {
                        draw(surface, shape, fill.as_ref(), stroke.as_ref());
                    });
                }
                Thing::Run(run) if sheet.name.is_empty() => {
                    self.run(surface, item, run, items.get(at + 1), true, links);
                }
                // Every word is read on one sheet: the one it is mostly on.
                Thing::Run(run) => {
                    for word in words(run) {
                        let is_whole = is_on(sheet, &word.area());
                        self.run(surface, item, &word, items.get(at + 1), is_whole, links);
                    }
                }
                Thing::Placed(placed) => {
                    let sense = item.sense.filter(|_| is_whole && placed.text.is_some());
                    let span = SpanTag::empty().with_actual_text(placed.text.as_deref());
                    self.tagged(surface, sense, ContentTag::Span(span), |surface| picture(surface, placed));
                }
            }
        }
        // A cell that holds nothing is still a cell.
        if sheet.part.left <= 0.0 && sheet.part.top <= 0.0 {
            let mut is_held = vec![false; self.drawing.senses.len()];
            self.drawing.senses.iter().filter_map(|sense| sense.within).for_each(|within| is_held[within] = true);
            items.iter().filter_map(|item| item.sense).for_each(|sense| is_held[sense] = true);
            for (sense, part) in self.drawing.senses.iter().enumerate() {
                if !is_held[sense] && matches!(part.kind, Kind::Cell(_) | Kind::ColumnHead(_) | Kind::RowHead) {
                    self.tagged(surface, Some(sense), ContentTag::Other, |_| {});
                }
            }
        }
    }

    fn is_figure(&self, sense: usize) -> bool {
        matches!(self.drawing.senses[sense].kind, Kind::Figure(_) | Kind::Arrow { .. })
    }

    fn tagged(
        &mut self,
        surface: &mut Surface<'_>,
        sense: Option<usize>,
        tag: ContentTag<'_>,
        draw: impl FnOnce(&mut Surface<'_>),
    ) {
        match sense {
            Some(sense) => {
                let drawn = surface.start_tagged(tag);
                draw(surface);
                surface.end_tagged();
                self.content[sense].push(drawn.into());
            }
            None => {
                surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
                draw(surface);
                surface.end_tagged();
            }
        }
    }

    fn run(
        &mut self,
        surface: &mut Surface<'_>,
        item: &Item,
        run: &Run,
        next: Option<&Item>,
        is_whole: bool,
        links: &mut Vec<Link>,
    ) {
        // Words of two lines do not run into each other for who hears them.
        let goes_on = next.is_some_and(|next| {
            next.sense == item.sense && matches!(&next.thing, Thing::Run(other) if other.at.1 > run.at.1)
        });
        let font = self.fonts.of(run.weight);
        let Some(sense) = item.sense.filter(|_| is_whole) else {
            // On the neighbouring sheet the letters go on, to be seen and not to be read twice.
            self.tagged(surface, None, ContentTag::Other, |surface| write_run(surface, run, font, false, !is_whole));
            return;
        };
        if let Some(address) = &run.address {
            let drawn = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
            write_run(surface, run, font, goes_on, false);
            surface.end_tagged();
            links.push(Link { sense, drawn, area: run.area(), address: address.to_string() });
            return;
        }
        let tag = ContentTag::Span(SpanTag::empty());
        self.tagged(surface, Some(sense), tag, |surface| write_run(surface, run, font, goes_on, false));
    }

    /// Puts what was drawn into the tree, as it is read.
    fn senses(self, tree: &mut TagTree) {
        let mut held: Vec<Vec<TagGroup>> = Vec::new();
        held.resize_with(self.content.len(), Vec::new);
        // What is within stands after what it is within, so going backward every part is whole when it is put away.
        for (at, content) in self.content.into_iter().enumerate().rev() {
            let sense = &self.drawing.senses[at];
            let mut parts = std::mem::take(&mut held[at]);
            parts.reverse();
            if sense.within.is_none() {
                parts.into_iter().for_each(|part| tree.push(part));
                content.into_iter().for_each(|node| tree.push(node));
                continue;
            }
            let mut group = TagGroup::with_children(tag(&sense.kind), content);
            parts.into_iter().for_each(|part| group.push(part));
            if let Some(within) = sense.within {
                held[within].push(group);
            }
        }
    }
}

fn tag(kind: &Kind) -> TagKind {
    let level = |level: u16| NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
    let span = |columns: usize| NonZeroU32::new(columns as u32).filter(|columns| columns.get() > 1);
    match kind {
        Kind::Poster => Tag::Part.into(),
        Kind::Title(title) => Tag::Hn(level(1), Some(title.clone())).into(),
        Kind::Heading(title) => Tag::Hn(level(2), Some(title.clone())).into(),
        Kind::Paragraph | Kind::Card(_) => Tag::P.into(),
        Kind::Chip => Tag::Span.into(),
        Kind::Table => Tag::Table.into(),
        Kind::Row => Tag::TR.into(),
        Kind::ColumnHead(columns) => Tag::TH(TableHeaderScope::Column).with_col_span(span(*columns)).into(),
        Kind::RowHead => Tag::TH(TableHeaderScope::Row).into(),
        Kind::Cell(columns) => Tag::TD.with_col_span(span(*columns)).into(),
        Kind::Figure(said) | Kind::Arrow { said, .. } => Tag::Figure(Some(said.clone())).into(),
    }
}

fn write_run(surface: &mut Surface<'_>, run: &Run, font: Font, goes_on: bool, is_outlined: bool) {
    let mut text = run.text.clone();
    let ends = run.glyphs.iter().skip(1).map(|glyph| glyph.start).chain([text.len()]);
    let placed = |id: u16, advance: f32, range: std::ops::Range<usize>| {
        KrillaGlyph::new(GlyphId::new(u32::from(id)), advance / run.size, 0.0, 0.0, 0.0, range, None)
    };
    let glyphs = run.glyphs.iter().zip(ends).map(|(glyph, end)| placed(glyph.id, glyph.advance, glyph.start..end));
    let mut glyphs: Vec<KrillaGlyph> = glyphs.collect();
    if let Some((space, advance)) = run.weight.known(' ').filter(|_| goes_on) {
        let start = text.len();
        text.push(' ');
        glyphs.push(placed(space, advance * run.size, start..text.len()));
    }
    surface.set_stroke(None);
    surface.set_fill(Some(flat(run.colour)));
    surface.draw_glyphs(Point::from_xy(run.at.0, run.at.1), &glyphs, font, &text, run.size, is_outlined);
}

fn flat(colour: Colour) -> paint::Fill {
    paint::Fill { paint: rgb(colour).into(), opacity: NormalizedF32::ONE, rule: FillRule::NonZero }
}

fn rgb(colour: Colour) -> rgb::Color {
    let [red, green, blue] = colour.0;
    rgb::Color::new(red, green, blue)
}

fn draw(surface: &mut Surface<'_>, shape: &Shape, fill: Option<&Fill>, stroke: Option<&Stroke>) {
    let path = match shape {
        Shape::Box { area, radius } => path_of(&rounded(area, *radius)),
        Shape::Path(path) => path_of(path),
    };
    let Some(path) = path else { return };
    surface.set_fill(fill.map(filled));
    surface.set_stroke(stroke.map(stroked));
    surface.draw_path(&path);
}

fn filled(fill: &Fill) -> paint::Fill {
    match fill {
        Fill::Flat(colour) => flat(*colour),
        Fill::Fading { between: [top, bottom], colours: [high, low], strength } => {
            let share = |part: f32| NormalizedF32::new(part).unwrap_or(NormalizedF32::ZERO);
            let stop = |at: f32, colour: Colour, cover: f32| Stop {
                offset: share(at),
                color: rgb(colour).into(),
                opacity: share(cover),
            };
            let gradient = LinearGradient {
                x1: 0.0,
                y1: *top,
                x2: 0.0,
                y2: *bottom,
                transform: Transform::identity(),
                spread_method: SpreadMethod::Pad,
                stops: vec![
                    stop(0.0, *high, *strength),
                    stop(0.5, *high, 0.0),
                    stop(0.5, *low, 0.0),
                    stop(1.0, *low, *strength),
                ],
                anti_alias: true,
            };
            paint::Fill { paint: gradient.into(), opacity: NormalizedF32::ONE, rule: FillRule::NonZero }
        }
    }
}

fn stroked(stroke: &Stroke) -> paint::Stroke {
    paint::Stroke {
        paint: rgb(stroke.colour).into(),
        width: stroke.width,
        miter_limit: 4.0,
        line_cap: LineCap::Round,
        line_join: LineJoin::Round,
        opacity: NormalizedF32::ONE,
        dash: stroke.dashes.map(|dashes| StrokeDash { array: dashes.to_vec(), offset: 0.0 }),
    }
}

fn path_of(path: &[Stretch]) -> Option<Path> {
    let mut builder = PathBuilder::new();
    for stretch in path {
        match stretch {
            Stretch::From((across, down)) => builder.move_to(*across, *down),
            Stretch::To((across, down)) => builder.line_to(*across, *down),
            Stretch::Bend(out, back, end) => builder.cubic_to(out.0, out.1, back.0, back.1, end.0, end.1),
            Stretch::Close => builder.close(),
        }
    }
    builder.finish()
}

fn picture(surface: &mut Surface<'_>, placed: &Placed) {
    let pixels = &placed.pixels;
    let is_whole = pixels.rgba.len() == pixels.width as usize * pixels.height as usize * 4;
    let Some(size) = Size::from_wh(placed.area.width, placed.area.height).filter(|_| is_whole) else { return };
    surface.push_transform(&Transform::from_translate(placed.area.left, placed.area.top));
    surface.draw_image(Image::from_rgba8(pixels.rgba.clone(), pixels.width, pixels.height), size);
    surface.pop();
}

/// Where to cut the sheet, and which it is.
fn marks(surface: &mut Surface<'_>, sheet: &Sheet, fonts: &Fonts) {
    const LONG: f32 = 12.0;
    const AWAY: f32 = 3.0;
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Page)));
    let line = Stroke { colour: MUTED, width: 0.5, dashes: None };
    let (left, top) = (sheet.at[0], sheet.at[1]);
    for (across, out) in [(left, -1.0), (left + sheet.part.width, 1.0)] {
        for (down, away) in [(top, -1.0), (top + sheet.part.height, 1.0)] {
            for path in [
                [Stretch::From((across + out * AWAY, down)), Stretch::To((across + out * (AWAY + LONG), down))],
                [Stretch::From((across, down + away * AWAY)), Stretch::To((across, down + away * (AWAY + LONG)))],
            ] {
                draw(surface, &Shape::Path(path.to_vec()), None, Some(&line));
            }
        }
    }
    let mut drawing = Drawing::default();
    let style = Style::new(Weight::Regular, 7.0, MUTED);
    let spot = (left + 18.0, top + sheet.part.height + AWAY + 2.0);
    Setter::default().put_text(&mut drawing, None, &sheet.name, &style, spot);
    for item in &drawing.items {
        if let Thing::Run(run) = &item.thing {
            write_run(surface, run, fonts.of(run.weight), false, false);
        }
    }
    surface.end_tagged();
}
