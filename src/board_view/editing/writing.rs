//! Writing on the board: a text field laid over the card or header it is for, outside the document until it is kept.
//!
//! The field is mounted into the cell or header itself, so that it scrolls with it and Tab goes on from there. A card is an option of
//! a list and may hold no control; that is why the field stands beside it and not in it.

use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, HtmlTextAreaElement, KeyboardEvent};

use crate::app::fitting;
use crate::board_view::chrome::top_bar;
use crate::board_view::editing::emotion_scale::EmotionScale;
use crate::board_view::editing::roving;
use crate::board_view::editor_context::EditorContext;
use crate::board_view::grid::measuring::rect_of;
use crate::board_view::state::Writing;
use crate::browser::{page, random};
use parcours_core::command;
use parcours_core::editor::announcement::{Announcement, short};
use parcours_core::editor::drafts::{self, TEXT_ADVISED};
use parcours_core::editor::focus::Focus;
use parcours_core::editor::header_commands::set_emotion;
use parcours_core::editor::movement::{self, Way};
use parcours_core::editor::outcome::Draft;
use parcours_core::format::limits;
use parcours_core::model::{CellKey, Score};

/// How writing ends.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// The text is kept; the focus stays where it went.
    Keep,
    /// The text is kept and the focus goes back to the board.
    KeepAndReturn,
    /// The text is kept and another card is begun below.
    KeepAndAddBelow,
    /// The text is kept and a card is begun in another cell.
    KeepAndGoOn,
    /// Everything is as before.
    Discard,
}

/// Opens the field for `draft`. The page has drawn what it is for.
pub fn begin(editor: EditorContext, draft: Draft) {
    if let Draft::Title = draft {
        top_bar::edit_title();
        return;
    }
    let Some((host, over)) = place_of(&draft) else {
        editor.board().end_card();
        return;
    };
    let text = editor.board().read(|map| drafts::text_of(map, &draft));
    let field_for = draft.clone();
    let words_for = text.clone();
    let name_for = (editor.app.words().board.new_name)(&short(&text));
    let mounted = mount_to(host.clone(), move || match &field_for {
        Draft::Emotion(cell) => view! { <EmotionScale editor cell=cell.clone() /> }.into_any(),
        Draft::Card(_) | Draft::NewCard { .. } => view! { <CardField editor text=words_for /> }.into_any(),
        _ => view! { <NameField editor name=name_for /> }.into_any(),
    });
    let field =
        host.query_selector("[data-field]").ok().flatten().and_then(|field| field.dyn_into::<HtmlElement>().ok());
    let Some(field) = field else { return };
    put_text(&field, &text);
    let _ = host.class_list().add_1("writing");
    editor.busy.set(true);
    // Before it has the focus, in which a mark is laid out at once.
    select_text(&field);
    page::focus_still(&field);
    // To give the focus the page was laid out: measured now, nothing is laid out for it.
    let over = over.and_then(|card| Some((over_card(&card)?, card)));
    if let Some((place, card)) = &over {
        lay_over(&field, card, place);
    }
    editor.writing.set_value(Some(Writing { draft, field: field.clone(), host: host.clone(), mounted }));
    let grows = over.map(|(_, card)| card).zip(field.dyn_ref::<HtmlTextAreaElement>().cloned());
    editor.here.after_paint(
        move || grows.map(|(card, field)| (needed(&field), card, field)),
        move |needed| {
            if let Some((Some(height), card, field)) = needed {
                set_height(&field, &card, height);
            }
            if field.is_connected() {
                page::reveal(&host);
                // Last: a cell that is higher than the board would be shown from its beginning, and not the field.
                page::reveal(&field);
            }
        },
    );
}

/// Ends the writing that is going on, if any is.
pub fn finish(editor: EditorContext, ending: Ending) {
    // A text that is too long stays in its field, which says so: kept it would be cut, and gone it would be lost.
    let field = editor.writing.try_with_value(|writing| Some(writing.as_ref()?.field.clone())).flatten();
    if ending != Ending::Discard && field.is_some_and(|field| !fitting::is_fit(editor.app, &field)) {
        return;
    }
    let Some(writing) = editor.writing.try_update_value(Option::take).flatten() else { return };
    let text = text_in(&writing.field);
    let Writing { draft, host, mounted, .. } = writing;
    // Before anything is changed: to find what is marked the page is laid out.
    page::remove_text_selection();
    let _ = host.class_list().remove_1("writing");
    if let Draft::Card(id) | Draft::NewCard { id, .. } = &draft
        && let Some(card) = page::element(&format!("card-{id}"))
    {
        let _ = web_sys::HtmlElement::style(&card).remove_property("min-height");
        let _ = web_sys::HtmlElement::style(&card).remove_property("visibility");
    }
    editor.busy.set(false);
    let board = editor.board();
    let mut outcome = match (&draft, ending) {
        (Draft::Emotion(cell), Ending::Discard) => {
            parcours_core::editor::outcome::Outcome::default().and_focus(Focus::Cell(cell.clone()))
        }
        (Draft::Emotion(cell), _) => {
            let score = text.parse().map(Score::nearest).unwrap_or(Score::NEUTRAL);
            board.read(|map| set_emotion(map, cell, Some(score)))
        }
        (_, Ending::Discard) => {
            let said = (board.read(|map| drafts::text_of(map, &draft)) != text).then_some(Announcement::Discarded);
            let focus = board.read(|map| drafts::stop_of(map, &draft));
            parcours_core::editor::outcome::Outcome { focus, say: said, ..Default::default() }
        }
        _ => board.read(|map| drafts::keep(map, &draft, &text)),
    };
    if matches!(ending, Ending::Keep | Ending::KeepAndGoOn) {
        outcome.focus = None;
    }
    let added = outcome.edit.is_some();
    editor.carry_out(outcome);
    board.end_card();
    // Once the focus has gone where it goes: taken away with the focus in it, a field has the browser style the page at once.
    editor.here.once_shown(move || drop(mounted));
    if ending == Ending::KeepAndAddBelow && added {
        editor.run(command!("add-card"));
    }
}

/// Does `act`, which ends the writing that is going on, and goes on with it where the cursor was.
pub fn go_on_after(editor: EditorContext, act: impl FnOnce()) {
    let writing = editor
        .writing
        .with_value(|writing| writing.as_ref().map(|writing| (writing.draft.clone(), marked_in(&writing.field))));
    act();
    // What could not be kept is being written still.
    let Some((draft, marked)) = writing.filter(|_| editor.writing.with_value(Option::is_none)) else { return };
    let draft = editor.board().read(|map| match draft {
        Draft::NewCard { id, .. } if map.card(&id).is_some() => Some(Draft::Card(id)),
        Draft::Card(id) if map.card(&id).is_none() => None,
        draft => Some(draft),
    });
    let Some(draft) = draft else { return editor.settle(true) };
    editor.write(draft);
    let mark_again = move || {
        editor.writing.with_value(|writing| {
            if let (Some(writing), Some((from, to))) = (writing, marked) {
                mark(&writing.field, from, to);
            }
        });
    };
    // Once the field is there again, which the line above waits for in the same way.
    editor.here.once_shown(move || editor.here.once_shown(mark_again));
}

/// What is marked in a field, from where to where.
pub(super) fn marked_in(field: &HtmlElement) -> Option<(u32, u32)> {
    let marked = match field.dyn_ref::<HtmlTextAreaElement>() {
        Some(area) => (area.selection_start(), area.selection_end()),
        None => field.dyn_ref::<HtmlInputElement>().map(|input| (input.selection_start(), input.selection_end()))?,
    };
    Some((marked.0.ok()??, marked.1.ok()??))
}

/// Marks what stands in a field from one place to another.
pub(super) fn mark(field: &HtmlElement, from: u32, to: u32) {
    if let Some(area) = field.dyn_ref::<HtmlTextAreaElement>() {
        let _ = area.set_selection_range(from, to);
    } else if let Some(input) = field.dyn_ref::<HtmlInputElement>() {
        let _ = input.set_selection_range(from, to);
    }
}

/// The element the field is mounted into, and the one it is laid over.
fn place_of(draft: &Draft) -> Option<(HtmlElement, Option<HtmlElement>)> {
    let header = |focus: Focus| Some((page::element(&focus.element_id())?, None));
    match draft {
        Draft::Card(id) | Draft::NewCard { id, .. } => {
            let card = page::element(&format!("card-{id}"))?;
            let cell = page::closest(&card, "[data-cell]")?;
            Some((cell, Some(card)))
        }
        Draft::Stage(id) => header(Focus::Stage(id.clone())),
        Draft::Step(id) => header(Focus::Step(id.clone())),
        Draft::Lane(id) => header(Focus::Lane(id.clone())),
        Draft::Emotion(cell) => header(Focus::Cell(cell.clone())),
        Draft::Title => None,
    }
}

/// Puts the field that is open where its card is now: the board has another size.
pub fn lay_again(editor: EditorContext) {
    editor.writing.with_value(|writing| {
        if let Some(Writing { draft, field, .. }) = writing
            && let Some((_, Some(card))) = place_of(draft)
            && let Some(place) = over_card(&card)
        {
            lay_over(field, &card, &place);
            if let Some(height) = field.dyn_ref().and_then(needed) {
                set_height(field, &card, height);
            }
        }
    });
}

/// Where a field is to lie, in its cell, and how high: in pixels.
struct Place {
    left: f64,
    top: f64,
    width: f64,
    height: f64,
}

/// Exactly over `card`. On a board drawn small it is wider than the card: what is written can be read all the same.
fn over_card(card: &HtmlElement) -> Option<Place> {
    /// In pixels.
    const NARROWEST: f64 = 160.0;
    let cell = page::closest(card, "[data-cell]")?;
    let (place, around) = (rect_of(card), rect_of(&cell));
    let width = place.width().max(NARROWEST);
    let edge = page::closest(card, ".lane").map_or(f64::MAX, |lane| rect_of(&lane).right);
    let left = place.left.min(edge - width) - around.left - f64::from(cell.client_left());
    let top = place.top - around.top - f64::from(cell.client_top());
    Some(Place { left, top, width, height: place.height() })
}

/// Puts `field` over `card`, which grows with it, so that nothing below is covered.
fn lay_over(field: &HtmlElement, card: &HtmlElement, place: &Place) {
    let set = |name: &str, value: f64| {
        let _ = HtmlElement::style(field).set_property(name, &page::length(value));
    };
    set("left", place.left);
    set("top", place.top);
    set("width", place.width);
    set_height(field, card, place.height);
    // Covered by the field, it is no target, and its old text nothing to read.
    let _ = HtmlElement::style(card).set_property("visibility", "hidden");
}

/// How high `field` must be for all of its text to be seen; `None` where it is.
fn needed(field: &HtmlTextAreaElement) -> Option<f64> {
    let (text, inside) = (field.scroll_height(), field.client_height());
    // As high as its text is by itself, it is given that height for good.
    let is_loose = HtmlElement::style(field).get_property_value("height").is_ok_and(|height| height == "auto");
    (text > inside || is_loose).then(|| f64::from(text + field.offset_height() - inside))
}

fn set_height(field: &HtmlElement, card: &HtmlElement, height: f64) {
    let height = page::length(height);
    let _ = HtmlElement::style(field).set_property("height", &height);
    let _ = HtmlElement::style(card).set_property("min-height", &height);
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

/// The cell after the one that is written in, or the one before.
fn next_cell(editor: EditorContext, back: bool) -> Option<CellKey> {
    let draft = editor.writing.with_value(|writing| Some(writing.as_ref()?.draft.clone()))?;
    editor.look(|at| {
        let cell = match draft {
            Draft::NewCard { cell, .. } => cell,
            Draft::Card(id) => at.map.card(&id)?.cell(),
            _ => return None,
        };
        movement::write_on(at.map, &at.view_state.visibility, &cell, back)
    })
}

/// Keeps what is written and begins a card in `cell`, below those that are there.
fn write_on(editor: EditorContext, cell: CellKey) {
    finish(editor, Ending::KeepAndGoOn);
    let index = editor.board().read(|map| map.cards_in(&cell).len());
    editor.write(drafts::new_card(cell, index, &mut random::id));
}

/// An arrow in the empty field of a new card has no text to go through: it goes to the next cell.
fn leave_empty(editor: EditorContext, event: &KeyboardEvent) {
    let is_new =
        editor.writing.with_value(|writing| matches!(writing, Some(Writing { draft: Draft::NewCard { .. }, .. })));
    let is_empty = event_target::<HtmlTextAreaElement>(event).value().is_empty();
    if let Some(way) = roving::way(event).filter(|_| is_new && is_empty) {
        event.prevent_default();
        finish(editor, Ending::Discard);
        // Given up, it leaves the focus with the card above it.
        if way != Way::Up || !matches!(editor.focus.get_untracked(), Some(Focus::Card(_))) {
            roving::go(editor, way);
        }
    }
}

/// From how many characters before it the length that is advised is told.
const NEAR: usize = 50;

#[component]
fn CardField(editor: EditorContext, text: String) -> impl IntoView {
    let words = editor.app.words();
    let count = RwSignal::new(text.chars().count());
    let on_key = move |event: KeyboardEvent| {
        event.stop_propagation();
        let primary = event.ctrl_key() || event.meta_key();
        let ending = match event.key().as_str() {
            "Escape" => Ending::Discard,
            "Enter" if primary => Ending::KeepAndAddBelow,
            "Enter" if !event.shift_key() => Ending::KeepAndReturn,
            // Past the last cell it leads on, as everywhere: nobody is kept in.
            "Tab" if !primary && !event.alt_key() => match next_cell(editor, event.shift_key()) {
                Some(cell) => {
                    event.prevent_default();
                    return write_on(editor, cell);
                }
                None => return,
            },
            _ => return leave_empty(editor, &event),
        };
        event.prevent_default();
        finish(editor, ending);
    };
    let before = StoredValue::new(text.encode_utf16().count());
    let on_input = move |event: web_sys::Event| {
        let field = event_target::<HtmlTextAreaElement>(&event);
        let value = field.value();
        // Counted where it is told.
        let now = if value.len() + NEAR >= TEXT_ADVISED { value.chars().count() } else { 0 };
        count.maybe_update(|count| std::mem::replace(count, now) != now);
        let units = value.encode_utf16().count();
        if before.try_update_value(|before| std::mem::replace(before, units) > units) == Some(true) {
            // Only a field that is too low tells how high its text is.
            let _ = HtmlElement::style(&field).set_property("height", "auto");
        }
        let card = editor.writing.with_value(|writing| match &writing.as_ref()?.draft {
            Draft::Card(id) | Draft::NewCard { id, .. } => page::element(&format!("card-{id}")),
            _ => None,
        });
        if let (Some(height), Some(card)) = (needed(&field), card) {
            set_height(&field, &card, height);
        }
    };
    let counter =
        move || (count.get() + NEAR >= TEXT_ADVISED).then(|| (words.board.characters)(count.get(), TEXT_ADVISED));
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
            on:focusout=move |_| finish(editor, Ending::Keep)
        ></textarea>
        <span class="counter" aria-hidden="true">{counter}</span>
    }
}

#[component]
fn NameField(editor: EditorContext, name: String) -> impl IntoView {
    let on_key = move |event: KeyboardEvent| {
        event.stop_propagation();
        let ending = match event.key().as_str() {
            "Escape" => Ending::Discard,
            "Enter" => Ending::KeepAndReturn,
            _ => return,
        };
        event.prevent_default();
        finish(editor, ending);
    };
    view! {
        <input
            type="text"
            class="name-field"
            data-field
            data-no-drag
            aria-label=name
            data-most=limits::NAME.to_string()
            on:keydown=on_key
            on:focusout=move |_| finish(editor, Ending::Keep)
        />
    }
}
