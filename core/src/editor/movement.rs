//! Where the arrow keys lead (interaction.md section 6).

use super::focus::Focus;
use super::visibility::Visibility;
use crate::model::{CardId, CellKey, JourneyMap, Lane, LaneId, Stage, StageId, StepId};

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
pub fn follow(map: &JourneyMap, visibility: &Visibility, from: &Focus, way: Way) -> Option<Focus> {
    let board = Grid::of(map, visibility);
    match from {
        Focus::Card(id) => {
            let cell = map.card(id)?.cell();
            let index = visibility.cards_in(map, &cell).position(|other| other == id)?;
            board.leave_cell(cell, index, way)
        }
        Focus::Cell(cell) => board.leave_cell(cell.clone(), 0, way),
        Focus::Lane(id) => board.leave_lane(id, way),
        Focus::Step(id) => board.leave_step(id, way),
        Focus::Stage(id) => board.leave_stage(id, way),
    }
}

/// The next cell to write a card in, row by row, or the one before; `None` past the ends. Lanes that take no cards are passed.
pub fn write_on(map: &JourneyMap, visibility: &Visibility, from: &CellKey, back: bool) -> Option<CellKey> {
    let steps = visibility.steps(map);
    let takes_cards = |lane: &&Lane| visibility.shows_lane(lane) && !lane.is_emotion() && !lane.locked;
    let lanes: Vec<&LaneId> = map.lanes.iter().filter(takes_cards).map(|lane| &lane.id).collect();
    let step = steps.iter().position(|id| **id == from.step)?;
    let lane = lanes.iter().position(|id| **id == from.lane)?;
    let now = lane * steps.len() + step;
    let next = if back { now.checked_sub(1)? } else { now + 1 };
    let lane = (*lanes.get(next / steps.len())?).clone();
    Some(CellKey { step: steps[next % steps.len()].clone(), lane })
}

/// The board as rows and columns in sight.
struct Grid<'a> {
    map: &'a JourneyMap,
    visibility: &'a Visibility,
    steps: Vec<&'a StepId>,
    lanes: Vec<&'a LaneId>,
}

impl<'a> Grid<'a> {
    fn of(map: &'a JourneyMap, visibility: &'a Visibility) -> Self {
        Self {
            map,
            visibility,
            steps: visibility.steps(map),
            lanes: map.lanes.iter().filter(|lane| visibility.shows_lane(lane)).map(|lane| &lane.id).collect(),
        }
    }

    fn focus(&self, lane: usize, step: usize, index: usize) -> Option<Focus> {
        let cell = CellKey { step: (*self.steps.get(step)?).clone(), lane: (*self.lanes.get(lane)?).clone() };
        Some(self.visibility.focus_in(self.map, cell, index))
    }

    fn leave_cell(&self, cell: CellKey, index: usize, way: Way) -> Option<Focus> {
        let lane = self.lanes.iter().position(|id| **id == cell.lane)?;
        let step = self.steps.iter().position(|id| **id == cell.step)?;
        let cards: Vec<&CardId> = self.visibility.cards_in(self.map, &cell).collect();
        let last = self.steps.len().checked_sub(1)?;
        match way {
            Way::Up if index > 0 => cards.get(index - 1).map(|id| Focus::Card((*id).clone())),
            Way::Up | Way::LaneUp if lane == 0 => Some(Focus::Step(cell.step)),
            Way::Up => self.focus(lane - 1, step, usize::MAX),
            Way::LaneUp => self.focus(lane - 1, step, 0),
            Way::Down => match cards.get(index + 1) {
                Some(id) => Some(Focus::Card((*id).clone())),
                None => self.focus(lane + 1, step, 0),
            },
            Way::LaneDown => self.focus(lane + 1, step, 0),
            Way::Back if step == 0 => Some(Focus::Lane(cell.lane)),
            Way::Back => self.focus(lane, step - 1, index),
            Way::On => self.focus(lane, step + 1, index),
            Way::RowStart => self.focus(lane, 0, index),
            Way::RowEnd => self.focus(lane, last, index),
            Way::MapStart => self.focus(0, 0, 0),
            Way::MapEnd => self.focus(self.lanes.len() - 1, last, usize::MAX),
        }
    }

    fn leave_lane(&self, id: &LaneId, way: Way) -> Option<Focus> {
        let lane = self.lanes.iter().position(|other| *other == id)?;
        match way {
            Way::Up | Way::LaneUp => self.lanes.get(lane.checked_sub(1)?).map(|id| Focus::Lane((*id).clone())),
            Way::Down | Way::LaneDown => self.lanes.get(lane + 1).map(|id| Focus::Lane((*id).clone())),
            Way::On | Way::RowStart => self.focus(lane, 0, 0),
            Way::RowEnd => self.focus(lane, self.steps.len().checked_sub(1)?, 0),
            Way::MapStart => self.focus(0, 0, 0),
            Way::MapEnd => self.focus(self.lanes.len() - 1, self.steps.len().checked_sub(1)?, usize::MAX),
            Way::Back => None,
        }
    }

    fn leave_step(&self, id: &StepId, way: Way) -> Option<Focus> {
        let step = self.steps.iter().position(|other| *other == id)?;
        let header = |step: usize| self.steps.get(step).map(|id| Focus::Step((*id).clone()));
        match way {
            Way::Up | Way::LaneUp => self.map.step(id).map(|(stage, _)| Focus::Stage(stage.id.clone())),
            Way::Down | Way::LaneDown => self.focus(0, step, 0),
            Way::Back => header(step.checked_sub(1)?),
            Way::On => header(step + 1),
            Way::RowStart => header(0),
            Way::RowEnd => header(self.steps.len() - 1),
            Way::MapStart => self.focus(0, 0, 0),
            Way::MapEnd => self.focus(self.lanes.len().checked_sub(1)?, self.steps.len() - 1, usize::MAX),
        }
    }

    fn leave_stage(&self, id: &StageId, way: Way) -> Option<Focus> {
        let stages: Vec<&Stage> =
            self.map.stages.iter().filter(|stage| self.visibility.shows_stage(&stage.id)).collect();
        let at = stages.iter().position(|stage| stage.id == *id)?;
        let header = |at: usize| stages.get(at).map(|stage| Focus::Stage(stage.id.clone()));
        match way {
            Way::Up | Way::LaneUp => None,
            Way::Down | Way::LaneDown => stages[at].steps.first().map(|step| Focus::Step(step.id.clone())),
            Way::Back => header(at.checked_sub(1)?),
            Way::On => header(at + 1),
            Way::RowStart => header(0),
            Way::RowEnd => header(stages.len() - 1),
            Way::MapStart => self.focus(0, 0, 0),
            Way::MapEnd => self.focus(self.lanes.len().checked_sub(1)?, self.steps.len().checked_sub(1)?, usize::MAX),
        }
    }
}
