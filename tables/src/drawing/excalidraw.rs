//! Excalidraw: rectangles with their texts bound to them, ties as arrows.

use std::collections::BTreeMap;

use parcours_core::model::{JourneyMap, LinkKind};
use parcours_core::words::Words;
use serde_json::{Value, json};

use super::canvas::pretty;
use super::{Area, LINE, Thing, What, things, ties, wrapped};

/// How large letters are.
const FONT: i64 = 16;

/// The map as a drawing.
pub(crate) fn write(map: &JourneyMap, words: &Words) -> String {
    let things = things(map, words);
    let mut elements = Vec::new();
    let ties = ties(map, &things);
    let mut arrows: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
    for (at, tie) in ties.iter().enumerate() {
        for end in [&tie.from, &tie.to] {
            arrows.entry(end).or_default().push(json!({ "id": tie_name(at), "type": "arrow" }));
        }
    }
    for thing in &things {
        put(&mut elements, thing, arrows.remove(thing.id.as_str()).unwrap_or_default());
    }
    let areas: BTreeMap<&str, Area> = things.iter().map(|thing| (thing.id.as_str(), thing.area)).collect();
    for (at, tie) in ties.iter().enumerate() {
        let (Some(from), Some(to)) = (areas.get(tie.from.as_str()), areas.get(tie.to.as_str())) else { continue };
        let (from, to) = (*from, *to);
        elements.push(arrow(elements.len(), at, (&tie.from, from), (&tie.to, to), tie.link.kind == LinkKind::Mutual));
    }
    let file = json!({
        "type": "excalidraw",
        "version": 2,
        "source": "parcours",
        "elements": elements,
        "appState": { "viewBackgroundColor": "#ffffff", "gridSize": null },
        "files": {},
    });
    pretty(&file)
}

fn tie_name(at: usize) -> String {
    format!("tie-{}", at + 1)
}

/// What every element says of itself. The seed makes the strokes of a hand, which are not drawn here, and must only not be 0.
fn element(at: usize, id: &str, kind: &str, area: Area) -> Value {
    json!({
        "id": id, "type": kind, "x": area.x, "y": area.y, "width": area.width, "height": area.height, "angle": 0,
        "strokeColor": "#1e1e1e", "backgroundColor": "transparent", "fillStyle": "solid", "strokeWidth": 1, "strokeStyle": "solid",
        "roughness": 0, "opacity": 100, "groupIds": [], "frameId": null, "roundness": null, "seed": at + 1, "version": 1,
        "versionNonce": at + 1, "isDeleted": false, "boundElements": [], "updated": 1, "link": null, "locked": false,
    })
}

/// A rectangle, and its text in it.
fn put(elements: &mut Vec<Value>, thing: &Thing, mut bound: Vec<Value>) {
    let mut shape = element(elements.len(), &thing.id, "rectangle", thing.area);
    let colour = match &thing.what {
        What::Stage => "#f1f3f5",
        What::Lane | What::Step => "transparent",
        What::Card(Some(colour)) => colour,
        What::Card(None) => "#fff3bf",
        What::Feeling => "#e5dbff",
    };
    shape["backgroundColor"] = colour.into();
    if thing.what == What::Lane {
        shape["strokeStyle"] = "dashed".into();
    }
    let name = format!("{}-text", thing.id);
    if !thing.text.trim().is_empty() {
        bound.insert(0, json!({ "id": name, "type": "text" }));
    }
    shape["boundElements"] = bound.into();
    elements.push(shape);
    if thing.text.trim().is_empty() {
        return;
    }
    let lines = wrapped(&thing.text);
    let height = i64::try_from(lines.len()).unwrap_or_default() * LINE;
    let area = Area { x: thing.area.x + 8, y: thing.area.y + 8, width: thing.area.width - 16, height };
    let mut text = element(elements.len(), &name, "text", area);
    let more = json!({
        "text": lines.join("\n"), "originalText": thing.text, "fontSize": FONT, "fontFamily": 2, "textAlign": "left",
        "verticalAlign": "top", "containerId": thing.id, "lineHeight": 1.5, "autoResize": true,
    });
    if let (Some(text), Value::Object(more)) = (text.as_object_mut(), more) {
        text.extend(more);
    }
    elements.push(text);
}

fn arrow(at: usize, tie: usize, (from, start): (&str, Area), (to, end): (&str, Area), both: bool) -> Value {
    let middle = |area: Area| (area.x + area.width / 2, area.y + area.height / 2);
    let (x, y) = middle(start);
    let (to_x, to_y) = middle(end);
    let area = Area { x, y, width: (to_x - x).abs(), height: (to_y - y).abs() };
    let mut arrow = element(at, &tie_name(tie), "arrow", area);
    let more = json!({
        "points": [[0, 0], [to_x - x, to_y - y]],
        "startBinding": { "elementId": from, "focus": 0, "gap": 4 },
        "endBinding": { "elementId": to, "focus": 0, "gap": 4 },
        "startArrowhead": if both { Value::from("arrow") } else { Value::Null },
        "endArrowhead": "arrow",
        "lastCommittedPoint": null,
        "elbowed": false,
    });
    if let (Some(arrow), Value::Object(more)) = (arrow.as_object_mut(), more) {
        arrow.extend(more);
    }
    arrow
}
