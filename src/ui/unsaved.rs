//! Maps that were left while they could not be saved: kept in memory, with their undo, and tried again until they are. The board may be
//! left to make room on the first screen, and what it holds must not go with it.

use std::cell::RefCell;

use leptos::prelude::*;

use super::keeping::{self, lent};
use super::shell::Shell;
use crate::board::Board;
use crate::browser::clock::{self, Later};
use crate::browser::{random, room};
use crate::format::MapFile;
use crate::model::MapId;
use crate::store::saver::AFTER_FAILURE;
use crate::store::{Kept, SaveError};

/// A map that waits.
#[derive(Clone)]
struct Waiting {
    kept: Kept,
    /// The map itself and its past.
    board: Board,
    /// Why it is not saved, as it was last said.
    why: String,
}

thread_local! {
    static WAITING: RefCell<Vec<Waiting>> = const { RefCell::new(Vec::new()) };
    static TIMER: RefCell<Option<Later>> = const { RefCell::new(None) };
}

/// Keeps a map that could not be saved, and tries again until it is.
pub fn leave(shell: Shell, kept: Kept, board: Board) {
    // It is said beside the map from now on.
    let why = shell.alert.try_update(std::mem::take).unwrap_or_default();
    WAITING.with_borrow_mut(|waiting| waiting.push(Waiting { kept, board, why }));
    plan(shell);
}

/// Gives a map back to the screen that opens it again.
pub fn take(id: &MapId) -> Option<(Kept, Board)> {
    WAITING.with_borrow_mut(|waiting| {
        let at = waiting.iter().position(|waiting| waiting.kept.file.id == *id)?;
        let Waiting { kept, board, .. } = waiting.remove(at);
        Some((kept, board))
    })
}

/// The maps that wait.
pub fn ids() -> Vec<MapId> {
    WAITING.with_borrow(|waiting| waiting.iter().map(|waiting| waiting.kept.file.id.clone()).collect())
}

/// Why a map that waits is not saved.
pub fn why(id: &MapId) -> String {
    let of = |waiting: &Waiting| (waiting.kept.file.id == *id).then(|| waiting.why.clone());
    WAITING.with_borrow(|waiting| waiting.iter().find_map(of)).unwrap_or_default()
}

/// Reads a map that waits, as a file has it.
pub fn with_file<T>(id: &MapId, read: impl FnOnce(&MapFile) -> T) -> Option<T> {
    WAITING.with_borrow_mut(|waiting| {
        let waiting = waiting.iter_mut().find(|waiting| waiting.kept.file.id == *id)?;
        Some(lent(&waiting.board, &mut waiting.kept, |kept| read(&kept.file)))
    })
}

/// Tries to save all that waits: every ten seconds, and when a deletion may have made room.
pub fn try_again(shell: Shell) {
    let library = shell.library();
    let now = clock::now_text();
    let before = ids().len();
    let mut left = WAITING.take();
    left.retain_mut(|Waiting { kept, board, .. }| {
        let outcome = lent(board, kept, |kept| match library.save(kept, &now) {
            Err(SaveError::ChangedElsewhere | SaveError::Newer) => {
                library.keep_aside(kept, &now, || random::id().into()).map(drop)
            }
            outcome => outcome.map(drop),
        });
        outcome.is_err()
    });
    let count = left.len();
    WAITING.set(left);
    if count == 0 {
        TIMER.take();
    } else {
        plan(shell);
    }
    if count < before {
        room::guard_leaving(count > 0 || !keeping::is_kept());
        if count == 0 && keeping::is_kept() {
            shell.alert.set(String::new());
        }
        shell.library_changed.update(|count| *count += 1);
    }
}

fn plan(shell: Shell) {
    TIMER.set(Some(clock::after(AFTER_FAILURE, move || try_again(shell))));
}
