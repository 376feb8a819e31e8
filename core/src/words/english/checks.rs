//! See `words/checks.rs`.
use crate::method::checks::Rule;
use crate::words::checks::ChecksWords;

pub(in crate::words) static WORDS: ChecksWords = ChecksWords {
    intro: "Hints, not orders. Go and see, or set aside what does not fit this map.",
    none_yet: "Nothing is written yet: hints come with the first cards.",
    none: "Nothing to check. Read the map once more with somebody who was not there.",
    title,
    why,
    places: |count| if count == 1 { "1 place".to_owned() } else { format!("{count} places") },
    more: |count| format!("and {count} more"),
    board: "Go to the board",
    moments: "Look for moments of truth",
    lane,
    nameless: "Without a name",
    aside: "Set aside",
    aside_all: "Set all aside",
    set_aside: |count| format!("{count} set aside"),
    all: "all",
    after_colon: |name| format!(": {name}"),
    bring_back: "Bring back",
};

fn lane(name: &str) -> String {
    if name.is_empty() { "Add a lane".to_owned() } else { format!("Add a lane: {name}") }
}

fn title(rule: Rule) -> &'static str {
    match rule {
        Rule::NoGoal => "No goal",
        Rule::NoPersona => "No persona",
        Rule::StaleReview => "Review is overdue",
        Rule::NoReview => "Validated, but no review date",
        Rule::TooManyStages => "More than 12 stages",
        Rule::TooManyCards => "More than 120 cards",
        Rule::EmptyStage => "Stage without an action or a touchpoint",
        Rule::StageWithoutOwner => "Stage without an owner",
        Rule::NoEmotion => "Step without a feeling",
        Rule::NoChannel => "Touchpoint without a channel",
        Rule::PainWithoutOpportunity => "Pain point without an opportunity",
        Rule::NoMoment => "No moment of truth yet",
        Rule::MostlyAssumed => "More than half of the cards are assumed",
        Rule::OpportunityWithoutOwner => "Opportunity without an owner",
        Rule::SolutionWithoutOwner => "Solution without an owner",
        Rule::SolutionWithoutDate => "Solution without a date or a measure",
        Rule::GapWithoutSolution => "Gap without a solution",
        Rule::MissingLayer => "Blueprint without one of its layers",
        Rule::LanesOutOfOrder => "Lanes out of order",
        Rule::NoCustomerAction => "Frontstage without a customer action",
        Rule::NothingBehind => "Frontstage with nothing behind it",
        Rule::FailureWithoutImprovement => "Failure point without an improvement",
        Rule::TimesOutOfOrder => "Begins before the step before it",
        Rule::TimesOverlap => "Begins before the last step has ended",
        Rule::EndBeforeBegin => "Ends before it begins",
        Rule::NoNeed => "No need or goal",
        Rule::NoMood => "No mood",
    }
}

fn why(rule: Rule) -> &'static str {
    match rule {
        Rule::NoGoal => "A map that decides nothing ends up in a drawer: say which decision it is for.",
        Rule::NoPersona => "Without one person in mind, everybody maps a different customer.",
        Rule::StaleReview => {
            "Journeys change while nobody looks: check that this one still holds, then set a new date."
        }
        Rule::NoReview => "An agreed map ages too: a date makes sure somebody looks at it again.",
        Rule::TooManyStages => "Past a dozen stages nobody sees the whole way: merge some, or make two maps.",
        Rule::TooManyCards => "A crowded board hides what matters: keep what a decision needs.",
        Rule::EmptyStage => "If nothing happens and nobody is met here, the stage is either unknown or not needed.",
        Rule::StageWithoutOwner => "A stage that nobody answers for is where customers fall between two teams.",
        Rule::NoEmotion => "The curve breaks where a feeling is unknown, and a low may hide in the gap.",
        Rule::NoChannel => "Only channels show where people switch, wait or tell their story twice.",
        Rule::PainWithoutOpportunity => {
            "A pain point nobody answers stays as it is: find an idea, link one, or accept it as it is."
        }
        Rule::NoMoment => "A few moments decide the whole judgement; choosing them tells you where to begin.",
        Rule::MostlyAssumed => "Decisions taken on guesses are guesses: ask, watch or count before you spend.",
        Rule::OpportunityWithoutOwner => "What belongs to everybody is done by nobody.",
        Rule::SolutionWithoutOwner => "Without a name beside it, a solution waits for somebody else.",
        Rule::SolutionWithoutDate => {
            "Without a day or a figure nobody can tell whether it was done, or whether it helped."
        }
        Rule::GapWithoutSolution => "A gap nobody closes keeps the future state on paper.",
        Rule::MissingLayer => {
            "A blueprint shows who sees what: without all four layers a line has nothing to separate."
        }
        Rule::LanesOutOfOrder => "Customer, frontstage, backstage, support: in another order a line cannot be drawn.",
        Rule::NoCustomerAction => {
            "Staff act for somebody: say what the customer does here, or mark the step as one without an action."
        }
        Rule::NothingBehind => {
            "What the customer sees rests on work out of sight; what is missing here is often what fails."
        }
        Rule::FailureWithoutImprovement => "You know where it breaks: say what would prevent it, or accept it.",
        Rule::TimesOutOfOrder => "A day is lived in order: one of the two times is wrong, or the steps should swap.",
        Rule::TimesOverlap => "Nobody lives two moments at once: shorten one, or merge them.",
        Rule::EndBeforeBegin => "Only the last step of a day may end after midnight: one of its times is wrong.",
        Rule::NoNeed => "A day without a wish has no opening for you: note what the person tries to get done.",
        Rule::NoMood => "Energy and mood show when help is welcome and when it is too much.",
    }
}
