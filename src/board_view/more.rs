//! What is opened over and beside the board, as the board knows it: a part that is loaded once the board is drawn.

use crate::app::app_context::AppContext;
use crate::app::part::Part;
use crate::board_view::editor_context::EditorContext;
use crate::board_view::state::CurveBehind;
use parcours_core::editor::outcome::{Dialog, Printed};
use parcours_core::editor::view_state::View;
use parcours_core::editor::walk::Stride;
use parcours_core::method::figures::Figures;
use parcours_core::model::{JourneyMap, Language, MapId};
use parcours_core::store::OpenError;

use leptos::prelude::*;

/// What is opened over and beside the board.
pub static MORE: Part<MorePart> = Part::new();

/// Panels, the other views, dialogs, what is told to a room and put on paper, and the texts of templates.
pub struct MorePart {
    /// The panel beside the board.
    pub side_panel: fn(EditorContext) -> AnyView,
    /// The bar of actions beside what is in focus.
    pub context_bar: fn(EditorContext) -> AnyView,
    /// The menu, while one is open.
    pub menu: fn(EditorContext) -> AnyView,
    /// The arrows between cards.
    pub arrows: fn(EditorContext) -> AnyView,
    /// Why a map is not opened.
    pub not_opened: fn(AppContext, MapId, OpenError) -> AnyView,
    /// A view that is read.
    pub view: fn(EditorContext, View) -> AnyView,
    /// The bar that finds and filters.
    pub find_bar: fn(EditorContext) -> AnyView,
    /// The map told to a room.
    pub presenting: fn(EditorContext) -> AnyView,
    /// A dialog of an open map.
    pub dialog: fn(EditorContext, Dialog) -> AnyView,
    /// The offers of a blank map.
    pub blank: fn(EditorContext) -> AnyView,
    /// Goes on telling the map.
    pub stride: fn(EditorContext, Stride),
    /// Lays out what is put on paper.
    pub lay_out: fn(EditorContext, Printed),
    /// Makes the future state of the open map and opens it.
    pub make_future: fn(EditorContext),
    /// Writes how the map of today feels now into the lane of a future state that shows it.
    pub refresh_today: fn(EditorContext),
    /// Puts the texts that a template wrote into another language, and speaks it.
    pub speak: fn(EditorContext, Language),
    /// Follows the agenda of the workshop, and copies that are to be merged, for as long as what is being drawn is there.
    pub follow: fn(EditorContext),
    /// The time that is left, while the timer of the agenda runs.
    pub clock: fn(EditorContext) -> AnyView,
    /// Counts the figures of a map on a day.
    pub figures: fn(&JourneyMap, &str) -> Figures,
    /// The second line under the curve of a future state.
    pub curve_behind: fn(EditorContext) -> Option<CurveBehind>,
}

impl EditorContext {
    /// Acts with the part of the program that is loaded on demand, unless the map is left before it is there.
    pub fn with_more(self, act: impl FnOnce(&'static MorePart, Self) + 'static) {
        MORE.with(self.app, move |more| self.here.only(move || act(more, self))());
    }
}
