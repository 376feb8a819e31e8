//! See `words/touchpoints.rs`.
use crate::method::touchpoints::{Hint, MOST_PER_STAGE, is_online};
use crate::model::Channel;
use crate::words::touchpoints::TouchpointsWords;

pub(super) const WORDS: TouchpointsWords = TouchpointsWords {
    count: |count, channels, keys| {
        let (touchpoints, on) = (counted(count, "touchpoint"), counted(channels, "channel"));
        match keys {
            0 => format!("{touchpoints} on {on}"),
            _ => format!("{touchpoints} on {on}, {keys} key"),
        }
    },
    none: "No touchpoints yet. Write down first where customer and company meet, however briefly: screens, places, people, documents.",
    hint,
    no_channel: |count| format!("No channel yet ({count})"),
    choose_channel: "Choose a channel",
    channel_for: |name| format!("Channel of “{name}”"),
    online: "Online",
    offline: "Offline",
    channel,
    key: "Key",
    key_of: |name| format!("Key: {name}"),
    serves: "Steps",
    switches: |count| format!("Channel switches ({count})"),
    switches_about: "Where the customer has to change channel. Does what was begun go on there, or does it start again?",
    switches_on_board: "Mark them on the board",
    switch: |before, after| format!("Channel switch: {}", WORDS.switch_in_full(before, after)),
};

fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

fn channel(channel: &Channel) -> String {
    format!("{} ({})", channel.name, if is_online(channel) { "online" } else { "offline" })
}

fn hint(hint: Hint) -> String {
    match hint {
        Hint::Few { count, stages } => {
            let (touchpoints, stages) = (counted(count, "touchpoint"), counted(stages, "stage"));
            format!("{touchpoints} for {stages}: too few leave nothing to look at. Where else do you meet?")
        }
        Hint::Many { count, stages } => {
            let stages = counted(stages, "stage");
            format!(
                "{count} touchpoints for {stages}: more than {MOST_PER_STAGE} a stage blur the map. Join what is one contact, and mark the key ones."
            )
        }
        Hint::NoKey { .. } => "None is marked as key yet: choose those the map is to be about.".to_owned(),
        Hint::FewKey { keys } => {
            format!("Only {keys} key: too few leave nothing to compare. Three to five are a good start.")
        }
        Hint::ManyKey { keys, count } => {
            format!("{keys} of {count} are key: where most are, none stands out. Which could go?")
        }
    }
}
