//! How long a screen, or a part of one, is there: what it begins must not outlive it.
//!
//! A timer, a frame, an answer may come when the screen that asked for it is gone, and with it every signal it would touch. Whoever begins
//! something asks for the [`Presence`] while the screen is drawn, and hands what it begins over to it.

use std::future::{Future, poll_fn};
use std::task::Poll;

use reactive_graph::owner::StoredValue;
use reactive_graph::traits::IsDisposed;

/// Whether what was drawn when this was made is still on the page.
#[derive(Clone, Copy, Debug)]
pub struct Presence(StoredValue<()>);

impl Presence {
    /// Of what is being drawn now. Only while it is drawn: a click belongs to no screen.
    pub fn here() -> Self {
        Self(StoredValue::new(()))
    }

    /// Whether it is still there.
    pub fn lasts(self) -> bool {
        !self.0.is_disposed()
    }

    /// `act`, for as long as it is there: called later than that, it does nothing.
    pub fn only(self, act: impl FnOnce()) -> impl FnOnce() {
        move || {
            if self.lasts() {
                act();
            }
        }
    }

    /// `work`, for as long as it is there: it goes no further than to the first thing it waits for longer than that.
    pub fn during(self, work: impl Future<Output = ()> + 'static) -> impl Future<Output = ()> {
        let mut work = Some(Box::pin(work));
        poll_fn(move |context| match work.as_mut().filter(|_| self.lasts()) {
            Some(going_on) => going_on.as_mut().poll(context),
            None => {
                // What it holds goes with it.
                work = None;
                Poll::Ready(())
            }
        })
    }
}
