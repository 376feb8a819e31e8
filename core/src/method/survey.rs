//! A map read once for rules that ask about many places: which cards stand where by their role, and what answers what.
//!
//! The guide, the hints, the summary and the bars around the board all ask here, so that none of them counts by a rule of its own.

use super::place::Place;
use super::summary::{EvidenceCount, curve_lane};
use crate::model::{
    Card, CardId, CellKey, Evidence, JourneyMap, Lane, LaneId, LaneRole, LinkKind, MapKind, SortedMap, SortedSet,
    Stage, Step, StepId,
};

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
    /// The lane that holds how it feels to the person, or on a map of what is wished for how it should.
    pub curve: Option<&'a Lane>,
    by_step: SortedMap<&'a StepId, Vec<Seen<'a>>>,
    answered: SortedSet<&'a CardId>,
    linked: SortedSet<&'a CardId>,
}

impl<'a> Survey<'a> {
    /// Reads `map`: at most cards and links times the logarithm of their number.
    pub fn of(map: &'a JourneyMap) -> Self {
        let open: SortedMap<&LaneId, &LaneRole> =
            map.lanes.iter().filter(|lane| !lane.locked).map(|lane| (&lane.id, &lane.role)).collect();
        let seen = map.cards_in_order().filter_map(|id| {
            let card = map.card(id)?;
            let role = open.get(&card.lane)?;
            Some(Seen { id, card, role })
        });
        let cards: Vec<Seen<'_>> = seen.collect();
        let mut by_step: SortedMap<&StepId, Vec<Seen<'_>>> = SortedMap::new();
        for seen in &cards {
            by_step.entry(&seen.card.step).or_default().push(*seen);
        }
        let is_idea = |id| map.card(id).and_then(|card| open.get(&card.lane)).is_some_and(|role| IDEAS.contains(role));
        let answers = map.links.iter().filter(|link| link.kind == LinkKind::Answers && is_idea(&link.from));
        Self {
            map,
            cards,
            curve: curve_lane(map),
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
        self.curve.is_some_and(|lane| self.map.emotions.keys().any(|cell| cell.lane == lane.id))
    }

    /// Whether the feeling of a step is known.
    pub fn feels(&self, step: &StepId) -> bool {
        self.score(step).is_some()
    }

    /// The steps nobody knows the feeling of; none on a map without a curve.
    pub fn unfelt(&self) -> impl Iterator<Item = &'a Step> {
        let steps = self.curve.map(|_| self.map.steps());
        steps.into_iter().flatten().filter(|step| !self.feels(&step.id))
    }

    /// Where the feeling of `step` stands, or would.
    pub fn place_of_feeling(&self, step: &StepId) -> Place {
        let cell = self.curve.map(|lane| CellKey { step: step.clone(), lane: lane.id.clone() });
        cell.map_or_else(|| Place::Step(step.clone()), Place::Cell)
    }

    /// Whether a step feels bad; what is wished for explains itself.
    pub fn is_low(&self, step: &StepId) -> bool {
        let score = self.curve.filter(|lane| !lane.wished).and_then(|_| self.score(step));
        score.is_some_and(|score| score < 0)
    }

    fn score(&self, step: &StepId) -> Option<i8> {
        let cell = CellKey { step: step.clone(), lane: self.curve?.id.clone() };
        self.map.emotion(&cell).map(|emotion| emotion.score.value())
    }

    /// The cards that are ideas.
    pub fn ideas(&self) -> impl Iterator<Item = Seen<'a>> {
        self.cards.iter().copied().filter(|seen| IDEAS.contains(seen.role))
    }

    /// The cards that say what goes wrong: pain points, gaps, and whatever is marked as a point of failure.
    pub fn frictions(&self) -> impl Iterator<Item = Seen<'a>> {
        self.cards
            .iter()
            .copied()
            .filter(|seen| matches!(seen.role, LaneRole::Pain | LaneRole::Gap) || seen.card.failure)
    }

    /// The cards that were decided to be moments of truth.
    pub fn moments(&self) -> impl Iterator<Item = Seen<'a>> {
        self.cards.iter().copied().filter(|seen| seen.card.moment.is_some())
    }

    /// The stages somebody should answer for: on a person's own day, nobody does.
    pub fn stages_to_own(&self) -> &'a [Stage] {
        if self.map.kind == MapKind::DayInTheLife { &[] } else { &self.map.stages }
    }

    /// Whether somebody answers for `stage`: it says who, or a card about owners stands in one of its steps.
    pub fn is_stage_owned(&self, stage: &Stage) -> bool {
        !stage.owner.trim().is_empty() || stage.steps.iter().any(|step| self.has(&step.id, &[LaneRole::Owner]))
    }

    /// How the cards are known. A word of a later version counts as assumed.
    pub fn evidence(&self) -> EvidenceCount {
        let mut count = EvidenceCount::default();
        for seen in &self.cards {
            *match seen.card.evidence {
                Some(Evidence::Observed) => &mut count.observed,
                Some(Evidence::Reported) => &mut count.reported,
                Some(Evidence::Proposed) => &mut count.proposed,
                _ => &mut count.assumed,
            } += 1;
        }
        count
    }

    /// Whether somebody thought of what to do about `seen`: a link says so; without one, an idea in the same step counts, which
    /// is weaker, but what stands in one column is usually meant together. What was accepted needs no answer.
    pub fn is_answered(&self, seen: &Seen<'_>) -> bool {
        seen.card.accepted || self.answered.contains(seen.id) || self.ideas_beside(seen).next().is_some()
    }

    /// The other cards of its step that are ideas.
    pub fn ideas_beside(&self, seen: &Seen<'_>) -> impl Iterator<Item = &Seen<'a>> {
        self.in_step(&seen.card.step).iter().filter(|other| IDEAS.contains(other.role) && other.id != seen.id)
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
