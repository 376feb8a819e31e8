//! The fields of a panel under the fingers: how a field is left.
//!
//! Enter and leaving keep what was typed, Escape leaves it as before and goes to the panel around it. What is half typed when a field is left
//! is no value: the field says again what the map says.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, HtmlSelectElement, KeyboardEvent, MouseEvent};

use crate::app::fields::{finish, happens, is_field, is_typed, tell};
use crate::board_view::editor_context::EditorContext;
use crate::board_view::panels_view::panel_view::{Drawn, handler_at, set_property, shown_at, value_of};
use crate::browser::page;
use crate::browser::page_events::Listening;
use parcours_core::editor::announcement::Announcement;
use parcours_core::editor::typed::Happening;
use parcours_core::panels::On;

/// Marks a button that means the same as finishing the field beside it.
const WITH_FIELD: &str = "[data-with-field]";

/// Marks such a button while the press on it has finished the field: that was what it asked for.
const DONE: &str = "data-done";

/// Marks a list that acts on a choice, and not while keys run through what it offers (WCAG 3.2.2).
const ON_CHOICE: &str = "select[data-on-choice]";

/// Marks such a list while keys run through it; its value is what it said before.
const RUN_THROUGH: &str = "data-run-through";

/// Listens to the keys and the coming and going of the focus in a panel.
pub(crate) fn listen(editor: EditorContext, root: &HtmlElement, shown: Drawn) -> Vec<Listening> {
    let outside = root.clone();
    vec![
        Listening::to(root, "keydown", move |event| {
            if let (Some(event), Some(target)) = (event.dyn_ref::<KeyboardEvent>(), target_of(&event)) {
                key_down(shown, event, &target);
            }
        }),
        Listening::to(root, "focusout", move |event| {
            let Some(target) = target_of(&event).filter(is_field) else { return };
            if happens(&target, Happening::Left) {
                tell(&target);
            }
            // A window that is left keeps its field in focus, and half a day in it: the person may look the other half up.
            let stays = page::focused().is_some_and(|focused| *focused == target);
            if is_half_typed(&target) && !stays {
                show_again(shown, &target);
                editor.say(&Announcement::NotTaken);
            }
        }),
        // Before the board hears of the press and shows something else: what is being typed belongs to what is shown now.
        Listening::before_others(&page::document(), "pointerdown", move |event| {
            let is_inside = target_of(&event).is_some_and(|target| outside.contains(Some(&target)));
            let field = page::focused().filter(|field| !is_inside && is_field(field) && outside.contains(Some(field)));
            if let Some(field) = field {
                finish(&field);
                let _ = field.blur();
            }
        }),
        Listening::before_others(root, "change", |event| {
            // The browser says that it changed at every key. What is told here is told by [`choose`].
            if event.is_trusted() && list_of(&event).is_some_and(|list| list.has_attribute(RUN_THROUGH)) {
                event.stop_propagation();
            }
        }),
        Listening::before_others(root, "focusout", |event| {
            list_of(&event).iter().for_each(choose);
        }),
        Listening::before_others(root, "pointerdown", |event| {
            if let Some(list) = list_of(&event) {
                let _ = list.remove_attribute(RUN_THROUGH);
            }
            let Some(button) = button_with_field(&event) else { return };
            let _ = button.remove_attribute(DONE);
            let beside = |field: &HtmlElement| button.parent_element().is_some_and(|row| row.contains(Some(field)));
            let written = |field: &HtmlElement| is_typed(field) && !value_of(field).trim().is_empty();
            if let Some(field) = page::focused().filter(|field| beside(field) && written(field)) {
                let _ = button.set_attribute(DONE, "");
                finish(&field);
            }
        }),
        Listening::before_others(root, "click", |event| {
            let Some(button) = button_with_field(&event).filter(|button| button.has_attribute(DONE)) else { return };
            let _ = button.remove_attribute(DONE);
            // Keys count no clicks, and press it for its own sake.
            if event.dyn_ref::<MouseEvent>().is_some_and(|click| click.detail() > 0) {
                event.stop_propagation();
            }
        }),
    ]
}

fn button_with_field(event: &Event) -> Option<Element> {
    target_of(event)?.closest(WITH_FIELD).ok().flatten()
}

fn target_of(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// Whether something stands in the field at `target` that is no value yet: half a day, half a time, half a number. The field then says
/// that it is empty, which a person may have meant and here did not.
pub(crate) fn is_half_typed(target: &Element) -> bool {
    target.dyn_ref::<HtmlInputElement>().is_some_and(|input| input.validity().bad_input())
}

/// The list in which `event` happened, if it acts on a choice.
fn list_of(event: &Event) -> Option<HtmlSelectElement> {
    target_of(event)?.closest(ON_CHOICE).ok()??.dyn_into().ok()
}

/// Acts on what `list` says, if keys have run through it to something else.
fn choose(list: &HtmlSelectElement) {
    let Some(before) = list.get_attribute(RUN_THROUGH) else { return };
    let _ = list.remove_attribute(RUN_THROUGH);
    if list.value() != before {
        tell(list);
    }
}

/// A key in a list that acts on a choice; whether it was one that chooses.
fn run_through(list: &HtmlSelectElement, event: &KeyboardEvent) -> bool {
    let key = event.key();
    let is_letter = key.chars().count() == 1 && key != " " && !event.ctrl_key() && !event.meta_key();
    let moves = matches!(
        key.as_str(),
        "ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight" | "Home" | "End" | "PageUp" | "PageDown"
    );
    match key.as_str() {
        "Enter" if list.has_attribute(RUN_THROUGH) => {
            choose(list);
            return true;
        }
        "Escape" => {
            if let Some(before) = list.get_attribute(RUN_THROUGH) {
                list.set_value(&before);
            }
        }
        _ if (moves || is_letter) && !event.alt_key() => {
            if !list.has_attribute(RUN_THROUGH) {
                let _ = list.set_attribute(RUN_THROUGH, &list.value());
            }
            return false;
        }
        // Opened, the list says itself when something was chosen.
        _ => {}
    }
    if !matches!(key.as_str(), "Tab" | "Shift" | "Control" | "Alt" | "Meta") {
        let _ = list.remove_attribute(RUN_THROUGH);
    }
    false
}

fn key_down(shown: Drawn, event: &KeyboardEvent, target: &Element) {
    if event.default_prevented() {
        return;
    }
    if let Some(list) = list_of(event)
        && run_through(&list, event)
    {
        return event.prevent_default();
    }
    match event.key().as_str() {
        "Escape" if is_field(target) => {
            let Some(panel) = page::closest(target, ".side-panel") else { return };
            event.prevent_default();
            let _ = happens(target, Happening::GivenUp);
            show_again(shown, target);
            // The field is left, and the panel is not: there the next press closes it.
            page::focus_still(&panel);
        }
        // Not left to the browser: where a list of suggestions is open, one engine takes the key for the list and keeps nothing.
        "Enter" if (is_area(target) && commits(event, target)) || is_line(shown, target) => {
            event.prevent_default();
            finish(target);
        }
        "Tab" | "Shift" | "Control" | "Alt" | "Meta" => {}
        _ if is_field(target) => _ = happens(target, Happening::Pressed),
        _ => {}
    }
}

/// Whether the target is a field of one line whose change means something.
fn is_line(shown: Drawn, target: &Element) -> bool {
    let is_input = target.matches("input:not([type=checkbox], [type=radio])").unwrap_or_default();
    let counts = || shown.try_with_value(|shown| handler_at(shown.as_ref()?, target, On::Change).map(drop)).flatten();
    is_input && counts().is_some()
}

fn is_area(target: &Element) -> bool {
    target.tag_name().eq_ignore_ascii_case("textarea")
}

/// Whether Enter keeps a text of several lines instead of beginning another: as on the board where it says so, else with Ctrl or Cmd.
fn commits(event: &KeyboardEvent, target: &Element) -> bool {
    let primary = event.ctrl_key() || event.meta_key();
    primary || (target.has_attribute("data-enter") && !event.shift_key())
}

/// Shows in a field what the map says, once it says so: what was typed may have been cut, turned down or put elsewhere. Says so where
/// nothing came of it.
pub(crate) fn settle(editor: EditorContext, shown: Drawn, target: Element, is_nothing: bool) {
    editor.here.once_shown(move || {
        if show_again(shown, &target) && is_nothing && has_form(&target) {
            editor.say(&Announcement::NotTaken);
        }
    });
}

/// Whether the field takes a day, a time or a number, and no text of any kind.
fn has_form(target: &Element) -> bool {
    target.matches("[type=date], [type=time], [type=number]").unwrap_or(false)
}

/// Shows in a field what the map says; whether that is something else than stood there.
fn show_again(shown: Drawn, target: &Element) -> bool {
    let value = shown.try_with_value(|shown| {
        let shown = shown_at(shown.as_ref()?, target)?;
        shown.node.attribute("value").map(str::to_owned)
    });
    let value = value.flatten().filter(|value| *value != value_of(target) || is_half_typed(target));
    value.map(|value| set_property(target, "value", &value.into())).is_some()
}
