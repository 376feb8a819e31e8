//! Copies of the built page to spoil: files missing, changed, or of another build.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use page_driver::server::Server;
use xtask::{Problem, Result};

/// The built page that is tested.
static DIST: OnceLock<PathBuf> = OnceLock::new();

/// Tells one copy from another.
static COPIES: AtomicU32 = AtomicU32::new(0);

/// Remembers which built page is tested.
pub fn remember(dist: &Path) {
    // Only said once a run.
    drop(DIST.set(dist.to_owned()));
}

/// A copy of the built page, published on a port of its own: nothing is kept there yet.
pub struct Build {
    folder: PathBuf,
    server: Server,
}

impl Build {
    /// A fresh copy.
    pub fn copy() -> Result<Self> {
        let dist = DIST.get().ok_or_else(|| Problem::from("no built page was named"))?;
        let number = COPIES.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("parcours-build-{}-{number}", std::process::id()));
        copy_folder(dist, &folder)?;
        let server = Server::start(&folder, "/some/repo/")?.without_worker();
        Ok(Self { folder, server })
    }

    /// Where it is published.
    pub fn url(&self) -> String {
        self.server.url()
    }

    /// How often `path`, below the page's folder, was asked for.
    pub fn asked(&self, path: &str) -> usize {
        let path = format!("/some/repo/{path}");
        self.server.requests().iter().filter(|request| request.path == path).count()
    }

    /// The one file whose name ends in `ending` and is no other `except`.
    pub fn file(&self, ending: &str) -> Result<PathBuf> {
        let entries = fs::read_dir(&self.folder)?.flatten().map(|entry| entry.path());
        let named = |path: &PathBuf| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with("parcours-") && name.ends_with(ending)
        };
        entries.into_iter().find(named).ok_or_else(|| format!("the build has no file that ends in {ending}").into())
    }

    /// Takes a file of the program away.
    pub fn lose(&self, ending: &str) -> Result<()> {
        Ok(fs::remove_file(self.file(ending)?)?)
    }

    /// Adds `bytes` at the end of a file of the program.
    pub fn lengthen(&self, ending: &str, bytes: &[u8]) -> Result<()> {
        let path = self.file(ending)?;
        let whole = [fs::read(&path)?.as_slice(), bytes].concat();
        Ok(fs::write(path, whole)?)
    }

    /// Puts a file, called `name`, into the folder, and gives what stood there.
    pub fn put(&self, name: &str, text: &str) -> Result<String> {
        let path = self.folder.join(name);
        let before = fs::read_to_string(&path).unwrap_or_default();
        fs::write(path, text)?;
        Ok(before)
    }

    /// Removes the file called `name`.
    pub fn remove(&self, name: &str) -> Result<()> {
        Ok(fs::remove_file(self.folder.join(name))?)
    }
}

impl Drop for Build {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.folder));
    }
}

fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)?.flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
