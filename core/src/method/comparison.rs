//! Two maps side by side: for each moment what is kept, changed, removed and new, how the feeling moves, and what is to be built.

use super::matching::{self, Column, Matching};
use crate::model::{Card, CardId, CellKey, JourneyMap, LaneRole, Score, SortedMap, StepId};

/// What became of a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It says the same.
    Kept,
    /// It says something else, or on another channel.
    Changed,
    /// It is gone.
    Removed,
    /// It was not there before.
    New,
    /// It stood at another moment, the step of the earlier map named here.
    From(StepId),
    /// It went to another moment, the step of the later map named here.
    To(StepId),
}

/// A card of the earlier map, of the later one, or the same in both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// What became of it.
    pub fate: Fate,
    /// What its lane means.
    pub role: LaneRole,
    /// The card in the earlier map.
    pub before: Option<CardId>,
    /// The card in the later map.
    pub after: Option<CardId>,
}

/// One column of both maps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The earlier map's step.
    pub before: Option<StepId>,
    /// The later map's step.
    pub after: Option<StepId>,
    /// Whether it goes by another name in the later map.
    pub renamed: bool,
    /// How it felt.
    pub felt: Option<Score>,
    /// How it feels, or is meant to.
    pub feels: Option<Score>,
    /// Its cards: those of the later map in order, then those only the earlier one has.
    pub cards: Vec<Compared>,
    /// Cards of the later map that name the gap.
    pub gaps: Vec<CardId>,
    /// Cards of the later map that say how to close it.
    pub solutions: Vec<CardId>,
}

impl Moment {
    /// By how much the feeling moves, where both sides are known.
    pub fn rise(&self) -> Option<i8> {
        Some(self.feels?.value() - self.felt?.value())
    }

    /// Whether the feeling moves, or becomes known. A feeling nobody has said anything about yet is no difference.
    pub fn feeling_differs(&self) -> bool {
        self.feels.is_some() && self.feels != self.felt
    }

    /// Whether anything differs here, or is to be built here.
    pub fn differs(&self) -> bool {
        let is_whole = self.before.is_some() && self.after.is_some();
        let is_kept = self.cards.iter().all(|card| card.fate == Fate::Kept);
        let asks_nothing = self.gaps.is_empty() && self.solutions.is_empty();
        !(is_whole && is_kept && asks_nothing && !self.renamed && !self.feeling_differs())
    }
}

/// Roles whose cards are compared, where both maps have a lane of it. What only one map speaks of is no difference between them.
const COMPARED: [LaneRole; 12] = [
    LaneRole::Action,
    LaneRole::Touchpoint,
    LaneRole::Thought,
    LaneRole::Quote,
    LaneRole::Need,
    LaneRole::Pain,
    LaneRole::Gain,
    LaneRole::Evidence,
    LaneRole::Frontstage,
    LaneRole::Backstage,
    LaneRole::Support,
    LaneRole::Policy,
];

/// Compares an earlier map with a later one, column by column in the later one's order. Locked lanes hold another map's cards and
/// are left out. `linked` says that the later map is the earlier one's future state.
pub fn compare(before: &JourneyMap, after: &JourneyMap, linked: bool) -> Vec<Moment> {
    let matching = matching::match_steps(after, before, linked);
    let columns = matching::columns(after, before, &matching);
    // What is to be thought is worked out from nothing: until somebody has, the two maps do not differ in it.
    let is_begun = |role: &LaneRole| {
        let holds = |step: &StepId| !held(after, step, role).is_empty();
        *role != LaneRole::Thought || after.steps().any(|step| holds(&step.id))
    };
    let both = |role: &LaneRole| has(before, role) && has(after, role) && is_begun(role);
    let shared: Vec<LaneRole> = COMPARED.into_iter().filter(both).collect();
    let pairs = pair_cards(before, after, &matching, &columns, &shared);
    let moments = columns.into_iter().map(|Column { here, there }| {
        let cards = cards_of(before, after, &pairs, &shared, &here, &there);
        let name = |map: &JourneyMap, step: &Option<StepId>| {
            step.as_ref().map(|step| map.column_name(step).trim().to_owned()).unwrap_or_default()
        };
        let is_new = |id: &CardId, role: &LaneRole| is_new_in(before, after, &matching, &there, id, role);
        let asked = |role: LaneRole| {
            let all = here.as_ref().map(|step| held(after, step, &role)).unwrap_or_default();
            all.into_iter().filter(|id| is_new(id, &role)).collect()
        };
        Moment {
            renamed: here.is_some() && there.is_some() && name(after, &here) != name(before, &there),
            felt: there.as_ref().and_then(|step| matching::feeling(before, step)),
            feels: here.as_ref().and_then(|step| matching::feeling(after, step)),
            gaps: asked(LaneRole::Gap),
            solutions: asked(LaneRole::Solution),
            cards,
            before: there,
            after: here,
        }
    });
    moments.collect()
}

/// Who answers for a solution: its owner, else what stands in the lane of owners at its moment.
pub fn owner_of(map: &JourneyMap, id: &CardId) -> String {
    let Some(card) = map.card(id) else { return String::new() };
    if !card.owner.trim().is_empty() {
        return card.owner.trim().to_owned();
    }
    let beside = held(map, &card.step, &LaneRole::Owner);
    let names = beside.iter().filter_map(|id| map.card(id)).map(|card| card.text.trim());
    names.filter(|name| !name.is_empty()).collect::<Vec<_>>().join(", ")
}

/// By when a solution is to stand: its own day, else the first in the lane of owners at its moment.
pub fn due_of(map: &JourneyMap, id: &CardId) -> Option<String> {
    let card = map.card(id)?;
    let beside = || held(map, &card.step, &LaneRole::Owner).into_iter().find_map(|id| map.card(&id)?.due.clone());
    card.due.clone().or_else(beside)
}

/// Whether `map` has a lane of its own with that role.
fn has(map: &JourneyMap, role: &LaneRole) -> bool {
    map.lanes.iter().any(|lane| lane.role == *role && !lane.locked)
}

/// The cards of `step` in the map's own lanes of `role`, top to bottom.
fn held(map: &JourneyMap, step: &StepId, role: &LaneRole) -> Vec<CardId> {
    let lanes = map.lanes.iter().filter(|lane| lane.role == *role && !lane.locked);
    let cells = lanes.map(|lane| CellKey { step: step.clone(), lane: lane.id.clone() });
    cells.flat_map(|cell| map.cards_in(&cell).to_vec()).collect()
}

/// Every card of `step` in a role of `shared`, with the role.
fn comparable(map: &JourneyMap, step: &StepId, shared: &[LaneRole]) -> Vec<(CardId, LaneRole)> {
    let lanes = map.lanes.iter().filter(|lane| !lane.locked && shared.contains(&lane.role));
    let cards = lanes.flat_map(|lane| {
        let cell = CellKey { step: step.clone(), lane: lane.id.clone() };
        map.cards_in(&cell).iter().map(|id| (id.clone(), lane.role.clone())).collect::<Vec<_>>()
    });
    cards.collect()
}

/// Which cards are the same: from the later map's to the earlier's, by id where ids mean anything, then by text at the same moment.
fn pair_cards(
    before: &JourneyMap,
    after: &JourneyMap,
    matching: &Matching,
    columns: &[Column],
    shared: &[LaneRole],
) -> SortedMap<CardId, CardId> {
    let is_compared = |map: &JourneyMap, card: &Card| {
        map.lane(&card.lane).is_some_and(|lane| !lane.locked && shared.contains(&lane.role))
    };
    let mut pairs: SortedMap<CardId, CardId> = SortedMap::new();
    let mut taken: SortedMap<CardId, ()> = SortedMap::new();
    for (id, card) in after.cards.iter().filter(|_| matching.related) {
        let same = before.card(id).is_some_and(|other| is_compared(before, other));
        if same && is_compared(after, card) {
            pairs.insert(id.clone(), id.clone());
            taken.insert(id.clone(), ());
        }
    }
    for column in columns {
        let (Some(here), Some(there)) = (&column.here, &column.there) else { continue };
        let were = comparable(before, there, shared);
        for (id, role) in comparable(after, here, shared) {
            if pairs.contains_key(&id) {
                continue;
            }
            let same = were.iter().find(|(other, of)| {
                *of == role && !taken.contains_key(other) && is_same_text(before.card(other), after.card(&id))
            });
            if let Some((other, _)) = same {
                taken.insert(other.clone(), ());
                pairs.insert(id, other.clone());
            }
        }
    }
    pairs
}

fn cards_of(
    before: &JourneyMap,
    after: &JourneyMap,
    pairs: &SortedMap<CardId, CardId>,
    shared: &[LaneRole],
    here: &Option<StepId>,
    there: &Option<StepId>,
) -> Vec<Compared> {
    let mut cards = Vec::new();
    for (id, role) in here.iter().flat_map(|step| comparable(after, step, shared)) {
        let was = pairs.get(&id);
        let fate = match was.and_then(|was| before.card(was)) {
            None => Fate::New,
            Some(was) if Some(&was.step) != there.as_ref() => Fate::From(was.step.clone()),
            Some(was) if after.card(&id).is_some_and(|card| says_the_same(was, card)) => Fate::Kept,
            Some(_) => Fate::Changed,
        };
        cards.push(Compared { fate, role, before: was.cloned(), after: Some(id) });
    }
    for (id, role) in there.iter().flat_map(|step| comparable(before, step, shared)) {
        let is = pairs.iter().find(|(_, was)| **was == id).map(|(is, _)| is);
        let fate = match is.and_then(|is| after.card(is)) {
            None => Fate::Removed,
            Some(is) if Some(&is.step) != here.as_ref() => Fate::To(is.step.clone()),
            Some(_) => continue,
        };
        cards.push(Compared { fate, role, before: Some(id), after: is.cloned() });
    }
    cards
}

/// Whether the earlier map does not have the card `id` of the later one already.
fn is_new_in(
    before: &JourneyMap,
    after: &JourneyMap,
    matching: &Matching,
    there: &Option<StepId>,
    id: &CardId,
    role: &LaneRole,
) -> bool {
    // An idea that became a solution is a new solution.
    let was = before.card(id).and_then(|card| before.lane(&card.lane));
    let by_id = matching.related && was.is_some_and(|lane| lane.role == *role);
    let were = there.as_ref().map(|step| held(before, step, role)).unwrap_or_default();
    !by_id && !were.iter().any(|was| is_same_text(before.card(was), after.card(id)))
}

fn is_same_text(one: Option<&Card>, other: Option<&Card>) -> bool {
    one.zip(other).is_some_and(|(one, other)| one.text.trim() == other.text.trim())
}

fn says_the_same(one: &Card, other: &Card) -> bool {
    let channel = |card: &Card| card.channel.as_ref().map(|channel| (channel.name.clone(), channel.kind.clone()));
    one.text.trim() == other.text.trim() && channel(one) == channel(other)
}
