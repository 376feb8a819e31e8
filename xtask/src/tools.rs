//! The tools that the project needs: which versions, and how each is told to be there.

use std::path::Path;

use crate::axe;
use crate::browsers::{self, Engine};
use crate::install::Purpose;
use crate::processes;

/// Trunk builds the page. 0.22 asks for a newer compiler than this project does.
pub const TRUNK: &str = "0.21.14";
/// Must equal the `wasm-bindgen` crate in `Cargo.toml`: the two speak a format that changes.
pub const WASM_BINDGEN: &str = "0.2.130";
/// The binding of Binaryen that Cargo can build where no package of it exists.
pub const WASM_OPT: &str = "0.116.1";
/// Firefox's driver.
pub const GECKODRIVER: &str = "0.37.1";

/// Looks at dependencies.
pub const CARGO_DENY: &str = "0.20.2";

/// How a tool is told to be there.
#[derive(Clone, Copy, Debug)]
pub enum Presence {
    /// Some version of the program.
    Program(&'static str),
    /// The same, by what it answers: rustup puts a stand-in where a component is missing.
    Component(&'static str),
    /// Exactly this version of the program.
    Version(&'static str, &'static str),
    /// The standard library for wasm.
    WasmTarget,
    /// A browser of this engine.
    Browser(Engine),
    /// The driver of this engine.
    Driver(Engine),
    /// axe-core, under `target/tools`.
    Axe,
}

/// How a tool can be had, best way first.
#[derive(Clone, Copy, Debug)]
pub enum Way {
    /// `rustup target add`.
    RustupTarget,
    /// `rustup component add`.
    RustupComponent(&'static str),
    /// A package of Debian and its kin.
    Package(&'static str),
    /// A program on crates.io: name, version, whether its own lock file is used.
    Crate(&'static str, &'static str, bool),
    /// axe-core, from the npm registry.
    Axe,
}

/// A tool that the project needs.
#[derive(Clone, Copy, Debug)]
pub struct Tool {
    /// What the developer knows it as.
    pub name: &'static str,
    /// Which commands need it.
    pub purpose: Purpose,
    /// How it is told to be there.
    pub presence: Presence,
    /// How it can be had.
    pub ways: &'static [Way],
    /// How long it takes when it must be built from source.
    pub time: &'static str,
    /// What to do by hand on a system this program does not install on.
    pub by_hand: &'static str,
}

/// Every tool, in the order of installing.
pub const TOOLS: &[Tool] = &[
    Tool {
        name: "the wasm32-unknown-unknown target",
        purpose: Purpose::Building,
        presence: Presence::WasmTarget,
        ways: &[Way::RustupTarget],
        time: "under a minute",
        by_hand: "rustup target add wasm32-unknown-unknown",
    },
    Tool {
        name: "wasm-opt",
        purpose: Purpose::Building,
        presence: Presence::Program("wasm-opt"),
        ways: &[Way::Package("binaryen"), Way::Crate("wasm-opt", WASM_OPT, true)],
        time: "some minutes, with a C++ compiler",
        by_hand: "brew install binaryen   (or: cargo install --locked wasm-opt@0.116.1)",
    },
    Tool {
        name: "Trunk",
        purpose: Purpose::Building,
        presence: Presence::Version("trunk", TRUNK),
        ways: &[Way::Crate("trunk", TRUNK, true)],
        time: "about 7 minutes",
        by_hand: "cargo install --locked trunk@0.21.14",
    },
    Tool {
        name: "wasm-bindgen",
        purpose: Purpose::Building,
        presence: Presence::Version("wasm-bindgen", WASM_BINDGEN),
        // Its lock file names a version that some mirrors of crates.io do not have.
        ways: &[Way::Crate("wasm-bindgen-cli", WASM_BINDGEN, false)],
        time: "about 2 minutes",
        by_hand: "cargo install wasm-bindgen-cli@0.2.130",
    },
    Tool {
        name: "rustfmt",
        purpose: Purpose::Testing,
        presence: Presence::Component("cargo-fmt"),
        ways: &[Way::RustupComponent("rustfmt")],
        time: "under a minute",
        by_hand: "rustup component add rustfmt",
    },
    Tool {
        name: "clippy",
        purpose: Purpose::Testing,
        presence: Presence::Component("cargo-clippy"),
        ways: &[Way::RustupComponent("clippy")],
        time: "under a minute",
        by_hand: "rustup component add clippy",
    },
    Tool {
        name: "Chromium",
        purpose: Purpose::Testing,
        presence: Presence::Browser(Engine::Chromium),
        ways: &[Way::Package("chromium")],
        time: "",
        by_hand: "install Chromium or Google Chrome   (macOS: brew install --cask chromium)",
    },
    Tool {
        name: "Chromium's driver",
        purpose: Purpose::Testing,
        presence: Presence::Driver(Engine::Chromium),
        ways: &[Way::Package("chromium-driver")],
        time: "",
        by_hand: "install chromedriver, same version as the browser   (macOS: brew install --cask chromedriver)",
    },
    Tool {
        name: "Firefox",
        purpose: Purpose::Testing,
        presence: Presence::Browser(Engine::Firefox),
        ways: &[Way::Package("firefox-esr")],
        time: "",
        by_hand: "install Firefox   (macOS: brew install --cask firefox)",
    },
    Tool {
        name: "Firefox's driver",
        purpose: Purpose::Testing,
        presence: Presence::Driver(Engine::Firefox),
        ways: &[Way::Crate("geckodriver", GECKODRIVER, false)],
        time: "about 2 minutes",
        by_hand: "cargo install geckodriver@0.37.1",
    },
    Tool {
        name: "WebKitGTK's browser and driver",
        purpose: Purpose::Testing,
        presence: Presence::Driver(Engine::WebKitGtk),
        ways: &[Way::Package("webkit2gtk-driver")],
        time: "",
        by_hand: "install your system's package of WebKitWebDriver (Fedora: dnf install webkit2gtk4.1; Arch: pacman -S webkitgtk-6.0)",
    },
    Tool {
        name: "Xvfb, the screen that WebKitGTK draws on",
        purpose: Purpose::Testing,
        presence: Presence::Program("Xvfb"),
        ways: &[Way::Package("xvfb")],
        time: "",
        by_hand: "install your system's package of Xvfb",
    },
    Tool {
        name: "npm, which fetches axe-core",
        purpose: Purpose::Testing,
        presence: Presence::Program("npm"),
        ways: &[Way::Package("npm")],
        time: "",
        by_hand: "install npm (it comes with Node.js); only the tests use it, to fetch one script",
    },
    Tool {
        name: "axe-core",
        purpose: Purpose::Testing,
        presence: Presence::Axe,
        ways: &[Way::Axe],
        time: "a moment",
        by_hand: "let npm reach its registry, then start again",
    },
    Tool {
        name: "cargo-deny",
        purpose: Purpose::Auditing,
        presence: Presence::Version("cargo-deny", CARGO_DENY),
        ways: &[Way::Crate("cargo-deny", CARGO_DENY, true)],
        time: "about 5 minutes",
        by_hand: "cargo install --locked cargo-deny@0.20.2",
    },
];

impl Tool {
    /// Whether this system can use the tool at all: WebKitGTK and its screen exist on Linux only.
    pub fn applies(&self) -> bool {
        let linux_only = matches!(self.presence, Presence::Driver(Engine::WebKitGtk) | Presence::Program("Xvfb"));
        cfg!(target_os = "linux") || !linux_only
    }

    /// Whether the tool is there, in the right version.
    pub fn is_present(&self) -> bool {
        match self.presence {
            Presence::Program(name) => processes::find(name).is_some(),
            Presence::Component(name) => processes::output(name, &["--version"]).is_some(),
            Presence::Version(name, version) => {
                processes::output(name, &["--version"]).is_some_and(|text| names_version(&text, version))
            }
            Presence::WasmTarget => wasm_target_is_present(),
            Presence::Browser(engine) => browsers::find_browser(engine).is_some(),
            Presence::Driver(Engine::WebKitGtk) => {
                browsers::find_driver(Engine::WebKitGtk).is_some()
                    && browsers::find_browser(Engine::WebKitGtk).is_some()
            }
            Presence::Driver(engine) => browsers::find_driver(engine).is_some(),
            Presence::Axe => axe::script().is_some(),
        }
    }
}

/// Whether `text`, as in `trunk 0.21.14`, names exactly `version`.
fn names_version(text: &str, version: &str) -> bool {
    text.split_whitespace().any(|word| word == version)
}

fn wasm_target_is_present() -> bool {
    let arguments = ["--print", "target-libdir", "--target", "wasm32-unknown-unknown"];
    processes::output("rustc", &arguments).is_some_and(|folder| Path::new(&folder).is_dir())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_exact_version_counts() {
        assert!(names_version("wasm-bindgen 0.2.130", "0.2.130"));
        assert!(names_version("wasm-bindgen 0.2.130 (abcdef)", "0.2.130"));
        assert!(!names_version("wasm-bindgen 0.2.13", "0.2.130"));
        assert!(!names_version("wasm-bindgen 0.2.1300", "0.2.130"));
    }

    #[test]
    fn the_pins_agree_with_the_manifest_and_trunk() -> crate::Result<()> {
        let manifest = std::fs::read_to_string(crate::root().join("Cargo.toml"))?;
        assert!(manifest.contains(&format!("wasm-bindgen = \"={WASM_BINDGEN}\"")));
        let trunk = std::fs::read_to_string(crate::root().join("Trunk.toml"))?;
        assert!(trunk.contains(&format!("wasm_bindgen = \"{WASM_BINDGEN}\"")));
        Ok(())
    }

    #[test]
    fn what_is_said_to_do_by_hand_names_the_pinned_version() {
        for tool in TOOLS {
            for way in tool.ways {
                if let Way::Crate(name, version, _) = way {
                    let pinned = format!("{name}@{version}");
                    assert!(tool.by_hand.contains(&pinned), "{}", tool.name);
                }
            }
        }
    }
}
