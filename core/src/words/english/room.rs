//! See `words/room.rs`.

use crate::words::room::RoomWords;

pub(super) const WORDS: RoomWords = RoomWords {
    title: "Room in this browser",
    used: |percent, others| {
        let used = match percent {
            0 => "Less than 1% of this browser’s room is taken".to_owned(),
            _ => format!("{percent}% of this browser’s room is taken"),
        };
        match others {
            0 => format!("{used}."),
            _ => format!("{used}, {others}% by other pages of this site."),
        }
    },
    nearly_full: |percent| format!("Storage {percent}%"),
    low: "It is filling up. Save maps you no longer work on to files, then delete them here and empty the bin.",
    scarce: "It is nearly full. Save maps to files now, then delete some here and empty the bin.",
    nothing_more: "There is no room for another map: new maps, copies and imports wait until some is deleted here or in another page of this site. Your maps can still be opened, changed and saved to files.",
    lasts: |lasts| {
        if lasts {
            "This browser has agreed not to clear it when the disk runs short."
        } else {
            "This browser may clear it when the disk runs short: keep files of what matters."
        }
    },
    safety_goes_on: "The safety copy in this browser goes on.",
    tried_again: "It is tried again every 10 seconds and after each deletion.",
    unsaved: |title| format!("“{title}” has changes that are not saved."),
    back_to_it: "Go back to it",
    unsound: "Not saved: this version of the map contradicts itself, so the last good one was left as it is. Undo, or download a copy.",
};
