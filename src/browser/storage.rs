//! The browser's storage as `store` wants it.

use std::cell::RefCell;

use gloo_storage::{LocalStorage, Storage};
use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::{crash, page, room};
use parcours_core::store::kv::{Counting, Kv, KvError, MemoryKv, PREFIX, SPARE, Usage};

/// Where this page keeps things.
#[derive(Clone, Debug)]
pub enum BrowserKv {
    /// The browser's local storage.
    Local,
    /// Memory, because the browser blocks storage here: everything goes with the tab.
    Memory(MemoryKv),
}

impl BrowserKv {
    /// Local storage if the browser lets us have it.
    pub fn open() -> Self {
        if local_storage().is_ok() { Self::Local } else { Self::Memory(MemoryKv::default()) }
    }

    /// Whether what is kept here goes with the tab.
    pub fn is_memory(&self) -> bool {
        matches!(self, Self::Memory(_)) || page::is_alone()
    }
}

impl Kv for BrowserKv {
    fn get(&self, key: &str) -> Result<Option<String>, KvError> {
        match self {
            Self::Local => local_storage()?.get_item(key).map_err(|error| named(&error)),
            Self::Memory(memory) => memory.get(key),
        }
    }

    fn set_text(&self, key: &str, text: &str) -> Result<(), KvError> {
        match self {
            Self::Local => {
                // gloo panics where storage is blocked, so it is asked for first.
                writable()?;
                let storage = LocalStorage::raw();
                let text = JsValue::from_str(text);
                call(&storage, "setItem", &[&JsValue::from_str(key), &text])?;
                OWN.set(Some((key.to_owned(), text)));
                Ok(())
            }
            Self::Memory(memory) => memory.set_text(key, text),
        }
    }

    fn holds(&self, key: &str, text: &str) -> Result<bool, KvError> {
        match self {
            Self::Local => match self.holds_own(key)? {
                Some(same) => Ok(same),
                None => Ok(local_storage()?.get_item(key).map_err(|error| named(&error))?.as_deref() == Some(text)),
            },
            Self::Memory(memory) => memory.holds(key, text),
        }
    }

    fn holds_own(&self, key: &str) -> Result<Option<bool>, KvError> {
        match self {
            Self::Local => {
                let storage = local_storage()?;
                OWN.with_borrow(|own| match own {
                    Some((of, text)) if of == key => {
                        call(&storage, "getItem", &[&JsValue::from_str(key)]).map(|there| Some(there == *text))
                    }
                    _ => Ok(None),
                })
            }
            Self::Memory(memory) => memory.holds_own(key),
        }
    }

    fn remove(&self, key: &str) -> Result<(), KvError> {
        match self {
            Self::Local => writable()?.remove_item(key).map_err(|error| named(&error)),
            Self::Memory(memory) => memory.remove(key),
        }
    }

    fn keys(&self) -> Result<Vec<String>, KvError> {
        let storage = match self {
            Self::Local => local_storage()?,
            Self::Memory(memory) => return memory.keys(),
        };
        let length = storage.length().map_err(|error| named(&error))?;
        let keys = (0..length).filter_map(|index| storage.key(index).ok().flatten());
        Ok(keys.filter(|key| key.starts_with(PREFIX)).collect())
    }

    fn usage(&self) -> Result<Usage, KvError> {
        // Memory has no limit that a page knows of.
        let Self::Local = self else { return Ok(Usage::default()) };
        let spare = SPARE.map(str::to_owned).to_vec();
        let counted = room::usage(PREFIX, spare, self.counting() == Counting::Bytes).map_err(|error| named(&error))?;
        let count = |at: usize| counted.get(at).map_or(0, |units| *units as usize);
        Ok(Usage { ours: count(0), spare: count(1), others: count(2) })
    }

    fn counting(&self) -> Counting {
        // The engine cannot be asked how it counts; its maker's name stands in every browser built on it.
        if self.is_memory() || !room::is_webkit() { Counting::Units } else { Counting::Bytes }
    }
}

thread_local! {
    /// What this tab last put into storage, as the browser's own string: comparing two of those is much cheaper than bringing two
    /// megabytes over to compare them here.
    static OWN: RefCell<Option<(String, JsValue)>> = const { RefCell::new(None) };
}

/// Calls a method of `storage` with values of the browser's own.
fn call(storage: &web_sys::Storage, method: &str, arguments: &[&JsValue]) -> Result<JsValue, KvError> {
    let function: Function = Reflect::get(storage, &method.into()).map_err(|error| named(&error))?.unchecked_into();
    let arguments: Array = arguments.iter().copied().cloned().collect();
    function.apply(storage, &arguments).map_err(|error| named(&error))
}

/// Local storage, for as long as the program is whole.
fn writable() -> Result<web_sys::Storage, KvError> {
    if crash::has_crashed() { Err(KvError::Blocked) } else { local_storage() }
}

fn local_storage() -> Result<web_sys::Storage, KvError> {
    let window = web_sys::window().ok_or(KvError::Blocked)?;
    window.local_storage().map_err(|error| named(&error))?.ok_or(KvError::Blocked)
}

fn named(error: &JsValue) -> KvError {
    let field = |name: &str| Reflect::get(error, &name.into()).unwrap_or_default();
    let text = |name: &str| field(name).as_string().unwrap_or_default();
    KvError::named(&text("name"), field("code").as_f64().unwrap_or_default() as u32, &text("message"))
}
