//! A cell and its cards.

use leptos::prelude::*;

use super::card_view::CardView;
use super::desk::Desk;
use crate::editor::stop::Stop;
use crate::model::CellKey;

/// A cell of a lane of cards: a list to the keyboard, a place to drop to the pointer.
#[component]
pub fn CardCell(desk: Desk, cell: CellKey) -> impl IntoView {
    let board = desk.board();
    let key = cell.to_string();
    let named = format!("lane-name-{} step-{}", cell.lane, cell.step);
    let id = Stop::Cell(cell.clone()).element_id();
    let empty = {
        let (board, cell) = (board.clone(), cell.clone());
        move || board.cards_in(&cell).is_empty().then_some("empty-cell")
    };
    // Read once: a lane is locked from the day it is made, and there may be ten thousand cells.
    let locked = board.read(|map| map.lane(&cell.lane).is_some_and(|lane| lane.locked)).then_some("true");
    view! {
        <div role="gridcell" class="cell" data-cell=key aria-readonly=locked>
            <div role="listbox" class="cards" id=id aria-multiselectable="true" aria-labelledby=named aria-describedby=empty tabindex="-1">
                <For each=move || board.cards_in(&cell) key=Clone::clone let:card>
                    <CardView desk id=card />
                </For>
            </div>
            // For the pointer only: with the keyboard, Enter and the bar of actions add a card.
            <button type="button" class="add" tabindex="-1" aria-hidden="true" data-add></button>
        </div>
    }
}
