//! axe-core, which finds accessibility faults in a page: a script of the npm registry that the browser tests run.

use std::fs;

use crate::npm::Package;
use crate::{Result, checksum};

/// The script.
pub const PACKAGE: Package = Package {
    name: "axe-core",
    version: "4.14.1",
    size: "700 kB",
    file: "axe.min.js",
    checksum: "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c",
    kept_as: "axe-core-4.14.1.min.js",
};

/// The script, if it is there and is the one written down.
pub fn script() -> Option<String> {
    let bytes = fs::read(PACKAGE.path()).ok()?;
    if checksum::of(&bytes) == PACKAGE.checksum { String::from_utf8(bytes).ok() } else { None }
}

/// Fetches the script; `Ok(false)` when it could not.
///
/// # Errors
/// When what came is not the script written down.
pub fn fetch() -> Result<bool> {
    PACKAGE.fetch()
}
