//! The future state of a map: made from the board or from the list, and its lane of today brought in line.

use leptos::prelude::*;

use crate::app::app_context::AppContext;
use crate::board_view::compared_maps;
use crate::board_view::editor_context::EditorContext;
use crate::board_view::keeping;
use crate::browser::{clock, random};
use parcours_core::editor::announcement::Announcement;
use parcours_core::editor::outcome::Outcome;
use parcours_core::editor::situation::ComparedMap;
use parcours_core::format::MapFile;
use parcours_core::method::future;
use parcours_core::model::{JourneyMap, MapId};
use parcours_core::store::alerts::Source;
use parcours_core::templates::{Template, new_map};
use parcours_core::words::in_map;

/// Makes the future state of `map`, kept under `id`, and opens it. The map itself is not touched.
pub fn make(app: AppContext, map: &JourneyMap, id: &MapId) {
    let lanes = new_map(Template::FutureState, None, &map.language, &mut random::id).lanes;
    // The title and the lanes belong to the map and speak its language, not the page's.
    let words = in_map::of(&map.language);
    let title = if map.title.trim().is_empty() { words.untitled } else { map.title.trim() };
    let title = (words.future_title)(title);
    let made = future::future_of(map, id, lanes, title.clone(), &mut random::id);
    let file = MapFile::new(random::id().into(), made);
    match app.library().add(file, &clock::now_text(), || random::id().into()) {
        Ok(added) => {
            app.library_changed.update(|count| *count += 1);
            app.open_map(&added.kept.file.id);
            app.say((app.words().announcements.announce)(&Announcement::FutureMade(title)));
        }
        Err(error) => app.alarm(Source::Action, app.why_not_saved(&error)),
    }
}

/// Makes the future state of the open map.
pub fn make_here(editor: EditorContext) {
    keeping::write_now();
    let map = editor.board().read(Clone::clone);
    make(editor.app, &map, &editor.id.get_value());
}

/// Brings the lane of today in line with the map it came from, as it is kept now.
pub fn refresh(editor: EditorContext) {
    let compared = editor.board().read(|map| map.context.compared.clone().map(MapId::from));
    let opened = compared.and_then(|id| Some((editor.app.library().open(&id).ok()?.file.map, id)));
    let Some((today, id)) = opened else { return editor.say(&Announcement::ComparedMissing) };
    let edit = editor.board().read(|map| future::refresh(map, &today, &mut random::id));
    match edit {
        Some((edit, label)) => {
            let said = Announcement::TodayRefreshed(label.count);
            editor.carry_out(Outcome::edit(edit, label).and_say(said));
        }
        None => editor.say(&Announcement::TodayUpToDate),
    }
    let mut maps = editor.compared_maps.with_value(Clone::clone);
    maps.retain(|compared| compared.id != id);
    maps.push(ComparedMap { id, map: today });
    compared_maps::put(editor, maps);
}
