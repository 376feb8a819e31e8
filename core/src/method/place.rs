//! Where on a map the method points at, by id.

use crate::model::{CardId, CellKey, JourneyMap, LaneId, StageId, StepId};

/// A place on a map that something is said about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// What stands above the board: what the map is about.
    Header,
    /// Who travels.
    Persona,
    /// The list of lanes as a whole: one is missing.
    Lanes,
    /// The board as a whole.
    Board,
    /// A stage.
    Stage(StageId),
    /// A step.
    Step(StepId),
    /// A lane.
    Lane(LaneId),
    /// A crossing.
    Cell(CellKey),
    /// A card.
    Card(CardId),
}

impl Place {
    /// A name for it that survives every edit.
    pub fn id(&self) -> String {
        match self {
            Self::Header | Self::Persona | Self::Lanes | Self::Board => "map".to_owned(),
            Self::Stage(id) => id.to_string(),
            Self::Step(id) => id.to_string(),
            Self::Lane(id) => id.to_string(),
            Self::Cell(cell) => cell.step.to_string(),
            Self::Card(id) => id.to_string(),
        }
    }

    /// What a person calls it: a name, or a card's text; empty for the map as a whole.
    pub fn name<'a>(&self, map: &'a JourneyMap) -> &'a str {
        match self {
            Self::Header | Self::Persona | Self::Lanes | Self::Board => "",
            Self::Stage(id) => map.stage(id).map_or("", |stage| &stage.name),
            Self::Step(id) => map.column_name(id),
            Self::Lane(id) => map.lane(id).map_or("", |lane| &lane.label),
            Self::Cell(cell) => map.column_name(&cell.step),
            Self::Card(id) => map.card(id).map_or("", |card| &card.text),
        }
    }
}
