//! What the home screen shows of each map. A record that cannot be read takes its own place in the list and no other.

use super::bin::{Binned, in_order};
use super::keys::{BIN, MAPS};
use super::kv::{Kv, KvError};
use super::library::{Kept, Library};
use super::summary::{Entry, Summary};
use crate::model::order::InOrder;
use crate::model::{MapId, SortedMap};

/// What was last read of each map and of each thing in the bin: what did not change since is not read again.
///
/// It knows by itself what was written through the library it is handed to. Of what other tabs write it must be told.
#[derive(Clone, Debug, Default)]
pub struct Glance {
    maps: SortedMap<String, Entry>,
    /// `None` for what cannot be read.
    bin: SortedMap<String, Option<Binned>>,
    /// The last deed of the library that it knows of.
    seen: u64,
}

impl Glance {
    /// Somebody else wrote or removed what stands under `key`, or anything at all where no key is told.
    pub fn changed(&mut self, key: Option<&str>) {
        match key {
            Some(key) => {
                self.maps.remove(key);
                self.bin.remove(key);
            }
            None => *self = Self { seen: self.seen, ..Self::default() },
        }
    }
}

/// Everything that is kept, at a glance.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listed {
    /// Every map, the last changed first, then those that say no time, then those that cannot be read.
    pub maps: Vec<Entry>,
    /// What lies in the bin, the last deleted first. A record that cannot be read is left there and left out.
    pub bin: Vec<Binned>,
}

impl<K: Kv> Library<K> {
    /// Every map, as in [`Listed`].
    ///
    /// # Errors
    /// [`KvError`] when storage cannot be asked.
    pub fn list(&self) -> Result<Vec<Entry>, KvError> {
        Ok(self.list_again(&mut Glance::default())?.maps)
    }

    /// Everything that is kept. Only what changed since `glance` is read.
    ///
    /// # Errors
    /// [`KvError`] when storage cannot be asked; what was read until then is known from now on.
    pub fn list_again(&self, glance: &mut Glance) -> Result<Listed, KvError> {
        let (last, written) = self.kv.written_since(glance.seen);
        written.iter().for_each(|key| glance.changed(Some(key)));
        glance.seen = last;
        let mut keys = self.kv.keys()?;
        keys.put_in_order(Ord::cmp);
        let is_there = |key: &String| keys.binary_search(key).is_ok();
        glance.maps.retain(|key, _| is_there(key));
        glance.bin.retain(|key, _| is_there(key));
        for key in &keys {
            // Without a name no address leads to it.
            if let Some(id) = key.strip_prefix(MAPS).filter(|id| !id.is_empty())
                && !glance.maps.contains_key(key)
                && let Some(raw) = self.kv.get(key)?
            {
                let entry = match Kept::read(&MapId::from(id), &raw) {
                    Ok(kept) => Entry::Map(Summary::of(&kept)),
                    Err(why) => Entry::Unreadable { key: key.clone(), raw, why },
                };
                glance.maps.insert(key.clone(), entry);
            }
            if key.starts_with(BIN)
                && !glance.bin.contains_key(key)
                && let Some(text) = self.kv.get(key)?
            {
                glance.bin.insert(key.clone(), Binned::read(key, &text));
            }
        }
        let (mut maps, mut unreadable) = (Vec::new(), Vec::new());
        for entry in glance.maps.values().cloned() {
            match entry {
                Entry::Map(summary) => maps.push(summary),
                Entry::Unreadable { .. } => unreadable.push(entry),
            }
        }
        maps.put_in_order(|one, other| other.changed.cmp(&one.changed));
        let mut bin: Vec<Binned> = glance.bin.values().flatten().cloned().collect();
        in_order(&mut bin);
        Ok(Listed { maps: maps.into_iter().map(Entry::Map).chain(unreadable).collect(), bin })
    }
}
