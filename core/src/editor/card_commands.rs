//! What the commands on cards come to.

use super::announcement::{Announcement, Place, short};
use super::block::Cells;
use super::clipboard::Loose;
use super::drafts::new_card;
use super::focus::Focus;
use super::focus_after::vacated;
use super::movement::{Way, follow};
use super::moves::label_for;
use super::outcome::{Draft, Effect, Fresh, Outcome};
use super::selection::Selection;
use super::situation::Situation;
use super::visibility::Visibility;
use crate::model::{Act, Card, CardId, CellKey, Edit, JourneyMap, Label, compose};

/// Begins a card below the one in focus, or in the cell in focus.
pub(super) fn add(at: &Situation<'_>, fresh: Fresh<'_>) -> Outcome {
    let Some(cell) = at.card_cell() else { return Outcome::default() };
    let index = match at.focus {
        Some(Focus::Card(id)) => at.map.place(id).map_or(0, |(_, index)| index + 1),
        _ => at.map.cards_in(&cell).len(),
    };
    Outcome::effect(Effect::Write(new_card(cell, index, fresh)))
}

pub(super) fn edit(at: &Situation<'_>, _: Fresh<'_>) -> Outcome {
    match at.focus {
        Some(Focus::Card(id)) => Outcome::effect(Effect::Write(Draft::Card(id.clone()))),
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
    let focus = copies.first().cloned().map(Focus::Card);
    Outcome::edit(Edit::Batch(edits), label_for(at.map, Act::DuplicateCards, &cards))
        .and_say(Announcement::Duplicated(copies.len()))
        .and_focus(focus)
        .and_select(copies)
}

pub(super) fn copy(at: &Situation<'_>, _: Fresh<'_>) -> Outcome {
    let cards = at.cards();
    Outcome::say(Announcement::Copied(cards.len())).and_effect(Effect::Copy(cards))
}

pub(super) fn cut(at: &Situation<'_>, fresh: Fresh<'_>) -> Outcome {
    let mut outcome = delete(at, fresh).and_effect(Effect::Copy(at.cards()));
    if let Some((_, label)) = &mut outcome.edit {
        label.act = Act::CutCards;
    }
    outcome
}

/// Takes `cards` off the map; the focus goes to what stands there next.
pub fn delete_cards(map: &JourneyMap, cards: &[CardId]) -> Outcome {
    let said = match cards {
        [] => return Outcome::default(),
        [id] => Announcement::Deleted(map.card(id).map(|card| short(&card.text)).unwrap_or_default()),
        _ => Announcement::DeletedMany(cards.len()),
    };
    let edit = compose::remove_cards(map, cards);
    let focus = vacated(map, cards);
    Outcome::edit(edit, label_for(map, Act::DeleteCards, cards)).and_say(said).and_focus(focus).and_select(Vec::new())
}

/// Deletes the cards in focus; the focus goes to what can be seen there next.
pub(super) fn delete(at: &Situation<'_>, _: Fresh<'_>) -> Outcome {
    let mut gone = at.cards();
    let outcome = delete_cards(at.map, &gone);
    if outcome
        .focus
        .as_ref()
        .is_some_and(|focus| matches!(focus, Focus::Card(id) if at.view_state.visibility.hides(id)))
    {
        let cell = gone.first().and_then(|id| at.map.card(id)).map(Card::cell).unwrap_or_default();
        gone.extend(at.map.cards_in(&cell).iter().filter(|id| at.view_state.visibility.hides(id)).cloned());
        return outcome.and_focus(vacated(at.map, &gone));
    }
    outcome
}

pub(super) fn toggle(at: &Situation<'_>, _: Fresh<'_>) -> Outcome {
    let Some(Focus::Card(id)) = at.focus else { return Outcome::default() };
    let mut selection = at.selection.clone();
    selection.toggle(id);
    selected(at, selection)
}

/// Moves the focus one place and selects what lies between it and where the range began, also over cells.
pub(super) fn extend(at: &Situation<'_>, way: Way) -> Outcome {
    let Some(from) = at.focus else { return Outcome::default() };
    let is_curve =
        |focus: &Focus| focus.lane(at.map).and_then(|id| at.map.lane(&id)).is_some_and(|lane| lane.is_emotion());
    let mut to = follow(at.map, &at.view_state.visibility, from, way);
    while let Some(focus) = to.as_ref().filter(|focus| matches!(focus, Focus::Cell(_)) && is_curve(focus)) {
        to = follow(at.map, &at.view_state.visibility, focus, way);
    }
    let Some(to) = to.filter(|to| matches!(to, Focus::Card(_) | Focus::Cell(_))) else { return Outcome::default() };
    let mut selection = at.selection.clone();
    if !selection.reaches(from) {
        selection = Selection::at(from.clone());
    }
    selection.extend_to(at.map, &at.view_state.visibility, &to);
    selected(at, selection).and_focus(to)
}

pub(super) fn select_all(at: &Situation<'_>, _: Fresh<'_>) -> Outcome {
    let Some(focus) = at.focus else { return Outcome::default() };
    let mut selection = at.selection.clone();
    selection.widen(at.map, &at.view_state.visibility, focus);
    selected(at, selection)
}

pub(super) fn clear_selection(_: &Situation<'_>, _: Fresh<'_>) -> Outcome {
    Outcome::say(Announcement::SelectionCleared).and_select(Vec::new())
}

/// What selecting comes to: it is said how many cards of those in sight are.
pub fn selected(at: &Situation<'_>, mut selection: Selection) -> Outcome {
    selection.keep_in_sight(at.map, &at.view_state.visibility);
    let said =
        if selection.is_empty() { Announcement::SelectionCleared } else { Announcement::Selected(selection.len()) };
    Outcome::say(said).and_select(selection)
}

/// Puts `cards` on the map with new ids: those of their first cell into `cell` from `index` on, the others as far from it as they stood, below
/// what is there. Says why when they cannot stand so.
pub fn paste(
    map: &JourneyMap,
    visibility: &Visibility,
    cards: Vec<Loose>,
    (cell, index): (&CellKey, usize),
    fresh: Fresh<'_>,
) -> Outcome {
    if cards.is_empty() {
        return Outcome::say(Announcement::NothingToPaste);
    }
    let cells = Cells::of(map, visibility);
    let from = cells.place(cell).unwrap_or_default();
    // How many came into each cell.
    let mut filled: Vec<(CellKey, usize)> = Vec::new();
    let (mut ids, mut edits) = (Vec::new(), Vec::new());
    for Loose { card, steps, lanes } in cards {
        let beside = match (steps, lanes) {
            (0, 0) => Ok(cell.clone()),
            _ => cells.beside(
                from,
                isize::try_from(steps).unwrap_or(isize::MAX),
                isize::try_from(lanes).unwrap_or(isize::MAX),
            ),
        };
        let to = match beside {
            Ok(to) => to,
            Err(edge) => return Outcome::say(Announcement::NotTogether { text: short(&card.text), edge }),
        };
        let at = filled.iter().position(|(cell, _)| *cell == to).unwrap_or_else(|| {
            filled.push((to.clone(), if to == *cell { index } else { map.cards_in(&to).len() }));
            filled.len() - 1
        });
        let id = CardId::from(fresh());
        ids.push(id.clone());
        let card = Box::new(Card { step: to.step, lane: to.lane, ..card });
        edits.push(Edit::AddCard { id, card, index: filled[at].1 });
        filled[at].1 += 1;
    }
    let said = Announcement::Pasted { count: ids.len(), place: Place::of(map, cell) };
    let focus = ids.first().cloned().map(Focus::Card);
    Outcome::edit(Edit::Batch(edits), Label::many(Act::PasteCards, ids.len()))
        .and_say(said)
        .and_focus(focus)
        .and_select(ids)
}
