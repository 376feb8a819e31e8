//! `cargo xtask fuzz`: a fuzzer on the targets of `fuzz/`, where one can run. `tests/fuzzed.rs` runs the same targets without.

use crate::Result;
use crate::processes::{command, find, output, succeeds};

/// The targets, as `fuzz/Cargo.toml` names them.
const TARGETS: [&str; 4] = ["import_bytes", "envelope_read", "upgrades", "answer_read"];

/// How long a target is fuzzed unless said otherwise, in seconds.
const USUAL: u32 = 60;

/// The most memory an input may take, in megabytes (the sanitizer's own part included), and the longest, in seconds.
const LIMITS: [&str; 2] = ["-rss_limit_mb=1024", "-timeout=10"];

/// Fuzzes every target, even after one failed; `Ok(false)` when an input was found that breaks a rule.
///
/// # Errors
/// When the argument is no number of seconds, or what it takes to fuzz is not installed.
pub fn run(arguments: &[String]) -> Result<bool> {
    let seconds = seconds(arguments)?;
    let missing = missing();
    if !missing.is_empty() {
        return Err(format!(
            "fuzzing needs what is not installed here:\n\n  {}\n\nWithout it, `cargo test --test fuzzed` runs the targets on the corpora and near them.",
            missing.join("\n  ")
        )
        .into());
    }
    let mut held = true;
    for target in TARGETS {
        println!("== {target}, {seconds} s");
        // What is found goes to the first folder; the others are only read.
        let corpora = [format!("fuzz/corpus/{target}"), "tests/files".to_owned(), "tests/files/hostile".to_owned()];
        let mut fuzzer = command("rustup");
        // Cargo of the stable toolchain runs this program and would pass itself on.
        fuzzer.env_remove("CARGO");
        fuzzer.args(["run", "nightly", "cargo-fuzz", "run", target]).args(corpora).arg("--");
        fuzzer.args(LIMITS).args([format!("-max_total_time={seconds}"), "-dict=fuzz/json.dict".to_owned()]);
        held &= succeeds(&mut fuzzer)?;
    }
    Ok(held)
}

fn seconds(arguments: &[String]) -> Result<u32> {
    match arguments {
        [] => Ok(USUAL),
        [seconds] => seconds.parse().map_err(|_| format!("`{seconds}` is not a number of seconds").into()),
        _ => Err("`fuzz` takes one number of seconds".into()),
    }
}

/// What to install, each with its command.
fn missing() -> Vec<&'static str> {
    let mut missing = Vec::new();
    if output("rustup", &["run", "nightly", "rustc", "--version"]).is_none() {
        missing.push("a nightly toolchain:  rustup toolchain install nightly --profile minimal");
    }
    if find("cargo-fuzz").is_none() {
        missing.push("cargo-fuzz:           cargo install --locked cargo-fuzz");
    }
    missing
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_are_read() {
        let read = |words: &[&str]| seconds(&words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>()).ok();
        assert_eq!(read(&[]), Some(60));
        assert_eq!(read(&["5"]), Some(5));
        assert_eq!(read(&["long"]), None);
        assert_eq!(read(&["1", "2"]), None);
    }

    #[test]
    fn every_target_is_one_of_the_manifest_and_has_a_corpus() -> Result<()> {
        let manifest = std::fs::read_to_string(crate::root().join("fuzz/Cargo.toml"))?;
        assert_eq!(manifest.matches("[[bin]]").count(), TARGETS.len());
        for target in TARGETS {
            assert!(manifest.contains(&format!("name = \"{target}\"")), "{target}");
            assert!(std::fs::read_dir(crate::root().join("fuzz/corpus").join(target))?.next().is_some(), "{target}");
        }
        Ok(())
    }
}
