//! A site with several tabs, as far as keeping knows it: one local storage, one database, one lock a map, and pages that do what the real
//! machines of `store/session` say. What a browser answers later waits in one heap, from which a test takes in whatever order it likes.

#![allow(dead_code, reason = "each test file takes what it needs")]

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

use parcours_core::format::{MapFile, write_compact};
use parcours_core::model::{Act, Edit, History, JourneyMap, Label, MapId, SortedMap};
use parcours_core::store::alignment::{BroughtBack, Step, next_step, still_missing};
use parcours_core::store::keys::map_key;
use parcours_core::store::recovery::{CatchUp, Head, Local, Restoring};
use parcours_core::store::session::{
    Answer, Ask, Effect, Event, Found, Notice, Opened, Opening, Purpose, Report, Source,
};
use parcours_core::store::{Entry, Kept, Library, MemoryKv, OpenError, SaveState, Session};

use crate::support::FaultKv;

/// What a person made, in bytes: neither the map's name in storage nor its revision nor its title, which a copy changes.
pub type Content = String;

pub fn content(map: &JourneyMap) -> Content {
    let map = JourneyMap { title: String::new(), ..map.clone() };
    write_compact(&MapFile::new("any".into(), map))
}

thread_local! {
    /// What records hold that were read before: each is read once.
    static READ: RefCell<BTreeMap<String, Option<Content>>> = const { RefCell::new(BTreeMap::new()) };
}

/// The content of a record; `None` when it cannot be read.
pub fn content_of(record: &str) -> Option<Content> {
    if let Some(known) = READ.with_borrow(|read| read.get(record).cloned()) {
        return known;
    }
    let found = read(record);
    READ.with_borrow_mut(|read| {
        if read.len() > 2_000 {
            read.clear();
        }
        read.insert(record.to_owned(), found.clone());
    });
    found
}

fn read(record: &str) -> Option<Content> {
    let aside = MemoryKv::default();
    aside.put("parcours:map:any", record);
    Some(content(&Library::new(aside, "check").open(&"any".into()).ok()?.file.map))
}

/// The safety copy: what a strict transaction has put on the disk.
#[derive(Clone, Debug, Default)]
pub struct Database {
    pub copies: BTreeMap<MapId, (Head, String)>,
    pub versions: Vec<(MapId, String)>,
    /// Every version that was ever put on the disk, though others cleared it since.
    ever: Vec<(MapId, String)>,
    /// Whether it refuses everything.
    pub fails: bool,
}

fn crc_of(record: &str) -> Option<String> {
    Some(record.split_once("\"crc\":\"")?.1.get(..8)?.to_owned())
}

impl Database {
    /// Copies a record, after what another page put there since, and it was not made from. A page that is about to go only copies; here none
    /// is so late.
    fn keep(&mut self, id: &MapId, rev: u64, record: Option<String>, own: &mut BTreeSet<String>) -> bool {
        let Some(text) = record.filter(|text| text.starts_with(&format!("{{\"e\":1,\"rev\":{rev},"))) else {
            return false;
        };
        if !self.fails {
            own.extend(crc_of(&text));
            let there = self.copies.get(id).and_then(|(head, old)| Some((head.crc.clone()?, old.clone())));
            // What a record was made from stands before its own checksum.
            let before = text.split_once("\"crc\":").map_or("", |(before, _)| before);
            if let Some((_, old)) = there.filter(|(crc, _)| !own.contains(crc) && !before.contains(crc.as_str())) {
                self.keep_version(id, Some(old));
            }
            let head = Head { id: id.clone(), rev, crc: crc_of(&text), ..Head::default() };
            self.copies.insert(id.clone(), (head, text));
        }
        !self.fails
    }

    fn keep_version(&mut self, id: &MapId, record: Option<String>) -> bool {
        let Some(text) = record.filter(|_| !self.fails) else { return false };
        self.ever.push((id.clone(), text.clone()));
        self.versions.push((id.clone(), text));
        true
    }

    /// Makes copies anew, unless another is there than the one that was seen.
    fn catch_up(&mut self, late: &[CatchUp], record: impl Fn(&MapId) -> Option<String>) {
        for CatchUp { id, seen, keeps_old } in late {
            let there = self.copies.get(*id).cloned();
            let rev =
                record(id).and_then(|text| text.strip_prefix("{\"e\":1,\"rev\":")?.split(',').next()?.parse().ok());
            if let Some(rev) = rev
                && there.as_ref().map(|(head, _)| head) == *seen
            {
                let old = there.clone().filter(|_| *keeps_old).map(|(_, text)| text);
                // What was looked at may be written over.
                let mut own = there.and_then(|(head, _)| head.crc).into_iter().collect();
                old.into_iter().for_each(|old| _ = self.keep_version(id, Some(old)));
                self.keep(id, rev, record(id), &mut own);
            }
        }
    }

    pub fn heads(&self) -> Vec<Head> {
        self.copies.values().map(|(head, _)| head.clone()).collect()
    }
}

/// A map in a page, from when it is shown until all of it is kept.
pub struct Tab {
    number: usize,
    pub session: Session,
    pub kept: Kept,
    pub history: History,
    /// What this tab has read or written of the map: what is built on it may take its place.
    seen: BTreeSet<Content>,
    /// What was the present version when a person asked for it to be kept.
    asked: Vec<Content>,
    events: VecDeque<Event>,
    /// Whether the machine knows of the last edit.
    is_noted: bool,
    /// Whether what is here became a map of its own: of the map it was, it promises nothing more.
    is_aside: bool,
}

impl Tab {
    /// Lends the map with what was written of it to what is kept, as the page does.
    fn lend<T>(&mut self, user: impl FnOnce(&mut Kept) -> T) -> T {
        let (map, written) = self.history.to_write();
        self.kept.file.map = map.clone();
        self.kept.written = Some(std::mem::take(written));
        let done = user(&mut self.kept);
        *written = self.kept.written.take().unwrap_or_default();
        done
    }

    pub fn content(&self) -> Content {
        content(self.history.map())
    }

    pub fn is_saved(&self) -> bool {
        matches!(self.session.state(), SaveState::Saved | SaveState::Safe)
    }
}

pub struct Page {
    name: usize,
    library: Library<FaultKv>,
    pub open: Option<Tab>,
    opening: Option<(usize, Opening, MapId, Result<Kept, OpenError>)>,
    /// Whether the database was deleted since this page last asked what it holds.
    was_gone: bool,
    pub waiting: Vec<Tab>,
    /// The checksums of what this page has put into the database.
    own: BTreeSet<String>,
}

/// Something that a browser does later.
#[derive(Clone, Debug)]
enum Later {
    Tell { tab: usize, event: Event },
    Ask { opening: usize, ask: Ask },
}

/// How often a tab is asked to let go of a map before it is taken from it: four times a second, for three seconds.
const MOST_ASKED: u8 = 12;

/// What somebody was told to be saved: it must be somewhere from then on.
#[derive(Clone, Debug)]
struct Promise {
    /// The tab that said so; 0 for the first screen.
    by: usize,
    map: MapId,
    content: Content,
    is_safe: bool,
}

#[derive(Default)]
pub struct Site {
    pub kv: FaultKv,
    pub database: Database,
    pub pages: Vec<Page>,
    has_locks: bool,
    locks: BTreeMap<MapId, usize>,
    later: Vec<Later>,
    /// What each content that was copied out of a tab was built on: where the copy is brought back, it takes the place of that.
    built_on: BTreeMap<Content, BTreeSet<Content>>,
    /// How often each opening asked the tab that edits its map for the right to.
    asked: BTreeMap<usize, u8>,
    numbers: usize,
    pub clock: f64,
    pub now: String,
    promises: Vec<Promise>,
    /// What was told, of all pages.
    pub notices: Vec<Notice>,
    pub reports: Vec<Report>,
    /// How often each thing came about.
    pub came: BTreeMap<&'static str, usize>,
}

impl Site {
    /// A site in a browser with locks, or without: there every tab may edit.
    pub fn new(has_locks: bool) -> Self {
        Self { has_locks, now: "2025-06-01T10:00:00.000Z".into(), ..Self::default() }
    }

    pub fn came(&mut self, what: &'static str) {
        *self.came.entry(what).or_default() += 1;
    }

    pub fn number(&mut self) -> usize {
        self.numbers += 1;
        self.numbers
    }

    fn fresh(&mut self) -> MapId {
        MapId::from(format!("n{}", self.number()))
    }

    pub fn open_page(&mut self) {
        let name = self.number();
        let library = Library::new(self.kv.clone(), &format!("tab-{name}"));
        self.pages.push(Page {
            name,
            library,
            open: None,
            opening: None,
            was_gone: false,
            waiting: Vec::new(),
            own: BTreeSet::new(),
        });
    }

    pub fn maps(&self) -> Vec<MapId> {
        let keys = self.kv.kv.contents().into_keys();
        keys.filter_map(|key| key.strip_prefix("parcours:map:").map(MapId::from)).collect()
    }

    /// Adds a map, as an import does.
    pub fn add(&mut self, page: usize, map: JourneyMap) -> Option<MapId> {
        let file = MapFile::new(self.fresh(), map);
        let (made, fresh) = (content(&file.map), self.fresh());
        let now = self.now.clone();
        let added = self.change(|site| site.pages[page].library.add(file, &now, || fresh.clone()).ok())?;
        let id = added.kept.file.id;
        self.promises.push(Promise { by: 0, map: id.clone(), content: made, is_safe: false });
        Some(id)
    }

    /// Does what changes storage, and tells every tab whose map is another now.
    pub fn change<T>(&mut self, act: impl FnOnce(&mut Self) -> T) -> T {
        let before = self.kv.kv.contents();
        let done = act(self);
        let after = self.kv.kv.contents();
        let tabs: Vec<(usize, String)> = self.tabs().map(|tab| (tab.number, map_key(&tab.kept.file.id))).collect();
        for (tab, key) in tabs {
            if before.get(&key) != after.get(&key) {
                self.later.push(Later::Tell { tab, event: Event::StorageChanged });
            }
        }
        done
    }

    fn tabs(&self) -> impl Iterator<Item = &Tab> {
        self.pages.iter().flat_map(|page| page.open.iter().chain(&page.waiting))
    }

    /// Where the tab of that number is: the page, and its place among those that wait.
    fn find(&self, number: usize) -> Option<(usize, Option<usize>)> {
        self.pages.iter().enumerate().find_map(|(at, page)| {
            if page.open.as_ref().is_some_and(|tab| tab.number == number) {
                return Some((at, None));
            }
            page.waiting.iter().position(|tab| tab.number == number).map(|place| (at, Some(place)))
        })
    }

    fn tab(&mut self, (page, place): (usize, Option<usize>)) -> Option<&mut Tab> {
        match place {
            None => self.pages[page].open.as_mut(),
            Some(place) => self.pages[page].waiting.get_mut(place),
        }
    }

    /// Begins to open a map in a page; what was open there is left.
    pub fn open(&mut self, page: usize, id: &MapId, purpose: Purpose) {
        self.leave(page);
        let waits = self.pages[page].waiting.iter().any(|tab| tab.kept.file.id == *id);
        let (opening, ask) = Opening::begin(purpose, false, waits);
        let number = self.number();
        self.pages[page].opening = Some((number, opening, id.clone(), Err(OpenError::Missing)));
        self.later.push(Later::Ask { opening: number, ask });
    }

    /// Goes to the first screen.
    pub fn leave(&mut self, page: usize) {
        self.pages[page].opening = None;
        if let Some(number) = self.pages[page].open.as_ref().map(|tab| tab.number) {
            self.tell(number, Event::Left);
        }
        let name = self.pages[page].name;
        self.locks.retain(|_, holder| *holder != name);
    }

    /// The first screen, which brings the copies and the list in line.
    pub fn align(&mut self) {
        let library = Library::new(self.kv.clone(), "list");
        let (Ok(listed), Ok(bin)) = (library.list(), library.bin()) else { return };
        let listed: Vec<_> =
            listed.into_iter().filter_map(|entry| if let Entry::Map(map) = entry { Some(map) } else { None }).collect();
        let here: Vec<MapId> = self.maps().into_iter().chain(bin.into_iter().map(|binned| binned.summary.id)).collect();
        let now = self.now.clone();
        let mut has_caught_up = false;
        while !self.database.fails {
            let heads = self.database.heads();
            match next_step(&heads, &listed, &here, &now, has_caught_up) {
                Step::CatchUp(late) => {
                    self.database.catch_up(&late, |id| library.raw(id));
                    late.iter().filter(|late| late.keeps_old).for_each(|_| self.came("kept before it was copied anew"));
                }
                Step::Settle { forget, missing } => {
                    forget.iter().for_each(|id| _ = self.database.copies.remove(id));
                    let mut outcome = BroughtBack::default();
                    for id in still_missing(missing, &here) {
                        let (text, is_edited) = (self.database.copies[&id].1.clone(), self.locks.contains_key(&id));
                        self.change(|_| outcome.bring_back(&library, &id, &text, is_edited, &now));
                    }
                    return self.notices.extend(outcome.notices());
                }
            }
            has_caught_up = true;
        }
    }

    /// Closes a page, which first writes what it can.
    pub fn close(&mut self, page: usize) {
        self.leave(page);
        let gone = self.pages.remove(page);
        for tab in gone.waiting {
            // What could not be saved goes with the page, which asked a person about that first.
            self.promises.retain(|promise| {
                promise.is_safe
                    || !tab.seen.contains(&promise.content)
                    || self.kv.kv.contents().contains_key(&map_key(&promise.map))
            });
        }
    }

    /// Tells the session of every map that a page has, open or waiting.
    pub fn tell_all(&mut self, page: usize, event: &Event) {
        let tabs: Vec<usize> =
            self.pages[page].open.iter().chain(&self.pages[page].waiting).map(|tab| tab.number).collect();
        tabs.into_iter().for_each(|tab| self.tell(tab, event.clone()));
    }

    /// Whether a page may change a map without opening it; the real machine decides, and is answered at once.
    pub fn may_change(&mut self, page: usize, id: &MapId) -> bool {
        if self.pages[page].opening.is_some() {
            return false;
        }
        let waits = self.pages[page].waiting.iter().any(|tab| tab.kept.file.id == *id);
        let (opening, ask) = Opening::begin(Purpose::Change, false, waits);
        let number = self.number();
        self.pages[page].opening = Some((number, opening, id.clone(), Err(OpenError::Missing)));
        let mut next = Some(ask);
        while let Some(ask) = next {
            if let Ask::Done(opened) = &ask {
                self.pages[page].opening = None;
                return opened.refusal.is_none();
            }
            self.ask(number, ask);
            next = match self.later.pop() {
                Some(Later::Ask { opening, ask }) if opening == number => Some(ask),
                _ => None,
            };
        }
        self.pages[page].opening = None;
        false
    }

    pub fn duplicate(&mut self, page: usize, id: &MapId) {
        let (now, fresh) = (self.now.clone(), self.fresh());
        let copy = self.change(|site| site.pages[page].library.duplicate(id, "a copy", &now, || fresh.clone()).ok());
        if let Some(copy) = copy {
            self.came("added");
            let content = content(&copy.file.map);
            self.promises.push(Promise { by: 0, map: copy.file.id, content, is_safe: false });
        }
    }

    pub fn rename(&mut self, page: usize, id: &MapId) {
        let (now, name) = (self.now.clone(), format!("name {}", self.number()));
        if self.change(|site| site.pages[page].library.rename(id, &name, &now)).is_ok() {
            self.came("renamed");
            assert!(self.titles().contains(&name), "it is said to be renamed");
        }
    }

    pub fn delete(&mut self, page: usize, id: &MapId) {
        let now = self.now.clone();
        if self.change(|site| site.pages[page].library.delete(id, &now)).is_ok() {
            self.came("deleted");
            if let Some((head, _)) = self.database.copies.get_mut(id).filter(|_| !self.database.fails) {
                head.deleted = Some(now);
            }
        }
    }

    /// Takes a map out of the bin.
    pub fn restore(&mut self, page: usize, number: usize) {
        let bin = self.pages[page].library.bin().unwrap_or_default();
        let Some(place) = bin.get(number % bin.len().max(1)).map(|binned| binned.key.clone()) else { return };
        let fresh = self.fresh();
        if self.change(|site| site.pages[page].library.restore(&place, || fresh.clone())).is_ok() {
            self.came("back from the bin");
        }
    }

    /// What was cleared was cleared without a word.
    pub fn hear_nothing(&mut self) {
        let is_word =
            |later: &Later| matches!(later, Later::Tell { event: Event::StorageChanged | Event::DatabaseGone, .. });
        self.later.retain(|later| !is_word(later));
    }

    /// How many answers wait.
    pub fn waits(&self) -> usize {
        self.later.len()
    }

    /// Lets the browser give one of its answers.
    pub fn answer(&mut self, choice: usize) {
        if self.later.is_empty() {
            return;
        }
        match self.later.remove(choice % self.later.len()) {
            Later::Tell { tab, event } => self.tell(tab, event),
            Later::Ask { opening, ask } => self.ask(opening, ask),
        }
    }

    fn ask(&mut self, number: usize, ask: Ask) {
        let Some(at) = self.pages.iter().position(|page| page.opening.as_ref().is_some_and(|(of, ..)| *of == number))
        else {
            return;
        };
        let id = self.pages[at].opening.as_ref().map(|(_, _, id, _)| id.clone()).unwrap_or_default();
        let name = self.pages[at].name;
        let answer = match ask.clone() {
            Ask::Lock { .. } | Ask::Free if !self.has_locks => Answer::Lock(true),
            Ask::Lock { takes_over, .. } => {
                let holder = self.locks.get(&id).copied().filter(|holder| *holder != name);
                if let (Some(holder), true) = (holder, takes_over) {
                    let tab = self.pages.iter().find(|page| page.name == holder).and_then(|page| page.open.as_ref());
                    if let Some(number) = tab.map(|tab| tab.number) {
                        // It is asked again and again, and in the end it is taken from one that does not let go in time.
                        let opening = self.again(at);
                        let is_told = self.later.iter().any(|later| matches!(later, Later::Tell { tab, event: Event::AskedFor | Event::Lost } if *tab == number));
                        let asked = self.asked.entry(opening).or_default();
                        if !is_told && *asked < MOST_ASKED {
                            *asked += 1;
                            self.later.push(Later::Tell { tab: number, event: Event::AskedFor });
                            return self.later.push(Later::Ask { opening: self.again(at), ask });
                        }
                        self.came("stolen");
                        self.later.push(Later::Tell { tab: number, event: Event::Lost });
                    }
                }
                let may = holder.is_none() || takes_over;
                if may {
                    self.locks.insert(id.clone(), name);
                }
                Answer::Lock(may)
            }
            Ask::Free => Answer::Lock(!self.locks.contains_key(&id)),
            Ask::Heads if self.database.fails => Answer::Heads(None),
            Ask::Heads => {
                self.pages[at].was_gone = false;
                Answer::Heads(Some(self.database.copies.get(&id).map(|(head, _)| head.clone())))
            }
            Ask::Look => {
                let library = &self.pages[at].library;
                let seen = library.open(&id);
                let found = Found { local: Local::of(&seen), stamp: library.stamp(&id), is_newer: false };
                self.remember(at, seen);
                Answer::Found(found)
            }
            Ask::Pause(wait) => {
                self.clock += wait;
                Answer::Paused
            }
            Ask::KeepVersion { text, .. } => {
                let text = text.or_else(|| self.pages[at].library.raw(&id));
                self.pages[at].own.extend(text.as_deref().and_then(crc_of).filter(|_| !self.database.fails));
                Answer::VersionKept(self.database.keep_version(&id, text))
            }
            Ask::ReadCopy if self.database.fails => Answer::Copy(None),
            Ask::ReadCopy => Answer::Copy(self.database.copies.get(&id).map(|(_, text)| text.clone())),
            Ask::Restore { text, over } => {
                let now = self.now.clone();
                let (restored, seen) = self.change(|site| site.pages[at].library.restore_copy(&id, &text, over, &now));
                self.came("restored from the copy");
                if restored == Restoring::Written {
                    self.takes_its_place(&id, &text);
                }
                self.remember(at, seen);
                Answer::Restored(restored)
            }
            Ask::Done(opened) => return self.show(at, &opened),
            Ask::Resume => return self.resume(at, &id),
        };
        let is_mine = !self.has_locks || self.locks.get(&id) == Some(&name);
        let clock = self.clock;
        if let Some((number, opening, ..)) = &mut self.pages[at].opening {
            let (opening_number, next) = (*number, opening.step(answer, is_mine, clock));
            self.later.push(Later::Ask { opening: opening_number, ask: next });
        }
    }

    fn again(&self, page: usize) -> usize {
        self.pages[page].opening.as_ref().map_or(0, |(number, ..)| *number)
    }

    fn remember(&mut self, page: usize, seen: Result<Kept, OpenError>) {
        if let Some(opening) = &mut self.pages[page].opening {
            opening.3 = seen;
        }
    }

    fn show(&mut self, page: usize, opened: &Opened) {
        let Some((_, _, id, seen)) = self.pages[page].opening.take() else { return };
        self.notices.extend(opened.notice.clone());
        let Ok(mut kept) = seen else {
            let name = self.pages[page].name;
            self.locks.retain(|map, holder| *map != id || *holder != name);
            return;
        };
        let history = History::new(std::mem::take(&mut kept.file.map));
        let session = Session::new(opened, kept.file.rev, kept.changed.clone(), false, self.clock);
        let number = self.number();
        let shown = content(history.map());
        // A copy for which storage has no room yet takes the place of what it was built on once it is written.
        let mut seen = self.built_on.get(&shown).cloned().unwrap_or_default();
        seen.insert(shown);
        let tab = Tab {
            number,
            session,
            kept,
            history,
            seen,
            asked: Vec::new(),
            events: VecDeque::new(),
            is_noted: true,
            is_aside: false,
        };
        self.pages[page].open = Some(tab);
        self.came("shown");
        self.tell(number, Event::Shown);
        if self.pages[page].was_gone {
            self.tell(number, Event::DatabaseGone);
        }
    }

    fn resume(&mut self, page: usize, id: &MapId) {
        self.pages[page].opening = None;
        let Some(place) = self.pages[page].waiting.iter().position(|tab| tab.kept.file.id == *id) else { return };
        let tab = self.pages[page].waiting.remove(place);
        let number = tab.number;
        self.pages[page].open = Some(tab);
        self.came("resumed");
        self.tell(number, Event::Resumed);
    }

    /// Edits the map that is open in a page, or whatever `act` does to it.
    pub fn work(&mut self, page: usize, act: impl FnOnce(&mut History) -> bool) -> bool {
        let Some(tab) = self.pages[page].open.as_mut().filter(|tab| tab.session.reading().is_none()) else {
            return false;
        };
        let done = act(&mut tab.history);
        if done {
            tab.is_noted = false;
        }
        done
    }

    /// Tells the session of the map that is open in a page.
    pub fn tell_open(&mut self, page: usize, event: Event) {
        if let Some(tab) = self.pages[page].open.as_mut() {
            if let Event::KeepAsked(_) = event {
                let present = tab.content();
                tab.asked.push(present);
            }
            let number = tab.number;
            self.tell(number, event);
        }
    }

    /// Tells the session of a tab, as the page does: an edit that it does not know of comes first, and what is answered at once is
    /// answered before anything else happens.
    fn tell(&mut self, number: usize, event: Event) {
        let Some(place) = self.find(number) else { return };
        let clock = self.clock;
        if let Some(tab) = self.tab(place) {
            if !std::mem::replace(&mut tab.is_noted, true) {
                tab.events.push_back(Event::Edited);
            }
            tab.events.push_back(event);
        }
        while let Some(tab) = self.tab(place)
            && let Some(event) = tab.events.pop_front()
        {
            let effects = tab.session.step(event, clock);
            let answers: Vec<Event> =
                effects.into_iter().filter_map(|effect| self.carry_out(place, number, effect)).collect();
            let Some(tab) = self.tab(place) else { break };
            answers.into_iter().rev().for_each(|answer| tab.events.push_front(answer));
        }
        self.note_promise(place);
        self.move_on(place);
    }

    /// What the tab says to be saved is promised from now on, in the place of what it was built on.
    fn note_promise(&mut self, place: (usize, Option<usize>)) {
        let Some(tab) = self.tab(place) else { return };
        if tab.session.reading().is_some() || tab.is_aside || !tab.is_saved() {
            return;
        }
        self.written(place);
    }

    /// What the tab holds stands in storage.
    fn written(&mut self, place: (usize, Option<usize>)) {
        let Some(number) = self.tab(place).map(|tab| tab.number) else { return };
        // Others deleted the database, and the word of it is on its way: a browser killed now has lost what they deleted.
        let is_word =
            |later: &Later| matches!(later, Later::Tell { tab, event: Event::DatabaseGone } if *tab == number);
        let may_be_gone = self.later.iter().any(is_word);
        let Some(tab) = self.tab(place) else { return };
        let (map, content) = (tab.kept.file.id.clone(), tab.content());
        let is_safe = tab.session.state() == SaveState::Safe && !may_be_gone;
        tab.seen.insert(content.clone());
        let seen = tab.seen.clone();
        self.promises.retain(|promise| promise.map != map || !seen.contains(&promise.content));
        self.promises.push(Promise { by: number, map, content, is_safe });
    }

    fn move_on(&mut self, (page, place): (usize, Option<usize>)) {
        let at = &mut self.pages[page];
        match place {
            None if at.open.as_ref().is_some_and(|tab| tab.session.is_left()) => {
                let left = at.open.take().filter(|tab| !tab.session.is_over());
                at.waiting.extend(left);
            }
            Some(place) if at.waiting.get(place).is_some_and(|tab| tab.session.is_over()) => {
                at.waiting.remove(place);
            }
            _ => {}
        }
    }

    /// Does what the machine says; gives what is answered at once.
    fn carry_out(&mut self, place: (usize, Option<usize>), number: usize, effect: Effect) -> Option<Event> {
        let now = self.now.clone();
        let page = place.0;
        match effect {
            Effect::FinishTyping => Some(Event::Finished),
            Effect::Look => {
                let (library, tab) = self.lib(place)?;
                Some(Event::Found(library.presence(&tab.kept)))
            }
            Effect::Write => {
                let outcome = self.change(|site| {
                    let (library, tab) = site.lib(place)?;
                    Some((tab.lend(|kept| library.save(kept, &now)), tab.kept.file.rev))
                });
                let (outcome, rev) = outcome?;
                // A page does not hear of its own writes.
                self.deaf(number);
                if outcome.is_ok() {
                    // Also what is written only to be handed over takes the place of what it was built on.
                    self.written(place);
                }
                self.came(match &outcome {
                    Ok(_) => "written",
                    Err(parcours_core::store::SaveError::ChangedElsewhere) => "overtaken",
                    Err(_) => "refused",
                });
                Some(Event::Wrote { outcome, rev, at: now })
            }
            Effect::KeepAside => {
                let fresh = self.fresh();
                let titles: Vec<String> = self.titles();
                let outcome = self.change(|site| {
                    let (library, tab) = site.lib(place)?;
                    tab.kept.file.map = tab.history.map().clone();
                    let title = tab.kept.file.map.title.clone();
                    let named = |number| format!("{title} (other {number})");
                    Some(library.keep_aside(&tab.kept, &now, || fresh.clone(), named))
                })?;
                if let Ok(copy) = &outcome {
                    self.came("kept aside");
                    assert!(!titles.contains(&copy.file.map.title), "a copy bears the title of another map");
                    // What this tab said of the map itself lives on in the copy, which was built on it.
                    let tab = self.tab(place)?;
                    tab.is_aside = true;
                    let (id, seen) = (tab.kept.file.id.clone(), tab.seen.clone());
                    self.promises.retain(|promise| {
                        promise.by != number || promise.map != id || !seen.contains(&promise.content)
                    });
                    self.promises.push(Promise {
                        by: 0,
                        map: copy.file.id.clone(),
                        content: content(&copy.file.map),
                        is_safe: false,
                    });
                }
                let outcome = outcome.map(|copy| (copy.file.id, copy.file.map.title));
                Some(Event::KeptAside { outcome, at: now })
            }
            Effect::ShowStored => {
                let (library, tab) = self.lib(place)?;
                let mut kept = library.open(&tab.kept.file.id).ok()?;
                tab.history.show(std::mem::take(&mut kept.file.map)).ok()?;
                tab.kept = kept;
                let shown = tab.content();
                tab.seen.insert(shown);
                Some(Event::Showing(tab.kept.file.rev))
            }
            Effect::Copy { ticket, from } => {
                let (library, tab) = self.lib(place)?;
                let id = tab.kept.file.id.clone();
                let (rev, text) = match from {
                    Source::Storage => (tab.kept.file.rev, library.raw(&id)),
                    Source::Tab => {
                        let (rev, text) = tab.lend(|kept| library.record(kept, &now)).ok()?;
                        (rev, Some(text))
                    }
                };
                let built = (from == Source::Tab).then(|| (tab.content(), tab.seen.clone()));
                let is_kept = self.database.keep(&id, rev, text, &mut self.pages[page].own);
                self.built_on.extend(built.filter(|_| is_kept));
                self.later(number, Event::Copied { ticket, is_kept })
            }
            Effect::KeepVersion { ticket, from, .. } => {
                let (library, tab) = self.lib(place)?;
                let id = tab.kept.file.id.clone();
                let text = match from {
                    Source::Storage => library.raw(&id),
                    Source::Tab => tab.lend(|kept| library.present(kept, &now)).ok(),
                };
                self.pages[page].own.extend(text.as_deref().and_then(crc_of).filter(|_| !self.database.fails));
                let is_kept = self.database.keep_version(&id, text);
                self.later(number, Event::VersionKept { ticket, is_kept })
            }
            Effect::ReadVersion { wanted, at } => {
                let (library, tab) = self.lib(place)?;
                let id = tab.kept.file.id.clone();
                let library = library.clone();
                let texts: Vec<&String> =
                    self.database.versions.iter().filter(|(of, _)| *of == id).map(|(_, text)| text).collect();
                let text = at.parse().ok().and_then(|at: usize| texts.get(at % texts.len().max(1)));
                let map = text.and_then(|text| library.read(&id, text).ok()).map(|kept| Box::new(kept.file.map));
                self.later(number, Event::VersionRead { wanted, at, map })
            }
            Effect::PutVersion(map) => {
                let tab = self.tab(place)?;
                let (id, present) = (tab.kept.file.id.clone(), tab.content());
                assert!(self.is_version(&id, &present), "a version takes the place of what is not kept");
                let tab = self.tab(place)?;
                let made = tab.history.make(Edit::Replace(map), Label::one(Act::RestoreVersion, ""));
                tab.events.push_back(Event::Edited);
                Some(Event::VersionPut(made.is_ok()))
            }
            Effect::NameVersion { .. } => {
                let is_named = !self.database.fails;
                self.later(number, Event::VersionNamed(is_named))
            }
            Effect::AddVersion { .. } | Effect::ShowVersions | Effect::AskToLast | Effect::ListChanged => None,
            Effect::NoteFiled => {
                self.change(|site| {
                    let (library, tab) = site.lib(place)?;
                    library.note_saved_to_file(&mut tab.kept, &now).ok()
                });
                self.deaf(number);
                None
            }
            Effect::LetGo => {
                let (id, name) = (self.tab(place)?.kept.file.id.clone(), self.pages[page].name);
                self.locks.retain(|map, holder| *map != id || *holder != name);
                None
            }
            Effect::OpenMap(id) => {
                let tab = self.tab(place)?;
                // The address changes, and then the screen does.
                tab.events.push_back(Event::Left);
                let (opening, ask) = Opening::begin(Purpose::Show, false, false);
                let number = self.number();
                let name = self.pages[page].name;
                self.locks.retain(|_, holder| *holder != name);
                self.pages[page].opening = Some((number, opening, id, Err(OpenError::Missing)));
                self.later.push(Later::Ask { opening: number, ask });
                None
            }
            Effect::Tell(notice) => {
                self.came(match &notice {
                    Notice::KeptAside { is_open: true, .. } => "told of a copy that is open",
                    Notice::KeptAside { .. } => "told of a copy that is not open",
                    Notice::Cleared => "told of storage that was cleared",
                    _ => "told",
                });
                self.notices.push(notice);
                None
            }
            Effect::Say(report) => {
                let tab = self.tab(place)?;
                if report == Report::VersionKept {
                    let (id, asked) = (tab.kept.file.id.clone(), tab.asked.clone());
                    let kept = asked.iter().position(|content| self.is_version(&id, content));
                    let at = kept.expect("it is said to be kept and is nowhere among the earlier versions");
                    self.tab(place)?.asked.remove(at);
                }
                self.came(match report {
                    Report::VersionKept => "version kept",
                    Report::VersionNotKept => "version not kept",
                    Report::VersionRestored => "version restored",
                    Report::VersionNotRestored => "version not restored",
                    _ => "said",
                });
                self.reports.push(report);
                None
            }
        }
    }

    fn lib(&mut self, (page, place): (usize, Option<usize>)) -> Option<(&Library<FaultKv>, &mut Tab)> {
        let Page { library, open, waiting, .. } = &mut self.pages[page];
        let tab = match place {
            None => open.as_mut()?,
            Some(place) => waiting.get_mut(place)?,
        };
        Some((library, tab))
    }

    fn later(&mut self, tab: usize, event: Event) -> Option<Event> {
        self.later.push(Later::Tell { tab, event });
        None
    }

    /// A page hears of others' writes only.
    fn deaf(&mut self, number: usize) {
        if let Some(Later::Tell { tab, event: Event::StorageChanged }) = self.later.last()
            && *tab == number
        {
            self.later.pop();
        }
    }

    pub fn titles(&self) -> Vec<String> {
        let library = Library::new(self.kv.kv.clone(), "check");
        self.maps().iter().filter_map(|id| Some(library.open(id).ok()?.file.map.title)).collect()
    }

    fn is_version(&self, id: &MapId, wanted: &Content) -> bool {
        self.database.ever.iter().any(|(of, text)| of == id && content_of(text).as_ref() == Some(wanted))
    }

    /// Everything that a person could find again: maps, the bin, the safety copies, the earlier versions.
    fn kept(&self) -> BTreeSet<Content> {
        let records = self
            .kv
            .kv
            .contents()
            .into_iter()
            .filter(|(key, _)| key.starts_with("parcours:map:") || key.starts_with("parcours:bin:"));
        let copies = self.database.copies.values().map(|(_, text)| text.clone());
        let versions = self.database.versions.iter().map(|(_, text)| text.clone());
        records.map(|(_, text)| text).chain(copies).chain(versions).filter_map(|text| content_of(&text)).collect()
    }

    /// Others clear storage, the database, or both. What nobody holds any more cannot be kept by any page.
    pub fn clear(&mut self, storage: bool, database: bool) {
        if storage {
            let keys: Vec<String> = self.kv.kv.contents().into_keys().collect();
            self.change(|site| keys.iter().for_each(|key| _ = parcours_core::store::Kv::remove(&site.kv.kv, key)));
        }
        if database {
            let Database { fails, ever, .. } = std::mem::take(&mut self.database);
            // What a killed browser would lose from here on, others have lost.
            self.promises.iter_mut().for_each(|promise| promise.is_safe = false);
            self.database = Database { fails, ever, ..Database::default() };
            self.pages.iter_mut().for_each(|page| page.was_gone = true);
            let tabs: Vec<usize> = self.tabs().map(|tab| tab.number).collect();
            self.later.extend(tabs.into_iter().map(|tab| Later::Tell { tab, event: Event::DatabaseGone }));
        }
        self.forget_what_nobody_holds();
    }

    /// The browser is killed: every page is gone, and storage is as it was at `flushed`. What is on the disk stays.
    pub fn kill(&mut self, flushed: &SortedMap<String, String>) {
        self.pages.clear();
        self.later.clear();
        self.locks.clear();
        for key in self.kv.kv.contents().into_keys().filter(|key| !flushed.contains_key(key)) {
            _ = parcours_core::store::Kv::remove(&self.kv.kv, &key);
        }
        flushed.iter().for_each(|(key, text)| self.kv.kv.put(key, text));
        let copies: Vec<(MapId, String)> =
            self.database.copies.iter().map(|(id, (_, text))| (id.clone(), text.clone())).collect();
        copies.iter().for_each(|(id, text)| self.takes_its_place(id, text));
        let kept = self.kept_of_maps();
        // Only what was said to be safe outlives that.
        self.promises
            .retain(|promise| promise.is_safe || kept.contains(&(promise.map.clone(), promise.content.clone())));
        self.open_page();
    }

    /// A copy that nothing but itself tells of any more stands for what it was built on.
    fn takes_its_place(&mut self, id: &MapId, text: &str) {
        let Some(copied) = content_of(text) else { return };
        let before = self.built_on.get(&copied).cloned().unwrap_or_default();
        self.promises
            .retain(|promise| promise.map != *id || promise.content == copied || !before.contains(&promise.content));
    }

    /// The same by map: of two maps of one content, one may be lost.
    fn kept_of_maps(&self) -> Vec<(MapId, Content)> {
        let records = self.kv.kv.contents().into_iter().filter_map(|(key, text)| {
            let id = key.strip_prefix("parcours:map:").or_else(|| key.strip_prefix("parcours:bin:"))?;
            Some((MapId::from(id.split('.').next().unwrap_or(id)), text))
        });
        let copies = self.database.copies.iter().map(|(id, (_, text))| (id.clone(), text.clone()));
        let all = records.chain(copies).chain(self.database.versions.iter().cloned());
        all.filter_map(|(id, text)| Some((id, content_of(&text)?))).collect()
    }

    fn forget_what_nobody_holds(&mut self) {
        let kept: Vec<(MapId, Content)> = self.kept_of_maps().into_iter().chain(self.held()).collect();
        let is_kept =
            |promise: &Promise| kept.iter().any(|(map, content)| *map == promise.map && *content == promise.content);
        let kept: Vec<bool> = self.promises.iter().map(is_kept).collect();
        let mut kept = kept.into_iter();
        self.promises.retain(|_| kept.next() == Some(true));
    }

    /// What tabs hold and will write, with what that was built on.
    fn held(&self) -> Vec<(MapId, Content)> {
        let holds = |tab: &&Tab| tab.session.reading().is_none() || tab.session.owes();
        let one = |tab: &Tab| {
            // An edit that the machine is not told of yet comes with the next event.
            let before = tab.seen.iter().filter(|_| tab.session.owes() || !tab.is_noted).cloned();
            before.chain([tab.content()]).map(|content| (tab.kept.file.id.clone(), content)).collect::<Vec<_>>()
        };
        self.tabs().filter(holds).flat_map(one).collect()
    }

    /// What was promised and is nowhere: neither kept, nor held by a tab that will write it.
    pub fn lost(&self) -> Vec<Content> {
        let there = self.kept().into_iter().chain(self.held().into_iter().map(|(_, content)| content)).collect();
        self.missing(&there)
    }

    fn missing(&self, there: &BTreeSet<Content>) -> Vec<Content> {
        self.promises
            .iter()
            .filter(|promise| !there.contains(&promise.content))
            .map(|promise| promise.content.clone())
            .collect()
    }

    /// Everything is well again, every answer comes, every page is closed, and the first screen brings back what is missing; what was
    /// promised and cannot be found then.
    pub fn end(&mut self) -> Vec<Content> {
        self.kv.heal();
        self.kv.leave(parcours_core::store::room::LIMIT);
        self.database.fails = false;
        for round in 0..4 {
            let mut answers = 0;
            while self.waits() > 0 {
                self.answer(0);
                answers += 1;
                assert!(answers < 10_000, "the tabs never come to rest");
            }
            self.clock += 20_000.0;
            let tabs: Vec<usize> = self.tabs().map(|tab| tab.number).collect();
            for tab in tabs {
                self.tell(tab, if round % 2 == 0 { Event::Time } else { Event::Hidden });
            }
        }
        while !self.pages.is_empty() {
            let tabs = self.pages[0].waiting.iter().map(|tab| tab.number).collect::<Vec<_>>();
            tabs.into_iter().for_each(|tab| self.tell(tab, Event::RoomMade));
            self.close(0);
            while self.waits() > 0 {
                self.answer(0);
            }
        }
        let told = self.notices.len();
        self.align();
        let refused = |notice: &Notice| matches!(notice, Notice::NotBroughtBack(_));
        assert!(!self.notices[told..].iter().any(refused), "storage is well");
        self.missing(&self.kept())
    }
}
