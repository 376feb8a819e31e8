//! Words about files: what is wrong with one, what was put right in one, and what storage refuses.

use crate::format::{Problem, Repair};
use crate::model::Shape;

/// Words about files.
pub struct FileWords {
    /// Why a file was not opened, in a word; the exact reason follows.
    pub refused: fn(&Problem) -> &'static str,
    /// Why a file cannot be opened.
    pub problem: fn(&Problem) -> String,
    /// What was put right in a file.
    pub repair: fn(&Repair) -> String,
    /// What a value is: text, a list.
    pub shape: fn(Shape) -> &'static str,
    /// A size in bytes: 6.2 MB.
    pub size: fn(usize) -> String,
    /// I13: how many characters of storage are needed, and how many are free.
    pub no_room: fn(usize, usize) -> String,
    /// I14: how many things can be put right.
    pub repairs: fn(usize) -> String,
    /// That nothing went into a field, because it would have had so many characters where it takes so many.
    pub does_not_fit: fn(usize, usize) -> String,
    /// How many characters are too many in a field, and how many it takes.
    pub too_many: fn(usize, usize) -> String,
    /// S01: the browser's storage is full.
    pub storage_full: &'static str,
    /// S02: the browser keeps nothing here.
    pub storage_blocked: &'static str,
}

/// `count` in groups of three digits with `between` between them; four digits stay together.
pub(super) fn grouped(count: usize, between: char) -> String {
    let digits = count.to_string();
    if digits.len() < 5 {
        return digits;
    }
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(between);
        }
        text.push(digit);
    }
    text
}

/// `bytes` in the unit that keeps it short: tenths of a million, thousands, or as they are. The units are bytes, thousands, millions.
pub(super) fn sized(bytes: usize, point: char, units: [&str; 3]) -> String {
    let [one, thousand, million] = units;
    match bytes {
        0..1_000 => format!("{bytes} {one}"),
        1_000..1_000_000 => format!("{} {thousand}", bytes.div_ceil(1_000)),
        _ => {
            let tenths = bytes.div_ceil(100_000);
            match tenths % 10 {
                0 => format!("{} {million}", tenths / 10),
                rest => format!("{}{point}{rest} {million}", tenths / 10),
            }
        }
    }
}

/// The first words of a text, enough to know it again.
pub(super) fn beginning(text: &str) -> String {
    /// In characters.
    const ENOUGH: usize = 60;
    if text.chars().count() <= ENOUGH {
        return text.to_owned();
    }
    let start: String = text.chars().take(ENOUGH).collect();
    format!("{}…", start.trim_end())
}
