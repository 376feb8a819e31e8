//! Why a file cannot be read, and what was read otherwise than it stood there. Data only: a screen says it in a person's language.

use parcours_core::format::{self, ListKind, Repair, limits};
use thiserror::Error;

use crate::columns::CardColumn;

/// Why a file cannot be read. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Problem {
    /// What is wrong with map files too: their limits, their JSON, their encoding.
    #[error("{0:?}")]
    Map(format::Problem),
    /// It is nothing that is read here.
    #[error("nothing that is known")]
    Unknown,
    /// A PDF, picture or page that carries no map of ours.
    #[error("no map inside")]
    NoMapInside,
    /// A workbook of Excel before 2007, or one with a password: both begin alike.
    #[error("a workbook of the old kind, or with a password")]
    OldOrLocked,
    /// A package (zip) that is broken, or is no workbook.
    #[error("a broken package")]
    Package,
    /// A package that comes to more than is unpacked.
    #[error("a package of more than {most} bytes")]
    Unpacked {
        /// How many bytes are unpacked at most.
        most: usize,
    },
    /// A part of a package that declares entities, which could grow without end.
    #[error("entities in {part}")]
    Entities {
        /// The part, by its name in the package.
        part: String,
    },
    /// A sheet that cannot be read.
    #[error("sheet {sheet}, row {row}")]
    Sheet {
        /// What it is called.
        sheet: String,
        /// The last row that could be read, from 1; 0 for none.
        row: usize,
    },
    /// A table without anything in it.
    #[error("an empty table")]
    NoRows,
    /// A cell that holds more than a text of a map may.
    #[error("row {row}, column {column}: {length} characters")]
    LongCell {
        /// The row, from 1.
        row: usize,
        /// The column, from 1.
        column: usize,
        /// Its length in characters.
        length: usize,
    },
    /// No column says what a card says.
    #[error("no column of cards")]
    NoCardColumn,
    /// A diagram of a kind that is not read, or none.
    #[error("line {line}: no journey")]
    NoJourney {
        /// The line where a journey should begin, from 1.
        line: usize,
    },
    /// A line of a diagram that says nothing.
    #[error("line {line} of the diagram")]
    Diagram {
        /// The line, from 1.
        line: usize,
    },
    /// An outline in which nothing could be a stage.
    #[error("an outline without stages")]
    NoStages,
    /// Headings and lists in each other, deeper than is read.
    #[error("line {line}: deeper than {most} levels")]
    Deep {
        /// The line, from 1.
        line: usize,
        /// How many levels are read.
        most: usize,
    },
    /// A field of another tool's file that has the wrong shape.
    #[error("field {path}")]
    Field {
        /// Where it stands.
        path: String,
    },
}

impl From<format::Problem> for Problem {
    fn from(problem: format::Problem) -> Self {
        Self::Map(problem)
    }
}

impl Problem {
    /// There are `count` of something, and no more than `most` may be.
    pub(crate) fn too_many(kind: ListKind, count: usize, most: usize) -> Self {
        Self::Map(format::Problem::TooMany { kind, count, most })
    }

    /// A file of so many bytes.
    ///
    /// # Errors
    /// When that is more than is read of any file.
    pub(crate) fn check_bytes(bytes: usize) -> Result<(), Self> {
        if bytes > limits::FILE { Err(Self::Map(format::Problem::TooBig { bytes })) } else { Ok(()) }
    }
}

/// Something that was read otherwise than it stood in the file. Shown before anything is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// A score beyond its scale, or between two steps of it; the nearest holds.
    ScoreRounded {
        /// The line or row, from 1.
        line: usize,
        /// What stands there.
        was: String,
    },
    /// A score that is no number; the feeling is unknown.
    NoScore {
        /// The line or row, from 1.
        line: usize,
        /// What stands there.
        was: String,
    },
    /// A cell of a column that takes figures, days or words of a list, and holds something else; left out.
    NotUnderstood {
        /// The row, from 1.
        row: usize,
        /// The column.
        column: CardColumn,
        /// What stands there.
        text: String,
    },
    /// A column that nothing of a map corresponds to; left out.
    ColumnLeftOut {
        /// The column, from 1.
        column: usize,
        /// What its heading says.
        heading: String,
    },
    /// A card of the map that the sheet of cards no longer has; it is kept.
    RowGone {
        /// What names the card.
        id: String,
        /// What the card says.
        text: String,
    },
    /// Cards that were changed in the sheet of cards; the sheet holds.
    CardsChanged {
        /// How many.
        count: usize,
    },
    /// Cards that were added in the sheet of cards.
    CardsAdded {
        /// How many.
        count: usize,
    },
    /// A row of the sheet of cards that stands nowhere on the board; left out.
    RowWithoutPlace {
        /// The row, from 1.
        row: usize,
        /// What it says.
        text: String,
    },
    /// A card of the map whose row names a place that the board does not have, or one that holds feelings; it stays where it was.
    PlaceUnknown {
        /// The row, from 1.
        row: usize,
        /// What it says.
        text: String,
    },
    /// Other sheets of the workbook, which were not read.
    OtherSheets {
        /// How many.
        count: usize,
    },
    /// Other journeys of the file, which were not read.
    OtherJourneys {
        /// How many.
        count: usize,
    },
    /// A line that belongs nowhere; left out.
    LineLeftOut {
        /// The line, from 1.
        line: usize,
    },
    /// Pictures, positions, sizes and the like, for which a map has no place.
    ShapeLeftOut,
    /// What is put right in map files too.
    Repaired(Repair),
}
