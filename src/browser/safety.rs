//! The safety copy of the maps, in the browser's database; see `js/safety.js`. Where the browser has none, every call fails, and the
//! page works on without.

use std::cell::RefCell;

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use parcours_core::model::MapId;
use parcours_core::store::recovery::{CatchUp, Head, read_heads};
use parcours_core::store::versions::{self, Reason, Version};

#[wasm_bindgen(module = "/js/safety.js")]
extern "C" {
    /// Opens the database, so that it is there when it is asked.
    pub fn begin();
    #[wasm_bindgen(catch)]
    async fn heads() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    async fn copy(id: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = catchUp)]
    async fn catch_up_there(late: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_name = whenGone)]
    fn when_gone_there(tell: &JsValue);
    // These two read local storage at once, whenever their promises are looked at.
    fn keep(id: &str, rev: f64, at: &str, text: Option<&str>) -> Promise;
    #[wasm_bindgen(catch, js_name = noteDeleted)]
    async fn note_deleted_there(id: &str, at: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    async fn forget(id: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_name = keepVersion)]
    fn keep_version_there(id: &str, at: &str, rev: f64, reason: &str, name: &str, text: Option<&str>) -> Promise;
    #[wasm_bindgen(catch, js_name = versionsOf)]
    async fn versions_of_there(id: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    async fn version(id: &str, at: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = nameVersion)]
    async fn name_version_there(id: &str, at: &str, name: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = forgetVersions)]
    async fn forget_versions_there(id: &str, times: &str) -> Result<JsValue, JsValue>;
}

thread_local! {
    /// What the copies held when they were last asked.
    static LAST: RefCell<Vec<Head>> = const { RefCell::new(Vec::new()) };
}

/// What the copies hold; `None` where the browser has no database to ask.
pub async fn all_heads() -> Option<Vec<Head>> {
    let heads = read_heads(&heads().await.ok()?.as_string()?);
    LAST.set(heads.clone());
    Some(heads)
}

/// Whether the copies held this very version of a map when they were last asked.
pub fn has_copy(id: &MapId, rev: u64, crc: &str) -> bool {
    LAST.with_borrow(|heads| heads.iter().any(|head| head.holds(id, rev, crc)))
}

/// Calls `told` from now on whenever the database is deleted or closed by others; in the place of who was told before.
pub fn when_gone(told: impl FnMut() + 'static) {
    when_gone_there(&Closure::<dyn FnMut()>::new(told).into_js_value());
}

/// The text of the copy of a map.
pub async fn text_of(id: &MapId) -> Option<String> {
    copy(id.as_str()).await.ok()?.as_string()
}

/// Copies each of `late`, unless another tab was first.
pub async fn catch_up(late: &[CatchUp<'_>]) {
    if let Ok(late) = serde_json::to_string(late) {
        drop(catch_up_there(&late).await);
    }
}

/// Copies the record of a map, at revision `rev`: `text`, or what local storage holds now. Whether it is on the disk.
#[must_use = "the copy is on its way at once, but only a look at the future tells whether it came to be"]
pub fn copy_record(id: &MapId, rev: u64, at: &str, text: Option<&str>) -> impl Future<Output = bool> + 'static {
    is_kept(keep(id.as_str(), rev as f64, at, text))
}

async fn is_kept(promise: Promise) -> bool {
    JsFuture::from(promise).await.is_ok_and(|kept| kept.is_truthy())
}

/// Notes that a map was deleted. Whether that is on the disk, or there is no copy to note it of.
pub async fn note_deleted(id: &MapId, at: &str) -> bool {
    note_deleted_there(id.as_str(), at).await.is_ok()
}

/// Forgets a map that was deleted for good.
pub async fn forget_map(id: &MapId) {
    drop(forget(id.as_str()).await);
}

/// Keeps a version of a map: `text`, or what local storage holds at this very moment; then lets go of those there are too many of.
/// Whether it is on the disk.
pub fn keep_version(
    id: &MapId,
    at: &str,
    rev: u64,
    reason: Reason,
    name: &str,
    text: Option<&str>,
) -> impl Future<Output = bool> + 'static {
    let promise = keep_version_there(id.as_str(), at, rev as f64, reason.as_str(), name, text);
    let id = id.clone();
    async move {
        let kept = JsFuture::from(promise).await.ok().and_then(|at| at.as_string());
        let Some(at) = kept else { return false };
        let gone = versions::to_let_go(&versions_of(&id).await.unwrap_or_default(), &at);
        if !gone.is_empty() {
            // Times have no letter that JSON would escape.
            let times = format!("[\"{}\"]", gone.join("\",\""));
            drop(forget_versions_there(id.as_str(), &times).await);
        }
        true
    }
}

/// The earlier versions of a map, the newest first; `None` where the browser has no database to ask.
pub async fn versions_of(id: &MapId) -> Option<Vec<Version>> {
    Some(versions::read(&versions_of_there(id.as_str()).await.ok()?.as_string()?))
}

/// The record of an earlier version.
pub async fn text_of_version(id: &MapId, at: &str) -> Option<String> {
    version(id.as_str(), at).await.ok()?.as_string()
}

/// Calls an earlier version something. Whether that is on the disk.
pub async fn name_version(id: &MapId, at: &str, name: &str) -> bool {
    name_version_there(id.as_str(), at, name).await.is_ok_and(|version| version.is_truthy())
}
