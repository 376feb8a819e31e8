//! Changes as data: each edit is made whole or not at all, and making it gives the edit that takes it back.

use super::card::Card;
use super::emotion::Emotion;
use super::header::{Context, Language, Persona};
use super::id::{CardId, CellKey, LaneId, StageId, StepId};
use super::lane::Lane;
use super::map::{JourneyMap, Link};
use super::stage::{Stage, Step};
use super::touched::{Before, Touched};

/// One change to a map. Places are counted from 0; a place past the end means the end.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "each field is what the sentence above its edit names")]
pub enum Edit {
    /// Puts a new card into the cell it names.
    AddCard { id: CardId, card: Box<Card>, index: usize },
    /// Takes a card off the map. Its links go first.
    RemoveCard { id: CardId },
    /// Moves a card; `index` counts the cell's other cards.
    MoveCard { id: CardId, cell: CellKey, index: usize },
    /// Replaces all a card says; it stays where it is.
    ChangeCard { id: CardId, card: Box<Card> },
    /// Adds a stage with its steps.
    AddStage { stage: Box<Stage>, index: usize },
    /// Takes a stage and its empty steps off the map.
    RemoveStage { id: StageId },
    /// Moves a stage with its steps.
    MoveStage { id: StageId, index: usize },
    /// Calls a stage something else.
    RenameStage { id: StageId, name: String },
    /// Replaces a stage's own fields; its steps stay, and those that come with it are not looked at.
    ChangeStage { stage: Box<Stage> },
    /// Parts a stage: the steps from `at` on go to `into`, a new stage without steps, placed after it.
    SplitStage { id: StageId, at: usize, into: Box<Stage> },
    /// Gives a stage's steps to the stage before it.
    MergeStage { id: StageId },
    /// Adds a step to a stage.
    AddStep { stage: StageId, step: Box<Step>, index: usize },
    /// Takes an empty step off the map, unless it is its stage's only one.
    RemoveStep { id: StepId },
    /// Moves a step, within its stage or to another one, unless it is its stage's only one.
    MoveStep { id: StepId, stage: StageId, index: usize },
    /// Calls a step something else.
    RenameStep { id: StepId, name: String },
    /// Replaces a step's own fields.
    ChangeStep { step: Box<Step> },
    /// Adds a lane.
    AddLane { lane: Box<Lane>, index: usize },
    /// Takes an empty lane off the map.
    RemoveLane { id: LaneId },
    /// Moves a lane with what it holds.
    MoveLane { id: LaneId, index: usize },
    /// Replaces a lane's own fields. A lane that holds something cannot turn into or from a curve.
    ChangeLane { lane: Box<Lane> },
    /// Says how a step feels, or that it is unknown.
    SetEmotion { cell: CellKey, emotion: Option<Emotion> },
    /// Ties two cards.
    AddLink { link: Link, index: usize },
    /// Unties two cards.
    RemoveLink { index: usize },
    /// Calls the map something else.
    SetTitle(String),
    /// Says which language the template texts are in.
    SetLanguage(Language),
    /// Replaces the context.
    SetContext(Box<Context>),
    /// Replaces the persona.
    SetPersona(Box<Persona>),
    /// Replaces the whole map by another, sound one.
    Replace(Box<JourneyMap>),
    /// Several edits that are one step for a person.
    Batch(Vec<Edit>),
}

/// Why an edit could not be made. The map is unchanged.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[expect(missing_docs, reason = "each field is what the message above it names")]
pub enum Rejected {
    /// The edit names something that is not there.
    #[error("there is no {what} {id}")]
    Missing { what: &'static str, id: String },
    /// The edit adds something under a name that is taken.
    #[error("the id {0} is taken")]
    Taken(String),
    /// A stage keeps at least one step.
    #[error("{0} is the only step of its stage")]
    OnlyStep(StepId),
    /// Only something empty can be taken away or change its nature.
    #[error("{0} still holds something")]
    NotEmpty(String),
    /// A card that others are tied to stays.
    #[error("{0} still has links")]
    Linked(CardId),
    /// Cards stand in lanes of cards, feelings in lanes of feelings.
    #[error("the lane {0} holds other things")]
    WrongLane(LaneId),
    /// A whole map that does not hold together cannot stand for another.
    #[error("the map does not hold together")]
    Unsound,
    /// The place does not exist, or nothing would be left on one side of it.
    #[error("there is no such place")]
    OutOfRange,
}

impl Rejected {
    fn missing(what: &'static str, id: &impl ToString) -> Self {
        Self::Missing { what, id: id.to_string() }
    }
}

impl JourneyMap {
    /// Makes `edit`; returns the edit that takes it back and what changed.
    ///
    /// # Errors
    /// [`Rejected`] when the edit does not fit this map, which is then unchanged.
    pub fn apply(&mut self, edit: Edit) -> Result<(Edit, Touched), Rejected> {
        let mut before = Before::default();
        let inverse = make(self, edit, &mut before)?;
        Ok((inverse, before.compare(self)))
    }

    /// Puts `other` in the place of this map: what was there, and what differs. By itself, because a map that is only shown needs no other edit.
    ///
    /// # Errors
    /// [`Rejected::Unsound`] when `other` does not hold together; nothing changes.
    pub fn replace(&mut self, other: JourneyMap) -> Result<(JourneyMap, Touched), Rejected> {
        let mut before = Before::default();
        let map = replace(self, other, &mut before)?;
        Ok((map, before.compare(self)))
    }
}

fn replace(map: &mut JourneyMap, other: JourneyMap, before: &mut Before) -> Result<JourneyMap, Rejected> {
    if !other.violations().is_empty() {
        return Err(Rejected::Unsound);
    }
    before.keep_both(map, &other);
    Ok(std::mem::replace(map, other))
}

fn make(map: &mut JourneyMap, edit: Edit, before: &mut Before) -> Result<Edit, Rejected> {
    match edit {
        Edit::AddCard { id, card, index } => add_card(map, id, *card, index, before),
        Edit::RemoveCard { id } => remove_card(map, id, before),
        Edit::MoveCard { id, cell, index } => move_card(map, id, cell, index, before),
        Edit::ChangeCard { id, card } => change_card(map, id, *card, before),
        Edit::AddStage { stage, index } => add_stage(map, *stage, index, before),
        Edit::RemoveStage { id } => remove_stage(map, &id, before),
        Edit::MoveStage { id, index } => {
            let from = stage_at(map, &id)?;
            before.keep_stages(map);
            shift(&mut map.stages, from, index);
            Ok(Edit::MoveStage { id, index: from })
        }
        Edit::RenameStage { id, name } => {
            let at = stage_at(map, &id)?;
            before.keep_stages(map);
            let name = std::mem::replace(&mut map.stages[at].name, name);
            Ok(Edit::RenameStage { id, name })
        }
        Edit::ChangeStage { mut stage } => {
            let at = stage_at(map, &stage.id)?;
            before.keep_stages(map);
            stage.steps = std::mem::take(&mut map.stages[at].steps);
            let stage = Box::new(std::mem::replace(&mut map.stages[at], *stage));
            Ok(Edit::ChangeStage { stage })
        }
        Edit::SplitStage { id, at, into } => split_stage(map, id, at, *into, before),
        Edit::MergeStage { id } => merge_stage(map, &id, before),
        Edit::AddStep { stage, step, index } => add_step(map, &stage, *step, index, before),
        Edit::RemoveStep { id } => remove_step(map, &id, before),
        Edit::MoveStep { id, stage, index } => move_step(map, id, &stage, index, before),
        Edit::RenameStep { id, name } => {
            let (stage, step) = step_at(map, &id)?;
            before.keep_stages(map);
            let name = std::mem::replace(&mut map.stages[stage].steps[step].name, name);
            Ok(Edit::RenameStep { id, name })
        }
        Edit::ChangeStep { step } => {
            let (stage, at) = step_at(map, &step.id)?;
            before.keep_stages(map);
            let step = Box::new(std::mem::replace(&mut map.stages[stage].steps[at], *step));
            Ok(Edit::ChangeStep { step })
        }
        Edit::AddLane { lane, index } => {
            if map.lane(&lane.id).is_some() {
                return Err(Rejected::Taken(lane.id.to_string()));
            }
            before.keep_lanes(map);
            let id = lane.id.clone();
            map.lanes.insert(index.min(map.lanes.len()), *lane);
            Ok(Edit::RemoveLane { id })
        }
        Edit::RemoveLane { id } => {
            let index = lane_at(map, &id)?;
            if holds_anything(map, |cell| cell.lane == id) {
                return Err(Rejected::NotEmpty(id.to_string()));
            }
            before.keep_lanes(map);
            let lane = Box::new(map.lanes.remove(index));
            Ok(Edit::AddLane { lane, index })
        }
        Edit::MoveLane { id, index } => {
            let from = lane_at(map, &id)?;
            before.keep_lanes(map);
            shift(&mut map.lanes, from, index);
            Ok(Edit::MoveLane { id, index: from })
        }
        Edit::ChangeLane { lane } => {
            let at = lane_at(map, &lane.id)?;
            if lane.is_emotion() != map.lanes[at].is_emotion() && holds_anything(map, |cell| cell.lane == lane.id) {
                return Err(Rejected::NotEmpty(lane.id.to_string()));
            }
            before.keep_lanes(map);
            let lane = Box::new(std::mem::replace(&mut map.lanes[at], *lane));
            Ok(Edit::ChangeLane { lane })
        }
        Edit::SetEmotion { cell, emotion } => set_emotion(map, cell, emotion, before),
        Edit::AddLink { link, index } => add_link(map, link, index, before),
        Edit::RemoveLink { index } => {
            if index >= map.links.len() {
                return Err(Rejected::OutOfRange);
            }
            before.keep_links(map);
            let link = map.links.remove(index);
            Ok(Edit::AddLink { link, index })
        }
        Edit::SetTitle(title) => {
            before.keep_about(map);
            Ok(Edit::SetTitle(std::mem::replace(&mut map.title, title)))
        }
        Edit::SetLanguage(language) => {
            before.keep_about(map);
            Ok(Edit::SetLanguage(std::mem::replace(&mut map.language, language)))
        }
        Edit::SetContext(context) => {
            before.keep_about(map);
            Ok(Edit::SetContext(Box::new(std::mem::replace(&mut map.context, *context))))
        }
        Edit::SetPersona(persona) => {
            before.keep_about(map);
            Ok(Edit::SetPersona(Box::new(std::mem::replace(&mut map.persona, *persona))))
        }
        Edit::Replace(other) => Ok(Edit::Replace(Box::new(replace(map, *other, before)?))),
        Edit::Batch(edits) => batch(map, edits, before),
    }
}

/// Makes all of `edits` or none.
fn batch(map: &mut JourneyMap, edits: Vec<Edit>, before: &mut Before) -> Result<Edit, Rejected> {
    let mut inverses = Vec::with_capacity(edits.len());
    for edit in edits {
        match make(map, edit, before) {
            Ok(inverse) => inverses.push(inverse),
            Err(rejected) => {
                for inverse in inverses.into_iter().rev() {
                    make(map, inverse, before).expect("an edit just made can be taken back");
                }
                return Err(rejected);
            }
        }
    }
    inverses.reverse();
    Ok(Edit::Batch(inverses))
}

fn add_card(map: &mut JourneyMap, id: CardId, card: Card, index: usize, before: &mut Before) -> Result<Edit, Rejected> {
    if map.cards.contains_key(&id) {
        return Err(Rejected::Taken(id.to_string()));
    }
    let cell = card.cell();
    room_for_cards(map, &cell)?;
    before.keep_card(map, &id);
    before.keep_cell(map, &cell);
    insert_in_cell(map, cell, index, id.clone());
    map.cards.insert(id.clone(), card);
    Ok(Edit::RemoveCard { id })
}

fn remove_card(map: &mut JourneyMap, id: CardId, before: &mut Before) -> Result<Edit, Rejected> {
    let (cell, index) = place(map, &id)?;
    if map.links.iter().any(|link| link.from == id || link.to == id) {
        return Err(Rejected::Linked(id));
    }
    before.keep_card(map, &id);
    before.keep_cell(map, &cell);
    take_from_cell(map, &cell, index);
    let card = map.cards.remove(&id).expect("a card with a place exists");
    Ok(Edit::AddCard { id, card: Box::new(card), index })
}

fn move_card(
    map: &mut JourneyMap,
    id: CardId,
    cell: CellKey,
    index: usize,
    before: &mut Before,
) -> Result<Edit, Rejected> {
    let (from, from_index) = place(map, &id)?;
    room_for_cards(map, &cell)?;
    before.keep_cell(map, &from);
    take_from_cell(map, &from, from_index);
    if from != cell {
        before.keep_card(map, &id);
        before.keep_cell(map, &cell);
        let card = map.cards.get_mut(&id).expect("a card with a place exists");
        card.step = cell.step.clone();
        card.lane = cell.lane.clone();
    }
    insert_in_cell(map, cell, index, id.clone());
    Ok(Edit::MoveCard { id, cell: from, index: from_index })
}

fn change_card(map: &mut JourneyMap, id: CardId, mut card: Card, before: &mut Before) -> Result<Edit, Rejected> {
    before.keep_card(map, &id);
    let present = map.cards.get_mut(&id).ok_or_else(|| Rejected::missing("card", &id))?;
    card.step = present.step.clone();
    card.lane = present.lane.clone();
    let card = Box::new(std::mem::replace(present, card));
    Ok(Edit::ChangeCard { id, card })
}

fn add_stage(map: &mut JourneyMap, stage: Stage, index: usize, before: &mut Before) -> Result<Edit, Rejected> {
    if map.stage(&stage.id).is_some() {
        return Err(Rejected::Taken(stage.id.to_string()));
    }
    if stage.steps.is_empty() {
        return Err(Rejected::OutOfRange);
    }
    for (at, step) in stage.steps.iter().enumerate() {
        let twice = stage.steps[..at].iter().any(|other| other.id == step.id);
        if twice || map.step(&step.id).is_some() {
            return Err(Rejected::Taken(step.id.to_string()));
        }
    }
    before.keep_stages(map);
    let id = stage.id.clone();
    map.stages.insert(index.min(map.stages.len()), stage);
    Ok(Edit::RemoveStage { id })
}

fn remove_stage(map: &mut JourneyMap, id: &StageId, before: &mut Before) -> Result<Edit, Rejected> {
    let index = stage_at(map, id)?;
    let steps = &map.stages[index].steps;
    if holds_anything(map, |cell| steps.iter().any(|step| step.id == cell.step)) {
        return Err(Rejected::NotEmpty(id.to_string()));
    }
    before.keep_stages(map);
    let stage = Box::new(map.stages.remove(index));
    Ok(Edit::AddStage { stage, index })
}

fn split_stage(
    map: &mut JourneyMap,
    id: StageId,
    at: usize,
    mut into: Stage,
    before: &mut Before,
) -> Result<Edit, Rejected> {
    let index = stage_at(map, &id)?;
    if map.stage(&into.id).is_some() {
        return Err(Rejected::Taken(into.id.to_string()));
    }
    if at == 0 || at >= map.stages[index].steps.len() || !into.steps.is_empty() {
        return Err(Rejected::OutOfRange);
    }
    before.keep_stages(map);
    into.steps = map.stages[index].steps.split_off(at);
    let made = into.id.clone();
    map.stages.insert(index + 1, into);
    Ok(Edit::MergeStage { id: made })
}

fn merge_stage(map: &mut JourneyMap, id: &StageId, before: &mut Before) -> Result<Edit, Rejected> {
    let index = stage_at(map, id)?;
    if index == 0 {
        return Err(Rejected::OutOfRange);
    }
    before.keep_stages(map);
    let mut merged = map.stages.remove(index);
    let into = &mut map.stages[index - 1];
    let at = into.steps.len();
    into.steps.append(&mut merged.steps);
    Ok(Edit::SplitStage { id: into.id.clone(), at, into: Box::new(merged) })
}

fn add_step(
    map: &mut JourneyMap,
    stage: &StageId,
    step: Step,
    index: usize,
    before: &mut Before,
) -> Result<Edit, Rejected> {
    let at = stage_at(map, stage)?;
    if map.step(&step.id).is_some() {
        return Err(Rejected::Taken(step.id.to_string()));
    }
    before.keep_stages(map);
    let id = step.id.clone();
    let steps = &mut map.stages[at].steps;
    steps.insert(index.min(steps.len()), step);
    Ok(Edit::RemoveStep { id })
}

fn remove_step(map: &mut JourneyMap, id: &StepId, before: &mut Before) -> Result<Edit, Rejected> {
    let (at, index) = step_at(map, id)?;
    if map.stages[at].steps.len() == 1 {
        return Err(Rejected::OnlyStep(id.clone()));
    }
    if holds_anything(map, |cell| cell.step == *id) {
        return Err(Rejected::NotEmpty(id.to_string()));
    }
    before.keep_stages(map);
    let stage = &mut map.stages[at];
    let step = Box::new(stage.steps.remove(index));
    Ok(Edit::AddStep { stage: stage.id.clone(), step, index })
}

fn move_step(
    map: &mut JourneyMap,
    id: StepId,
    stage: &StageId,
    index: usize,
    before: &mut Before,
) -> Result<Edit, Rejected> {
    let (from, from_index) = step_at(map, &id)?;
    let to = stage_at(map, stage)?;
    if from != to && map.stages[from].steps.len() == 1 {
        return Err(Rejected::OnlyStep(id));
    }
    before.keep_stages(map);
    let step = map.stages[from].steps.remove(from_index);
    let steps = &mut map.stages[to].steps;
    steps.insert(index.min(steps.len()), step);
    Ok(Edit::MoveStep { id, stage: map.stages[from].id.clone(), index: from_index })
}

fn set_emotion(
    map: &mut JourneyMap,
    cell: CellKey,
    emotion: Option<Emotion>,
    before: &mut Before,
) -> Result<Edit, Rejected> {
    let lane = map.lane(&cell.lane).ok_or_else(|| Rejected::missing("lane", &cell.lane))?;
    if !lane.is_emotion() {
        return Err(Rejected::WrongLane(cell.lane));
    }
    step_at(map, &cell.step)?;
    before.keep_emotion(map, &cell);
    let emotion = match emotion {
        Some(emotion) => map.emotions.insert(cell.clone(), emotion),
        None => map.emotions.remove(&cell),
    };
    Ok(Edit::SetEmotion { cell, emotion })
}

fn add_link(map: &mut JourneyMap, link: Link, index: usize, before: &mut Before) -> Result<Edit, Rejected> {
    for end in [&link.from, &link.to] {
        map.card(end).ok_or_else(|| Rejected::missing("card", end))?;
    }
    if link.from == link.to || map.links.iter().any(|other| other.from == link.from && other.to == link.to) {
        return Err(Rejected::Taken(link.from.to_string()));
    }
    before.keep_links(map);
    let index = index.min(map.links.len());
    map.links.insert(index, link);
    Ok(Edit::RemoveLink { index })
}

fn stage_at(map: &JourneyMap, id: &StageId) -> Result<usize, Rejected> {
    let at = map.stages.iter().position(|stage| stage.id == *id);
    at.ok_or_else(|| Rejected::missing("stage", id))
}

fn step_at(map: &JourneyMap, id: &StepId) -> Result<(usize, usize), Rejected> {
    let at = map.stages.iter().enumerate().find_map(|(stage, held)| {
        let step = held.steps.iter().position(|step| step.id == *id)?;
        Some((stage, step))
    });
    at.ok_or_else(|| Rejected::missing("step", id))
}

fn lane_at(map: &JourneyMap, id: &LaneId) -> Result<usize, Rejected> {
    let at = map.lanes.iter().position(|lane| lane.id == *id);
    at.ok_or_else(|| Rejected::missing("lane", id))
}

fn place(map: &JourneyMap, id: &CardId) -> Result<(CellKey, usize), Rejected> {
    map.place(id).ok_or_else(|| Rejected::missing("card", id))
}

fn room_for_cards(map: &JourneyMap, cell: &CellKey) -> Result<(), Rejected> {
    let lane = map.lane(&cell.lane).ok_or_else(|| Rejected::missing("lane", &cell.lane))?;
    if lane.is_emotion() {
        return Err(Rejected::WrongLane(cell.lane.clone()));
    }
    step_at(map, &cell.step).map(drop)
}

fn holds_anything(map: &JourneyMap, of: impl Fn(&CellKey) -> bool) -> bool {
    map.cells.keys().any(&of) || map.emotions.keys().any(&of)
}

fn insert_in_cell(map: &mut JourneyMap, cell: CellKey, index: usize, id: CardId) {
    let cards = map.cells.entry(cell).or_default();
    cards.insert(index.min(cards.len()), id);
}

fn take_from_cell(map: &mut JourneyMap, cell: &CellKey, index: usize) {
    let cards = map.cells.get_mut(cell).expect("a placed card's cell exists");
    cards.remove(index);
    if cards.is_empty() {
        map.cells.remove(cell);
    }
}

fn shift<T>(items: &mut Vec<T>, from: usize, to: usize) {
    let item = items.remove(from);
    items.insert(to.min(items.len()), item);
}
