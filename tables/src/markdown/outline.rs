//! A map as an outline: a heading for each stage and step, a list of its lanes in each, and their cards below them.

use parcours_core::model::{CellKey, JourneyMap, Lane, Step};
use parcours_core::words::Words;

use super::escaped;
use crate::board_table::feeling;
use crate::columns::read_role;

/// The map as an outline.
pub(crate) fn write(map: &JourneyMap, words: &Words) -> String {
    let mut text = String::new();
    if !map.title.is_empty() {
        heading(&mut text, 1, &map.title);
    }
    let mut first = true;
    for stage in &map.stages {
        heading(&mut text, 2, &stage.name);
        let is_flat = stage.steps.len() == 1 && stage.steps[0].name.is_empty();
        for step in &stage.steps {
            if !is_flat {
                heading(&mut text, 3, &step.name);
            }
            let before = text.len();
            for lane in &map.lanes {
                self::lane(&mut text, map, step, lane, first, words);
            }
            if text.len() > before {
                text.push('\n');
            }
            first = false;
        }
    }
    text
}

fn heading(text: &mut String, level: usize, name: &str) {
    text.push_str(format!("{} {}", "#".repeat(level), escaped(name)).trim_end());
    text.push_str("\n\n");
}

/// What a lane says of a step. The first step names every lane, so that their order is known; so does each step where lanes are called
/// alike, so that they are told apart by their order.
fn lane(text: &mut String, map: &JourneyMap, step: &Step, lane: &Lane, first: bool, words: &Words) {
    let cell = CellKey { step: step.id.clone(), lane: lane.id.clone() };
    let cards = map.cards_in(&cell);
    let felt = map.emotion(&cell);
    let label = label(lane, words);
    let is_twin = || map.lanes.iter().filter(|other| self::label(other, words) == label).count() > 1;
    if cards.is_empty() && felt.is_none() && !first && !is_twin() {
        return;
    }
    text.push_str(&format!("- {label}\n"));
    if let Some(felt) = felt {
        text.push_str(&format!("  - {}\n", escaped(&feeling(felt))));
    }
    for card in cards.iter().filter_map(|id| map.card(id)) {
        // A dash alone would make a heading of the line above it.
        let said = if card.text.is_empty() { "<!-- -->".to_owned() } else { escaped(&card.text) };
        text.push_str(&format!("  - {said}\n"));
    }
}

/// What a lane is called, in bold; behind it what it means, where the name does not say so.
fn label(lane: &Lane, words: &Words) -> String {
    let role = (words.board.role_name)(&lane.role);
    let name = if lane.label.trim().is_empty() { role } else { &lane.label };
    let strong = format!("**{}**", escaped(name.trim()));
    if read_role(name).as_ref() == Some(&lane.role) { strong } else { format!("{strong} ({})", escaped(role)) }
}
