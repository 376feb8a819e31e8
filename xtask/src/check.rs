//! The checks that need no browser: formatting, clippy for both targets, boundaries and words.

use std::process::Command;

use crate::Result;
use crate::install::{Purpose, TESTING, set_up};
use crate::processes::{cargo, command, succeeds};

/// A check: the name it is reported under, and the command that holds or does not.
pub struct Check {
    /// As it is printed.
    pub name: &'static str,
    /// What is run.
    pub command: Command,
}

impl Check {
    fn new(name: &'static str, words: &str) -> Self {
        let mut command = cargo();
        command.args(words.split(' '));
        Self { name, command }
    }
}

/// The checks of the sources as they stand, without running anything of ours.
pub fn of_sources() -> Vec<Check> {
    vec![
        Check::new("formatting", "fmt --all --check"),
        Check::new("clippy, native", "clippy --locked --quiet --workspace --all-targets -- -D warnings"),
        // Not among the targets that are tested by themselves, so "all targets" leaves it out.
        Check::new("clippy, browsers", "clippy --locked --quiet --package parcours --test browser -- -D warnings"),
        Check::new(
            "clippy, wasm",
            "clippy --locked --quiet --package parcours --lib --bins --target wasm32-unknown-unknown -- -D warnings",
        ),
    ]
}

/// The two native tests that protect the architecture: cheap enough to run with every check.
fn of_architecture() -> Check {
    let mut names = String::new();
    for name in ["boundaries", "words"] {
        let file = crate::root().join("tests").join(name);
        if file.with_extension("rs").is_file() || file.join("main.rs").is_file() {
            names.push_str(&format!(" --test {name}"));
        }
    }
    Check::new("boundaries and words", &format!("test --locked --quiet --package parcours{names}"))
}

/// Runs every check, even after one failed; `Ok(false)` when one did.
///
/// # Errors
/// When a tool is missing and cannot be installed.
pub fn run() -> Result<bool> {
    set_up(TESTING)?;
    let mut held = true;
    for mut check in of_sources().into_iter().chain([of_architecture()]) {
        println!("== {}", check.name);
        let this = succeeds(&mut check.command)?;
        println!("{}: {}", check.name, if this { "ok" } else { "FAILED" });
        held &= this;
    }
    Ok(held)
}

/// Looks at the dependencies' advisories, licences, bans and sources, or only at those `which` names; `Ok(false)` when something is not
/// allowed. Advisories are fetched from GitHub.
///
/// Not part of `cargo xtask test`: building cargo-deny takes minutes that every other run would pay for, and its answer changes with the
/// world's advisories and not with ours. CI has a job for it, on each pull request and every week.
///
/// # Errors
/// When cargo-deny is missing and cannot be installed.
pub fn deny(which: &[String]) -> Result<bool> {
    set_up(&[Purpose::Auditing])?;
    succeeds(command("cargo-deny").args(["--locked", "check"]).args(which))
}
