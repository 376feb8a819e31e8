//! Printing: a sheet is laid out when it begins, also by the browser's own key or menu, and taken away when it is over.

use std::cell::Cell;

use leptos::prelude::*;
use web_sys::Element;

use crate::app::presence::hold;
use crate::board_view::editor_context::EditorContext;
use crate::board_view::more::MORE;
use crate::board_view::panels_view::panel_view::element_of;
use crate::browser::page;
use crate::browser::page_events::Listening;
use parcours_core::editor::outcome::Printed;
use parcours_core::panels::paper;

thread_local! {
    /// What a command asked for; the browser's own ways to print ask for what is looked at.
    static ASKED: Cell<Printed> = const { Cell::new(Printed::View) };
}

/// Lays out a sheet whenever the browser is about to print.
pub fn listen(editor: EditorContext) {
    let begin = Listening::to(&page::window(), "beforeprint", move |_| {
        // Printing waits for nothing: before the part is there, what is seen is what is printed.
        if let Some(more) = MORE.get() {
            (more.lay_out)(editor, ASKED.take());
        }
    });
    let end = Listening::to(&page::window(), "afterprint", |_| clear());
    hold((begin, end));
    on_cleanup(clear);
}

/// Opens the browser's dialog for printing.
pub fn print(editor: EditorContext, what: Printed) {
    editor.keep_writing();
    editor.with_more(move |_, _| {
        ASKED.set(what);
        page::print();
    });
}

/// Lays out the sheet.
pub fn lay_out(editor: EditorContext, what: Printed) {
    clear();
    editor.keep_writing();
    let sheet = element_of(editor.look(|at| paper::draw(at, what)));
    borrow(&sheet);
    if let Some(body) = page::document().body() {
        let _ = body.append_child(&sheet);
    }
}

fn clear() {
    for old in all(page::document().query_selector_all("body > .paper")) {
        old.remove();
    }
}

fn all(found: Result<web_sys::NodeList, wasm_bindgen::JsValue>) -> Vec<Element> {
    use wasm_bindgen::JsCast;
    let Ok(found) = found else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect()
}

/// Takes over what the board shows beside the texts: the chips of a card, the change of channel over a cell.
fn borrow(sheet: &Element) {
    for printed in all(sheet.query_selector_all("[data-like]")) {
        let like = printed.get_attribute("data-like").and_then(|id| page::element(&id));
        let Some(like) = like else { continue };
        let beside = match printed.get_attribute("data-printed") {
            Some(_) => like.query_selector(":scope > .chips"),
            None => like.parent_element().map_or(Ok(None), |cell| cell.query_selector(":scope > .switch")),
        };
        if let Some(copy) = beside.ok().flatten().and_then(|found| found.clone_node_with_deep(true).ok()) {
            let first = if printed.has_attribute("data-printed") { None } else { printed.first_child() };
            let _ = printed.insert_before(&copy, first.as_ref());
        }
    }
    for named in all(sheet.query_selector_all("[id]")) {
        let _ = named.remove_attribute("id");
    }
}
