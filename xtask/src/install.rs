//! Installing what is missing: prebuilt where that can be had, from source otherwise, and never silently.
//!
//! What takes long is done side by side: Trunk, wasm-bindgen and the page itself are built at the same time, because each leaves one of two
//! cores idle for a while. What was installed is written down (`installed.rs`), so that `cargo xtask clean --tools` can undo it.

use std::fs;
use std::io::IsTerminal;
use std::path::Path;
use std::time::Duration;

use crate::installed;
use crate::processes::{cargo, cargo_programs, command, find, output, succeeds};
use crate::tools::{Archive, Optimised, Program, TOOLS, Tool, Way};
use crate::work::{Log, Work, side_by_side, worded};
use crate::{Problem, Result};

/// How long a prebuilt program may take to come: on a slow line, building it is not faster.
const DOWNLOAD: Duration = Duration::from_secs(90);

/// What a tool is needed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Building the page while it is being worked on.
    Serving,
    /// Turning the sources into the page as it is published; needs what serving needs, too.
    Building,
    /// Checking the sources and driving the page.
    Testing,
    /// Looking at what the page is built of.
    Auditing,
}

/// What building the published page needs.
pub const BUILDING: &[Purpose] = &[Purpose::Serving, Purpose::Building];

/// What the whole suite needs.
pub const TESTING: &[Purpose] = &[Purpose::Serving, Purpose::Building, Purpose::Testing];

/// Makes sure that everything `purposes` need is installed. Does nothing, and asks no network, when it is.
///
/// # Errors
/// Names every tool that is still missing, with the command that installs it.
pub fn set_up(purposes: &[Purpose]) -> Result<()> {
    set_up_beside(purposes, Vec::new)
}

/// The same, and while tools are being built, does `beside` as well; not done when no tool is missing.
///
/// # Errors
/// Names every tool that is still missing, with the command that installs it.
pub fn set_up_beside(purposes: &[Purpose], beside: impl FnOnce() -> Vec<Work>) -> Result<()> {
    let begin = std::time::Instant::now();
    let missing = missing(purposes);
    if missing.is_empty() {
        return Ok(());
    }
    println!("missing: {}", names(&missing));
    // What is short comes first, since the rest needs it: a target, a package manager's programs.
    install_packages(&missing)?;
    for tool in missing.iter().filter(|tool| !tool.is_built() && !tool.is_present()) {
        for way in tool.ways {
            if follow(tool, way)? && tool.is_present() {
                break;
            }
        }
    }
    let mut works: Vec<Work> = self::missing(purposes).into_iter().filter(Tool::is_built).map(build).collect();
    if !works.is_empty() {
        works.extend(beside());
        side_by_side(works)?;
    }
    let still = self::missing(purposes);
    let is_new = |tool: &&Tool| still.iter().all(|other| other.name != tool.name);
    installed::add(missing.iter().filter(is_new))?;
    if still.is_empty() {
        println!("set up in {}", worded(begin.elapsed()));
        return Ok(());
    }
    Err(by_hand(&still))
}

fn missing(purposes: &[Purpose]) -> Vec<Tool> {
    TOOLS
        .iter()
        .filter(|tool| purposes.contains(&tool.purpose) && tool.applies() && !tool.is_present())
        .copied()
        .collect()
}

fn names(tools: &[Tool]) -> String {
    let names: Vec<&str> = tools.iter().map(|tool| tool.name).collect();
    names.join(", ")
}

/// One call for all packages: package managers spend most of their time starting.
fn install_packages(missing: &[Tool]) -> Result<()> {
    let packages: Vec<&str> = missing
        .iter()
        .flat_map(|tool| tool.ways)
        .filter_map(|way| match way {
            Way::Package(name) => Some(*name),
            _ => None,
        })
        .collect();
    if packages.is_empty() || find("apt-get").is_none() {
        return Ok(());
    }
    let Some(prefix) = privilege() else {
        return Ok(());
    };
    println!("installing with apt-get (one to three minutes): {}", packages.join(" "));
    let apt = |arguments: &[&str]| -> Result<bool> {
        let words: Vec<&str> = prefix
            .iter()
            .copied()
            .chain(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"])
            .chain(arguments.iter().copied())
            .collect();
        succeeds(command(words[0]).args(&words[1..]))
    };
    apt(&["update", "--quiet"])?;
    let install = ["install", "--yes", "--quiet", "--no-install-recommends"];
    if apt(&[&install[..], &packages].concat())? {
        return Ok(());
    }
    // One package that this system does not have must not keep the others away.
    for package in packages {
        apt(&[&install[..], &[package]].concat())?;
    }
    Ok(())
}

/// What to put before a command that installs packages; `None` when this user may not.
fn privilege() -> Option<&'static [&'static str]> {
    let user = output("id", &["-u"])?;
    if user == "0" {
        return Some(&[]);
    }
    find("sudo")?;
    if std::io::stdin().is_terminal() {
        return Some(&["sudo"]);
    }
    // Nobody is there to type a password.
    output("sudo", &["-n", "true"]).map(|_| &["sudo", "-n"][..])
}

/// Tries one short way of getting `tool`; `Ok(false)` when it is not a way on this machine.
fn follow(tool: &Tool, way: &Way) -> Result<bool> {
    match way {
        // Already tried, all at once.
        Way::Package(_) => Ok(false),
        Way::Axe => crate::axe::fetch(),
        Way::Esbuild => crate::esbuild::fetch(),
        Way::Peers(peers) => peers.fetch(),
        Way::RustupTarget => rustup(tool, &["target", "add", "wasm32-unknown-unknown"]),
        Way::RustupComponent(name) => rustup(tool, &["component", "add", name]),
        // Long: done side by side.
        Way::Archives(_) | Way::Crate(_) => Ok(false),
    }
}

/// Getting `tool` by the first of its ways that leads to it.
fn build(tool: Tool) -> Work {
    let run = move |log: &Log| -> Result<bool> {
        for way in tool.ways {
            let held = match way {
                Way::Archives(archives) => fetch(archives, log)?,
                Way::Crate(program) => install(program, log)?,
                _ => false,
            };
            if held && tool.is_present() {
                return Ok(true);
            }
        }
        Ok(false)
    };
    Work { name: tool.name.to_owned(), time: tool.time.to_owned(), run: Box::new(run) }
}

/// Fetches the archive of this system, if there is one and it comes in time, and puts its program with Cargo's own.
///
/// # Errors
/// When the archive is not the one whose checksum is written down.
fn fetch(archives: &[Archive], log: &Log) -> Result<bool> {
    let here = (std::env::consts::OS, std::env::consts::ARCH);
    let (Some(archive), Some(programs)) = (archives.iter().find(|archive| archive.system == here), cargo_programs())
    else {
        return Ok(false);
    };
    let folder = crate::root().join("target").join("tools");
    fs::create_dir_all(&folder)?;
    fs::create_dir_all(&programs)?;
    let file = folder.join(archive.address.rsplit('/').next().unwrap_or("archive"));
    let mut download = command("curl");
    download.args(["--fail", "--location", "--silent", "--show-error", "--connect-timeout", "4"]);
    download.args(["--speed-limit", "50000", "--speed-time", "10", "--output"]).arg(&file).arg(archive.address);
    if find("curl").is_none() || !log.run(&mut download, Some(DOWNLOAD))? {
        return Ok(false);
    }
    let unpacked = unpack(&file, archive.checksum, &programs, log);
    fs::remove_file(&file)?;
    unpacked
}

/// Unpacks `file`, an archive with a program in it, into `folder`.
///
/// # Errors
/// When its SHA-256 is not `checksum`: then nothing is unpacked.
fn unpack(file: &Path, checksum: &str, folder: &Path, log: &Log) -> Result<bool> {
    let found = crate::checksum::of_file(file)?;
    if found != checksum {
        let name = file.display();
        return Err(format!(
            "{name} is not what was expected, nothing of it was kept: SHA-256 {found}, not {checksum}"
        )
        .into());
    }
    log.run(command("tar").arg("-xzf").arg(file).arg("-C").arg(folder), None)
}

/// Installs `program` from crates.io: prebuilt by cargo-binstall where somebody has that, else from source.
fn install(program: &Program, log: &Log) -> Result<bool> {
    let pinned = format!("{}@{}", program.name, program.version);
    if find("cargo-binstall").is_some() {
        let mut install = cargo();
        install.args(["binstall", "--no-confirm", "--disable-strategies", "compile", &pinned]);
        if log.run(&mut install, Some(DOWNLOAD))? {
            return Ok(true);
        }
    }
    let target = crate::root().join("target").join("tools").join(program.name);
    // `--force`: another version may stand at the same place.
    let mut install = cargo();
    install.args(["install", "--force", &pinned]).args(program.arguments);
    let opt_level = match program.optimised {
        Optimised::Nothing => "0",
        Optimised::Only(crates) => {
            for name in crates {
                install.arg("--config").arg(format!("profile.release.package.{name}.opt-level=1"));
            }
            "0"
        }
        Optimised::Everything => "1",
    };
    // These programs run for seconds: how long they take to build counts, not how fast they are.
    install.env("CARGO_TARGET_DIR", &target).envs([
        ("CARGO_PROFILE_RELEASE_LTO", "off"),
        ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
        ("CARGO_PROFILE_RELEASE_OPT_LEVEL", opt_level),
        ("CARGO_PROFILE_RELEASE_DEBUG", "0"),
        ("CARGO_PROFILE_RELEASE_STRIP", "symbols"),
    ]);
    let held = log.run(&mut install, None)?;
    drop(fs::remove_dir_all(target));
    Ok(held)
}

fn rustup(tool: &Tool, arguments: &[&str]) -> Result<bool> {
    if find("rustup").is_none() {
        return Ok(false);
    }
    println!("installing {} with rustup ({})", tool.name, tool.time);
    succeeds(command("rustup").args(arguments))
}

/// The list of commands for a person to type.
fn by_hand(missing: &[Tool]) -> Problem {
    let apt = find("apt-get").is_some();
    let mut text = String::from("some tools could not be installed here. Install them by hand, then start again:\n");
    for tool in missing {
        let package = tool.ways.iter().find_map(|way| match way {
            Way::Package(name) if apt => Some(format!("sudo apt-get install {name}")),
            _ => None,
        });
        let line = package.unwrap_or_else(|| tool.by_hand.to_owned());
        text.push_str(&format!("\n  {}\n      {line}\n", tool.name));
    }
    text.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_not_be_installed_is_named_with_its_command() {
        let trunk: Vec<Tool> = TOOLS.iter().filter(|tool| tool.name == "Trunk").copied().collect();
        let text = by_hand(&trunk).to_string();
        assert!(text.contains("cargo install --locked trunk@"));
    }

    #[test]
    fn every_tool_can_be_had_somehow() {
        for tool in TOOLS {
            assert!(!tool.ways.is_empty() && !tool.by_hand.is_empty(), "{}", tool.name);
        }
    }
}
