//! What must be known before a map is shown or changed: whether this tab may edit it, and whether the safety copy is ahead of local
//! storage. One question after the other, each with one answer.

use super::{Copying, Notice, ReadOnly};
use crate::store::envelope::Stamp;
use crate::store::recovery::{Head, Local, Recovery, Restoring, decide};
use crate::store::versions::Reason;

/// How long what another tab has just written may take to arrive here, in milliseconds: its lock is free a moment before.
pub const LATE: f64 = 200.0;
/// The same after that tab was asked to hand the map over.
const LATE_AFTER_HAND_OVER: f64 = 2_000.0;
/// How long the right to edit is waited for while no tab answers that it has it, in milliseconds: a page that was just left or loaded again
/// gives it back a moment late, on a busy machine later still.
const UNANSWERED: f64 = 2_000.0;
/// How long a tab that is asked to hand a map over may take to finish what it is doing, in milliseconds; then the map is taken from it.
const LONGEST_HAND_OVER: f64 = 3_000.0;
/// Between two looks, in milliseconds.
const PAUSE: f64 = 20.0;

/// What a map is opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To be shown, and edited if no other tab does.
    Show,
    /// The same, but taken from the tab that edits it.
    TakeOver,
    /// To be changed without being shown: where another tab edits it, nothing is done.
    Change,
}

/// What is asked. Each is answered by the [`Answer`] of its name.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    /// Ask for the right to edit the map, also from another tab that has it.
    Lock {
        /// Whether it is taken from another tab.
        takes_over: bool,
        /// How long that tab may take to give it back, in milliseconds.
        wait: f64,
    },
    /// Ask whether no other tab edits it.
    Free,
    /// Ask what the safety copies hold.
    Heads,
    /// Look what local storage holds, and remember it.
    Look,
    /// Wait so many milliseconds.
    Pause(f64),
    /// Keep an earlier version: `text`, or what local storage holds at this very moment.
    KeepVersion {
        /// Why.
        reason: Reason,
        /// Its revision.
        rev: u64,
        /// Its record.
        text: Option<String>,
    },
    /// Read the safety copy of the map.
    ReadCopy,
    /// Put the copy into local storage, over what was seen there, and remember it as opened.
    Restore {
        /// The copy.
        text: String,
        /// What was seen there.
        over: Option<Stamp>,
    },
    /// It is decided: show what was remembered last.
    Done(Opened),
    /// It is decided: the map was left unsaved in this very tab, which goes on where it was.
    Resume,
}

/// What was found in local storage.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// What it is.
    pub local: Local,
    /// What tells the record from any other; `None` where there is none, or an empty one.
    pub stamp: Option<Stamp>,
    /// Whether a later version of the page wrote it.
    pub is_newer: bool,
}

/// What the last question came to.
#[derive(Clone, Debug)]
pub enum Answer {
    /// To [`Ask::Lock`] and [`Ask::Free`]: whether this tab may edit.
    Lock(bool),
    /// To [`Ask::Heads`]: what the copies hold of the map; no answer where the browser has no database.
    Heads(Option<Option<Head>>),
    /// To [`Ask::Look`].
    Found(Found),
    /// To [`Ask::Pause`].
    Paused,
    /// To [`Ask::KeepVersion`]: whether it is on the disk.
    VersionKept(bool),
    /// To [`Ask::ReadCopy`].
    Copy(Option<String>),
    /// To [`Ask::Restore`].
    Restored(Restoring),
}

/// How a map is opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// Why it is only shown; `None` when it can be edited.
    pub reading: Option<ReadOnly>,
    /// How the safety copy stands.
    pub copying: Copying,
    /// What happened to the map since it was last seen.
    pub notice: Option<Notice>,
    /// Why it must not be changed, for a map that is changed without being shown.
    pub refusal: Option<Refusal>,
}

/// Why a map must not be changed without being shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Another tab edits it.
    EditedElsewhere,
    /// This tab holds changes of it that are not saved.
    Unsaved,
    /// Its safety copy is ahead, and storage does not take it.
    NotBroughtBack,
}

#[derive(Clone, Debug)]
enum State {
    Locking,
    /// Asked what the copies hold; whether this tab may edit.
    Asking(bool),
    /// Looks once, to show what is there.
    Looking(Opened),
    /// Looks until local storage is as new as the copy, since this time.
    Judging(f64),
    /// Keeps what stands in local storage, before the copy takes its place.
    Aside(Restore),
    /// Reads the copy that takes the place of what stands there.
    Fetching(Restore),
    Restoring(Restore),
    /// Reads the copy that is to be kept as an earlier version; what is told once it is.
    FetchingOld(u64, Option<Notice>),
    KeepingOld(Option<Notice>),
    Done,
}

/// A copy that takes the place of what stands in local storage.
#[derive(Clone, Copy, Debug)]
struct Restore {
    over: Option<Stamp>,
    notice: Kind,
}

#[derive(Clone, Copy, Debug)]
enum Kind {
    Recovered(u64),
    Repaired,
    BroughtBack,
}

/// The opening of one map.
#[derive(Clone, Debug)]
pub struct Opening {
    purpose: Purpose,
    /// Whether this tab holds changes of the map that are not saved.
    waits: bool,
    head: Option<Head>,
    has_database: bool,
    state: State,
}

impl Opening {
    /// Begins to open a map, and says what is asked first. `in_memory` where the browser keeps nothing; `waits` for a map of which this
    /// tab holds changes that are not saved.
    pub fn begin(purpose: Purpose, in_memory: bool, waits: bool) -> (Self, Ask) {
        let begun = |state| Self { purpose, waits, head: None, has_database: false, state };
        match purpose {
            _ if in_memory => (begun(State::Looking(shown(None))), Ask::Look),
            Purpose::Change => (begun(State::Locking), Ask::Free),
            Purpose::TakeOver => (begun(State::Locking), Ask::Lock { takes_over: true, wait: LONGEST_HAND_OVER }),
            Purpose::Show => (begun(State::Locking), Ask::Lock { takes_over: false, wait: UNANSWERED }),
        }
    }

    /// Takes in what the last question came to, at `now` on a clock in milliseconds that only goes forward, and says what is asked next.
    /// `is_mine` tells whether this tab still has the right to edit: it may have been taken meanwhile.
    #[must_use = "a question that is not asked leaves the map unopened"]
    pub fn step(&mut self, answer: Answer, is_mine: bool, now: f64) -> Ask {
        match (std::mem::replace(&mut self.state, State::Done), answer) {
            (State::Locking, Answer::Lock(may_edit)) => self.asks(State::Asking(may_edit), Ask::Heads),
            (State::Asking(may_edit), Answer::Heads(heads)) => self.told(may_edit, heads, now),
            (State::Looking(opened), Answer::Found(found)) => self.done(Opened {
                reading: if found.is_newer { Some(ReadOnly::Newer) } else { opened.reading },
                ..opened
            }),
            (State::Judging(since), Answer::Found(found)) => self.judge(&found, since, is_mine, now),
            (State::Judging(since), Answer::Paused) => self.asks(State::Judging(since), Ask::Look),
            (State::Aside(restore), Answer::VersionKept(true)) => self.asks(State::Fetching(restore), Ask::ReadCopy),
            (State::Fetching(restore), Answer::Copy(Some(text))) => {
                self.asks(State::Restoring(restore), Ask::Restore { text, over: restore.over })
            }
            (State::Restoring(restore), Answer::Restored(restored)) => self.restored(restore, restored, is_mine, now),
            (State::FetchingOld(rev, notice), Answer::Copy(Some(text))) => {
                let old = Ask::KeepVersion { reason: Reason::Found, rev, text: Some(text) };
                self.asks(State::KeepingOld(notice), old)
            }
            (State::KeepingOld(notice), Answer::VersionKept(true)) => self.mine(Copying::CurveBehind, notice, is_mine),
            // What is changed must be what a person saw last.
            _ if self.purpose == Purpose::Change => self.refuse(Refusal::NotBroughtBack),
            // What stands there must be safe before something is put over it: the copy is left as it is.
            _ => self.mine(Copying::Impossible, None, is_mine),
        }
    }

    fn asks(&mut self, state: State, ask: Ask) -> Ask {
        self.state = state;
        ask
    }

    fn told(&mut self, may_edit: bool, heads: Option<Option<Head>>, now: f64) -> Ask {
        self.has_database = heads.is_some();
        self.head = heads.flatten();
        match self.purpose {
            Purpose::Change if !may_edit => self.refuse(Refusal::EditedElsewhere),
            Purpose::Change if self.waits => self.refuse(Refusal::Unsaved),
            _ if !may_edit => self.asks(State::Looking(shown(Some(ReadOnly::OtherTab))), Ask::Look),
            // What this tab still holds and could not save is newer than both places.
            _ if self.waits => Ask::Resume,
            _ => self.asks(State::Judging(now), Ask::Look),
        }
    }

    fn judge(&mut self, found: &Found, since: f64, is_mine: bool, now: f64) -> Ask {
        if found.is_newer {
            return self.done(shown(Some(ReadOnly::Newer)));
        }
        let longest = if self.purpose == Purpose::TakeOver { LATE_AFTER_HAND_OVER } else { LATE };
        match decide(&found.local, self.head.as_ref()) {
            // Given up after a while, because it may never come.
            Recovery::Restore { behind: 1.. } if now - since <= longest => {
                self.asks(State::Judging(since), Ask::Pause(PAUSE))
            }
            _ if !is_mine && self.purpose != Purpose::Change => self.done(shown(Some(ReadOnly::OtherTab))),
            Recovery::Restore { behind } => {
                let notice = match (behind, found.stamp) {
                    (0, Some(_)) => Kind::Repaired,
                    (0, None) => Kind::BroughtBack,
                    (behind, _) => Kind::Recovered(behind),
                };
                let restore = Restore { over: found.stamp, notice };
                let (reason, rev) = match &found.local {
                    Local::Whole { rev, .. } => (Reason::Recovered, *rev),
                    _ => (Reason::Damaged, 0),
                };
                match found.stamp {
                    // Of nothing, nothing is kept.
                    None => self.asks(State::Fetching(restore), Ask::ReadCopy),
                    Some(_) => self.asks(State::Aside(restore), Ask::KeepVersion { reason, rev, text: None }),
                }
            }
            _ if !self.has_database => self.mine(Copying::Impossible, None, is_mine),
            // Nothing is copied here: whoever does looks at what is there.
            Recovery::CopyAnew if self.purpose != Purpose::Change => {
                let rev = self.head.as_ref().map_or(0, |head| head.rev);
                // Whoever put a map file there knows that it is another.
                let notice = matches!(found.local, Local::Whole { .. }).then_some(Notice::CopyKept);
                self.asks(State::FetchingOld(rev, notice), Ask::ReadCopy)
            }
            Recovery::Copy | Recovery::CopyAnew => self.mine(Copying::CurveBehind, None, is_mine),
            Recovery::Nothing => self.mine(Copying::Done, None, is_mine),
        }
    }

    fn restored(&mut self, restore: Restore, restored: Restoring, is_mine: bool, now: f64) -> Ask {
        let notice = Some(match restore.notice {
            Kind::Recovered(behind) => Notice::Recovered(behind),
            Kind::Repaired => Notice::Repaired,
            Kind::BroughtBack => Notice::BroughtBack(1),
        });
        match restored {
            Restoring::Written => self.mine(Copying::Done, notice, is_mine),
            Restoring::Later if self.purpose == Purpose::Change => self.refuse(Refusal::NotBroughtBack),
            Restoring::Later => self.mine(Copying::Ahead, notice, is_mine),
            // Another tab's last write has only just arrived.
            Restoring::Changed => self.asks(State::Judging(now), Ask::Look),
            Restoring::Unreadable => self.mine(Copying::Impossible, None, is_mine),
        }
    }

    fn mine(&mut self, copying: Copying, notice: Option<Notice>, is_mine: bool) -> Ask {
        let reading = (!is_mine && self.purpose != Purpose::Change).then_some(ReadOnly::OtherTab);
        let copying = if reading.is_some() { Copying::Impossible } else { copying };
        self.done(Opened { reading, copying, notice, refusal: None })
    }

    fn refuse(&mut self, refusal: Refusal) -> Ask {
        self.done(Opened { refusal: Some(refusal), ..shown(None) })
    }

    fn done(&mut self, opened: Opened) -> Ask {
        self.asks(State::Done, Ask::Done(opened))
    }
}

/// A map without a safety copy, shown for `reading`.
fn shown(reading: Option<ReadOnly>) -> Opened {
    Opened { reading, copying: Copying::Impossible, notice: None, refusal: None }
}
