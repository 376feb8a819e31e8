//! esbuild, which joins and shortens scripts and style sheets: a program of the npm registry, one package for each system.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::npm::Package;
use crate::{Problem, Result};

/// A system, as [`std::env::consts`] names it (system, then processor), and the package of its program.
type Built = ((&'static str, &'static str), Package);

/// The program, as its project publishes it.
const PROGRAMS: &[Built] = &[
    built(
        ("linux", "x86_64"),
        "@esbuild/linux-x64",
        "e1698a3d5c6c0798fee4fd3b5cc816651f460c63d390a7a26ea4beb0b1884100",
    ),
    built(
        ("linux", "aarch64"),
        "@esbuild/linux-arm64",
        "90bd269553d258e80b19e3ccab4f98f0831f87442a2f056510ce24fd1b425fc2",
    ),
    built(
        ("macos", "x86_64"),
        "@esbuild/darwin-x64",
        "7fe5c9c905fff0a05d92db98929434ab4d3b6dd92d7a7688922db74380c75df3",
    ),
    built(
        ("macos", "aarch64"),
        "@esbuild/darwin-arm64",
        "10b6243df618d374bb2d5c9cfbe7052e1405f6aa4e53a6164f11a91b9f2e1384",
    ),
];

const fn built(system: (&'static str, &'static str), name: &'static str, checksum: &'static str) -> Built {
    let package =
        Package { name, version: "0.28.2", size: "5 MB", file: "bin/esbuild", checksum, kept_as: "esbuild-0.28.2" };
    (system, package)
}

/// The program's package for this system.
fn package() -> Option<&'static Package> {
    let here = (std::env::consts::OS, std::env::consts::ARCH);
    PROGRAMS.iter().find(|(system, _)| *system == here).map(|(_, package)| package)
}

/// Where the program is, if it is there.
pub fn program() -> Option<PathBuf> {
    package().map(Package::path).filter(|path| path.is_file())
}

/// Fetches the program; `Ok(false)` when it could not, or there is none for this system.
///
/// # Errors
/// When what came is not the program written down.
pub fn fetch() -> Result<bool> {
    package().map_or(Ok(false), Package::fetch)
}

/// Runs the program in `folder` with `input` as its standard input, and gives what it writes.
///
/// # Errors
/// When the program is missing or refuses the input; what it says of it is the problem.
pub fn run(folder: &Path, arguments: &[String], input: &str) -> Result<String> {
    use std::io::Write;
    let program = program().ok_or("esbuild is missing: cargo xtask setup")?;
    let mut child = Command::new(program)
        .args(["--color=false", "--charset=utf8", "--legal-comments=none"])
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    let mut stdin = child.stdin.take().ok_or("esbuild reads nothing")?;
    let input = input.to_owned();
    // It may write before it has read everything.
    let writing = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output()?;
    let said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
    // A warning is of a name that is not there, a rule that no browser reads: a mistake in the sources.
    if !output.status.success() || !said.is_empty() {
        return Err(format!("esbuild {}\n{said}", arguments.join(" ")).into());
    }
    drop(writing.join().map_err(|_| Problem::from("esbuild was not written to"))?);
    Ok(String::from_utf8(output.stdout)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_system_has_a_program_of_its_own_kept_under_its_version() {
        for ((system, _), package) in PROGRAMS {
            let system = if *system == "macos" { "darwin" } else { system };
            assert!(package.name.starts_with(&format!("@esbuild/{system}-")), "{}", package.name);
            assert!(package.kept_as.ends_with(package.version));
            assert!(package.checksum.len() == 64 && package.checksum.chars().all(|digit| digit.is_ascii_hexdigit()));
        }
    }
}
