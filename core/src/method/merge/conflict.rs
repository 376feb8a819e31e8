//! What two copies of a map say differently about the same thing, and what a person chooses.

use serde_json::Value;

use crate::model::{CardId, CellKey, LaneId, SortedMap, StageId, StepId};

/// What a conflict is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// The map itself: its title, type and language, and what a later version says of it.
    Map,
    /// What the map is about.
    Context,
    /// Who travels.
    Persona,
    /// All stages: their order.
    Stages,
    /// A stage.
    Stage(StageId),
    /// A step.
    Step(StepId),
    /// All lanes: their order.
    Lanes,
    /// A lane.
    Lane(LaneId),
    /// A cell: the order of its cards.
    Cell(CellKey),
    /// A card.
    Card(CardId),
    /// The feeling of a step on a curve.
    Feeling(CellKey),
    /// All ties: their order.
    Links,
    /// A tie between two cards: from, to.
    Link(CardId, CardId),
}

/// What about it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aspect {
    /// A field, by its name in the file; one within another after a dot (`metric.target`).
    Field(String),
    /// Where it stands: the cell of a card, the stage of a step.
    Place,
    /// One side deleted it, the other changed it.
    Presence,
    /// One side deleted it, the other put something into it or changed what stands there.
    Contents,
    /// Both sides put the same list into another order.
    Order,
}

/// The name of a conflict: the same however often the copies are merged, so that a choice finds it again.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ConflictKey {
    /// What it is about.
    pub subject: Subject,
    /// What about it.
    pub aspect: Aspect,
}

/// One of the two copies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The map that is open.
    Mine,
    /// The copy that is brought in.
    Theirs,
}

impl Side {
    /// The other one.
    pub fn other(self) -> Self {
        match self {
            Self::Mine => Self::Theirs,
            Self::Theirs => Self::Mine,
        }
    }
}

/// What a person decides of a conflict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// As it is here.
    Mine,
    /// As it is in the copy.
    Theirs,
    /// Both: the other text of a card on a second card, another long text below the first. Only where [`Conflict::takes_both`] says so.
    Both,
}

impl From<Side> for Choice {
    fn from(side: Side) -> Self {
        match side {
            Side::Mine => Self::Mine,
            Side::Theirs => Self::Theirs,
        }
    }
}

/// What one side has there.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Said {
    /// Nothing: it was deleted, or never set.
    #[default]
    Nothing,
    /// A value as it stands in the file: of a field, or of the whole thing where its presence is the question.
    Value(Value),
    /// A cell.
    Cell(CellKey),
    /// A stage.
    Stage(StageId),
    /// An order, by ids; a tie is told as `FROM TO`.
    Order(Vec<String>),
}

/// Two changes that do not go together. It is decided already, by [`Conflict::chosen`], so that the merged map can be shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// Its name.
    pub key: ConflictKey,
    /// What stood there before both changed it; nothing where that is not known.
    pub base: Said,
    /// What stands here.
    pub mine: Said,
    /// What stands in the copy.
    pub theirs: Said,
    /// Whether both can be kept.
    pub takes_both: bool,
    /// What was chosen, or else what loses least: both texts of a card, what was not deleted, and otherwise this map's.
    pub chosen: Choice,
}

/// What a person has decided so far.
#[derive(Clone, Debug, Default)]
pub struct Choices(SortedMap<ConflictKey, Choice>);

impl Choices {
    /// Decides the conflict of this name.
    pub fn choose(&mut self, key: ConflictKey, choice: Choice) {
        self.0.insert(key, choice);
    }

    /// What was decided of it.
    pub fn of(&self, key: &ConflictKey) -> Option<Choice> {
        self.0.get(key).copied()
    }
}
