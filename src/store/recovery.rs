//! What to do when a map is opened and two places know of it: local storage, which counts, and the safety copy, which a killed browser
//! does not lose.

use serde_json::Value;

use super::bin::DAYS_IN_BIN;
use super::days;
use super::envelope::{Envelope, Unreadable};
use super::kv::{Kv, KvError};
use super::library::{Kept, Library, OpenError, SaveError, content, map_key};
use crate::format::limits::kept_revision;
use crate::model::MapId;

/// What the safety copy holds of a map.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// The map.
    pub id: MapId,
    /// The revision of the copy.
    pub rev: u64,
    /// When it was made.
    pub at: String,
    /// When the map was deleted, if it was.
    pub deleted: Option<String>,
}

/// What local storage holds of a map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Local {
    /// Nothing.
    Missing,
    /// A record that is cut or changed.
    Damaged,
    /// A record that must not be touched: of a later version of the page.
    Untouchable,
    /// A whole record of this revision.
    Whole(u64),
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
    /// Local storage is right, and has nothing to do with the copy, which is kept as an earlier version.
    CopyAnew,
    /// The copy is right: it goes into local storage. What stands there now is kept as an earlier version first.
    Restore {
        /// How many revisions local storage is behind; 0 when it cannot be read.
        behind: u64,
    },
}

/// What to do with what was found. Revisions decide, never times: a clock may be wrong.
pub fn decide(local: Local, head: Option<&Head>) -> Recovery {
    let copied = head.filter(|head| head.deleted.is_none()).map(|head| head.rev);
    match (local, copied) {
        (Local::Plain, Some(_)) => Recovery::CopyAnew,
        (Local::Untouchable, _) | (Local::Missing | Local::Damaged, None) => Recovery::Nothing,
        (Local::Missing | Local::Damaged, Some(_)) => Recovery::Restore { behind: 0 },
        (Local::Whole(rev), Some(copied)) if copied > rev => Recovery::Restore { behind: copied - rev },
        (Local::Whole(rev), Some(copied)) if copied == rev => Recovery::Nothing,
        (Local::Whole(_) | Local::Plain, _) => Recovery::Copy,
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

impl Local {
    /// What opening a map came to.
    pub fn of(opened: &Result<Kept, OpenError>) -> Self {
        match opened {
            Ok(kept) if kept.changed.is_none() => Self::Plain,
            Ok(kept) => Self::Whole(kept.file.rev),
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

    /// The record that a save would write now, with its revision: for the safety copy of what local storage refuses.
    ///
    /// # Errors
    /// [`KvError`] when the map cannot be told as text, which does not happen.
    pub fn record(&self, kept: &mut Kept, now: &str) -> Result<(u64, String), KvError> {
        kept.file.rev += 1;
        let record = content(&kept.file).and_then(|doc| {
            let mut envelope = Envelope::around(&doc, &kept.file, &self.tab, now);
            envelope.file = kept.saved_to_file.as_deref().map(Into::into);
            let text = serde_json::to_string(&envelope).map_err(|error| KvError::Other(error.to_string()))?;
            Ok((kept.file.rev, text))
        });
        kept.file.rev -= 1;
        record
    }
}
