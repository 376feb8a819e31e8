//! `cargo xtask release`: the page as an archive, with the checksum of every file in it, built twice to see that it is the same page.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::processes::{command, succeeds};
use crate::{Result, checksum, page};

/// The checksums of a folder's files, by path below it.
pub type Checksums = BTreeMap<String, String>;

/// Builds the page, packs it under `target/release-page`, builds it again from nothing and compares.
///
/// # Errors
/// When a build fails, or the two differ: then what is published could not be checked by anybody.
pub fn run() -> Result<()> {
    let root = crate::root();
    let dist = root.join("dist");
    let folder = root.join("target").join("release-page");
    drop(fs::remove_dir_all(&folder));
    fs::create_dir_all(&folder)?;

    page::build()?;
    let first = checksums(&dist)?;
    pack(&dist, &folder)?;
    let again = root.join("target").join("release-again");
    drop(fs::remove_dir_all(&again));
    println!("building once more, from nothing");
    // This program once more, because a target folder is chosen by the environment.
    let mut build = command(std::env::current_exe()?);
    if !succeeds(build.arg("build").env("CARGO_TARGET_DIR", &again))? {
        return Err("the second build failed".into());
    }
    let differ = differences(&first, &checksums(&dist)?);
    if !differ.is_empty() {
        return Err(format!("two builds of the same sources differ in:\n  {}", differ.join("\n  ")).into());
    }
    println!("both builds are the same; to publish: {}", folder.display());
    Ok(())
}

/// Writes the archive, and `SHA256SUMS` of it and of every file in it, in the form `sha256sum --check` reads.
fn pack(dist: &Path, folder: &Path) -> Result<()> {
    let archive = folder.join("parcours.tar.gz");
    // Names in order, no times, no owners: the same page gives the same archive.
    let mut tar = command("tar");
    tar.args([
        "--sort=name",
        "--mtime=@0",
        "--owner=0",
        "--group=0",
        "--numeric-owner",
        "--use-compress-program=gzip -n",
    ]);
    tar.arg("--create").arg("--file").arg(&archive).arg("--directory").arg(dist).arg(".");
    if !succeeds(&mut tar)? {
        return Err("the archive could not be made; it takes GNU tar".into());
    }
    let mut list = format!("{}  parcours.tar.gz\n", checksum::of_file(&archive)?);
    for (name, sum) in checksums(dist)? {
        list.push_str(&format!("{sum}  dist/{name}\n"));
    }
    fs::write(folder.join("SHA256SUMS"), list)?;
    Ok(())
}

/// The checksum of every file below `folder`.
///
/// # Errors
/// When one cannot be read.
pub fn checksums(folder: &Path) -> Result<Checksums> {
    fn walk(root: &Path, folder: &Path, found: &mut Checksums) -> Result<()> {
        let entries: std::io::Result<Vec<_>> = fs::read_dir(folder)?.collect();
        let paths = entries?.into_iter().map(|entry| entry.path());
        for path in paths.collect::<Vec<PathBuf>>() {
            if path.is_dir() {
                walk(root, &path, found)?;
            } else {
                let name = path.strip_prefix(root)?.to_string_lossy().replace('\\', "/");
                found.insert(name, checksum::of_file(&path)?);
            }
        }
        Ok(())
    }
    let mut found = Checksums::new();
    walk(folder, folder, &mut found)?;
    Ok(found)
}

/// What differs between two builds, one line a file.
fn differences(one: &Checksums, other: &Checksums) -> Vec<String> {
    let names: std::collections::BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    let differ = names.into_iter().filter(|name| one.get(*name) != other.get(*name));
    differ
        .map(|name| match (one.get(name), other.get(name)) {
            (Some(_), Some(_)) => format!("{name}: other bytes"),
            (Some(_), None) => format!("{name}: only in the first"),
            _ => format!("{name}: only in the second"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_is_named() {
        let sums = |pairs: &[(&str, &str)]| -> Checksums {
            pairs.iter().map(|(name, sum)| ((*name).to_owned(), (*sum).to_owned())).collect()
        };
        let one = sums(&[("a", "1"), ("b", "1"), ("c", "1")]);
        assert!(differences(&one, &one).is_empty());
        let other = sums(&[("a", "1"), ("b", "2"), ("d", "1")]);
        assert_eq!(differences(&one, &other), ["b: other bytes", "c: only in the first", "d: only in the second"]);
    }

    #[test]
    fn a_packed_folder_can_be_checked_and_packs_the_same_twice() -> Result<()> {
        let folder = std::env::temp_dir().join(format!("parcours-release-{}", std::process::id()));
        let dist = folder.join("dist");
        fs::create_dir_all(dist.join("below"))?;
        fs::write(dist.join("index.html"), "<!doctype html>")?;
        fs::write(dist.join("below/a.js"), "export {};")?;
        pack(&dist, &folder)?;
        let first = checksum::of_file(&folder.join("parcours.tar.gz"))?;
        let held = succeeds(command("sha256sum").args(["--check", "--quiet", "SHA256SUMS"]).current_dir(&folder))?;
        assert!(held, "sha256sum accepts the list");
        pack(&dist, &folder)?;
        assert_eq!(checksum::of_file(&folder.join("parcours.tar.gz"))?, first);
        fs::remove_dir_all(&folder)?;
        Ok(())
    }
}
