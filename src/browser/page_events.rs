//! The page's coming and going, as guards: dropping one stops listening.

use wasm_bindgen::prelude::*;
use web_sys::{AddEventListenerOptions, Element, Event, EventTarget, ResizeObserver, VisibilityState};

/// Listens until it is dropped.
#[derive(Debug)]
#[must_use = "dropping it stops listening"]
pub struct Listening {
    target: EventTarget,
    event: &'static str,
    capture: bool,
    call: Closure<dyn FnMut(Event)>,
}

impl Listening {
    /// Calls `act` whenever `event` happens at `target`.
    pub fn to(target: &EventTarget, event: &'static str, act: impl FnMut(Event) + 'static) -> Self {
        let call = Closure::new(act);
        // The event's name is ours and the target is there: the browser has nothing to refuse.
        let _ = target.add_event_listener_with_callback(event, call.as_ref().unchecked_ref());
        Self { target: target.clone(), event, capture: false, call }
    }

    /// Calls `act` whenever `event` happens at or below `target`, before anybody below hears of it and with the right
    /// to prevent what the browser would do.
    pub fn before_others(target: &EventTarget, event: &'static str, act: impl FnMut(Event) + 'static) -> Self {
        let call = Closure::new(act);
        let options = AddEventListenerOptions::new();
        options.set_capture(true);
        options.set_passive(false);
        let listener = call.as_ref().unchecked_ref();
        let _ = target.add_event_listener_with_callback_and_add_event_listener_options(event, listener, &options);
        Self { target: target.clone(), event, capture: true, call }
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        let listener = self.call.as_ref().unchecked_ref();
        let _ = self.target.remove_event_listener_with_callback_and_bool(self.event, listener, self.capture);
    }
}

/// Tells when an element changes its size, until it is dropped; the first time at once.
#[derive(Debug)]
#[must_use = "dropping it stops watching"]
pub struct Resizing {
    observer: Option<ResizeObserver>,
    _call: Closure<dyn FnMut()>,
}

impl Resizing {
    /// Calls `act` whenever `element` has another size.
    pub fn of(element: &Element, act: impl FnMut() + 'static) -> Self {
        let call = Closure::<dyn FnMut()>::new(act);
        let observer = ResizeObserver::new(call.as_ref().unchecked_ref()).ok();
        observer.iter().for_each(|observer| observer.observe(element));
        Self { observer, _call: call }
    }
}

impl Drop for Resizing {
    fn drop(&mut self) {
        self.observer.iter().for_each(ResizeObserver::disconnect);
    }
}

/// Calls `act` whenever the page is hidden or about to go. `pagehide` is the last moment that is sure to come, on phones too, but not one
/// that is sure to last: Firefox ends the process of a tab that is closed, and stops in the middle of a function what runs there by then. What
/// is done at `beforeunload` it waits for.
pub fn on_hidden(act: impl Fn() + Clone + 'static) -> Vec<Listening> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    let mut guards: Vec<Listening> = ["beforeunload", "pagehide"]
        .map(|event| {
            let act = act.clone();
            Listening::to(&window, event, move |_| act())
        })
        .into();
    if let Some(document) = window.document() {
        let seen = document.clone();
        guards.push(Listening::to(&document, "visibilitychange", move |_| {
            if seen.visibility_state() == VisibilityState::Hidden {
                act();
            }
        }));
    }
    guards
}

/// Calls `act` when the page is looked at again.
pub fn on_seen(act: impl Fn() + Clone + 'static) -> Vec<Listening> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    let mut guards = vec![Listening::to(&window, "focus", {
        let act = act.clone();
        move |_| act()
    })];
    if let Some(document) = window.document() {
        let seen = document.clone();
        guards.push(Listening::to(&document, "visibilitychange", move |_| {
            if seen.visibility_state() == VisibilityState::Visible {
                act();
            }
        }));
    }
    guards
}
