//! The laws of the safety copy: what is taken from where, which versions stay, when a person is reminded, and what the page says of a
//! save.

mod support;

use std::collections::BTreeMap;

use parcours_core::format::MapFile;
use parcours_core::model::{JourneyMap, MapId};
use parcours_core::store::alerts::{Alerts, Source};
use parcours_core::store::alignment::{
    BroughtBack, Step, copy_goes_too, may_delete_for_good, next_step, still_missing,
};
use parcours_core::store::recovery::{CatchUp, Head, Local, Recovery, behind, decide, missing, outlived, read_heads};
use parcours_core::store::reminder::{self, Filed};
use parcours_core::store::saver::{AFTER_FAILURE, AFTER_LAST_EDIT, LONGEST_WAIT};
use parcours_core::store::session::Notice;
use parcours_core::store::versions::{self, DAYS, NEWEST, ROOM, Reason, Version, to_let_go};
use parcours_core::store::{
    Entry, Kv, KvError, Library, MemoryKv, OpenError, Past, SaveError, SaveState, Saved, Saver, Summary, Unreadable,
};
use proptest::prelude::*;

use support::{Fault, FaultKv};

fn head(id: &str, rev: u64, deleted: Option<&str>) -> Head {
    let at = "2025-06-01T10:00:00.000Z".into();
    Head { id: id.into(), rev, at, crc: Some("same".into()), deleted: deleted.map(Into::into) }
}

/// A record that knows nothing of the copy, unless that is of its revision.
fn whole(rev: u64) -> Local {
    Local::Whole { rev, crc: "same".into(), past: Past::default() }
}

/// A record that was made from the copy.
fn made_from(rev: u64) -> Local {
    let past = Past::default().after("older").after("same").after("between");
    Local::Whole { rev, crc: "own".into(), past }
}

/// Every pair of what local storage and the safety copy may hold. Nothing readable is ever written over by something older, and what
/// must not be touched is not.
#[test]
fn what_is_taken_from_where() {
    let restore = |behind| Recovery::Restore { behind };
    let none = None;
    let (at_5, deleted) = (Some(head("m", 5, None)), Some(head("m", 5, Some("2025-06-01"))));
    let other = |rev| Local::Whole { rev, crc: "other".into(), past: Past::default().after("another") };
    let silent = at_5.clone().map(|head| Head { crc: None, ..head });
    let table = [
        (Local::Missing, &none, Recovery::Nothing),
        (Local::Missing, &at_5, restore(0)),
        (Local::Missing, &deleted, Recovery::Nothing),
        (Local::Damaged, &none, Recovery::Nothing),
        (Local::Damaged, &at_5, restore(0)),
        (Local::Damaged, &deleted, Recovery::Nothing),
        (Local::Untouchable, &none, Recovery::Nothing),
        (Local::Untouchable, &at_5, Recovery::Nothing),
        (Local::Untouchable, &deleted, Recovery::Nothing),
        (whole(4), &none, Recovery::Copy),
        (whole(4), &at_5, restore(1)),
        // Deleted, and back in an older version.
        (whole(4), &deleted, Recovery::CopyAnew),
        (whole(5), &at_5, Recovery::Nothing),
        (whole(5), &deleted, Recovery::Copy),
        // Of one revision and other content: no version and its copy.
        (other(5), &at_5, Recovery::CopyAnew),
        (other(5), &silent, Recovery::Nothing),
        (made_from(7), &at_5, Recovery::Copy),
        (made_from(7), &deleted, Recovery::Copy),
        // Of a lower revision, and yet no older version: the browser was killed, and the map edited while nobody could read the copy.
        (other(6), &at_5, Recovery::CopyAnew),
        (other(6), &deleted, Recovery::CopyAnew),
        (other(6), &silent, Recovery::Copy),
        (Local::Plain, &none, Recovery::Copy),
        (Local::Plain, &at_5, Recovery::CopyAnew),
        // The bin may have given way.
        (Local::Plain, &deleted, Recovery::CopyAnew),
    ];
    for (local, head, expected) in table {
        assert_eq!(decide(&local, head.as_ref()), expected, "{local:?} and {head:?}");
    }
}

#[test]
fn what_opening_came_to_is_what_local_storage_holds() {
    let open = |error| Local::of(&Err(error));
    assert_eq!(open(OpenError::Missing), Local::Missing);
    assert_eq!(open(OpenError::Unreadable(Unreadable::Damaged)), Local::Damaged);
    assert_eq!(open(OpenError::Unreadable(Unreadable::Newer)), Local::Untouchable);
    assert_eq!(open(OpenError::Kv(KvError::Blocked)), Local::Untouchable);
    let library = Library::new(MemoryKv::default(), "tab");
    let file = MapFile { rev: 7, ..MapFile::new("m".into(), JourneyMap::default()) };
    library.add(file, "2025-06-01T10:00:00.000Z", MapId::default).expect("there is room");
    let opened = library.open(&"m".into());
    let crc = opened.as_ref().expect("it was added").crc.clone();
    let record = library.raw(&"m".into()).expect("it was added");
    assert!(crc.len() == 8 && record.contains(&format!("\"crc\":\"{crc}\"")), "{crc}: {record}");
    assert_eq!(Local::of(&opened), Local::Whole { rev: 7, crc, past: Past::default() });
}

#[test]
fn heads_are_read_and_nonsense_is_left_out() {
    let read = read_heads(
        r#"[{"id":"a","rev":3,"at":"2025-06-01"},{"id":"b","rev":4,"at":"2025-06-02","deleted":"2025-06-03"},{"id":7,"rev":1},{"id":"c"},null]"#,
    );
    let seen: Vec<_> = read.iter().map(|head| (head.id.as_str(), head.rev, head.deleted.as_deref())).collect();
    assert_eq!(seen, [("a", 3, None), ("b", 4, Some("2025-06-03"))]);
    assert_eq!(read_heads("not JSON"), []);
}

#[test]
fn what_is_neither_listed_nor_deleted_is_missing() {
    let heads = [head("here", 1, None), head("gone", 1, None), head("deleted", 1, Some("2025-06-01"))];
    let names = |found: Vec<&Head>| found.into_iter().map(|head| head.id.to_string()).collect::<Vec<_>>();
    assert_eq!(names(missing(&heads, &["here".into()])), ["gone"]);
    assert_eq!(names(missing(&heads, &[])), ["here", "gone"]);
}

#[test]
fn a_copy_is_of_a_version_only_with_its_revision_and_its_content() {
    let copy = head("m", 5, None);
    assert!(copy.holds(&"m".into(), 5, "same"));
    assert!(!copy.holds(&"m".into(), 5, "other"), "a second record of equal revision and other content");
    assert!(!copy.holds(&"m".into(), 6, "same") && !copy.holds(&"n".into(), 5, "same"));
    assert!(!Head { crc: None, ..copy }.holds(&"m".into(), 5, "same"), "a copy that does not tell");
}

#[test]
fn copies_that_are_behind_the_list_are_made_anew_and_what_is_no_older_version_is_kept() {
    let library = Library::new(MemoryKv::default(), "tab");
    let mut before = BTreeMap::new();
    for id in ["none", "older", "astray", "equal", "other", "ahead", "restored", "deleted", "back", "silent"] {
        let file = MapFile { rev: 4, ..MapFile::new(id.into(), JourneyMap::default()) };
        let mut kept = library.add(file, "2025-06-01T10:00:00.000Z", MapId::default).expect("there is room").kept;
        before.insert(id, kept.crc.clone());
        kept.file.map.title = "changed".into();
        assert_eq!(library.save(&mut kept, "2025-06-01T10:01:00.000Z"), Ok(Saved::Written));
    }
    let listed: Vec<Summary> = library
        .list()
        .expect("memory answers")
        .into_iter()
        .filter_map(|entry| match entry {
            Entry::Map(summary) => Some(summary),
            Entry::Unreadable { .. } => None,
        })
        .collect();
    let crc = |id: &str| listed.iter().find(|map| map.id == id.into()).map(|map| map.crc.clone());
    let copied = |id: &str, rev, crc: Option<String>, deleted| Head { crc, ..head(id, rev, deleted) };
    let heads = [
        copied("older", 4, before.get("older").cloned(), None),
        copied("astray", 4, Some("00000000".into()), None),
        copied("equal", 5, crc("equal"), None),
        copied("other", 5, Some("00000000".into()), None),
        copied("ahead", 6, crc("ahead"), None),
        copied("restored", 6, crc("restored"), Some("2025-06-01")),
        copied("deleted", 5, crc("deleted"), Some("2025-06-01")),
        copied("back", 4, Some("00000000".into()), Some("2025-06-01")),
        copied("silent", 5, None, None),
    ];
    let found = behind(&heads, listed.iter());
    let told: Vec<_> =
        found.iter().map(|CatchUp { id, seen, keeps_old }| (id.as_str(), seen.is_some(), *keeps_old)).collect();
    let mut told = told;
    told.sort_unstable();
    let expected = [
        ("astray", true, true),
        ("back", true, true),
        ("deleted", true, false),
        ("none", false, false),
        ("older", true, false),
        ("other", true, true),
        ("restored", true, true),
    ];
    assert_eq!(told, expected);
}

/// Save after save, also of what storage refused in between: a record names the twenty versions before it, and none of another map.
#[test]
fn a_record_names_what_it_was_made_from() {
    let library = Library::new(MemoryKv::default(), "tab");
    let now = "2025-06-01T10:00:00.000Z";
    let mut kept =
        library.add(MapFile::new("m".into(), JourneyMap::default()), now, MapId::default).expect("there is room").kept;
    let mut crcs = vec![kept.crc.clone()];
    for number in 1..=30 {
        kept.file.map.title = format!("refused {number}");
        let (_, refused) = library.record(&mut kept, now).expect("a map can be told");
        let refused = library.read(&"m".into(), &refused).expect("it is whole");
        assert!(refused.past.has(&kept.crc), "what storage does not take was made from what it has");
        kept.file.map.title = format!("title {number}");
        assert_eq!(library.save(&mut kept, now), Ok(Saved::Written));
        let opened = library.open(&"m".into()).expect("it was saved");
        assert_eq!((&opened.crc, &opened.past), (&kept.crc, &kept.past));
        assert!(!opened.past.has(&refused.crc) && !opened.past.has(&opened.crc) && !opened.past.has(""));
        let named: Vec<&String> = crcs.iter().rev().take_while(|crc| opened.past.has(crc)).collect();
        assert_eq!(named.len(), crcs.len().min(20));
        crcs.push(kept.crc.clone());
    }
    library.note_saved_to_file(&mut kept, now).expect("it is there");
    assert!(library.open(&"m".into()).is_ok_and(|opened| opened.past.has(&crcs[29])));
    let copy = library.duplicate(&"m".into(), "another", now, || "n".into()).expect("there is room");
    assert_eq!(copy.past, Past::default());
    let place = library.delete(&"m".into(), now).expect("it is there");
    library.restore(&place, MapId::default).expect("it lies there");
    assert!(library.open(&"m".into()).is_ok_and(|opened| opened.past.has(&crcs[29])));
}

#[test]
fn a_map_that_is_missing_comes_back_and_what_came_there_meanwhile_stays() {
    let kv = MemoryKv::default();
    let library = Library::new(kv.clone(), "tab");
    let file =
        MapFile { rev: 7, ..MapFile::new("m".into(), JourneyMap { title: "one".into(), ..JourneyMap::default() }) };
    library.add(file, "2025-06-01T10:00:00.000Z", MapId::default).expect("there is room");
    let copy = library.raw(&"m".into()).expect("it was added");
    let now = "2025-06-01T10:02:00.000Z";
    kv.put("parcours:map:m", "what came meanwhile");
    assert_eq!(
        (library.bring_back(&"m".into(), &copy, now), library.raw(&"m".into()).as_deref()),
        (Ok(false), Some("what came meanwhile"))
    );
    kv.remove("parcours:map:m").expect("memory takes it away");
    assert_eq!(library.bring_back(&"m".into(), "nonsense", now), Ok(false));
    assert_eq!(library.bring_back(&"m".into(), &copy, now), Ok(true));
    assert_eq!(library.raw(&"m".into()), Some(copy));
}

#[test]
fn each_source_of_an_alarm_has_a_line_of_its_own() {
    let mut alerts = Alerts::default();
    assert!(
        alerts.set(Source::Action, "The name was not kept.".into()) && alerts.set(Source::Saving, "Not saved.".into())
    );
    assert_eq!(alerts.text(), "Not saved. The name was not kept.");
    assert!(!alerts.set(Source::Saving, "Not saved.".into()), "nothing changes");
    assert!(alerts.set(Source::Saving, String::new()));
    assert_eq!(alerts.lines().collect::<Vec<_>>(), [(Source::Action, "The name was not kept.")], "another's stays");
    assert!(
        !alerts.set(Source::Storage, String::new()) && alerts.set(Source::Action, String::new()) && alerts.is_empty()
    );
}

#[test]
fn copies_are_made_anew_before_anything_is_forgotten_or_brought_back_and_only_once() {
    let now = "2025-09-01T00:00:00.000Z";
    let heads = [head("long gone", 1, Some("2025-06-01T10:00:00.000Z")), head("missing", 3, None), head("m", 4, None)];
    let kv = MemoryKv::default();
    let library = Library::new(kv.clone(), "tab");
    let file = MapFile { rev: 7, ..MapFile::new("m".into(), JourneyMap::default()) };
    library.add(file, now, MapId::default).expect("there is room");
    let listed = library.list().expect("storage is well").into_iter().filter_map(|entry| match entry {
        Entry::Map(summary) => Some(summary),
        Entry::Unreadable { .. } => None,
    });
    let (listed, here): (Vec<_>, [MapId; 1]) = (listed.collect(), ["m".into()]);
    let Step::CatchUp(late) = next_step(&heads, &listed, &here, now, false) else { panic!("the copy of m is behind") };
    assert_eq!(late.iter().map(|copy| copy.id.as_str()).collect::<Vec<_>>(), ["m"]);
    let settled = Step::Settle { forget: vec!["long gone".into()], missing: vec!["missing".into()] };
    assert_eq!(next_step(&heads, &listed, &here, now, true), settled, "one that stays behind is left to the next time");
    assert_eq!(still_missing(vec!["missing".into()], &["missing".into()]), [], "it came by another way");
}

#[test]
fn what_comes_back_is_counted_when_it_is_back_and_nothing_goes_under_another_tab() {
    let (kv, now) = (MemoryKv::default(), "2025-06-01T10:02:00.000Z");
    let library = Library::new(kv.clone(), "tab");
    library.add(MapFile::new("m".into(), JourneyMap::default()), now, MapId::default).expect("there is room");
    let copy = library.raw(&"m".into()).expect("it was added");
    kv.remove("parcours:map:m").expect("memory takes it away");
    let bring = |text: &str, is_edited| {
        let mut outcome = BroughtBack::default();
        outcome.bring_back(&library, &"m".into(), text, is_edited, now);
        (outcome.notices(), outcome.changed_the_list())
    };
    assert_eq!(bring(&copy, true), (vec![], false), "another tab edits it");
    assert_eq!(bring("nonsense", false), (vec![], false));
    assert_eq!(bring(&copy, false), (vec![Notice::BroughtBack(1)], true));
    assert_eq!(bring(&copy, false), (vec![], false), "it is there");
    let full = Library::new(FaultKv::failing(MemoryKv::default(), Fault::Full, 1, true), "tab");
    let mut outcome = BroughtBack::default();
    outcome.bring_back(&full, &"m".into(), &copy, false, now);
    assert_eq!((outcome.notices(), outcome.changed_the_list()), (vec![Notice::NotBroughtBack(1)], false));
}

#[test]
fn a_map_goes_for_good_only_where_its_copy_cannot_come_back() {
    let heads = [head("m", 1, None)];
    assert!(may_delete_for_good(true, Some(&heads)) && may_delete_for_good(false, None));
    assert!(!may_delete_for_good(false, Some(&heads)));
    assert!(copy_goes_too(&"m".into(), &["other".into()]) && !copy_goes_too(&"m".into(), &["m".into()]));
}

#[test]
fn a_copy_outlives_its_map_as_long_as_the_bin_would_keep_it() {
    let heads = [head("m", 1, Some("2025-06-01T10:00:00.000Z")), head("other", 1, None)];
    let count = |here: &[MapId], now| outlived(&heads, here, now).len();
    assert_eq!(count(&[], "2025-07-01T23:00:00.000Z"), 0);
    assert_eq!(count(&[], "2025-07-02T00:00:00.000Z"), 1);
    assert_eq!(count(&["m".into()], "2025-09-01T00:00:00.000Z"), 0, "it still lies in the bin, or is back");
    assert_eq!(count(&[], "2020-01-01T00:00:00.000Z"), 0, "a clock set back forgets nothing");
    assert_eq!(outlived(&[head("m", 1, Some("soon"))], &[], "2025-09-01").len(), 0);
}

#[test]
fn a_copy_that_does_not_open_restores_nothing() {
    let kv = MemoryKv::default();
    let library = Library::new(kv.clone(), "tab");
    let file =
        MapFile { rev: 7, ..MapFile::new("m".into(), JourneyMap { title: "one".into(), ..JourneyMap::default() }) };
    let mut kept = library.add(file, "2025-06-01T10:00:00.000Z", MapId::default).expect("there is room").kept;
    let whole = library.raw(&"m".into()).expect("it was added");
    assert!(matches!(
        library.recover(&"m".into(), &whole.replace("one", "two"), "2025-06-01T10:02:00.000Z"),
        Err(SaveError::Open(_))
    ));
    assert_eq!(library.raw(&"m".into()), Some(whole.clone()));
    // What a full storage refuses is told as the record of the next revision, and the map is as it was.
    kept.file.map.title = "three".into();
    let (rev, record) = library.record(&mut kept, "2025-06-01T10:01:00.000Z").expect("a map can be told");
    assert_eq!((rev, kept.file.rev), (8, 7));
    kv.put("parcours:map:m", "anything");
    let recovered = library.recover(&"m".into(), &record, "2025-06-01T10:02:00.000Z").expect("it is whole");
    assert_eq!((recovered.file.rev, recovered.file.map.title.as_str()), (8, "three"));
    assert_eq!(library.raw(&"m".into()), Some(record));
}

/// Versions of one map, the newest first, over some months; many a day, some named, some huge.
fn some_versions() -> impl Strategy<Value = Vec<Version>> {
    let one = (
        0..4000_u64,
        prop_oneof![9 => Just(""), 1 => Just("named")],
        prop_oneof![9 => 1..200_000_u64, 1 => 1..ROOM * 2],
    );
    prop::collection::vec(one, 0..120).prop_map(|mut drawn| {
        drawn.sort_by_key(|(hours, _, _)| std::cmp::Reverse(*hours));
        drawn.dedup_by_key(|(hours, _, _)| *hours);
        let version = |(hours, name, size): (u64, &str, u64)| Version {
            at: time(hours),
            rev: hours,
            reason: Reason::Worked,
            name: name.to_owned(),
            size,
        };
        drawn.into_iter().map(version).collect()
    })
}

/// So many hours after the new year, in months of 28 days.
fn time(hours: u64) -> String {
    let (day, hour) = (hours / 24, hours % 24);
    format!("2025-{:02}-{:02}T{hour:02}:00:00.000Z", day / 28 + 1, day % 28 + 1)
}

proptest! {
    #[test]
    fn versions_that_are_let_go(all in some_versions()) {
        let now = all.first().map(|newest| newest.at.clone()).unwrap_or_default();
        let gone = to_let_go(&all, &now);
        let left: Vec<Version> = all.iter().filter(|version| !gone.contains(&version.at)).cloned().collect();
        prop_assert!(all.iter().filter(|version| !version.name.is_empty()).all(|named| left.contains(named)), "named stay");
        prop_assert_eq!(left.first(), all.first(), "the newest stays");
        let size = |versions: &[Version]| versions.iter().map(|version| version.size).sum::<u64>();
        // What has a name or has just been kept may fill the room by itself; the rest never does.
        let forced: Vec<Version> = left.iter().enumerate().filter(|(place, version)| *place == 0 || !version.name.is_empty()).map(|(_, version)| version.clone()).collect();
        prop_assert!(size(&left) <= ROOM.max(size(&left) - size(&left.iter().filter(|version| !forced.contains(version)).cloned().collect::<Vec<_>>()) + ROOM), "the room");
        if size(&all) <= ROOM {
            prop_assert_eq!(left.len().min(NEWEST), all.len().min(NEWEST));
            prop_assert!(all.iter().take(NEWEST).all(|new| left.contains(new)), "the newest twenty stay");
        }
        prop_assert_eq!(to_let_go(&left, &now), Vec::<String>::new(), "asked again, nothing more goes");
    }
}

#[test]
fn one_version_a_day_stays_for_a_month() {
    let version = |day: i64, hour: u32| Version {
        at: format!("2025-{:02}-{:02}T{hour:02}:00:00.000Z", 3 + (day - 1) / 28, (day - 1) % 28 + 1),
        rev: 1,
        reason: Reason::Worked,
        name: String::new(),
        size: 10,
    };
    let mut all: Vec<Version> = (0..24).map(|hour| version(50, hour)).collect();
    all.extend((1..50).flat_map(|day| [version(day, 8), version(day, 9)]));
    all.sort_by(|one, other| other.at.cmp(&one.at));
    let gone = to_let_go(&all, &all[0].at);
    let left: Vec<&Version> = all.iter().filter(|version| !gone.contains(&version.at)).collect();
    // The newest twenty are all of the last day; before that the last of each day.
    assert!(left[NEWEST..].iter().all(|version| version.at.contains("T09")), "{left:?}");
    let days = left.len() - NEWEST;
    // Months have 28 days here, and some of them more in truth.
    assert!((27..=DAYS as usize).contains(&days), "{days}");
}

#[test]
fn a_version_just_kept_stays_though_the_clock_was_set_back() {
    let version = |at: String| Version { at, rev: 1, reason: Reason::Recovered, name: String::new(), size: 10 };
    let mut all: Vec<Version> =
        (0..40).rev().map(|minute| version(format!("2025-06-02T10:{minute:02}:00.000Z"))).collect();
    all.push(version("2025-06-01T11:00:00.000Z".into()));
    all.push(version("2025-06-01T10:00:00.000Z".into()));
    let gone = to_let_go(&all, "2025-06-01T10:00:00.000Z");
    assert!(!gone.contains(&"2025-06-01T10:00:00.000Z".to_owned()), "{gone:?}");
}

#[test]
fn versions_are_read_newest_first_and_every_reason_comes_back() {
    let reasons = ["begun", "worked", "asked", "restored", "recovered", "found", "damaged"];
    let rows = reasons.iter().enumerate().map(|(day, reason)| {
        format!(r#"{{"id":"m","at":"2025-06-0{}","rev":{day},"reason":"{reason}","size":3}}"#, day + 1)
    });
    let json = format!("[{},{{\"at\":\"2025\"}}]", rows.collect::<Vec<_>>().join(","));
    let read = versions::read(&json);
    assert_eq!(read.iter().map(|version| version.reason.as_str()).collect::<Vec<_>>(), {
        let mut reversed = reasons;
        reversed.reverse();
        reversed
    });
}

#[test]
fn a_person_is_reminded_of_a_file() {
    let saved = |day: &str, changed: &str, rev| Filed {
        saved_to_file: Some(day.to_owned()).filter(|day| !day.is_empty()),
        changed: changed.to_owned(),
        rev,
    };
    let today = "2025-06-20";
    let table = [
        ("never, and hardly worked on", saved("", "2025-06-20T08:00", 49), None, None),
        ("never, and worked on", saved("", "2025-06-20T08:00", 50), None, Some(None)),
        ("yesterday", saved("2025-06-19T08:00", "2025-06-20T08:00", 900), None, None),
        ("six days ago", saved("2025-06-14T08:00", "2025-06-20T08:00", 900), None, None),
        ("a week ago", saved("2025-06-13T08:00", "2025-06-20T08:00", 3), None, Some(Some(7))),
        ("a week ago, and nothing changed since", saved("2025-06-13T08:00", "2025-06-13T08:00", 900), None, None),
        ("put off today", saved("2025-05-20T08:00", "2025-06-20T08:00", 3), Some("2025-06-20"), None),
        ("put off six days ago", saved("2025-05-20T08:00", "2025-06-20T08:00", 3), Some("2025-06-14"), None),
        ("put off a week ago", saved("2025-05-20T08:00", "2025-06-20T08:00", 3), Some("2025-06-13"), Some(Some(31))),
        (
            "put off on a day to come",
            saved("2025-05-20T08:00", "2025-06-20T08:00", 3),
            Some("2099-01-01"),
            Some(Some(31)),
        ),
        ("never, put off", saved("", "2025-06-20T08:00", 60), Some("2025-06-19"), None),
        ("a day that is none", saved("soon", "then", 60), None, None),
    ];
    for (case, filed, put_off, expected) in table {
        assert_eq!(reminder::due(&filed, put_off, today), expected, "{case}");
    }
}

#[test]
fn a_save_is_safe_once_it_is_copied_and_not_before() {
    let mut saver = Saver::new(false, None);
    let state = |saver: &Saver| saver.state().as_str();
    assert_eq!(state(&saver), "saved");
    saver.copied();
    assert_eq!(state(&saver), "safe");
    saver.edited(0.0);
    assert_eq!(state(&saver), "saving");
    saver.wrote(Ok(Saved::Written), 1.0, "now");
    assert_eq!((state(&saver), saver.saved_at()), ("saved", Some("now")), "the copy is of the version before");
    saver.copied();
    assert_eq!(state(&saver), "safe");
    // A save that came to nothing leaves the copy as good as it was.
    saver.edited(2.0);
    saver.wrote(Ok(Saved::Unchanged), 3.0, "later");
    assert_eq!((state(&saver), saver.saved_at()), ("safe", Some("now")));
    saver.edited(4.0);
    saver.wrote(Err(SaveError::NotKept), 5.0, "never");
    assert_eq!(saver.state(), SaveState::Failed(SaveError::NotKept));
    // A late word of the copy does not hide the failure.
    saver.copied();
    assert_eq!(state(&saver), "failed");
    saver.edited(6.0);
    assert_eq!(state(&saver), "failed", "still not saved");
    saver.wrote(Ok(Saved::Written), 7.0, "at last");
    assert_eq!(state(&saver), "saved");
    let mut nowhere = Saver::new(true, None);
    nowhere.edited(0.0);
    nowhere.copied();
    assert_eq!(state(&nowhere), "memory");
}

proptest! {
    /// Whatever happens when: work that is not written is due within two seconds, or ten after a failure.
    #[test]
    fn nothing_waits_longer_than_it_may(deeds in prop::collection::vec((0..4_u8, 0.0..900.0_f64), 1..60)) {
        let mut saver = Saver::new(false, None);
        let (mut now, mut unsaved_since) = (0.0, None);
        for (deed, pause) in deeds {
            now += pause;
            match deed {
                0 | 1 => {
                    saver.edited(now);
                    unsaved_since.get_or_insert(now);
                }
                2 => {
                    saver.wrote(Ok(Saved::Written), now, "");
                    unsaved_since = None;
                }
                _ if unsaved_since.is_some() => saver.wrote(Err(SaveError::NotKept), now, ""),
                _ => saver.copied(),
            }
            prop_assert_eq!(saver.owes(), unsaved_since.is_some());
            prop_assert_eq!(saver.wait(now).is_some(), unsaved_since.is_some());
            if let (Some(wait), Some(since)) = (saver.wait(now), unsaved_since) {
                let longest = match saver.state() {
                    SaveState::Failed(_) => AFTER_FAILURE,
                    _ => (since + LONGEST_WAIT - now).clamp(0.0, AFTER_LAST_EDIT.max(LONGEST_WAIT)),
                };
                prop_assert!(wait <= longest + 0.001, "{wait} > {longest}");
                prop_assert!(matches!(saver.state(), SaveState::Saving | SaveState::Failed(_)));
            }
        }
    }
}
