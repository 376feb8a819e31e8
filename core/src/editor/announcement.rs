//! What the page says aloud after something happened (interaction.md section 8); worded in `words`.

use crate::format::letters::{is_control, turns_direction};
use crate::method::priorities::Rating;
use crate::model::{CellKey, JourneyMap, Label, MomentOfTruth, Score};

/// The names of a crossing: its lane and its column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The lane's label.
    pub lane: String,
    /// The step's name, or its stage's while it has none.
    pub column: String,
}

impl Place {
    /// The names of `cell`.
    pub fn of(map: &JourneyMap, cell: &CellKey) -> Self {
        Self {
            lane: map.lane(&cell.lane).map(|lane| lane.label.clone()).unwrap_or_default(),
            column: map.column_name(&cell.step).to_owned(),
        }
    }
}

/// A position among others, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Which one.
    pub number: usize,
    /// Of how many.
    pub of: usize,
}

/// A side of the board beyond which there is nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// No lane above.
    Above,
    /// No lane below.
    Below,
    /// No column before.
    Before,
    /// No column after.
    After,
}

/// Something that happened, to be said once.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each field is what its sentence names")]
pub enum Announcement {
    /// A card moved within its cell.
    MovedInCell(Position),
    /// A card moved to another cell by a command.
    MovedTo { place: Place, position: Position },
    /// Several cards moved to a cell.
    MovedMany { count: usize, place: Place },
    /// Several cards moved, each as far as the others; where the first of them is now.
    MovedTogether { count: usize, place: Place },
    /// Cards cannot be moved or pasted together: this one would leave the board.
    NotTogether { text: String, edge: Edge },
    /// There is nothing further that way.
    Edge(Edge),
    /// A card was dropped.
    Dropped { text: String, from: Place, to: Place, position: Position },
    /// A drag was given up.
    DragCancelled { text: String, place: Place },
    /// A header's drag was given up.
    HeaderDragCancelled { name: String },
    /// A card was let go outside the board.
    DroppedOutside,
    /// A card was added.
    Added(Place),
    /// A card was deleted.
    Deleted(String),
    /// Several cards were deleted.
    DeletedMany(usize),
    /// So many stages were given to a blank map.
    StagesAdded(usize),
    /// So many lanes were given to a blank map.
    LanesAdded(usize),
    /// A stage was moved.
    StageMoved { name: String, position: Position },
    /// A step was moved.
    StepMoved { name: String, position: Position },
    /// A lane was moved.
    LaneMoved { name: String, position: Position },
    /// A stage was deleted with its cards.
    StageDeleted { name: String, cards: usize },
    /// A step was deleted with its cards.
    StepDeleted { name: String, cards: usize },
    /// A lane was deleted with its cards.
    LaneDeleted { name: String, cards: usize },
    /// A lane went out of sight.
    LaneHidden(String),
    /// The stage's steps joined the stage before.
    StageMerged(String),
    /// A stage was parted.
    StageSplit(String),
    /// A stage keeps at least one step.
    OnlyStep(String),
    /// So many cards are selected.
    Selected(usize),
    /// Nothing is selected any more.
    SelectionCleared,
    /// So many cards are in the clipboard.
    Copied(usize),
    /// So many cards were copied beside themselves.
    Duplicated(usize),
    /// So many cards came out of it.
    Pasted { count: usize, place: Place },
    /// The clipboard holds nothing the board can take.
    NothingToPaste,
    /// A step was taken back.
    Undone(Label),
    /// A step was made again.
    Redone(Label),
    /// There is nothing to take back.
    NothingToUndo,
    /// There is nothing to make again.
    NothingToRedo,
    /// A text was left without keeping it.
    Discarded,
    /// What was typed into a field is not finished, or nothing that it can hold: nothing has changed.
    NotTaken,
    /// How a step feels now; `None` is unknown.
    Feeling { column: String, score: Option<Score>, feeling: String },
    /// The text is longer than a card can hold.
    /// A card needs another now.
    Linked { from: String, to: String },
    /// An idea answers a friction.
    LinkedAsAnswer { idea: String, friction: String },
    /// Two cards need each other now.
    LinkedMutually { one: String, other: String },
    /// So many ties between cards were made.
    LinkedMany(usize),
    /// The cards are tied already.
    AlreadyLinked,
    /// So many ties between cards were taken away.
    Unlinked(usize),
    /// The lanes are in the blueprint's order again.
    LanesOrdered,
    /// Cards were marked as places where the service can fail, or no longer are.
    Failure { cards: usize, marked: bool },
    /// The customer does nothing at a step, or does something again.
    Passive { column: String, passive: bool },
    /// A column, or the columns of a stage, so many hundredths of an ordinary one wide.
    Width { name: String, percent: i32 },
    /// A card was decided to be a moment of truth, or no longer to be one.
    MomentDecided { text: String, moment: Option<MomentOfTruth> },
    /// A touchpoint was given a channel.
    ChannelGiven { text: String, channel: String },
    /// The map was saved to a file.
    Exported(String),
    /// There is no action plan to hand out.
    NothingPlanned,
    /// Spaces are set while a text is typed, or are left as they are.
    Spaces { set: bool },
    /// The browser was asked to print.
    PrintAsked,
    /// An idea has its place in the matrix.
    Rated { text: String, rating: Rating },
    /// An idea is back among those that are not weighed.
    Unrated(String),
    /// An idea that was carried stays where it was.
    RatingKept(String),
    /// The matrix ends here.
    MatrixEdge,
    /// A lane that shows another map takes no change; its label.
    Locked(String),
    /// The lane of today was brought in line; how many cards changed.
    TodayRefreshed(usize),
    /// The lane of today says what the other map says.
    TodayUpToDate,
    /// The map this one is compared with is not in this browser.
    ComparedMissing,
    /// The future state was made and is open; its title.
    FutureMade(String),
    /// A persona is kept for every map.
    PersonaKept(String),
    /// A persona is kept for this map only.
    PersonaForgotten(String),
    /// A persona was kept elsewhere meanwhile: nothing was written over it.
    PersonaChangedElsewhere(String),
    /// Another persona travels.
    PersonaChosen(String),
    /// A persona travels of whom nothing is known yet.
    PersonaBegun,
    /// Something came into sight or went out of it.
    Visibility(VisibilityAnnouncement),
    /// The board has the size already at which its columns, or all of it, fit the window.
    FitsAlready { whole: bool },
}

impl Announcement {
    /// Whether it tells why something that was asked for was not done.
    pub fn is_refusal(&self) -> bool {
        matches!(self, Self::NotTogether { .. } | Self::Locked(_) | Self::OnlyStep(_))
    }

    /// Whether it is shown as well as said: what left the page shows nowhere else.
    pub fn is_shown(&self) -> bool {
        matches!(
            self,
            Self::Exported(_)
                | Self::NothingPlanned
                | Self::PrintAsked
                | Self::Spaces { .. }
                | Self::FitsAlready { .. }
        )
    }
}

/// What is said of what is in sight.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each field is what its sentence names")]
pub enum VisibilityAnnouncement {
    /// The search shows a place.
    Found { what: String, place: Option<Place>, position: Position },
    /// It shows none.
    NothingFound { out_of_sight: usize },
    /// The filter hides so many cards.
    Hidden { count: usize },
    /// It hides none any more.
    AllCards,
    /// The choices of the filter are laid out.
    ChoicesShown,
    /// They are put away.
    ChoicesPutAway,
    /// Only this stage or lane is in sight.
    Only(String),
    /// All stages and lanes are in sight again.
    WholeMap,
    /// A stage or a lane was copied to the map called `title`.
    CopiedTo { title: String, cards: usize },
}

/// The first 40 characters of a card's text, on one line, for announcements and names of undo steps. What turns the direction of
/// writing would turn the sentence around it too.
pub fn short(text: &str) -> String {
    const LIMIT: usize = 40;
    let mut line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    line.retain(|letter| !is_control(letter) && !turns_direction(letter));
    if line.chars().count() <= LIMIT {
        return line;
    }
    let mut cut: String = line.chars().take(LIMIT - 1).collect();
    cut.push('…');
    cut
}
