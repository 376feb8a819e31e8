//! Storage as this room knows it: texts by key, in a place that may be full, closed, or lying.

use crate::model::SortedMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde::Serialize;

/// What every key of ours begins with. Keys of other pages of the same site are never read, changed or removed.
pub const PREFIX: &str = "parcours:";

/// What the keys begin with whose texts give way to maps by themselves, in the order in which they do.
pub const SPARE: [&str; 2] = ["parcours:prev:", "parcours:ballast"];

/// Why storage did not do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KvError {
    /// The browser keeps nothing here: cookies are off, or the page is shut in.
    #[error("storage is blocked")]
    Blocked,
    /// There is no room left. What stood under the key still stands there.
    #[error("storage is full")]
    Full,
    /// Anything else, in the browser's words.
    #[error("{0}")]
    Other(String),
}

impl KvError {
    /// What a browser means by an exception of this name and code. Browsers have called a full storage by several names, and some tell
    /// it by the code alone; the newest has a class of its own, which bears the old name.
    pub fn named(name: &str, code: u32, message: &str) -> Self {
        match (name, code) {
            ("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED", _) | (_, 22 | 1014) => Self::Full,
            ("SecurityError", _) | (_, 18) => Self::Blocked,
            _ => Self::Other(format!("{name}: {message}")),
        }
    }
}

/// How much stands in the storage of this site, keys and values together, as the browser counts it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// Under keys of ours.
    pub ours: usize,
    /// The part of it that gives way to maps by itself.
    pub spare: usize,
    /// Under keys of other pages of the same site, which are counted and nothing else.
    pub others: usize,
}

/// How a browser counts what it keeps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Counting {
    /// Each UTF-16 unit is one: Chromium, Firefox.
    #[default]
    Units,
    /// Each is one, but two in a text with any character beyond Latin-1, which is kept in two bytes throughout: WebKit.
    Bytes,
}

impl Counting {
    /// What `text` takes of the room.
    pub fn weigh(self, text: &str) -> usize {
        let is_wide = self == Self::Bytes && !text.is_ascii() && text.chars().any(|letter| letter > '\u{ff}');
        if is_wide { 2 * units(text) } else { units(text) }
    }
}

impl Usage {
    /// Counts what stands under `key`.
    pub fn count(&mut self, key: &str, text: &str, counting: Counting) {
        let units = counting.weigh(key) + counting.weigh(text);
        if !key.starts_with(PREFIX) {
            self.others += units;
            return;
        }
        self.ours += units;
        if SPARE.iter().any(|spare| key.starts_with(spare)) {
            self.spare += units;
        }
    }
}

/// The length of `text` as browsers count it.
pub fn units(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.chars().map(char::len_utf16).sum() }
}

/// Texts by key. A value is written as JSON, whole or not at all: that is the only atomic step there is.
pub trait Kv {
    /// The text under `key`.
    ///
    /// # Errors
    /// [`KvError`] when storage cannot be asked.
    fn get(&self, key: &str) -> Result<Option<String>, KvError>;

    /// Puts `text`, which is JSON, under `key`.
    ///
    /// # Errors
    /// [`KvError`] when it could not; what stood there before still does.
    fn set_text(&self, key: &str, text: &str) -> Result<(), KvError>;

    /// Puts `value`, as JSON, under `key`.
    ///
    /// # Errors
    /// [`KvError`] when it could not; what stood there before still does.
    fn set<T: Serialize + ?Sized>(&self, key: &str, value: &T) -> Result<(), KvError> {
        let text = serde_json::to_string(value).map_err(|error| KvError::Other(error.to_string()))?;
        self.set_text(key, &text)
    }

    /// Whether exactly `text` stands under `key`. A storage that can tell without handing the text over does.
    ///
    /// # Errors
    /// [`KvError`] when storage cannot be asked.
    fn holds(&self, key: &str, text: &str) -> Result<bool, KvError> {
        Ok(self.get(key)?.as_deref() == Some(text))
    }

    /// Whether what this tab last put under `key` still stands there; `None` when it would have to read the text to know.
    ///
    /// # Errors
    /// [`KvError`] when storage cannot be asked.
    fn holds_own(&self, _key: &str) -> Result<Option<bool>, KvError> {
        Ok(None)
    }

    /// Takes `key` and its text away, if it is there.
    ///
    /// # Errors
    /// [`KvError`] when it could not.
    fn remove(&self, key: &str) -> Result<(), KvError>;

    /// Every key that begins with [`PREFIX`], in no particular order.
    ///
    /// # Errors
    /// [`KvError`] when storage cannot be asked.
    fn keys(&self) -> Result<Vec<String>, KvError>;

    /// How much stands here, whoever put it there.
    ///
    /// # Errors
    /// [`KvError`] when storage cannot be asked.
    fn usage(&self) -> Result<Usage, KvError>;

    /// How it counts what stands here.
    fn counting(&self) -> Counting {
        Counting::Units
    }
}

/// Keeps everything until the tab is closed: for a browser that blocks storage, and for tests. Clones share what is
/// kept.
#[derive(Clone, Debug, Default)]
pub struct MemoryKv(Arc<Mutex<SortedMap<String, String>>>);

impl MemoryKv {
    /// Puts `text` under `key` as it is.
    pub fn put(&self, key: &str, text: &str) {
        self.texts().insert(key.to_owned(), text.to_owned());
    }

    /// Everything that is kept.
    pub fn contents(&self) -> SortedMap<String, String> {
        self.texts().clone()
    }

    fn texts(&self) -> MutexGuard<'_, SortedMap<String, String>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Kv for MemoryKv {
    fn get(&self, key: &str) -> Result<Option<String>, KvError> {
        Ok(self.texts().get(key).cloned())
    }

    fn set_text(&self, key: &str, text: &str) -> Result<(), KvError> {
        self.put(key, text);
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), KvError> {
        self.texts().remove(key);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, KvError> {
        Ok(self.texts().keys().filter(|key| key.starts_with(PREFIX)).cloned().collect())
    }

    fn usage(&self) -> Result<Usage, KvError> {
        let mut usage = Usage::default();
        self.texts().iter().for_each(|(key, text)| usage.count(key, text, Counting::Units));
        Ok(usage)
    }
}
