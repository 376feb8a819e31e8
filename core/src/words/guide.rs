//! Words for the seven steps of the method, for the questions that help to fill a map, and for the agenda.

use crate::method::agenda::Activity;
use crate::method::guide::{Aim, GuideStep};
use crate::model::{LaneRole, MapKind};

/// Words for the seven steps of the method.
pub struct GuideWords {
    /// Heads the steps.
    pub steps: &'static str,
    /// So many steps of so many are done.
    pub steps_done: fn(usize, usize) -> String,
    /// What a step is called.
    pub step: fn(GuideStep) -> &'static str,
    /// What a step is for.
    pub about: fn(GuideStep, &MapKind) -> &'static str,
    /// What to do in it.
    pub to_do: fn(GuideStep, &MapKind) -> &'static str,
    /// What is counted: how many of how many; of none, that there is none yet.
    pub task: fn(Aim, usize, usize) -> String,
    /// Leads to the first thing that is missing.
    pub go_on: &'static str,
    /// Heads the questions.
    pub questions: &'static str,
    /// Heads the questions about a stage of that name.
    pub about_stage: fn(&str) -> String,
    /// Heads the questions about a lane of that name.
    pub about_lane: fn(&str) -> String,
    /// Nothing is in focus.
    pub no_focus: &'static str,
    /// What to ask about a lane.
    pub lane_questions: fn(&LaneRole, &MapKind) -> &'static [&'static str],
    /// What to ask about a stage.
    pub stage_questions: fn(&MapKind) -> &'static [&'static str],
    /// Heads the agenda.
    pub agenda: &'static str,
    /// Asks how long the workshop is.
    pub how_long: &'static str,
    /// So many hours.
    pub hours: fn(u64) -> String,
    /// So many minutes.
    pub minutes: fn(u64) -> String,
    /// What an activity is called.
    pub activity: fn(Activity) -> &'static str,
    /// Opens the list of activities.
    pub programme: &'static str,
    /// Which activity of how many.
    pub activity_of: fn(usize, usize) -> String,
    /// Starts the timer.
    pub start: &'static str,
    /// Has it stand still.
    pub pause: &'static str,
    /// Has it run on.
    pub resume: &'static str,
    /// Goes back an activity.
    pub previous: &'static str,
    /// Goes to the next activity.
    pub next: &'static str,
    /// Back to the beginning.
    pub start_over: &'static str,
    /// Names the clock of the activity.
    pub left: &'static str,
    /// The time of the activity is over by so much, told as a clock tells it.
    pub over: fn(&str) -> String,
    /// What is left of the whole, in minutes; below 0 when it is over.
    pub left_overall: fn(i64) -> String,
    /// So many minutes behind the agenda; below 0 ahead of it, 0 when on time.
    pub behind: fn(i64) -> String,
    /// Said when the time of an activity is over, with the one after it.
    pub time_is_up: fn(Activity, Option<Activity>) -> String,
    /// Says that the timer runs for another map.
    pub elsewhere: &'static str,
    /// Opens the step of the method an activity is part of.
    pub open_step: fn(&str) -> String,
}
