//! Moments of truth: where the filled map makes one likely, and why. Which they are, a person decides.

use crate::model::order::InOrder;

use super::touchpoints::{is_contact_lane, switches};
use crate::model::{
    Card, CardId, CellKey, Channel, JourneyMap, Lane, LaneId, LaneRole, MapKind, MomentOfTruth, Score, SortedSet,
    StepId, WordOrder,
};

/// Why a step may be a moment of truth (product.md section 4).
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    /// The journey begins there: the first impression.
    First,
    /// The journey ends there: what is remembered.
    Last,
    /// Nowhere does it feel worse.
    Lowest(Score),
    /// Nowhere does it feel better.
    Highest(Score),
    /// Others serve the customer than at the step before.
    Owner {
        /// Who did.
        before: Vec<String>,
        /// Who does.
        after: Vec<String>,
    },
    /// The customer is met elsewhere than at the step before.
    Channel {
        /// Where they were.
        before: Vec<Channel>,
        /// Where they are.
        after: Vec<Channel>,
    },
    /// Nothing matters that much more than how well it is done.
    Gap {
        /// The card that says so.
        card: CardId,
        /// How much it matters, 1 to 5.
        importance: i64,
        /// How well it is done, 1 to 5.
        performance: i64,
    },
}

impl Reason {
    /// Puts the names it tells in the order of the language.
    pub fn put_in_order(&mut self, word_order: WordOrder) {
        match self {
            Self::Owner { before, after } => {
                for names in [before, after] {
                    names.put_in_order(|one, other| word_order(one, other));
                }
            }
            Self::Channel { before, after } => {
                for channels in [before, after] {
                    channels.put_in_order(|one, other| word_order(&one.name, &other.name));
                }
            }
            _ => {}
        }
    }

    /// Its stable name: part of what is kept when a suggestion is set aside, and the page's `data-reason`.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Last => "last",
            Self::Lowest(_) => "lowest",
            Self::Highest(_) => "highest",
            Self::Owner { .. } => "owner",
            Self::Channel { .. } => "channel",
            Self::Gap { .. } => "gap",
        }
    }
}

/// A step that may be a moment of truth.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// The step.
    pub step: StepId,
    /// Why, at least one reason.
    pub reasons: Vec<Reason>,
}

impl Suggestion {
    /// The names under which its reasons are set aside.
    pub fn names(&self) -> Vec<String> {
        self.reasons.iter().map(|reason| format!("moment:{}:{}", reason.as_str(), self.step)).collect()
    }
}

/// What a map lacks before moments of truth can be looked for.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "each field is what the sentence above it counts or names")]
pub enum Lack {
    /// There are no steps.
    Steps,
    /// Fewer than half of the steps hold a card; the first empty one is `at`.
    Cards { filled: usize, of: usize, at: StepId },
    /// There is no lane for the feelings of the customer.
    EmotionLane,
    /// At fewer than half of the steps a feeling is known; the first unknown one is `at`.
    Feelings { known: usize, of: usize, at: CellKey },
}

/// Suggestions, those to look at and those set aside.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Suggestions {
    /// To look at, in the order of the journey.
    pub open: Vec<Suggestion>,
    /// Set aside, in the order of the journey.
    pub aside: Vec<Suggestion>,
}

/// A card that is a moment of truth.
#[derive(Clone, Debug, PartialEq)]
pub struct Decided {
    /// The card.
    pub card: CardId,
    /// Its step.
    pub step: StepId,
    /// High or low.
    pub moment: MomentOfTruth,
}

/// What was decided, in the order of the journey.
pub fn decided(map: &JourneyMap) -> Vec<Decided> {
    let cards = map.steps().flat_map(|step| cards_at(map, &step.id));
    let marked = cards.filter_map(|(id, card, _)| {
        Some(Decided { card: id.clone(), step: card.step.clone(), moment: card.moment.clone()? })
    });
    marked.collect()
}

/// What `map` lacks; empty when it is filled enough. A service blueprint may do without feelings: it is drawn for who does what.
pub fn lacks(map: &JourneyMap) -> Vec<Lack> {
    let steps: Vec<&StepId> = map.steps().map(|step| &step.id).collect();
    let Some(first) = steps.first() else { return vec![Lack::Steps] };
    let mut lacks = Vec::new();
    let empty: Vec<&&StepId> = steps.iter().filter(|step| cards_at(map, step).next().is_none()).collect();
    let filled = steps.len() - empty.len();
    if filled * 2 < steps.len() {
        let at = (**empty.first().unwrap_or(&first)).clone();
        lacks.push(Lack::Cards { filled, of: steps.len(), at });
    }
    let Some(lane) = customer_curve(map) else {
        if map.kind != MapKind::ServiceBlueprint {
            lacks.push(Lack::EmotionLane);
        }
        return lacks;
    };
    let known = feelings(map).len();
    if known * 2 < steps.len() {
        let cells = steps.iter().map(|step| CellKey { step: (*step).clone(), lane: lane.id.clone() });
        if let Some(at) = cells.into_iter().find(|cell| map.emotion(cell).is_none()) {
            lacks.push(Lack::Feelings { known, of: steps.len(), at });
        }
    }
    lacks
}

/// The lane that says how the customer feels: the first that is not a wish. Those below it are other people's.
pub fn customer_curve(map: &JourneyMap) -> Option<&Lane> {
    map.lanes.iter().find(|lane| lane.is_emotion() && !lane.wished && !lane.locked)
}

/// Where a moment of truth is likely, with all reasons of a step together. Nothing while the map [`lacks`] something, and nothing
/// at a step where one is decided.
pub fn suggestions(map: &JourneyMap) -> Suggestions {
    let mut suggestions = Suggestions::default();
    if !lacks(map).is_empty() {
        return suggestions;
    }
    let done: SortedSet<StepId> = decided(map).into_iter().map(|decided| decided.step).collect();
    let mut found = ends(map);
    found.extend(peaks(map));
    found.extend(handovers(map));
    found.extend(switches(map).into_iter().map(|switch| {
        let reason = Reason::Channel { before: switch.before, after: switch.after };
        (switch.to, reason)
    }));
    found.extend(gaps(map));
    for step in map.steps().map(|step| &step.id).filter(|step| !done.contains(*step)) {
        let part = |aside: bool| {
            let reasons = found.iter().filter(|(at, reason)| {
                let name = format!("moment:{}:{step}", reason.as_str());
                at == step && map.context.dismissed.contains(&name) == aside
            });
            let reasons: Vec<Reason> = reasons.map(|(_, reason)| reason.clone()).collect();
            (!reasons.is_empty()).then(|| Suggestion { step: step.clone(), reasons })
        };
        suggestions.open.extend(part(false));
        suggestions.aside.extend(part(true));
    }
    suggestions
}

type Found = (StepId, Reason);

/// The first step, and the last one when it is another.
fn ends(map: &JourneyMap) -> Vec<Found> {
    let first = map.steps().next().map(|step| (step.id.clone(), Reason::First));
    let last = map.steps().next_back().map(|step| (step.id.clone(), Reason::Last));
    let last = last.filter(|(step, _)| first.as_ref().is_some_and(|(first, _)| first != step));
    first.into_iter().chain(last).collect()
}

/// The known feelings of the customer, left to right.
fn feelings(map: &JourneyMap) -> Vec<(StepId, Score)> {
    let Some(lane) = customer_curve(map) else { return Vec::new() };
    let scored = map.steps().filter_map(|step| {
        let cell = CellKey { step: step.id.clone(), lane: lane.id.clone() };
        Some((step.id.clone(), map.emotion(&cell)?.score))
    });
    scored.collect()
}

/// The lowest and the highest feeling. What more than half of the known steps share is no peak, and a level line has none.
fn peaks(map: &JourneyMap) -> Vec<Found> {
    let feelings = feelings(map);
    let lowest = feelings.iter().map(|(_, score)| *score).min();
    let highest = feelings.iter().map(|(_, score)| *score).max();
    let (Some(lowest), Some(highest)) = (lowest, highest) else { return Vec::new() };
    if lowest == highest {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (peak, reason) in [(lowest, Reason::Lowest(lowest)), (highest, Reason::Highest(highest))] {
        let there: Vec<&StepId> = feelings.iter().filter(|(_, score)| *score == peak).map(|(step, _)| step).collect();
        if there.len() * 2 <= feelings.len() {
            found.extend(there.into_iter().map(|step| (step.clone(), reason.clone())));
        }
    }
    found
}

/// Steps where others serve the customer than at the neighbour before. Where nobody is named, nothing is known.
fn handovers(map: &JourneyMap) -> Vec<Found> {
    let steps: Vec<(&StepId, Vec<String>)> = map.steps().map(|step| (&step.id, owners(map, &step.id))).collect();
    let pairs = steps.windows(2).filter(|pair| {
        let (before, after) = (&pair[0].1, &pair[1].1);
        !before.is_empty() && !after.is_empty() && before != after
    });
    let found =
        pairs.map(|pair| (pair[1].0.clone(), Reason::Owner { before: pair[0].1.clone(), after: pair[1].1.clone() }));
    found.collect()
}

/// Who serves the customer at a step: the owners of its contacts, and what an owner lane says. Who owns an idea or a friction there
/// does not meet the customer, nor does who answers for a solution in a future state.
fn owners(map: &JourneyMap, step: &StepId) -> Vec<String> {
    let mut names = SortedSet::new();
    for (_, card, lane) in cards_at(map, step) {
        let name = match lane.role {
            LaneRole::Owner if map.kind != MapKind::FutureState => card.text.trim(),
            _ if is_contact_lane(lane) => card.owner.trim(),
            _ => "",
        };
        if !name.is_empty() {
            names.insert(name.to_owned());
        }
    }
    names.into_iter().collect()
}

/// The cards whose importance exceeds their performance most.
fn gaps(map: &JourneyMap) -> Vec<Found> {
    let gap = |card: &Card| Some(card.importance? - card.performance?);
    let widest = map.cards.values().filter_map(gap).max().filter(|gap| *gap > 0);
    let there = map
        .steps()
        .flat_map(|step| cards_at(map, &step.id))
        .filter(|(_, card, _)| widest.is_some() && gap(card) == widest);
    let found = there.filter_map(|(id, card, _)| {
        let (importance, performance) = (card.importance?, card.performance?);
        Some((card.step.clone(), Reason::Gap { card: id.clone(), importance, performance }))
    });
    found.collect()
}

/// The cards of a step, top to bottom, each with its lane.
fn cards_at<'a>(map: &'a JourneyMap, step: &StepId) -> impl Iterator<Item = (&'a CardId, &'a Card, &'a Lane)> {
    // What was brought from another map was decided there.
    let open = map.lanes.iter().filter(|lane| !lane.locked);
    let cells = open.map(|lane| (lane, CellKey { step: step.clone(), lane: lane.id.clone() }));
    cells.flat_map(move |(lane, cell)| map.cards_in(&cell).iter().filter_map(move |id| Some((id, map.card(id)?, lane))))
}

/// How well the cards of a lane carry a moment of truth, best first; `None` for those that do not: ideas, figures, rules.
fn fitness(role: &LaneRole, moment: &MomentOfTruth) -> Option<u8> {
    let low = *moment == MomentOfTruth::Low;
    match role {
        LaneRole::Pain | LaneRole::Gap if low => Some(0),
        LaneRole::Gain if !low => Some(0),
        LaneRole::Touchpoint => Some(1),
        LaneRole::Frontstage => Some(2),
        LaneRole::Action => Some(3),
        _ => None,
    }
}

/// The cards of a suggested step that can carry `moment`, best first: the card that gave a reason, pains for a low, gains for a high,
/// then contacts and actions. A card that only is looked at here cannot.
pub fn bearers(map: &JourneyMap, suggestion: &Suggestion, moment: &MomentOfTruth) -> Vec<CardId> {
    let reasoned = |id: &CardId| {
        let names = |reason: &Reason| matches!(reason, Reason::Gap { card, .. } if card == id);
        *moment == MomentOfTruth::Low && suggestion.reasons.iter().any(names)
    };
    let cards = cards_at(map, &suggestion.step).filter(|(_, _, lane)| !lane.locked);
    let mut fit: Vec<((bool, u8), CardId)> = cards
        .filter_map(|(id, _, lane)| {
            let fitness = fitness(&lane.role, moment).or(reasoned(id).then_some(0))?;
            Some(((!reasoned(id), fitness), id.clone()))
        })
        .collect();
    fit.put_in_order(|one, other| one.0.cmp(&other.0));
    fit.into_iter().map(|(_, id)| id).collect()
}

/// The lane a new card for `moment` belongs in: the best fitting one in sight.
pub fn lane_for<'a>(map: &'a JourneyMap, moment: &MomentOfTruth) -> Option<&'a LaneId> {
    let lanes = map.lanes.iter().filter(|lane| !lane.hidden && !lane.locked);
    let fit = lanes.filter_map(|lane| Some((fitness(&lane.role, moment)?, &lane.id)));
    fit.min_by_key(|(fitness, _)| *fitness).map(|(_, id)| id)
}
