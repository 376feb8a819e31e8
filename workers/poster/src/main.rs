//! The worker of posters, as the browser runs it: what comes from `js/exchange_worker.js` is handed to the library beside this.

#[cfg(not(target_arch = "wasm32"))]
fn main() {}

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(target_arch = "wasm32")]
mod web {
    use js_sys::{Array, Function, Reflect, Uint8Array};
    use parcours_poster_worker::Drawn;
    use wasm_bindgen::prelude::*;

    /// Does what `request` asks with the `bytes` of a file: what is told, and the bytes of the answer. `progress` is called with how far it
    /// is, from 0 to 1, and `draw` with signs that the font lacks and whether they are strong.
    ///
    /// # Errors
    /// A sentence for the person.
    #[wasm_bindgen]
    pub fn answer(request: &str, bytes: &[u8], progress: &Function, draw: &Function) -> Result<Array, JsValue> {
        // What is told of progress may be told in vain.
        let mut tell = |part: f32| drop(progress.call1(&JsValue::NULL, &part.into()));
        let drawn = |text: &str, strong: bool| drawn(&draw.call2(&JsValue::NULL, &text.into(), &strong.into()).ok()?);
        let (told, bytes) = parcours_poster_worker::answer(request, bytes, &drawn, &mut tell)?;
        Ok(Array::of2(&told.into(), &Uint8Array::from(bytes.as_slice())))
    }

    /// What `js/exchange_worker.js` says of signs that it drew.
    fn drawn(object: &JsValue) -> Option<Drawn> {
        let figure = |name: &str| Reflect::get(object, &name.into()).ok()?.as_f64();
        Some(Drawn {
            width: figure("width")? as f32,
            above: figure("above")? as f32,
            below: figure("below")? as f32,
            across: figure("across")? as u32,
            down: figure("down")? as u32,
            rgba: Uint8Array::new(&Reflect::get(object, &"rgba".into()).ok()?).to_vec(),
        })
    }
}
