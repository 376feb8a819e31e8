//! Words for room in the browser's storage.

/// Words for room in the browser's storage.
pub struct RoomWords {
    /// Above the meter.
    pub title: &'static str,
    /// How much is taken, and how much of it by other pages of this site: percents.
    pub used: fn(usize, usize) -> String,
    /// The same in few words, beside where a map is saved.
    pub nearly_full: fn(usize) -> String,
    /// What to do from four fifths on.
    pub low: &'static str,
    /// What to do when hardly anything is left.
    pub scarce: &'static str,
    /// Why nothing can be added.
    pub nothing_more: &'static str,
    /// Whether the browser keeps what is here when the disk runs short.
    pub lasts: fn(bool) -> &'static str,
    /// Added to the alarm of a full storage: what goes on all the same.
    pub safety_goes_on: &'static str,
    /// Added to it: when it is tried again.
    pub tried_again: &'static str,
    /// On the first screen: this map has work that is not saved.
    pub unsaved: fn(&str) -> String,
    /// Goes back to it.
    pub back_to_it: &'static str,
    /// A fault of the page: the map is not sound, and the last good version was left.
    pub unsound: &'static str,
}
