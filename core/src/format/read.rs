//! Opening a map file: measured first, then brought up to date, then put right, with a list of what was.

use serde_json::Value;

use super::draft::draft;
use super::file::{MapFile, Versions};
use super::ids::Ids;
use super::problem::{Problem, Repair};
use super::whole::{Size, check_around};
use super::{FORMAT, SCHEMA, decode, limits, repair, upgrades};
use crate::model::record::{fields, take};
use crate::model::{MapId, Misread, Path, Shape};

/// A file that can be opened. Whoever opens it shows the repairs before anything is kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Opened {
    /// The file, put right.
    pub file: MapFile,
    /// What was put right.
    pub repairs: Vec<Repair>,
}

/// Reads a file that may come from anywhere. One of a later version is refused.
///
/// # Errors
/// [`Problem`] when it cannot be opened.
pub fn read(bytes: &[u8]) -> Result<Opened, Problem> {
    if bytes.len() > limits::FILE {
        return Err(Problem::TooBig { bytes: bytes.len() });
    }
    open(&decode::text(bytes)?, true)
}

/// Reads what this page has kept. It is not measured: a map that has outgrown the limits is still its owner's. What a
/// later page kept opens to be looked at (`newer`), where its version says that this page understands it.
///
/// # Errors
/// [`Problem`] when it cannot be opened.
pub fn restore(text: &str) -> Result<Opened, Problem> {
    open(text, false)
}

fn open(text: &str, measured: bool) -> Result<Opened, Problem> {
    let mut value = if measured { decode::strange_json(text)? } else { decode::json(text)? };
    let versions = versions(&value)?;
    let newer = Some(versions).filter(|versions| versions.schema > SCHEMA);
    // A file of a later version is left with its owner; a map that is kept can at least be looked at, if its version says so.
    if versions.min_reader > SCHEMA || (measured && newer.is_some()) {
        return Err(Problem::Newer { version: made_with(&value, versions.schema) });
    }
    upgrades::upgrade(&mut value, versions.schema, &upgrades::STEPS)?;

    let mut header = fields(value, &Path::Root)?;
    for known in ["format", "schema", "minReader"] {
        header.remove(known);
    }
    let app = take(&mut header, "app", &Path::Root)?;
    let id: MapId = take(&mut header, "id", &Path::Root)?;
    let mut repairs = Vec::new();
    let rev = revision(header.remove("rev"), measured, &mut repairs)?;
    let lineage = take(&mut header, "lineage", &Path::Root)?;
    let base = take(&mut header, "base", &Path::Root)?;
    let mut draft = draft(header.remove("map").unwrap_or_default())?;
    if measured {
        limits::check_lengths(&mut draft)?;
    }

    let id = Ids::new("map", []).settle(id.as_str(), || "id".to_owned(), &mut repairs).into();
    let map = repair::repair(draft, &mut repairs);
    let file = MapFile { app, id, rev, lineage, base, map, extra: header, newer };
    if measured {
        // As it would be written: putting it right may add to it.
        Size::of_map(&file.map)?;
        check_around(&file)?;
    }
    Ok(Opened { file, repairs })
}

/// The versions that a map file tells.
fn versions(file: &Value) -> Result<Versions, Problem> {
    let header = file.as_object().ok_or(Problem::OtherFormat)?;
    if header.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return Err(Problem::OtherFormat);
    }
    let schema = ordinal(&header.get("schema").cloned().unwrap_or_default(), "schema")?;
    let min_reader = header.get("minReader").map_or(Ok(schema), |value| ordinal(value, "minReader"))?;
    Ok(Versions { schema, min_reader })
}

/// The version a person may know: the page's, or the file's when that is not told.
fn made_with(file: &Value, schema: u64) -> String {
    match file.get("app").and_then(Value::as_str) {
        Some(app) if !app.is_empty() => app.to_owned(),
        _ => schema.to_string(),
    }
}

/// How often the map was saved.
fn revision(value: Option<Value>, measured: bool, repairs: &mut Vec<Repair>) -> Result<u64, Misread> {
    let path = Path::Field(&Path::Root, "rev");
    let value = value.unwrap_or_else(|| Value::from(0));
    if value.as_i64() == Some(0) {
        return Ok(0);
    }
    let is_whole = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
    let was = match &value {
        Value::Number(number) if is_whole(number.as_str()) => number.as_str().to_owned(),
        _ => return Err(path.misread(Shape::Count, &value)),
    };
    let rev = value.as_u64().unwrap_or(u64::MAX);
    if rev <= if measured { limits::REVISIONS } else { limits::REVISIONS_KEPT } {
        return Ok(rev);
    }
    let now = limits::REVISIONS_AGAIN;
    repairs.push(Repair::OutOfRange { path: path.to_string(), was, now: now as i64 });
    Ok(now)
}

/// The number of a version, from 1 on.
fn ordinal(value: &Value, name: &str) -> Result<u64, Misread> {
    let number = value.as_u64().filter(|number| *number > 0);
    number.ok_or_else(|| Path::Field(&Path::Root, name).misread(Shape::Ordinal, value))
}
