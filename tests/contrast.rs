//! Every colour that stands on another can be told from it, light and dark (WCAG 1.4.3 and 1.4.11): the tokens are read from the
//! style sheet and mixed as it mixes them.

use std::collections::BTreeMap;
use std::path::Path;

use parcours_core::method::persona::Portrait;
use parcours_core::model::LaneRole;

const TOKENS: &str = include_str!("../style/tokens.css");

/// The least contrast of a text with what it stands on.
const TEXT: f64 = 4.5;
/// The least contrast of a shape that means something.
const SHAPE: f64 = 3.0;

/// The style sheets of the page, but the tokens.
fn sheets() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("style");
    let mut sheets: Vec<(String, String)> = std::fs::read_dir(folder)
        .expect("the style sheets")
        .map(|entry| entry.expect("a style sheet").path())
        .map(|path| (path.display().to_string(), std::fs::read_to_string(&path).expect("a style sheet")))
        .collect();
    sheets.sort();
    sheets
}

/// Selector and declarations of each rule.
fn rules(sheet: &str) -> Vec<(String, String)> {
    let mut rules = Vec::new();
    let mut text = String::new();
    let mut rest = sheet;
    while let Some(at) = rest.find("/*") {
        text.push_str(&rest[..at]);
        rest = rest[at..].split_once("*/").map_or("", |(_, after)| after);
    }
    text.push_str(rest);
    for part in text.split('}') {
        // Before the last brace stands the selector, after what it is nested in.
        let Some((before, declarations)) = part.rsplit_once('{') else { continue };
        let selector = before.rsplit(['{', ';']).next().unwrap_or_default();
        rules.push((selector.trim().to_owned(), declarations.trim().to_owned()));
    }
    rules
}

/// Of each rule what `faulty` says of its selector and declarations, with where it stands.
fn faults_of_rules(sheets: &[(String, String)], faulty: impl Fn(&str, &str) -> bool) -> Vec<String> {
    let of_sheet = |(name, sheet): &(String, String)| {
        let faults = rules(sheet).into_iter().filter(|(selector, declarations)| faulty(selector, declarations));
        faults.map(|(selector, declarations)| format!("{name}: {selector} {{ {declarations} }}")).collect::<Vec<_>>()
    };
    sheets.iter().flat_map(of_sheet).collect()
}

/// The classes of fields in views, as selectors: a style sheet may know a field by nothing else.
fn field_classes() -> Vec<String> {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    let mut classes = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder of views") {
            let path = entry.expect("a view").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let view = std::fs::read_to_string(&path).expect("a view");
            for tag in ["<input", "<select", "<textarea"] {
                // The attributes before the first listener: after it there may be other elements' names.
                let fields = view.split(tag).skip(1).map(|field| field.split(" on:").next().unwrap_or_default());
                let attributes = fields.map(|field| field.split("/>").next().unwrap_or_default());
                let named = attributes.filter_map(|field| field.split_once("class=\"")?.1.split_once('"'));
                classes.extend(named.map(|(class, _)| format!(".{class}")));
            }
        }
    }
    classes
}

/// Whether a rule draws the edge of a field, which may be known by one of `classes`, so faintly that it is not seen.
fn is_faint_field(classes: &[String], selector: &str, declarations: &str) -> bool {
    let is_field = |part: &str| {
        let last = part.trim().rsplit([' ', '>']).next().unwrap_or_default();
        ["input", "select", "textarea"].iter().any(|field| last.starts_with(field))
            || classes.iter().any(|class| class == last)
    };
    let borders = declarations.split(';').filter(|one| one.trim().starts_with("border"));
    let faint = |border: &str| border.contains("var(--line)") || border.contains("var(--warn-line)");
    selector.split(',').any(is_field) && borders.into_iter().any(faint)
}

/// Whether a rule takes the edge away that says which one is on, and draws none of its own.
fn hides_what_is_on(selector: &str, declarations: &str) -> bool {
    let is_state = ["[aria-pressed=\"true\"]", "[aria-current]", "[aria-selected=\"true\"]", ":checked"]
        .iter()
        .any(|state| selector.ends_with(state) || selector.ends_with(&format!("{state})")));
    let shadow = declarations.split(';').find(|one| one.trim().starts_with("box-shadow"));
    let draws = |one: &str| ["--on", "--accent", "--ink", "--focus"].iter().any(|token| one.contains(token));
    is_state && shadow.is_some_and(|shadow| !draws(shadow))
}

/// Red, green and blue as they stand in a style sheet, 0 to 1.
type Colour = [f64; 3];

/// The tokens of one scheme.
struct Scheme {
    name: &'static str,
    colours: BTreeMap<String, Colour>,
}

impl Scheme {
    /// The light or the dark scheme of the style sheet.
    fn read(name: &'static str) -> Self {
        let mut colours = BTreeMap::new();
        for line in TOKENS.lines() {
            let Some((token, value)) = line.trim().strip_prefix("--").and_then(|line| line.split_once(':')) else {
                continue;
            };
            let value = value.trim().trim_end_matches(';');
            let pair = value.strip_prefix("light-dark(").and_then(|pair| pair.strip_suffix(')'));
            let (light, dark) = pair.and_then(|pair| pair.split_once(',')).unwrap_or((value, value));
            let chosen = if name == "light" { light } else { dark };
            if let Some(colour) = parse(chosen.trim()) {
                colours.insert(token.to_owned(), colour);
            }
        }
        Self { name, colours }
    }

    /// A colour by its token, or `one N% other`: so much of one mixed into the other.
    fn colour(&self, text: &str) -> Colour {
        let words: Vec<&str> = text.split_whitespace().collect();
        let token = |token: &str| *self.colours.get(token).unwrap_or_else(|| panic!("there is no token --{token}"));
        match words.as_slice() {
            [one] => token(one),
            [one, percent, other] => {
                let percent: f64 = percent.trim_end_matches('%').parse().expect("a percentage");
                mix(token(one), percent / 100.0, token(other))
            }
            _ => panic!("{text} is no colour"),
        }
    }

    /// What is wrong with `front` on `back`.
    fn fault(&self, front: &str, back: &str, least: f64) -> Option<String> {
        let found = contrast(self.colour(front), self.colour(back));
        (found < least).then(|| format!("{}: {front} on {back} is {found:.2}, not {least}", self.name))
    }
}

/// `#rrggbb`; anything else is no colour of ours.
fn parse(text: &str) -> Option<Colour> {
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok().map(|part| f64::from(part) / 255.0);
    Some([part(0)?, part(2)?, part(4)?])
}

fn linear(part: f64) -> f64 {
    if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
}

fn encoded(part: f64) -> f64 {
    if part <= 0.003_130_8 { part * 12.92 } else { 1.055 * part.powf(1.0 / 2.4) - 0.055 }
}

fn luminance(colour: Colour) -> f64 {
    let [red, green, blue] = colour.map(linear);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// The contrast of WCAG: 1 for the same colour, 21 for black on white.
fn contrast(one: Colour, other: Colour) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn times(matrix: [[f64; 3]; 3], vector: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| row[0] * vector[0] + row[1] * vector[1] + row[2] * vector[2])
}

/// Björn Ottosson's oklab, as in CSS Color 4.
fn oklab(colour: Colour) -> [f64; 3] {
    let cones = times(
        [
            [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
            [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
            [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
        ],
        colour.map(linear),
    );
    times(
        [
            [0.210_454_255_3, 0.793_617_785, -0.004_072_046_8],
            [1.977_998_495_1, -2.428_592_205, 0.450_593_709_9],
            [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766],
        ],
        cones.map(f64::cbrt),
    )
}

fn from_oklab(colour: [f64; 3]) -> Colour {
    let cones = times(
        [
            [1.0, 0.396_337_777_4, 0.215_803_757_3],
            [1.0, -0.105_561_345_8, -0.063_854_172_8],
            [1.0, -0.089_484_177_5, -1.291_485_548],
        ],
        colour,
    );
    let linear = times(
        [
            [4.076_741_662_1, -3.307_711_591_3, 0.230_969_929_2],
            [-1.268_438_004_6, 2.609_757_401_1, -0.341_319_396_5],
            [-0.004_196_086_3, -0.703_418_614_7, 1.707_614_701],
        ],
        cones.map(|cone| cone.powi(3)),
    );
    linear.map(|part| encoded(part.clamp(0.0, 1.0)))
}

/// `color-mix(in oklab, one part, other)`.
fn mix(one: Colour, part: f64, other: Colour) -> Colour {
    let (one, other) = (oklab(one), oklab(other));
    from_oklab(std::array::from_fn(|axis| one[axis] * part + other[axis] * (1.0 - part)))
}

/// Each of `fronts` stands out from each of `backs` by `least`, light and dark.
fn check(fronts: &[&str], backs: &[&str], least: f64) {
    let schemes = [Scheme::read("light"), Scheme::read("dark")];
    let pairs = fronts.iter().flat_map(|front| backs.iter().map(move |back| (front, back)));
    let faults: Vec<String> =
        pairs.flat_map(|(front, back)| schemes.iter().filter_map(|scheme| scheme.fault(front, back, least))).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The tokens of roles.
fn roles() -> Vec<String> {
    let light = Scheme::read("light");
    light.colours.into_keys().filter(|token| token.starts_with("role-")).collect()
}

/// The tints a card, a chip or a drawing of a template lays a role under its text with.
fn tints() -> Vec<String> {
    let strengths = ["7%", "14%", "16%"];
    roles().iter().flat_map(|role| strengths.map(|strength| format!("{role} {strength} surface"))).collect()
}

fn borrowed(all: &[String]) -> Vec<&str> {
    all.iter().map(String::as_str).collect()
}

#[test]
fn contrast_is_measured_as_wcag_does() {
    let measured = |one: &str, other: &str| {
        let colour = |text| parse(text).expect("a colour");
        (contrast(colour(one), colour(other)) * 100.0).round() / 100.0
    };
    assert_eq!(measured("#000000", "#ffffff"), 21.0);
    assert_eq!(measured("#777777", "#ffffff"), 4.48);
    assert_eq!(measured("#123456", "#123456"), 1.0);
    let half = mix([0.0; 3], 0.5, [1.0; 3]).map(|part| (part * 255.0).round());
    assert_eq!(half, [99.0; 3], "black and white meet at oklab's middle, as browsers draw it");
}

#[test]
fn every_token_has_a_light_and_a_dark_colour() {
    let schemes = [Scheme::read("light"), Scheme::read("dark")];
    assert_eq!(schemes[0].colours.len(), schemes[1].colours.len());
    assert!(schemes[0].colours.len() >= 30, "{:?}", schemes[0].colours.keys());
    for role in LaneRole::ALL {
        let shown = TOKENS.contains(&format!("[data-role=\"{}\"]", role.as_str()));
        let plain = matches!(role.as_str(), "metric" | "owner" | "policy" | "note" | "custom");
        assert!(shown || plain, "the role {} has no colour", role.as_str());
    }
}

/// What went well and what could be done stand below each other and are not the same.
#[test]
fn high_points_and_opportunities_are_told_apart_by_hue() {
    for scheme in [Scheme::read("light"), Scheme::read("dark")] {
        let hue = |token: &str| {
            let [_, a, b] = oklab(scheme.colour(token));
            b.atan2(a).to_degrees()
        };
        let apart = (hue("role-gain") - hue("role-opportunity")).abs();
        assert!(apart.min(360.0 - apart) > 40.0, "{}: {apart} degrees", scheme.name);
    }
    assert!(
        TOKENS.contains("[data-role=\"opportunity\"], [data-role=\"solution\"] { --role: var(--role-opportunity); }")
    );
}

#[test]
fn text_can_be_read() {
    let grounds = ["paper", "surface", "cell", "accent-soft", "paper 60% surface"];
    check(&["ink", "muted"], &grounds, TEXT);
    check(&["accent"], &["surface", "paper", "accent-soft"], TEXT);
    check(&["accent 82% ink"], &["accent-soft"], TEXT);
    check(&["accent-ink"], &["accent", "accent 88% ink"], TEXT);
    check(&["danger-ink"], &["danger"], TEXT);
    check(&["danger", "low"], &["surface", "paper"], TEXT);
    check(&["ink"], &["warn", "low 8% surface", "high 16% surface", "low 16% surface", "muted 14% surface"], TEXT);
    let portraits: Vec<String> = Portrait::ALL.iter().map(|colour| format!("portrait-{}", colour.as_str())).collect();
    check(&["ink"], &borrowed(&portraits), TEXT);
    check(&["chevron-ink"], &["chevron-1", "chevron-2"], TEXT);
    check(&["paper"], &["ink"], TEXT);
}

#[test]
fn text_can_be_read_on_every_tint() {
    check(&["ink"], &borrowed(&tints()), TEXT);
    check(&["ink"], &["accent 34% surface"], TEXT);
}

#[test]
fn shapes_can_be_told_from_what_they_stand_on() {
    let roles = roles();
    check(&borrowed(&roles), &["surface", "cell", "paper"], SHAPE);
    check(&["surface"], &borrowed(&roles), SHAPE);
    check(&["focus"], &["paper", "surface", "cell"], SHAPE);
    check(&["focus"], &["focus-gap"], SHAPE);
    check(&["accent"], &["cell", "surface", "paper", "accent-soft"], SHAPE);
    check(&["high", "low", "muted", "star", "high 78% muted", "low 72% star"], &["surface"], SHAPE);
    check(&["line-strong"], &["paper", "surface", "cell"], SHAPE);
    check(&["warn-line"], &["surface"], 1.5);
}

/// The edge of a card, the line where it will land and the ring around it, over every tint there is.
#[test]
fn what_lies_on_cards_can_be_told_from_them() {
    let tints = tints();
    check(&["accent", "focus"], &borrowed(&tints), SHAPE);
    for role in roles() {
        check(&[&role], &[&format!("{role} 7% surface")], SHAPE);
    }
}

/// WCAG 1.4.11: the edge of a field, and what says which of several is on, can be seen.
#[test]
fn fields_and_states_have_an_edge() {
    check(&["line-strong", "accent", "ink"], &["surface", "paper", "cell", "accent-soft"], SHAPE);
    let sheets = sheets();
    let states =
        sheets.iter().flat_map(|(_, sheet)| rules(sheet)).filter(|(selector, _)| selector.contains("[aria-pressed"));
    assert!(states.count() > 8, "no states are found");
    let classes = field_classes();
    assert!(
        [".home-search", ".palette-field"].iter().all(|class| classes.iter().any(|found| found == class)),
        "{classes:?}"
    );
    let faults = faults_of_rules(&sheets, |selector, declarations| {
        is_faint_field(&classes, selector, declarations) || hides_what_is_on(selector, declarations)
    });
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(TOKENS.contains("--on: inset 0 0 0 1.5px var(--accent)"));
    let base = &sheets.iter().find(|(name, _)| name.ends_with("base.css")).expect("base.css").1;
    assert!(base.contains(
        r#":where([aria-pressed="true"], [aria-current], [aria-selected="true"]) { box-shadow: var(--on); }"#
    ));
}

#[test]
fn a_faint_field_and_a_state_without_an_edge_are_found() {
    let planted = "/* input { border: 1px solid var(--line); } */ .a { color: red; }
        @media (width < 1px) { .b, .c select { border: 1px solid var(--line); } }
        .d[aria-pressed=\"true\"] { background: none; box-shadow: none; }
        .e[aria-pressed=\"true\"] { box-shadow: 0 0 0 2px var(--ink); } .f input { border: 1px solid var(--line-strong); }
        .g { border: 1px solid var(--line); }";
    let sheets = [("planted".to_owned(), planted.to_owned())];
    assert_eq!(
        faults_of_rules(&sheets, |selector, declarations| is_faint_field(&[".g".to_owned()], selector, declarations))
            .len(),
        2
    );
    assert_eq!(faults_of_rules(&sheets, hides_what_is_on).len(), 1);
}

#[test]
fn a_portrait_is_drawn_in_the_colour_a_file_says() {
    let light = Scheme::read("light");
    for portrait in Portrait::ALL {
        let drawn = light.colours.get(&format!("portrait-{}", portrait.as_str()));
        assert_eq!(drawn.copied(), parse(portrait.colour()), "{}", portrait.as_str());
        assert!(TOKENS.contains(&format!("[data-portrait=\"{}\"]", portrait.as_str())), "{}", portrait.as_str());
    }
}
