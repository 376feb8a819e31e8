//! The table of faults: what can go wrong with what people make, how often the tests tried it, and how much was lost.
//!
//! A test reports with [`report`]; `cargo xtask test` sums the reports up, prints the table, and fails when anything was lost or a
//! fault was never tried. The tests run in several programs, so the reports meet in a file.

use std::fmt::Write as _;
use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::PathBuf;

use crate::Result;

/// Every fault that is tried, in the order of the table.
pub const FAULTS: &[&str] = &[
    "storage full at the n-th write",
    "a write that does not stand",
    "storage gone while working",
    "stopped after each step of a save",
    "the safety copy fails",
    "the browser is killed",
    "the tab crashes",
    "the same map in several tabs",
    "an older page sees a newer map",
    "a duplicated tab",
    "a page that comes back from the browser's memory",
    "a gesture left behind",
    "another page of the site fills, soils or clears storage",
    "storage cleared by others while a map is open",
    "any byte of a record changed or cut",
    "the clock set back",
    "the program panics",
    "the program missing, changed or blocked",
    "a deployment cut in the middle",
    "an update while three tabs edit",
    "offline after the first visit",
    "caches of other pages of the site",
    "a file of an older build gone",
    "a file of ours refused",
    "a hostile file",
    "markup in every text",
    "hostile file names",
    "the page in a frame",
    "a hostile clipboard",
    "hostile things dropped",
    "a restored version regretted",
    "a map deleted by mistake",
    "storage nearly full",
    "any sequence of edits in several tabs",
];

/// What was reported of one fault.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Row {
    tried: usize,
    lost: usize,
}

fn file() -> PathBuf {
    crate::root().join("target").join("faults.txt")
}

/// Reports that `fault`, one of [`FAULTS`], was tried `tried` times, and that `lost` maps, cards or edits were lost by it.
///
/// # Panics
/// When there is no such fault in the table, or the report cannot be written: a test that reports nothing has not tried anything.
pub fn report(fault: &str, tried: usize, lost: usize) {
    assert!(FAULTS.contains(&fault), "no fault of the table is called “{fault}”");
    println!("fault: {fault} · tried {tried} · lost {lost}");
    // One short line appended at once: reports of tests that run at the same time do not mix.
    let line = format!("{tried}\t{lost}\t{fault}\n");
    fs::create_dir_all(crate::root().join("target"))
        .and_then(|()| OpenOptions::new().create(true).append(true).open(file()))
        .and_then(|mut file| file.write_all(line.as_bytes()))
        .expect("the report of a fault is written");
}

/// Forgets the reports of earlier runs.
pub fn begin() {
    // There may be none.
    drop(fs::remove_file(file()));
}

/// Prints the table; whether every fault was tried and nothing was lost.
///
/// # Errors
/// When nothing was reported at all.
pub fn table() -> Result<bool> {
    let text = fs::read_to_string(file()).map_err(|error| format!("no fault was tried: {error}"))?;
    let rows = sum(&text);
    print!("{}", print_rows(&rows));
    Ok(rows.iter().all(|row| row.tried > 0 && row.lost == 0))
}

/// One row a fault, in the order of [`FAULTS`].
fn sum(text: &str) -> Vec<Row> {
    let mut rows = vec![Row::default(); FAULTS.len()];
    for line in text.lines() {
        let mut parts = line.splitn(3, '\t');
        let (tried, lost) = (parts.next(), parts.next());
        let place = parts.next().and_then(|fault| FAULTS.iter().position(|known| *known == fault));
        let number = |part: Option<&str>| part.and_then(|part| part.parse::<usize>().ok());
        if let (Some(place), Some(tried), Some(lost)) = (place, number(tried), number(lost)) {
            rows[place].tried += tried;
            rows[place].lost += lost;
        }
    }
    rows
}

fn print_rows(rows: &[Row]) -> String {
    let mut text = format!("{:<60}{:>9}{:>8}\n", "fault", "tried", "lost");
    for (fault, row) in FAULTS.iter().zip(rows) {
        let tried = if row.tried == 0 { "NEVER".to_owned() } else { row.tried.to_string() };
        // Writing into a text cannot fail.
        let _ = writeln!(text, "{fault:<60}{tried:>9}{:>8}", row.lost);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reports_of_one_fault_add_up() {
        let rows = sum("3\t0\tthe tab crashes\n4\t1\tthe tab crashes\nnonsense\n1\t0\tno such fault\n");
        let place = FAULTS.iter().position(|fault| *fault == "the tab crashes");
        assert_eq!(place.map(|place| rows[place]), Some(Row { tried: 7, lost: 1 }));
        assert_eq!(rows.iter().map(|row| row.tried).sum::<usize>(), 7);
    }

    #[test]
    fn what_was_never_tried_is_seen() {
        let text = print_rows(&sum("1\t0\tthe tab crashes\n"));
        assert_eq!(text.matches("NEVER").count(), FAULTS.len() - 1);
    }
}
