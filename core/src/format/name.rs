//! A file name made of a map's title that every system accepts.

use super::letters::turns_direction;

/// The longest name, in characters, before the ending.
const LONGEST: usize = 100;

/// The longest name in bytes: Linux ends names at 255, and the ending needs some of them.
const MOST_BYTES: usize = 230;

/// `NAME.parcours.json` for a map called `title`.
pub fn file_name(title: &str) -> String {
    format!("{}.parcours.json", stem(title))
}

/// A name without an ending for a file about a map called `title`.
pub fn stem(title: &str) -> String {
    let shown = title.trim().chars().map(|letter| if fits(letter) { letter } else { '_' });
    let mut bytes = 0;
    let short_enough = |letter: &char| {
        bytes += letter.len_utf8();
        bytes <= MOST_BYTES
    };
    let name: String = shown.take(LONGEST).take_while(short_enough).collect();
    let name = name.trim_matches(|letter: char| letter == '.' || letter.is_whitespace());
    if name.chars().all(|letter| letter == '_') {
        return "journey-map".to_owned();
    }
    if reserved(name) { format!("_{name}") } else { name.to_owned() }
}

/// Whether a letter is safe in the file names of every system, and seen by whoever reads them.
fn fits(letter: char) -> bool {
    let steers = turns_direction(letter)
        || matches!(letter, '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{206F}' | '\u{061C}' | '\u{FEFF}');
    let breaks_line = matches!(letter, '\u{2028}' | '\u{2029}');
    !(letter.is_control() || steers || breaks_line || r#"<>:"/\|?*"#.contains(letter))
}

/// Whether Windows keeps a name for a device, whatever its ending.
fn reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim().to_ascii_lowercase();
    let port = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt"));
    let numbered = port.is_some_and(|port| {
        let mut letters = port.chars();
        matches!((letters.next(), letters.next()), (Some('0'..='9' | '¹' | '²' | '³'), None))
    });
    numbered || ["con", "prn", "aux", "nul", "conin$", "conout$"].contains(&stem.as_str())
}
