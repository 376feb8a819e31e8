//! See `words/blueprint.rs`.
use crate::method::ties::Tie;
use crate::words::blueprint::BlueprintWords;

pub(super) const WORDS: BlueprintWords = BlueprintWords {
    tied: |tie, others| match tie {
        Tie::Needs => format!("needs {others}"),
        Tie::NeededBy => format!("needed by {others}"),
        Tie::Mutual => format!("depends mutually with {others}"),
        Tie::Answers => format!("answers {others}"),
        Tie::AnsweredBy => format!("answered by {others}"),
    },
    quoted: |text| format!("“{text}”"),
    handle: "Drag onto the card this one needs",
    delete_link: |from, to| format!("Delete the link from “{from}” to “{to}”"),
    link_title: |text| format!("Link “{text}” to another card"),
    relation: "This card",
    needs: "needs the other",
    needed_by: "is needed by the other",
    mutual: "needs the other, and the other needs it",
    other_card: "Other card",
    link: "Link",
    no_action: "no customer action",
    wished_lane: "Wished-for feeling",
    wished_question: "How would we like this moment to feel?",
    wished: |score| format!("wished for {}", crate::words::signed(score.value())),
    from_to: |begins, ends| format!("{begins}–{ends}"),
    from: |begins| format!("from {begins}"),
    until: |ends| format!("until {ends}"),
    step_name: "Name",
    begins: "Begins at",
    ends: "Ends at",
    passive: "No customer action here, on purpose",
    ends_first: "It would end before it begins.",
    overlaps: |name, times| format!("It would clash with “{name}” ({times})."),
    kept: "The map keeps its times until this is put right.",
};
