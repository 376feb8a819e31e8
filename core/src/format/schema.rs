//! The map file for other programs: its JSON Schema, made of the same types that read and write it.

// These types describe the file to schemars and are never made.
#![expect(dead_code, reason = "only their shape is read")]

use schemars::{JsonSchema, Schema};
use serde_json::{Value, json};

use super::lineage::Base;
use crate::model::{
    Card, CardId, Context, Emotion, Extra, Lane, LaneId, Language, Link, MapId, MapKind, Persona, Stage, StepId,
};

/// A customer-journey map of Parcours (`NAME.parcours.json`). Fields that are not described here are kept.
#[derive(JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "MapFile")]
struct File {
    /// What the file is.
    #[schemars(extend("const" = "parcours"))]
    format: String,
    /// The version of the file.
    #[schemars(extend("const" = 1))]
    schema: u64,
    /// The oldest version whose readers understand this file.
    #[schemars(range(min = 1))]
    min_reader: u64,
    /// The version of the page that last changed the map.
    app: String,
    /// Names the map.
    id: MapId,
    /// Counts the saved changes.
    rev: u64,
    /// What the map grew from: hashes of earlier contents, oldest first.
    lineage: Vec<String>,
    /// The map as it was when this copy of it began, for merging it with the one it was made from.
    #[schemars(default)]
    base: Option<Base>,
    /// The map.
    map: Map,
    #[serde(flatten)]
    extra: Extra,
}

/// Stages of steps by lanes, with cards in the cells and scores in the emotion lanes.
#[derive(JsonSchema)]
struct Map {
    /// Its type.
    kind: MapKind,
    /// The language its template texts are in.
    language: Language,
    /// What it is called.
    title: String,
    /// What it is about.
    context: Context,
    /// Who travels.
    persona: Persona,
    /// Groups of columns, left to right.
    stages: Vec<Stage>,
    /// Rows, top to bottom.
    lanes: Vec<Lane>,
    /// The cards, by lane, then step, then place in the cell.
    cards: Vec<PlacedCard>,
    /// The known feelings, by lane, then step.
    emotions: Vec<PlacedEmotion>,
    /// Ties between cards.
    links: Vec<Link>,
    #[serde(flatten)]
    extra: Extra,
}

#[derive(JsonSchema)]
#[schemars(rename = "Card")]
struct PlacedCard {
    /// Names the card.
    id: CardId,
    #[serde(flatten)]
    card: Card,
}

#[derive(JsonSchema)]
#[schemars(rename = "Emotion")]
struct PlacedEmotion {
    /// The emotion lane.
    lane: LaneId,
    /// The step.
    step: StepId,
    #[serde(flatten)]
    emotion: Emotion,
}

/// The schema, as it is published.
pub fn schema() -> String {
    let mut schema: Schema = schemars::schema_for!(File);
    let defs = schema.get_mut("$defs").and_then(Value::as_object_mut).expect("the map is made of several types");
    for id in ["MapId", "StageId", "StepId", "LaneId", "CardId"] {
        defs.get_mut(id).expect("every id type is used")["pattern"] = json!("^[A-Za-z0-9_-]{1,64}$");
    }
    for number in ["importance", "performance", "impact", "effort"] {
        let number = &mut defs.get_mut("Card").expect("cards are used")["properties"][number];
        number["minimum"] = json!(1);
        number["maximum"] = json!(5);
    }
    let persona = defs.get_mut("Persona").expect("a persona travels");
    persona["properties"]["fields"]["maxItems"] = json!(super::limits::FREE_FIELDS);
    defs.get_mut("Stage").expect("stages are used")["properties"]["steps"]["minItems"] = json!(1);
    let mut text = serde_json::to_string_pretty(&schema).expect("a schema is JSON");
    text.push('\n');
    text
}
