//! The tools that the project needs: which versions, and how each is told to be there.

use std::path::Path;

use crate::engines::{Engine, find_browser, find_driver};
use crate::install::Purpose;
use crate::peers::Peers;
use crate::processes::{self, find};
use crate::{axe, esbuild};

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
    /// esbuild, under `target/tools`.
    Esbuild,
    /// A module of Python.
    Module(&'static str),
    /// What reads the files that the page writes, under `target/tools`.
    Peers(Peers),
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
    /// A program as its project built it, one archive for each system.
    Archives(&'static [Archive]),
    /// A program on crates.io.
    Crate(Program),
    /// axe-core, from the npm registry.
    Axe,
    /// esbuild, from the npm registry.
    Esbuild,
    /// Packages of npm or PyPI.
    Peers(Peers),
}

/// A program on crates.io, and how it is built from source.
#[derive(Clone, Copy, Debug)]
pub struct Program {
    /// The crate.
    pub name: &'static str,
    /// Its version.
    pub version: &'static str,
    /// Arguments of `cargo install`: whether the crate's own lock file is used, which features.
    pub arguments: &'static [&'static str],
    /// What of it the compiler optimises: as little as its own work bears.
    pub optimised: Optimised,
}

/// What of a program is optimised, a little (`opt-level` 1).
#[derive(Clone, Copy, Debug)]
pub enum Optimised {
    /// Nothing: it waits for others most of the time.
    Nothing,
    /// Only these crates, where it spends its time.
    Only(&'static [&'static str]),
    /// All of it.
    Everything,
}

/// A program built by its own project.
#[derive(Clone, Copy, Debug)]
pub struct Archive {
    /// The system it runs on, as [`std::env::consts`] names it: system, then processor.
    pub system: (&'static str, &'static str),
    /// Where it is published: a `.tar.gz` with the program in it.
    pub address: &'static str,
    /// The SHA-256 of the archive; another one is not unpacked.
    pub checksum: &'static str,
}

/// Trunk, as its project publishes it. The checksums are those others pinned for the same files.
const TRUNK_ARCHIVES: &[Archive] = &[
    Archive {
        system: ("linux", "x86_64"),
        address: "https://github.com/trunk-rs/trunk/releases/download/v0.21.14/trunk-x86_64-unknown-linux-gnu.tar.gz",
        checksum: "f2b4680cd239693a646a2795e4633c625328d7b2a044fbe749fa3a2fe9e7036b",
    },
    Archive {
        system: ("linux", "aarch64"),
        address: "https://github.com/trunk-rs/trunk/releases/download/v0.21.14/trunk-aarch64-unknown-linux-gnu.tar.gz",
        checksum: "b1d8e60e454f7fc182d9a4d95d1506ffbae947d8ba90f8f6f02da93b60f980f9",
    },
    Archive {
        system: ("macos", "x86_64"),
        address: "https://github.com/trunk-rs/trunk/releases/download/v0.21.14/trunk-x86_64-apple-darwin.tar.gz",
        checksum: "f1ba0e3bbe24e0ae219c6d22c33e24e2825c1608dd27c2556e323495110f1a95",
    },
    Archive {
        system: ("macos", "aarch64"),
        address: "https://github.com/trunk-rs/trunk/releases/download/v0.21.14/trunk-aarch64-apple-darwin.tar.gz",
        checksum: "764e299dd50d89442a4e96a236349f57961984b701e74d3dbdb39cd1c9f5101e",
    },
];

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
        purpose: Purpose::Serving,
        presence: Presence::WasmTarget,
        ways: &[Way::RustupTarget],
        time: "under a minute",
        by_hand: "rustup target add wasm32-unknown-unknown",
    },
    Tool {
        name: "wasm-opt",
        purpose: Purpose::Building,
        presence: Presence::Program("wasm-opt"),
        ways: &[
            Way::Package("binaryen"),
            Way::Crate(Program {
                name: "wasm-opt",
                version: WASM_OPT,
                arguments: &["--locked"],
                optimised: Optimised::Everything,
            }),
        ],
        time: "some minutes, with a C++ compiler",
        by_hand: "brew install binaryen   (or: cargo install --locked wasm-opt@0.116.1)",
    },
    Tool {
        name: "npm, which fetches esbuild and axe-core",
        purpose: Purpose::Building,
        presence: Presence::Program("npm"),
        ways: &[Way::Package("npm")],
        time: "",
        by_hand: "install npm (it comes with Node.js); it fetches one program and one script, and runs nothing",
    },
    Tool {
        name: "esbuild",
        purpose: Purpose::Building,
        presence: Presence::Esbuild,
        ways: &[Way::Esbuild],
        time: "a moment",
        by_hand: "let npm reach its registry, then start again",
    },
    Tool {
        name: "Trunk",
        purpose: Purpose::Serving,
        presence: Presence::Version("trunk", TRUNK),
        ways: &[
            Way::Archives(TRUNK_ARCHIVES),
            // Without its update check and its TLS: it is told to download nothing.
            Way::Crate(Program {
                name: "trunk",
                version: TRUNK,
                arguments: &["--locked", "--no-default-features"],
                optimised: Optimised::Nothing,
            }),
        ],
        time: "up to 10 minutes on two cores",
        by_hand: "cargo install --locked trunk@0.21.14",
    },
    Tool {
        name: "wasm-bindgen",
        purpose: Purpose::Serving,
        presence: Presence::Version("wasm-bindgen", WASM_BINDGEN),
        // Its lock file names a version that some mirrors of crates.io do not have.
        ways: &[Way::Crate(Program {
            name: "wasm-bindgen-cli",
            version: WASM_BINDGEN,
            arguments: &["--no-default-features"],
            // With the rest at 0 it is as fast as with everything at 1, and built in three quarters of the time.
            optimised: Optimised::Only(&[
                "foldhash",
                "gimli",
                "hashbrown",
                "id-arena",
                "indexmap",
                "leb128",
                "leb128fmt",
                "memchr",
                "rustc-demangle",
                "serde_json",
                "walrus",
                "wasm-bindgen-cli-support",
                "wasm-encoder",
                "wasmparser",
            ]),
        })],
        time: "up to 7 minutes on two cores",
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
        ways: &[Way::Crate(Program {
            name: "geckodriver",
            version: GECKODRIVER,
            arguments: &[],
            optimised: Optimised::Nothing,
        })],
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
        name: "pdftotext, which reads what is printed",
        purpose: Purpose::Testing,
        presence: Presence::Program("pdftotext"),
        ways: &[Way::Package("poppler-utils")],
        time: "",
        by_hand: "install your system's package of Poppler's programs   (macOS: brew install poppler)",
    },
    Tool {
        name: "xmllint, which reads the SVG that is written",
        purpose: Purpose::Testing,
        presence: Presence::Program("xmllint"),
        ways: &[Way::Package("libxml2-utils")],
        time: "",
        by_hand: "install your system's package of libxml2's programs",
    },
    Tool {
        name: "rsvg-convert, which draws the SVG that is written",
        purpose: Purpose::Testing,
        presence: Presence::Program("rsvg-convert"),
        ways: &[Way::Package("librsvg2-bin")],
        time: "",
        by_hand: "install your system's package of librsvg's programs   (macOS: brew install librsvg)",
    },
    Tool {
        name: "LibreOffice, which reads workbooks and slides",
        purpose: Purpose::Testing,
        presence: Presence::Program("soffice"),
        ways: &[Way::Package("libreoffice-calc-nogui"), Way::Package("libreoffice-impress-nogui")],
        time: "",
        by_hand: "install LibreOffice, with `soffice` among the programs   (macOS: brew install --cask libreoffice)",
    },
    Tool {
        name: "Mermaid, which reads the diagrams that are written",
        purpose: Purpose::Testing,
        presence: Presence::Peers(Peers::Mermaid),
        ways: &[Way::Peers(Peers::Mermaid)],
        time: "half a minute",
        by_hand: "let npm reach its registry, then start again",
    },
    Tool {
        name: "pip, which fetches python-pptx and openpyxl",
        purpose: Purpose::Testing,
        presence: Presence::Module("pip"),
        ways: &[Way::Package("python3-pip")],
        time: "",
        by_hand: "install Python 3 with pip",
    },
    Tool {
        name: "python-pptx and openpyxl, which read and write Office files",
        purpose: Purpose::Testing,
        presence: Presence::Peers(Peers::Office),
        ways: &[Way::Peers(Peers::Office)],
        time: "a moment",
        by_hand: "let pip reach its registry, then start again",
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
        ways: &[Way::Crate(Program {
            name: "cargo-deny",
            version: CARGO_DENY,
            arguments: &["--locked"],
            optimised: Optimised::Everything,
        })],
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

    /// Whether it is built from source where no package of it exists, which takes minutes.
    pub fn is_built(&self) -> bool {
        !self.ways.iter().any(|way| matches!(way, Way::Package(_)) && find("apt-get").is_some())
            && self.ways.iter().any(|way| matches!(way, Way::Crate(_)))
    }

    /// Whether the tool is there, in the right version.
    pub fn is_present(&self) -> bool {
        match self.presence {
            Presence::Program(name) => find(name).is_some(),
            Presence::Component(name) => processes::output(name, &["--version"]).is_some(),
            Presence::Version(name, version) => {
                processes::output(name, &["--version"]).is_some_and(|text| names_version(&text, version))
            }
            Presence::WasmTarget => wasm_target_is_present(),
            Presence::Browser(engine) => find_browser(engine).is_some(),
            Presence::Driver(Engine::WebKitGtk) => {
                find_driver(Engine::WebKitGtk).is_some() && find_browser(Engine::WebKitGtk).is_some()
            }
            Presence::Driver(engine) => find_driver(engine).is_some(),
            Presence::Axe => axe::script().is_some(),
            Presence::Esbuild => esbuild::program().is_some(),
            Presence::Module(name) => processes::output("python3", &["-m", name, "--version"]).is_some(),
            Presence::Peers(peers) => peers.are_present(),
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
    fn an_archive_is_of_the_pinned_version_and_has_a_checksum() {
        for archive in TRUNK_ARCHIVES {
            assert!(archive.address.contains(&format!("/v{TRUNK}/")));
            assert!(archive.checksum.len() == 64 && archive.checksum.chars().all(|digit| digit.is_ascii_hexdigit()));
        }
    }

    #[test]
    fn what_is_said_to_do_by_hand_names_the_pinned_version() {
        for tool in TOOLS {
            for way in tool.ways {
                if let Way::Crate(program) = way {
                    let pinned = format!("{}@{}", program.name, program.version);
                    assert!(tool.by_hand.contains(&pinned), "{}", tool.name);
                }
            }
        }
    }
}
