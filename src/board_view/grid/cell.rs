//! A cell of a lane of cards, made by hand as its cards are.

use leptos::prelude::*;
use web_sys::Element;

use crate::board::Board;
use crate::board_view::editor_context::EditorContext;
use crate::board_view::grid::card_view;
use crate::board_view::grid::prototype::{Prototype, append, set};
use crate::browser::page;
use parcours_core::editor::focus::Focus;
use parcours_core::method::touchpoints::{by_name, crosses_network, is_switch};
use parcours_core::model::{CardId, CellKey, LaneRole, MapKind, SortedSet, StepId};

/// A cell of a lane of cards: a list to the keyboard, a place to drop to the pointer. It is kept as the map has it while the owner it was
/// made under lasts. One of a lane of contacts says where the channel changes.
pub fn draw(editor: EditorContext, cell: CellKey, contact: bool) -> Element {
    let board = editor.board();
    let element = CELL.with(Prototype::copy);
    let _ = element.set_attribute("data-cell", &cell.to_string());
    // Read once: a lane is locked from the day it is made.
    if board.read(|map| map.lane(&cell.lane).is_some_and(|lane| lane.locked)) {
        let _ = element.set_attribute("aria-readonly", "true");
    }
    let Some(list) = element.first_element_child() else { return element };
    list.set_id(&Focus::Cell(cell.clone()).element_id());
    let _ = list.set_attribute("aria-labelledby", &format!("lane-name-{} step-name-{}", cell.lane, cell.step));
    let switch = contact.then(|| switch_at(editor, cell.clone()));
    let passive = passive_mark(editor, &cell);
    let effect = RenderEffect::new(move |before: Option<Described>| {
        let cards = board.cards_in(&cell);
        show_cards(editor, &list, &cards);
        let now = Described {
            is_empty: cards.is_empty(),
            no_action: cards.is_empty() && passive.as_ref().is_some_and(|(step, _)| is_passive(&board, step)),
            switch: switch.and_then(|switch| switch.get()),
        };
        if before.as_ref() != Some(&now) {
            describe(&list, &cell, &now, passive.as_ref().map_or("", |(_, text)| text));
        }
        now
    });
    on_cleanup(move || drop(effect));
    element
}

thread_local! {
    static CELL: Prototype = Prototype::new(|cell| {
        set(cell, &[("role", "gridcell"), ("class", "cell")]);
        if let Some(list) = append(cell, "div", "cards", "") {
            set(&list, &[("role", "listbox"), ("aria-multiselectable", "true"), ("tabindex", "-1")]);
        }
        // For the pointer only: with the keyboard, Enter and the bar of actions add a card.
        if let Some(add) = append(cell, "button", "add", "") {
            set(&add, &[("type", "button"), ("tabindex", "-1"), ("aria-hidden", "true"), ("data-add", "")]);
        }
    });
}

/// Brings the cards in `list` in line with `cards`. What stays where it is is not touched, and keeps the focus.
fn show_cards(editor: EditorContext, list: &Element, cards: &[CardId]) {
    if !list.has_child_nodes() {
        for id in cards {
            let _ = list.append_child(&card_view::draw(editor, id));
        }
        return;
    }
    let wanted: SortedSet<&CardId> = cards.iter().collect();
    let mut next = list.first_element_child();
    while let Some(element) = next {
        next = element.next_element_sibling();
        if !id_of(&element).is_some_and(|id| wanted.contains(&id)) {
            element.remove();
        }
    }
    let mut place = list.first_element_child();
    for id in cards {
        let is_it = |element: &Element| id_of(element).as_ref() == Some(id);
        if place.as_ref().is_some_and(is_it) {
            place = place.and_then(|element| element.next_element_sibling());
            continue;
        }
        let after = place.as_ref().and_then(Element::next_element_sibling);
        if after.as_ref().is_some_and(is_it) {
            // The one before it moved on: it is found again further down.
            if let (Some(moved), Some(after)) = (place.take(), after) {
                moved.remove();
                place = after.next_element_sibling();
                let _ = list.append_child(&moved);
            }
            continue;
        }
        let own = page::document().get_element_by_id(&format!("card-{id}"));
        let own = own.filter(|element| element.parent_element().as_ref() == Some(list));
        let element = own.unwrap_or_else(|| card_view::draw(editor, id));
        let _ = list.insert_before(&element, place.as_deref());
    }
}

fn id_of(card: &Element) -> Option<CardId> {
    card.get_attribute("data-card").map(CardId::from)
}

/// What is said of a cell beside its cards.
#[derive(PartialEq)]
struct Described {
    is_empty: bool,
    no_action: bool,
    switch: Option<Switch>,
}

/// Shows around `list` what is said of its cell; `passive` is how it says that the customer does nothing.
fn describe(list: &Element, cell: &CellKey, now: &Described, passive: &str) {
    const SELECTOR: &str = ":scope > .switch, :scope > .no-action";
    let Some(element) = list.parent_element() else { return };
    while let Ok(Some(old)) = element.query_selector(SELECTOR) {
        old.remove();
    }
    let (switch_id, no_action_id) = (format!("switch-{}-{}", cell.step, cell.lane), format!("no-action-{}", cell.step));
    if let Some(shown) = now.switch.as_ref().and_then(|switch| switch.draw(&element, &switch_id)) {
        let _ = element.insert_before(&shown, Some(list));
    }
    if now.no_action
        && let Some(text) = append(&element, "p", "no-action", passive)
    {
        set(&text, &[("id", &no_action_id), ("data-no-action", cell.step.as_str())]);
        let _ = element.insert_before(&text, list.next_sibling().as_ref());
    }
    let described = match now {
        Described { is_empty: true, no_action: true, .. } => format!("empty-cell {no_action_id}"),
        Described { is_empty: true, .. } => "empty-cell".to_owned(),
        Described { switch: Some(_), .. } => switch_id,
        _ => return drop(list.remove_attribute("aria-describedby")),
    };
    let _ = list.set_attribute("aria-describedby", &described);
}

/// The step of a cell that says when the customer does nothing, and how it says so: only in the lane of their actions in a blueprint.
fn passive_mark(editor: EditorContext, cell: &CellKey) -> Option<(StepId, &'static str)> {
    let says = editor.board().read(|map| {
        let is_action = map.lane(&cell.lane).is_some_and(|lane| lane.role == LaneRole::Action);
        is_action && map.kind == MapKind::ServiceBlueprint
    });
    says.then(|| (cell.step.clone(), editor.app.words().blueprint.no_action))
}

fn is_passive(board: &Board, step: &StepId) -> bool {
    board.step(step).is_some_and(|step| step.passive)
}

/// A change of channel on the way into a cell.
#[derive(Clone, PartialEq)]
struct Switch {
    /// As it is seen.
    short: String,
    /// As it is read out, and shown to whoever points at it.
    full: String,
    /// Whether it leaves the network, or enters it.
    crosses: bool,
}

impl Switch {
    fn draw(&self, cell: &Element, id: &str) -> Option<Element> {
        let shown = append(cell, "div", "switch", "")?;
        set(&shown, &[("data-switch", if self.crosses { "crosses" } else { "stays" }), ("title", &self.full)]);
        set(&append(&shown, "span", "", &self.short)?, &[("aria-hidden", "true")]);
        append(&shown, "span", "unseen", &self.full)?.set_id(id);
        Some(shown)
    }
}

/// Where the channel changes between the cell before and `cell`. Listens to the channels of the two and to the order of columns.
fn switch_at(editor: EditorContext, cell: CellKey) -> Memo<Option<Switch>> {
    let words = &editor.app.words().touchpoints;
    let board = editor.board();
    Memo::new(move |_| {
        let columns = board.columns();
        let at = columns.iter().position(|column| column.step == cell.step)?;
        let step = columns.get(at.checked_sub(1)?)?.step.clone();
        let channels = |cell: &CellKey| by_name(board.channels(cell), editor.app.word_order());
        let before = channels(&CellKey { step, lane: cell.lane.clone() });
        let after = channels(&cell);
        is_switch(&before, &after).then(|| Switch {
            short: words.switch_in_short(&before, &after),
            full: (words.switch)(&before, &after),
            crosses: crosses_network(&before, &after),
        })
    })
}
