//! The fields of a sheet under the fingers: when what is typed counts, and how a field is left.
//!
//! Enter and leaving keep what was typed, Escape leaves it as before and goes back to the board. A day counts when its field is left:
//! typed digit by digit it is a day at every digit.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, KeyboardEvent};

use super::desk::Desk;
use super::sheet_view::{Sheet, act, deed_at, set_property, shown_at, value_of};
use crate::browser::page;
use crate::browser::page_events::Listening;
use crate::sheet::On;

/// Marks a day that keys were pressed in since it was entered.
const TYPED: &str = "data-typed";

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
            if let Some(target) = target_of(&event).filter(|target| target.has_attribute(TYPED)) {
                let _ = target.remove_attribute(TYPED);
                act(desk, shown, &target, On::Change);
            }
        }),
        // Before the board hears of the press and shows something else: what is being typed belongs to what is shown now.
        Listening::before_others(&page::document(), "pointerdown", move |event| {
            let is_inside = target_of(&event).is_some_and(|target| outside.contains(Some(&target)));
            let field = page::focused().filter(|field| !is_inside && is_field(field) && outside.contains(Some(field)));
            if let Some(field) = field {
                let _ = field.blur();
            }
        }),
    ]
}

/// Keeps what is being typed into a field of a sheet, before the page goes.
pub fn keep_typed() {
    let field = page::focused().filter(|field| is_field(field) && field.closest(".sheet").ok().flatten().is_some());
    let bubbling = web_sys::EventInit::new();
    bubbling.set_bubbles(true);
    if let (Some(field), Ok(event)) = (field, Event::new_with_event_init_dict("change", &bubbling)) {
        let _ = field.remove_attribute(TYPED);
        let _ = field.dispatch_event(&event);
    }
}

fn target_of(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

fn is_field(element: &Element) -> bool {
    element.matches("input, textarea").unwrap_or(false)
}

/// Whether the change of the field at `target` does not count yet.
pub(super) fn waits(target: &Element) -> bool {
    target.has_attribute(TYPED)
}

fn key_down(desk: Desk, shown: Sheet, event: &KeyboardEvent, target: &Element) {
    if event.is_composing() || event.default_prevented() {
        return;
    }
    let is_late = target.has_attribute("data-late");
    match event.key().as_str() {
        "Escape" if target.closest(".side-panel").ok().flatten().is_some() && is_field(target) => {
            event.prevent_default();
            let _ = target.remove_attribute(TYPED);
            show_again(shown, target);
            desk.settle(true);
        }
        // Not left to the browser: where a list of suggestions is open, one engine takes the key for the list and keeps nothing.
        "Enter" if is_late || (is_area(target) && commits(event, target)) || is_line(shown, target) => {
            event.prevent_default();
            let _ = target.remove_attribute(TYPED);
            act(desk, shown, target, On::Change);
        }
        "Tab" | "Shift" => {}
        _ if is_late => drop(target.set_attribute(TYPED, "")),
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

/// Shows in a field what the map says, once it says so: what was typed may have been cut, turned down or put elsewhere.
pub(super) fn settle(desk: Desk, shown: Sheet, target: Element) {
    let is_day = target.dyn_ref::<HtmlInputElement>().is_some_and(|input| input.type_() == "date");
    if is_day && !target.has_attribute("data-late") {
        return;
    }
    desk.here.once_shown(move || show_again(shown, &target));
}

fn show_again(shown: Sheet, target: &Element) {
    let value = shown.try_with_value(|shown| {
        let shown = shown_at(shown.as_ref()?, target)?;
        shown.piece.attribute("value").map(str::to_owned)
    });
    if let Some(value) = value.flatten().filter(|value| *value != value_of(target)) {
        set_property(target, "value", &value.into());
    }
}
