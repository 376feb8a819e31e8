//! What a map is about, field by field, and whether it should have been looked at again by now.

use crate::model::Context;

/// A text of the context.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContextField {
    /// What the map is to decide.
    Goal,
    /// The situation that is followed.
    Scenario,
    /// What the person expects.
    Expectations,
    /// What starts the journey.
    Begins,
    /// What ends it.
    Ends,
    /// Who looks after the map.
    Owner,
    /// What it rests on.
    Sources,
    /// What a future state should look like.
    Vision,
    /// Who takes part in the workshop, and in which role.
    Participants,
}

impl ContextField {
    /// The name of the field in the page.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Goal => "goal",
            Self::Scenario => "scenario",
            Self::Expectations => "expectations",
            Self::Begins => "begins",
            Self::Ends => "ends",
            Self::Owner => "owner",
            Self::Sources => "sources",
            Self::Vision => "vision",
            Self::Participants => "participants",
        }
    }

    /// Whether it takes more than a line.
    pub fn is_long(self) -> bool {
        !matches!(self, Self::Begins | Self::Ends | Self::Owner)
    }

    /// Where it stands in `context`.
    pub fn of(self, context: &mut Context) -> &mut String {
        match self {
            Self::Goal => &mut context.goal,
            Self::Scenario => &mut context.scenario,
            Self::Expectations => &mut context.expectations,
            Self::Begins => &mut context.begins,
            Self::Ends => &mut context.ends,
            Self::Owner => &mut context.owner,
            Self::Sources => &mut context.sources,
            Self::Vision => &mut context.vision,
            Self::Participants => &mut context.participants,
        }
    }
}

/// The day `review` named, `YYYY-MM-DD`, if it has passed by `today`; the day itself has not passed. Days that are none never pass,
/// and nothing has passed while it is not known what day it is.
pub fn overdue<'a>(review: Option<&'a str>, today: &str) -> Option<&'a str> {
    review.filter(|day| is_day(day) && is_day(today) && *day < today)
}

/// Whether `text` is a day, `YYYY-MM-DD`; such texts are in order when the days are.
pub fn is_day(text: &str) -> bool {
    day_parts(text).is_some()
}

/// `text`, if it is a day somebody may mean: one that the calendar has, and not long gone. A field that is being typed in names the
/// years 2, 20 and 202 on the way to 2026.
pub fn meant_day(text: &str) -> Option<&str> {
    let (year, month, day) = day_parts(text)?;
    let days = match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    (year >= 1900 && day <= days).then_some(text)
}

/// Year, month 1..=12 and day 1..=31 of a day, `YYYY-MM-DD`.
pub fn day_parts(text: &str) -> Option<(u16, u8, u8)> {
    let digits = |text: &str, count: usize| text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    let (year, rest) = text.split_once('-')?;
    let (month, day) = rest.split_once('-')?;
    if !digits(year, 4) || !digits(month, 2) || !digits(day, 2) {
        return None;
    }
    let parts = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    ((1..=12).contains(&parts.1) && (1..=31).contains(&parts.2)).then_some(parts)
}
