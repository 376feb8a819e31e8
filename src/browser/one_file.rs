//! The page with a map in it as one file; see `js/one_file.js`, which is loaded when such a file is asked for.

use js_sys::{Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::page::{self, ask, property};

/// The script that makes the file, as the page's folder has it.
const SCRIPT: &str = "./one_file.js";

/// Makes the file with the map whose file has that `text`: its bytes. `progress` hears how far it is, from 0 to 1. `None` where a file of the page
/// cannot be had, or is not the one that was expected.
pub async fn make(text: &str, progress: impl FnMut(f64) + 'static) -> Option<Vec<u8>> {
    let maker = maker().await?;
    let tell = Closure::<dyn FnMut(f64)>::new(progress);
    let made = ask(&maker, "make", &[text.into(), tell.as_ref().clone()]).await?;
    Some(made.dyn_into::<Uint8Array>().ok()?.to_vec())
}

/// The browser took the file that was made last.
pub fn taken() {
    let maker = property(&page::window(), MAKER);
    if let Ok(kept) = property(&maker, "kept").dyn_into::<js_sys::Function>() {
        // It notes what was in the file, and refuses nothing.
        let _ = kept.call0(&maker);
    }
}

/// Where the script puts what it offers.
const MAKER: &str = "oneFile";

/// What makes the file, once its script is there.
async fn maker() -> Option<JsValue> {
    let there = || Some(property(&page::window(), MAKER)).filter(JsValue::is_truthy);
    if let Some(maker) = there() {
        return Some(maker);
    }
    let script = page::document().create_element("script").ok()?;
    script.set_attribute("type", "module").ok()?;
    script.set_attribute("src", SCRIPT).ok()?;
    let loaded = Promise::new(&mut |done, failed| {
        // The names are ours: the browser has nothing to refuse.
        let _ = script.add_event_listener_with_callback("load", &done);
        let _ = script.add_event_listener_with_callback("error", &failed);
    });
    page::document().body()?.append_child(&script).ok()?;
    let loaded = JsFuture::from(loaded).await;
    script.remove();
    loaded.ok()?;
    there()
}
