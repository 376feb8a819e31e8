//! `cargo xtask clean`: removes what was built; with `--tools`, also what setting up installed.

use std::fs;

use crate::Result;
use crate::installed::{self, Installed};
use crate::processes::{cargo, cargo_programs, succeeds};

/// The program of a crate, where it does not bear the crate's name.
fn program_of(name: &str) -> &str {
    if name == "wasm-bindgen-cli" { "wasm-bindgen" } else { name }
}

/// Removes the target folder and the built pages; with `--tools`, what was installed among Cargo's programs, and prints how to remove
/// the rest: other projects may use a package or a target by now.
///
/// # Errors
/// When an argument is unknown.
pub fn run(arguments: &[String]) -> Result<()> {
    match arguments {
        [] => built(),
        [option] if option == "--tools" => {
            tools();
            built()
        }
        _ => Err("`clean` knows only `--tools`".into()),
    }
}

fn built() -> Result<()> {
    let root = crate::root();
    for name in ["dist", "target"] {
        drop(fs::remove_dir_all(root.join(name)));
        println!("removed: {}", root.join(name).display());
    }
    Ok(())
}

fn tools() {
    let list = installed::list();
    if list.is_empty() {
        println!("setting up installed nothing on this machine");
    }
    let mut by_hand = Vec::new();
    let mut packages = Vec::new();
    for one in &list {
        match one {
            Installed::Program(name) => remove(name),
            Installed::Package(name) => packages.push(name.as_str()),
            Installed::Target(name) => by_hand.push(format!("rustup target remove {name}")),
            Installed::Component(name) => by_hand.push(format!("rustup component remove {name}")),
        }
    }
    if !packages.is_empty() {
        by_hand.push(format!("sudo apt-get purge --autoremove {}", packages.join(" ")));
    }
    installed::forget();
    if !by_hand.is_empty() {
        println!("left in place, since others may use them by now; to remove them:\n  {}", by_hand.join("\n  "));
    }
}

/// Removes a program whether Cargo put it there or it came as an archive.
fn remove(name: &str) {
    let by_cargo = succeeds(cargo().args(["uninstall", "--quiet", name])).unwrap_or(false);
    let file = cargo_programs().map(|folder| folder.join(program_of(name)));
    let by_us = file.is_some_and(|file| fs::remove_file(file).is_ok());
    if by_cargo || by_us {
        println!("removed: {name}");
    }
}
