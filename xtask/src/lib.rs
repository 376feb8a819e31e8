//! The developer's commands, `cargo xtask <command>`, and what they share with the browser tests.
//!
//! `server` and `browsers` are also used by `tests/browser`; the rest is the commands' own.

pub mod axe;
pub mod bench;
pub mod browsers;
pub mod check;
pub mod faults;
pub mod fuzz;
pub mod install;
pub mod page;
pub mod processes;
pub mod release;
pub mod seal;
pub mod server;
pub mod size;
pub mod suite;
pub mod tools;
pub mod totals;

/// Anything a command can fail with; its text is what the developer reads.
pub type Problem = Box<dyn std::error::Error + Send + Sync>;

/// What a command gives back.
pub type Result<T> = std::result::Result<T, Problem>;

/// The root of the repository, wherever the command was started from.
pub fn root() -> std::path::PathBuf {
    let package = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().unwrap_or(package).to_path_buf()
}
