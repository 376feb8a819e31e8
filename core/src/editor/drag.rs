//! Carrying something with a pointer: events in, effects out, and for each lift one release or one cancel.
//!
//! The machine knows no page, no clock and no map: who drives it listens on the window, tells every event, does every
//! effect in order, and does nothing else.

use super::carried::Pressed;
use super::geometry::Point;
use super::gesture::{Effect, Event, Key, Reason};
use super::press::{Grip, PointerKind};

/// How far a press must move to lift, in CSS pixels (hello-pangea 5, dnd-kit 5, interact.js 1).
pub const LIFT_PX: f64 = 5.0;
/// How far a resting finger may stray, in CSS pixels (dnd-kit 5; more, because Android sends moves for a still finger).
pub const HOLD_SLOP_PX: f64 = 8.0;
/// The bit of the primary button in `PointerEvent.buttons`.
const PRIMARY: u16 = 1;

/// A drag, from the press to the click after it.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(missing_docs, reason = "each field is what the sentence above its state names")]
pub enum Drag {
    /// Nothing is pressed.
    #[default]
    Idle,
    /// Pressed; a move lifts.
    Armed(Grip),
    /// A finger rests on a card; time lifts.
    Holding(Grip),
    /// Carried, the pointer last seen `at`.
    Dragging { grip: Grip, at: Point },
    /// Over, but for the click that the browser may still make of it.
    Settling(ClickGuard),
}

/// What became of the click that follows a drag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClickGuard {
    /// The drag was cancelled with the pointer still down: the click comes when it goes up.
    PointerDown(i32),
    /// The next click, if it comes at once, is the drag's own.
    Armed,
    /// It came and was swallowed: the next one is a person's.
    Spent,
}

impl Drag {
    /// Takes in `event` and says what to do.
    #[must_use = "an effect left out leaves a preview or a timer behind"]
    pub fn step(&mut self, event: Event) -> Vec<Effect> {
        let (next, effects) = match std::mem::take(self) {
            Self::Idle => idle(event),
            Self::Armed(grip) => armed(grip, event),
            Self::Holding(grip) => holding(grip, event),
            Self::Dragging { grip, at } => dragging(grip, at, event),
            Self::Settling(guard) => settling(guard, event),
        };
        *self = next;
        effects
    }

    /// What is carried, and by what; nothing before the lift and after the release.
    pub fn grip(&self) -> Option<&Grip> {
        match self {
            Self::Dragging { grip, .. } => Some(grip),
            _ => None,
        }
    }

    /// What is pressed or carried; nothing before the press and after the release.
    pub fn pressed(&self) -> Option<&Pressed> {
        match self {
            Self::Armed(grip) | Self::Holding(grip) | Self::Dragging { grip, .. } => Some(&grip.pressed),
            Self::Idle | Self::Settling(_) => None,
        }
    }

    /// Where the pointer that carries was last seen.
    pub fn at(&self) -> Option<Point> {
        match self {
            Self::Dragging { at, .. } => Some(*at),
            _ => None,
        }
    }
}

type Next = (Drag, Vec<Effect>);

const SWALLOW: [Effect; 2] = [Effect::PreventDefault, Effect::StopPropagation];

fn idle(event: Event) -> Next {
    match event {
        Event::Down { pointer, kind, at, pressed: Some(pressed) } => begin(Grip { pointer, kind, origin: at, pressed }),
        _ => (Drag::Idle, vec![]),
    }
}

/// Fingers scroll with cards and so must rest on one, and with empty places, which are left to them; handles do not scroll.
fn begin(grip: Grip) -> Next {
    match (grip.kind, &grip.pressed) {
        (PointerKind::Touch, Pressed::Ground { .. }) => (Drag::Idle, vec![]),
        (PointerKind::Touch, Pressed::Card(_)) => (Drag::Holding(grip), vec![Effect::StartHoldTimer]),
        _ => (Drag::Armed(grip), vec![]),
    }
}

fn armed(grip: Grip, event: Event) -> Next {
    let own = grip.pointer;
    let forget = (Drag::Idle, vec![]);
    match event {
        Event::Move { pointer, buttons, .. } if pointer == own && !is_held(&grip, buttons) => forget,
        Event::Move { pointer, at, .. } if pointer == own && grip.origin.distance_to(at) >= LIFT_PX => lift(grip, at),
        Event::Down { pointer, .. } if pointer == own => idle(event),
        Event::Up { pointer, .. } | Event::Cancel { pointer } if pointer == own => forget,
        // A finger that hesitates on a handle is about to move it, not asking for a menu.
        Event::ContextMenu if grip.kind == PointerKind::Touch => (Drag::Armed(grip), SWALLOW.to_vec()),
        _ if ends_a_press(&event) => forget,
        _ => (Drag::Armed(grip), vec![]),
    }
}

fn holding(grip: Grip, event: Event) -> Next {
    let own = grip.pointer;
    let forget = (Drag::Idle, vec![Effect::StopHoldTimer]);
    match event {
        Event::HoldElapsed => {
            let at = grip.origin;
            lift(grip, at)
        }
        Event::Move { pointer, at, .. } if pointer == own && grip.origin.distance_to(at) > HOLD_SLOP_PX => forget,
        Event::Up { pointer, .. } | Event::Cancel { pointer } if pointer == own => forget,
        Event::ContextMenu => (Drag::Holding(grip), SWALLOW.to_vec()),
        _ if ends_a_press(&event) => forget,
        _ => (Drag::Holding(grip), vec![]),
    }
}

/// Whether a press that has not lifted yet is no drag any more, whoever sent the event.
fn ends_a_press(event: &Event) -> bool {
    match event {
        Event::Down { .. } | Event::Key(_) | Event::ContextMenu | Event::Scrolled | Event::Gone => true,
        Event::TouchMove { cancelable } => !cancelable,
        Event::Blur | Event::Hidden | Event::Resized => true,
        _ => false,
    }
}

fn lift(grip: Grip, at: Point) -> Next {
    let effects = vec![Effect::Lift(grip.clone()), Effect::Follow];
    (Drag::Dragging { grip, at }, effects)
}

fn dragging(grip: Grip, at: Point, event: Event) -> Next {
    let own = grip.pointer;
    let still_down = ClickGuard::PointerDown(own);
    match event {
        Event::Move { pointer, at, buttons } if pointer == own => {
            if is_held(&grip, buttons) {
                (Drag::Dragging { grip, at }, vec![Effect::Follow])
            } else if buttons & PRIMARY == 0 {
                cancel(Reason::LostRelease, ClickGuard::Armed)
            } else {
                cancel(Reason::Button, still_down)
            }
        }
        Event::Up { pointer, at } if pointer == own => {
            let effects = vec![Effect::Release { at }, Effect::Settle, Effect::StartSettleTimer];
            (Drag::Settling(ClickGuard::Armed), effects)
        }
        Event::Cancel { pointer } if pointer == own => cancel(Reason::LostPointer, ClickGuard::Armed),
        Event::LostCapture { pointer } if pointer == own => cancel(Reason::LostPointer, still_down),
        Event::CaptureFailed => cancel(Reason::LostPointer, ClickGuard::Armed),
        // The same pointer can go down again only when the page missed that it went up.
        Event::Down { pointer, .. } if pointer == own => cancel(Reason::LostRelease, ClickGuard::Armed),
        Event::Key(Key::Escape) => swallow_and(cancel(Reason::Escape, still_down)),
        Event::ContextMenu if grip.kind != PointerKind::Touch => swallow_and(cancel(Reason::Button, still_down)),
        Event::Key(_) | Event::ContextMenu | Event::Click => (Drag::Dragging { grip, at }, SWALLOW.to_vec()),
        Event::TouchMove { cancelable: true } => (Drag::Dragging { grip, at }, vec![Effect::PreventDefault]),
        Event::Scrolled | Event::MapChanged => (Drag::Dragging { grip, at }, vec![Effect::Measure, Effect::Follow]),
        Event::Blur | Event::Hidden => cancel(Reason::Away, still_down),
        Event::Resized => cancel(Reason::Resized, still_down),
        Event::Gone => cancel(Reason::Gone, still_down),
        _ => (Drag::Dragging { grip, at }, vec![]),
    }
}

/// Whether the pointer is down by its primary button alone: chords and lost releases of mouse and pen arrive as moves.
fn is_held(grip: &Grip, buttons: u16) -> bool {
    grip.kind == PointerKind::Touch || buttons == PRIMARY
}

fn cancel(reason: Reason, guard: ClickGuard) -> Next {
    let mut effects = vec![Effect::CancelDrag(reason), Effect::Settle];
    if guard == ClickGuard::Armed {
        effects.push(Effect::StartSettleTimer);
    }
    (Drag::Settling(guard), effects)
}

fn swallow_and((next, effects): Next) -> Next {
    (next, SWALLOW.into_iter().chain(effects).collect())
}

fn settling(guard: ClickGuard, event: Event) -> Next {
    let stay = Drag::Settling(guard);
    match (guard, event) {
        (_, Event::Key(Key::EscapeAgain) | Event::ContextMenu) => (stay, SWALLOW.to_vec()),
        (ClickGuard::PointerDown(own), event) => match event {
            Event::Up { pointer, .. } if pointer == own => await_click(),
            Event::Move { pointer, buttons, .. } if pointer == own && buttons & PRIMARY == 0 => await_click(),
            Event::Cancel { pointer } if pointer == own => (Drag::Idle, vec![]),
            // Whatever became of the pointer waited for, this press is a new start.
            Event::Down { .. } => idle(event),
            _ => (stay, vec![]),
        },
        (_, Event::SettleDone) => (Drag::Idle, vec![]),
        // A guard that outlived its drag would swallow the click of this press.
        (_, event @ Event::Down { .. }) => {
            let (next, effects) = idle(event);
            (next, [Effect::StopSettleTimer].into_iter().chain(effects).collect())
        }
        (ClickGuard::Armed, Event::Click) => (Drag::Settling(ClickGuard::Spent), SWALLOW.to_vec()),
        _ => (stay, vec![]),
    }
}

fn await_click() -> Next {
    (Drag::Settling(ClickGuard::Armed), vec![Effect::StartSettleTimer])
}
