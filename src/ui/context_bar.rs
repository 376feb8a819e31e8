//! The bar of actions on what is in focus: what a drag can do, a click or a tap can do here too (WCAG 2.5.7).

use leptos::prelude::*;

use super::command_button::CommandButton;
use super::desk::Desk;
use super::icons;
use super::icons::face;
use super::toolbar;
use crate::browser::page;
use crate::editor::header_commands::{name_feeling, set_emotion};
use crate::editor::stop::Stop;
use crate::format::limits;
use crate::model::{CellKey, Score};

/// What kind of thing is in focus: the bar is only drawn anew when this changes.
#[derive(Clone, PartialEq, Eq)]
enum Kind {
    Cards(usize),
    EmptyCell,
    Emotion(CellKey),
    Stage,
    Step,
    Lane,
}

fn kind(desk: Desk) -> Option<Kind> {
    let stop = desk.stop.get();
    let selected = desk.selection.with(|selection| selection.len());
    desk.board().revision();
    desk.look(|at| {
        Some(match stop? {
            Stop::Card(id) if desk.selection.with_untracked(|selection| selection.contains(&id)) => {
                Kind::Cards(selected)
            }
            Stop::Card(_) => Kind::Cards(1),
            Stop::Cell(_) if at.card_cell().is_some() => Kind::EmptyCell,
            Stop::Cell(cell) => Kind::Emotion(cell),
            Stop::Stage(_) => Kind::Stage,
            Stop::Step(_) => Kind::Step,
            Stop::Lane(_) => Kind::Lane,
        })
    })
}

/// The bar, after the board in reading order, so that Tab leads from a card to its actions.
#[component]
pub fn ContextBar(desk: Desk) -> impl IntoView {
    let words = desk.shell.words();
    let kind = Memo::new(move |_| kind(desk));
    let bar = toolbar::one_stop(move || {
        kind.track();
    });
    view! {
        <div
            class="context-bar"
            class:away=move || desk.busy.get() || !desk.engaged.get() || kind.with(Option::is_none)
            style=("--bar-top", move || desk.bar_top.get().map(page::length))
            role="toolbar"
            aria-label=words.board.context_tools
            node_ref=bar
            on:keydown=move |event| toolbar::roam(desk, &event)
        >
            {move || match kind.get() {
                None => ().into_any(),
                Some(Kind::Cards(count)) => view! { <CardTools desk count /> }.into_any(),
                Some(Kind::EmptyCell) => {
                    view! {
                        <CommandButton desk name="add-card" path=icons::PLUS worded=true />
                        <CommandButton desk name="paste" path=icons::COPY />
                        <CommandButton desk name="menu" path=icons::MORE />
                    }
                        .into_any()
                }
                Some(Kind::Emotion(cell)) => view! { <EmotionTools desk cell /> }.into_any(),
                Some(Kind::Stage) => {
                    view! {
                        <CommandButton desk name="rename-stage" path=icons::PENCIL worded=true />
                        <CommandButton desk name="add-stage-before" path=icons::ADD_BEFORE />
                        <CommandButton desk name="add-stage" path=icons::ADD_AFTER />
                        <CommandButton desk name="add-step" path=icons::PLUS />
                        <CommandButton desk name="move" path=icons::MOVE />
                        <CommandButton desk name="merge-stage" path=icons::MERGE />
                        <CommandButton desk name="delete-stage" path=icons::BIN />
                    }
                        .into_any()
                }
                Some(Kind::Step) => {
                    view! {
                        <CommandButton desk name="rename-step" path=icons::PENCIL worded=true />
                        <CommandButton desk name="add-step-before" path=icons::ADD_BEFORE />
                        <CommandButton desk name="add-step" path=icons::ADD_AFTER />
                        <CommandButton desk name="move" path=icons::MOVE />
                        <CommandButton desk name="split-stage" path=icons::SPLIT />
                        <CommandButton desk name="delete-step" path=icons::BIN />
                    }
                        .into_any()
                }
                Some(Kind::Lane) => {
                    view! {
                        <CommandButton desk name="rename-lane" path=icons::PENCIL worded=true />
                        <CommandButton desk name="add-lane" path=icons::PLUS />
                        <CommandButton desk name="move" path=icons::MOVE />
                        <CommandButton desk name="hide-lane" path=icons::HIDE />
                        <CommandButton desk name="delete-lane" path=icons::BIN />
                    }
                        .into_any()
                }
            }}
        </div>
    }
}

#[component]
fn CardTools(desk: Desk, count: usize) -> impl IntoView {
    let words = desk.shell.words();
    view! {
        {if count > 1 {
            view! { <span class="count">{(words.board.cards)(count)}</span> }.into_any()
        } else {
            view! { <CommandButton desk name="edit" path=icons::PENCIL worded=true /> }.into_any()
        }}
        <CommandButton desk name="details" path=icons::DETAILS worded=true />
        <CommandButton desk name="move" path=icons::MOVE worded=true />
        <CommandButton desk name="duplicate" path=icons::COPY />
        <CommandButton desk name="add-card" path=icons::PLUS />
        <CommandButton desk name="delete" path=icons::BIN />
        <CommandButton desk name="menu" path=icons::MORE />
    }
}

/// Five faces and the unknown, and a word for the feeling: the whole scale by taps alone.
#[component]
fn EmotionTools(desk: Desk, cell: CellKey) -> impl IntoView {
    let words = desk.shell.words();
    let board = desk.board();
    let present = {
        let (board, cell) = (board.clone(), cell.clone());
        Memo::new(move |_| board.emotion(&cell))
    };
    let key = StoredValue::new(cell);
    let faces = Score::ALL.map(|score| {
        let pressed =
            move || present.with(|emotion| emotion.as_ref().is_some_and(|emotion| emotion.score == score)).to_string();
        let name = format!("{:+}, {}", score.value(), (words.said.score)(score));
        view! {
            <button
                type="button"
                class="tool score"
                data-value=score.value().to_string()
                aria-pressed=pressed
                title=name.clone()
                aria-label=name
                on:click=move |_| {
                    let outcome = desk.board().read(|map| set_emotion(map, &key.get_value(), Some(score)));
                    desk.carry_out(crate::editor::outcome::Outcome { focus: None, ..outcome });
                }
            >
                {face(score.value())}
            </button>
        }
    });
    view! {
        {faces.collect_view()}
        <CommandButton desk name="emotion-unknown" path=icons::UNKNOWN />
        <label class="feeling-word">
            <span class="unseen">{words.board.feeling_word}</span>
            <input
                type="text"
                list="feelings"
                placeholder=words.board.feeling_word
                data-most=limits::NAME.to_string()
                prop:value=move || present.with(|emotion| emotion.as_ref().map(|emotion| emotion.feeling.clone()).unwrap_or_default())
                disabled=move || present.with(Option::is_none)
                on:change=move |event| {
                    let outcome = desk
                        .board()
                        .read(|map| name_feeling(map, &key.get_value(), &event_target_value(&event)));
                    desk.carry_out(crate::editor::outcome::Outcome { focus: None, ..outcome });
                }
            />
            <datalist id="feelings">
                {words.board.feelings.iter().map(|feeling| view! { <option value=*feeling></option> }).collect_view()}
            </datalist>
        </label>
    }
}
