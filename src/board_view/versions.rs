//! Earlier versions of the open map: looking them up, and doing what the panel asks.

use leptos::prelude::*;

use crate::board_view::editor_context::EditorContext;
use crate::board_view::{keeping, writing};
use crate::browser::{clock, random, safety};
use parcours_core::editor::outcome::VersionEffect;
use parcours_core::editor::situation::Told;
use parcours_core::editor::view_state::SidePanel;
use parcours_core::format::MapFile;
use parcours_core::store::Version;
use parcours_core::store::session::Event;

/// Looks the versions up again, if the panel shows them.
pub fn look_again(editor: EditorContext) {
    // A version may be kept when the map is left.
    if !editor.here.lasts()
        || editor.view_state.with_untracked(|view_state| view_state.side_panel != Some(SidePanel::Versions))
    {
        return;
    }
    editor.here.spawn(async move {
        let id = editor.id.get_value();
        let found = safety::versions_of(&id).await;
        let language = &editor.app.words().language;
        let told = |version: Version| Told { time: clock::read_aloud(&version.at, language), version };
        editor.versions.set_value(found.map(|found| found.into_iter().map(told).collect()));
        editor.compared_maps_changed.update(|count| *count += 1);
    });
}

/// Does what the panel asks. What came of it is said when it is so.
pub fn answer(editor: EditorContext, effect: VersionEffect) {
    match effect {
        VersionEffect::Keep(name) => {
            // Not the field as well: it is the one that asks.
            writing::finish(editor, writing::Ending::Keep);
            keeping::tell_open(Event::KeepAsked(name));
        }
        VersionEffect::Name(at, name) => keeping::tell_open(Event::NameAsked { at, name }),
        VersionEffect::Restore(at) => {
            editor.keep_writing();
            keeping::tell_open(Event::RestoreAsked(at));
        }
        VersionEffect::OpenCopy(at) => {
            editor.keep_writing();
            keeping::write_now();
            keeping::tell_open(Event::OpenAsked(at));
        }
    }
}

/// Keeps what is shown as a map of its own, and opens it.
pub fn edit_copy(editor: EditorContext) {
    let app = editor.app;
    let file = keeping::with_file(|file| {
        let title = &file.map.title;
        let title = if title.is_empty() { app.words().board.untitled } else { title };
        let mut copy = file.clone();
        copy.map.title = (app.words().home.copy_of)(title);
        MapFile { id: random::id().into(), lineage: Vec::new(), ..copy }
    });
    if let Some(file) = file {
        app.add_and_open(file);
    }
}
