//! See `words/moments.rs`.
use crate::method::moments::{Lack, Reason};
use crate::model::MomentOfTruth;
use crate::words::moments::MomentsWords;

pub(in crate::words) static WORDS: MomentsWords = MomentsWords {
    about: "A few moments weigh more than all others on how the whole is judged. The page suggests where; you decide.",
    decided: |count| format!("Decided ({count})"),
    none_decided: "None yet. Three to five are usual.",
    suggested: |count| format!("To look at ({count})"),
    none_suggested: "Nothing more to suggest.",
    lack,
    go_there: "Go there",
    reason,
    moment: |moment| match moment {
        MomentOfTruth::Low => super::details::WORDS.low,
        _ => super::details::WORDS.high,
    },
    which: |moment| match moment {
        MomentOfTruth::Low => "Which card loses the customer?",
        _ => "Which card wins the customer?",
    },
    new_card: |lane| format!("New card in “{lane}”"),
    nowhere: "No card here can carry it, and no lane in sight takes one.",
    set_aside: "Set aside",
    aside: |count| format!("Set aside ({count})"),
    bring_back: "Bring back",
    remove: "Remove",
    about_what: |action, what| format!("{action}: {what}"),
};

fn lack(lack: &Lack) -> String {
    match lack {
        Lack::Steps => "The map has no steps yet.".into(),
        Lack::Cards { filled, of, .. } => {
            format!("{filled} of {of} steps hold a card. Suggestions begin when half of them do.")
        }
        Lack::EmotionLane => "There is no lane for feelings yet: highs and lows are looked for on its curve.".into(),
        Lack::Feelings { known, of, .. } => {
            format!("The feeling is known at {known} of {of} steps. Suggestions begin when it is at half of them.")
        }
    }
}

fn reason(reason: &Reason) -> String {
    match reason {
        Reason::First => "First step: the first impression.".into(),
        Reason::Last => "Last step: what is remembered.".into(),
        Reason::Lowest(score) => format!("Lowest feeling: {}.", crate::words::signed(score.value())),
        Reason::Highest(score) => format!("Highest feeling: {}.", crate::words::signed(score.value())),
        Reason::Owner { before, after } => {
            format!("Others take over: {} → {}.", before.join(", "), after.join(", "))
        }
        Reason::Channel { before, after } => {
            format!("The channel changes: {}.", super::touchpoints::WORDS.switch_in_short(before, after))
        }
        Reason::Gap { importance, performance, .. } => {
            format!("Widest gap: importance {importance}, performance {performance}.")
        }
    }
}
