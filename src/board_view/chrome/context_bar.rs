//! The bar of actions on what is in focus: what a drag can do, a click or a tap can do here too (WCAG 2.5.7).

use std::cell::LazyCell;

use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlDivElement, HtmlElement};

use crate::app::icons;
use crate::app::icons::face;
use crate::app::presence::hold;
use crate::board_view::chrome::command_button::CommandButton;
use crate::board_view::chrome::toolbar;
use crate::board_view::editor_context::EditorContext;
use crate::board_view::grid::measuring::{covered, measure, measure_edges, rect_of};
use crate::browser::clock::Later;
use crate::browser::page;
use crate::browser::page_events::{Listening, Resizing};
use crate::presence::Presence;
use parcours_core::command;
use parcours_core::editor::bar::{self, Around};
use parcours_core::editor::focus::Focus;
use parcours_core::editor::geometry::Rect;
use parcours_core::editor::header_commands::{name_feeling, set_emotion};
use parcours_core::format::limits;
use parcours_core::model::{CellKey, Score};

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

fn kind(editor: EditorContext) -> Option<Kind> {
    let focus = editor.focus.get();
    let selected = editor.selection.with(|selection| selection.len());
    editor.board().revision();
    editor.look(|at| {
        Some(match focus? {
            Focus::Card(id) if editor.selection.with_untracked(|selection| selection.contains(&id)) => {
                Kind::Cards(selected)
            }
            Focus::Card(_) => Kind::Cards(1),
            Focus::Cell(_) if at.card_cell().is_some() => Kind::EmptyCell,
            Focus::Cell(cell) => Kind::Emotion(cell),
            Focus::Stage(_) => Kind::Stage,
            Focus::Step(_) => Kind::Step,
            Focus::Lane(_) => Kind::Lane,
        })
    })
}

/// The bar, after the board in reading order, so that Tab leads from a card to its actions.
#[component]
pub fn ContextBar(editor: EditorContext) -> impl IntoView {
    let words = editor.app.words();
    let kind = Memo::new(move |_| kind(editor));
    let bar = toolbar::one_stop(move || {
        kind.track();
    });
    // Away until it stands where it belongs.
    let is_placed = RwSignal::new(false);
    let is_wanted = Memo::new(move |_| !editor.busy.get() && editor.engaged.get() && kind.with(Option::is_some));
    keep_near(editor, kind, bar, is_wanted, is_placed);
    view! {
        <div
            class="context-bar"
            class:away=move || !(is_wanted.get() && is_placed.get())
            role="toolbar"
            aria-label=words.board.context_tools
            node_ref=bar
            on:keydown=move |event| toolbar::roam(editor, &event)
        >
            {move || match kind.get() {
                None => ().into_any(),
                Some(Kind::Cards(count)) => view! { <CardTools editor count /> }.into_any(),
                Some(Kind::EmptyCell) => {
                    view! {
                        <CommandButton editor command=command!("add-card") path=icons::PLUS worded=true />
                        <CommandButton editor command=command!("paste") path=icons::COPY />
                        <CommandButton editor command=command!("menu") path=icons::MORE />
                    }
                        .into_any()
                }
                Some(Kind::Emotion(cell)) => view! { <EmotionTools editor cell /> }.into_any(),
                Some(Kind::Stage) => {
                    view! {
                        <CommandButton editor command=command!("rename-stage") path=icons::PENCIL worded=true />
                        <CommandButton editor command=command!("add-stage-before") path=icons::ADD_BEFORE />
                        <CommandButton editor command=command!("add-stage") path=icons::ADD_AFTER />
                        <CommandButton editor command=command!("add-step") path=icons::PLUS />
                        <CommandButton editor command=command!("move") path=icons::MOVE />
                        <CommandButton editor command=command!("wider") path=icons::FIT_WIDTH />
                        <CommandButton editor command=command!("narrower") path=icons::NARROWER />
                        <CommandButton editor command=command!("merge-stage") path=icons::MERGE />
                        <CommandButton editor command=command!("delete-stage") path=icons::BIN />
                    }
                        .into_any()
                }
                Some(Kind::Step) => {
                    view! {
                        <CommandButton editor command=command!("rename-step") path=icons::PENCIL worded=true />
                        <CommandButton editor command=command!("add-step-before") path=icons::ADD_BEFORE />
                        <CommandButton editor command=command!("add-step") path=icons::ADD_AFTER />
                        <CommandButton editor command=command!("move") path=icons::MOVE />
                        <CommandButton editor command=command!("wider") path=icons::FIT_WIDTH />
                        <CommandButton editor command=command!("narrower") path=icons::NARROWER />
                        <CommandButton editor command=command!("split-stage") path=icons::SPLIT />
                        <CommandButton editor command=command!("delete-step") path=icons::BIN />
                    }
                        .into_any()
                }
                Some(Kind::Lane) => {
                    view! {
                        <CommandButton editor command=command!("rename-lane") path=icons::PENCIL worded=true />
                        <CommandButton editor command=command!("add-lane") path=icons::PLUS />
                        <CommandButton editor command=command!("move") path=icons::MOVE />
                        <CommandButton editor command=command!("hide-lane") path=icons::HIDE />
                        <CommandButton editor command=command!("delete-lane") path=icons::BIN />
                    }
                        .into_any()
                }
            }}
        </div>
    }
}

/// Keeps the bar near what it acts on, whenever that or the board around it changes. Not at the moves of the pointer: it would flee from
/// whoever wants to press it. While the board is scrolled it is away.
fn keep_near(
    editor: EditorContext,
    kind: Memo<Option<Kind>>,
    bar: NodeRef<Div>,
    is_wanted: Memo<bool>,
    is_placed: RwSignal<bool>,
) {
    /// How long the board rests before the bar comes back, in milliseconds.
    const REST: f64 = 80.0;
    let (here, waits, seen) = (Presence::here(), StoredValue::new(false), StoredValue::new(Around::default()));
    let find = move |is_again: bool| {
        let bar = bar.get_untracked()?;
        let (around, root) = look_around(editor, &bar)?;
        // Drawn as it was laid out at once: it stands where it belongs.
        let is_same = seen.with_value(|seen| *seen == around);
        if is_again && is_same && is_placed.get_untracked() {
            return None;
        }
        let place = place_near(editor, &root, &around, &bar);
        seen.set_value(around);
        Some((place?, bar))
    };
    let place = move || {
        if !is_wanted.get_untracked() || waits.try_update_value(|waits| std::mem::replace(waits, true)) != Some(false) {
            return;
        }
        let found = move || {
            waits.set_value(false);
            find(true)
        };
        here.after_paint(found, move |found| put(found, is_placed));
    };
    let place_now = move || put(find(false), is_placed);
    let unplace = move || is_placed.maybe_update(|is_placed| std::mem::replace(is_placed, false));
    // Not what is being looked for: the bar stays where it is at each letter of that.
    let arranged = Memo::new(move |_| {
        editor.view_state.with(|view_state| {
            let sifted = (view_state.visibility.part.clone(), view_state.visibility.hidden.clone());
            (view_state.view, view_state.without_switches, view_state.cards, view_state.compact, sifted)
        })
    });
    Effect::new(move |_| {
        if !is_wanted.get() {
            return unplace();
        }
        kind.track();
        editor.focus.track();
        editor.selection.track();
        arranged.track();
        editor.zoom.track();
        editor.board().revision();
        // At once, so that what is pressed next is never under it; and again when what was changed is drawn.
        place_now();
        place();
    });
    Effect::new(move |_| {
        let Some(root) = page::element("board-scroller").filter(|_| bar.get().is_some()) else { return };
        // Whatever gives the board more room or less: the window, a panel, a row above it, whenever that is drawn.
        hold(Resizing::of(&root, place));
    });
    let resting = StoredValue::new_local(None::<Later>);
    hold([
        Listening::before_others(&page::window(), "scroll", move |_| {
            if is_wanted.get_untracked() {
                // A browser takes the focus from what is away. Who is in the bar keeps it where it was until the board rests.
                let is_used = || Some(bar.get_untracked()?.contains(Some(&page::focused()?.into())));
                if is_used() != Some(true) {
                    unplace();
                }
                resting.set_value(Some(here.after(REST, place)));
            }
        }),
        // A press beside everything sends the bar away, which may hide what is pressed next.
        Listening::to(&page::window(), "pointerdown", move |event| {
            const ALIVE: &str =
                "[data-board], .context-bar, button, a, summary, label, input, textarea, select, aside, dialog";
            let target = event.target().map(JsValue::from).unwrap_or_default();
            if page::closest(&target, ALIVE).is_none() {
                editor.engaged.set(false);
            }
        }),
    ]);
}

/// Puts the bar where it was found to belong, if it was.
fn put(found: Option<((f64, f64), HtmlDivElement)>, is_placed: RwSignal<bool>) {
    let Some(((left, top), bar)) = found else { return };
    let style = HtmlElement::style(&bar);
    let _ = style.set_property("--bar-left", &page::length(left));
    let _ = style.set_property("--bar-top", &page::length(top));
    is_placed.maybe_update(|is_placed| !std::mem::replace(is_placed, true));
}

/// What the bar has to do with: the selected cards when one of them is in focus, else what is in focus; and what scrolls the board.
fn look_around(editor: EditorContext, bar: &HtmlElement) -> Option<(Around, HtmlElement)> {
    /// More cards than that are everywhere.
    const MOST: usize = 50;
    let root = page::element("board-scroller")?;
    let focus = editor.focus.get_untracked()?;
    let together = editor.selection.with_untracked(|selection| match &focus {
        Focus::Card(id) if selection.contains(id) => selection.cards().iter().take(MOST).cloned().collect(),
        _ => Vec::new(),
    });
    let edges = measure_edges(&root);
    let is_header = matches!(focus, Focus::Stage(_) | Focus::Step(_));
    let focuses = std::iter::once(focus).chain(together.into_iter().map(Focus::Card));
    let subjects =
        focuses.filter_map(|focus| page::element(&focus.element_id())).map(|element| match rect_of(&element) {
            // The headers around it are the next to be pressed.
            place if is_header => Rect::new(place.left, edges.board.top, place.right, edges.scrollport.top),
            place => place,
        });
    let size = rect_of(bar);
    let around = Around {
        board: edges.board,
        subjects: subjects.collect(),
        last_row: [".lanes > .lane:last-child", ".add-lane"]
            .into_iter()
            .filter_map(|row| root.query_selector(row).ok().flatten()?.dyn_into().ok())
            .map(|row| rect_of(&row))
            .reduce(|row, add| row.around(&add)),
        pointer: editor.pointing.with_value(|pointing| pointing.at),
        size: (size.width(), size.height()),
    };
    Some((around, root))
}

/// Where the bar is in what lies `around` it: how far from the left and from the top of what it lies in, in pixels.
fn place_near(editor: EditorContext, root: &HtmlElement, around: &Around, bar: &HtmlElement) -> Option<(f64, f64)> {
    let parent = bar.offset_parent()?;
    // Measured only where there is a choice.
    let layout = LazyCell::new(|| measure(editor, root));
    let place = bar::place(around, |bar| covered(&layout, *bar));
    let from = parent.get_bounding_client_rect();
    Some((place.left - from.left(), place.top - from.top()))
}

#[component]
fn CardTools(editor: EditorContext, count: usize) -> impl IntoView {
    let words = editor.app.words();
    view! {
        {if count > 1 {
            view! { <span class="count">{(words.board.cards)(count)}</span> }.into_any()
        } else {
            view! { <CommandButton editor command=command!("edit") path=icons::PENCIL worded=true /> }.into_any()
        }}
        <CommandButton editor command=command!("details") path=icons::DETAILS worded=true />
        <CommandButton editor command=command!("move") path=icons::MOVE worded=true />
        <CommandButton editor command=command!("duplicate") path=icons::COPY />
        <CommandButton editor command=command!("add-card") path=icons::PLUS />
        <CommandButton editor command=command!("delete") path=icons::BIN />
        <CommandButton editor command=command!("menu") path=icons::MORE />
    }
}

/// Five faces and the unknown, and a word for the feeling: the whole scale by taps alone.
#[component]
fn EmotionTools(editor: EditorContext, cell: CellKey) -> impl IntoView {
    let words = editor.app.words();
    let board = editor.board();
    let present = {
        let (board, cell) = (board.clone(), cell.clone());
        Memo::new(move |_| board.emotion(&cell))
    };
    let key = StoredValue::new(cell);
    let faces = Score::ALL.map(|score| {
        let pressed =
            move || present.with(|emotion| emotion.as_ref().is_some_and(|emotion| emotion.score == score)).to_string();
        let name = format!("{}, {}", parcours_core::words::signed(score.value()), (words.announcements.score)(score));
        view! {
            <button
                type="button"
                class="tool score"
                data-value=score.value().to_string()
                aria-pressed=pressed
                title=name.clone()
                aria-label=name
                on:click=move |_| {
                    let outcome = editor.board().read(|map| set_emotion(map, &key.get_value(), Some(score)));
                    editor.carry_out(parcours_core::editor::outcome::Outcome { focus: None, ..outcome });
                }
            >
                {face(score.value())}
            </button>
        }
    });
    view! {
        {faces.collect_view()}
        <CommandButton editor command=command!("emotion-unknown") path=icons::UNKNOWN />
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
                    let outcome = editor
                        .board()
                        .read(|map| name_feeling(map, &key.get_value(), &event_target_value(&event)));
                    editor.carry_out(parcours_core::editor::outcome::Outcome { focus: None, ..outcome });
                }
            />
            <datalist id="feelings">
                {words.board.feelings.iter().map(|feeling| view! { <option value=*feeling></option> }).collect_view()}
            </datalist>
        </label>
    }
}
