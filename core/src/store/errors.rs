//! Why a map was not opened, or not saved.

use super::envelope::Unreadable;
use super::kv::KvError;

/// Why a map cannot be opened.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum OpenError {
    /// There is no such map here.
    #[error("there is no such map here")]
    Missing,
    /// Its record cannot be read. The record stays as it is.
    #[error("the record cannot be read")]
    Unreadable(Unreadable),
    /// Storage cannot be asked.
    #[error(transparent)]
    Kv(#[from] KvError),
}

/// Why a map was not saved. What stood in storage still does.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum SaveError {
    /// Another tab saved first.
    #[error("another tab saved first")]
    ChangedElsewhere,
    /// Storage took the text and gave back another.
    #[error("storage did not keep what was written")]
    NotKept,
    /// A later version of the page wrote there, in a form this one does not know.
    #[error("a later version of the page wrote there")]
    Newer,
    /// The map breaks its own laws: a fault of the page, and no reason to write over a good version.
    #[error("the map is not sound")]
    Unsound,
    /// There is no room for another map.
    #[error("{need} needed, {free} free")]
    NoRoom {
        /// How much it takes, in UTF-16 units, with a reserve for the work that follows.
        need: usize,
        /// How much there is.
        free: usize,
    },
    /// Storage refused.
    #[error(transparent)]
    Kv(#[from] KvError),
    /// The map to work on could not be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
}
