//! Handing a map on as a link, as the open map knows it: loaded when somebody asks for a link, since it brings the dictionaries along.

use leptos::prelude::AnyView;

use crate::app::part::Part;
use crate::board_view::editor_context::EditorContext;

/// What makes links.
pub static SHARING: Part<SharingPart> = Part::new();

/// The dialog that makes links.
pub struct SharingPart {
    /// The dialog.
    pub dialog: fn(EditorContext) -> AnyView,
}
