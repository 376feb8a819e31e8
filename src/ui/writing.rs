//! Writing on the board: a text field laid over the card or header it is for, outside the document until it is kept.
//!
//! The field is mounted into the cell or header itself, so that it scrolls with it and Tab goes on from there. A card is an option of
//! a list and may hold no control; that is why the field stands beside it and not in it.

use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, HtmlTextAreaElement, KeyboardEvent};

use super::desk::Desk;
use super::fitting;
use crate::browser::page;
use crate::editor::drafts::{self, TEXT_ADVISED};
use crate::editor::header_commands::set_emotion;
use crate::editor::outcome::Draft;
use crate::editor::said::Said;
use crate::editor::stop::Stop;
use crate::format::limits;
use crate::model::{CellKey, Score};

/// A text that is being written, with the field it is written in.
pub struct Writing {
    draft: Draft,
    field: HtmlElement,
    host: HtmlElement,
    mounted: UnmountHandle<AnyViewState>,
}

/// How writing ends.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// The text is kept; the focus stays where it went.
    Keep,
    /// The text is kept and the focus goes back to the board.
    KeepAndReturn,
    /// The text is kept and another card is begun below.
    KeepAndAddBelow,
    /// Everything is as before.
    Discard,
}

/// Opens the field for `draft`. The page has drawn what it is for.
pub fn begin(desk: Desk, draft: Draft) {
    if let Draft::Title = draft {
        super::top_bar::edit_title();
        return;
    }
    let Some((host, over)) = place_of(&draft) else {
        desk.board().end_card();
        return;
    };
    let text = desk.board().read(|map| drafts::text_of(map, &draft));
    let field_for = draft.clone();
    let words_for = text.clone();
    let mounted = mount_to(host.clone(), move || match &field_for {
        Draft::Emotion(cell) => view! { <EmotionScale desk cell=cell.clone() /> }.into_any(),
        Draft::Card(_) | Draft::NewCard { .. } => view! { <CardField desk text=words_for /> }.into_any(),
        _ => view! { <NameField desk /> }.into_any(),
    });
    let field =
        host.query_selector("[data-field]").ok().flatten().and_then(|field| field.dyn_into::<HtmlElement>().ok());
    let Some(field) = field else { return };
    put_text(&field, &text);
    if let Some(over) = over {
        lay_over(&field, &over);
    }
    let _ = host.class_list().add_1("writing");
    desk.busy.set(true);
    page::reveal(&host);
    // Last: a cell that is higher than the board would be shown from its beginning, and not the field.
    page::focus(&field);
    select_text(&field);
    desk.writing.set_value(Some(Writing { draft, field, host, mounted }));
}

/// Ends the writing that is going on, if any is.
pub fn finish(desk: Desk, ending: Ending) {
    // A text that is too long stays in its field, which says so: kept it would be cut, and gone it would be lost.
    let field = desk.writing.try_with_value(|writing| Some(writing.as_ref()?.field.clone())).flatten();
    if ending != Ending::Discard && field.is_some_and(|field| !fitting::is_fit(desk.shell, &field)) {
        return;
    }
    let Some(writing) = desk.writing.try_update_value(Option::take).flatten() else { return };
    let text = text_in(&writing.field);
    let Writing { draft, host, mounted, .. } = writing;
    let _ = host.class_list().remove_1("writing");
    page::remove_text_selection();
    drop(mounted);
    if let Draft::Card(id) | Draft::NewCard { id, .. } = &draft
        && let Some(card) = page::element(&format!("card-{id}"))
    {
        let _ = web_sys::HtmlElement::style(&card).remove_property("min-height");
        let _ = web_sys::HtmlElement::style(&card).remove_property("visibility");
    }
    desk.busy.set(false);
    let board = desk.board();
    let mut outcome = match (&draft, ending) {
        (Draft::Emotion(cell), Ending::Discard) => {
            crate::editor::outcome::Outcome::default().and_focus(Stop::Cell(cell.clone()))
        }
        (Draft::Emotion(cell), _) => {
            let score = text.parse().map(Score::nearest).unwrap_or(Score::NEUTRAL);
            board.read(|map| set_emotion(map, cell, Some(score)))
        }
        (_, Ending::Discard) => {
            let said = (board.read(|map| drafts::text_of(map, &draft)) != text).then_some(Said::Discarded);
            let focus = board.read(|map| drafts::stop_of(map, &draft));
            crate::editor::outcome::Outcome { focus, say: said, ..Default::default() }
        }
        _ => board.read(|map| drafts::keep(map, &draft, &text)),
    };
    if ending == Ending::Keep {
        outcome.focus = None;
    }
    let added = outcome.edit.is_some();
    desk.carry_out(outcome);
    board.end_card();
    if ending == Ending::KeepAndAddBelow && added {
        desk.run("add-card");
    }
}

/// Does `act`, which ends the writing that is going on, and goes on with it where the cursor was.
pub fn go_on_after(desk: Desk, act: impl FnOnce()) {
    let writing = desk
        .writing
        .with_value(|writing| writing.as_ref().map(|writing| (writing.draft.clone(), marked_in(&writing.field))));
    act();
    // What could not be kept is being written still.
    let Some((draft, marked)) = writing.filter(|_| desk.writing.with_value(Option::is_none)) else { return };
    let draft = desk.board().read(|map| match draft {
        Draft::NewCard { id, .. } if map.card(&id).is_some() => Some(Draft::Card(id)),
        Draft::Card(id) if map.card(&id).is_none() => None,
        draft => Some(draft),
    });
    let Some(draft) = draft else { return desk.settle(true) };
    desk.write(draft);
    let mark_again = move || {
        desk.writing.with_value(|writing| {
            if let (Some(writing), Some((from, to))) = (writing, marked) {
                mark(&writing.field, from, to);
            }
        });
    };
    // Once the field is there again, which the line above waits for in the same way.
    desk.here.once_shown(move || desk.here.once_shown(mark_again));
}

/// What is marked in a field, from where to where.
fn marked_in(field: &HtmlElement) -> Option<(u32, u32)> {
    let marked = match field.dyn_ref::<HtmlTextAreaElement>() {
        Some(area) => (area.selection_start(), area.selection_end()),
        None => field.dyn_ref::<HtmlInputElement>().map(|input| (input.selection_start(), input.selection_end()))?,
    };
    Some((marked.0.ok()??, marked.1.ok()??))
}

fn mark(field: &HtmlElement, from: u32, to: u32) {
    if let Some(area) = field.dyn_ref::<HtmlTextAreaElement>() {
        let _ = area.set_selection_range(from, to);
    } else if let Some(input) = field.dyn_ref::<HtmlInputElement>() {
        let _ = input.set_selection_range(from, to);
    }
}

/// The element the field is mounted into, and the one it is laid over.
fn place_of(draft: &Draft) -> Option<(HtmlElement, Option<HtmlElement>)> {
    let header = |stop: Stop| Some((page::element(&stop.element_id())?, None));
    match draft {
        Draft::Card(id) | Draft::NewCard { id, .. } => {
            let card = page::element(&format!("card-{id}"))?;
            let cell = page::closest(&card, "[data-cell]")?;
            Some((cell, Some(card)))
        }
        Draft::Stage(id) => header(Stop::Stage(id.clone())),
        Draft::Step(id) => header(Stop::Step(id.clone())),
        Draft::Lane(id) => header(Stop::Lane(id.clone())),
        Draft::Emotion(cell) => header(Stop::Cell(cell.clone())),
        Draft::Title => None,
    }
}

/// Puts `field` exactly over `card`, and lets the card grow with it so that nothing below is covered.
fn lay_over(field: &HtmlElement, card: &HtmlElement) {
    let set = |name: &str, value: String| {
        let _ = HtmlElement::style(field).set_property(name, &value);
    };
    set("left", format!("{}px", card.offset_left()));
    set("top", format!("{}px", card.offset_top()));
    set("width", format!("{}px", card.offset_width()));
    // Covered by the field, it is no target, and its old text nothing to read.
    let _ = HtmlElement::style(card).set_property("visibility", "hidden");
    grow(field, card);
}

fn grow(field: &HtmlElement, card: &HtmlElement) {
    let style = HtmlElement::style(field);
    let _ = style.set_property("height", "auto");
    let height = field.scroll_height() + 2;
    let _ = style.set_property("height", &format!("{height}px"));
    let _ = HtmlElement::style(card).set_property("min-height", &format!("{height}px"));
}

/// Here and not as a property of the view, which Leptos sets only later: the text is measured and selected at once.
fn put_text(field: &HtmlElement, text: &str) {
    if let Some(area) = field.dyn_ref::<HtmlTextAreaElement>() {
        area.set_value(text);
    } else if let Some(input) = field.dyn_ref::<HtmlInputElement>().filter(|input| input.type_() == "text") {
        input.set_value(text);
    }
}

fn select_text(field: &HtmlElement) {
    if let Some(area) = field.dyn_ref::<HtmlTextAreaElement>() {
        let end = area.value().encode_utf16().count() as u32;
        let _ = area.set_selection_range(end, end);
    } else if let Some(input) = field.dyn_ref::<HtmlInputElement>() {
        input.select();
    }
}

fn text_in(field: &HtmlElement) -> String {
    match field.dyn_ref::<HtmlTextAreaElement>() {
        Some(area) => area.value(),
        None => field.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::value).unwrap_or_default(),
    }
}

#[component]
fn CardField(desk: Desk, text: String) -> impl IntoView {
    let words = desk.shell.words();
    let count = RwSignal::new(text.chars().count());
    let on_key = move |event: KeyboardEvent| {
        event.stop_propagation();
        let primary = event.ctrl_key() || event.meta_key();
        let ending = match event.key().as_str() {
            "Escape" => Ending::Discard,
            "Enter" if primary => Ending::KeepAndAddBelow,
            "Enter" if !event.shift_key() => Ending::KeepAndReturn,
            _ => return,
        };
        event.prevent_default();
        finish(desk, ending);
    };
    let on_input = move |event: web_sys::Event| {
        let field = event_target::<HtmlTextAreaElement>(&event);
        count.set(field.value().chars().count());
        let card = desk.writing.with_value(|writing| match &writing.as_ref()?.draft {
            Draft::Card(id) | Draft::NewCard { id, .. } => page::element(&format!("card-{id}")),
            _ => None,
        });
        if let Some(card) = card {
            grow(&field, &card);
        }
    };
    let counter =
        move || (count.get() + 50 >= TEXT_ADVISED).then(|| (words.board.characters)(count.get(), TEXT_ADVISED));
    view! {
        <textarea
            class="card-field"
            data-field
            data-no-drag
            aria-label=words.board.card_text
            data-most=limits::TEXT.to_string()
            rows="1"
            on:keydown=on_key
            on:input=on_input
            on:focusout=move |_| finish(desk, Ending::Keep)
        ></textarea>
        <span class="counter" aria-hidden="true">{counter}</span>
    }
}

#[component]
fn NameField(desk: Desk) -> impl IntoView {
    let words = desk.shell.words();
    let on_key = move |event: KeyboardEvent| {
        event.stop_propagation();
        let ending = match event.key().as_str() {
            "Escape" => Ending::Discard,
            "Enter" => Ending::KeepAndReturn,
            _ => return,
        };
        event.prevent_default();
        finish(desk, ending);
    };
    view! {
        <input
            type="text"
            class="name-field"
            data-field
            data-no-drag
            aria-label=words.board.new_name
            data-most=limits::NAME.to_string()
            on:keydown=on_key
            on:focusout=move |_| finish(desk, Ending::Keep)
        />
    }
}

/// The scale of a feeling: a range, which assistive technology knows how to read and to change.
#[component]
fn EmotionScale(desk: Desk, cell: CellKey) -> impl IntoView {
    let words = desk.shell.words();
    let present = desk.board().read(|map| map.emotion(&cell).map(|emotion| emotion.score));
    let score = RwSignal::new(present.unwrap_or(Score::NEUTRAL));
    let on_key = move |event: KeyboardEvent| {
        event.stop_propagation();
        let now = score.get_untracked();
        let next = match event.key().as_str() {
            "Escape" => Err(Ending::Discard),
            "Enter" | "F2" => Err(Ending::KeepAndReturn),
            // Each engine has its own idea of which arrow leads up on a scale that stands upright.
            "ArrowUp" | "ArrowRight" => Ok(now.higher()),
            "ArrowDown" | "ArrowLeft" => Ok(now.lower()),
            "Home" => Ok(Score::LOWEST),
            "End" => Ok(Score::HIGHEST),
            _ => return,
        };
        event.prevent_default();
        match next {
            Ok(next) => {
                event_target::<HtmlInputElement>(&event).set_value(&next.value().to_string());
                score.set(next);
            }
            Err(ending) => finish(desk, ending),
        }
    };
    view! {
        <input
            type="range"
            class="emotion-field"
            data-field
            data-no-drag
            min="-2"
            max="2"
            step="1"
            aria-label=words.board.feeling
            aria-orientation="vertical"
            aria-valuetext=move || (words.said.score_on_scale)(score.get())
            prop:value=present.unwrap_or(Score::NEUTRAL).value().to_string()
            on:input=move |event| score.set(event_target_value(&event).parse().map(Score::nearest).unwrap_or_default())
            on:keydown=on_key
            on:focusout=move |_| finish(desk, Ending::Keep)
        />
        <output class="emotion-now" aria-hidden="true">{move || format!("{:+}", score.get().value())}</output>
    }
}
