//! Where shapes of a slide are, and what outline they have.

use std::fmt::Write;

use super::UNITS;
use crate::drawing::{Area, Spot, Stretch};

/// A length in the units of the format.
pub fn units(length: f32) -> i64 {
    (length * UNITS).round() as i64
}

/// Where a shape is, and for a group the room of its children.
pub fn framed(area: &Area, children: &str) -> String {
    format!(
        "<a:xfrm><a:off x=\"{}\" y=\"{}\"/><a:ext cx=\"{}\" cy=\"{}\"/>{children}</a:xfrm>",
        units(area.left),
        units(area.top),
        units(area.width.max(0.0)),
        units(area.height.max(0.0))
    )
}

/// A rectangle, with rounded corners where it has them.
pub fn boxed(area: &Area, radius: f32) -> String {
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

/// Any other outline.
pub fn freeform(path: &[Stretch], area: &Area, is_filled: bool) -> String {
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
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l=\"0\" t=\"0\" r=\"r\" b=\"b\"/>\
         <a:pathLst><a:path w=\"{}\" h=\"{}\"{fill}>\
         {text}</a:path></a:pathLst></a:custGeom>",
        units(area.width),
        units(area.height)
    )
}

/// How a connector goes from one card to another.
pub struct Way {
    /// The sides it leaves and reaches: 0 above, 1 left, 2 below, 3 right.
    pub sites: [u8; 2],
    from: Spot,
    to: Spot,
}

impl Way {
    /// By the sides that face each other.
    pub fn between(from: &Area, to: &Area) -> Self {
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

    /// The kind of its shape.
    pub fn kind(&self) -> &'static str {
        if self.is_straight() { "straightConnector1" } else { "bentConnector3" }
    }

    /// Where it is. A bent one is drawn level first, so one that begins upright is turned by a quarter.
    pub fn frame(&self) -> String {
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
