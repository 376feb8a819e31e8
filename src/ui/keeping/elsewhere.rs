//! What other tabs do to the open map: one wants to edit it, takes it, or writes.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Keeper, finish_writing, lent, open, show};
use crate::browser::{clock, random, safety, tabs};
use crate::store::Saved;
use crate::store::library::map_key;
use crate::ui::desk::Desk;
use crate::ui::opening::Reading;

/// Another tab saved this map first: what is here is kept as a map of its own, and is what is open from now on.
pub(super) fn keep_aside(keeper: &mut Keeper, time: &str) {
    let library = keeper.library.clone();
    let title = keeper.shell.words().safety.conflict_title;
    let copy = lent(&keeper.board, &mut keeper.kept, |kept| {
        let before = kept.file.map.title.clone();
        kept.file.map.title = title(&before);
        let copy = library.keep_aside(kept, time, || random::id().into());
        kept.file.map.title = before;
        copy
    });
    match copy {
        Ok(copy) => {
            let shell = keeper.shell;
            keeper.saver.wrote(Ok(Saved::Written), clock::monotonic(), time);
            shell.library_changed.update(|count| *count += 1);
            shell.notice.set(shell.words().board.kept_aside.to_owned());
            shell.open_map(&copy.file.id);
        }
        Err(error) => {
            keeper.saver.wrote(Err(error), clock::monotonic(), time);
            show(keeper);
        }
    }
}

/// Another tab wants to edit the map: what is being written is finished, saved and copied; then the tab may.
pub fn asked_for() {
    // A map that is only being opened here is not given away half way: the other tab asks again in a moment.
    let Some(shared) = open() else { return };
    if shared.borrow().is_reading() {
        return;
    }
    let desk = shared.borrow().desk;
    desk.into_iter().for_each(Desk::keep_all);
    let (id, copied) = {
        let keeper = shared.borrow();
        let at = keeper.kept.changed.clone().unwrap_or_default();
        (keeper.id().clone(), safety::copy_record(keeper.id(), keeper.kept.file.rev, &at, None))
    };
    // What storage refused stays here: the other tab must not begin from an older version.
    if shared.borrow().saver.owes() {
        return;
    }
    let reading = shared.borrow().standing.reading;
    reading.set(Some(Reading::OtherTab));
    spawn_local(async move {
        copied.await;
        // Another map may have been opened here meanwhile: its lock is not this one's.
        if tabs::is_mine(&id) {
            tabs::let_go();
        }
    });
}

/// Another tab took the map while this one did not answer: what is not written becomes a map of its own.
pub fn lost() {
    let Some(shared) = open() else { return };
    // Also what is being typed; but nothing is written over what the other tab has by now.
    finish_writing(&shared);
    let (owes, reading) = {
        let keeper = shared.borrow();
        (keeper.saver.owes(), keeper.standing.reading)
    };
    reading.set(Some(Reading::Taken));
    if owes {
        keep_aside(&mut shared.borrow_mut(), &clock::now_text());
    }
}

/// Another tab wrote into storage: a map that is only shown is shown as it is now.
pub(super) fn written_elsewhere(event: web_sys::Event) {
    let Some(shared) = open() else { return };
    let event: web_sys::StorageEvent = wasm_bindgen::JsCast::unchecked_into(event);
    let (is_about, is_reading, is_ours) = {
        let keeper = shared.borrow();
        let is_about = event.key() == Some(map_key(keeper.id()));
        (is_about, keeper.is_reading(), !is_about || keeper.library.is_ours(&keeper.kept))
    };
    if !is_about {
        return;
    }
    if !is_reading {
        // A tab this map was taken from wrote late, or one that knows of no locks. What it wrote stays, and so does what is here.
        if !is_ours {
            finish_writing(&shared);
            keep_aside(&mut shared.borrow_mut(), &clock::now_text());
        }
        return;
    }
    let keeper = &mut *shared.borrow_mut();
    let Some(text) = event.new_value() else {
        return keeper.standing.reading.set(Some(Reading::Deleted));
    };
    if let Ok(mut kept) = keeper.library.read(keeper.id(), &text) {
        let shown = keeper.board.show(std::mem::take(&mut kept.file.map));
        if shown.is_ok() {
            keeper.kept = kept;
            keeper.noted = keeper.board.revision();
            keeper.desk.into_iter().for_each(|desk| desk.settle(false));
        }
    }
}
