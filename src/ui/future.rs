//! The future state of a map: made from the board or from the list, and its lane of today brought in line.

use leptos::prelude::*;

use super::beside;
use super::desk::Desk;
use super::keeping;
use super::shell::Shell;
use crate::browser::{clock, random};
use crate::editor::outcome::Outcome;
use crate::editor::said::Said;
use crate::editor::situation::Beside;
use crate::format::MapFile;
use crate::method::future;
use crate::model::{JourneyMap, MapId};
use crate::store::alerts::Source;
use crate::templates::{Template, new_map};
use crate::words;

/// Makes the future state of `map`, kept under `id`, and opens it. The map itself is not touched.
pub fn make(shell: Shell, map: &JourneyMap, id: &MapId) {
    let lanes = new_map(Template::FutureState, None, &map.language, &mut random::id).lanes;
    // The title and the lanes belong to the map and speak its language, not the page's.
    let words = words::of(&map.language);
    let title = if map.title.trim().is_empty() { words.board.untitled } else { map.title.trim() };
    let title = (words.compare.future_title)(title);
    let made = future::future_of(map, id, lanes, title.clone(), &mut random::id);
    let file = MapFile::new(random::id().into(), made);
    match shell.library().add(file, &clock::now_text(), || random::id().into()) {
        Ok(added) => {
            shell.library_changed.update(|count| *count += 1);
            shell.open_map(&added.kept.file.id);
            shell.say((shell.words().said.said)(&Said::FutureMade(title)));
        }
        Err(error) => shell.alarm(Source::Deed, shell.why_not_saved(&error)),
    }
}

/// Makes the future state of the open map.
pub fn make_here(desk: Desk) {
    keeping::write_now();
    let map = desk.board().read(Clone::clone);
    make(desk.shell, &map, &desk.id.get_value());
}

/// Brings the lane of today in line with the map it came from, as it is kept now.
pub fn refresh(desk: Desk) {
    let compared = desk.board().read(|map| map.context.compared.clone().map(MapId::from));
    let opened = compared.and_then(|id| Some((desk.shell.library().open(&id).ok()?.file.map, id)));
    let Some((today, id)) = opened else { return desk.say(&Said::ComparedMissing) };
    let edit = desk.board().read(|map| future::refresh(map, &today, &mut random::id));
    match edit {
        Some((edit, label)) => {
            let said = Said::TodayRefreshed(label.count);
            desk.carry_out(Outcome::edit(edit, label).and_say(said));
        }
        None => desk.say(&Said::TodayUpToDate),
    }
    let mut maps = desk.beside.with_value(Clone::clone);
    maps.retain(|beside| beside.id != id);
    maps.push(Beside { id, map: today });
    beside::put(desk, maps);
}
