//! A [`Problem`] and a [`Notice`] as a sentence in a person's language.

use parcours_core::words::{Words, incoming};

use crate::problem::{Notice, Problem};

impl Problem {
    /// Why the file cannot be read, and where, as a sentence.
    pub fn told(&self, words: &Words) -> String {
        let own = incoming::of(&words.language);
        match self {
            Self::Map(problem) => (words.file.problem)(problem),
            Self::Unknown => own.unknown.to_owned(),
            Self::NoMapInside => own.no_map_inside.to_owned(),
            Self::OldOrLocked => own.old_or_locked.to_owned(),
            Self::Package => own.package.to_owned(),
            Self::Unpacked { most } => (own.unpacked)(&(words.file.size)(*most)),
            Self::Entities { part } => (own.entities)(part),
            Self::Sheet { sheet, row } => (own.sheet)(sheet, *row),
            Self::NoRows => own.no_rows.to_owned(),
            Self::LongCell { row, column, length } => (own.long_cell)(*row, *column, *length),
            Self::NoCardColumn => own.no_card_column.to_owned(),
            Self::NoJourney { line } => (own.no_journey)(*line),
            Self::Diagram { line } => (own.diagram)(*line),
            Self::NoStages => own.no_stages.to_owned(),
            Self::Deep { line, most } => (own.deep)(*line, *most),
            Self::Field { path } => (own.field)(path),
        }
    }
}

impl Notice {
    /// What was read otherwise than it stood, and where, as a sentence.
    pub fn told(&self, words: &Words) -> String {
        let own = incoming::of(&words.language);
        match self {
            Self::ScoreRounded { line, was } => (own.score_rounded)(*line, was),
            Self::NoScore { line, was } => (own.no_score)(*line, was),
            Self::NotUnderstood { row, column, text } => (own.not_understood)(*row, column.heading(words), text),
            Self::ColumnLeftOut { column, heading } => (own.column_left_out)(*column, heading),
            Self::RowGone { text, .. } => (own.row_gone)(text),
            Self::CardsChanged { count } => (own.cards_changed)(*count),
            Self::CardsAdded { count } => (own.cards_added)(*count),
            Self::RowWithoutPlace { row, text } => (own.row_without_place)(*row, text),
            Self::PlaceUnknown { row, text } => (own.place_unknown)(*row, text),
            Self::OtherSheets { count } => (own.other_sheets)(*count),
            Self::OtherJourneys { count } => (own.other_journeys)(*count),
            Self::LineLeftOut { line } => (own.line_left_out)(*line),
            Self::ShapeLeftOut => own.shape_left_out.to_owned(),
            Self::Repaired(repair) => (words.file.repair)(repair),
        }
    }
}
