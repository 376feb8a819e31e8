//! Words for telling a map to a room.

/// Words for telling a map to a room.
pub struct PresentWords {
    /// The way back.
    pub back: &'static str,
    /// The way on.
    pub on: &'static str,
    /// Ends it.
    pub leave: &'static str,
    /// Which of how many stages is told, and its name.
    pub stage: fn(usize, usize, &str) -> String,
    /// A stage and what of it is told.
    pub of_stage: fn(&str, &str) -> String,
    /// The whole, before it is told.
    pub opening: &'static str,
    /// The whole, once it is told.
    pub closing: &'static str,
    /// Names what is shown of the stages.
    pub stages: &'static str,
    /// How to go through it.
    pub hint: &'static str,
}
