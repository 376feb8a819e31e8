//! What shapes of a slide are filled and edged with.

use super::geometry::units;
use crate::colour::Colour;
use crate::drawing::{Area, Fill, Stroke};

/// One colour.
pub fn solid(colour: Colour) -> String {
    format!("<a:solidFill><a:srgbClr val=\"{}\"/></a:solidFill>", colour.digits())
}

/// The fill of a shape that takes `area`.
pub fn filled(fill: Option<&Fill>, area: &Area) -> String {
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
pub fn barred(ground: Colour, bar: Colour, reach: f32) -> String {
    let end = (reach.clamp(0.0, 1.0) * 100_000.0) as i64;
    let stop = |at: i64, colour: Colour| format!("<a:gs pos=\"{at}\"><a:srgbClr val=\"{}\"/></a:gs>", colour.digits());
    let stops = [stop(0, bar), stop(end, bar), stop(end, ground), stop(100_000, ground)].concat();
    format!("<a:gradFill rotWithShape=\"1\"><a:gsLst>{stops}</a:gsLst><a:lin ang=\"0\" scaled=\"0\"/></a:gradFill>")
}

/// The edge of a shape, or a line with such ends.
pub fn lined(stroke: Option<&Stroke>, ends: &str) -> String {
    let Some(stroke) = stroke else { return "<a:ln><a:noFill/></a:ln>".to_owned() };
    let dash = if stroke.dashes.is_some() { "<a:prstDash val=\"dash\"/>" } else { "" };
    let width = units(stroke.width).max(1);
    format!("<a:ln w=\"{width}\" cap=\"rnd\">{}{dash}<a:round/>{ends}</a:ln>", solid(stroke.colour))
}
