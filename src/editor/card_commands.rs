//! What the commands on cards come to.

use super::commands::Fresh;
use super::drafts::new_card;
use super::focus::vacated;
use super::moves::{Toward, label_for};
use super::outcome::{Ask, Draft, Outcome};
use super::said::{Place, Said, short};
use super::selection::Selection;
use super::situation::Situation;
use super::stop::Stop;
use crate::model::{Act, Card, CardId, CellKey, Edit, JourneyMap, Label, compose};

/// Begins a card below the one in focus, or in the cell in focus.
pub(super) fn add(at: &Situation<'_>, fresh: Fresh<'_>) -> Outcome {
    let Some(cell) = at.card_cell() else { return Outcome::default() };
    let index = match at.stop {
        Some(Stop::Card(id)) => at.map.place(id).map_or(0, |(_, index)| index + 1),
        _ => at.map.cards_in(&cell).len(),
    };
    Outcome::ask(Ask::Write(new_card(cell, index, fresh)))
}

pub(super) fn edit(at: &Situation<'_>, _: Fresh<'_>) -> Outcome {
    match at.stop {
        Some(Stop::Card(id)) => Outcome::ask(Ask::Write(Draft::Card(id.clone()))),
        _ => Outcome::default(),
    }
}

/// Copies each card below itself.
pub(super) fn duplicate(at: &Situation<'_>, fresh: Fresh<'_>) -> Outcome {
    let cards = at.cards();
    let mut edits = Vec::new();
    let mut copies: Vec<CardId> = Vec::new();
    for id in &cards {
        let (Some(card), Some((cell, index))) = (at.map.card(id), at.map.place(id)) else { continue };
        let copied_above = at.map.cards_in(&cell)[..index].iter().filter(|other| cards.contains(other)).count();
        let copy = CardId::from(fresh());
        edits.push(Edit::AddCard { id: copy.clone(), card: Box::new(card.clone()), index: index + copied_above + 1 });
        copies.push(copy);
    }
    let focus = copies.first().cloned().map(Stop::Card);
    Outcome::edit(Edit::Batch(edits), label_for(at.map, Act::DuplicateCards, &cards))
        .and_say(Said::Duplicated(copies.len()))
        .and_focus(focus)
        .and_select(copies)
}

pub(super) fn copy(at: &Situation<'_>, _: Fresh<'_>) -> Outcome {
    let cards = at.cards();
    Outcome::say(Said::Copied(cards.len())).and_ask(Ask::Copy(cards))
}

pub(super) fn cut(at: &Situation<'_>, fresh: Fresh<'_>) -> Outcome {
    let mut outcome = delete(at, fresh).and_ask(Ask::Copy(at.cards()));
    if let Some((_, label)) = &mut outcome.edit {
        label.act = Act::CutCards;
    }
    outcome
}

/// Takes `cards` off the map; the focus goes to what stands there next.
pub fn delete_cards(map: &JourneyMap, cards: &[CardId]) -> Outcome {
    let said = match cards {
        [] => return Outcome::default(),
        [id] => Said::Deleted(map.card(id).map(|card| short(&card.text)).unwrap_or_default()),
        _ => Said::DeletedMany(cards.len()),
    };
    let edit = compose::remove_cards(map, cards);
    let focus = vacated(map, cards);
    Outcome::edit(edit, label_for(map, Act::DeleteCards, cards)).and_say(said).and_focus(focus).and_select(Vec::new())
}

/// Deletes the cards in focus; the focus goes to what can be seen there next.
pub(super) fn delete(at: &Situation<'_>, _: Fresh<'_>) -> Outcome {
    let mut gone = at.cards();
    let outcome = delete_cards(at.map, &gone);
    if outcome.focus.as_ref().is_some_and(|stop| matches!(stop, Stop::Card(id) if at.looks.sight.hides(id))) {
        let cell = gone.first().and_then(|id| at.map.card(id)).map(Card::cell).unwrap_or_default();
        gone.extend(at.map.cards_in(&cell).iter().filter(|id| at.looks.sight.hides(id)).cloned());
        return outcome.and_focus(vacated(at.map, &gone));
    }
    outcome
}

pub(super) fn toggle(at: &Situation<'_>, _: Fresh<'_>) -> Outcome {
    let Some(Stop::Card(id)) = at.stop else { return Outcome::default() };
    let mut selection = at.selection.clone();
    selection.toggle(id);
    selected(at, &selection)
}

/// Moves the focus and takes the cards between along, inside the cell.
pub(super) fn extend(at: &Situation<'_>, toward: Toward) -> Outcome {
    let Some(Stop::Card(id)) = at.stop else { return Outcome::default() };
    let Some((cell, index)) = at.map.place(id) else { return Outcome::default() };
    let (above, below) = at.map.cards_in(&cell).split_at(index);
    let in_sight = |id: &&CardId| !at.looks.sight.hides(id);
    let to = match toward {
        Toward::Up => above.iter().rev().find(in_sight),
        _ => below[1..].iter().find(in_sight),
    };
    let Some(to) = to else { return Outcome::default() };
    let mut selection = at.selection.clone();
    if !selection.contains(id) {
        selection = Selection::only([id.clone()]);
    }
    selection.extend_to(at.map, &at.looks.sight, to);
    selected(at, &selection).and_focus(Stop::Card(to.clone()))
}

pub(super) fn select_all(at: &Situation<'_>, _: Fresh<'_>) -> Outcome {
    let Some(Stop::Card(id)) = at.stop else { return Outcome::default() };
    let mut selection = at.selection.clone();
    selection.widen(at.map, &at.looks.sight, id);
    selected(at, &selection)
}

pub(super) fn clear_selection(_: &Situation<'_>, _: Fresh<'_>) -> Outcome {
    Outcome::say(Said::SelectionCleared).and_select(Vec::new())
}

fn selected(at: &Situation<'_>, selection: &Selection) -> Outcome {
    let cards = selection.in_range_order(at.map, &at.looks.sight);
    let said = if cards.is_empty() { Said::SelectionCleared } else { Said::Selected(cards.len()) };
    Outcome::say(said).and_select(cards)
}

/// Puts `cards` into `cell` from `index` on, with new ids.
pub fn paste(map: &JourneyMap, cards: Vec<Card>, cell: &CellKey, index: usize, fresh: Fresh<'_>) -> Outcome {
    if cards.is_empty() {
        return Outcome::say(Said::NothingToPaste);
    }
    let mut ids = Vec::new();
    let edits = cards.into_iter().enumerate().map(|(offset, card)| {
        let id = CardId::from(fresh());
        ids.push(id.clone());
        let card = Box::new(Card { step: cell.step.clone(), lane: cell.lane.clone(), ..card });
        Edit::AddCard { id, card, index: index + offset }
    });
    let edit = Edit::Batch(edits.collect());
    let said = Said::Pasted { count: ids.len(), place: Place::of(map, cell) };
    let focus = ids.first().cloned().map(Stop::Card);
    Outcome::edit(edit, Label::many(Act::PasteCards, ids.len())).and_say(said).and_focus(focus).and_select(ids)
}
