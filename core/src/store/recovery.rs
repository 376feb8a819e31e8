//! What to do when a map is opened and two places know of it: local storage, which counts, and the safety copy, which a killed browser
//! does not lose.

use serde::Serialize;
use serde_json::Value;

use super::bin::DAYS_IN_BIN;
use super::days;
use super::envelope::{Past, Stamp, Unreadable};
use super::kept::Kept;
use super::keys::map_key;
use super::kv::{Kv, KvError};
use super::library::{Library, OpenError, SaveError};
use super::summary::Summary;
use crate::format::limits::kept_revision;
use crate::model::MapId;

/// What the safety copy holds of a map.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Head {
    /// The map.
    pub id: MapId,
    /// The revision of the copy.
    pub rev: u64,
    /// When it was made.
    pub at: String,
    /// The checksum of its content, as its record says it; `None` for a copy that does not tell.
    pub crc: Option<String>,
    /// When the map was deleted, if it was.
    pub deleted: Option<String>,
}

impl Head {
    /// Whether the copy is this very version of a map: the revision and the checksum of its content. A copy that does not tell is not.
    pub fn holds(&self, id: &MapId, rev: u64, crc: &str) -> bool {
        self.id == *id && self.rev == rev && self.crc.as_deref() == Some(crc)
    }

    /// Whether the copy may hold what that version of the map has not: it is neither this version nor named among those that this one was
    /// made from. A copy that does not tell is gone by its revision.
    fn is_beyond(&self, rev: u64, crc: &str, past: &Past) -> bool {
        match self.crc.as_deref() {
            Some(own) if self.rev == rev => own != crc,
            Some(own) if self.rev < rev => !past.has(own),
            _ => self.rev > rev,
        }
    }
}

/// What local storage holds of a map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Local {
    /// Nothing.
    Missing,
    /// A record that is cut or changed.
    Damaged,
    /// A record that must not be touched: of a later version of the page.
    Untouchable,
    /// A whole record.
    Whole {
        /// Its revision.
        rev: u64,
        /// The checksum of its content.
        crc: String,
        /// What it was made from.
        past: Past,
    },
    /// A plain map file that somebody put there: its revision says nothing about ours.
    Plain,
}

/// What to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recovery {
    /// Local storage is right, and so is the copy.
    Nothing,
    /// Local storage is right; the copy is behind or not there.
    Copy,
    /// Local storage is right, and was not made from the copy, which is kept as an earlier version.
    CopyAnew,
    /// The copy is right: it goes into local storage. What stands there now is kept as an earlier version first.
    Restore {
        /// How many revisions local storage is behind; 0 when it cannot be read.
        behind: u64,
    },
}

/// What to do with what was found. Revisions decide, never times: a clock may be wrong. Two records of one revision and other content are
/// no version and its copy: two tabs made them, or what storage refused was copied before something else was saved. Nor is a copy of a
/// lower revision that the record does not name: the browser was killed, and the map was edited while the copies could not be read.
pub fn decide(local: &Local, head: Option<&Head>) -> Recovery {
    let Some(copied) = head.filter(|head| head.deleted.is_none()) else {
        return match local {
            Local::Untouchable | Local::Missing | Local::Damaged => Recovery::Nothing,
            // Deleted, and back in an older version: the browser was killed before the deletion was on the disk.
            Local::Whole { rev, crc, past } if head.is_some_and(|head| head.is_beyond(*rev, crc, past)) => {
                Recovery::CopyAnew
            }
            // Of what was deleted there may be no other copy.
            Local::Plain if head.is_some() => Recovery::CopyAnew,
            Local::Whole { .. } | Local::Plain => Recovery::Copy,
        };
    };
    match local {
        Local::Plain => Recovery::CopyAnew,
        Local::Untouchable => Recovery::Nothing,
        Local::Missing | Local::Damaged => Recovery::Restore { behind: 0 },
        Local::Whole { rev, .. } if copied.rev > *rev => Recovery::Restore { behind: copied.rev - rev },
        Local::Whole { rev, crc, past } if copied.is_beyond(*rev, crc, past) => Recovery::CopyAnew,
        Local::Whole { rev, .. } if copied.rev == *rev => Recovery::Nothing,
        Local::Whole { .. } => Recovery::Copy,
    }
}

/// Reads what the copies hold, as `js/safety.js` tells it. What cannot be read is left out.
pub fn read_heads(json: &str) -> Vec<Head> {
    let read: Value = serde_json::from_str(json).unwrap_or_default();
    let text = |head: &Value, name: &str| head.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let heads = read.as_array().into_iter().flatten();
    heads
        .filter_map(|head| {
            Some(Head {
                id: MapId::from(head.get("id")?.as_str()?),
                rev: kept_revision(head.get("rev")?.as_u64()?),
                at: text(head, "at"),
                crc: head.get("crc").and_then(Value::as_str).map(str::to_owned),
                deleted: head.get("deleted").is_some().then(|| text(head, "deleted")),
            })
        })
        .collect()
}

/// The maps that the safety copy knows and `here`, what local storage has in its list and its bin, does not.
pub fn missing<'a>(heads: &'a [Head], here: &[MapId]) -> Vec<&'a Head> {
    heads.iter().filter(|head| head.deleted.is_none() && !here.contains(&head.id)).collect()
}

/// The copies that nobody waits for any more: of maps that were deleted longer ago than the bin keeps them, and are not `here`, neither in
/// the list nor in the bin.
pub fn outlived<'a>(heads: &'a [Head], here: &[MapId], now: &str) -> Vec<&'a Head> {
    let is_long_ago = |deleted: &String| days::between(deleted, now).is_some_and(|days| days > DAYS_IN_BIN);
    let gone = heads.iter().filter(|head| head.deleted.as_ref().is_some_and(is_long_ago));
    gone.filter(|head| !here.contains(&head.id)).collect()
}

/// A safety copy that is to be made anew.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CatchUp<'a> {
    /// The map.
    pub id: &'a MapId,
    /// What the copy held when it was decided: if it holds something else by now, another tab was first, and it stays.
    pub seen: Option<&'a Head>,
    /// Whether what the copy holds is to be kept as an earlier version.
    pub keeps_old: bool,
}

/// The copies that are behind the maps of the list: those were imported, renamed or made where no copy was made. A map whose copy is ahead
/// gets that back when it is opened.
pub fn behind<'a>(heads: &'a [Head], listed: impl Iterator<Item = &'a Summary>) -> Vec<CatchUp<'a>> {
    let mut found = Vec::new();
    // A map without an envelope has not been saved here yet.
    for map in listed.filter(|map| map.changed.is_some()) {
        let seen = heads.iter().find(|head| head.id == map.id);
        let keeps_old = seen.is_some_and(|head| head.is_beyond(map.rev, &map.crc, &map.past));
        // A map that was deleted and brought back may be behind its copy.
        let is_behind =
            seen.is_none_or(|head| head.deleted.is_some() || head.rev < map.rev || head.rev == map.rev && keeps_old);
        if is_behind {
            found.push(CatchUp { id: &map.id, seen, keeps_old });
        }
    }
    found
}

/// What became of a safety copy that was to take the place of what stands in local storage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Restoring {
    /// It stands there.
    Written,
    /// Storage does not take it: it is written as soon as there is room.
    Later,
    /// Something else stands there by now.
    Changed,
    /// The copy does not open. What stands there stays.
    Unreadable,
}

impl Local {
    /// What opening a map came to.
    pub fn of(opened: &Result<Kept, OpenError>) -> Self {
        match opened {
            Ok(kept) if kept.changed.is_none() => Self::Plain,
            Ok(kept) => Self::Whole { rev: kept.file.rev, crc: kept.crc.clone(), past: kept.past.clone() },
            Err(OpenError::Missing) => Self::Missing,
            Err(OpenError::Unreadable(Unreadable::Damaged)) => Self::Damaged,
            Err(_) => Self::Untouchable,
        }
    }
}

impl<K: Kv> Library<K> {
    /// Puts `text`, the safety copy of a map, in the place of what is kept under its id, and opens it.
    ///
    /// # Errors
    /// [`SaveError`]; what stood there still does. The copy is read first: one that does not open restores nothing.
    pub fn recover(&self, id: &MapId, text: &str, now: &str) -> Result<Kept, SaveError> {
        let kept = Kept::read(id, text).map_err(OpenError::Unreadable)?;
        self.put_text(&map_key(id), text, now)?;
        Ok(kept)
    }

    /// Opens `text`, the safety copy of a map, where [`recover`](Self::recover) finds no room for it: the next save puts it in the place of
    /// what is kept under its id now.
    ///
    /// # Errors
    /// [`OpenError`]: the copy does not open.
    pub fn recover_later(&self, id: &MapId, text: &str) -> Result<Kept, OpenError> {
        let kept = Kept::read(id, text).map_err(OpenError::Unreadable)?;
        Ok(kept.instead_of(self.raw(id).as_deref()))
    }

    /// Takes `text`, the safety copy of a map, for what is kept under its id, if there still stands what was `seen` there. What that came
    /// to, with the map that is to be shown.
    pub fn restore_copy(
        &self,
        id: &MapId,
        text: &str,
        seen: Option<Stamp>,
        now: &str,
    ) -> (Restoring, Result<Kept, OpenError>) {
        if self.stamp(id) != seen {
            return (Restoring::Changed, self.open(id));
        }
        match self.recover(id, text, now) {
            Ok(kept) => (Restoring::Written, Ok(kept)),
            // Storage is full, as it may have been when the copy was made: the copy is what a person saw last.
            Err(_) => match self.recover_later(id, text) {
                Ok(kept) => (Restoring::Later, Ok(kept)),
                Err(_) => (Restoring::Unreadable, self.open(id)),
            },
        }
    }

    /// What tells the record of a map from any other; `None` where there is none, or an empty one.
    pub fn stamp(&self, id: &MapId) -> Option<Stamp> {
        self.raw(id).filter(|text| !text.is_empty()).map(|text| Stamp::of(&text))
    }

    /// Puts `text`, the safety copy of a map that is missing, back in its place. Whether it is back: what came there by another way
    /// meanwhile stays as it is, and so does a copy that does not open.
    ///
    /// # Errors
    /// [`SaveError`]: storage does not take it.
    pub fn bring_back(&self, id: &MapId, text: &str, now: &str) -> Result<bool, SaveError> {
        if self.kv.get(&map_key(id))?.is_some() {
            return Ok(false);
        }
        match self.recover(id, text, now) {
            Ok(_) => Ok(true),
            Err(SaveError::Open(_)) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// The record of a map as it is in this tab, at the revision it was last saved with: for an earlier version that storage may not have.
    ///
    /// # Errors
    /// [`KvError`] when the map cannot be told as text, which does not happen.
    pub fn present(&self, kept: &mut Kept, now: &str) -> Result<String, KvError> {
        let (doc, _) = kept.content();
        kept.around(&doc, &self.tab, now).wrap(doc)
    }

    /// The record that a save would write now, with its revision: for the safety copy of what local storage refuses.
    ///
    /// # Errors
    /// [`KvError`] when the map cannot be told as text, which does not happen.
    pub fn record(&self, kept: &mut Kept, now: &str) -> Result<(u64, String), KvError> {
        kept.file.rev += 1;
        let record = self.present(kept, now).map(|text| (kept.file.rev, text));
        kept.file.rev -= 1;
        record
    }
}
