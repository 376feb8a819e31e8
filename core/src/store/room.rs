//! Room: how much there is, what gives way when there is none, and what is refused before it would run out.
//!
//! A browser gives all pages of a site one storage of a fixed size. What is full loses nothing: an old version stands until the new one
//! does. So what follows only makes a save succeed a little longer, and says early that it will not.

use super::bin::lain_longer;
use super::envelope::Envelope;
use super::keys::{BIN, id_of, map_key};
use super::kv::{Kv, KvError, SPARE, Usage, units};
use super::library::{Library, SaveError};
use crate::format::MapFile;
use crate::format::write_compact;
use crate::model::MapId;

/// How much a site may keep, keys and values together, as the browser counts it (see [`Counting`](super::kv::Counting); measured, see
/// DATA-LOSS.md): Chromium and Firefox count UTF-16 units, WebKit bytes.
pub const LIMIT: usize = 5_242_880;

/// What another map leaves free for the work on those that are here, in UTF-16 units.
pub const RESERVE: usize = 65_536;

/// How many characters are put by, to be given up for one last save.
pub const BALLAST: usize = 32_768;

/// How long a deleted map lies in the bin before it may give way to one that is being worked on, in days.
pub const DAYS_BEFORE_GIVING_WAY: i64 = 7;

/// What an envelope adds to a map, in UTF-16 units, at most.
const AROUND: usize = 512;

/// How much of the room is taken, as colours tell it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Less than four fifths.
    Plenty,
    /// From four fifths on.
    Low,
    /// From nineteen twentieths on.
    Scarce,
}

impl Level {
    /// The value of the page's `data-room`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Plenty => "plenty",
            Self::Low => "low",
            Self::Scarce => "scarce",
        }
    }
}

impl Usage {
    /// All that stands here, in UTF-16 units.
    pub fn used(self) -> usize {
        self.ours + self.others
    }

    /// What another map can have, in UTF-16 units: what is free, and what gives way by itself.
    pub fn free(self) -> usize {
        LIMIT.saturating_sub(self.used() - self.spare)
    }

    /// How much of the room `units` are, in percent, rounded down: 100 only when nothing is left.
    pub fn percent(units: usize) -> usize {
        (units * 100 / LIMIT).min(100)
    }

    /// How much of the room is taken.
    pub fn level(self) -> Level {
        match Self::percent(self.used()) {
            0..80 => Level::Plenty,
            80..95 => Level::Low,
            _ => Level::Scarce,
        }
    }

    /// Whether there is room for another map, even a small one.
    pub fn takes_more(self) -> bool {
        self.free() > RESERVE
    }
}

/// What may give way, in this order.
#[derive(Clone, Copy, Debug)]
enum Giving {
    /// The versions with which sessions on other maps began.
    EarlierOfOthers,
    /// The version with which this session began.
    Earlier,
    /// The map that has lain in the bin longest, if the safety copy has it.
    Binned,
    /// What was put by.
    Ballast,
}

impl<K: Kv> Library<K> {
    /// How much stands in the storage of this site.
    ///
    /// # Errors
    /// [`KvError`] when storage cannot be asked.
    pub fn usage(&self) -> Result<Usage, KvError> {
        self.kv.usage()
    }

    /// Whether there is room for all of `files` as further maps.
    ///
    /// # Errors
    /// [`SaveError::NoRoom`]; nothing is written either way.
    pub fn room_for_all<'a>(&self, files: impl Iterator<Item = &'a MapFile>) -> Result<(), SaveError> {
        let counting = self.kv.counting();
        // What an envelope adds has no wide letters of its own, and counts double in a text that has some.
        let one = |file: &MapFile| {
            let text = write_compact(file);
            let weight = counting.weigh(&text);
            units(&map_key(&file.id)) + weight + AROUND * weight.div_ceil(units(&text).max(1))
        };
        self.room_for_another(files.map(one).sum())
    }

    /// Whether another map of `need` units fits, with what must stay free for the work on those that are here.
    pub(super) fn room_for_another(&self, need: usize) -> Result<(), SaveError> {
        self.room_for(need, RESERVE)
    }

    /// Whether there is room for `need` units more with `reserve` left over. Where storage cannot be asked, the write tells.
    pub(super) fn room_for(&self, need: usize, reserve: usize) -> Result<(), SaveError> {
        let Ok(free) = self.kv.usage().map(Usage::free) else { return Ok(()) };
        let need = need + reserve;
        if need <= free { Ok(()) } else { Err(SaveError::NoRoom { need, free }) }
    }

    /// Before a session first writes over `there`, the record of the map `id`: keeps it aside, and puts ballast by. Both are done where
    /// there is plenty of room, and nothing comes of it where there is not.
    ///
    /// # Errors
    /// [`SaveError::NotKept`] when storage does not keep what it says it keeps: known before a good record is written over.
    pub(super) fn begin_session(&self, id: &MapId, there: &str) -> Result<(), SaveError> {
        let Ok(usage) = self.kv.usage() else { return Ok(()) };
        let key = earlier_key(id);
        let after = Usage { ours: usage.ours + units(&key) + self.kv.counting().weigh(there), ..usage };
        if after.level() != Level::Plenty {
            return Ok(());
        }
        self.put_ballast_by();
        match self.put_once(&key, there) {
            Err(SaveError::NotKept) => Err(SaveError::NotKept),
            _ => Ok(()),
        }
    }

    /// The record of a map as it was when it was last opened to be worked on, if it is still there.
    pub fn earlier(&self, id: &MapId) -> Option<String> {
        self.kv.get(&earlier_key(id)).ok().flatten()
    }

    /// With the last of a map goes its earlier version. That it stays when storage refuses is harmless: it gives way first.
    pub(super) fn forget_earlier(&self, id: &MapId) {
        if self.kv.get(&map_key(id)) == Ok(None) {
            drop(self.kv.remove(&earlier_key(id)));
        }
    }

    fn put_ballast_by(&self) {
        let [_, ballast] = SPARE;
        if self.kv.get(ballast) == Ok(None) {
            // A storage that refuses the ballast will refuse a map, and that is said.
            drop(self.kv.set(ballast, &"0".repeat(BALLAST - 2)));
        }
    }

    /// Writes, reads back, compares. In a full storage one thing after the other gives way, and it is tried again after each.
    pub(super) fn put_text(&self, key: &str, text: &str, now: &str) -> Result<(), SaveError> {
        let full = Err(SaveError::Kv(KvError::Full));
        let mut outcome = self.put_once(key, text);
        for giving in [Giving::EarlierOfOthers, Giving::Earlier, Giving::Binned, Giving::Ballast] {
            let mut given = Vec::new();
            while outcome == full {
                let next = self.what_gives(giving, key, now).unwrap_or_default();
                // Storage that says it took something away and did not is asked once.
                if next.is_empty() || next == given || next.iter().any(|key| self.kv.remove(key).is_err()) {
                    break;
                }
                given = next;
                outcome = self.put_once(key, text);
            }
        }
        outcome
    }

    /// The keys that give way next to make room for `key`.
    fn what_gives(&self, giving: Giving, key: &str, now: &str) -> Result<Vec<String>, KvError> {
        let [earlier, ballast] = SPARE;
        let of_map = |other: &str| other.strip_prefix(earlier).map(MapId::from);
        let own = if key.starts_with(BIN) { id_of(key) } else { MapId::from(key.rsplit(':').next().unwrap_or(key)) };
        let keys = self.kv.keys()?.into_iter();
        Ok(match giving {
            Giving::EarlierOfOthers => keys.filter(|other| of_map(other).is_some_and(|id| id != own)).collect(),
            Giving::Earlier => keys.filter(|other| of_map(other).is_some_and(|id| id == own)).collect(),
            Giving::Binned => self.longest_in_bin(key, now)?.into_iter().collect(),
            Giving::Ballast => keys.filter(|other| other == ballast).collect(),
        })
    }

    /// The map that has lain in the bin longest, for more than a week, and that the safety copy has. One that cannot be read has no
    /// other copy that anybody knows of.
    fn longest_in_bin(&self, but: &str, now: &str) -> Result<Option<String>, KvError> {
        let mut oldest: Option<(String, String)> = None;
        for key in self.kv.keys()?.into_iter().filter(|key| key.starts_with(BIN) && key != but) {
            let Some(text) = self.kv.get(&key)? else { continue };
            let Ok(Envelope { rev, crc, at, deleted: Some(deleted), .. }) = Envelope::read(&text) else { continue };
            let long = lain_longer(DAYS_BEFORE_GIVING_WAY, &at, &deleted, now);
            let older = oldest.as_ref().is_none_or(|(_, since)| *deleted < **since);
            if long && older && (self.has_copy)(&id_of(&key), rev, &crc) {
                oldest = Some((key, deleted.into_owned()));
            }
        }
        Ok(oldest.map(|(key, _)| key))
    }
}

/// Where the version stands with which the last session on the map `id` began.
pub fn earlier_key(id: &MapId) -> String {
    format!("{}{id}", SPARE[0])
}
