//! A row of the board: its header with the guiding question, and its cells. Each row lays itself out alone, so that rows out of sight
//! cost nothing.

use leptos::prelude::*;

use super::cell::CardCell;
use super::desk::Desk;
use super::emotion_row::{Curve, EmotionCell, wished_beside};
use super::icons::{self, icon, role_path};
use crate::model::{BlueprintLine, CellKey, LaneId};

/// A lane: its header, then a cell for each step; those of a lane of contacts say where the channel changes.
#[component]
pub fn LaneRow(desk: Desk, id: LaneId, curve: bool, contact: bool) -> impl IntoView {
    let board = StoredValue::new(desk.board());
    let role = desk.board().read(|map| map.lane(&id).map(|lane| lane.role.clone()).unwrap_or_default());
    let lane = StoredValue::new(id.clone());
    view! {
        <div role="row" class="lane" class:curve=curve data-role=role.as_str().to_owned()>
            <LaneHeader desk id />
            <For each=move || board.get_value().columns() key=Clone::clone let:column>
                {
                    let cell = CellKey { step: column.step, lane: lane.get_value() };
                    if curve {
                        view! { <EmotionCell desk cell /> }.into_any()
                    } else {
                        view! { <CardCell desk cell contact /> }.into_any()
                    }
                }
            </For>
            {curve.then(|| {
                let lane = lane.get_value();
                view! { <Curve desk lane=lane.clone() beside=wished_beside(desk, lane) /> }
            })}
        </div>
    }
}

#[component]
fn LaneHeader(desk: Desk, id: LaneId) -> impl IntoView {
    let words = desk.shell.words();
    let board = desk.board();
    let role = board.read(|map| map.lane(&id).map(|lane| lane.role.clone()).unwrap_or_default());
    let (label, question) = {
        let (first, second, named, asked) = (board.clone(), board, id.clone(), id.clone());
        (
            move || first.lane(&named).map(|lane| lane.label).unwrap_or_default(),
            move || second.lane(&asked).map(|lane| lane.question).unwrap_or_default(),
        )
    };
    let hint = question.clone();
    let locked = {
        let (board, id) = (desk.board(), id.clone());
        move || {
            board
                .lane(&id)
                .filter(|lane| lane.locked)
                .map(|_| view! { <span class="locked">{icon(icons::LOCK)}{words.compare.locked}</span> })
        }
    };
    let legend = {
        let id = id.clone();
        move || {
            desk.behind
                .with(|behind| Some((words.compare.behind)(&behind.as_ref().filter(|behind| behind.lane == id)?.title)))
        }
    };
    view! {
        <div
            role="rowheader"
            class="lane-header"
            id=format!("lane-{id}")
            data-lane=id.to_string()
            data-role=role.as_str().to_owned()
            data-drag
            tabindex="-1"
        >
            <span class="role-mark">{icon(role_path(&role))}</span>
            <span class="lane-words">
                <span class="name" id=format!("lane-name-{id}")>
                    {label}
                </span>
                <span class="question" title=hint>{question}</span>
                {locked}
                <span class="behind-legend">{legend}</span>
            </span>
        </div>
    }
}

/// A line of a blueprint, by its name. It follows from the roles around it and can be neither moved nor deleted.
#[component]
pub fn LineRow(desk: Desk, line: BlueprintLine) -> impl IntoView {
    let name = (desk.shell.words().board.line)(line);
    view! {
        <div role="row" class="line" data-line=line.as_str()>
            <div role="rowheader" class="line-name">
                {name}
            </div>
        </div>
    }
}
