//! Where the focus goes when a screen comes, and when what had it goes: to the heading, and back to what it came from or to what stands in its
//! place (WCAG 2.4.3). One listener for the page remembers the way the focus came; nothing that opens or closes has to.

use std::cell::{Cell, RefCell};

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, KeyboardEvent};

use crate::browser::page;
use crate::browser::page_events::Listening;
use crate::presence::Presence;

/// What is opened over the page or beside it, and closed again.
const LAYERS: &str = "dialog, [role=menu], .side-panel, .find-bar";

/// What can have the focus.
const CONTROLS: &str =
    "a[href], button:not([disabled]), input:not([disabled]), select, textarea, summary, [tabindex='0']";

/// What tells a control from its neighbours, also once it was drawn anew.
const NAMES: [&str; 4] = ["data-command", "data-menu", "data-key", "data-view"];

thread_local! {
    /// Of the page and of each layer on it what had the focus last, the innermost last.
    static FOCUS_STACK: RefCell<Vec<FocusedAt>> = const { RefCell::new(Vec::new()) };
    /// How often a pointer was pressed. Whoever presses beside everything gives the focus up, and nothing is brought into sight under the next press.
    static PRESSES: Cell<u32> = const { Cell::new(0) };
    /// Whether a screen was shown before: with the first one the focus is the browser's.
    static ARRIVED: RefCell<bool> = const { RefCell::new(false) };
}

/// What had the focus.
struct FocusedAt {
    layer: Option<HtmlElement>,
    /// The element, and what it lay in, from the inside out.
    ancestors: Vec<HtmlElement>,
}

impl FocusedAt {
    fn of(focused: HtmlElement) -> Self {
        let layer = page::closest(&focused, LAYERS);
        let next = |element: &HtmlElement| element.parent_element().and_then(|around| around.dyn_into().ok());
        let is_inside = |element: &HtmlElement| element.tag_name() != "BODY";
        Self { layer, ancestors: std::iter::successors(Some(focused), next).take_while(is_inside).collect() }
    }

    fn is_there(&self) -> bool {
        self.layer.as_ref().is_none_or(|layer| layer.is_connected())
    }

    /// What to focus now: the element, else the one of its name, else what comes first where it was.
    fn now(&self) -> Option<HtmlElement> {
        let (element, around) = self.ancestors.split_first()?;
        if can_have_focus(element) {
            return Some(element.clone());
        }
        if let Some(same) = page::element(&element.id()).filter(can_have_focus) {
            return Some(same);
        }
        let around = around.iter().find(|around| around.is_connected() && is_shown(around))?;
        if can_have_focus(around) {
            return Some(around.clone());
        }
        let named = NAMES.iter().filter_map(|name| Some(format!("[{name}='{}']", element.get_attribute(name)?)));
        let mut named = named.map(|selector| first(around, &selector));
        if let Some(same) = named.find_map(|found| found) {
            return Some(same);
        }
        // Of a whole screen the heading says more than its first control.
        if page::closest(around, "section, aside, dialog, header, footer, ul, ol, table, [role=toolbar]").is_none() {
            return heading();
        }
        first(around, CONTROLS).or_else(heading)
    }
}

/// The first thing in `around` that `selector` finds and that can have the focus.
fn first(around: &Element, selector: &str) -> Option<HtmlElement> {
    let found = around.query_selector_all(selector).ok()?;
    (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).find(can_have_focus)
}

fn is_shown(element: &HtmlElement) -> bool {
    let place = element.get_bounding_client_rect();
    place.width() > 0.0 && place.height() > 0.0
}

fn can_have_focus(element: &HtmlElement) -> bool {
    element.is_connected()
        && is_shown(element)
        && element.matches(&format!("{CONTROLS}, [tabindex]")).unwrap_or_default()
}

/// Whether nothing has the focus that could do something with a key.
fn is_lost() -> bool {
    page::focused().is_none_or(|focused| focused.tag_name() == "BODY" || !is_shown(&focused))
}

/// The heading of what is shown: of the view that is read, else of the screen.
fn heading() -> Option<HtmlElement> {
    const HEADINGS: [&str; 3] = [".view-area :is(h1, h2)", ".workbench h1", "h1"];
    let found = HEADINGS.iter().find_map(|selector| page::document().query_selector(selector).ok().flatten());
    let heading = found.and_then(|heading| heading.dyn_into::<HtmlElement>().ok())?;
    if !heading.has_attribute("tabindex") {
        heading.set_tab_index(-1);
    }
    Some(heading)
}

/// A screen, or a view of the map, has come: the focus goes to its heading, which is read out. The first screen leaves it where the browser puts it.
pub fn arrive(here: Presence) {
    if ARRIVED.replace(true) {
        here.once_shown(|| {
            heading().as_ref().map(page::focus);
        });
    }
}

/// Gives the focus back if nothing has it; whether something has it now.
pub fn regain() -> bool {
    !is_lost() || restore()
}

/// Gives the focus back once what closes is off the page; `otherwise` is done where nothing can take it.
pub fn give_back(here: Presence, otherwise: impl FnOnce() + 'static) {
    here.once_shown(|| {
        if !regain() {
            otherwise();
        }
    });
}

/// Gives the focus to what had it before `layer` was opened, which closes; whether anything took it.
pub fn leave(layer: &Element) -> bool {
    FOCUS_STACK.with_borrow_mut(|stack| stack.retain(|place| place.layer.as_deref() != Some(layer)));
    restore()
}

fn restore() -> bool {
    let target = FOCUS_STACK.with_borrow_mut(|stack| {
        stack.retain(FocusedAt::is_there);
        stack.last().map(FocusedAt::now)
    });
    // Before anything had the focus there is nothing to give it back to.
    let Some(target) = target else { return false };
    // What is drawn and not to be seen refuses it.
    target.iter().chain(&heading()).any(|target| {
        page::focus(target);
        page::focused().as_ref() == Some(target)
    })
}

fn remember() {
    let Some(focused) = page::focused().filter(|focused| focused.tag_name() != "BODY") else { return };
    let place = FocusedAt::of(focused);
    FOCUS_STACK.with_borrow_mut(|stack| {
        stack.retain(FocusedAt::is_there);
        if let Some(at) = stack.iter().position(|before| before.layer == place.layer) {
            stack.truncate(at);
        }
        stack.push(place);
    });
}

/// Whether a press or a click may have taken away what it was made on. Letters are typed, and go nowhere.
fn may_close(target: &JsValue, event: &web_sys::Event) -> bool {
    match event.dyn_ref::<KeyboardEvent>() {
        Some(key) => {
            matches!(key.key().as_str(), "Enter" | "Escape" | " " | "Delete" | "Backspace")
                || key.ctrl_key()
                || key.meta_key()
        }
        None => page::closest(target, CONTROLS).is_some(),
    }
}

/// Watches over the focus as long as the page is there.
pub fn watch(here: Presence) -> Vec<Listening> {
    let look_after = move |event: &web_sys::Event| {
        let target = event.target().map(JsValue::from).unwrap_or_default();
        if may_close(&target, event) {
            // Whoever closes something in words of its own has done so by then.
            let presses = PRESSES.get();
            here.next_frame(move || {
                here.after_paint(
                    move || PRESSES.get() == presses && is_lost(),
                    |is_lost| {
                        if is_lost {
                            restore();
                        }
                    },
                );
            });
        }
    };
    vec![
        Listening::before_others(&page::window(), "focusin", |_| remember()),
        Listening::before_others(&page::window(), "pointerdown", |_| PRESSES.set(PRESSES.get().wrapping_add(1))),
        Listening::to(&page::window(), "keydown", move |event| look_after(&event)),
        Listening::to(&page::window(), "click", move |event| look_after(&event)),
    ]
}
