//! Carrying ideas over the matrix, and moving them by keys: the same drag machine as the board's, with cells to land in.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event as DomEvent, HtmlElement, KeyboardEvent, PointerEvent, TouchEvent};

use super::desk::Desk;
use super::drag_marks::{add, preview, set};
use super::measuring::rect_of;
use crate::browser::clock::{self, Later};
use crate::browser::page;
use crate::browser::page_events::Listening;
use crate::editor::auto_scroll::AutoScroll;
use crate::editor::carried::Pressed;
use crate::editor::drag::Drag;
use crate::editor::geometry::Point;
use crate::editor::gesture::{Effect, Event, HOLD_MS, Key};
use crate::editor::press::{Grip, PointerKind, Press, may_begin};
use crate::editor::rating::{by_key, given_up, rate};
use crate::method::priorities::Rating;
use crate::model::CardId;

/// Where an idea can land: a cell of the matrix, or with `None` the tray.
type Slot = (HtmlElement, Option<Rating>);

/// What is going on with the pointer.
struct Session {
    desk: Desk,
    drag: Drag,
    idea: Option<CardId>,
    lifted: Option<HtmlElement>,
    preview: Option<HtmlElement>,
    /// The mark for the cursor, everywhere the same.
    veil: Option<HtmlElement>,
    lit: Option<HtmlElement>,
    grab: Point,
    scroll: AutoScroll,
    hold: Option<Later>,
    settle: Option<Later>,
}

type Shared = Rc<RefCell<Session>>;

/// Listens while the map is open. On the window and before others: the pressed idea may be drawn anew.
pub fn listen(desk: Desk) {
    let session = Rc::new(RefCell::new(Session {
        desk,
        drag: Drag::Idle,
        idea: None,
        lifted: None,
        preview: None,
        veil: None,
        lit: None,
        grab: Point::default(),
        scroll: AutoScroll::default(),
        hold: None,
        settle: None,
    }));
    const EVENTS: [&str; 12] = [
        "pointerdown",
        "pointermove",
        "pointerup",
        "pointercancel",
        "lostpointercapture",
        "keydown",
        "click",
        "contextmenu",
        "resize",
        "touchmove",
        "blur",
        "visibilitychange",
    ];
    let listening = EVENTS.map(|name| {
        let session = session.clone();
        let target: web_sys::EventTarget = match name {
            "touchmove" | "visibilitychange" => page::document().into(),
            _ => page::window().into(),
        };
        Listening::before_others(&target, name, move |dom| {
            if let Some(event) = told(&session, name, &dom) {
                step(&session, event, Some(&dom));
            }
        })
    });
    let guards = StoredValue::new_local(Vec::from(listening));
    on_cleanup(move || drop(guards.try_update_value(std::mem::take)));
}

/// What an event of the browser tells the machine. A press begins; everything else matters only after one.
fn told(session: &Shared, name: &str, dom: &DomEvent) -> Option<Event> {
    let idle = session.borrow().drag == Drag::Idle;
    if name == "keydown" && idle {
        key_down(session, dom);
        return None;
    }
    if idle && name != "pointerdown" {
        return None;
    }
    let pointer = dom.dyn_ref::<PointerEvent>().map(|event| (event, event.pointer_id(), at(event)));
    match (name, pointer) {
        ("pointerdown", Some((event, pointer, at))) => pointer_down(session, event, pointer, at),
        ("pointermove", Some((event, pointer, at))) => Some(Event::Move { pointer, at, buttons: event.buttons() }),
        ("pointerup", Some((_, pointer, at))) => Some(Event::Up { pointer, at }),
        ("pointercancel", Some((_, pointer, _))) => Some(Event::Cancel { pointer }),
        ("lostpointercapture", Some((event, pointer, _))) => {
            let root = root().filter(|root| event.target().map(JsValue::from).as_ref() == Some(root))?;
            // While the button is down nobody let go: see the board's own listener (`ui/dragging.rs`).
            let is_down = event.buttons() & 1 != 0 && event.pointer_type() != "touch";
            let carries = session.borrow().idea.is_some();
            let taken_again = is_down && carries && root.set_pointer_capture(pointer).is_ok();
            (!taken_again).then_some(Event::LostCapture { pointer })
        }
        ("keydown", _) => {
            let event = dom.dyn_ref::<KeyboardEvent>()?;
            Some(Event::Key(match event.key().as_str() {
                "Escape" if event.repeat() => Key::EscapeAgain,
                "Escape" => Key::Escape,
                _ => Key::Other,
            }))
        }
        ("click", _) => Some(Event::Click),
        ("contextmenu", _) => Some(Event::ContextMenu),
        ("resize", _) => Some(Event::Resized),
        ("touchmove", _) => {
            Some(Event::TouchMove { cancelable: dom.dyn_ref::<TouchEvent>().is_some_and(|touch| touch.cancelable()) })
        }
        ("blur", _) => {
            dom.target().is_some_and(|target| target.is_instance_of::<web_sys::Window>()).then_some(Event::Blur)
        }
        ("visibilitychange", _) => {
            (page::document().visibility_state() == web_sys::VisibilityState::Hidden).then_some(Event::Hidden)
        }
        _ => None,
    }
}

fn at(event: &PointerEvent) -> Point {
    Point::new(f64::from(event.client_x()), f64::from(event.client_y()))
}

/// The view, while it is shown.
fn root() -> Option<HtmlElement> {
    page::document().query_selector("[data-sheet=priorities]").ok()??.dyn_into().ok()
}

fn idea_at(target: Option<web_sys::EventTarget>) -> Option<(HtmlElement, CardId)> {
    let found = page::closest(&target.map(JsValue::from)?, "[data-idea]")?;
    let id = found.get_attribute("data-idea")?;
    Some((found, id.into()))
}

fn pointer_down(session: &Shared, event: &PointerEvent, pointer: i32, at: Point) -> Option<Event> {
    let kind = match event.pointer_type().as_str() {
        "touch" => PointerKind::Touch,
        "pen" => PointerKind::Pen,
        _ => PointerKind::Mouse,
    };
    let desk = session.borrow().desk;
    let press = Press {
        kind,
        is_primary: event.is_primary(),
        button: event.button(),
        selects: event.ctrl_key() || event.meta_key() || event.shift_key(),
        // An idea is the only control in itself.
        on_control: false,
        behind_dialog: desk.panel.with_untracked(Option::is_some) || desk.menu.with_untracked(Option::is_some),
        width: f64::from(event.width()),
        height: f64::from(event.height()),
        pressure: f64::from(event.pressure()),
        detail: event.detail(),
    };
    let pressed = idea_at(event.target()).filter(|_| may_begin(&press)).map(|(_, id)| Pressed::Card(id));
    Some(Event::Down { pointer, kind, at, pressed })
}

fn key_down(session: &Shared, dom: &DomEvent) {
    let Some(event) = dom.dyn_ref::<KeyboardEvent>() else { return };
    if event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key() {
        return;
    }
    let Some((_, id)) = idea_at(event.target()) else { return };
    let desk = session.borrow().desk;
    let Some(outcome) = desk.board().read(|map| by_key(map, &id, &event.key())) else { return };
    dom.prevent_default();
    dom.stop_propagation();
    desk.carry_out(outcome);
}

/// Tells the machine `event` and does what it answers, in order.
fn step(session: &Shared, event: Event, dom: Option<&DomEvent>) {
    let effects = session.borrow_mut().drag.step(event);
    let mut then = None;
    for effect in effects {
        match effect {
            Effect::PreventDefault => dom.into_iter().for_each(DomEvent::prevent_default),
            Effect::StopPropagation => dom.into_iter().for_each(DomEvent::stop_propagation),
            Effect::StartHoldTimer => session.borrow_mut().hold = Some(later(session, HOLD_MS, Event::HoldElapsed)),
            Effect::StopHoldTimer => session.borrow_mut().hold = None,
            Effect::StartSettleTimer => session.borrow_mut().settle = Some(later(session, 0.0, Event::SettleDone)),
            Effect::StopSettleTimer => session.borrow_mut().settle = None,
            Effect::Lift(grip) => then = lift(session, &grip),
            // What is under the pointer is measured in every frame: there are few cells.
            Effect::Measure | Effect::Follow => {}
            Effect::Release { at } => release(session, at),
            Effect::CancelDrag(_) => cancel(session),
            Effect::Settle => clean_up(session),
        }
    }
    if let Some(event) = then {
        step(session, event, None);
    }
}

fn later(session: &Shared, wait: f64, event: Event) -> Later {
    let session = session.clone();
    clock::after(wait, move || step(&session, event, None))
}

/// Begins to carry; tells what went wrong, if anything did.
fn lift(session: &Shared, grip: &Grip) -> Option<Event> {
    let Pressed::Card(id) = &grip.pressed else { return Some(Event::Gone) };
    let desk = session.borrow().desk;
    if desk.refuses() {
        return Some(Event::Gone);
    }
    let (Some(root), Some(lifted)) = (root(), page::element(&format!("idea-{id}"))) else { return Some(Event::Gone) };
    desk.busy.set(true);
    page::remove_text_selection();
    if grip.kind == PointerKind::Touch {
        /// Long enough to be felt, in milliseconds.
        const BUZZ: u32 = 10;
        page::buzz(BUZZ);
    }
    let place = rect_of(&lifted);
    let failed = {
        let mut session = session.borrow_mut();
        session.grab = Point::new(grip.origin.x - place.left, grip.origin.y - place.top);
        session.veil = add("drag-veil");
        session.preview = preview(&lifted, place.width(), 1);
        let _ = lifted.class_list().add_1("lifted");
        session.lifted = Some(lifted);
        session.idea = Some(id.clone());
        session.scroll = AutoScroll::default();
        root.set_pointer_capture(grip.pointer).is_err()
    };
    let _ = page::document().body().map(|body| body.class_list().add_1("dragging"));
    frame_later(session);
    failed.then_some(Event::CaptureFailed)
}

/// One look for each animation frame, as long as something is carried.
fn frame_later(session: &Shared) {
    let session = session.clone();
    request_animation_frame(move || {
        if session.borrow().idea.is_some() {
            frame(&session);
            frame_later(&session);
        }
    });
}

fn frame(session: &Shared) {
    let mut session = session.borrow_mut();
    let session = &mut *session;
    let (Some(point), Some(grip), Some(root)) = (session.drag.at(), session.drag.grip().cloned(), root()) else {
        return;
    };
    let delta = session.scroll.frame(rect_of(&root), point, grip.pressed.axes(), clock::monotonic());
    if delta.x != 0.0 || delta.y != 0.0 {
        root.scroll_by_with_x_and_y(delta.x, delta.y);
    }
    if let Some(preview) = &session.preview {
        let (x, y) = (page::length(point.x - session.grab.x), page::length(point.y - session.grab.y));
        set(preview, "transform", &format!("translate({x}, {y})"));
    }
    light(session, slot_at(point).map(|(element, _)| element));
}

fn light(session: &mut Session, next: Option<HtmlElement>) {
    if session.lit == next {
        return;
    }
    if let Some(lit) = session.lit.take() {
        let _ = lit.class_list().remove_1("drop-here");
    }
    if let Some(lit) = &next {
        let _ = lit.class_list().add_1("drop-here");
    }
    session.lit = next;
}

/// The cell under `point`, or the tray.
fn slot_at(point: Point) -> Option<Slot> {
    let found = root()?.query_selector_all("[data-impact], [data-tray]").ok()?;
    let all = (0..found.length()).filter_map(|index| found.item(index)?.dyn_into::<HtmlElement>().ok());
    let hit = all.into_iter().find(|element| rect_of(element).contains(point))?;
    let number = |name: &str| hit.get_attribute(name)?.parse().ok();
    let rating = match (number("data-impact"), number("data-effort")) {
        (Some(impact), Some(effort)) => Some(Rating { impact, effort }),
        _ => None,
    };
    Some((hit, rating))
}

fn release(session: &Shared, at: Point) {
    let (desk, idea) = {
        let session = session.borrow();
        (session.desk, session.idea.clone())
    };
    let slot = slot_at(at);
    clean_marks(session);
    if let (Some(id), Some((_, rating))) = (idea, slot) {
        desk.carry_out(desk.board().read(|map| rate(map, &id, rating)));
    }
}

fn cancel(session: &Shared) {
    let (desk, idea) = {
        let session = session.borrow();
        (session.desk, session.idea.clone())
    };
    clean_marks(session);
    if let Some(id) = idea {
        desk.carry_out(desk.board().read(|map| given_up(map, &id)));
    }
}

fn clean_marks(session: &Shared) {
    let mut session = session.borrow_mut();
    let session = &mut *session;
    light(session, None);
    if let Some(lifted) = session.lifted.take() {
        let _ = lifted.class_list().remove_1("lifted");
    }
    for mark in session.preview.take().into_iter().chain(session.veil.take()) {
        mark.remove();
    }
    let _ = page::document().body().map(|body| body.class_list().remove_1("dragging"));
}

fn clean_up(session: &Shared) {
    clean_marks(session);
    let mut session = session.borrow_mut();
    session.idea = None;
    session.hold = None;
    session.desk.busy.set(false);
}
