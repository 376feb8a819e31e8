//! Drawing an arrow by hand: from the handle of a card to another card.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, KeyboardEvent, PointerEvent};

use super::drawing::{add, area_in, spot_in};
use super::{Layer, Shared, redraw_later};
use crate::board_view::grid::measuring::measure;
use crate::browser::page_events::Listening;
use crate::browser::{clock, page};
use parcours_core::editor::arrows::{heads, path};
use parcours_core::editor::auto_scroll::{AutoScroll, Axes};
use parcours_core::editor::focus::Focus;
use parcours_core::editor::geometry::{Point, Rect};
use parcours_core::editor::links::link;
use parcours_core::model::CardId;

/// An arrow that follows the pointer.
pub struct Pull {
    /// The card it starts from.
    pub from: CardId,
    pointer: i32,
    at: Point,
    /// Where the board can be seen: the edges it scrolls at.
    scrollport: Rect,
    scroll: AutoScroll,
    group: Element,
    line: Element,
    head: Element,
    /// The card it would end at.
    lit: Option<HtmlElement>,
}

/// Listens to the handle, and to what ends a pull.
pub fn listen(layer: &Shared) -> Vec<Listening> {
    let window = page::window();
    let on = |name: &'static str, act: fn(&Shared, &web_sys::Event)| {
        let layer = layer.clone();
        Listening::before_others(&window, name, move |event| act(&layer, &event))
    };
    vec![
        on("pointerdown", down),
        on("pointermove", |layer, event| {
            if let Some(event) = event.dyn_ref::<PointerEvent>() {
                follow(layer, event);
            }
        }),
        on("pointerup", |layer, event| {
            if let Some(event) = event.dyn_ref::<PointerEvent>()
                && is_of_pull(layer, event)
            {
                follow(layer, event);
                end(layer, true);
            }
        }),
        on("pointercancel", |layer, event| {
            if event.dyn_ref::<PointerEvent>().is_some_and(|event| is_of_pull(layer, event)) {
                end(layer, false);
            }
        }),
        on("keydown", |layer, event| {
            let is_escape = event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Escape");
            if is_escape && layer.borrow().pull.is_some() {
                event.prevent_default();
                event.stop_propagation();
                end(layer, false);
            }
        }),
    ]
}

fn is_of_pull(layer: &Shared, event: &PointerEvent) -> bool {
    layer.borrow().pull.as_ref().is_some_and(|pull| pull.pointer == event.pointer_id())
}

fn down(layer: &Shared, event: &web_sys::Event) {
    let target = event.target().map(JsValue::from).unwrap_or_default();
    let (Some(handle), Some(pointer)) = (page::closest(&target, "[data-link-handle]"), event.dyn_ref::<PointerEvent>())
    else {
        return;
    };
    if !pointer.is_primary() || pointer.button() != 0 {
        return;
    }
    // The focus stays where it is, and no finger scrolls the board with it.
    event.prevent_default();
    event.stop_propagation();
    let begun = layer.borrow_mut().begin(pointer);
    if begun {
        let _ = handle.set_pointer_capture(pointer.pointer_id());
        let editor = layer.borrow().editor;
        editor.busy.set(true);
        frame_later(layer);
    }
}

impl Layer {
    fn begin(&mut self, pointer: &PointerEvent) -> bool {
        let Some(from) = self.card_with_handle() else { return false };
        let svg = self.overlay.query_selector(".arrow-svg").ok().flatten();
        let Some(group) = svg.and_then(|svg| add(&svg, "g", "arrow pulled")) else { return false };
        let (Some(line), Some(head)) = (add(&group, "path", "arrow-line"), add(&group, "path", "arrow-head")) else {
            return false;
        };
        let at = Point::new(f64::from(pointer.client_x()), f64::from(pointer.client_y()));
        let scrollport = measure(self.editor, &self.root).scrollport;
        let (pointer, scroll) = (pointer.pointer_id(), AutoScroll::default());
        self.pull = Some(Pull { from, pointer, at, scrollport, scroll, group, line, head, lit: None });
        true
    }

    /// Draws the arrow to where the pointer is, and lights the card it would end at.
    fn draw_pull(&mut self) {
        let Some(pull) = &mut self.pull else { return };
        let Some(card) = page::element(&Focus::Card(pull.from.clone()).element_id()) else { return };
        let scale = self.editor.zoom.get_untracked();
        let place = area_in(&self.overlay, &card, scale);
        let way = [(place.right, (place.top + place.bottom) / 2), spot_in(&self.overlay, pull.at.x, pull.at.y, scale)];
        let _ = pull.line.set_attribute("d", &path(&way));
        let _ = pull.head.set_attribute("d", &heads(&way, false));
        let under = page::document().element_from_point(pull.at.x as f32, pull.at.y as f32);
        let lit = under.and_then(|under| page::closest(&under, "[data-card]")).filter(|lit| *lit != card);
        if pull.lit != lit {
            pull.put_out();
            if let Some(lit) = &lit {
                let _ = lit.class_list().add_1("link-here");
            }
            pull.lit = lit;
        }
    }
}

impl Pull {
    fn put_out(&mut self) {
        if let Some(lit) = self.lit.take() {
            let _ = lit.class_list().remove_1("link-here");
        }
    }
}

fn follow(layer: &Shared, event: &PointerEvent) {
    if !is_of_pull(layer, event) {
        return;
    }
    // A button that was let go outside the window arrives as a move.
    if event.type_() == "pointermove" && event.buttons() & 1 == 0 && event.pointer_type() != "touch" {
        return end(layer, false);
    }
    let mut layer = layer.borrow_mut();
    if let Some(pull) = &mut layer.pull {
        pull.at = Point::new(f64::from(event.client_x()), f64::from(event.client_y()));
    }
    layer.draw_pull();
}

/// The board scrolls under a pointer that rests at its edge.
fn frame_later(layer: &Shared) {
    let (here, layer) = (layer.borrow().here, layer.clone());
    here.next_frame(move || {
        let goes_on = {
            let mut layer = layer.borrow_mut();
            let root = layer.root.clone();
            let delta = layer
                .pull
                .as_mut()
                .map(|pull| pull.scroll.frame(pull.scrollport, pull.at, Axes::Both, clock::monotonic()));
            if let Some(delta) = delta.filter(|delta| delta.x != 0.0 || delta.y != 0.0) {
                root.scroll_by_with_x_and_y(delta.x, delta.y);
                layer.draw_pull();
            }
            delta.is_some()
        };
        if goes_on {
            frame_later(&layer);
        }
    });
}

/// Lets go: over another card it ties the two, elsewhere nothing happens.
fn end(layer: &Shared, link_them: bool) {
    let Some(mut pull) = layer.borrow_mut().pull.take() else { return };
    let to = pull.lit.as_ref().and_then(|lit| lit.get_attribute("data-card")).map(CardId::from);
    pull.put_out();
    pull.group.remove();
    // What the pointer came to be over meanwhile, the handle was told: it had caught the pointer.
    layer.borrow_mut().hovered.clone_from(&to);
    let editor = layer.borrow().editor;
    editor.busy.set(false);
    if let Some(to) = to.filter(|_| link_them) {
        editor.carry_out(editor.board().read(|map| link(map, &pull.from, &to, false)));
    }
    redraw_later(layer);
}
