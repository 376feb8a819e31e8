//! Moving what is in focus by one place, without a pointer.

use super::outcome::Outcome;
use super::said::{Edge, Place, Position, Said, short};
use super::sight::Part;
use super::situation::Situation;
use super::stop::Stop;
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
    let sight = &at.looks.sight;
    match (at.stop, toward) {
        // Beside the only stage in sight there is no other to pass.
        (Some(Stop::Stage(_)), _) if matches!(sight.part, Some(Part::Stage(_))) => {
            Outcome::say(Said::Edge(edge(toward)))
        }
        (Some(Stop::Stage(id)), Toward::Back | Toward::On) => {
            let index = at.map.stages.iter().position(|stage| stage.id == *id);
            let names = |to: usize| at.map.stages.get(to).map(|stage| stage.name.clone());
            shifted(index, at.map.stages.len(), toward, |to| {
                let name = index.and_then(names).unwrap_or_default();
                let position = Position { number: to + 1, of: at.map.stages.len() };
                Outcome::edit(Edit::MoveStage { id: id.clone(), index: to }, Label::one(Act::MoveStage, &name))
                    .and_say(Said::StageMoved { name, position })
                    .and_focus(Stop::Stage(id.clone()))
            })
        }
        (Some(Stop::Lane(id)), Toward::Up | Toward::Down) => {
            let in_sight: Vec<usize> =
                (0..at.map.lanes.len()).filter(|lane| sight.shows_lane(&at.map.lanes[*lane])).collect();
            let index = in_sight.iter().position(|lane| at.map.lanes[*lane].id == *id);
            shifted(index, in_sight.len(), toward, |to| {
                let name = at.map.lane(id).map(|lane| lane.label.clone()).unwrap_or_default();
                let position = Position { number: to + 1, of: in_sight.len() };
                Outcome::edit(Edit::MoveLane { id: id.clone(), index: in_sight[to] }, Label::one(Act::MoveLane, &name))
                    .and_say(Said::LaneMoved { name, position })
                    .and_focus(Stop::Lane(id.clone()))
            })
        }
        (Some(Stop::Step(id)), Toward::Back | Toward::On) => step_by_one(at, id, toward),
        (Some(Stop::Card(_) | Stop::Cell(_)), _) => cards_by_one(at, toward),
        _ => Outcome::default(),
    }
}

fn shifted(index: Option<usize>, count: usize, toward: Toward, make: impl Fn(usize) -> Outcome) -> Outcome {
    let Some(index) = index else { return Outcome::default() };
    let to = match toward {
        Toward::Up | Toward::Back => index.checked_sub(1),
        Toward::Down | Toward::On => Some(index + 1).filter(|to| *to < count),
    };
    to.map_or_else(|| Outcome::say(Said::Edge(edge(toward))), make)
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
    let in_sight = |(stage, _): &(usize, usize)| at.looks.sight.shows_stage(&at.map.stages[*stage].id);
    let Some((stage, index)) = target.filter(in_sight) else { return Outcome::say(Said::Edge(edge(toward))) };
    let name = at.map.column_name(id).to_owned();
    if stage != stage_at && steps == 1 {
        return Outcome::say(Said::OnlyStep(name));
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
        .and_say(Said::StepMoved { name, position: Position { number, of } })
        .and_focus(Stop::Step(id.clone()))
}

fn cards_by_one(at: &Situation<'_>, toward: Toward) -> Outcome {
    let cards = at.cards();
    let (Some(first), Some(last)) = (cards.first(), cards.last()) else { return Outcome::default() };
    let target = match toward {
        Toward::Up => up(at, &cards, first),
        Toward::Down => down(at, &cards, last),
        Toward::Back | Toward::On => sideways(at, &cards, first, toward),
    };
    match target {
        Some((cell, before)) => move_to(at.map, &cards, &cell, before.as_ref()),
        None => Outcome::say(Said::Edge(edge(toward))),
    }
}

type Target = Option<(CellKey, Option<CardId>)>;

fn up(at: &Situation<'_>, cards: &[CardId], first: &CardId) -> Target {
    let (cell, index) = at.map.place(first)?;
    let passed = |id: &&CardId| !cards.contains(id) && !at.looks.sight.hides(id);
    let above = at.map.cards_in(&cell)[..index].iter().rev().find(passed);
    match above {
        Some(above) => Some((cell, Some(above.clone()))),
        None => Some((beside_lane(at, &cell, Toward::Up)?, None)),
    }
}

fn down(at: &Situation<'_>, cards: &[CardId], last: &CardId) -> Target {
    let (cell, index) = at.map.place(last)?;
    let passed = |id: &&CardId| !cards.contains(id) && !at.looks.sight.hides(id);
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

fn sideways(at: &Situation<'_>, cards: &[CardId], first: &CardId, toward: Toward) -> Target {
    let sight = &at.looks.sight;
    let cell = at.map.card(first)?.cell();
    let index = sight.cards_in(at.map, &cell).position(|id| id == first)?;
    let steps = sight.steps(at.map);
    let from = steps.iter().position(|id| **id == cell.step)?;
    let to = if toward == Toward::Back { from.checked_sub(1)? } else { from + 1 };
    let cell = CellKey { step: (*steps.get(to)?).clone(), lane: cell.lane };
    let before = sight.cards_in(at.map, &cell).filter(|id| !cards.contains(id)).nth(index).cloned();
    Some((cell, before))
}

/// The cell of the nearest lane above or below that is in sight and holds cards.
fn beside_lane(at: &Situation<'_>, cell: &CellKey, toward: Toward) -> Option<CellKey> {
    let lanes = &at.map.lanes;
    let from = lanes.iter().position(|lane| lane.id == cell.lane)?;
    let takes_cards = |index: &usize| at.looks.sight.shows_lane(&lanes[*index]) && !lanes[*index].is_emotion();
    let to = if toward == Toward::Up {
        (0..from).rev().find(takes_cards)
    } else {
        (from + 1..lanes.len()).find(takes_cards)
    };
    Some(CellKey { step: cell.step.clone(), lane: lanes[to?].id.clone() })
}

/// Moves `cards` into `cell` before `before`, says where the first of them now is, and keeps the focus on it.
pub fn move_to(map: &JourneyMap, cards: &[CardId], cell: &CellKey, before: Option<&CardId>) -> Outcome {
    let Some(first) = cards.first() else { return Outcome::default() };
    let edit = compose::move_cards(map, cards, cell, before);
    let place = Place::of(map, cell);
    let said = if cards.len() == 1 {
        let position = position_after(map, cards, cell, before);
        let same_cell = map.card(first).is_some_and(|card| card.cell() == *cell);
        if same_cell { Said::MovedInCell(position) } else { Said::MovedTo { place, position } }
    } else {
        Said::MovedMany { count: cards.len(), place }
    };
    Outcome::edit(edit, label_for(map, Act::MoveCards, cards)).and_say(said).and_focus(Stop::Card(first.clone()))
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
