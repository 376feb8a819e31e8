//! The page around the tree: its language, its theme, its address, and finding elements by id.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition, Window};

use parcours_core::model::Language;

/// The window; there always is one where the page runs.
pub fn window() -> Window {
    web_sys::window().expect("the page runs in a window")
}

/// The document.
pub fn document() -> Document {
    window().document().expect("a window has a document")
}

fn root() -> Option<Element> {
    document().document_element()
}

/// The browser's language as far as the page speaks it: French for anything French, else English.
pub fn browser_language() -> Language {
    let language = window().navigator().language().unwrap_or_default();
    if language.to_ascii_lowercase().starts_with("fr") { Language::French } else { Language::English }
}

/// Tells the browser, and assistive technology, which language the page is in.
pub fn set_language(language: &str) {
    set_root("lang", language);
}

/// Chooses the theme the style sheets draw.
pub fn set_theme(theme: &str) {
    set_root("data-theme", theme);
}

/// Tells whoever waits whether the page has drawn the screen that the address names.
pub fn set_ready(ready: bool) {
    match root() {
        Some(root) if !ready => drop(root.remove_attribute("data-ready")),
        _ => set_root("data-ready", ""),
    }
}

/// Tells whoever waits that every part of the program is loaded.
pub fn set_whole() {
    set_root("data-parts", "all");
}

/// Removes what the page shows until the program draws (`index.html`).
pub fn end_start() {
    if let Some(start) = element("start") {
        start.remove();
    }
}

fn set_root(name: &str, value: &str) {
    if let Some(root) = root() {
        // The names are ours, so the browser has nothing to refuse.
        let _ = root.set_attribute(name, value);
    }
}

/// Whether the page is a file of its own, with a map in it (`js/one_file.js`): nothing that is kept here outlasts it.
pub fn is_alone() -> bool {
    property(&window(), "alone").is_truthy()
}

/// Opens the browser's own dialog for printing.
pub fn print() {
    // Refused only where a page may not print, which the browser says itself.
    let _ = window().print();
}

/// Opens a window of its own on another address after `#`. It knows nothing of this one, so that each is a tab to the other.
pub fn open_window(hash: &str) {
    // Whatever is asked for, it is an address of this page.
    let own = format!("#{}", hash.trim_start_matches('#'));
    // Refused only where a person lets no page open windows, which the browser says itself.
    let _ = window().open_with_url_and_target_and_features(&own, "_blank", "noopener,popup");
}

/// What `of` has under `name`, for what web-sys has no word for; undefined when it has nothing.
pub fn property(of: &JsValue, name: &str) -> JsValue {
    js_sys::Reflect::get(of, &name.into()).unwrap_or_default()
}

/// What `of` answers when its method `name` is called, for what web-sys has no word for; `None` where it has no such method, or refuses.
pub async fn ask(of: &JsValue, name: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let method: js_sys::Function = property(of, name).dyn_into().ok()?;
    let promise: js_sys::Promise = method.apply(of, &arguments.iter().collect()).ok()?.dyn_into().ok()?;
    wasm_bindgen_futures::JsFuture::from(promise).await.ok()
}

/// Whether the page has the whole screen.
pub fn is_screen_filled() -> bool {
    property(&document(), "fullscreenElement").is_truthy()
}

/// Gives the page the whole screen, or gives it back. Phones have no such thing, and a browser may refuse: then nothing changes.
pub fn fill_screen(fills: bool) {
    let (target, name): (JsValue, &str) = match root() {
        Some(root) if fills => (root.into(), "requestFullscreen"),
        _ => (document().into(), "exitFullscreen"),
    };
    let call = property(&target, name).dyn_into::<js_sys::Function>().ok();
    let answer = call.and_then(|call| call.call0(&target).ok());
    if let Some(promise) = answer.and_then(|answer| answer.dyn_into::<js_sys::Promise>().ok()) {
        // A refusal is an answer too, that somebody must hear.
        wasm_bindgen_futures::spawn_local(async move { drop(wasm_bindgen_futures::JsFuture::from(promise).await) });
    }
}

/// Calls the tab `title`.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// The address after `#`.
pub fn hash() -> String {
    window().location().hash().unwrap_or_default()
}

/// Goes to another address after `#`.
pub fn set_hash(hash: &str) {
    let _ = window().location().set_hash(hash);
}

/// Puts another address after `#` in the place of this one, to which Back leads no more.
pub fn replace_hash(hash: &str) {
    let history = property(&window(), "history");
    let replace = property(&history, "replaceState").dyn_into::<js_sys::Function>();
    let replaced =
        replace.is_ok_and(|replace| replace.call3(&history, &JsValue::NULL, &"".into(), &hash.into()).is_ok());
    if !replaced {
        set_hash(hash);
    }
}

/// The address of the page before `#`.
pub fn address() -> String {
    let href = window().location().href().unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_owned()
}

/// The element called `id`.
pub fn element(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// The element that has the focus.
pub fn focused() -> Option<HtmlElement> {
    document().active_element()?.dyn_into().ok()
}

/// Whether the window is so narrow that a panel covers the board; the style sheets draw the line at the same width.
pub fn is_narrow() -> bool {
    is_no_wider_than(640.0)
}

fn is_no_wider_than(pixels: f64) -> bool {
    window().inner_width().ok().and_then(|width| width.as_f64()).is_some_and(|width| width <= pixels)
}

/// How high the window is inside, in pixels.
pub fn inner_height() -> f64 {
    window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default()
}

/// Has the device tremble, where it can: Safari and Firefox have no such thing, and calling it there ends the program.
pub fn buzz(milliseconds: u32) {
    let navigator = window().navigator();
    if js_sys::Reflect::has(&navigator, &JsValue::from_str("vibrate")).unwrap_or(false) {
        navigator.vibrate_with_duration(milliseconds);
    }
}

/// The nearest element at or around `from` that matches `selector`.
pub fn closest(from: &JsValue, selector: &str) -> Option<HtmlElement> {
    let element: Element = match from.dyn_ref::<Element>() {
        Some(element) => element.clone(),
        None => from.dyn_ref::<web_sys::Node>()?.parent_element()?,
    };
    element.closest(selector).ok()??.dyn_into().ok()
}

/// Gives `element` the focus without scrolling, then brings it just into sight. Focusing alone scrolls differently in each engine,
/// and not at all when the element has the focus already.
pub fn focus(element: &HtmlElement) {
    focus_still(element);
    reveal(element);
}

/// Gives `element` the focus, and scrolls nothing.
pub fn focus_still(element: &HtmlElement) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// Brings `element` just into sight.
pub fn reveal(element: &HtmlElement) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    options.set_inline(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Takes away marked text. A drag would carry it along; and a mark left in a field that is taken off the page makes Chromium search
/// the whole document for a place to put it, at every focus from then on (45 ms at 10,000 cards).
pub fn remove_text_selection() {
    if let Ok(Some(selection)) = window().get_selection() {
        let _ = selection.remove_all_ranges();
    }
}

/// `pixels` as a length of CSS, to a tenth. Printing a float the usual way would bring its tables into the page.
pub fn length(pixels: f64) -> String {
    format!("calc({}px / 10)", (pixels * 10.0).round() as i64)
}

/// Whether keys are those of a Mac, where Cmd stands for Ctrl.
pub fn is_mac() -> bool {
    window().navigator().platform().is_ok_and(|platform| platform.starts_with("Mac") || platform.starts_with("iP"))
}

/// Whether the device runs Android.
pub fn is_android() -> bool {
    window().navigator().user_agent().is_ok_and(|agent| agent.contains("Android"))
}

/// Whether this is an app on the home screen of an iPhone or iPad: only Safari has a word for that.
pub fn is_on_apple_home_screen() -> bool {
    property(&window().navigator(), "standalone").is_truthy()
}

/// Whether the page reads from right to left.
pub fn is_right_to_left() -> bool {
    root().and_then(|root| root.get_attribute("dir")).is_some_and(|direction| direction == "rtl")
}
