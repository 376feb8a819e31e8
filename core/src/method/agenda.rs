//! The agenda of a workshop: what is done for how long, and a timer that goes by the clock on the wall.
//!
//! Nothing is counted while time passes: what is kept says when the timer began to run, so a page that slept or was loaded
//! anew is right at once. Times are whole seconds; those of the wall are counted from 1970.

use serde::Serialize;
use serde_json::Value;

use super::guide::GuideStep;
use crate::model::MapId;

/// How long a workshop is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Length {
    /// 2 hours: once through the method, without a rest.
    #[default]
    Two,
    /// 4 hours.
    Four,
    /// 8 hours, with a meal.
    Eight,
}

impl Length {
    /// Every length, shortest first.
    pub const ALL: [Self; 3] = [Self::Two, Self::Four, Self::Eight];

    /// In hours.
    pub fn hours(self) -> u64 {
        match self {
            Self::Two => 2,
            Self::Four => 4,
            Self::Eight => 8,
        }
    }

    /// The length of so many hours.
    pub fn of_hours(hours: u64) -> Option<Self> {
        Self::ALL.into_iter().find(|length| length.hours() == hours)
    }

    /// In seconds.
    pub fn seconds(self) -> u64 {
        self.hours() * 3600
    }

    /// What is done, in order, each with its minutes, which come to the length exactly.
    pub fn activities(self) -> &'static [(Activity, u64)] {
        match self {
            Self::Two => &[
                (Activity::Goal, 10),
                (Activity::Persona, 10),
                (Activity::Stages, 15),
                (Activity::Actions, 20),
                (Activity::Feelings, 20),
                (Activity::Friction, 20),
                (Activity::Ideas, 15),
                (Activity::Close, 10),
            ],
            Self::Four => &[
                (Activity::Goal, 15),
                (Activity::Persona, 20),
                (Activity::Stages, 20),
                (Activity::Touchpoints, 25),
                (Activity::Actions, 25),
                (Activity::Feelings, 30),
                (Activity::Break, 15),
                (Activity::Friction, 25),
                (Activity::Moments, 20),
                (Activity::Ideas, 20),
                (Activity::Priorities, 15),
                (Activity::Close, 10),
            ],
            Self::Eight => &[
                (Activity::Goal, 20),
                (Activity::Persona, 35),
                (Activity::Stages, 30),
                (Activity::Touchpoints, 40),
                (Activity::Break, 15),
                (Activity::Actions, 40),
                (Activity::Feelings, 40),
                (Activity::Meal, 60),
                (Activity::Friction, 40),
                (Activity::Moments, 30),
                (Activity::Break, 15),
                (Activity::Ideas, 45),
                (Activity::Owners, 30),
                (Activity::Priorities, 25),
                (Activity::Close, 15),
            ],
        }
    }
}

/// Something done in a workshop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Activity {
    /// Agree on what the map is to decide.
    Goal,
    /// Say who travels.
    Persona,
    /// Lay out the stages.
    Stages,
    /// List the points of contact and choose the key ones.
    Touchpoints,
    /// Fill in what the person does.
    Actions,
    /// Fill in thoughts and draw the curve.
    Feelings,
    /// Name what goes wrong.
    Friction,
    /// Decide on the moments of truth.
    Moments,
    /// Find ideas.
    Ideas,
    /// Say who answers for what.
    Owners,
    /// Weigh ideas.
    Priorities,
    /// Agree on the next steps.
    Close,
    /// A short rest.
    Break,
    /// A long one.
    Meal,
}

impl Activity {
    /// Every activity.
    pub const ALL: [Self; 14] = [
        Self::Goal,
        Self::Persona,
        Self::Stages,
        Self::Touchpoints,
        Self::Actions,
        Self::Feelings,
        Self::Friction,
        Self::Moments,
        Self::Ideas,
        Self::Owners,
        Self::Priorities,
        Self::Close,
        Self::Break,
        Self::Meal,
    ];

    /// The step of the method it is part of; a rest is of none.
    pub fn step(self) -> Option<GuideStep> {
        Some(match self {
            Self::Goal => GuideStep::Goal,
            Self::Persona => GuideStep::Persona,
            Self::Stages | Self::Touchpoints => GuideStep::Stages,
            Self::Actions | Self::Feelings => GuideStep::Feelings,
            Self::Friction | Self::Moments => GuideStep::Moments,
            Self::Ideas | Self::Owners => GuideStep::Owners,
            Self::Priorities | Self::Close => GuideStep::Improve,
            Self::Break | Self::Meal => return None,
        })
    }
}

/// A workshop under way, or about to begin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Agenda {
    /// The map it is about.
    pub map: MapId,
    hours: u64,
    /// Which activity, from 0.
    index: usize,
    /// How long the timer had run when this activity began.
    entered: u64,
    /// How long the timer had run when it was last started.
    spent: u64,
    /// When it was last started, while it runs.
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<u64>,
    /// Whether it was said that the time of this activity is over.
    told: bool,
}

impl Default for Agenda {
    fn default() -> Self {
        Self::new(Length::default())
    }
}

impl Agenda {
    /// An agenda that waits to be started, about no map yet.
    pub fn new(length: Length) -> Self {
        Self { map: MapId::default(), hours: length.hours(), index: 0, entered: 0, spent: 0, since: None, told: false }
    }

    /// The agenda kept as `value`; `None` for anything that never was one.
    pub fn read(value: &Value) -> Option<Self> {
        let number = |name: &str| value.get(name).and_then(Value::as_u64);
        let length = Length::of_hours(number("hours")?)?;
        let index = usize::try_from(number("index")?).ok()?;
        let (entered, spent) = (number("entered")?, number("spent")?);
        let told = value.get("told").and_then(Value::as_bool).unwrap_or_default();
        let map = value.get("map").and_then(Value::as_str).unwrap_or_default().into();
        // A year is more than any workshop takes, and less than any sum here can hold.
        const MOST: u64 = 365 * 24 * 3600;
        let is_one = index < length.activities().len() && entered.max(spent) <= MOST;
        is_one.then_some(Self { map, hours: length.hours(), index, entered, spent, since: number("since"), told })
    }

    /// How long it is.
    pub fn length(&self) -> Length {
        Length::of_hours(self.hours).unwrap_or_default()
    }

    /// Which activity it is at, from 0.
    pub fn index(&self) -> usize {
        self.index
    }

    /// What is done now, and for how many seconds.
    pub fn activity(&self) -> (Activity, u64) {
        let activities = self.length().activities();
        let (activity, minutes) = activities[self.index.min(activities.len() - 1)];
        (activity, minutes * 60)
    }

    /// Whether the timer runs.
    pub fn is_running(&self) -> bool {
        self.since.is_some()
    }

    /// Whether it was ever started.
    pub fn has_begun(&self) -> bool {
        self.is_running() || self.spent > 0 || self.index > 0
    }

    /// Whether this is the last activity.
    pub fn is_last(&self) -> bool {
        self.index + 1 >= self.length().activities().len()
    }

    /// How long the timer has run at `now`. A clock that was set back takes nothing away.
    pub fn elapsed(&self, now: u64) -> u64 {
        self.spent + self.since.map_or(0, |since| now.saturating_sub(since))
    }

    /// What is left of the activity at `now`; below 0 once its time is over.
    pub fn left(&self, now: u64) -> i64 {
        self.activity().1 as i64 - self.elapsed(now).saturating_sub(self.entered) as i64
    }

    /// What is left of the whole at `now`; below 0 once its time is over.
    pub fn left_overall(&self, now: u64) -> i64 {
        self.length().seconds() as i64 - self.elapsed(now) as i64
    }

    /// How much more is planned than there is time for at `now`: above 0 is behind the agenda, below 0 ahead of it.
    pub fn behind(&self, now: u64) -> i64 {
        let later: u64 = self.length().activities().iter().skip(self.index + 1).map(|(_, minutes)| minutes * 60).sum();
        later as i64 + self.left(now).max(0) - self.left_overall(now)
    }

    /// Whether the time of the activity is over at `now` and nobody was told.
    pub fn is_due(&self, now: u64) -> bool {
        self.is_running() && !self.told && self.left(now) <= 0
    }

    /// About the map called `map`.
    pub fn about(self, map: MapId) -> Self {
        Self { map, ..self }
    }

    /// Everybody was told.
    pub fn told(self) -> Self {
        Self { told: true, ..self }
    }

    /// Runs on from `now`.
    pub fn started(self, now: u64) -> Self {
        let since = Some(self.since.unwrap_or(now));
        Self { since, ..self }
    }

    /// Stands still from `now`.
    pub fn paused(self, now: u64) -> Self {
        Self { spent: self.elapsed(now), since: None, ..self }
    }

    /// At the activity `index`, or the last, with all its time from `now`.
    pub fn at(self, index: usize, now: u64) -> Self {
        let index = index.min(self.length().activities().len() - 1);
        Self { index, entered: self.elapsed(now), told: false, ..self }
    }
}
