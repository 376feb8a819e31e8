//! Keeping the open map, and the maps that were left before they could be saved: what `store/session` decides is carried out here, and
//! what came of it told back. Nothing is decided in this file.

mod carrying;

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use leptos::prelude::*;

use self::carrying::carry_out;
use super::desk::Desk;
use super::shell::Shell;
use super::unsaved;
use crate::board::Board;
use crate::browser::clock::{self, Later};
use crate::browser::page_events::{self, Listening};
use crate::browser::storage::BrowserKv;
use crate::browser::{page, room, safety};
use crate::format::MapFile;
use crate::model::MapId;
use crate::store::alerts::Source;
use crate::store::library::concerns;
use crate::store::reminder::Filed;
use crate::store::session::{Event, Opened, Reading};
use crate::store::{Kept, Library, SaveState, Session};

/// The open map as it is kept, and what decides about it.
pub(super) struct Keeper {
    shell: Shell,
    /// Where the map is drawn; another one after a change of language.
    desk: Option<Desk>,
    standing: Standing,
    board: Board,
    library: Library<BrowserKv>,
    kept: Kept,
    session: Session,
    /// The board's revision that the session knows of.
    noted: u64,
    timer: Option<Later>,
    /// What the session is not told of yet.
    events: VecDeque<Event>,
    /// Whether it is being told.
    is_telling: bool,
}

/// Where the open map stands; whoever shows it listens.
#[derive(Clone, Copy)]
pub struct Standing {
    /// Why it is only shown; `None` while it can be edited.
    pub reading: RwSignal<Option<Reading>>,
    /// Where the work stands, and when it was last written.
    pub save: RwSignal<(SaveState, Option<String>)>,
}

impl Standing {
    fn of(session: &Session) -> Self {
        let saved_at = session.saved_at().map(str::to_owned);
        Self { reading: RwSignal::new(session.reading()), save: RwSignal::new((session.state(), saved_at)) }
    }
}

impl Keeper {
    fn id(&self) -> &MapId {
        &self.kept.file.id
    }

    /// The map's name, and why it is not saved.
    pub(super) fn told(&mut self) -> (MapId, String, String) {
        let why = match self.session.state() {
            SaveState::Failed(error) => self.shell.why_not_saved(&error),
            _ => String::new(),
        };
        let title = self.board.read(|map| map.title.clone());
        (self.id().clone(), title, why)
    }

    /// Whether the work goes on being copied.
    pub(super) fn goes_on(&self) -> bool {
        self.session.goes_on()
    }

    /// Reads the map with its names, as a file has them.
    pub(super) fn with_file<T>(&mut self, read: impl FnOnce(&MapFile) -> T) -> T {
        lent(&self.board, &mut self.kept, |kept| read(&kept.file))
    }

    pub(super) fn is_of(&self, id: &MapId) -> bool {
        self.id() == id
    }
}

/// A map that is kept, for whoever has to tell what came of something.
pub(super) type Shared = Rc<RefCell<Keeper>>;

thread_local! {
    /// The page edits one map at a time; what is hidden or closed must reach it from anywhere.
    static OPEN: RefCell<Option<Shared>> = const { RefCell::new(None) };
    /// Whether the browser asks before the page goes.
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

fn open() -> Option<Shared> {
    OPEN.with_borrow(Clone::clone)
}

/// Keeps `board` from now on, until the component that calls this goes.
pub fn keep(shell: Shell, kept: Kept, board: Board, opened: &Opened) -> Standing {
    let now = clock::monotonic();
    let session = Session::new(opened, kept.file.rev, kept.changed.clone(), shell.storage_blocked(), now);
    let keeper = Keeper {
        shell,
        desk: None,
        standing: Standing::of(&session),
        noted: board.revision(),
        board,
        library: shell.library(),
        kept,
        session,
        timer: None,
        events: VecDeque::new(),
        is_telling: false,
    };
    follow(Rc::new(RefCell::new(keeper)), Event::Shown)
}

/// Goes on keeping the map `id`, which was left before it could be saved; `None` if none of that name waits any more.
pub fn resume(id: &MapId) -> Option<(Board, Standing)> {
    let keeper = unsaved::take(id)?;
    let standing = Standing::of(&keeper.borrow().session);
    keeper.borrow_mut().standing = standing;
    let board = keeper.borrow().board.clone();
    Some((board, follow(keeper, Event::Resumed)))
}

/// Listens to all that concerns the map of `keeper`, until the component that calls this goes.
fn follow(keeper: Shared, begin: Event) -> Standing {
    let (shell, standing) = (keeper.borrow().shell, keeper.borrow().standing);
    OPEN.set(Some(keeper.clone()));
    // What was refused on the screen before is past.
    shell.calm(Source::Deed);
    tell(&keeper, begin);
    Effect::new({
        let (keeper, board) = (keeper.clone(), keeper.borrow().board.clone());
        move |_| {
            board.revision();
            untrack(|| go_on(&keeper));
        }
    });
    let told = |keeper: &Shared, event: Event| {
        let keeper = keeper.clone();
        move || tell(&keeper, event.clone())
    };
    let mut guards = page_events::on_hidden(told(&keeper, Event::Hidden));
    guards.extend(page_events::on_seen(told(&keeper, Event::Seen)));
    guards.push(Listening::to(&page::window(), "storage", {
        let keeper = keeper.clone();
        move |event| {
            let event: web_sys::StorageEvent = wasm_bindgen::JsCast::unchecked_into(event);
            if concerns(keeper.borrow().id(), event.key().as_deref()) {
                tell(&keeper, Event::StorageChanged);
            }
        }
    }));
    safety::when_gone(told(&keeper, Event::DatabaseGone));
    let guards = StoredValue::new_local(guards);
    let keeper = StoredValue::new_local(Some(keeper));
    on_cleanup(move || {
        drop(guards.try_update_value(std::mem::take));
        let Some(keeper) = keeper.try_update_value(Option::take).flatten() else { return };
        if open().is_some_and(|open| Rc::ptr_eq(&open, &keeper)) {
            OPEN.take();
        }
        keeper.borrow_mut().desk = None;
        tell(&keeper, Event::Left);
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
    tell_open(Event::Hidden);
}

/// Tells the open map's session, if there is one.
pub fn tell_open(event: Event) {
    if let Some(keeper) = open() {
        tell(&keeper, event);
    }
}

/// Another tab wants to edit the map.
pub fn asked_for() {
    // A map that is only being opened here is not given away half way: the other tab asks again in a moment.
    tell_open(Event::AskedFor);
}

/// Another tab took the map while this one did not answer.
pub fn lost() {
    tell_open(Event::Lost);
}

/// Whether the open map, if there is one, would be here again after a reload.
pub fn is_kept() -> bool {
    open().is_none_or(|keeper| keeper.borrow().session.is_kept())
}

/// Reads the map with its names, as a file has them.
pub fn with_file<T>(read: impl FnOnce(&MapFile) -> T) -> Option<T> {
    Some(open()?.borrow_mut().with_file(read))
}

/// When the open map was last saved to a file, and what happened to it since.
pub fn filed() -> Option<Filed> {
    let keeper = open()?;
    let kept = &keeper.borrow().kept;
    let changed = kept.changed.clone().unwrap_or_default();
    Some(Filed { saved_to_file: kept.saved_to_file.clone(), changed, rev: kept.file.rev })
}

/// Tells the session `event` and all that comes of it. An edit of this very moment, whose effect has not run, comes first.
pub(super) fn tell(shared: &Shared, event: Event) {
    if let Ok(mut keeper) = shared.try_borrow_mut() {
        keeper.note();
        keeper.events.push_back(event);
    }
    go_on(shared);
}

/// Tells the session what it was not told of yet, and does what it says.
fn go_on(shared: &Shared) {
    {
        let Ok(mut keeper) = shared.try_borrow_mut() else { return };
        keeper.note();
        if std::mem::replace(&mut keeper.is_telling, true) {
            return;
        }
    }
    loop {
        let next = shared.borrow_mut().events.pop_front();
        let Some(event) = next else { break };
        let effects = shared.borrow_mut().session.step(event, clock::monotonic());
        // What is answered at once is answered before anything else happens.
        let answers: Vec<Event> = effects.into_iter().flat_map(|effect| carry_out(shared, effect)).collect();
        let keeper = &mut *shared.borrow_mut();
        answers.into_iter().rev().for_each(|answer| keeper.events.push_front(answer));
    }
    shared.borrow_mut().is_telling = false;
    show(shared);
    plan(shared);
}

impl Keeper {
    /// Notes that the map was changed, if it was.
    fn note(&mut self) {
        let revision = untrack(|| self.board.revision());
        if std::mem::replace(&mut self.noted, revision) != revision {
            self.events.push_back(Event::Edited);
        }
    }
}

fn plan(shared: &Shared) {
    let wait = shared.borrow().session.wait(clock::monotonic());
    let later = wait.map(|wait| {
        let shared = shared.clone();
        clock::after(wait, move || tell(&shared, Event::Time))
    });
    shared.borrow_mut().timer = later;
}

/// Shows where the session stands.
fn show(shared: &Shared) {
    let (shell, standing, reading, save, goes_on, is_left, owes, is_over) = {
        let keeper = shared.borrow();
        let session = &keeper.session;
        let save = (session.state(), session.saved_at().map(str::to_owned));
        let (left, owes, over) = (session.is_left(), session.owes(), session.is_over());
        (keeper.shell, keeper.standing, session.reading(), save, session.goes_on(), left, owes, over)
    };
    if is_left {
        if is_over {
            unsaved::done(shell, shared);
        } else if owes {
            unsaved::leave(shell, shared);
        }
    } else {
        let failed = if let SaveState::Failed(error) = &save.0 { shell.why_not_saved(error) } else { String::new() };
        shell.alarm(Source::Saving, failed);
        if shell.safety_goes_on.get_untracked() != goes_on {
            shell.safety_goes_on.set(goes_on);
        }
        // The screen may be on its way out.
        if standing.reading.try_with_untracked(|shown| *shown != reading) == Some(true) {
            standing.reading.set(reading);
        }
        if standing.save.try_with_untracked(|shown| *shown != save) == Some(true) {
            standing.save.set(save);
        }
    }
    guard();
}

/// The browser asks before the page goes while there is work that it does not keep.
fn guard() {
    let failed =
        |keeper: Shared| keeper.try_borrow().is_ok_and(|keeper| matches!(keeper.session.state(), SaveState::Failed(_)));
    let guards = open().is_some_and(failed) || unsaved::any();
    if GUARDED.replace(guards) != guards {
        room::guard_leaving(guards);
    }
}

/// Lends the board's map to the kept file while `user` works on it: a copy of ten thousand cards would cost more than the write.
pub(super) fn lent<T>(board: &Board, kept: &mut Kept, user: impl FnOnce(&mut Kept) -> T) -> T {
    board.lend(|map| {
        std::mem::swap(map, &mut kept.file.map);
        let done = user(kept);
        std::mem::swap(map, &mut kept.file.map);
        done
    })
}
