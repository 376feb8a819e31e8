//! A storage that notes under which keys something was written or removed through it, so that a list of what is kept reads only those
//! again, whichever of the ways to write was taken.

use std::sync::{Arc, Mutex, PoisonError};

use super::kv::{Counting, Kv, KvError, Usage};
use crate::model::SortedMap;

/// A storage with its notes. Clones share them.
#[derive(Clone, Debug)]
pub struct Noted<K> {
    /// The storage itself.
    pub kv: K,
    /// Each key that was written or removed, with the number of the last deed that did.
    written: Arc<Mutex<(u64, SortedMap<String, u64>)>>,
}

impl<K> Noted<K> {
    /// `kv`, through which nothing was written yet.
    pub fn new(kv: K) -> Self {
        Self { kv, written: Arc::default() }
    }

    /// The keys that were written or removed since the deed numbered `since`, also where storage then said no; and the number of the last.
    pub fn written_since(&self, since: u64) -> (u64, Vec<String>) {
        let written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        let keys = written.1.iter().filter(|(_, at)| **at > since).map(|(key, _)| key.clone());
        (written.0, keys.collect())
    }

    fn note(&self, key: &str) {
        let mut written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        written.0 += 1;
        let last = written.0;
        written.1.insert(key.to_owned(), last);
    }
}

impl<K: Kv> Kv for Noted<K> {
    fn get(&self, key: &str) -> Result<Option<String>, KvError> {
        self.kv.get(key)
    }

    fn set_text(&self, key: &str, text: &str) -> Result<(), KvError> {
        self.note(key);
        self.kv.set_text(key, text)
    }

    fn holds(&self, key: &str, text: &str) -> Result<bool, KvError> {
        self.kv.holds(key, text)
    }

    fn holds_own(&self, key: &str) -> Result<Option<bool>, KvError> {
        self.kv.holds_own(key)
    }

    fn remove(&self, key: &str) -> Result<(), KvError> {
        self.note(key);
        self.kv.remove(key)
    }

    fn keys(&self) -> Result<Vec<String>, KvError> {
        self.kv.keys()
    }

    fn counting(&self) -> Counting {
        self.kv.counting()
    }

    fn usage(&self) -> Result<Usage, KvError> {
        self.kv.usage()
    }
}
