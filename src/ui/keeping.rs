//! Keeping the open map: 300 ms after the last edit, at once when the page is hidden, and never shown as saved before it was read back.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;

use crate::board::Board;
use crate::browser::clock::{self, Later};
use crate::browser::page_events;
use crate::browser::random;
use crate::browser::room;
use crate::browser::storage::BrowserKv;
use crate::format::MapFile;
use crate::store::{Kept, Library, SaveError, SaveState, Saved, Saver};

use super::shell::Shell;
use super::unsaved;

/// The open map as it is kept, and when it is written next.
struct Keeper {
    shell: Shell,
    board: Board,
    library: Library<BrowserKv>,
    kept: Kept,
    saver: Saver,
    /// The board's revision that the saver knows of.
    noted: u64,
    state: RwSignal<(SaveState, Option<String>)>,
    timer: Option<Later>,
}

thread_local! {
    /// The page edits one map at a time; what is hidden or closed must reach it from anywhere.
    static OPEN: RefCell<Option<Rc<RefCell<Keeper>>>> = const { RefCell::new(None) };
}

fn open() -> Option<Rc<RefCell<Keeper>>> {
    OPEN.with_borrow(Clone::clone)
}

/// Keeps `board` from now on, until the component that calls this goes. Gives where the work stands and when it was last written.
/// `owed` for a map that was left before it could be saved.
pub fn keep(shell: Shell, kept: Kept, board: Board, owed: bool) -> RwSignal<(SaveState, Option<String>)> {
    let mut saver = Saver::new(shell.storage_blocked(), kept.changed.clone());
    if owed {
        saver.edited(clock::now());
    }
    let state = RwSignal::new((saver.state(), kept.changed.clone()));
    let noted = board.revision();
    let library = shell.library();
    let keeper = Keeper { shell, board: board.clone(), library, kept, saver, noted, state, timer: None };
    OPEN.set(Some(Rc::new(RefCell::new(keeper))));
    if shell.storage_blocked() {
        shell.alert.set(shell.words().file.storage_blocked.to_owned());
    }
    Effect::new(move |_| {
        board.revision();
        if let Some(keeper) = open() {
            if note(&mut keeper.borrow_mut()) {
                show(&mut keeper.borrow_mut());
            }
            plan(&keeper);
        }
    });
    let guards = StoredValue::new_local(page_events::on_hidden(write_now));
    on_cleanup(move || {
        drop(guards.try_update_value(std::mem::take));
        write_now();
        if let Some(keeper) = OPEN.take() {
            let keeper = &mut *keeper.borrow_mut();
            keeper.timer = None;
            if keeper.saver.owes() {
                unsaved::leave(keeper.shell, keeper.kept.clone(), keeper.board.clone());
            }
        }
    });
    state
}

/// Writes what is not written yet.
pub fn write_now() {
    let Some(keeper) = open() else { return };
    // An edit of this very moment, whose effect has not run: the page may be gone before it does.
    note(&mut keeper.borrow_mut());
    if keeper.borrow().saver.owes() {
        write(&mut keeper.borrow_mut());
        plan(&keeper);
    }
}

/// Tells the saver of edits that it has not heard of; whether there were any.
fn note(keeper: &mut Keeper) -> bool {
    let revision = keeper.board.revision();
    let edited = revision != keeper.noted;
    if edited {
        keeper.noted = revision;
        keeper.saver.edited(clock::now());
    }
    edited
}

/// Reads the map with its names, as a file has them.
pub fn with_file<T>(read: impl FnOnce(&MapFile) -> T) -> Option<T> {
    let keeper = open()?;
    let keeper = &mut *keeper.borrow_mut();
    Some(lent(&keeper.board, &mut keeper.kept, |kept| read(&kept.file)))
}

/// Notes that the map was saved to a file just now.
pub fn note_saved_to_file() {
    if let Some(keeper) = open() {
        let keeper = &mut *keeper.borrow_mut();
        // A note that cannot be written is not worth an alarm: the file is there.
        drop(keeper.library.note_saved_to_file(&mut keeper.kept, &clock::now_text()));
    }
}

fn plan(keeper: &Rc<RefCell<Keeper>>) {
    let wait = keeper.borrow().saver.wait(clock::now());
    let later = wait.map(|wait| {
        let keeper = keeper.clone();
        clock::after(wait, move || {
            let due = keeper.borrow().saver.wait(clock::now()).is_some_and(|wait| wait <= 1.0);
            if due {
                write(&mut keeper.borrow_mut());
            }
            plan(&keeper);
        })
    });
    keeper.borrow_mut().timer = later;
}

fn write(keeper: &mut Keeper) {
    let time = clock::now_text();
    let library = keeper.library.clone();
    let outcome = lent(&keeper.board, &mut keeper.kept, |kept| library.save(kept, &time));
    if matches!(outcome, Err(SaveError::ChangedElsewhere | SaveError::Newer)) {
        return keep_aside(keeper, &time);
    }
    keeper.shell.measure_room();
    if outcome == Ok(Saved::Written) {
        room::ask_to_last();
    }
    keeper.saver.wrote(outcome, clock::now(), &time);
    show(keeper);
}

/// Another tab saved this map first: what is here is kept as a map of its own, and is what is open from now on.
fn keep_aside(keeper: &mut Keeper, time: &str) {
    let library = keeper.library.clone();
    let copy = lent(&keeper.board, &mut keeper.kept, |kept| library.keep_aside(kept, time, || random::id().into()));
    match copy {
        Ok(copy) => {
            let shell = keeper.shell;
            keeper.saver.wrote(Ok(Saved::Written), clock::now(), time);
            shell.alert.set(shell.words().board.kept_aside.to_owned());
            shell.library_changed.update(|count| *count += 1);
            shell.open_map(&copy.file.id);
        }
        Err(error) => {
            keeper.saver.wrote(Err(error), clock::now(), time);
            show(keeper);
        }
    }
}

fn show(keeper: &mut Keeper) {
    let now = (keeper.saver.state(), keeper.saver.saved_at().map(str::to_owned));
    if keeper.state.with_untracked(|shown| *shown != now) {
        let failed = matches!(now.0, SaveState::Failed(_));
        room::guard_leaving(failed || !unsaved::ids().is_empty());
        match &now.0 {
            SaveState::Failed(error) => keeper.shell.alert.set(keeper.shell.why_not_saved(error)),
            SaveState::Saved if !keeper.shell.alert.with_untracked(String::is_empty) => {
                keeper.shell.alert.set(String::new())
            }
            _ => {}
        }
        keeper.state.set(now);
    }
}

/// Lends the board's map to the kept file while `user` works on it: a copy of ten thousand cards would cost more than the write.
pub fn lent<T>(board: &Board, kept: &mut Kept, user: impl FnOnce(&mut Kept) -> T) -> T {
    board.lend(|map| {
        std::mem::swap(map, &mut kept.file.map);
        let done = user(kept);
        std::mem::swap(map, &mut kept.file.map);
        done
    })
}
