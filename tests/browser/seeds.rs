//! Maps that scenarios begin with, stored as plain map files.

use serde_json::{Value, json};

/// The map most scenarios use, in `language`; its id is `m1`.
///
/// Stages s1 (steps t1, t2), s2 (t3), s3 (t4, t5); lanes l1 and l2 of cards, l3 of feelings, l4 of cards.
pub fn small(language: &str) -> Value {
    let card =
        |id: &str, step: &str, lane: &str, text: &str| json!({ "id": id, "step": step, "lane": lane, "text": text });
    let feeling = |step: &str, score: i64| json!({ "lane": "l3", "step": step, "score": score, "feeling": "" });
    map_file(
        "m1",
        json!({
            "kind": "current-state",
            "language": language,
            "title": "A small map",
            "stages": [
                { "id": "s1", "name": "Discover", "steps": [{ "id": "t1", "name": "Search" }, { "id": "t2", "name": "Compare" }] },
                { "id": "s2", "name": "Buy", "steps": [{ "id": "t3", "name": "Order" }] },
                { "id": "s3", "name": "Use", "steps": [{ "id": "t4", "name": "Install" }, { "id": "t5", "name": "Enjoy" }] },
            ],
            "lanes": [
                { "id": "l1", "role": "action", "label": "Actions" },
                { "id": "l2", "role": "touchpoint", "label": "Contacts" },
                { "id": "l3", "role": "emotion", "label": "Feelings" },
                { "id": "l4", "role": "thought", "label": "Thoughts" },
            ],
            "cards": [
                card("a1", "t1", "l1", "Alpha"), card("a2", "t1", "l1", "Beta"), card("a3", "t1", "l1", "Gamma"),
                card("b1", "t2", "l1", "Delta"),
                card("c1", "t3", "l1", "Epsilon"), card("c2", "t3", "l1", "Zeta"),
                card("d1", "t1", "l2", "Eta"),
                card("e1", "t4", "l2", "Theta"),
                card("f1", "t1", "l4", "Iota"), card("f2", "t5", "l4", "Kappa"),
            ],
            "emotions": [feeling("t1", -1), feeling("t2", 1), feeling("t3", 2), feeling("t5", -2)],
        }),
    )
}

/// A map of `steps` stages of one step and `lanes` lanes of cards, with `each` cards a cell; its id is `m1`.
/// Ids tell places: step `t0`, lane `l0`, card `t0l0c0`.
pub fn wide(steps: usize, lanes: usize, each: usize) -> Value {
    let stages: Vec<Value> = (0..steps)
        .map(|at| json!({ "id": format!("s{at}"), "name": format!("Stage {at}"), "steps": [{ "id": format!("t{at}"), "name": "" }] }))
        .collect();
    let rows: Vec<Value> = (0..lanes)
        .map(|at| json!({ "id": format!("l{at}"), "role": "action", "label": format!("Lane {at}") }))
        .collect();
    let mut cards = Vec::new();
    for lane in 0..lanes {
        for step in 0..steps {
            cards.extend((0..each).map(|at| {
                let text = format!("Card {at} of step {step}, lane {lane}");
                json!({ "id": format!("t{step}l{lane}c{at}"), "step": format!("t{step}"), "lane": format!("l{lane}"), "text": text })
            }));
        }
    }
    map_file(
        "m1",
        json!({ "kind": "current-state", "language": "en", "title": "Wide", "stages": stages, "lanes": rows, "cards": cards }),
    )
}

/// A map file called `id` around `map`; what `map` leaves out is empty.
pub fn map_file(id: &str, map: Value) -> Value {
    let mut whole = json!({
        "kind": "current-state",
        "language": "en",
        "title": "",
        "context": { "goal": "", "scenario": "", "expectations": "", "begins": "", "ends": "", "owner": "", "status": "draft", "review": null, "sources": "" },
        "persona": { "name": "", "role": "", "age": null, "quote": "" },
        "stages": [],
        "lanes": [],
        "cards": [],
        "emotions": [],
        "links": [],
    });
    for (name, value) in map.as_object().into_iter().flatten() {
        whole[name] = value.clone();
    }
    json!({ "format": "parcours", "schema": 1, "minReader": 1, "app": "0.1.0", "id": id, "rev": 1, "lineage": [], "map": whole })
}
