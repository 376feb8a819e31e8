//! Sealing a built page: the list of its files with their checksums, written into its service worker.
//!
//! The worker keeps every file of the list and takes none that is not the one listed, so a build is kept whole or not at all
//! (`js/sw.js`). A page that is not sealed has no worker, and its `sw-off.json` has browsers remove one that they still have.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;
use sha2::{Digest, Sha256};

use crate::{Result, bundle, page, workers};

/// The worker's own file. Never in the list: it is what brings the list.
pub const WORKER: &str = "sw.js";
/// Says whether browsers are to have no worker. Never in the list: it must always be asked anew.
pub const SWITCH: &str = "sw-off.json";
/// Set by `cargo xtask serve`, whose page is changed all the time: it must not be sealed.
pub const UNSEALED: &str = "PARCOURS_UNSEALED";

/// Where the list goes in `js/sw.js`.
const PLACE: &str = "const SEALED = null;";

/// The files of a sealed page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seal {
    /// Tells this build from every other: a checksum of the list and of the worker.
    pub build: String,
    /// Each file, by its path with slashes, with its checksum as an `integrity` attribute has it.
    pub files: BTreeMap<String, String>,
}

/// Seals the folder that `arguments` or Trunk name. Trunk calls this after each build: every page gets its workers, and only one to be
/// published is joined and sealed.
///
/// # Errors
/// When no folder is named, or it cannot be read or written.
pub fn run(arguments: &[String]) -> Result<()> {
    match arguments {
        [folder] => sealed(Path::new(folder)),
        [] => {
            let staging = std::env::var_os("TRUNK_STAGING_DIR").ok_or("TRUNK_STAGING_DIR is not set")?;
            let folder = PathBuf::from(staging);
            if page::served().is_some() {
                page::after_build(&folder)?;
            }
            let is_published = std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
            if is_published {
                page::cut(&folder)?;
                bundle::bundle(&folder)?;
            }
            workers::put(&folder, is_published)?;
            if is_published && std::env::var_os(UNSEALED).is_none() {
                return sealed(&folder);
            }
            Ok(())
        }
        _ => Err("`seal` takes the folder of one built page".into()),
    }
}

fn sealed(folder: &Path) -> Result<()> {
    let seal = seal(folder)?;
    println!("sealed: build {} of {} files", seal.build, seal.files.len());
    Ok(())
}

/// Writes the worker of the page in `folder`, with the list of its files, and switches it on.
///
/// # Errors
/// When the folder cannot be read or written.
pub fn seal(folder: &Path) -> Result<Seal> {
    let template = fs::read_to_string(crate::root().join("js").join(WORKER))?;
    let mut files = BTreeMap::new();
    list(folder, "", &mut files)?;
    let seal = Seal { build: build_of(&template, &files), files };
    let list = json!({ "build": seal.build, "files": seal.files });
    if template.matches(PLACE).count() != 1 {
        return Err(format!("js/{WORKER} has no place for the list: `{PLACE}`").into());
    }
    // Comments are for who reads the source; everybody loads the worker.
    let is_code = |line: &&str| !line.trim_start().starts_with("//") && !line.is_empty();
    let worker: Vec<&str> = template.lines().filter(is_code).collect();
    fs::write(folder.join(WORKER), worker.join("\n").replace(PLACE, &format!("const SEALED = {list};")))?;
    fs::write(folder.join(SWITCH), "{\"off\":false}\n")?;
    Ok(seal)
}

/// Reads the list back from the worker of the page in `folder`; `None` when it is not sealed.
///
/// # Errors
/// When the worker has no list that can be read.
pub fn read(folder: &Path) -> Result<Option<Seal>> {
    let Ok(worker) = fs::read_to_string(folder.join(WORKER)) else { return Ok(None) };
    let list = worker.lines().find_map(|line| line.strip_prefix("const SEALED = ")?.strip_suffix(';'));
    let list: serde_json::Value = serde_json::from_str(list.ok_or("the worker has no list")?)?;
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let files = list["files"].as_object().into_iter().flatten();
    Ok(Some(Seal {
        build: text(&list["build"]),
        files: files.map(|(name, checksum)| (name.clone(), text(checksum))).collect(),
    }))
}

/// Notes every file below `folder`, but those that the list is about.
fn list(folder: &Path, prefix: &str, files: &mut BTreeMap<String, String>) -> Result<()> {
    for entry in fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))? {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            list(&entry.path(), &format!("{name}/"), files)?;
        } else if name != WORKER && name != SWITCH {
            // The worker compares names with addresses as they are written.
            let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "-_./".contains(letter);
            if !name.chars().all(is_plain) {
                return Err(format!("`{name}` cannot stand in an address as it is").into());
            }
            files.insert(name, integrity(&fs::read(entry.path())?));
        }
    }
    Ok(())
}

fn build_of(template: &str, files: &BTreeMap<String, String>) -> String {
    let mut sum = Sha256::new();
    sum.update(template);
    for (name, checksum) in files {
        sum.update(format!("\n{name} {checksum}"));
    }
    sum.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// The checksum of `content` as an `integrity` attribute has it. SHA-256, because checksums do not pack: a longer one for each file would be a
/// kilobyte of every start.
pub fn integrity(content: &[u8]) -> String {
    format!("sha256-{}", base64(&Sha256::digest(content)))
}

/// `bytes` in base 64, padded (RFC 4648).
pub fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for group in bytes.chunks(3) {
        let number = (0..3).fold(0, |number, at| number << 8 | usize::from(group.get(at).copied().unwrap_or_default()));
        let letters = [18, 12, 6, 0].map(|shift| char::from(LETTERS[number >> shift & 63]));
        text.extend(&letters[..=group.len()]);
        text.extend(std::iter::repeat_n('=', 3 - group.len()));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder that goes when the test ends.
    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str) -> Result<Self> {
            let path = std::env::temp_dir().join(format!("parcours-seal-{}-{name}", std::process::id()));
            fs::create_dir_all(path.join("examples"))?;
            fs::write(path.join("index.html"), "<p>one</p>")?;
            fs::write(path.join("examples").join("a.json"), "{}")?;
            fs::write(path.join(SWITCH), "{\"off\":true}")?;
            Ok(Self(path))
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            drop(fs::remove_dir_all(&self.0));
        }
    }

    #[test]
    fn a_checksum_is_written_as_browsers_read_it() {
        let empty = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
        assert_eq!(integrity(b""), empty);
    }

    #[test]
    fn base_64_is_padded_as_others_read_it() {
        let texts = ["", "f", "fo", "foo", "foob", "fooba", "foobar"].map(|text| base64(text.as_bytes()));
        assert_eq!(texts, ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"]);
    }

    #[test]
    fn every_file_is_listed_but_the_worker_and_its_switch() -> Result<()> {
        let folder = Folder::new("list")?;
        assert_eq!(read(&folder.0)?, None);
        let sealed = seal(&folder.0)?;
        assert_eq!(sealed.files.keys().collect::<Vec<_>>(), ["examples/a.json", "index.html"]);
        assert_eq!(sealed.files["index.html"], integrity(b"<p>one</p>"));
        assert_eq!(read(&folder.0)?, Some(sealed));
        assert_eq!(fs::read_to_string(folder.0.join(SWITCH))?, "{\"off\":false}\n");
        Ok(())
    }

    #[test]
    fn the_same_files_are_the_same_build_and_others_are_not() -> Result<()> {
        let folder = Folder::new("build")?;
        let first = seal(&folder.0)?;
        assert_eq!(seal(&folder.0)?, first);
        fs::write(folder.0.join("index.html"), "<p>two</p>")?;
        assert_ne!(seal(&folder.0)?.build, first.build);
        Ok(())
    }

    #[test]
    fn a_name_that_addresses_write_differently_is_refused() -> Result<()> {
        let folder = Folder::new("name")?;
        fs::write(folder.0.join("two words.txt"), "")?;
        assert!(seal(&folder.0).is_err());
        Ok(())
    }
}
