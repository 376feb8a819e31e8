//! Arrows between cards: an overlay on the board, drawn by hand and only where the map has links.
//!
//! Cards are measured once a frame after something changed, and nothing is while no card is tied to another.

mod drawing;
mod pull;

use std::cell::RefCell;
use std::rc::Rc;

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, KeyboardEvent, MouseEvent};

use self::drawing::Drawing;
use self::pull::Pull;
use crate::app::icons::{self, icon};
use crate::app::presence::hold;
use crate::board_view::editor_context::EditorContext;
use crate::browser::page;
use crate::browser::page_events::{Listening, Resizing};
use crate::presence::Presence;
use parcours_core::editor::arrows::Spot;
use parcours_core::editor::focus::Focus;
use parcours_core::editor::links::unlink_one;
use parcours_core::model::{CardId, MapKind};

/// How far from an arrow a press still means it, in pixels: a way 24 pixels wide.
const REACH: i32 = 12;
/// The same over a button that lies in the gutter.
const REACH_ON_BUTTON: i32 = 5;

/// What is drawn over the board, and what the pointer is doing there.
struct Layer {
    editor: EditorContext,
    overlay: HtmlElement,
    root: HtmlElement,
    drawing: Drawing,
    pull: Option<Pull>,
    /// The card under the pointer.
    hovered: Option<CardId>,
    /// Whether the next frame draws already.
    waiting: bool,
    /// Whether cards may stand elsewhere than when they were last measured.
    moved: bool,
    /// The board, as long as it is on the page.
    here: Presence,
}

type Shared = Rc<RefCell<Layer>>;

/// The arrows of the board, the handle they are drawn from and the button that deletes the chosen one.
#[component]
pub fn Arrows(editor: EditorContext) -> impl IntoView {
    let words = &editor.app.words().blueprint;
    let overlay = NodeRef::<html::Div>::new();
    let here = Presence::here();
    let kept = StoredValue::new_local(None::<Shared>);
    Effect::new(move |_| {
        let Some(overlay) = overlay.get() else { return };
        let Some(root) = overlay.parent_element().and_then(|root| root.dyn_into::<HtmlElement>().ok()) else { return };
        let Some(drawing) = Drawing::on(&overlay) else { return };
        let layer = Rc::new(RefCell::new(Layer {
            editor,
            overlay: overlay.into(),
            root: root.clone(),
            drawing,
            pull: None,
            hovered: None,
            waiting: false,
            moved: true,
            here,
        }));
        let resizing = root.query_selector("[data-board]").ok().flatten().map(|grid| {
            let layer = layer.clone();
            Resizing::of(&grid, move || redraw_moved(&layer))
        });
        hold((resizing, listen(&root, &layer)));
        redraw_later(&layer);
        kept.set_value(Some(layer));
    });
    let again = move |moved: bool| {
        overlay.track();
        kept.with_value(|kept| {
            if let Some(layer) = kept {
                layer.borrow_mut().moved |= moved;
                redraw_later(layer);
            }
        });
    };
    Effect::new(move |_| {
        editor.board().revision();
        editor.busy.track();
        editor.zoom.track();
        editor.rows_drawn.track();
        again(true);
    });
    // Where the focus is changes which arrows are drawn, and moves none.
    Effect::new(move |_| {
        editor.selection.track();
        editor.focus.track();
        editor.engaged.track();
        again(false);
    });
    view! {
        <div class="arrows" node_ref=overlay>
            <div class="arrow-lines" aria-hidden="true"></div>
            <div class="tie-texts" hidden></div>
            // For the pointer only: with the keyboard, a command links cards.
            <button type="button" class="link-handle" tabindex="-1" aria-hidden="true" data-link-handle title=words.handle hidden></button>
            <button type="button" class="link-delete" data-delete-link hidden>{icon(icons::BIN)}</button>
        </div>
    }
}

/// [`redraw_later`] after cards may have moved.
fn redraw_moved(layer: &Shared) {
    layer.borrow_mut().moved = true;
    redraw_later(layer);
}

/// Draws once in the next frame, however often it is asked for.
fn redraw_later(layer: &Shared) {
    if std::mem::replace(&mut layer.borrow_mut().waiting, true) {
        return;
    }
    let (here, layer) = (layer.borrow().here, layer.clone());
    here.next_frame(move || {
        let mut layer = layer.borrow_mut();
        layer.waiting = false;
        layer.redraw();
    });
}

impl Layer {
    fn redraw(&mut self) {
        let editor = self.editor;
        let moved = std::mem::take(&mut self.moved);
        self.drawing.draw(editor, &self.overlay, moved);
        self.clip();
        self.place_handle();
    }

    /// Keeps the arrows from being drawn over the names of the lanes, which stay in sight while the board is scrolled.
    fn clip(&self) {
        if !self.drawing.is_empty() {
            self.drawing.clip(&self.root, &self.overlay);
        }
    }

    /// Puts the handle at the card under the pointer or in focus, in a blueprint.
    fn place_handle(&self) {
        let Some(handle) = self.part("[data-link-handle]") else { return };
        let card = self.card_with_handle().and_then(|id| page::element(&Focus::Card(id).element_id()));
        let Some(card) = card else { return handle.set_hidden(true) };
        let place = drawing::area_in(&self.overlay, &card, self.editor.zoom.get_untracked());
        handle.set_hidden(false);
        drawing::put(&handle, (place.right, (place.top + place.bottom) / 2));
    }

    fn card_with_handle(&self) -> Option<CardId> {
        let editor = self.editor;
        let is_blueprint = editor.board().read(|map| map.kind == MapKind::ServiceBlueprint);
        if !is_blueprint || (editor.busy.get_untracked() && self.pull.is_none()) {
            return None;
        }
        if let Some(pull) = &self.pull {
            return Some(pull.from.clone());
        }
        let in_focus = || match editor.focus.get_untracked() {
            Some(Focus::Card(id)) if editor.engaged.get_untracked() => Some(id),
            _ => None,
        };
        self.hovered.clone().or_else(in_focus)
    }

    fn part(&self, selector: &str) -> Option<HtmlElement> {
        self.overlay.query_selector(selector).ok().flatten()?.dyn_into().ok()
    }

    /// A point of the window, from the corner of the board.
    fn spot_at(&self, event: &MouseEvent) -> Spot {
        let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
        drawing::spot_in(&self.overlay, x, y, self.editor.zoom.get_untracked())
    }

    /// Takes the chosen arrow off the map.
    fn delete_chosen(&mut self) {
        let Some((from, to)) = self.drawing.chosen.take() else { return };
        let outcome = self.editor.board().read(|map| unlink_one(map, &from, &to));
        let editor = self.editor;
        // Once this layer is no longer borrowed: the edit has it drawn again.
        editor.here.spawn(async move {
            editor.carry_out(outcome);
            editor.settle(true);
        });
    }

    fn choose(&mut self, arrow: Option<(CardId, CardId)>) {
        if self.drawing.chosen == arrow {
            return;
        }
        self.drawing.chosen = arrow;
        self.drawing.mark_chosen(self.editor, &self.overlay);
    }
}

/// Listens to presses on arrows, and to the handle.
fn listen(root: &HtmlElement, layer: &Shared) -> Vec<Listening> {
    let on = |name: &'static str, act: fn(&Shared, &web_sys::Event)| {
        let layer = layer.clone();
        Listening::before_others(root, name, move |event| act(&layer, &event))
    };
    let mut listening = vec![
        on("click", click),
        on("keydown", key_down),
        on("pointerover", pointer_over),
        on("pointerleave", |layer, event| {
            // What is left within the board passes by here too.
            let mut layer = layer.borrow_mut();
            if event.target().is_some_and(|target| JsValue::from(target) == JsValue::from(&layer.root)) {
                layer.hovered = None;
                layer.place_handle();
            }
        }),
        on("scroll", |layer, _| layer.borrow().clip()),
        // Rows that come into sight are measured only then.
        on("contentvisibilityautostatechange", |layer, _| redraw_moved(layer)),
    ];
    listening.extend(pull::listen(layer));
    listening
}

fn click(layer: &Shared, event: &web_sys::Event) {
    let target = event.target().map(JsValue::from).unwrap_or_default();
    let Some(mouse) = event.dyn_ref::<MouseEvent>() else { return };
    let mut layer = layer.borrow_mut();
    if page::closest(&target, "[data-delete-link]").is_some() {
        event.stop_propagation();
        return layer.delete_chosen();
    }
    if page::closest(&target, "[data-link-handle]").is_some() {
        return event.stop_propagation();
    }
    let on_button = page::closest(&target, "button").is_some();
    let elsewhere =
        page::closest(&target, "[data-card], [data-stage], [data-step], [data-lane], [data-emotion], input, textarea");
    let reach = if on_button { REACH_ON_BUTTON } else { REACH };
    let hit = if elsewhere.is_some() || mouse.detail() == 0 || layer.drawing.is_empty() {
        None
    } else {
        // A finger is as wide whatever the size of the board.
        let reach = (f64::from(reach) / layer.editor.zoom.get_untracked().factor()).round() as i32;
        layer.drawing.nearest(layer.spot_at(mouse), reach)
    };
    let is_hit = hit.is_some();
    layer.choose(hit);
    if is_hit {
        event.prevent_default();
        event.stop_propagation();
        let button = layer.part("[data-delete-link]");
        drop(layer);
        if let Some(button) = button {
            page::focus(&button);
        }
    }
}

fn key_down(layer: &Shared, event: &web_sys::Event) {
    let target = event.target().map(JsValue::from).unwrap_or_default();
    let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
    if page::closest(&target, "[data-delete-link]").is_none() {
        return;
    }
    match key.key().as_str() {
        "Delete" | "Backspace" => layer.borrow_mut().delete_chosen(),
        "Escape" => {
            layer.borrow_mut().choose(None);
            let editor = layer.borrow().editor;
            editor.settle(true);
        }
        _ => return,
    }
    event.prevent_default();
    event.stop_propagation();
}

fn pointer_over(layer: &Shared, event: &web_sys::Event) {
    let target = event.target().map(JsValue::from).unwrap_or_default();
    let Ok(mut layer) = layer.try_borrow_mut() else { return };
    if layer.pull.is_some() || page::closest(&target, "[data-link-handle]").is_some() {
        return;
    }
    let card = page::closest(&target, "[data-card]").and_then(|card| card.get_attribute("data-card")).map(CardId::from);
    if layer.hovered != card {
        layer.hovered = card;
        layer.place_handle();
    }
}
