//! Keeping the open map, and the maps that were left before they could be saved: what `store/session` decides is carried out here, and
//! what came of it told back. Nothing is decided in this file.

mod carrying;

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use leptos::prelude::*;

use self::carrying::carry_out;
use crate::app::app_context::AppContext;
use crate::app::open_map::{self, OpenMap};
use crate::app::unsaved::{self, Unsaved, Waiting};
use crate::board::Board;
use crate::board_view::editor_context::EditorContext;
use crate::board_view::state::SaveStatus;
use crate::browser::clock::{self, Later};
use crate::browser::page_events::{self, Listening};
use crate::browser::storage::BrowserKv;
use crate::browser::{page, room, safety};
use parcours_core::format::{Base, MapFile};
use parcours_core::model::{JourneyMap, MapId};
use parcours_core::store::alerts::Source;
use parcours_core::store::library::concerns;
use parcours_core::store::reminder::Filed;
use parcours_core::store::session::{Event, Opened};
use parcours_core::store::{Kept, Library, SaveState, Session};

/// The open map as it is kept, and what decides about it.
pub(crate) struct SaveSession {
    app: AppContext,
    /// Where the map is drawn; another one after a change of language.
    drawn: Option<Drawn>,
    save_status: SaveStatus,
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

/// The screen on which a map is drawn, as the session knows it: by what it asks of it and by nothing else, so that the first screen, which goes
/// on keeping maps that were left, does not carry the editor.
#[derive(Clone, Copy)]
pub struct Drawn {
    /// The screen.
    pub editor: EditorContext,
    /// Finishes what is being written.
    pub keep_writing: fn(EditorContext),
    /// Shows the map after another one took its place.
    pub shown_anew: fn(EditorContext),
    /// Puts another map in the place of this one, as an edit.
    pub replace: fn(EditorContext, Box<JourneyMap>),
    /// Shows the earlier versions as they are now.
    pub show_versions: fn(EditorContext),
}

impl SaveStatus {
    fn of(session: &Session) -> Self {
        let saved_at = session.saved_at().map(str::to_owned);
        Self { reading: RwSignal::new(session.reading()), save: RwSignal::new((session.state(), saved_at)) }
    }
}

impl SaveSession {
    fn id(&self) -> &MapId {
        &self.kept.file.id
    }

    /// Reads the map with its names, as a file has them.
    fn with_file<T>(&mut self, read: impl FnOnce(&MapFile) -> T) -> T {
        with_map_in_file(&self.board, &mut self.kept, |kept| read(&kept.file))
    }
}

/// A map that is kept, for whoever has to tell what came of something.
pub(crate) type Shared = Rc<RefCell<SaveSession>>;

impl Unsaved for RefCell<SaveSession> {
    fn id(&self) -> MapId {
        self.borrow().id().clone()
    }

    fn told(&self) -> Waiting {
        let save_session = self.borrow();
        let why = match save_session.session.state() {
            SaveState::Failed(error) => save_session.app.why_not_saved(&error),
            _ => String::new(),
        };
        let title = save_session.board.read(|map| map.title.clone());
        Waiting { id: save_session.id().clone(), title, why, goes_on: save_session.session.goes_on() }
    }

    fn with_file(&self, read: &mut dyn FnMut(&MapFile)) {
        self.borrow_mut().with_file(read);
    }

    fn save_session(self: Rc<Self>) -> Rc<dyn Any> {
        self
    }

    fn room_was_made(self: Rc<Self>) {
        tell(&self, Event::RoomMade);
    }
}

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
pub fn keep(app: AppContext, kept: Kept, board: Board, opened: &Opened) -> SaveStatus {
    let now = clock::monotonic();
    let session = Session::new(opened, kept.file.rev, kept.changed.clone(), app.storage_blocked(), now);
    let save_session = SaveSession {
        app,
        drawn: None,
        save_status: SaveStatus::of(&session),
        noted: board.revision(),
        board,
        library: app.library(),
        kept,
        session,
        timer: None,
        events: VecDeque::new(),
        is_telling: false,
    };
    follow(Rc::new(RefCell::new(save_session)), Event::Shown)
}

/// Goes on keeping the map `id`, which was left before it could be saved; `None` if none of that name waits any more.
pub fn resume(id: &MapId) -> Option<(Board, SaveStatus)> {
    let save_session: Shared = unsaved::take(id)?.save_session().downcast().ok()?;
    let save_status = SaveStatus::of(&save_session.borrow().session);
    save_session.borrow_mut().save_status = save_status;
    let board = save_session.borrow().board.clone();
    Some((board, follow(save_session, Event::Resumed)))
}

/// Listens to all that concerns the map of `save_session`, until the component that calls this goes.
fn follow(save_session: Shared, begin: Event) -> SaveStatus {
    let (app, save_status) = (save_session.borrow().app, save_session.borrow().save_status);
    OPEN.set(Some(save_session.clone()));
    let lost = || tell_open(Event::Lost);
    open_map::register(Some(OpenMap { keep_all, asked_for: || tell_open(Event::AskedFor), lost }));
    // What was refused on the screen before is past.
    app.calm(Source::Action);
    tell(&save_session, begin);
    Effect::new({
        let (save_session, board) = (save_session.clone(), save_session.borrow().board.clone());
        move |_| {
            board.revision();
            untrack(|| go_on(&save_session));
        }
    });
    let told = |save_session: &Shared, event: Event| {
        let save_session = save_session.clone();
        move || tell(&save_session, event.clone())
    };
    let mut guards = page_events::on_hidden(told(&save_session, Event::Hidden));
    guards.extend(page_events::on_seen(told(&save_session, Event::Seen)));
    guards.push(Listening::to(&page::window(), "storage", {
        let save_session = save_session.clone();
        move |event| {
            let event: web_sys::StorageEvent = wasm_bindgen::JsCast::unchecked_into(event);
            if concerns(save_session.borrow().id(), event.key().as_deref()) {
                tell(&save_session, Event::StorageChanged);
            }
        }
    }));
    safety::when_gone(told(&save_session, Event::DatabaseGone));
    let guards = StoredValue::new_local(guards);
    let save_session = StoredValue::new_local(Some(save_session));
    on_cleanup(move || {
        drop(guards.try_update_value(std::mem::take));
        let Some(save_session) = save_session.try_update_value(Option::take).flatten() else { return };
        if open().is_some_and(|open| Rc::ptr_eq(&open, &save_session)) {
            OPEN.take();
            open_map::register(None);
        }
        save_session.borrow_mut().drawn = None;
        tell(&save_session, Event::Left);
    });
    save_status
}

/// The map is drawn there from now on.
pub fn keep_at(drawn: Drawn) {
    if let Some(save_session) = open() {
        save_session.borrow_mut().drawn = Some(drawn);
    }
}

/// Finishes what is being written, and writes what is not written yet.
fn keep_all() {
    let drawn = open().and_then(|save_session| save_session.borrow().drawn);
    if let Some(Drawn { editor, keep_writing, .. }) = drawn {
        keep_writing(editor);
        write_now();
    }
}

/// Writes what is not written yet.
pub fn write_now() {
    tell_open(Event::Hidden);
}

/// Tells the open map's session, if there is one.
pub fn tell_open(event: Event) {
    if let Some(save_session) = open() {
        tell(&save_session, event);
    }
}

/// Whether the open map, if there is one, would be here again after a reload.
pub fn is_kept() -> bool {
    open().is_none_or(|save_session| save_session.borrow().session.is_kept())
}

/// Reads the map with its names, as a file has them.
pub fn with_file<T>(read: impl FnOnce(&MapFile) -> T) -> Option<T> {
    Some(open()?.borrow_mut().with_file(read))
}

/// The text of the open map's file as it is handed out; `None` where a later version of the page wrote it. That this content left is kept with
/// the map, so that a copy of it can be merged again.
pub fn hand_out() -> Option<String> {
    let shared = open()?;
    let hand_out = || {
        let save_session = &mut *shared.borrow_mut();
        with_map_in_file(&save_session.board, &mut save_session.kept, |kept| {
            let before = kept.file.lineage.clone();
            let text = (!kept.newer()).then(|| kept.file.hand_out());
            (text, before != kept.file.lineage)
        })
    };
    let (text, is_noted) = hand_out();
    if !is_noted {
        return text;
    }
    tell(&shared, Event::Edited);
    write_now();
    // With the revision it has now.
    hand_out().0
}

/// Notes with the map `id`, if it is the open one, that `theirs` was merged into it. `base` is the content of `theirs`, packed.
pub fn note_merged(id: &MapId, theirs: &MapFile, base: Option<Base>) {
    if let Some(shared) = open().filter(|shared| shared.borrow().id() == id) {
        shared.borrow_mut().kept.file.note_merged(theirs, base);
        tell(&shared, Event::Edited);
    }
}

/// When the open map was last saved to a file, and what happened to it since.
pub fn filed() -> Option<Filed> {
    let save_session = open()?;
    let kept = &save_session.borrow().kept;
    let changed = kept.changed.clone().unwrap_or_default();
    Some(Filed { saved_to_file: kept.saved_to_file.clone(), changed, rev: kept.file.rev })
}

/// Tells the session `event` and all that comes of it. An edit of this very moment, whose effect has not run, comes first.
pub(crate) fn tell(shared: &Shared, event: Event) {
    if let Ok(mut save_session) = shared.try_borrow_mut() {
        save_session.note();
        save_session.events.push_back(event);
    }
    go_on(shared);
}

/// Tells the session what it was not told of yet, and does what it says.
fn go_on(shared: &Shared) {
    {
        let Ok(mut save_session) = shared.try_borrow_mut() else { return };
        save_session.note();
        if std::mem::replace(&mut save_session.is_telling, true) {
            return;
        }
    }
    loop {
        let next = shared.borrow_mut().events.pop_front();
        let Some(event) = next else { break };
        let effects = shared.borrow_mut().session.step(event, clock::monotonic());
        // What is answered at once is answered before anything else happens.
        let answers: Vec<Event> = effects.into_iter().flat_map(|effect| carry_out(shared, effect)).collect();
        let save_session = &mut *shared.borrow_mut();
        answers.into_iter().rev().for_each(|answer| save_session.events.push_front(answer));
    }
    shared.borrow_mut().is_telling = false;
    show(shared);
    plan(shared);
}

impl SaveSession {
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
        clock::after(wait, move || tell_when_idle(&shared))
    });
    shared.borrow_mut().timer = later;
}

/// It is time to write: the session is told once the page has nothing more urgent to do, so that no write stands between a press and what
/// it shows.
fn tell_when_idle(shared: &Shared) {
    /// How long what is more urgent may go on, in milliseconds.
    const LONGEST: f64 = 200.0;
    let waits = shared.clone();
    let later = clock::when_idle(LONGEST, move || tell(&waits, Event::Time));
    shared.borrow_mut().timer = Some(later);
}

/// Shows where the session stands.
fn show(shared: &Shared) {
    let (app, save_status, reading, save, goes_on, is_left, owes, is_over) = {
        let save_session = shared.borrow();
        let session = &save_session.session;
        let save = (session.state(), session.saved_at().map(str::to_owned));
        let (left, owes, over) = (session.is_left(), session.owes(), session.is_over());
        (save_session.app, save_session.save_status, session.reading(), save, session.goes_on(), left, owes, over)
    };
    if is_left {
        if is_over {
            let map: Rc<dyn Unsaved> = shared.clone();
            unsaved::done(app, &map);
        } else if owes {
            unsaved::leave(app, shared.clone());
        }
    } else {
        let failed = if let SaveState::Failed(error) = &save.0 { app.why_not_saved(error) } else { String::new() };
        app.alarm(Source::Saving, failed);
        if app.safety_goes_on.get_untracked() != goes_on {
            app.safety_goes_on.set(goes_on);
        }
        // The screen may be on its way out.
        if save_status.reading.try_with_untracked(|shown| *shown != reading) == Some(true) {
            save_status.reading.set(reading);
        }
        if save_status.save.try_with_untracked(|shown| *shown != save) == Some(true) {
            save_status.save.set(save);
        }
    }
    guard();
}

/// The browser asks before the page goes while there is work that it does not keep.
fn guard() {
    let failed = |save_session: Shared| {
        save_session.try_borrow().is_ok_and(|save_session| matches!(save_session.session.state(), SaveState::Failed(_)))
    };
    let guards = open().is_some_and(failed) || unsaved::any();
    if GUARDED.replace(guards) != guards {
        room::guard_leaving(guards);
    }
}

/// Lends the board's map to the kept file while `user` works on it: a copy of ten thousand cards would cost more than the write.
pub(crate) fn with_map_in_file<T>(board: &Board, kept: &mut Kept, user: impl FnOnce(&mut Kept) -> T) -> T {
    board.lend(|map, written| {
        std::mem::swap(map, &mut kept.file.map);
        kept.written = Some(std::mem::take(written));
        let done = user(kept);
        *written = kept.written.take().unwrap_or_default();
        std::mem::swap(map, &mut kept.file.map);
        done
    })
}
