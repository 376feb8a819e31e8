//! The open map as the rest of the page knows it: what may be asked of it from anywhere. What keeps it came with the board and registers here, so
//! that the first screen does not carry it.

use std::cell::Cell;

use crate::app::part::{Part, ScreenPart};

/// The open map: the screen for the id of one.
pub static BOARD: Part<ScreenPart> = Part::new();

/// What may be asked of the open map.
#[derive(Clone, Copy)]
pub struct OpenMap {
    /// Finishes what is being written, and writes what is not written yet.
    pub keep_all: fn(),
    /// Another tab wants to edit it.
    pub asked_for: fn(),
    /// Another tab took it while this one did not answer.
    pub lost: fn(),
}

thread_local! {
    static OPEN: Cell<Option<OpenMap>> = const { Cell::new(None) };
}

/// A map is open from now on, or none is.
pub fn register(open: Option<OpenMap>) {
    OPEN.set(open);
}

/// Finishes what is being written on the open map, if there is one, and writes what is not written yet.
pub fn keep_all() {
    if let Some(open) = OPEN.get() {
        (open.keep_all)();
    }
}

/// Another tab wants to edit the map. One that is only being opened here is not given away half way: the other tab asks again in a moment.
pub fn asked_for() {
    if let Some(open) = OPEN.get() {
        (open.asked_for)();
    }
}

/// Another tab took the map while this one did not answer.
pub fn lost() {
    if let Some(open) = OPEN.get() {
        (open.lost)();
    }
}
