//! Earlier versions of the open map: looking them up, and doing what the panel asks.

use leptos::prelude::*;

use super::desk::Desk;
use super::{keeping, writing};
use crate::browser::{clock, random, safety};
use crate::editor::looks::Side;
use crate::editor::outcome::VersionAsk;
use crate::editor::situation::Told;
use crate::format::MapFile;
use crate::store::Version;
use crate::store::session::Event;

/// Looks the versions up again, if the panel shows them.
pub fn look_again(desk: Desk) {
    // A version may be kept when the map is left.
    if !desk.here.lasts() || desk.looks.with_untracked(|looks| looks.side != Some(Side::Versions)) {
        return;
    }
    desk.here.spawn(async move {
        let id = desk.id.get_value();
        let found = safety::versions_of(&id).await;
        let language = &desk.shell.words().language;
        let told = |version: Version| Told { time: clock::read_aloud(&version.at, language), version };
        desk.versions.set_value(found.map(|found| found.into_iter().map(told).collect()));
        desk.beside_changed.update(|count| *count += 1);
    });
}

/// Does what the panel asks. What came of it is said when it is so.
pub fn answer(desk: Desk, ask: VersionAsk) {
    match ask {
        VersionAsk::Keep(name) => {
            // Not the field as well: it is the one that asks.
            writing::finish(desk, writing::Ending::Keep);
            keeping::tell_open(Event::KeepAsked(name));
        }
        VersionAsk::Name(at, name) => keeping::tell_open(Event::NameAsked { at, name }),
        VersionAsk::Restore(at) => {
            desk.keep_writing();
            keeping::tell_open(Event::RestoreAsked(at));
        }
        VersionAsk::OpenCopy(at) => {
            desk.keep_writing();
            keeping::write_now();
            keeping::tell_open(Event::OpenAsked(at));
        }
    }
}

/// Keeps what is shown as a map of its own, and opens it.
pub fn edit_copy(desk: Desk) {
    let shell = desk.shell;
    let file = keeping::with_file(|file| {
        let title = &file.map.title;
        let title = if title.is_empty() { shell.words().board.untitled } else { title };
        let mut copy = file.clone();
        copy.map.title = (shell.words().home.copy_of)(title);
        MapFile { id: random::id().into(), lineage: Vec::new(), ..copy }
    });
    if let Some(file) = file {
        shell.add_and_open(file);
    }
}
