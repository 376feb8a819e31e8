//! What to ask about a lane and about a stage: see `words/guide.rs`.
use crate::model::{LaneRole, MapKind};

type Questions = &'static [&'static str];

pub(super) fn of_lane(role: &LaneRole, kind: &MapKind) -> Questions {
    match (role, kind) {
        (LaneRole::Action, MapKind::DayInTheLife) => &[
            "What are they busy with, whether or not it concerns us?",
            "What comes first at this hour, and what is put off?",
            "What do they do twice, or for somebody else?",
        ],
        (LaneRole::Action, MapKind::FutureState) => &[
            "What will they do here, and what will they no longer have to do?",
            "Which two steps of today become one?",
        ],
        (LaneRole::Action, MapKind::ServiceBlueprint) => &[
            "What does the customer do to get on, in their own words?",
            "What do they have to bring, fill in or wait for?",
            "Do they do nothing here? Then mark the step so.",
        ],
        (LaneRole::Action, _) => &[
            "What do they really do here, one gesture after the other?",
            "What do they do that we never see?",
            "What would somebody do who does it for the first time?",
        ],
        (LaneRole::Touchpoint, MapKind::DayInTheLife) => {
            &["Which device, app, paper or person do they turn to?", "What do they read, watch or listen to meanwhile?"]
        }
        (LaneRole::Touchpoint, MapKind::FutureState) => &[
            "Which contact stays, which goes, which is new?",
            "Where can they change channel without telling everything again?",
        ],
        (LaneRole::Touchpoint, _) => &[
            "Where do they meet us here, on which channel?",
            "Who serves, and how do they know what happened before?",
            "Which of these contacts would be missed if it were gone?",
        ],
        (LaneRole::Thought, MapKind::FutureState) => {
            &["What should they be able to say to themselves here?", "Which doubt of today should no longer come up?"]
        }
        (LaneRole::Thought, _) => &[
            "What is on their mind, word for word?",
            "What do they ask themselves before they go on?",
            "What do they compare us with?",
        ],
        (LaneRole::Emotion, MapKind::FutureState) => {
            &["How should it feel, and how far is that from today?", "Which low is worth lifting first?"]
        }
        (LaneRole::Emotion, MapKind::DayInTheLife) => {
            &["How much energy is left at this hour?", "What lifts the mood, and what spoils it?"]
        }
        (LaneRole::Emotion, _) => &[
            "How does it feel to them, and what makes it so?",
            "Which word would they use for it?",
            "Does anybody know? If not, leave it blank.",
        ],
        (LaneRole::Pain, MapKind::ServiceBlueprint) => &[
            "Where can it break, and how often does it?",
            "Who notices first, the customer or us?",
            "What is done then, and what does that cost?",
        ],
        (LaneRole::Pain, _) => &[
            "What slows, worries or stops them?",
            "How do they get around it?",
            "How many people does it happen to, and how do we know?",
        ],
        (LaneRole::Gain, _) => &["What works so well that it must not be lost?", "What do they tell others about?"],
        (LaneRole::Quote, _) => &["Who said it, where and when?", "Is it their wording, or already ours?"],
        (LaneRole::Opportunity, MapKind::DayInTheLife) => {
            &["When would help be welcome, and in what form?", "When would it be one thing too many?"]
        }
        (LaneRole::Opportunity, MapKind::ServiceBlueprint) => &[
            "What would remove the cause instead of the symptom?",
            "Which layer has to change for it?",
            "Who answers for it?",
        ],
        (LaneRole::Opportunity, _) => &[
            "What could we change, remove or add here?",
            "Which friction does it answer?",
            "What could be tried next week, with what there is?",
        ],
        (LaneRole::Solution, _) => &[
            "What will be built, changed or stopped?",
            "Who leads it, by when?",
            "What is the smallest version that would prove it?",
        ],
        (LaneRole::Metric, MapKind::FutureState) => {
            &["Which figure will prove it, from what to what?", "When will it be read, and by whom?"]
        }
        (LaneRole::Metric, _) => &[
            "Which figure tells how well this goes?",
            "What was it before, and what should it be?",
            "What do they wait, click or pay here?",
        ],
        (LaneRole::Owner, _) => {
            &["Who answers for this step, by name?", "Who else has to agree before anything changes?"]
        }
        (LaneRole::Context, MapKind::FutureState) => {
            &["What happens today, in one line?", "Which part of it should stay as it is?"]
        }
        (LaneRole::Context, _) => &["Where are they, and who is with them?", "What else is going on at the same time?"],
        (LaneRole::Need, _) => &[
            "What do they try to get done, or to avoid?",
            "Why does it matter to them today?",
            "How would they know that it worked?",
        ],
        (LaneRole::Gap, _) => {
            &["What separates today from the target here?", "Is it a matter of skill, tools, rules or time?"]
        }
        (LaneRole::Evidence, _) => {
            &["What does the customer see, hold or receive here?", "What does it promise, and is that kept?"]
        }
        (LaneRole::Frontstage, _) => &[
            "What do people or screens do in front of the customer?",
            "What do they need to know at that moment?",
            "What changes when it is busy?",
        ],
        (LaneRole::Backstage, _) => {
            &["What is done out of sight so that the front can act?", "Where does work wait for somebody?"]
        }
        (LaneRole::Support, _) => {
            &["Which teams, systems or partners does this rest on?", "What happens when one of them is down?"]
        }
        (LaneRole::Policy, _) => {
            &["Which rule, law or contract makes us do it this way?", "Is it still needed, and who could change it?"]
        }
        (LaneRole::Note | LaneRole::Custom | LaneRole::Other(_), _) => {
            &["What else should be remembered about this step?", "Is it seen, told or only supposed?"]
        }
    }
}

pub(super) fn of_stage(kind: &MapKind) -> Questions {
    match kind {
        MapKind::DayInTheLife => &[
            "What has to be done by the end of these hours?",
            "Who or what can interrupt them?",
            "What gives energy here, and what takes it?",
            "Where would a helping hand be noticed?",
            "What do they long for, and put off?",
        ],
        MapKind::FutureState => &[
            "What will people be able to do here that they cannot do today?",
            "What must stay exactly as it is?",
            "What disappears, and who will miss it?",
            "What has to change inside before this can be true?",
            "What would we see or measure if it worked?",
        ],
        MapKind::ServiceBlueprint => &[
            "What does the customer wait for, and do they know how long?",
            "What has to be ready behind the scenes before this can begin?",
            "Which hand-over loses time or information?",
            "Where can it fail, and who notices first?",
            "What changes on the busiest day of the year?",
        ],
        _ => &[
            "Do they reach what they came for? What tells you so?",
            "Where does frustration come from: waiting, effort, doubt, a broken promise?",
            "Where do people leave, and why just there?",
            "What do they think and feel here, and why?",
            "What do they do, and where do they meet us?",
            "How do we help them on to the next stage?",
        ],
    }
}
