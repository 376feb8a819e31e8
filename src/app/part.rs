//! A part of the program: a table of functions that is loaded when somebody needs it. Whoever needs one names its static; what is in it is
//! known to one file alone (`app/parts.rs`), so that a screen and what is opened over it do not lead back to each other.

use std::future::Future;
use std::pin::Pin;
use std::sync::{LazyLock, OnceLock};

use leptos::prelude::*;

use crate::app::presence::all_the_same;
use crate::browser::page;
use crate::presence::Presence;

/// A part could not be loaded: no network, or a page that is only half published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutOfReach;

#[cfg(not(debug_assertions))]
impl From<wasm_split_helpers::SplitLoaderError> for OutOfReach {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}

/// How far a part has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Nobody has asked for it yet.
    NotAsked,
    /// It is being loaded.
    Loading,
    /// It is there.
    Loaded,
    /// It could not be loaded.
    OutOfReach,
}

/// What loads the table of functions of a part.
pub type Load<T> = fn() -> Pin<Box<dyn Future<Output = Result<&'static T, OutOfReach>>>>;

/// The part with a screen. One type for all screens: what loads and draws a part is there once for each, and this is in the core.
pub struct ScreenPart {
    /// The screen of what the address names.
    pub screen: fn(String) -> AnyView,
}

/// A part of the program: a table of functions, once it is loaded.
pub struct Part<T: 'static> {
    table: OnceLock<&'static T>,
    progress: LazyLock<ArcRwSignal<Progress>>,
    load: OnceLock<Load<T>>,
}

impl<T: Sync> Part<T> {
    /// A part that nobody has asked for.
    pub const fn new() -> Self {
        Self {
            table: OnceLock::new(),
            progress: LazyLock::new(|| ArcRwSignal::new(Progress::NotAsked)),
            load: OnceLock::new(),
        }
    }

    /// Tells what loads it; before the page starts.
    pub fn is_loaded_by(&self, load: Load<T>) {
        let _ = self.load.set(load);
    }

    /// What is in the part, if it is loaded.
    pub fn get(&self) -> Option<&'static T> {
        self.table.get().copied()
    }

    /// What is in the part, if it is loaded; listens to that.
    pub fn get_once_loaded(&self) -> Option<&'static T> {
        self.progress.track();
        self.get()
    }

    /// How far it has come; listens to that.
    pub fn progress(&self) -> Progress {
        self.progress.get()
    }

    /// Whether it could not be loaded when it was last asked for.
    pub fn is_out_of_reach(&self) -> bool {
        self.progress.get_untracked() == Progress::OutOfReach
    }

    /// Loads the part; answers at once where it is loaded.
    ///
    /// # Errors
    /// [`OutOfReach`] when it cannot be loaded; the next call tries again.
    pub async fn load(&'static self) -> Result<&'static T, OutOfReach> {
        if let Some(table) = self.get() {
            return Ok(table);
        }
        self.progress.set(Progress::Loading);
        let loaded = match self.load.get() {
            Some(load) => load().await,
            None => Err(OutOfReach),
        };
        if let Ok(table) = loaded {
            let _ = self.table.set(table);
            if REST.get().is_some_and(|rest| rest.iter().all(|part| part.is_loaded())) {
                page::set_whole();
            }
        }
        self.progress.set(if loaded.is_ok() { Progress::Loaded } else { Progress::OutOfReach });
        loaded
    }
}

/// A part whatever its table is.
pub trait Loadable: Sync {
    /// Whether it is there.
    fn is_loaded(&self) -> bool;

    /// Begins to load the part, unless that was begun.
    fn prefetch(&'static self);
}

impl<T: Sync> Loadable for Part<T> {
    fn is_loaded(&self) -> bool {
        self.get().is_some()
    }

    fn prefetch(&'static self) {
        if self.progress.get_untracked() == Progress::NotAsked {
            all_the_same(async { _ = self.load().await });
        }
    }
}

/// What is loaded once a screen is shown, in this order.
static REST: OnceLock<Vec<&'static dyn Loadable>> = OnceLock::new();

/// Tells what is loaded once a screen is shown, in this order; before the page starts.
pub fn set_rest(rest: Vec<&'static dyn Loadable>) {
    let _ = REST.set(rest);
}

/// Loads the rest of the program once the screen is shown, so that what is pressed next is there and nothing of it is waited for.
pub fn prefetch_rest(here: Presence) {
    let load = || REST.get().into_iter().flatten().for_each(|part| part.prefetch());
    here.after_picture(load);
}
