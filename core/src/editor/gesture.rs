//! What a drag is told and what it asks for, the words between the page and [`Drag`](super::drag::Drag).

use super::carried::Pressed;
use super::geometry::Point;
use super::press::{Grip, PointerKind};
use crate::model::JourneyMap;

/// How long a finger must rest on a card to lift it, in milliseconds (dnd-kit 250, hello-pangea 120).
pub const HOLD_MS: f64 = 250.0;

/// What happened, in the order it happened.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "each field is named as in the pointer events of the web")]
pub enum Event {
    /// Any pointer went down; `pressed` is set when it did on something that can be carried and
    /// [`may_begin`](super::press::may_begin) agrees.
    Down { pointer: i32, kind: PointerKind, at: Point, pressed: Option<Pressed> },
    /// A pointer moved, or its second button did.
    Move { pointer: i32, at: Point, buttons: u16 },
    /// A finger moved, as a `touchmove`: the one event that can keep the page from scrolling.
    TouchMove { cancelable: bool },
    /// A pointer went up.
    Up { pointer: i32, at: Point },
    /// The browser took the pointer away.
    Cancel { pointer: i32 },
    /// The board lost the pointer it had captured. What the pressed node loses is none of this machine's business.
    LostCapture { pointer: i32 },
    /// The pointer could not be captured: it is gone already.
    CaptureFailed,
    /// A key went down.
    Key(Key),
    /// The mouse or the browser clicked.
    Click,
    /// A context menu is about to open.
    ContextMenu,
    /// A finger has rested for [`HOLD_MS`].
    HoldElapsed,
    /// The board scrolled.
    Scrolled,
    /// The map changed under the drag, from another tab.
    MapChanged,
    /// What was pressed is no longer on the map, or its screen is no longer on the page.
    Gone,
    /// The window lost the focus; not one of its elements.
    Blur,
    /// The page went out of sight.
    Hidden,
    /// The window changed its size or orientation, or the page its language or theme.
    Resized,
    /// The browser has had time to send the click that follows a drag.
    SettleDone,
}

impl Event {
    /// What it means to whoever holds `pressed` that the map has become `map`.
    pub fn of_change(map: &JourneyMap, pressed: &Pressed) -> Self {
        if pressed.is_on(map) { Self::MapChanged } else { Self::Gone }
    }
}

/// A key, as far as a drag cares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// Escape.
    Escape,
    /// Escape, still held down.
    EscapeAgain,
    /// Any other.
    Other,
}

/// What to do, in this order.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "each field is what the sentence above its variant names")]
pub enum Effect {
    /// Tell [`Event::HoldElapsed`] in [`HOLD_MS`].
    StartHoldTimer,
    /// Never mind the hold.
    StopHoldTimer,
    /// The drag begins: capture the pointer on the board (or tell [`Event::CaptureFailed`]), measure, show the preview
    /// and the body class, remove the text selection, select the pressed card if it is not; vibrate for a finger.
    Lift(Grip),
    /// The rectangles are stale: measure before the next frame.
    Measure,
    /// Preview, target and auto-scroll are due in the next animation frame, for the point
    /// [`Drag::at`](super::drag::Drag::at).
    Follow,
    /// Let go here: make the edit, or leave quietly when there is no target or nothing would change.
    Release { at: Point },
    /// Let go without a trace, and say why.
    CancelDrag(Reason),
    /// Remove preview, body class, frames and capture; one render; focus; say.
    Settle,
    /// Tell [`Event::SettleDone`] from a timer of 0 ms.
    StartSettleTimer,
    /// Never mind the timer of 0 ms.
    StopSettleTimer,
    /// `preventDefault` on the event just told.
    PreventDefault,
    /// `stopPropagation` on the event just told.
    StopPropagation,
}

/// Why a drag ended without a release.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A person pressed Escape.
    Escape,
    /// A person pressed a second button, or opened a context menu.
    Button,
    /// The button went up where the page could not see it.
    LostRelease,
    /// The browser took the pointer away.
    LostPointer,
    /// The window lost the focus or went out of sight.
    Away,
    /// The window changed its size or orientation, or the page its language or theme.
    Resized,
    /// What was carried is no longer on the map, or its screen is no longer on the page.
    Gone,
}

impl Reason {
    /// Whether it is told, and the focus goes back to where it was: what went with its screen is put back without a word.
    pub fn is_told(self) -> bool {
        self != Self::Gone
    }
}
