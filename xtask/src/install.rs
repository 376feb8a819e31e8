//! Installing what is missing: prebuilt where that can be had, from source otherwise, and never silently.

use std::io::IsTerminal;

use crate::processes::{cargo, command, find, succeeds};
use crate::tools::{TOOLS, Tool, Way};
use crate::{Problem, Result};

/// What a tool is needed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Turning the sources into `dist/`.
    Building,
    /// Checking the sources and driving the page.
    Testing,
    /// Looking at what the page is built of.
    Auditing,
}

/// Makes sure that everything `purposes` need is installed. Does nothing, and asks no network, when it is.
///
/// # Errors
/// Names every tool that is still missing, with the command that installs it.
pub fn set_up(purposes: &[Purpose]) -> Result<()> {
    let missing = missing(purposes);
    if missing.is_empty() {
        return Ok(());
    }
    println!("missing: {}", names(&missing));
    install_packages(&missing)?;
    for tool in self::missing(purposes) {
        for way in tool.ways {
            if follow(&tool, way)? && tool.is_present() {
                break;
            }
        }
    }
    let missing = self::missing(purposes);
    if missing.is_empty() {
        return Ok(());
    }
    Err(by_hand(&missing))
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
    let user = crate::processes::output("id", &["-u"])?;
    if user == "0" {
        return Some(&[]);
    }
    find("sudo")?;
    if std::io::stdin().is_terminal() {
        return Some(&["sudo"]);
    }
    // Nobody is there to type a password.
    crate::processes::output("sudo", &["-n", "true"]).map(|_| &["sudo", "-n"][..])
}

/// Tries one way of getting `tool`; `Ok(false)` when it is not a way on this machine.
fn follow(tool: &Tool, way: &Way) -> Result<bool> {
    match way {
        // Already tried, all at once.
        Way::Package(_) => Ok(false),
        Way::Axe => crate::axe::fetch(),
        Way::RustupTarget => rustup(tool, &["target", "add", "wasm32-unknown-unknown"]),
        Way::RustupComponent(name) => rustup(tool, &["component", "add", name]),
        Way::Crate(name, version, locked) => {
            let pinned = format!("{name}@{version}");
            let lock: &[&str] = if *locked { &["--locked"] } else { &[] };
            if find("cargo-binstall").is_some() {
                println!("installing {} {version} with cargo binstall", tool.name);
                let arguments = ["binstall", "--no-confirm", &pinned];
                if succeeds(cargo().args(arguments).args(lock))? {
                    return Ok(true);
                }
            }
            println!("building {} {version} from source ({})", tool.name, tool.time);
            // `--force`: another version may stand at the same place.
            succeeds(cargo().args(["install", "--force", &pinned]).args(lock))
        }
    }
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
