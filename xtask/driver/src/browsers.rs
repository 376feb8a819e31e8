//! Real browsers for the tests: starting their drivers, opening sessions.

mod guard;
mod session;

use std::fs;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

/// The tests speak to a session with the very version that opened it.
pub use fantoccini;
pub use session::{chromium_log, send};
pub use xtask::engines::Engine;

use crate::browsers::guard::Guarded;
use xtask::engines::{find_browser, find_driver};
use xtask::processes::{find, search_path};
use xtask::{Problem, Result};

/// How long a driver may take to listen; a busy machine needs seconds.
const START: Duration = Duration::from_secs(30);

/// A running driver, with a folder of its own for profiles and downloads.
///
/// Dropping it ends the driver and every browser it started, and removes the folder. Firefox's and
/// WebKitGTK's drivers hold one session at a time; Chromium's holds several.
#[derive(Debug)]
pub struct Driver {
    engine: Engine,
    browser: PathBuf,
    port: u16,
    // Fields drop in this order: the driver before the screen it draws on, the folder last.
    driver: Guarded,
    screen: Option<Guarded>,
    folder: Folder,
}

impl Driver {
    /// Starts the driver of `engine` on a free port.
    ///
    /// # Errors
    /// When the browser, its driver or, for WebKitGTK, Xvfb is missing or does not start.
    pub fn start(engine: Engine) -> Result<Self> {
        let missing = |what: &str| -> Problem {
            format!("{engine}: {what} is not installed; `cargo xtask setup` installs it").into()
        };
        let browser = find_browser(engine).ok_or_else(|| missing("the browser"))?;
        let program = find_driver(engine).ok_or_else(|| missing("the driver"))?;
        let folder = Folder::new()?;
        for name in ["downloads", "home"] {
            fs::create_dir_all(folder.path.join(name))?;
        }
        let port = free_port()?;
        let mut arguments = vec![program.display().to_string(), format!("--port={port}")];
        let mut screen = None;
        let mut variables = vec![("TMPDIR", folder.path.clone().into_os_string())];
        match engine {
            Engine::Chromium => arguments.push("--log-level=SEVERE".to_owned()),
            Engine::Firefox => arguments.push("--log=error".to_owned()),
            Engine::WebKitGtk => {
                let (guarded, display) = start_screen(&folder.path)?;
                screen = Some(guarded);
                variables.push(("DISPLAY", display.into()));
                variables.push(("GDK_BACKEND", "x11".into()));
                // Without its optimising compiler of wasm, with which the engine itself breaks in one of a few hundred scenarios on Linux: its
                // process is gone, or a sound program traps with "Out of bounds memory access", here as elsewhere
                // (https://github.com/tauri-apps/tauri/issues/7154, https://github.com/thunderbird/thunderbolt/pull/1089).
                variables.push(("JSC_useOMGJIT", "0".into()));
                // A new home is a new profile: this driver has no option for one.
                let home = folder.path.join("home");
                // GTK programs read the folder of downloads from a file.
                let line = format!("XDG_DOWNLOAD_DIR=\"{}/downloads\"\n", folder.path.display());
                fs::write(home.join("user-dirs.dirs"), line)?;
                variables.push(("XDG_CONFIG_HOME", home.clone().into_os_string()));
                variables.push(("HOME", home.into_os_string()));
            }
        }
        let mut driver = Guarded::start(&arguments, &folder.path, |command: &mut Command| {
            command.env("PATH", search_path()).envs(variables);
        })?;
        wait_until_listening(&mut driver, port, engine)?;
        Ok(Self { engine, browser, port, driver, screen, folder })
    }

    /// The engine driven.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// The address that WebDriver sessions are asked for.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Where downloads land.
    pub fn downloads(&self) -> PathBuf {
        self.folder.path.join("downloads")
    }

    /// Whether the driver is still alive; a crash of it explains every later failure.
    pub fn is_running(&mut self) -> bool {
        self.driver.is_running() && self.screen.as_mut().is_none_or(Guarded::is_running)
    }
}

/// A virtual screen, and the name of its display.
fn start_screen(folder: &Path) -> Result<(Guarded, String)> {
    let program = find("Xvfb").ok_or("Xvfb is not installed; `cargo xtask setup` installs it")?;
    // The server picks a free number itself and writes it: no race between two test runs.
    let arguments =
        [&program.display().to_string(), "-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]
            .map(str::to_owned);
    let mut screen = Guarded::start(&arguments, folder, |_| {})?;
    let number = screen.first_line()?;
    if number.is_empty() {
        return Err("Xvfb did not start".into());
    }
    Ok((screen, format!(":{number}")))
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

fn wait_until_listening(driver: &mut Guarded, port: u16, engine: Engine) -> Result<()> {
    let address = SocketAddr::from(([127, 0, 0, 1], port));
    let begin = Instant::now();
    while begin.elapsed() < START {
        if TcpStream::connect_timeout(&address, START).is_ok() {
            return Ok(());
        }
        if !driver.is_running() {
            return Err(format!("{engine}: the driver ended at once").into());
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    Err(format!("{engine}: the driver does not listen on port {port}").into())
}

/// A folder in the system's temporary place, removed when dropped.
#[derive(Debug)]
struct Folder {
    path: PathBuf,
}

impl Folder {
    fn new() -> Result<Self> {
        let parent = std::env::temp_dir();
        for number in 0..1000 {
            let path = parent.join(format!("parcours-{}-{number}", std::process::id()));
            if fs::create_dir(&path).is_ok() {
                return Ok(Self { path });
            }
        }
        Err(format!("no folder could be made in {}", parent.display()).into())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.path));
    }
}
