//! The colours of a poster: those of the page by day (`style/tokens.css`), as numbers.

use parcours_core::model::{LaneRole, Score};

/// A colour that covers what is under it: red, green and blue, 0 to 255.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Colour(pub [u8; 3]);

/// The paper itself.
pub const WHITE: Colour = Colour([0xff, 0xff, 0xff]);
/// Behind the board.
pub const PAPER: Colour = Colour([0xf7, 0xf6, 0xf3]);
/// The ground of cells.
pub const CELL: Colour = Colour([0xfd, 0xfd, 0xfa]);
/// What is read.
pub const INK: Colour = Colour([0x20, 0x24, 0x2b]);
/// What is read after it.
pub const MUTED: Colour = Colour([0x5f, 0x68, 0x79]);
/// Hairlines.
pub const LINE: Colour = Colour([0xe4, 0xe2, 0xdc]);
/// Lines that mean something.
pub const LINE_STRONG: Colour = Colour([0x85, 0x89, 0x93]);
/// The page's own colour.
pub const ACCENT: Colour = Colour([0x34, 0x57, 0xd5]);
/// A ground in it.
pub const ACCENT_SOFT: Colour = Colour([0xee, 0xf1, 0xfc]);
/// What is good.
pub const HIGH: Colour = Colour([0x0f, 0x7a, 0x62]);
/// What is bad.
pub const LOW: Colour = Colour([0xc0, 0x39, 0x2b]);
/// Stars.
pub const STAR: Colour = Colour([0xb7, 0x79, 0x1f]);
/// The chevrons of stages, by turns.
pub const CHEVRONS: [Colour; 2] = [Colour([0x2f, 0x50, 0xcb]), Colour([0x3b, 0x5b, 0xd6])];

impl Colour {
    /// The colour that `#rrggbb` names.
    pub fn named(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
        let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
        Some(Self([part(0)?, part(2)?, part(4)?]))
    }

    /// Six hexadecimal digits.
    pub fn digits(self) -> String {
        let [red, green, blue] = self.0;
        format!("{red:02x}{green:02x}{blue:02x}")
    }

    /// `share` percent of this colour with the rest of `other`, mixed as the page mixes them: evenly to the eye (Oklab).
    pub fn mixed(self, share: f32, other: Self) -> Self {
        let (one, other) = (to_lab(self), to_lab(other));
        let part = share / 100.0;
        from_lab([0, 1, 2].map(|at| one[at] * part + other[at] * (1.0 - part)))
    }

    /// How light it is, 0 for black to 1 for white (WCAG 2, relative luminance).
    pub fn luminance(self) -> f32 {
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

/// The hue of a lane's role, as `style/tokens.css` has it.
pub fn of_role(role: &LaneRole) -> Colour {
    Colour(match role {
        LaneRole::Action => [0x2f, 0x63, 0xcc],
        LaneRole::Touchpoint => [0x0b, 0x77, 0x79],
        LaneRole::Thought | LaneRole::Quote | LaneRole::Need => [0x6c, 0x4c, 0xc4],
        LaneRole::Emotion => [0x8f, 0x5c, 0x12],
        LaneRole::Pain | LaneRole::Gap => [0xc0, 0x39, 0x2b],
        LaneRole::Gain => [0x0f, 0x7a, 0x62],
        LaneRole::Opportunity | LaneRole::Solution => [0x5b, 0x6a, 0x00],
        LaneRole::Frontstage => [0x22, 0x6c, 0x9f],
        LaneRole::Backstage => [0x55, 0x62, 0x7a],
        LaneRole::Support | LaneRole::Context => [0x7c, 0x5d, 0x2d],
        LaneRole::Evidence => [0x97, 0x43, 0x7f],
        _ => [0x47, 0x54, 0x67],
    })
}

/// The colour of a face.
pub fn of_score(score: Score) -> Colour {
    match score.value() {
        2.. => HIGH,
        1 => HIGH.mixed(78.0, MUTED),
        0 => MUTED,
        -1 => LOW.mixed(72.0, STAR),
        ..=-2 => LOW,
    }
}

fn linear(part: u8) -> f32 {
    let part = f32::from(part) / 255.0;
    if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
}

fn to_lab(colour: Colour) -> [f32; 3] {
    let [red, green, blue] = colour.0.map(linear);
    let cones = [
        0.412_221_46 * red + 0.536_332_55 * green + 0.051_445_995 * blue,
        0.211_903_5 * red + 0.680_699_5 * green + 0.107_396_96 * blue,
        0.088_302_46 * red + 0.281_718_85 * green + 0.629_978_7 * blue,
    ];
    let [long, middle, short] = cones.map(f32::cbrt);
    [
        0.210_454_26 * long + 0.793_617_8 * middle - 0.004_072_047 * short,
        1.977_998_5 * long - 2.428_592_2 * middle + 0.450_593_7 * short,
        0.025_904_037 * long + 0.782_771_77 * middle - 0.808_675_77 * short,
    ]
}

fn from_lab([light, green_red, blue_yellow]: [f32; 3]) -> Colour {
    let cones = [
        light + 0.396_337_78 * green_red + 0.215_803_76 * blue_yellow,
        light - 0.105_561_346 * green_red - 0.063_854_17 * blue_yellow,
        light - 0.089_484_18 * green_red - 1.291_485_5 * blue_yellow,
    ];
    let [long, middle, short] = cones.map(|cone| cone.powi(3));
    let parts = [
        4.076_741_7 * long - 3.307_711_6 * middle + 0.230_969_94 * short,
        -1.268_438 * long + 2.609_757_4 * middle - 0.341_319_38 * short,
        -0.004_196_086_3 * long - 0.703_418_6 * middle + 1.707_614_7 * short,
    ];
    Colour(parts.map(|part| {
        let part = if part <= 0.003_130_8 { part * 12.92 } else { 1.055 * part.powf(1.0 / 2.4) - 0.055 };
        (part * 255.0).round().clamp(0.0, 255.0) as u8
    }))
}
