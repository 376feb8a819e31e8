//! Any sequence of what people do in several tabs, with a storage that is now full and now not, now cleared by others, and a browser that is
//! killed: whatever was once said to be saved is there, as a map, in the bin, as a copy or among the earlier versions.
//!
//! What opens, saves, copies and keeps aside are the real machines of `store/session`; every answer of storage, database, locks and other
//! tabs comes when chance wants it (`support/site.rs`). 768 sequences in `cargo test`;
//! `PARCOURS_CASES=100000 cargo test --test several_tabs` for more. Sequences that failed are kept in `proptest-regressions` and tried
//! first.

#[path = "support/site.rs"]
mod site;
mod support;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::env;
use std::rc::Rc;

use parcours_core::model::{Act, Edit, JourneyMap, Label, MapId, SortedMap};
use parcours_core::store::room::LIMIT;
use parcours_core::store::session::{Event, Purpose};
use proptest::prelude::*;
use proptest::test_runner::{Config, FileFailurePersistence, TestRunner};
use proptest_state_machine::{ReferenceStateMachine, StateMachineTest};
use site::Site;
use support::{Drawn, drawn};
use xtask::faults::report;

/// At most so many tabs at once.
const TABS: usize = 4;

/// What somebody does. Numbers choose among what there is: a tab, a map, an answer, a place in the bin.
#[derive(Clone, Debug)]
enum Deed {
    OpenTab,
    CloseTab(usize),
    Open(usize, usize),
    TakeOver(usize, usize),
    Leave(usize),
    Edit(usize, Box<Drawn>),
    Undo(usize),
    Redo(usize),
    /// Time goes by, in milliseconds, and the tab hears of it.
    Time(usize, u16),
    Hide(usize),
    Look(usize),
    SavedToFile(usize),
    KeepVersion(usize),
    RestoreVersion(usize, usize),
    /// The browser gives one of the answers that wait.
    Answer(usize),
    /// It gives so many.
    Answers(usize),
    New(usize, Box<JourneyMap>),
    Duplicate(usize, usize),
    Rename(usize, usize),
    /// A page that knows of no locks calls the map of this tab something, just before the tab saves.
    Overtake(usize),
    Delete(usize, usize),
    Restore(usize, usize),
    /// Another page of the site leaves so many units free.
    Fill(usize),
    /// And gives them back.
    Free,
    /// It clears storage, the database, or both.
    Clear(bool, bool),
    /// The database refuses everything, or is well again.
    Database(bool),
    /// What stands in local storage now is on the disk.
    Flush,
    Kill,
    /// The clock, set to this hour.
    Clock(u8),
}

/// What bounds the sequences: how many tabs are open. With it, the map that the first one begins with, and whether the browser has locks.
#[derive(Clone, Debug)]
struct Tabs(usize, Rc<JourneyMap>, bool);

thread_local! {
    /// Made once: the strategies ask for both thousands of times.
    static EDITS: BoxedStrategy<Drawn> = drawn();
    static MAPS: BoxedStrategy<JourneyMap> = support::map();
}

impl ReferenceStateMachine for Tabs {
    type State = Self;
    type Transition = Deed;

    fn init_state() -> BoxedStrategy<Self> {
        (MAPS.with(Clone::clone), proptest::bool::weighted(0.6))
            .prop_map(|(map, locks)| Self(1, Rc::new(map), locks))
            .boxed()
    }

    fn transitions(state: &Self) -> BoxedStrategy<Deed> {
        let tab = || 0..state.0;
        let any_one = || 0..64_usize;
        let work = prop_oneof![
            10 => (tab(), EDITS.with(Clone::clone)).prop_map(|(tab, edit)| Deed::Edit(tab, Box::new(edit))),
            5 => tab().prop_map(Deed::Undo),
            5 => tab().prop_map(Deed::Redo),
            8 => (tab(), prop_oneof![Just(400_u16), Just(2_000), Just(11_000)]).prop_map(|(tab, time)| Deed::Time(tab, time)),
            3 => tab().prop_map(Deed::Hide),
            1 => tab().prop_map(Deed::Look),
            1 => tab().prop_map(Deed::SavedToFile),
            2 => tab().prop_map(Deed::KeepVersion),
            2 => (tab(), any_one()).prop_map(|(tab, version)| Deed::RestoreVersion(tab, version)),
        ];
        let answers = prop_oneof![
            9 => any_one().prop_map(Deed::Answer),
            4 => (1..12_usize).prop_map(Deed::Answers),
        ];
        let tabs = prop_oneof![
            2 => Just(Deed::OpenTab),
            1 => tab().prop_map(Deed::CloseTab),
            4 => (tab(), any_one()).prop_map(|(tab, map)| Deed::Open(tab, map)),
            8 => (tab(), any_one()).prop_map(|(tab, map)| Deed::TakeOver(tab, map)),
            1 => tab().prop_map(Deed::Leave),
        ];
        let maps = prop_oneof![
            1 => (tab(), MAPS.with(Clone::clone)).prop_map(|(tab, map)| Deed::New(tab, Box::new(map))),
            1 => (tab(), any_one()).prop_map(|(tab, map)| Deed::Duplicate(tab, map)),
            1 => (tab(), any_one()).prop_map(|(tab, map)| Deed::Rename(tab, map)),
            1 => tab().prop_map(Deed::Overtake),
            2 => (tab(), any_one()).prop_map(|(tab, map)| Deed::Delete(tab, map)),
            3 => (tab(), any_one()).prop_map(|(tab, place)| Deed::Restore(tab, place)),
        ];
        let around = prop_oneof![
            6 => prop_oneof![0..80_usize, 0..4_000_usize].prop_map(Deed::Fill),
            3 => Just(Deed::Free),
            1 => prop_oneof![Just((true, false)), Just((false, true)), Just((true, true))].prop_map(|(storage, database)| Deed::Clear(storage, database)),
            1 => any::<bool>().prop_map(Deed::Database),
            1 => Just(Deed::Flush),
            1 => Just(Deed::Kill),
            1 => (0..24_u8).prop_map(Deed::Clock),
        ];
        prop_oneof![14 => work, 14 => answers, 5 => tabs, 2 => maps, 3 => around].boxed()
    }

    fn preconditions(state: &Self, deed: &Deed) -> bool {
        match deed {
            Deed::OpenTab => state.0 < TABS,
            Deed::CloseTab(tab) => state.0 > 1 && *tab < state.0,
            Deed::Undo(tab)
            | Deed::Overtake(tab)
            | Deed::Redo(tab)
            | Deed::Time(tab, _)
            | Deed::Hide(tab)
            | Deed::Look(tab)
            | Deed::Leave(tab)
            | Deed::KeepVersion(tab)
            | Deed::RestoreVersion(tab, _)
            | Deed::SavedToFile(tab)
            | Deed::Open(tab, _)
            | Deed::TakeOver(tab, _)
            | Deed::Duplicate(tab, _)
            | Deed::Rename(tab, _)
            | Deed::Delete(tab, _)
            | Deed::Restore(tab, _) => *tab < state.0,
            Deed::New(tab, _) => *tab < state.0,
            Deed::Edit(tab, _) => *tab < state.0,
            _ => true,
        }
    }

    fn apply(state: Self, deed: &Deed) -> Self {
        match deed {
            Deed::OpenTab => Self(state.0 + 1, state.1, state.2),
            Deed::CloseTab(_) => Self(state.0 - 1, state.1, state.2),
            Deed::Kill => Self(1, state.1, state.2),
            _ => state,
        }
    }
}

thread_local! {
    /// How often each thing came about, over all sequences.
    static CAME: RefCell<BTreeMap<&'static str, usize>> = const { RefCell::new(BTreeMap::new()) };
    /// How often each fault was tried.
    static TRIED: RefCell<BTreeMap<&'static str, usize>> = const { RefCell::new(BTreeMap::new()) };
}

fn tried(fault: &'static str) {
    TRIED.with_borrow_mut(|tried| *tried.entry(fault).or_default() += 1);
}

const SEQUENCE: &str = "any sequence of edits in several tabs";
const CLEARED: &str = "storage cleared by others while a map is open";

/// A site, and what of its local storage is on the disk.
struct Case {
    site: Site,
    flushed: SortedMap<String, String>,
}

impl Case {
    fn map(&self, number: usize) -> Option<MapId> {
        let maps = self.site.maps();
        maps.get(number % maps.len().max(1)).cloned()
    }

    /// Does something to a map of the list, unless a tab edits it or holds it unsaved, as the first screen does.
    fn in_list(&mut self, tab: usize, number: usize, act: impl FnOnce(&mut Site, usize, &MapId)) {
        let Some(id) = self.map(number) else { return };
        if self.site.may_change(tab, &id) {
            act(&mut self.site, tab, &id);
        }
    }
}

impl StateMachineTest for Case {
    type SystemUnderTest = Self;
    type Reference = Tabs;

    fn init_test(begin: &Tabs) -> Self {
        let mut site = Site::new(begin.2);
        site.open_page();
        let id = site.add(0, (*begin.1).clone()).expect("there is room");
        site.open(0, &id, Purpose::Show);
        let flushed = site.kv.kv.contents().into_iter().collect();
        Self { site, flushed }
    }

    fn apply(mut case: Self, Tabs(_, _, locks): &Tabs, deed: Deed) -> Self {
        tried(SEQUENCE);
        let site = &mut case.site;
        match deed {
            Deed::OpenTab => {
                // As a duplicated tab does, it opens what is open in the last one.
                let open = site.pages.last().and_then(|page| Some(page.open.as_ref()?.kept.file.id.clone()));
                site.open_page();
                if let Some(id) = open {
                    site.open(site.pages.len() - 1, &id, Purpose::Show);
                }
            }
            Deed::CloseTab(tab) => site.close(tab),
            Deed::Open(tab, number) => {
                if let Some(id) = case.map(number) {
                    case.site.open(tab, &id, Purpose::Show);
                }
            }
            Deed::TakeOver(tab, number) => {
                // Of another tab, where one has a map to edit.
                let others = site.pages.iter().enumerate().filter(|(at, _)| *at != tab);
                let open = others.filter_map(|(_, page)| page.open.as_ref().map(|tab| tab.kept.file.id.clone())).next();
                if let Some(id) = open.or_else(|| case.map(number)) {
                    case.site.open(tab, &id, Purpose::TakeOver);
                }
            }
            Deed::Leave(tab) => {
                site.leave(tab);
                site.align();
            }
            Deed::Edit(tab, edit) => {
                let made = site.work(tab, |history| {
                    let edit = edit.on(history.map());
                    history.make(edit, Label::one(Act::EditCard, "")).is_ok()
                });
                site.came(if made { "edited" } else { "rejected" });
                // The machine hears of it at once, or with whatever happens next.
                if site.number().is_multiple_of(2) {
                    site.tell_open(tab, Event::Time);
                }
            }
            Deed::Undo(tab) if site.work(tab, |history| history.undo().is_some()) => site.came("undone"),
            Deed::Redo(tab) if site.work(tab, |history| history.redo().is_some()) => site.came("redone"),
            Deed::Undo(_) | Deed::Redo(_) => {}
            Deed::Time(tab, time) => {
                site.clock += f64::from(time);
                site.tell_all(tab, &Event::Time);
            }
            Deed::Hide(tab) => site.tell_open(tab, Event::Hidden),
            Deed::Look(tab) => site.tell_open(tab, Event::Seen),
            Deed::SavedToFile(tab) => site.tell_open(tab, Event::SavedToFile),
            Deed::KeepVersion(tab) => site.tell_open(tab, Event::KeepAsked("a name".into())),
            Deed::RestoreVersion(tab, number) => site.tell_open(tab, Event::RestoreAsked(number.to_string())),
            Deed::Answer(choice) => site.answer(choice),
            Deed::Answers(count) => (0..count).for_each(|_| site.answer(0)),
            Deed::New(tab, map) => drop(site.add(tab, *map)),
            Deed::Duplicate(tab, number) => {
                if let Some(id) = case.map(number) {
                    case.site.duplicate(tab, &id);
                }
            }
            Deed::Overtake(tab) => {
                let title = format!("title {}", site.number());
                let retitle = Edit::SetTitle(title);
                let id = site.pages[tab].open.as_ref().map(|tab| tab.kept.file.id.clone());
                if let Some(id) = id
                    && site.work(tab, |history| history.make(retitle, Label::one(Act::RenameMap, "")).is_ok())
                {
                    site.rename(tab, &id);
                    site.tell_open(tab, Event::Hidden);
                }
            }
            Deed::Rename(tab, number) => case.in_list(tab, number, Site::rename),
            Deed::Delete(tab, number) => case.in_list(tab, number, Site::delete),
            Deed::Restore(tab, number) => site.restore(tab, number),
            Deed::Fill(free) => site.kv.leave(free),
            Deed::Free => {
                site.kv.leave(LIMIT);
                (0..site.pages.len()).for_each(|tab| site.tell_all(tab, &Event::RoomMade));
            }
            // Without locks, a tab that is behind may be the first to write again what was cleared, and copy that: see DATA-LOSS.md.
            Deed::Clear(..) if !locks && site.pages.len() > 1 => {}
            Deed::Clear(storage, database) => {
                tried(CLEARED);
                site.clear(storage, database);
            }
            Deed::Database(is_well) => site.database.fails = !is_well,
            Deed::Flush => case.flushed = site.kv.kv.contents().into_iter().collect(),
            Deed::Kill => site.kill(&case.flushed),
            Deed::Clock(hour) => site.now = format!("2025-06-01T{hour:02}:00:00.000Z"),
        }
        case
    }

    fn check_invariants(case: &Self, tabs: &Tabs) {
        assert_eq!(case.site.pages.len(), tabs.0);
        let lost = case.site.lost();
        assert!(lost.is_empty(), "said to be saved, and nowhere: {lost:#?}");
    }

    fn teardown(mut case: Self, _: Tabs) {
        let lost = case.site.end();
        assert!(lost.is_empty(), "said to be saved, and nowhere in the end: {lost:#?}");
        let came = std::mem::take(&mut case.site.came);
        CAME.with_borrow_mut(|all| came.into_iter().for_each(|(what, count)| *all.entry(what).or_default() += count));
    }
}

#[test]
fn any_sequence_of_edits_in_several_tabs() {
    let cases = env::var("PARCOURS_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(768);
    let kept = FileFailurePersistence::Direct("tests/proptest-regressions/several_tabs.txt");
    let config =
        Config { cases, failure_persistence: Some(Box::new(kept)), max_shrink_iters: 20_000, ..Config::default() };
    let sequences = Tabs::sequential_strategy(1..80);
    let outcome = TestRunner::new(config.clone()).run(&sequences, |(first, deeds, seen)| {
        let config = Config { verbose: 0, ..config.clone() };
        Case::test_sequential(config, first, deeds, seen);
        Ok(())
    });
    let lost = usize::from(outcome.is_err());
    let came = CAME.with_borrow(Clone::clone);
    println!("{came:?}");
    for fault in [SEQUENCE, CLEARED] {
        report(fault, TRIED.with_borrow(|tried| tried.get(fault).copied().unwrap_or_default()), lost);
    }
    if let Err(error) = outcome {
        panic!("{error}");
    }
    // A generator that runs dry would let everything pass.
    let wanted = [
        "shown",
        "written",
        "overtaken",
        "refused",
        "kept aside",
        "told of a copy that is open",
        "told of storage that was cleared",
        "version kept",
        "version not kept",
        "version restored",
        "restored from the copy",
        "stolen",
        "edited",
        "rejected",
        "undone",
        "redone",
        "added",
        "renamed",
        "deleted",
        "back from the bin",
    ];
    println!("{came:?}");
    let missing: Vec<_> =
        wanted.into_iter().filter(|what| came.get(what).copied().unwrap_or_default() < cases as usize / 768).collect();
    assert!(missing.is_empty(), "hardly ever came about: {missing:?} in {came:?}");
}
