//! Bringing the page in line once something came into sight or went out of it, and the keys of the bar that finds.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlElement, HtmlInputElement};

use crate::board_view::editor_context::EditorContext;
use crate::board_view::grid::measuring::rect_of;
use crate::browser::page;
use crate::presence::Presence;
use parcours_core::command;
use parcours_core::editor::focus::Focus;
use parcours_core::editor::keys::Press;
use parcours_core::editor::visibility::Visibility;
use parcours_core::editor::visibility_commands::search_again;
use parcours_core::model::{CardId, SortedSet};

/// The id of the field of the search.
const FIELD: &str = "find-field";

/// Puts the cursor into the field of the search.
pub(crate) fn focus_on_search(editor: EditorContext) {
    let here = editor.here;
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
pub(crate) fn changed(editor: EditorContext, before: &Visibility) {
    let now = editor.view_state.with_untracked(|view_state| view_state.visibility.clone());
    let (parted, sifted) = (now.part != before.part, now.hidden != before.hidden);
    if sifted {
        mark_hidden(editor, &now);
    }
    if parted || sifted {
        editor.board().read(|map| editor.selection.update(|selection| selection.keep_in_sight(map, &now)));
        if let Some(outcome) = editor.look(search_again) {
            return editor.carry_out(outcome);
        }
    }
    let shown = |visibility: &Visibility| visibility.finding.as_ref().and_then(|finding| finding.current().cloned());
    let current = shown(&now);
    if current != shown(before) {
        show_found(editor, current);
    }
    if parted {
        // What was in focus may be gone, and so may the bar with the button that was pressed.
        return editor.settle(true);
    }
    editor.settle(false);
    editor.here.once_shown(move || {
        if page::focused().is_none_or(|focused| focused.tag_name() == "BODY") {
            editor.settle_now(true);
        }
    });
}

fn mark_hidden(editor: EditorContext, now: &Visibility) {
    let before = editor.visibility_shown.with_value(|shown| shown.hidden.clone()).unwrap_or_default();
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
    editor.visibility_shown.update_value(|shown| shown.hidden = Some(after));
}

/// Goes to what a search shows, without taking the focus from the field.
fn show_found(editor: EditorContext, current: Option<Focus>) {
    if current.is_some() {
        editor.focus.set(current);
    }
    let here = editor.here;
    here.once_shown(move || {
        editor.mark_found();
        reveal_found(here);
    });
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
