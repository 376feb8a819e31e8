//! French spaces while a text is being typed: the space before `: ; ! ? »` and after `«` must not end a line.

/// The space that holds a sign to its word, narrow: before `; ! ?`.
const NARROW: char = '\u{202F}';

/// The one of full width: before `:` and inside `« »`.
const NO_BREAK: char = '\u{A0}';

/// Where a plain space stands that should not break, counted in UTF-16 units, and what is right there: told right after `typed` was
/// put in before `caret`. Nothing where no sign follows a word: what begins a line with a sign is meant as it is.
pub fn space_to_set(value: &str, caret: usize, typed: &str) -> Option<(usize, char)> {
    let mut before = letters_before(value, caret);
    let last = before.next()?;
    if typed != last.encode_utf8(&mut [0; 4]) {
        return None;
    }
    let (at, right) = match last {
        ';' | '!' | '?' => (caret.checked_sub(2)?, NARROW),
        ':' | '»' => (caret.checked_sub(2)?, NO_BREAK),
        ' ' if before.clone().next() == Some('«') => return Some((caret - 1, NO_BREAK)),
        _ => return None,
    };
    let is_space = before.next() == Some(' ');
    let follows_word = before.next().is_some_and(|letter| !letter.is_whitespace());
    (is_space && follows_word).then_some((at, right))
}

/// The letters before `caret`, the nearest first.
fn letters_before(value: &str, caret: usize) -> impl Iterator<Item = char> + Clone + '_ {
    let mut units = 0;
    let end = value.char_indices().find(|(_, letter)| {
        let is_there = units >= caret;
        units += letter.len_utf16();
        is_there
    });
    value[..end.map_or(value.len(), |(at, _)| at)].chars().rev()
}
