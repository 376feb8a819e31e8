//! Why a file cannot be opened, and what was put right in one that can. Data only: `words` says it in a person's language.

use crate::model::{CellKey, Misread};

/// Why a file cannot be opened. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The file has more bytes than are read.
    TooBig {
        /// Its size.
        bytes: usize,
    },
    /// There is nothing in it.
    Empty,
    /// It is not text, or not in an encoding we read.
    Encoding,
    /// It is not JSON.
    Syntax {
        /// The line, from 1.
        line: usize,
        /// The character in the line, from 1.
        column: usize,
        /// What is wrong there.
        reason: Reason,
    },
    /// Lists in lists in lists.
    TooDeep {
        /// How many levels are read.
        most: usize,
    },
    /// It is JSON, but no map.
    OtherFormat,
    /// It needs a newer page.
    Newer {
        /// The version it was made with, as far as it says.
        version: String,
    },
    /// A value has the wrong shape.
    Field(Misread),
    /// There are more of something than a map can have.
    TooMany {
        /// Of what.
        kind: ListKind,
        /// How many.
        count: usize,
        /// How many there may be.
        most: usize,
    },
    /// A text is too long. It is not cut: that would be a silent loss.
    TooLong {
        /// Where it stands.
        path: String,
        /// Its length in characters.
        length: usize,
        /// The longest there may be.
        most: usize,
    },
    /// All that the map says is too long.
    MapTooLong {
        /// Its length in characters, written on one line.
        length: usize,
        /// The longest there may be.
        most: usize,
    },
    /// The map takes more bytes than a file may have.
    MapTooBig {
        /// How many, written on one line.
        bytes: usize,
        /// How many there may be.
        most: usize,
    },
    /// The text on the clipboard takes more bytes than a file may have.
    PasteTooBig {
        /// How many.
        bytes: usize,
        /// How many there may be.
        most: usize,
    },
    /// What stands around the map in the file takes too many bytes.
    AroundTooBig {
        /// How many.
        bytes: usize,
        /// How many there may be.
        most: usize,
    },
}

impl Problem {
    /// Whether the file holds no map at all, rather than one that cannot be taken.
    pub fn is_no_map(&self) -> bool {
        matches!(self, Self::Empty | Self::Encoding | Self::Syntax { .. } | Self::OtherFormat)
    }

    /// A name for the problem that stays the same in every language and version.
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooBig { .. } | Self::MapTooBig { .. } | Self::PasteTooBig { .. } | Self::AroundTooBig { .. } => {
                "I01"
            }
            Self::Empty => "I02",
            Self::Encoding => "I03",
            Self::Syntax { .. } => "I04",
            Self::TooDeep { .. } => "I05",
            Self::OtherFormat => "I06",
            Self::Newer { .. } => "I07",
            Self::Field(_) => "I08",
            Self::TooMany { .. } => "I09",
            Self::TooLong { .. } | Self::MapTooLong { .. } => "I10",
        }
    }
}

impl From<Misread> for Problem {
    fn from(misread: Misread) -> Self {
        Self::Field(misread)
    }
}

/// What is wrong with a piece of JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The text stops in the middle.
    StopsTooSoon,
    /// A comma or a closing bracket is missing.
    CommaMissing,
    /// A comma stands before a closing bracket.
    CommaTooMany,
    /// A colon is missing after a field's name.
    ColonMissing,
    /// A field's name is not in double quotes.
    NameWithoutQuotes,
    /// A text holds what JSON does not allow in one.
    BadText,
    /// A number is malformed or too large.
    BadNumber,
    /// Something follows the end.
    AfterTheEnd,
    /// Any other character out of place.
    Unexpected,
}

/// What there can be too many of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListKind {
    /// Stages.
    Stages,
    /// Steps of all stages together.
    Steps,
    /// Lanes.
    Lanes,
    /// Crossings of steps and lanes.
    Cells,
    /// Cards.
    Cards,
    /// Feelings.
    Emotions,
    /// Links between cards.
    Links,
    /// Tags of one card.
    Tags,
    /// Free fields of the persona.
    FreeFields,
    /// Values of every kind, in fields that nobody here knows.
    Values,
    /// Files opened at once.
    Files,
}

/// Something that was put right while a file was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Repair {
    /// An id was used before; the later item has a new one.
    SameId {
        /// The id.
        id: String,
        /// The later item's new one.
        now: String,
    },
    /// An id has characters or a length it cannot have; the item and what refers to it have a new one.
    BadId {
        /// Where it stands.
        path: String,
        /// The id.
        id: String,
        /// The new one.
        now: String,
    },
    /// Something refers to what does not exist; it was left out.
    Dangling {
        /// Where it stands.
        path: String,
        /// What it refers to.
        id: String,
        /// What it said, so that nothing goes unseen.
        said: String,
    },
    /// A number was out of range; it is now one in range: the nearest, where it stands for something.
    OutOfRange {
        /// Where it stands.
        path: String,
        /// The number, as its digits.
        was: String,
        /// The one in range.
        now: i64,
    },
    /// Not a colour; left out.
    NoColour {
        /// Where it stands.
        path: String,
        /// What stands there.
        was: String,
    },
    /// A stage had no step; it has one without a name.
    NoStep {
        /// Where the stage stands.
        path: String,
    },
    /// Cards stood in a lane of feelings; they stand in a lane of notes below it.
    CardsAmongFeelings {
        /// What the lane is called.
        lane: String,
        /// How many cards.
        count: usize,
    },
    /// A feeling stood in a lane of cards; it was left out.
    FeelingAmongCards {
        /// Where it stands in the file.
        path: String,
        /// Where it should have stood on the board.
        cell: CellKey,
    },
    /// A step had a second feeling in one lane; the first holds.
    SecondFeeling {
        /// Where it stands in the file.
        path: String,
        /// The step and the lane.
        cell: CellKey,
    },
    /// A link tied a card to itself, or two cards a second time; it was left out.
    IdleLink {
        /// Where it stands.
        path: String,
    },
    /// A text held characters that nobody sees and that can mislead; they were taken out.
    HiddenCharacters {
        /// Where it stands.
        path: String,
        /// How many.
        count: usize,
    },
}

impl Repair {
    /// A name for the kind of repair that stays the same in every language and version.
    pub fn code(&self) -> &'static str {
        match self {
            Self::SameId { .. } => "I11",
            Self::Dangling { .. } => "I12",
            _ => "I14",
        }
    }
}
