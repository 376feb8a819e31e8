//! See `words/said.rs`.
use super::priorities;
use crate::editor::said::{Edge, Place, Position, Said};
use crate::model::{Act, Label, MomentOfTruth, Score};
use crate::words::said::SaidWords;

pub(super) const WORDS: SaidWords = SaidWords { said, label, score, score_on_scale };

fn position(position: Position) -> String {
    format!("position {} of {}", position.number, position.of)
}

fn place(place: &Place) -> String {
    format!("{}, {}", place.lane, place.column)
}

pub(super) fn cards(count: usize) -> String {
    if count == 1 { "1 card".to_owned() } else { format!("{count} cards") }
}

fn and_its_cards(count: usize) -> String {
    match count {
        0 => String::new(),
        1 => " and its card".to_owned(),
        _ => format!(" and its {count} cards"),
    }
}

fn said(what: &Said) -> String {
    match what {
        Said::MovedInCell(at) => format!("Position {} of {}.", at.number, at.of),
        Said::MovedTo { place: to, position: at } => format!("Now in {}, {}.", place(to), position(*at)),
        Said::MovedMany { count, place: to } => format!("{} now in {}.", cards(*count), place(to)),
        Said::Edge(Edge::Above) => "No lane above.".to_owned(),
        Said::Edge(Edge::Below) => "No lane below.".to_owned(),
        Said::Edge(Edge::Before) => "Nothing further left.".to_owned(),
        Said::Edge(Edge::After) => "Nothing further right.".to_owned(),
        Said::Dropped { text, from, to, position: at } => {
            format!("“{text}” moved from {} to {}, {}.", place(from), place(to), position(*at))
        }
        Said::DragCancelled { text, place: at } => format!("Move cancelled. “{text}” stays in {}.", place(at)),
        Said::HeaderDragCancelled { name } => format!("Move cancelled. {name} stays where it was."),
        Said::DroppedOutside => "Released outside the map. Nothing moved.".to_owned(),
        Said::Added(at) => format!("Card added to {}.", place(at)),
        Said::Deleted(text) => format!("“{text}” deleted. Ctrl+Z brings it back."),
        Said::DeletedMany(count) => format!("{} deleted. Ctrl+Z brings them back.", cards(*count)),
        Said::StageMoved { name, position: at } => format!("Stage {name}: {}.", position(*at)),
        Said::StepMoved { name, position: at } => format!("Step {name}: {}.", position(*at)),
        Said::LaneMoved { name, position: at } => format!("Lane {name}: {}.", position(*at)),
        Said::StageDeleted { name, cards } => format!("Stage {name}{} deleted.", and_its_cards(*cards)),
        Said::StepDeleted { name, cards } => format!("Step {name}{} deleted.", and_its_cards(*cards)),
        Said::LaneDeleted { name, cards } => format!("Lane {name}{} deleted.", and_its_cards(*cards)),
        Said::LaneHidden(name) => format!("Lane {name} hidden. Its cards are kept."),
        Said::StageMerged(name) => format!("Stage {name} merged with the one before."),
        Said::StageSplit(name) => format!("New stage {name}."),
        Said::OnlyStep(name) => format!("{name} is the only step of its stage and stays there."),
        Said::Selected(count) => format!("{} selected.", cards(*count)),
        Said::SelectionCleared => "Selection cleared.".to_owned(),
        Said::Copied(count) => format!("{} copied.", cards(*count)),
        Said::Duplicated(count) => format!("{} duplicated.", cards(*count)),
        Said::Pasted { count, place: at } => format!("{} pasted in {}.", cards(*count), place(at)),
        Said::NothingToPaste => "Nothing to paste here.".to_owned(),
        Said::Undone(step) => format!("Undone: {}.", label(step)),
        Said::Redone(step) => format!("Redone: {}.", label(step)),
        Said::NothingToUndo => "Nothing to undo.".to_owned(),
        Said::NothingToRedo => "Nothing to redo.".to_owned(),
        Said::Discarded => "Change discarded.".to_owned(),
        Said::NotTaken => "What was typed is incomplete or impossible. The field says what it said before.".to_owned(),
        Said::Feeling { column, score: None, .. } => format!("{column}: unknown."),
        Said::Feeling { column, score: Some(value), feeling } => {
            let word = if feeling.is_empty() { score(*value) } else { feeling };
            format!("{column}: {:+}, {word}.", value.value())
        }
        Said::Linked { from, to } => format!("“{from}” needs “{to}”."),
        Said::LinkedMutually { one, other } => format!("“{one}” and “{other}” need each other."),
        Said::LinkedMany(count) => {
            format!("{} added.", if *count == 1 { "1 link".to_owned() } else { format!("{count} links") })
        }
        Said::AlreadyLinked => "These cards are linked already.".to_owned(),
        Said::Unlinked(count) => {
            format!(
                "{} deleted. Ctrl+Z brings back.",
                if *count == 1 { "1 link".to_owned() } else { format!("{count} links") }
            )
        }
        Said::LanesOrdered => "Lanes back in the blueprint’s order.".to_owned(),
        Said::Failure { cards: count, marked: true } => format!("{} marked as failure points.", cards(*count)),
        Said::Failure { cards: count, marked: false } => {
            format!("{} no longer marked as failure points.", cards(*count))
        }
        Said::Passive { column, passive: true } => format!("{column}: no customer action."),
        Said::Passive { column, passive: false } => format!("{column}: the customer acts."),
        Said::MomentDecided { text, moment: None } => format!("“{text}” is no longer a moment of truth."),
        Said::MomentDecided { text, moment: Some(MomentOfTruth::Low) } => {
            format!("“{text}” is a moment of truth, low.")
        }
        Said::MomentDecided { text, moment: Some(_) } => format!("“{text}” is a moment of truth, high."),
        Said::ChannelGiven { text, channel } => format!("“{text}”: {channel}."),
        Said::Sight(what) => (super::find::WORDS.said)(what),
        Said::Exported(name) => format!("Handed to the browser as {name}."),
        Said::Rated { text, rating } => {
            let advice = priorities::quadrant(rating.quadrant());
            format!("“{text}”: impact {}, effort {}. {advice}.", rating.impact, rating.effort)
        }
        Said::Unrated(text) => format!("“{text}” is not rated any more."),
        Said::RatingKept(text) => format!("Move cancelled. “{text}” stays where it was."),
        Said::MatrixEdge => "The scale ends here.".to_owned(),
        Said::Locked(lane) => format!("Lane “{lane}” is read-only: it shows another map. Its cards can be copied."),
        Said::TodayRefreshed(count) => format!("Today refreshed: {} changed.", cards(*count)),
        Said::TodayUpToDate => "Today is up to date already.".to_owned(),
        Said::ComparedMissing => "The map it is compared with is not in this browser.".to_owned(),
        Said::FutureMade(title) => format!("“{title}” made. Its steps are those of the current map."),
        Said::PersonaKept(name) => format!("“{name}” is kept in your personas."),
        Said::PersonaForgotten(name) => format!("“{name}” is no longer in your personas. This map keeps its sheet."),
        Said::PersonaChangedElsewhere(name) => {
            format!("“{name}” was changed in another window meanwhile. Nothing was written over it.")
        }
        Said::PersonaChosen(name) => format!("“{name}” travels on this map. Undo brings the former persona back."),
        Said::PersonaBegun => "New persona. Undo brings the former one back.".to_owned(),
    }
}

fn label(step: &Label) -> String {
    let what = if step.name.is_empty() { cards(step.count) } else { format!("“{}”", step.name) };
    match step.act {
        Act::AddCard => format!("add {what}"),
        Act::EditCard => format!("edit {what}"),
        Act::MoveCards => format!("move {what}"),
        Act::DuplicateCards => format!("duplicate {what}"),
        Act::PasteCards => format!("paste {what}"),
        Act::CutCards => format!("cut {what}"),
        Act::DeleteCards => format!("delete {what}"),
        Act::AddStage => format!("add stage {what}"),
        Act::RenameStage => format!("rename stage {what}"),
        Act::MoveStage => format!("move stage {what}"),
        Act::MergeStage => format!("merge stage {what}"),
        Act::SplitStage => format!("new stage {what}"),
        Act::DeleteStage => format!("delete stage {what}"),
        Act::AddStep => format!("add step {what}"),
        Act::RenameStep => format!("rename step {what}"),
        Act::MoveStep => format!("move step {what}"),
        Act::DeleteStep => format!("delete step {what}"),
        Act::AddLane => format!("add lane {what}"),
        Act::RenameLane => format!("rename lane {what}"),
        Act::MoveLane => format!("move lane {what}"),
        Act::HideLane => format!("hide lane {what}"),
        Act::ShowLane => format!("show lane {what}"),
        Act::DeleteLane => format!("delete lane {what}"),
        Act::SetEmotion => format!("feeling at {what}"),
        Act::RenameMap => "rename the map".to_owned(),
        Act::ChangeHeader => "goal and persona".to_owned(),
        Act::RestoreVersion => "earlier version restored".to_owned(),
        Act::ChangeLanguage => "language of the map".to_owned(),
        Act::ChangeCards => format!("details of {what}"),
        Act::ChangeStage => format!("details of stage {what}"),
        Act::ChangeStep => format!("details of step {what}"),
        Act::ChangeLane => format!("details of lane {what}"),
        Act::AddLink => format!("link {what}"),
        Act::RemoveLink => format!("unlink {what}"),
        Act::Dismiss => "hint set aside or brought back".to_owned(),
        Act::TakeOver => format!("take over {what}"),
        Act::Compare => format!("compare with {what}"),
    }
}

fn score(score: Score) -> &'static str {
    match score.value() {
        ..=-2 => "very bad",
        -1 => "bad",
        0 => "neither good nor bad",
        1 => "good",
        2.. => "very good",
    }
}

fn score_on_scale(value: Score) -> String {
    format!("{:+} on a scale from -2 to +2, {}", value.value(), score(value))
}
