//! A cell and its cards.

use leptos::prelude::*;

use crate::board::Board;
use crate::board_view::editor_context::EditorContext;
use crate::board_view::grid::card_view::CardView;
use parcours_core::editor::focus::Focus;
use parcours_core::method::touchpoints::{by_name, crosses_network, is_switch};
use parcours_core::model::{CellKey, LaneRole, MapKind, StepId};

/// A cell of a lane of cards: a list to the keyboard, a place to drop to the pointer.
#[component]
pub fn CardCell(editor: EditorContext, cell: CellKey, contact: bool) -> impl IntoView {
    let board = editor.board();
    let key = cell.to_string();
    let switch = contact.then(|| switch_at(editor, cell.clone()));
    let switch_id = format!("switch-{}-{}", cell.step, cell.lane);
    let named = format!("lane-name-{} step-name-{}", cell.lane, cell.step);
    let id = Focus::Cell(cell.clone()).element_id();
    let described = {
        let (board, cell, switch_id) = (board.clone(), cell.clone(), switch_id.clone());
        let passive = passive_mark(editor, &cell);
        move || match switch {
            _ if board.cards_in(&cell).is_empty() => {
                let mark = passive.as_ref().is_some_and(|(step, _)| is_passive(&board, step));
                Some(if mark { format!("empty-cell no-action-{}", cell.step) } else { "empty-cell".to_owned() })
            }
            Some(switch) => switch.with(Option::is_some).then(|| switch_id.clone()),
            None => None,
        }
    };
    let passive = passive_mark(editor, &cell).map(|(step, text)| {
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
                    <CardView editor id=card />
                </For>
            </div>
            {passive}
            // For the pointer only: with the keyboard, Enter and the bar of actions add a card.
            <button type="button" class="add" tabindex="-1" aria-hidden="true" data-add></button>
        </div>
    }
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
