//! Where the arrow keys lead (interaction.md section 6).

use super::sight::Sight;
use super::stop::Stop;
use crate::model::{CardId, CellKey, JourneyMap, LaneId, Stage, StageId, StepId};

/// A key that leads somewhere. Left and right are those of the reading direction, not of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The card above, or the lane above.
    Up,
    /// The card below, or the lane below.
    Down,
    /// The step before.
    Back,
    /// The step after.
    On,
    /// The first step of the lane.
    RowStart,
    /// The last step of the lane.
    RowEnd,
    /// The first cell of the map.
    MapStart,
    /// The last cell of the map.
    MapEnd,
    /// One lane up, whatever stands in the cell.
    LaneUp,
    /// One lane down, whatever stands in the cell.
    LaneDown,
}

/// The place in sight that `way` leads to from `from`; `None` at the edge.
pub fn follow(map: &JourneyMap, sight: &Sight, from: &Stop, way: Way) -> Option<Stop> {
    let board = Grid::of(map, sight);
    match from {
        Stop::Card(id) => {
            let cell = map.card(id)?.cell();
            let index = sight.cards_in(map, &cell).position(|other| other == id)?;
            board.leave_cell(cell, index, way)
        }
        Stop::Cell(cell) => board.leave_cell(cell.clone(), 0, way),
        Stop::Lane(id) => board.leave_lane(id, way),
        Stop::Step(id) => board.leave_step(id, way),
        Stop::Stage(id) => board.leave_stage(id, way),
    }
}

/// The board as rows and columns in sight.
struct Grid<'a> {
    map: &'a JourneyMap,
    sight: &'a Sight,
    steps: Vec<&'a StepId>,
    lanes: Vec<&'a LaneId>,
}

impl<'a> Grid<'a> {
    fn of(map: &'a JourneyMap, sight: &'a Sight) -> Self {
        Self {
            map,
            sight,
            steps: sight.steps(map),
            lanes: map.lanes.iter().filter(|lane| sight.shows_lane(lane)).map(|lane| &lane.id).collect(),
        }
    }

    fn stop(&self, lane: usize, step: usize, index: usize) -> Option<Stop> {
        let cell = CellKey { step: (*self.steps.get(step)?).clone(), lane: (*self.lanes.get(lane)?).clone() };
        Some(self.sight.stop_in(self.map, cell, index))
    }

    fn leave_cell(&self, cell: CellKey, index: usize, way: Way) -> Option<Stop> {
        let lane = self.lanes.iter().position(|id| **id == cell.lane)?;
        let step = self.steps.iter().position(|id| **id == cell.step)?;
        let cards: Vec<&CardId> = self.sight.cards_in(self.map, &cell).collect();
        let last = self.steps.len().checked_sub(1)?;
        match way {
            Way::Up if index > 0 => cards.get(index - 1).map(|id| Stop::Card((*id).clone())),
            Way::Up | Way::LaneUp if lane == 0 => Some(Stop::Step(cell.step)),
            Way::Up => self.stop(lane - 1, step, usize::MAX),
            Way::LaneUp => self.stop(lane - 1, step, 0),
            Way::Down => match cards.get(index + 1) {
                Some(id) => Some(Stop::Card((*id).clone())),
                None => self.stop(lane + 1, step, 0),
            },
            Way::LaneDown => self.stop(lane + 1, step, 0),
            Way::Back if step == 0 => Some(Stop::Lane(cell.lane)),
            Way::Back => self.stop(lane, step - 1, index),
            Way::On => self.stop(lane, step + 1, index),
            Way::RowStart => self.stop(lane, 0, index),
            Way::RowEnd => self.stop(lane, last, index),
            Way::MapStart => self.stop(0, 0, 0),
            Way::MapEnd => self.stop(self.lanes.len() - 1, last, usize::MAX),
        }
    }

    fn leave_lane(&self, id: &LaneId, way: Way) -> Option<Stop> {
        let lane = self.lanes.iter().position(|other| *other == id)?;
        match way {
            Way::Up | Way::LaneUp => self.lanes.get(lane.checked_sub(1)?).map(|id| Stop::Lane((*id).clone())),
            Way::Down | Way::LaneDown => self.lanes.get(lane + 1).map(|id| Stop::Lane((*id).clone())),
            Way::On | Way::RowStart => self.stop(lane, 0, 0),
            Way::RowEnd => self.stop(lane, self.steps.len().checked_sub(1)?, 0),
            Way::MapStart => self.stop(0, 0, 0),
            Way::MapEnd => self.stop(self.lanes.len() - 1, self.steps.len().checked_sub(1)?, usize::MAX),
            Way::Back => None,
        }
    }

    fn leave_step(&self, id: &StepId, way: Way) -> Option<Stop> {
        let step = self.steps.iter().position(|other| *other == id)?;
        let header = |step: usize| self.steps.get(step).map(|id| Stop::Step((*id).clone()));
        match way {
            Way::Up | Way::LaneUp => self.map.step(id).map(|(stage, _)| Stop::Stage(stage.id.clone())),
            Way::Down | Way::LaneDown => self.stop(0, step, 0),
            Way::Back => header(step.checked_sub(1)?),
            Way::On => header(step + 1),
            Way::RowStart => header(0),
            Way::RowEnd => header(self.steps.len() - 1),
            Way::MapStart => self.stop(0, 0, 0),
            Way::MapEnd => self.stop(self.lanes.len().checked_sub(1)?, self.steps.len() - 1, usize::MAX),
        }
    }

    fn leave_stage(&self, id: &StageId, way: Way) -> Option<Stop> {
        let stages: Vec<&Stage> = self.map.stages.iter().filter(|stage| self.sight.shows_stage(&stage.id)).collect();
        let at = stages.iter().position(|stage| stage.id == *id)?;
        let header = |at: usize| stages.get(at).map(|stage| Stop::Stage(stage.id.clone()));
        match way {
            Way::Up | Way::LaneUp => None,
            Way::Down | Way::LaneDown => stages[at].steps.first().map(|step| Stop::Step(step.id.clone())),
            Way::Back => header(at.checked_sub(1)?),
            Way::On => header(at + 1),
            Way::RowStart => header(0),
            Way::RowEnd => header(stages.len() - 1),
            Way::MapStart => self.stop(0, 0, 0),
            Way::MapEnd => self.stop(self.lanes.len().checked_sub(1)?, self.steps.len().checked_sub(1)?, usize::MAX),
        }
    }
}
