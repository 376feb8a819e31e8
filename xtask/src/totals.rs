//! How many tests passed and failed, read from what the test programs print.

use std::fmt;
use std::ops::AddAssign;

/// A count of tests or checks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many held.
    pub passed: usize,
    /// How many did not.
    pub failed: usize,
}

impl Tally {
    /// The tally of one check.
    pub fn of(held: bool) -> Self {
        Self { passed: usize::from(held), failed: usize::from(!held) }
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// Reads a line such as `test result: ok. 12 passed; 0 failed; 1 ignored; ...`.
pub fn read_cargo(line: &str) -> Option<Tally> {
    let (_, counts) = line.split_once("test result:")?;
    Some(Tally { passed: count_before(counts, "passed")?, failed: count_before(counts, "failed")? })
}

/// Reads nextest's last line, such as `Summary [  12.3s] 499 tests run: 497 passed (1 slow), 2 failed, 3 skipped`.
pub fn read_nextest(line: &str) -> Option<Tally> {
    let (_, counts) = line.trim_start().strip_prefix("Summary")?.split_once("run:")?;
    let passed = count_before(counts, "passed")?;
    let failed = ["failed", "timed"].iter().filter_map(|word| count_before(counts, word)).sum();
    Some(Tally { passed, failed })
}

/// Reads a line such as `Chromium: 41 passed, 0 failed`; `None` for any other engine's line.
pub fn read_engine(line: &str, engine: &str) -> Option<Tally> {
    let counts = line.trim().strip_prefix(engine)?.strip_prefix(':')?;
    let (passed, failed) = counts.trim().split_once(", ")?;
    Some(Tally {
        passed: passed.strip_suffix(" passed")?.parse().ok()?,
        failed: failed.strip_suffix(" failed")?.parse().ok()?,
    })
}

/// What a program says of the tests that failed, kept to be said again at the end.
#[derive(Debug, Default)]
pub struct Failures {
    /// One entry a failure: its name and why.
    pub blocks: Vec<String>,
    is_inside: bool,
}

impl Failures {
    /// Reads a line of the browser program: `  FAILED  name`, and under it what is indented further.
    pub fn read_engine(&mut self, line: &str) {
        self.read(line, line.starts_with("  FAILED  "), line.starts_with("          "));
    }

    /// Reads a line of nextest, which at this level of its status says nothing but failures: `FAIL [   0.1s] crate name`, then what the
    /// test printed, until the next or the summary.
    pub fn read_nextest(&mut self, line: &str) {
        let line = line.trim_start();
        self.read(line, line.starts_with("FAIL ["), !line.starts_with("Summary [") && !line.starts_with("────"));
    }

    fn read(&mut self, line: &str, begins: bool, goes_on: bool) {
        self.is_inside = begins || (self.is_inside && goes_on);
        match self.blocks.last_mut() {
            Some(block) if self.is_inside && !begins => block.extend(["\n", line]),
            _ if begins => self.blocks.push(line.to_owned()),
            _ => {}
        }
    }
}

/// The number written just before `word`.
fn count_before(text: &str, word: &str) -> Option<usize> {
    let words: Vec<&str> =
        text.split(|character: char| !character.is_ascii_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let place = words.iter().position(|part| *part == word)?;
    words.get(place.checked_sub(1)?)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_is_kept_with_its_reason() {
        let mut failures = Failures::default();
        for line in [
            "Chromium",
            "  ok      a (1.0 s)",
            "  FAILED  b (2.0 s)",
            "          waited",
            "          in vain",
            "  ok      c (1.0 s)",
            "          no part of it",
            "  FAILED  d (1.0 s)",
        ] {
            failures.read_engine(line);
        }
        assert_eq!(
            failures.blocks,
            ["  FAILED  b (2.0 s)\n          waited\n          in vain", "  FAILED  d (1.0 s)"]
        );
        let mut failures = Failures::default();
        for line in
            ["   Compiling a", "        FAIL [   0.1s] a b", "assertion failed", "  Summary [   1s] 2 tests run:", "no"]
        {
            failures.read_nextest(line);
        }
        assert_eq!(failures.blocks, ["FAIL [   0.1s] a b\nassertion failed"]);
    }

    #[test]
    fn a_line_of_cargo_is_read() {
        let line = "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out";
        assert_eq!(read_cargo(line), Some(Tally { passed: 12, failed: 0 }));
        let line = "test result: FAILED. 3 passed; 2 failed; 0 ignored";
        assert_eq!(read_cargo(line), Some(Tally { passed: 3, failed: 2 }));
    }

    #[test]
    fn the_last_line_of_nextest_is_read() {
        let line = "     Summary [  12.345s] 499 tests run: 497 passed (1 slow), 2 failed, 3 skipped";
        assert_eq!(read_nextest(line), Some(Tally { passed: 497, failed: 2 }));
        assert_eq!(
            read_nextest("     Summary [   0.3s] 3 tests run: 3 passed, 0 skipped"),
            Some(Tally { passed: 3, failed: 0 })
        );
        assert_eq!(read_nextest("        PASS [   0.1s] parcours::laws all"), None);
    }

    #[test]
    fn colours_do_not_hide_the_counts() {
        let line = "test result: \u{1b}[32mok\u{1b}[0m. 7 passed; 1 failed; 0 ignored";
        assert_eq!(read_cargo(line), Some(Tally { passed: 7, failed: 1 }));
    }

    #[test]
    fn other_lines_of_cargo_count_for_nothing() {
        assert_eq!(read_cargo("test model::tests::passed ... ok"), None);
        assert_eq!(read_cargo("running 3 tests"), None);
        assert_eq!(read_cargo("test result: who knows"), None);
    }

    #[test]
    fn a_line_of_an_engine_is_read() {
        let tally = Tally { passed: 41, failed: 2 };
        assert_eq!(read_engine("Chromium: 41 passed, 2 failed", "Chromium"), Some(tally));
        assert_eq!(read_engine("Chromium: 41 passed, 2 failed", "Firefox"), None);
        assert_eq!(read_engine("Chromium: drag ... passed", "Chromium"), None);
    }

    #[test]
    fn tallies_add_up() {
        let mut total = Tally::of(true);
        total += Tally::of(false);
        total += Tally { passed: 5, failed: 0 };
        assert_eq!(total.to_string(), "6 passed, 1 failed");
    }
}
