//! Maps that were left while they could not be saved: kept in memory, with their undo, and tried again until they are. The board may be
//! left to make room on the first screen, and what it holds must not go with it.

use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;

use crate::app::app_context::AppContext;
use parcours_core::format::MapFile;
use parcours_core::model::MapId;
use parcours_core::store::alerts::Source;

/// A map that was left, as the first screen knows it: without what keeps it, which came with the board.
pub trait Unsaved {
    /// Its name.
    fn id(&self) -> MapId;
    /// How the first screen tells of it.
    fn told(&self) -> Waiting;
    /// Reads it, as a file has it.
    fn with_file(&self, read: &mut dyn FnMut(&MapFile));
    /// There may be room for it.
    fn room_was_made(self: Rc<Self>);
    /// What keeps it, for the screen that opens it again.
    fn save_session(self: Rc<Self>) -> Rc<dyn Any>;
}

thread_local! {
    static WAITING: RefCell<Vec<Rc<dyn Unsaved>>> = const { RefCell::new(Vec::new()) };
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

fn all() -> Vec<Rc<dyn Unsaved>> {
    WAITING.with_borrow(Clone::clone)
}

fn find(id: &MapId) -> Option<Rc<dyn Unsaved>> {
    all().into_iter().find(|waiting| waiting.id() == *id)
}

fn take_out(map: &Rc<dyn Unsaved>) -> bool {
    WAITING.with_borrow_mut(|waiting| {
        let before = waiting.len();
        waiting.retain(|other| !Rc::ptr_eq(other, map));
        waiting.len() < before
    })
}

/// `map` was left with work that is not saved.
pub(crate) fn leave(app: AppContext, map: Rc<dyn Unsaved>) {
    if all().iter().any(|waiting| Rc::ptr_eq(waiting, &map)) {
        return;
    }
    WAITING.with_borrow_mut(|waiting| waiting.push(map));
    // It is said beside the map from now on.
    app.calm(Source::Saving);
    app.library_changed.update(|count| *count += 1);
}

/// `map` was left, and all of it is saved.
pub(crate) fn done(app: AppContext, map: &Rc<dyn Unsaved>) {
    if take_out(map) {
        app.library_changed.update(|count| *count += 1);
    } else {
        app.calm(Source::Saving);
    }
}

/// Gives a map back to the screen that opens it again.
pub(crate) fn take(id: &MapId) -> Option<Rc<dyn Unsaved>> {
    let found = find(id)?;
    take_out(&found);
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
    all().iter().map(|waiting| waiting.told()).collect()
}

/// Why a map that waits is not saved.
pub fn why(id: &MapId) -> String {
    find(id).map(|waiting| waiting.told().why).unwrap_or_default()
}

/// Reads a map that waits, as a file has it.
pub fn with_file<T>(id: &MapId, read: impl FnOnce(&MapFile) -> T) -> Option<T> {
    let (mut read, mut done) = (Some(read), None);
    find(id)?.with_file(&mut |file| done = read.take().map(|read| read(file)));
    done
}

/// There may be room for what waits: something was deleted.
pub fn try_again() {
    all().into_iter().for_each(Unsaved::room_was_made);
}
