//! The workers of the page: programs of their own (`workers/`), which it loads when it first writes or reads a file of another tool.
//!
//! Not Trunk's `data-type="worker"`: that gives their files neither the name of their content nor a checksum, and writes into the page
//! nothing of them. So they are built here, after Trunk, and the page gets a link to each file, as to the parts of the program.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::page::DEVELOPMENT;
use crate::processes::{cargo, command, succeeds};
use crate::seal::integrity;
use crate::{Result, checksum, esbuild};

/// Each by the name of its folder and of its files.
pub const WORKERS: [&str; 2] = ["poster", "tables"];

/// What a worker does with what it is asked, behind the script that binds its program.
const LOOP: &str = "exchange_worker.js";

/// The features declared in `.cargo/config.toml`: wasm-opt refuses what it was not told to accept.
const FEATURES: [&str; 5] = [
    "--enable-bulk-memory",
    "--enable-mutable-globals",
    "--enable-multivalue",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
];

/// The program in `file`, as wasm-opt makes it small: `-Os`, which packs better than `-Oz`.
///
/// # Errors
/// When wasm-opt is missing or fails.
pub fn shrunk(file: &Path) -> Result<Vec<u8>> {
    let small = file.with_extension("small.wasm");
    if !succeeds(command("wasm-opt").args(FEATURES).arg("-Os").arg(file).arg("-o").arg(&small))? {
        return Err(format!("wasm-opt failed on {}; the reason stands above", file.display()).into());
    }
    Ok(fs::read(small)?)
}

/// Puts the workers into the page in `folder`, small where it `is_published`, and links them.
///
/// # Errors
/// When one does not compile, or a tool is missing.
pub fn put(folder: &Path, is_published: bool) -> Result<()> {
    let mut links = String::new();
    for name in WORKERS {
        let [script, program] = made(name, is_published)?;
        for (ending, content) in [("js", script), ("wasm", program)] {
            let file = format!("{name}-{}.{ending}", &checksum::of(&content)[..16]);
            fs::write(folder.join(&file), &content)?;
            println!("{:>9} bytes  {file}", content.len());
            let checked = integrity(&content);
            // No relation a browser acts on: `js/exchange.js` asks for it when it is needed.
            links.push_str(&format!(
                "<link rel=\"part\" data-part=\"{name}\" href=\"./{file}\" crossorigin=\"anonymous\" integrity=\"{checked}\">"
            ));
        }
    }
    let path = folder.join("index.html");
    let page = fs::read_to_string(&path)?;
    let (before, after) = page.split_once("</head>").ok_or("the page has no </head>")?;
    fs::write(path, format!("{before}{links}</head>{after}"))?;
    Ok(())
}

/// The script and the program of a worker.
fn made(name: &str, is_published: bool) -> Result<[Vec<u8>; 2]> {
    let profile = if is_published { "release" } else { DEVELOPMENT };
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| crate::root().join("target"), PathBuf::from);
    let package = format!("parcours-{name}-worker");
    let linked = target.join("wasm32-unknown-unknown").join(profile).join(format!("{package}.wasm"));
    // Each by itself, so that neither gets what only the other needs of a library.
    let mut build = cargo();
    build.args([
        "build",
        "--locked",
        "--target",
        "wasm32-unknown-unknown",
        "--profile",
        profile,
        "--package",
        &package,
    ]);
    if (is_published || !is_current(name, &linked)?) && !succeeds(&mut build)? {
        return Err(format!("{package} does not compile").into());
    }
    let work = target.join("workers").join(profile);
    fs::create_dir_all(&work)?;
    let mut bind = command("wasm-bindgen");
    bind.args(["--target", "no-modules", "--no-typescript", "--out-name", name, "--out-dir"]);
    if !succeeds(bind.arg(&work).arg(&linked))? {
        return Err("wasm-bindgen failed; the reason stands above".into());
    }
    let program = work.join(format!("{name}_bg.wasm"));
    let script = fs::read_to_string(work.join(format!("{name}.js")))?;
    let script = format!("{script}\n{}", fs::read_to_string(crate::root().join("js").join(LOOP))?);
    if !is_published {
        return Ok([script.into_bytes(), fs::read(program)?]);
    }
    let arguments = ["--log-level=error", "--minify", "--loader=js", "--target=es2022"].map(str::to_owned);
    Ok([esbuild::run(&work, &arguments, &script)?.into_bytes(), shrunk(&program)?])
}

/// Whether a worker of a development page was linked after its own sources were changed last. What changed only in `core/` reaches it with
/// the next change of its own: it would else be linked anew with every change of the page.
fn is_current(name: &str, linked: &Path) -> Result<bool> {
    let Ok(then) = fs::metadata(linked).and_then(|file| file.modified()) else { return Ok(false) };
    let root = crate::root();
    let sources = [root.join(name).join("src"), root.join("workers").join(name), root.join("workers").join("messages")];
    for folder in sources {
        if newest(&folder)? > then {
            return Ok(false);
        }
    }
    Ok(true)
}

/// When a file below `folder` was changed last.
fn newest(folder: &Path) -> Result<SystemTime> {
    let mut last = SystemTime::UNIX_EPOCH;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let time = if path.is_dir() { newest(&path)? } else { fs::metadata(&path)?.modified()? };
        last = last.max(time);
    }
    Ok(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_worker_has_its_folder_and_its_crate() -> Result<()> {
        for name in WORKERS {
            let manifest = fs::read_to_string(crate::root().join("workers").join(name).join("Cargo.toml"))?;
            assert!(manifest.contains(&format!("name = \"parcours-{name}-worker\"")), "{name}");
            assert!(newest(&crate::root().join(name).join("src"))? > SystemTime::UNIX_EPOCH, "{name}");
        }
        Ok(())
    }

    #[test]
    fn a_worker_that_was_never_linked_is_not_current() -> Result<()> {
        assert!(!is_current("poster", Path::new("no such file"))?);
        Ok(())
    }
}
