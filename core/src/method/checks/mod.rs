//! What may still be missing in a map, each hint with its place; quiet, and set aside for good where a person says so.
//!
//! Hints about what stands on the board wait until a first card stands there: an empty template is no fault.
//! Lanes that are only looked at (`locked`) are not checked, nor do their cards count as anybody's work on this map.

mod blueprint;
mod day;
mod ideas;

use super::place::Place;
use super::survey::{MEETINGS, Seen, Survey};
use crate::model::order::InOrder;
use crate::model::{Context, Evidence, JourneyMap, LaneRole, MapKind, MapStatus};

/// More stages than this are hard to take in (product.md section 4; 5 to 7 are usual).
pub const MOST_STAGES: usize = 12;

/// More cards than this hide what matters (product.md section 4).
pub const MOST_CARDS: usize = 120;

/// With fewer cards a share of them says nothing, and the map is not yet filled.
pub const ENOUGH_CARDS: usize = 10;

macro_rules! rules {
    ($($(#[$about:meta])* $rule:ident = $name:literal,)*) => {
        /// What a hint is about.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule {
            $($(#[$about])* $rule,)*
        }

        impl Rule {
            /// Every rule, in the order of the panel: the frame first, then the board, then what follows from it.
            pub const ALL: &'static [Self] = &[$(Self::$rule),*];

            /// Its stable name, under which its hints are set aside.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$rule => $name,)*
                }
            }
        }
    };
}

rules! {
    /// Nothing says what the map is to decide.
    NoGoal = "no-goal",
    /// Nobody travels.
    NoPersona = "no-persona",
    /// The day to look at the map again has passed.
    StaleReview = "stale-review",
    /// An agreed map that nobody will look at again.
    NoReview = "no-review",
    /// More than [`MOST_STAGES`] stages.
    TooManyStages = "too-many-stages",
    /// More than [`MOST_CARDS`] cards.
    TooManyCards = "too-many-cards",
    /// A stage in which nothing is done and nobody met.
    EmptyStage = "empty-stage",
    /// A stage nobody answers for, on a map that is filled.
    StageWithoutOwner = "stage-without-owner",
    /// A step nobody knows the feeling of.
    NoEmotion = "no-emotion",
    /// A touchpoint that does not say where contact happens.
    NoChannel = "no-channel",
    /// A friction without an idea, that nobody said to live with.
    PainWithoutOpportunity = "pain-without-opportunity",
    /// A filled map without a moment of truth.
    NoMoment = "no-moment",
    /// More than half of the cards are assumed.
    MostlyAssumed = "mostly-assumed",
    /// An opportunity nobody answers for.
    OpportunityWithoutOwner = "opportunity-without-owner",
    /// A solution nobody answers for.
    SolutionWithoutOwner = "solution-without-owner",
    /// A solution with neither a day nor a measure.
    SolutionWithoutDate = "solution-without-date",
    /// A gap that nothing closes.
    GapWithoutSolution = "gap-without-solution",
    /// A blueprint without one of its four layers.
    MissingLayer = "missing-layer",
    /// Lanes of a blueprint stand so that a line cannot be drawn between them.
    LanesOutOfOrder = "lanes-out-of-order",
    /// Staff act in view of a customer who does nothing.
    NoCustomerAction = "no-customer-action",
    /// Nothing behind the scenes makes it possible.
    NothingBehind = "nothing-behind",
    /// A place where the service can fail, and no idea against it.
    FailureWithoutImprovement = "failure-without-improvement",
    /// A step begins before the one before it.
    TimesOutOfOrder = "times-out-of-order",
    /// A step begins before the one before it has ended.
    TimesOverlap = "times-overlap",
    /// A step ends before it begins.
    EndBeforeBegin = "end-before-begin",
    /// A day in which the person wants nothing.
    NoNeed = "no-need",
    /// A day without any mood.
    NoMood = "no-mood",
}

/// A hint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// What it is about.
    pub rule: Rule,
    /// Where it leads.
    pub place: Place,
    /// Tells it from others of its rule, whatever else changes on the map.
    pub id: String,
}

impl Check {
    fn new(rule: Rule, place: Place) -> Self {
        Self { rule, id: place.id(), place }
    }

    /// About the map as a whole, though it leads to one place.
    fn whole(rule: Rule, place: Place) -> Self {
        Self { rule, id: Place::Board.id(), place }
    }

    /// Its stable name, `rule:id`.
    pub fn name(&self) -> String {
        format!("{}:{}", self.rule.as_str(), self.id)
    }

    /// Whether a person set it aside, alone or with its whole rule.
    pub fn is_dismissed(&self, context: &Context) -> bool {
        if context.dismissed.is_empty() {
            return false;
        }
        let is_aside = |name: &str| context.dismissed.iter().any(|other| other == name);
        is_aside(&all_of(self.rule)) || is_aside(&self.name())
    }
}

/// The name under which every hint of `rule` is set aside, those to come too.
pub fn all_of(rule: Rule) -> String {
    format!("{}:*", rule.as_str())
}

/// Every hint about `map` on the day `today` (`YYYY-MM-DD`, empty when nobody knows), those set aside too, in the order of the rules.
pub fn checks(map: &JourneyMap, today: &str) -> Vec<Check> {
    let survey = Survey::of(map);
    let mut found = Vec::new();
    header(map, today, &mut found);
    size(&survey, &mut found);
    if !survey.cards.is_empty() {
        board(&survey, &mut found);
        ideas::find(&survey, &mut found);
        match map.kind {
            MapKind::ServiceBlueprint => blueprint::find(&survey, &mut found),
            MapKind::DayInTheLife => day::find(&survey, &mut found),
            _ => {}
        }
    }
    if map.kind == MapKind::DayInTheLife {
        day::times(map, &mut found);
    }
    found.put_in_order(|one, other| one.rule.cmp(&other.rule));
    found
}

/// The hints nobody set aside.
pub fn open_checks(map: &JourneyMap, today: &str) -> Vec<Check> {
    let mut all = checks(map, today);
    all.retain(|check| !check.is_dismissed(&map.context));
    all
}

/// Whether the day to look at the map again has passed on the day `today` (`YYYY-MM-DD`). It has not on the day itself.
pub fn is_stale(context: &Context, today: &str) -> bool {
    // Days of this form are in order as texts are.
    !today.is_empty() && context.review.as_deref().is_some_and(|review| !review.is_empty() && review < today)
}

fn header(map: &JourneyMap, today: &str, found: &mut Vec<Check>) {
    let context = &map.context;
    let mut add = |applies: bool, rule| {
        if applies {
            let place = if rule == Rule::NoPersona { Place::Persona } else { Place::Header };
            found.push(Check::new(rule, place));
        }
    };
    add(context.goal.trim().is_empty(), Rule::NoGoal);
    add(map.persona.name.trim().is_empty(), Rule::NoPersona);
    add(context.review.is_none() && context.status == MapStatus::Validated, Rule::NoReview);
    if is_stale(context, today) {
        // Set aside for this day only: the next one that passes is worth a word again.
        let id = context.review.clone().unwrap_or_default();
        found.push(Check { rule: Rule::StaleReview, place: Place::Header, id });
    }
}

fn size(survey: &Survey<'_>, found: &mut Vec<Check>) {
    if let Some(stage) = survey.map.stages.get(MOST_STAGES) {
        found.push(Check::whole(Rule::TooManyStages, Place::Stage(stage.id.clone())));
    }
    if survey.cards.len() > MOST_CARDS {
        found.push(Check::whole(Rule::TooManyCards, Place::Board));
    }
}

fn board(survey: &Survey<'_>, found: &mut Vec<Check>) {
    let map = survey.map;
    let mut doings = vec![LaneRole::Action];
    doings.extend(MEETINGS);
    if survey.has_lane(&doings) {
        let empty = map.stages.iter().filter(|stage| !stage.steps.iter().any(|step| survey.has(&step.id, &doings)));
        found.extend(empty.map(|stage| Check::new(Rule::EmptyStage, Place::Stage(stage.id.clone()))));
    }
    // Who answers for a stage is asked once there is something to answer for.
    if survey.cards.len() >= ENOUGH_CARDS {
        let nobody = survey.stages_to_own().iter().filter(|stage| !survey.is_stage_owned(stage));
        found.extend(nobody.map(|stage| Check::new(Rule::StageWithoutOwner, Place::Stage(stage.id.clone()))));
    }
    // A day without any feeling has a rule of its own.
    if map.kind != MapKind::DayInTheLife || survey.knows_feelings() {
        found.extend(survey.unfelt().map(|step| Check::new(Rule::NoEmotion, survey.place_of_feeling(&step.id))));
    }
    // A person's day has tools and media where other maps have contacts; those need no channel.
    if map.kind != MapKind::DayInTheLife {
        for seen in survey.of_role(&LaneRole::Touchpoint).filter(|seen| seen.card.channel.is_none()) {
            found.push(Check::new(Rule::NoChannel, Place::Card(seen.id.clone())));
        }
    }
    if asks_for_moments(&map.kind) && is_filled(survey) && survey.moments().next().is_none() {
        found.push(Check::whole(Rule::NoMoment, Place::Board));
    }
    let is_assumed = |seen: &&Seen<'_>| matches!(seen.card.evidence, None | Some(Evidence::Assumed));
    let count = survey.evidence();
    let is_much = survey.cards.len() >= ENOUGH_CARDS && count.assumed * 2 > count.about_now();
    if let Some(first) = survey.cards.iter().find(is_assumed).filter(|_| is_much) {
        found.push(Check::whole(Rule::MostlyAssumed, Place::Card(first.id.clone())));
    }
}

/// Moments of truth are between a customer and us: on a day we may not even appear in nobody has to name one.
pub(super) fn asks_for_moments(kind: &MapKind) -> bool {
    *kind != MapKind::DayInTheLife
}

/// Whether a map has enough on it to look for its highs and lows: cards, and the feeling of every other step.
fn is_filled(survey: &Survey<'_>) -> bool {
    let steps = survey.map.steps().count();
    let known = survey.map.steps().filter(|step| survey.feels(&step.id)).count();
    survey.cards.len() >= ENOUGH_CARDS && (survey.curve.is_none() || known * 2 >= steps)
}
