//! What waits for a pause in the edits: figures that take the whole map to count, which an edit must not wait for.

use leptos::prelude::*;

use crate::board::Board;
use crate::browser::clock::{self, Later};
use crate::presence::Presence;
use parcours_core::method::figures::Figures;
use parcours_core::model::JourneyMap;

/// What counts the figures of a map on a day.
pub type Count = fn(&JourneyMap, &str) -> Figures;

/// The revision of `board` once edits have paused. One subscription for all who listen, so that what they show changes together.
pub fn settled_revision(board: Board, here: Presence) -> RwSignal<u64> {
    /// How long after the last edit, in milliseconds.
    const PAUSE: f64 = 150.0;
    let settled = RwSignal::new(0);
    let timer = StoredValue::new_local(None::<Later>);
    Effect::new(move |before: Option<u64>| {
        let revision = board.revision();
        if before.is_some_and(|before| before != revision) {
            timer.set_value(Some(here.after(PAUSE, move || settled.set(revision))));
        }
        revision
    });
    settled
}

/// The figures of `board`, counted once after each pause by what `counts` them; `None` until that is there.
pub fn figures(
    board: StoredValue<Board>,
    settled: RwSignal<u64>,
    counts: fn() -> Option<Count>,
) -> Memo<Option<Figures>> {
    Memo::new(move |_| {
        settled.track();
        let today = clock::today();
        counts().map(|count| board.with_value(|board| board.read(|map| count(map, &today))))
    })
}
