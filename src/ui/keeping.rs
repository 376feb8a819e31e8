//! Keeping the open map: 300 ms after the last edit, at once when the page is hidden, never shown as saved before it was read back, and
//! copied to a second place right after. A map that another tab edits is shown, and nothing is written.

mod elsewhere;

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

pub use self::elsewhere::{asked_for, lost};
use self::elsewhere::{keep_aside, written_elsewhere};
use super::desk::Desk;
use super::opening::{Copying, Reading};
use super::shell::Shell;
use super::unsaved;
use crate::board::Board;
use crate::browser::clock::{self, Later};
use crate::browser::page_events::{self, Listening};
use crate::browser::storage::BrowserKv;
use crate::browser::{page, room, safety};
use crate::format::MapFile;
use crate::model::MapId;
use crate::store::reminder::Filed;
use crate::store::versions::{REVISIONS, Reason};
use crate::store::{Kept, Library, SaveError, SaveState, Saved, Saver};

/// The open map as it is kept, and when it is written next.
struct Keeper {
    shell: Shell,
    /// Where the map is drawn; another one after a change of language.
    desk: Option<Desk>,
    standing: Standing,
    board: Board,
    library: Library<BrowserKv>,
    kept: Kept,
    saver: Saver,
    /// The board's revision that the saver knows of.
    noted: u64,
    /// Whether the version that this session of edits began with is kept.
    has_begun: bool,
    copy: Copying,
    timer: Option<Later>,
}

/// Where the open map stands; whoever shows it listens.
#[derive(Clone, Copy)]
pub struct Standing {
    /// Why it is only shown; `None` while it can be edited.
    pub reading: RwSignal<Option<Reading>>,
    /// Where the work stands, and when it was last written.
    pub save: RwSignal<(SaveState, Option<String>)>,
}

impl Keeper {
    fn id(&self) -> &MapId {
        &self.kept.file.id
    }

    fn is_reading(&self) -> bool {
        self.standing.reading.get_untracked().is_some()
    }
}

type Shared = Rc<RefCell<Keeper>>;

thread_local! {
    /// The page edits one map at a time; what is hidden or closed must reach it from anywhere.
    static OPEN: RefCell<Option<Shared>> = const { RefCell::new(None) };
}

fn open() -> Option<Shared> {
    OPEN.with_borrow(Clone::clone)
}

/// Keeps `board` from now on, until the component that calls this goes. `owed` for a map that was left before it could be saved.
pub fn keep(shell: Shell, kept: Kept, board: Board, reading: Option<Reading>, copy: Copying, owed: bool) -> Standing {
    let mut saver = Saver::new(shell.storage_blocked(), kept.changed.clone());
    if copy == Copying::Done {
        saver.copied();
    }
    // It is tried at once, and told when there is no room.
    if owed || copy == Copying::Ahead {
        saver.edited(clock::monotonic());
    }
    let standing =
        Standing { reading: RwSignal::new(reading), save: RwSignal::new((saver.state(), kept.changed.clone())) };
    let keeper = Keeper {
        shell,
        desk: None,
        standing,
        noted: board.revision(),
        board: board.clone(),
        library: shell.library(),
        kept,
        saver,
        has_begun: false,
        copy,
        timer: None,
    };
    let keeper = Rc::new(RefCell::new(keeper));
    OPEN.set(Some(keeper.clone()));
    shell.safety_goes_on.set(false);
    shell.alert.set(if shell.storage_blocked() {
        shell.words().file.storage_blocked.to_owned()
    } else {
        String::new()
    });
    if copy == Copying::Behind {
        copy_record(&keeper);
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
    let mut guards = page_events::on_hidden(write_now);
    guards.push(Listening::to(&page::window(), "storage", written_elsewhere));
    let guards = StoredValue::new_local(guards);
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
    standing
}

/// The map is drawn on `desk` from now on.
pub fn keep_at(desk: Desk) {
    if let Some(keeper) = open() {
        keeper.borrow_mut().desk = Some(desk);
    }
}

/// Finishes what is being written, and writes what is not written yet.
pub fn keep_all() {
    let desk = open().and_then(|keeper| keeper.borrow().desk);
    desk.into_iter().for_each(Desk::keep_all);
}

/// Writes what is not written yet.
pub fn write_now() {
    let Some(keeper) = open() else { return };
    // An edit of this very moment, whose effect has not run: the page may be gone before it does.
    note(&mut keeper.borrow_mut());
    if keeper.borrow().saver.owes() {
        write(&keeper);
        plan(&keeper);
    }
}

/// Whether the open map, if there is one, would be here again after a reload.
pub fn is_kept() -> bool {
    let lost = |state| matches!(state, SaveState::Saving | SaveState::Failed(_) | SaveState::Memory);
    !open().is_some_and(|keeper| lost(keeper.borrow().saver.state()))
}

/// Tells the saver of edits that it has not heard of; whether there were any.
fn note(keeper: &mut Keeper) -> bool {
    let revision = keeper.board.revision();
    let edited = revision != keeper.noted;
    keeper.noted = revision;
    // What another tab did is not ours to write.
    let edited = edited && !keeper.is_reading();
    if edited {
        keeper.saver.edited(clock::monotonic());
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
    let Some(keeper) = open().filter(|keeper| !keeper.borrow().is_reading()) else { return };
    {
        let keeper = &mut *keeper.borrow_mut();
        // A note that cannot be written is not worth an alarm: the file is there.
        drop(keeper.library.note_saved_to_file(&mut keeper.kept, &clock::now_text()));
    }
    copy_record(&keeper);
}

/// When the open map was last saved to a file, and what happened to it since.
pub fn filed() -> Option<Filed> {
    let keeper = open()?;
    let kept = &keeper.borrow().kept;
    let changed = kept.changed.clone().unwrap_or_default();
    Some(Filed { saved_to_file: kept.saved_to_file.clone(), changed, rev: kept.file.rev })
}

fn plan(keeper: &Shared) {
    let wait = keeper.borrow().saver.wait(clock::monotonic());
    let later = wait.map(|wait| {
        let keeper = keeper.clone();
        clock::after(wait, move || {
            let due = keeper.borrow().saver.wait(clock::monotonic()).is_some_and(|wait| wait <= 1.0);
            if due {
                write(&keeper);
            }
            plan(&keeper);
        })
    });
    keeper.borrow_mut().timer = later;
}

fn write(shared: &Shared) {
    let time = clock::now_text();
    if shared.borrow().is_reading() {
        // Taken by another tab: what is still owed becomes a map of its own.
        return keep_aside(&mut shared.borrow_mut(), &time);
    }
    keep_beginning(&mut shared.borrow_mut(), &time);
    let outcome = {
        let keeper = &mut *shared.borrow_mut();
        let library = keeper.library.clone();
        lent(&keeper.board, &mut keeper.kept, |kept| library.save(kept, &time))
    };
    if matches!(outcome, Err(SaveError::ChangedElsewhere | SaveError::Newer)) {
        finish_writing(shared);
        return keep_aside(&mut shared.borrow_mut(), &time);
    }
    let is_new = outcome == Ok(Saved::Written);
    let is_refused = matches!(outcome, Err(SaveError::Kv(_) | SaveError::NotKept));
    shared.borrow().shell.measure_room();
    shared.borrow_mut().saver.wrote(outcome, clock::monotonic(), &time);
    if is_new {
        room::ask_to_last();
        shared.borrow().shell.safety_goes_on.set(false);
        copy_record(shared);
        let keeper = shared.borrow();
        let rev = keeper.kept.file.rev;
        if rev.is_multiple_of(REVISIONS) {
            keep_version(keeper.id(), &time, rev, Reason::Worked, "");
        }
    } else if is_refused {
        copy_refused(shared, &time);
    }
    show(&mut shared.borrow_mut());
}

/// Finishes the text that is being written, for a map that is about to be left for its own copy.
fn finish_writing(shared: &Shared) {
    let desk = shared.borrow().desk;
    if let Some(desk) = desk {
        desk.keep_writing();
        super::sheet_fields::keep_typed();
    }
    note(&mut shared.borrow_mut());
}

/// Keeps the version that a session of edits begins with, before the first save goes over it.
fn keep_beginning(keeper: &mut Keeper, time: &str) {
    if !keeper.has_begun && keeper.copy != Copying::Impossible {
        keeper.has_begun = true;
        keep_version(keeper.id(), time, keeper.kept.file.rev, Reason::Begun, "");
    }
}

/// Keeps what local storage holds at this very moment as an earlier version.
fn keep_version(id: &MapId, time: &str, rev: u64, reason: Reason, name: &str) {
    let kept = safety::keep_version(id, time, rev, reason, name, None);
    spawn_local(async move {
        kept.await;
        if let Some(keeper) = open() {
            let desk = keeper.borrow().desk;
            desk.into_iter().for_each(super::versions::look_again);
        }
    });
}

/// Keeps the present version as an earlier one, under `name`, which may be empty. What is not written yet is written first.
pub fn keep_present(reason: Reason, name: &str) {
    write_now();
    if let Some(keeper) = open() {
        let keeper = keeper.borrow();
        keep_version(keeper.id(), &clock::now_text(), keeper.kept.file.rev, reason, name);
    }
}

/// Copies what was just written to the second place, and says so once it is there.
fn copy_record(shared: &Shared) {
    let (id, rev, at) = {
        let keeper = shared.borrow();
        if keeper.copy == Copying::Impossible {
            return;
        }
        (keeper.id().clone(), keeper.kept.file.rev, keeper.kept.changed.clone().unwrap_or_default())
    };
    let copied = safety::copy_record(&id, rev, &at, None);
    let shared = shared.clone();
    spawn_local(async move {
        let is_copied = copied.await;
        let mut keeper = shared.borrow_mut();
        if is_copied && keeper.kept.file.rev == rev {
            keeper.copy = Copying::Done;
            keeper.saver.copied();
            if is_open(&keeper) {
                show(&mut keeper);
            }
        }
    });
}

/// Copies what local storage refused, so that at least the second place has it.
fn copy_refused(shared: &Shared, time: &str) {
    let record = {
        let keeper = &mut *shared.borrow_mut();
        if keeper.copy == Copying::Impossible {
            return;
        }
        let library = keeper.library.clone();
        lent(&keeper.board, &mut keeper.kept, |kept| library.record(kept, time))
    };
    let Ok((rev, text)) = record else { return };
    let copied = safety::copy_record(shared.borrow().id(), rev, time, Some(&text));
    let shared = shared.clone();
    spawn_local(async move {
        let is_copied = copied.await;
        let keeper = shared.borrow();
        if is_copied && is_open(&keeper) && matches!(keeper.saver.state(), SaveState::Failed(_)) {
            keeper.shell.safety_goes_on.set(true);
        }
    });
}

fn is_open(keeper: &Keeper) -> bool {
    open().is_some_and(|open| open.try_borrow().map_or(true, |open| open.id() == keeper.id()))
        && keeper.standing.save.try_with_untracked(|_| ()).is_some()
}

fn show(keeper: &mut Keeper) {
    let now = (keeper.saver.state(), keeper.saver.saved_at().map(str::to_owned));
    let save = keeper.standing.save;
    if save.try_with_untracked(|shown| *shown != now) == Some(true) {
        let alert = keeper.shell.alert;
        let failed = matches!(now.0, SaveState::Failed(_));
        room::guard_leaving(failed || !unsaved::ids().is_empty());
        match &now.0 {
            SaveState::Failed(error) => alert.set(keeper.shell.why_not_saved(error)),
            SaveState::Saved | SaveState::Safe if !alert.with_untracked(String::is_empty) => alert.set(String::new()),
            _ => {}
        }
        save.set(now);
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
