//! PNG: drawn in bands, so that a sheet of any size takes the memory of a band. The map is in an `iTXt` chunk.

use std::collections::HashMap;

use ::png::{BitDepth, ColorType, Compression, Encoder};
use parcours_carried::KEYWORD;
use tiny_skia::{
    Color, FillRule, FilterQuality, GradientStop, LineCap, LineJoin, LinearGradient, Paint, Path, PathBuilder, Pixmap,
    PixmapPaint, Point, Shader, SpreadMode, StrokeDash, Transform,
};

use crate::colour::Colour;
use crate::drawing::{Area, Fill, Pixels, Placed, Run, Shape, Stretch, Stroke, Thing};
use crate::font::Weight;
use crate::{Failure, Poster};

/// Rows of pixels that are drawn at once.
const BAND: u32 = 512;
/// A point in pixels where one is 1/96 inch.
const PIXELS: f32 = 96.0 / 72.0;
/// More pixels across or down than the format, or any reader, takes.
const MOST: f32 = 60_000.0;

/// How large the picture of the poster is, in pixels.
pub fn size(poster: &Poster, times: u8) -> [u32; 2] {
    let side = |side: f32| (side * PIXELS * f32::from(times)).round().clamp(1.0, MOST) as u32;
    poster.pages.first().map_or([1, 1], |page| page.size.map(side))
}

/// Writes the first page, `times` as fine as a screen.
pub fn write(poster: &Poster, times: u8, progress: &mut dyn FnMut(f32)) -> Result<Vec<u8>, Failure> {
    let Some(page) = poster.pages.first() else { return Ok(Vec::new()) };
    let [width, height] = size(poster, times);
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, width, height);
    encoder.set_color(ColorType::Rgb);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Fast);
    let fineness = (f64::from(times) * 96.0 / 0.0254).round() as u32;
    encoder.set_pixel_dims(Some(::png::PixelDimensions { xppu: fineness, yppu: fineness, unit: ::png::Unit::Meter }));
    let failed = |_| Failure::Picture;
    encoder.add_itxt_chunk("Title".to_owned(), poster.title.clone()).map_err(failed)?;
    if !poster.file.is_empty() {
        encoder.add_itxt_chunk(KEYWORD.to_owned(), poster.file.clone()).map_err(failed)?;
    }
    let mut writer = encoder.write_header().map_err(failed)?;
    let mut stream = writer.stream_writer().map_err(failed)?;
    let scale = width as f32 / page.size[0];
    let mut painter = Painter { scale, glyphs: HashMap::new() };
    let areas: Vec<Area> = page.drawing.items.iter().map(|item| item.thing.area()).collect();
    let mut row = Vec::with_capacity(width as usize * 3);
    for top in (0..height).step_by(BAND as usize) {
        progress(top as f32 / height as f32);
        let rows = BAND.min(height - top);
        let mut band = Pixmap::new(width, rows).ok_or(Failure::Picture)?;
        band.fill(Color::WHITE);
        let shown = Area::new(0.0, top as f32 / scale, page.size[0], rows as f32 / scale).inset(-2.0);
        for (item, _) in page.drawing.items.iter().zip(&areas).filter(|(_, area)| shown.meets(&seen(area))) {
            painter.draw(&mut band, &item.thing, top as f32);
        }
        for line in band.data().chunks_exact(width as usize * 4) {
            row.clear();
            line.chunks_exact(4).for_each(|pixel| row.extend_from_slice(&pixel[..3]));
            std::io::Write::write_all(&mut stream, &row).map_err(|_| Failure::Picture)?;
        }
    }
    stream.finish().map_err(failed)?;
    writer.finish().map_err(failed)?;
    Ok(bytes)
}

/// Lines that are level or upright have no height or width of their own.
fn seen(area: &Area) -> Area {
    area.inset(-0.5)
}

/// A picture as a file of its own.
pub fn picture(pixels: &Pixels) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, pixels.width, pixels.height);
    encoder.set_color(ColorType::Rgba);
    encoder.set_depth(BitDepth::Eight);
    let written = encoder.write_header().and_then(|mut writer| {
        writer.write_image_data(&pixels.rgba)?;
        writer.finish()
    });
    // Pixels that are too few for their size are no picture.
    if written.is_err() {
        bytes.clear();
    }
    bytes
}

struct Painter {
    scale: f32,
    glyphs: HashMap<(Weight, u16), Option<Path>>,
}

impl Painter {
    fn draw(&mut self, band: &mut Pixmap, thing: &Thing, top: f32) {
        let transform = Transform::from_scale(self.scale, self.scale).post_translate(0.0, -top);
        match thing {
            Thing::Drawing(shape, fill, stroke) => {
                let Some(path) = path_of_shape(shape) else { return };
                if let Some(fill) = fill {
                    band.fill_path(&path, &filled(fill), FillRule::Winding, transform, None);
                }
                if let Some(stroke) = stroke {
                    band.stroke_path(&path, &plain(stroke.colour), &stroked(stroke), transform, None);
                }
            }
            Thing::Run(run) => self.run(band, run, transform),
            Thing::Placed(placed) => place(band, placed, transform),
        }
    }

    fn run(&mut self, band: &mut Pixmap, run: &Run, transform: Transform) {
        let paint = plain(run.colour);
        let mut pen = run.at.0;
        for glyph in &run.glyphs {
            let outline = self.glyphs.entry((run.weight, glyph.id));
            let path = outline.or_insert_with(|| path_of(&run.weight.outline(glyph.id)));
            if let Some(path) = path {
                let transform = transform.pre_translate(pen, run.at.1).pre_scale(run.size, run.size);
                band.fill_path(path, &paint, FillRule::Winding, transform, None);
            }
            pen += glyph.advance;
        }
    }
}

fn place(band: &mut Pixmap, placed: &Placed, transform: Transform) {
    let Pixels { width, height, rgba } = &*placed.pixels;
    let multiplied = |pixel: &[u8]| {
        let cover = u16::from(pixel[3]);
        let part = |value: u8| (u16::from(value) * cover / 255) as u8;
        [part(pixel[0]), part(pixel[1]), part(pixel[2]), pixel[3]]
    };
    let data: Vec<u8> = rgba.chunks_exact(4).flat_map(multiplied).collect();
    let size = tiny_skia::IntSize::from_wh(*width, *height);
    let Some(pixmap) = size.and_then(|size| Pixmap::from_vec(data, size)) else { return };
    let transform = transform
        .pre_translate(placed.area.left, placed.area.top)
        .pre_scale(placed.area.width / *width as f32, placed.area.height / *height as f32);
    let paint = PixmapPaint { quality: FilterQuality::Bicubic, ..PixmapPaint::default() };
    band.draw_pixmap(0, 0, pixmap.as_ref(), &paint, transform, None);
}

fn plain(colour: Colour) -> Paint<'static> {
    let mut paint = Paint::default();
    let [red, green, blue] = colour.0;
    paint.set_color_rgba8(red, green, blue, 255);
    paint
}

fn filled(fill: &Fill) -> Paint<'static> {
    match fill {
        Fill::Flat(colour) => plain(*colour),
        Fill::Fading { between: [top, bottom], colours, strength } => {
            let cover = (strength * 255.0).round() as u8;
            let [high, low] = colours.map(|colour| colour.0);
            let stop = |at: f32, [red, green, blue]: [u8; 3], cover: u8| {
                GradientStop::new(at, Color::from_rgba8(red, green, blue, cover))
            };
            let stops = vec![stop(0.0, high, cover), stop(0.5, high, 0), stop(0.5, low, 0), stop(1.0, low, cover)];
            let (from, to) = (Point::from_xy(0.0, *top), Point::from_xy(0.0, *bottom));
            let shader = LinearGradient::new(from, to, stops, SpreadMode::Pad, Transform::identity());
            Paint { shader: shader.unwrap_or(Shader::SolidColor(Color::TRANSPARENT)), ..Paint::default() }
        }
    }
}

fn stroked(stroke: &Stroke) -> tiny_skia::Stroke {
    tiny_skia::Stroke {
        width: stroke.width,
        line_cap: LineCap::Round,
        line_join: LineJoin::Round,
        dash: stroke.dashes.and_then(|dashes| StrokeDash::new(dashes.to_vec(), 0.0)),
        ..tiny_skia::Stroke::default()
    }
}

fn path_of_shape(shape: &Shape) -> Option<Path> {
    match shape {
        Shape::Box { area, radius } => path_of(&rounded(area, *radius)),
        Shape::Path(path) => path_of(path),
    }
}

/// A rectangle with rounded corners as an outline.
pub fn rounded(area: &Area, radius: f32) -> Vec<Stretch> {
    let (left, top, right, bottom) = (area.left, area.top, area.right(), area.bottom());
    let round = radius.min(area.width / 2.0).min(area.height / 2.0);
    if round <= 0.0 {
        let corners = [(right, top), (right, bottom), (left, bottom)].map(Stretch::To);
        return [Stretch::From((left, top))].into_iter().chain(corners).chain([Stretch::Close]).collect();
    }
    // How far the handles of a quarter of a circle reach.
    let reach = round * (1.0 - 0.552_284_8);
    vec![
        Stretch::From((left + round, top)),
        Stretch::To((right - round, top)),
        Stretch::Bend((right - reach, top), (right, top + reach), (right, top + round)),
        Stretch::To((right, bottom - round)),
        Stretch::Bend((right, bottom - reach), (right - reach, bottom), (right - round, bottom)),
        Stretch::To((left + round, bottom)),
        Stretch::Bend((left + reach, bottom), (left, bottom - reach), (left, bottom - round)),
        Stretch::To((left, top + round)),
        Stretch::Bend((left, top + reach), (left + reach, top), (left + round, top)),
        Stretch::Close,
    ]
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
