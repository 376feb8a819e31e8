//! `cargo xtask bench`: what the built page costs in Chromium, over boards of four sizes.
//!
//! Times on one machine say little on another: a change is judged by two runs on the same machine, or by the ratio between two
//! sizes. The most that ratio may be is checked here; how the page stands beside others is measured elsewhere.

pub(crate) mod acts;
pub(crate) mod boards;
mod figures;
pub(crate) mod journey;
mod page;
mod renderer;

use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::json;
use tokio::runtime::Runtime;

use self::boards::{Board, Size};
use self::figures::Figures;
use crate::browsers::{Driver, Engine};
use crate::server::Server;
use xtask::install::{Purpose, set_up};
use xtask::{Result, page as building};

/// Runs the benchmarks that `arguments` name and prints what they measured.
///
/// # Errors
/// When an argument is unknown, Chromium is missing, or the page does not do what the benchmark asks of it.
pub fn run(arguments: &[String]) -> Result<()> {
    let options = Options::read(arguments)?;
    let Ground { driver, server, runtime } = Ground::prepare()?;
    let mut figures = Figures::default();
    for round in 1..=options.rounds {
        for size in &options.sizes {
            println!("round {round} of {}: {}", options.rounds, size.name());
            let board = Board { size: *size, emotions: options.emotions };
            let samples = runtime.block_on(journey::run(&driver, &server.url(), &board));
            figures.add(*size, &samples.map_err(|problem| format!("{}: {problem}", size.name()))?);
        }
    }
    print!("\n{}", figures.table());
    if let Some(path) = options.json {
        let report = json!({ "rounds": options.rounds, "emotions": options.emotions, "figures": figures.json() });
        std::fs::write(&path, format!("{report:#}\n")).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(())
}

/// What the built page is driven on.
pub(crate) struct Ground {
    /// Drives Chromium.
    pub driver: Driver,
    /// Serves the page.
    pub server: Server,
    /// Runs what waits for them.
    pub runtime: Runtime,
}

impl Ground {
    /// Installs what is missing, builds the page when it is not there, and starts all.
    ///
    /// # Errors
    /// When a tool is missing and cannot be installed, the page cannot be built, or Chromium's driver does not start.
    pub fn prepare() -> Result<Self> {
        set_up(&[Purpose::Testing])?;
        let dist = xtask::root().join("dist");
        match age(&dist) {
            Some(age) => println!("dist/ was built {} ago; `cargo xtask build` builds it again", worded(age)),
            None => building::build()?,
        }
        let driver = Driver::start(Engine::Chromium)?;
        let server = Server::start(&dist, "/some/repository/")?.without_worker();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        Ok(Self { driver, server, runtime })
    }
}

/// How long ago the page in `dist` was built; `None` when there is none.
fn age(dist: &Path) -> Option<Duration> {
    let changed = dist.join("index.html").metadata().ok()?.modified().ok()?;
    Some(changed.elapsed().unwrap_or_default())
}

fn worded(age: Duration) -> String {
    let minutes = age.as_secs() / 60;
    match minutes {
        0 => "less than a minute".to_owned(),
        1..=119 => format!("{minutes} min"),
        120..=2879 => format!("{} h", minutes / 60),
        _ => format!("{} days", minutes / (24 * 60)),
    }
}

/// The options of `bench`.
#[derive(Debug, PartialEq, Eq)]
struct Options {
    sizes: Vec<Size>,
    rounds: usize,
    /// Whether the boards have a lane of feelings.
    emotions: bool,
    json: Option<PathBuf>,
}

impl Options {
    fn read(arguments: &[String]) -> Result<Self> {
        let mut options = Self { sizes: Size::ALL.to_vec(), rounds: 3, emotions: false, json: None };
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            let mut value = || rest.next().ok_or_else(|| format!("{argument} needs a value"));
            match argument.as_str() {
                "--sizes" => {
                    let size = |name: &str| Size::named(name).ok_or_else(|| format!("`{name}` is not a size"));
                    options.sizes = value()?.split(',').map(size).collect::<std::result::Result<_, _>>()?;
                }
                "--rounds" => {
                    let rounds = value()?;
                    let number = rounds.parse().ok().filter(|number| *number > 0);
                    options.rounds = number.ok_or_else(|| format!("`{rounds}` is not a number of rounds"))?;
                }
                "--emotions" => options.emotions = true,
                "--json" => options.json = Some(value()?.into()),
                unknown => return Err(format!("`bench` does not know `{unknown}`").into()),
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
        let usual = Options { sizes: Size::ALL.to_vec(), rounds: 3, emotions: false, json: None };
        assert_eq!(read(&[])?, usual);
        let chosen =
            Options { sizes: vec![Size::Huge, Size::Small], rounds: 7, emotions: true, json: Some("a.json".into()) };
        assert_eq!(read(&["--sizes", "huge,small", "--rounds", "7", "--emotions", "--json", "a.json"])?, chosen);
        Ok(())
    }

    #[test]
    fn wrong_options_are_refused() {
        for wrong in [&["--sizes"][..], &["--sizes", "enormous"], &["--rounds", "0"], &["--rounds", "x"], &["--fast"]] {
            assert!(read(wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn an_age_is_said_in_the_unit_that_fits() {
        let said = [(30, "less than a minute"), (60, "1 min"), (7_200, "2 h"), (172_800, "2 days")];
        for (seconds, words) in said {
            assert_eq!(worded(Duration::from_secs(seconds)), words);
        }
    }
}
