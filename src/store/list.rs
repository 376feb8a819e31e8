//! What the home screen shows of each map. A record that cannot be read takes its own place in the list and no other.

use std::collections::BTreeMap;

use super::bin::{BIN, Binned, in_order};
use super::envelope::Unreadable;
use super::kv::{Kv, KvError};
use super::library::{Kept, Library, MAPS};
use crate::format::letters::plain_letters;
use crate::model::order::InOrder;
use crate::model::{CellKey, JourneyMap, MapId, MapKind, Score};

/// One record in the list.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    /// A map that opens.
    Map(Summary),
    /// A record that does not; nobody changes or deletes it.
    Unreadable {
        /// Where it is kept.
        key: String,
        /// Its text, for download.
        raw: String,
        /// What is wrong with it.
        why: Unreadable,
    },
}

/// A map at a glance.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// Names the map.
    pub id: MapId,
    /// Its revision.
    pub rev: u64,
    /// The checksum of its content.
    pub crc: String,
    /// What it is called; may be empty.
    pub title: String,
    /// Its type.
    pub kind: MapKind,
    /// Who travels; may be empty.
    pub persona: String,
    /// The id of the map it is compared with.
    pub compared: Option<String>,
    /// The day it is to be looked at again, `YYYY-MM-DD`.
    pub review: Option<String>,
    /// The first curve, a score or unknown for each step, left to right.
    pub curve: Vec<Option<Score>>,
    /// When it last changed, if the record says.
    pub changed: Option<String>,
    /// When it was last saved to a file, if ever.
    pub saved_to_file: Option<String>,
}

impl Summary {
    /// The summary of an open map.
    pub fn of(kept: &Kept) -> Self {
        let map = &kept.file.map;
        Self {
            id: kept.file.id.clone(),
            rev: kept.file.rev,
            crc: kept.crc.clone(),
            title: map.title.clone(),
            kind: map.kind.clone(),
            persona: map.persona.name.clone(),
            compared: map.context.compared.clone(),
            review: map.context.review.clone(),
            curve: curve(map),
            changed: kept.changed.clone(),
            saved_to_file: kept.saved_to_file.clone(),
        }
    }

    /// Whether the title or the persona has every word of `search`, whatever the accents and the case.
    pub fn matches(&self, search: &str) -> bool {
        let here = plain_letters(&format!("{} {}", self.title, self.persona));
        plain_letters(search).split_whitespace().all(|word| here.contains(word))
    }
}

/// What was last read of each map and of each thing in the bin: what did not change since is not read again.
///
/// It knows by itself what was written through the library it is handed to. Of what other tabs write it must be told.
#[derive(Clone, Debug, Default)]
pub struct Glance {
    maps: BTreeMap<String, Entry>,
    /// `None` for what cannot be read.
    bin: BTreeMap<String, Option<Binned>>,
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

fn curve(map: &JourneyMap) -> Vec<Option<Score>> {
    let Some(lane) = map.lanes.iter().find(|lane| lane.is_emotion() && !lane.wished) else { return Vec::new() };
    let score = |step: &crate::model::Step| {
        let cell = CellKey { step: step.id.clone(), lane: lane.id.clone() };
        map.emotion(&cell).map(|emotion| emotion.score)
    };
    map.steps().map(score).collect()
}
