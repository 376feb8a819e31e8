//! Opening a map: what `store/session` asks about it is asked here of the browser, one question after the other.

use crate::browser::storage::BrowserKv;
use crate::browser::{clock, safety, tabs};
use parcours_core::model::MapId;
use parcours_core::store::recovery::Local;
use parcours_core::store::session::{Answer, Ask, Found, Opened, Opening, Purpose, Refusal};
use parcours_core::store::{Kept, Library, OpenError};
use parcours_core::words::Words;

use crate::app::{open_map, unsaved};

/// What is to be shown.
pub enum Ready {
    /// The map, or why there is none.
    Open(Box<Result<Kept, OpenError>>, Opened),
    /// What was left unsaved in this very tab.
    Unsaved,
}

/// Opens the map `id`.
pub async fn open(library: &Library<BrowserKv>, id: &MapId, purpose: Purpose) -> Ready {
    let (mut opening, mut ask) = Opening::begin(purpose, library.kv().is_memory(), unsaved::waits(id));
    // What was last looked at.
    let mut seen = Err(OpenError::Missing);
    loop {
        let answer = match ask {
            Ask::Lock { takes_over, wait } => {
                Answer::Lock(tabs::may_edit(id, takes_over, wait, open_map::asked_for, open_map::lost).await)
            }
            Ask::Free => Answer::Lock(tabs::is_free(id).await),
            Ask::Heads => {
                let heads = safety::all_heads().await;
                Answer::Heads(heads.map(|heads| heads.into_iter().find(|head| head.id == *id)))
            }
            Ask::Look => {
                seen = library.open(id);
                let is_newer = seen.as_ref().is_ok_and(Kept::newer);
                let stamp = seen.as_ref().map_or_else(|_| library.stamp(id), Kept::stamp);
                Answer::Found(Found { local: Local::of(&seen), stamp, is_newer })
            }
            Ask::Pause(wait) => {
                clock::pause(wait).await;
                Answer::Paused
            }
            Ask::KeepVersion { reason, rev, text } => {
                let now = clock::now_text();
                Answer::VersionKept(safety::keep_version(id, &now, rev, reason, "", text.as_deref()).await)
            }
            Ask::ReadCopy => Answer::Copy(safety::text_of(id).await),
            Ask::Restore { text, over } => {
                let (restored, kept) = library.restore_copy(id, &text, over, &clock::now_text());
                seen = kept;
                Answer::Restored(restored)
            }
            Ask::Done(opened) => return Ready::Open(Box::new(seen), opened),
            Ask::Resume => return Ready::Unsaved,
        };
        ask = opening.step(answer, tabs::is_mine(id), clock::monotonic());
    }
}

/// Whether `id` may be changed without being opened. Where the safety copy is ahead, it is brought back first: what is changed must be
/// what a person saw last.
///
/// # Errors
/// Why not, in the person's language; nothing is changed.
pub async fn may_change(library: &Library<BrowserKv>, words: &Words, id: &MapId) -> Result<(), String> {
    let Ready::Open(_, opened) = open(library, id, Purpose::Change).await else { return Ok(()) };
    match opened.refusal {
        None => Ok(()),
        Some(Refusal::EditedElsewhere) => Err(words.safety.edited_elsewhere.to_owned()),
        Some(Refusal::Unsaved) => Err(unsaved::why(id)),
        Some(Refusal::NotBroughtBack) => Err(words.safety.not_brought_back_one.to_owned()),
    }
}
