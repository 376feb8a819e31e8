//! Where a line of a name may end, so that a word too wide for its place is written smaller rather than broken.

use crate::model::stage::WIDTH;

/// The most letters of a word that fit into a card of the narrowest column, whatever the letters.
pub const FITS_A_CARD: usize = 16;

/// How many letters the longest word of `text` has: what stands between two spaces or hyphens, after which a line may end.
pub fn longest_word(text: &str) -> usize {
    let ends = |letter: char| (letter.is_whitespace() && !matches!(letter, '\u{a0}' | '\u{202f}')) || letter == '-';
    text.split(ends).map(|word| word.chars().count()).max().unwrap_or_default()
}

/// The columns of a board as the style sheets' `--tracks` and `--weights`: how wide each is beside the others, and all of them. Given their
/// widths in hundredths of an ordinary column. They share what room there is, each after its width.
pub fn tracks(widths: &[i32]) -> (String, i32) {
    let mut tracks = String::new();
    for run in widths.chunk_by(|one, other| one == other) {
        let (count, width) = (run.len(), run[0]);
        tracks.push_str(&format!("repeat({count}, minmax(calc(var(--column) * {width} / {WIDTH}), {width}fr)) "));
    }
    (tracks, widths.iter().sum())
}
