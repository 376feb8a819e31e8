//! Carrying out what the session of a map says.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Drawn, SaveSession, Shared, tell, with_map_in_file};
use crate::browser::{clock, random, room, safety, tabs};
use parcours_core::format::MapFile;
use parcours_core::model::JourneyMap;
use parcours_core::store::session::{Effect, Event, Source, Use};
use parcours_core::store::versions::Reason;

/// Does `effect`; gives what is answered at once.
pub(super) fn carry_out(shared: &Shared, effect: Effect) -> Vec<Event> {
    let app = shared.borrow().app;
    let drawn = shared.borrow().drawn;
    match effect {
        Effect::FinishTyping => return finish_typing(shared),
        Effect::Look => {
            let save_session = shared.borrow();
            return vec![Event::Found(save_session.library.presence(&save_session.kept))];
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
        Effect::ShowVersions => drawn.into_iter().for_each(|drawn| (drawn.show_versions)(drawn.editor)),
        Effect::NoteFiled => {
            let save_session = &mut *shared.borrow_mut();
            // A note that cannot be written is not worth an alarm: the file is there.
            drop(save_session.library.note_saved_to_file(&mut save_session.kept, &clock::now_text()));
        }
        // Another map may have been opened here meanwhile: its lock is not this one's.
        Effect::LetGo => {
            if tabs::is_mine(shared.borrow().id()) {
                tabs::let_go();
            }
        }
        Effect::AskToLast => room::ask_to_last(),
        Effect::OpenMap(id) => app.open_map(&id),
        Effect::ListChanged => app.library_changed.update(|count| *count += 1),
        Effect::Tell(notice) => app.tell(notice),
        Effect::Say(report) => app.say((app.words().safety.report)(report).to_owned()),
    }
    Vec::new()
}

fn finish_typing(shared: &Shared) -> Vec<Event> {
    let drawn = shared.borrow().drawn;
    drawn.into_iter().for_each(|drawn| (drawn.keep_writing)(drawn.editor));
    let save_session = &mut *shared.borrow_mut();
    let before = save_session.events.len();
    save_session.note();
    let mut answers: Vec<Event> = save_session.events.drain(before..).collect();
    answers.push(Event::Finished);
    answers
}

fn write(save_session: &mut SaveSession) -> Event {
    let at = clock::now_text();
    let library = save_session.library.clone();
    let outcome = with_map_in_file(&save_session.board, &mut save_session.kept, |kept| library.save(kept, &at));
    save_session.app.measure_room();
    Event::Wrote { outcome, rev: save_session.kept.file.rev, at }
}

fn keep_aside(save_session: &mut SaveSession) -> Event {
    let at = clock::now_text();
    let (library, words) = (save_session.library.clone(), save_session.app.words());
    let title = save_session.board.read(|map| map.title.clone());
    let named = if title.trim().is_empty() { words.board.untitled } else { &title };
    let title = |number| (words.safety.conflict_title)(named, number);
    let kept = with_map_in_file(&save_session.board, &mut save_session.kept, |kept| {
        library.keep_aside(kept, &at, || random::id().into(), title)
    });
    Event::KeptAside { outcome: kept.map(|copy| (copy.file.id, copy.file.map.title)), at }
}

/// Shows what stands in storage; `None` if that cannot be read, and what is shown stays.
fn show_stored(save_session: &mut SaveSession) -> Option<Event> {
    let mut kept = save_session.library.open(save_session.id()).ok()?;
    save_session.board.show(std::mem::take(&mut kept.file.map)).ok()?;
    save_session.kept = kept;
    save_session.noted = untrack(|| save_session.board.revision());
    if let Some(drawn) = save_session.drawn {
        (drawn.shown_anew)(drawn.editor);
    }
    Some(Event::Showing(save_session.kept.file.rev))
}

fn copy(shared: &Shared, ticket: u64, from: Source) {
    let copied = {
        let save_session = &mut *shared.borrow_mut();
        let id = save_session.id().clone();
        match from {
            Source::Storage => {
                let at = save_session.kept.changed.clone().unwrap_or_default();
                safety::copy_record(&id, save_session.kept.file.rev, &at, None)
            }
            Source::Tab => {
                let (library, at) = (save_session.library.clone(), clock::now_text());
                let record =
                    with_map_in_file(&save_session.board, &mut save_session.kept, |kept| library.record(kept, &at));
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
        let save_session = &mut *shared.borrow_mut();
        let (id, at, rev) = (save_session.id().clone(), clock::now_text(), save_session.kept.file.rev);
        let library = save_session.library.clone();
        let text = match from {
            Source::Storage => None,
            Source::Tab => {
                with_map_in_file(&save_session.board, &mut save_session.kept, |kept| library.present(kept, &at)).ok()
            }
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
    let (drawn, board) = (shared.borrow().drawn, shared.borrow().board.clone());
    let Some(Drawn { editor, keep_writing, replace, .. }) = drawn else { return Event::VersionPut(false) };
    // Whatever is being typed belongs to the map that goes.
    keep_writing(editor);
    let before = untrack(|| board.revision());
    let is_same = board.read(|present| *present == *map);
    replace(editor, map);
    Event::VersionPut(is_same || untrack(|| board.revision()) != before)
}

fn add_version(shared: &Shared, at: &str, map: Box<JourneyMap>) {
    let app = shared.borrow().app;
    let words = app.words();
    let time = clock::read_aloud(at, &words.language);
    let mut file = MapFile::new(random::id().into(), *map);
    file.map.title = (words.safety.copy_title)(&file.map.title, &time);
    app.add_and_open(file);
}
