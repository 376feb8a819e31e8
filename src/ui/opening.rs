//! What must be known before a map is shown: whether this tab may edit it, and whether the safety copy is ahead of local storage.

use crate::browser::clock;
use crate::browser::storage::BrowserKv;
use crate::browser::{safety, tabs};
use crate::model::MapId;
use crate::store::recovery::{Head, Local, Recovery, decide};
use crate::store::versions::Reason;
use crate::store::{Kept, Library, OpenError};
use crate::words::Words;

use super::{keeping, unsaved};

/// Why a map is only shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Another tab edits it.
    OtherTab,
    /// Another tab has taken it.
    Taken,
    /// It was deleted in another tab.
    Deleted,
    /// A later version of the page saved it.
    Newer,
}

/// A map that is ready to be shown.
pub struct Opened {
    /// The map, or why there is none.
    pub kept: Result<Kept, OpenError>,
    /// Why it is only shown; `None` when it can be edited.
    pub reading: Option<Reading>,
    /// How the safety copy stands.
    pub copy: Copying,
    /// What was recovered, in the person's language; empty when nothing was.
    pub notice: String,
}

/// How the safety copy of the open map stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copying {
    /// There is no place for one.
    Impossible,
    /// It is behind.
    Behind,
    /// It has everything.
    Done,
    /// It has what local storage has no room for.
    Ahead,
}

/// Opens `id`; `take_over` takes it from the tab that edits it. What a later version of the page wrote is only looked at.
pub async fn open(library: Library<BrowserKv>, words: &Words, id: &MapId, take_over: bool) -> Opened {
    let opened = open_whatever(library, words, id, take_over).await;
    if opened.kept.as_ref().is_ok_and(Kept::newer) {
        return Opened { reading: Some(Reading::Newer), copy: Copying::Impossible, ..opened };
    }
    opened
}

async fn open_whatever(library: Library<BrowserKv>, words: &Words, id: &MapId, take_over: bool) -> Opened {
    let plain = |kept, reading| Opened { kept, reading, copy: Copying::Impossible, notice: String::new() };
    if library.kv().is_memory() {
        return plain(library.open(id), None);
    }
    let may_edit = tabs::may_edit(id, take_over, keeping::asked_for, keeping::lost).await;
    let heads = safety::all_heads().await;
    let has_database = heads.is_some();
    let head = heads.unwrap_or_default().into_iter().find(|head| head.id == *id);
    if !may_edit {
        return plain(library.open(id), Some(Reading::OtherTab));
    }
    // What this tab still holds and could not save is newer than both places.
    if unsaved::ids().contains(id) {
        return Opened { copy: Copying::Done, ..plain(library.open(id), None) };
    }
    let kept = until_as_new(&library, id, head.as_ref(), take_over).await;
    let opened = match decide(Local::of(&kept), head.as_ref()) {
        _ if !tabs::is_mine(id) => return plain(kept, Some(Reading::OtherTab)),
        Recovery::Restore { behind } => restore(&library, words, id, kept, behind).await,
        _ if !has_database => plain(kept, None),
        Recovery::CopyAnew => {
            let copy = safety::text_of(id).await;
            let rev = head.map_or(0, |head| head.rev);
            let is_kept = copy.is_some()
                && safety::keep_version(id, &clock::now_text(), rev, Reason::Recovered, "", copy.as_deref()).await;
            Opened { copy: if is_kept { Copying::Behind } else { Copying::Impossible }, ..plain(kept, None) }
        }
        Recovery::Copy => Opened { copy: Copying::Behind, ..plain(kept, None) },
        Recovery::Nothing => Opened { copy: Copying::Done, ..plain(kept, None) },
    };
    Opened { reading: (!tabs::is_mine(id)).then_some(Reading::OtherTab), ..opened }
}

/// Whether `id` may be changed without being opened. Where the safety copy is ahead, it is brought back first: what is changed must be
/// what a person saw last.
///
/// # Errors
/// Why not, in the person's language; nothing is changed.
pub async fn may_change(library: &Library<BrowserKv>, words: &Words, id: &MapId) -> Result<(), String> {
    if !tabs::is_free(id).await {
        return Err(words.safety.edited_elsewhere.to_owned());
    }
    if unsaved::ids().contains(id) {
        return Err(unsaved::why(id));
    }
    let head = safety::all_heads().await.unwrap_or_default().into_iter().find(|head| head.id == *id);
    let kept = library.open(id);
    match decide(Local::of(&kept), head.as_ref()) {
        Recovery::Restore { behind } => match restore(library, words, id, kept, behind).await.copy {
            Copying::Done => Ok(()),
            _ => Err(words.file.storage_full.to_owned()),
        },
        _ => Ok(()),
    }
}

/// The map as local storage has it, once that is as new as the safety copy: what another tab has just written there arrives a moment
/// after its lock is free. Given up after a while, because it may never come.
async fn until_as_new(
    library: &Library<BrowserKv>,
    id: &MapId,
    head: Option<&Head>,
    after_other: bool,
) -> Result<Kept, OpenError> {
    let longest = if after_other { 2_000.0 } else { 200.0 };
    let begin = clock::monotonic();
    loop {
        let kept = library.open(id);
        let is_behind = matches!(decide(Local::of(&kept), head), Recovery::Restore { behind } if behind > 0);
        if !is_behind || clock::monotonic() - begin > longest {
            return kept;
        }
        clock::pause(20.0).await;
    }
}

/// Takes the safety copy. What stands in local storage is kept as an earlier version.
async fn restore(
    library: &Library<BrowserKv>,
    words: &Words,
    id: &MapId,
    kept: Result<Kept, OpenError>,
    behind: u64,
) -> Opened {
    let now = clock::now_text();
    let (rev, reason) = match &kept {
        Ok(kept) => (kept.file.rev, Reason::Recovered),
        Err(_) => (0, Reason::Damaged),
    };
    let there = library.raw(id);
    // What stood there must be safe before something is put over it.
    let is_kept = match there.as_deref() {
        // Of nothing, nothing is kept.
        None | Some("") => true,
        Some(text) => safety::keep_version(id, &now, rev, reason, "", Some(text)).await,
    };
    let copied = safety::text_of(id).await;
    if library.raw(id) != there {
        // Another tab's last write has only just arrived.
        return Opened { kept: library.open(id), reading: None, copy: Copying::Impossible, notice: String::new() };
    }
    let recovered = match copied {
        Some(text) if is_kept => match library.recover(id, &text, &now) {
            Ok(kept) => Some((kept, Copying::Done)),
            // Storage is full, as it may have been when the copy was made: the copy is what a person saw last.
            Err(_) => library.recover_later(id, &text).ok().map(|kept| (kept, Copying::Ahead)),
        },
        _ => None,
    };
    match recovered {
        Some((kept, copy)) => {
            let notice = match (behind, there) {
                (0, Some(_)) => words.safety.repaired.to_owned(),
                (0, None) => (words.safety.brought_back)(1),
                (behind, _) => (words.safety.recovered)(behind),
            };
            Opened { kept: Ok(kept), reading: None, copy, notice }
        }
        // The copy is left as it is, and nothing is written over it.
        None => Opened { kept, reading: None, copy: Copying::Impossible, notice: String::new() },
    }
}
