//! Opening a map file: measured first, then brought up to date, then put right, with a list of what was.

use serde_json::Value;

use super::draft::draft;
use super::file::MapFile;
use super::ids::Ids;
use super::problem::{Problem, Repair};
use super::{FORMAT, SCHEMA, decode, limits, repair, upgrades};
use crate::model::record::{fields, take};
use crate::model::{Extra, MapId, Misread, Path, Shape};

/// A file that can be opened. Whoever opens it shows the repairs before anything is kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Opened {
    /// The file, put right.
    pub file: MapFile,
    /// What was put right.
    pub repairs: Vec<Repair>,
}

/// Reads a file that may come from anywhere.
///
/// # Errors
/// [`Problem`] when it cannot be opened.
pub fn read(bytes: &[u8]) -> Result<Opened, Problem> {
    if bytes.len() > limits::FILE {
        return Err(Problem::TooBig { bytes: bytes.len() });
    }
    open(&decode::text(bytes)?, true)
}

/// Reads what this page has kept. It is not measured: a map that has outgrown the limits is still its owner's.
///
/// # Errors
/// [`Problem`] when it cannot be opened.
pub fn restore(text: &str) -> Result<Opened, Problem> {
    open(text, false)
}

fn open(text: &str, measured: bool) -> Result<Opened, Problem> {
    let mut value = decode::json(text)?;
    if measured {
        limits::check_depth(&value)?;
    }
    let from = version(&value)?;
    upgrades::upgrade(&mut value, from, &upgrades::STEPS)?;

    let mut header = fields(value, &Path::Root)?;
    for known in ["format", "schema", "minReader"] {
        header.remove(known);
    }
    let app = take(&mut header, "app", &Path::Root)?;
    let id: MapId = take(&mut header, "id", &Path::Root)?;
    let rev = whole(header.remove("rev").unwrap_or_else(|| Value::from(0)), "rev")?;
    let lineage = take(&mut header, "lineage", &Path::Root)?;
    let map = header.remove("map").unwrap_or_default();
    if measured {
        limits::check_counts(&map)?;
    }
    let mut draft = draft(map)?;
    if measured {
        limits::check_lengths(&mut draft)?;
        limits::check_extra(&header, &draft)?;
    }

    let mut repairs = Vec::new();
    let id = Ids::new("map", []).settle(id.as_str(), || "id".to_owned(), &mut repairs).into();
    let map = repair::repair(draft, &mut repairs);
    let file = MapFile { app, id, rev, lineage, map, extra: header };
    Ok(Opened { file, repairs })
}

/// The version of a map file that this page can read.
fn version(file: &Value) -> Result<u64, Problem> {
    let header = file.as_object().ok_or(Problem::OtherFormat)?;
    if header.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return Err(Problem::OtherFormat);
    }
    let schema = whole(header.get("schema").cloned().unwrap_or_default(), "schema")?;
    let needs = header.get("minReader").cloned().map_or(Ok(schema), |value| whole(value, "minReader"))?;
    if needs > SCHEMA || schema > SCHEMA {
        return Err(Problem::Newer { version: made_with(header, schema) });
    }
    Ok(schema)
}

/// The version a person may know: the page's, or the file's when that is not told.
fn made_with(header: &Extra, schema: u64) -> String {
    match header.get("app").and_then(Value::as_str) {
        Some(app) if !app.is_empty() => app.to_owned(),
        _ => schema.to_string(),
    }
}

fn whole(value: Value, name: &str) -> Result<u64, Misread> {
    value.as_u64().ok_or_else(|| Path::Field(&Path::Root, name).misread(Shape::WholeNumber, &value))
}
