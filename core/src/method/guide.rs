//! How far a map has come along the seven steps of the method, counted from the map itself and never kept.

use super::checks::asks_for_moments;
use super::place::Place;
use super::survey::{MEETINGS, Seen, Survey};
use crate::model::{Evidence, JourneyMap, LaneRole, MapKind, MomentOfTruth, Step};

/// A step of the method.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GuideStep {
    /// What the map is to decide.
    Goal,
    /// Who travels.
    Persona,
    /// The frame, and where the two sides meet.
    Stages,
    /// What the person does, and how it feels.
    Feelings,
    /// What goes wrong, and what weighs most.
    Moments,
    /// Who answers for what.
    Owners,
    /// What is done first, and how it is followed.
    Improve,
}

impl GuideStep {
    /// The seven, in order.
    pub const ALL: [Self; 7] =
        [Self::Goal, Self::Persona, Self::Stages, Self::Feelings, Self::Moments, Self::Owners, Self::Improve];

    /// Its number, from 1.
    pub fn number(self) -> u8 {
        self as u8 + 1
    }

    /// The value of the page's `data-guide-step`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Goal => "goal",
            Self::Persona => "persona",
            Self::Stages => "stages",
            Self::Feelings => "feelings",
            Self::Moments => "moments",
            Self::Owners => "owners",
            Self::Improve => "improve",
        }
    }
}

/// What is counted in a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Aim {
    /// Fields of the context are filled in.
    ContextFields,
    /// Fields of the persona are filled in.
    PersonaFields,
    /// Stages have a point of contact.
    StagesMet,
    /// Touchpoints say on which channel.
    TouchpointsOnChannel,
    /// Steps say what the person does.
    StepsActed,
    /// Steps say what the person thinks.
    StepsThought,
    /// Steps say what the person needs.
    StepsNeeded,
    /// The feeling of steps is known.
    StepsFelt,
    /// Steps that feel bad say what is wrong there.
    LowsExplained,
    /// A moment of truth that wins the customer is decided, one at least.
    HighsDecided,
    /// One that loses them is decided, one at least.
    LowsDecided,
    /// Stages have somebody who answers for them.
    StagesOwned,
    /// Frictions and gaps have an answer, or are accepted.
    FrictionsAnswered,
    /// Opportunities and solutions have somebody who answers for them.
    IdeasOwned,
    /// Opportunities and solutions have an impact and an effort.
    IdeasRated,
    /// Opportunities and solutions have a day.
    IdeasDated,
    /// Cards about what is rest on what was seen or told.
    CardsFounded,
    /// There is a day to look at the map again.
    ReviewSet,
}

/// Something counted on the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// What is counted.
    pub aim: Aim,
    /// How many there are.
    pub done: usize,
    /// Of how many.
    pub of: usize,
    /// How many are enough: all, unless said otherwise.
    pub enough: usize,
    /// Where to go on.
    pub next: Option<Place>,
}

impl Task {
    /// Whether nothing is left to do. Where there is nothing to count yet, everything is.
    pub fn is_done(&self) -> bool {
        self.of > 0 && self.done >= self.enough
    }

    /// How far it has come, 0 to 100.
    pub fn percent(&self) -> usize {
        if self.of == 0 { 0 } else { (self.done * 100 / self.enough.max(1)).min(100) }
    }
}

/// How far one step has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Which step.
    pub step: GuideStep,
    /// What is counted in it, at least one.
    pub tasks: Vec<Task>,
}

impl Progress {
    /// Whether nothing is left to do.
    pub fn is_done(&self) -> bool {
        self.tasks.iter().all(Task::is_done)
    }

    /// How far it has come, 0 to 100; 100 only when it is done.
    pub fn percent(&self) -> usize {
        self.tasks.iter().map(Task::percent).sum::<usize>() / self.tasks.len().max(1)
    }
}

/// How far each of the seven steps has come, in order.
pub fn progress(map: &JourneyMap) -> Vec<Progress> {
    let survey = Survey::of(map);
    let tasks = |step| match step {
        GuideStep::Goal => vec![context_fields(map)],
        GuideStep::Persona => vec![persona_fields(map)],
        GuideStep::Stages => stages(&survey),
        GuideStep::Feelings => feelings(&survey),
        GuideStep::Moments => moments(&survey),
        GuideStep::Owners => owners(&survey),
        GuideStep::Improve => vec![
            ideas(&survey, Aim::IdeasRated),
            ideas(&survey, Aim::IdeasDated),
            cards_founded(&survey),
            fields(Aim::ReviewSet, &[map.context.review.as_deref().unwrap_or_default()]),
        ],
    };
    GuideStep::ALL.into_iter().map(|step| Progress { step, tasks: tasks(step) }).collect()
}

/// The step to work on: the first that is not done, or the last.
pub fn current(progress: &[Progress]) -> GuideStep {
    progress.iter().find(|progress| !progress.is_done()).map_or(GuideStep::Improve, |progress| progress.step)
}

fn fields(aim: Aim, texts: &[&str]) -> Task {
    let done = texts.iter().filter(|text| !text.trim().is_empty()).count();
    let next = (done < texts.len()).then_some(Place::Header);
    Task { aim, done, of: texts.len(), enough: texts.len(), next }
}

fn context_fields(map: &JourneyMap) -> Task {
    let context = &map.context;
    let mut texts =
        vec![&*context.goal, &context.scenario, &context.expectations, &context.begins, &context.ends, &context.owner];
    if map.kind == MapKind::FutureState {
        texts.extend([&*context.vision, context.horizon.as_deref().unwrap_or_default()]);
    }
    fields(Aim::ContextFields, &texts)
}

fn persona_fields(map: &JourneyMap) -> Task {
    let persona = &map.persona;
    let texts = [&*persona.name, &persona.role, &persona.quote, &persona.goals, &persona.needs, &persona.frustrations];
    let task = fields(Aim::PersonaFields, &texts);
    Task { next: task.next.map(|_| Place::Persona), ..task }
}

/// Counts `things`, each with whether it is as wished and its place.
fn count(aim: Aim, things: impl Iterator<Item = (bool, Place)>) -> Task {
    let mut task = Task { aim, done: 0, of: 0, enough: 0, next: None };
    for (is_done, place) in things {
        task.of += 1;
        if is_done {
            task.done += 1;
        } else if task.next.is_none() {
            task.next = Some(place);
        }
    }
    task.enough = task.of;
    task
}

fn steps_with(survey: &Survey<'_>, aim: Aim, role: LaneRole) -> Task {
    let roles = [role];
    let steps = survey.map.steps();
    count(aim, steps.map(|step| (survey.has(&step.id, &roles), survey.place_in(&step.id, &roles))))
}

fn stages(survey: &Survey<'_>) -> Vec<Task> {
    let roles: &[LaneRole] = if survey.has_lane(&MEETINGS) { &MEETINGS } else { &[LaneRole::Action] };
    let stages = survey.map.stages.iter().map(|stage| {
        let is_met = stage.steps.iter().any(|step| survey.has(&step.id, roles));
        (is_met, Place::Stage(stage.id.clone()))
    });
    let mut tasks = vec![count(Aim::StagesMet, stages)];
    let touchpoints = survey.of_role(&LaneRole::Touchpoint);
    let channels = count(
        Aim::TouchpointsOnChannel,
        touchpoints.map(|seen| (seen.card.channel.is_some(), Place::Card(seen.id.clone()))),
    );
    // Nothing to say about channels where nothing is a touchpoint, or where touchpoints are tools and media.
    if channels.of > 0 && survey.map.kind != MapKind::DayInTheLife {
        tasks.push(channels);
    }
    tasks
}

fn feelings(survey: &Survey<'_>) -> Vec<Task> {
    let felt = |step: &Step| (survey.feels(&step.id), survey.place_of_feeling(&step.id));
    let mut tasks = vec![steps_with(survey, Aim::StepsActed, LaneRole::Action)];
    if survey.has_lane(&[LaneRole::Thought]) {
        tasks.push(steps_with(survey, Aim::StepsThought, LaneRole::Thought));
    }
    tasks.push(count(Aim::StepsFelt, survey.map.steps().map(felt)));
    tasks
}

fn moments(survey: &Survey<'_>) -> Vec<Task> {
    const WRONG: [LaneRole; 2] = [LaneRole::Pain, LaneRole::Gap];
    let lows = survey.map.steps().filter(|step| survey.is_low(&step.id));
    let lows =
        count(Aim::LowsExplained, lows.map(|step| (survey.has(&step.id, &WRONG), survey.place_in(&step.id, &WRONG))));
    let mut tasks = Vec::new();
    if survey.map.kind == MapKind::DayInTheLife {
        tasks.push(steps_with(survey, Aim::StepsNeeded, LaneRole::Need));
    }
    if lows.of > 0 {
        tasks.push(lows);
    }
    if asks_for_moments(&survey.map.kind) {
        tasks.extend([(Aim::HighsDecided, false), (Aim::LowsDecided, true)].map(|(aim, low)| {
            let done = survey.moments().filter(|seen| (seen.card.moment == Some(MomentOfTruth::Low)) == low).count();
            Task { aim, done, of: done.max(1), enough: 1, next: None }
        }));
    }
    tasks
}

fn frictions_answered(survey: &Survey<'_>) -> Task {
    let frictions = survey.frictions();
    count(Aim::FrictionsAnswered, frictions.map(|seen| (survey.is_answered(&seen), Place::Card(seen.id.clone()))))
}

fn owners(survey: &Survey<'_>) -> Vec<Task> {
    let mut tasks = vec![frictions_answered(survey), ideas(survey, Aim::IdeasOwned)];
    let stages = survey.stages_to_own();
    if !stages.is_empty() {
        let owned = stages.iter().map(|stage| (survey.is_stage_owned(stage), Place::Stage(stage.id.clone())));
        tasks.push(count(Aim::StagesOwned, owned));
    }
    tasks
}

fn ideas(survey: &Survey<'_>, aim: Aim) -> Task {
    let is_done = |seen: &Seen<'_>| match aim {
        Aim::IdeasOwned => survey.is_owned(seen),
        Aim::IdeasRated => seen.card.impact.is_some() && seen.card.effort.is_some(),
        _ => seen.card.due.is_some(),
    };
    count(aim, survey.ideas().map(|seen| (is_done(&seen), Place::Card(seen.id.clone()))))
}

/// What is proposed exists nowhere yet and cannot have been seen. Half of the rest is enough: a workshop begins with guesses.
fn cards_founded(survey: &Survey<'_>) -> Task {
    let about_now = survey.cards.iter().filter(|seen| seen.card.evidence != Some(Evidence::Proposed));
    let is_founded = |seen: &Seen<'_>| matches!(seen.card.evidence, Some(Evidence::Observed | Evidence::Reported));
    let task = count(Aim::CardsFounded, about_now.map(|seen| (is_founded(seen), Place::Card(seen.id.clone()))));
    Task { enough: task.of.div_ceil(2), ..task }
}
