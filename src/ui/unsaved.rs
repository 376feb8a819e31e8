//! Maps that were left while they could not be saved: kept in memory, with their undo, and tried again until they are. The board may be
//! left to make room on the first screen, and what it holds must not go with it.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;

use super::keeping::{Shared, tell};
use super::shell::Shell;
use crate::format::MapFile;
use crate::model::MapId;
use crate::store::alerts::Source;
use crate::store::session::Event;

thread_local! {
    static WAITING: RefCell<Vec<Shared>> = const { RefCell::new(Vec::new()) };
}

/// A map that waits, as the first screen tells of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Waiting {
    /// Names it.
    pub id: MapId,
    /// What it is called.
    pub title: String,
    /// Why it is not saved.
    pub why: String,
    /// Whether its changes go on into the safety copy.
    pub goes_on: bool,
}

fn all() -> Vec<Shared> {
    WAITING.with_borrow(Clone::clone)
}

fn find(id: &MapId) -> Option<Shared> {
    all().into_iter().find(|keeper| keeper.borrow().is_of(id))
}

/// The map of `keeper` was left with work that is not saved.
pub(super) fn leave(shell: Shell, keeper: &Shared) {
    if all().iter().any(|waiting| Rc::ptr_eq(waiting, keeper)) {
        return;
    }
    WAITING.with_borrow_mut(|waiting| waiting.push(keeper.clone()));
    // It is said beside the map from now on.
    shell.calm(Source::Saving);
    shell.library_changed.update(|count| *count += 1);
}

/// The map of `keeper` was left, and all of it is saved.
pub(super) fn done(shell: Shell, keeper: &Shared) {
    let before = all().len();
    WAITING.with_borrow_mut(|waiting| waiting.retain(|waiting| !Rc::ptr_eq(waiting, keeper)));
    if all().len() < before {
        shell.library_changed.update(|count| *count += 1);
    } else {
        shell.calm(Source::Saving);
    }
}

/// Gives a map back to the screen that opens it again.
pub(super) fn take(id: &MapId) -> Option<Shared> {
    let found = find(id)?;
    WAITING.with_borrow_mut(|waiting| waiting.retain(|waiting| !Rc::ptr_eq(waiting, &found)));
    Some(found)
}

/// Whether any map waits.
pub fn any() -> bool {
    WAITING.with_borrow(|waiting| !waiting.is_empty())
}

/// Whether the map `id` waits.
pub fn waits(id: &MapId) -> bool {
    find(id).is_some()
}

/// The maps that wait.
pub fn told() -> Vec<Waiting> {
    let one = |keeper: Shared| {
        let (id, title, why) = keeper.borrow_mut().told();
        Waiting { id, title, why, goes_on: keeper.borrow().goes_on() }
    };
    all().into_iter().map(one).collect()
}

/// Why a map that waits is not saved.
pub fn why(id: &MapId) -> String {
    told().into_iter().find(|waiting| waiting.id == *id).map(|waiting| waiting.why).unwrap_or_default()
}

/// Reads a map that waits, as a file has it.
pub fn with_file<T>(id: &MapId, read: impl FnOnce(&MapFile) -> T) -> Option<T> {
    Some(find(id)?.borrow_mut().with_file(read))
}

/// There may be room for what waits: something was deleted.
pub fn try_again() {
    all().iter().for_each(|keeper| tell(keeper, Event::RoomMade));
}
