//! Carrying with a pointer: tells the drag machine what the browser says, and does what it answers.
//!
//! Nothing here decides, and nothing here knows what is carried over what: that is the [`Ground`]'s. Whatever a gesture has begun goes with
//! its screen: listeners, timers, frames, and what was drawn.

mod told;

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::{Event as DomEvent, EventTarget, HtmlElement, KeyboardEvent};

use self::told::told;
use crate::app::presence::hold;
use crate::board_view::editor_context::EditorContext;
use crate::browser::clock::{self, Later};
use crate::browser::page;
use crate::browser::page_events::Listening;
use parcours_core::editor::announcement::Announcement;
use parcours_core::editor::auto_scroll::AutoScroll;
use parcours_core::editor::carried::Pressed;
use parcours_core::editor::drag::Drag;
use parcours_core::editor::geometry::Point;
use parcours_core::editor::gesture::{Effect as DragEffect, Event, HOLD_MS, Reason};
use parcours_core::editor::outcome::Outcome;
use parcours_core::editor::press::{Grip, PointerKind};
use parcours_core::editor::view_state::View;

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
    fn let_go(&mut self, at: Point) -> Result<Outcome, Option<Announcement>>;

    /// What is said when it is given up.
    fn given_up(&self) -> Outcome;

    /// Takes away what was drawn, and carries nothing any more.
    fn put_down(&mut self);

    /// A key that no gesture has to do with.
    fn key_down(&self, _event: &KeyboardEvent) {}
}

/// What is going on with the pointer, from a press to the click after the drop.
struct Session<G> {
    editor: EditorContext,
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
    /// To what the gesture goes on by.
    listening: Vec<Listening>,
    focused_before: Option<HtmlElement>,
    /// How far the ground was scrolled when the pointer went down.
    scroll_at_press: (i32, i32),
    /// When it went down, in milliseconds.
    pressed_at: f64,
}

type Shared<G> = Rc<Session<G>>;

/// Carries over `ground` for as long as what is being drawn is there.
pub fn listen<G: Ground>(editor: EditorContext, ground: G) {
    let session = Rc::new(Session { editor, ground: RefCell::new(ground), hand: RefCell::default() });
    hold(Screen { listening: listen_to(&session, &BEGINNINGS), session: session.clone() });
    let board = editor.board();
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
        if editor.view_state.with(|view_state| view_state.view) != G::VIEW {
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

/// What begins a gesture. Not passive, and there before the finger: else the browser has begun to scroll when `touchmove` is first asked.
const BEGINNINGS: [&str; 3] = ["pointerdown", "keydown", "touchmove"];

/// What one goes on by, heard only while it lasts: the pointer moves over the page all day.
const DURING: [&str; 12] = [
    "pointermove",
    "pointerup",
    "pointercancel",
    "lostpointercapture",
    "click",
    "contextmenu",
    "resize",
    "orientationchange",
    "scroll",
    "blur",
    "wheel",
    "visibilitychange",
];

/// Listens on the window and before anybody else, because the pressed element may be rebuilt.
fn listen_to<G: Ground>(session: &Shared<G>, names: &[&'static str]) -> Vec<Listening> {
    let listen = |name: &'static str| {
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
    names.iter().copied().map(listen).collect()
}

/// Listens to what a gesture goes on by for as long as there is one.
fn listen_while_it_lasts<G: Ground>(session: &Shared<G>) {
    let (is_idle, listens) = {
        let hand = session.hand.borrow();
        (hand.drag == Drag::Idle, !hand.listening.is_empty())
    };
    if is_idle == listens {
        let listening = if is_idle { Vec::new() } else { listen_to(session, &DURING) };
        // Dropped when nothing is borrowed any more.
        let before = std::mem::replace(&mut session.hand.borrow_mut().listening, listening);
        drop(before);
    }
}

/// Tells the machine `event` and does what it answers, in order.
fn step<G: Ground>(session: &Shared<G>, event: Event, dom: Option<&DomEvent>) {
    let asked = session.hand.borrow_mut().drag.step(event);
    let mut then = None;
    for ask in asked {
        match ask {
            DragEffect::PreventDefault => dom.into_iter().for_each(DomEvent::prevent_default),
            DragEffect::StopPropagation => dom.into_iter().for_each(DomEvent::stop_propagation),
            DragEffect::StartHoldTimer => {
                session.hand.borrow_mut().hold = Some(later(session, HOLD_MS, Event::HoldElapsed))
            }
            DragEffect::StopHoldTimer => session.hand.borrow_mut().hold = None,
            DragEffect::StartSettleTimer => {
                session.hand.borrow_mut().settle = Some(later(session, 0.0, Event::SettleDone))
            }
            DragEffect::StopSettleTimer => session.hand.borrow_mut().settle = None,
            DragEffect::Lift(grip) => then = lift(session, &grip),
            DragEffect::Measure => session.ground.borrow_mut().measure_again(),
            // Each frame follows.
            DragEffect::Follow => {}
            DragEffect::Release { at } => release(session, at),
            DragEffect::CancelDrag(reason) => cancel(session, reason),
            DragEffect::Settle => settle(session),
        }
    }
    if let Some(event) = then {
        return step(session, event, None);
    }
    listen_while_it_lasts(session);
}

fn later<G: Ground>(session: &Shared<G>, wait: f64, event: Event) -> Later {
    let session = session.clone();
    clock::after(wait, move || step(&session, event, None))
}

/// Begins to carry; tells what went wrong, if anything did.
fn lift<G: Ground>(session: &Shared<G>, grip: &Grip) -> Option<Event> {
    let editor = session.editor;
    editor.keep_writing();
    let root = session.ground.borrow().root();
    let selects = matches!(grip.pressed, Pressed::Ground { .. });
    if !selects && editor.refuses() || !session.ground.borrow_mut().take_up(grip) {
        return Some(Event::Gone);
    }
    editor.busy.set(true);
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
    let editor = session.editor;
    let outcome = session.ground.borrow_mut().let_go(at);
    session.ground.borrow_mut().put_down();
    match outcome {
        Ok(outcome) => editor.carry_out(outcome),
        Err(said) => {
            give_back_focus(session);
            said.iter().for_each(|said| editor.say(said));
        }
    }
}

fn cancel<G: Ground>(session: &Session<G>, reason: Reason) {
    let given_up = session.ground.borrow().given_up();
    session.ground.borrow_mut().put_down();
    if reason.is_told() {
        give_back_focus(session);
        session.editor.carry_out(given_up);
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
    session.editor.busy.set(false);
}
