//! One file of one package of the npm registry: fetched once, held to a checksum written down here, and kept under `target/tools`,
//! never in the repository.

use std::fs;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use crate::processes::{command, find, succeeds};
use crate::{Result, checksum, root};

/// A file of a package, of which nothing else is kept.
#[derive(Clone, Copy, Debug)]
pub struct Package {
    /// Its name in the registry.
    pub name: &'static str,
    /// The version used.
    pub version: &'static str,
    /// How much is fetched, in words.
    pub size: &'static str,
    /// The file, by its path in the package.
    pub file: &'static str,
    /// The file's SHA-256.
    pub checksum: &'static str,
    /// What the file is called where it is kept.
    pub kept_as: &'static str,
}

fn folder() -> PathBuf {
    root().join("target").join("tools")
}

impl Package {
    /// Where the file is kept. What stands there was checked before it was put there.
    pub fn path(&self) -> PathBuf {
        folder().join(self.kept_as)
    }

    /// Fetches the file with npm, which knows of a mirror where one is set up; `Ok(false)` when it could not.
    ///
    /// # Errors
    /// When what came is not the file whose checksum is written down: nothing of it is kept.
    pub fn fetch(&self) -> Result<bool> {
        // Of several threads one fetches, and the others find it.
        static FETCHING: Mutex<()> = Mutex::new(());
        let _fetching = FETCHING.lock().unwrap_or_else(PoisonError::into_inner);
        if self.path().is_file() {
            return Ok(true);
        }
        let Self { name, version, size, .. } = self;
        let package = format!("{name}@{version}");
        // Another process that fetches the same at the same time has a folder of its own.
        let folder = folder().join(format!("npm-{}-{}", self.kept_as, std::process::id()));
        fs::create_dir_all(&folder)?;
        println!("fetching {package} from the npm registry ({size})");
        let pack = ["pack", "--silent", &package, "--pack-destination"];
        let fetched = find("npm").is_some()
            && succeeds(command("npm").args(pack).arg(&folder))?
            && succeeds(
                command("tar").arg("-xzf").arg(folder.join(self.archive())).arg("-C").arg(&folder).arg(self.inside()),
            )?;
        let kept = if fetched { self.keep(&folder.join(self.inside())) } else { Ok(()) };
        drop(fs::remove_dir_all(&folder));
        kept.map(|()| fetched)
    }

    /// Puts the file at `found` where it is kept, if it is the one written down.
    fn keep(&self, found: &std::path::Path) -> Result<()> {
        let sum = checksum::of_file(found)?;
        if sum != self.checksum {
            let Self { name, version, file, checksum, .. } = self;
            return Err(format!(
                "{file} of {name}@{version} is not what was expected, nothing of it was kept: SHA-256 {sum}, not {checksum}"
            )
            .into());
        }
        Ok(fs::rename(found, self.path())?)
    }

    /// What npm calls the archive of the package: a scope is part of the name.
    fn archive(&self) -> String {
        format!("{}-{}.tgz", self.name.trim_start_matches('@').replace('/', "-"), self.version)
    }

    /// The file's path in the archive.
    fn inside(&self) -> String {
        format!("package/{}", self.file)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_archive_is_called_as_npm_calls_it() {
        assert_eq!(crate::axe::PACKAGE.archive(), format!("axe-core-{}.tgz", crate::axe::PACKAGE.version));
        let scoped = Package { name: "@scope/name", version: "1.2.3", ..crate::axe::PACKAGE };
        assert_eq!(scoped.archive(), "scope-name-1.2.3.tgz");
    }

    #[test]
    fn what_is_not_the_file_written_down_is_not_kept() -> Result<()> {
        let folder = std::env::temp_dir().join(format!("parcours-npm-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("planted"), "abc")?;
        let name = "parcours-planted-by-a-test";
        let package = Package { kept_as: name, ..crate::axe::PACKAGE };
        let problem = package.keep(&folder.join("planted")).expect_err("another file").to_string();
        assert!(problem.contains("SHA-256 ba7816bf") && problem.contains(package.checksum), "{problem}");
        assert!(!package.path().exists());
        fs::remove_dir_all(&folder)?;
        Ok(())
    }
}
