//! From bytes to JSON: how large, in which encoding, and where the grammar breaks.

use serde_json::Value;
use serde_json::error::Category;

use super::limits;
use super::measure::measure;
use super::problem::{Problem, Reason};

/// The text in `bytes`: UTF-8, or UTF-16 when it begins with its mark.
///
/// # Errors
/// [`Problem`] when there is no text, or it is in another encoding.
pub fn text(bytes: &[u8]) -> Result<String, Problem> {
    let text = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8(rest.to_vec()).ok(),
        [0xFF, 0xFE, rest @ ..] => utf_16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf_16(rest, u16::from_be_bytes),
        rest => String::from_utf8(rest.to_vec()).ok(),
    };
    let text = text.ok_or(Problem::Encoding)?;
    if text.trim().is_empty() {
        return Err(Problem::Empty);
    }
    Ok(text)
}

/// The JSON in `text`, which somebody else wrote and which is not kept yet: it may hold no more than a file.
///
/// # Errors
/// [`Problem`] when it does, or is no JSON.
pub fn strange_json(text: &str) -> Result<Value, Problem> {
    if text.len() > limits::FILE {
        return Err(Problem::TooBig { bytes: text.len() });
    }
    measure(text)?.check()?;
    json(text)
}

/// The JSON in `text`, wherever it comes from: measured before anything is made of it, because what lies too deep would stop the page.
///
/// # Errors
/// [`Problem`] with the place where the grammar breaks.
pub fn json(text: &str) -> Result<Value, Problem> {
    measure(text)?;
    serde_json::from_str(text).map_err(|error| {
        let what = error.to_string();
        if what.starts_with("recursion limit exceeded") {
            return Problem::TooDeep { most: limits::DEPTH };
        }
        let (line, column) = place(text, error.line(), error.column());
        let reason = if error.classify() == Category::Eof { Reason::StopsTooSoon } else { reason(&what) };
        Problem::Syntax { line, column, reason }
    })
}

fn utf_16(bytes: &[u8], unit: impl Fn([u8; 2]) -> u16) -> Option<String> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    if !rest.is_empty() {
        return None;
    }
    char::decode_utf16(pairs.iter().map(|pair| unit(*pair))).collect::<Result<_, _>>().ok()
}

/// The place in characters: the parser counts bytes, which a person cannot see.
fn place(text: &str, line: usize, column: usize) -> (usize, usize) {
    let row = text.split('\n').nth(line.saturating_sub(1)).unwrap_or("");
    let before = row.char_indices().take_while(|(at, _)| *at < column).count();
    (line.max(1), before.max(1))
}

/// The parser's sentence as one of ours. It has no codes, so the sentences are all there is; one that is not known is only vague.
fn reason(what: &str) -> Reason {
    const SENTENCES: [(&str, Reason); 12] = [
        ("expected `,` or", Reason::CommaMissing),
        ("trailing comma", Reason::CommaTooMany),
        ("expected `:`", Reason::ColonMissing),
        ("key must be a string", Reason::NameWithoutQuotes),
        ("trailing characters", Reason::AfterTheEnd),
        ("invalid escape", Reason::BadText),
        ("invalid unicode", Reason::BadText),
        ("lone leading surrogate", Reason::BadText),
        ("unexpected end of hex", Reason::BadText),
        ("control character", Reason::BadText),
        ("invalid number", Reason::BadNumber),
        ("number out of range", Reason::BadNumber),
    ];
    let known = SENTENCES.iter().find(|(start, _)| what.starts_with(start));
    known.map_or(Reason::Unexpected, |(_, reason)| *reason)
}
