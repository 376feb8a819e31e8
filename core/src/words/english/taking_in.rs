//! See `words/taking_in.rs`.

use crate::editor::answer::{AnswerProblem, Why};
use crate::format::limits;
use crate::words::file::FileWords;
use crate::words::taking_in::{NotesWords, TakingInWords};

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
};

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
