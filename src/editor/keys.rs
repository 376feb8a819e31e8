//! Key presses as the commands know them.

use super::movement::Way;

/// A key with what is held down beside it. `primary` is Ctrl, or Cmd on a Mac.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chord {
    /// The `KeyboardEvent.key`, letters in lower case.
    pub key: &'static str,
    /// Ctrl or Cmd.
    pub primary: bool,
    /// Shift.
    pub shift: bool,
    /// Alt or Option.
    pub alt: bool,
}

/// `key` alone.
pub const fn key(key: &'static str) -> Chord {
    Chord { key, primary: false, shift: false, alt: false }
}

impl Chord {
    /// With Ctrl or Cmd.
    pub const fn primary(mut self) -> Self {
        self.primary = true;
        self
    }

    /// With Shift.
    pub const fn shift(mut self) -> Self {
        self.shift = true;
        self
    }

    /// With Alt or Option.
    pub const fn alt(mut self) -> Self {
        self.alt = true;
        self
    }

    /// Whether `press` is this chord. A character such as `/` may need Shift on some keyboards, so Shift only counts for letters
    /// and named keys.
    pub fn is(&self, press: &Press) -> bool {
        let by_character = self.key.len() == 1 && !self.key.as_bytes()[0].is_ascii_alphabetic();
        self.key == press.key
            && self.primary == press.primary
            && self.alt == press.alt
            && (by_character || self.shift == press.shift)
    }
}

/// A key press as it came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Press {
    /// The `KeyboardEvent.key`, letters in lower case.
    pub key: String,
    /// Ctrl, or Cmd on a Mac.
    pub primary: bool,
    /// Shift.
    pub shift: bool,
    /// Alt or Option.
    pub alt: bool,
}

/// Where an arrow, Home, End or page key leads; `None` for any other press.
pub fn way(press: &Press, right_to_left: bool) -> Option<Way> {
    if press.alt || press.shift {
        return None;
    }
    let way = match (press.key.as_str(), press.primary) {
        ("ArrowUp", false) => Way::Up,
        ("ArrowDown", false) => Way::Down,
        ("ArrowLeft", false) if right_to_left => Way::On,
        ("ArrowRight", false) if right_to_left => Way::Back,
        ("ArrowLeft", false) => Way::Back,
        ("ArrowRight", false) => Way::On,
        ("Home", false) => Way::RowStart,
        ("End", false) => Way::RowEnd,
        ("Home", true) => Way::MapStart,
        ("End", true) => Way::MapEnd,
        ("PageUp", false) => Way::LaneUp,
        ("PageDown", false) => Way::LaneDown,
        _ => return None,
    };
    Some(way)
}
