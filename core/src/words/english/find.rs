//! See `words/find.rs`.
use super::announcements::cards;
use crate::editor::announcement::VisibilityAnnouncement;
use crate::method::find::Aspect;
use crate::model::{ChannelKind, MomentOfTruth};
use crate::words::find::{CopyWords, FindWords};

pub(in crate::words) static WORDS: FindWords = FindWords {
    field: "Find on the map",
    count: |at, of| format!("{at} of {of}"),
    nothing: "Nothing found",
    more_out_of_sight: |count| format!("{count} more out of sight"),
    filter: "Show only cards with",
    aspect,
    moment: |moment| match moment {
        MomentOfTruth::High => super::details::WORDS.high,
        MomentOfTruth::Low => super::details::WORDS.low,
        MomentOfTruth::Other(word) => word,
    },
    channel: |kind| match kind {
        ChannelKind::Online => "online",
        ChannelKind::Offline => "offline",
        ChannelKind::Other(word) => word,
    },
    nobody: "nobody",
    lanes_of: |role| format!("all lanes: {role}"),
    choice: |name, count| format!("{name} ({count})"),
    condition: |about, what| format!("{about}: {what}"),
    without: |condition| format!("Remove {condition}"),
    only: |name| format!("Only “{name}” is shown"),
    said,
    copy: CopyWords {
        title: |name| format!("Copy “{name}” to another map"),
        to_map: "Map",
        no_other: "There is no other map in this browser yet.",
        place: "Place",
        first: "At the beginning",
        after: |name| format!("After “{name}”"),
        goes_along: |count, feelings| {
            let feelings = if feelings == 1 { "1 feeling".to_owned() } else { format!("{feelings} feelings") };
            format!("{} and {feelings} go along.", cards(count))
        },
        gathered: |names| format!("No such step there: {names}. What they hold goes to the nearest step."),
        skipped: |count| {
            if count == 1 {
                "1 thing finds no place there and stays behind.".to_owned()
            } else {
                format!("{count} things find no place there and stay behind.")
            }
        },
        lanes_added: |count| {
            if count == 1 { "1 lane is added there.".to_owned() } else { format!("{count} lanes are added there.") }
        },
        copy: "Copy",
        done: |title| format!("Copied to “{title}”."),
        open: "Open it",
        not_opened: "That map cannot be opened. Nothing was copied.",
    },
};

fn aspect(aspect: Aspect) -> &'static str {
    match aspect {
        Aspect::Tag => "Tag",
        Aspect::Owner => "Owner",
        Aspect::Evidence => "Evidence",
        Aspect::Lane => "Lane",
        Aspect::Moment => "Moment of truth",
        Aspect::Status => "Status",
        Aspect::Channel => "Channel",
    }
}

fn said(what: &VisibilityAnnouncement) -> String {
    match what {
        VisibilityAnnouncement::Found { what, place: None, position: at } => {
            format!("{} of {}: {what}.", at.number, at.of)
        }
        VisibilityAnnouncement::Found { what, place: Some(place), position: at } => {
            format!("{} of {}: “{what}”, {}, {}.", at.number, at.of, place.lane, place.column)
        }
        VisibilityAnnouncement::NothingFound { out_of_sight: 0 } => "Nothing found.".to_owned(),
        VisibilityAnnouncement::NothingFound { out_of_sight } => {
            format!("Nothing found in sight, {out_of_sight} out of sight.")
        }
        VisibilityAnnouncement::Hidden { count } => format!("{} hidden by the filter.", cards(*count)),
        VisibilityAnnouncement::AllCards => "No filter: all cards are shown.".to_owned(),
        VisibilityAnnouncement::ChoicesShown => "Filters shown.".to_owned(),
        VisibilityAnnouncement::ChoicesPutAway => "Filters put away.".to_owned(),
        VisibilityAnnouncement::Only(name) => format!("Only “{name}” is shown."),
        VisibilityAnnouncement::WholeMap => "The whole map is shown.".to_owned(),
        VisibilityAnnouncement::CopiedTo { title, cards: count } => format!("{} copied to “{title}”.", cards(*count)),
    }
}
