//! Upgrades that never were: three versions of a map file, to test the machinery of upgrades before the first real one.

use parcours_core::format::upgrades::Step;
use parcours_core::model::{Misread, Path, Shape};
use serde_json::{Value, json};

/// From version 1 to 2 a title becomes an object of languages; from 2 to 3 lanes know their place.
pub const CHAIN: [Step; 2] = [title_by_language, lanes_know_their_place];

fn title_by_language(file: &mut Value) -> Result<(), Misread> {
    let root = Path::Root;
    let at = Path::Field(&root, "map");
    let map =
        file.get_mut("map").and_then(Value::as_object_mut).ok_or_else(|| at.misread(Shape::Object, &Value::Null))?;
    let language = map.get("language").and_then(Value::as_str).unwrap_or("en").to_owned();
    let title = map.remove("title").unwrap_or_else(|| json!(""));
    map.insert("titles".to_owned(), json!({ language: title }));
    file["schema"] = json!(2);
    Ok(())
}

fn lanes_know_their_place(file: &mut Value) -> Result<(), Misread> {
    let root = Path::Root;
    let map = Path::Field(&root, "map");
    let at = Path::Field(&map, "lanes");
    let mut nothing = Value::Null;
    let lanes = file.pointer_mut("/map/lanes").unwrap_or(&mut nothing);
    let Value::Array(lanes) = lanes else { return Err(at.misread(Shape::List, lanes)) };
    for (place, lane) in lanes.iter_mut().enumerate() {
        let Value::Object(lane) = lane else { return Err(Path::Item(&at, place).misread(Shape::Object, lane)) };
        lane.insert("place".to_owned(), json!(place));
    }
    file["schema"] = json!(3);
    Ok(())
}
