//! axe-core, which finds accessibility faults in a page: a script of the npm registry that the browser tests run.
//!
//! It is fetched once, checked against a checksum written down here, and kept under `target/tools`, never in the repository.

use std::fs;
use std::path::PathBuf;

use crate::processes::{command, find, succeeds};
use crate::{Result, checksum, root};

/// The version used.
pub const AXE_CORE: &str = "4.14.1";
/// The SHA-256 of its `axe.min.js`.
const CHECKSUM: &str = "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c";

fn folder() -> PathBuf {
    root().join("target").join("tools")
}

/// Where the script is kept.
pub fn path() -> PathBuf {
    folder().join(format!("axe-core-{AXE_CORE}.min.js"))
}

/// The script, if it is there and is the one written down.
pub fn script() -> Option<String> {
    let bytes = fs::read(path()).ok()?;
    if checksum::of(&bytes) == CHECKSUM { String::from_utf8(bytes).ok() } else { None }
}

/// Fetches the script with npm, which knows of a mirror where one is set up; `Ok(false)` when it could not.
///
/// # Errors
/// When what came is not the script written down.
pub fn fetch() -> Result<bool> {
    let folder = folder();
    fs::create_dir_all(&folder)?;
    let archive = folder.join(format!("axe-core-{AXE_CORE}.tgz"));
    let package = format!("axe-core@{AXE_CORE}");
    println!("fetching {package} from the npm registry (700 kB)");
    let pack = ["pack", "--silent", &package, "--pack-destination"];
    if find("npm").is_none() || !succeeds(command("npm").args(pack).arg(&folder))? {
        return Ok(false);
    }
    let unpacked = succeeds(command("tar").arg("-xzf").arg(&archive).arg("-C").arg(&folder).arg("package/axe.min.js"))?;
    if !unpacked {
        return Ok(false);
    }
    fs::rename(folder.join("package").join("axe.min.js"), path())?;
    fs::remove_dir_all(folder.join("package"))?;
    fs::remove_file(&archive)?;
    if script().is_none() {
        fs::remove_file(path())?;
        return Err(format!("{package}: what came is not what was expected; nothing of it was kept").into());
    }
    Ok(true)
}
