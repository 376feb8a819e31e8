//! A pointer going down, and whether a drag may begin with it.

use super::carried::Pressed;
use super::geometry::Point;

/// What points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PointerKind {
    /// A mouse or a trackpad, and anything that does not say.
    Mouse,
    /// A pen.
    Pen,
    /// A finger.
    Touch,
}

/// What the page knows about a press, to say whether a drag may begin with it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Press {
    /// What points.
    pub kind: PointerKind,
    /// `PointerEvent.isPrimary`: not the second finger.
    pub is_primary: bool,
    /// `PointerEvent.button`.
    pub button: i16,
    /// Whether Ctrl, Meta or Shift is down: those select.
    pub selects: bool,
    /// Whether it is on something that works by itself: a field, a link, a button.
    pub on_control: bool,
    /// Whether a dialog or a menu is open.
    pub behind_dialog: bool,
    /// `PointerEvent.width`.
    pub width: f64,
    /// `PointerEvent.height`.
    pub height: f64,
    /// `PointerEvent.pressure`.
    pub pressure: f64,
    /// `UIEvent.detail`.
    pub detail: i32,
    /// Whether the device runs Android, whose screen reader is TalkBack.
    pub is_android: bool,
}

/// Whether a drag may begin with this press.
pub fn may_begin(press: &Press) -> bool {
    press.is_primary
        && press.button == 0
        && !press.selects
        && !press.on_control
        && !press.behind_dialog
        && !is_by_screen_reader(press)
}

/// Screen readers press for their user, who wants a click: signatures of React Aria.
fn is_by_screen_reader(press: &Press) -> bool {
    let has_no_size = press.width == 0.0 && press.height == 0.0;
    // Pressure alone does not tell: Safari's mouse has none either, nor has that of most programs that drive a page.
    let is_talkback =
        press.is_android && press.width == 1.0 && press.height == 1.0 && press.pressure == 0.0 && press.detail == 0;
    has_no_size || (is_talkback && press.kind == PointerKind::Mouse)
}

/// A press that may become a drag.
#[derive(Clone, Debug, PartialEq)]
pub struct Grip {
    /// `PointerEvent.pointerId`.
    pub pointer: i32,
    /// What points.
    pub kind: PointerKind,
    /// Where it went down.
    pub origin: Point,
    /// What it went down on.
    pub pressed: Pressed,
}
