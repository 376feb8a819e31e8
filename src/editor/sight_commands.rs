//! What the commands come to that change what of the board is in sight.

use std::sync::Arc;

use super::commands::Fresh;
use super::looks::View;
use super::outcome::{Ask, Outcome, Panel};
use super::said::{Place, Position, Said, SightSaid, short};
use super::sight::{Finding, Part, Sight};
use super::situation::Situation;
use super::stop::Stop;
use crate::format::letters::plain_letters;
use crate::method::find::{self, Condition, hidden_by, search};
use crate::model::JourneyMap;

/// Changes what is in sight.
pub fn change(at: &Situation<'_>, change: impl FnOnce(&mut Sight)) -> Outcome {
    Outcome::look(at.looks, |looks| change(&mut looks.sight))
}

/// Opens the search on the board, with what was looked for before.
pub(super) fn open(at: &Situation<'_>, _: Fresh<'_>) -> Outcome {
    let mut looks = at.looks.clone();
    looks.view = View::Board;
    looks.sight.finding.get_or_insert_default();
    Outcome::ask(Ask::Find(Box::new(looks)))
}

/// Closes the search and the choices of the filter; what the filter hides stays hidden.
pub(super) fn close(at: &Situation<'_>, _: Fresh<'_>) -> Outcome {
    change(at, |sight| {
        sight.finding = None;
        sight.choosing = false;
    })
}

/// Whether there is a search to go on with.
pub(super) fn is_searching(at: &Situation<'_>) -> bool {
    at.looks.view == View::Board
        && at.looks.sight.finding.as_ref().is_some_and(|finding| !finding.text.trim().is_empty())
}

/// Goes to the next place found, or to the one before; from the last to the first.
pub(super) fn step(at: &Situation<'_>, on: bool) -> Outcome {
    let Some(finding) = &at.looks.sight.finding else { return Outcome::default() };
    if finding.searched != finding.text {
        // Asked for before the pause after which the search is made.
        return search_now(at);
    }
    let count = finding.found.len();
    let to = if on { finding.at + 1 } else { finding.at + count.saturating_sub(1) };
    let finding = Finding { at: to.checked_rem(count).unwrap_or_default(), ..finding.clone() };
    show(at, finding)
}

/// Makes the search anew: what was shown stays shown while it is found, else the first place is.
pub fn search_now(at: &Situation<'_>) -> Outcome {
    let Some(before) = &at.looks.sight.finding else { return Outcome::default() };
    show(at, searched(at.map, &at.looks.sight, before))
}

/// Makes the search anew after an edit, without a word, unless nothing differs.
pub fn search_again(at: &Situation<'_>) -> Option<Outcome> {
    let before = at.looks.sight.finding.as_ref().filter(|finding| !finding.searched.is_empty())?;
    let before = Finding { text: before.searched.clone(), ..before.clone() };
    let after =
        Finding { text: at.looks.sight.finding.as_ref()?.text.clone(), ..searched(at.map, &at.looks.sight, &before) };
    (at.looks.sight.finding.as_ref() != Some(&after)).then(|| change(at, |sight| sight.finding = Some(after)))
}

fn searched(map: &JourneyMap, sight: &Sight, before: &Finding) -> Finding {
    let places = search(map, &before.text, plain_letters);
    let all = places.len();
    let stops = places.into_iter().map(|place| match place {
        find::Place::Stage(id) => Stop::Stage(id),
        find::Place::Step(id) => Stop::Step(id),
        find::Place::Lane(id) => Stop::Lane(id),
        find::Place::Card(id) => Stop::Card(id),
    });
    let found: Vec<Stop> = stops.filter(|stop| sight.shows(map, stop)).collect();
    let at = found.iter().position(|stop| Some(stop) == before.current()).unwrap_or_default();
    Finding {
        text: before.text.clone(),
        searched: before.text.clone(),
        out_of_sight: all - found.len(),
        found: Arc::new(found),
        at,
    }
}

fn show(at: &Situation<'_>, finding: Finding) -> Outcome {
    let said = match finding.current() {
        _ if finding.text.trim().is_empty() => None,
        None => Some(SightSaid::NothingFound { out_of_sight: finding.out_of_sight }),
        Some(stop) => Some(SightSaid::Found {
            what: name(at.map, stop),
            place: matches!(stop, Stop::Card(_))
                .then(|| stop.cell(at.map).map(|cell| Place::of(at.map, &cell)))
                .flatten(),
            position: Position { number: finding.at + 1, of: finding.found.len() },
        }),
    };
    let outcome = change(at, |sight| sight.finding = Some(finding));
    match said {
        Some(said) => outcome.and_say(Said::Sight(said)),
        None => outcome,
    }
}

/// What a place is called, in short.
pub fn name(map: &JourneyMap, stop: &Stop) -> String {
    match stop {
        Stop::Stage(id) => map.stage(id).map(|stage| stage.name.clone()).unwrap_or_default(),
        Stop::Step(id) => map.column_name(id).to_owned(),
        Stop::Lane(id) => map.lane(id).map(|lane| lane.label.clone()).unwrap_or_default(),
        Stop::Card(id) => map.card(id).map(|card| short(&card.text)).unwrap_or_default(),
        Stop::Cell(_) => String::new(),
    }
}

/// Lays out the choices of the filter, or puts them away.
pub(super) fn choose(at: &Situation<'_>, _: Fresh<'_>) -> Outcome {
    Outcome::look(at.looks, |looks| {
        looks.sight.choosing = looks.view != View::Board || !looks.sight.choosing;
        looks.view = View::Board;
    })
}

/// Lets only those cards through that `filter` does, from now on.
pub fn filter_by(at: &Situation<'_>, filter: Vec<Condition>) -> Outcome {
    let hidden = (!filter.is_empty()).then(|| Arc::new(hidden_by(at.map, &filter)));
    let sight = Sight { filter, hidden, ..at.looks.sight.clone() };
    let hidden = sight.hidden_count(at.map);
    let said = if sight.filter.is_empty() { SightSaid::AllCards } else { SightSaid::Hidden { count: hidden } };
    change(at, |now| *now = sight).and_say(Said::Sight(said))
}

/// With `condition` beside the others, or without it.
pub fn toggle(at: &Situation<'_>, condition: &Condition) -> Outcome {
    let mut filter = at.looks.sight.filter.clone();
    match filter.iter().position(|other| other == condition) {
        Some(index) => drop(filter.remove(index)),
        None => filter.push(condition.clone()),
    }
    filter_by(at, filter)
}

/// Looks at the stage or the lane in focus alone.
pub(super) fn focus_on(at: &Situation<'_>, part: Option<Part>) -> Outcome {
    let Some(part) = part.filter(|part| part.exists(at.map)) else { return Outcome::default() };
    let said = SightSaid::Only(part.name(at.map).to_owned());
    Outcome::look(at.looks, |looks| {
        looks.view = View::Board;
        looks.sight.part = Some(part);
    })
    .and_say(Said::Sight(said))
}

/// Looks at the whole map again.
pub(super) fn focus_all(at: &Situation<'_>, _: Fresh<'_>) -> Outcome {
    change(at, |sight| sight.part = None).and_say(Said::Sight(SightSaid::WholeMap))
}

/// Asks which map a stage or a lane is to be copied to.
pub(super) fn copy_to(stop: Option<Stop>) -> Outcome {
    stop.map_or_else(Outcome::default, |stop| Outcome::ask(Ask::Open(Panel::CopyTo(stop))))
}
