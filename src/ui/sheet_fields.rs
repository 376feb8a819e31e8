//! The fields of a sheet under the fingers: how a field is left.
//!
//! Enter and leaving keep what was typed, Escape leaves it as before and goes back to the board. What is half typed when a field is left
//! is no value: the field says again what the map says.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, KeyboardEvent, MouseEvent};

use super::desk::Desk;
use super::fields::{finish, happens, is_field, is_typed, tell};
use super::sheet_view::{Sheet, deed_at, set_property, shown_at, value_of};
use crate::browser::page;
use crate::browser::page_events::Listening;
use crate::editor::said::Said;
use crate::editor::typed::Happening;
use crate::sheet::On;

/// Marks a button that means the same as finishing the field beside it.
const WITH_FIELD: &str = "[data-with-field]";

/// Marks such a button while the press on it has finished the field: that was what it asked for.
const DONE: &str = "data-done";

/// Listens to the keys and the coming and going of the focus in a sheet.
pub(super) fn listen(desk: Desk, root: &HtmlElement, shown: Sheet) -> Vec<Listening> {
    let outside = root.clone();
    vec![
        Listening::to(root, "keydown", move |event| {
            if let (Some(event), Some(target)) = (event.dyn_ref::<KeyboardEvent>(), target_of(&event)) {
                key_down(desk, shown, event, &target);
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
                desk.say(&Said::NotTaken);
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
        Listening::before_others(root, "pointerdown", |event| {
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
pub(super) fn is_half_typed(target: &Element) -> bool {
    target.dyn_ref::<HtmlInputElement>().is_some_and(|input| input.validity().bad_input())
}

fn key_down(desk: Desk, shown: Sheet, event: &KeyboardEvent, target: &Element) {
    if event.default_prevented() {
        return;
    }
    match event.key().as_str() {
        "Escape" if target.closest(".side-panel").ok().flatten().is_some() && is_field(target) => {
            event.prevent_default();
            let _ = happens(target, Happening::GivenUp);
            show_again(shown, target);
            desk.settle(true);
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
fn is_line(shown: Sheet, target: &Element) -> bool {
    let is_input = target.matches("input:not([type=checkbox], [type=radio])").unwrap_or_default();
    let counts = || shown.try_with_value(|shown| deed_at(shown.as_ref()?, target, On::Change).map(drop)).flatten();
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
pub(super) fn settle(desk: Desk, shown: Sheet, target: Element, is_nothing: bool) {
    desk.here.once_shown(move || {
        if show_again(shown, &target) && is_nothing && has_form(&target) {
            desk.say(&Said::NotTaken);
        }
    });
}

/// Whether the field takes a day, a time or a number, and no text of any kind.
fn has_form(target: &Element) -> bool {
    target.matches("[type=date], [type=time], [type=number]").unwrap_or(false)
}

/// Shows in a field what the map says; whether that is something else than stood there.
fn show_again(shown: Sheet, target: &Element) -> bool {
    let value = shown.try_with_value(|shown| {
        let shown = shown_at(shown.as_ref()?, target)?;
        shown.piece.attribute("value").map(str::to_owned)
    });
    let value = value.flatten().filter(|value| *value != value_of(target) || is_half_typed(target));
    value.map(|value| set_property(target, "value", &value.into())).is_some()
}
