//! The open map's part in an update. `js/worker.js` does the rest: it must work where the program does not start.

use super::page;
use super::page_events::Listening;

/// Calls `finish` before a new version takes this one's place. What is here stays as it is when that gives `false`.
pub fn before_update(finish: impl Fn() -> bool + 'static) -> Listening {
    Listening::to(&page::window(), "parcours-flush", move |event| {
        if !finish() {
            event.prevent_default();
        }
    })
}
