//! The size of the board. It changes the layout's sizes; a transform would put every rectangle elsewhere.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, Touch, TouchEvent, WheelEvent};

use crate::board_view::editing::writing;
use crate::board_view::editor_context::EditorContext;
use crate::board_view::grid;
use crate::board_view::grid::measuring::{measure, measure_edges};
use crate::browser::page;
use crate::browser::page_events::Listening;
use parcours_core::editor::announcement::Announcement;
use parcours_core::editor::geometry::Point;
use parcours_core::editor::outcome::Zoom;
use parcours_core::editor::zoom::{Anchor, Scale, Taken, by_wheel, largest_fitting};

/// Draws the board larger, smaller, at its own size, as wide as there is room, or whole.
pub fn change(editor: EditorContext, change: Zoom) {
    let Some(root) = board() else { return };
    let now = editor.zoom.get_untracked();
    let next = match change {
        Zoom::In => now.larger(),
        Zoom::Out => now.smaller(),
        Zoom::Whole => Scale::OWN,
        Zoom::FitWidth => return fit(editor, &root, false),
        Zoom::FitMap => return fit(editor, &root, true),
    };
    draw(editor, &root, next, measure_edges(&root).scrollport.middle());
    keep(editor);
}

fn board() -> Option<HtmlElement> {
    page::element("board-scroller")
}

/// Draws the board at that size, with what is at `around` where it is.
fn draw(editor: EditorContext, root: &HtmlElement, scale: Scale, around: Point) {
    if scale == editor.zoom.get_untracked() {
        return;
    }
    let anchor = Anchor::at(&measure(editor, root), around);
    set(editor, root, scale);
    let drift = anchor.drift(&measure(editor, root), around);
    root.scroll_by_with_x_and_y(drift.x, drift.y);
}

/// Not left to an effect: what follows measures the board as it is then.
fn set(editor: EditorContext, root: &HtmlElement, scale: Scale) {
    let _ = HtmlElement::style(root).set_property("--zoom", &grid::style_of(scale));
    editor.zoom.set(scale);
    writing::lay_again(editor);
}

fn keep(editor: EditorContext) {
    let percent = editor.zoom.get_untracked().percent();
    editor.app.keep_settings(|settings| settings.zoom = Some(percent));
}

/// The largest size at which all columns are in sight, and if so wished all rows. Where that is the size it has, it is said.
fn fit(editor: EditorContext, root: &HtmlElement, whole: bool) {
    // Rows out of sight are not laid out, and so have no height to be measured.
    let class = if whole { "measured-whole" } else { "measured" };
    let _ = root.class_list().add_1(class);
    let before = editor.zoom.get_untracked();
    let fits = largest_fitting(|scale| {
        set(editor, root, scale);
        let across = (root.scroll_width(), root.client_width());
        let down = if whole { (root.scroll_height(), root.client_height()) } else { (0, 1) };
        [across, down].map(|(taken, room)| Taken { taken: taken.into(), room: room.into() })
    });
    set(editor, root, fits);
    let _ = root.class_list().remove_1(class);
    root.set_scroll_left(0);
    if whole {
        root.set_scroll_top(0);
    }
    if editor.zoom.get_untracked() == before {
        editor.say(&Announcement::FitsAlready { whole });
    }
    keep(editor);
}

/// Two fingers on the board, and how large it was when they came.
enum Pinching {
    /// On a touch screen, and how far apart they were.
    Touches(f64, Scale),
    /// On Safari's trackpad.
    Gesture(Scale),
}

type Pinch = Option<Pinching>;

/// Listens to the wheel with Ctrl or Cmd, and to two fingers: on a trackpad they come as the wheel with Ctrl, in Safari as gestures of its own.
pub fn listen(editor: EditorContext, root: &HtmlElement) -> Vec<Listening> {
    let pinch: Rc<RefCell<Pinch>> = Rc::default();
    let on_board = root.clone();
    let wheel = Listening::before_others(root, "wheel", move |event| {
        /// A line of text, in pixels, for wheels that count lines.
        const LINE: f64 = 16.0;
        let Some(wheel) = event.dyn_ref::<WheelEvent>().filter(|wheel| wheel.ctrl_key() || wheel.meta_key()) else {
            return;
        };
        wheel.prevent_default();
        let unit = if wheel.delta_mode() == WheelEvent::DOM_DELTA_LINE { LINE } else { 1.0 };
        let at = Point::new(wheel.client_x().into(), wheel.client_y().into());
        let next = editor.zoom.get_untracked().times(by_wheel(wheel.delta_y() * unit));
        draw(editor, &on_board, next, at);
        keep(editor);
    });
    let on = |name: &'static str, act: fn(EditorContext, &HtmlElement, &mut Pinch, &Event)| {
        let (pinch, root) = (pinch.clone(), root.clone());
        Listening::before_others(&root.clone(), name, move |event| act(editor, &root, &mut pinch.borrow_mut(), &event))
    };
    let touches = ["touchstart", "touchmove", "touchend", "touchcancel"].map(|name| on(name, touched));
    let gestures = ["gesturestart", "gesturechange", "gestureend"].map(|name| on(name, gestured));
    std::iter::once(wheel).chain(touches).chain(gestures).collect()
}

/// Safari's own events of two fingers (<https://developer.mozilla.org/docs/Web/API/GestureEvent>). On a touch screen they come beside
/// the touches, which are followed then.
fn gestured(editor: EditorContext, root: &HtmlElement, pinch: &mut Pinch, event: &Event) {
    let value = |name: &str| page::property(event, name).as_f64();
    // Else the browser enlarges the page.
    event.prevent_default();
    if editor.busy.get_untracked() && editor.writing.with_value(Option::is_none) {
        return;
    }
    match (event.type_().as_str(), pinch.as_ref()) {
        // How far the fingers are apart is told in parts of what they were.
        ("gesturestart", None) => *pinch = Some(Pinching::Gesture(editor.zoom.get_untracked())),
        ("gesturechange", Some(Pinching::Gesture(scale))) => {
            if let (Some(times), Some(x), Some(y)) = (value("scale"), value("clientX"), value("clientY")) {
                draw(editor, root, scale.times(times), Point::new(x, y));
            }
        }
        ("gestureend", Some(Pinching::Gesture(_))) => {
            *pinch = None;
            keep(editor);
        }
        _ => {}
    }
}

fn touched(editor: EditorContext, root: &HtmlElement, pinch: &mut Pinch, event: &Event) {
    let Some(event) = event.dyn_ref::<TouchEvent>() else { return };
    let touches = event.touches();
    let at = |touch: Touch| Point::new(touch.client_x().into(), touch.client_y().into());
    let fingers = (touches.length() == 2).then(|| Some((at(touches.get(0)?), at(touches.get(1)?)))).flatten();
    let carries = editor.busy.get_untracked() && editor.writing.with_value(Option::is_none);
    let Some((one, other)) = fingers.filter(|_| !carries) else {
        if pinch.take().is_some() {
            keep(editor);
        }
        return;
    };
    let apart = one.distance_to(other).max(1.0);
    let (before, scale) = match *pinch {
        Some(Pinching::Touches(before, scale)) => (before, scale),
        _ => (apart, editor.zoom.get_untracked()),
    };
    *pinch = Some(Pinching::Touches(before, scale));
    // Else the browser scrolls or enlarges the page.
    if event.cancelable() {
        event.prevent_default();
    }
    let middle = Point::new((one.x + other.x) / 2.0, (one.y + other.y) / 2.0);
    draw(editor, root, scale.times(apart / before), middle);
}
