//! After an edit: the tab stop, the marks of selection and the focus are brought in line with what the page has drawn.

use leptos::prelude::*;

use crate::board_view::editor_context::EditorContext;
use crate::browser::page;
use parcours_core::editor::focus::Focus;
use parcours_core::editor::selection::Selection;
use parcours_core::editor::view_state::{View, ViewState};
use parcours_core::model::CardId;

impl EditorContext {
    /// Goes to `focus`, on the board.
    pub fn go_to(self, focus: Focus) {
        let view_state = self.view_state.get_untracked();
        let side_panel = view_state.side_panel.filter(|_| !page::is_narrow());
        if view_state.view != View::Board || view_state.side_panel != side_panel {
            self.look_with(ViewState { view: View::Board, side_panel, ..view_state });
        }
        self.look_further(|visibility| self.board().read(|map| visibility.uncover(map, &focus)));
        self.focus.set(Some(focus));
        self.draw_whole();
        self.settle(true);
    }

    /// Brings the page in line once it has drawn an edit: the tab stop, the marks of selection and, if wanted, the focus.
    /// Elements that moved were rebuilt or lost the focus, so everything is found again by id.
    pub fn settle(self, focus: bool) {
        self.here.once_shown(move || self.settle_now(focus));
    }

    /// Goes to `focus`, which a pointer has just pressed. It is in sight, and nothing moves: a second press may follow.
    pub fn point_at(self, focus: Focus) {
        self.focus.set(Some(focus));
        self.here.once_shown(move || {
            self.settle_now(false);
            self.give_focus();
        });
    }

    /// [`EditorContext::settle`] for a caller that knows the page is drawn.
    pub fn settle_now(self, focus: bool) {
        let board = self.board();
        let view_state = self.view_state.get_untracked();
        if view_state.visibility.part.as_ref().is_some_and(|part| !board.read(|map| part.exists(map))) {
            // The stage or the lane that was looked at alone is gone: this settles again, with the whole map in sight.
            return self.look_further(|visibility| visibility.part = None);
        }
        let visibility = &view_state.visibility;
        let lost = self
            .focus
            .with_untracked(|focus| focus.as_ref().is_none_or(|focus| !board.read(|map| visibility.shows(map, focus))));
        if lost {
            let near = board.read(|map| {
                let cell = self.focus.with_untracked(|focus| focus.as_ref().and_then(|focus| focus.cell(map)));
                let here =
                    cell.map(|cell| visibility.focus_in(map, cell, 0)).filter(|focus| visibility.shows(map, focus));
                here.or_else(|| visibility.first_focus(map))
            });
            self.focus.set(near);
        }
        if !self.selection.with_untracked(Selection::is_empty) {
            board.read(|map| {
                if self.selection.with_untracked(|selection| selection.cards().iter().any(|id| map.card(id).is_none()))
                {
                    self.selection.update(|selection| selection.keep_existing(map));
                }
            });
        }
        self.mark_stop();
        self.mark_selection();
        self.mark_found();
        if focus {
            self.give_focus();
            // To give the focus the page was laid out: brought into sight now, nothing is laid out for it.
            let in_focus = page::focused().filter(|focused| page::closest(focused, "[data-board]").is_some());
            in_focus.iter().for_each(page::reveal);
        }
    }

    /// Gives the focus to where the tab stop is, and scrolls nothing.
    fn give_focus(self) {
        // Behind an open dialog nothing can take the focus; Firefox would then leave it nowhere.
        if self.dialog.with_untracked(Option::is_some) {
            return;
        }
        page::remove_text_selection();
        if let Some(element) = self.focus.with_untracked(|focus| page::element(&focus.as_ref()?.element_id())) {
            if page::focused().as_ref() != Some(&element) {
                page::focus_still(&element);
            }
            // Not left to the focus event alone: a window in the background raises none.
            if !self.engaged.get_untracked() {
                self.engaged.set(true);
            }
        }
    }

    /// Moves the tab stop to where the focus is or goes.
    pub(crate) fn mark_stop(self) {
        let now = self.focus.with_untracked(|focus| focus.as_ref().map(Focus::element_id));
        let before = self.stopped.with_value(Clone::clone);
        if before != now
            && let Some(element) = before.and_then(|id| page::element(&id))
        {
            element.set_tab_index(-1);
        }
        // To set it on what has the focus styles the page, also where it is set.
        if let Some(element) = now.as_deref().and_then(page::element).filter(|element| element.tab_index() != 0) {
            element.set_tab_index(0);
        }
        self.stopped.set_value(now);
    }

    fn mark_selection(self) {
        let now: Vec<CardId> = self.selection.with_untracked(|selection| selection.cards().iter().cloned().collect());
        self.marked.with_value(|before| {
            for id in before.iter().filter(|id| now.binary_search(id).is_err()) {
                mark(id, false);
            }
            // A card that is drawn anew marks itself.
            for id in now.iter().filter(|id| before.binary_search(id).is_err()) {
                mark(id, true);
            }
        });
        self.marked.set_value(now);
    }
}

fn mark(id: &CardId, selected: bool) {
    if let Some(element) = page::element(&format!("card-{id}")) {
        let _ = element.set_attribute("aria-selected", if selected { "true" } else { "false" });
    }
}
