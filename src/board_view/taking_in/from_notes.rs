//! A first map from notes: the text that asks whatever model a person uses for one, and what its answer proposes. Nothing is sent from here.

use std::cell::RefCell;

use leptos::html;
use leptos::prelude::*;

use super::ending::take;
use crate::app::modal::Modal;
use crate::board_view::dialogs::close;
use crate::board_view::editor_context::EditorContext;
use crate::browser::{clipboard, page, random};
use crate::presence::Presence;
use parcours_core::editor::answer::{Answer, read};
use parcours_core::editor::focus::Focus;
use parcours_core::editor::prompt::prompt;
use parcours_core::format::limits;
use parcours_core::method::proposal_groups::{ProposalGroup, ProposalRow, proposal_groups};
use parcours_core::method::proposals::{Proposed, accept};
use parcours_core::model::{Act, Edit, Label, MapId};
use parcours_core::words::taking_in::{self, NotesWords};
use parcours_core::words::{in_a_line, prompt as prompt_words, signed};

/// How many things that are left out are told one by one.
const MOST_SHOWN: usize = 200;

thread_local! {
    /// What was typed last, and for which map: who fetches an answer may close the dialog meanwhile.
    static TYPED: RefCell<Option<(MapId, Typed)>> = const { RefCell::new(None) };
}

/// What a person typed or pasted.
#[derive(Clone, Default)]
struct Typed {
    notes: String,
    answer: String,
}

/// What the dialog works with.
#[derive(Clone, Copy)]
struct State {
    editor: EditorContext,
    words: &'static NotesWords,
    here: Presence,
    typed: RwSignal<Typed>,
    /// What the answer proposes, once it was read.
    proposed: RwSignal<Option<Answer>>,
}

/// The dialog: first the text and the answer, then what it proposes.
#[component]
pub fn FromNotes(editor: EditorContext) -> impl IntoView {
    let words = &taking_in::of(&editor.app.words().language).notes;
    let id = editor.id.get_value();
    let typed = TYPED.with_borrow(|kept| kept.as_ref().filter(|(of, _)| *of == id).map(|(_, typed)| typed.clone()));
    let state = State {
        editor,
        words,
        here: Presence::here(),
        typed: RwSignal::new(typed.unwrap_or_default()),
        proposed: RwSignal::new(None),
    };
    Effect::new(move |_| {
        let typed = state.typed.get();
        TYPED.set(Some((id.clone(), typed)));
    });
    view! {
        <Modal title=words.title class="wide taking-in" closed=move || close(editor)>
            {move || match state.proposed.get() {
                None => view! { <Asking state /> }.into_any(),
                Some(answer) => view! { <Proposals state answer /> }.into_any(),
            }}
        </Modal>
    }
}

/// The notes, the text, and the answer.
#[component]
fn Asking(state: State) -> impl IntoView {
    let State { editor, words, here, typed, .. } = state;
    let (said, problem) = (RwSignal::new(""), RwSignal::new(String::new()));
    let field = NodeRef::<html::Textarea>::new();
    let text = Memo::new(move |_| {
        let notes = typed.with(|typed| typed.notes.clone());
        editor.board().read(|map| prompt(map, &notes, prompt_words::of(&map.language)))
    });
    let copy = move |_| {
        said.set("");
        here.spawn(async move {
            if clipboard::copy(&text.get_untracked()).await {
                return said.set(words.copied);
            }
            if let Some(field) = field.get_untracked() {
                page::focus(&field);
                field.select();
            }
            said.set(words.not_copied);
        });
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let answer = typed.with_untracked(|typed| editor.board().read(|map| read(&typed.answer, map)));
        match answer {
            Ok(answer) => state.proposed.set(Some(answer)),
            Err(why) => problem.set((words.problem)(&why, &editor.app.words().file)),
        }
    };
    view! {
        <form on:submit=submit>
            <p class="nothing-sent">{words.about}</p>
            <h3>{words.first}</h3>
            <label class="field">
                <span>{words.notes}</span>
                <textarea
                    rows="6"
                    autofocus
                    name="notes"
                    data-most=limits::MAP.to_string()
                    prop:value=move || typed.with(|typed| typed.notes.clone())
                    on:input=move |event| typed.update(|typed| typed.notes = event_target_value(&event))
                ></textarea>
            </label>
            <label class="field">
                <span>{words.text}</span>
                <textarea rows="5" readonly name="prompt" node_ref=field prop:value=move || text.get()></textarea>
            </label>
            <p class="quiet">{words.holds}</p>
            <div class="taking-in-row">
                <button type="button" class="button" data-command="copy-prompt" on:click=copy>{words.copy}</button>
                <span role="status" data-copied>{move || said.get()}</span>
            </div>
            <h3>{words.second}</h3>
            <label class="field">
                <span>{words.answer}</span>
                <textarea
                    rows="5"
                    name="answer"
                    data-most=limits::FILE.to_string()
                    prop:value=move || typed.with(|typed| typed.answer.clone())
                    on:input=move |event| {
                        problem.set(String::new());
                        typed.update(|typed| typed.answer = event_target_value(&event));
                    }
                ></textarea>
            </label>
            <p role="alert" class="taking-in-problem" data-answer-problem>{move || problem.get()}</p>
            <div class="dialog-buttons">
                <button type="button" class="button" on:click=move |_| close(editor)>{editor.app.words().board.cancel}</button>
                <button type="submit" class="button primary" data-command="read-answer">{words.read}</button>
            </div>
        </form>
    }
}

/// What the answer proposes, each with a tick.
#[component]
fn Proposals(state: State, answer: Answer) -> impl IntoView {
    let State { editor, words, here, proposed, .. } = state;
    let groups = editor.board().read(|map| proposal_groups(map, &answer.proposals));
    let count = answer.proposals.all.len();
    let partial = answer.is_partial.then(|| view! { <p class="taking-in-warning">{words.partial}</p> });
    let left_out = left_out(words, &answer);
    // Not a signal: as many would listen to it as there are proposals.
    let chosen = StoredValue::new(vec![true; count]);
    let (chosen_count, drawn_anew) = (RwSignal::new(count), Trigger::new());
    let choose = move |place: usize, is_chosen: bool| {
        chosen.update_value(|chosen| chosen[place] = is_chosen);
        chosen_count.set(chosen.with_value(|chosen| chosen.iter().filter(|is_chosen| **is_chosen).count()));
    };
    let choose_all = move |all: bool| {
        chosen.set_value(vec![all; count]);
        chosen_count.set(if all { count } else { 0 });
        drawn_anew.notify();
    };
    let answer = StoredValue::new(answer);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let edit = editor.board().read(|map| {
            let is_chosen = |place: usize| chosen.with_value(|chosen| chosen[place]);
            answer.with_value(|answer| accept(map, &answer.proposals, is_chosen, &mut random::id))
        });
        let (cards, feelings) = counts(&edit);
        if cards + feelings > 0 {
            let label = Label::many(Act::AcceptProposals, cards + feelings);
            take(editor, edit.clone(), label, first_new(&edit), (words.added)(cards, feelings));
        }
    };
    let heading = NodeRef::<html::H3>::new();
    here.once_shown(move || {
        if let Some(heading) = heading.get_untracked() {
            page::focus(&heading);
        }
    });
    let groups = StoredValue::new(groups);
    let list = move || {
        drawn_anew.track();
        let groups = groups.get_value().into_iter();
        groups.map(|group| view! { <Group state group answer chosen choose /> }).collect_view()
    };
    view! {
        <form on:submit=submit>
            <h3 tabindex="-1" node_ref=heading data-proposed=count.to_string()>
                {if count == 0 { words.nothing_new.to_owned() } else { (words.proposed)(count) }}
            </h3>
            {partial}
            {(count > 0)
                .then(|| {
                    view! {
                        <p class="quiet">{words.assumed}</p>
                        <div class="taking-in-row">
                            <button type="button" class="button" data-choose="all" on:click=move |_| choose_all(true)>{words.all}</button>
                            <button type="button" class="button" data-choose="none" on:click=move |_| choose_all(false)>{words.none}</button>
                        </div>
                    }
                })}
            <div class="taking-in-list">{list}</div>
            {left_out}
            <div class="dialog-buttons">
                <button type="button" class="button" data-command="back" on:click=move |_| proposed.set(None)>{words.back}</button>
                <button
                    type="submit"
                    class="button primary"
                    data-command="accept-proposals"
                    disabled=move || chosen_count.get() == 0
                >
                    {move || (words.add)(chosen_count.get())}
                </button>
            </div>
        </form>
    }
}

/// What is proposed for one column.
#[component]
fn Group(
    state: State,
    group: ProposalGroup,
    answer: StoredValue<Answer>,
    chosen: StoredValue<Vec<bool>>,
    choose: impl Fn(usize, bool) + Copy + Send + 'static,
) -> impl IntoView {
    let words = state.words;
    let new = move |is_new: bool| is_new.then(|| view! { " " <span class="taking-in-new">{words.new}</span> });
    let line = move |place: usize| {
        let said = answer.with_value(|answer| match &answer.proposals.all[place].what {
            Proposed::Card(text) => text.clone(),
            Proposed::Feeling(score, word) => in_a_line(&[&signed(score.value()), word]),
        });
        view! {
            <label class="tick">
                <input
                    type="checkbox"
                    data-proposal=place.to_string()
                    checked=chosen.with_value(|chosen| chosen[place])
                    on:change=move |event| choose(place, event_target_checked(&event))
                />
                <bdi>{said}</bdi>
            </label>
        }
    };
    let row = move |row: ProposalRow| {
        let role = row.role.as_str().to_owned();
        view! {
            <fieldset data-role=role>
                <legend>
                    <bdi>{row.label}</bdi>
                    {new(row.is_new)}
                </legend>
                {row.places.into_iter().map(line).collect_view()}
            </fieldset>
        }
    };
    view! {
        <section class="taking-in-group">
            <h4>
                <bdi>{in_a_line(&[&group.stage, &group.step])}</bdi>
                {new(group.is_new)}
            </h4>
            {group.rows.into_iter().map(row).collect_view()}
        </section>
    }
}

/// What the answer says and is not proposed, with the reason.
fn left_out(words: &'static NotesWords, answer: &Answer) -> impl IntoView + use<> {
    let count = answer.left_out.len();
    let rows = answer.left_out.iter().take(MOST_SHOWN);
    let rows = rows.map(
        |left| view! { <li><bdi>{left.said.clone()}</bdi> " " <span class="quiet">{(words.why)(left.why)}</span></li> },
    );
    let rows = rows.collect_view();
    (count > 0).then(|| {
        view! {
            <details class="taking-in-left-out">
                <summary>{(words.left_out)(count)}</summary>
                <ul>{rows}</ul>
            </details>
        }
    })
}

/// How many cards and feelings an edit adds.
fn counts(edit: &Edit) -> (usize, usize) {
    let Edit::Batch(edits) = edit else { return (0, 0) };
    let cards = edits.iter().filter(|edit| matches!(edit, Edit::AddCard { .. })).count();
    let feelings = edits.iter().filter(|edit| matches!(edit, Edit::SetEmotion { .. })).count();
    (cards, feelings)
}

/// The first card an edit adds, or else the first feeling.
fn first_new(edit: &Edit) -> Option<Focus> {
    let Edit::Batch(edits) = edit else { return None };
    edits.iter().find_map(|edit| match edit {
        Edit::AddCard { id, .. } => Some(Focus::Card(id.clone())),
        Edit::SetEmotion { cell, .. } => Some(Focus::Cell(cell.clone())),
        _ => None,
    })
}
