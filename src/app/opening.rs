//! Opening a map: what `store/session` asks about it is asked here of the browser, one question after the other.

use crate::browser::storage::BrowserKv;
use crate::browser::{clock, safety, tabs};
use parcours_core::model::MapId;
use parcours_core::store::recovery::Local;
use parcours_core::store::session::{Answer, Ask, Found, Opened, Opening, Purpose, Refusal};
use parcours_core::store::{Kept, Library, OpenError};
use parcours_core::words::Words;

use crate::app::{open_map, unsaved};

/// How long the copies are waited for, in milliseconds: all that is asked of them for one opening together. The map opens without them then.
const LONGEST: f64 = 3_000.0;

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
    let mut left = LONGEST;
    // What was last looked at.
    let mut seen = Err(OpenError::Missing);
    loop {
        let answer = match ask {
            Ask::Lock { takes_over, wait } => {
                Answer::Lock(tabs::may_edit(id, takes_over, wait, open_map::asked_for, open_map::lost).await)
            }
            Ask::Free => Answer::Lock(tabs::is_free(id).await),
            Ask::Heads => {
                let heads = asked(&mut left, safety::all_heads()).await.flatten();
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
                let kept = safety::keep_version(id, &now, rev, reason, "", text.as_deref());
                Answer::VersionKept(asked(&mut left, kept).await.unwrap_or_default())
            }
            Ask::ReadCopy => Answer::Copy(asked(&mut left, safety::text_of(id)).await.flatten()),
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

/// What the copies answer within the time that is `left`, which is less after that.
async fn asked<T>(left: &mut f64, question: impl Future<Output = T>) -> Option<T> {
    let since = clock::monotonic();
    let answer = clock::within(*left, question).await;
    *left = (*left - (clock::monotonic() - since)).max(0.0);
    answer
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
