//! Clicks and taps on the board, from one listener on its root: what was meant is worked out from what was hit.

use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, HtmlElement, MouseEvent, PointerEvent};

use super::desk::Desk;
use super::dragging;
use super::measuring::{measure_edges, rect_of};
use super::presence::hold;
use crate::browser::page;
use crate::browser::page_events::Listening;
use crate::editor::bar;
use crate::editor::drafts::new_card;
use crate::editor::geometry::Point;
use crate::editor::header_commands::set_emotion;
use crate::editor::outcome::{Draft, Outcome};
use crate::editor::said::Said;
use crate::editor::slots::score_at;
use crate::editor::stop::Stop;
use crate::model::{CardId, CellKey, JourneyMap};

/// Where the pointer is over the board, and what it was last pressed on.
#[derive(Clone, Copy, Default)]
pub struct Pointing {
    at: Option<Point>,
    in_field: bool,
}

/// Listens to the pointer on the board's root, once it is there.
pub fn listen(desk: Desk) -> NodeRef<Div> {
    let root = NodeRef::<Div>::new();
    Effect::new(move |_| {
        let Some(root) = root.get() else { return };
        let on = |name: &'static str, act: fn(Desk, &Event)| Listening::to(&root, name, move |event| act(desk, &event));
        hold([
            on("click", click),
            on("dblclick", double_click),
            on("contextmenu", context_menu),
            on("focusin", focus_in),
            on("dragstart", |_, event| event.prevent_default()),
            on("pointerdown", press),
            on("pointerup", press_ends),
            on("pointermove", is_at),
            on("pointerleave", |desk, _| desk.pointing.update_value(|pointing| pointing.at = None)),
        ]);
        dragging::listen(desk, &root);
    });
    root
}

/// What was hit, by the nearest element that stands for something.
pub fn stop_at(desk: Desk, target: &JsValue) -> Option<Stop> {
    let hit = page::closest(target, "[data-card], [data-cell], [data-stage], [data-step], [data-lane]")?;
    let named = |name: &str| hit.get_attribute(name);
    if let Some(id) = named("data-card") {
        return Some(Stop::Card(id.into()));
    }
    if let Some(cell) = named("data-cell").as_deref().and_then(CellKey::parse) {
        return Some(desk.look(|at| at.looks.sight.stop_in(at.map, cell, usize::MAX)));
    }
    let header = named("data-stage").map(|id| Stop::Stage(id.into()));
    header
        .or_else(|| named("data-step").map(|id| Stop::Step(id.into())))
        .or_else(|| named("data-lane").map(|id| Stop::Lane(id.into())))
}

fn target_of(event: &Event) -> JsValue {
    event.target().map(JsValue::from).unwrap_or_default()
}

fn in_field(target: &JsValue) -> bool {
    page::closest(target, "[data-no-drag]").is_some()
}

fn is_at(desk: Desk, event: &Event) {
    let at = event.dyn_ref().map(|event: &MouseEvent| Point::new(event.client_x().into(), event.client_y().into()));
    desk.pointing.update_value(|pointing| pointing.at = at);
}

fn press(desk: Desk, event: &Event) {
    let in_field = in_field(&target_of(event));
    desk.pointing.update_value(|pointing| pointing.in_field = in_field);
    press_ends(desk, event);
}

fn press_ends(desk: Desk, event: &Event) {
    is_at(desk, event);
    place_bar(desk);
}

/// Puts the bar of actions where the pointer is not. Not at each of its moves: it would flee from whoever wants to press it.
pub fn place_bar(desk: Desk) {
    let pointer = desk.pointing.with_value(|pointing| pointing.at);
    let begins = page::element("board-scroller").and_then(|root| {
        let area = page::closest(&root, ".stage-area")?;
        let layout = measure_edges(&root);
        Some(bar::begins(layout.board, layout.scrollport.top, pointer)? - rect_of(&area).top)
    });
    desk.bar_top.maybe_update(|top| std::mem::replace(top, begins) != begins);
}

fn focus_in(desk: Desk, event: &Event) {
    let target = target_of(event);
    let named = page::closest(&target, "[data-card], [data-stage], [data-step], [data-lane], [data-emotion], .cards");
    // Only the element itself: a field or a button inside a header is not the header.
    if named.is_none_or(|named| JsValue::from(named) != target) {
        return;
    }
    if !desk.engaged.get_untracked() {
        desk.engaged.set(true);
    }
    let stop = stop_at(desk, &target);
    if stop.is_some() && desk.stop.with_untracked(|now| *now != stop) {
        desk.stop.set(stop);
        desk.settle_now(false);
    }
}

fn click(desk: Desk, event: &Event) {
    let target = target_of(event);
    let Some(event) = event.dyn_ref::<MouseEvent>() else { return };
    // Text that is marked in a field may be let go of beside it. What a key or assistive technology clicks was pressed nowhere.
    let from_field = event.detail() > 0 && desk.pointing.with_value(|pointing| pointing.in_field);
    if in_field(&target) || from_field {
        return;
    }
    if let Some(button) = page::closest(&target, "[data-command]") {
        return run_from(desk, &button);
    }
    if page::closest(&target, "[data-add]").is_some() {
        return add_card(desk, &target);
    }
    match stop_at(desk, &target) {
        Some(Stop::Card(id)) if page::closest(&target, "[data-card]").is_some() => click_card(desk, event, id),
        Some(Stop::Cell(cell)) if page::closest(&target, "[data-emotion]").is_some() => {
            click_track(desk, event, &target, cell)
        }
        Some(stop) => {
            desk.keep_writing();
            desk.selection.set(Default::default());
            desk.point_at(stop);
        }
        None => {}
    }
}

/// A button of the board: it acts on the header it stands in, or at the end of the board.
fn run_from(desk: Desk, button: &HtmlElement) {
    let Some(name) = button.get_attribute("data-command") else { return };
    if button.has_attribute("data-at-end") {
        // The last header, not nothing: a dialog may come in between, and the board never stays without a stop.
        desk.stop.set(desk.board().read(|map| last_header(map, &name)));
    }
    desk.run(&name);
}

/// The header after which a button at the end of the board adds another.
fn last_header(map: &JourneyMap, command: &str) -> Option<Stop> {
    match command {
        "add-lane" => map.lanes.iter().rfind(|lane| !lane.hidden).map(|lane| Stop::Lane(lane.id.clone())),
        _ => map.stages.last().map(|stage| Stop::Stage(stage.id.clone())),
    }
}

fn click_card(desk: Desk, event: &MouseEvent, id: CardId) {
    desk.keep_writing();
    let toggles = if page::is_mac() { event.meta_key() } else { event.ctrl_key() };
    let alone = desk.selection.with_untracked(|selection| selection.len() == 1 && selection.contains(&id));
    let by_touch = event.dyn_ref::<PointerEvent>().is_some_and(|event| event.pointer_type() == "touch");
    if toggles {
        desk.selection.update(|selection| selection.toggle(&id));
        desk.say(&Said::Selected(desk.selection.with_untracked(|selection| selection.len())));
    } else if event.shift_key() {
        let sight = desk.looks.with_untracked(|looks| looks.sight.clone());
        desk.board().read(|map| desk.selection.update(|selection| selection.extend_to(map, &sight, &id)));
        desk.say(&Said::Selected(desk.selection.with_untracked(|selection| selection.len())));
    } else if event.detail() == 0 || (by_touch && alone) {
        // A click without a pointer is how assistive technology asks to open; a second tap opens too.
        desk.stop.set(Some(Stop::Card(id.clone())));
        return desk.write(Draft::Card(id));
    } else {
        desk.selection.set(crate::editor::selection::Selection::only([id.clone()]));
    }
    desk.point_at(Stop::Card(id));
}

/// A click on the track says how the step feels; on the point itself it only goes there.
fn click_track(desk: Desk, event: &MouseEvent, target: &JsValue, cell: CellKey) {
    desk.keep_writing();
    desk.selection.set(Default::default());
    let on_point = page::closest(target, ".point").is_some();
    let track = page::closest(target, "[data-emotion]");
    match track {
        Some(_) if event.detail() == 0 => {
            desk.stop.set(Some(Stop::Cell(cell.clone())));
            desk.write(Draft::Emotion(cell));
        }
        Some(track) if !on_point => {
            let score = score_at(dragging::track_of(&track), f64::from(event.client_y()));
            let outcome = desk.board().read(|map| set_emotion(map, &cell, Some(score)));
            desk.carry_out(Outcome { focus: None, ..outcome });
            desk.point_at(Stop::Cell(cell));
        }
        _ => desk.point_at(Stop::Cell(cell)),
    }
}

fn add_card(desk: Desk, target: &JsValue) {
    let cell = page::closest(target, "[data-cell]").and_then(|cell| CellKey::parse(&cell.get_attribute("data-cell")?));
    if let Some(cell) = cell {
        desk.keep_writing();
        let index = desk.board().read(|map| map.cards_in(&cell).len());
        let draft = new_card(cell, index, &mut crate::browser::random::id);
        desk.carry_out(Outcome::ask(crate::editor::outcome::Ask::Write(draft)));
    }
}

fn double_click(desk: Desk, event: &Event) {
    let target = target_of(event);
    if in_field(&target) || page::closest(&target, "button").is_some() {
        return;
    }
    match stop_at(desk, &target) {
        Some(Stop::Card(id)) if page::closest(&target, "[data-card]").is_some() => desk.write(Draft::Card(id)),
        Some(Stop::Cell(_)) if page::closest(&target, "[data-emotion]").is_some() => {}
        Some(Stop::Card(_) | Stop::Cell(_)) => add_card(desk, &target),
        Some(Stop::Stage(id)) => desk.write(Draft::Stage(id)),
        Some(Stop::Step(id)) => desk.write(Draft::Step(id)),
        Some(Stop::Lane(id)) => desk.write(Draft::Lane(id)),
        None => {}
    }
}

fn context_menu(desk: Desk, event: &Event) {
    let target = target_of(event);
    let Some(mouse) = event.dyn_ref::<MouseEvent>() else { return };
    if event.default_prevented() || in_field(&target) || mouse.shift_key() {
        return;
    }
    let Some(stop) = stop_at(desk, &target) else { return };
    event.prevent_default();
    if let Stop::Card(id) = &stop
        && desk.selection.with_untracked(|selection| !selection.contains(id))
    {
        desk.selection.set(crate::editor::selection::Selection::only([id.clone()]));
    }
    desk.stop.set(Some(stop));
    desk.settle_now(false);
    if desk.menu.with_untracked(Option::is_none) {
        super::menu::open(desk, f64::from(mouse.client_x()), f64::from(mouse.client_y()));
    }
}
