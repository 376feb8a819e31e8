//! When a person is reminded to save a map to a file: the only copy that no browser can lose.

use super::days;

/// After how many days without a file a person is reminded, and for how many days that can be put off.
pub const DAYS: i64 = 7;
/// A map that was never saved to a file is worth a reminder after so many saves.
pub const SAVES: u64 = 50;

/// What the reminder goes by. Times and days begin with `YYYY-MM-DD`.
#[derive(Clone, Debug, Default)]
pub struct Filed {
    /// When the map was last saved to a file, if ever.
    pub saved_to_file: Option<String>,
    /// When it last changed; empty when its record does not say.
    pub changed: String,
    /// Its revision.
    pub rev: u64,
}

/// Whether to remind a person `today`, and of how many days without a file: `Some(None)` when there never was one. `put_off` is the day
/// on which a person last asked for peace.
pub fn due(filed: &Filed, put_off: Option<&str>, today: &str) -> Option<Option<i64>> {
    let at_peace = put_off.and_then(|day| days::between(day, today)).is_some_and(|days| (0..DAYS).contains(&days));
    match &filed.saved_to_file {
        _ if at_peace => None,
        None => (filed.rev >= SAVES).then_some(None),
        Some(saved) if filed.changed <= *saved => None,
        Some(saved) => days::between(saved, today).filter(|days| *days >= DAYS).map(Some),
    }
}
