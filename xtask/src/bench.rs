//! `cargo xtask bench`: the speed of the page in real browsers.

use crate::Result;

/// Runs the benchmarks that `arguments` name.
///
/// # Errors
/// Always, until the benchmarks exist: a command that measured nothing must not look as if it had.
pub fn run(_arguments: &[String]) -> Result<()> {
    Err("`cargo xtask bench` is not built yet".into())
}
