//! What is pressed on the board, or on its first picture, before the part that edits is there: kept, and raised again once it is, so that nothing of
//! it is lost and nobody waits to press.
//!
//! A gesture goes on where it is: a pointer that is still down carries on with the browser's own events. A drag that ended before the part
//! came is given up, because the browser captures no pointer that is gone.

use std::cell::RefCell;
use std::collections::VecDeque;

use js_sys::{Array, Function, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, EventInit, EventTarget, HtmlInputElement, HtmlTextAreaElement, KeyboardEvent};

use crate::app::app_context::AppContext;
use crate::app::keys::press;
use crate::board_view::editing::{EDITING, writing};
use crate::board_view::editor_context::EditorContext;
use crate::board_view::first_picture;
use crate::browser::page;
use crate::browser::page_events::Listening;
use crate::presence::Presence;
use parcours_core::editor::commands::COMMANDS;
use parcours_core::editor::keys;

/// What is kept, and what listens for it.
struct Early {
    app: AppContext,
    events: VecDeque<Event>,
    /// Taken away when it is dropped.
    _listening: Vec<Listening>,
}

thread_local! {
    static EARLY: RefCell<Option<Early>> = const { RefCell::new(None) };
}

/// What a person presses to have something done, of what is kept.
const PRESSES: [&str; 2] = ["pointerdown", "keydown"];

/// More than anybody presses while a part is loaded; what comes after is let go.
const MOST: usize = 500;

/// Keeps what is pressed on the board of `editor` from now on.
pub fn keep(editor: EditorContext) {
    const EVENTS: [&str; 9] = [
        "pointerdown",
        "pointermove",
        "pointerup",
        "pointercancel",
        "click",
        "dblclick",
        "contextmenu",
        "keydown",
        "keyup",
    ];
    if EARLY.with_borrow(Option::is_some) {
        return;
    }
    let listen = |name| Listening::before_others(&page::window(), name, move |event| keep_event(editor, event));
    let listening = EVENTS.map(listen).into();
    EARLY.set(Some(Early { app: editor.app, events: VecDeque::new(), _listening: listening }));
    // One after the other: what a key is for hangs on what was kept before it.
    for event in first_picture::take_pressed() {
        if event.dyn_ref::<KeyboardEvent>().is_none() || is_for_board(editor, &event) {
            EARLY.with_borrow_mut(|early| {
                if let Some(Early { events, .. }) = early {
                    push(events, event);
                }
            });
        }
    }
}

fn push(events: &mut VecDeque<Event>, event: Event) {
    if events.len() < MOST {
        events.push_back(event);
    }
}

/// Keeps nothing any more: the board is gone. What was to be done by a key and is not done is told.
pub fn end() {
    let Some(Early { app, events, .. }) = EARLY.take() else { return };
    if events.iter().any(|event| event.type_() == "keydown") {
        app.say_refused(app.words().updates.pressed_too_early.to_owned());
    }
}

fn keep_event(editor: EditorContext, event: Event) {
    // What is raised again is for those who answer.
    if !event.is_trusted() || !is_for_board(editor, &event) {
        return;
    }
    if EDITING.is_out_of_reach() && PRESSES.contains(&event.type_().as_str()) {
        // It is said if it cannot be loaded this time either.
        EDITING.with(editor.app, |_| {});
    }
    EARLY.with_borrow_mut(|early| {
        let Some(Early { events, .. }) = early else { return };
        match event.type_().as_str() {
            // The browser took the finger to scroll.
            "pointercancel" => return events.retain(|kept| !kept.type_().starts_with("pointer")),
            "pointermove" if !events.iter().any(|kept| kept.type_() == "pointerdown") => return,
            // Let go of, a key presses the button that has the focus.
            "keyup" => return event.prevent_default(),
            "contextmenu" | "keydown" => event.prevent_default(),
            _ => {}
        }
        event.stop_immediate_propagation();
        push(events, event);
    });
}

fn is_for_board(editor: EditorContext, event: &Event) -> bool {
    let target = event.target().map(JsValue::from).unwrap_or_default();
    let Some(key) = event.dyn_ref::<KeyboardEvent>() else {
        return page::closest(&target, "#board-scroller").is_some();
    };
    if page::closest(&target, "input, textarea, select, dialog").is_some()
        || editor.dialog.with_untracked(Option::is_some)
    {
        return false;
    }
    let press = press(key);
    let is_command = || COMMANDS.iter().flat_map(|command| command.keys).any(|chord| chord.is(&press));
    let is_answered = letter(key).is_some() || is_command() || keys::way(&press, page::is_right_to_left()).is_some();
    // What was pressed may lead into a field, and what follows is for that one and not for the button that has the focus until then.
    if is_keeping() {
        return is_answered || ["Tab", "Enter", "Escape"].contains(&press.key.as_str());
    }
    is_answered && key.type_() == "keydown" && page::closest(&target, "button, a, summary").is_none()
}

/// Whether something waits to be raised again.
fn is_keeping() -> bool {
    EARLY.with_borrow(|early| early.as_ref().is_some_and(|early| !early.events.is_empty()))
}

/// The letter that a press writes, where a text is written.
fn letter(key: &KeyboardEvent) -> Option<String> {
    let writes = !key.ctrl_key() && !key.meta_key() && !key.alt_key() && key.key().chars().count() == 1;
    writes.then(|| key.key())
}

/// Forgets what was kept: the part cannot be loaded, and what was pressed must not be done much later.
pub fn forget() {
    EARLY.with_borrow_mut(|early| early.iter_mut().for_each(|early| early.events.clear()));
}

/// Raises again what was kept, one after the other, as the page follows each.
pub fn raise_again(here: Presence) {
    let next = EARLY.with_borrow_mut(|early| early.as_mut()?.events.pop_front());
    match next {
        Some(event) => {
            let letter = raise(&event);
            // A press may have opened a field meanwhile, as it does before the browser writes.
            here.once_shown(move || {
                letter.as_deref().into_iter().for_each(write);
                raise_again(here);
            });
        }
        None => end(),
    }
}

/// Raises `event`; the letter that is to be written after it.
fn raise(event: &Event) -> Option<String> {
    let key = event.dyn_ref::<KeyboardEvent>();
    // A key goes to whatever has the focus by now, as the browser sends it.
    let focused = || page::focused().map(EventTarget::from);
    let target = if key.is_some() { focused() } else { event.target().and_then(first_picture::in_its_place) };
    let goes_on = target?.dispatch_event(&copy(event)?).unwrap_or_default();
    key.and_then(letter).filter(|_| goes_on)
}

/// An event like `event`: each event's constructor takes another of its kind for its settings.
fn copy(event: &Event) -> Option<Event> {
    let constructor: Function = Reflect::get(event, &"constructor".into()).ok()?.dyn_into().ok()?;
    Reflect::construct(&constructor, &Array::of2(&event.type_().into(), event)).ok()?.dyn_into().ok()
}

/// Writes `letter` into the field that has the focus, as the browser does after a press.
fn write(letter: &str) {
    let Some(field) = page::focused() else { return };
    let Some((from, _)) = writing::marked_in(&field) else { return };
    let written = match field.dyn_ref::<HtmlTextAreaElement>() {
        Some(area) => area.set_range_text(letter),
        None => field.unchecked_ref::<HtmlInputElement>().set_range_text(letter),
    };
    let end = from + letter.encode_utf16().count() as u32;
    writing::mark(&field, end, end);
    let init = EventInit::new();
    init.set_bubbles(true);
    if written.is_ok()
        && let Ok(input) = Event::new_with_event_init_dict("input", &init)
    {
        let _ = field.dispatch_event(&input);
    }
}
