//! Keeping the page in line with what is in sight: columns and rows that are left out, cards that are hidden, the place a search shows.
//!
//! Hidden cards are marked from outside, on the few that change, as the selection is: no card listens to the filter.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlInputElement;

use super::desk::Desk;
use super::footer::settled_revision;
use super::sheet_view::SheetView;
use crate::board::Column;
use crate::browser::clock::Later;
use crate::browser::page;
use crate::editor::keys::Press;
use crate::editor::looks::Looks;
use crate::editor::sight::{Part, Sight};
use crate::editor::sight_commands::{search_again, search_now};
use crate::editor::stop::Stop;
use crate::model::{CardId, LaneId, StageId};
use crate::sheet;

/// The id of the field of the search.
const FIELD: &str = "find-field";

/// What of what is in sight the page shows already.
#[derive(Clone, Default)]
pub(super) struct SightShown {
    hidden: Option<Arc<BTreeSet<CardId>>>,
    found: Option<String>,
}

impl Desk {
    /// The columns in sight, left to right. Listens to which there are, their order and the part that is looked at.
    pub fn columns(self) -> Vec<Column> {
        let mut columns = self.board().columns();
        if let Some(Part::Stage(id)) = self.part.get() {
            columns.retain(|column| column.stage == id);
        }
        columns
    }

    /// The stages in sight, each with the number of its columns. Listens as [`Desk::columns`] does.
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
    pub(super) fn look_further(self, change: impl FnOnce(&mut Sight)) {
        let looks = self.looks.get_untracked();
        let mut sight = looks.sight.clone();
        change(&mut sight);
        if sight != looks.sight {
            self.look_with(Looks { sight, ..looks });
        }
    }

    /// Puts the cursor into the field of the search.
    pub(super) fn focus_on_search(self) {
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
    pub(super) fn sight_changed(self, before: &Sight) {
        let now = self.looks.with_untracked(|looks| looks.sight.clone());
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
        let shown = |sight: &Sight| sight.finding.as_ref().and_then(|finding| finding.current().cloned());
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

    fn mark_hidden(self, now: &Sight) {
        let before = self.sight_shown.with_value(|shown| shown.hidden.clone()).unwrap_or_default();
        let after = now.hidden.clone().unwrap_or_default();
        for id in before.symmetric_difference(&after) {
            let Some(element) = page::element(&Stop::Card(id.clone()).element_id()) else { continue };
            let _ = match now.hides(id) {
                true => element.set_attribute("data-filtered", ""),
                false => element.remove_attribute("data-filtered"),
            };
        }
        self.sight_shown.update_value(|shown| shown.hidden = Some(after));
    }

    /// Goes to what a search shows, without taking the focus from the field.
    fn show_found(self, current: Option<Stop>) {
        if current.is_some() {
            self.stop.set(current);
        }
        let here = self.here;
        here.once_shown(move || {
            self.mark_found();
            reveal_found();
            // Rows that come into sight take their real height, and what was shown moves.
            here.next_frame(move || here.next_frame(reveal_found));
        });
    }

    /// Marks the place a search shows, also after it was drawn anew.
    pub(super) fn mark_found(self) {
        let now = self.looks.with_untracked(|looks| {
            looks.sight.finding.as_ref().and_then(|finding| finding.current().map(Stop::element_id))
        });
        let before = self.sight_shown.with_value(|shown| shown.found.clone());
        if before != now
            && let Some(element) = before.and_then(|id| page::element(&id))
        {
            let _ = element.remove_attribute("data-found");
        }
        if let Some(element) = now.as_deref().and_then(page::element) {
            let _ = element.set_attribute("data-found", "");
        }
        self.sight_shown.update_value(|shown| shown.found = now);
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

fn reveal_found() {
    if let Ok(Some(element)) = page::document().query_selector("[data-board] [data-found]")
        && let Some(element) = element.dyn_ref()
    {
        page::reveal(element);
    }
}

/// Keys of the bar that finds and filters, and the one that opens it from any field; whether the press was one of them.
pub(super) fn key_down(desk: Desk, target: &JsValue, press: &Press) -> bool {
    let in_field = page::closest(target, "[data-find-field]").is_some();
    if press.primary && !press.shift && !press.alt && press.key == "f" {
        // Pressed again in the field it is for the browser's own search.
        if !in_field && page::closest(target, "dialog").is_none() {
            desk.run("find");
        }
        return !in_field;
    }
    if page::closest(target, "[data-find-bar]").is_none() {
        return false;
    }
    match (press.key.as_str(), in_field) {
        ("Escape", _) => {
            desk.run("close-find");
            desk.settle(true);
        }
        ("Enter" | "F3", true) => desk.run(if press.shift { "find-previous" } else { "find-next" }),
        _ => return false,
    }
    true
}

/// The bar above the board that finds, filters, and says what is out of sight.
#[component]
pub fn FindBar(desk: Desk) -> impl IntoView {
    /// How long after the last letter a search is made, in milliseconds: it reads every card.
    const PAUSE: f64 = 100.0;
    let settled = settled_revision(desk.board());
    let wanted = Memo::new(move |_| {
        desk.looks.with(|looks| {
            let finding = looks.sight.finding.as_ref()?;
            (finding.text != finding.searched).then(|| finding.text.clone())
        })
    });
    let timer = StoredValue::new_local(None::<Later>);
    Effect::new(move |_| {
        let later = wanted.get().map(|_| {
            desk.here.after(PAUSE, move || {
                let outcome = desk.look(search_now);
                desk.carry_out(outcome);
            })
        });
        timer.set_value(later);
    });
    Effect::new(move |before: Option<u64>| {
        let revision = settled.get();
        if before.is_some_and(|before| before != revision)
            && let Some(outcome) = desk.look(search_again)
        {
            desk.carry_out(outcome);
        }
        revision
    });
    view! {
        <div class="find-bar" data-find-bar>
            <SheetView desk draw=sheet::find::draw revision=settled searches=true />
        </div>
    }
}
