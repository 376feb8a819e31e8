//! Texts in diagrams of Mermaid: what its grammars and what comes before them would take for something else stands as a number.

/// `text` on one line, with nothing in it that a diagram would take for something else. Line ends become `<br>`.
pub(crate) fn escaped(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let text = lines.join("\n");
    let text = text.trim();
    // Two percent signs begin a comment or a setting; an ampersand matters only before a semicolon, quotes and backquotes in labels.
    let percent = text.contains("%%") || text.starts_with('%');
    let ampersand = text.contains(';');
    let keyword = begins_with_keyword(text);
    let mut safe = String::with_capacity(text.len());
    for (at, letter) in text.chars().enumerate() {
        match letter {
            '\n' => safe.push_str("<br>"),
            ':' | ';' | '#' | '"' | '`' | '<' | '>' | '{' | '}' | '\\' => push_number(&mut safe, letter),
            '%' if percent => push_number(&mut safe, letter),
            '&' if ampersand => push_number(&mut safe, letter),
            letter if at == 0 && (keyword || matches!(letter, '-' | '[' | '(')) => push_number(&mut safe, letter),
            letter if letter.is_control() || letter.is_whitespace() => safe.push(' '),
            letter => safe.push(letter),
        }
    }
    safe
}

/// The same of the name of somebody who takes part: commas part those.
pub(crate) fn escaped_actor(text: &str) -> String {
    escaped(text).replace(',', "#44;")
}

fn push_number(safe: &mut String, letter: char) {
    safe.push_str(&format!("#{};", u32::from(letter)));
}

/// Whether a line that begins so would not be a task: the grammars take their words in any case.
fn begins_with_keyword(text: &str) -> bool {
    const KEYWORDS: [&str; 12] = [
        "section",
        "journey",
        "title",
        "acctitle",
        "accdescr",
        "timeline",
        "quadrantchart",
        "quadrant-",
        "x-axis",
        "y-axis",
        "classdef",
        "style",
    ];
    let begins = |word: &str| text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    KEYWORDS.iter().any(|word| begins(word))
}

/// The text that stands as `safe` in a diagram.
pub(crate) fn unescaped(safe: &str) -> String {
    let mut text = String::with_capacity(safe.len());
    let mut rest = safe;
    while let Some(at) = rest.find(['#', '<']) {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let (letter, length) =
            entity(rest).or_else(|| line_end(rest)).unwrap_or_else(|| (rest.chars().next().unwrap_or(' '), 1));
        text.push(letter);
        rest = &rest[length..];
    }
    text.push_str(rest);
    text
}

/// The sign that `rest` begins with as `#58;` or `#quot;`, and how many bytes that takes.
fn entity(rest: &str) -> Option<(char, usize)> {
    /// The longest name of a sign that is looked for.
    const LONGEST: usize = 10;
    let name = rest.strip_prefix('#')?;
    let end = name.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let name = &name[..end];
    let letter = match name {
        "quot" => '"',
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "colon" => ':',
        "semi" => ';',
        "comma" => ',',
        "num" => '#',
        "percnt" => '%',
        "lpar" => '(',
        "rpar" => ')',
        digits => char::from_u32(digits.parse().ok()?)?,
    };
    Some((letter, end + 2))
}

/// A `<br>` that `rest` begins with, in any of its spellings.
fn line_end(rest: &str) -> Option<(char, usize)> {
    let tag = rest.get(..3)?;
    let end = rest.bytes().take(8).position(|byte| byte == b'>')?;
    let is_blank = rest.get(3..end)?.trim_matches([' ', '/']).is_empty();
    (tag.eq_ignore_ascii_case("<br") && is_blank).then_some(('\n', end + 1))
}
