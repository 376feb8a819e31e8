//! What a pointer can press and carry, and what letting go of it over a place does to the map.
//!
//! Places are told by ids, never by counting, so an edit from another tab during the drag cannot misplace the drop.

use super::announcement::Announcement;
use super::auto_scroll::Axes;
use super::block::landings;
use super::focus::Focus;
use super::visibility::{Visibility, WHOLE};
use crate::model::compose::{Group, move_groups};
use crate::model::{CardId, CellKey, Edit, Emotion, JourneyMap, LaneId, Score, StageId, StepId};

/// What the pointer went down on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pressed {
    /// A card, anywhere on it.
    Card(CardId),
    /// The handle of a stage.
    Stage(StageId),
    /// The handle of a step.
    Step(StepId),
    /// The handle of a lane.
    Lane(LaneId),
    /// The point of a curve.
    Emotion(CellKey),
    /// An empty place of the board, from which a band is drawn that selects; with Ctrl or Shift beside what is selected already.
    Ground {
        /// Whether it adds.
        adds: bool,
    },
}

impl Pressed {
    /// The ways the board scrolls by itself while this is carried.
    pub fn axes(&self) -> Axes {
        match self {
            Self::Card(_) | Self::Ground { .. } => Axes::Both,
            Self::Stage(_) | Self::Step(_) => Axes::Across,
            Self::Lane(_) => Axes::Down,
            Self::Emotion(_) => Axes::Neither,
        }
    }

    /// Whether it is still on the map.
    pub fn is_on(&self, map: &JourneyMap) -> bool {
        match self {
            Self::Card(id) => map.card(id).is_some(),
            Self::Stage(id) => map.stage(id).is_some(),
            Self::Step(id) => map.step(id).is_some(),
            Self::Lane(id) => map.lane(id).is_some(),
            Self::Emotion(cell) => map.step(&cell.step).is_some() && map.lane(&cell.lane).is_some(),
            Self::Ground { .. } => true,
        }
    }
}

/// What is carried, settled when it is lifted.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each field is what the sentence above its variant names")]
pub enum Carried {
    /// The pressed card and the cards that go with it, in document order.
    Cards { pressed: CardId, ids: Vec<CardId> },
    /// A stage with its steps.
    Stage(StageId),
    /// A step with all it holds.
    Step(StepId),
    /// A lane with all it holds.
    Lane(LaneId),
    /// A score; it stays in its cell.
    Emotion(CellKey),
    /// Nothing: a band is drawn.
    Band { adds: bool },
}

impl Carried {
    /// What goes along when `pressed` is lifted; nothing when it is no longer on the map.
    pub fn lift(map: &JourneyMap, pressed: &Pressed, is_selected: impl Fn(&CardId) -> bool) -> Option<Self> {
        let carried = match pressed {
            Pressed::Card(id) => Self::Cards { pressed: id.clone(), ids: lift_order(map, is_selected, id) },
            Pressed::Stage(id) => Self::Stage(id.clone()),
            Pressed::Step(id) => Self::Step(id.clone()),
            Pressed::Lane(id) => Self::Lane(id.clone()),
            Pressed::Emotion(cell) => Self::Emotion(cell.clone()),
            Pressed::Ground { adds } => Self::Band { adds: *adds },
        };
        carried.is_on(map).then_some(carried)
    }

    /// What of it the pointer holds. Of several cards that is the pressed one: the others are company.
    pub fn pressed(&self) -> Pressed {
        match self {
            Self::Cards { pressed, .. } => Pressed::Card(pressed.clone()),
            Self::Stage(id) => Pressed::Stage(id.clone()),
            Self::Step(id) => Pressed::Step(id.clone()),
            Self::Lane(id) => Pressed::Lane(id.clone()),
            Self::Emotion(cell) => Pressed::Emotion(cell.clone()),
            Self::Band { adds } => Pressed::Ground { adds: *adds },
        }
    }

    /// Whether what the pointer holds is still on the map.
    pub fn is_on(&self, map: &JourneyMap) -> bool {
        self.pressed().is_on(map)
    }

    /// The carried cards; none when something else is carried.
    pub fn cards(&self) -> &[CardId] {
        match self {
            Self::Cards { ids, .. } => ids,
            _ => &[],
        }
    }
}

/// The cards lifted with `pressed`, in document order: the selection in sight, or `pressed` alone when it is not part of it.
pub fn lift_order(map: &JourneyMap, is_selected: impl Fn(&CardId) -> bool, pressed: &CardId) -> Vec<CardId> {
    if !is_selected(pressed) {
        return vec![pressed.clone()];
    }
    let in_sight = |id: &&CardId| Focus::Card((*id).clone()).exists(map);
    map.cards_in_order().filter(|id| is_selected(id)).filter(in_sight).cloned().collect()
}

/// Where something carried would land. A `before` that is gone by then means the end.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each field is what the sentence above its variant names")]
pub enum Target {
    /// Cards, into `cell` before a card or at its end.
    Cards { cell: CellKey, before: Option<CardId> },
    /// A stage, before another or last.
    Stage { before: Option<StageId> },
    /// A step, into `stage` before a step of it or at its end.
    Step { stage: StageId, before: Option<StepId> },
    /// A lane, before another or last.
    Lane { before: Option<LaneId> },
    /// A score.
    Emotion(Score),
}

/// Whether `carried` already is at `target`, as far as a person can see.
pub fn is_same_place(map: &JourneyMap, carried: &Carried, target: &Target) -> bool {
    is_same_place_in_sight(map, &WHOLE, carried, target)
}

/// [`is_same_place`] for a person who sees what `visibility` shows: passing only cards that are out of sight is no move.
pub fn is_same_place_in_sight(map: &JourneyMap, visibility: &Visibility, carried: &Carried, target: &Target) -> bool {
    match (carried, target) {
        (Carried::Cards { pressed, ids }, Target::Cards { cell, before }) => {
            if map.card(pressed).is_some_and(|card| card.cell() != *cell) {
                return false;
            }
            // Of those in other cells none moves when the pressed one stays in its own.
            let ids: Vec<&CardId> =
                ids.iter().filter(|id| map.card(id).is_some_and(|card| card.cell() == *cell)).collect();
            let present: Vec<&CardId> = visibility.cards_in(map, cell).collect();
            let mut after: Vec<&CardId> = present.iter().copied().filter(|id| !ids.contains(id)).collect();
            let index = after.iter().position(|id| Some(*id) == before.as_ref()).unwrap_or(after.len());
            after.splice(index..index, ids);
            after == present
        }
        (Carried::Stage(id), Target::Stage { before }) => {
            stays(map.stages.iter().map(|stage| &stage.id), id, before.as_ref())
        }
        (Carried::Step(id), Target::Step { stage, before }) => match map.step(id) {
            Some((own, _)) if own.id == *stage => stays(own.steps.iter().map(|step| &step.id), id, before.as_ref()),
            _ => false,
        },
        (Carried::Lane(id), Target::Lane { before }) => {
            let in_sight = map.lanes.iter().filter(|lane| !lane.hidden || lane.id == *id);
            stays(in_sight.map(|lane| &lane.id), id, before.as_ref())
        }
        (Carried::Emotion(cell), Target::Emotion(score)) => {
            map.emotion(cell).is_some_and(|emotion| emotion.score == *score)
        }
        _ => false,
    }
}

/// Where carried cards land at `target`, cell by cell, for a person who sees what `visibility` shows; nowhere when a cell takes no cards or is
/// gone. An error says why they cannot go there together.
pub fn landings_of(
    map: &JourneyMap,
    visibility: &Visibility,
    carried: &Carried,
    target: &Target,
) -> Result<Vec<Group>, Box<Announcement>> {
    let (Carried::Cards { pressed, ids }, Target::Cards { cell, before }) = (carried, target) else {
        return Ok(Vec::new());
    };
    let holds_cards = map.lane(&cell.lane).is_some_and(|lane| !lane.is_emotion());
    if !holds_cards || map.step(&cell.step).is_none() {
        return Ok(Vec::new());
    }
    landings(map, visibility, ids, pressed, (cell, before.as_ref()))
}

/// The edit that lets go of `carried` at `target`; none when nothing would change, or when either is gone from the map.
pub fn drop_on(map: &JourneyMap, carried: &Carried, target: &Target) -> Option<Edit> {
    drop_in_sight(map, &WHOLE, carried, target)
}

/// [`drop_on`] for a person who sees what `visibility` shows.
pub fn drop_in_sight(map: &JourneyMap, visibility: &Visibility, carried: &Carried, target: &Target) -> Option<Edit> {
    if !carried.is_on(map) || is_same_place(map, carried, target) {
        return None;
    }
    match (carried, target) {
        (Carried::Cards { .. }, Target::Cards { .. }) => {
            let groups = landings_of(map, visibility, carried, target).unwrap_or_default();
            (!groups.is_empty()).then(|| move_groups(map, &groups))
        }
        (Carried::Stage(id), Target::Stage { before }) => {
            let index = index_before(map.stages.iter().map(|stage| &stage.id), id, before.as_ref());
            Some(Edit::MoveStage { id: id.clone(), index })
        }
        (Carried::Step(id), Target::Step { stage, before }) => {
            let (from, _) = map.step(id)?;
            let into = map.stage(stage)?;
            if from.id != into.id && from.steps.len() == 1 {
                return None;
            }
            let index = index_before(into.steps.iter().map(|step| &step.id), id, before.as_ref());
            Some(Edit::MoveStep { id: id.clone(), stage: stage.clone(), index })
        }
        (Carried::Lane(id), Target::Lane { before }) => {
            let index = index_before(map.lanes.iter().map(|lane| &lane.id), id, before.as_ref());
            Some(Edit::MoveLane { id: id.clone(), index })
        }
        (Carried::Emotion(cell), Target::Emotion(score)) => {
            let kept = map.emotion(cell).cloned().unwrap_or_default();
            let emotion = Some(Emotion { score: *score, ..kept });
            Some(Edit::SetEmotion { cell: cell.clone(), emotion })
        }
        _ => None,
    }
}

/// The place before `before`, counted without `id`; the end when it is not there.
fn index_before<'a, Id: PartialEq + 'a>(order: impl Iterator<Item = &'a Id>, id: &Id, before: Option<&Id>) -> usize {
    let others: Vec<&Id> = order.filter(|other| *other != id).collect();
    others.iter().position(|other| Some(*other) == before).unwrap_or(others.len())
}

/// Whether moving `id` before `before` leaves `order` as it is.
fn stays<'a, Id: PartialEq + 'a>(order: impl Iterator<Item = &'a Id>, id: &Id, before: Option<&Id>) -> bool {
    let order: Vec<&Id> = order.collect();
    let index = index_before(order.iter().copied(), id, before);
    order.iter().position(|other| *other == id) == Some(index)
}
