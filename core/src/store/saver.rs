//! When an open map is written: edits and times in, the time of the next write out. Whoever owns the clock and the
//! storage acts on it.

use super::library::{SaveError, Saved};

/// How long after the last edit a map is written, in milliseconds.
pub const AFTER_LAST_EDIT: f64 = 300.0;
/// The longest that work waits while a person keeps editing, in milliseconds.
pub const LONGEST_WAIT: f64 = 2_000.0;
/// How long after a failure it is tried again, in milliseconds.
pub const AFTER_FAILURE: f64 = 10_000.0;

/// Where the work stands, as the page says it.
#[derive(Clone, Debug, PartialEq)]
pub enum SaveState {
    /// Something is not written yet.
    Saving,
    /// Everything stands in this browser's local storage, and was read back.
    Saved,
    /// It stands in the safety copy too, which a killed browser does not lose.
    Safe,
    /// The last write did not succeed.
    Failed(SaveError),
    /// This browser keeps nothing: everything goes with the tab.
    Memory,
}

impl SaveState {
    /// The value of the page's `data-save`.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Saving => "saving",
            Self::Saved => "saved",
            Self::Safe => "safe",
            Self::Failed(_) => "failed",
            Self::Memory => "memory",
        }
    }
}

/// Decides when the open map is written. Times are milliseconds on any clock that only goes forward.
#[derive(Clone, Debug, Default)]
pub struct Saver {
    memory_only: bool,
    pending: Option<Pending>,
    failed: Option<(SaveError, f64)>,
    saved_at: Option<String>,
    copied: bool,
}

/// Edits that are not written yet.
#[derive(Clone, Copy, Debug)]
struct Pending {
    first: f64,
    last: f64,
}

impl Saver {
    /// For a map whose record says it changed at `saved_at`; `memory_only` where the browser blocks storage.
    pub fn new(memory_only: bool, saved_at: Option<String>) -> Self {
        Self { memory_only, saved_at, ..Self::default() }
    }

    /// The map changed.
    pub fn edited(&mut self, now: f64) {
        let first = self.pending.map_or(now, |pending| pending.first);
        self.pending = Some(Pending { first, last: now });
    }

    /// How long until the next write, in milliseconds: 0 when it is due, `None` when there is nothing to write.
    pub fn wait(&self, now: f64) -> Option<f64> {
        let pending = self.pending?;
        let due = (pending.last + AFTER_LAST_EDIT).min(pending.first + LONGEST_WAIT);
        let due = match &self.failed {
            // Edits made since do not wait for the next try, but neither do they hurry it below their own pace.
            Some((_, failed_at)) if pending.last <= *failed_at => failed_at + AFTER_FAILURE,
            Some((_, failed_at)) => due.max(failed_at + AFTER_LAST_EDIT),
            None => due,
        };
        Some((due - now).max(0.0))
    }

    /// Whether there is anything to write at once because the page is hidden or about to go.
    pub fn owes(&self) -> bool {
        self.pending.is_some()
    }

    /// A write ended at `now`, which is `time` as a text.
    pub fn wrote(&mut self, outcome: Result<Saved, SaveError>, now: f64, time: &str) {
        match outcome {
            Ok(saved) => {
                self.pending = None;
                self.failed = None;
                if saved == Saved::Written {
                    self.copied = false;
                    self.saved_at = Some(time.to_owned());
                }
            }
            Err(error) => self.failed = Some((error, now)),
        }
    }

    /// What was last written stands in the safety copy too.
    pub fn copied(&mut self) {
        self.copied = true;
    }

    /// What stands in the safety copy is not what was last written, or is gone.
    pub fn not_copied(&mut self) {
        self.copied = false;
    }

    /// Where the work stands.
    pub fn state(&self) -> SaveState {
        match (&self.failed, self.pending) {
            _ if self.memory_only => SaveState::Memory,
            (Some((error, _)), _) => SaveState::Failed(error.clone()),
            (None, Some(_)) => SaveState::Saving,
            (None, None) if self.copied => SaveState::Safe,
            (None, None) => SaveState::Saved,
        }
    }

    /// When it was last written.
    pub fn saved_at(&self) -> Option<&str> {
        self.saved_at.as_deref()
    }
}
