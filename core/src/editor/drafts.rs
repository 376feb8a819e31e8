//! Keeping a text that was written: one edit for a whole session of typing, or none when nothing came of it.

use super::announcement::{Announcement, Place, short};
use super::focus::{Focus, focus_in};
use super::outcome::{Draft, Outcome};
use crate::model::{Act, Card, CellKey, Edit, JourneyMap, Label};

/// How many characters of a card are worth a counter: a card is a note, not a page.
pub const TEXT_ADVISED: usize = 500;

/// The text a draft begins with.
pub fn text_of(map: &JourneyMap, draft: &Draft) -> String {
    match draft {
        Draft::NewCard { .. } | Draft::Emotion(_) => String::new(),
        Draft::Card(id) => map.card(id).map(|card| card.text.clone()).unwrap_or_default(),
        Draft::Stage(id) => map.stage(id).map(|stage| stage.name.clone()).unwrap_or_default(),
        Draft::Step(id) => map.step(id).map(|(_, step)| step.name.clone()).unwrap_or_default(),
        Draft::Lane(id) => map.lane(id).map(|lane| lane.label.clone()).unwrap_or_default(),
        Draft::Title => map.title.clone(),
    }
}

/// Where the focus goes when the draft is closed.
pub fn stop_of(map: &JourneyMap, draft: &Draft) -> Option<Focus> {
    match draft {
        Draft::NewCard { id, .. } | Draft::Card(id) if map.card(id).is_some() => Some(Focus::Card(id.clone())),
        Draft::NewCard { cell, index, .. } => Some(focus_in(map, cell.clone(), index.saturating_sub(1))),
        Draft::Card(_) | Draft::Title => None,
        Draft::Stage(id) => Some(Focus::Stage(id.clone())),
        Draft::Step(id) => Some(Focus::Step(id.clone())),
        Draft::Lane(id) => Some(Focus::Lane(id.clone())),
        Draft::Emotion(cell) => Some(Focus::Cell(cell.clone())),
    }
}

/// Keeps `text` as what the draft was for. White space at the ends goes; a name emptied is left as it was, a new card without text
/// never comes to be, and a card emptied is deleted.
pub fn keep(map: &JourneyMap, draft: &Draft, text: &str) -> Outcome {
    let text = text.trim();
    let outcome = match draft {
        Draft::NewCard { id, cell, index } if !text.is_empty() => {
            let card = Box::new(Card::new(cell.clone(), text));
            let edit = Edit::AddCard { id: id.clone(), card, index: *index };
            return Outcome::edit(edit, Label::one(Act::AddCard, short(text)))
                .and_say(Announcement::Added(Place::of(map, cell)))
                .and_focus(Focus::Card(id.clone()))
                .and_select(vec![id.clone()]);
        }
        Draft::Card(id) => {
            let Some(card) = map.card(id) else { return Outcome::default() };
            if text.is_empty() {
                return super::card_commands::delete_cards(map, std::slice::from_ref(id));
            }
            let card = Box::new(Card { text: text.to_owned(), ..card.clone() });
            Outcome::edit(Edit::ChangeCard { id: id.clone(), card }, Label::one(Act::EditCard, short(text)))
        }
        Draft::Stage(id) if !text.is_empty() => {
            let edit = Edit::RenameStage { id: id.clone(), name: text.to_owned() };
            Outcome::edit(edit, Label::one(Act::RenameStage, short(text)))
        }
        Draft::Step(id) => {
            let edit = Edit::RenameStep { id: id.clone(), name: text.to_owned() };
            Outcome::edit(edit, Label::one(Act::RenameStep, short(text)))
        }
        Draft::Lane(id) if !text.is_empty() => {
            let Some(lane) = map.lane(id) else { return Outcome::default() };
            let lane = crate::model::Lane { label: text.to_owned(), ..lane.clone() };
            Outcome::edit(Edit::ChangeLane { lane: Box::new(lane) }, Label::one(Act::RenameLane, short(text)))
        }
        Draft::Title => Outcome::edit(Edit::SetTitle(text.to_owned()), Label::one(Act::RenameMap, short(text))),
        _ => Outcome::default(),
    };
    outcome.and_focus(stop_of(map, draft))
}

/// A new card's draft at `index` of `cell`.
pub fn new_card(cell: CellKey, index: usize, fresh: &mut dyn FnMut() -> String) -> Draft {
    Draft::NewCard { id: fresh().into(), cell, index }
}
