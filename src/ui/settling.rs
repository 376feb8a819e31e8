//! After an edit: the tab stop, the marks of selection and the focus are brought in line with what the page has drawn.

use leptos::prelude::*;
use web_sys::HtmlElement;

use super::desk::Desk;
use crate::browser::page;
use crate::editor::selection::Selection;
use crate::editor::stop::Stop;
use crate::model::CardId;

impl Desk {
    /// Brings the page in line once it has drawn an edit: the tab stop, the marks of selection and, if wanted, the focus.
    /// Elements that moved were rebuilt or lost the focus, so everything is found again by id.
    pub fn settle(self, focus: bool) {
        self.here.once_shown(move || self.settle_now(focus));
    }

    /// Goes to `stop`, which a pointer has just pressed. It is in sight, and nothing moves: a second press may follow.
    pub fn point_at(self, stop: Stop) {
        self.stop.set(Some(stop));
        self.here.once_shown(move || {
            self.settle_now(false);
            self.give_focus(page::focus_still);
        });
    }

    /// [`Desk::settle`] for a caller that knows the page is drawn.
    pub fn settle_now(self, focus: bool) {
        let board = self.board();
        let looks = self.looks.get_untracked();
        if looks.sight.part.as_ref().is_some_and(|part| !board.read(|map| part.exists(map))) {
            // The stage or the lane that was looked at alone is gone: this settles again, with the whole map in sight.
            return self.look_further(|sight| sight.part = None);
        }
        let sight = &looks.sight;
        let lost =
            self.stop.with_untracked(|stop| stop.as_ref().is_none_or(|stop| !board.read(|map| sight.shows(map, stop))));
        if lost {
            let near = board.read(|map| {
                let cell = self.stop.with_untracked(|stop| stop.as_ref().and_then(|stop| stop.cell(map)));
                let here = cell.map(|cell| sight.stop_in(map, cell, 0)).filter(|stop| sight.shows(map, stop));
                here.or_else(|| sight.first_stop(map))
            });
            self.stop.set(near);
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
            self.give_focus(page::focus);
        }
    }

    /// Has `give` give the focus to where the tab stop is.
    fn give_focus(self, give: fn(&HtmlElement)) {
        // Behind an open dialog nothing can take the focus; Firefox would then leave it nowhere.
        if self.panel.with_untracked(Option::is_some) {
            return;
        }
        page::remove_text_selection();
        if let Some(element) = self.stop.with_untracked(|stop| page::element(&stop.as_ref()?.element_id())) {
            give(&element);
            // Not left to the focus event alone: a window in the background raises none.
            if !self.engaged.get_untracked() {
                self.engaged.set(true);
            }
        }
    }

    fn mark_stop(self) {
        let now = self.stop.with_untracked(|stop| stop.as_ref().map(Stop::element_id));
        let before = self.stopped.with_value(Clone::clone);
        if before != now
            && let Some(element) = before.and_then(|id| page::element(&id))
        {
            element.set_tab_index(-1);
        }
        if let Some(element) = now.as_deref().and_then(page::element) {
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
