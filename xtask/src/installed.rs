//! What `cargo xtask setup` installed on this machine, written down beside Cargo's programs so that it can be undone.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use crate::Result;
use crate::processes::cargo_programs;
use crate::tools::{Tool, Way};

/// One thing that was installed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Installed {
    /// A package of the system.
    Package(String),
    /// A crate's program among Cargo's own; the file, too, where it was not Cargo that put it there.
    Program(String),
    /// A target of rustup's.
    Target(String),
    /// A component of rustup's.
    Component(String),
}

impl Installed {
    fn written(&self) -> String {
        match self {
            Self::Package(name) => format!("package {name}"),
            Self::Program(name) => format!("program {name}"),
            Self::Target(name) => format!("target {name}"),
            Self::Component(name) => format!("component {name}"),
        }
    }

    fn read(line: &str) -> Option<Self> {
        let (kind, name) = line.split_once(' ')?;
        let name = name.trim().to_owned();
        match kind {
            "package" => Some(Self::Package(name)),
            "program" => Some(Self::Program(name)),
            "target" => Some(Self::Target(name)),
            "component" => Some(Self::Component(name)),
            _ => None,
        }
    }

    /// How `tool` came here; nothing for what lies under `target/tools`, which goes with that folder.
    fn of(tool: &Tool) -> Vec<Self> {
        let way = |way: &Way| match way {
            Way::Package(name) if !tool.is_built() => Some(Self::Package((*name).to_owned())),
            Way::Crate(program) if tool.is_built() => Some(Self::Program(program.name.to_owned())),
            Way::RustupTarget => Some(Self::Target("wasm32-unknown-unknown".to_owned())),
            Way::RustupComponent(name) => Some(Self::Component((*name).to_owned())),
            _ => None,
        };
        tool.ways.iter().filter_map(way).collect()
    }
}

/// The list: one thing a line. Beside the folder of Cargo's programs, since that is what most of it is about.
fn path() -> Option<PathBuf> {
    Some(cargo_programs()?.parent()?.join("parcours-tools.txt"))
}

/// Everything on the list.
pub fn list() -> BTreeSet<Installed> {
    let text = path().and_then(|path| fs::read_to_string(path).ok()).unwrap_or_default();
    text.lines().filter_map(Installed::read).collect()
}

/// Adds `tools` to the list.
///
/// # Errors
/// When it cannot be written.
pub fn add<'a>(tools: impl Iterator<Item = &'a Tool>) -> Result<()> {
    let Some(path) = path() else { return Ok(()) };
    let mut list = list();
    list.extend(tools.flat_map(Installed::of));
    let lines: Vec<String> = list.iter().map(Installed::written).collect();
    fs::write(&path, lines.join("\n") + "\n").map_err(|error| format!("{}: {error}", path.display()).into())
}

/// Forgets the list.
pub fn forget() {
    if let Some(path) = path() {
        drop(fs::remove_file(path));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tools::TOOLS;

    #[test]
    fn what_is_written_is_read_back() {
        for tool in TOOLS {
            for installed in Installed::of(tool) {
                assert_eq!(Installed::read(&installed.written()).as_ref(), Some(&installed), "{}", tool.name);
            }
        }
        assert_eq!(Installed::read("nonsense"), None);
    }
}
