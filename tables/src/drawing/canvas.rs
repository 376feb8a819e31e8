//! JSON Canvas 1.0: stages and lanes as groups, cards as texts, ties as edges.

use parcours_core::model::{JourneyMap, LinkKind};
use parcours_core::words::Words;
use serde_json::{Value, json};

use super::{What, things, ties};
use crate::markdown::escaped;

/// The map as a canvas.
pub(crate) fn write(map: &JourneyMap, words: &Words) -> String {
    let things = things(map, words);
    let nodes: Vec<Value> = things
        .iter()
        .map(|thing| {
            let area = thing.area;
            let mut node =
                json!({ "id": thing.id, "x": area.x, "y": area.y, "width": area.width, "height": area.height });
            // Texts of a canvas are Markdown, the names of groups are not.
            let (kind, name, text) = match thing.what {
                What::Stage | What::Lane => ("group", "label", thing.text.clone()),
                What::Step | What::Card(_) | What::Feeling => {
                    ("text", "text", escaped(&thing.text).replace("<br>", "\n"))
                }
            };
            node["type"] = kind.into();
            node[name] = text.into();
            if let What::Card(Some(colour)) = &thing.what {
                node["color"] = colour.clone().into();
            }
            node
        })
        .collect();
    let edges: Vec<Value> = ties(map, &things)
        .iter()
        .enumerate()
        .map(|(at, tie)| {
            let from_end = if tie.link.kind == LinkKind::Mutual { "arrow" } else { "none" };
            json!({
                "id": format!("tie-{}", at + 1), "fromNode": tie.from, "toNode": tie.to, "fromEnd": from_end, "toEnd": "arrow",
            })
        })
        .collect();
    pretty(&json!({ "nodes": nodes, "edges": edges }))
}

/// JSON with a line for each item, for files that people keep under version control.
pub(super) fn pretty(value: &Value) -> String {
    format!("{value:#}\n")
}
