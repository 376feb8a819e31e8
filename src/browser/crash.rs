//! What happens when the program breaks: nothing is written any more, and the page shows what is kept.
//!
//! The flag and the screen are `js/boot.js` and `js/crash.js`: they also know of ends that reach no panic hook, and need nothing of
//! what has just broken.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(js_namespace = parcours)]
extern "C" {
    /// Stops the page and shows what this browser keeps.
    fn crash(details: &str);

    /// The program could not begin: tries the page once more, and else stops it as [`crash`] does.
    #[wasm_bindgen(js_name = notStarted)]
    pub fn not_started(details: &str);

    /// The program could begin: the page need not be tried once more.
    pub fn started();

    /// Whether the program has broken. What it would write then cannot be trusted: whoever writes asks this first.
    #[wasm_bindgen(js_name = hasCrashed)]
    pub fn has_crashed() -> bool;
}

/// From now on a panic stops the page. A program that has panicked still answers clicks, and would save what it broke.
pub fn watch() {
    std::panic::set_hook(Box::new(|panic| crash(&panic.to_string())));
}
