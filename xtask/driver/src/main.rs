//! `cargo xtask size`, `cargo xtask bench` and `cargo xtask trace`, which hand over to this program.

use std::process::ExitCode;

use page_driver::{bench, size, trace};
use xtask::Result;

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
    match arguments.split_first() {
        Some((command, [])) if command == "size" => size::run(),
        Some((command, rest)) if command == "bench" => bench::run(rest).map(|()| true),
        Some((command, rest)) if command == "trace" => trace::run(rest),
        _ => Err("started by `cargo xtask size`, `cargo xtask bench` and `cargo xtask trace`".into()),
    }
}
