//! What a session knows of a map, and what it tells a person.

/// Why a map is only shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadOnly {
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
    CurveBehind,
    /// It has everything.
    Done,
    /// It has what local storage does not take.
    Ahead,
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
    /// The safety copy held what this map was not made from, which is among the earlier versions now.
    CopyKept,
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
