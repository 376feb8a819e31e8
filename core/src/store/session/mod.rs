//! Keeping one map in one tab: events in, effects out.
//!
//! [`Opening`] decides what is shown and whether it may be edited; [`Session`] keeps it from then on, until everything is kept. Neither
//! knows a page, a clock or a storage: who drives them tells every event, carries out every effect in order, tells what came of it, and
//! does nothing else. So every order in which storage, database and other tabs may answer is tried natively (`tests/several_tabs.rs`).

mod event;
mod opening;
mod told;
mod transitions;
mod versions;

pub use self::event::{Effect, Event};
pub use self::opening::{Answer, Ask, Found, LATE, Opened, Opening, Purpose, Refusal};
pub use self::told::{Copying, Notice, ReadOnly, Report, Source, Use};
use self::versions::Deed;
pub use super::in_storage::InStorage;
use super::saver::{SaveState, Saver};

/// What the text that is being written is finished for.
#[derive(Clone, Copy, Debug)]
enum Goal {
    /// To be handed to another tab.
    HandOver,
    /// To be kept aside: another tab saved first.
    Aside,
    /// Another tab has taken the map already.
    Lost,
}

/// How far the map is handed to another tab.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum HandOver {
    No,
    /// It is looked whether what was written still stands.
    Looking,
    /// It is written first.
    Writing,
    /// The copy with this ticket is on its way; then the other tab may.
    Copying(u64),
}

/// One map in one tab, from when it is shown until all of it is kept.
#[derive(Clone, Debug)]
pub struct Session {
    /// Whether the map was left; what is owed then is tried again until it is kept.
    is_left: bool,
    reading: Option<ReadOnly>,
    copying: Copying,
    saver: Saver,
    rev: u64,
    /// Whether the version that this session of edits began with is kept.
    has_begun: bool,
    /// Counts the edits, to know whether a version that was kept is still the present one.
    edits: u64,
    tickets: u64,
    /// The last copying that has not ended, and what it copies.
    copy: Option<(u64, Source)>,
    /// Whether work goes on being copied though local storage refuses it.
    goes_on: bool,
    /// Whether storage was found cleared and the map is not written again yet.
    is_cleared: bool,
    /// Whether what is here became a map of its own: what stands in storage is another tab's from then on.
    is_aside: bool,
    finishing: Option<Goal>,
    hand_over: HandOver,
    deeds: Vec<Deed>,
}

impl Session {
    /// A map that is shown as `opened` says, at revision `rev`, last changed at `changed`; `in_memory` where the browser keeps nothing.
    pub fn new(opened: &Opened, rev: u64, changed: Option<String>, in_memory: bool, now: f64) -> Self {
        let mut saver = Saver::new(in_memory, changed);
        match opened.copying {
            Copying::Done => saver.copied(),
            // What only the copy has is written at once, and told when there is no room.
            Copying::Ahead => saver.edited(now),
            Copying::Impossible | Copying::CurveBehind => {}
        }
        Self {
            is_left: false,
            reading: opened.reading,
            copying: opened.copying,
            saver,
            rev,
            has_begun: false,
            edits: 0,
            tickets: 0,
            copy: None,
            goes_on: false,
            is_cleared: false,
            is_aside: false,
            finishing: None,
            hand_over: HandOver::No,
            deeds: Vec::new(),
        }
    }

    /// Why the map is only shown; `None` while it can be edited.
    pub fn reading(&self) -> Option<ReadOnly> {
        self.reading
    }

    /// Where the work stands.
    pub fn state(&self) -> SaveState {
        self.saver.state()
    }

    /// When it was last written.
    pub fn saved_at(&self) -> Option<&str> {
        self.saver.saved_at()
    }

    /// The revision that stands in storage.
    pub fn rev(&self) -> u64 {
        self.rev
    }

    /// How long until [`Event::Time`] is due, in milliseconds; `None` when nothing waits.
    pub fn wait(&self, now: f64) -> Option<f64> {
        self.saver.wait(now)
    }

    /// Whether this tab holds what is kept nowhere else.
    pub fn owes(&self) -> bool {
        self.saver.owes()
    }

    /// Whether the map, as it is here, would be here again after a reload.
    pub fn is_kept(&self) -> bool {
        !matches!(self.state(), SaveState::Saving | SaveState::Failed(_) | SaveState::Memory)
    }

    /// Whether work goes on being copied though local storage refuses it.
    pub fn goes_on(&self) -> bool {
        self.goes_on && matches!(self.state(), SaveState::Failed(_))
    }

    /// Whether the map was left.
    pub fn is_left(&self) -> bool {
        self.is_left
    }

    /// Whether there is nothing to do any more: the map was left, and all of it is kept.
    pub fn is_over(&self) -> bool {
        self.is_left && !self.owes()
    }

    /// Takes in `event` at `now`, on a clock in milliseconds that only goes forward, and says what to do.
    #[must_use = "an effect left out is work that nobody keeps"]
    pub fn step(&mut self, event: Event, now: f64) -> Vec<Effect> {
        let mut out = Vec::new();
        match event {
            // Storage may have been cleared while the map was opened; a copy that is behind is made where it was not.
            Event::Shown if !self.owes() => out.push(Effect::Look),
            Event::Shown => {}
            // What another tab did is not ours to write.
            Event::Edited if self.reading.is_none() => {
                self.saver.edited(now);
                self.edits += 1;
            }
            Event::Edited => {}
            Event::Time if self.saver.wait(now).is_some_and(|wait| wait <= 1.0) => self.write(&mut out),
            Event::Time => {}
            Event::Hidden => self.write_or_look(&mut out),
            Event::Seen => out.push(Effect::Look),
            Event::Left => {
                self.write_or_look(&mut out);
                self.is_left = true;
            }
            Event::Resumed => {
                self.is_left = false;
                // A version of the begin is of this visit.
                self.has_begun = false;
                self.write(&mut out);
            }
            Event::RoomMade if self.is_left && self.owes() => self.write(&mut out),
            Event::RoomMade => {}
            Event::AskedFor => self.asked_for(&mut out),
            Event::Lost => self.finish(Goal::Lost, &mut out),
            Event::StorageChanged => out.push(Effect::Look),
            Event::DatabaseGone => self.database_gone(&mut out),
            Event::SavedToFile if self.reading.is_none() => {
                out.push(Effect::NoteFiled);
                self.copy(Source::Storage, &mut out);
            }
            Event::SavedToFile => {}
            Event::Finished => self.finished(&mut out),
            Event::Found(presence) => self.found(presence, now, &mut out),
            Event::Wrote { outcome, rev, at } => self.wrote(outcome, rev, &at, now, &mut out),
            Event::KeptAside { outcome, at } => self.kept_aside(outcome, &at, now, &mut out),
            Event::Showing(rev) => self.rev = rev,
            Event::Copied { ticket, is_kept } => self.copied(ticket, is_kept, &mut out),
            Event::KeepAsked(_)
            | Event::RestoreAsked(_)
            | Event::OpenAsked(_)
            | Event::NameAsked { .. }
            | Event::VersionKept { .. }
            | Event::VersionRead { .. }
            | Event::VersionPut(_)
            | Event::VersionNamed(_) => self.step_versions(event, &mut out),
        }
        out
    }
}
