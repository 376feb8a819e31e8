//! The board: stages and steps above, lanes below, cards in the cells. Ids go down; what they stand for is read where it is shown.

pub(crate) mod blank;
pub(crate) mod card_view;
pub(crate) mod cell;
pub(crate) mod emotion_row;
pub(crate) mod lane_row;
pub(crate) mod measuring;
pub(crate) mod prototype;
pub(crate) mod slices;

use leptos::html;
use leptos::prelude::*;
use web_sys::HtmlElement;

use crate::app::icons::{self, icon};
use crate::app::presence::hold;
use crate::board::Column;
use crate::board_view::editing;
use crate::board_view::editor_context::EditorContext;
use crate::board_view::grid::lane_row::{LaneRow, LineRow};
use crate::board_view::more::MORE;
use crate::browser::page;
use crate::browser::page_events::Resizing;
use parcours_core::editor::blank::offers;
use parcours_core::editor::breaks::{longest_word, tracks};
use parcours_core::editor::zoom::Scale;
use parcours_core::method::touchpoints::is_contact_lane;
use parcours_core::model::{BlueprintLine, LaneId, MapKind, StageId, lane};

/// A row below the headers.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) enum Row {
    /// A lane; one whose nature changes, between cards and curve or contact and not, is drawn anew.
    Lane { id: LaneId, curve: bool, contact: bool },
    /// A line of a blueprint.
    Line(BlueprintLine),
}

/// The lanes in sight with the lines that follow from them.
fn rows(editor: EditorContext) -> Vec<Row> {
    let board = editor.board();
    let in_sight = editor.rows();
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

/// Those of them that are drawn by now.
fn drawn_rows(editor: EditorContext) -> Vec<Row> {
    let mut rows = rows(editor);
    rows.truncate(editor.rows_drawn.get());
    rows
}

/// The value of the style sheets' `--zoom`: how many pixels of the window a pixel of the board takes.
pub fn style_of(scale: Scale) -> String {
    format!("calc({} / {})", scale.parts(), Scale::OWN.parts())
}

/// The board.
#[component]
pub fn Grid(editor: EditorContext) -> impl IntoView {
    let words = editor.app.words();
    let board = StoredValue::new(editor.board());
    let id = editor.id.get_value().to_string();
    let dragging = editing::listen_on_board(editor);
    let all = untrack(|| rows(editor));
    editor.rows_drawn.set(slices::first(editor, &all));
    slices::draw_rest(editor, all.len());
    card_view::keep_drawn(editor);
    let laid_out = Memo::new(move |_| tracks(&editor.widths()));
    let view_state = Memo::new(move |_| editor.view_state.with(|view_state| (view_state.cards, view_state.compact)));
    let without_switches = Memo::new(move |_| editor.view_state.with(|view_state| view_state.without_switches));
    let board_read = StoredValue::new(editor.board());
    let has_links = move || {
        let board = board_read.get_value();
        board.revision();
        board.read(|map| !map.links.is_empty())
    };
    let offers_something = move || {
        let board = board_read.get_value();
        board.revision();
        board.read(offers) != (false, false)
    };
    view! {
        <div
            id="board-scroller"
            class="scroller"
            role="region"
            aria-label=words.board.board
            tabindex="-1"
            node_ref=dragging
            // Once: from then on whoever changes it does.
            style=("--zoom", style_of(editor.zoom.get_untracked()))
        >
            <p id="board-hint" class="unseen">{words.board.hint}</p>
            <p id="empty-cell" class="unseen">{words.board.empty_cell}</p>
            <div
                role="grid"
                class="grid"
                class:compact=move || view_state.get().1
                data-cards=move || view_state.get().0.as_str()
                class:without-switches=move || without_switches.get()
                data-board=id
                lang=move || board.get_value().about(|map| map.language.as_str().to_owned())
                style=("--tracks", move || laid_out.with(|(tracks, _)| tracks.clone()))
                style=("--weights", move || laid_out.with(|(_, weights)| weights.to_string()))
                style=("--write-here", format!("\"{}\"", words.board.write_here))
                aria-label=move || board.get_value().about(|map| map.title.clone())
                aria-describedby="board-hint"
            >
                <Headers editor />
                <div role="rowgroup" class="lanes">
                    <For each=move || drawn_rows(editor) key=Clone::clone let:row>
                        {match row {
                            Row::Lane { id, curve, contact } => view! { <LaneRow editor id curve contact /> }.into_any(),
                            Row::Line(line) => view! { <LineRow editor line /> }.into_any(),
                        }}
                    </For>
                </div>
                <AddLaneRow editor />
            </div>
            {MORE.shown(editor.app, has_links, move |more| (more.arrows)(editor))}
            {MORE.shown(editor.app, offers_something, move |more| (more.blank)(editor))}
        </div>
    }
}

/// The two header rows: stages, and the steps under them.
#[component]
fn Headers(editor: EditorContext) -> impl IntoView {
    let words = editor.app.words();
    let headers = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        let Some(headers) = headers.get() else { return };
        let above = headers.clone();
        hold(Resizing::of(&headers, move || {
            // What comes into sight stops below them, however many lines their names take.
            if let Some(root) = page::element("board-scroller") {
                let height = page::length(above.get_bounding_client_rect().height());
                let _ = HtmlElement::style(&root).set_property("--headers", &height);
            }
        }));
    });
    view! {
        <div role="rowgroup" class="headers" node_ref=headers>
            <div role="row" class="stages">
                <div role="columnheader" class="corner">{words.board.stages}</div>
                <For each=move || editor.stages() key=Clone::clone let:stage>
                    <StageHeader editor id=stage.0 span=stage.1 />
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
                <For each=move || editor.columns() key=Clone::clone let:column>
                    <StepHeader editor column />
                </For>
            </div>
        </div>
    }
}

/// A stage over its steps: a chevron, so that the journey reads at a glance.
#[component]
fn StageHeader(editor: EditorContext, id: StageId, span: usize) -> impl IntoView {
    let board = editor.board();
    let number = {
        let (board, id) = (board.clone(), id.clone());
        move || board.stages().iter().position(|(other, _)| *other == id).unwrap_or_default() + 1
    };
    let shown = id.clone();
    let word = {
        let (board, id) = (board.clone(), id.clone());
        move || longest_word(&board.stage_name(&id)).to_string()
    };
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
            style=("--word", word)
        >
            <span class="chevron">
                <span class="label">
                    <span class="number" aria-hidden="true">{number}</span>
                    <span class="name">{move || board.stage_name(&shown)}</span>
                </span>
            </span>
            <span class="edge" data-edge data-no-drag aria-hidden="true"></span>
        </div>
    }
}

/// A step's header. Its name is empty in a flat stage, where the stage's says it all.
#[component]
fn StepHeader(editor: EditorContext, column: Column) -> impl IntoView {
    let board = editor.board();
    let id = column.step;
    let (shown, stage) = (id.clone(), column.stage.clone());
    let (named, unnamed, without_name) = (board.clone(), id.clone(), editor.app.words().board.step_without_name);
    let word = {
        let (board, id) = (board.clone(), id.clone());
        move || longest_word(&board.step_name(&id)).to_string()
    };
    let hours = {
        let (board, id) = (board.clone(), id.clone());
        let words = &editor.app.words().blueprint;
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
            style=("--word", word)
            // Its stage's name is the column's already.
            aria-label=move || named.step_name(&unnamed).is_empty().then_some(without_name)
        >
            <span class="name" id=format!("step-name-{id}")>
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
            <span class="edge" data-edge data-no-drag aria-hidden="true"></span>
        </div>
    }
}

/// Below the last lane: room for another.
#[component]
fn AddLaneRow(editor: EditorContext) -> impl IntoView {
    let words = editor.app.words();
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
