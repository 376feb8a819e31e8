//! `cargo xtask test`: everything CI runs, counted, with one line at the end.

use std::time::{Duration, Instant};

use crate::browsers::Engine;
use crate::install::{Purpose, set_up};
use crate::processes::{cargo, reads, succeeds};
use crate::totals::{Tally, read_cargo, read_engine};
use crate::{Result, check, faults, page, size};

/// One line of the closing table.
struct Line {
    name: String,
    tally: Tally,
    time: Option<Duration>,
}

/// The results so far.
#[derive(Default)]
struct Report {
    lines: Vec<Line>,
}

impl Report {
    /// Runs a phase that holds or does not. A phase that could not even start counts as failed.
    fn check(&mut self, name: &str, phase: impl FnOnce() -> Result<bool>) -> bool {
        println!("\n== {name}");
        let begin = Instant::now();
        let held = phase().unwrap_or_else(|problem| {
            println!("{problem}");
            false
        });
        self.add(name, Tally::of(held), Some(begin.elapsed()));
        held
    }

    fn add(&mut self, name: &str, tally: Tally, time: Option<Duration>) {
        let name = name.to_owned();
        self.lines.push(Line { name, tally, time });
    }

    fn total(&self) -> Tally {
        let mut total = Tally::default();
        for line in &self.lines {
            total += line.tally;
        }
        total
    }

    fn table(&self) -> String {
        let mut text = String::new();
        for line in &self.lines {
            let time = line.time.map(|time| format!("{:.1} s", time.as_secs_f64())).unwrap_or_default();
            let counts = line.tally.to_string();
            text.push_str(&format!("{:<22}{counts:<26}{time:>9}\n", line.name));
        }
        text
    }
}

/// Sets up, checks, tests, builds, weighs and drives the page; later phases run though an earlier one failed.
///
/// # Errors
/// When a tool is missing and cannot be installed.
pub fn run() -> Result<bool> {
    let begin = Instant::now();
    set_up(&[Purpose::Building, Purpose::Testing])?;
    println!("set up in {:.1} s", begin.elapsed().as_secs_f64());
    let mut report = Report::default();
    for mut check in check::of_sources() {
        report.check(check.name, || succeeds(&mut check.command));
    }
    faults::begin();
    native(&mut report);
    // A page of an earlier build must not be measured and driven in place of the one that failed.
    drop(std::fs::remove_dir_all(crate::root().join("dist")));
    let built = report.check("build", || page::build().map(|()| true));
    if built {
        report.check("size", size::run);
        browsers(&mut report);
    } else {
        println!("\nthe page was not built: neither weighed nor driven");
        report.add("size", Tally::of(false), None);
        for engine in Engine::here() {
            report.add(engine.name(), Tally::of(false), None);
        }
    }
    report.check("faults", faults::table);
    println!("\n{}", report.table());
    let total = report.total();
    println!("{total}");
    Ok(total.failed == 0)
}

/// The native tests of the whole workspace.
fn native(report: &mut Report) {
    println!("\n== native tests");
    let begin = Instant::now();
    let mut tally = Tally::default();
    let mut command = cargo();
    command.args(["test", "--locked", "--workspace", "--no-fail-fast"]);
    let held = reads(&mut command, |line| {
        tally += read_cargo(line).unwrap_or_default();
    });
    tally += unexplained(held, tally);
    report.add("native tests", tally, Some(begin.elapsed()));
}

/// The built page in every engine of this system. The program prints one line of totals an engine.
fn browsers(report: &mut Report) {
    println!("\n== browsers");
    let begin = Instant::now();
    let engines = Engine::here();
    let mut tallies = vec![None; engines.len()];
    let mut command = cargo();
    command.args(["test", "--locked", "--test", "browser", "--", "--dist", "dist"]);
    let held = reads(&mut command, |line| {
        for (engine, tally) in engines.iter().zip(&mut tallies) {
            *tally = read_engine(line, engine.name()).or(*tally);
        }
    });
    let mut all = Tally::default();
    for (engine, tally) in engines.iter().zip(tallies) {
        // An engine that says nothing was not tested, and that is a failure.
        let tally = tally.unwrap_or(Tally::of(false));
        all += tally;
        report.add(engine.name(), tally, None);
    }
    let other = unexplained(held, all);
    report.add("browser program", other, Some(begin.elapsed()));
}

/// One failure when a program failed and no count says why: it did not compile, or it crashed.
fn unexplained(held: Result<bool>, counted: Tally) -> Tally {
    let held = held.unwrap_or_else(|problem| {
        println!("{problem}");
        false
    });
    Tally { passed: 0, failed: usize::from(!held && counted.failed == 0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_without_a_count_is_counted_once() {
        let none = Tally::default();
        let one = Tally::of(false);
        assert_eq!(unexplained(Ok(true), none), none);
        assert_eq!(unexplained(Ok(false), none), one);
        assert_eq!(unexplained(Ok(false), one), none);
        assert_eq!(unexplained(Err("gone".into()), none), one);
    }

    #[test]
    fn a_phase_that_cannot_start_fails_and_the_rest_is_counted() {
        let mut report = Report::default();
        assert!(!report.check("first", || Err("no such program".into())));
        assert!(report.check("second", || Ok(true)));
        let total = report.total();
        assert_eq!(total.to_string(), "1 passed, 1 failed");
        assert!(report.table().contains("second"));
    }
}
