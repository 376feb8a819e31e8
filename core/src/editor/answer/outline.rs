//! An answer as an outline: headings and lists of Markdown, or lists alone. What is called as one of the map's lanes is a lane; any other
//! heading, and any other item with items below it, is a stage, or a step where it stands within a stage. The rest are cards.

use super::names::{Names, bare};
use super::{Item, Says, Spot, Told};

/// A heading or an item of a list.
#[derive(Debug)]
struct Line<'a> {
    /// Headings by their level, from 1; items after all of them, by how far they are indented.
    depth: usize,
    is_heading: bool,
    text: &'a str,
}

/// The depth of an item that is not indented.
const ITEMS: usize = 10;

/// What a heading or an item is to what stands below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Title,
    Stage,
    Step,
    Lane,
}

/// What the outline in `text` says.
pub(super) fn told(text: &str, names: &Names<'_>) -> Told {
    let lines: Vec<Line<'_>> = text.lines().filter_map(line).collect();
    let title = title(&lines, names);
    let mut told = Told::default();
    let mut open: Vec<(usize, Part, &str)> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        // A lane at the level of its stage stands within it all the same.
        let is_lane = names.lane(line.text).is_some();
        let stays = |(depth, part, _): &(usize, Part, &str)| {
            *depth < line.depth || (is_lane && *depth == line.depth && *part != Part::Lane)
        };
        open.retain(stays);
        let has = |part: Part| open.iter().any(|(_, other, _)| *other == part);
        let opens_more = lines.get(at + 1).is_some_and(|next| next.depth > line.depth && !next.is_heading);
        let part = if title == Some(at) {
            Some(Part::Title)
        } else if is_lane {
            Some(Part::Lane)
        } else if line.is_heading || (opens_more && !has(Part::Lane) && label(line.text, names).is_none()) {
            Some(if has(Part::Stage) { Part::Step } else { Part::Stage })
        } else {
            None
        };
        if let Some(part) = part {
            open.push((line.depth, part, bare(line.text)));
            if matches!(part, Part::Stage | Part::Step) {
                let spot = spot(&open);
                told.columns.push((spot.stage, spot.step));
            }
            continue;
        }
        let mut spot = spot(&open);
        let mut says = line.text;
        if let Some((lane, rest)) = label(line.text, names) {
            if rest.is_empty() {
                open.push((line.depth, Part::Lane, lane));
                continue;
            }
            (spot.lane, says) = (lane.to_owned(), rest);
        }
        told.say(Item { spot, says: Says::Card(without_marks(says)) });
    }
    told
}

/// Where what stands below the `open` headings and items stands.
fn spot(open: &[(usize, Part, &str)]) -> Spot {
    let of = |part: Part| {
        let last = open.iter().rev().find(|(_, other, _)| *other == part);
        last.map_or_else(String::new, |(_, _, name)| (*name).to_owned())
    };
    Spot { stage: of(Part::Stage), step: of(Part::Step), lane: of(Part::Lane) }
}

/// The first heading where it is the only one of its level and others stand below it: what the whole is called.
fn title(lines: &[Line<'_>], names: &Names<'_>) -> Option<usize> {
    let headings: Vec<(usize, &Line<'_>)> =
        lines.iter().enumerate().filter(|(_, line)| line.is_heading && names.lane(line.text).is_none()).collect();
    let [(at, first), others @ ..] = headings.as_slice() else { return None };
    let is_known = names.knows_column(first.text);
    (!others.is_empty() && !is_known && others.iter().all(|(_, other)| other.depth > first.depth)).then_some(*at)
}

/// A lane's name before a colon, and what stands after it.
fn label<'a>(text: &'a str, names: &Names<'_>) -> Option<(&'a str, &'a str)> {
    let (name, rest) = text.split_once(':')?;
    let rest = rest.trim().trim_start_matches("**").trim();
    names.lane(name).map(|_| (bare(name), rest))
}

/// A heading or an item; `None` for everything else.
fn line(text: &str) -> Option<Line<'_>> {
    let inner = text.trim_start();
    let indent: usize = text[..text.len() - inner.len()].chars().map(|letter| if letter == '\t' { 4 } else { 1 }).sum();
    let inner = inner.trim_end();
    let level = inner.len() - inner.trim_start_matches('#').len();
    if (1..=6).contains(&level) && inner[level..].starts_with([' ', '\t']) {
        let text = inner[level..].trim().trim_end_matches('#').trim_end();
        return (!text.is_empty()).then_some(Line { depth: level, is_heading: true, text });
    }
    let item = |rest: &str| rest.starts_with([' ', '\t']);
    let marks = ['-', '*', '+', '•', '–'];
    let after_mark = inner.strip_prefix(marks).filter(|rest| item(rest));
    let after_number = || {
        let rest = inner.trim_start_matches(|letter: char| letter.is_ascii_digit());
        let numbered = rest.len() < inner.len();
        rest.strip_prefix(['.', ')']).filter(|rest| numbered && item(rest))
    };
    if let Some(text) = after_mark.or_else(after_number) {
        let text = text.trim();
        return (!text.is_empty()).then_some(Line { depth: ITEMS + indent, is_heading: false, text });
    }
    // A line that is bold as a whole stands for a heading below all others.
    let bold = inner.trim_end_matches(':').strip_prefix("**")?.trim_end_matches(':').strip_suffix("**")?;
    let is_one = !bold.is_empty() && !bold.contains("**");
    is_one.then_some(Line { depth: ITEMS - 1, is_heading: true, text: bold.trim() })
}

/// A text without the marks of bold and code.
fn without_marks(text: &str) -> String {
    text.replace("**", "").replace("__", "").replace('`', "").trim().to_owned()
}
