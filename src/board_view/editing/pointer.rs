//! Clicks and taps on the board, from one listener on its root: what was meant is worked out from what was hit.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, HtmlElement, MouseEvent, PointerEvent};

use crate::app::presence::hold;
use crate::board_view::drag::board as drag;
use crate::board_view::editing::menus;
use crate::board_view::editor_context::EditorContext;
use crate::browser::page;
use crate::browser::page_events::Listening;
use parcours_core::editor::announcement::Announcement;
use parcours_core::editor::card_commands::selected;
use parcours_core::editor::commands;
use parcours_core::editor::drafts::new_card;
use parcours_core::editor::focus::Focus;
use parcours_core::editor::geometry::{Point, Rect};
use parcours_core::editor::header_commands::set_emotion;
use parcours_core::editor::outcome::{Draft, Outcome};
use parcours_core::editor::selection::Selection;
use parcours_core::editor::slots::score_at;
use parcours_core::model::{CardId, CellKey, JourneyMap};

/// Listens to the pointer on the board's root.
pub fn listen(editor: EditorContext, root: &HtmlElement) {
    let on = |name: &'static str, act: fn(EditorContext, &Event)| {
        Listening::to(root, name, move |event| act(editor, &event))
    };
    hold([
        on("click", click),
        on("dblclick", double_click),
        on("contextmenu", context_menu),
        on("focusin", focus_in),
        on("dragstart", |_, event| event.prevent_default()),
        on("pointerdown", press),
        on("pointerup", is_at),
        on("pointermove", is_at),
        on("pointerleave", |editor, _| editor.pointing.update_value(|pointing| pointing.at = None)),
    ]);
}

/// What was hit, by the nearest element that stands for something.
pub fn stop_at(editor: EditorContext, target: &JsValue) -> Option<Focus> {
    let hit = page::closest(target, "[data-card], [data-cell], [data-stage], [data-step], [data-lane]")?;
    let named = |name: &str| hit.get_attribute(name);
    if let Some(id) = named("data-card") {
        return Some(Focus::Card(id.into()));
    }
    if let Some(cell) = named("data-cell").as_deref().and_then(CellKey::parse) {
        return Some(editor.look(|at| at.view_state.visibility.focus_in(at.map, cell, usize::MAX)));
    }
    let header = named("data-stage").map(|id| Focus::Stage(id.into()));
    header
        .or_else(|| named("data-step").map(|id| Focus::Step(id.into())))
        .or_else(|| named("data-lane").map(|id| Focus::Lane(id.into())))
}

fn target_of(event: &Event) -> JsValue {
    event.target().map(JsValue::from).unwrap_or_default()
}

fn in_field(target: &JsValue) -> bool {
    page::closest(target, "[data-no-drag]").is_some()
}

fn is_at(editor: EditorContext, event: &Event) {
    let at = event.dyn_ref().map(|event: &MouseEvent| Point::new(event.client_x().into(), event.client_y().into()));
    editor.pointing.update_value(|pointing| pointing.at = at);
}

fn press(editor: EditorContext, event: &Event) {
    let in_field = in_field(&target_of(event));
    editor.pointing.update_value(|pointing| pointing.in_field = in_field);
    editor.app.refusal_is_read();
    is_at(editor, event);
}

fn focus_in(editor: EditorContext, event: &Event) {
    let target = target_of(event);
    let named = page::closest(&target, "[data-card], [data-stage], [data-step], [data-lane], [data-emotion], .cards");
    // Only the element itself: a field or a button inside a header is not the header.
    if named.is_none_or(|named| JsValue::from(named) != target) {
        return;
    }
    if !editor.engaged.get_untracked() {
        editor.engaged.set(true);
    }
    let focus = stop_at(editor, &target);
    if focus.is_some() && editor.focus.with_untracked(|now| *now != focus) {
        editor.focus.set(focus);
        editor.settle_now(false);
    }
}

fn click(editor: EditorContext, event: &Event) {
    let target = target_of(event);
    let Some(event) = event.dyn_ref::<MouseEvent>() else { return };
    // Text that is marked in a field may be let go of beside it. What a key or assistive technology clicks was pressed nowhere.
    let from_field = event.detail() > 0 && editor.pointing.with_value(|pointing| pointing.in_field);
    if in_field(&target) || from_field {
        return;
    }
    if let Some(button) = page::closest(&target, "[data-command]") {
        return run_from(editor, &button);
    }
    if page::closest(&target, "[data-add]").is_some() {
        return add_card(editor, &target);
    }
    match stop_at(editor, &target) {
        Some(Focus::Card(id)) if page::closest(&target, "[data-card]").is_some() => click_card(editor, event, id),
        Some(Focus::Cell(cell)) if page::closest(&target, "[data-emotion]").is_some() => {
            click_track(editor, event, &target, cell)
        }
        Some(focus @ (Focus::Card(_) | Focus::Cell(_))) if event.shift_key() => {
            editor.keep_writing();
            select_up_to(editor, focus);
        }
        Some(focus) => {
            editor.keep_writing();
            // Of a cell that holds cards none is meant; a range begins at the cell all the same.
            let begins = editor.look(|at| focus.cell(at.map)).map(Focus::Cell);
            editor.selection.set(begins.map(Selection::at).unwrap_or_default());
            editor.point_at(focus);
        }
        None => {}
    }
}

/// A button of the board: it acts on the header it stands in, or at the end of the board.
fn run_from(editor: EditorContext, button: &HtmlElement) {
    let Some(name) = button.get_attribute("data-command") else { return };
    if button.has_attribute("data-at-end") {
        // The last header, not nothing: a dialog may come in between, and the board never stays without a stop.
        editor.focus.set(editor.board().read(|map| last_header(map, &name)));
    }
    if let Some(command) = commands::find(&name) {
        editor.run(command);
    }
}

/// The header after which a button at the end of the board adds another.
fn last_header(map: &JourneyMap, command: &str) -> Option<Focus> {
    match command {
        "add-lane" => map.lanes.iter().rfind(|lane| !lane.hidden).map(|lane| Focus::Lane(lane.id.clone())),
        _ => map.stages.last().map(|stage| Focus::Stage(stage.id.clone())),
    }
}

fn click_card(editor: EditorContext, event: &MouseEvent, id: CardId) {
    editor.keep_writing();
    let toggles = if page::is_mac() { event.meta_key() } else { event.ctrl_key() };
    let alone = editor.selection.with_untracked(|selection| selection.len() == 1 && selection.contains(&id));
    let by_touch = event.dyn_ref::<PointerEvent>().is_some_and(|event| event.pointer_type() == "touch");
    if toggles {
        editor.selection.update(|selection| selection.toggle(&id));
        editor.say(&Announcement::Selected(editor.selection.with_untracked(|selection| selection.len())));
    } else if event.shift_key() {
        return select_up_to(editor, Focus::Card(id));
    } else if event.detail() == 0 || (by_touch && alone) {
        // A click without a pointer is how assistive technology asks to open; a second tap opens too.
        editor.focus.set(Some(Focus::Card(id.clone())));
        return editor.write(Draft::Card(id));
    } else {
        editor.selection.set(Selection::only([id.clone()]));
    }
    editor.point_at(Focus::Card(id));
}

/// Selects from where the range began, or from where the focus is, up to `focus`.
fn select_up_to(editor: EditorContext, focus: Focus) {
    let outcome = editor.look(|at| {
        let mut selection = at.selection.clone();
        if !selection.has_begun() {
            selection = at.focus.cloned().map(Selection::at).unwrap_or_default();
        }
        selection.extend_to(at.map, &at.view_state.visibility, &focus);
        selected(at, selection)
    });
    editor.carry_out(outcome);
    editor.point_at(focus);
}

/// A click on the track says how the step feels; on the point itself it only goes there.
fn click_track(editor: EditorContext, event: &MouseEvent, target: &JsValue, cell: CellKey) {
    editor.keep_writing();
    editor.selection.set(Default::default());
    let on_point = page::closest(target, ".point").is_some();
    let track = page::closest(target, "[data-emotion]");
    match track {
        Some(_) if event.detail() == 0 => {
            editor.focus.set(Some(Focus::Cell(cell.clone())));
            editor.write(Draft::Emotion(cell));
        }
        Some(track) if !on_point => {
            let score = score_at(drag::track_of(&track), f64::from(event.client_y()));
            let outcome = editor.board().read(|map| set_emotion(map, &cell, Some(score)));
            editor.carry_out(Outcome { focus: None, ..outcome });
            editor.point_at(Focus::Cell(cell));
        }
        _ => editor.point_at(Focus::Cell(cell)),
    }
}

fn add_card(editor: EditorContext, target: &JsValue) {
    let cell = page::closest(target, "[data-cell]").and_then(|cell| CellKey::parse(&cell.get_attribute("data-cell")?));
    if let Some(cell) = cell {
        editor.keep_writing();
        let index = editor.board().read(|map| map.cards_in(&cell).len());
        let draft = new_card(cell, index, &mut crate::browser::random::id);
        editor.carry_out(Outcome::effect(parcours_core::editor::outcome::Effect::Write(draft)));
    }
}

fn double_click(editor: EditorContext, event: &Event) {
    let target = target_of(event);
    if in_field(&target) || page::closest(&target, "button").is_some() {
        return;
    }
    match stop_at(editor, &target) {
        Some(Focus::Card(id)) if page::closest(&target, "[data-card]").is_some() => editor.write(Draft::Card(id)),
        Some(Focus::Cell(_)) if page::closest(&target, "[data-emotion]").is_some() => {}
        Some(Focus::Card(_) | Focus::Cell(_)) => add_card(editor, &target),
        Some(Focus::Stage(id)) => editor.write(Draft::Stage(id)),
        Some(Focus::Step(id)) => editor.write(Draft::Step(id)),
        Some(Focus::Lane(id)) => editor.write(Draft::Lane(id)),
        None => {}
    }
}

fn context_menu(editor: EditorContext, event: &Event) {
    let target = target_of(event);
    let Some(mouse) = event.dyn_ref::<MouseEvent>() else { return };
    if event.default_prevented() || in_field(&target) || mouse.shift_key() {
        return;
    }
    let Some(focus) = stop_at(editor, &target) else { return };
    event.prevent_default();
    if let Focus::Card(id) = &focus
        && editor.selection.with_untracked(|selection| !selection.contains(id))
    {
        editor.selection.set(Selection::only([id.clone()]));
    }
    editor.focus.set(Some(focus));
    editor.settle_now(false);
    if editor.menu.with_untracked(Option::is_none) {
        let (x, y) = (f64::from(mouse.client_x()), f64::from(mouse.client_y()));
        menus::open(editor, Rect::new(x, y, x, y));
    }
}
