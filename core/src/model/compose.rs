//! Edits that a person thinks of as one, put together from those the map knows.

use super::edit::Edit;
use super::id::{CardId, CellKey, LaneId, StageId, StepId};
use super::map::JourneyMap;
use super::sorted_set::SortedSet;

/// Cards that go side by side into one cell: before the card `before`, or to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The cards, in the order they are to have.
    pub ids: Vec<CardId>,
    /// Where they go.
    pub cell: CellKey,
    /// The card they stand above then. One that is itself moved, or is not in the cell, means the end.
    pub before: Option<CardId>,
}

/// Moves `ids`, in that order and side by side, into `cell` before the card `before`, or to its end.
///
/// A `before` that is itself moved, or is not in the cell, means the end.
pub fn move_cards(map: &JourneyMap, ids: &[CardId], cell: &CellKey, before: Option<&CardId>) -> Edit {
    move_groups(map, &[Group { ids: ids.to_vec(), cell: cell.clone(), before: before.cloned() }])
}

/// Moves each of `groups`.
pub fn move_groups(map: &JourneyMap, groups: &[Group]) -> Edit {
    let is_moved = |id: &CardId| groups.iter().any(|group| group.ids.contains(id));
    // What stands in the cells that are gone into, as it comes to be: a group may leave what another goes into.
    let mut cells: Vec<(&CellKey, Vec<CardId>)> =
        groups.iter().map(|group| (&group.cell, map.cards_in(&group.cell).to_vec())).collect();
    let mut edits = Vec::new();
    for group in groups {
        let before = group.before.as_ref().filter(|id| !is_moved(id));
        let mut placed: Option<&CardId> = None;
        for id in &group.ids {
            for (_, cards) in &mut cells {
                cards.retain(|other| other != id);
            }
            let Some((_, cards)) = cells.iter_mut().find(|(cell, _)| **cell == group.cell) else { continue };
            let position = |of: &CardId| cards.iter().position(|other| other == of);
            let index = match placed {
                Some(placed) => position(placed).map(|index| index + 1),
                None => before.and_then(position),
            };
            let index = index.unwrap_or(cards.len());
            cards.insert(index, id.clone());
            placed = Some(id);
            edits.push(Edit::MoveCard { id: id.clone(), cell: group.cell.clone(), index });
        }
    }
    one_or_batch(edits)
}

/// Takes `ids` and their links off the map.
pub fn remove_cards(map: &JourneyMap, ids: &[CardId]) -> Edit {
    let gone: SortedSet<&CardId> = ids.iter().collect();
    let links = map.links.iter().enumerate().rev();
    let mut edits: Vec<Edit> = links
        .filter(|(_, link)| gone.contains(&link.from) || gone.contains(&link.to))
        .map(|(index, _)| Edit::RemoveLink { index })
        .collect();
    edits.extend(gone.into_iter().map(|id| Edit::RemoveCard { id: id.clone() }));
    one_or_batch(edits)
}

/// Puts the lanes into `order`, which names each of them once.
pub fn order_lanes(map: &JourneyMap, order: &[LaneId]) -> Edit {
    let mut present: Vec<&LaneId> = map.lanes.iter().map(|lane| &lane.id).collect();
    let mut edits = Vec::new();
    for (index, id) in order.iter().enumerate() {
        let from = present.iter().position(|other| *other == id).filter(|from| *from != index);
        if let Some(from) = from {
            let moved = present.remove(from);
            present.insert(index.min(present.len()), moved);
            edits.push(Edit::MoveLane { id: id.clone(), index });
        }
    }
    one_or_batch(edits)
}

/// Takes a stage off the map with its steps and all they hold.
pub fn remove_stage(map: &JourneyMap, id: &StageId) -> Edit {
    let steps: Vec<StepId> = match map.stage(id) {
        Some(stage) => stage.steps.iter().map(|step| step.id.clone()).collect(),
        None => Vec::new(),
    };
    let mut edits = empty(map, |cell| steps.contains(&cell.step));
    edits.push(Edit::RemoveStage { id: id.clone() });
    one_or_batch(edits)
}

/// Takes a step off the map with all it holds; with its stage when it is the only one there.
pub fn remove_step(map: &JourneyMap, id: &StepId) -> Edit {
    if let Some((stage, _)) = map.step(id)
        && stage.steps.len() == 1
    {
        return remove_stage(map, &stage.id);
    }
    let mut edits = empty(map, |cell| cell.step == *id);
    edits.push(Edit::RemoveStep { id: id.clone() });
    one_or_batch(edits)
}

/// Takes a lane off the map with all it holds.
pub fn remove_lane(map: &JourneyMap, id: &LaneId) -> Edit {
    let mut edits = empty(map, |cell| cell.lane == *id);
    edits.push(Edit::RemoveLane { id: id.clone() });
    one_or_batch(edits)
}

/// How many cards stand in the cells chosen by `of`.
pub fn count_cards(map: &JourneyMap, of: impl Fn(&CellKey) -> bool) -> usize {
    let chosen = map.cells.iter().filter(|(cell, _)| of(cell));
    chosen.map(|(_, cards)| cards.len()).sum()
}

/// The edits that take everything out of the cells chosen by `of`.
fn empty(map: &JourneyMap, of: impl Fn(&CellKey) -> bool) -> Vec<Edit> {
    let cards: Vec<CardId> =
        map.cells.iter().filter(|(cell, _)| of(cell)).flat_map(|(_, cards)| cards.iter().cloned()).collect();
    let mut edits = match remove_cards(map, &cards) {
        Edit::Batch(edits) => edits,
        edit => vec![edit],
    };
    let known = map.emotions.keys().filter(|cell| of(cell));
    edits.extend(known.map(|cell| Edit::SetEmotion { cell: cell.clone(), emotion: None }));
    edits
}

fn one_or_batch(mut edits: Vec<Edit>) -> Edit {
    match edits.len() {
        1 => edits.remove(0),
        _ => Edit::Batch(edits),
    }
}
