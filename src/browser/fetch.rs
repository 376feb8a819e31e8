//! Files that stand beside the page.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use super::page;

/// What the file at `address` holds, from the page's own address; `None` when it cannot be had.
pub async fn bytes(address: &str) -> Option<Vec<u8>> {
    let response: Response = JsFuture::from(page::window().fetch_with_str(address)).await.ok()?.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    Some(js_sys::Uint8Array::new(&buffer).to_vec())
}
