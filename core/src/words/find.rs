//! Words for finding cards, looking at a part of the map, and copying one to another map.

use crate::editor::announcement::VisibilityAnnouncement;
use crate::method::find::Aspect;
use crate::model::{ChannelKind, MomentOfTruth};

/// Words for finding cards, looking at a part of the map, and copying one to another map.
pub struct FindWords {
    /// Names the field of the search.
    pub field: &'static str,
    /// Which of how many places is shown.
    pub count: fn(usize, usize) -> String,
    /// Nothing in sight was found.
    pub nothing: &'static str,
    /// So many more were found out of sight.
    pub more_out_of_sight: fn(usize) -> String,
    /// Names the row of choices.
    pub filter: &'static str,
    /// What a condition is about.
    pub aspect: fn(Aspect) -> &'static str,
    /// A kind of moment of truth.
    pub moment: fn(&MomentOfTruth) -> &str,
    /// A kind of channel.
    pub channel: fn(&ChannelKind) -> &str,
    /// Nobody answers for it.
    pub nobody: &'static str,
    /// All lanes of the role called so.
    pub lanes_of: fn(&str) -> String,
    /// A choice and how many cards it lets through.
    pub choice: fn(&str, usize) -> String,
    /// Something and what it is: the parts of a condition.
    pub condition: fn(&str, &str) -> String,
    /// Takes the condition called so away.
    pub without: fn(&str) -> String,
    /// Only the stage or lane called so is in sight.
    pub only: fn(&str) -> String,
    /// What is said of what is in sight.
    pub said: fn(&VisibilityAnnouncement) -> String,
    /// Words for copying to another map.
    pub copy: CopyWords,
}

/// Words for copying a stage or a lane to another map.
pub struct CopyWords {
    /// Heads the dialog, for the stage or lane called so.
    pub title: fn(&str) -> String,
    /// Which map.
    pub to_map: &'static str,
    /// There is no other map.
    pub no_other: &'static str,
    /// Where a stage is put.
    pub place: &'static str,
    /// Before the first stage.
    pub first: &'static str,
    /// After the stage called so.
    pub after: fn(&str) -> String,
    /// So many cards and feelings go along.
    pub goes_along: fn(usize, usize) -> String,
    /// These steps have no counterpart.
    pub gathered: fn(&str) -> String,
    /// So many things find no place.
    pub skipped: fn(usize) -> String,
    /// So many lanes are added.
    pub lanes_added: fn(usize) -> String,
    /// Does it.
    pub copy: &'static str,
    /// What was done.
    pub done: fn(&str) -> String,
    /// Leads to the other map.
    pub open: &'static str,
    /// The other map cannot be opened.
    pub not_opened: &'static str,
}
