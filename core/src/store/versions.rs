//! Earlier versions of a map: why each was kept, and which are let go.

use serde_json::Value;

use super::days;
use crate::format::limits::kept_revision;
use crate::model::SortedSet;

/// How many of the newest versions are always kept.
pub const NEWEST: usize = 20;
/// For how many days the last version of each day is kept.
pub const DAYS: i64 = 30;
/// How much room the versions of one map may take, in UTF-16 units.
pub const ROOM: u64 = 25_000_000;
/// After how many revisions a version is kept while a person works.
pub const REVISIONS: u64 = 50;

/// Why a version was kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A person began to edit.
    Begun,
    /// A person had worked for a while.
    Worked,
    /// A person asked for it.
    Asked,
    /// Another version was restored.
    Restored,
    /// Local storage was behind the safety copy.
    Recovered,
    /// The safety copy held it, and what stood in local storage was not made from it.
    Found,
    /// The record could not be read.
    Damaged,
}

impl Reason {
    const ALL: [Self; 7] =
        [Self::Begun, Self::Worked, Self::Asked, Self::Restored, Self::Recovered, Self::Found, Self::Damaged];

    /// The word it is kept under.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Begun => "begun",
            Self::Worked => "worked",
            Self::Asked => "asked",
            Self::Restored => "restored",
            Self::Recovered => "recovered",
            Self::Found => "found",
            Self::Damaged => "damaged",
        }
    }
}

/// An earlier version of a map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// When it was kept; no two versions of a map share it.
    pub at: String,
    /// Its revision.
    pub rev: u64,
    /// Why it was kept.
    pub reason: Reason,
    /// What a person called it; may be empty.
    pub name: String,
    /// Its length in UTF-16 units.
    pub size: u64,
}

/// Reads versions as `js/safety.js` tells them, the newest first. What cannot be read is left out, and so never let go.
pub fn read(json: &str) -> Vec<Version> {
    let read: Value = serde_json::from_str(json).unwrap_or_default();
    let found = read.as_array().into_iter().flatten();
    let mut versions: Vec<Version> = found
        .filter_map(|version| {
            let text = |name: &str| version.get(name).and_then(Value::as_str);
            let number = |name: &str| version.get(name).and_then(Value::as_u64);
            Some(Version {
                at: text("at")?.to_owned(),
                rev: kept_revision(number("rev")?),
                reason: Reason::ALL.into_iter().find(|reason| Some(reason.as_str()) == text("reason"))?,
                name: text("name").unwrap_or_default().to_owned(),
                size: number("size")?,
            })
        })
        .collect();
    // They come in the order of their keys, the oldest first.
    versions.reverse();
    versions
}

/// When the versions were kept that can go. `versions` are those of one map, the newest first; one has been kept at `now`.
///
/// What a person called something stays, and so do the newest, and the last of each day. Where even those take more room than there is,
/// the oldest without a name go.
pub fn to_let_go(versions: &[Version], now: &str) -> Vec<String> {
    let mut days_seen: SortedSet<&str> = SortedSet::new();
    let mut room = ROOM;
    let mut gone = Vec::new();
    for (place, version) in versions.iter().enumerate() {
        let day = version.at.get(..10).unwrap_or_default();
        let is_last_of_day = days_seen.insert(day);
        let is_recent = days::between(&version.at, now).is_some_and(|days| days <= DAYS);
        let stays = !version.name.is_empty() || place < NEWEST || (is_last_of_day && is_recent);
        let fits = room >= version.size;
        // What has just been kept stays, whatever its size and even where a clock that was set back puts it among the old ones.
        let is_new = place == 0 || version.at == now;
        if !is_new && version.name.is_empty() && !(stays && fits) {
            gone.push(version.at.clone());
        } else {
            room = room.saturating_sub(version.size);
        }
    }
    gone
}
