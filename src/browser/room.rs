//! What the browser says of the room it gives, and what it is asked for.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/js/room.js")]
extern "C" {
    /// How much stands in local storage: ours, the spare part of it, others'; in UTF-16 units, or in bytes as WebKit counts them.
    #[wasm_bindgen(catch)]
    pub(super) fn usage(prefix: &str, spare: Vec<String>, in_bytes: bool) -> Result<Vec<u32>, JsValue>;

    /// Whether the page runs in WebKit.
    #[wasm_bindgen(js_name = isWebkit)]
    pub(super) fn is_webkit() -> bool;

    /// Asks the browser not to clear what this site keeps when the disk runs short; once a visit. Some browsers ask the person.
    #[wasm_bindgen(js_name = askToLast)]
    pub fn ask_to_last();

    #[wasm_bindgen(js_name = tellWhetherItLasts)]
    fn tell(tell: &JsValue);

    /// While work is not saved, the browser asks before the page goes.
    #[wasm_bindgen(js_name = guardLeaving)]
    pub fn guard_leaving(unsaved: bool);
}

/// Calls `told` once the browser says whether it keeps what is here when the disk runs short; never, where it does not say.
pub fn whether_it_lasts(told: impl FnOnce(bool) + 'static) {
    tell(&Closure::once_into_js(told));
}
