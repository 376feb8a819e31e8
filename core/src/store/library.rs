//! The maps a browser keeps: open one, save it, add one. Nothing here ever overwrites a map that somebody else may have
//! changed.

use std::sync::{Arc, Mutex, PoisonError};

use super::envelope::{Envelope, Past, Stamp, Unreadable};
pub use super::errors::{OpenError, SaveError};
use super::in_storage::InStorage;
pub use super::kept::Kept;
use super::kept::Mark;
use super::keys::map_key;
use super::kv::{Kv, KvError, units};
use super::noted::Noted;
use super::summary::Entry;
use crate::format::{APP, MapFile, SCHEMA};
use crate::model::MapId;

/// Whether the safety copy has this version of a map: its id, its revision, and the checksum of its content. Where nobody knows, it has
/// not.
pub type HasCopy = fn(&MapId, u64, &str) -> bool;

/// The maps in one storage. A cheap handle when its storage is one.
#[derive(Clone, Debug)]
pub struct Library<K> {
    pub(super) kv: Noted<K>,
    /// Names this tab in what it writes.
    pub(super) tab: Arc<str>,
    /// Whether the safety copy has a version of a map.
    pub(super) has_copy: HasCopy,
    /// A map that was just added and is about to be opened.
    added: Arc<Mutex<Option<Kept>>>,
}

/// What a save did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saved {
    /// The new version stands in storage.
    Written,
    /// The content was the same; nothing was written.
    Unchanged,
}

/// A map that was added.
#[derive(Clone, Debug)]
pub struct Added {
    /// The map as it is kept.
    pub kept: Kept,
    /// The id it came with, when a map of that id is already here and it was given a new one.
    pub instead_of: Option<MapId>,
}

impl<K: Kv> Library<K> {
    /// The maps in `kv`; `tab` names this tab in what it writes.
    pub fn new(kv: K, tab: &str) -> Self {
        Self { kv: Noted::new(kv), tab: tab.into(), has_copy: |_, _, _| false, added: Arc::default() }
    }

    /// The same maps, told of a safety copy. Only what it has may be taken out of the bin for want of room.
    pub fn with_copies(self, has_copy: HasCopy) -> Self {
        Self { has_copy, ..self }
    }

    /// The storage the maps are in.
    pub fn kv(&self) -> &K {
        &self.kv.kv
    }

    /// `kept` was just added and is opened next: it need not be read again, as long as it stands in storage as it was put there.
    pub fn hand_over(&self, kept: Kept) {
        *self.added.lock().unwrap_or_else(PoisonError::into_inner) = Some(kept);
    }

    /// Opens a map.
    ///
    /// # Errors
    /// [`OpenError`]; nothing is changed.
    pub fn open(&self, id: &MapId) -> Result<Kept, OpenError> {
        let added = self.added.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(kept) = added.filter(|kept| kept.file.id == *id && self.presence(kept) == InStorage::Ours) {
            return Ok(kept);
        }
        let text = self.kv.get(&map_key(id))?.ok_or(OpenError::Missing)?;
        Kept::read(id, &text).map_err(OpenError::Unreadable)
    }

    /// Reads `text`, a record of the map `id` that stands elsewhere: in another tab's message, or among the earlier versions.
    ///
    /// # Errors
    /// [`Unreadable`] when it is damaged or of a later version.
    pub fn read(&self, id: &MapId, text: &str) -> Result<Kept, Unreadable> {
        Kept::read(id, text)
    }

    /// The record of a map as it stands, for a person to take out when it cannot be opened.
    pub fn raw(&self, id: &MapId) -> Option<String> {
        self.kv.get(&map_key(id)).ok().flatten()
    }

    /// Saves a map if anything a person made has changed since it was opened or last saved; the revision then goes up
    /// by one. A map that was never kept is written with the revision it has.
    ///
    /// # Errors
    /// [`SaveError`]; the old version still stands in storage, and `kept` has its old revision.
    pub fn save(&self, kept: &mut Kept, now: &str) -> Result<Saved, SaveError> {
        let before = (kept.file.rev, kept.file.app.clone());
        if kept.mark.is_some() {
            kept.file.rev += 1;
            kept.file.app = APP.to_owned();
        }
        let saved = self.write(kept, now, false);
        if saved != Ok(Saved::Written) {
            (kept.file.rev, kept.file.app) = before;
        }
        saved
    }

    /// `is_more` for a map that comes on top of the others, and may be refused for want of room.
    fn write(&self, kept: &mut Kept, now: &str, is_more: bool) -> Result<Saved, SaveError> {
        kept.may_be_written()?;
        let (doc, is_sound) = kept.content();
        let stamp = Stamp::of_content(&doc);
        let key = map_key(&kept.file.id);
        if kept.mark.is_some_and(|mark| mark.content == stamp) && self.is_there(&key)? {
            return Ok(Saved::Unchanged);
        }
        if !is_sound {
            return Err(SaveError::Unsound);
        }
        if let Some(there) = self.nobody_else_wrote(&key, kept.mark, kept.begun)?
            && !kept.begun
        {
            self.begin_session(&kept.file.id, &there)?;
            kept.begun = true;
        }
        let envelope = kept.around(&doc, &self.tab, now);
        let text = envelope.wrap(doc)?;
        if is_more {
            self.room_for_another(units(&key) + self.kv.counting().weigh(&text))?;
        }
        let record = self.put(&key, &text, &mut kept.mark, now)?;
        (kept.crc, kept.past) = (envelope.crc.into_owned(), envelope.past);
        kept.mark = Some(Mark { record, content: stamp, tried: None });
        kept.changed = Some(now.to_owned());
        Ok(Saved::Written)
    }

    /// Keeps a map that was imported or newly made. It keeps its id and revision where the id is unknown, and gets one
    /// of `fresh` where it is known; no map that is here is touched.
    ///
    /// # Errors
    /// [`SaveError`]; nothing was added.
    pub fn add(&self, file: MapFile, now: &str, fresh: impl FnMut() -> MapId) -> Result<Added, SaveError> {
        self.add_as(file, None, now, fresh)
    }

    /// Keeps a map out of a file that a person opened, as [`Library::add`] does. As it is now it is in a file already.
    ///
    /// # Errors
    /// [`SaveError`]; nothing was added.
    pub fn add_opened(&self, file: MapFile, now: &str, fresh: impl FnMut() -> MapId) -> Result<Added, SaveError> {
        self.add_as(file, Some(now.to_owned()), now, fresh)
    }

    fn add_as(
        &self,
        file: MapFile,
        saved_to_file: Option<String>,
        now: &str,
        fresh: impl FnMut() -> MapId,
    ) -> Result<Added, SaveError> {
        let came_as = file.id.clone();
        let mut kept = Kept {
            file,
            repairs: Vec::new(),
            changed: None,
            saved_to_file,
            crc: String::new(),
            past: Past::default(),
            written: None,
            mark: None,
            begun: false,
        };
        kept.file.id = self.free_id(Some(&came_as), fresh)?;
        self.write(&mut kept, now, true)?;
        let instead_of = (kept.file.id != came_as).then_some(came_as);
        Ok(Added { kept, instead_of })
    }

    /// Calls a map something else.
    ///
    /// # Errors
    /// [`SaveError`]; the map is as it was.
    pub fn rename(&self, id: &MapId, title: &str, now: &str) -> Result<Saved, SaveError> {
        let mut kept = self.open(id)?;
        kept.file.map.title = title.to_owned();
        self.save(&mut kept, now)
    }

    /// Keeps a copy of a map under a new id and another title.
    ///
    /// # Errors
    /// [`SaveError`]; nothing was added.
    pub fn duplicate(
        &self,
        id: &MapId,
        title: &str,
        now: &str,
        fresh: impl FnMut() -> MapId,
    ) -> Result<Kept, SaveError> {
        let mut kept = self.open(id)?;
        kept.file.map.title = title.to_owned();
        self.copy(&kept, now, fresh, true)
    }

    /// Keeps what is in `kept` as a new map, for a version that cannot be saved over the one in storage. Of the titles that `title` gives for
    /// 1, 2, 3, … it gets the first that no map here has.
    ///
    /// # Errors
    /// [`SaveError`]; nothing was added.
    pub fn keep_aside(
        &self,
        kept: &Kept,
        now: &str,
        fresh: impl FnMut() -> MapId,
        title: impl Fn(usize) -> String,
    ) -> Result<Kept, SaveError> {
        let taken: Vec<String> = self
            .list()?
            .into_iter()
            .filter_map(|entry| if let Entry::Map(map) = entry { Some(map.title) } else { None })
            .collect();
        let mut aside = kept.clone();
        let free = (1..).map(title).take(taken.len() + 1).find(|title| !taken.contains(title));
        aside.file.map.title = free.unwrap_or(aside.file.map.title);
        self.copy(&aside, now, fresh, false)
    }

    fn copy(&self, kept: &Kept, now: &str, fresh: impl FnMut() -> MapId, is_more: bool) -> Result<Kept, SaveError> {
        let (crc, past) = <(String, Past)>::default();
        let mut copy = Kept { saved_to_file: None, crc, past, mark: None, begun: false, ..kept.clone() };
        copy.file.id = self.free_id(None, fresh)?;
        self.write(&mut copy, now, is_more)?;
        Ok(copy)
    }

    /// Notes that the version in storage was saved to a file.
    ///
    /// # Errors
    /// [`SaveError`]; the record is as it was.
    pub fn note_saved_to_file(&self, kept: &mut Kept, now: &str) -> Result<(), SaveError> {
        kept.may_be_written()?;
        let key = map_key(&kept.file.id);
        let text = self.kv.get(&key)?.ok_or(OpenError::Missing)?;
        self.nobody_else_wrote(&key, kept.mark, true)?;
        let mut envelope = Envelope::read(&text).map_err(OpenError::Unreadable)?;
        envelope.file = Some(now.into());
        let record = self.put(&key, &envelope.text()?, &mut kept.mark, now)?;
        if let Some(mark) = &mut kept.mark {
            *mark = Mark { record, tried: None, ..*mark };
        }
        kept.saved_to_file = Some(now.to_owned());
        Ok(())
    }

    /// What stands in storage in the place of an open map.
    pub fn presence(&self, kept: &Kept) -> InStorage {
        let key = map_key(&kept.file.id);
        match self.nobody_else_wrote(&key, kept.mark, true) {
            Err(SaveError::ChangedElsewhere | SaveError::Newer) => InStorage::Other,
            Err(_) => InStorage::Unknown,
            Ok(_) => match (self.is_there(&key), self.is_binned(&kept.file.id)) {
                (Ok(true), _) => InStorage::Ours,
                (Ok(false), Ok(true)) => InStorage::Binned,
                (Ok(false), Ok(false)) => InStorage::Gone,
                _ => InStorage::Unknown,
            },
        }
    }

    fn is_there(&self, key: &str) -> Result<bool, KvError> {
        Ok(self.kv.holds_own(key)? == Some(true) || self.kv.get(key)?.is_some())
    }

    /// Detection, not a lock: between this and the write another tab may still write. Gives what stands there, unless
    /// `own_will_do` and it need not be brought over to know that it is ours.
    fn nobody_else_wrote(&self, key: &str, mark: Option<Mark>, own_will_do: bool) -> Result<Option<String>, SaveError> {
        if own_will_do && mark.is_some() && self.kv.holds_own(key)? == Some(true) {
            return Ok(None);
        }
        // Deleted elsewhere while it was open here: writing it again loses nothing, the bin has the other copy.
        let Some(text) = self.kv.get(key)? else { return Ok(None) };
        let there = Stamp::of(&text);
        match mark {
            Some(mark) if there == mark.record || Some(there) == mark.tried => Ok(Some(text)),
            _ => match Envelope::read(&text) {
                Err(Unreadable::Newer) => Err(SaveError::Newer),
                Ok(envelope) if envelope.schema > SCHEMA => Err(SaveError::Newer),
                _ => Err(SaveError::ChangedElsewhere),
            },
        }
    }

    fn put(&self, key: &str, text: &str, mark: &mut Option<Mark>, now: &str) -> Result<Stamp, SaveError> {
        let stamp = Stamp::of(text);
        if let Some(mark) = mark {
            mark.tried = Some(stamp);
        }
        self.put_text(key, text, now)?;
        Ok(stamp)
    }

    /// Writes, reads back, compares; once more if storage gave back something else.
    pub(super) fn put_once(&self, key: &str, text: &str) -> Result<(), SaveError> {
        for _ in 0..2 {
            self.kv.set_text(key, text)?;
            if self.kv.holds(key, text)? {
                return Ok(());
            }
        }
        Err(SaveError::NotKept)
    }

    /// `wanted` if no map has it, else the first of `fresh` that none has.
    pub(super) fn free_id(&self, wanted: Option<&MapId>, fresh: impl FnMut() -> MapId) -> Result<MapId, KvError> {
        let keys = self.kv.keys()?;
        let free = |id: &MapId| !keys.contains(&map_key(id));
        let offered = wanted.cloned().into_iter().chain(std::iter::repeat_with(fresh));
        let id = offered.take(100).find(free);
        id.ok_or_else(|| KvError::Other("no free id".to_owned()))
    }
}

/// Whether what another tab did in storage is about the map `id`. `key` is where it wrote or removed something; `None` where it cleared
/// all of it.
pub fn concerns(id: &MapId, key: Option<&str>) -> bool {
    key.is_none_or(|key| key == map_key(id))
}
