//! The map told to a room: over everything else, which stays as it is below. Keys, clicks, swipes and the pointer are heard here; where the
//! telling goes is decided in `editor::walk`.

use std::cell::Cell;

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent, PointerEvent};

use crate::app::app_context::Route;
use crate::app::presence::hold;
use crate::board_view::chrome::timer::Clock;
use crate::board_view::editor_context::EditorContext;
use crate::board_view::panels_view::panel_view::PanelView;
use crate::browser::clock::{self, Later};
use crate::browser::page;
use crate::browser::page_events::Listening;
use parcours_core::editor::keys::Press;
use parcours_core::editor::walk::{Asked, Stride, asked, swiped};
use parcours_core::panels::present;

thread_local! {
    /// Whether the telling fills the screen, so that the screen's own way out of that ends it.
    static FILLS: Cell<bool> = const { Cell::new(false) };
}

/// Begins, on the whole screen where the browser lets it.
pub fn begin(editor: EditorContext) {
    editor.app.go(Route::Present(editor.id.get_value()));
    fill(true);
}

/// Begins in a window of its own.
pub fn begin_beside(editor: EditorContext) {
    page::open_window(&Route::Present(editor.id.get_value()).hash());
}

/// Ends it: back to what was looked at before.
pub fn leave(editor: EditorContext) {
    fill(false);
    let view = editor.view_state.with_untracked(|view_state| view_state.view);
    editor.app.go(Route::Map(editor.id.get_value(), view));
}

fn fill(fills: bool) {
    FILLS.set(fills);
    if page::is_screen_filled() != fills {
        page::fill_screen(fills);
    }
}

/// Whether `press` is taken: while a map is told, every key is.
pub fn key_down(editor: EditorContext, event: &KeyboardEvent, press: &Press) -> bool {
    if editor.view_state.with_untracked(|view_state| view_state.telling.is_none()) {
        return false;
    }
    let target = event.target().map(wasm_bindgen::JsValue::from).unwrap_or_default();
    let on_button = page::closest(&target, "button").is_some() && matches!(press.key.as_str(), "Enter" | " ");
    if !on_button && let Some(asked) = asked(press, page::is_right_to_left()) {
        event.prevent_default();
        match asked {
            Asked::Go(stride) => editor.with_more(move |more, editor| (more.stride)(editor, stride)),
            Asked::Leave => leave(editor),
            Asked::WholeScreen => fill(!page::is_screen_filled()),
        }
    }
    true
}

/// Goes on, or back.
pub fn go(editor: EditorContext, stride: Stride) {
    let outcome = editor.look(|at| present::stride_on(at, stride));
    editor.carry_out(outcome);
}

/// Where a finger or the mouse went down, and when.
type Down = (f64, f64, f64);

/// What is told.
#[component]
pub fn Room(editor: EditorContext) -> impl IntoView {
    /// How long the pointer stays in sight once it rests, in milliseconds.
    const REST: f64 = 2500.0;
    let words = editor.app.words();
    let board = StoredValue::new(editor.board());
    let revision = Signal::derive(move || board.get_value().revision());
    let (room, dot) = (NodeRef::<html::Section>::new(), NodeRef::<html::Div>::new());
    let down = StoredValue::new(None::<Down>);
    let resting = StoredValue::new_local(None::<Later>);
    let before = StoredValue::new_local(page::focused());
    let telling = Memo::new(move |_| editor.view_state.with(|view_state| view_state.telling.clone()));
    Effect::new(move |_| {
        telling.track();
        let Some(room) = room.get() else { return };
        editor.app.say(editor.look(present::said));
        editor.here.once_shown(move || {
            let now = room.query_selector(".told-row[data-told=now]").ok().flatten();
            match now.and_then(|now| now.dyn_into::<HtmlElement>().ok()) {
                Some(now) => page::reveal(&now),
                None => {
                    if let Ok(Some(body)) = room.query_selector(".told-body") {
                        body.set_scroll_top(0);
                    }
                }
            }
            // A button keeps the focus it was given by keys.
            if page::focused().is_none_or(|focused| !room.contains(Some(&focused))) {
                page::focus_still(&room);
            }
        });
    });
    hold(Listening::to(&page::document(), "fullscreenchange", move |_| {
        if FILLS.get() && !page::is_screen_filled() {
            leave(editor);
        }
    }));
    on_cleanup(move || {
        let back = before.try_update_value(Option::take).flatten();
        editor.here.once_shown(move || {
            match back.filter(|element| element.is_connected() && element.tag_name() != "BODY") {
                Some(element) => page::focus_still(&element),
                None => editor.settle(true),
            }
        });
    });
    let point = move |event: &PointerEvent| {
        let Some(dot) = dot.get_untracked() else { return };
        let style = HtmlElement::style(&dot);
        for (name, value) in [("--x", event.client_x()), ("--y", event.client_y())] {
            let _ = style.set_property(name, &format!("{value}px"));
        }
        let _ = dot.set_attribute("data-seen", "");
        resting.set_value(Some(editor.here.after(REST, move || {
            if let Some(dot) = dot_of(room) {
                let _ = dot.remove_attribute("data-seen");
            }
        })));
    };
    let share = move |event: &PointerEvent| {
        let width = room.get_untracked().map_or(1.0, |room| f64::from(room.client_width().max(1)));
        (f64::from(event.client_x()) / width, f64::from(event.client_y()) / width)
    };
    view! {
        <section
            class="presenting"
            aria-label=words.commands.present.title
            tabindex="-1"
            data-present
            node_ref=room
            on:pointerdown=move |event| {
                let (x, y) = share(&event);
                let is_ours = event.is_primary() && event.button() == 0 && !is_on_button(&event);
                down.set_value(is_ours.then(|| (x, y, clock::monotonic())));
            }
            on:pointermove=move |event| point(&event)
            on:pointercancel=move |_| down.set_value(None)
            on:pointerup=move |event| {
                let Some((x, y, since)) = down.try_update_value(Option::take).flatten() else { return };
                if let Some(stride) = swiped((x, y), share(&event), clock::monotonic() - since) {
                    go(editor, stride);
                }
            }
            on:click=move |event| {
                // Pressed with the mouse, a button does not keep the keys: Space goes on.
                if let Some(room) = room.get_untracked().filter(|_| event.detail() > 0) {
                    page::focus_still(&room);
                }
            }
        >
            <PanelView editor draw=present::draw revision />
            <Clock editor told=true />
            <div class="told-pointer" data-pointer aria-hidden="true" node_ref=dot></div>
        </section>
    }
}

fn dot_of(room: NodeRef<html::Section>) -> Option<web_sys::Element> {
    room.get_untracked()?.query_selector("[data-pointer]").ok().flatten()
}

fn is_on_button(event: &PointerEvent) -> bool {
    event.target().is_some_and(|target| page::closest(&target, "button").is_some())
}
