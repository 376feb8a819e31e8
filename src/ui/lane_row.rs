//! A row of the board: its header with the guiding question, and its cells. Each row lays itself out alone, so that rows out of sight
//! cost nothing.

use leptos::prelude::*;

use super::cell::CardCell;
use super::desk::Desk;
use super::emotion_row::{Curve, EmotionCell};
use super::icons::{icon, role_path};
use crate::model::{BlueprintLine, CellKey, LaneId};

/// A lane: its header, then a cell for each step.
#[component]
pub fn LaneRow(desk: Desk, id: LaneId, curve: bool) -> impl IntoView {
    let role = desk.board().read(|map| map.lane(&id).map(|lane| lane.role.clone()).unwrap_or_default());
    let lane = StoredValue::new(id.clone());
    view! {
        <div role="row" class="lane" class:curve=curve data-role=role.as_str().to_owned()>
            <LaneHeader desk id />
            <For each=move || desk.columns() key=Clone::clone let:column>
                {
                    let cell = CellKey { step: column.step, lane: lane.get_value() };
                    if curve {
                        view! { <EmotionCell desk cell /> }.into_any()
                    } else {
                        view! { <CardCell desk cell /> }.into_any()
                    }
                }
            </For>
            {curve.then(|| view! { <Curve desk lane=lane.get_value() /> })}
        </div>
    }
}

#[component]
fn LaneHeader(desk: Desk, id: LaneId) -> impl IntoView {
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
