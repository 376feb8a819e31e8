//! Cards moved together keep their places to one another: what stood a column and two lanes apart still does. Where that cannot be, none
//! of them moves, and it is said why.

use super::announcement::{Announcement, Edge, short};
use super::visibility::Visibility;
use crate::model::compose::Group;
use crate::model::{CardId, CellKey, JourneyMap, LaneId, StepId};

/// The cells of cards in sight, by numbers. Lanes of feelings are passed over: no card stands in them.
pub struct Cells<'a> {
    steps: Vec<&'a StepId>,
    lanes: Vec<&'a LaneId>,
}

impl<'a> Cells<'a> {
    /// Those of `map`.
    pub fn of(map: &'a JourneyMap, visibility: &Visibility) -> Self {
        let lanes = map.lanes.iter().filter(|lane| visibility.shows_lane(lane) && !lane.is_emotion());
        Self { steps: visibility.steps(map), lanes: lanes.map(|lane| &lane.id).collect() }
    }

    /// The column and the row of `cell`.
    pub fn place(&self, cell: &CellKey) -> Option<(usize, usize)> {
        let step = self.steps.iter().position(|id| **id == cell.step)?;
        Some((step, self.lanes.iter().position(|id| **id == cell.lane)?))
    }

    /// The cell that stands so far from `from`; else the edge that it would be beyond.
    pub fn beside(&self, from: (usize, usize), steps: isize, lanes: isize) -> Result<CellKey, Edge> {
        let to =
            |from: usize, by: isize, before, after| from.checked_add_signed(by).ok_or(before).map(|at| (at, after));
        let (step, after) = to(from.0, steps, Edge::Before, Edge::After)?;
        let (lane, below) = to(from.1, lanes, Edge::Above, Edge::Below)?;
        let step = *self.steps.get(step).ok_or(after)?;
        let lane = *self.lanes.get(lane).ok_or(below)?;
        Ok(CellKey { step: step.clone(), lane: lane.clone() })
    }

    /// Every cell between two of them, row by row.
    pub fn between(&self, one: &CellKey, other: &CellKey) -> Vec<CellKey> {
        let (Some(one), Some(other)) = (self.place(one), self.place(other)) else { return Vec::new() };
        let lanes = one.1.min(other.1)..=one.1.max(other.1);
        let steps = one.0.min(other.0)..=one.0.max(other.0);
        let cell =
            |lane: usize, step: usize| CellKey { step: self.steps[step].clone(), lane: self.lanes[lane].clone() };
        lanes
            .flat_map(|lane| steps.clone().map(move |step| (lane, step)))
            .map(|(lane, step)| cell(lane, step))
            .collect()
    }
}

/// `ids`, which are in document order, cell by cell; those that are gone are left out.
pub fn by_cell(map: &JourneyMap, ids: &[CardId]) -> Vec<(CellKey, Vec<CardId>)> {
    let mut cells: Vec<(CellKey, Vec<CardId>)> = Vec::new();
    for id in ids {
        let Some(card) = map.card(id) else { continue };
        match cells.last_mut().filter(|(cell, _)| *cell == card.cell()) {
            Some((_, ids)) => ids.push(id.clone()),
            None => cells.push((card.cell(), vec![id.clone()])),
        }
    }
    cells
}

/// Where `ids` land when `pressed`, one of them, goes into `cell` before `before`: each as far from it as before, at the height it had in
/// its cell. Within its own cell only what stands there with it is moved.
pub fn landings(
    map: &JourneyMap,
    visibility: &Visibility,
    ids: &[CardId],
    pressed: &CardId,
    (cell, before): (&CellKey, Option<&CardId>),
) -> Result<Vec<Group>, Box<Announcement>> {
    let groups = by_cell(map, ids);
    let Some((own, _)) = groups.iter().find(|(_, ids)| ids.contains(pressed)) else { return Ok(Vec::new()) };
    let landing = |cell: &CellKey, ids: &[CardId], before| Group { ids: ids.to_vec(), cell: cell.clone(), before };
    if groups.len() == 1 || own == cell {
        let here = groups.iter().filter(|(from, _)| from == own);
        return Ok(here.map(|(_, ids)| landing(cell, ids, before.cloned())).collect());
    }
    let cells = Cells::of(map, visibility);
    let (Some(from), Some(to)) = (cells.place(own), cells.place(cell)) else { return Ok(Vec::new()) };
    let (steps, lanes) = (to.0 as isize - from.0 as isize, to.1 as isize - from.1 as isize);
    let land = |(from, group): &(CellKey, Vec<CardId>)| {
        let astray = |edge| {
            let text = map.card(&group[0]).map(|card| short(&card.text)).unwrap_or_default();
            Box::new(Announcement::NotTogether { text, edge })
        };
        // Out of sight since it was taken up: it stays where it is.
        let Some(place) = cells.place(from) else { return Ok(None) };
        let to = cells.beside(place, steps, lanes).map_err(astray)?;
        let before = if from == own {
            before.cloned()
        } else {
            let index = visibility.cards_in(map, from).position(|id| *id == group[0]).unwrap_or_default();
            visibility.cards_in(map, &to).filter(|id| !ids.contains(id)).nth(index).cloned()
        };
        Ok(Some(landing(&to, group, before)))
    };
    groups.iter().filter_map(|group| land(group).transpose()).collect()
}
