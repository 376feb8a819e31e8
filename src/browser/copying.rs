//! Putting a text or a table into the clipboard, for a button: where a person presses keys, the browser's own events do it
//! (`board_view/editing/clipboard.rs`).

use js_sys::{Array, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use super::page::{self, ask, property};

#[wasm_bindgen(module = "/js/exchange.js")]
extern "C" {
    // At once, whenever its promise is looked at: a browser takes it only while a press is being answered.
    #[wasm_bindgen(js_name = copy)]
    fn copy_there(made: &Promise) -> Promise;
}

/// Puts `text` into the clipboard; whether it is there.
pub async fn copy(text: &str) -> bool {
    let clipboard = property(&page::window().navigator(), "clipboard");
    ask(&clipboard, "writeText", &[text.into()]).await.is_some()
}

/// Puts a table into the clipboard once it is `made`, as text and as HTML; whether it is there. The browser is asked at once, so this is called
/// while a press is being answered.
pub fn copy_table(made: impl Future<Output = Option<[String; 2]>> + 'static) -> impl Future<Output = bool> + 'static {
    let made = future_to_promise(async move {
        let [text, html] = made.await.ok_or(JsValue::NULL)?;
        Ok(Array::of2(&text.into(), &html.into()).into())
    });
    let copied = copy_there(&made);
    async move { JsFuture::from(copied).await.is_ok() }
}
