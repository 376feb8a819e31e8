//! Where the focus goes after an edit (interaction.md section 7).

use super::focus::{Focus, focus_in};
use crate::model::{CardId, JourneyMap, LaneId, StageId, StepId, Touched};

/// Where to stand once `gone` are off the map: the card that comes to the place of the first of them, else the one before it, else
/// the cell itself.
pub fn vacated(map: &JourneyMap, gone: &[CardId]) -> Option<Focus> {
    let (cell, index) = map.place(gone.first()?)?;
    let stays = |id: &&CardId| !gone.contains(id);
    let cards = map.cards_in(&cell);
    let next = cards[index..].iter().find(stays).or_else(|| cards[..index].iter().rev().find(stays));
    Some(next.map_or(Focus::Cell(cell.clone()), |id| Focus::Card(id.clone())))
}

/// The header to stand at once the stage `id` is gone: the next one, else the one before.
pub fn beside_stage(map: &JourneyMap, id: &StageId) -> Option<Focus> {
    beside(map.stages.iter().map(|stage| &stage.id), id).map(Focus::Stage)
}

/// The header to stand at once the step `id` is gone: the next one, else the one before.
pub fn beside_step(map: &JourneyMap, id: &StepId) -> Option<Focus> {
    beside(map.steps().map(|step| &step.id), id).map(Focus::Step)
}

/// The header to stand at once the lane `id` is out of sight: the next one, else the one before.
pub fn beside_lane(map: &JourneyMap, id: &LaneId) -> Option<Focus> {
    let in_sight = map.lanes.iter().filter(|lane| !lane.hidden || lane.id == *id);
    beside(in_sight.map(|lane| &lane.id), id).map(Focus::Lane)
}

fn beside<'a, Id: PartialEq + Clone + 'a>(all: impl Iterator<Item = &'a Id>, id: &Id) -> Option<Id> {
    let all: Vec<&Id> = all.collect();
    let at = all.iter().position(|other| *other == id)?;
    let near = all.get(at + 1).or_else(|| all.get(at.checked_sub(1)?))?;
    Some((*near).clone())
}

/// The first thing an undo or a redo changed, in document order; where it was, when it is gone.
pub fn first_touched(map: &JourneyMap, touched: &Touched) -> Option<Focus> {
    let in_sight = |focus: &Focus| focus.exists(map);
    if !touched.cards.is_empty() {
        let standing = map.cards_in_order().filter(|id| touched.cards.contains(*id));
        if let Some(card) = standing.map(|id| Focus::Card(id.clone())).find(in_sight) {
            return Some(card);
        }
    }
    let stages = map.stages.iter().filter(|stage| touched.stages.contains(&stage.id));
    let steps = map.steps().filter(|step| touched.steps.contains(&step.id));
    let lanes = map.lanes.iter().filter(|lane| touched.lanes.contains(&lane.id));
    let header = None
        .or_else(|| stages.map(|stage| Focus::Stage(stage.id.clone())).next())
        .or_else(|| steps.map(|step| Focus::Step(step.id.clone())).next())
        .or_else(|| lanes.map(|lane| Focus::Lane(lane.id.clone())).next());
    if let Some(header) = header.filter(in_sight) {
        return Some(header);
    }
    let mut cells = touched.cells.iter().chain(&touched.emotions);
    cells.find_map(|cell| Some(focus_in(map, cell.clone(), usize::MAX)).filter(in_sight))
}
