//! The browser's storage as `store` wants it.

use gloo_storage::errors::StorageError;
use gloo_storage::{LocalStorage, Storage};
use serde::Serialize;
use wasm_bindgen::{JsCast, JsValue};

use crate::store::kv::{Kv, KvError, MemoryKv, PREFIX};

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
        matches!(self, Self::Memory(_))
    }
}

impl Kv for BrowserKv {
    fn get(&self, key: &str) -> Result<Option<String>, KvError> {
        match self {
            Self::Local => local_storage()?.get_item(key).map_err(|error| named(&error)),
            Self::Memory(memory) => memory.get(key),
        }
    }

    fn set<T: Serialize + ?Sized>(&self, key: &str, value: &T) -> Result<(), KvError> {
        match self {
            Self::Local => {
                // gloo panics where storage is blocked, so it is asked for first.
                local_storage()?;
                LocalStorage::set(key, value).map_err(|error| match error {
                    StorageError::JsError(error) => by_name(&error.name, &error.message),
                    other => KvError::Other(other.to_string()),
                })
            }
            Self::Memory(memory) => memory.set(key, value),
        }
    }

    fn remove(&self, key: &str) -> Result<(), KvError> {
        match self {
            Self::Local => local_storage()?.remove_item(key).map_err(|error| named(&error)),
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
}

fn local_storage() -> Result<web_sys::Storage, KvError> {
    let window = web_sys::window().ok_or(KvError::Blocked)?;
    window.local_storage().map_err(|error| named(&error))?.ok_or(KvError::Blocked)
}

fn named(error: &JsValue) -> KvError {
    match error.dyn_ref::<js_sys::Error>() {
        Some(error) => by_name(&String::from(error.name()), &String::from(error.message())),
        None => KvError::Other(format!("{error:?}")),
    }
}

fn by_name(name: &str, message: &str) -> KvError {
    match name {
        "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED" => KvError::Full,
        "SecurityError" => KvError::Blocked,
        _ => KvError::Other(format!("{name}: {message}")),
    }
}
