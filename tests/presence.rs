//! What a screen begins ends with it: acts, work that waits, effects.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use any_spawner::Executor;
use parcours::presence::Presence;
use reactive_graph::effect::Effect;
use reactive_graph::owner::{Owner, on_cleanup};
use reactive_graph::signal::RwSignal;
use reactive_graph::traits::{Get, Set};
use tokio::sync::oneshot;
use tokio::task::LocalSet;

/// Counts what was done.
#[derive(Clone, Default)]
struct Count(Arc<AtomicUsize>);

impl Count {
    fn one(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }

    fn is(&self, expected: usize, what: &str) {
        assert_eq!(self.0.load(Ordering::Relaxed), expected, "{what}");
    }
}

/// Runs `test` with an executor for effects, and an owner that stands for a screen.
async fn with_screen(test: impl AsyncFnOnce(&Owner)) {
    drop(Executor::init_tokio());
    let screen = Owner::new();
    LocalSet::new().run_until(test(&screen)).await;
}

/// Lets everything that waits to be run be run.
async fn settle() {
    for _ in 0..16 {
        tokio::task::yield_now().await;
    }
}

#[tokio::test(flavor = "current_thread")]
async fn an_act_is_done_while_the_screen_is_there() {
    with_screen(async |screen| {
        let done = Count::default();
        let presence = screen.with(Presence::here);
        presence.only(|| done.one())();
        let late = presence.only(|| done.one());
        screen.cleanup();
        assert!(!presence.lasts());
        late();
        done.is(1, "acts done");
    })
    .await;
}

/// The order of a screen that goes: what hangs on it may still tidy up, and finds it there.
#[tokio::test(flavor = "current_thread")]
async fn it_lasts_until_the_screen_has_tidied_up() {
    with_screen(async |screen| {
        let tidied = Count::default();
        let seen = tidied.clone();
        screen.with(|| {
            let presence = Presence::here();
            on_cleanup(move || {
                if presence.lasts() {
                    seen.one();
                }
            });
        });
        screen.cleanup();
        tidied.is(1, "cleanups that found the screen there");
    })
    .await;
}

#[tokio::test(flavor = "current_thread")]
async fn work_goes_on_while_the_screen_is_there_and_no_further() {
    for leaves in [false, true] {
        with_screen(async |screen| {
            let (begun, ended, held) = (Count::default(), Count::default(), Arc::new(()));
            let (answer, asked) = oneshot::channel::<()>();
            let presence = screen.with(Presence::here);
            tokio::task::spawn_local(presence.during({
                let (begun, ended, held) = (begun.clone(), ended.clone(), held.clone());
                async move {
                    begun.one();
                    drop(asked.await);
                    ended.one();
                    drop(held);
                }
            }));
            settle().await;
            begun.is(1, "work begun");
            if leaves {
                screen.cleanup();
            }
            answer.send(()).expect("it waits for the answer");
            settle().await;
            ended.is(usize::from(!leaves), "work that went on after the answer");
            assert_eq!(Arc::strong_count(&held), 1, "what the work holds is let go");
        })
        .await;
    }
}

/// Why effects need no guard of their own: the library runs none whose screen is gone, not even one that was woken, or made, just before.
#[tokio::test(flavor = "current_thread")]
async fn an_effect_ends_with_its_screen() {
    with_screen(async |screen| {
        let runs = Count::default();
        let outer = RwSignal::new(0);
        let make = |runs: Count| {
            let own = RwSignal::new(0);
            Effect::new(move |_| {
                outer.get();
                own.get();
                runs.one();
            });
        };
        screen.with(|| make(runs.clone()));
        settle().await;
        runs.is(1, "first run");
        outer.set(1);
        screen.with(|| make(runs.clone()));
        screen.cleanup();
        settle().await;
        runs.is(1, "runs of an effect that was woken, and of one that was made, just before its screen went");
    })
    .await;
}
