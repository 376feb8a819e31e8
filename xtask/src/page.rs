//! Building the page, and serving it while it is being worked on.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use crate::Result;
use crate::install::{BUILDING, Purpose, set_up, set_up_beside};
use crate::processes::{cargo, command, reads_errors, succeeds};
use crate::work::{Work, worded};

/// The Cargo profile of the page while it is being worked on.
pub const DEVELOPMENT: &str = "development";

/// Set while a development page is served, to the folder it is served from. Trunk's hooks read it.
pub const SERVED: &str = "PARCOURS_SERVED";

/// The file of that folder with what the compiler said, as long as the last change does not compile.
const ERRORS: &str = "build-errors.txt";

/// The script that a development page has and a published one has not.
const RELOAD: &str = "reload.js";

/// Builds the page into `dist/`, as it is published.
///
/// # Errors
/// When a tool is missing and cannot be installed, or the build fails.
pub fn build() -> Result<()> {
    set_up(BUILDING)?;
    if succeeds(trunk().args(["build", "--release"]))? {
        return Ok(());
    }
    Err("the page was not built".into())
}

/// Builds the page as `serve` has it into `folder`, without what reloads it.
///
/// # Errors
/// When a tool is missing and cannot be installed, or the build fails.
pub fn build_development(folder: &Path) -> Result<()> {
    set_up(&[Purpose::Serving])?;
    if succeeds(trunk().args(["build", "--cargo-profile", DEVELOPMENT, "--dist"]).arg(folder))? {
        return Ok(());
    }
    Err("the page was not built".into())
}

/// Builds the page, serves it, builds it again when a file changes, and opens the browser.
///
/// # Errors
/// When an argument is unknown, a tool is missing and cannot be installed, or the port is taken.
pub fn serve(arguments: &[String]) -> Result<()> {
    let options = Options::read(arguments)?;
    let mut trunk = trunk();
    // Trunk's own reloading is an inline script, which the page's security policy forbids.
    trunk.args(["serve", "--no-autoreload", "--port"]).arg(options.port.to_string());
    // A page that is kept would not show what was changed.
    trunk.env(crate::seal::UNSEALED, "1");
    if options.open {
        trunk.arg("--open");
    }
    if options.release {
        set_up(BUILDING)?;
        println!("The page as it is published; each build takes minutes, and the browser is reloaded by hand.");
        trunk.arg("--release");
    } else {
        set_up_beside(&[Purpose::Serving], || vec![compilation()])?;
        let folder = crate::root().join("target").join("served");
        // What the compiler said is put there when not even the first build went well.
        fs::create_dir_all(&folder)?;
        trunk.args(["--cargo-profile", DEVELOPMENT, "--dist"]).arg(&folder).env(SERVED, &folder);
        println!("A page for working on: a change reloads it, what does not compile is shown in it.");
        println!("`cargo xtask serve --release` serves it as it is published.");
    }
    println!("http://127.0.0.1:{}/", options.port);
    if succeeds(&mut trunk)? {
        return Ok(());
    }
    Err("Trunk ended; the reason stands above. Is the port taken? Try --port".into())
}

/// Compiles the development page; Trunk finds it done.
fn compile() -> Command {
    let mut cargo = cargo();
    cargo.args([
        "build",
        "--locked",
        "--target",
        "wasm32-unknown-unknown",
        "--package",
        "parcours",
        "--bin",
        "parcours",
    ]);
    cargo.args(["--profile", DEVELOPMENT]);
    cargo
}

/// The same, while the tools are being built.
fn compilation() -> Work {
    Work {
        name: "the page".to_owned(),
        time: "up to 9 minutes the first time, beside the tools".to_owned(),
        run: Box::new(|log| log.run(&mut compile(), None)),
    }
}

/// What Trunk calls before each build: compiles a development page, so that what the compiler says can be shown in the browser.
/// Does nothing for any other build; `Ok(false)` when it does not compile.
///
/// # Errors
/// When the compiler cannot be started.
pub fn before_build() -> Result<bool> {
    let Some(folder) = served() else { return Ok(true) };
    let begin = Instant::now();
    let mut said = String::new();
    let held = reads_errors(&mut compile(), |line| {
        said.push_str(line);
        said.push('\n');
    })?;
    if held {
        println!("compiled in {}", worded(begin.elapsed()));
    } else {
        fs::create_dir_all(&folder)?;
        fs::write(folder.join(ERRORS), said)?;
    }
    Ok(held)
}

/// Puts the program into `folder` in parts, as it is published. It is another program that does so, compiled first, so that the commands
/// that do not need it compile in seconds.
///
/// # Errors
/// When it fails.
pub fn cut(folder: &Path) -> Result<()> {
    let cut = ["run", "--locked", "--quiet", "--package", "page-parts", "--"];
    if succeeds(cargo().args(cut).arg(folder))? {
        return Ok(());
    }
    Err("the program was not cut into parts".into())
}

/// What Trunk calls after each build: gives a development page in `folder` the script that reloads it.
///
/// # Errors
/// When the page has no place for it.
pub fn after_build(folder: &Path) -> Result<()> {
    fs::copy(crate::root().join("js").join(RELOAD), folder.join(RELOAD))?;
    let path = folder.join("index.html");
    let page = with_script(&fs::read_to_string(&path)?)?;
    fs::write(path, page)?;
    Ok(())
}

fn with_script(page: &str) -> Result<String> {
    let (before, after) = page.split_once("</head>").ok_or("the page has no </head>")?;
    Ok(format!("{before}<script type=\"module\" src=\"./{RELOAD}\"></script>\n</head>{after}"))
}

/// The folder that a development page is served from, if this program runs for one.
pub fn served() -> Option<PathBuf> {
    std::env::var_os(SERVED).map(PathBuf::from)
}

fn trunk() -> Command {
    let mut trunk = command("trunk");
    trunk.env("TRUNK_SKIP_VERSION_CHECK", "true");
    // Trunk takes this variable for one of its own and accepts only true or false.
    if std::env::var_os("NO_COLOR").is_some() {
        trunk.env("NO_COLOR", "true");
    }
    trunk
}

/// The options of `serve`.
#[derive(Debug, PartialEq, Eq)]
struct Options {
    port: u16,
    open: bool,
    release: bool,
}

impl Options {
    fn read(arguments: &[String]) -> Result<Self> {
        let mut options = Self { port: 8080, open: true, release: false };
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            match argument.as_str() {
                "--no-open" => options.open = false,
                "--release" => options.release = true,
                "--port" => {
                    let port = rest.next().ok_or("--port needs a number")?;
                    options.port = port.parse().map_err(|_| format!("`{port}` is not a port"))?;
                }
                unknown => return Err(format!("`serve` does not know `{unknown}`").into()),
            }
        }
        Ok(options)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(arguments: &[&str]) -> Result<Options> {
        let arguments: Vec<String> = arguments.iter().map(|word| (*word).to_owned()).collect();
        Options::read(&arguments)
    }

    #[test]
    fn options_are_read() -> Result<()> {
        let usual = Options { port: 8080, open: true, release: false };
        assert_eq!(read(&[])?, usual);
        let chosen = Options { port: 9000, open: false, release: true };
        assert_eq!(read(&["--no-open", "--port", "9000", "--release"])?, chosen);
        Ok(())
    }

    #[test]
    fn wrong_options_are_refused() {
        for wrong in [&["--port"][..], &["--port", "x"], &["--debug"]] {
            assert!(read(wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn the_page_gets_the_script_in_its_head_and_the_published_one_names_none() -> Result<()> {
        let page = fs::read_to_string(crate::root().join("index.html"))?;
        assert!(!page.contains(RELOAD));
        let page = with_script(&page)?;
        assert!(page.find(RELOAD) < page.find("</head>"));
        assert!(with_script("<body>").is_err());
        Ok(())
    }
}
