//! A cell and its cards.

use leptos::prelude::*;

use super::card_view::CardView;
use super::desk::Desk;
use crate::board::Board;
use crate::editor::stop::Stop;
use crate::method::touchpoints::{by_name, crosses_network, is_switch};
use crate::model::{CellKey, LaneRole, MapKind, StepId};

/// A cell of a lane of cards: a list to the keyboard, a place to drop to the pointer.
#[component]
pub fn CardCell(desk: Desk, cell: CellKey, contact: bool) -> impl IntoView {
    let board = desk.board();
    let key = cell.to_string();
    let switch = contact.then(|| switch_at(desk, cell.clone()));
    let switch_id = format!("switch-{}-{}", cell.step, cell.lane);
    let named = format!("lane-name-{} step-{}", cell.lane, cell.step);
    let id = Stop::Cell(cell.clone()).element_id();
    let described = {
        let (board, cell, switch_id) = (board.clone(), cell.clone(), switch_id.clone());
        let passive = passive_mark(desk, &cell);
        move || match switch {
            _ if board.cards_in(&cell).is_empty() => {
                let mark = passive.as_ref().is_some_and(|(step, _)| is_passive(&board, step));
                Some(if mark { format!("empty-cell no-action-{}", cell.step) } else { "empty-cell".to_owned() })
            }
            Some(switch) => switch.with(Option::is_some).then(|| switch_id.clone()),
            None => None,
        }
    };
    let passive = passive_mark(desk, &cell).map(|(step, text)| {
        let (board, cell) = (board.clone(), cell.clone());
        move || {
            let shown = is_passive(&board, &step) && board.cards_in(&cell).is_empty();
            shown.then(|| view! { <p class="no-action" id=format!("no-action-{step}") data-no-action=step.to_string()>{text}</p> })
        }
    });
    // Read once: a lane is locked from the day it is made, and there may be ten thousand cells.
    let locked = board.read(|map| map.lane(&cell.lane).is_some_and(|lane| lane.locked)).then_some("true");
    view! {
        <div role="gridcell" class="cell" data-cell=key aria-readonly=locked>
            {switch.map(|switch| move || switch.get().map(|switch| switch.show(switch_id.clone())))}
            <div role="listbox" class="cards" id=id aria-multiselectable="true" aria-labelledby=named aria-describedby=described tabindex="-1">
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
    fn show(self, id: String) -> impl IntoView {
        let kind = if self.crosses { "crosses" } else { "stays" };
        view! {
            <div class="switch" data-switch=kind title=self.full.clone()>
                <span aria-hidden="true">{self.short}</span>
                <span class="unseen" id=id>
                    {self.full.clone()}
                </span>
            </div>
        }
    }
}

/// Where the channel changes between the cell before and `cell`. Listens to the channels of the two and to the order of columns.
fn switch_at(desk: Desk, cell: CellKey) -> Memo<Option<Switch>> {
    let words = &desk.shell.words().touchpoints;
    let board = desk.board();
    Memo::new(move |_| {
        let columns = board.columns();
        let at = columns.iter().position(|column| column.step == cell.step)?;
        let step = columns.get(at.checked_sub(1)?)?.step.clone();
        let channels = |cell: &CellKey| by_name(board.channels(cell), desk.shell.word_order());
        let before = channels(&CellKey { step, lane: cell.lane.clone() });
        let after = channels(&cell);
        is_switch(&before, &after).then(|| Switch {
            short: words.switch_in_short(&before, &after),
            full: (words.switch)(&before, &after),
            crosses: crosses_network(&before, &after),
        })
    })
}
