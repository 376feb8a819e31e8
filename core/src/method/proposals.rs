//! Cards and feelings that somebody proposes for a map, each accepted or not, and the one edit that those accepted come to.
//!
//! What is proposed is assumed until a person has checked it: no proposal says how it is known. Nothing that stands on the map is changed: a
//! card that says the same in its cell already, and the feeling of a step that is known, are left as they are.

use super::copying::Fresh;
use crate::model::{
    Card, CellKey, Edit, Emotion, JourneyMap, Lane, LaneId, LaneRole, Score, SortedMap, SortedSet, Stage, StageId,
    Step, StepId,
};

/// The column a proposal is for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// One of the map's.
    Step(StepId),
    /// A new step of one of the map's stages.
    NewStep(StageId, String),
    /// A step of a new stage, by their names; the step's is empty where the stage has only one.
    NewStage(String, String),
}

/// The row a proposal is for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Row {
    /// One of the map's.
    Lane(LaneId),
    /// A new lane, of a role, with its label.
    New(LaneRole, String),
}

/// What is proposed.
#[derive(Clone, Debug, PartialEq)]
pub enum Proposed {
    /// A card that says so.
    Card(String),
    /// A feeling, and the word for it.
    Feeling(Score, String),
}

/// One proposal, which a person accepts or not.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// Its column.
    pub column: Column,
    /// Its row.
    pub row: Row,
    /// What it says.
    pub what: Proposed,
}

/// Proposals, and the order of the stages and steps they name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Proposals {
    /// The columns in the order in which they were told, each once.
    pub columns: Vec<Column>,
    /// The proposals in the order in which they came.
    pub all: Vec<Proposal>,
}

/// Whether the map says already what `proposal` says, so that it is not worth showing.
pub fn is_known(map: &JourneyMap, proposal: &Proposal) -> bool {
    let (Column::Step(step), Row::Lane(lane)) = (&proposal.column, &proposal.row) else { return false };
    let cell = CellKey { step: step.clone(), lane: lane.clone() };
    match &proposal.what {
        Proposed::Card(text) => {
            map.cards_in(&cell).iter().any(|id| map.card(id).is_some_and(|card| card.text.trim() == text.trim()))
        }
        Proposed::Feeling(..) => map.emotion(&cell).is_some(),
    }
}

/// The edit that adds the proposals of which `accepted` says yes, by their places in the list; the cards are assumed. A new stage comes after
/// the one told before it, and lanes and steps are added only where something accepted stands in them.
pub fn accept(map: &JourneyMap, proposals: &Proposals, accepted: impl Fn(usize) -> bool, fresh: Fresh<'_>) -> Edit {
    let chosen: Vec<&Proposal> = proposals
        .all
        .iter()
        .enumerate()
        .filter(|(place, proposal)| accepted(*place) && !is_known(map, proposal))
        .map(|(_, proposal)| proposal)
        .collect();
    let mut work = Work::new(map, fresh);
    let used: SortedSet<&Column> = chosen.iter().map(|proposal| &proposal.column).collect();
    // Columns that nobody told the order of come as they are met.
    let told = proposals.columns.iter().chain(chosen.iter().map(|proposal| &proposal.column));
    work.add_columns(told, &used);
    for proposal in chosen {
        work.add(proposal);
    }
    Edit::Batch(work.edits)
}

/// The edit while it is put together.
struct Work<'a> {
    map: &'a JourneyMap,
    fresh: Fresh<'a>,
    used: SortedSet<String>,
    edits: Vec<Edit>,
    columns: SortedMap<Column, StepId>,
    lanes: SortedMap<Row, LaneId>,
    /// How many cards stand in a cell by now.
    held: SortedMap<CellKey, usize>,
    felt: SortedSet<CellKey>,
}

impl<'a> Work<'a> {
    fn new(map: &'a JourneyMap, fresh: Fresh<'a>) -> Self {
        let mut used = SortedSet::new();
        used.extend(map.stages.iter().map(|stage| stage.id.to_string()));
        used.extend(map.steps().map(|step| step.id.to_string()));
        used.extend(map.lanes.iter().map(|lane| lane.id.to_string()));
        used.extend(map.cards.keys().map(ToString::to_string));
        Self {
            map,
            fresh,
            used,
            edits: Vec::new(),
            columns: SortedMap::new(),
            lanes: SortedMap::new(),
            held: SortedMap::new(),
            felt: SortedSet::new(),
        }
    }

    fn id(&mut self) -> String {
        loop {
            let id = (self.fresh)();
            if self.used.insert(id.clone()) {
                return id;
            }
        }
    }

    /// Adds the new stages and steps that are used.
    fn add_columns<'c>(&mut self, told: impl Iterator<Item = &'c Column>, used: &SortedSet<&Column>) {
        // The stages as they come to be, each with how many steps it has; new ones by their names too.
        let mut stages: Vec<(StageId, usize)> =
            self.map.stages.iter().map(|stage| (stage.id.clone(), stage.steps.len())).collect();
        let mut made: SortedMap<String, StageId> = SortedMap::new();
        let mut last: Option<StageId> = None;
        for column in told {
            if let Column::Step(step) = column {
                self.columns.insert(column.clone(), step.clone());
                last = self.map.step(step).map(|(stage, _)| stage.id.clone()).or(last);
                continue;
            }
            if !used.contains(column) || self.columns.contains_key(column) {
                continue;
            }
            let step = StepId::from(self.id());
            let stage = match column {
                Column::NewStep(stage, name) => Some((stage.clone(), name)),
                Column::NewStage(stage, name) => made.get(stage).map(|stage| (stage.clone(), name)),
                Column::Step(_) => None,
            };
            match (stage, column) {
                (Some((stage, name)), _) => {
                    let Some((_, count)) = stages.iter_mut().find(|(id, _)| *id == stage) else { continue };
                    let step = Step { id: step.clone(), name: name.clone(), ..Step::default() };
                    self.edits.push(Edit::AddStep { stage: stage.clone(), step: Box::new(step), index: *count });
                    *count += 1;
                    last = Some(stage);
                }
                (None, Column::NewStage(name, step_name)) => {
                    let id = StageId::from(self.id());
                    let steps = vec![Step { id: step.clone(), name: step_name.clone(), ..Step::default() }];
                    let stage = Stage { id: id.clone(), name: name.clone(), steps, ..Stage::default() };
                    let after = last.as_ref().and_then(|last| stages.iter().position(|(stage, _)| stage == last));
                    let index = after.map_or(stages.len(), |at| at + 1);
                    stages.insert(index, (id.clone(), 1));
                    self.edits.push(Edit::AddStage { stage: Box::new(stage), index });
                    made.insert(name.clone(), id.clone());
                    last = Some(id);
                }
                (None, _) => continue,
            }
            self.columns.insert(column.clone(), step);
        }
    }

    fn lane(&mut self, row: &Row) -> LaneId {
        match (row, self.lanes.get(row)) {
            (Row::Lane(id), _) => id.clone(),
            (Row::New(..), Some(id)) => id.clone(),
            (Row::New(role, label), None) => {
                let id = LaneId::from(self.id());
                let lane = Lane { id: id.clone(), role: role.clone(), label: label.clone(), ..Lane::default() };
                self.edits.push(Edit::AddLane { lane: Box::new(lane), index: usize::MAX });
                self.lanes.insert(row.clone(), id.clone());
                id
            }
        }
    }

    fn add(&mut self, proposal: &Proposal) {
        let Some(step) = self.columns.get(&proposal.column).cloned() else { return };
        let cell = CellKey { step, lane: self.lane(&proposal.row) };
        match &proposal.what {
            Proposed::Card(text) => {
                let count = self.held.entry(cell.clone()).or_insert_with(|| self.map.cards_in(&cell).len());
                let index = *count;
                *count += 1;
                let id = self.id().into();
                self.edits.push(Edit::AddCard { id, card: Box::new(Card::new(cell, text.as_str())), index });
            }
            Proposed::Feeling(score, feeling) => {
                if self.felt.insert(cell.clone()) {
                    let emotion = Some(Emotion { feeling: feeling.clone(), ..Emotion::of(*score) });
                    self.edits.push(Edit::SetEmotion { cell, emotion });
                }
            }
        }
    }
}
