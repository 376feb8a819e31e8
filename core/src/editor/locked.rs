//! Lanes that show another map: what they hold is only looked at. The lane itself can be renamed, hidden, moved and deleted.

use super::outcome::Draft;
use crate::model::{CellKey, Edit, JourneyMap, LaneId, StageId, StepId};

/// The locked lane that `edit` would change the contents of, if there is one.
///
/// An edit may do so where the same step takes the lane, its step or its stage off the map, or unlocks the lane first.
pub fn refuses(map: &JourneyMap, edit: &Edit) -> Option<LaneId> {
    let locked: Vec<LaneId> = map.lanes.iter().filter(|lane| lane.locked).map(|lane| lane.id.clone()).collect();
    if locked.is_empty() {
        return None;
    }
    let mut state = State { map, locked, lanes: Vec::new(), steps: Vec::new(), stages: Vec::new() };
    state.prepare(edit);
    state.look_at(edit)
}

/// The locked lane that `draft` would be written into.
pub fn refuses_draft(map: &JourneyMap, draft: &Draft) -> Option<LaneId> {
    let lane = match draft {
        Draft::NewCard { cell, .. } | Draft::Emotion(cell) => cell.lane.clone(),
        Draft::Card(id) => map.card(id)?.lane.clone(),
        Draft::Stage(_) | Draft::Step(_) | Draft::Lane(_) | Draft::Title => return None,
    };
    map.lane(&lane).filter(|lane| lane.locked).map(|lane| lane.id.clone())
}

struct State<'a> {
    map: &'a JourneyMap,
    locked: Vec<LaneId>,
    /// What goes off the map in the same step, with all it holds.
    lanes: Vec<LaneId>,
    steps: Vec<StepId>,
    stages: Vec<StageId>,
}

impl State<'_> {
    /// Notes what goes off the map.
    fn prepare(&mut self, edit: &Edit) {
        match edit {
            Edit::RemoveLane { id } => self.lanes.push(id.clone()),
            Edit::RemoveStep { id } => self.steps.push(id.clone()),
            Edit::RemoveStage { id } => self.stages.push(id.clone()),
            Edit::Batch(edits) => edits.iter().for_each(|edit| self.prepare(edit)),
            _ => {}
        }
    }

    fn look_at(&mut self, edit: &Edit) -> Option<LaneId> {
        match edit {
            Edit::Batch(edits) => edits.iter().find_map(|edit| self.look_at(edit)),
            Edit::ChangeLane { lane } => {
                self.locked.retain(|id| *id != lane.id);
                if lane.locked {
                    self.locked.push(lane.id.clone());
                }
                None
            }
            Edit::AddCard { card, .. } => self.held(&card.cell()),
            Edit::RemoveCard { id } => self.taken(&self.map.card(id)?.cell()),
            Edit::ChangeCard { id, .. } => self.held(&self.map.card(id)?.cell()),
            Edit::MoveCard { id, cell, .. } => self.held(cell).or_else(|| self.held(&self.map.card(id)?.cell())),
            Edit::SetEmotion { cell, emotion: Some(_) } => self.held(cell),
            Edit::SetEmotion { cell, emotion: None } => self.taken(cell),
            _ => None,
        }
    }

    fn held(&self, cell: &CellKey) -> Option<LaneId> {
        self.locked.contains(&cell.lane).then(|| cell.lane.clone())
    }

    /// As [`State::held`], unless the cell itself goes.
    fn taken(&self, cell: &CellKey) -> Option<LaneId> {
        let stage = self.map.step(&cell.step).map(|(stage, _)| &stage.id);
        let goes = self.lanes.contains(&cell.lane)
            || self.steps.contains(&cell.step)
            || stage.is_some_and(|stage| self.stages.contains(stage));
        if goes { None } else { self.held(cell) }
    }
}
