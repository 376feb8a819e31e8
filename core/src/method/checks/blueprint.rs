//! What makes a drawing a service blueprint (Shostack 1984; Bitner, Ostrom and Morgan 2008): four layers in order, and for what
//! happens in view, who it is for and what makes it possible.

use super::{Check, Rule};
use crate::method::place::Place;
use crate::method::survey::Survey;
use crate::model::{BlueprintLine, LaneRole, lane};

/// The layers, from the customer inwards.
const LAYERS: [LaneRole; 4] = [LaneRole::Action, LaneRole::Frontstage, LaneRole::Backstage, LaneRole::Support];

/// Roles of what the customer does not see.
const BEHIND: [LaneRole; 2] = [LaneRole::Backstage, LaneRole::Support];

pub(super) fn find(survey: &Survey<'_>, found: &mut Vec<Check>) {
    let map = survey.map;
    for layer in LAYERS.into_iter().filter(|layer| !map.lanes.iter().any(|lane| lane.role == *layer)) {
        found.push(Check { rule: Rule::MissingLayer, place: Place::Lanes, id: layer.as_str().to_owned() });
    }
    let drawn = lane::lines(&map.lanes);
    for (depth, line) in BlueprintLine::ALL.into_iter().enumerate() {
        let beyond = map.lanes.iter().find(|lane| LAYERS[depth + 1..].contains(&lane.role));
        let has_before = map.lanes.iter().any(|lane| LAYERS[..=depth].contains(&lane.role));
        let is_drawn = drawn.iter().any(|(other, _)| *other == line);
        if let Some(lane) = beyond.filter(|_| has_before && !is_drawn) {
            let place = Place::Lane(lane.id.clone());
            found.push(Check { rule: Rule::LanesOutOfOrder, place, id: line.as_str().to_owned() });
        }
    }
    for step in map.steps().filter(|step| !step.passive) {
        let acts = survey.has(&step.id, &[LaneRole::Action]);
        if survey.has(&step.id, &[LaneRole::Frontstage]) && !acts {
            found.push(Check::new(Rule::NoCustomerAction, Place::Step(step.id.clone())));
        }
    }
    for seen in survey.of_role(&LaneRole::Frontstage) {
        if !survey.has(&seen.card.step, &BEHIND) && !survey.is_linked(seen.id) {
            found.push(Check::new(Rule::NothingBehind, Place::Card(seen.id.clone())));
        }
    }
}
