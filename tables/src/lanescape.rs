//! Files of Lanescape, read: journeys with stages, rows of lanes, and cells that span columns. Texts are HTML, of which the words count.

use parcours_core::model::{Card, CellKey, Evidence, JourneyMap, LaneRole, Language, StepId};
use serde_json::Value;

use crate::board_table::without_bullet;
use crate::build::Builder;
use crate::columns::read_role;
use crate::problem::{Notice, Problem};

/// What such a file says it is.
const KIND: &str = "service-journey-mapper";

/// Whether a file is one of Lanescape's.
pub(crate) fn is_lanescape(file: &Value) -> bool {
    file.get("type").and_then(Value::as_str) == Some(KIND)
}

/// The first journey of a file.
///
/// # Errors
/// When there is none, a field has another shape than it should, or there is more than a map holds.
pub(crate) fn read(file: &Value, language: &Language) -> Result<(JourneyMap, Vec<Notice>), Problem> {
    let journeys = list(file, "journeys", "")?;
    let journey = journeys.first().ok_or_else(|| Problem::Field { path: "journeys".to_owned() })?;
    let mut builder = Builder::new(language);
    if journeys.len() > 1 {
        builder.notices.push(Notice::OtherJourneys { count: journeys.len() - 1 });
    }
    let title = [text(journey, "title"), text(file, "name")].into_iter().find(|title| !title.is_empty());
    builder.map().title = title.unwrap_or_default().to_owned();
    let mut steps = Vec::new();
    for (at, stage) in list(journey, "stages", "journeys[0].")?.iter().enumerate() {
        let place = builder.stage(text(stage, "title"));
        let parts = stage.get("subStages").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        if parts.is_empty() {
            steps.push(builder.step(place, "")?);
        }
        for part in parts {
            if !part.is_object() {
                return Err(Problem::Field { path: format!("journeys[0].stages[{at}].subStages") });
            }
            steps.push(builder.step(place, text(part, "title"))?);
        }
    }
    if steps.is_empty() {
        return Err(Problem::NoStages);
    }
    for (part, sub) in list(journey, "subJourneys", "journeys[0].")?.iter().enumerate() {
        let path = format!("journeys[0].subJourneys[{part}].");
        for row in list(sub, "rows", &path)? {
            if text(row, "rowType") != "divider" {
                read_row(row, &steps, &path, &mut builder)?;
            }
        }
    }
    builder.finish()
}

fn read_row(row: &Value, steps: &[StepId], path: &str, builder: &mut Builder) -> Result<(), Problem> {
    let label = plain(text(row, "laneLabel"));
    // A curve needs figures, which these files do not have.
    let role = read_role(&label).filter(|role| *role != LaneRole::Emotion).unwrap_or(LaneRole::Custom);
    let lane = builder.lane(role, label.trim())?;
    let mut column = 0;
    for cell in list(row, "cells", path)? {
        let span =
            cell.get("colspan").and_then(Value::as_u64).and_then(|span| usize::try_from(span).ok()).unwrap_or(1).max(1);
        let Some(step) = steps.get(column) else { break };
        let tags: Vec<String> = cell
            .get("tags")
            .and_then(Value::as_array)
            .map(|tags| {
                tags.iter()
                    .map(|tag| plain(text(tag, "text")).trim().to_owned())
                    .filter(|tag| !tag.is_empty())
                    .collect()
            })
            .unwrap_or_default();
        for line in plain(text(cell, "html")).lines().map(without_bullet).filter(|line| !line.is_empty()) {
            let place = CellKey { step: step.clone(), lane: lane.clone() };
            let card = Card { tags: tags.clone(), evidence: Some(Evidence::Assumed), ..Card::new(place, line) };
            builder.card(None, card)?;
        }
        column = column.saturating_add(span);
    }
    Ok(())
}

fn list<'a>(value: &'a Value, name: &str, path: &str) -> Result<&'a [Value], Problem> {
    match value.get(name) {
        Some(Value::Array(items)) => Ok(items),
        None => Ok(&[]),
        Some(_) => Err(Problem::Field { path: format!("{path}{name}") }),
    }
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value.get(name).and_then(Value::as_str).unwrap_or("")
}

/// The words of a piece of HTML: a new line where a block begins or ends, and nothing of what is not shown.
pub(crate) fn plain(html: &str) -> String {
    let mut words = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find(['<', '&']) {
        words.push_str(&rest[..at]);
        rest = &rest[at..];
        if rest.starts_with('&') {
            let (letter, length) = entity(rest);
            words.push(letter);
            rest = &rest[length..];
            continue;
        }
        let Some(end) = rest.find('>').filter(|_| {
            rest[1..].starts_with(|letter: char| letter.is_ascii_alphabetic() || letter == '/' || letter == '!')
        }) else {
            words.push('<');
            rest = &rest[1..];
            continue;
        };
        let tag = rest[1..end]
            .trim_start_matches('/')
            .split([' ', '/', '\t', '\n'])
            .next()
            .unwrap_or("")
            .to_ascii_lowercase();
        if ["br", "p", "div", "li", "ul", "ol", "tr", "h1", "h2", "h3", "h4"].contains(&tag.as_str()) {
            words.push('\n');
        }
        let opens = !rest[1..].starts_with('/');
        rest = &rest[end + 1..];
        if opens && matches!(tag.as_str(), "script" | "style") {
            let close = format!("</{tag}");
            rest = rest.find(&close).map_or("", |at| &rest[at..]);
        }
    }
    words.push_str(rest);
    words
}

/// The sign that `rest` begins with, and how many bytes it takes.
fn entity(rest: &str) -> (char, usize) {
    let end = rest.bytes().take(10).position(|byte| byte == b';');
    let known = end.and_then(|end| {
        let letter = match &rest[1..end] {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            "nbsp" => '\u{a0}',
            name => {
                let digits = name.strip_prefix('#')?;
                let number = match digits.strip_prefix(['x', 'X']) {
                    Some(digits) => u32::from_str_radix(digits, 16).ok()?,
                    None => digits.parse().ok()?,
                };
                char::from_u32(number)?
            }
        };
        Some((letter, end + 1))
    });
    known.unwrap_or(('&', 1))
}
