//! The map file, and how it is written: always in the same order, so that the same map gives the same bytes.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::lineage::Base;
use super::{APP, FORMAT, MIN_READER, SCHEMA, limits};
use crate::model::{Card, CardId, CellKey, Emotion, Extra, JourneyMap, Lane, LaneId, MapId, StepId, Written};

/// A map with what stands around it in a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MapFile {
    /// The version of the page that last changed the map. A file that is only opened keeps it, so that it comes out as it went in.
    pub app: String,
    /// Names the map in storage and in the page's address.
    pub id: MapId,
    /// Counts the saved changes.
    pub rev: u64,
    /// What the map grew from: hashes of earlier contents, oldest first.
    pub lineage: Vec<String>,
    /// The map as it was when this copy of it began; none for a map that was begun here.
    pub base: Option<Base>,
    /// The map.
    pub map: JourneyMap,
    /// Fields of the header this version does not know.
    pub extra: Extra,
    /// The versions a later page wrote it with; none for a file of this version. Such a file is only looked at.
    pub newer: Option<Versions>,
}

/// What a file says about its version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Versions {
    /// The version of the file.
    pub schema: u64,
    /// The oldest version whose readers understand it.
    pub min_reader: u64,
}

/// The versions of what this page writes.
const OURS: Versions = Versions { schema: SCHEMA, min_reader: MIN_READER };

impl MapFile {
    /// A map made by this page, not saved yet.
    pub fn new(id: MapId, map: JourneyMap) -> Self {
        Self { app: APP.to_owned(), id, map, ..Self::default() }
    }
}

/// The text of a map file: two spaces, LF, a final newline. On one line where it would otherwise be too large to be opened again.
pub fn write(file: &MapFile) -> String {
    let compact = write_compact(file);
    let mut text = indented(&compact);
    if text.len() >= limits::FILE {
        text = compact;
    }
    text.push('\n');
    text
}

/// JSON that stands on one line, with a line for each item and two spaces for each level. The library's own way would bring everything that
/// writes a map into the page a second time.
fn indented(json: &str) -> String {
    let mut text = String::with_capacity(json.len() * 2);
    let (mut depth, mut in_text, mut escaped, mut opened) = (0, false, false, false);
    let begin_line = |text: &mut String, depth: usize| {
        text.push('\n');
        (0..depth).for_each(|_| text.push_str("  "));
    };
    for letter in json.chars() {
        if in_text {
            (in_text, escaped) = (escaped || letter != '"', !escaped && letter == '\\');
            text.push(letter);
            continue;
        }
        let closes = matches!(letter, '}' | ']');
        if closes {
            depth -= 1;
        }
        // What holds nothing stays on its line.
        if opened != closes {
            begin_line(&mut text, depth);
        }
        opened = matches!(letter, '{' | '[');
        in_text = letter == '"';
        text.push(letter);
        match letter {
            '{' | '[' => depth += 1,
            ',' => begin_line(&mut text, depth),
            ':' => text.push(' '),
            _ => {}
        }
    }
    text
}

/// The same content on one line, for storage.
pub fn write_compact(file: &MapFile) -> String {
    write_since(file, &mut Written::default())
}

/// The same of a map of which `written` still holds: only the rows that are not in it are told anew, and are in it then.
pub fn write_since(file: &MapFile, written: &mut Written) -> String {
    let [before, after] = [Run::FileBefore(file), Run::FileAfter(file)].map(|run| json(&run));
    let mut text = String::new();
    // What is told in parts is one object: the brace that closes a part goes, and so does the one that opens the next.
    text.push_str(&before[..before.len() - 1]);
    text.push_str(",\"map\":");
    push_map(&mut text, &file.map, written, after.len());
    text.push_str(if after == "{}" { "" } else { "," });
    text.push_str(&after[1..]);
    text
}

/// The map of a file on one line.
pub(super) fn map_text(map: &JourneyMap) -> String {
    let mut text = String::new();
    push_map(&mut text, map, &mut Written::default(), 0);
    text
}

/// Adds `map` at the end of `text`, after which so many bytes come.
fn push_map(text: &mut String, map: &JourneyMap, written: &mut Written, after: usize) {
    /// Room for what a record has around it, so that the whole is not moved for that.
    const AROUND: usize = 1024;
    for lane in &map.lanes {
        if !written.has(&lane.id) {
            let list = json(&Cards { map, lanes: std::slice::from_ref(lane) });
            written.note(&lane.id, list[1..list.len() - 1].into());
        }
    }
    let rows = || map.lanes.iter().filter_map(|lane| written.row(&lane.id)).filter(|row| !row.is_empty());
    let [map_before, map_after] = [Run::MapBefore(map), Run::MapAfter(map)].map(|run| json(&run));
    text.reserve_exact(
        map_before.len() + rows().map(|row| row.len() + 1).sum::<usize>() + map_after.len() + after + AROUND,
    );
    text.push_str(&map_before[..map_before.len() - 1]);
    text.push_str(",\"cards\":[");
    for (at, row) in rows().enumerate() {
        text.push_str(if at > 0 { "," } else { "" });
        text.push_str(row);
    }
    text.push_str("],");
    text.push_str(&map_after[1..]);
}

fn json(node: &impl Serialize) -> String {
    serde_json::to_string(node).expect("a map has only text keys")
}

/// Fields that follow each other in a file.
enum Run<'a> {
    /// Those of the file before its map.
    FileBefore(&'a MapFile),
    /// Those of the map before its cards.
    MapBefore(&'a JourneyMap),
    /// Those of the map after its cards.
    MapAfter(&'a JourneyMap),
    /// Those of the file after its map.
    FileAfter(&'a MapFile),
}

impl Run<'_> {
    fn add<M: SerializeMap>(&self, fields: &mut M) -> Result<(), M::Error> {
        let extra = match self {
            Self::FileBefore(file) => {
                fields.serialize_entry("format", FORMAT)?;
                let versions = file.newer.unwrap_or(OURS);
                fields.serialize_entry("schema", &versions.schema)?;
                fields.serialize_entry("minReader", &versions.min_reader)?;
                fields.serialize_entry("app", &file.app)?;
                fields.serialize_entry("id", &file.id)?;
                fields.serialize_entry("rev", &file.rev)?;
                return fields.serialize_entry("lineage", &file.lineage);
            }
            Self::MapBefore(map) => {
                fields.serialize_entry("kind", &map.kind)?;
                fields.serialize_entry("language", &map.language)?;
                fields.serialize_entry("title", &map.title)?;
                fields.serialize_entry("context", &map.context)?;
                fields.serialize_entry("persona", &map.persona)?;
                fields.serialize_entry("stages", &map.stages)?;
                return fields.serialize_entry("lanes", &map.lanes);
            }
            Self::MapAfter(map) => {
                fields.serialize_entry("emotions", &Emotions(map))?;
                fields.serialize_entry("links", &map.links)?;
                &map.extra
            }
            Self::FileAfter(file) => {
                if let Some(base) = &file.base {
                    fields.serialize_entry("base", base)?;
                }
                &file.extra
            }
        };
        extra.iter().try_for_each(|(name, value)| fields.serialize_entry(name, value))
    }
}

impl Serialize for Run<'_> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        let mut fields = out.serialize_map(None)?;
        self.add(&mut fields)?;
        fields.end()
    }
}

/// A map file for any other serializer than the text's own, and what that text is held against (`tests/laws.rs`). No part of the page: it
/// would bring everything that writes a map a second time.
#[derive(Clone, Copy, Debug)]
pub struct FileContent<'a>(pub &'a MapFile);

impl Serialize for FileContent<'_> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        let mut fields = out.serialize_map(None)?;
        Run::FileBefore(self.0).add(&mut fields)?;
        fields.serialize_entry("map", &MapContent(&self.0.map))?;
        Run::FileAfter(self.0).add(&mut fields)?;
        fields.end()
    }
}

/// The map of a file as serde writes it.
struct MapContent<'a>(&'a JourneyMap);

impl Serialize for MapContent<'_> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        let map = self.0;
        let mut fields = out.serialize_map(None)?;
        Run::MapBefore(map).add(&mut fields)?;
        fields.serialize_entry("cards", &Cards { map, lanes: &map.lanes })?;
        Run::MapAfter(map).add(&mut fields)?;
        fields.end()
    }
}

/// The cards of some lanes of a map, in document order.
struct Cards<'a> {
    map: &'a JourneyMap,
    lanes: &'a [Lane],
}

impl Serialize for Cards<'_> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        #[derive(serde::Serialize)]
        struct Line<'a> {
            id: &'a CardId,
            #[serde(flatten)]
            card: &'a Card,
        }
        let map = self.map;
        let lines = map.cards_of(self.lanes).filter_map(|id| Some(Line { id, card: map.card(id)? }));
        out.collect_seq(lines)
    }
}

struct Emotions<'a>(&'a JourneyMap);

impl Serialize for Emotions<'_> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        #[derive(serde::Serialize)]
        struct Line<'a> {
            lane: &'a LaneId,
            step: &'a StepId,
            #[serde(flatten)]
            emotion: &'a Emotion,
        }
        let map = self.0;
        let curves = map.lanes.iter().filter(|lane| lane.is_emotion());
        let lines = curves.flat_map(|lane| {
            map.steps().filter_map(|step| {
                let cell = CellKey { step: step.id.clone(), lane: lane.id.clone() };
                Some(Line { lane: &lane.id, step: &step.id, emotion: map.emotion(&cell)? })
            })
        });
        out.collect_seq(lines)
    }
}
