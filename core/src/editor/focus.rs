//! Where the keyboard can stand on the board: one place at a time, named by id so that it survives every edit.

use crate::model::{CardId, CellKey, JourneyMap, LaneId, StageId, StepId};

/// A place the board's single tab stop can be at.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Focus {
    /// A stage header.
    Stage(StageId),
    /// A step header.
    Step(StepId),
    /// A lane header.
    Lane(LaneId),
    /// An empty cell, or a cell of an emotion lane.
    Cell(CellKey),
    /// A card.
    Card(CardId),
}

impl Focus {
    /// The id of its element on the page.
    pub fn element_id(&self) -> String {
        match self {
            Self::Stage(id) => format!("stage-{id}"),
            Self::Step(id) => format!("step-{id}"),
            Self::Lane(id) => format!("lane-{id}"),
            Self::Cell(cell) => format!("cell-{}-{}", cell.step, cell.lane),
            Self::Card(id) => format!("card-{id}"),
        }
    }

    /// Whether it is on the board as it is now.
    pub fn exists(&self, map: &JourneyMap) -> bool {
        match self {
            Self::Stage(id) => map.stage(id).is_some(),
            Self::Step(id) => map.step(id).is_some(),
            Self::Lane(id) => map.lane(id).is_some_and(|lane| !lane.hidden),
            Self::Card(id) => map.card(id).and_then(|card| map.lane(&card.lane)).is_some_and(|lane| !lane.hidden),
            Self::Cell(cell) => {
                let in_sight = map.lane(&cell.lane).is_some_and(|lane| !lane.hidden);
                in_sight && map.step(&cell.step).is_some() && map.cards_in(cell).is_empty()
            }
        }
    }

    /// The cell it is in, for a card or a cell.
    pub fn cell(&self, map: &JourneyMap) -> Option<CellKey> {
        match self {
            Self::Cell(cell) => Some(cell.clone()),
            Self::Card(id) => map.card(id).map(|card| card.cell()),
            _ => None,
        }
    }

    /// The step it is at: its own, or its column's.
    pub fn step(&self, map: &JourneyMap) -> Option<StepId> {
        match self {
            Self::Step(id) => Some(id.clone()),
            Self::Stage(id) => map.stage(id)?.steps.first().map(|step| step.id.clone()),
            _ => self.cell(map).map(|cell| cell.step),
        }
    }

    /// The stage it is at: its own, or its column's.
    pub fn stage(&self, map: &JourneyMap) -> Option<StageId> {
        match self {
            Self::Stage(id) => Some(id.clone()),
            _ => map.step(&self.step(map)?).map(|(stage, _)| stage.id.clone()),
        }
    }

    /// The lane it is at: its own, or its row's.
    pub fn lane(&self, map: &JourneyMap) -> Option<LaneId> {
        match self {
            Self::Lane(id) => Some(id.clone()),
            _ => self.cell(map).map(|cell| cell.lane),
        }
    }
}

/// Where to stand in `cell`: at its card number `index` or its last one, or at the cell itself when it is empty.
pub fn focus_in(map: &JourneyMap, cell: CellKey, index: usize) -> Focus {
    let cards = map.cards_in(&cell);
    match cards.get(index).or(cards.last()) {
        Some(id) => Focus::Card(id.clone()),
        None => Focus::Cell(cell),
    }
}

/// Where the board's tab stop is before anybody has used it: the first cell, else the first header there is.
pub fn first_focus(map: &JourneyMap) -> Option<Focus> {
    let lane = map.lanes.iter().find(|lane| !lane.hidden);
    let step = map.steps().next();
    match (lane, step) {
        (Some(lane), Some(step)) => Some(focus_in(map, CellKey { step: step.id.clone(), lane: lane.id.clone() }, 0)),
        (None, Some(step)) => Some(Focus::Step(step.id.clone())),
        (Some(lane), None) => Some(Focus::Lane(lane.id.clone())),
        (None, None) => None,
    }
}
