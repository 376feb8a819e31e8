//! Putting a text into the clipboard, for a button: where a person presses keys, the browser's own events do it (`board_view/editing/clipboard.rs`).

use super::page::{self, ask, property};

/// Puts `text` into the clipboard; whether it is there.
pub async fn copy(text: &str) -> bool {
    let clipboard = property(&page::window().navigator(), "clipboard");
    ask(&clipboard, "writeText", &[text.into()]).await.is_some()
}
