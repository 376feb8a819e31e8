//! The board: stages and steps above, lanes below, cards in the cells. Ids go down; what they stand for is read where it is shown.

use leptos::prelude::*;

use super::arrows::Arrows;
use super::desk::Desk;
use super::icons::{self, icon};
use super::lane_row::{LaneRow, LineRow};
use super::pointer;
use crate::board::{Board, Column};
use crate::method::touchpoints::is_contact_lane;
use crate::model::{BlueprintLine, LaneId, MapKind, StageId, lane};

/// A row below the headers.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Row {
    /// A lane; one whose nature changes, between cards and curve or contact and not, is drawn anew.
    Lane { id: LaneId, curve: bool, contact: bool },
    /// A line of a blueprint.
    Line(BlueprintLine),
}

/// The lanes in sight with the lines that follow from them.
fn rows(board: &Board) -> Vec<Row> {
    let in_sight = board.rows();
    board.read(|map| {
        let lanes: Vec<_> = map.lanes.iter().filter(|lane| in_sight.contains(&lane.id)).cloned().collect();
        let lines = if map.kind == MapKind::ServiceBlueprint { lane::lines(&lanes) } else { Vec::new() };
        let mut rows = Vec::new();
        for lane in lanes {
            let above = lines.iter().filter(|(_, below)| *below == lane.id);
            rows.extend(above.map(|(line, _)| Row::Line(*line)));
            rows.push(Row::Lane { curve: lane.is_emotion(), contact: is_contact_lane(&lane), id: lane.id });
        }
        rows
    })
}

/// The board.
#[component]
pub fn Grid(desk: Desk) -> impl IntoView {
    let words = desk.shell.words();
    let board = StoredValue::new(desk.board());
    let id = desk.id.get_value().to_string();
    let empty = move || {
        let board = board.get_value();
        board.columns().is_empty() && board.rows().is_empty()
    };
    let dragging = pointer::listen(desk);
    let without_switches = Memo::new(move |_| desk.looks.with(|looks| looks.without_switches));
    view! {
        <div
            id="board-scroller"
            class="scroller"
            role="region"
            aria-label=words.board.board
            tabindex="-1"
            node_ref=dragging
            style=("--zoom", move || format!("calc({} / 100)", desk.zoom.get()))
        >
            <p id="board-hint" class="unseen">{words.board.hint}</p>
            <p id="empty-cell" class="unseen">{words.board.empty_cell}</p>
            <div
                role="grid"
                class="grid"
                class:without-switches=move || without_switches.get()
                data-board=id
                aria-label=move || board.get_value().about(|map| map.title.clone())
                aria-describedby="board-hint"
            >
                <Headers desk />
                <div role="rowgroup" class="lanes">
                    <For each=move || rows(&board.get_value()) key=Clone::clone let:row>
                        {match row {
                            Row::Lane { id, curve, contact } => view! { <LaneRow desk id curve contact /> }.into_any(),
                            Row::Line(line) => view! { <LineRow desk line /> }.into_any(),
                        }}
                    </For>
                </div>
                <AddLaneRow desk />
            </div>
            <Arrows desk />
            <Show when=empty>
                <div class="empty-map">
                    <h2>{words.board.blank_title}</h2>
                    <p>{words.board.blank_text}</p>
                </div>
            </Show>
        </div>
    }
}

/// The two header rows: stages, and the steps under them.
#[component]
fn Headers(desk: Desk) -> impl IntoView {
    let words = desk.shell.words();
    let board = StoredValue::new(desk.board());
    view! {
        <div role="rowgroup" class="headers">
            <div role="row" class="stages">
                <div role="columnheader" class="corner">{words.board.stages}</div>
                <For each=move || board.get_value().stages() key=Clone::clone let:stage>
                    <StageHeader desk id=stage.0 span=stage.1 />
                </For>
                <div role="gridcell" class="add-stage">
                    <button
                        type="button"
                        class="ghost"
                        tabindex="-1"
                        data-command="add-stage"
                        data-at-end
                        title=words.commands.add_stage.title
                        aria-label=words.commands.add_stage.title
                    >
                        {icon(icons::PLUS)}
                    </button>
                </div>
            </div>
            <div role="row" class="steps">
                <div role="columnheader" class="corner">{words.board.steps}</div>
                <For each=move || board.get_value().columns() key=Clone::clone let:column>
                    <StepHeader desk column />
                </For>
            </div>
        </div>
    }
}

/// A stage over its steps: a chevron, so that the journey reads at a glance.
#[component]
fn StageHeader(desk: Desk, id: StageId, span: usize) -> impl IntoView {
    let board = desk.board();
    let number = {
        let (board, id) = (board.clone(), id.clone());
        move || board.stages().iter().position(|(other, _)| *other == id).unwrap_or_default() + 1
    };
    let shown = id.clone();
    view! {
        <div
            role="columnheader"
            class="stage"
            id=format!("stage-{id}")
            data-stage=id.to_string()
            data-drag
            aria-colspan=span.to_string()
            tabindex="-1"
            style=("--span", span.to_string())
        >
            <span class="chevron">
                <span class="number" aria-hidden="true">{number}</span>
                <span class="name">{move || board.stage_name(&shown)}</span>
            </span>
        </div>
    }
}

/// A step's header. Its name is empty in a flat stage, where the stage's says it all.
#[component]
fn StepHeader(desk: Desk, column: Column) -> impl IntoView {
    let board = desk.board();
    let id = column.step;
    let (shown, stage) = (id.clone(), column.stage.clone());
    let hours = {
        let (board, id) = (board.clone(), id.clone());
        let words = &desk.shell.words().blueprint;
        move || {
            let hours = board.step(&id).map(|step| words.hours(&step)).filter(|hours| !hours.is_empty());
            hours.map(|hours| view! { <span class="hours" data-hours>{hours}</span> })
        }
    };
    view! {
        <div
            role="columnheader"
            class="step"
            id=format!("step-{id}")
            data-step=id.to_string()
            data-of=column.stage.to_string()
            data-drag
            tabindex="-1"
        >
            <span class="name">
                {move || {
                    let name = board.step_name(&shown);
                    if name.is_empty() {
                        view! { <span class="unseen">{board.stage_name(&stage)}</span> }.into_any()
                    } else {
                        name.into_any()
                    }
                }}
            </span>
            {hours}
        </div>
    }
}

/// Below the last lane: room for another.
#[component]
fn AddLaneRow(desk: Desk) -> impl IntoView {
    let words = desk.shell.words();
    view! {
        <div role="row" class="add-lane">
            <div role="gridcell">
                <button type="button" class="ghost" tabindex="-1" data-command="add-lane" data-at-end>
                    {icon(icons::PLUS)}
                    {words.commands.add_lane.title}
                </button>
            </div>
        </div>
    }
}
