//! Libraries of others that read and write the files that the page writes and reads: for tests, and kept under `target/tools`.

use std::fs;
use std::path::PathBuf;

use crate::processes::{command, find, succeeds};
use crate::{Result, root};

/// A registry, and what is fetched from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Peers {
    /// Mermaid's own parser, and the document it wants to be in: packages of npm.
    Mermaid,
    /// What reads and writes Office files: packages of PyPI.
    Office,
}

impl Peers {
    /// Each package with its version.
    fn packages(self) -> &'static [&'static str] {
        match self {
            Self::Mermaid => &["mermaid@11.17.2", "jsdom@26.1.0"],
            Self::Office => &["python-pptx==1.0.2", "openpyxl==3.1.5"],
        }
    }

    /// Where the packages are, for Node.js and for Python.
    fn folder(self) -> PathBuf {
        let name = match self {
            Self::Mermaid => "node",
            Self::Office => "python",
        };
        root().join("target").join("tools").join("peers").join(name)
    }

    /// Written when all of them came, so that half of them is not taken for all; another version is another file.
    fn whole(self) -> PathBuf {
        self.folder().join(format!("{}.whole", self.packages().join("-")))
    }

    /// Whether they are there.
    pub fn are_present(self) -> bool {
        self.whole().is_file()
    }

    /// Fetches them; nothing of what comes is run. `Ok(false)` when it could not.
    ///
    /// # Errors
    /// When the folder takes no files.
    pub fn fetch(self) -> Result<bool> {
        let folder = self.folder();
        drop(fs::remove_dir_all(&folder));
        fs::create_dir_all(&folder)?;
        println!("fetching {}", self.packages().join(", "));
        let mut fetching = match self {
            Self::Mermaid => {
                let mut npm = command("npm");
                npm.args(["install", "--ignore-scripts", "--no-audit", "--no-fund", "--silent", "--prefix"])
                    .arg(&folder);
                npm
            }
            Self::Office => {
                let mut pip = command("python3");
                pip.args(["-m", "pip", "install", "--quiet", "--only-binary", ":all:", "--target"]).arg(&folder);
                pip
            }
        };
        let program = if self == Self::Mermaid { "npm" } else { "python3" };
        let came = find(program).is_some() && succeeds(fetching.args(self.packages()))?;
        if came {
            fs::write(self.whole(), "")?;
        }
        Ok(came)
    }
}
