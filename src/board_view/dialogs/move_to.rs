//! The Move dialog: any drop a drag can make, by choosing from lists (WCAG 2.5.7; voice control needs it too).

use leptos::prelude::*;

use super::{Buttons, close};
use crate::app::modal::Modal;
use crate::board_view::editor_context::EditorContext;
use parcours_core::editor::block::by_cell;
use parcours_core::editor::carried::{Carried, Target};
use parcours_core::editor::drops::dropped;
use parcours_core::editor::focus::Focus;
use parcours_core::editor::moves::move_to;
use parcours_core::model::{CardId, CellKey, JourneyMap};

/// A choice of a list: what it means, and what it is called.
type Choice = (String, String);

/// The dialog, for the cards or the header in focus.
#[component]
pub fn MoveTo(editor: EditorContext) -> impl IntoView {
    match editor.focus.get_untracked() {
        Some(focus @ (Focus::Stage(_) | Focus::Step(_) | Focus::Lane(_))) => {
            view! { <MoveHeader editor focus /> }.into_any()
        }
        _ => view! { <MoveCards editor /> }.into_any(),
    }
}

#[component]
fn Choose(
    label: &'static str,
    name: &'static str,
    choices: Signal<Vec<Choice>>,
    chosen: RwSignal<String>,
) -> impl IntoView {
    view! {
        <label class="field">
            <span>{label}</span>
            <select name=name on:change=move |event| chosen.set(event_target_value(&event))>
                {move || {
                    choices
                        .get()
                        .into_iter()
                        .map(|(value, text)| {
                            let here = chosen.with_untracked(|chosen| *chosen == value);
                            view! { <option value=value selected=here>{text}</option> }
                        })
                        .collect_view()
                }}
            </select>
        </label>
    }
}

#[component]
fn MoveCards(editor: EditorContext) -> impl IntoView {
    let words = editor.app.words();
    let cards = editor.look(|at| at.cards());
    let (cell, index) = editor.board().read(|map| cards.first().and_then(|id| map.place(id))).unwrap_or_default();
    let step = RwSignal::new(cell.step.to_string());
    let lane = RwSignal::new(cell.lane.to_string());
    let position = RwSignal::new(index.to_string());
    let count = cards.len();
    let apart = editor.board().read(|map| by_cell(map, &cards).len() > 1);
    let moved = StoredValue::new(cards);
    let steps = Signal::derive(move || editor.board().read(steps));
    let lanes = Signal::derive(move || editor.board().read(lanes_of_cards));
    let positions = Signal::derive(move || {
        let cell = CellKey::new(step.get(), lane.get());
        let staying = editor.board().read(|map| staying(map, &cell, &moved.get_value()).len());
        let last = staying;
        let mut choices: Vec<Choice> = (0..last).map(|at| (at.to_string(), (at + 1).to_string())).collect();
        choices.push((last.to_string(), format!("{} ({})", last + 1, words.board.last)));
        choices
    });
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let cell = CellKey::new(step.get_untracked(), lane.get_untracked());
        let cards = moved.get_value();
        let outcome = editor.look(|at| {
            let index: usize = position.get_untracked().parse().unwrap_or(usize::MAX);
            let before = staying(at.map, &cell, &cards).get(index).cloned();
            move_to(at.map, &at.view_state.visibility, &cards, &cell, before.as_ref())
        });
        editor.dialog.set(None);
        // Refused, it leaves the focus where it was.
        let focus = outcome.focus.clone().or_else(|| editor.focus.get_untracked());
        editor.carry_out(outcome.and_focus(focus));
    };
    view! {
        <Modal title=(words.board.moving)(count) closed=move || close(editor)>
            <form on:submit=submit>
                {apart.then(|| view! { <p class="quiet">{words.board.moving_apart}</p> })}
                <Choose label=words.board.to_step name="step" choices=steps chosen=step />
                <Choose label=words.board.to_lane name="lane" choices=lanes chosen=lane />
                <Choose label=words.board.to_position name="position" choices=positions chosen=position />
                <Buttons editor yes=words.board.apply_move />
            </form>
        </Modal>
    }
}

fn staying(map: &JourneyMap, cell: &CellKey, moved: &[CardId]) -> Vec<CardId> {
    map.cards_in(cell).iter().filter(|id| !moved.contains(id)).cloned().collect()
}

/// Every step, named with its stage.
fn steps(map: &JourneyMap) -> Vec<Choice> {
    let named = map.stages.iter().flat_map(|stage| {
        stage.steps.iter().map(|step| {
            let name =
                if step.name.is_empty() { stage.name.clone() } else { format!("{} · {}", stage.name, step.name) };
            (step.id.to_string(), name)
        })
    });
    named.collect()
}

fn lanes_of_cards(map: &JourneyMap) -> Vec<Choice> {
    let lanes = map.lanes.iter().filter(|lane| !lane.hidden && !lane.is_emotion());
    lanes.map(|lane| (lane.id.to_string(), lane.label.clone())).collect()
}

#[component]
fn MoveHeader(editor: EditorContext, focus: Focus) -> impl IntoView {
    let words = editor.app.words();
    let carried = match focus {
        Focus::Stage(id) => Carried::Stage(id),
        Focus::Step(id) => Carried::Step(id),
        Focus::Lane(id) => Carried::Lane(id),
        Focus::Cell(cell) => Carried::Emotion(cell),
        Focus::Card(id) => Carried::Cards { pressed: id.clone(), ids: vec![id] },
    };
    let of_step = matches!(carried, Carried::Step(_));
    let carried = StoredValue::new(carried);
    let stage = RwSignal::new(editor.board().read(|map| {
        carried.with_value(|carried| match carried {
            Carried::Step(id) => map.step(id).map(|(stage, _)| stage.id.to_string()).unwrap_or_default(),
            _ => String::new(),
        })
    }));
    let stages = Signal::derive(move || {
        editor.board().read(|map| map.stages.iter().map(|stage| (stage.id.to_string(), stage.name.clone())).collect())
    });
    let others = move || editor.board().read(|map| carried.with_value(|carried| siblings(map, carried, &stage.get())));
    let positions = Signal::derive(move || {
        let count = others().len();
        let mut choices: Vec<Choice> = (0..count).map(|at| (at.to_string(), (at + 1).to_string())).collect();
        choices.push((count.to_string(), format!("{} ({})", count + 1, words.board.last)));
        choices
    });
    let now = editor.board().read(|map| carried.with_value(|carried| place_of(map, carried)));
    let position = RwSignal::new(now.to_string());
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let index: usize = position.get_untracked().parse().unwrap_or(usize::MAX);
        let before = others().get(index).cloned();
        let target = carried.with_value(|carried| match carried {
            Carried::Stage(_) => Target::Stage { before: before.map(Into::into) },
            Carried::Step(_) => Target::Step { stage: stage.get_untracked().into(), before: before.map(Into::into) },
            _ => Target::Lane { before: before.map(Into::into) },
        });
        editor.dialog.set(None);
        let outcome = editor
            .look(|at| carried.with_value(|carried| dropped(at.map, &at.view_state.visibility, carried, &target)));
        match outcome {
            Some(outcome) => editor.carry_out(outcome),
            None => editor.settle(true),
        }
    };
    view! {
        <Modal title=words.board.move_title closed=move || close(editor)>
            <form on:submit=submit>
                {of_step.then(|| view! { <Choose label=words.board.to_stage name="stage" choices=stages chosen=stage /> })}
                <Choose label=words.board.to_position name="position" choices=positions chosen=position />
                <Buttons editor yes=words.board.apply_move />
            </form>
        </Modal>
    }
}

/// The others it would stand among, in order.
fn siblings(map: &JourneyMap, carried: &Carried, stage: &str) -> Vec<String> {
    match carried {
        Carried::Stage(id) => {
            map.stages.iter().map(|stage| &stage.id).filter(|other| *other != id).map(ToString::to_string).collect()
        }
        Carried::Step(id) => match map.stage(&stage.into()) {
            Some(stage) => {
                stage.steps.iter().map(|step| &step.id).filter(|other| *other != id).map(ToString::to_string).collect()
            }
            None => Vec::new(),
        },
        Carried::Lane(id) => {
            let others = map.lanes.iter().filter(|lane| !lane.hidden && lane.id != *id);
            others.map(|lane| lane.id.to_string()).collect()
        }
        _ => Vec::new(),
    }
}

fn place_of(map: &JourneyMap, carried: &Carried) -> usize {
    let place = match carried {
        Carried::Stage(id) => map.stages.iter().position(|stage| stage.id == *id),
        Carried::Step(id) => map.step(id).and_then(|(stage, _)| stage.steps.iter().position(|step| step.id == *id)),
        Carried::Lane(id) => map.lanes.iter().filter(|lane| !lane.hidden).position(|lane| lane.id == *id),
        _ => None,
    };
    place.unwrap_or_default()
}
