//! Keeping the page in line with what is in sight: columns and rows that are left out, cards that are hidden, the place a search shows.
//!
//! Hidden cards are marked from outside, on the few that change, as the selection is: no card listens to the filter.

use leptos::prelude::*;

use crate::board::Column;
use crate::board_view::editor_context::EditorContext;
use crate::browser::page;
use parcours_core::editor::focus::Focus;
use parcours_core::editor::visibility::Part;
use parcours_core::model::stage::WIDTH;
use parcours_core::model::{LaneId, StageId};

impl EditorContext {
    /// The columns in sight, left to right. Listens to which there are, their order and the part that is looked at.
    pub fn columns(self) -> Vec<Column> {
        let mut columns = self.board().columns();
        if let Some(Part::Stage(id)) = self.part.get() {
            columns.retain(|column| column.stage == id);
        }
        columns
    }

    /// How wide the columns in sight are, in hundredths of an ordinary one; in a narrow window each fills it. Listens as [`EditorContext::columns`]
    /// does, and to each of them.
    pub fn widths(self) -> Vec<i32> {
        if let Some(widths) = self.stretching.get() {
            return widths;
        }
        let (board, narrow) = (self.board(), self.narrow.get());
        let width = |column: &Column| board.step(&column.step).unwrap_or_default().width();
        self.columns().iter().map(|column| if narrow { WIDTH } else { width(column) }).collect()
    }

    /// The stages in sight, each with the number of its columns. Listens as [`EditorContext::columns`] does.
    pub fn stages(self) -> Vec<(StageId, usize)> {
        let mut stages = self.board().stages();
        if let Some(Part::Stage(id)) = self.part.get() {
            stages.retain(|(stage, _)| *stage == id);
        }
        stages
    }

    /// The lanes in sight, top to bottom. Listens to which there are, their order, their roles and the part that is looked at.
    pub fn rows(self) -> Vec<LaneId> {
        let mut rows = self.board().rows();
        if let Some(Part::Lane(id)) = self.part.get() {
            rows.retain(|lane| *lane == id);
        }
        rows
    }

    /// Marks the place a search shows, also after it was drawn anew.
    pub(crate) fn mark_found(self) {
        let now = self.view_state.with_untracked(|view_state| {
            view_state.visibility.finding.as_ref().and_then(|finding| finding.current().map(Focus::element_id))
        });
        let before = self.visibility_shown.with_value(|shown| shown.found.clone());
        if before != now
            && let Some(element) = before.and_then(|id| page::element(&id))
        {
            let _ = element.remove_attribute("data-found");
        }
        if let Some(element) = now.as_deref().and_then(page::element) {
            let _ = element.set_attribute("data-found", "");
        }
        self.visibility_shown.update_value(|shown| shown.found = now);
    }
}
