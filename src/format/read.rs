//! Opening a map file: measured first, then brought up to date, then put right, with a list of what was.

use serde_json::Value;

use super::draft::draft;
use super::file::{MapFile, Versions};
use super::ids::Ids;
use super::problem::{Problem, Repair};
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

/// More saved changes than anybody will make, and the last whole number that every reader of JSON counts up from.
const MOST_REVISIONS: u64 = 1 << 53;

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
    let rev = header.remove("rev").unwrap_or_else(|| Value::from(0));
    if rev.as_u64().is_some_and(|rev| rev > MOST_REVISIONS) {
        return Err(Path::Field(&Path::Root, "rev").misread(Shape::WholeNumber, &rev).into());
    }
    let rev = whole(rev, "rev")?;
    let lineage = take(&mut header, "lineage", &Path::Root)?;
    let mut draft = draft(header.remove("map").unwrap_or_default())?;
    if measured {
        limits::check_lengths(&mut draft)?;
        limits::check_extra(&header, &draft)?;
    }

    let mut repairs = Vec::new();
    let id = Ids::new("map", []).settle(id.as_str(), || "id".to_owned(), &mut repairs).into();
    let map = repair::repair(draft, &mut repairs);
    if measured {
        // Putting cards right may add lanes.
        limits::check_board(map.steps().count(), map.lanes.len())?;
    }
    let file = MapFile { app, id, rev, lineage, map, extra: header, newer };
    Ok(Opened { file, repairs })
}

/// The versions that a map file tells.
fn versions(file: &Value) -> Result<Versions, Problem> {
    let header = file.as_object().ok_or(Problem::OtherFormat)?;
    if header.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return Err(Problem::OtherFormat);
    }
    let schema = whole(header.get("schema").cloned().unwrap_or_default(), "schema")?;
    let min_reader = header.get("minReader").cloned().map_or(Ok(schema), |value| whole(value, "minReader"))?;
    Ok(Versions { schema, min_reader })
}

/// The version a person may know: the page's, or the file's when that is not told.
fn made_with(file: &Value, schema: u64) -> String {
    match file.get("app").and_then(Value::as_str) {
        Some(app) if !app.is_empty() => app.to_owned(),
        _ => schema.to_string(),
    }
}

fn whole(value: Value, name: &str) -> Result<u64, Misread> {
    value.as_u64().ok_or_else(|| Path::Field(&Path::Root, name).misread(Shape::WholeNumber, &value))
}
