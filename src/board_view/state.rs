//! What the editor context holds of each thing that goes on around the board. The types alone, so that the context knows nobody who acts on it.

use std::sync::Arc;

use leptos::mount::UnmountHandle;
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;
use web_sys::HtmlElement;

use parcours_core::editor::commands::Command;
use parcours_core::editor::geometry::{Point, Rect};
use parcours_core::editor::outcome::Draft;
use parcours_core::model::{CardId, LaneId, Score, SortedSet, StepId};
use parcours_core::store::SaveState;
use parcours_core::store::session::ReadOnly;

/// An open menu: what it was opened from, and what it offers, in groups.
#[derive(Clone, PartialEq)]
pub struct MenuAt {
    /// What it was opened from, in pixels of the window.
    pub anchor: Rect,
    /// What it offers.
    pub groups: Vec<Vec<&'static Command>>,
    /// The button it belongs to, by its `data-menu`, which has the focus again when it closes; else the board has.
    pub of: Option<&'static str>,
}

impl MenuAt {
    /// The `data-menu` of the button that offers the ways out of the page.
    pub const EXPORT: &'static str = "export";

    /// The `data-menu` of the button of the map's own menu.
    pub const MAP: &'static str = "map";

    /// Whether it belongs to the button with that `data-menu`.
    pub fn is_of(&self, button: &str) -> bool {
        self.of == Some(button)
    }
}

/// A second line under the curve of a lane.
#[derive(Clone, Debug, PartialEq)]
pub struct CurveBehind {
    /// The lane it is drawn in.
    pub lane: LaneId,
    /// What it is called in the legend.
    pub title: String,
    /// Its known scores.
    pub scores: Vec<(StepId, Score)>,
}

impl CurveBehind {
    /// Its score at `step`.
    pub fn score(&self, step: &StepId) -> Option<Score> {
        self.scores.iter().find(|(other, _)| other == step).map(|(_, score)| *score)
    }
}

/// Where the open map stands; whoever shows it listens.
#[derive(Clone, Copy)]
pub struct SaveStatus {
    /// Why it is only shown; `None` while it can be edited.
    pub reading: RwSignal<Option<ReadOnly>>,
    /// Where the work stands, and when it was last written.
    pub save: RwSignal<(SaveState, Option<String>)>,
}

/// Where the pointer is over the board, and what it was last pressed on.
#[derive(Clone, Copy, Default)]
pub struct Pointing {
    /// Where it is, in pixels of the window.
    pub at: Option<Point>,
    /// Whether it was last pressed in a field.
    pub in_field: bool,
}

/// What of what is in sight the page shows already.
#[derive(Clone, Default)]
pub struct VisibilityShown {
    /// The cards that are marked as hidden.
    pub hidden: Option<Arc<SortedSet<CardId>>>,
    /// The element that is marked as found, by its id.
    pub found: Option<String>,
}

/// A text that is being written, with the field it is written in.
pub struct Writing {
    /// What it is for.
    pub draft: Draft,
    /// The field.
    pub field: HtmlElement,
    /// The element the field is mounted into.
    pub host: HtmlElement,
    /// Takes the field away when it is dropped.
    pub mounted: UnmountHandle<AnyViewState>,
}
