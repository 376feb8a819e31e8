//! Carrying with a pointer: tells the drag machine what the browser says, and does what it answers.
//!
//! Nothing here decides, and nothing here knows what is carried over what: that is the [`Ground`]'s. Whatever a gesture has begun goes with
//! its screen: listeners, timers, frames, and what was drawn.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Event as DomEvent, EventTarget, HtmlElement, KeyboardEvent, MouseEvent, PointerEvent, TouchEvent, WheelEvent,
};

use super::desk::Desk;
use super::presence::hold;
use crate::browser::clock::{self, Later};
use crate::browser::page;
use crate::browser::page_events::Listening;
use crate::editor::auto_scroll::AutoScroll;
use crate::editor::carried::Pressed;
use crate::editor::drag::Drag;
use crate::editor::geometry::Point;
use crate::editor::gesture::{Effect as Ask, Event, HOLD_MS, Key, Reason};
use crate::editor::looks::View;
use crate::editor::outcome::Outcome;
use crate::editor::press::{Grip, PointerKind, Press, may_begin};
use crate::editor::said::Said;

/// Where things are carried: what can be taken up there, how it is shown, and what letting go of it comes to.
pub trait Ground: 'static {
    /// The view it is part of.
    const VIEW: View;

    /// The element that scrolls and takes the pointer; none while it is not shown.
    fn root(&self) -> Option<HtmlElement>;

    /// What a press on `target` would carry.
    fn pressed_at(&self, target: &JsValue) -> Option<Pressed>;

    /// Whether `target` works by itself, so that a press on it carries nothing.
    fn is_control(&self, target: &JsValue) -> bool;

    /// Takes up what is pressed and shows it so; whether it could.
    fn take_up(&mut self, grip: &Grip) -> bool;

    /// The rectangles are stale.
    fn measure_again(&mut self) {}

    /// Draws everything for the pointer `at`, and scrolls where it is at an edge.
    fn follow(&mut self, grip: &Grip, at: Point, scroll: &mut AutoScroll);

    /// What letting go comes to: an outcome, or nothing and what is said of it.
    fn let_go(&mut self, at: Point) -> Result<Outcome, Option<Said>>;

    /// What is said when it is given up.
    fn given_up(&self) -> Outcome;

    /// Takes away what was drawn, and carries nothing any more.
    fn put_down(&mut self);

    /// A key that no gesture has to do with.
    fn key_down(&self, _event: &KeyboardEvent) {}
}

/// What is going on with the pointer, from a press to the click after the drop.
struct Session<G> {
    desk: Desk,
    /// Apart from what follows, because what it does may be heard of here at once.
    ground: RefCell<G>,
    hand: RefCell<Hand>,
}

#[derive(Default)]
struct Hand {
    drag: Drag,
    scroll: AutoScroll,
    hold: Option<Later>,
    settle: Option<Later>,
    frame: Option<Later>,
    focused_before: Option<HtmlElement>,
    /// How far the ground was scrolled when the pointer went down.
    scroll_at_press: (i32, i32),
    /// When it went down, in milliseconds.
    pressed_at: f64,
}

type Shared<G> = Rc<Session<G>>;

/// Carries over `ground` for as long as what is being drawn is there.
pub fn listen<G: Ground>(desk: Desk, ground: G) {
    let session = Rc::new(Session { desk, ground: RefCell::new(ground), hand: RefCell::default() });
    hold(Screen { listening: listen_to_all(&session), session: session.clone() });
    let board = desk.board();
    Effect::new({
        let session = session.clone();
        move |_| {
            board.revision();
            let pressed = session.hand.borrow().drag.pressed().cloned();
            if let Some(pressed) = pressed {
                step(&session, board.read(|map| Event::of_change(map, &pressed)), None);
            }
        }
    });
    Effect::new(move |_| {
        if desk.looks.with(|looks| looks.view) != G::VIEW {
            step(&session, Event::Gone, None);
        }
    });
}

/// What goes with the screen.
struct Screen<G: Ground> {
    listening: Vec<Listening>,
    session: Shared<G>,
}

impl<G: Ground> Drop for Screen<G> {
    fn drop(&mut self) {
        self.listening.clear();
        step(&self.session, Event::Gone, None);
        *self.session.hand.borrow_mut() = Hand::default();
    }
}

/// Listens on the window and before anybody else, because the pressed element may be rebuilt.
fn listen_to_all<G: Ground>(session: &Shared<G>) -> Vec<Listening> {
    const EVENTS: [&str; 15] = [
        "pointerdown",
        "pointermove",
        "pointerup",
        "pointercancel",
        "lostpointercapture",
        "keydown",
        "click",
        "contextmenu",
        "resize",
        "orientationchange",
        "scroll",
        "blur",
        "wheel",
        // Not passive, and there before the finger: else the browser has begun to scroll when it is first asked.
        "touchmove",
        "visibilitychange",
    ];
    let listen = |name| {
        let target: EventTarget = match name {
            "touchmove" | "visibilitychange" => page::document().into(),
            _ => page::window().into(),
        };
        let session = session.clone();
        Listening::before_others(&target, name, move |dom| {
            if let Some(event) = told(&session, name, &dom) {
                step(&session, event, Some(&dom));
            }
        })
    };
    EVENTS.map(listen).into()
}

/// What an event of the browser tells the machine. A press begins; everything else matters only after one.
fn told<G: Ground>(session: &Session<G>, name: &str, dom: &DomEvent) -> Option<Event> {
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
    let desk = session.desk;
    let press = Press {
        kind,
        is_primary: event.is_primary(),
        button: event.button(),
        selects: event.ctrl_key() || event.meta_key() || event.shift_key(),
        on_control: ground.is_control(&target),
        behind_dialog: desk.panel.with_untracked(Option::is_some) || desk.menu.with_untracked(Option::is_some),
        width: f64::from(event.width()),
        height: f64::from(event.height()),
        pressure: f64::from(event.pressure()),
        detail: event.detail(),
    };
    let pressed = ground.pressed_at(&target).filter(|_| may_begin(&press));
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

/// Tells the machine `event` and does what it answers, in order.
fn step<G: Ground>(session: &Shared<G>, event: Event, dom: Option<&DomEvent>) {
    let asked = session.hand.borrow_mut().drag.step(event);
    let mut then = None;
    for ask in asked {
        match ask {
            Ask::PreventDefault => dom.into_iter().for_each(DomEvent::prevent_default),
            Ask::StopPropagation => dom.into_iter().for_each(DomEvent::stop_propagation),
            Ask::StartHoldTimer => session.hand.borrow_mut().hold = Some(later(session, HOLD_MS, Event::HoldElapsed)),
            Ask::StopHoldTimer => session.hand.borrow_mut().hold = None,
            Ask::StartSettleTimer => session.hand.borrow_mut().settle = Some(later(session, 0.0, Event::SettleDone)),
            Ask::StopSettleTimer => session.hand.borrow_mut().settle = None,
            Ask::Lift(grip) => then = lift(session, &grip),
            Ask::Measure => session.ground.borrow_mut().measure_again(),
            // Each frame follows.
            Ask::Follow => {}
            Ask::Release { at } => release(session, at),
            Ask::CancelDrag(reason) => cancel(session, reason),
            Ask::Settle => settle(session),
        }
    }
    if let Some(event) = then {
        step(session, event, None);
    }
}

fn later<G: Ground>(session: &Shared<G>, wait: f64, event: Event) -> Later {
    let session = session.clone();
    clock::after(wait, move || step(&session, event, None))
}

/// Begins to carry; tells what went wrong, if anything did.
fn lift<G: Ground>(session: &Shared<G>, grip: &Grip) -> Option<Event> {
    let desk = session.desk;
    desk.keep_writing();
    let root = session.ground.borrow().root();
    if desk.refuses() || !session.ground.borrow_mut().take_up(grip) {
        return Some(Event::Gone);
    }
    desk.busy.set(true);
    page::remove_text_selection();
    if grip.kind == PointerKind::Touch {
        /// Long enough to be felt, in milliseconds.
        const BUZZ: u32 = 10;
        page::buzz(BUZZ);
    }
    {
        let mut hand = session.hand.borrow_mut();
        hand.focused_before = page::focused();
        hand.scroll = AutoScroll::default();
    }
    follow_later(session);
    let is_captured = root.is_some_and(|root| root.set_pointer_capture(grip.pointer).is_ok());
    (!is_captured).then_some(Event::CaptureFailed)
}

/// One computation for each animation frame, as long as something is carried: the ground may scroll under a still pointer.
fn follow_later<G: Ground>(session: &Shared<G>) {
    let next = session.clone();
    let frame = clock::next_frame(move || {
        {
            let mut hand = next.hand.borrow_mut();
            let (Some(at), Some(grip)) = (hand.drag.at(), hand.drag.grip().cloned()) else { return };
            next.ground.borrow_mut().follow(&grip, at, &mut hand.scroll);
        }
        follow_later(&next);
    });
    session.hand.borrow_mut().frame = Some(frame);
}

fn release<G: Ground>(session: &Session<G>, at: Point) {
    let desk = session.desk;
    let outcome = session.ground.borrow_mut().let_go(at);
    session.ground.borrow_mut().put_down();
    match outcome {
        Ok(outcome) => desk.carry_out(outcome),
        Err(said) => {
            give_back_focus(session);
            said.iter().for_each(|said| desk.say(said));
        }
    }
}

fn cancel<G: Ground>(session: &Session<G>, reason: Reason) {
    let given_up = session.ground.borrow().given_up();
    session.ground.borrow_mut().put_down();
    if reason.is_told() {
        give_back_focus(session);
        session.desk.carry_out(given_up);
    }
}

fn give_back_focus<G>(session: &Session<G>) {
    let before = session.hand.borrow_mut().focused_before.take();
    if let Some(before) = before.filter(|before| before.is_connected() && page::focused().as_ref() != Some(before)) {
        page::focus(&before);
    }
}

fn settle<G>(session: &Session<G>) {
    {
        let mut hand = session.hand.borrow_mut();
        hand.frame = None;
        hand.hold = None;
        hand.focused_before = None;
    }
    session.desk.busy.set(false);
}
