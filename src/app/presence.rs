//! What a screen begins in the browser: timers, frames, work that waits and things held. None of it outlives the screen.

use std::future::Future;

use leptos::prelude::*;
use leptos::task::{spawn_local, tick};

use crate::browser::after_paint::after_paint;
use crate::browser::clock::{self, Later};
use crate::presence::Presence;

impl Presence {
    /// Does `work`. It goes no further than to the first thing it waits for once this is gone; what must be done all the same is begun
    /// outside.
    pub fn spawn(self, work: impl Future<Output = ()> + 'static) {
        spawn_local(self.during(work));
    }

    /// Does `act` once the page shows what was just changed.
    pub fn once_shown(self, act: impl FnOnce() + 'static) {
        self.spawn(async move {
            tick().await;
            act();
        });
    }

    /// Does `act` after `wait` milliseconds, unless the answer is dropped before.
    pub fn after(self, wait: f64, act: impl FnOnce() + 'static) -> Later {
        clock::after(wait, self.only(act))
    }

    /// After the next paint has `measure` look at the page, changing nothing, and `change` do what comes of it. What several callers ask for
    /// is one task.
    pub fn after_paint<T: 'static>(self, measure: impl FnOnce() -> T + 'static, change: impl FnOnce(T) + 'static) {
        after_paint(
            move || self.lasts().then(measure),
            move |measured| {
                if let Some(measured) = measured.filter(|_| self.lasts()) {
                    change(measured);
                }
            },
        );
    }

    /// Does `act` right before the page is drawn the next time.
    pub fn next_frame(self, act: impl FnOnce() + 'static) {
        clock::next_frame(self.only(act)).let_go();
    }

    /// Does `act` right after the page is drawn the next time.
    pub fn after_picture(self, act: impl FnOnce() + 'static) {
        self.after_paint(|| (), |()| act());
    }
}

/// Does `work` though its screen may be gone by the time it ends: what was asked for is done all the same. It may touch only what outlasts
/// every screen.
pub fn all_the_same(work: impl Future<Output = ()> + 'static) {
    spawn_local(work);
}

/// Holds `guards` until what is being drawn goes: then they are dropped, while everything they may touch is still there.
pub fn hold<T: 'static>(guards: T) {
    let held = StoredValue::new_local(Some(guards));
    on_cleanup(move || drop(held.try_update_value(Option::take)));
}
