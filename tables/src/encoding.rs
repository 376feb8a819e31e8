//! From bytes to text: UTF-8, UTF-16 and, of what is neither, Windows-1252, which spreadsheets still write.

use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use parcours_core::format;
use parcours_core::format::letters::is_control;

use crate::problem::Problem;

/// The text in `bytes`.
///
/// # Errors
/// When there is none, or they are no text: zeros stand among what is not UTF-16.
pub(crate) fn text(bytes: &[u8]) -> Result<String, Problem> {
    Problem::check_bytes(bytes.len())?;
    let encoding = match bytes {
        [0xFF, 0xFE, ..] => UTF_16LE,
        [0xFE, 0xFF, ..] => UTF_16BE,
        [first, 0, second, 0, ..] if *first != 0 && *second != 0 => UTF_16LE,
        [0, first, 0, second, ..] if *first != 0 && *second != 0 => UTF_16BE,
        _ if std::str::from_utf8(bytes).is_ok() => UTF_8,
        _ => WINDOWS_1252,
    };
    let (text, broken) = encoding.decode_with_bom_removal(bytes);
    // Any bytes are letters of Windows-1252; those of pictures and programs are also signs that no text has.
    let is_no_text =
        |letter: char| letter == '\0' || (encoding == WINDOWS_1252 && is_control(letter) && !is_blank(letter));
    if broken || text.contains(is_no_text) {
        return Err(format::Problem::Encoding.into());
    }
    if text.trim().is_empty() {
        return Err(format::Problem::Empty.into());
    }
    Ok(text.into_owned())
}

/// What old programs end pages and files with.
fn is_blank(letter: char) -> bool {
    matches!(letter, '\r' | '\u{B}' | '\u{C}' | '\u{1A}' | '\u{85}')
}
