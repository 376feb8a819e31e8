//! Words for the inventory of touchpoints, and for changes of channel between neighbouring steps.

use crate::method::touchpoints::Hint;
use crate::model::Channel;

/// Words for the inventory of touchpoints.
pub struct TouchpointsWords {
    /// So many touchpoints on so many channels, so many of them key.
    pub count: fn(usize, usize, usize) -> String,
    /// What stands there while there are none.
    pub none: &'static str,
    /// Something to think about.
    pub hint: fn(Hint) -> String,
    /// Above the touchpoints of which nobody said where they are met.
    pub no_channel: fn(usize) -> String,
    /// What is chosen while no channel is.
    pub choose_channel: &'static str,
    /// The name of the choice for a touchpoint.
    pub channel_for: fn(&str) -> String,
    /// Above the channels that need a network.
    pub online: &'static str,
    /// Above the others.
    pub offline: &'static str,
    /// A channel with its kind.
    pub channel: fn(&Channel) -> String,
    /// The mark of a touchpoint the map is about.
    pub key: &'static str,
    /// The name of that mark at a touchpoint.
    pub key_of: fn(&str) -> String,
    /// Before the steps that a touchpoint serves.
    pub serves: &'static str,
    /// Above the changes of channel.
    pub switches: fn(usize) -> String,
    /// What they are, and what to ask.
    pub switches_about: &'static str,
    /// Whether they are marked on the board.
    pub switches_on_board: &'static str,
    /// A change of channel, told in full.
    pub switch: fn(&[Channel], &[Channel]) -> String,
}

impl TouchpointsWords {
    /// A change of channel as short as it can be told apart: the names, with their kinds where only those differ.
    pub fn switch_in_short(&self, before: &[Channel], after: &[Channel]) -> String {
        let names = |channels: &[Channel]| list(channels, |channel| channel.name.clone());
        match (names(before), names(after)) {
            (before_names, after_names) if before_names == after_names => self.switch_in_full(before, after),
            (before, after) => arrow(&before, &after),
        }
    }

    /// A change of channel with the kind of every channel.
    pub fn switch_in_full(&self, before: &[Channel], after: &[Channel]) -> String {
        arrow(&list(before, self.channel), &list(after, self.channel))
    }
}

fn list(channels: &[Channel], name: impl Fn(&Channel) -> String) -> String {
    channels.iter().map(name).collect::<Vec<_>>().join(", ")
}

fn arrow(before: &str, after: &str) -> String {
    format!("{before} → {after}")
}
