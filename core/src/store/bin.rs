//! Deleted maps, kept 30 days: deleting is a move, and a move is a copy that was read back before the first goes.

use crate::model::order::InOrder;
use std::borrow::Cow;

use super::days;
use super::envelope::Envelope;
use super::keys::{BIN, id_of, map_key};
use super::kv::{Kv, KvError, units};
use super::library::{Kept, Library, OpenError, SaveError};
use super::summary::Summary;
use crate::model::MapId;

/// How long a deleted map stays in the bin.
pub const DAYS_IN_BIN: i64 = 30;

/// A deleted map.
#[derive(Clone, Debug, PartialEq)]
pub struct Binned {
    /// Where it lies: a map deleted twice lies there twice.
    pub key: String,
    /// The map at a glance.
    pub summary: Summary,
    /// When it was deleted; empty when the record does not say.
    pub deleted: String,
}

impl Binned {
    /// What lies at `key` as `text`; `None` when it cannot be read.
    pub(super) fn read(key: &str, text: &str) -> Option<Self> {
        let (Ok(envelope), Ok(kept)) = (Envelope::read(text), Kept::read(&id_of(key), text)) else { return None };
        let deleted = envelope.deleted.map(Cow::into_owned).unwrap_or_default();
        Some(Self { summary: Summary::of(&kept), deleted, key: key.to_owned() })
    }
}

/// Puts what lies in the bin in order: the last deleted first.
pub(super) fn in_order(bin: &mut Vec<Binned>) {
    bin.put_in_order(|one, other| (&other.deleted, &one.key).cmp(&(&one.deleted, &other.key)));
}

impl<K: Kv> Library<K> {
    /// Puts a map into the bin and says under which key. `SaveError::Kv(KvError::Full)` means there is no room for it
    /// there.
    ///
    /// # Errors
    /// [`SaveError`]; the map is still where it was.
    pub fn delete(&self, id: &MapId, now: &str) -> Result<String, SaveError> {
        let key = map_key(id);
        let text = self.kv.get(&key)?.ok_or(OpenError::Missing)?;
        let mut envelope = Envelope::read(&text).map_err(OpenError::Unreadable)?;
        envelope.deleted = Some(now.into());
        let place = self.free_place(id)?;
        let binned = envelope.text()?;
        self.put_text(&place, &binned, now)?;
        self.kv.remove(&key)?;
        Ok(place)
    }

    /// Deletes a map without the bin, for when the bin has no room and the person says so.
    ///
    /// # Errors
    /// [`KvError`]; the map is still there.
    pub fn delete_for_good(&self, id: &MapId) -> Result<(), KvError> {
        self.kv.remove(&map_key(id))?;
        self.forget_earlier(id);
        Ok(())
    }

    /// What lies in the bin, the last deleted first. A record that cannot be read is left there and left out.
    ///
    /// # Errors
    /// [`KvError`] when storage cannot be asked.
    pub fn bin(&self) -> Result<Vec<Binned>, KvError> {
        let mut bin = Vec::new();
        for key in self.kv.keys()? {
            if !key.starts_with(BIN) {
                continue;
            }
            let Some(text) = self.kv.get(&key)? else { continue };
            bin.extend(Binned::read(&key, &text));
        }
        in_order(&mut bin);
        Ok(bin)
    }

    /// Takes a map out of the bin, under its id, or under one of `fresh` if another map has taken that since. Says
    /// which.
    ///
    /// # Errors
    /// [`SaveError`]; the map is still in the bin.
    pub fn restore(&self, place: &str, fresh: impl FnMut() -> MapId) -> Result<MapId, SaveError> {
        let text = self.kv.get(place)?.ok_or(OpenError::Missing)?;
        let mut envelope = Envelope::read(&text).map_err(OpenError::Unreadable)?;
        envelope.deleted = None;
        let restored = envelope.text()?;
        let id = id_of(place);
        // Stopped between copy and removal, once before: the map is already back.
        if self.kv.get(&map_key(&id))?.as_deref() == Some(&restored) {
            self.kv.remove(place)?;
            return Ok(id);
        }
        let id = self.free_id(Some(&id), fresh)?;
        let key = map_key(&id);
        // No reserve: what it takes in the end is what it takes now.
        self.room_for(units(&key) + self.kv.counting().weigh(&restored), 0)?;
        // No day is told, so that nothing else leaves the bin to let this one out.
        self.put_text(&key, &restored, "")?;
        self.kv.remove(place)?;
        Ok(id)
    }

    /// Takes a map out of the bin and forgets it.
    ///
    /// # Errors
    /// [`KvError`]; it is still there.
    pub fn forget(&self, place: &str) -> Result<(), KvError> {
        self.kv.remove(place)?;
        self.forget_earlier(&id_of(place));
        Ok(())
    }

    /// Forgets what has lain in the bin longer than 30 days, and says how many. What does not say since when stays.
    ///
    /// # Errors
    /// [`KvError`]; the rest stays for next time.
    pub fn purge(&self, now: &str) -> Result<usize, KvError> {
        let mut forgotten = 0;
        for binned in self.bin()? {
            let changed = binned.summary.changed.as_deref().unwrap_or_default();
            if lain_longer(DAYS_IN_BIN, changed, &binned.deleted, now) {
                self.forget(&binned.key)?;
                forgotten += 1;
            }
        }
        Ok(forgotten)
    }

    /// Whether the bin has anything of a map.
    pub(super) fn is_binned(&self, id: &MapId) -> Result<bool, KvError> {
        Ok(self.kv.keys()?.iter().any(|key| key.starts_with(BIN) && id_of(key) == *id))
    }

    fn free_place(&self, id: &MapId) -> Result<String, KvError> {
        let keys = self.kv.keys()?;
        let first = format!("{BIN}{id}");
        let mut places = std::iter::once(first.clone()).chain((2..).map(|number| format!("{first}.{number}")));
        Ok(places.find(|place| !keys.contains(place)).unwrap_or(first))
    }
}

/// Whether a map that `changed` at one time and was `deleted` at another has lain in the bin for more than `days`. The checksum does not
/// cover the times: one that says the map was deleted before it was changed is not believed.
pub(super) fn lain_longer(days: i64, changed: &str, deleted: &str, now: &str) -> bool {
    days::between(deleted, now).is_some_and(|passed| passed > days)
        && days::between(changed, deleted).is_none_or(|passed| passed >= 0)
}
