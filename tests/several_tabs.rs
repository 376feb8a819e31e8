//! Any sequence of what people do in several tabs, with a storage that is now full and now not: whatever was once said to be saved is
//! there, as a map, in the bin, or as a copy.
//!
//! 256 sequences in `cargo test`; `PARCOURS_CASES=100000 cargo test --test several_tabs` for more. Sequences that failed are kept in
//! `proptest-regressions` and tried first.

mod support;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::env;
use std::rc::Rc;

use parcours::format::{MapFile, write_compact};
use parcours::model::{Act, History, JourneyMap, Label, MapId};
use parcours::store::library::map_key;
use parcours::store::room::LIMIT;
use parcours::store::{Kept, KvError, Library, MemoryKv, OpenError, SaveError, Saved};
use proptest::prelude::*;
use proptest::test_runner::{Config, FileFailurePersistence, TestRunner};
use proptest_state_machine::{ReferenceStateMachine, StateMachineTest};
use support::{Drawn, FaultKv, drawn};
use xtask::faults::report;

/// At most so many tabs at once.
const TABS: usize = 4;

/// What somebody does. Numbers choose among what there is: a tab, a map, a place in the bin.
#[derive(Clone, Debug)]
enum Deed {
    OpenTab,
    CloseTab(usize),
    Reload(usize),
    Open(usize, usize),
    New(usize, Box<JourneyMap>),
    Duplicate(usize, usize),
    Rename(usize, usize),
    Edit(usize, Box<Drawn>),
    Undo(usize),
    Redo(usize),
    Save(usize),
    TakeOver(usize),
    SavedToFile(usize),
    Delete(usize, usize),
    Restore(usize, usize),
    /// Another page of the site leaves so many units free.
    Fill(usize),
    /// And gives them back.
    Free,
    /// The clock, set to this hour.
    Clock(u8),
}

/// What bounds the sequences: how many tabs are open. With it, the map that the first one begins with.
#[derive(Clone, Debug)]
struct Tabs(usize, Rc<JourneyMap>);

thread_local! {
    /// Made once: the strategies ask for both thousands of times.
    static EDITS: BoxedStrategy<Drawn> = drawn();
    static MAPS: BoxedStrategy<JourneyMap> = support::map();
}

impl ReferenceStateMachine for Tabs {
    type State = Self;
    type Transition = Deed;

    fn init_state() -> BoxedStrategy<Self> {
        MAPS.with(Clone::clone).prop_map(|map| Self(1, Rc::new(map))).boxed()
    }

    fn transitions(state: &Self) -> BoxedStrategy<Deed> {
        let tab = || 0..state.0;
        let any_one = || 0..64_usize;
        let work = prop_oneof![
            10 => (tab(), EDITS.with(Clone::clone)).prop_map(|(tab, edit)| Deed::Edit(tab, Box::new(edit))),
            4 => tab().prop_map(Deed::Undo),
            3 => tab().prop_map(Deed::Redo),
            8 => tab().prop_map(Deed::Save),
        ];
        let tabs = prop_oneof![
            2 => Just(Deed::OpenTab),
            1 => tab().prop_map(Deed::CloseTab),
            1 => tab().prop_map(Deed::Reload),
            4 => (tab(), any_one()).prop_map(|(tab, map)| Deed::Open(tab, map)),
            2 => tab().prop_map(Deed::TakeOver),
        ];
        let maps = prop_oneof![
            1 => (tab(), MAPS.with(Clone::clone)).prop_map(|(tab, map)| Deed::New(tab, Box::new(map))),
            1 => (tab(), any_one()).prop_map(|(tab, map)| Deed::Duplicate(tab, map)),
            1 => (tab(), any_one()).prop_map(|(tab, map)| Deed::Rename(tab, map)),
            1 => tab().prop_map(Deed::SavedToFile),
            2 => (tab(), any_one()).prop_map(|(tab, map)| Deed::Delete(tab, map)),
            4 => (tab(), any_one()).prop_map(|(tab, place)| Deed::Restore(tab, place)),
        ];
        let around = prop_oneof![
            2 => prop_oneof![0..80_usize, 0..4_000_usize].prop_map(Deed::Fill),
            2 => Just(Deed::Free),
            1 => (0..24_u8).prop_map(Deed::Clock),
        ];
        prop_oneof![14 => work, 4 => tabs, 3 => maps, 2 => around].boxed()
    }

    fn preconditions(state: &Self, deed: &Deed) -> bool {
        match deed {
            Deed::OpenTab => state.0 < TABS,
            Deed::CloseTab(tab) => state.0 > 1 && *tab < state.0,
            Deed::Reload(tab)
            | Deed::Undo(tab)
            | Deed::Redo(tab)
            | Deed::Save(tab)
            | Deed::TakeOver(tab)
            | Deed::SavedToFile(tab) => *tab < state.0,
            Deed::Open(tab, _)
            | Deed::Duplicate(tab, _)
            | Deed::Rename(tab, _)
            | Deed::Delete(tab, _)
            | Deed::Restore(tab, _) => *tab < state.0,
            Deed::New(tab, _) => *tab < state.0,
            Deed::Edit(tab, _) => *tab < state.0,
            Deed::Fill(_) | Deed::Free | Deed::Clock(_) => true,
        }
    }

    fn apply(state: Self, deed: &Deed) -> Self {
        match deed {
            Deed::OpenTab => Self(state.0 + 1, state.1),
            Deed::CloseTab(_) => Self(state.0 - 1, state.1),
            _ => state,
        }
    }
}

/// What a person made, in bytes: neither the map's name in storage nor its revision.
type Content = String;

fn content(map: &JourneyMap) -> Content {
    write_compact(&MapFile::new("any".into(), map.clone()))
}

/// A map that is open in a tab.
struct Open {
    kept: Kept,
    history: History,
    /// What this tab read or wrote last.
    base: Content,
}

struct Tab {
    library: Library<FaultKv>,
    open: Option<Open>,
}

/// A site with its tabs, and what it has promised.
struct Site {
    kv: FaultKv,
    tabs: Vec<Tab>,
    named: usize,
    now: String,
    /// What was last said to be saved of each map.
    maps: BTreeMap<MapId, Content>,
    /// What was put into the bin, by place.
    bin: BTreeMap<String, Content>,
    /// What records hold that were read before, so that each is read once.
    read: RefCell<BTreeMap<String, Content>>,
}

thread_local! {
    /// How often each thing came about, over all sequences.
    static CAME: RefCell<BTreeMap<&'static str, usize>> = const { RefCell::new(BTreeMap::new()) };
}

fn came(what: &'static str) {
    CAME.with_borrow_mut(|came| *came.entry(what).or_default() += 1);
}

impl Site {
    fn open_tab(&mut self) {
        self.named += 1;
        let library = Library::new(self.kv.clone(), &format!("tab-{}", self.named));
        self.tabs.push(Tab { library, open: None });
    }

    fn fresh(&mut self) -> impl FnMut() -> MapId + use<> {
        self.named += 1;
        let (begin, mut number) = (self.named, 0);
        move || {
            number += 1;
            MapId::from(format!("m{begin}-{number}"))
        }
    }

    /// The map that `number` falls on.
    fn map(&self, number: usize) -> Option<MapId> {
        self.maps.keys().nth(number % self.maps.len().max(1)).cloned()
    }

    fn look(&mut self, tab: usize, id: &MapId) {
        self.tabs[tab].open = match self.tabs[tab].library.open(id) {
            Ok(mut kept) => {
                let history = History::new(std::mem::take(&mut kept.file.map));
                let base = content(history.map());
                assert_eq!(Some(&base), self.maps.get(id), "{id} opens as it was last saved");
                Some(Open { kept, history, base })
            }
            Err(OpenError::Missing) => {
                assert!(!self.maps.contains_key(id), "{id} is gone");
                None
            }
            Err(error) => panic!("{id}: {error}"),
        };
    }

    /// Saves what is open in a tab, and keeps it aside where another tab was first, as the page does.
    fn save(&mut self, tab: usize) {
        let fresh = self.fresh();
        let Tab { library, open } = &mut self.tabs[tab];
        let Some(Open { kept, history, base }) = open else { return };
        kept.file.map = history.map().clone();
        let mine = content(&kept.file.map);
        match library.save(kept, &self.now) {
            Ok(Saved::Written) => {
                came("saved");
                // What is written over was seen here; a map that went to the bin meanwhile lies there.
                if let Some(there) = self.maps.get(&kept.file.id) {
                    assert_eq!(there, base, "it wrote over what it had not seen");
                } else {
                    came("saved though deleted elsewhere");
                }
                base.clone_from(&mine);
                self.maps.insert(kept.file.id.clone(), mine);
            }
            Ok(Saved::Unchanged) => assert_eq!(*base, mine, "it says that nothing changed"),
            Err(SaveError::ChangedElsewhere) => match library.keep_aside(kept, &self.now, fresh) {
                Ok(copy) => {
                    came("kept aside");
                    self.maps.insert(copy.file.id.clone(), mine.clone());
                    (*kept, *base) = (copy, mine);
                }
                Err(SaveError::Kv(KvError::Full)) => came("no room to keep aside"),
                Err(error) => panic!("keeping aside: {error}"),
            },
            Err(SaveError::Kv(KvError::Full)) => came("full"),
            Err(error) => panic!("saving: {error}"),
        }
    }

    fn reload(&mut self, tab: usize) {
        self.save(tab);
        let id = self.tabs[tab].open.as_ref().map(|open| open.kept.file.id.clone());
        self.named += 1;
        self.tabs[tab].library = Library::new(self.kv.clone(), &format!("tab-{}", self.named));
        if let Some(id) = id {
            self.look(tab, &id);
        }
    }

    /// Another tab's editor gives the map over: it is saved there first.
    fn take_over(&mut self, tab: usize) {
        let id = |tab: &Tab| tab.open.as_ref().map(|open| open.kept.file.id.clone());
        let Some(wanted) = id(&self.tabs[tab]) else { return };
        for other in 0..self.tabs.len() {
            if id(&self.tabs[other]) == Some(wanted.clone()) {
                came("handed over");
                self.save(other);
            }
        }
        if self.maps.contains_key(&wanted) {
            self.look(tab, &wanted);
        }
    }

    fn add(&mut self, outcome: Result<Kept, SaveError>) {
        match outcome {
            Ok(kept) => {
                came("added");
                assert!(!self.maps.contains_key(&kept.file.id), "an id given twice");
                self.maps.insert(kept.file.id.clone(), content(&kept.file.map));
            }
            Err(SaveError::NoRoom { need, free }) => {
                came("refused for want of room");
                assert!(need > free);
            }
            Err(SaveError::Kv(KvError::Full)) => came("full"),
            Err(error) => panic!("adding: {error}"),
        }
    }

    fn change(&mut self, tab: usize, deed: Deed) {
        let fresh = self.fresh();
        let library = self.tabs[tab].library.clone();
        let now = self.now.clone();
        match deed {
            Deed::New(_, map) => {
                let id = self.fresh()();
                self.add(library.add(MapFile::new(id, *map), &now, fresh).map(|added| added.kept));
            }
            Deed::Duplicate(_, number) => {
                let Some(id) = self.map(number) else { return };
                self.add(library.duplicate(&id, "a copy", &now, fresh));
            }
            Deed::Rename(_, number) => {
                let Some(id) = self.map(number) else { return };
                let name = format!("name {}", self.named);
                match library.rename(&id, &name, &now) {
                    Ok(_) => {
                        came("renamed");
                        let kept = library.open(&id).expect("it was renamed");
                        let before = self.maps.insert(id, content(&kept.file.map));
                        let mut map = kept.file.map;
                        map.title = name;
                        assert_ne!(before, None, "what is renamed was there");
                        assert_eq!(self.maps.values().filter(|there| **there == content(&map)).count(), 1);
                    }
                    Err(SaveError::Kv(KvError::Full)) => came("full"),
                    Err(error) => panic!("renaming: {error}"),
                }
            }
            Deed::Delete(_, number) => {
                let Some(id) = self.map(number) else { return };
                match library.delete(&id, &now) {
                    Ok(place) => {
                        came("deleted");
                        let gone = self.maps.remove(&id).expect("it was chosen among them");
                        assert_eq!(self.bin.insert(place, gone), None, "a place in the bin given twice");
                    }
                    Err(SaveError::Kv(KvError::Full)) => came("no room in the bin"),
                    Err(error) => panic!("deleting: {error}"),
                }
            }
            Deed::Restore(_, number) => {
                let Some(place) = self.bin.keys().nth(number % self.bin.len().max(1)).cloned() else { return };
                match library.restore(&place, fresh) {
                    Ok(id) => {
                        came("restored");
                        let back = self.bin.remove(&place).expect("it was chosen among them");
                        let there = self.maps.insert(id, back.clone());
                        assert!(there.is_none_or(|there| there == back), "it came back over another map");
                    }
                    Err(SaveError::NoRoom { .. } | SaveError::Kv(KvError::Full)) => came("no room to restore"),
                    Err(error) => panic!("restoring: {error}"),
                }
            }
            _ => unreachable!("the other deeds do not change the list of maps"),
        }
    }

    fn work(&mut self, tab: usize, deed: Deed) {
        let Tab { library, open } = &mut self.tabs[tab];
        let Some(Open { kept, history, .. }) = open else { return };
        match deed {
            Deed::Edit(_, edit) => {
                let edit = edit.on(history.map());
                let made = history.make(edit, Label::one(Act::EditCard, ""));
                came(if made.is_ok() { "edited" } else { "rejected" });
            }
            Deed::Undo(_) => _ = history.undo().map(|_| came("undone")),
            Deed::Redo(_) => _ = history.redo().map(|_| came("redone")),
            Deed::SavedToFile(_) => {
                // It may have changed or gone elsewhere, or there may be no room: the file is there all the same.
                let noted = library.note_saved_to_file(kept, &self.now);
                came(if noted.is_ok() { "noted" } else { "not noted" });
            }
            _ => unreachable!("the other deeds are not work on a map"),
        }
    }

    /// What the record under `key` holds.
    fn holds(&self, texts: &BTreeMap<String, String>, key: &str) -> Option<Content> {
        let text = texts.get(key)?;
        if let Some(known) = self.read.borrow().get(text) {
            return Some(known.clone());
        }
        let aside = MemoryKv::default();
        aside.put("parcours:map:any", text);
        let kept = Library::new(aside, "check").open(&"any".into()).ok()?;
        let content = content(&kept.file.map);
        self.read.borrow_mut().insert(text.clone(), content.clone());
        Some(content)
    }
}

struct Case;

impl StateMachineTest for Case {
    type SystemUnderTest = Site;
    type Reference = Tabs;

    fn init_test(begin: &Tabs) -> Site {
        let mut site = Site {
            kv: FaultKv::default(),
            tabs: Vec::new(),
            named: 0,
            now: "2025-06-01T10:00:00.000Z".into(),
            maps: BTreeMap::new(),
            bin: BTreeMap::new(),
            read: RefCell::default(),
        };
        site.open_tab();
        site.change(0, Deed::New(0, Box::new((*begin.1).clone())));
        site.look(0, &site.map(0).expect("it was added"));
        site
    }

    fn apply(mut site: Site, _: &Tabs, deed: Deed) -> Site {
        came("done");
        match deed {
            Deed::OpenTab => {
                // As a duplicated tab does, it opens what is open in the last one.
                let open = site.tabs.last().and_then(|tab| Some(tab.open.as_ref()?.kept.file.id.clone()));
                site.open_tab();
                if let Some(id) = open {
                    site.look(site.tabs.len() - 1, &id);
                }
            }
            Deed::CloseTab(tab) => {
                site.save(tab);
                site.tabs.remove(tab);
            }
            Deed::Reload(tab) => site.reload(tab),
            Deed::Open(tab, number) => {
                site.save(tab);
                if let Some(id) = site.map(number) {
                    site.look(tab, &id);
                }
            }
            Deed::Save(tab) => site.save(tab),
            Deed::TakeOver(tab) => site.take_over(tab),
            Deed::Fill(free) => site.kv.leave(free),
            Deed::Free => site.kv.leave(LIMIT),
            Deed::Clock(hour) => site.now = format!("2025-06-01T{hour:02}:00:00.000Z"),
            Deed::New(tab, _) | Deed::Duplicate(tab, _) | Deed::Rename(tab, _) => site.change(tab, deed),
            Deed::Delete(tab, _) | Deed::Restore(tab, _) => site.change(tab, deed),
            Deed::Edit(tab, _) | Deed::Undo(tab) | Deed::Redo(tab) | Deed::SavedToFile(tab) => site.work(tab, deed),
        }
        site
    }

    fn check_invariants(site: &Site, tabs: &Tabs) {
        assert_eq!(site.tabs.len(), tabs.0);
        let texts = site.kv.kv.contents();
        for (id, saved) in &site.maps {
            assert_eq!(site.holds(&texts, &map_key(id)).as_ref(), Some(saved), "{id} is not as it was saved");
        }
        for (place, saved) in &site.bin {
            assert_eq!(site.holds(&texts, place).as_ref(), Some(saved), "{place} is not as it was deleted");
        }
        let ours = texts.keys().filter(|key| key.starts_with("parcours:map:") || key.starts_with("parcours:bin:"));
        assert_eq!(ours.count(), site.maps.len() + site.bin.len(), "there is what nobody was told of");
    }
}

#[test]
fn any_sequence_of_edits_in_several_tabs() {
    let cases = env::var("PARCOURS_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(256);
    let kept = FileFailurePersistence::Direct("tests/proptest-regressions/several_tabs.txt");
    let config =
        Config { cases, failure_persistence: Some(Box::new(kept)), max_shrink_iters: 20_000, ..Config::default() };
    let sequences = Tabs::sequential_strategy(1..60);
    let lost = Rc::new(RefCell::new(0));
    let outcome = TestRunner::new(config.clone()).run(&sequences, |(first, deeds, seen)| {
        let config = Config { verbose: 0, ..config.clone() };
        Case::test_sequential(config, first, deeds, seen);
        Ok(())
    });
    *lost.borrow_mut() += usize::from(outcome.is_err());
    let came = CAME.with_borrow(Clone::clone);
    println!("{came:?}");
    report("any sequence of edits in several tabs", came.get("done").copied().unwrap_or_default(), lost.take());
    if let Err(error) = outcome {
        panic!("{error}");
    }
    // A generator that runs dry would let everything pass.
    let wanted = [
        "saved",
        "saved though deleted elsewhere",
        "kept aside",
        "full",
        "added",
        "refused for want of room",
        "renamed",
        "deleted",
        "no room in the bin",
        "restored",
        "no room to restore",
        "edited",
        "rejected",
        "undone",
        "redone",
        "noted",
        "handed over",
    ];
    let missing: Vec<_> =
        wanted.into_iter().filter(|what| came.get(what).copied().unwrap_or_default() < cases as usize / 100).collect();
    assert!(missing.is_empty(), "hardly ever came about: {missing:?} in {came:?}");
}
