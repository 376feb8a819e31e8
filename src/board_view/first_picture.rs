//! What a person did on the first picture of the map (`js/first_picture.js`), which is shown while the program is on its way: the board goes on from
//! there.

use js_sys::Array;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventTarget};

use crate::board_view::editor_context::EditorContext;
use crate::browser::page;

/// How far a first picture was scrolled, in pixels: down and across.
pub type Scrolled = (i32, i32);

/// How far the first picture is scrolled, before it goes; `None` where there is none, or where it is at its begin.
pub fn scrolled() -> Option<Scrolled> {
    let picture = page::element("start")?.query_selector(".scroller").ok()??;
    Some((picture.scroll_top(), picture.scroll_left())).filter(|scrolled| *scrolled != (0, 0))
}

/// Has the board of `editor`, which is about to be drawn, go on from there.
pub fn go_on(editor: EditorContext, (down, across): Scrolled) {
    // All of it, or there may be no such place.
    editor.draw_whole();
    let scroll = move || {
        if let Some(scroller) = page::element("board-scroller") {
            scroller.set_scroll_top(down);
            scroller.set_scroll_left(across);
        }
    };
    editor.here.once_shown(scroll);
    // How high the rows above are is known once they were laid out.
    editor.here.after_picture(scroll);
}

/// Takes what was pressed on the first picture and not done yet.
pub fn take_pressed() -> Vec<Event> {
    let kept = page::property(&page::property(&page::window(), "parcours"), "pressed");
    let Ok(kept) = kept.dyn_into::<Array>() else { return Vec::new() };
    let pressed = kept.iter().filter_map(|event| event.dyn_into().ok()).collect();
    kept.set_length(0);
    pressed
}

/// What stands on the board where `target` stood on the first picture; `target` itself where that is no part of one.
pub fn in_its_place(target: EventTarget) -> Option<EventTarget> {
    let element = target.dyn_ref::<Element>().filter(|element| !element.is_connected());
    let Some(element) = element else { return Some(target) };
    let place = element.closest("[data-card], [data-cell]").ok()??;
    let name = ["data-card", "data-cell"].into_iter().find(|name| place.has_attribute(name))?;
    let id = place.get_attribute(name)?;
    // An id that breaks a selector is a stranger's: then nothing is found.
    page::element("board-scroller")?.query_selector(&format!("[{name}='{id}']")).ok()?.map(Into::into)
}
