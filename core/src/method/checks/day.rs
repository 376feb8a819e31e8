//! What a day asks for: hours that can be lived one after the other, something the person wants, and a mood.

use super::{Check, Rule};
use crate::method::place::Place;
use crate::method::survey::Survey;
use crate::model::{JourneyMap, LaneRole, Step, StepId};

pub(super) fn find(survey: &Survey<'_>, found: &mut Vec<Check>) {
    if survey.of_role(&LaneRole::Need).next().is_none() {
        found.push(Check::whole(Rule::NoNeed, first_place(survey, LaneRole::Need)));
    }
    if !survey.knows_feelings() {
        found.push(Check::whole(Rule::NoMood, first_place(survey, LaneRole::Emotion)));
    }
}

/// Where the first answer would stand.
fn first_place(survey: &Survey<'_>, role: LaneRole) -> Place {
    let is_there = survey.has_lane(std::slice::from_ref(&role));
    let step = survey.map.steps().next().filter(|_| is_there);
    step.map_or(Place::Lanes, |step| survey.place_in(&step.id, &[role]))
}

/// A time of the day in minutes, from `HH:MM`; `None` for anything else.
pub fn minutes(time: &str) -> Option<u32> {
    let (hour, minute) = time.split_once(':')?;
    let (hour, minute) = (hour.parse::<u32>().ok()?, minute.parse::<u32>().ok()?);
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

/// Hours that cannot be: nobody needs to give any. The last step may end after midnight.
pub(super) fn times(map: &JourneyMap, found: &mut Vec<Check>) {
    let read = |time: &Option<String>| time.as_deref().and_then(minutes);
    let timed: Vec<(&Step, u32)> = map.steps().filter_map(|step| Some((step, read(&step.begins)?))).collect();
    let mut add = |rule, step: &StepId| found.push(Check::new(rule, Place::Step(step.clone())));
    let mut before: Option<(u32, Option<u32>)> = None;
    for (at, &(step, begins)) in timed.iter().enumerate() {
        let ends = read(&step.ends);
        let is_last = at + 1 == timed.len();
        if ends.is_some_and(|ends| ends == begins || ends < begins && !is_last) {
            add(Rule::EndBeforeBegin, &step.id);
        }
        match before {
            Some((earlier, _)) if begins < earlier => add(Rule::TimesOutOfOrder, &step.id),
            Some((_, Some(end))) if begins < end => add(Rule::TimesOverlap, &step.id),
            _ => {}
        }
        before = Some((begins, ends));
    }
}
