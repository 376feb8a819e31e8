//! One of each thing that can happen and be said.

use parcours_core::editor::announcement::{Announcement, Edge, Place, Position, VisibilityAnnouncement};
use parcours_core::method::priorities::Rating;
use parcours_core::model::history::{Act, Label};
use parcours_core::model::{MomentOfTruth, Score};

use super::source::sources;

/// One of each thing that can be said.
pub fn everything_said() -> Vec<Announcement> {
    let place = || Place { lane: "L".into(), column: "C".into() };
    let position = Position { number: 2, of: 3 };
    let name = || "N".to_owned();
    let label = || Label::one(Act::AddCard, "N");
    vec![
        Announcement::MovedInCell(position),
        Announcement::MovedTo { place: place(), position },
        Announcement::MovedMany { count: 2, place: place() },
        Announcement::MovedTogether { count: 2, place: place() },
        Announcement::NotTogether { text: name(), edge: Edge::Above },
        Announcement::StagesAdded(2),
        Announcement::LanesAdded(2),
        Announcement::Edge(Edge::Above),
        Announcement::Dropped { text: name(), from: place(), to: place(), position },
        Announcement::DragCancelled { text: name(), place: place() },
        Announcement::HeaderDragCancelled { name: name() },
        Announcement::DroppedOutside,
        Announcement::Added(place()),
        Announcement::Deleted(name()),
        Announcement::DeletedMany(2),
        Announcement::StageMoved { name: name(), position },
        Announcement::StepMoved { name: name(), position },
        Announcement::LaneMoved { name: name(), position },
        Announcement::StageDeleted { name: name(), cards: 2 },
        Announcement::StepDeleted { name: name(), cards: 2 },
        Announcement::LaneDeleted { name: name(), cards: 2 },
        Announcement::LaneHidden(name()),
        Announcement::StageMerged(name()),
        Announcement::StageSplit(name()),
        Announcement::OnlyStep(name()),
        Announcement::Selected(2),
        Announcement::SelectionCleared,
        Announcement::Copied(2),
        Announcement::Duplicated(2),
        Announcement::Pasted { count: 2, place: place() },
        Announcement::NothingToPaste,
        Announcement::Undone(label()),
        Announcement::Redone(label()),
        Announcement::NothingToUndo,
        Announcement::NothingToRedo,
        Announcement::Discarded,
        Announcement::NotTaken,
        Announcement::Feeling { column: name(), score: Some(Score::HIGHEST), feeling: String::new() },
        Announcement::Linked { from: name(), to: name() },
        Announcement::LinkedAsAnswer { idea: name(), friction: name() },
        Announcement::LinkedMutually { one: name(), other: name() },
        Announcement::LinkedMany(2),
        Announcement::AlreadyLinked,
        Announcement::Unlinked(2),
        Announcement::LanesOrdered,
        Announcement::Failure { cards: 2, marked: true },
        Announcement::Passive { column: name(), passive: true },
        Announcement::Width { name: name(), percent: 150 },
        Announcement::MomentDecided { text: name(), moment: Some(MomentOfTruth::Low) },
        Announcement::ChannelGiven { text: name(), channel: name() },
        Announcement::Exported(name()),
        Announcement::NothingPlanned,
        Announcement::PrintAsked,
        Announcement::Spaces { set: true },
        Announcement::FitsAlready { whole: true },
        Announcement::Rated { text: name(), rating: Rating { impact: 4, effort: 2 } },
        Announcement::Unrated(name()),
        Announcement::RatingKept(name()),
        Announcement::MatrixEdge,
        Announcement::PersonaKept(name()),
        Announcement::PersonaForgotten(name()),
        Announcement::PersonaChangedElsewhere(name()),
        Announcement::PersonaChosen(name()),
        Announcement::PersonaBegun,
        Announcement::Locked(name()),
        Announcement::TodayRefreshed(2),
        Announcement::TodayUpToDate,
        Announcement::ComparedMissing,
        Announcement::FutureMade(name()),
        Announcement::Visibility(VisibilityAnnouncement::AllCards),
    ]
}

/// One of each thing that can be said of what is in sight.
pub fn everything_sighted() -> Vec<VisibilityAnnouncement> {
    let (position, name) = (Position { number: 2, of: 3 }, || "N".to_owned());
    let place = || Some(Place { lane: "L".into(), column: "C".into() });
    vec![
        VisibilityAnnouncement::Found { what: name(), place: place(), position },
        VisibilityAnnouncement::NothingFound { out_of_sight: 2 },
        VisibilityAnnouncement::Hidden { count: 2 },
        VisibilityAnnouncement::AllCards,
        VisibilityAnnouncement::ChoicesShown,
        VisibilityAnnouncement::ChoicesPutAway,
        VisibilityAnnouncement::Only(name()),
        VisibilityAnnouncement::WholeMap,
        VisibilityAnnouncement::CopiedTo { title: name(), cards: 2 },
    ]
}

#[rustfmt::skip]
pub const ACTS: &[Act] = &[
    Act::AddCard, Act::EditCard, Act::MoveCards, Act::DuplicateCards, Act::PasteCards, Act::CutCards, Act::DeleteCards,
    Act::AddStage, Act::RenameStage, Act::MoveStage, Act::MergeStage, Act::SplitStage, Act::DeleteStage,
    Act::AddStep, Act::RenameStep, Act::MoveStep, Act::DeleteStep,
    Act::AddLane, Act::RenameLane, Act::MoveLane, Act::HideLane, Act::ShowLane, Act::DeleteLane,
    Act::SetEmotion, Act::RenameMap, Act::ChangeHeader, Act::ChangeLanguage, Act::ChangeCards, Act::ChangeStage, Act::ChangeStep, Act::ChangeLane, Act::AddLink, Act::RemoveLink, Act::Dismiss, Act::TakeOver,
    Act::Compare, Act::RestoreVersion, Act::AcceptProposals, Act::Merge,
];

/// How many variants an enum has in its source: a new one must be listed here too.
pub fn variants(path: &str, name: &str) -> usize {
    let (_, code) = sources("core/src").into_iter().find(|(other, _)| other == path).expect("the file is there");
    let (_, body) = code.split_once(&format!("pub enum {name} {{")).expect("the enum is there");
    let body = body.split("\n}").next().unwrap_or_default();
    body.lines()
        .filter(|line| line.starts_with("    ") && line.trim().starts_with(|letter: char| letter.is_ascii_uppercase()))
        .count()
}
