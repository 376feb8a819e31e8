//! Keeping one map in one tab: events in, effects out.
//!
//! [`Opening`] decides what is shown and whether it may be edited; [`Session`] keeps it from then on, until everything is kept. Neither
//! knows a page, a clock or a storage: who drives them tells every event, carries out every effect in order, tells what came of it, and
//! does nothing else. So every order in which storage, database and other tabs may answer is tried natively (`tests/several_tabs.rs`).

mod opening;
mod versions;

pub use self::opening::{Answer, Ask, Found, LATE, Opened, Opening, Purpose, Refusal};
use self::versions::Deed;
use super::library::{SaveError, Saved};
use super::saver::{SaveState, Saver};
use super::versions::{REVISIONS, Reason};
use crate::model::{JourneyMap, MapId};

/// Why a map is only shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Another tab edits it.
    OtherTab,
    /// Another tab has taken it.
    Taken,
    /// It was deleted in another tab.
    Deleted,
    /// A later version of the page saved it.
    Newer,
}

/// How the safety copy of the open map stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copying {
    /// There is no place for one, or what is there must not be written over.
    Impossible,
    /// It is behind.
    Behind,
    /// It has everything.
    Done,
    /// It has what local storage does not take.
    Ahead,
}

/// What stands in storage in the place of the open map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// What this tab last read or wrote there.
    Ours,
    /// Nothing, and the bin has nothing of it either: a person did not delete it.
    Gone,
    /// Nothing: it lies in the bin.
    Binned,
    /// Something else.
    Other,
    /// Storage does not say.
    Unknown,
}

/// Where a text to be kept is taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// From local storage, as it is at this very moment.
    Storage,
    /// From this tab, which holds more than local storage.
    Tab,
}

/// What happened to a map while nobody looked. Shown until a person has read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// So many changes came back from the safety copy.
    Recovered(u64),
    /// A record that could not be read was replaced by its safety copy.
    Repaired,
    /// So many maps that were missing came back from the safety copy.
    BroughtBack(usize),
    /// So many maps are in the safety copy only, because storage does not take them.
    NotBroughtBack(usize),
    /// Another tab saved first: this version became a map of that title, which is open or not.
    KeptAside {
        /// What the copy is called.
        title: String,
        /// Whether it is the map that is open from now on.
        is_open: bool,
    },
    /// Storage was cleared by others while the map was open, and it was written again.
    Cleared,
    /// What came of files that were brought in while a map is open, as it was said.
    Imported(String),
}

/// What came of something a person asked for. Said once, and only when it is so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Report {
    /// The present version is among the earlier ones.
    VersionKept,
    /// It is not.
    VersionNotKept,
    /// An earlier version is the present one.
    VersionRestored,
    /// It is not, because the present one could not be kept first.
    VersionNotRestored,
    /// A version could not be given its name.
    VersionNotNamed,
    /// A version cannot be read.
    VersionBroken,
}

/// What a version is read for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// To be the present one.
    Restore,
    /// To be a map of its own.
    OpenCopy,
}

/// What happens to a session: what people and other tabs do, and what effects came to.
#[derive(Clone, Debug)]
pub enum Event {
    /// The map is shown.
    Shown,
    /// A person changed the map.
    Edited,
    /// Time went by.
    Time,
    /// The page is hidden, or about to go, or everything is wanted to be written.
    Hidden,
    /// The page is looked at again.
    Seen,
    /// The map is left; what is not kept waits.
    Left,
    /// The map that waits is opened again.
    Resumed,
    /// Something was deleted: there may be room.
    RoomMade,
    /// Another tab wants to edit the map.
    AskedFor,
    /// Another tab took the map while this one did not answer.
    Lost,
    /// Another tab wrote or cleared storage.
    StorageChanged,
    /// The database with the safety copies was deleted or closed by others.
    DatabaseGone,
    /// The map was saved to a file.
    SavedToFile,
    /// A person wants the present version kept under a name, which may be empty.
    KeepAsked(String),
    /// A person wants the version kept at a time restored.
    RestoreAsked(String),
    /// A person wants the version kept at a time as a map of its own.
    OpenAsked(String),
    /// A person calls the version kept at a time something.
    NameAsked {
        /// When it was kept.
        at: String,
        /// What it is called.
        name: String,
    },
    /// Answers [`Effect::FinishTyping`].
    Finished,
    /// Answers [`Effect::Look`].
    Found(Presence),
    /// Answers [`Effect::Write`].
    Wrote {
        /// What came of it.
        outcome: Result<Saved, SaveError>,
        /// The revision that stands in storage.
        rev: u64,
        /// When it was written, as a text.
        at: String,
    },
    /// Answers [`Effect::KeepAside`]: the copy and its title.
    KeptAside {
        /// What came of it.
        outcome: Result<(MapId, String), SaveError>,
        /// When it was written, as a text.
        at: String,
    },
    /// Answers [`Effect::ShowStored`]: the revision that is shown.
    Showing(u64),
    /// Answers [`Effect::Copy`].
    Copied {
        /// Of which copying this is the end.
        ticket: u64,
        /// Whether it is on the disk.
        is_kept: bool,
    },
    /// Answers [`Effect::KeepVersion`].
    VersionKept {
        /// Of which keeping this is the end.
        ticket: u64,
        /// Whether it is on the disk.
        is_kept: bool,
    },
    /// Answers [`Effect::ReadVersion`]: the version, if it can be read.
    VersionRead {
        /// What it was read for.
        wanted: Use,
        /// When it was kept.
        at: String,
        /// The map.
        map: Option<Box<JourneyMap>>,
    },
    /// Answers [`Effect::PutVersion`]: whether the map is that version now.
    VersionPut(bool),
    /// Answers [`Effect::NameVersion`].
    VersionNamed(bool),
}

/// What is to be done, in order. What is answered at once is answered before the next event.
#[derive(Clone, Debug)]
pub enum Effect {
    /// Finish the text that is being written; answered at once, after [`Event::Edited`] if it changed the map.
    FinishTyping,
    /// Look what stands in storage in the place of the map; answered at once.
    Look,
    /// Write the map; answered at once.
    Write,
    /// Keep what this tab holds as a map of its own, of another title; answered at once.
    KeepAside,
    /// Show what stands in storage; answered at once if that can be read.
    ShowStored,
    /// Copy the map to the second place; answered later.
    Copy {
        /// To be told with the answer.
        ticket: u64,
        /// What is copied.
        from: Source,
    },
    /// Keep an earlier version; answered later.
    KeepVersion {
        /// To be told with the answer.
        ticket: u64,
        /// Why it is kept.
        reason: Reason,
        /// What a person calls it; may be empty.
        name: String,
        /// What is kept.
        from: Source,
    },
    /// Read the version kept at a time; answered later.
    ReadVersion {
        /// What for.
        wanted: Use,
        /// When it was kept.
        at: String,
    },
    /// Make this the present version, as one step that can be undone; answered at once.
    PutVersion(Box<JourneyMap>),
    /// Add this version, kept at a time, as a map of its own, and open it.
    AddVersion {
        /// When it was kept.
        at: String,
        /// The map.
        map: Box<JourneyMap>,
    },
    /// Call a version something; answered later.
    NameVersion {
        /// When it was kept.
        at: String,
        /// What it is called.
        name: String,
    },
    /// The earlier versions are others now: whoever shows them looks again.
    ShowVersions,
    /// Note in the record that it was saved to a file.
    NoteFiled,
    /// Give the right to edit back.
    LetGo,
    /// Ask the browser not to clear what is kept here.
    AskToLast,
    /// Open another map.
    OpenMap(MapId),
    /// The list of maps is another now.
    ListChanged,
    /// Show this until it is read.
    Tell(Notice),
    /// Say this once.
    Say(Report),
}

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
    reading: Option<Reading>,
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
            Copying::Impossible | Copying::Behind => {}
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
    pub fn reading(&self) -> Option<Reading> {
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

    fn ticket(&mut self) -> u64 {
        self.tickets += 1;
        self.tickets
    }

    fn write_or_look(&mut self, out: &mut Vec<Effect>) {
        if self.owes() {
            self.write(out);
        } else {
            // Storage may have been cleared without a word, and this may be the last moment.
            out.push(Effect::Look);
        }
    }

    fn write(&mut self, out: &mut Vec<Effect>) {
        if self.reading.is_some() || self.is_aside {
            // Taken by another tab: what is still owed becomes a map of its own.
            return out.push(Effect::KeepAside);
        }
        if !self.has_begun && self.copying != Copying::Impossible {
            // Before the first save goes over it.
            self.has_begun = true;
            let ticket = self.ticket();
            out.push(keep_version(ticket, Reason::Begun, Source::Storage));
        }
        out.push(Effect::Write);
    }

    fn wrote(&mut self, outcome: Result<Saved, SaveError>, rev: u64, at: &str, now: f64, out: &mut Vec<Effect>) {
        if matches!(outcome, Err(SaveError::ChangedElsewhere | SaveError::Newer)) {
            return self.finish(Goal::Aside, out);
        }
        let refused = matches!(outcome, Err(SaveError::Kv(_) | SaveError::NotKept));
        let written = outcome == Ok(Saved::Written);
        // What was refused, and then taken back, must not be ahead of what stands in storage.
        let is_ahead = self.copying == Copying::Ahead || matches!(self.copy, Some((_, Source::Tab)));
        let is_well = outcome.is_ok();
        self.saver.wrote(outcome, now, at);
        if is_well {
            self.rev = rev;
            self.goes_on = false;
            if std::mem::take(&mut self.is_cleared) {
                out.push(Effect::Tell(Notice::Cleared));
            }
        }
        if written {
            out.push(Effect::AskToLast);
        }
        if written || is_well && is_ahead {
            self.not_copied();
            self.copy(Source::Storage, out);
        } else if refused {
            // So that at least the second place has it.
            self.copy(Source::Tab, out);
        }
        if written && rev.is_multiple_of(REVISIONS) && self.copying != Copying::Impossible {
            let ticket = self.ticket();
            out.push(keep_version(ticket, Reason::Worked, Source::Storage));
        }
        if self.hand_over == HandOver::Writing {
            self.hand_over = HandOver::No;
            // What storage refused stays here: the other tab must not begin from an older version.
            if !self.owes() {
                self.give(out);
            }
        }
        self.begin_deeds(out);
    }

    fn kept_aside(&mut self, outcome: Result<(MapId, String), SaveError>, at: &str, now: f64, out: &mut Vec<Effect>) {
        let (id, title) = match outcome {
            Ok(copy) => copy,
            Err(error) => return self.saver.wrote(Err(error), now, at),
        };
        self.saver.wrote(Ok(Saved::Written), now, at);
        self.goes_on = false;
        self.is_cleared = false;
        self.is_aside = true;
        self.give_up_deeds(out);
        out.push(Effect::ListChanged);
        out.push(Effect::Tell(Notice::KeptAside { title, is_open: !self.is_left }));
        if !self.is_left {
            out.push(Effect::OpenMap(id));
        }
    }

    fn not_copied(&mut self) {
        self.saver.not_copied();
        if self.copying != Copying::Impossible {
            self.copying = Copying::Behind;
        }
    }

    fn copy(&mut self, from: Source, out: &mut Vec<Effect>) {
        if self.copying == Copying::Impossible {
            return;
        }
        let ticket = self.ticket();
        self.copy = Some((ticket, from));
        out.push(Effect::Copy { ticket, from });
    }

    fn copied(&mut self, ticket: u64, is_kept: bool, out: &mut Vec<Effect>) {
        if self.hand_over == HandOver::Copying(ticket) {
            self.hand_over = HandOver::No;
            out.push(Effect::LetGo);
        }
        // What was copied before something else was written tells nothing of that.
        let Some((_, from)) = self.copy.take_if(|(last, _)| *last == ticket) else { return };
        match (is_kept, from) {
            (true, Source::Storage) => {
                self.copying = Copying::Done;
                self.saver.copied();
            }
            (true, Source::Tab) => {
                self.copying = Copying::Ahead;
                self.goes_on = true;
            }
            (false, _) => self.not_copied(),
        }
    }

    fn database_gone(&mut self, out: &mut Vec<Effect>) {
        if self.reading.is_none() && self.copying != Copying::Impossible {
            self.not_copied();
            self.copy = None;
            // Whoever cleared the one may have cleared the other.
            out.push(Effect::Look);
        }
    }

    fn found(&mut self, presence: Presence, now: f64, out: &mut Vec<Effect>) {
        if self.is_aside {
            return;
        }
        let Some(reading) = self.reading else { return self.found_editing(presence, now, out) };
        match (reading, presence) {
            (Reading::Newer, _) | (_, Presence::Unknown) => {}
            (_, Presence::Gone | Presence::Binned) => self.reading = Some(Reading::Deleted),
            (Reading::Deleted, Presence::Ours) => self.reading = Some(Reading::OtherTab),
            (_, Presence::Ours) => {}
            // What is still owed is not written over by what another tab made of the map.
            (_, Presence::Other) if self.owes() => {}
            (reading, Presence::Other) => {
                if reading == Reading::Deleted {
                    self.reading = Some(Reading::OtherTab);
                }
                out.push(Effect::ShowStored);
            }
        }
    }

    fn found_editing(&mut self, presence: Presence, now: f64, out: &mut Vec<Effect>) {
        if self.hand_over == HandOver::Looking {
            self.hand_over = HandOver::No;
            match presence {
                Presence::Ours | Presence::Unknown => return self.give(out),
                // The other tab must not find nothing where this one holds it all.
                Presence::Gone => self.hand_over = HandOver::Writing,
                Presence::Binned => out.push(Effect::LetGo),
                Presence::Other => {}
            }
        }
        match presence {
            Presence::Unknown => {}
            Presence::Ours => {
                if self.copying == Copying::Behind && self.copy.is_none() && !self.owes() {
                    self.copy(Source::Storage, out);
                }
            }
            Presence::Gone => {
                // What only the copy has may never have stood there.
                self.is_cleared |= self.copying != Copying::Ahead;
                self.saver.edited(now);
                self.write(out);
            }
            // What a person deleted stays so; what is owed is written again, and the bin has the rest.
            Presence::Binned if self.owes() => {}
            Presence::Binned => self.reading = Some(Reading::Deleted),
            // A tab this map was taken from wrote late, or one that knows of no locks. What it wrote stays, and so does what is here.
            Presence::Other => self.finish(Goal::Aside, out),
        }
    }

    fn asked_for(&mut self, out: &mut Vec<Effect>) {
        if self.reading.is_none() && !self.is_left && self.hand_over == HandOver::No {
            self.finish(Goal::HandOver, out);
        }
    }

    fn finish(&mut self, goal: Goal, out: &mut Vec<Effect>) {
        if self.is_left {
            // Nothing is being written in a map that was left.
            if matches!(goal, Goal::Aside) {
                out.push(Effect::KeepAside);
            }
            return;
        }
        self.finishing = Some(goal);
        out.push(Effect::FinishTyping);
    }

    fn finished(&mut self, out: &mut Vec<Effect>) {
        match self.finishing.take() {
            None => {}
            Some(Goal::Aside) => out.push(Effect::KeepAside),
            Some(Goal::Lost) => {
                self.reading = Some(Reading::Taken);
                if self.owes() {
                    out.push(Effect::KeepAside);
                }
            }
            Some(Goal::HandOver) if self.owes() => {
                self.hand_over = HandOver::Writing;
                self.write(out);
            }
            Some(Goal::HandOver) => {
                self.hand_over = HandOver::Looking;
                out.push(Effect::Look);
            }
        }
    }

    /// Everything is written: once it is copied, too, the other tab may.
    fn give(&mut self, out: &mut Vec<Effect>) {
        self.reading = Some(Reading::OtherTab);
        self.copy(Source::Storage, out);
        match self.copy {
            Some((ticket, _)) if self.copying != Copying::Impossible => self.hand_over = HandOver::Copying(ticket),
            _ => out.push(Effect::LetGo),
        }
    }
}

fn keep_version(ticket: u64, reason: Reason, from: Source) -> Effect {
    Effect::KeepVersion { ticket, reason, name: String::new(), from }
}
