//! The future state of a map: the same stages and steps, what is today to look at, and the target to work out.

use super::matching::match_steps;
use super::survey::IDEAS;
use crate::model::{
    Act, Card, CardId, CellKey, Context, Edit, Evidence, JourneyMap, Label, Lane, LaneId, LaneRole, Link, LinkKind,
    MapId, MapKind, MapStatus, SortedMap, StepId, compose,
};

/// Makes the future state of `map`, which is kept under `id`: the same stages and steps, in `lanes`, those of the template.
///
/// The lane of circumstances holds today, locked. Actions and touchpoints begin as they are now and keep their ids, so that what becomes
/// of each can be told. Ideas become solutions, with all that was decided of them, and answer the frictions of today that they answered.
/// What is thought and felt there, and what went wrong, is not taken over as a target: that is left to be worked out.
pub fn future_of(
    map: &JourneyMap,
    id: &MapId,
    lanes: Vec<Lane>,
    title: String,
    fresh: &mut dyn FnMut() -> String,
) -> JourneyMap {
    let mut future = JourneyMap {
        kind: MapKind::FutureState,
        language: map.language.clone(),
        title,
        context: Context {
            status: MapStatus::default(),
            review: None,
            vision: String::new(),
            horizon: None,
            compared: Some(id.to_string()),
            dismissed: Vec::new(),
            ..map.context.clone()
        },
        persona: map.persona.clone(),
        stages: map.stages.clone(),
        lanes,
        ..JourneyMap::default()
    };
    if let Some(lane) = future.lanes.iter_mut().find(|lane| lane.role == LaneRole::Context) {
        lane.locked = true;
    }
    let solutions = future.lanes.iter().find(|lane| lane.role == LaneRole::Solution).map(|lane| lane.id.clone());
    for step in map.steps().map(|step| step.id.clone()) {
        for (role, sources) in COPIED {
            let lane = future.lanes.iter().find(|lane| lane.role == role && !lane.locked).map(|lane| lane.id.clone());
            let from = sources.iter().find(|source| map.lanes.iter().any(|lane| lane.role == **source));
            let (Some(lane), Some(from)) = (lane, from) else { continue };
            for (card_id, card) in cards_of_role(map, &step, from) {
                put(&mut future, card_id, Card { lane: lane.clone(), ..card });
            }
        }
        for role in &IDEAS {
            let Some(lane) = &solutions else { continue };
            for (id, card) in cards_of_role(map, &step, role) {
                let evidence = Some(Evidence::Proposed);
                put(&mut future, id, Card { lane: lane.clone(), evidence, moment: None, ..card });
            }
        }
    }
    let mut shown_today = SortedMap::new();
    if let Some(lane) = today_lane(&future).map(|lane| lane.id.clone()) {
        for (id, card) in today(map, &lane, |step| Some(step.clone())) {
            let shown = CardId::from(fresh());
            shown_today.insert(id, shown.clone());
            put(&mut future, shown, card);
        }
    }
    let links = map.links.iter().filter(|link| future.card(&link.from).is_some()).filter_map(|link| {
        // A friction that was not taken along is answered where it shows as it is today.
        let shown = || shown_today.get(&link.to).filter(|_| link.kind == LinkKind::Answers).cloned();
        let to = future.card(&link.to).map(|_| link.to.clone()).or_else(shown)?;
        Some(Link { to, ..link.clone() })
    });
    future.links = links.collect();
    future
}

/// The lanes whose cards are taken along, each with the roles they are taken from: the first a map has.
const COPIED: [(LaneRole, &[LaneRole]); 2] =
    [(LaneRole::Action, &[LaneRole::Action]), (LaneRole::Touchpoint, &[LaneRole::Touchpoint, LaneRole::Frontstage])];

/// The lane that shows another map as it is today.
pub fn today_lane(map: &JourneyMap) -> Option<&Lane> {
    map.lanes.iter().find(|lane| lane.locked && !lane.is_emotion())
}

/// Whether the future state of `map` can be made: it shows what is, not what should be.
pub fn has_future(map: &JourneyMap) -> bool {
    map.kind != MapKind::FutureState && !map.stages.is_empty()
}

/// Brings today's lane in line with `current`, as one step; `None` when there is no such lane or nothing differs.
///
/// A card that says the same stays, with its links; what is known of it follows.
pub fn refresh(future: &JourneyMap, current: &JourneyMap, fresh: &mut dyn FnMut() -> String) -> Option<(Edit, Label)> {
    let lane = today_lane(future)?;
    let matching = match_steps(future, current, true);
    let wanted = today(current, &lane.id, |step| matching.here(step).cloned());
    let (mut removed, mut edits) = (Vec::new(), Vec::new());
    let (mut changed, mut reordered) = (0, false);
    for step in future.steps() {
        let cell = CellKey { step: step.id.clone(), lane: lane.id.clone() };
        let before = future.cards_in(&cell);
        let mut left: Vec<CardId> = before.to_vec();
        let mut placed = Vec::new();
        for (index, (_, card)) in wanted.iter().filter(|(_, card)| card.step == step.id).enumerate() {
            let same = left.iter().position(|id| future.card(id).is_some_and(|there| there.text == card.text));
            let id = match same.map(|at| left.remove(at)) {
                Some(id) => {
                    if future.card(&id) != Some(card) {
                        edits.push(Edit::ChangeCard { id: id.clone(), card: Box::new(card.clone()) });
                        changed += 1;
                    }
                    edits.push(Edit::MoveCard { id: id.clone(), cell: cell.clone(), index });
                    id
                }
                None => {
                    let id = CardId::from(fresh());
                    edits.push(Edit::AddCard { id: id.clone(), card: Box::new(card.clone()), index });
                    changed += 1;
                    id
                }
            };
            placed.push(id);
        }
        reordered |= placed != before;
        removed.extend(left);
    }
    changed += removed.len();
    if changed == 0 && !reordered {
        return None;
    }
    // Made for the map as it is: what goes, goes first.
    edits.insert(0, compose::remove_cards(future, &removed));
    edits.insert(0, Edit::ChangeLane { lane: Box::new(Lane { locked: false, ..lane.clone() }) });
    edits.push(Edit::ChangeLane { lane: Box::new(lane.clone()) });
    Some((Edit::Batch(edits), Label::many(Act::TakeOver, changed.max(1))))
}

/// What happens today: the actions and the frictions of `map` by step, as cards of `lane`, each with the name it has there. What was
/// decided there stays there.
fn today(map: &JourneyMap, lane: &LaneId, at: impl Fn(&StepId) -> Option<StepId>) -> Vec<(CardId, Card)> {
    let mut cards = Vec::new();
    for step in map.steps() {
        let Some(there) = at(&step.id) else { continue };
        for role in [LaneRole::Action, LaneRole::Pain] {
            cards.extend(cards_of_role(map, &step.id, &role).into_iter().map(|(id, card)| {
                let card = Card {
                    lane: lane.clone(),
                    step: there.clone(),
                    moment: None,
                    key: false,
                    importance: None,
                    performance: None,
                    ..card
                };
                (id, card)
            }));
        }
    }
    cards
}

fn cards_of_role(map: &JourneyMap, step: &StepId, role: &LaneRole) -> Vec<(CardId, Card)> {
    let lanes = map.lanes.iter().filter(|lane| lane.role == *role && !lane.locked);
    let cells = lanes.map(|lane| CellKey { step: step.clone(), lane: lane.id.clone() });
    let ids = cells.flat_map(|cell| map.cards_in(&cell).to_vec());
    ids.filter_map(|id| map.card(&id).cloned().map(|card| (id, card))).collect()
}

fn put(map: &mut JourneyMap, id: CardId, card: Card) {
    map.cells.entry(card.cell()).or_default().push(id.clone());
    map.cards.insert(id, card);
}
