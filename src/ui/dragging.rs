//! Carrying things over the board: tells the drag machine what the browser says, and does what it answers.
//!
//! Nothing here decides; rectangles are measured here, and what is drawn while something is carried (the preview, the line where it
//! would land) is outside the tree, so that nothing on the board is drawn anew before the drop.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event as DomEvent, HtmlElement, KeyboardEvent, MouseEvent, PointerEvent, TouchEvent, WheelEvent};

use super::desk::Desk;
use super::drag_marks::Marks;
use super::measuring::{self, measure};
use crate::browser::clock::{self, Later};
use crate::browser::page;
use crate::browser::page_events::Listening;
use crate::editor::auto_scroll::AutoScroll;
use crate::editor::carried::{Carried, Pressed, Target, is_same_place_in_sight};
use crate::editor::drag::Drag;
use crate::editor::drops::{dropped, given_up};
use crate::editor::geometry::Point;
use crate::editor::gesture::{Effect, Event, HOLD_MS, Key};
use crate::editor::press::{Grip, PointerKind, Press, may_begin};
use crate::editor::said::Said;
use crate::editor::slots::Layout;
use crate::model::CellKey;

pub use super::measuring::track_of;

/// What is going on with the pointer, from a press to the click after the drop.
struct Session {
    desk: Desk,
    root: HtmlElement,
    drag: Drag,
    carried: Option<Carried>,
    layout: Option<Layout>,
    target: Option<Target>,
    scroll: AutoScroll,
    marks: Option<Marks>,
    hold: Option<Later>,
    settle: Option<Later>,
    frames: bool,
    focused_before: Option<HtmlElement>,
    /// How far the board was scrolled when the pointer went down.
    scroll_at_press: (i32, i32),
    /// When it went down, in milliseconds.
    pressed_at: f64,
}

type Shared = Rc<RefCell<Session>>;

/// Listens to everything a drag is made of. All on the window and before anybody else, because the pressed element may be rebuilt.
pub fn listen(desk: Desk, root: &HtmlElement) -> Vec<Listening> {
    let session = Rc::new(RefCell::new(Session {
        desk,
        root: root.clone(),
        drag: Drag::Idle,
        carried: None,
        layout: None,
        target: None,
        scroll: AutoScroll::default(),
        marks: None,
        hold: None,
        settle: None,
        frames: false,
        focused_before: None,
        scroll_at_press: (0, 0),
        pressed_at: 0.0,
    }));
    let window = page::window();
    let document = page::document();
    let tell = |name: &'static str, event_of: fn(&Shared, &DomEvent) -> Option<Event>| {
        let session = session.clone();
        Listening::before_others(&window, name, move |dom| {
            if let Some(event) = event_of(&session, &dom) {
                step(&session, event, Some(&dom));
            }
        })
    };
    vec![
        tell("pointerdown", pointer_down),
        tell("pointermove", pointer_move),
        tell("pointerup", |_, dom| {
            dom.dyn_ref().map(|dom| Event::Up { pointer: PointerEvent::pointer_id(dom), at: at(dom) })
        }),
        tell("pointercancel", |_, dom| {
            dom.dyn_ref().map(|dom| Event::Cancel { pointer: PointerEvent::pointer_id(dom) })
        }),
        tell("lostpointercapture", lost_capture),
        tell("keydown", key_down),
        tell("click", |_, _| Some(Event::Click)),
        tell("contextmenu", |_, _| Some(Event::ContextMenu)),
        tell("resize", |_, _| Some(Event::Resized)),
        tell("orientationchange", |_, _| Some(Event::Resized)),
        tell("scroll", scrolled),
        tell("blur", |_, dom| {
            let of_window = dom.target().is_some_and(|target| target.is_instance_of::<web_sys::Window>());
            of_window.then_some(Event::Blur)
        }),
        {
            let session = session.clone();
            // The veil that carries the cursor stands outside the board: what is wheeled over it is for the board.
            Listening::before_others(&window, "wheel", move |dom| {
                let session = session.borrow();
                if let Some(wheel) = dom.dyn_ref::<WheelEvent>().filter(|_| session.marks.is_some()) {
                    /// A line of text, in pixels, for wheels that count lines.
                    const LINE: f64 = 16.0;
                    let unit = if wheel.delta_mode() == WheelEvent::DOM_DELTA_LINE { LINE } else { 1.0 };
                    session.root.scroll_by_with_x_and_y(wheel.delta_x() * unit, wheel.delta_y() * unit);
                }
            })
        },
        {
            let session = session.clone();
            // Not passive, and there before the finger: else the browser has begun to scroll when it is first asked.
            Listening::before_others(&document, "touchmove", move |dom| {
                let cancelable = dom.dyn_ref::<TouchEvent>().is_some_and(|touch| touch.cancelable());
                step(&session, Event::TouchMove { cancelable }, Some(&dom));
            })
        },
        {
            let session = session.clone();
            Listening::to(&page::document(), "visibilitychange", move |_| {
                if page::document().visibility_state() == web_sys::VisibilityState::Hidden {
                    step(&session, Event::Hidden, None);
                }
            })
        },
    ]
}

fn at(event: &MouseEvent) -> Point {
    Point::new(f64::from(event.client_x()), f64::from(event.client_y()))
}

fn pointer_down(session: &Shared, dom: &DomEvent) -> Option<Event> {
    let event = dom.dyn_ref::<PointerEvent>()?;
    {
        let mut session = session.borrow_mut();
        session.scroll_at_press = scroll_of(&session.root);
        session.pressed_at = clock::monotonic();
    }
    let session = session.borrow();
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
        on_control: page::closest(&target, "[data-no-drag], textarea, input, select, a[href], button").is_some(),
        behind_dialog: desk.panel.with_untracked(Option::is_some) || desk.menu.with_untracked(Option::is_some),
        width: f64::from(event.width()),
        height: f64::from(event.height()),
        pressure: f64::from(event.pressure()),
        detail: event.detail(),
    };
    let pressed = pressed_at(&target).filter(|_| may_begin(&press));
    Some(Event::Down { pointer: event.pointer_id(), kind, at: at(event), pressed })
}

/// What a drag from `target` would carry.
fn pressed_at(target: &JsValue) -> Option<Pressed> {
    let hit = page::closest(target, "[data-drag]")?;
    let named = |name: &str| hit.get_attribute(name);
    if let Some(id) = named("data-card") {
        return Some(Pressed::Card(id.into()));
    }
    if let Some(track) = page::closest(&hit, "[data-emotion]") {
        return CellKey::parse(&track.get_attribute("data-emotion")?).map(Pressed::Emotion);
    }
    let header = named("data-stage").map(|id| Pressed::Stage(id.into()));
    header
        .or_else(|| named("data-step").map(|id| Pressed::Step(id.into())))
        .or_else(|| named("data-lane").map(|id| Pressed::Lane(id.into())))
}

/// The event of a scroll comes a frame late: one that was over before the press says nothing about it. Nor does one right after it:
/// WebKit brings into sight what a press gives the focus to.
fn scrolled(session: &Shared, _: &DomEvent) -> Option<Event> {
    /// In milliseconds; nobody presses and turns the wheel sooner.
    const RIGHT_AFTER: f64 = 150.0;
    let mut session = session.borrow_mut();
    if clock::monotonic() - session.pressed_at < RIGHT_AFTER {
        session.scroll_at_press = scroll_of(&session.root);
    }
    let since_press = scroll_of(&session.root) != session.scroll_at_press;
    (since_press || session.drag.grip().is_some()).then_some(Event::Scrolled)
}

fn scroll_of(board: &HtmlElement) -> (i32, i32) {
    (board.scroll_left(), board.scroll_top())
}

fn pointer_move(session: &Shared, dom: &DomEvent) -> Option<Event> {
    if session.borrow().drag == Drag::Idle {
        return None;
    }
    let event = dom.dyn_ref::<PointerEvent>()?;
    Some(Event::Move { pointer: event.pointer_id(), at: at(event), buttons: event.buttons() })
}

/// Only the capture the board took: a touched card loses its own when the board takes over.
///
/// While the button is still down nobody let go: Chromium drops the capture at its next layout when a driver or a remote control
/// sends moves that do not name the button. Then it is taken again.
fn lost_capture(session: &Shared, dom: &DomEvent) -> Option<Event> {
    let event = dom.dyn_ref::<PointerEvent>()?;
    let target = event.target()?;
    let session = session.borrow();
    let ours = target.dyn_ref::<HtmlElement>() == Some(&session.root);
    let is_down = event.buttons() & 1 != 0 && event.pointer_type() != "touch";
    if ours && is_down && session.carried.is_some() && session.root.set_pointer_capture(event.pointer_id()).is_ok() {
        return None;
    }
    (ours || target.is_instance_of::<web_sys::Document>()).then(|| Event::LostCapture { pointer: event.pointer_id() })
}

fn key_down(session: &Shared, dom: &DomEvent) -> Option<Event> {
    if session.borrow().drag == Drag::Idle {
        return None;
    }
    let event = dom.dyn_ref::<KeyboardEvent>()?;
    let key = match event.key().as_str() {
        "Escape" if event.repeat() => Key::EscapeAgain,
        "Escape" => Key::Escape,
        _ => Key::Other,
    };
    Some(Event::Key(key))
}

/// Tells the machine `event` and does what it answers, in order.
fn step(session: &Shared, event: Event, dom: Option<&DomEvent>) {
    let effects = session.borrow_mut().drag.step(event);
    let mut then = Vec::new();
    for effect in effects {
        match effect {
            Effect::PreventDefault => dom.into_iter().for_each(DomEvent::prevent_default),
            Effect::StopPropagation => dom.into_iter().for_each(DomEvent::stop_propagation),
            Effect::StartHoldTimer => session.borrow_mut().hold = Some(later(session, HOLD_MS, Event::HoldElapsed)),
            Effect::StopHoldTimer => session.borrow_mut().hold = None,
            Effect::StartSettleTimer => session.borrow_mut().settle = Some(later(session, 0.0, Event::SettleDone)),
            Effect::StopSettleTimer => session.borrow_mut().settle = None,
            Effect::Lift(grip) => then.extend(lift(session, &grip)),
            Effect::Measure => session.borrow_mut().layout = None,
            Effect::Follow => {}
            Effect::Release { at } => release(session, at),
            Effect::CancelDrag(_) => cancel(session),
            Effect::Settle => clean_up(session),
        }
    }
    for event in then {
        step(session, event, None);
    }
}

fn later(session: &Shared, wait: f64, event: Event) -> Later {
    let session = session.clone();
    clock::after(wait, move || step(&session, event, None))
}

/// Begins to carry; tells what went wrong, if anything did.
fn lift(session: &Shared, grip: &Grip) -> Option<Event> {
    let desk = session.borrow().desk;
    desk.keep_writing();
    let selection = desk.selection.get_untracked();
    let sight = desk.looks.with_untracked(|looks| looks.sight.clone());
    let carried = desk
        .board()
        .read(|map| Carried::lift(map, &grip.pressed, |id| selection.contains(id) && sight.shows_card(map, id)));
    let Some(carried) = carried.filter(|_| !desk.refuses()) else { return Some(Event::Gone) };
    if let Carried::Cards { pressed, .. } = &carried
        && !selection.contains(pressed)
    {
        desk.selection.set(crate::editor::selection::Selection::only([pressed.clone()]));
        desk.settle_now(false);
    }
    desk.busy.set(true);
    page::remove_text_selection();
    if grip.kind == PointerKind::Touch {
        /// Long enough to be felt, in milliseconds.
        const BUZZ: u32 = 10;
        page::buzz(BUZZ);
    }
    let failed = {
        let mut session = session.borrow_mut();
        session.focused_before = page::focused();
        session.marks = Some(Marks::show(&carried, grip.origin));
        session.carried = Some(carried);
        session.layout = None;
        session.scroll = AutoScroll::default();
        session.root.set_pointer_capture(grip.pointer).is_err()
    };
    frame_later(session);
    failed.then_some(Event::CaptureFailed)
}

/// One computation for each animation frame, as long as something is carried: the board may scroll under a still pointer.
fn frame_later(session: &Shared) {
    session.borrow_mut().frames = true;
    let session = session.clone();
    request_animation_frame(move || {
        if session.borrow().frames {
            frame(&session);
            frame_later(&session);
        }
    });
}

fn frame(session: &Shared) {
    let mut session = session.borrow_mut();
    let session = &mut *session;
    let (Some(point), Some(grip)) = (session.drag.at(), session.drag.grip().cloned()) else { return };
    let Some(carried) = session.carried.clone() else { return };
    let layout = session.layout.get_or_insert_with(|| measure(session.desk, &session.root));
    let delta = session.scroll.frame(layout.scrollport, point, grip.pressed.axes(), clock::monotonic());
    if delta.x != 0.0 || delta.y != 0.0 {
        session.root.scroll_by_with_x_and_y(delta.x, delta.y);
        *layout = measure(session.desk, &session.root);
    }
    let aim = measuring::aim(session.desk, layout, &carried, point);
    if let Some(marks) = &mut session.marks {
        marks.follow(point, &aim);
    }
    session.target = aim.target;
}

fn release(session: &Shared, at: Point) {
    let (desk, carried, target, outside) = {
        let mut session = session.borrow_mut();
        let session = &mut *session;
        let Some(carried) = session.carried.clone() else { return };
        let layout = measure(session.desk, &session.root);
        let aim = measuring::aim(session.desk, &layout, &carried, at);
        (session.desk, carried, aim.target, !layout.board.contains(at))
    };
    clean_marks(session);
    let outcome = target.and_then(|target| {
        desk.look(|at| match is_same_place_in_sight(at.map, &at.looks.sight, &carried, &target) {
            true => None,
            false => dropped(at.map, &carried, &target),
        })
    });
    match outcome {
        Some(outcome) => {
            desk.carry_out(outcome);
            super::drag_marks::flash_later(&carried);
        }
        None => {
            give_back_focus(session);
            if outside {
                desk.say(&Said::DroppedOutside);
            }
        }
    }
}

fn cancel(session: &Shared) {
    let (desk, carried) = {
        let session = session.borrow();
        (session.desk, session.carried.clone())
    };
    clean_marks(session);
    give_back_focus(session);
    if let Some(carried) = carried {
        desk.carry_out(desk.board().read(|map| given_up(map, &carried)));
    }
}

fn give_back_focus(session: &Shared) {
    let before = session.borrow_mut().focused_before.take();
    if let Some(before) = before.filter(|before| before.is_connected() && page::focused().as_ref() != Some(before)) {
        page::focus(&before);
    }
}

fn clean_marks(session: &Shared) {
    let marks = session.borrow_mut().marks.take();
    drop(marks);
}

fn clean_up(session: &Shared) {
    clean_marks(session);
    let mut session = session.borrow_mut();
    session.frames = false;
    session.carried = None;
    session.layout = None;
    session.target = None;
    session.hold = None;
    session.focused_before = None;
    session.desk.busy.set(false);
}
