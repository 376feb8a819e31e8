//! Carrying out what the session of a map says.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Keeper, Shared, lent, tell};
use crate::browser::{clock, random, room, safety, tabs};
use crate::editor::outcome::Outcome;
use crate::format::MapFile;
use crate::model::{Act, Edit, JourneyMap, Label};
use crate::store::session::{Effect, Event, Source, Use};
use crate::store::versions::Reason;
use crate::ui::versions;

/// Does `effect`; gives what is answered at once.
pub(super) fn carry_out(shared: &Shared, effect: Effect) -> Vec<Event> {
    let shell = shared.borrow().shell;
    let desk = shared.borrow().desk;
    match effect {
        Effect::FinishTyping => return finish_typing(shared),
        Effect::Look => {
            let keeper = shared.borrow();
            return vec![Event::Found(keeper.library.presence(&keeper.kept))];
        }
        Effect::Write => return vec![write(&mut shared.borrow_mut())],
        Effect::KeepAside => return vec![keep_aside(&mut shared.borrow_mut())],
        Effect::ShowStored => return show_stored(&mut shared.borrow_mut()).into_iter().collect(),
        Effect::Copy { ticket, from } => copy(shared, ticket, from),
        Effect::KeepVersion { ticket, reason, name, from } => keep_version(shared, ticket, reason, &name, from),
        Effect::ReadVersion { wanted, at } => read_version(shared, wanted, at),
        Effect::PutVersion(map) => return vec![put_version(shared, map)],
        Effect::AddVersion { at, map } => add_version(shared, &at, map),
        Effect::NameVersion { at, name } => {
            let (id, shared) = (shared.borrow().id().clone(), shared.clone());
            spawn_local(async move {
                let is_named = safety::name_version(&id, &at, name.trim()).await;
                tell(&shared, Event::VersionNamed(is_named));
            });
        }
        Effect::ShowVersions => desk.into_iter().for_each(versions::look_again),
        Effect::NoteFiled => {
            let keeper = &mut *shared.borrow_mut();
            // A note that cannot be written is not worth an alarm: the file is there.
            drop(keeper.library.note_saved_to_file(&mut keeper.kept, &clock::now_text()));
        }
        // Another map may have been opened here meanwhile: its lock is not this one's.
        Effect::LetGo => {
            if tabs::is_mine(shared.borrow().id()) {
                tabs::let_go();
            }
        }
        Effect::AskToLast => room::ask_to_last(),
        Effect::OpenMap(id) => shell.open_map(&id),
        Effect::ListChanged => shell.library_changed.update(|count| *count += 1),
        Effect::Tell(notice) => shell.tell(notice),
        Effect::Say(report) => shell.say((shell.words().safety.report)(report).to_owned()),
    }
    Vec::new()
}

fn finish_typing(shared: &Shared) -> Vec<Event> {
    let desk = shared.borrow().desk;
    desk.into_iter().for_each(|desk| desk.keep_writing());
    let keeper = &mut *shared.borrow_mut();
    let before = keeper.events.len();
    keeper.note();
    let mut answers: Vec<Event> = keeper.events.drain(before..).collect();
    answers.push(Event::Finished);
    answers
}

fn write(keeper: &mut Keeper) -> Event {
    let at = clock::now_text();
    let library = keeper.library.clone();
    let outcome = lent(&keeper.board, &mut keeper.kept, |kept| library.save(kept, &at));
    keeper.shell.measure_room();
    Event::Wrote { outcome, rev: keeper.kept.file.rev, at }
}

fn keep_aside(keeper: &mut Keeper) -> Event {
    let at = clock::now_text();
    let (library, words) = (keeper.library.clone(), keeper.shell.words());
    let title = keeper.board.read(|map| map.title.clone());
    let named = if title.trim().is_empty() { words.board.untitled } else { &title };
    let title = |number| (words.safety.conflict_title)(named, number);
    let kept =
        lent(&keeper.board, &mut keeper.kept, |kept| library.keep_aside(kept, &at, || random::id().into(), title));
    Event::KeptAside { outcome: kept.map(|copy| (copy.file.id, copy.file.map.title)), at }
}

/// Shows what stands in storage; `None` if that cannot be read, and what is shown stays.
fn show_stored(keeper: &mut Keeper) -> Option<Event> {
    let mut kept = keeper.library.open(keeper.id()).ok()?;
    keeper.board.show(std::mem::take(&mut kept.file.map)).ok()?;
    keeper.kept = kept;
    keeper.noted = untrack(|| keeper.board.revision());
    if let Some(desk) = keeper.desk {
        desk.settle(false);
    }
    Some(Event::Showing(keeper.kept.file.rev))
}

fn copy(shared: &Shared, ticket: u64, from: Source) {
    let copied = {
        let keeper = &mut *shared.borrow_mut();
        let id = keeper.id().clone();
        match from {
            Source::Storage => {
                let at = keeper.kept.changed.clone().unwrap_or_default();
                safety::copy_record(&id, keeper.kept.file.rev, &at, None)
            }
            Source::Tab => {
                let (library, at) = (keeper.library.clone(), clock::now_text());
                let record = lent(&keeper.board, &mut keeper.kept, |kept| library.record(kept, &at));
                let Ok((rev, text)) = record else { return };
                safety::copy_record(&id, rev, &at, Some(&text))
            }
        }
    };
    let shared = shared.clone();
    spawn_local(async move {
        let is_kept = copied.await;
        tell(&shared, Event::Copied { ticket, is_kept });
    });
}

fn keep_version(shared: &Shared, ticket: u64, reason: Reason, name: &str, from: Source) {
    let kept = {
        let keeper = &mut *shared.borrow_mut();
        let (id, at, rev) = (keeper.id().clone(), clock::now_text(), keeper.kept.file.rev);
        let library = keeper.library.clone();
        let text = match from {
            Source::Storage => None,
            Source::Tab => lent(&keeper.board, &mut keeper.kept, |kept| library.present(kept, &at)).ok(),
        };
        safety::keep_version(&id, &at, rev, reason, name.trim(), text.as_deref())
    };
    let shared = shared.clone();
    spawn_local(async move {
        let is_kept = kept.await;
        tell(&shared, Event::VersionKept { ticket, is_kept });
    });
}

fn read_version(shared: &Shared, wanted: Use, at: String) {
    let (id, library) = (shared.borrow().id().clone(), shared.borrow().library.clone());
    let shared = shared.clone();
    spawn_local(async move {
        let text = safety::text_of_version(&id, &at).await;
        let kept = text.and_then(|text| library.read(&id, &text).ok()).filter(|kept| !kept.newer());
        let map = kept.map(|kept| Box::new(kept.file.map));
        tell(&shared, Event::VersionRead { wanted, at, map });
    });
}

fn put_version(shared: &Shared, map: Box<JourneyMap>) -> Event {
    let (desk, board) = (shared.borrow().desk, shared.borrow().board.clone());
    let Some(desk) = desk else { return Event::VersionPut(false) };
    // Whatever is being typed belongs to the map that goes.
    desk.keep_writing();
    let before = untrack(|| board.revision());
    let is_same = board.read(|present| *present == *map);
    desk.carry_out(Outcome::edit(Edit::Replace(map), Label::one(Act::RestoreVersion, "")));
    Event::VersionPut(is_same || untrack(|| board.revision()) != before)
}

fn add_version(shared: &Shared, at: &str, map: Box<JourneyMap>) {
    let shell = shared.borrow().shell;
    let words = shell.words();
    let time = clock::read_aloud(at, &words.language);
    let mut file = MapFile::new(random::id().into(), *map);
    file.map.title = (words.safety.copy_title)(&file.map.title, &time);
    shell.add_and_open(file);
}
