//! Building the page, and serving it while it is being worked on.

use crate::Result;
use crate::install::{Purpose, set_up};
use crate::processes::{command, succeeds};

/// Builds the page into `dist/`, as it is published.
///
/// # Errors
/// When a tool is missing and cannot be installed, or the build fails.
pub fn build() -> Result<()> {
    set_up(&[Purpose::Building])?;
    if succeeds(trunk().args(["build", "--release"]))? {
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
    set_up(&[Purpose::Building])?;
    println!("http://127.0.0.1:{}/", options.port);
    println!("The first build takes some minutes; a change is built again: reload to see it.");
    let mut trunk = trunk();
    // A page that is kept would not show what was changed.
    trunk.env(crate::seal::UNSEALED, "1");
    // Trunk's own reloading is an inline script, which the page's security policy forbids.
    trunk.args(["serve", "--release", "--no-autoreload", "--port"]);
    trunk.arg(options.port.to_string());
    if options.open {
        trunk.arg("--open");
    }
    if succeeds(&mut trunk)? {
        return Ok(());
    }
    Err("Trunk ended; the reason stands above. Is the port taken? Try --port".into())
}

fn trunk() -> std::process::Command {
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
}

impl Options {
    fn read(arguments: &[String]) -> Result<Self> {
        let mut options = Self { port: 8080, open: true };
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            match argument.as_str() {
                "--no-open" => options.open = false,
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
        let usual = Options { port: 8080, open: true };
        assert_eq!(read(&[])?, usual);
        let chosen = Options { port: 9000, open: false };
        assert_eq!(read(&["--no-open", "--port", "9000"])?, chosen);
        Ok(())
    }

    #[test]
    fn wrong_options_are_refused() {
        for wrong in [&["--port"][..], &["--port", "x"], &["--release"]] {
            assert!(read(wrong).is_err(), "{wrong:?}");
        }
    }
}
