//! See `words/taking_in.rs`.

use crate::editor::answer::{AnswerProblem, Why};
use crate::format::limits;
use crate::method::merge::{Aspect, ChangeKind, Grown, Subject};
use crate::words::file::FileWords;
use crate::words::taking_in::{BringWords, MergeWords, NotesWords, TakingInWords};

pub(in crate::words) static WORDS: TakingInWords = TakingInWords {
    notes: NotesWords {
        title: "A first map from notes",
        about: "This page sends nothing anywhere. It makes a text that you copy into whatever model you use; whoever runs that model then reads it. You paste the answer back here and decide on each proposal.",
        first: "1. The text to copy",
        notes: "Your notes",
        text: "The text that is copied",
        holds: "Besides your notes the text holds the title of this map, its goal and scenario, the name and role of its persona, and the names of its stages, steps and lanes. It holds no cards.",
        copy: "Copy the text",
        copied: "Copied.",
        not_copied: "The browser did not copy it. The text is selected: copy it with the keyboard or the menu of the field.",
        second: "2. The answer",
        answer: "The answer, as it came",
        read: "Look at the proposals",
        problem,
        proposed: |count| if count == 1 { "1 proposal".to_owned() } else { format!("{count} proposals") },
        assumed: "What you add is assumed, not observed, until you say how you know it.",
        nothing_new: "The answer proposes nothing that this map does not have.",
        partial: "The answer stops in the middle or is not complete: these are the proposals that could be read.",
        left_out: |count| if count == 1 { "1 left out".to_owned() } else { format!("{count} left out") },
        why,
        new: "new",
        all: "All",
        none: "None",
        back: "Back to the answer",
        add: |count| match count {
            0 => "Add".to_owned(),
            1 => "Add 1 proposal".to_owned(),
            _ => format!("Add {count} proposals"),
        },
        added: |count, feelings| {
            let felt = if feelings == 1 { "1 feeling".to_owned() } else { format!("{feelings} feelings") };
            match (count, feelings) {
                (_, 0) => format!("{} added.", cards(count)),
                (0, _) => format!("{felt} added."),
                _ => format!("{} and {felt} added.", cards(count)),
            }
        },
    },
    merge: MergeWords {
        title: "Merge a copy of this map",
        about: "Choose the file of a copy that somebody worked on. You see what comes in before anything is changed, and one undo takes it back.",
        file: "The file of the copy",
        repaired: |count| match count {
            1 => "1 problem of the file was repaired to read it.".to_owned(),
            _ => format!("{count} problems of the file were repaired to read it."),
        },
        refused: "The browser could not read this file.",
        grown,
        set_aside: "Compare without what both grew from",
        comes_in: |count| format!("Comes in from the copy: {count}"),
        only_here: |count| format!("Only in this map, and stays: {count}"),
        nothing: "Nothing comes in: this map has all that is taken of the copy.",
        change: |kind| match kind {
            ChangeKind::Added => "added",
            ChangeKind::Changed => "changed",
            ChangeKind::Moved => "moved",
            ChangeKind::Removed => "removed",
        },
        thing,
        at: |what, lane, column| format!("“{what}” ({lane}, {column})"),
        conflicts: |count| if count == 1 { "1 conflict".to_owned() } else { format!("{count} conflicts") },
        choose: "Both sides changed the same thing, or it is not known which did. Choose for each; what is chosen already loses least.",
        aspect,
        fields: [
            "Text",
            "Note",
            "Colour",
            "Tags",
            "Owner",
            "Channel",
            "Channel",
            "Type of channel",
            "Key touchpoint",
            "Moment of truth",
            "Importance",
            "Performance",
            "Impact",
            "Effort",
            "Status",
            "Due date",
            "Measure",
            "Evidence",
            "Source",
            "Learnt on",
            "Minutes",
            "Fail point",
            "Known and accepted",
            "Label",
            "Role",
            "Question",
            "Hidden",
            "Locked",
            "Name",
            "Begins",
            "Ends",
            "Width",
            "Does nothing",
            "Score",
            "Word",
            "Type",
            "Language",
            "Title",
            "Goal",
            "Scenario",
            "Expectations",
            "Review date",
            "Sources",
            "Vision",
            "Horizon",
            "Participants",
            "Age",
            "Quote",
            "Segment",
            "Goals",
            "Needs",
            "Frustrations",
            "Motivations",
            "Habits",
            "Channels",
        ],
        mine: "This map",
        theirs: "The copy",
        before: |text| format!("Before: {text}"),
        both: "Keep both",
        deleted: "Deleted",
        nothing_said: "Nothing",
        marks: ["Yes", "No"],
        merge: "Merge",
        merged: |[added, changed, moved, removed]| {
            format!("Merged: {added} added, {changed} changed, {moved} moved, {removed} removed.")
        },
    },
    bring: BringWords {
        title: "Bring in from another map",
        about: "Tick what comes along. It is copied: the other map stays as it is, and one undo takes it back.",
        map: "From",
        no_other: "There is no other map in this browser.",
        not_opened: "That map cannot be opened.",
        stages: "Stages, with all that stands in them",
        lanes: "Lanes, with all that stands in them",
        cards: "Cards",
        unnamed: "without a name",
        nothing: "Nothing is ticked yet.",
        comes: |count, feelings| {
            let felt = if feelings == 1 { "1 feeling".to_owned() } else { format!("{feelings} feelings") };
            format!("{} and {felt} come along.", cards(count))
        },
        lanes_added: |count| {
            if count == 1 {
                "1 lane is added for them.".to_owned()
            } else {
                format!("{count} lanes are added for them.")
            }
        },
        gathered: |names| format!("No such step here: {names}. What they hold goes to the nearest step."),
        skipped: |count| {
            if count == 1 {
                "1 thing finds no place here and stays behind.".to_owned()
            } else {
                format!("{count} things find no place here and stay behind.")
            }
        },
        bring: "Bring in",
        brought: |count, title| format!("Brought in from “{title}”: {}.", cards(count)),
    },
    more: |count| format!("and {count} more"),
};

fn grown(grown: Grown) -> &'static str {
    match grown {
        Grown::Mine => {
            "The copy was made from this map as it is now: only the copy has changed since, and what it changed comes in."
        }
        Grown::Theirs => "This map has gone on from that very copy: nothing new is in the file.",
        Grown::Both => {
            "What both grew from is known. What one side alone changed is taken as it is; only what both changed is a conflict."
        }
        Grown::Unknown => {
            "What both grew from is not known. So nothing is deleted, and what the two say differently is a conflict."
        }
        Grown::SetAside => {
            "What both grew from is set aside. So nothing is deleted, and what the two say differently is a conflict."
        }
    }
}

fn thing(subject: &Subject) -> &'static str {
    match subject {
        Subject::Map => "The map",
        Subject::Context => "What the map is about",
        Subject::Persona => "Persona",
        Subject::Stages => "Order of the stages",
        Subject::Stage(_) => "Stage",
        Subject::Step(_) => "Step",
        Subject::Lanes => "Order of the lanes",
        Subject::Lane(_) => "Lane",
        Subject::Cell(_) => "Order of the cards",
        Subject::Card(_) => "Card",
        Subject::Feeling(_) => "Feeling",
        Subject::Links => "Order of the links",
        Subject::Link(..) => "Link",
    }
}

fn aspect(aspect: &Aspect) -> &'static str {
    match aspect {
        Aspect::Field(_) => "",
        Aspect::Place => "where it stands",
        Aspect::Presence => "deleted on one side, changed on the other",
        Aspect::Contents => "deleted on one side, used on the other",
        Aspect::Order => "order",
    }
}

// Counted here, so that nothing of this is loaded with the words of the page.
fn cards(count: usize) -> String {
    if count == 1 { "1 card".to_owned() } else { format!("{count} cards") }
}

fn problem(problem: &AnswerProblem, file: &FileWords) -> String {
    match problem {
        AnswerProblem::Empty => "There is no answer yet: paste it into the field.".to_owned(),
        AnswerProblem::TooBig { bytes } => {
            format!("This answer is {}. The limit is {}.", (file.size)(*bytes), (file.size)(limits::FILE))
        }
        AnswerProblem::MapFile => "This is a map file. Save it as a file and open it as a map.".to_owned(),
        AnswerProblem::Json(problem) => (file.problem)(problem),
        AnswerProblem::Nothing => {
            "Nothing was found here that stands in a lane. The answer should be JSON as the text asks for it, or an outline with stages as headings and lanes below them.".to_owned()
        }
        AnswerProblem::TooMany { most } => format!("This answer proposes more than {most} cards, the most a map takes."),
    }
}

fn why(why: Why) -> &'static str {
    match why {
        Why::NoStage => "names no stage",
        Why::NoLane => "names no lane",
        Why::NoScore => "no score from −2 to +2",
        Why::TooLong => "too long",
        Why::Locked => "its lane shows another map",
        Why::Known => "on the map already",
        Why::Twice => "said twice",
    }
}
