//! Whatever goes wrong at whichever operation, once or for ever: every map is there, whole, in its old or its new version, and what a
//! person wrote is kept as soon as storage is well again.

use std::collections::BTreeSet;

use parcours_core::model::Written;
use parcours_core::store::keys::map_key;
use parcours_core::store::{Kept, OpenError, Usage};
use xtask::faults::report;

use super::support::{Fault, FaultKv};
use super::*;

/// Keys of other pages of the same site, some much like ours.
const FOREIGN: [(&str, &str); 4] =
    [("parcours", "1"), ("parcours2:map:M1", "two"), ("excalidraw", "[]"), (" parcours:map:M9", "é🙂")];

/// What was done: whether it was said to be done, and the map that is still open in the tab, if one is.
struct Deed {
    done: bool,
    open: Option<Kept>,
}

impl Deed {
    fn of<T, E>(outcome: Result<T, E>) -> Self {
        Self { done: outcome.is_ok(), open: None }
    }
}

type Act = fn(&Library<FaultKv>) -> Deed;

fn save(library: &Library<FaultKv>, titles: &[&str]) -> Deed {
    let Ok(mut kept) = library.open(&"M1".into()) else { return Deed { done: false, open: None } };
    let mut done = true;
    for title in titles {
        kept.file.map.title = (*title).into();
        done = library.save(&mut kept, LATER).is_ok();
    }
    Deed { done, open: Some(kept) }
}

/// Every deed, with the title of the map that must be there once it is said to be done.
const DEEDS: [(&str, &str, Act); 11] = [
    ("save", "new", |library| save(library, &["new"])),
    ("save twice", "new", |library| save(library, &["between", "new"])),
    ("migrate", "new", |library| {
        // The record is a plain file, as an older page would have left it.
        let Ok(mut kept) = library.open(&"P1".into()) else { return Deed { done: false, open: None } };
        kept.file.map.title = "new".into();
        let done = library.save(&mut kept, LATER).is_ok();
        Deed { done, open: Some(kept) }
    }),
    ("rename", "new", |library| Deed::of(library.rename(&"M1".into(), "new", LATER))),
    ("add", "new", |library| Deed::of(library.add(file("M1", "new"), LATER, fresh()))),
    ("import several", "new", |library| {
        let files = [file("M1", "new"), file("N2", "new too")];
        let added = library
            .room_for_all(files.iter())
            .and_then(|()| files.into_iter().try_for_each(|file| library.add(file, LATER, fresh()).map(drop)));
        Deed::of(added)
    }),
    ("duplicate", "new", |library| Deed::of(library.duplicate(&"M1".into(), "new", LATER, fresh()))),
    ("delete", "old", |library| Deed::of(library.delete(&"M1".into(), LATER))),
    ("restore", "binned", |library| Deed::of(library.restore("parcours:bin:B1", fresh()))),
    ("note saved to file", "old", |library| {
        let Ok(mut kept) = library.open(&"M1".into()) else { return Deed { done: false, open: None } };
        Deed::of(library.note_saved_to_file(&mut kept, LATER))
    }),
    ("first start", "old", |library| {
        let settings = library.settings();
        let listed = library.list().is_ok() && library.bin().is_ok() && library.personas(str::cmp).is_ok();
        Deed { done: library.keep_settings(&settings).is_ok() && library.purge(LATER).is_ok() && listed, open: None }
    }),
];

/// The storage every deed begins with.
fn world() -> MemoryKv {
    let (kv, calm) = library();
    for (id, title) in [("M1", "old"), ("M2", "other"), ("B1", "binned")] {
        calm.add(file(id, title), NOW, fresh()).expect("there is room");
    }
    calm.delete(&"B1".into(), NOW).expect("there is room");
    kv.put("parcours:map:P1", &format::write(&file("P1", "plain")));
    kv.put("parcours:prev:M2", &kv.contents()[&map_key(&"M2".into())]);
    for (key, text) in FOREIGN {
        kv.put(key, text);
    }
    kv
}

/// What can be read in full, by title: maps, bin, and the versions with which sessions began. With it, whether anything else stands there.
fn whole(kv: &MemoryKv) -> (BTreeSet<String>, usize) {
    let library = Library::new(kv.clone(), "check");
    let (mut titles, mut damaged) = (BTreeSet::new(), 0);
    let ids: Vec<String> =
        kv.contents().into_keys().filter_map(|key| Some(key.strip_prefix("parcours:map:")?.to_owned())).collect();
    for id in ids {
        match library.open(&MapId::from(id.as_str())) {
            Ok(kept) => {
                assert_eq!(kept.file.map.stages, map("").stages, "{id} is a mixture");
                titles.insert(kept.file.map.title);
            }
            Err(OpenError::Unreadable(_)) => damaged += 1,
            Err(error) => panic!("memory answers: {error}"),
        }
        // The version with which the session began, read as a map of its own.
        if let Some(text) = library.earlier(&MapId::from(id.as_str())) {
            let aside = MemoryKv::default();
            aside.put("parcours:map:E", &text);
            if let Ok(kept) = Library::new(aside, "check").open(&"E".into()) {
                titles.insert(kept.file.map.title);
            }
        }
    }
    titles.extend(library.bin().expect("memory answers").into_iter().map(|binned| binned.summary.title));
    (titles, damaged)
}

/// The meter, counted another way.
fn counted(kv: &MemoryKv) -> Usage {
    let size = |text: &str| text.encode_utf16().count();
    let sum = |wanted: &dyn Fn(&str) -> bool| {
        kv.contents().iter().filter(|(key, _)| wanted(key)).map(|(key, text)| size(key) + size(text)).sum()
    };
    Usage {
        ours: sum(&|key| key.starts_with("parcours:")),
        spare: sum(&|key| key.starts_with("parcours:prev:") || key == "parcours:ballast"),
        others: sum(&|key| !key.starts_with("parcours:")),
    }
}

/// What always holds, however a deed ended; gives how many maps are gone.
fn check(kv: &MemoryKv, begin: &MemoryKv, must: &[&str], scene: &str) -> usize {
    let (before, after) = (begin.contents(), kv.contents());
    for (key, text) in FOREIGN {
        assert_eq!(after.get(key).map(String::as_str), Some(text), "{scene}: {key} is somebody else's");
    }
    assert_eq!(after.get("parcours:map:M2"), before.get("parcours:map:M2"), "{scene}: another map changed");
    assert_eq!(kv.usage(), Ok(counted(kv)), "{scene}: the meter");
    let is_in_bin = |id: &str| after.keys().any(|key| key.starts_with(&format!("parcours:bin:{id}")));
    for key in before.keys() {
        let Some(id) = key.strip_prefix("parcours:map:") else { continue };
        assert!(after.contains_key(key) || is_in_bin(id), "{scene}: {id} was removed and is not in the bin");
    }
    let (titles, _) = whole(kv);
    must.iter().filter(|title| !titles.contains(**title)).count()
}

/// Does every deed with `fault` at each operation in turn, until one ends before the fault; gives how often, and how many maps are gone.
fn try_all(fault: Fault, for_ever: bool) -> (usize, usize) {
    let (mut tried, mut lost) = (0, 0);
    for (name, made, act) in DEEDS {
        for at in 1.. {
            let begin = world();
            let kv = MemoryKv::default();
            begin.contents().iter().for_each(|(key, text)| kv.put(key, text));
            let faulty = FaultKv::failing(kv.clone(), fault, at, for_ever);
            let library = Library::new(faulty.clone(), "tab-1");
            let deed = act(&library);
            let scene = format!("{name}, {fault:?} at operation {at}, for ever: {for_ever}");
            if !faulty.struck() && faulty.count() < at {
                assert!(deed.done, "{scene}: it fails without a fault");
                break;
            }
            tried += usize::from(faulty.struck());

            // Stopped here, the page would find this.
            let must: &[&str] =
                if name == "migrate" { &["old", "other", "binned"] } else { &["other", "binned", "plain"] };
            lost += check(&kv, &begin, must, &scene);
            let (titles, damaged) = whole(&kv);
            let versions = ["old", "between", "new", "plain"];
            let found = versions.iter().filter(|title| titles.contains(**title)).count();
            assert!(found >= 1, "{scene}: the map is gone");
            lost += usize::from(found == 0);
            assert!(damaged == 0 || fault == Fault::Truncate, "{scene}: a record is not whole");
            if deed.done && fault != Fault::Stale {
                assert!(titles.contains(made), "{scene}: it said yes");
                lost += usize::from(!titles.contains(made));
            }

            // It goes on, and storage is well again: what the tab holds is kept, beside what it may not write over.
            faulty.heal();
            if let Some(mut kept) = deed.open {
                match library.save(&mut kept, LATER) {
                    Ok(_) => {}
                    Err(SaveError::ChangedElsewhere) => {
                        assert!(matches!(fault, Fault::Truncate), "{scene}: its own write is not another tab's");
                        library
                            .keep_aside(&kept, LATER, fresh(), |_| kept.file.map.title.clone())
                            .expect("storage is well");
                    }
                    Err(error) => panic!("{scene}: {error}"),
                }
                assert!(whole(&kv).0.contains("new"), "{scene}: the work of the open tab");
                lost += check(&kv, &begin, must, &scene);
            }
        }
    }
    (tried, lost)
}

#[test]
fn storage_full_at_the_nth_write() {
    let (once, lost_once) = try_all(Fault::Full, false);
    let (ever, lost_ever) = try_all(Fault::Full, true);
    assert!(once > 15 && ever > 15, "{once} {ever}");
    report("storage full at the n-th write", once + ever, lost_once + lost_ever);
}

#[test]
fn a_write_that_does_not_stand() {
    let (mut tried, mut lost) = (0, 0);
    for fault in [Fault::Drop, Fault::Truncate, Fault::Stale] {
        for for_ever in [false, true] {
            let (times, gone) = try_all(fault, for_ever);
            assert!(times > 15, "{fault:?} {times}");
            (tried, lost) = (tried + times, lost + gone);
        }
    }
    report("a write that does not stand", tried, lost);
}

#[test]
fn storage_gone_while_working() {
    let (once, lost_once) = try_all(Fault::Blocked, false);
    let (ever, lost_ever) = try_all(Fault::Blocked, true);
    assert!(once > 40 && ever > 40, "{once} {ever}");
    report("storage gone while working", once + ever, lost_once + lost_ever);
}

/// A page that stops does nothing more: what stands in storage then is what every later operation would have found gone.
#[test]
fn stopped_after_each_step_of_a_save() {
    let (mut tried, mut lost) = (0, 0);
    for (title, before) in [("new", false), ("newer", true)] {
        for step in 0.. {
            let kv = world();
            let faulty = FaultKv::over(kv.clone());
            let library = Library::new(faulty.clone(), "tab-1");
            let mut kept = library.open(&"M1".into()).expect("storage is well");
            let mut old = "old";
            if before {
                // The session has begun: what it began with is kept aside already.
                kept.file.map.title = "new".into();
                library.save(&mut kept, LATER).expect("storage is well");
                old = "new";
            }
            kept.file.map.title = title.into();
            let stopped = FaultKv::failing(kv.clone(), Fault::Blocked, step + 1, true);
            let library = Library::new(stopped.clone(), "tab-1");
            let outcome = library.save(&mut kept, LATER);
            tried += 1;
            let again = Library::new(kv.clone(), "tab-2").open(&"M1".into()).expect("it is whole");
            let found = again.file.map.title.as_str();
            assert!(found == old || found == title, "after {step} steps: {found}");
            assert_eq!(again.file.rev, if found == title { 8 } else { 7 } + u64::from(before), "after {step} steps");
            if outcome.is_ok() {
                assert_eq!(found, title, "after {step} steps it said yes");
            }
            lost += usize::from(found != old && found != title);
            if !stopped.struck() {
                break;
            }
        }
    }
    assert!(tried > 8);
    report("stopped after each step of a save", tried, lost);
}

#[test]
fn a_map_that_is_not_sound_is_not_written_over_a_good_one() {
    let (kv, library) = library();
    let mut kept = library.add(file("M1", "good"), NOW, fresh()).expect("there is room").kept;
    let good = kv.contents();
    kept.file.map.title = "bad".into();
    kept.file.map.cells.insert(CellKey::new("t1", "l1"), vec!["nobody".into()]);
    assert_eq!(library.save(&mut kept, LATER), Err(SaveError::Unsound));
    assert_eq!((kv.contents(), kept.file.rev), (good, 7));
}

#[test]
fn what_was_told_of_a_map_that_is_not_sound_does_not_make_it_so() {
    let (kv, library) = library();
    let mut kept = library.add(file("M1", "good"), NOW, fresh()).expect("there is room").kept;
    let good = kv.contents();
    kept.written = Some(Written::default());
    kept.file.map.title = "bad".into();
    kept.file.map.cells.insert(CellKey::new("t1", "l1"), vec!["nobody".into()]);
    for _ in 0..2 {
        drop(library.present(&mut kept, NOW));
        assert_eq!(library.save(&mut kept, LATER), Err(SaveError::Unsound));
    }
    assert_eq!(kv.contents(), good);
}

#[test]
fn a_map_that_was_just_added_is_opened_as_it_stands_in_storage() {
    let (kv, library) = library();
    let added = library.add(file("M1", "good"), NOW, fresh()).expect("there is room").kept;
    let id = added.file.id.clone();
    let read = library.open(&id).expect("it opens");
    library.hand_over(added.clone());
    let handed = library.open(&id).expect("it opens");
    assert_eq!(format!("{handed:?}"), format!("{read:?}"), "handed over as it would be read");
    // Another tab was first.
    let mut elsewhere = read;
    elsewhere.file.map.title = "better".into();
    library.save(&mut elsewhere, LATER).expect("there is room");
    library.hand_over(added.clone());
    assert_eq!(library.open(&id).expect("it opens").file.map.title, "better");
    // It went.
    library.hand_over(added);
    kv.remove(&map_key(&id)).expect("storage is open");
    assert_eq!(library.open(&id).err(), Some(OpenError::Missing));
}

#[test]
fn what_a_later_page_wrote_is_not_written_over() {
    let later = [r#"{"e":2,"rev":9,"of":"tomorrow"}"#.to_owned(), {
        let (kv, library) = library();
        library.add(file("M1", "later"), NOW, fresh()).expect("there is room");
        kv.contents()["parcours:map:M1"].replace("\"schema\":1,\"len\"", "\"schema\":99,\"len\"")
    }];
    for text in later {
        let (kv, library) = library();
        let mut kept = library.add(file("M1", "old"), NOW, fresh()).expect("there is room").kept;
        kv.put("parcours:map:M1", &text);
        kept.file.map.title = "new".into();
        assert_eq!(library.save(&mut kept, LATER), Err(SaveError::Newer), "{text}");
        assert_eq!(kv.contents()["parcours:map:M1"], text);
        library.keep_aside(&kept, LATER, fresh(), |_| kept.file.map.title.clone()).expect("there is room");
        assert!(titles(&library).contains(&"new".to_owned()));
    }
}

#[test]
fn the_version_a_session_began_with_is_kept_once() {
    let (kv, library) = library();
    library.add(file("M1", "first"), NOW, fresh()).expect("there is room");
    let first = kv.contents()["parcours:map:M1"].clone();
    let mut kept = library.open(&"M1".into()).expect("it was added");
    assert_eq!(library.earlier(&"M1".into()), None, "looking is no session");
    for title in ["second", "third"] {
        kept.file.map.title = title.into();
        library.save(&mut kept, LATER).expect("there is room");
        assert_eq!(library.earlier(&"M1".into()).as_ref(), Some(&first));
    }
    let place = library.delete(&"M1".into(), LATER).expect("there is room");
    assert!(library.earlier(&"M1".into()).is_some(), "it may come back");
    library.forget(&place).expect("storage is well");
    assert_eq!(library.earlier(&"M1".into()), None, "for good is for good");
}

#[test]
fn the_clock_set_back() {
    let (mut tried, mut lost) = (0, 0);
    // The first save says one time, the second, made by another tab that opened the map since, says another.
    for (first, second) in
        [(LATER, NOW), (NOW, NOW), ("2031-01-01T00:00:00.000Z", "1999-12-31T23:59:59.999Z"), ("", "nonsense")]
    {
        let (kv, here) = library();
        let there = Library::new(kv, "tab-2");
        let mut one = here.add(file("M1", "start"), first, fresh()).expect("there is room").kept;
        one.file.map.title = "one".into();
        here.save(&mut one, first).expect("there is room");
        let mut two = there.open(&"M1".into()).expect("it is there");
        two.file.map.title = "two".into();
        assert_eq!(there.save(&mut two, second), Ok(Saved::Written), "an earlier time is no reason");
        let again = here.open(&"M1".into()).expect("it is there");
        assert_eq!((again.file.rev, again.file.map.title.as_str()), (9, "two"), "the later revision counts");
        one.file.map.title = "three".into();
        assert_eq!(here.save(&mut one, first), Err(SaveError::ChangedElsewhere), "whatever the clock says");
        here.keep_aside(&one, first, fresh(), |_| one.file.map.title.clone()).expect("there is room");
        lost += ["two", "three"].iter().filter(|title| !titles(&here).contains(&(**title).to_owned())).count();
        here.delete(&"M1".into(), first).expect("there is room");
        here.purge(second).expect("storage is well");
        let in_bin = here.bin().expect("storage is well").len();
        assert_eq!(in_bin, 1, "{first} {second}: what was deleted in the future is not old");
        lost += 1 - in_bin;
        tried += 1;
    }
    report("the clock set back", tried, lost);
}
