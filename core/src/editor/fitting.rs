//! Whether what is typed, pasted or dropped fits into a field, told before it goes in.

use crate::format::limits::length;

/// How many characters a field has once `comes` stands in the place of what is selected in `value`. Browsers tell the two ends of a
/// selection in UTF-16 units; a limit counts characters.
pub fn length_after(value: &str, selected: (usize, usize), comes: &str) -> usize {
    let mut units = 0;
    let mut kept = 0;
    for letter in value.chars() {
        if units < selected.0 || units >= selected.1 {
            kept += 1;
        }
        units += letter.len_utf16();
    }
    // A line ends with one character, however it was written.
    kept + length(comes) - comes.matches("\r\n").count()
}
