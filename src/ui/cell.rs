//! A cell and its cards.

use leptos::prelude::*;

use super::card_view::CardView;
use super::desk::Desk;
use crate::board::Board;
use crate::editor::stop::Stop;
use crate::model::{CellKey, LaneRole, MapKind, StepId};

/// A cell of a lane of cards: a list to the keyboard, a place to drop to the pointer.
#[component]
pub fn CardCell(desk: Desk, cell: CellKey) -> impl IntoView {
    let board = desk.board();
    let key = cell.to_string();
    let named = format!("lane-name-{} step-{}", cell.lane, cell.step);
    let id = Stop::Cell(cell.clone()).element_id();
    let empty = {
        let (board, cell) = (board.clone(), cell.clone());
        let passive = passive_mark(desk, &cell);
        move || {
            let mark = || passive.as_ref().is_some_and(|(step, _)| is_passive(&board, step));
            let described =
                |mark: bool| if mark { format!("empty-cell no-action-{}", cell.step) } else { "empty-cell".to_owned() };
            board.cards_in(&cell).is_empty().then(|| described(mark()))
        }
    };
    let passive = passive_mark(desk, &cell).map(|(step, text)| {
        let (board, cell) = (board.clone(), cell.clone());
        move || {
            let shown = is_passive(&board, &step) && board.cards_in(&cell).is_empty();
            shown.then(|| view! { <p class="no-action" id=format!("no-action-{step}") data-no-action=step.to_string()>{text}</p> })
        }
    });
    view! {
        <div role="gridcell" class="cell" data-cell=key>
            <div role="listbox" class="cards" id=id aria-multiselectable="true" aria-labelledby=named aria-describedby=empty tabindex="-1">
                <For each=move || board.cards_in(&cell) key=Clone::clone let:card>
                    <CardView desk id=card />
                </For>
            </div>
            {passive}
            // For the pointer only: with the keyboard, Enter and the bar of actions add a card.
            <button type="button" class="add" tabindex="-1" aria-hidden="true" data-add></button>
        </div>
    }
}

/// The step of a cell that says when the customer does nothing, and how it says so: only in the lane of their actions in a blueprint.
fn passive_mark(desk: Desk, cell: &CellKey) -> Option<(StepId, &'static str)> {
    let says = desk.board().read(|map| {
        let is_action = map.lane(&cell.lane).is_some_and(|lane| lane.role == LaneRole::Action);
        is_action && map.kind == MapKind::ServiceBlueprint
    });
    says.then(|| (cell.step.clone(), desk.shell.words().blueprint.no_action))
}

fn is_passive(board: &Board, step: &StepId) -> bool {
    board.step(step).is_some_and(|step| step.passive)
}
