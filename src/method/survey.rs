//! A map read once for rules that ask about many places: which cards stand where by their role, and what answers what.

use std::collections::{BTreeMap, BTreeSet};

use super::place::Place;
use crate::model::{Card, CardId, CellKey, JourneyMap, LaneId, LaneRole, LinkKind, StepId};

/// A card that is looked at: its lane is not locked.
#[derive(Clone, Copy)]
pub struct Seen<'a> {
    /// Its name.
    pub id: &'a CardId,
    /// What it says.
    pub card: &'a Card,
    /// What its lane means.
    pub role: &'a LaneRole,
}

/// What rules ask of a map. Cards of locked lanes came from another map and are not in it.
pub struct Survey<'a> {
    /// The map.
    pub map: &'a JourneyMap,
    /// Every card that is looked at, in document order.
    pub cards: Vec<Seen<'a>>,
    /// The lanes that hold how it feels, and not how it should.
    pub curves: Vec<&'a LaneId>,
    by_step: BTreeMap<&'a StepId, Vec<Seen<'a>>>,
    answered: BTreeSet<&'a CardId>,
    linked: BTreeSet<&'a CardId>,
}

impl<'a> Survey<'a> {
    /// Reads `map`: at most cards and links times the logarithm of their number.
    pub fn of(map: &'a JourneyMap) -> Self {
        let open: BTreeMap<&LaneId, &LaneRole> =
            map.lanes.iter().filter(|lane| !lane.locked).map(|lane| (&lane.id, &lane.role)).collect();
        let seen = map.cards_in_order().filter_map(|id| {
            let card = map.card(id)?;
            let role = open.get(&card.lane)?;
            Some(Seen { id, card, role })
        });
        let cards: Vec<Seen<'_>> = seen.collect();
        let mut by_step: BTreeMap<&StepId, Vec<Seen<'_>>> = BTreeMap::new();
        for seen in &cards {
            by_step.entry(&seen.card.step).or_default().push(*seen);
        }
        let answers = map.links.iter().filter(|link| link.kind == LinkKind::Answers);
        let curves = map.lanes.iter().filter(|lane| lane.is_emotion() && !lane.wished && !lane.locked);
        Self {
            map,
            cards,
            curves: curves.map(|lane| &lane.id).collect(),
            by_step,
            answered: answers.map(|link| &link.to).collect(),
            linked: map.links.iter().flat_map(|link| [&link.from, &link.to]).collect(),
        }
    }

    /// The cards of a step.
    pub fn in_step(&self, step: &StepId) -> &[Seen<'a>] {
        self.by_step.get(step).map_or(&[], Vec::as_slice)
    }

    /// Whether a step has a card in a lane of one of `roles`.
    pub fn has(&self, step: &StepId, roles: &[LaneRole]) -> bool {
        self.in_step(step).iter().any(|seen| roles.contains(seen.role))
    }

    /// Whether the map has a lane of one of `roles` to write in.
    pub fn has_lane(&self, roles: &[LaneRole]) -> bool {
        self.map.lanes.iter().any(|lane| !lane.locked && roles.contains(&lane.role))
    }

    /// Where something about `step` would stand: in its cell of the first lane of one of `roles`.
    pub fn place_in(&self, step: &StepId, roles: &[LaneRole]) -> Place {
        let lane = self.map.lanes.iter().find(|lane| !lane.locked && !lane.wished && roles.contains(&lane.role));
        let cell = lane.map(|lane| CellKey { step: step.clone(), lane: lane.id.clone() });
        cell.map_or_else(|| Place::Step(step.clone()), Place::Cell)
    }

    /// The cards of `role`.
    pub fn of_role<'b>(&'b self, role: &'b LaneRole) -> impl Iterator<Item = Seen<'a>> + 'b {
        self.cards.iter().copied().filter(move |seen| seen.role == role)
    }

    /// Whether any step's feeling is known.
    pub fn knows_feelings(&self) -> bool {
        self.map.emotions.keys().any(|cell| self.curves.contains(&&cell.lane))
    }

    /// Whether the feeling of a step is known in one of the lanes that hold it.
    pub fn feels(&self, step: &StepId) -> bool {
        self.curves.iter().any(|lane| self.score(step, lane).is_some())
    }

    /// Whether a step feels bad in one of the lanes.
    pub fn is_low(&self, step: &StepId) -> bool {
        self.curves.iter().any(|lane| self.score(step, lane).is_some_and(|score| score < 0))
    }

    fn score(&self, step: &StepId, lane: &LaneId) -> Option<i8> {
        let cell = CellKey { step: step.clone(), lane: lane.clone() };
        self.map.emotion(&cell).map(|emotion| emotion.score.value())
    }

    /// Whether somebody thought of what to do about `seen`: a link says so; without one, an idea in the same step counts, which
    /// is weaker, but what stands in one column is usually meant together. What was accepted needs no answer.
    pub fn is_answered(&self, seen: &Seen<'_>) -> bool {
        seen.card.accepted || self.answered.contains(seen.id) || self.has(&seen.card.step, &IDEAS)
    }

    /// Whether a link of any kind begins or ends at a card.
    pub fn is_linked(&self, id: &CardId) -> bool {
        self.linked.contains(id)
    }

    /// Whether somebody answers for `seen`: the card says who, or a card about owners stands in its step.
    pub fn is_owned(&self, seen: &Seen<'_>) -> bool {
        !seen.card.owner.trim().is_empty() || self.has(&seen.card.step, &[LaneRole::Owner])
    }
}

/// Roles of what could be done.
pub const IDEAS: [LaneRole; 2] = [LaneRole::Opportunity, LaneRole::Solution];

/// Roles that show where the two sides meet.
pub const MEETINGS: [LaneRole; 2] = [LaneRole::Touchpoint, LaneRole::Frontstage];
