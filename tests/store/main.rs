//! The laws of what is kept: whatever fails and whenever it fails, every map is one of its own complete versions, old
//! or new.

mod damage;
mod faults;
mod glance;
mod room;
#[path = "../support/mod.rs"]
mod support;

use std::collections::BTreeMap;

use parcours_core::format::{self, MapFile};
use parcours_core::method::agenda::{Agenda, Length};
use parcours_core::model::{Card, CardId, CellKey, Edit, JourneyMap, Lane, LaneRole, MapId, Stage, Step};
use parcours_core::store::reminder::{self, Filed};
use parcours_core::store::session::InStorage;
use parcours_core::store::{
    Entry, Kept, Kv, KvError, Library, MemoryKv, OpenError, SaveError, SaveState, Saved, Saver, Settings, Theme,
    Unreadable,
};

const NOW: &str = "2025-06-01T10:00:00.000Z";
const LATER: &str = "2025-06-01T10:05:00.000Z";

fn map(title: &str) -> JourneyMap {
    let step = Step { id: "t1".into(), ..Step::default() };
    let stage = Stage { id: "s1".into(), name: "Discover".into(), steps: vec![step], ..Stage::default() };
    let lane = Lane { id: "l1".into(), role: LaneRole::Action, label: "Actions".into(), ..Lane::default() };
    JourneyMap { title: title.into(), stages: vec![stage], lanes: vec![lane], ..JourneyMap::default() }
}

fn file(id: &str, title: &str) -> MapFile {
    MapFile { rev: 7, ..MapFile::new(id.into(), map(title)) }
}

fn add_card(map: &mut JourneyMap, id: &str) {
    let cell = CellKey::new("t1", "l1");
    let card = Box::new(Card::new(cell, "Calcule son budget"));
    map.apply(Edit::AddCard { id: id.into(), card, index: 0 }).expect("the cell exists");
}

/// Ids nobody else has: f1, f2, f3, …
fn fresh() -> impl FnMut() -> MapId {
    let mut number = 0;
    move || {
        number += 1;
        MapId::from(format!("f{number}"))
    }
}

fn library() -> (MemoryKv, Library<MemoryKv>) {
    let kv = MemoryKv::default();
    (kv.clone(), Library::new(kv, "tab-1"))
}

fn titles(library: &Library<impl Kv>) -> Vec<String> {
    let entries = library.list().expect("storage can be asked");
    let maps = entries.into_iter().filter_map(|entry| match entry {
        Entry::Map(summary) => Some(summary.title),
        Entry::Unreadable { .. } => None,
    });
    let mut titles: Vec<String> = maps.collect();
    titles.sort();
    titles
}

#[test]
fn an_import_that_nobody_edits_is_exported_with_the_same_bytes() {
    let (kv, library) = library();
    let came = file("M1", "Crédit");
    let added = library.add(came.clone(), NOW, fresh()).expect("there is room");
    assert_eq!(added.instead_of, None);
    let stored = kv.contents();

    let mut kept = library.open(&"M1".into()).expect("it was added");
    assert_eq!(format::write(&kept.file), format::write(&came));
    assert_eq!(library.save(&mut kept, LATER), Ok(Saved::Unchanged));
    assert_eq!(format::write(&kept.file), format::write(&came));
    assert_eq!(kv.contents(), stored);
}

#[test]
fn the_revision_counts_the_saves_that_changed_something() {
    let (_, library) = library();
    let mut kept = library.add(file("M1", "Crédit"), NOW, fresh()).expect("there is room").kept;
    add_card(&mut kept.file.map, "c1");
    assert_eq!(library.save(&mut kept, LATER), Ok(Saved::Written));
    assert_eq!(library.save(&mut kept, LATER), Ok(Saved::Unchanged));
    assert_eq!(kept.file.rev, 8);
    let again = library.open(&"M1".into()).expect("it was saved");
    assert_eq!((again.file.rev, again.changed.as_deref()), (8, Some(LATER)));
    assert!(again.file.map.card(&CardId::from("c1")).is_some());
    assert!(again.repairs.is_empty());
}

#[test]
fn a_known_id_is_added_beside_the_map_that_has_it() {
    let (_, library) = library();
    library.add(file("M1", "first"), NOW, fresh()).expect("there is room");
    let mut ids = fresh();
    library.add(file("f1", "second"), NOW, &mut ids).expect("there is room");
    let added = library.add(file("M1", "third"), NOW, fresh()).expect("there is room");
    assert_eq!(added.instead_of, Some("M1".into()));
    assert_eq!(added.kept.file.id, "f2".into(), "f1 was taken");
    assert_eq!(added.kept.file.rev, 7);
    assert_eq!(titles(&library), ["first", "second", "third"]);
}

#[test]
fn a_plain_map_file_in_storage_is_a_map_and_stays_as_it_is_until_edited() {
    let (kv, library) = library();
    let text = format::write(&file("M1", "seeded"));
    kv.put("parcours:map:M1", &text);
    let mut kept = library.open(&"M1".into()).expect("a plain file opens");
    assert_eq!(format::write(&kept.file), text);
    assert_eq!(library.save(&mut kept, NOW), Ok(Saved::Unchanged));
    assert_eq!(kv.contents()["parcours:map:M1"], text);
    kept.file.map.title = "edited".into();
    assert_eq!(library.save(&mut kept, NOW), Ok(Saved::Written));
    assert_eq!(library.open(&"M1".into()).expect("it was saved").file.map.title, "edited");
}

#[test]
fn a_bad_record_stands_alone() {
    let (kv, library) = library();
    library.add(file("good", "good"), NOW, fresh()).expect("there is room");
    let whole = kv.contents()["parcours:map:good"].clone();
    let bad = [
        ("parcours:map:cut", &whole[..whole.len() / 2]),
        ("parcours:map:flipped", &whole.replace("Discover", "Discoven")),
        ("parcours:map:newer", r#"{"e":2,"something":"else"}"#),
        ("parcours:map:text", "not JSON"),
        ("parcours:map:list", "[1]"),
        ("parcours:map:other", r#"{"type":"excalidraw"}"#),
    ];
    for (key, raw) in bad {
        kv.put(key, raw);
    }
    kv.put("someone-else", "not ours");
    let entries = library.list().expect("storage can be asked");
    assert_eq!(titles(&library), ["good"]);
    assert_eq!(entries.len(), bad.len() + 1);
    for (key, expected) in bad {
        let found = entries
            .iter()
            .any(|entry| matches!(entry, Entry::Unreadable { key: k, raw, .. } if k == key && raw == expected));
        assert!(found, "{key} is listed with its bytes");
    }
    assert_eq!(library.open(&"newer".into()).err(), Some(OpenError::Unreadable(Unreadable::Newer)));
    assert_eq!(library.open(&"flipped".into()).err(), Some(OpenError::Unreadable(Unreadable::Damaged)));
    assert_eq!(library.delete(&"cut".into(), NOW), Err(OpenError::Unreadable(Unreadable::Damaged).into()));
    assert_eq!(kv.contents().len(), bad.len() + 2);
}

#[test]
fn a_map_that_another_tab_saved_is_not_overwritten() {
    let (kv, here) = library();
    let there = Library::new(kv, "tab-2");
    let mut one = here.add(file("M1", "start"), NOW, fresh()).expect("there is room").kept;
    let mut other = there.open(&"M1".into()).expect("it was added");
    other.file.map.title = "there".into();
    assert_eq!(there.save(&mut other, NOW), Ok(Saved::Written));
    one.file.map.title = "here".into();
    assert_eq!(here.save(&mut one, NOW), Err(SaveError::ChangedElsewhere));
    assert_eq!(one.file.rev, 7, "a revision that was not written is not counted");
    here.keep_aside(&one, NOW, fresh(), |_| one.file.map.title.clone()).expect("there is room");
    assert_eq!(titles(&here), ["here", "there"]);
}

#[test]
fn what_is_kept_aside_never_bears_the_title_of_another_map() {
    let (_, library) = library();
    let kept = library.add(file("M1", "Crédit"), NOW, fresh()).expect("there is room").kept;
    let mut ids = fresh();
    let named = |number| if number == 1 { "Crédit (other)".to_owned() } else { format!("Crédit (other, {number})") };
    for expected in ["Crédit (other)", "Crédit (other, 2)", "Crédit (other, 3)"] {
        let copy = library.keep_aside(&kept, NOW, &mut ids, named).expect("there is room");
        assert_eq!(copy.file.map.title, expected);
    }
    assert_eq!(titles(&library), ["Crédit", "Crédit (other)", "Crédit (other, 2)", "Crédit (other, 3)"]);
}

#[test]
fn a_record_that_is_gone_is_written_again_though_nothing_changed() {
    let (kv, library) = library();
    let mut kept = library.add(file("M1", "here"), NOW, fresh()).expect("there is room").kept;
    assert_eq!(library.presence(&kept), InStorage::Ours);
    assert_eq!(library.save(&mut kept, LATER), Ok(Saved::Unchanged));
    kv.remove("parcours:map:M1").expect("memory takes it away");
    assert_eq!(library.presence(&kept), InStorage::Gone);
    assert_eq!(library.save(&mut kept, LATER), Ok(Saved::Written));
    assert_eq!((library.presence(&kept), titles(&library)), (InStorage::Ours, vec!["here".to_owned()]));
    library.rename(&"M1".into(), "there", LATER).expect("there is room");
    assert_eq!(library.presence(&kept), InStorage::Other);
    library.delete(&"M1".into(), LATER).expect("there is room");
    assert_eq!(library.presence(&kept), InStorage::Binned);
}

#[test]
fn renaming_and_duplicating_change_one_map_only() {
    let (_, library) = library();
    library.add(file("M1", "one"), NOW, fresh()).expect("there is room");
    library.add(file("M2", "two"), NOW, fresh()).expect("there is room");
    assert_eq!(library.rename(&"M1".into(), "uno", LATER), Ok(Saved::Written));
    let copy = library.duplicate(&"M2".into(), "two again", LATER, fresh()).expect("there is room");
    assert_eq!(copy.file.map.stages, map("").stages);
    assert_eq!(titles(&library), ["two", "two again", "uno"]);
}

#[test]
fn the_bin_gives_back_what_was_deleted_and_forgets_it_after_thirty_days() {
    let (kv, library) = library();
    library.add(file("M1", "one"), NOW, fresh()).expect("there is room");
    let before = kv.contents();
    let place = library.delete(&"M1".into(), NOW).expect("there is room");
    assert_eq!(library.list(), Ok(vec![]));
    assert_eq!(library.bin().expect("storage can be asked")[0].deleted, NOW);
    assert_eq!(library.restore(&place, fresh()), Ok("M1".into()));
    assert_eq!(kv.contents(), before, "to the byte");

    library.delete(&"M1".into(), NOW).expect("there is room");
    library.add(file("M1", "one, once more"), NOW, fresh()).expect("the id is free again");
    library.delete(&"M1".into(), LATER).expect("there is room");
    let bin = library.bin().expect("storage can be asked");
    assert_eq!(bin.iter().map(|binned| binned.summary.title.as_str()).collect::<Vec<_>>(), ["one, once more", "one"]);
    assert_eq!(library.restore(&bin[0].key, fresh()), Ok("M1".into()));
    assert_eq!(library.restore(&bin[1].key, fresh()), Ok("f1".into()), "its id was taken meanwhile");

    library.delete(&"f1".into(), NOW).expect("there is room");
    assert_eq!(library.purge("2025-07-01T23:00:00.000Z"), Ok(0));
    assert_eq!(library.purge("2025-07-02T01:00:00.000Z"), Ok(1));
    assert_eq!(titles(&library), ["one, once more"]);
}

#[test]
fn saving_to_a_file_is_noted_and_survives_the_next_save() {
    let (_, library) = library();
    let mut kept = library.add(file("M1", "one"), NOW, fresh()).expect("there is room").kept;
    library.note_saved_to_file(&mut kept, LATER).expect("it is there");
    kept.file.map.title = "edited".into();
    assert_eq!(library.save(&mut kept, LATER), Ok(Saved::Written));
    let again = library.open(&"M1".into()).expect("it was saved");
    assert_eq!(again.saved_to_file.as_deref(), Some(LATER));
}

#[test]
fn what_comes_out_of_a_file_is_in_a_file_until_it_is_edited() {
    const WEEKS_LATER: &str = "2025-06-20T10:00:00.000Z";
    let (_, library) = library();
    let worked_on = MapFile { rev: 60, ..file("M1", "one") };
    let made = library.add(worked_on.clone(), NOW, fresh()).expect("there is room").kept;
    let opened = library.add_opened(worked_on, NOW, fresh()).expect("there is room").kept;
    assert_eq!(opened.file.id, "f1".into(), "the second of its id");
    let due = |kept: &Kept| {
        let changed = kept.changed.clone().unwrap_or_default();
        reminder::due(
            &Filed { saved_to_file: kept.saved_to_file.clone(), changed, rev: kept.file.rev },
            None,
            WEEKS_LATER,
        )
    };
    assert_eq!((made.saved_to_file.as_deref(), due(&made)), (None, Some(None)));
    assert_eq!((opened.saved_to_file.as_deref(), due(&opened)), (Some(NOW), None));
    let mut again = library.open(&opened.file.id).expect("it was added");
    assert_eq!((again.saved_to_file.as_deref(), due(&again)), (Some(NOW), None));
    again.file.map.title = "edited".into();
    library.save(&mut again, LATER).expect("there is room");
    assert_eq!(due(&again), Some(Some(19)), "what was done since is in no file");
}

#[test]
fn search_does_not_mind_accents_or_case() {
    let (_, library) = library();
    library.add(file("M1", "Souscrire un crédit à l’ÉTRANGER"), NOW, fresh()).expect("there is room");
    let entries = library.list();
    let Ok([Entry::Map(summary)]) = entries.as_deref() else { panic!("one map") };
    for (search, found) in [("credit", true), ("étranger CRÉDIT", true), ("l'etr", true), ("", true), ("debit", false)]
    {
        assert_eq!(summary.matches(search), found, "{search}");
    }
}

#[test]
fn settings_come_back_and_nonsense_counts_as_nothing() {
    let (kv, library) = library();
    assert_eq!(library.settings(), Settings::default());
    let chosen = Settings {
        language: Some(parcours_core::model::Language::French),
        theme: Theme::Dark,
        zoom: Some(125),
        agenda: Some(Agenda::new(Length::Eight).about("m".into()).started(1000).at(3, 2000)),
        reminded: Some("2025-06-01".to_owned()),
        cards: Some("moment".to_owned()),
        compact: true,
        plain_spaces: true,
    };
    assert_eq!(
        parcours_core::store::settings::CARDS,
        parcours_core::editor::view_state::CardsShow::ALL.map(|choice| choice.as_str())
    );
    assert_eq!(library.keep_settings(&chosen), Ok(()));
    assert_eq!(library.settings(), chosen);
    kv.put("parcours:set", r#"{"language":"tlh","theme":7,"zoom":-1,"agenda":{"hours":3},"reminded":7}"#);
    assert_eq!(library.settings(), Settings::default());
    for odd in ["0", "4", "401", "65535", "65536", "1e2", "-0", "100.5", "\"100\"", "{\"toString\":1}", "[100]", "null"]
    {
        kv.put(
            "parcours:set",
            &format!(r#"{{"zoom":{odd},"theme":{odd},"language":{odd},"reminded":{odd},"agenda":{odd},"cards":{odd},"compact":{odd}}}"#),
        );
        assert_eq!(library.settings(), Settings::default(), "{odd}");
    }
    for whole in ["null", "[]", "7", "\"dark\"", "{", ""] {
        kv.put("parcours:set", whole);
        assert_eq!(library.settings(), Settings::default(), "{whole}");
    }
}

/// How many complete copies of each title there are, in the list and in the bin together; panics when a record is not
/// complete.
fn copies(kv: &MemoryKv) -> BTreeMap<String, usize> {
    let library = Library::new(kv.clone(), "check");
    let mut copies = BTreeMap::new();
    for entry in library.list().expect("memory can be asked") {
        let Entry::Map(summary) = entry else { panic!("a record is not complete: {entry:?}") };
        *copies.entry(summary.title).or_default() += 1;
    }
    let bin = library.bin().expect("memory can be asked");
    let keys = kv.keys().expect("memory can be asked");
    assert_eq!(bin.len(), keys.iter().filter(|key| key.starts_with("parcours:bin:")).count(), "the bin is complete");
    for binned in bin {
        *copies.entry(binned.summary.title).or_default() += 1;
    }
    copies
}

#[test]
fn a_stopped_delete_or_restore_is_finished_by_doing_it_again() {
    let (kv, calm) = library();
    calm.add(file("M1", "one"), NOW, fresh()).expect("there is room");
    let record = kv.contents()["parcours:map:M1"].clone();
    let place = calm.delete(&"M1".into(), NOW).expect("there is room");
    // As if the tab had gone between the copy and the removal.
    kv.put("parcours:map:M1", &record);
    assert_eq!(calm.restore(&place, fresh()), Ok("M1".into()));
    assert_eq!(copies(&kv), BTreeMap::from([("one".to_owned(), 1)]));
}

#[test]
fn a_map_is_written_soon_after_the_last_edit_and_not_later_than_two_seconds_after_the_first() {
    let mut saver = Saver::new(false, None);
    assert_eq!((saver.state(), saver.wait(0.0)), (SaveState::Saved, None));
    saver.edited(1_000.0);
    assert_eq!((saver.state(), saver.wait(1_000.0)), (SaveState::Saving, Some(300.0)));
    saver.edited(1_200.0);
    assert_eq!(saver.wait(1_300.0), Some(200.0));
    for typed in 13..29 {
        saver.edited(f64::from(typed) * 100.0);
    }
    assert_eq!(saver.wait(2_800.0), Some(200.0), "3.0 s is two seconds after the first edit");
    assert_eq!(saver.wait(3_500.0), Some(0.0));
    assert!(saver.owes(), "hiding the page writes at once");
    saver.wrote(Ok(Saved::Written), 3_500.0, NOW);
    assert_eq!((saver.state(), saver.wait(3_500.0), saver.saved_at()), (SaveState::Saved, None, Some(NOW)));
    assert!(!saver.owes());
}

#[test]
fn a_failed_write_is_said_and_tried_again() {
    let full = SaveError::Kv(KvError::Full);
    let mut saver = Saver::new(false, None);
    saver.edited(0.0);
    saver.wrote(Err(full.clone()), 300.0, NOW);
    assert_eq!((saver.state(), saver.wait(300.0)), (SaveState::Failed(full.clone()), Some(10_000.0)));
    saver.edited(1_000.0);
    assert_eq!(saver.wait(1_000.0), Some(300.0), "an edit does not wait for the next try");
    assert_eq!(saver.state(), SaveState::Failed(full), "it is still not saved");
    saver.wrote(Ok(Saved::Written), 1_300.0, LATER);
    assert_eq!((saver.state(), saver.saved_at()), (SaveState::Saved, Some(LATER)));
    assert_eq!(saver.state().as_str(), "saved");
}

#[test]
fn where_nothing_is_kept_it_never_says_saved() {
    let mut saver = Saver::new(true, None);
    assert_eq!(saver.state(), SaveState::Memory);
    saver.edited(0.0);
    saver.wrote(Ok(Saved::Written), 1.0, NOW);
    assert_eq!(saver.state(), SaveState::Memory);
}

#[test]
fn a_safety_copy_without_room_is_saved_once_there_is_some() {
    let kv = MemoryKv::default();
    let library = Library::new(kv.clone(), "one");
    let mut kept = library.add(file("m1", "Old"), NOW, fresh()).expect("there is room").kept;
    let old = library.raw(&"m1".into()).expect("it is there");
    kept.file.map.title = "New".into();
    library.save(&mut kept, LATER).expect("there is room");
    let copy = library.raw(&"m1".into()).expect("it is there");
    // What a killed browser leaves: the copy is ahead.
    kv.put("parcours:map:m1", &old);
    let mut later = library.recover_later(&"m1".into(), &copy).expect("the copy opens");
    assert_eq!((later.file.map.title.as_str(), library.raw(&"m1".into())), ("New", Some(old)));
    assert_eq!(
        library.save(&mut later, LATER),
        Ok(Saved::Written),
        "it replaces what stood there, with nothing edited"
    );
    let opened = library.open(&"m1".into()).expect("it opens");
    assert_eq!((opened.file.map.title.as_str(), opened.file.rev), ("New", kept.file.rev + 1));
}
