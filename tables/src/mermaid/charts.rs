//! Mermaid's `timeline` of a day, and its `quadrantChart` of ideas.

use parcours_core::method::priorities::{Quadrant, Rating, ideas};
use parcours_core::model::{CellKey, JourneyMap, Lane, LaneRole};
use parcours_core::words::Words;

use super::journey::named;
use super::text::escaped;
use crate::board_table::on_one_line;

/// The lane whose cards a timeline tells: what the person does, else the first that is seen and holds cards.
fn told_lane(map: &JourneyMap) -> Option<&Lane> {
    let seen = || map.lanes.iter().filter(|lane| !lane.hidden && !lane.is_emotion());
    seen().find(|lane| lane.role == LaneRole::Action).or_else(|| seen().next())
}

/// How many cards a timeline tells.
pub(crate) fn told(map: &JourneyMap) -> usize {
    let Some(lane) = told_lane(map) else { return 0 };
    map.cards.values().filter(|card| card.lane == lane.id).count()
}

/// The map as a timeline: a section for each stage, a point in time for each step, an event for each card.
pub(crate) fn timeline(map: &JourneyMap, words: &Words) -> String {
    let mut text = String::from("timeline\n");
    if !map.title.trim().is_empty() {
        text.push_str(&format!("    title {}\n", escaped(&on_one_line(&map.title))));
    }
    let lane = told_lane(map);
    let mut number = 0;
    for (at, stage) in map.stages.iter().enumerate() {
        text.push_str(&format!("    section {}\n", named(&stage.name, || (words.board.new_stage)(at + 1))));
        for step in &stage.steps {
            number += 1;
            let times: Vec<&str> = [&step.begins, &step.ends].into_iter().flatten().map(String::as_str).collect();
            let name = if step.name.trim().is_empty() && times.is_empty() { &stage.name } else { &step.name };
            let name = format!("{} {name}", times.join("–"));
            text.push_str(&format!("      {}", named(&name, || (words.board.new_step)(number))));
            let cell = lane.map(|lane| CellKey { step: step.id.clone(), lane: lane.id.clone() });
            let cards = cell.iter().flat_map(|cell| map.cards_in(cell)).filter_map(|id| map.card(id));
            for event in cards.map(|card| escaped(&card.text)).filter(|event| !event.is_empty()) {
                text.push_str(&format!(" : {event}"));
            }
            text.push('\n');
        }
    }
    text
}

/// The ideas of the map by what they would cost, from left to right, and change, from below.
pub(crate) fn quadrants(map: &JourneyMap, words: &Words) -> String {
    let own = &words.tables;
    let mut text = String::from("quadrantChart\n");
    if !map.title.trim().is_empty() {
        text.push_str(&format!("    title {}\n", escaped(&on_one_line(&map.title))));
    }
    text.push_str(&format!("    x-axis \"{}\" --> \"{}\"\n", escaped(own.little_effort), escaped(own.much_effort)));
    text.push_str(&format!("    y-axis \"{}\" --> \"{}\"\n", escaped(own.little_impact), escaped(own.much_impact)));
    // Mermaid counts from the upper right against the clock.
    let order = [Quadrant::BigProject, Quadrant::QuickWin, Quadrant::FillIn, Quadrant::Avoid];
    for (at, quadrant) in order.into_iter().enumerate() {
        text.push_str(&format!("    quadrant-{} \"{}\"\n", at + 1, escaped((words.priorities().quadrants)(quadrant))));
    }
    for id in ideas(map) {
        let Some(card) = map.card(&id) else { continue };
        let Some(rating) = Rating::of(card) else { continue };
        let name = named(&card.text, || words.priorities().no_text.to_owned());
        let (across, up) = place(rating);
        text.push_str(&format!("    \"{name}\": [{across}, {up}]\n"));
    }
    text
}

/// Where an idea stands, 0 to 1 each way: always in the quarter of the chart that says what its rating advises, though the chart's
/// border lies in the middle and ours does not.
fn place(rating: Rating) -> (&'static str, &'static str) {
    let up = match rating.impact {
        ..=1 => "0.1",
        2 => "0.25",
        3 => "0.4",
        4 => "0.65",
        _ => "0.9",
    };
    let across = match (rating.effort, rating.quadrant()) {
        (..=1, _) => "0.1",
        (2, _) => "0.3",
        (3, Quadrant::FillIn) => "0.4",
        (3, _) => "0.6",
        (4, _) => "0.75",
        _ => "0.9",
    };
    (across, up)
}
