//! What the browser says of the room it gives, and what it is asked for.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/js/room.js")]
extern "C" {
    /// How much stands in local storage, in UTF-16 units: ours, the spare part of it, others'.
    #[wasm_bindgen(catch)]
    pub(super) fn usage(prefix: &str, spare: Vec<String>) -> Result<Vec<u32>, JsValue>;

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
