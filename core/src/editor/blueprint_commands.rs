//! What the commands of a service blueprint, of a day and of the wished-for feeling come to.

use super::announcement::{Announcement, short};
use super::details::change_cards;
use super::focus::Focus;
use super::outcome::{Fresh, Outcome};
use super::situation::Situation;
use super::view_state::RefusedTimes;
use crate::method::day;
use crate::model::lane::blueprint_order;
use crate::model::{Act, Edit, JourneyMap, Label, Lane, LaneRole, MapKind, Stage, Step, StepId, compose};

/// Whether the map is a service blueprint.
pub(super) fn is_blueprint(at: &Situation<'_>) -> bool {
    at.map.kind == MapKind::ServiceBlueprint
}

pub(super) fn can_order_lanes(at: &Situation<'_>) -> bool {
    is_blueprint(at) && blueprint_order(&at.map.lanes).is_some()
}

/// Puts the lanes of a blueprint back into its order.
pub(super) fn order_lanes(at: &Situation<'_>, _: Fresh<'_>) -> Outcome {
    let Some(order) = blueprint_order(&at.map.lanes) else { return Outcome::default() };
    let count = order.len();
    Outcome::edit(compose::order_lanes(at.map, &order), Label::many(Act::ChangeLane, count))
        .and_say(Announcement::LanesOrdered)
}

/// Marks the cards in focus as places where the service can fail, or takes the mark away when all have it.
pub(super) fn mark_failure(at: &Situation<'_>, _: Fresh<'_>) -> Outcome {
    let cards = at.cards();
    let all = cards.iter().filter_map(|id| at.map.card(id)).all(|card| card.failure);
    change_cards(at.map, &cards, |card| card.failure = !all)
        .and_say(Announcement::Failure { cards: cards.len(), marked: !all })
}

/// The step whose header, cell or card is in focus.
fn step_in_focus<'a>(at: &Situation<'a>) -> Option<&'a Step> {
    let id = at.focus?.step(at.map)?;
    at.map.step(&id).map(|(_, step)| step)
}

pub(super) fn can_mark_passive(at: &Situation<'_>) -> bool {
    is_blueprint(at) && step_in_focus(at).is_some()
}

/// Says that the customer does nothing at the step in focus and that it is meant so, or takes it back.
pub(super) fn mark_passive(at: &Situation<'_>, _: Fresh<'_>) -> Outcome {
    match step_in_focus(at) {
        Some(step) => set_passive(at.map, step, !step.passive),
        None => Outcome::default(),
    }
}

/// Says whether the customer does nothing at `step`.
pub fn set_passive(map: &JourneyMap, step: &Step, passive: bool) -> Outcome {
    let column = map.column_name(&step.id).to_owned();
    change_step(map, Step { passive, ..step.clone() }).and_say(Announcement::Passive { column, passive })
}

/// Replaces a stage's own fields; its steps stay.
pub fn change_stage(stage: Stage) -> Outcome {
    let label = Label::one(Act::ChangeStage, short(&stage.name));
    Outcome::edit(Edit::ChangeStage { stage: Box::new(stage) }, label)
}

/// Replaces a step's own fields; nothing happens while they are the same.
pub fn change_step(map: &JourneyMap, step: Step) -> Outcome {
    if map.step(&step.id).is_none_or(|(_, before)| *before == step) {
        return Outcome::default();
    }
    let label = Label::one(Act::ChangeStep, short(map.column_name(&step.id)));
    Outcome::edit(Edit::ChangeStep { step: Box::new(step) }, label)
}

/// The times that stand in the fields of `step`: those refused just now, else its own.
pub fn times_shown<'a>(at: &Situation<'a>, step: &'a Step) -> (&'a str, &'a str) {
    match at.view_state.refused.as_ref().filter(|refused| refused.step == step.id) {
        Some(refused) => (&refused.begins, &refused.ends),
        None => (step.begins.as_deref().unwrap_or_default(), step.ends.as_deref().unwrap_or_default()),
    }
}

/// Sets when `step` begins and ends, `HH:MM` or empty. What clashes with another time is refused and kept beside the map, so that the
/// person can go on from there.
pub fn set_times(at: &Situation<'_>, step: &StepId, begins: &str, ends: &str) -> Outcome {
    let Some((_, before)) = at.map.step(step) else { return Outcome::default() };
    let time = |text: &str| day::minutes(text).map(|_| text.to_owned());
    let changed = Step { begins: time(begins), ends: time(ends), ..before.clone() };
    if let Some(clash) = day::new_clash(at.map, &changed) {
        let refused = RefusedTimes { step: step.clone(), begins: begins.to_owned(), ends: ends.to_owned(), clash };
        return Outcome::look(at.view_state, |view_state| view_state.refused = Some(refused));
    }
    let outcome = change_step(at.map, changed);
    match at.view_state.refused {
        Some(_) => {
            Outcome { effect: Outcome::look(at.view_state, |view_state| view_state.refused = None).effect, ..outcome }
        }
        None => outcome,
    }
}

/// The lane a wished-for lane is added below: the first that says how it does feel.
fn felt(map: &JourneyMap) -> Option<usize> {
    map.lanes.iter().position(|lane| lane.is_emotion() && !lane.wished)
}

pub(super) fn can_wish(at: &Situation<'_>) -> bool {
    felt(at.map).is_some() && !at.map.lanes.iter().any(|lane| lane.is_emotion() && lane.wished)
}

/// Adds a lane for how it is wished to feel, below the one that says how it does.
pub(super) fn add_wished_lane(at: &Situation<'_>, fresh: Fresh<'_>) -> Outcome {
    let Some(index) = felt(at.map) else { return Outcome::default() };
    let words = &at.words.blueprint;
    let lane = Lane {
        id: fresh().into(),
        role: LaneRole::Emotion,
        label: words.wished_lane.to_owned(),
        question: words.wished_question.to_owned(),
        template: Some("role/wished".to_owned()),
        wished: true,
        ..Lane::default()
    };
    let (id, label) = (lane.id.clone(), Label::one(Act::AddLane, &lane.label));
    Outcome::edit(Edit::AddLane { lane: Box::new(lane), index: index + 1 }, label).and_focus(Focus::Lane(id))
}
