//! The developer's commands, `cargo xtask <command>`, and what they share with the tests.
//!
//! It compiles in seconds, because a newcomer's first command waits for it. Browsers are driven by `xtask/driver`.

pub mod axe;
pub mod bundle;
pub mod check;
pub mod checksum;
pub mod clean;
pub mod engines;
pub mod esbuild;
pub mod faults;
pub mod fuzz;
pub mod install;
pub mod installed;
pub mod npm;
pub mod page;
pub mod peers;
pub mod processes;
pub mod release;
pub mod seal;
pub mod suite;
pub mod tools;
pub mod totals;
pub mod work;
pub mod workers;

/// Anything a command can fail with; its text is what the developer reads.
pub type Problem = Box<dyn std::error::Error + Send + Sync>;

/// What a command gives back.
pub type Result<T> = std::result::Result<T, Problem>;

/// The root of the repository, wherever the command was started from.
pub fn root() -> std::path::PathBuf {
    let package = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().unwrap_or(package).to_path_buf()
}
