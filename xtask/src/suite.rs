//! `cargo xtask test`: everything CI runs, counted, with one line at the end.
//!
//! What does not wait for each other runs side by side: the page is linked on one core while the checks and the native tests use the other,
//! and Chromium is driven beside Firefox.

mod quick;

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crate::engines::Engine;
use crate::install::{TESTING, set_up};
use crate::processes::{captured, cargo, command, driver, find, reads, reads_errors, succeeds};
use crate::totals::{Failures, Tally, read_cargo, read_engine, read_nextest};
use crate::work::worded;
use crate::{Result, check, faults};

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
    /// What failed and why, as it was printed. It is said again before the table: a log of CI is often cut in its middle.
    failures: Vec<String>,
}

impl Report {
    /// Runs a phase that holds or does not. A phase that could not even start counts as failed.
    fn check(&mut self, name: &str, phase: impl FnOnce() -> Result<bool>) -> bool {
        let (tally, time) = timed(name, phase);
        self.add(name, tally, Some(time));
        tally.failed == 0
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

    /// Prints what failed, the table and, last, the line that counts; whether all went well.
    fn close(&self) -> bool {
        println!("{}", self.end());
        self.total().failed == 0
    }

    fn end(&self) -> String {
        let failures: String = self.failures.iter().map(|failure| format!("\n{failure}\n")).collect();
        format!("{failures}\n{}\n{}", self.table(), self.total())
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

/// What several threads add to.
struct Shared(Mutex<Report>);

impl Shared {
    fn report(&self) -> MutexGuard<'_, Report> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Sets up, checks, tests, builds, weighs and drives the page; later phases run though an earlier one failed. With `--quick`, only what the
/// change in hand needs.
///
/// # Errors
/// When an argument is unknown, or a tool is missing and cannot be installed.
pub fn run(arguments: &[String]) -> Result<bool> {
    match arguments {
        [] => whole(),
        [option] if option == "--quick" => quick::run(),
        _ => Err("`test` knows only `--quick`".into()),
    }
}

fn whole() -> Result<bool> {
    set_up(TESTING)?;
    let mut report = Report::default();
    let mut checks = check::of_sources().into_iter();
    // What the formatter says is said at once.
    for mut check in checks.by_ref().take(1) {
        report.check(check.name, || succeeds(&mut check.command));
    }
    faults::begin();
    // A page of an earlier build must not be measured and driven in place of the one that failed.
    drop(std::fs::remove_dir_all(crate::root().join("dist")));
    let shared = Shared(Mutex::new(report));
    let built = thread::scope(|scope| {
        let building = scope.spawn(|| built_page(&shared));
        for mut check in checks {
            let (tally, time) = timed(check.name, || succeeds(&mut check.command));
            shared.report().add(check.name, tally, Some(time));
        }
        native(&shared);
        building.join().unwrap_or(false)
    });
    let report = shared.0.into_inner().unwrap_or_else(PoisonError::into_inner);
    let shared = Shared(Mutex::new(report));
    if built {
        shared.report().check("size", || succeeds(&mut driver("size")));
        // Before the engines: it listens to one Chromium that nothing runs beside.
        shared.report().check("trace", || succeeds(driver("trace").arg("--check")));
        browsers(&shared);
    } else {
        println!("\nthe page was not built: neither weighed nor driven");
        shared.report().add("size", Tally::of(false), None);
        for engine in Engine::here() {
            shared.report().add(engine.name(), Tally::of(false), None);
        }
    }
    let mut report = shared.0.into_inner().unwrap_or_else(PoisonError::into_inner);
    report.check("faults", faults::table);
    Ok(report.close())
}

/// Runs a check that is not the only thing going on.
fn timed(name: &str, phase: impl FnOnce() -> Result<bool>) -> (Tally, Duration) {
    println!("\n== {name}");
    let begin = Instant::now();
    let held = phase().unwrap_or_else(|problem| {
        println!("{problem}");
        false
    });
    (Tally::of(held), begin.elapsed())
}

/// Builds the page as it is published; its output is printed when it is done, in one piece.
fn built_page(shared: &Shared) -> bool {
    let begin = Instant::now();
    // This program once more, because its output is wanted apart.
    let outcome =
        std::env::current_exe().map_err(Into::into).and_then(|program| captured(command(program).arg("build")));
    let (held, output) = outcome.unwrap_or_else(|problem| (false, problem.to_string()));
    println!("\n== build, beside the rest for {}\n{output}", worded(begin.elapsed()));
    shared.report().add("build", Tally::of(held), Some(begin.elapsed()));
    held
}

/// The native tests of the whole workspace, by nextest where that is installed: it runs the programs of all tests side by side.
fn native(shared: &Shared) {
    println!("\n== native tests");
    let begin = Instant::now();
    let mut tally = Tally::default();
    let mut command = cargo();
    let is_there = find("cargo-nextest").is_some();
    if is_there {
        command.args(["nextest", "run", "--locked", "--workspace", "--no-fail-fast"]);
        command.args(["--status-level", "fail", "--final-status-level", "fail", "--show-progress", "none"]);
    } else {
        command.args(["test", "--locked", "--workspace", "--no-fail-fast"]);
    }
    let mut failures = Failures::default();
    let add = |line: &str| {
        tally += read_cargo(line).or_else(|| read_nextest(line)).unwrap_or_default();
        failures.read_nextest(line);
    };
    // Nextest writes everything where errors go.
    let held = if is_there { reads_errors(&mut command, add) } else { reads(&mut command, add) };
    tally += unexplained(held, tally);
    let mut report = shared.report();
    report.failures.extend(failures.blocks);
    report.add("native tests", tally, Some(begin.elapsed()));
}

/// The built page in every engine of this system, Chromium beside Firefox. The program prints one line of totals an engine.
fn browsers(shared: &Shared) {
    let program = |arguments: &[&str]| {
        let mut command = cargo();
        command.args(["test", "--locked", "--quiet", "--test", "browser"]).args(arguments);
        command
    };
    let compiled = shared.report().check("browser program", || succeeds(&mut program(&["--no-run"])));
    let begin = Instant::now();
    let (beside, alone): (Vec<Engine>, Vec<Engine>) =
        Engine::here().iter().copied().partition(|engine| *engine != Engine::WebKitGtk);
    let drive = &|engines: Vec<Engine>| {
        for engine in engines {
            let begin = Instant::now();
            let (mut tally, mut failures) = (None, Failures::default());
            let mut command = program(&["--", "--dist", "dist", "--engine", engine.name()]);
            let held = if compiled {
                reads(&mut command, |line| {
                    tally = read_engine(line, engine.name()).or(tally);
                    failures.read_engine(line);
                })
            } else {
                Ok(false)
            };
            // An engine that says nothing was not tested, and that is a failure.
            let mut tally = tally.unwrap_or(Tally::of(false));
            tally += unexplained(held, tally);
            let mut report = shared.report();
            report.failures.extend(failures.blocks.iter().map(|failure| format!("{engine}\n{failure}")));
            report.add(engine.name(), tally, Some(begin.elapsed()));
        }
    };
    println!("\n== browsers");
    thread::scope(|scope| {
        for engine in beside {
            scope.spawn(move || drive(vec![engine]));
        }
    });
    // By itself: on a busy machine its driver comes too late now and then, for a scenario of fields or for an answer of the database.
    drive(alone);
    println!("browsers took {}", worded(begin.elapsed()));
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
    fn what_failed_is_said_before_the_table() {
        let report = Report { failures: vec!["FAIL one".to_owned()], ..Report::default() };
        assert!(report.end().starts_with("\nFAIL one\n"));
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
