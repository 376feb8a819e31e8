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

/// A key press as the commands know it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Press {
    /// The `KeyboardEvent.key`, ASCII letters in lower case; beside Ctrl or Cmd the letter that is meant (see [`Keyboard::press`]).
    pub key: String,
    /// Ctrl, or Cmd on a Mac.
    pub primary: bool,
    /// Shift.
    pub shift: bool,
    /// Alt or Option.
    pub alt: bool,
}

/// What is held down beside a key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// Ctrl, or Cmd on a Mac.
    pub primary: bool,
    /// Shift.
    pub shift: bool,
    /// Alt or Option.
    pub alt: bool,
    /// AltGr, which types a third sign of the key and asks for nothing.
    pub alt_graph: bool,
}

/// The keyboard that presses come from, as far as they tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Keyboard {
    /// Whether it gave a letter of another script when it last gave a letter: its signs are then no Latin keyboard's either.
    is_of_another_script: bool,
}

impl Keyboard {
    /// A press of the key that gives `key` (`KeyboardEvent.key`) and stands at the place `code` (`KeyboardEvent.code`).
    ///
    /// Shortcuts are Latin letters, and `/`. A keyboard of another script has none, so there the place counts: Ctrl and the key of я is
    /// Ctrl+Z. A Latin keyboard of another order keeps what it gives: its own Z is where its letters say. Only beside Ctrl or Cmd:
    /// a letter alone is what a person types.
    pub fn press(&mut self, key: &str, code: &str, held: Held) -> Press {
        let first = key.chars().next().unwrap_or_default();
        let place = code.strip_prefix("Key").or((code == "Slash").then_some("/")).filter(|_| !held.alt_graph);
        let is_letter = key.len() == 1 && first.is_ascii_alphabetic();
        if place.is_some() && (is_letter || is_of_another_script(first)) {
            self.is_of_another_script = !is_letter;
        }
        let by_place = held.primary && !is_letter && self.is_of_another_script;
        let key = match (place.filter(|_| by_place), key) {
            (Some(letter), _) => letter.to_ascii_lowercase(),
            // In Turkish the two are letters of their own, and both keys say I.
            (None, "ı" | "İ") if held.primary => "i".to_owned(),
            (None, key) if key.len() == 1 => key.to_ascii_lowercase(),
            (None, key) => key.to_owned(),
        };
        Press { key, primary: held.primary, shift: held.shift, alt: held.alt }
    }
}

/// Whether `letter` belongs to a script that shortcuts are not written in: Greek and everything after it, but for the further Latin
/// letters, and for the signs and punctuation that Latin keyboards have too.
fn is_of_another_script(letter: char) -> bool {
    !matches!(letter, '\0'..'\u{370}' | '\u{1e00}'..'\u{1f00}' | '\u{2000}'..'\u{2c00}')
}

/// The `KeyboardEvent.keyCode` of a press that an input method took.
const TAKEN: u32 = 229;

/// Whether a press belongs to an input method that is composing a text, and so to nobody else: Enter takes its proposal, Escape turns
/// it down, the arrows choose.
///
/// `is_composing` and `key_code` are the event's own; `is_open` says whether a composition was begun in its field and not ended. Safari
/// ends it before the press that ended it arrives (WebKit 165004): that one is told by its code alone.
pub fn is_of_input_method(is_composing: bool, key_code: u32, is_open: bool) -> bool {
    is_composing || is_open || key_code == TAKEN
}

/// Whether a press types a character, so that it may begin a text; `held.primary` is either of Ctrl and Cmd here.
///
/// A space does not: it selects. AltGr types a third sign of the key, and so does Option on a Mac. A dead key types nothing yet: the next
/// press comes with what the two make.
pub fn types(key: &str, held: Held, is_mac: bool) -> bool {
    let mut letters = key.chars();
    let (first, more) = (letters.next().unwrap_or(' '), letters.next().is_some());
    // Named keys are ASCII words; a key of some layouts gives two letters at once.
    let is_character = first != ' ' && !first.is_control() && (!more || !first.is_ascii());
    is_character && (held.alt_graph || !held.primary && (!held.alt || is_mac))
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
