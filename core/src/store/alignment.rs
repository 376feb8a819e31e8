//! The safety copies and the list of maps, brought in line: what is behind is copied anew, what outlived its map is forgotten, and what is
//! missing, and nobody deleted, comes back by itself. One step after the other; the page carries each out.

use super::recovery::{CatchUp, Head, behind, missing, outlived};
use super::session::Notice;
use super::summary::Summary;
use super::{Kv, Library};
use crate::model::MapId;

/// The next step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step<'a> {
    /// Make these copies anew, read what the copies hold again, and ask once more.
    CatchUp(Vec<CatchUp<'a>>),
    /// Forget the first; bring the second back, if [`still_missing`] says so [`LATE`](super::session::LATE) later: a map that another tab
    /// has just made arrives here after its copy.
    Settle {
        /// Copies that nobody waits for any more.
        forget: Vec<MapId>,
        /// Maps that only the copies know.
        missing: Vec<MapId>,
    },
}

/// What is to be done, as far as `heads`, the list and `here` (the list and the bin) tell. Copies are made anew once at most: one that stays
/// behind all the same is left to the next time.
pub fn next_step<'a>(
    heads: &'a [Head],
    listed: &'a [Summary],
    here: &[MapId],
    now: &str,
    has_caught_up: bool,
) -> Step<'a> {
    let late = if has_caught_up { Vec::new() } else { behind(heads, listed.iter()) };
    if late.is_empty() {
        let names = |heads: Vec<&Head>| heads.into_iter().map(|head| head.id.clone()).collect();
        Step::Settle { forget: names(outlived(heads, here, now)), missing: names(missing(heads, here)) }
    } else {
        Step::CatchUp(late)
    }
}

/// Which of the maps that were missing are to be brought back: those that did not come `here` meanwhile.
pub fn still_missing(missing: Vec<MapId>, here: &[MapId]) -> Vec<MapId> {
    missing.into_iter().filter(|id| !here.contains(id)).collect()
}

/// What bringing maps back came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BroughtBack {
    back: usize,
    refused: usize,
}

impl BroughtBack {
    /// Puts `text`, the safety copy of a map, back in its place, unless another tab edits that map: what it writes is the newer.
    pub fn bring_back<K: Kv>(&mut self, library: &Library<K>, id: &MapId, text: &str, is_edited: bool, now: &str) {
        if is_edited {
            return;
        }
        match library.bring_back(id, text, now) {
            Ok(is_back) => self.back += usize::from(is_back),
            Err(_) => self.refused += 1,
        }
    }

    /// Whether the list is another now.
    pub fn changed_the_list(self) -> bool {
        self.back > 0
    }

    /// What is to be said of it.
    pub fn notices(self) -> Vec<Notice> {
        let told = [(self.back, Notice::BroughtBack(self.back)), (self.refused, Notice::NotBroughtBack(self.refused))];
        told.into_iter().filter(|(count, _)| *count > 0).map(|(_, notice)| notice).collect()
    }
}

/// Whether a map may be deleted for good. The safety copy is told first, because a copy of a map that nobody deleted comes back by itself:
/// without a note of it there may be no copy. `heads` is what the copies hold, `None` where there is no database.
pub fn may_delete_for_good(is_noted: bool, heads: Option<&[Head]>) -> bool {
    is_noted || heads.is_none()
}

/// Whether the copy of a map that was deleted for good goes as well: not while there is another map of that name `here`, which lay in the
/// bin twice or came from a file since.
pub fn copy_goes_too(id: &MapId, here: &[MapId]) -> bool {
    !here.contains(id)
}
