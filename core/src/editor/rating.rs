//! Weighing an idea: on the matrix by pointer and arrows, or number by number; all ways come to the same edit.

use super::announcement::{Announcement, short};
use super::details::change_cards;
use super::outcome::Outcome;
use crate::method::priorities::{MIDDLE, Rating, Way, is_idea};
use crate::model::{Card, CardId, JourneyMap};

/// One of the two numbers of an idea.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axis {
    /// What it would change.
    Impact,
    /// What it would cost.
    Effort,
}

impl Axis {
    /// The number on `card`.
    pub fn of(self, card: &Card) -> Option<i64> {
        match self {
            Self::Impact => card.impact,
            Self::Effort => card.effort,
        }
    }
}

/// Puts the idea `id` at a place of the matrix, or back among those that are not weighed.
pub fn rate(map: &JourneyMap, id: &CardId, rating: Option<Rating>) -> Outcome {
    if !is_idea(map, id) {
        return Outcome::default();
    }
    let outcome = change_cards(map, std::slice::from_ref(id), |card| {
        card.impact = rating.map(|rating| rating.impact);
        card.effort = rating.map(|rating| rating.effort);
    });
    told(map, id, outcome, rating)
}

/// Gives the idea `id` one of its numbers, or takes it away.
pub fn set(map: &JourneyMap, id: &CardId, axis: Axis, value: Option<i64>) -> Outcome {
    let Some(mut card) = map.card(id).cloned() else { return Outcome::default() };
    let before = Rating::of(&card);
    change(&mut card, axis, value);
    let rating = Rating::of(&card);
    let outcome = change_cards(map, std::slice::from_ref(id), |card| change(card, axis, value));
    // With one number of two nothing has changed its place yet.
    if rating == before { outcome } else { told(map, id, outcome, rating) }
}

fn change(card: &mut Card, axis: Axis, value: Option<i64>) {
    match axis {
        Axis::Impact => card.impact = value,
        Axis::Effort => card.effort = value,
    }
}

/// Moves the idea `id` one cell; one that is not weighed yet goes to the middle.
pub fn nudge(map: &JourneyMap, id: &CardId, way: Way) -> Outcome {
    let Some(card) = map.card(id) else { return Outcome::default() };
    match Rating::of(card) {
        None => rate(map, id, Some(MIDDLE)),
        Some(rating) => match rating.toward(way) {
            Some(next) => rate(map, id, Some(next)),
            None => Outcome::say(Announcement::MatrixEdge),
        },
    }
}

/// What a key does to the idea in focus; nothing for a key that means something else.
pub fn by_key(map: &JourneyMap, id: &CardId, key: &str) -> Option<Outcome> {
    let way = match key {
        "ArrowUp" => Way::Up,
        "ArrowDown" => Way::Down,
        "ArrowLeft" => Way::Left,
        "ArrowRight" => Way::Right,
        "Delete" | "Backspace" => return Some(rate(map, id, None)),
        _ => return None,
    };
    Some(nudge(map, id, way))
}

/// Says that an idea that was carried stays where it was.
pub fn given_up(map: &JourneyMap, id: &CardId) -> Outcome {
    Outcome::say(Announcement::RatingKept(name(map, id)))
}

fn told(map: &JourneyMap, id: &CardId, outcome: Outcome, rating: Option<Rating>) -> Outcome {
    if outcome.edit.is_none() {
        return outcome;
    }
    outcome.and_say(match rating {
        Some(rating) => Announcement::Rated { text: name(map, id), rating },
        None => Announcement::Unrated(name(map, id)),
    })
}

fn name(map: &JourneyMap, id: &CardId) -> String {
    map.card(id).map(|card| short(&card.text)).unwrap_or_default()
}
