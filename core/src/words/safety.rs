//! Words for the safety copy, earlier versions, and maps that another tab edits.

use crate::store::session::{Notice, Report};
use crate::store::versions::Reason;

/// Words for the safety copy, earlier versions, and maps that another tab edits.
pub struct SafetyWords {
    /// In the place of the save state, while the map is only shown.
    pub reading: &'static str,
    /// Another tab edits the map.
    pub other_tab: &'static str,
    /// Another tab has taken the map over, while this one did not answer.
    pub taken: &'static str,
    /// A later version of the page saved the map.
    pub newer: &'static str,
    /// Said when something would change a map that is only shown.
    pub refused: &'static str,
    /// Said of a map of the list that another tab edits.
    pub edited_elsewhere: &'static str,
    /// The same map was edited in another tab, and this version became a map of its own.
    /// A map may have several: they are counted.
    pub conflict_title: fn(&str, usize) -> String,
    /// What happened to a map while nobody looked.
    pub notice: fn(&Notice) -> String,
    /// What came of something a person asked for.
    pub report: fn(Report) -> &'static str,
    /// Takes the safety copy of a record that cannot be read.
    pub recover: &'static str,
    /// Nothing is done to a map of the list, because its safety copy is ahead and storage does not take it.
    pub not_brought_back_one: &'static str,
    /// Storage is full, but the safety copy goes on.
    pub copied_all_the_same: &'static str,
    /// What earlier versions are for.
    pub versions_about: &'static str,
    /// There are none yet.
    pub no_versions: &'static str,
    /// They cannot be had here.
    pub versions_out_of_reach: &'static str,
    /// Why a version was kept.
    pub reason: fn(Reason) -> &'static str,
    /// Labels the field for a version's name.
    pub version_name: &'static str,
    /// Keeps the present version under the name in the field.
    pub keep_version: &'static str,
    /// Restores a version.
    pub restore: &'static str,
    /// Opens a version as a map of its own.
    pub open_copy: &'static str,
    /// A button and the version it is about.
    pub of_version: fn(&str, &str) -> String,
    /// What a copy of an earlier version is called: the map and the time.
    pub copy_title: fn(&str, &str) -> String,
    /// When the map was last saved to a file: never, or so many days ago.
    pub last_file: fn(Option<i64>) -> String,
    /// Puts the reminder off.
    pub later: &'static str,
    /// Leads to a copy of this map.
    pub missing_elsewhere: &'static str,
}
