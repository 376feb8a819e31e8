//! CSV, written and read: RFC 4180 by the `csv` crate, with what spreadsheets make of it.
//!
//! A spreadsheet works out a cell that begins like a formula, whoever wrote it: such a text gets an apostrophe before it, and loses it
//! when it is read.

use csv::{QuoteStyle, ReaderBuilder, Terminator, WriterBuilder};

use crate::problem::Problem;
use crate::table::{Decimals, Room, Table};

/// Begins a file, so that spreadsheets take it for UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// A cell to be written.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Cell {
    /// A text, which is never a formula.
    Text(String),
    /// A figure, which a spreadsheet may count with: its digits as the language writes them, and as programs do.
    Figure {
        /// As the language writes it.
        text: String,
        /// Its value.
        value: f64,
    },
}

impl Cell {
    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A whole number.
    pub fn whole(number: i64) -> Self {
        Self::Figure { text: number.to_string(), value: number as f64 }
    }

    /// Nothing, or a whole number.
    pub fn maybe(number: Option<i64>) -> Self {
        number.map_or_else(Self::blank, Self::whole)
    }

    /// Nothing.
    pub fn blank() -> Self {
        Self::Text(String::new())
    }

    /// As it is read.
    pub fn as_text(&self) -> &str {
        match self {
            Self::Text(text) | Self::Figure { text, .. } => text,
        }
    }
}

/// `rows` as a file, parted by `separator`.
pub(crate) fn write(rows: impl IntoIterator<Item = Vec<Cell>>, separator: char) -> Vec<u8> {
    let separator = u8::try_from(separator).unwrap_or(b',');
    let mut writer = WriterBuilder::new()
        .delimiter(separator)
        .quote_style(QuoteStyle::Necessary)
        .terminator(Terminator::CRLF)
        .flexible(true)
        .from_writer(BYTE_ORDER_MARK.as_bytes().to_vec());
    for row in rows {
        let cells = row.into_iter().map(|cell| match cell {
            Cell::Text(text) => protected(text),
            Cell::Figure { text, .. } => text,
        });
        // Writing into memory does not fail.
        let _ = writer.write_record(cells);
    }
    writer.into_inner().unwrap_or_default()
}

/// Whether a spreadsheet would work `text` out instead of showing it.
fn is_formula(text: &str) -> bool {
    const SIGNS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
    text.trim_start().starts_with(SIGNS) || text.starts_with(['\t', '\r', '\n'])
}

/// `text` with an apostrophe before what would be a formula, and before what would otherwise lose one of its own.
pub(crate) fn protected(text: String) -> String {
    if is_formula(text.trim_start_matches('\'')) { format!("'{text}") } else { text }
}

/// The text that was written as `cell`.
pub(crate) fn unprotected(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(text) if is_formula(text.trim_start_matches('\'')) => text,
        _ => cell,
    }
}

/// The table in `text`, by the delimiter that fits it best.
///
/// # Errors
/// When there is too much in it.
pub(crate) fn read(text: &str) -> Result<Table, Problem> {
    let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
    let (separator, text) = separator(text);
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
    let mut room = Room::for_table();
    let mut rows = Vec::new();
    for (at, record) in reader.records().enumerate() {
        // A text is UTF-8, and rows may be of any length: nothing else can be wrong.
        let Ok(record) = record else { return Err(Problem::NoRows) };
        room.reach(at, record.len().saturating_sub(1))?;
        let mut row = Vec::with_capacity(record.len());
        for (column, cell) in record.iter().enumerate() {
            room.take(at, column, cell)?;
            row.push(unprotected(cell).replace("\r\n", "\n"));
        }
        rows.push(row);
    }
    let decimals = decimals(&rows, separator);
    Ok(Table { rows, decimals })
}

/// The delimiter of a text, and the text without the line in which Excel says it (`sep=;`).
fn separator(text: &str) -> (u8, &str) {
    const KNOWN: [u8; 4] = [b';', b'\t', b',', b'|'];
    let first = text.split(['\r', '\n']).next().unwrap_or("");
    if let Some(said) =
        first.strip_prefix("sep=").and_then(|said| said.bytes().next()).filter(|said| KNOWN.contains(said))
    {
        let rest = text[first.len()..].trim_start_matches('\r');
        return (said, rest.strip_prefix('\n').unwrap_or(rest));
    }
    // The one that parts the first rows into the most cells, and all of them alike.
    let score = |separator: u8| {
        let reader =
            ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
        let widths: Vec<usize> = reader.into_records().take(50).flatten().map(|row| row.len()).collect();
        let widest = widths.iter().copied().max().unwrap_or(1);
        let alike = widths.iter().filter(|width| **width == widths[0]).count();
        let first = widths.first().copied().unwrap_or(1);
        if widest < 2 { 0 } else { first.min(1000) * 1000 + alike * 1000 / widths.len().max(1) }
    };
    let best = KNOWN.into_iter().rev().max_by_key(|separator| score(*separator));
    (best.unwrap_or(b','), text)
}

/// Which mark stands before decimals: the one that ends figures of one, two or more than three digits; where none does, the one that
/// goes with the delimiter.
fn decimals(rows: &[Vec<String>], separator: u8) -> Decimals {
    let (mut points, mut commas) = (0_usize, 0_usize);
    for cell in rows.iter().flatten() {
        let digits = cell.trim().trim_start_matches(['-', '−', '+']).trim_end_matches(['%', '€', ' ']);
        let is_figure = digits.contains(['.', ','])
            && digits.starts_with(|letter: char| letter.is_ascii_digit())
            && digits
                .chars()
                .all(|letter| letter.is_ascii_digit() || matches!(letter, '.' | ',' | ' ' | '\u{a0}' | '\u{202f}'));
        let Some(at) = digits.rfind(['.', ',']).filter(|_| is_figure) else { continue };
        if digits.len() - at - 1 == 3 {
            continue;
        }
        if digits[at..].starts_with(',') { commas += 1 } else { points += 1 }
    }
    match commas.cmp(&points) {
        std::cmp::Ordering::Greater => Decimals::Comma,
        std::cmp::Ordering::Less => Decimals::Point,
        std::cmp::Ordering::Equal if separator == b';' => Decimals::Comma,
        std::cmp::Ordering::Equal => Decimals::Point,
    }
}
