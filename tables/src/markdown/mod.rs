//! Markdown: a report that is written, and an outline that is written and read.

pub(crate) mod outline;
pub(crate) mod read;
pub(crate) mod report;
pub(crate) mod table;

/// `text` so that Markdown shows it as it is, on one line: signs with a meaning get a backslash, line ends become `<br>`, and white
/// space at the ends of lines, which Markdown drops, stands as a number.
pub(crate) fn escaped(text: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(escaped_line).collect();
    lines.join("<br>")
}

fn escaped_line(line: &str) -> String {
    let mut safe = String::with_capacity(line.len());
    let inner = line.trim();
    let start = line.len() - line.trim_start().len();
    let (before, after) = if inner.is_empty() { (line, "") } else { (&line[..start], &line[start + inner.len()..]) };
    let push_numbers = |safe: &mut String, space: &str| {
        for letter in space.chars() {
            safe.push_str(&format!("&#{};", u32::from(letter)));
        }
    };
    push_numbers(&mut safe, before);
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    for (at, letter) in inner.char_indices() {
        let special = matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '|' | '#' | '$');
        let begins_block = at == 0 && matches!(letter, '+' | '-' | '=' | ':');
        let begins_list = digits > 0 && at == digits && matches!(letter, '.' | ')');
        if letter == '\t' {
            safe.push_str("&#9;");
            continue;
        }
        if special || begins_block || begins_list {
            safe.push('\\');
        }
        safe.push(letter);
    }
    push_numbers(&mut safe, after);
    safe
}
