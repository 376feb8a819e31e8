//! What happens to a session, and what it wants done.

use super::InStorage;
use super::told::{Notice, Report, Source, Use};
use crate::model::{JourneyMap, MapId};
use crate::store::library::{SaveError, Saved};
use crate::store::versions::Reason;

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
    Found(InStorage),
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
