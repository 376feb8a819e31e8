//! What the events of the browser tell the drag machine.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event as DomEvent, HtmlElement, KeyboardEvent, MouseEvent, PointerEvent, TouchEvent, WheelEvent};

use super::{Ground, Session};
use crate::browser::{clock, page};
use parcours_core::editor::carried::Pressed;
use parcours_core::editor::drag::Drag;
use parcours_core::editor::geometry::Point;
use parcours_core::editor::gesture::{Event, Key};
use parcours_core::editor::press::{PointerKind, Press, may_begin};

/// What an event of the browser tells the machine. A press begins; everything else matters only after one.
pub(super) fn told<G: Ground>(session: &Session<G>, name: &str, dom: &DomEvent) -> Option<Event> {
    // Of the window, not of an element: those come at any time, also from what is done here.
    if name == "blur" && !dom.target().is_some_and(|target| target.is_instance_of::<web_sys::Window>()) {
        return None;
    }
    let is_idle = session.hand.borrow().drag == Drag::Idle;
    match name {
        "pointerdown" => return pointer_down(session, dom.dyn_ref()?),
        "keydown" if is_idle => {
            dom.dyn_ref().into_iter().for_each(|event| session.ground.borrow().key_down(event));
            return None;
        }
        _ if is_idle => return None,
        _ => {}
    }
    let pointer = dom.dyn_ref::<PointerEvent>().map(|event| (event, event.pointer_id()));
    match (name, pointer) {
        ("pointermove", Some((event, pointer))) => {
            Some(Event::Move { pointer, at: at(event), buttons: event.buttons() })
        }
        ("pointerup", Some((event, pointer))) => Some(Event::Up { pointer, at: at(event) }),
        ("pointercancel", Some((_, pointer))) => Some(Event::Cancel { pointer }),
        ("lostpointercapture", Some((event, pointer))) => lost_capture(session, event, pointer),
        ("keydown", _) => Some(Event::Key(key_of(dom.dyn_ref()?))),
        ("click", _) => Some(Event::Click),
        ("contextmenu", _) => Some(Event::ContextMenu),
        ("resize" | "orientationchange", _) => Some(Event::Resized),
        ("scroll", _) => scrolled(session),
        ("blur", _) => Some(Event::Blur),
        ("wheel", _) => {
            wheel(session, dom.dyn_ref()?);
            None
        }
        ("touchmove", _) => Some(Event::TouchMove { cancelable: dom.dyn_ref::<TouchEvent>()?.cancelable() }),
        ("visibilitychange", _) => {
            (page::document().visibility_state() == web_sys::VisibilityState::Hidden).then_some(Event::Hidden)
        }
        _ => None,
    }
}

fn at(event: &MouseEvent) -> Point {
    Point::new(f64::from(event.client_x()), f64::from(event.client_y()))
}

fn key_of(event: &KeyboardEvent) -> Key {
    match event.key().as_str() {
        "Escape" if event.repeat() => Key::EscapeAgain,
        "Escape" => Key::Escape,
        _ => Key::Other,
    }
}

fn pointer_down<G: Ground>(session: &Session<G>, event: &PointerEvent) -> Option<Event> {
    let ground = session.ground.borrow();
    {
        let mut hand = session.hand.borrow_mut();
        hand.scroll_at_press = ground.root().as_ref().map_or((0, 0), scroll_of);
        hand.pressed_at = clock::monotonic();
    }
    let target = event.target().map(JsValue::from).unwrap_or_default();
    let kind = match event.pointer_type().as_str() {
        "touch" => PointerKind::Touch,
        "pen" => PointerKind::Pen,
        _ => PointerKind::Mouse,
    };
    let editor = session.editor;
    let selects = event.ctrl_key() || event.meta_key() || event.shift_key();
    // A band selects, as those keys do.
    let (pressed, selects) = match ground.pressed_at(&target) {
        Some(Pressed::Ground { .. }) => (Some(Pressed::Ground { adds: selects }), false),
        pressed => (pressed, selects),
    };
    let press = Press {
        kind,
        is_primary: event.is_primary(),
        button: event.button(),
        selects,
        on_control: ground.is_control(&target),
        behind_dialog: editor.dialog.with_untracked(Option::is_some) || editor.menu.with_untracked(Option::is_some),
        width: f64::from(event.width()),
        height: f64::from(event.height()),
        pressure: f64::from(event.pressure()),
        detail: event.detail(),
        is_android: page::is_android(),
    };
    let pressed = pressed.filter(|_| may_begin(&press));
    Some(Event::Down { pointer: event.pointer_id(), kind, at: at(event), pressed })
}

/// Only the capture the ground took: a touched card loses its own when the ground takes over.
///
/// While the button is still down nobody let go: Chromium drops the capture at its next layout when a driver or a remote control
/// sends moves that do not name the button. Then it is taken again.
fn lost_capture<G: Ground>(session: &Session<G>, event: &PointerEvent, pointer: i32) -> Option<Event> {
    let target = event.target()?;
    let root = session.ground.borrow().root();
    let ours = root.as_ref().filter(|root| target.dyn_ref::<HtmlElement>() == Some(*root));
    let is_down = event.buttons() & 1 != 0 && event.pointer_type() != "touch";
    let carries = session.hand.borrow().drag.grip().is_some();
    if is_down && carries && ours.is_some_and(|root| root.set_pointer_capture(pointer).is_ok()) {
        return None;
    }
    (ours.is_some() || target.is_instance_of::<web_sys::Document>()).then_some(Event::LostCapture { pointer })
}

/// The event of a scroll comes a frame late: one that was over before the press says nothing about it. Nor does one right after it:
/// WebKit brings into sight what a press gives the focus to.
fn scrolled<G: Ground>(session: &Session<G>) -> Option<Event> {
    /// In milliseconds; nobody presses and turns the wheel sooner.
    const RIGHT_AFTER: f64 = 150.0;
    let scroll = scroll_of(&session.ground.borrow().root()?);
    let mut hand = session.hand.borrow_mut();
    if clock::monotonic() - hand.pressed_at < RIGHT_AFTER {
        hand.scroll_at_press = scroll;
    }
    (scroll != hand.scroll_at_press || hand.drag.grip().is_some()).then_some(Event::Scrolled)
}

fn scroll_of(root: &HtmlElement) -> (i32, i32) {
    (root.scroll_left(), root.scroll_top())
}

/// The veil that carries the cursor stands outside the ground: what is wheeled over it is for the ground.
fn wheel<G: Ground>(session: &Session<G>, wheel: &WheelEvent) {
    /// A line of text, in pixels, for wheels that count lines.
    const LINE: f64 = 16.0;
    let carries = session.hand.borrow().drag.grip().is_some();
    if let Some(root) = session.ground.borrow().root().filter(|_| carries) {
        let unit = if wheel.delta_mode() == WheelEvent::DOM_DELTA_LINE { LINE } else { 1.0 };
        root.scroll_by_with_x_and_y(wheel.delta_x() * unit, wheel.delta_y() * unit);
    }
}
