//! Keeping the page in line with what is in sight: columns and rows that are left out, cards that are hidden, the place a search shows.
//!
//! Hidden cards are marked from outside, on the few that change, as the selection is: no card listens to the filter.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlElement, HtmlInputElement};

use crate::board::Column;
use crate::board_view::editor_context::EditorContext;
use crate::board_view::grid::measuring::rect_of;
use crate::board_view::panels_view::panel_view::PanelView;
use crate::browser::clock::Later;
use crate::browser::page;
use crate::presence::Presence;
use parcours_core::command;
use parcours_core::editor::focus::Focus;
use parcours_core::editor::keys::Press;
use parcours_core::editor::view_state::ViewState;
use parcours_core::editor::visibility::{Part, Visibility};
use parcours_core::editor::visibility_commands::{search_again, search_now};
use parcours_core::model::stage::WIDTH;
use parcours_core::model::{CardId, LaneId, SortedSet, StageId};
use parcours_core::panels;

/// The id of the field of the search.
const FIELD: &str = "find-field";

/// What of what is in sight the page shows already.
#[derive(Clone, Default)]
pub(crate) struct VisibilityShown {
    hidden: Option<Arc<SortedSet<CardId>>>,
    found: Option<String>,
}

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

    /// Changes what is in sight by `change`, if that changes anything.
    pub(crate) fn look_further(self, change: impl FnOnce(&mut Visibility)) {
        let view_state = self.view_state.get_untracked();
        let mut visibility = view_state.visibility.clone();
        change(&mut visibility);
        if visibility != view_state.visibility {
            self.look_with(ViewState { visibility, ..view_state });
        }
    }

    /// Puts the cursor into the field of the search.
    pub(crate) fn focus_on_search(self) {
        let here = self.here;
        here.once_shown(move || {
            // The bar draws itself when its turn comes, which on a busy page may be a frame later.
            if !focus_on_field() {
                here.next_frame(move || {
                    if !focus_on_field() {
                        here.next_frame(|| _ = focus_on_field());
                    }
                });
            }
        });
    }

    /// Brings the page in line once something came into sight or went out of it; `before` is what was in sight.
    pub(crate) fn visibility_changed(self, before: &Visibility) {
        let now = self.view_state.with_untracked(|view_state| view_state.visibility.clone());
        let (parted, sifted) = (now.part != before.part, now.hidden != before.hidden);
        if sifted {
            self.mark_hidden(&now);
        }
        if parted || sifted {
            self.board().read(|map| self.selection.update(|selection| selection.keep_in_sight(map, &now)));
            if let Some(outcome) = self.look(search_again) {
                return self.carry_out(outcome);
            }
        }
        let shown =
            |visibility: &Visibility| visibility.finding.as_ref().and_then(|finding| finding.current().cloned());
        let current = shown(&now);
        if current != shown(before) {
            self.show_found(current);
        }
        if parted {
            // What was in focus may be gone, and so may the bar with the button that was pressed.
            return self.settle(true);
        }
        self.settle(false);
        self.here.once_shown(move || {
            if page::focused().is_none_or(|focused| focused.tag_name() == "BODY") {
                self.settle_now(true);
            }
        });
    }

    fn mark_hidden(self, now: &Visibility) {
        let before = self.visibility_shown.with_value(|shown| shown.hidden.clone()).unwrap_or_default();
        let after = now.hidden.clone().unwrap_or_default();
        let differing = |one: &SortedSet<CardId>, other: &SortedSet<CardId>| -> Vec<CardId> {
            one.iter().filter(|id| !other.contains(*id)).cloned().collect()
        };
        for id in differing(&before, &after).into_iter().chain(differing(&after, &before)) {
            let Some(element) = page::element(&Focus::Card(id.clone()).element_id()) else { continue };
            let _ = match now.hides(&id) {
                true => element.set_attribute("data-filtered", ""),
                false => element.remove_attribute("data-filtered"),
            };
        }
        self.visibility_shown.update_value(|shown| shown.hidden = Some(after));
    }

    /// Goes to what a search shows, without taking the focus from the field.
    fn show_found(self, current: Option<Focus>) {
        if current.is_some() {
            self.focus.set(current);
        }
        let here = self.here;
        here.once_shown(move || {
            self.mark_found();
            reveal_found(here);
        });
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

/// Puts the cursor into the field of the search; whether it is there.
fn focus_on_field() -> bool {
    let Some(field) = page::element(FIELD) else { return false };
    page::focus(&field);
    if let Some(field) = field.dyn_ref::<HtmlInputElement>() {
        field.select();
    }
    true
}

/// For how many frames what a search shows is followed: rows come into sight some frames after they were scrolled to, one after the other.
const FRAMES: u8 = 20;

/// Brings what a search shows into sight, and again as often as it moves: rows that come into sight take their real height only then.
fn reveal_found(here: Presence) {
    let Ok(Some(found)) = page::document().query_selector("[data-board] [data-found]") else { return };
    let Ok(found) = found.dyn_into::<HtmlElement>() else { return };
    page::reveal(&found);
    let top = rect_of(&found).top;
    follow(here, found, top, FRAMES);
}

fn follow(here: Presence, found: HtmlElement, top: f64, frames: u8) {
    here.next_frame(move || {
        // Something else may be found by now.
        if !found.has_attribute("data-found") {
            return;
        }
        if (rect_of(&found).top - top).abs() > 1.0 {
            page::reveal(&found);
        }
        if frames > 0 {
            let top = rect_of(&found).top;
            follow(here, found, top, frames - 1);
        }
    });
}

/// Keys of the bar that finds and filters, and the one that opens it from any field; whether the press was one of them.
pub(crate) fn key_down(editor: EditorContext, target: &JsValue, press: &Press) -> bool {
    let in_field = page::closest(target, "[data-find-field]").is_some();
    if press.primary && !press.shift && !press.alt && press.key == "f" {
        // Pressed again in the field it is for the browser's own search.
        if !in_field && page::closest(target, "dialog").is_none() {
            editor.run(command!("find"));
        }
        return !in_field;
    }
    if page::closest(target, "[data-find-bar]").is_none() {
        return false;
    }
    match (press.key.as_str(), in_field) {
        ("Escape", _) => {
            editor.run(command!("close-find"));
            editor.settle(true);
        }
        ("Enter" | "F3", true) => {
            editor.run(if press.shift { command!("find-previous") } else { command!("find-next") })
        }
        _ => return false,
    }
    true
}

/// The bar above the board that finds, filters, and says what is out of sight.
#[component]
pub fn FindBar(editor: EditorContext) -> impl IntoView {
    /// How long after the last letter a search is made, in milliseconds: it reads every card.
    const PAUSE: f64 = 100.0;
    let settled = editor.settled;
    let wanted = Memo::new(move |_| {
        editor.view_state.with(|view_state| {
            let finding = view_state.visibility.finding.as_ref()?;
            (finding.text != finding.searched).then(|| finding.text.clone())
        })
    });
    let timer = StoredValue::new_local(None::<Later>);
    Effect::new(move |_| {
        let later = wanted.get().map(|_| {
            editor.here.after(PAUSE, move || {
                let outcome = editor.look(search_now);
                editor.carry_out(outcome);
            })
        });
        timer.set_value(later);
    });
    Effect::new(move |before: Option<u64>| {
        let revision = settled.get();
        if before.is_some_and(|before| before != revision)
            && let Some(outcome) = editor.look(search_again)
        {
            editor.carry_out(outcome);
        }
        revision
    });
    view! {
        <div class="find-bar" data-find-bar>
            <PanelView editor draw=panels::find::draw revision=settled searches=true />
        </div>
    }
}
