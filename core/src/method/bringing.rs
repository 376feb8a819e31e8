//! Stages, lanes and cards of one map brought into another together: what goes where, as one edit of the other map.

use super::copying::{Copying, Draft, Fresh, match_lanes, nearest, places};
use crate::model::{
    CardId, CellKey, Edit, JourneyMap, Lane, LaneId, SortedMap, SortedSet, Stage, StageId, Step, StepId,
};

/// What is to be brought in, by the ids of the map it comes from. What that map does not have is passed over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chosen {
    /// Stages, each with its steps and all that stands in them.
    pub stages: Vec<StageId>,
    /// Lanes, each with all that stands in them.
    pub lanes: Vec<LaneId>,
    /// Cards that stand elsewhere.
    pub cards: Vec<CardId>,
}

/// Copies of what is `chosen` of `from`, put into `into` under new ids, with the ties between the cards that go along.
///
/// A stage comes after the counterpart (the stage of the same id, else of the same name) of the stage it stands after in its own map, and a
/// lane below the last of its role. What is not brought along itself is found in `into` as [`lane_to`](super::copying::lane_to) finds steps
/// and [`stage_to`](super::copying::stage_to) lanes; a lane that has no counterpart is added.
pub fn bring(from: &JourneyMap, chosen: &Chosen, into: &JourneyMap, fresh: Fresh<'_>) -> Copying {
    let mut draft = Draft::new(from, into, fresh);
    let steps = add_stages(&mut draft, from, &chosen.stages, into);
    let cards: SortedSet<&CardId> = chosen.cards.iter().collect();
    let (lanes, lanes_added) = add_lanes(&mut draft, from, chosen, &cards, &steps, into);
    let found = places(from, into);
    let mut gathered = Vec::new();
    for lane in &from.lanes {
        for (at, step) in from.steps().enumerate() {
            let cell = CellKey { step: step.id.clone(), lane: lane.id.clone() };
            let is_whole = steps.contains_key(&step.id) || chosen.lanes.contains(&lane.id);
            let ids: Vec<CardId> =
                from.cards_in(&cell).iter().filter(|id| is_whole || cards.contains(id)).cloned().collect();
            if ids.is_empty() && !(is_whole && from.emotion(&cell).is_some()) {
                continue;
            }
            let own = steps.get(&step.id).cloned().or_else(|| found.get(at).cloned().flatten());
            if own.is_none() && !gathered.contains(&step.id) {
                gathered.push(step.id.clone());
            }
            let step = own.or_else(|| nearest(&found, at));
            let to = step.zip(lanes.get(&lane.id).cloned()).map(|(step, lane)| CellKey { step, lane });
            match is_whole {
                true => draft.copy_cell(&cell, to.as_ref()),
                false => draft.copy_cards(&ids, to.as_ref()),
            }
        }
    }
    draft.finish(gathered, lanes_added)
}

/// Adds the chosen stages; what each of their steps is called now.
fn add_stages(
    draft: &mut Draft<'_>,
    from: &JourneyMap,
    chosen: &[StageId],
    into: &JourneyMap,
) -> SortedMap<StepId, StepId> {
    let mut steps = SortedMap::new();
    // The stages of the other map as they come to be, each with the one of the first map that it stands for.
    let mut there: Vec<Option<usize>> = into.stages.iter().map(|stage| counterpart(from, stage)).collect();
    for (at, stage) in from.stages.iter().enumerate().filter(|(_, stage)| chosen.contains(&stage.id)) {
        let mut copies = Vec::with_capacity(stage.steps.len());
        for step in &stage.steps {
            let copy = StepId::from(draft.id());
            steps.insert(step.id.clone(), copy.clone());
            copies.push(Step { id: copy, ..step.clone() });
        }
        let before = (0..at).rev().find_map(|other| there.iter().rposition(|stage| *stage == Some(other)));
        let after =
            || (at + 1..from.stages.len()).find_map(|other| there.iter().position(|stage| *stage == Some(other)));
        let index = before.map(|place| place + 1).or_else(after).unwrap_or(there.len());
        there.insert(index, Some(at));
        let copy = Stage { id: draft.id().into(), steps: copies, ..stage.clone() };
        draft.edits.push(Edit::AddStage { stage: Box::new(copy), index });
    }
    steps
}

/// The place in `from` of the stage that `stage` of another map stands for.
fn counterpart(from: &JourneyMap, stage: &Stage) -> Option<usize> {
    let same_name = |other: &Stage| !stage.name.is_empty() && other.name == stage.name;
    let place = |is: &dyn Fn(&Stage) -> bool| from.stages.iter().position(is);
    place(&|other| other.id == stage.id).or_else(|| place(&same_name))
}

/// Adds the chosen lanes and those that what is brought in needs and the other map does not have; what each is called there, and how many
/// were added beside the chosen ones.
fn add_lanes(
    draft: &mut Draft<'_>,
    from: &JourneyMap,
    chosen: &Chosen,
    cards: &SortedSet<&CardId>,
    steps: &SortedMap<StepId, StepId>,
    into: &JourneyMap,
) -> (SortedMap<LaneId, LaneId>, usize) {
    let comes = |lane: &Lane| {
        let of_stage = |cell: &CellKey| cell.lane == lane.id && steps.contains_key(&cell.step);
        let chosen_card = |id: &&CardId| from.card(id).is_some_and(|card| card.lane == lane.id);
        from.cells.keys().chain(from.emotions.keys()).any(of_stage) || cards.iter().any(chosen_card)
    };
    let is_chosen = |lane: &&Lane| chosen.lanes.contains(&lane.id);
    let needed: Vec<&Lane> = from.lanes.iter().filter(|lane| !is_chosen(lane) && comes(lane)).collect();
    let mut lanes = match_lanes(&needed, into);
    let mut roles: Vec<_> = into.lanes.iter().map(|lane| &lane.role).collect();
    let mut added = 0;
    for lane in from.lanes.iter().filter(|lane| is_chosen(lane) || comes(lane)) {
        if lanes.contains_key(&lane.id) {
            continue;
        }
        let copy = LaneId::from(draft.id());
        let index = roles.iter().rposition(|role| **role == lane.role).map_or(roles.len(), |at| at + 1);
        roles.insert(index, &lane.role);
        let new = Lane { id: copy.clone(), hidden: false, locked: false, ..lane.clone() };
        draft.edits.push(Edit::AddLane { lane: Box::new(new), index });
        added += usize::from(!is_chosen(&lane));
        lanes.insert(lane.id.clone(), copy);
    }
    (lanes, added)
}
