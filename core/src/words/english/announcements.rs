//! See `words/announcements.rs`.
use super::priorities;
use crate::editor::announcement::{Announcement, Edge, Place, Position};
use crate::model::{Act, Label, MomentOfTruth, Score};
use crate::words::announcements::AnnouncementWords;

pub(super) const WORDS: AnnouncementWords = AnnouncementWords { announce: said, label, score, score_on_scale };

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

fn said(what: &Announcement) -> String {
    match what {
        Announcement::MovedInCell(at) => format!("Position {} of {}.", at.number, at.of),
        Announcement::MovedTo { place: to, position: at } => format!("Now in {}, {}.", place(to), position(*at)),
        Announcement::MovedMany { count, place: to } => format!("{} now in {}.", cards(*count), place(to)),
        Announcement::MovedTogether { count, place: to } => {
            format!("{} moved together, the first to {}.", cards(*count), place(to))
        }
        Announcement::NotTogether { text, edge } => {
            let missing = match edge {
                Edge::Above => "no lane further up",
                Edge::Below => "no lane further down",
                Edge::Before => "no step further left",
                Edge::After => "no step further right",
            };
            format!("Nothing moved: the cards keep their places to one another, and there is {missing} for “{text}”.")
        }
        Announcement::Edge(Edge::Above) => "No lane above.".to_owned(),
        Announcement::Edge(Edge::Below) => "No lane below.".to_owned(),
        Announcement::Edge(Edge::Before) => "Nothing further left.".to_owned(),
        Announcement::Edge(Edge::After) => "Nothing further right.".to_owned(),
        Announcement::Dropped { text, from, to, position: at } => {
            format!("“{text}” moved from {} to {}, {}.", place(from), place(to), position(*at))
        }
        Announcement::DragCancelled { text, place: at } => format!("Move cancelled. “{text}” stays in {}.", place(at)),
        Announcement::HeaderDragCancelled { name } => format!("Move cancelled. {name} stays where it was."),
        Announcement::DroppedOutside => "Released outside the map. Nothing moved.".to_owned(),
        Announcement::Added(at) => format!("Card added to {}.", place(at)),
        Announcement::Deleted(text) => format!("“{text}” deleted. Ctrl+Z brings it back."),
        Announcement::DeletedMany(count) => format!("{} deleted. Ctrl+Z brings them back.", cards(*count)),
        Announcement::StagesAdded(count) => format!("{count} {} added.", if *count == 1 { "stage" } else { "stages" }),
        Announcement::LanesAdded(count) => format!("{count} {} added.", if *count == 1 { "lane" } else { "lanes" }),
        Announcement::StageMoved { name, position: at } => format!("Stage {name}: {}.", position(*at)),
        Announcement::StepMoved { name, position: at } => format!("Step {name}: {}.", position(*at)),
        Announcement::LaneMoved { name, position: at } => format!("Lane {name}: {}.", position(*at)),
        Announcement::StageDeleted { name, cards } => format!("Stage {name}{} deleted.", and_its_cards(*cards)),
        Announcement::StepDeleted { name, cards } => format!("Step {name}{} deleted.", and_its_cards(*cards)),
        Announcement::LaneDeleted { name, cards } => format!("Lane {name}{} deleted.", and_its_cards(*cards)),
        Announcement::LaneHidden(name) => format!("Lane {name} hidden. Its cards are kept."),
        Announcement::StageMerged(name) => format!("Stage {name} merged with the one before."),
        Announcement::StageSplit(name) => format!("New stage {name}."),
        Announcement::OnlyStep(name) => format!("{name} is the only step of its stage and stays there."),
        Announcement::Selected(count) => format!("{} selected.", cards(*count)),
        Announcement::SelectionCleared => "Selection cleared.".to_owned(),
        Announcement::Copied(count) => format!("{} copied.", cards(*count)),
        Announcement::Duplicated(count) => format!("{} duplicated.", cards(*count)),
        Announcement::Pasted { count, place: at } => format!("{} pasted in {}.", cards(*count), place(at)),
        Announcement::NothingToPaste => "Nothing to paste here.".to_owned(),
        Announcement::Undone(step) => format!("Undone: {}.", label(step)),
        Announcement::Redone(step) => format!("Redone: {}.", label(step)),
        Announcement::NothingToUndo => "Nothing to undo.".to_owned(),
        Announcement::NothingToRedo => "Nothing to redo.".to_owned(),
        Announcement::Discarded => "Change discarded.".to_owned(),
        Announcement::NotTaken => {
            "What was typed is incomplete or impossible. The field says what it said before.".to_owned()
        }
        Announcement::Feeling { column, score: None, .. } => format!("{column}: unknown."),
        Announcement::Feeling { column, score: Some(value), feeling } => {
            let word = if feeling.is_empty() { score(*value) } else { feeling };
            format!("{column}: {}, {word}.", crate::words::signed(value.value()))
        }
        Announcement::Linked { from, to } => format!("“{from}” needs “{to}”."),
        Announcement::LinkedAsAnswer { idea, friction } => format!("“{idea}” answers “{friction}”."),
        Announcement::LinkedMutually { one, other } => format!("“{one}” and “{other}” need each other."),
        Announcement::LinkedMany(count) => {
            format!("{} added.", if *count == 1 { "1 link".to_owned() } else { format!("{count} links") })
        }
        Announcement::AlreadyLinked => "These cards are linked already.".to_owned(),
        Announcement::Unlinked(count) => {
            format!(
                "{} deleted. Ctrl+Z brings back.",
                if *count == 1 { "1 link".to_owned() } else { format!("{count} links") }
            )
        }
        Announcement::LanesOrdered => "Lanes back in the blueprint’s order.".to_owned(),
        Announcement::Failure { cards: count, marked: true } => format!("{} marked as failure points.", cards(*count)),
        Announcement::Failure { cards: count, marked: false } => {
            format!("{} no longer marked as failure points.", cards(*count))
        }
        Announcement::Width { name, percent } => format!("{name}: {percent}% of the usual width."),
        Announcement::Passive { column, passive: true } => format!("{column}: no customer action."),
        Announcement::Passive { column, passive: false } => format!("{column}: the customer acts."),
        Announcement::MomentDecided { text, moment: None } => format!("“{text}” is no longer a moment of truth."),
        Announcement::MomentDecided { text, moment: Some(MomentOfTruth::Low) } => {
            format!("“{text}” is a moment of truth: a black spot.")
        }
        Announcement::MomentDecided { text, moment: Some(_) } => {
            format!("“{text}” is a moment of truth: a moment of grace.")
        }
        Announcement::ChannelGiven { text, channel } => format!("“{text}”: {channel}."),
        Announcement::Visibility(what) => (super::find::WORDS.said)(what),
        Announcement::Exported(name) => format!("Handed to the browser as {name}."),
        Announcement::NothingPlanned => {
            "There is no action plan yet: weigh an idea, or say how far it has come.".to_owned()
        }
        Announcement::Spaces { set: true } => "No-break spaces are set while you type.".to_owned(),
        Announcement::Spaces { set: false } => "Spaces stay as you type them.".to_owned(),
        Announcement::FitsAlready { whole: true } => "The whole map fits the window already.".to_owned(),
        Announcement::FitsAlready { whole: false } => "All columns fit the window already.".to_owned(),
        Announcement::PrintAsked => "Handed to the browser to print.".to_owned(),
        Announcement::Rated { text, rating } => {
            let advice = priorities::quadrant(rating.quadrant());
            format!("“{text}”: impact {}, effort {}. {advice}.", rating.impact, rating.effort)
        }
        Announcement::Unrated(text) => format!("“{text}” is not rated any more."),
        Announcement::RatingKept(text) => format!("Move cancelled. “{text}” stays where it was."),
        Announcement::MatrixEdge => "The scale ends here.".to_owned(),
        Announcement::Locked(lane) => {
            format!("Lane “{lane}” is read-only: it shows another map. Its cards can be copied.")
        }
        Announcement::TodayRefreshed(count) => format!("Today refreshed: {} changed.", cards(*count)),
        Announcement::TodayUpToDate => "Today is up to date already.".to_owned(),
        Announcement::ComparedMissing => "The map it is compared with is not in this browser.".to_owned(),
        Announcement::FutureMade(title) => format!("“{title}” made. Its steps are those of the current map."),
        Announcement::PersonaKept(name) => format!("“{name}” is kept in your personas."),
        Announcement::PersonaForgotten(name) => {
            format!("“{name}” is no longer in your personas. This map keeps its sheet.")
        }
        Announcement::PersonaChangedElsewhere(name) => {
            format!("“{name}” was changed in another window meanwhile. Nothing was written over it.")
        }
        Announcement::PersonaChosen(name) => {
            format!("“{name}” travels on this map. Undo brings the former persona back.")
        }
        Announcement::PersonaBegun => "New persona. Undo brings the former one back.".to_owned(),
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
        Act::AcceptProposals => "proposals accepted".to_owned(),
        Act::Merge => format!("merge {what}"),
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
    format!("{} on a scale from −2 to +2, {}", crate::words::signed(value.value()), score(value))
}
