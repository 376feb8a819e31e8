//! The worker of tables, as the browser runs it: what comes from `js/exchange_worker.js` is handed to the library beside this.

#[cfg(not(target_arch = "wasm32"))]
fn main() {}

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(target_arch = "wasm32")]
mod web {
    use js_sys::{Array, Function, Uint8Array};
    use wasm_bindgen::prelude::*;

    /// Does what `request` asks with the `bytes` of a file: what is told, and the bytes of the answer. How far it is is never told: nothing
    /// here takes long enough.
    ///
    /// # Errors
    /// A sentence for the person.
    #[wasm_bindgen]
    pub fn answer(request: &str, bytes: &[u8], _progress: &Function, _draw: &Function) -> Result<Array, JsValue> {
        let (told, bytes) = parcours_tables_worker::answer(request, bytes)?;
        Ok(Array::of2(&told.into(), &Uint8Array::from(bytes.as_slice())))
    }
}
