//! Earlier versions of the open map: looking them up, and doing what the panel asks.

use leptos::prelude::*;

use crate::board_view::editor_context::EditorContext;
use crate::browser::{clock, safety};
use parcours_core::editor::situation::Told;
use parcours_core::editor::view_state::SidePanel;
use parcours_core::store::Version;

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
