//! An answer in JSON: the form that was asked for, and what models make of it.

use serde_json::Value;

use super::{Item, Says, Spot, Told};
use crate::format::decode::strange_json;
use crate::format::letters::plain_letters;
use crate::format::limits::DEPTH;
use crate::format::problem::Problem;
use crate::model::Extra;

// What each field may be called, without marks. The first is the one that was asked for.
const STAGE: &[&str] = &["stage", "etape", "phase"];
const STEP: &[&str] = &["step", "moment"];
const LANE: &[&str] = &["lane", "ligne", "row"];
const TEXT: &[&str] = &["text", "texte", "content", "card", "fiche"];
const SCORE: &[&str] = &["score"];
const WORD: &[&str] = &["word", "mot", "feeling", "ressenti"];
const NAME: &[&str] = &["name", "nom", "title", "titre", "label"];
const LISTS: [(&[&str], Level); 4] = [
    (&["stages", "etapes", "phases"], Level::Stage),
    (&["steps", "moments"], Level::Step),
    (&["lanes", "lignes", "rows"], Level::Lane),
    (&["cards", "fiches", "items", "feelings", "ressentis", "emotions"], Level::Card),
];

/// What the items of a list are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Level {
    Stage,
    Step,
    Lane,
    Card,
}

/// JSON that was found in an answer.
pub(super) struct Found {
    pub(super) value: Value,
    /// Whether it stops in the middle or stands in something that is no JSON; what could be read is there.
    pub(super) is_partial: bool,
}

/// The first piece of `text` that is JSON and may be an answer; what is wrong with the first that only looks like it. `None` where nothing does.
pub(super) fn find(text: &str) -> Option<Result<Found, Problem>> {
    /// How many brackets of prose are tried; each costs a walk through the text.
    const MOST_TRIED: usize = 20;
    let mut first_problem = None;
    // How far the pieces reach that could not be read, and the first that says nothing.
    let (mut unread, mut idle) = (0, None);
    let mut at = 0;
    for _ in 0..MOST_TRIED {
        let Some(start) = text[at..].find(['{', '[']).map(|ahead| at + ahead) else { break };
        let length = end_of(&text[start..]);
        let end = length.map_or(text.len(), |length| start + length);
        let piece = &text[start..end];
        match strange_json(piece).or_else(|problem| strange_json(&without_slips(piece)).map_err(|_| problem)) {
            Ok(value) => {
                let found = Found { value, is_partial: start < unread };
                if is_map_file(&found.value) || !told(&found.value).all.is_empty() {
                    return Some(Ok(found));
                }
                idle = idle.or(Some(found));
                at = end;
            }
            Err(problem) => {
                let complete = if length.is_none() { completed(piece) } else { None };
                let value = complete.and_then(|complete| strange_json(&complete).ok());
                if let Some(value) = value.filter(|value| !told(value).all.is_empty()) {
                    return Some(Ok(Found { value, is_partial: true }));
                }
                // A bracket of prose holds no text in quotes.
                if piece.contains('"') {
                    first_problem = first_problem.or(Some(problem));
                    unread = unread.max(end);
                }
                at = start + 1;
            }
        }
    }
    first_problem.map(Err).or(idle.map(Ok))
}

/// JSON that stops in the middle, up to the last value that is complete, with what was open closed; `None` where none is.
fn completed(json: &str) -> Option<String> {
    let mut safe = None;
    let mut open: Vec<u8> = Vec::new();
    let mut closing: Vec<u8> = Vec::new();
    let (mut in_text, mut escaped) = (false, false);
    for (at, byte) in json.bytes().enumerate() {
        if in_text {
            (in_text, escaped) = (escaped || byte != b'"', !escaped && byte == b'\\');
            continue;
        }
        match byte {
            b'"' => in_text = true,
            b'{' => open.push(b'}'),
            b'[' => open.push(b']'),
            b'}' | b']' => drop(open.pop()),
            _ => {}
        }
        if matches!(byte, b'}' | b']' | b',') && open.len() <= DEPTH {
            safe = Some(if byte == b',' { at } else { at + 1 });
            closing.clone_from(&open);
        }
    }
    let mut complete = json.get(..safe?)?.to_owned();
    complete.extend(closing.into_iter().rev().map(char::from));
    Some(complete)
}

/// Whether it is one of our own files.
pub(super) fn is_map_file(value: &Value) -> bool {
    value.get("format").and_then(Value::as_str) == Some(crate::format::FORMAT)
}

/// The length of the object or list that `text` begins with; `None` where it does not end.
fn end_of(text: &str) -> Option<usize> {
    let (mut depth, mut in_text, mut escaped) = (0_usize, false, false);
    for (at, byte) in text.bytes().enumerate() {
        if in_text {
            (in_text, escaped) = (escaped || byte != b'"', !escaped && byte == b'\\');
            continue;
        }
        match byte {
            b'"' => in_text = true,
            b'{' | b'[' => depth += 1,
            b'}' | b']' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
    }
    None
}

/// JSON without what models like to leave in it: commas before closing brackets, and signs of numbers as they are printed.
fn without_slips(json: &str) -> String {
    let mut kept = String::with_capacity(json.len());
    let (mut in_text, mut escaped) = (false, false);
    // The last letter that is no white space, and where it stands.
    let mut last = (' ', 0);
    for letter in json.chars() {
        if in_text {
            (in_text, escaped) = (escaped || letter != '"', !escaped && letter == '\\');
            last = (letter, kept.len());
            kept.push(letter);
            continue;
        }
        in_text = letter == '"';
        if matches!(letter, '}' | ']') && last.0 == ',' {
            kept.truncate(last.1);
        }
        let letter = match letter {
            '\u{2212}' => '-',
            '+' if matches!(last.0, ':' | '[' | ',') => continue,
            letter => letter,
        };
        if !letter.is_whitespace() {
            last = (letter, kept.len());
        }
        kept.push(letter);
    }
    kept
}

/// What `value` says.
pub(super) fn told(value: &Value) -> Told {
    let mut told = Told::default();
    let spot = Spot::default();
    match value {
        Value::Object(fields) => object(fields, &spot, &mut told),
        Value::Array(items) => {
            for item in items {
                let is_card = |fields: &Extra| field(fields, TEXT).or_else(|| field(fields, SCORE)).is_some();
                match item.as_object() {
                    Some(fields) if !is_card(fields) => one(item, Level::Stage, &spot, &mut told),
                    Some(_) => one(item, Level::Card, &spot, &mut told),
                    // Texts alone stand nowhere.
                    None => {}
                }
            }
        }
        _ => {}
    }
    told
}

fn field<'a>(fields: &'a Extra, names: &[&str]) -> Option<&'a Value> {
    let named =
        |name: &&str| fields.iter().find(|(key, _)| plain_letters(key.trim()) == **name).map(|(_, value)| value);
    names.iter().find_map(named)
}

fn text(fields: &Extra, names: &[&str]) -> Option<String> {
    field(fields, names)?.as_str().map(str::to_owned)
}

fn object(fields: &Extra, around: &Spot, told: &mut Told) {
    let spot = Spot {
        stage: text(fields, STAGE).unwrap_or_else(|| around.stage.clone()),
        step: text(fields, STEP).unwrap_or_else(|| around.step.clone()),
        lane: text(fields, LANE).unwrap_or_else(|| around.lane.clone()),
    };
    match field(fields, SCORE) {
        Some(score @ (Value::Number(_) | Value::String(_))) => {
            let score = score.as_str().map_or_else(|| score.to_string(), str::to_owned);
            let word = text(fields, WORD).or_else(|| text(fields, TEXT)).unwrap_or_default();
            told.say(Item { spot: spot.clone(), says: Says::Feeling(score, word) });
        }
        _ => {
            if let Some(text) = text(fields, TEXT) {
                told.say(Item { spot: spot.clone(), says: Says::Card(text) });
            }
        }
    }
    for (names, level) in LISTS {
        for (_, value) in fields.iter().filter(|(name, _)| names.contains(&plain_letters(name.trim()).as_str())) {
            list(value, level, &spot, told);
        }
    }
}

fn list(value: &Value, level: Level, spot: &Spot, told: &mut Told) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| one(item, level, spot, told)),
        Value::Object(fields) => {
            // Things by their names; cards by the names of their lanes.
            let level = if level == Level::Card { Level::Lane } else { level };
            for (name, inner) in fields {
                let spot = named(name, level, spot, told);
                match inner {
                    Value::Object(fields) => object(fields, &spot, told),
                    inner => list(inner, Level::Card, &spot, told),
                }
            }
        }
        Value::String(_) => one(value, level, spot, told),
        _ => {}
    }
}

fn one(item: &Value, level: Level, spot: &Spot, told: &mut Told) {
    match (item, level) {
        (Value::String(text), Level::Card) => {
            told.say(Item { spot: spot.clone(), says: Says::Card(text.clone()) });
        }
        (Value::String(name), _) => drop(named(name, level, spot, told)),
        (Value::Object(fields), Level::Card) => object(fields, spot, told),
        (Value::Object(fields), _) => {
            let own = match level {
                Level::Stage => STAGE,
                Level::Step => STEP,
                Level::Lane | Level::Card => LANE,
            };
            let name = text(fields, NAME).or_else(|| text(fields, own));
            let spot = named(&name.unwrap_or_default(), level, spot, told);
            object(fields, &spot, told);
        }
        _ => {}
    }
}

/// The spot of the stage, step or lane `name` within `spot`; columns are noted in their order.
fn named(name: &str, level: Level, spot: &Spot, told: &mut Told) -> Spot {
    let name = name.to_owned();
    let spot = match level {
        Level::Stage => Spot { stage: name, step: String::new(), ..spot.clone() },
        Level::Step => Spot { step: name, ..spot.clone() },
        Level::Lane | Level::Card => return Spot { lane: name, ..spot.clone() },
    };
    told.columns.push((spot.stage.clone(), spot.step.clone()));
    spot
}
