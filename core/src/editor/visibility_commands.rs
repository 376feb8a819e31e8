//! What the commands come to that change what of the board is in sight.

use std::sync::Arc;

use super::announcement::{Announcement, Place, Position, VisibilityAnnouncement, short};
use super::focus::Focus;
use super::outcome::{Dialog, Effect, Fresh, Outcome};
use super::situation::Situation;
use super::view_state::View;
use super::visibility::{Finding, Part, Visibility};
use crate::format::letters::plain_letters;
use crate::method::find::{self, Condition, hidden_by, search};
use crate::model::JourneyMap;

/// Changes what is in sight.
pub fn change(at: &Situation<'_>, change: impl FnOnce(&mut Visibility)) -> Outcome {
    Outcome::look(at.view_state, |view_state| change(&mut view_state.visibility))
}

/// Opens the search on the board, with what was looked for before.
pub(super) fn open(at: &Situation<'_>, _: Fresh<'_>) -> Outcome {
    let mut view_state = at.view_state.clone();
    view_state.view = View::Board;
    view_state.visibility.finding.get_or_insert_default();
    Outcome::effect(Effect::Find(Box::new(view_state)))
}

/// Closes the search and the choices of the filter; what the filter hides stays hidden.
pub(super) fn close(at: &Situation<'_>, _: Fresh<'_>) -> Outcome {
    change(at, |visibility| {
        visibility.finding = None;
        visibility.choosing = false;
    })
}

/// Whether there is a search to go on with.
pub(super) fn is_searching(at: &Situation<'_>) -> bool {
    at.view_state.view == View::Board
        && at.view_state.visibility.finding.as_ref().is_some_and(|finding| !finding.text.trim().is_empty())
}

/// Goes to the next place found, or to the one before; from the last to the first.
pub(super) fn step(at: &Situation<'_>, on: bool) -> Outcome {
    let Some(finding) = &at.view_state.visibility.finding else { return Outcome::default() };
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
    let Some(before) = &at.view_state.visibility.finding else { return Outcome::default() };
    show(at, searched(at.map, &at.view_state.visibility, before))
}

/// Makes the search anew after an edit, without a word, unless nothing differs.
pub fn search_again(at: &Situation<'_>) -> Option<Outcome> {
    let before = at.view_state.visibility.finding.as_ref().filter(|finding| !finding.searched.is_empty())?;
    let before = Finding { text: before.searched.clone(), ..before.clone() };
    let after = Finding {
        text: at.view_state.visibility.finding.as_ref()?.text.clone(),
        ..searched(at.map, &at.view_state.visibility, &before)
    };
    (at.view_state.visibility.finding.as_ref() != Some(&after))
        .then(|| change(at, |visibility| visibility.finding = Some(after)))
}

fn searched(map: &JourneyMap, visibility: &Visibility, before: &Finding) -> Finding {
    let places = search(map, &before.text, plain_letters);
    let all = places.len();
    let focuses = places.into_iter().map(|place| match place {
        find::Place::Stage(id) => Focus::Stage(id),
        find::Place::Step(id) => Focus::Step(id),
        find::Place::Lane(id) => Focus::Lane(id),
        find::Place::Card(id) => Focus::Card(id),
    });
    let found: Vec<Focus> = focuses.filter(|focus| visibility.shows(map, focus)).collect();
    let at = found.iter().position(|focus| Some(focus) == before.current()).unwrap_or_default();
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
        None => Some(VisibilityAnnouncement::NothingFound { out_of_sight: finding.out_of_sight }),
        Some(focus) => Some(VisibilityAnnouncement::Found {
            what: name(at.map, focus),
            place: matches!(focus, Focus::Card(_))
                .then(|| focus.cell(at.map).map(|cell| Place::of(at.map, &cell)))
                .flatten(),
            position: Position { number: finding.at + 1, of: finding.found.len() },
        }),
    };
    let outcome = change(at, |visibility| visibility.finding = Some(finding));
    match said {
        Some(said) => outcome.and_say(Announcement::Visibility(said)),
        None => outcome,
    }
}

/// What a place is called, in short.
pub fn name(map: &JourneyMap, focus: &Focus) -> String {
    match focus {
        Focus::Stage(id) => map.stage(id).map(|stage| stage.name.clone()).unwrap_or_default(),
        Focus::Step(id) => map.column_name(id).to_owned(),
        Focus::Lane(id) => map.lane(id).map(|lane| lane.label.clone()).unwrap_or_default(),
        Focus::Card(id) => map.card(id).map(|card| short(&card.text)).unwrap_or_default(),
        Focus::Cell(_) => String::new(),
    }
}

/// Lays out the choices of the filter, or puts them away.
pub(super) fn choose(at: &Situation<'_>, _: Fresh<'_>) -> Outcome {
    let shown = at.view_state.view != View::Board || !at.view_state.visibility.choosing;
    Outcome::look(at.view_state, |view_state| {
        view_state.visibility.choosing = shown;
        view_state.view = View::Board;
    })
    .and_say(Announcement::Visibility(if shown {
        VisibilityAnnouncement::ChoicesShown
    } else {
        VisibilityAnnouncement::ChoicesPutAway
    }))
}

/// Lets only those cards through that `filter` does, from now on.
pub fn filter_by(at: &Situation<'_>, filter: Vec<Condition>) -> Outcome {
    let hidden = (!filter.is_empty()).then(|| Arc::new(hidden_by(at.map, &filter)));
    let visibility = Visibility { filter, hidden, ..at.view_state.visibility.clone() };
    let hidden = visibility.hidden_count(at.map);
    let said = if visibility.filter.is_empty() {
        VisibilityAnnouncement::AllCards
    } else {
        VisibilityAnnouncement::Hidden { count: hidden }
    };
    change(at, |now| *now = visibility).and_say(Announcement::Visibility(said))
}

/// With `condition` beside the others, or without it.
pub fn toggle(at: &Situation<'_>, condition: &Condition) -> Outcome {
    let mut filter = at.view_state.visibility.filter.clone();
    match filter.iter().position(|other| other == condition) {
        Some(index) => drop(filter.remove(index)),
        None => filter.push(condition.clone()),
    }
    filter_by(at, filter)
}

/// Looks at the stage or the lane in focus alone.
pub(super) fn focus_on(at: &Situation<'_>, part: Option<Part>) -> Outcome {
    let Some(part) = part.filter(|part| part.exists(at.map)) else { return Outcome::default() };
    let said = VisibilityAnnouncement::Only(part.name(at.map).to_owned());
    Outcome::look(at.view_state, |view_state| {
        view_state.view = View::Board;
        view_state.visibility.part = Some(part);
    })
    .and_say(Announcement::Visibility(said))
}

/// Looks at the whole map again.
pub(super) fn focus_all(at: &Situation<'_>, _: Fresh<'_>) -> Outcome {
    change(at, |visibility| visibility.part = None).and_say(Announcement::Visibility(VisibilityAnnouncement::WholeMap))
}

/// Asks which map a stage or a lane is to be copied to.
pub(super) fn copy_to(focus: Option<Focus>) -> Outcome {
    focus.map_or_else(Outcome::default, |focus| Outcome::effect(Effect::Open(Dialog::CopyTo(focus))))
}
