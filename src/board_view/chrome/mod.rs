//! What stands around the board: bars, menu, status.

pub(crate) mod command_button;
pub(crate) mod context_bar;
pub(crate) mod footer;
pub(crate) mod header_strip;
pub(crate) mod menu;
pub(crate) mod save_status;
pub(crate) mod stage_pager;
pub(crate) mod timer;
pub(crate) mod toolbar;
pub(crate) mod top_bar;

use leptos::prelude::*;

use crate::board_view::editor_context::EditorContext;

/// What `draw` makes, for as long as it is `shown`. A plain function, so that what draws it is there once for all.
pub(crate) fn drawn_while(shown: RwSignal<bool>, editor: EditorContext, draw: fn(EditorContext) -> AnyView) -> AnyView {
    (move || shown.get().then(|| draw(editor))).into_any()
}
