//! The Move dialog: any drop a drag can make, by choosing from lists (WCAG 2.5.7; voice control needs it too).

use leptos::prelude::*;

use super::{Buttons, close};
use crate::editor::carried::{Carried, Target};
use crate::editor::drops::dropped;
use crate::editor::moves::move_to;
use crate::editor::stop::Stop;
use crate::model::{CardId, CellKey, JourneyMap};
use crate::ui::desk::Desk;
use crate::ui::modal::Modal;

/// A choice of a list: what it means, and what it is called.
type Choice = (String, String);

/// The dialog, for the cards or the header in focus.
#[component]
pub fn MoveTo(desk: Desk) -> impl IntoView {
    match desk.stop.get_untracked() {
        Some(stop @ (Stop::Stage(_) | Stop::Step(_) | Stop::Lane(_))) => view! { <MoveHeader desk stop /> }.into_any(),
        _ => view! { <MoveCards desk /> }.into_any(),
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
fn MoveCards(desk: Desk) -> impl IntoView {
    let words = desk.shell.words();
    let cards = desk.look(|at| at.cards());
    let (cell, index) = desk.board().read(|map| cards.first().and_then(|id| map.place(id))).unwrap_or_default();
    let step = RwSignal::new(cell.step.to_string());
    let lane = RwSignal::new(cell.lane.to_string());
    let position = RwSignal::new(index.to_string());
    let count = cards.len();
    let moved = StoredValue::new(cards);
    let steps = Signal::derive(move || desk.board().read(steps));
    let lanes = Signal::derive(move || desk.board().read(lanes_of_cards));
    let positions = Signal::derive(move || {
        let cell = CellKey::new(step.get(), lane.get());
        let staying = desk.board().read(|map| staying(map, &cell, &moved.get_value()).len());
        let last = staying;
        let mut choices: Vec<Choice> = (0..last).map(|at| (at.to_string(), (at + 1).to_string())).collect();
        choices.push((last.to_string(), format!("{} ({})", last + 1, words.board.last)));
        choices
    });
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let cell = CellKey::new(step.get_untracked(), lane.get_untracked());
        let cards = moved.get_value();
        let outcome = desk.board().read(|map| {
            let index: usize = position.get_untracked().parse().unwrap_or(usize::MAX);
            let before = staying(map, &cell, &cards).get(index).cloned();
            move_to(map, &cards, &cell, before.as_ref())
        });
        desk.panel.set(None);
        desk.carry_out(outcome);
    };
    view! {
        <Modal title=format!("{} — {}", words.board.move_title, (words.board.moving)(count)) closed=move || close(desk)>
            <form on:submit=submit>
                <Choose label=words.board.to_step name="step" choices=steps chosen=step />
                <Choose label=words.board.to_lane name="lane" choices=lanes chosen=lane />
                <Choose label=words.board.to_position name="position" choices=positions chosen=position />
                <Buttons desk yes=words.board.apply_move />
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
fn MoveHeader(desk: Desk, stop: Stop) -> impl IntoView {
    let words = desk.shell.words();
    let carried = match stop {
        Stop::Stage(id) => Carried::Stage(id),
        Stop::Step(id) => Carried::Step(id),
        Stop::Lane(id) => Carried::Lane(id),
        Stop::Cell(cell) => Carried::Emotion(cell),
        Stop::Card(id) => Carried::Cards { pressed: id.clone(), ids: vec![id] },
    };
    let of_step = matches!(carried, Carried::Step(_));
    let carried = StoredValue::new(carried);
    let stage = RwSignal::new(desk.board().read(|map| {
        carried.with_value(|carried| match carried {
            Carried::Step(id) => map.step(id).map(|(stage, _)| stage.id.to_string()).unwrap_or_default(),
            _ => String::new(),
        })
    }));
    let stages = Signal::derive(move || {
        desk.board().read(|map| map.stages.iter().map(|stage| (stage.id.to_string(), stage.name.clone())).collect())
    });
    let others = move || desk.board().read(|map| carried.with_value(|carried| siblings(map, carried, &stage.get())));
    let positions = Signal::derive(move || {
        let count = others().len();
        let mut choices: Vec<Choice> = (0..count).map(|at| (at.to_string(), (at + 1).to_string())).collect();
        choices.push((count.to_string(), format!("{} ({})", count + 1, words.board.last)));
        choices
    });
    let now = desk.board().read(|map| carried.with_value(|carried| place_of(map, carried)));
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
        desk.panel.set(None);
        let outcome = desk.board().read(|map| carried.with_value(|carried| dropped(map, carried, &target)));
        match outcome {
            Some(outcome) => desk.carry_out(outcome),
            None => desk.settle(true),
        }
    };
    view! {
        <Modal title=words.board.move_title closed=move || close(desk)>
            <form on:submit=submit>
                {of_step.then(|| view! { <Choose label=words.board.to_stage name="stage" choices=stages chosen=stage /> })}
                <Choose label=words.board.to_position name="position" choices=positions chosen=position />
                <Buttons desk yes=words.board.apply_move />
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
