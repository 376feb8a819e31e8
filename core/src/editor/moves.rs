//! Moving what is in focus by one place, without a pointer.

use super::announcement::{Announcement, Edge, Place, Position, short};
use super::block::{Cells, by_cell, landings};
use super::focus::Focus;
use super::outcome::Outcome;
use super::situation::Situation;
use super::visibility::{Part, Visibility};
use crate::model::{Act, CardId, CellKey, Edit, JourneyMap, Label, StepId, compose};

/// A direction in reading order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Toward {
    /// Up the board.
    Up,
    /// Down the board.
    Down,
    /// To the step before.
    Back,
    /// To the step after.
    On,
}

/// Moves the cards, or the header, in focus one place.
pub fn by_one(at: &Situation<'_>, toward: Toward) -> Outcome {
    let visibility = &at.view_state.visibility;
    match (at.focus, toward) {
        // Beside the only stage in sight there is no other to pass.
        (Some(Focus::Stage(_)), _) if matches!(visibility.part, Some(Part::Stage(_))) => {
            Outcome::say(Announcement::Edge(edge(toward)))
        }
        (Some(Focus::Stage(id)), Toward::Back | Toward::On) => {
            let index = at.map.stages.iter().position(|stage| stage.id == *id);
            let names = |to: usize| at.map.stages.get(to).map(|stage| stage.name.clone());
            shifted(index, at.map.stages.len(), toward, |to| {
                let name = index.and_then(names).unwrap_or_default();
                let position = Position { number: to + 1, of: at.map.stages.len() };
                Outcome::edit(Edit::MoveStage { id: id.clone(), index: to }, Label::one(Act::MoveStage, &name))
                    .and_say(Announcement::StageMoved { name, position })
                    .and_focus(Focus::Stage(id.clone()))
            })
        }
        (Some(Focus::Lane(id)), Toward::Up | Toward::Down) => {
            let in_sight: Vec<usize> =
                (0..at.map.lanes.len()).filter(|lane| visibility.shows_lane(&at.map.lanes[*lane])).collect();
            let index = in_sight.iter().position(|lane| at.map.lanes[*lane].id == *id);
            shifted(index, in_sight.len(), toward, |to| {
                let name = at.map.lane(id).map(|lane| lane.label.clone()).unwrap_or_default();
                let position = Position { number: to + 1, of: in_sight.len() };
                Outcome::edit(Edit::MoveLane { id: id.clone(), index: in_sight[to] }, Label::one(Act::MoveLane, &name))
                    .and_say(Announcement::LaneMoved { name, position })
                    .and_focus(Focus::Lane(id.clone()))
            })
        }
        (Some(Focus::Step(id)), Toward::Back | Toward::On) => step_by_one(at, id, toward),
        (Some(Focus::Card(_) | Focus::Cell(_)), _) => cards_by_one(at, toward),
        _ => Outcome::default(),
    }
}

fn shifted(index: Option<usize>, count: usize, toward: Toward, make: impl Fn(usize) -> Outcome) -> Outcome {
    let Some(index) = index else { return Outcome::default() };
    let to = match toward {
        Toward::Up | Toward::Back => index.checked_sub(1),
        Toward::Down | Toward::On => Some(index + 1).filter(|to| *to < count),
    };
    to.map_or_else(|| Outcome::say(Announcement::Edge(edge(toward))), make)
}

fn edge(toward: Toward) -> Edge {
    match toward {
        Toward::Up => Edge::Above,
        Toward::Down => Edge::Below,
        Toward::Back => Edge::Before,
        Toward::On => Edge::After,
    }
}

/// Moves a step within its stage, and past its end into the stage beside it.
fn step_by_one(at: &Situation<'_>, id: &StepId, toward: Toward) -> Outcome {
    let Some((stage_at, step_at)) = at.map.stages.iter().enumerate().find_map(|(stage, held)| {
        let step = held.steps.iter().position(|step| step.id == *id)?;
        Some((stage, step))
    }) else {
        return Outcome::default();
    };
    let steps = at.map.stages[stage_at].steps.len();
    let target = match toward {
        Toward::Back if step_at > 0 => Some((stage_at, step_at - 1)),
        Toward::Back => stage_at.checked_sub(1).map(|stage| (stage, at.map.stages[stage].steps.len())),
        _ if step_at + 1 < steps => Some((stage_at, step_at + 1)),
        _ => Some((stage_at + 1, 0)).filter(|(stage, _)| *stage < at.map.stages.len()),
    };
    let in_sight = |(stage, _): &(usize, usize)| at.view_state.visibility.shows_stage(&at.map.stages[*stage].id);
    let Some((stage, index)) = target.filter(in_sight) else { return Outcome::say(Announcement::Edge(edge(toward))) };
    let name = at.map.column_name(id).to_owned();
    if stage != stage_at && steps == 1 {
        return Outcome::say(Announcement::OnlyStep(name));
    }
    let edit = Edit::MoveStep { id: id.clone(), stage: at.map.stages[stage].id.clone(), index };
    let of = at.map.steps().count();
    let now = at.map.steps().position(|step| step.id == *id).unwrap_or_default() + 1;
    let number = if stage != stage_at {
        now
    } else if toward == Toward::Back {
        now - 1
    } else {
        now + 1
    };
    Outcome::edit(edit, Label::one(Act::MoveStep, &name))
        .and_say(Announcement::StepMoved { name, position: Position { number, of } })
        .and_focus(Focus::Step(id.clone()))
}

fn cards_by_one(at: &Situation<'_>, toward: Toward) -> Outcome {
    let cards = at.cards();
    let (Some(first), Some(last)) = (cards.first(), cards.last()) else { return Outcome::default() };
    let is_block = by_cell(at.map, &cards).len() > 1;
    let target = match toward {
        Toward::Up | Toward::Down if is_block => beside(at, &cards, first, toward),
        Toward::Up => up(at, &cards, first),
        Toward::Down => down(at, &cards, last),
        Toward::Back | Toward::On => beside(at, &cards, first, toward),
    };
    match target {
        Some((cell, before)) => move_to(at.map, &at.view_state.visibility, &cards, &cell, before.as_ref()),
        None => Outcome::say(Announcement::Edge(edge(toward))),
    }
}

type Target = Option<(CellKey, Option<CardId>)>;

fn up(at: &Situation<'_>, cards: &[CardId], first: &CardId) -> Target {
    let (cell, index) = at.map.place(first)?;
    let passed = |id: &&CardId| !cards.contains(id) && !at.view_state.visibility.hides(id);
    let above = at.map.cards_in(&cell)[..index].iter().rev().find(passed);
    match above {
        Some(above) => Some((cell, Some(above.clone()))),
        None => Some((beside_lane(at, &cell, Toward::Up)?, None)),
    }
}

fn down(at: &Situation<'_>, cards: &[CardId], last: &CardId) -> Target {
    let (cell, index) = at.map.place(last)?;
    let passed = |id: &&CardId| !cards.contains(id) && !at.view_state.visibility.hides(id);
    let mut below = at.map.cards_in(&cell)[index + 1..].iter().filter(passed);
    match below.next() {
        Some(_) => Some((cell, below.next().cloned())),
        None => {
            let cell = beside_lane(at, &cell, Toward::Down)?;
            let before = at.map.cards_in(&cell).first().cloned();
            Some((cell, before))
        }
    }
}

/// The cell beside that of `first`, at the height it has there.
fn beside(at: &Situation<'_>, cards: &[CardId], first: &CardId, toward: Toward) -> Target {
    let visibility = &at.view_state.visibility;
    let cell = at.map.card(first)?.cell();
    let index = visibility.cards_in(at.map, &cell).position(|id| id == first)?;
    let cells = Cells::of(at.map, visibility);
    let (steps, lanes) = match toward {
        Toward::Up => (0, -1),
        Toward::Down => (0, 1),
        Toward::Back => (-1, 0),
        Toward::On => (1, 0),
    };
    let cell = cells.beside(cells.place(&cell)?, steps, lanes).ok()?;
    let before = visibility.cards_in(at.map, &cell).filter(|id| !cards.contains(id)).nth(index).cloned();
    Some((cell, before))
}

/// The cell of the nearest lane above or below that is in sight and holds cards.
fn beside_lane(at: &Situation<'_>, cell: &CellKey, toward: Toward) -> Option<CellKey> {
    let lanes = &at.map.lanes;
    let from = lanes.iter().position(|lane| lane.id == cell.lane)?;
    let takes_cards =
        |index: &usize| at.view_state.visibility.shows_lane(&lanes[*index]) && !lanes[*index].is_emotion();
    let to = if toward == Toward::Up {
        (0..from).rev().find(takes_cards)
    } else {
        (from + 1..lanes.len()).find(takes_cards)
    };
    Some(CellKey { step: cell.step.clone(), lane: lanes[to?].id.clone() })
}

/// Moves `cards` so that the first of them stands in `cell` before `before` and the others where they were to it, says where that is, and
/// keeps the focus on it; says why when they cannot go there together.
pub fn move_to(
    map: &JourneyMap,
    visibility: &Visibility,
    cards: &[CardId],
    cell: &CellKey,
    before: Option<&CardId>,
) -> Outcome {
    let Some(first) = cards.first() else { return Outcome::default() };
    let groups = match landings(map, visibility, cards, first, (cell, before)) {
        Ok(groups) => groups,
        Err(said) => return Outcome::say(*said),
    };
    let place = Place::of(map, cell);
    let said = if cards.len() == 1 {
        let position = position_after(map, cards, cell, before);
        let same_cell = map.card(first).is_some_and(|card| card.cell() == *cell);
        if same_cell { Announcement::MovedInCell(position) } else { Announcement::MovedTo { place, position } }
    } else {
        moved_many(&groups, place)
    };
    let edit = compose::move_groups(map, &groups);
    Outcome::edit(edit, label_for(map, Act::MoveCards, cards)).and_say(said).and_focus(Focus::Card(first.clone()))
}

/// What is said of several cards that moved, the first of them to `place`.
pub(super) fn moved_many(groups: &[compose::Group], place: Place) -> Announcement {
    let count = groups.iter().map(|group| group.ids.len()).sum();
    if groups.len() == 1 {
        Announcement::MovedMany { count, place }
    } else {
        Announcement::MovedTogether { count, place }
    }
}

/// The position the first of `cards` has once they stand in `cell` before `before`.
pub fn position_after(map: &JourneyMap, cards: &[CardId], cell: &CellKey, before: Option<&CardId>) -> Position {
    let staying: Vec<&CardId> = map.cards_in(cell).iter().filter(|id| !cards.contains(id)).collect();
    let index = before.and_then(|before| staying.iter().position(|id| *id == before)).unwrap_or(staying.len());
    Position { number: index + 1, of: staying.len() + cards.len() }
}

/// Names `act` after the card, or after how many there are.
pub fn label_for(map: &JourneyMap, act: Act, cards: &[CardId]) -> Label {
    match cards {
        [id] => Label::one(act, map.card(id).map(|card| short(&card.text)).unwrap_or_default()),
        _ => Label::many(act, cards.len()),
    }
}
