//! `cargo xtask test --quick`: what the change in hand needs, in a few minutes.
//!
//! The change is what is not committed yet or, when all is, the last commit. It is checked and tested natively as ever; where it touches the
//! page, a development page is driven in Chromium, by the scenarios of the files that changed or, when none did, by the walk of the worksheet.

use std::collections::BTreeSet;

use super::{Report, Shared, native, unexplained};
use crate::processes::{cargo, output, reads, succeeds};
use crate::totals::{Tally, read_engine};
use crate::work::worded;
use crate::{Result, check, install, page};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

/// The scenarios that drive a change of the page with no scenario of its own: a whole map made by mouse and keys.
const WALK: &str = "worksheet";

/// Runs it.
///
/// # Errors
/// When a tool is missing and cannot be installed, or git does not say what changed.
pub fn run() -> Result<bool> {
    install::set_up(install::TESTING)?;
    let begin = Instant::now();
    let changed = changed()?;
    println!("changed: {}", changed.iter().cloned().collect::<Vec<_>>().join(" "));
    let mut report = Report::default();
    if changed.iter().any(|path| is_code(path)) {
        for mut check in check::of_sources() {
            report.check(check.name, || succeeds(&mut check.command));
        }
    }
    let shared = Shared(Mutex::new(report));
    // Words and the repository's own pages are looked at by native tests, too.
    native(&shared);
    let mut report = shared.0.into_inner().unwrap_or_else(PoisonError::into_inner);
    let scenarios = scenarios(&changed);
    if !scenarios.is_empty() {
        let folder = crate::root().join("target").join("quick");
        if report.check("development page", || page::build_development(&folder).map(|()| true)) {
            for scenario in scenarios {
                drive(&mut report, &scenario);
            }
        }
    }
    let held = report.close();
    println!("took {}", worded(begin.elapsed()));
    Ok(held)
}

fn is_code(path: &str) -> bool {
    [".rs", ".toml", ".lock"].iter().any(|ending| path.ends_with(ending))
}

/// The paths of the change in hand.
fn changed() -> Result<BTreeSet<String>> {
    let lines = |arguments: &[&str]| -> Result<BTreeSet<String>> {
        let text = output("git", arguments).ok_or("git does not say what changed")?;
        Ok(text.lines().map(str::to_owned).filter(|line| !line.is_empty()).collect())
    };
    let mut open = lines(&["diff", "--name-only", "HEAD"])?;
    open.extend(lines(&["ls-files", "--others", "--exclude-standard"])?);
    if open.is_empty() { lines(&["diff-tree", "--no-commit-id", "--name-only", "-r", "HEAD"]) } else { Ok(open) }
}

/// The files of `tests/browser` whose scenarios a change of `changed` needs.
fn scenarios(changed: &BTreeSet<String>) -> BTreeSet<String> {
    let of_tests = |path: &String| {
        let name = path.strip_prefix("tests/browser/")?.strip_suffix(".rs")?;
        Some(name.replace('/', "::"))
    };
    let is_page = |path: &&String| {
        ["src/", "core/", "style/", "js/", "index.html", "Cargo"].iter().any(|start| path.starts_with(start))
    };
    let mut found: BTreeSet<String> = changed.iter().filter_map(of_tests).collect();
    if changed.iter().any(|path| is_page(&path)) {
        found.insert(WALK.to_owned());
    }
    found
}

/// Drives the scenarios of one file in Chromium.
fn drive(report: &mut Report, file: &str) {
    println!("\n== Chromium: {file}");
    let begin = Instant::now();
    let mut tally = None;
    let mut command = cargo();
    command.args(["test", "--locked", "--quiet", "--test", "browser", "--", "--dist", "target/quick"]);
    command.args(["--engine", "Chromium", "--file", file]);
    let held = reads(&mut command, |line| tally = read_engine(line, "Chromium").or(tally));
    let mut tally = tally.unwrap_or(Tally::of(false));
    tally += unexplained(held, tally);
    report.add(&format!("Chromium, {file}"), tally, Some(begin.elapsed()));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(paths: &[&str]) -> Vec<String> {
        scenarios(&paths.iter().map(|path| (*path).to_owned()).collect()).into_iter().collect()
    }

    #[test]
    fn a_change_is_driven_by_its_own_scenarios_or_by_the_walk() {
        assert_eq!(of(&["tests/browser/find.rs", "tests/browser/faults/records.rs"]), ["faults::records", "find"]);
        assert_eq!(of(&["src/board_view/grid/mod.rs", "README.md"]), [WALK]);
        assert!(of(&["README.md", "tests/laws.rs"]).is_empty());
    }
}
