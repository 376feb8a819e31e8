//! Text as spreadsheets put it into the clipboard: cells parted by tabs, rows by line ends, and quotes around a cell that holds either.

use std::borrow::Cow;

/// What ends a row somewhere: also on old Macs, in the soft breaks of word processors, and by Unicode's own signs.
const LINE_ENDS: [char; 7] = ['\n', '\r', '\u{B}', '\u{C}', '\u{85}', '\u{2028}', '\u{2029}'];

/// A cell of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell<'a> {
    /// What it holds. Line ends inside it are LF.
    pub text: Cow<'a, str>,
    /// Whether it is the last of its row.
    pub ends_row: bool,
}

/// The cells of `text`, row by row.
///
/// Quotes count as a spreadsheet's only where a spreadsheet would have written them: around a whole cell that holds a tab, a line end or
/// quotes, which stand there doubled. All other quotes are a person's and stay.
pub fn read(text: &str) -> impl Iterator<Item = Cell<'_>> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let from = rest?;
        let (text, after) = quoted(from).unwrap_or_else(|| {
            let end = from.find(is_end).unwrap_or(from.len());
            (Cow::Borrowed(&from[..end]), &from[end..])
        });
        let tab = after.strip_prefix('\t');
        rest = tab.or_else(|| {
            let end = after.chars().next()?;
            after.strip_prefix("\r\n").or(Some(&after[end.len_utf8()..]))
        });
        Some(Cell { text, ends_row: tab.is_none() })
    })
}

/// `texts` as the cells of one column: each as it is, in quotes only where it could not be told from its neighbours without.
pub fn column(texts: &[&str]) -> String {
    if let [text] = texts {
        return (*text).to_owned();
    }
    let column = joined(texts, |text| text.contains(is_end));
    let is_told = read(&column).map(|cell| cell.text).eq(texts.iter().map(|text| with_plain_ends(text)));
    if is_told { column } else { joined(texts, |text| text.contains(is_end) || text.starts_with('"')) }
}

fn joined(texts: &[&str], in_quotes: impl Fn(&str) -> bool) -> String {
    let cell = |text: &&str| match in_quotes(text) {
        true => format!("\"{}\"", text.replace('"', "\"\"")),
        false => (*text).to_owned(),
    };
    texts.iter().map(cell).collect::<Vec<_>>().join("\n")
}

fn is_end(letter: char) -> bool {
    letter == '\t' || LINE_ENDS.contains(&letter)
}

/// The cell in quotes that `from` begins with, and what follows it; `None` where the quotes are no spreadsheet's. No farther is read than
/// to the next quote that stands alone, so that reading a text cell by cell stays one pass over it.
fn quoted(from: &str) -> Option<(Cow<'_, str>, &str)> {
    let inner = from.strip_prefix('"')?;
    let mut at = 0;
    loop {
        at += inner[at..].find('"')?;
        match inner[at..].strip_prefix("\"\"") {
            Some(_) => at += 2,
            None => break,
        }
    }
    let (text, after) = (&inner[..at], &inner[at + 1..]);
    let is_needed = text.contains(|letter| letter == '"' || is_end(letter));
    let is_whole = after.chars().next().is_none_or(is_end);
    (is_needed && is_whole).then(|| (Cow::Owned(with_plain_ends(&text.replace("\"\"", "\"")).into_owned()), after))
}

/// `text` with LF for every line end.
fn with_plain_ends(text: &str) -> Cow<'_, str> {
    if !text.contains(&LINE_ENDS[1..]) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace("\r\n", "\n").replace(&LINE_ENDS[1..], "\n"))
}
