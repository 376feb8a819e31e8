//! The session of a map, event by event: what is said is so, what is not so is said not to be, and what others take away is written again.

#[path = "support/site.rs"]
mod site;
mod support;

use parcours_core::model::{Act, Edit, JourneyMap, Label, MapId};
use parcours_core::store::keys::map_key;
use parcours_core::store::session::{Event, Notice, Purpose, ReadOnly, Report};
use parcours_core::store::{Kv, SaveState};
use site::{Site, content_of};
use support::Fault;
use xtask::faults::report;

/// A site with one page, in which a map is open and safe; and the map.
fn opened() -> (Site, MapId) {
    let mut site = Site::new(true);
    site.open_page();
    let id = site.add(0, JourneyMap { title: "One".into(), ..JourneyMap::default() }).expect("there is room");
    site.open(0, &id, Purpose::Show);
    settle(&mut site);
    write(&mut site, "first");
    settle(&mut site);
    assert_eq!(state(&site), SaveState::Safe);
    (site, id)
}

/// Every answer comes, the oldest first.
fn settle(site: &mut Site) {
    while site.waits() > 0 {
        site.answer(0);
    }
}

/// A person writes a goal, which is then due to be saved.
fn write(site: &mut Site, goal: &str) {
    edit(site, goal);
    site.tell_open(0, Event::Time);
    site.clock += 400.0;
    site.tell_open(0, Event::Time);
}

fn edit(site: &mut Site, goal: &str) {
    edit_in(site, 0, goal);
}

fn edit_in(site: &mut Site, page: usize, goal: &str) {
    let made = site.work(page, |history| {
        let mut context = history.map().context.clone();
        context.goal = goal.into();
        history.make(Edit::SetContext(Box::new(context)), Label::one(Act::ChangeHeader, "")).is_ok()
    });
    assert!(made);
}

fn state(site: &Site) -> SaveState {
    site.pages[0].open.as_ref().expect("a map is open").session.state()
}

fn goal(site: &Site) -> String {
    site.pages[0].open.as_ref().expect("a map is open").history.map().context.goal.clone()
}

fn stored(site: &Site, id: &MapId) -> String {
    site.kv.kv.contents().get(&map_key(id)).cloned().unwrap_or_default()
}

fn versions_hold(site: &Site, goal: &str) -> bool {
    site.database.versions.iter().any(|(_, text)| text.contains(goal))
}

#[test]
fn a_version_is_said_to_be_kept_when_the_database_has_it_and_not_before() {
    let (mut site, _) = opened();
    site.tell_open(0, Event::KeepAsked("named".into()));
    assert!(site.reports.is_empty(), "it is on its way");
    settle(&mut site);
    assert_eq!(site.reports, [Report::VersionKept]);
    site.database.fails = true;
    site.tell_open(0, Event::KeepAsked(String::new()));
    settle(&mut site);
    assert_eq!(site.reports, [Report::VersionKept, Report::VersionNotKept]);
    assert!(site.end().is_empty());
}

#[test]
fn a_version_kept_while_storage_refuses_everything_is_the_present_one() {
    let (mut site, _) = opened();
    site.kv.fail(Fault::Full);
    edit(&mut site, "only in the tab");
    site.tell_open(0, Event::KeepAsked(String::new()));
    settle(&mut site);
    assert!(matches!(state(&site), SaveState::Failed(_)));
    assert_eq!(site.reports, [Report::VersionKept]);
    assert!(versions_hold(&site, "only in the tab"));
    assert!(site.end().is_empty());
}

#[test]
fn nothing_is_restored_before_the_present_version_is_kept() {
    let (mut site, _) = opened();
    write(&mut site, "second");
    settle(&mut site);
    site.database.fails = true;
    site.tell_open(0, Event::RestoreAsked("0".into()));
    settle(&mut site);
    assert_eq!((site.reports.as_slice(), goal(&site)), ([Report::VersionNotRestored].as_slice(), "second".to_owned()));
    site.database.fails = false;
    site.tell_open(0, Event::RestoreAsked("0".into()));
    // What is written while the present version is on its way is kept as well.
    site.answer(0);
    edit(&mut site, "meanwhile");
    settle(&mut site);
    assert_eq!(site.reports, [Report::VersionNotRestored, Report::VersionRestored]);
    assert_eq!(goal(&site), "");
    assert!(versions_hold(&site, "second") && versions_hold(&site, "meanwhile"));
    assert!(site.end().is_empty());
}

/// Storage goes, the database goes, or both; the tab hears of it in one way or another, or only when it is about to go.
#[test]
fn what_others_clear_while_a_map_is_open_is_written_again_and_said() {
    let mut tried = 0;
    for (storage, database) in [(true, false), (false, true), (true, true)] {
        for heard in [Some(Event::Hidden), Some(Event::Seen), Some(Event::Left), None] {
            let (mut site, id) = opened();
            let before = content_of(&stored(&site, &id));
            site.clear(storage, database);
            if let Some(event) = heard.clone() {
                // No word of it comes.
                site.hear_nothing();
                site.tell_open(0, event);
            }
            settle(&mut site);
            let scene = format!("{storage}, {database}, {heard:?}");
            assert_eq!(content_of(&stored(&site, &id)), before, "{scene}");
            assert_eq!(site.notices.contains(&Notice::Cleared), storage, "{scene}");
            let is_copied = site.database.copies.get(&id).and_then(|(_, text)| content_of(text)) == before;
            assert!(is_copied || heard.is_some() && !storage, "{scene}: the copy");
            tried += 1;
            assert!(site.end().is_empty(), "{scene}");
        }
    }
    report("storage cleared by others while a map is open", tried, 0);
}

#[test]
fn a_map_that_a_person_deleted_is_not_written_again() {
    let (mut site, id) = opened();
    site.open_page();
    // A page of a browser without locks deletes what another tab edits.
    site.delete(1, &id);
    settle(&mut site);
    assert_eq!(site.pages[0].open.as_ref().and_then(|tab| tab.session.reading()), Some(ReadOnly::Deleted));
    assert!(stored(&site, &id).is_empty() && site.notices.is_empty());
    site.restore(1, 0);
    settle(&mut site);
    assert_eq!(site.pages[0].open.as_ref().and_then(|tab| tab.session.reading()), Some(ReadOnly::OtherTab));
    assert!(site.end().is_empty());
}

#[test]
fn what_was_refused_and_then_taken_back_is_not_ahead_of_what_is_saved() {
    let (mut site, id) = opened();
    site.kv.fail(Fault::Full);
    write(&mut site, "refused");
    settle(&mut site);
    assert!(site.database.copies[&id].1.contains("refused"), "the copy goes on");
    assert!(site.work(0, |history| history.undo().is_some()));
    site.kv.heal();
    site.clock += 11_000.0;
    site.tell_open(0, Event::Time);
    settle(&mut site);
    assert_eq!(state(&site), SaveState::Safe);
    assert_eq!(site.database.copies[&id].1, stored(&site, &id));
    site.open(0, &id, Purpose::Show);
    settle(&mut site);
    assert_eq!((goal(&site), site.notices.len()), ("first".to_owned(), 0));
}

/// The map waits in memory when another tab saves it: what is here becomes a map of another title, and is told of.
#[test]
fn what_waits_and_was_overtaken_becomes_a_copy_of_another_title_and_is_told() {
    let (mut site, id) = opened();
    site.kv.fail(Fault::Full);
    write(&mut site, "waits");
    site.leave(0);
    settle(&mut site);
    assert_eq!(site.pages[0].waiting.len(), 1);
    site.kv.heal();
    site.open_page();
    assert!(!site.may_change(0, &id), "this tab holds changes that are not saved");
    site.rename(1, &id);
    site.tell_all(0, &Event::RoomMade);
    settle(&mut site);
    let told = Notice::KeptAside { title: "One (other 1)".into(), is_open: false };
    assert_eq!((site.notices.as_slice(), site.pages[0].waiting.len()), ([told].as_slice(), 0));
    let mut titles = site.titles();
    titles.sort();
    assert!(titles.contains(&"One (other 1)".to_owned()) && titles.len() == 2, "{titles:?}");
    assert!(site.end().is_empty());
}

#[test]
fn two_copies_of_one_map_have_two_titles() {
    let (mut site, id) = opened();
    for number in 1..=2 {
        site.open(0, &id, Purpose::Show);
        settle(&mut site);
        edit(&mut site, &format!("mine {number}"));
        site.open_page();
        site.rename(number, &id);
        site.tell_open(0, Event::Hidden);
        settle(&mut site);
        // It is what is open from now on.
        assert_eq!(goal(&site), format!("mine {number}"));
    }
    let mut titles = site.titles();
    titles.sort();
    titles.dedup();
    assert_eq!(titles.len(), 3, "{titles:?}");
    assert_eq!(site.notices.len(), 2);
}

/// The map is handed over while storage was cleared without a word: the other tab finds all of it.
#[test]
fn what_is_handed_over_is_written_again_if_it_is_gone() {
    let (mut site, id) = opened();
    site.open_page();
    site.clear(true, true);
    site.hear_nothing();
    site.open(1, &id, Purpose::TakeOver);
    settle(&mut site);
    let taken = site.pages[1].open.as_ref().expect("it is shown there");
    assert_eq!((taken.session.reading(), taken.history.map().context.goal.as_str()), (None, "first"));
    assert!(site.end().is_empty());
}

/// Whatever goes wrong at whichever operation of a session, once or for ever: nothing is said to be saved that is not, and all of it is
/// kept as soon as storage is well again.
#[test]
fn storage_fails_at_the_nth_operation_of_a_session() {
    let rows = [
        (Fault::Full, "storage full at the n-th write"),
        (Fault::Drop, "a write that does not stand"),
        (Fault::Truncate, "a write that does not stand"),
        (Fault::Blocked, "storage gone while working"),
    ];
    for (fault, row) in rows {
        let (mut tried, mut lost) = (0, 0);
        for for_ever in [false, true] {
            for at in 1.. {
                let (mut site, _) = opened();
                site.kv.fail_at(fault, at, for_ever);
                for goal in ["second", "third"] {
                    write(&mut site, goal);
                    settle(&mut site);
                    let gone = site.lost();
                    assert!(gone.is_empty(), "{fault:?} at operation {at}: {gone:#?}");
                }
                site.tell_open(0, Event::Hidden);
                let is_over = !site.kv.struck();
                site.leave(0);
                settle(&mut site);
                let gone = site.end();
                assert!(gone.is_empty(), "{fault:?} at operation {at}: {gone:#?}");
                let there = site.maps().iter().any(|id| stored(&site, id).contains("third"));
                assert!(there, "{fault:?} at operation {at}, for ever: {for_ever}: what was written last");
                (tried, lost) = (tried + 1, lost + usize::from(!there));
                if is_over {
                    break;
                }
            }
        }
        assert!(tried > 5, "{fault:?}: {tried}");
        report(row, tried, lost);
    }
}

/// The copy in the database is of this very revision, and of other content: it is kept as an earlier version, and made anew.
#[test]
fn a_copy_of_equal_revision_and_other_content_is_kept_and_made_anew() {
    let (mut site, id) = opened();
    let record = stored(&site, &id);
    site.leave(0);
    let (head, text) = site.database.copies.get_mut(&id).expect("it was copied");
    *text = text.replace("first", "other");
    head.crc = Some("00000000".into());
    site.open(0, &id, Purpose::Show);
    settle(&mut site);
    assert_eq!(goal(&site), "first");
    assert!(versions_hold(&site, "other"));
    assert_eq!(site.notices, [Notice::CopyKept]);
    assert_eq!(site.database.copies[&id].1, record);
    assert_eq!(state(&site), SaveState::Safe);
    assert!(Kv::keys(&site.kv.kv).is_ok_and(|keys| keys.contains(&map_key(&id))));
}

/// Storage was cleared without a word, and the map is taken from a tab that does not answer: that tab had everything saved, and writes it
/// again, because nothing stands there.
#[test]
fn what_is_taken_is_written_again_if_it_is_gone() {
    let (mut site, id) = opened();
    site.clear(true, true);
    site.hear_nothing();
    site.tell_open(0, Event::Lost);
    settle(&mut site);
    assert!(stored(&site, &id).contains("first"));
    assert_eq!(site.notices, [Notice::Cleared]);
    assert_eq!(site.pages[0].open.as_ref().and_then(|tab| tab.session.reading()), Some(ReadOnly::Taken));
}

/// The browser is killed, and local storage is behind the copy. The next time the copies cannot be read, so the map is edited as it was, so
/// many times: other work under the same revisions. When the copies can be read again, what only the copy has is kept, whoever is the
/// first to make it anew.
#[test]
fn what_only_an_unread_copy_has_is_kept_before_it_is_made_anew() {
    let opening: fn(&mut Site, &MapId) = |site, id| site.open(0, id, Purpose::Show);
    let first_screen: fn(&mut Site, &MapId) = |site, _| site.align();
    let renaming: fn(&mut Site, &MapId) = |site, id| {
        assert!(site.may_change(0, id));
        site.rename(0, id);
        site.align();
    };
    let from_the_bin: fn(&mut Site, &MapId) = |site, id| {
        site.delete(0, id);
        site.restore(0, 0);
        site.open(0, id, Purpose::Show);
    };
    let ways = [
        ("opened", opening),
        ("the first screen", first_screen),
        ("renamed", renaming),
        ("deleted and back", from_the_bin),
    ];
    for (way, follow) in ways {
        // Behind the copy, of its revision, beyond it, and further beyond it than a record can tell.
        for (copied, edits) in [(2, 1), (1, 1), (1, 2), (1, 30)] {
            let (mut site, id) = opened();
            let flushed = site.kv.kv.contents();
            for number in 1..=copied {
                write(&mut site, &format!("copied {number}"));
                settle(&mut site);
            }
            assert_eq!(state(&site), SaveState::Safe);
            site.kill(&flushed);
            site.database.fails = true;
            site.open(0, &id, Purpose::Show);
            settle(&mut site);
            assert_eq!((goal(&site), state(&site)), ("first".to_owned(), SaveState::Saved));
            for number in 1..=edits {
                write(&mut site, &format!("since {number}"));
                settle(&mut site);
            }
            site.leave(0);
            settle(&mut site);
            site.database.fails = false;
            follow(&mut site, &id);
            settle(&mut site);
            let lost = site.lost();
            assert!(lost.is_empty(), "{way}, {copied}, {edits}: {lost:#?}");
            let lost = site.end();
            assert!(lost.is_empty(), "{way}, {copied}, {edits}, in the end: {lost:#?}");
            let kept = |goal: &str| site.database.versions.iter().filter(|(_, text)| text.contains(goal)).count();
            if edits >= copied {
                assert_eq!(kept(&format!("copied {copied}")), 1, "{way}, {copied}, {edits}: kept, and once");
            }
        }
    }
}

/// A copy that is only behind is made anew, and nothing is kept of it: all it has is in what was made from it.
#[test]
fn a_copy_that_is_an_older_version_is_made_anew_without_a_word() {
    for opens in [true, false] {
        let (mut site, id) = opened();
        site.leave(0);
        site.database.fails = true;
        site.open(0, &id, Purpose::Show);
        settle(&mut site);
        (2..=4).for_each(|number| write(&mut site, &format!("goal {number}")));
        site.leave(0);
        settle(&mut site);
        site.database.fails = false;
        let before = site.database.versions.len();
        if opens {
            site.open(0, &id, Purpose::Show);
            settle(&mut site);
        } else {
            site.align();
        }
        assert_eq!(
            (site.database.copies[&id].1.as_str(), site.database.versions.len()),
            (&*stored(&site, &id), before)
        );
    }
}

/// Storage is full, so what two tabs hold goes into the copy alone: whether one waits while the other works, or the browser has no locks, what
/// the one put there is kept before the other's takes its place.
#[test]
fn what_another_tab_put_into_the_copy_meanwhile_is_kept() {
    for has_locks in [true, false] {
        let mut site = Site::new(has_locks);
        site.open_page();
        let id = site.add(0, JourneyMap { title: "One".into(), ..JourneyMap::default() }).expect("there is room");
        site.open(0, &id, Purpose::Show);
        settle(&mut site);
        site.open_page();
        if !has_locks {
            site.open(1, &id, Purpose::Show);
            settle(&mut site);
        }
        site.kv.fail(Fault::Full);
        write(&mut site, "of the first");
        settle(&mut site);
        if has_locks {
            site.leave(0);
            site.open(1, &id, Purpose::Show);
            settle(&mut site);
        }
        edit_in(&mut site, 1, "of the second");
        site.tell_open(1, Event::Hidden);
        settle(&mut site);
        assert!(site.database.copies[&id].1.contains("of the second"), "{has_locks}");
        assert_eq!(versions_hold(&site, "of the first"), !has_locks, "what the second was made from is no other work");
        site.close(1);
        if has_locks {
            site.open(0, &id, Purpose::Show);
        } else {
            site.tell_open(0, Event::Hidden);
        }
        settle(&mut site);
        assert!(site.database.copies[&id].1.contains("of the first"), "{has_locks}");
        assert!(versions_hold(&site, "of the second"), "{has_locks}");
        assert!(site.end().is_empty());
    }
}
