//! Edits, as they come or turned towards a map.

use parcours_core::model::{
    Card, CardId, CellKey, Edit, JourneyMap, Lane, LaneId, Language, Link, Stage, StageId, Step, StepId,
};
use proptest::collection::vec;
use proptest::option::{of, weighted};
use proptest::prelude::*;

use super::maps::*;

fn simple_edit() -> BoxedStrategy<Edit> {
    let at = || 0..6_usize;
    let cards = prop_oneof![
        (card_id(), card(), at()).prop_map(|(id, card, index)| Edit::AddCard { id, card: Box::new(card), index }),
        card_id().prop_map(|id| Edit::RemoveCard { id }),
        (card_id(), cell(), at()).prop_map(|(id, cell, index)| Edit::MoveCard { id, cell, index }),
        (card_id(), card()).prop_map(|(id, card)| Edit::ChangeCard { id, card: Box::new(card) }),
        (cell(), of(emotion())).prop_map(|(cell, emotion)| Edit::SetEmotion { cell, emotion }),
        (link(), at()).prop_map(|(link, index)| Edit::AddLink { link, index }),
        at().prop_map(|index| Edit::RemoveLink { index }),
    ];
    let columns = prop_oneof![
        (stage(0..3), at()).prop_map(|(stage, index)| Edit::AddStage { stage: Box::new(stage), index }),
        stage_id().prop_map(|id| Edit::RemoveStage { id }),
        (stage_id(), at()).prop_map(|(id, index)| Edit::MoveStage { id, index }),
        (stage_id(), text()).prop_map(|(id, name)| Edit::RenameStage { id, name }),
        stage(0..2).prop_map(|stage| Edit::ChangeStage { stage: Box::new(stage) }),
        (stage_id(), 0..3_usize, stage(0..1)).prop_map(|(id, at, into)| Edit::SplitStage {
            id,
            at,
            into: Box::new(into)
        }),
        stage_id().prop_map(|id| Edit::MergeStage { id }),
        (stage_id(), step(), at()).prop_map(|(stage, step, index)| Edit::AddStep {
            stage,
            step: Box::new(step),
            index
        }),
        step_id().prop_map(|id| Edit::RemoveStep { id }),
        (step_id(), stage_id(), at()).prop_map(|(id, stage, index)| Edit::MoveStep { id, stage, index }),
        (step_id(), text()).prop_map(|(id, name)| Edit::RenameStep { id, name }),
        step().prop_map(|step| Edit::ChangeStep { step: Box::new(step) }),
    ];
    let rows = prop_oneof![
        (lane(), at()).prop_map(|(lane, index)| Edit::AddLane { lane: Box::new(lane), index }),
        lane_id().prop_map(|id| Edit::RemoveLane { id }),
        (lane_id(), at()).prop_map(|(id, index)| Edit::MoveLane { id, index }),
        lane().prop_map(|lane| Edit::ChangeLane { lane: Box::new(lane) }),
    ];
    let about = prop_oneof![
        text().prop_map(Edit::SetTitle),
        word(Language::ALL).prop_map(Edit::SetLanguage),
        context().prop_map(|context| Edit::SetContext(Box::new(context))),
        persona().prop_map(|persona| Edit::SetPersona(Box::new(persona))),
    ];
    let whole = map().prop_map(|map| Edit::Replace(Box::new(map)));
    prop_oneof![16 => cards, 16 => columns, 8 => rows, 4 => about, 1 => whole].boxed()
}

/// Any edit, mostly one that names what the map does not have; one in six is several.
pub fn edit() -> BoxedStrategy<Edit> {
    prop_oneof![5 => simple_edit(), 1 => vec(simple_edit(), 0..5).prop_map(Edit::Batch)].boxed()
}

/// An edit to be turned towards a map, or to be taken as it comes.
#[derive(Clone, Debug)]
pub struct Drawn {
    fitted: bool,
    edit: Edit,
}

impl Drawn {
    /// The edit for `map`: one that is fitted names what the map has, though it may still not fit it.
    pub fn on(self, map: &JourneyMap) -> Edit {
        if self.fitted { fitted(self.edit, map) } else { self.edit }
    }
}

/// An edit, three of four turned towards the map they meet.
pub fn drawn() -> BoxedStrategy<Drawn> {
    (weighted(0.75, Just(())), edit()).prop_map(|(fitted, edit)| Drawn { fitted: fitted.is_some(), edit }).boxed()
}

/// Edits one after the other.
pub fn edits() -> BoxedStrategy<Vec<Drawn>> {
    vec(drawn(), 1..60).boxed()
}

/// `edit` with each name it looks for replaced by one that `map` has. Names of what it adds stay.
fn fitted(edit: Edit, map: &JourneyMap) -> Edit {
    let stage = |id: StageId| pick(id.as_str(), map.stages.iter().map(|stage| &stage.id)).unwrap_or(id);
    let step = |id: StepId| pick(id.as_str(), map.steps().map(|step| &step.id)).unwrap_or(id);
    let lane = |id: LaneId| pick(id.as_str(), map.lanes.iter().map(|lane| &lane.id)).unwrap_or(id);
    let card = |id: CardId| pick(id.as_str(), map.cards.keys()).unwrap_or(id);
    let among = |cell: CellKey, curve: bool| {
        let lanes = map.lanes.iter().filter(|lane| lane.is_emotion() == curve).map(|lane| &lane.id);
        let lane = pick(cell.lane.as_str(), lanes).unwrap_or(cell.lane);
        CellKey { step: step(cell.step), lane }
    };
    match edit {
        Edit::AddCard { id, card, index } => {
            let cell = among(card.cell(), false);
            Edit::AddCard { id, card: Box::new(Card { step: cell.step, lane: cell.lane, ..*card }), index }
        }
        Edit::RemoveCard { id } => Edit::RemoveCard { id: card(id) },
        Edit::MoveCard { id, cell, index } => Edit::MoveCard { id: card(id), cell: among(cell, false), index },
        Edit::ChangeCard { id, card: says } => Edit::ChangeCard { id: card(id), card: says },
        Edit::RemoveStage { id } => Edit::RemoveStage { id: stage(id) },
        Edit::MoveStage { id, index } => Edit::MoveStage { id: stage(id), index },
        Edit::RenameStage { id, name } => Edit::RenameStage { id: stage(id), name },
        Edit::SplitStage { id, into, .. } => {
            let id = stage(id);
            let at = map.stage(&id).map_or(1, |stage| stage.steps.len() / 2);
            Edit::SplitStage { id, at, into }
        }
        Edit::MergeStage { id } => Edit::MergeStage { id: stage(id) },
        Edit::AddStep { stage: id, step, index } => Edit::AddStep { stage: stage(id), step, index },
        Edit::RemoveStep { id } => Edit::RemoveStep { id: step(id) },
        Edit::MoveStep { id, stage: to, index } => Edit::MoveStep { id: step(id), stage: stage(to), index },
        Edit::RenameStep { id, name } => Edit::RenameStep { id: step(id), name },
        Edit::ChangeStage { stage: says } => {
            let id = stage(says.id.clone());
            Edit::ChangeStage { stage: Box::new(Stage { id, ..*says }) }
        }
        Edit::ChangeStep { step: says } => {
            let id = step(says.id.clone());
            Edit::ChangeStep { step: Box::new(Step { id, ..*says }) }
        }
        Edit::RemoveLane { id } => Edit::RemoveLane { id: lane(id) },
        Edit::MoveLane { id, index } => Edit::MoveLane { id: lane(id), index },
        Edit::ChangeLane { lane: says } => {
            let id = lane(says.id.clone());
            Edit::ChangeLane { lane: Box::new(Lane { id, ..*says }) }
        }
        Edit::SetEmotion { cell, emotion } => Edit::SetEmotion { cell: among(cell, true), emotion },
        Edit::AddLink { link, index } => {
            Edit::AddLink { link: Link { from: card(link.from), to: card(link.to), ..link }, index }
        }
        Edit::RemoveLink { index } => Edit::RemoveLink { index: index % map.links.len().max(1) },
        Edit::Batch(edits) => Edit::Batch(edits.into_iter().map(|edit| fitted(edit, map)).collect()),
        edit => edit,
    }
}
