//! Mermaid's own parser takes our diagrams. Needs Node.js, and what `cargo xtask setup` puts below `target/tools/peers`.

#[path = "../../tests/support/maps.rs"]
#[allow(dead_code, unused_imports, reason = "made for more tests than these")]
mod maps;

use std::path::Path;
use std::process::Command;

use parcours_core::format::{self, MapFile};
use parcours_core::method::priorities::{Rating, ideas};
use parcours_core::model::JourneyMap;
use parcours_core::words;
use parcours_tables::{Format, Options, export};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use serde_json::Value;

/// What Mermaid makes of diagrams, one value each.
fn parsed(diagrams: &[String]) -> Vec<Value> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let packages = root.join("target/tools/peers/node/node_modules");
    let how = "run: cargo xtask setup";
    assert!(packages.join("mermaid").is_dir(), "Mermaid is not there; {how}");
    let list = Path::new(env!("CARGO_TARGET_TMPDIR")).join("diagrams.json");
    std::fs::write(&list, serde_json::to_string(diagrams).expect("texts")).expect("room");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/peers/mermaid.mjs");
    let output = Command::new("node").arg(script).arg(&packages).arg(&list).output().expect("Node.js is installed");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let said = String::from_utf8(output.stdout).expect("text");
    let values: Vec<Value> = said.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    assert_eq!(values.len(), diagrams.len(), "{said}");
    values
}

/// Any sound maps, always the same, as files have them.
fn some_maps(count: usize) -> Vec<JourneyMap> {
    let mut runner = TestRunner::deterministic();
    let mut map = || maps::map().new_tree(&mut runner).expect("a map").current();
    let clean = |map| format::read(format::write(&MapFile::new("m".into(), map)).as_bytes()).expect("a file").file.map;
    let mut all = Vec::new();
    while all.len() < count {
        let map: JourneyMap = clean(map());
        if !map.stages.is_empty() {
            all.push(map);
        }
    }
    all
}

fn written(format: Format, map: &JourneyMap) -> String {
    let bytes = export(format, map, words::of(&map.language), &Options::default()).expect("it is written");
    String::from_utf8(bytes).expect("text")
}

/// Names that each trap of Mermaid's grammars is in.
const TRAPS: [&str; 24] = [
    "Do: it",
    "10:30 call",
    "Do #1",
    "Do; it",
    "Section two",
    "journey's end",
    "Title page",
    "accTitle: x",
    "accDescr { x",
    "%% c",
    "a %% b",
    "a, b",
    "<b>bold</b>",
    "a\nb",
    "\"quoted\"",
    "`code`",
    "x-axis",
    "quadrant-1",
    "style x: y#z;",
    "R&D; x",
    "-1",
    "[x]",
    "classDef x",
    "full：width",
];

#[test]
fn mermaid_reads_what_we_write() {
    let mut maps = some_maps(200);
    for trap in TRAPS {
        let mut map = maps[0].clone();
        map.title = trap.to_owned();
        map.persona.name = trap.to_owned();
        for stage in &mut map.stages {
            stage.name = trap.to_owned();
            stage.steps.iter_mut().for_each(|step| step.name = trap.to_owned());
        }
        for id in map.cards.keys().cloned().collect::<Vec<_>>() {
            if let Some(card) = map.cards.get_mut(&id) {
                card.text = trap.to_owned();
                (card.impact, card.effort) = (Some(4), Some(3));
            }
        }
        maps.push(map);
    }
    let formats = [Format::MermaidJourney, Format::MermaidTimeline, Format::MermaidQuadrants];
    let diagrams: Vec<String> =
        formats.iter().flat_map(|format| maps.iter().map(|map| written(*format, map))).collect();
    let parsed = parsed(&diagrams);
    for (at, (diagram, told)) in diagrams.iter().zip(&parsed).enumerate() {
        let map = &maps[at % maps.len()];
        assert_eq!(told.get("error"), None, "{diagram}");
        let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let count = |name: &str| told[name].as_array().map_or(0, Vec::len);
        match at / maps.len() {
            0 => {
                assert_eq!(
                    (count("tasks"), told["type"].as_str()),
                    (map.steps().count(), Some("journey")),
                    "{diagram}"
                );
                for (step, task) in map.steps().zip(told["tasks"].as_array().expect("tasks")) {
                    let said = line(task["name"].as_str().expect("a name"));
                    let name = line(map.column_name(&step.id));
                    assert!(said == name || name.is_empty(), "{said} is {name} in {diagram}");
                    assert_eq!(task["actors"].as_array().map(|actors| actors.is_empty()), Some(false), "{diagram}");
                    assert!((1..=5).contains(&task["score"].as_i64().expect("a score")), "{diagram}");
                }
            }
            1 => assert_eq!(
                (count("tasks"), told["type"].as_str()),
                (map.steps().count(), Some("timeline")),
                "{diagram}"
            ),
            _ => {
                let rated = ideas(map).iter().filter(|id| map.card(id).and_then(Rating::of).is_some()).count();
                assert_eq!((count("points"), told["type"].as_str()), (rated, Some("quadrantChart")), "{diagram}");
            }
        }
        let title = line(told["title"].as_str().expect("a title"));
        assert_eq!(title, line(&map.title), "{diagram}");
    }
}
