//! See `words/guide.rs`.
use crate::method::agenda::Activity;
use crate::method::guide::{Aim, GuideStep};
use crate::model::MapKind;
use crate::words::guide::GuideWords;

pub(in crate::words) static WORDS: GuideWords = GuideWords {
    steps: "Seven steps",
    steps_done: |done, of| format!("{done} of {of} done"),
    step,
    about,
    to_do,
    task,
    go_on: "Go there",
    questions: "Questions to ask here",
    about_stage: |name| format!("Stage: {name}"),
    about_lane: |name| format!("Lane: {name}"),
    no_focus: "Go to a lane or a stage on the board to see what to ask about it.",
    lane_questions: super::questions::of_lane,
    stage_questions: super::questions::of_stage,
    agenda: "Agenda",
    how_long: "How long is the workshop?",
    hours: |hours| format!("{hours} h"),
    minutes: |minutes| format!("{minutes} min"),
    activity,
    programme: "What happens when",
    activity_of: |number, of| format!("Activity {number} of {of}"),
    start: "Start",
    pause: "Pause",
    resume: "Resume",
    previous: "Previous",
    next: "Next",
    start_over: "Start over",
    left: "Left of this activity",
    over: |clock| format!("{clock} over"),
    left_overall,
    behind,
    time_is_up,
    elsewhere: "The timer runs for another map. Starting it here ends it there.",
    open_step: |step| format!("What to do: {step}"),
};

fn step(step: GuideStep) -> &'static str {
    match step {
        GuideStep::Goal => "Goal",
        GuideStep::Persona => "Persona",
        GuideStep::Stages => "Stages and touchpoints",
        GuideStep::Feelings => "Actions and feelings",
        GuideStep::Moments => "Friction and moments of truth",
        GuideStep::Owners => "Owners and means",
        GuideStep::Improve => "Analyse and improve",
    }
}

fn about(step: GuideStep, kind: &MapKind) -> &'static str {
    match (step, kind) {
        (GuideStep::Goal, MapKind::FutureState) => {
            "A future worth building fits in one sentence, with a day by which it should be true."
        }
        (GuideStep::Goal, _) => "A map is made for a decision. Without one, every detail looks equally important.",
        (GuideStep::Persona, _) => {
            "One person, with a name and a reason to be here. Two kinds of customer are two maps."
        }
        (GuideStep::Stages, MapKind::DayInTheLife) => {
            "The hours of an ordinary day, and the tools and media people have at hand."
        }
        (GuideStep::Stages, MapKind::ServiceBlueprint) => {
            "The steps of one scenario, in order, and who or what the customer meets at each."
        }
        (GuideStep::Stages, _) => "The way from the first need to the last contact, and the places where you meet.",
        (GuideStep::Feelings, MapKind::FutureState) => "What people will do instead, and how it should feel to them.",
        (GuideStep::Feelings, _) => "What people really do, not what the process says, and how that feels to them.",
        (GuideStep::Moments, MapKind::DayInTheLife) => {
            "What the person is after, and what stands in the way: your openings lie between the two."
        }
        (GuideStep::Moments, MapKind::ServiceBlueprint) => {
            "Where the service can fail, and which few moments decide what people say of it."
        }
        (GuideStep::Moments, _) => {
            "What slows or stops people, and the few moments that decide how they judge the whole."
        }
        (GuideStep::Owners, _) => {
            "An idea without a person beside it is a wish. Give each friction an answer and a name."
        }
        (GuideStep::Improve, _) => {
            "Two or three quick wins now, larger work after them, and figures from before and after."
        }
    }
}

fn to_do(step: GuideStep, kind: &MapKind) -> &'static str {
    match (step, kind) {
        (GuideStep::Goal, _) => "Write the goal so that somebody could say afterwards whether it was reached.",
        (GuideStep::Persona, _) => "Say what they want, what they need and what annoys them, in words they would use.",
        (GuideStep::Stages, MapKind::DayInTheLife) => "Name the moments of the day first, then what is in their hands.",
        (GuideStep::Stages, _) => "List every point of contact first. Then mark the few key ones.",
        (GuideStep::Feelings, _) => "Fill one step at a time, top to bottom. Leave a feeling blank if nobody knows it.",
        (GuideStep::Moments, MapKind::DayInTheLife) => "Look for what people work around: habits hide frictions.",
        (GuideStep::Moments, _) => {
            "Give every low its reason. Then choose moments of truth together; two to five are plenty."
        }
        (GuideStep::Owners, _) => "Link each opportunity to the friction it answers, and write a name on it.",
        (GuideStep::Improve, _) => "Weigh impact and effort, date what comes first, and set the day to look again.",
    }
}

fn task(aim: Aim, done: usize, of: usize) -> String {
    let none = match aim {
        Aim::StagesMet => "No stage yet",
        Aim::StepsActed | Aim::StepsThought | Aim::StepsNeeded | Aim::StepsFelt => "No step yet",
        Aim::FrictionsAnswered => "No friction named yet",
        Aim::IdeasOwned | Aim::IdeasRated | Aim::IdeasDated => "No opportunity or solution yet",
        _ => "No card yet",
    };
    if of == 0 {
        return none.to_owned();
    }
    let what = match aim {
        Aim::HighsDecided | Aim::LowsDecided => {
            let (one, all) = match aim {
                Aim::HighsDecided => ("moment of grace", "moments of grace"),
                _ => ("black spot", "black spots"),
            };
            return match done {
                0 => format!("No {one} chosen yet"),
                1 => format!("1 {one} chosen"),
                _ => format!("{done} {all} chosen"),
            };
        }
        Aim::StagesOwned => "stages have an owner",
        Aim::ContextFields => "fields about the map are filled in",
        Aim::PersonaFields => "fields about the persona are filled in",
        Aim::StagesMet => "stages have a point of contact",
        Aim::TouchpointsOnChannel => "touchpoints have a channel",
        Aim::StepsActed => "steps say what the person does",
        Aim::StepsThought => "steps say what the person thinks",
        Aim::StepsNeeded => "steps say what the person needs",
        Aim::StepsFelt => "steps have a feeling",
        Aim::LowsExplained => "lows have a friction beside them",
        Aim::FrictionsAnswered => "frictions have an answer",
        Aim::IdeasOwned => "ideas have an owner",
        Aim::IdeasRated => "ideas have an impact and an effort",
        Aim::IdeasDated => "ideas have a date",
        Aim::CardsFounded => "cards rest on what was seen or told; half is enough",
        Aim::ReviewSet => "review date set",
    };
    format!("{done} of {of} {what}")
}

fn activity(activity: Activity) -> &'static str {
    match activity {
        Activity::Goal => "Agree on the goal",
        Activity::Persona => "Get to know the persona",
        Activity::Stages => "Lay out the stages",
        Activity::Touchpoints => "List and choose touchpoints",
        Activity::Actions => "Tell what the person does",
        Activity::Feelings => "Draw thoughts and feelings",
        Activity::Friction => "Name frictions and highs",
        Activity::Moments => "Choose moments of truth",
        Activity::Ideas => "Find answers",
        Activity::Owners => "Put names to ideas",
        Activity::Priorities => "Weigh impact and effort",
        Activity::Close => "Agree on next steps",
        Activity::Break => "Break",
        Activity::Meal => "Meal",
    }
}

/// Hours and minutes, as people say them.
fn duration(minutes: i64) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

fn left_overall(minutes: i64) -> String {
    if minutes < 0 {
        format!("{} over the end", duration(-minutes))
    } else {
        format!("{} left in all", duration(minutes))
    }
}

fn behind(minutes: i64) -> String {
    match minutes {
        0 => "On time".to_owned(),
        1.. => format!("{} behind", duration(minutes)),
        _ => format!("{} ahead", duration(-minutes)),
    }
}

fn time_is_up(now: Activity, next: Option<Activity>) -> String {
    let now = activity(now);
    match next {
        Some(next) => format!("Time is up: {now}. Next: {}.", activity(next)),
        None => format!("Time is up: {now}. That was the last activity."),
    }
}
