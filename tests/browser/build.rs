//! Copies of the built page to spoil: files missing, changed, or of another build.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use page_driver::server::Server;
use xtask::seal::integrity;
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

/// A file of the program.
#[derive(Clone, Copy, Debug)]
pub enum File {
    /// What the page begins with.
    Core,
    /// Its script.
    Script,
    /// The part with the open map.
    Board,
    /// The part that edits it.
    Editing,
    /// The part with what is opened over it.
    More,
    /// The style sheet of that part.
    MoreStyle,
    /// The part with what goes out and comes in.
    Exchange,
    /// The part with the French words.
    French,
    /// The script of the worker that draws posters.
    PosterScript,
    /// The script of the worker that reads and writes tables.
    TablesScript,
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

    /// A file of the program, as the page names it.
    pub fn file(&self, file: File) -> Result<PathBuf> {
        let page = fs::read_to_string(self.folder.join("index.html"))?;
        let (before, kind) = match file {
            File::Core => ("data-wasm=\"./", ".wasm"),
            File::Script => ("data-js=\"./", ".js"),
            File::Board => ("data-part=\"board\" href=\"./", ".wasm"),
            File::Editing => ("data-part=\"editing\" href=\"./", ".wasm"),
            File::More => ("data-part=\"more\" href=\"./", ".wasm"),
            File::MoreStyle => ("data-part=\"more\" href=\"./", ".css"),
            File::Exchange => ("data-part=\"exchange\" href=\"./", ".wasm"),
            File::French => ("data-part=\"french\" href=\"./", ".wasm"),
            File::PosterScript => ("data-part=\"poster\" href=\"./", ".js"),
            File::TablesScript => ("data-part=\"tables\" href=\"./", ".js"),
        };
        let names = page.split(before).skip(1).filter_map(|rest| rest.split('"').next());
        let name = names.into_iter().find(|name| name.ends_with(kind));
        Ok(self.folder.join(name.ok_or_else(|| format!("the page names no file with {before}"))?))
    }

    /// How often a file of the program was asked for.
    pub fn asked_for(&self, file: File) -> Result<usize> {
        let path = self.file(file)?;
        Ok(self.asked(&path.file_name().unwrap_or_default().to_string_lossy()))
    }

    /// Keeps whoever asks for a file of the program waiting.
    pub fn hold(&self, file: File) -> Result<()> {
        let path = self.file(file)?;
        self.server.hold(&path.file_name().unwrap_or_default().to_string_lossy());
        Ok(())
    }

    /// Hands out what was held.
    pub fn let_go(&self) {
        self.server.let_go();
    }

    /// Takes a file of the program away; what it was called and what was in it.
    pub fn lose(&self, file: File) -> Result<(PathBuf, Vec<u8>)> {
        let path = self.file(file)?;
        let content = fs::read(&path)?;
        fs::remove_file(&path)?;
        Ok((path, content))
    }

    /// Adds `bytes` at the end of a file of the program.
    pub fn lengthen(&self, file: File, bytes: &[u8]) -> Result<()> {
        let path = self.file(file)?;
        let whole = [fs::read(&path)?.as_slice(), bytes].concat();
        Ok(fs::write(path, whole)?)
    }

    /// Adds `text` at the end of a file of the program, as if it had been built so: its checksum in the page is the new one.
    pub fn amend(&self, file: File, text: &str) -> Result<()> {
        let (path, page) = (self.file(file)?, self.folder.join("index.html"));
        let before = fs::read(&path)?;
        let after = [before.as_slice(), text.as_bytes()].concat();
        let html = fs::read_to_string(&page)?.replace(&integrity(&before), &integrity(&after));
        fs::write(page, html)?;
        Ok(fs::write(path, after)?)
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
