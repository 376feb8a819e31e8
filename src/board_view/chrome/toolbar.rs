//! Toolbars by keyboard: one tab stop each, arrows from button to button (WAI-ARIA, toolbar pattern).

use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

use crate::board_view::editor_context::EditorContext;
use crate::browser::page;
use crate::presence::Presence;

/// A toolbar whose first button is its tab stop, also after what `changes` listens to has drawn it anew. A text field in it stays a stop of its
/// own: arrows belong to its text.
pub fn one_stop(changes: impl Fn() + 'static) -> NodeRef<Div> {
    let (here, bar) = (Presence::here(), NodeRef::<Div>::new());
    Effect::new(move |_| {
        changes();
        let Some(bar) = bar.get() else { return };
        here.once_shown(move || give_stop(&buttons(&bar), 0));
    });
    bar
}

fn buttons(bar: &HtmlElement) -> Vec<HtmlElement> {
    let Ok(found) = bar.query_selector_all("button") else { return Vec::new() };
    (0..found.length()).filter_map(|index| found.item(index)?.dyn_into().ok()).collect()
}

fn give_stop(buttons: &[HtmlElement], to: usize) {
    for (at, button) in buttons.iter().enumerate() {
        button.set_tab_index(if at == to { 0 } else { -1 });
    }
}

/// Left and right go from button to button, Home and End to the first and the last, Escape back to the board.
pub fn roam(editor: EditorContext, event: &KeyboardEvent) {
    let Some(bar) = event.current_target().and_then(|bar| bar.dyn_into::<HtmlElement>().ok()) else { return };
    let buttons = buttons(&bar);
    if event.key() == "Escape" {
        event.prevent_default();
        return editor.settle_now(true);
    }
    let focused = page::focused();
    let Some(at) = buttons.iter().position(|button| Some(button) == focused.as_ref()) else { return };
    let (on, back) = if page::is_right_to_left() { ("ArrowLeft", "ArrowRight") } else { ("ArrowRight", "ArrowLeft") };
    let to = match event.key() {
        key if key == on => (at + 1) % buttons.len(),
        key if key == back => (at + buttons.len() - 1) % buttons.len(),
        key if key == "Home" => 0,
        key if key == "End" => buttons.len() - 1,
        _ => return,
    };
    event.prevent_default();
    give_stop(&buttons, to);
    page::focus(&buttons[to]);
}
