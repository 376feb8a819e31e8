//! One of each thing that can happen and be said.

use parcours::editor::said::{Edge, Place, Position, Said, SightSaid};
use parcours::method::priorities::Rating;
use parcours::model::history::{Act, Label};
use parcours::model::{MomentOfTruth, Score};

use super::source::sources;

/// One of each thing that can be said.
pub fn everything_said() -> Vec<Said> {
    let place = || Place { lane: "L".into(), column: "C".into() };
    let position = Position { number: 2, of: 3 };
    let name = || "N".to_owned();
    let label = || Label::one(Act::AddCard, "N");
    vec![
        Said::MovedInCell(position),
        Said::MovedTo { place: place(), position },
        Said::MovedMany { count: 2, place: place() },
        Said::Edge(Edge::Above),
        Said::Dropped { text: name(), from: place(), to: place(), position },
        Said::DragCancelled { text: name(), place: place() },
        Said::HeaderDragCancelled { name: name() },
        Said::DroppedOutside,
        Said::Added(place()),
        Said::Deleted(name()),
        Said::DeletedMany(2),
        Said::StageMoved { name: name(), position },
        Said::StepMoved { name: name(), position },
        Said::LaneMoved { name: name(), position },
        Said::StageDeleted { name: name(), cards: 2 },
        Said::StepDeleted { name: name(), cards: 2 },
        Said::LaneDeleted { name: name(), cards: 2 },
        Said::LaneHidden(name()),
        Said::StageMerged(name()),
        Said::StageSplit(name()),
        Said::OnlyStep(name()),
        Said::Selected(2),
        Said::SelectionCleared,
        Said::Copied(2),
        Said::Duplicated(2),
        Said::Pasted { count: 2, place: place() },
        Said::NothingToPaste,
        Said::Undone(label()),
        Said::Redone(label()),
        Said::NothingToUndo,
        Said::NothingToRedo,
        Said::Discarded,
        Said::NotTaken,
        Said::Feeling { column: name(), score: Some(Score::HIGHEST), feeling: String::new() },
        Said::Linked { from: name(), to: name() },
        Said::LinkedMutually { one: name(), other: name() },
        Said::LinkedMany(2),
        Said::AlreadyLinked,
        Said::Unlinked(2),
        Said::LanesOrdered,
        Said::Failure { cards: 2, marked: true },
        Said::Passive { column: name(), passive: true },
        Said::MomentDecided { text: name(), moment: Some(MomentOfTruth::Low) },
        Said::ChannelGiven { text: name(), channel: name() },
        Said::Exported(name()),
        Said::Rated { text: name(), rating: Rating { impact: 4, effort: 2 } },
        Said::Unrated(name()),
        Said::RatingKept(name()),
        Said::MatrixEdge,
        Said::PersonaKept(name()),
        Said::PersonaForgotten(name()),
        Said::PersonaChangedElsewhere(name()),
        Said::PersonaChosen(name()),
        Said::PersonaBegun,
        Said::Locked(name()),
        Said::TodayRefreshed(2),
        Said::TodayUpToDate,
        Said::ComparedMissing,
        Said::FutureMade(name()),
        Said::Sight(SightSaid::AllCards),
    ]
}

/// One of each thing that can be said of what is in sight.
pub fn everything_sighted() -> Vec<SightSaid> {
    let (position, name) = (Position { number: 2, of: 3 }, || "N".to_owned());
    let place = || Some(Place { lane: "L".into(), column: "C".into() });
    vec![
        SightSaid::Found { what: name(), place: place(), position },
        SightSaid::NothingFound { out_of_sight: 2 },
        SightSaid::Hidden { count: 2 },
        SightSaid::AllCards,
        SightSaid::Only(name()),
        SightSaid::WholeMap,
        SightSaid::CopiedTo { title: name(), cards: 2 },
    ]
}

#[rustfmt::skip]
pub const ACTS: &[Act] = &[
    Act::AddCard, Act::EditCard, Act::MoveCards, Act::DuplicateCards, Act::PasteCards, Act::CutCards, Act::DeleteCards,
    Act::AddStage, Act::RenameStage, Act::MoveStage, Act::MergeStage, Act::SplitStage, Act::DeleteStage,
    Act::AddStep, Act::RenameStep, Act::MoveStep, Act::DeleteStep,
    Act::AddLane, Act::RenameLane, Act::MoveLane, Act::HideLane, Act::ShowLane, Act::DeleteLane,
    Act::SetEmotion, Act::RenameMap, Act::ChangeHeader, Act::ChangeLanguage, Act::ChangeCards, Act::ChangeStage, Act::ChangeStep, Act::ChangeLane, Act::AddLink, Act::RemoveLink, Act::Dismiss, Act::TakeOver,
    Act::Compare, Act::RestoreVersion,
];

/// How many variants an enum has in its source: a new one must be listed here too.
pub fn variants(path: &str, name: &str) -> usize {
    let (_, code) = sources("src").into_iter().find(|(other, _)| other == path).expect("the file is there");
    let (_, body) = code.split_once(&format!("pub enum {name} {{")).expect("the enum is there");
    let body = body.split("\n}").next().unwrap_or_default();
    body.lines()
        .filter(|line| line.starts_with("    ") && line.trim().starts_with(|letter: char| letter.is_ascii_uppercase()))
        .count()
}
