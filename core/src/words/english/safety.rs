//! See `words/safety.rs`.
use crate::format::limits::derived;
use crate::store::session::{Notice, Report};
use crate::store::versions::Reason;
use crate::words::safety::SafetyWords;

pub(super) const WORDS: SafetyWords = SafetyWords {
    reading: "Read only",
    other_tab: "This map is being edited in another tab. What is saved there shows here.",
    taken: "Another tab took this map over. What is saved there shows here.",
    newer: "A newer version of Parcours saved this map. Reload the page to update; until then it can only be read.",
    refused: "Nothing was changed: this map is read only here.",
    edited_elsewhere: "Nothing was changed: this map is being edited in another tab.",
    conflict_title: |title, number| {
        derived(title, |title| match number {
            1 => format!("{title} (version of another tab)"),
            _ => format!("{title} (version of another tab, {number})"),
        })
    },
    notice,
    report: |report| match report {
        Report::VersionKept => "Version kept",
        Report::VersionNotKept => {
            "The version was not kept: the browser did not take it. Download a copy of the map instead."
        }
        Report::VersionRestored => "Version restored. Undo takes it back.",
        Report::VersionNotRestored => "Nothing was restored: the present version could not be kept first.",
        Report::VersionNotNamed => "The name of the version was not kept: the browser did not take it.",
        Report::VersionBroken => "This version cannot be read.",
    },
    not_brought_back_one: "Nothing was changed: the latest changes of this map are in the safety copy only, and storage does not take them. Make room first.",
    recover: "Bring back",
    copied_all_the_same: "The browser’s storage is full: the latest changes are in the safety copy only. Download a copy, or make room by deleting maps.",
    versions_about: "Kept by this browser when you begin to edit, every 50 saves, and whenever you ask. The last 20 stay, and one a day for 30 days; those with a name always stay.",
    no_versions: "No earlier version yet.",
    versions_out_of_reach: "This browser offers no second place to keep things: there is no safety copy, and there are no earlier versions.",
    reason: |reason| match reason {
        Reason::Begun => "before a session of edits",
        Reason::Worked => "while editing",
        Reason::Asked => "kept on request",
        Reason::Restored => "before another version was restored",
        Reason::Recovered => "before the safety copy was taken",
        Reason::Found => "found in the safety copy",
        Reason::Damaged => "a record that could not be read",
    },
    version_name: "Name of the version",
    keep_version: "Keep this version",
    restore: "Restore",
    open_copy: "Open as a copy",
    of_version: |action, version| format!("{action}: {version}"),
    copy_title: |title, time| derived(title, |title| format!("{title} ({time})")),
    last_file: |days| match days {
        None => "This map was never saved to a file.".to_owned(),
        Some(0) => "Last saved to a file today.".to_owned(),
        Some(1) => "Last saved to a file yesterday.".to_owned(),
        Some(days) => format!("Last saved to a file {days} days ago."),
    },
    later: "Later",
    missing_elsewhere: "This map was deleted in another tab. You can keep a copy of what is shown.",
};

fn plural(count: usize, one: &str, many: &str) -> String {
    if count == 1 { format!("{count} {one}") } else { format!("{count} {many}") }
}

fn notice(notice: &Notice) -> String {
    match notice {
        Notice::Recovered(count) => format!(
            "{} recovered from the safety copy after an unexpected stop.",
            plural(*count as usize, "change", "changes")
        ),
        Notice::Repaired => "The stored map could not be read: it was replaced by its safety copy. What stood there is among the earlier versions.".to_owned(),
        Notice::BroughtBack(1) => "A map was missing here and is back from its safety copy.".to_owned(),
        Notice::BroughtBack(count) => format!("{count} maps were missing here and are back from their safety copies."),
        Notice::NotBroughtBack(1) => "A map is in the safety copy only: storage does not take it back. Make room by deleting maps.".to_owned(),
        Notice::NotBroughtBack(count) => format!("{count} maps are in the safety copy only: storage does not take them back. Make room by deleting maps."),
        Notice::CopyKept => "The safety copy held another version of this map. It is among the earlier versions.".to_owned(),
        Notice::KeptAside { title, is_open: true } => {
            format!("Another tab saved this map first. Your version is kept as a map of its own, “{title}”, open here.")
        }
        Notice::KeptAside { title, is_open: false } => {
            format!("Another tab saved a map first. Your version is kept as a map of its own, “{title}”.")
        }
        Notice::Cleared => "The storage of this browser was cleared while a map was open here. The map was written again from this tab.".to_owned(),
        Notice::Imported(said) => said.clone(),
    }
}
