//! The system's clipboard, where the page itself puts a text into it.

use wasm_bindgen_futures::JsFuture;

use super::page;

/// Puts `text` into the clipboard; whether the browser took it. It does only while a press is being answered, and only on a page that came
/// by a safe way.
pub async fn copy(text: &str) -> bool {
    let navigator = page::window().navigator();
    // Elsewhere there is no clipboard, whatever the bindings say.
    if page::property(&navigator, "clipboard").is_undefined() {
        return false;
    }
    JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}
