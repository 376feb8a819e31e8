//! See `words/file.rs`.

use crate::format::{ListKind, Problem, Reason, Repair, limits};
use crate::model::Shape;
use crate::words::file::{FileWords, beginning, grouped, sized};

pub(super) const WORDS: FileWords = FileWords {
    refused: |problem| {
        if problem.is_no_map() { "This file is not a map." } else { "This map cannot be opened." }
    },
    problem,
    repair,
    shape,
    size,
    no_room: |need, free| {
        let (need, free) = (number(need), number(free));
        format!("Not enough space: {need} characters needed, {free} free. Nothing was changed.")
    },
    repairs: |count| match count {
        1 => "1 problem can be repaired. Review it before opening the file.".to_owned(),
        _ => format!("{} problems can be repaired. Review them before opening the file.", number(count)),
    },
    does_not_fit: |length, most| {
        format!(
            "Nothing was added: that would be {} characters, and this field takes {}.",
            number(length),
            number(most)
        )
    },
    too_many: |over, most| {
        let characters = if over == 1 { "1 character".to_owned() } else { format!("{} characters", number(over)) };
        format!("{characters} too many: this field takes {}. Shorten the text to keep it.", number(most))
    },
    storage_full: "Not saved: browser storage is full. Download a copy now.",
    storage_blocked: "Nothing is kept here by this browser. Your work disappears when you close this tab, unless you save it as a file.",
};

pub(super) fn number(count: usize) -> String {
    grouped(count, ',')
}

fn size(bytes: usize) -> String {
    sized(bytes, '.', ["bytes", "kB", "MB"])
}

fn shape(shape: Shape) -> &'static str {
    match shape {
        Shape::Nothing => "nothing",
        Shape::YesNo => "true or false",
        Shape::Number => "a number",
        Shape::WholeNumber => "a whole number",
        Shape::Count => "a whole number from 0 on",
        Shape::Ordinal => "a whole number from 1 on",
        Shape::Zero => "zero",
        Shape::NegativeNumber => "a negative number",
        Shape::Fraction => "a number with a point or an exponent",
        Shape::HugeNumber => "a number with too many digits",
        Shape::Text => "text",
        Shape::Word => "a word",
        Shape::List => "a list",
        Shape::Object => "an object",
    }
}

fn problem(problem: &Problem) -> String {
    match problem {
        Problem::TooBig { bytes } => format!("This file is {}. The limit is {}.", size(*bytes), size(limits::FILE)),
        Problem::Empty => "This file is empty.".to_owned(),
        Problem::Encoding => "This file is not text in UTF-8 or UTF-16.".to_owned(),
        Problem::Syntax { line, column, reason } => {
            format!("Not valid JSON: line {}, column {}: {}.", number(*line), number(*column), why(*reason))
        }
        Problem::TooDeep { most } => format!("This file is nested too deeply (more than {most} levels)."),
        Problem::OtherFormat => "This JSON is not a journey map.".to_owned(),
        Problem::Newer { version } => {
            format!("Made with a newer version ({version}). Reload to update; your file is untouched.")
        }
        Problem::Field(misread) => {
            format!("{}: expected {}, found {}.", misread.path, shape(misread.want), shape(misread.got))
        }
        Problem::TooMany { kind, count, most } => {
            format!("{} {}; the limit is {}.", number(*count), things(*kind), number(*most))
        }
        Problem::TooLong { path, length, most } => {
            format!("{path}: {} characters; the limit is {}.", number(*length), number(*most))
        }
        Problem::MapTooLong { length, most } => {
            format!("The whole map: {} characters; the limit is {}.", number(*length), number(*most))
        }
        Problem::MapTooBig { bytes, most } => {
            format!("The whole map: {}; the limit is {}.", size(*bytes), size(*most))
        }
        Problem::PasteTooBig { bytes, most } => {
            format!("Nothing was pasted: the text is {}; the limit is {}.", size(*bytes), size(*most))
        }
        Problem::AroundTooBig { bytes, most } => {
            format!("What stands around the map in this file: {}; the limit is {}.", size(*bytes), size(*most))
        }
    }
}

fn why(reason: Reason) -> &'static str {
    match reason {
        Reason::StopsTooSoon => "the file stops too soon",
        Reason::CommaMissing => "a comma or a closing bracket is missing",
        Reason::CommaTooMany => "one comma too many",
        Reason::ColonMissing => "a colon is missing",
        Reason::NameWithoutQuotes => "a name is not in double quotes",
        Reason::BadText => "a text holds a character it cannot hold",
        Reason::BadNumber => "a number cannot be read",
        Reason::AfterTheEnd => "something follows the end",
        Reason::Unexpected => "unexpected character",
    }
}

fn things(kind: ListKind) -> &'static str {
    match kind {
        ListKind::Stages => "stages",
        ListKind::Steps => "steps",
        ListKind::Lanes => "lanes",
        ListKind::Cells => "cells",
        ListKind::Cards => "cards",
        ListKind::Emotions => "feelings",
        ListKind::Links => "links",
        ListKind::Tags => "tags on one card",
        ListKind::FreeFields => "free fields of the persona",
        ListKind::Values => "values",
        ListKind::Files => "files at once",
    }
}

fn repair(repair: &Repair) -> String {
    match repair {
        Repair::SameId { id, now } => format!("Identifier {id} is used twice. The second one is now {now}."),
        Repair::BadId { path, id, now } if id.is_empty() => format!("{path}: no identifier. It is now {now}."),
        Repair::BadId { path, id, now } => {
            format!("{path}: “{}” cannot be an identifier. It is now {now}.", beginning(id))
        }
        Repair::Dangling { path, id, said } => {
            let gone =
                if said.is_empty() { "Left out.".to_owned() } else { format!("Left out: “{}”.", beginning(said)) };
            format!("{path} refers to {}, which does not exist. {gone}", beginning(id))
        }
        Repair::OutOfRange { path, was, now } => format!("{path}: {was} is out of range. It is now {now}."),
        Repair::NoColour { path, was } => format!("{path}: “{}” is not a colour. Left out.", beginning(was)),
        Repair::NoStep { path } => format!("{path} has no step. It now has one, without a name."),
        Repair::CardsAmongFeelings { lane, count: 1 } => {
            format!("A card stands in “{lane}”, a lane of feelings. It is now in a lane of notes below it.")
        }
        Repair::CardsAmongFeelings { lane, count } => {
            let count = number(*count);
            format!("{count} cards stand in “{lane}”, a lane of feelings. They are now in a lane of notes below it.")
        }
        Repair::FeelingAmongCards { path, .. } => format!("{path} is a feeling in a lane of cards. Left out."),
        Repair::SecondFeeling { path, .. } => format!("{path} is a second feeling for the same step. Left out."),
        Repair::IdleLink { path } => format!("{path} ties a card to itself, or two cards again. Left out."),
        Repair::HiddenCharacters { path, count: 1 } => format!("{path}: an invisible character. Taken out."),
        Repair::HiddenCharacters { path, count } => {
            format!("{path}: {} invisible characters. Taken out.", number(*count))
        }
    }
}
