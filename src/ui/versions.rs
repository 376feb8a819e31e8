//! Earlier versions of the open map: looking them up, and doing what the panel asks.

use leptos::prelude::*;

use super::desk::Desk;
use super::presence::all_the_same;
use super::{keeping, writing};
use crate::browser::{clock, random, safety};
use crate::editor::looks::Side;
use crate::editor::outcome::{Outcome, VersionAsk};
use crate::editor::situation::Told;
use crate::format::MapFile;
use crate::model::{Act, Edit, Label};
use crate::store::versions::Reason;
use crate::store::{Kept, Version};

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

/// Does what the panel asks.
pub fn answer(desk: Desk, ask: VersionAsk) {
    match ask {
        VersionAsk::Keep(name) => {
            // Not the field as well: it is the one that asks.
            writing::finish(desk, writing::Ending::Keep);
            keeping::keep_present(Reason::Asked, name.trim());
            desk.shell.say(desk.shell.words().safety.kept.to_owned());
        }
        VersionAsk::Name(at, name) => {
            let id = desk.id.get_value();
            all_the_same(async move {
                safety::name_version(&id, &at, name.trim()).await;
                look_again(desk);
            });
        }
        VersionAsk::Restore(at) => with_version(desk, at, move |kept| {
            keeping::keep_present(Reason::Restored, "");
            let edit = Edit::Replace(Box::new(kept.file.map));
            desk.carry_out(Outcome::edit(edit, Label::one(Act::RestoreVersion, "")));
            desk.shell.say(desk.shell.words().safety.restored.to_owned());
        }),
        VersionAsk::OpenCopy(at) => with_version(desk, at.clone(), move |kept| {
            let words = desk.shell.words();
            let time = clock::read_aloud(&at, &words.language);
            let mut file = MapFile { id: random::id().into(), lineage: Vec::new(), ..kept.file };
            file.map.title = (words.safety.copy_title)(&file.map.title, &time);
            desk.shell.add_and_open(file);
        }),
    }
}

/// Reads the version kept at `at` and gives it to `user`; says so when it cannot be read.
fn with_version(desk: Desk, at: String, user: impl FnOnce(Kept) + 'static) {
    desk.keep_writing();
    keeping::write_now();
    let id = desk.id.get_value();
    desk.here.spawn(async move {
        let text = safety::text_of_version(&id, &at).await;
        match text.and_then(|text| desk.shell.library().read(&id, &text).ok()).filter(|kept| !kept.newer()) {
            Some(kept) => user(kept),
            None => desk.shell.say(desk.shell.words().safety.broken_version.to_owned()),
        }
    });
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
