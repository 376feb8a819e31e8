//! What of the board is in sight: the search, the filter, and the stage or lane that is looked at alone.
//!
//! Nothing here is part of the map. What is out of sight is kept, counted, and never acted on.

use std::sync::Arc;

use super::focus::Focus;
use crate::method::find::Condition;
use crate::model::{CardId, CellKey, JourneyMap, Lane, LaneId, SortedSet, StageId, StepId};

/// The only part of the map that is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// The columns of one stage.
    Stage(StageId),
    /// One lane.
    Lane(LaneId),
}

impl Part {
    /// Whether it is on the board as it is now.
    pub fn exists(&self, map: &JourneyMap) -> bool {
        match self {
            Self::Stage(id) => map.stage(id).is_some(),
            Self::Lane(id) => map.lane(id).is_some_and(|lane| !lane.hidden),
        }
    }

    /// What it is called.
    pub fn name<'a>(&self, map: &'a JourneyMap) -> &'a str {
        match self {
            Self::Stage(id) => map.stage(id).map_or("", |stage| &stage.name),
            Self::Lane(id) => map.lane(id).map_or("", |lane| &lane.label),
        }
    }
}

/// An open search.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Finding {
    /// What is looked for.
    pub text: String,
    /// What `found` answers to; another text until the search is made.
    pub searched: String,
    /// What was found and is in sight, in reading order.
    pub found: Arc<Vec<Focus>>,
    /// Which of them is shown.
    pub at: usize,
    /// How many more were found out of sight.
    pub out_of_sight: usize,
}

impl Finding {
    /// What is shown.
    pub fn current(&self) -> Option<&Focus> {
        self.found.get(self.at)
    }
}

/// What of the board is in sight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visibility {
    /// The only part that is looked at; everything while unset.
    pub part: Option<Part>,
    /// What cards must be to stay in sight; all while empty.
    pub filter: Vec<Condition>,
    /// The cards it keeps out of sight since it was last changed. A card that is new since then, or edited, stays where people see it.
    pub hidden: Option<Arc<SortedSet<CardId>>>,
    /// Whether the choices of the filter are laid out.
    pub choosing: bool,
    /// The open search.
    pub finding: Option<Finding>,
}

/// Everything in sight.
pub static WHOLE: Visibility = Visibility::WHOLE;

impl Visibility {
    /// Everything in sight.
    pub const WHOLE: Self = Self { part: None, filter: Vec::new(), hidden: None, choosing: false, finding: None };

    /// Whether the filter hides the card.
    pub fn hides(&self, id: &CardId) -> bool {
        self.hidden.as_ref().is_some_and(|hidden| hidden.contains(id))
    }

    /// Whether a stage is looked at.
    pub fn shows_stage(&self, id: &StageId) -> bool {
        match &self.part {
            Some(Part::Stage(stage)) => stage == id,
            _ => true,
        }
    }

    /// Whether a lane is looked at; a hidden one never is.
    pub fn shows_lane(&self, lane: &Lane) -> bool {
        !lane.hidden && !matches!(&self.part, Some(Part::Lane(id)) if *id != lane.id)
    }

    /// Whether a place can be seen, and stood at.
    pub fn shows(&self, map: &JourneyMap, focus: &Focus) -> bool {
        let step = |id: &StepId| map.step(id).is_some_and(|(stage, _)| self.shows_stage(&stage.id));
        let lane = |id: &LaneId| map.lane(id).is_some_and(|lane| self.shows_lane(lane));
        match focus {
            Focus::Stage(id) => map.stage(id).is_some() && self.shows_stage(id),
            Focus::Step(id) => step(id),
            Focus::Lane(id) => lane(id),
            Focus::Card(id) => self.shows_card(map, id),
            Focus::Cell(cell) => step(&cell.step) && lane(&cell.lane) && self.cards_in(map, cell).next().is_none(),
        }
    }

    /// Whether a card can be seen.
    pub fn shows_card(&self, map: &JourneyMap, id: &CardId) -> bool {
        let shown = |cell: CellKey| {
            let step = map.step(&cell.step).is_some_and(|(stage, _)| self.shows_stage(&stage.id));
            step && map.lane(&cell.lane).is_some_and(|lane| self.shows_lane(lane))
        };
        !self.hides(id) && map.card(id).is_some_and(|card| shown(card.cell()))
    }

    /// The columns in sight, left to right.
    pub fn steps<'a>(&self, map: &'a JourneyMap) -> Vec<&'a StepId> {
        let stages = map.stages.iter().filter(|stage| self.shows_stage(&stage.id));
        stages.flat_map(|stage| stage.steps.iter().map(|step| &step.id)).collect()
    }

    /// The cards of a cell that the filter lets through, top to bottom.
    pub fn cards_in<'a>(&self, map: &'a JourneyMap, cell: &CellKey) -> impl Iterator<Item = &'a CardId> {
        map.cards_in(cell).iter().filter(|id| !self.hides(id))
    }

    /// How many cards the filter keeps out of sight; those of hidden lanes are not its doing.
    pub fn hidden_count(&self, map: &JourneyMap) -> usize {
        let Some(hidden) = &self.hidden else { return 0 };
        let hidden = hidden.iter().filter_map(|id| map.card(id));
        hidden.filter(|card| map.lane(&card.lane).is_some_and(|lane| !lane.hidden)).count()
    }

    /// Where to stand in `cell`: at its card number `index` of those in sight or their last, or at the cell itself when none is.
    pub fn focus_in(&self, map: &JourneyMap, cell: CellKey, index: usize) -> Focus {
        let mut cards = self.cards_in(map, &cell);
        let mut last = None;
        for _ in 0..=index {
            match cards.next() {
                Some(id) => last = Some(id),
                None => break,
            }
        }
        last.map_or_else(|| Focus::Cell(cell.clone()), |id| Focus::Card(id.clone()))
    }

    /// Where the tab stop is before anybody has used the board: the first cell, else the first header there is.
    pub fn first_focus(&self, map: &JourneyMap) -> Option<Focus> {
        let lane = map.lanes.iter().find(|lane| self.shows_lane(lane));
        let step = self.steps(map).into_iter().next();
        match (lane, step) {
            (Some(lane), Some(step)) => {
                Some(self.focus_in(map, CellKey { step: step.clone(), lane: lane.id.clone() }, 0))
            }
            (None, Some(step)) => Some(Focus::Step(step.clone())),
            (Some(lane), None) => Some(Focus::Lane(lane.id.clone())),
            (None, None) => None,
        }
    }

    /// Looks where `focus` is: all of the map where it lies outside the part, and a card that the filter hid.
    pub fn uncover(&mut self, map: &JourneyMap, focus: &Focus) {
        if let Focus::Card(id) = focus {
            self.uncover_card(id);
        }
        if !self.shows(map, focus) {
            self.part = None;
        }
    }

    /// Brings a card into sight that the filter hid.
    pub fn uncover_card(&mut self, id: &CardId) {
        if self.hides(id)
            && let Some(hidden) = &mut self.hidden
        {
            Arc::make_mut(hidden).remove(id);
        }
    }
}
