//! `cargo xtask <command>`: reads the command and hands over.

use std::process::ExitCode;

use xtask::install::{TESTING, set_up};
use xtask::processes::{driver, succeeds};
use xtask::{Result, check, clean, fuzz, page, release, seal, suite};

const HELP: &str = "\
cargo xtask <command>

  serve [--port N] [--no-open]   a page for working on: built in seconds, reloaded when a file changes
        [--release]              the page as it is published
  test [--quick]                 everything CI runs; the last line is `N passed, N failed`. Quick: what the change in hand needs

  setup                          install what building and testing need, nothing else
  clean [--tools]                remove what was built; with --tools, also what setting up installed
  build                          build the page into dist/
  seal [DIST]                    list the files of a built page in its service worker; every release build does
  check                          formatting, clippy (native and wasm), boundaries and words
  size                           what a cold load of dist/ weighs, against the budget
  bench                          speed of the page in real browsers
  trace ACT SIZE                 what one act costs the page in Chromium: script, style, layout, paint, and what forced them
  deny [WHICH...]                advisories, bans, licenses and sources of the dependencies, or those named
  fuzz [SECONDS]                 looks for inputs that break a rule, SECONDS (60) a target; needs a nightly toolchain
  release                        builds the page twice, compares both, and packs it with the checksums of its files";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

/// `Ok(false)` means: the command did its work and what it looked at is not right.
fn run(arguments: &[String]) -> Result<bool> {
    let Some((command, rest)) = arguments.split_first() else {
        println!("{HELP}");
        return Ok(true);
    };
    match command.as_str() {
        "serve" => page::serve(rest).map(|()| true),
        "seal" => seal::run(rest).map(|()| true),
        "bench" | "trace" => succeeds(driver(command).args(rest)),
        "clean" => clean::run(rest).map(|()| true),
        "test" => suite::run(rest),
        "deny" => check::deny(rest),
        "fuzz" => fuzz::run(rest),
        "help" | "--help" | "-h" => {
            println!("{HELP}");
            Ok(true)
        }
        _ if !rest.is_empty() => Err(format!("`{command}` takes no arguments\n\n{HELP}").into()),
        "setup" => {
            set_up(TESTING)?;
            println!("everything needed is installed");
            Ok(true)
        }
        "build" => page::build().map(|()| true),
        "check" => check::run(),
        "size" => succeeds(&mut driver("size")),
        "before-build" => page::before_build(),
        "release" => release::run().map(|()| true),
        unknown => Err(format!("there is no command `{unknown}`\n\n{HELP}").into()),
    }
}
