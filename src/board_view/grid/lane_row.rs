//! A row of the board: its header with the guiding question, and its cells. Each row lays itself out alone, so that rows out of sight
//! cost nothing.

use leptos::prelude::*;
use web_sys::Element;

use crate::app::icons::{self, icon, role_path};
use crate::app::presence::hold;
use crate::board::Column;
use crate::board_view::editor_context::EditorContext;
use crate::board_view::grid::cell;
use crate::board_view::grid::emotion_row::{Curve, EmotionCell, sides, wished_beside};
use parcours_core::editor::breaks::longest_word;
use parcours_core::model::{BlueprintLine, CellKey, LaneId, LaneRole, Score};
use parcours_core::words::{Words, signed};

/// A lane: its header, then a cell for each step; those of a lane of contacts say where the channel changes.
#[component]
pub fn LaneRow(editor: EditorContext, id: LaneId, curve: bool, contact: bool) -> impl IntoView {
    let role = editor.board().read(|map| map.lane(&id).map(|lane| lane.role.clone()).unwrap_or_default());
    let role = role.as_str().to_owned();
    if !curve {
        return view! { <div role="row" class="lane" data-role=role use:filled=(editor, id, contact)></div> }
            .into_any();
    }
    let lane = StoredValue::new(id.clone());
    let beside = wished_beside(editor, id.clone());
    let sides = sides(editor, id.clone(), beside);
    view! {
        <div role="row" class="lane curve" data-role=role>
            <LaneHeader editor id />
            <For each=move || editor.columns() key=Clone::clone let:column>
                {
                    let cell = CellKey { step: column.step, lane: lane.get_value() };
                    view! { <EmotionCell editor cell sides /> }
                }
            </For>
            <Curve editor lane=lane.get_value() beside />
        </div>
    }
    .into_any()
}

/// A cell as it is drawn.
struct DrawnCell {
    column: Column,
    element: Element,
    /// What keeps it as the map has it.
    owner: Owner,
}

/// Fills the row of a lane of cards: its header, then its cells, which follow the columns.
fn filled(row: Element, (editor, lane, contact): (EditorContext, LaneId, bool)) {
    let mut header = view! { <LaneHeader editor id=lane.clone() /> }.into_any().build();
    header.mount(&row, None);
    hold(header);
    // Cells outlast what made them: each goes with its column, and all of them with the row.
    let row_owner = Owner::current().unwrap_or_default();
    let effect = RenderEffect::new(move |before: Option<Vec<DrawnCell>>| {
        let columns = editor.columns();
        let mut drawn = before.unwrap_or_default();
        drawn.retain(|cell| {
            let stays = columns.contains(&cell.column);
            if !stays {
                cell.element.remove();
                cell.owner.cleanup();
            }
            stays
        });
        let mut kept = drawn.into_iter().map(|cell| (cell.column.clone(), cell)).collect::<Vec<_>>();
        let mut place = row.first_element_child().and_then(|header| header.next_element_sibling());
        let next = columns.into_iter().map(|column| {
            let cell = match kept.iter().position(|(of, _)| *of == column) {
                Some(at) => kept.remove(at).1,
                None => {
                    let owner = row_owner.child();
                    let key = CellKey { step: column.step.clone(), lane: lane.clone() };
                    let element = owner.with(|| untrack(|| cell::draw(editor, key, contact)));
                    DrawnCell { column, element, owner }
                }
            };
            if place.as_ref() == Some(&cell.element) {
                place = place.take().and_then(|element| element.next_element_sibling());
            } else {
                let _ = row.insert_before(&cell.element, place.as_deref());
            }
            cell
        });
        next.collect()
    });
    on_cleanup(move || drop(effect));
}

/// Names an end of the scale of feelings; who hears the page is told the value of each cell.
fn scale_end(words: &'static Words, score: Score) -> impl IntoView {
    let told = format!("{} {}", signed(score.value()), (words.announcements.score)(score));
    view! { <span class="scale-end" aria-hidden="true">{told}</span> }
}

#[component]
fn LaneHeader(editor: EditorContext, id: LaneId) -> impl IntoView {
    let words = editor.app.words();
    let board = editor.board();
    let role = board.read(|map| map.lane(&id).map(|lane| lane.role.clone()).unwrap_or_default());
    let (label, question) = {
        let (first, second, named, asked) = (board.clone(), board, id.clone(), id.clone());
        (
            move || first.lane(&named).map(|lane| lane.label).unwrap_or_default(),
            move || second.lane(&asked).map(|lane| lane.question).unwrap_or_default(),
        )
    };
    let word = {
        let (board, id) = (editor.board(), id.clone());
        move || longest_word(&board.lane(&id).map(|lane| lane.label).unwrap_or_default()).to_string()
    };
    let hint = question.clone();
    let locked = {
        let (board, id) = (editor.board(), id.clone());
        move || {
            board
                .lane(&id)
                .filter(|lane| lane.locked)
                .map(|_| view! { <span class="locked">{icon(icons::LOCK)}{words.board.locked}</span> })
        }
    };
    let legend = {
        let id = id.clone();
        move || {
            editor
                .behind
                .with(|behind| Some((words.board.behind)(&behind.as_ref().filter(|behind| behind.lane == id)?.title)))
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
            style=("--word", word)
        >
            <span class="role-mark">{icon(role_path(&role))}</span>
            <span class="lane-words">
                {(role == LaneRole::Emotion).then(|| scale_end(words, Score::HIGHEST))}
                <span class="name" id=format!("lane-name-{id}")>
                    {label}
                </span>
                <span class="question" title=hint>{question}</span>
                {locked}
                <span class="behind-legend">{legend}</span>
                {(role == LaneRole::Emotion).then(|| scale_end(words, Score::LOWEST))}
            </span>
        </div>
    }
}

/// A line of a blueprint, by its name. It follows from the roles around it and can be neither moved nor deleted.
#[component]
pub fn LineRow(editor: EditorContext, line: BlueprintLine) -> impl IntoView {
    let name = (editor.app.words().board.line)(line);
    view! {
        <div role="row" class="line" data-line=line.as_str()>
            <div role="rowheader" class="line-name">
                {name}
            </div>
        </div>
    }
}
