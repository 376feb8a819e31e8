//! Which tab edits a map; see `js/tabs.js`. Where the browser has no locks, every tab may edit, and a save still notices another's.

use wasm_bindgen::prelude::*;

use parcours_core::model::MapId;

#[wasm_bindgen(module = "/js/tabs.js")]
extern "C" {
    #[wasm_bindgen(catch)]
    async fn take(id: &str, wait: f64, asked: &JsValue, lost: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = takeOver)]
    async fn take_over_there(id: &str, wait: f64, asked: &JsValue, lost: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = isFree)]
    async fn is_free_there(id: &str) -> Result<JsValue, JsValue>;
    /// Gives the right to edit back, also one that was asked for and has not come yet.
    #[wasm_bindgen(js_name = letGo)]
    pub fn let_go();
    #[wasm_bindgen(js_name = isMine)]
    fn is_mine_there(id: &str) -> bool;
}

/// Asks for the right to edit `id`; from another tab that has it only with `from_other`. That tab has `wait` milliseconds to give it back;
/// then it is taken from it, or, without `from_other`, this one does without. Whether this tab may edit. `asked` is called when another
/// tab wants to, `lost` when the right was taken.
pub async fn may_edit(id: &MapId, from_other: bool, wait: f64, asked: fn(), lost: fn()) -> bool {
    let (asked, lost) = (Closure::<dyn FnMut()>::new(asked), Closure::<dyn FnMut()>::new(lost));
    let (asked, lost) = (asked.into_js_value(), lost.into_js_value());
    let answer = if from_other {
        take_over_there(id.as_str(), wait, &asked, &lost).await
    } else {
        take(id.as_str(), wait, &asked, &lost).await
    };
    answer.ok().and_then(|answer| answer.as_string()).is_none_or(|answer| answer != "taken")
}

/// Whether this tab still has the right to edit `id`: it may have been taken while the map was being opened.
pub fn is_mine(id: &MapId) -> bool {
    is_mine_there(id.as_str())
}

/// Whether no other tab edits `id`, for what is done to a map without opening it.
pub async fn is_free(id: &MapId) -> bool {
    is_free_there(id.as_str()).await.is_ok_and(|free| free.is_truthy())
}
