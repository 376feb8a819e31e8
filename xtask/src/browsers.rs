//! Real browsers for the tests: finding them, starting their drivers, opening sessions.

mod guard;
mod session;

use std::fmt;
use std::fs;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

/// The tests speak to a session with the very version that opened it.
pub use fantoccini;
pub use session::{chromium_log, send};

use crate::browsers::guard::Guarded;
use crate::processes::{find, search_path};
use crate::{Problem, Result};

/// How long a driver may take to listen; a busy machine needs seconds.
const START: Duration = Duration::from_secs(30);

/// A browser engine that the page must work in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Engine {
    /// Chromium, Google Chrome.
    Chromium,
    /// Firefox.
    Firefox,
    /// WebKit as GTK programs have it: the nearest to Safari that Linux offers.
    WebKitGtk,
}

impl Engine {
    /// The engines that this system can have.
    pub fn here() -> &'static [Self] {
        if cfg!(target_os = "linux") {
            &[Self::Chromium, Self::Firefox, Self::WebKitGtk]
        } else {
            &[Self::Chromium, Self::Firefox]
        }
    }

    /// The name that results are printed under.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::WebKitGtk => "WebKitGTK",
        }
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

/// The browser of `engine`, if it is installed.
pub fn find_browser(engine: Engine) -> Option<PathBuf> {
    let programs: &[&str] = match engine {
        Engine::Chromium => &["chromium", "google-chrome", "google-chrome-stable", "chromium-browser"],
        Engine::Firefox => &["firefox-esr", "firefox"],
        Engine::WebKitGtk => return find_mini_browser(),
    };
    let elsewhere: &[&str] = match engine {
        Engine::Chromium => &[
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            r"C:\Program Files\Google\Chrome\Application\chrome.exe",
        ],
        _ => &["/Applications/Firefox.app/Contents/MacOS/firefox", r"C:\Program Files\Mozilla Firefox\firefox.exe"],
    };
    let installed = elsewhere.iter().map(PathBuf::from);
    programs.iter().find_map(|name| find(name)).or_else(|| installed.into_iter().find(|path| path.is_file()))
}

/// WebKitGTK's test browser is not on `PATH`: it lies among its libraries, in a folder of its version.
fn find_mini_browser() -> Option<PathBuf> {
    let folders = |path: &Path| -> Vec<PathBuf> {
        let entries = fs::read_dir(path).into_iter().flatten().flatten();
        let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
        paths.sort();
        paths
    };
    let mut places = Vec::new();
    for library in ["/usr/lib", "/usr/lib64", "/usr/libexec"] {
        places.push(PathBuf::from(library));
        places.extend(folders(Path::new(library)));
    }
    places
        .iter()
        .filter(|place| place.is_dir())
        .flat_map(|place| folders(place))
        .filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with("webkit2gtk") || name.starts_with("webkitgtk")
        })
        .map(|folder| folder.join("MiniBrowser"))
        .find(|path| path.is_file())
}

/// The driver of `engine`, if it is installed.
pub fn find_driver(engine: Engine) -> Option<PathBuf> {
    // Machines of GitHub name the folders of their drivers.
    let (program, folder) = match engine {
        Engine::Chromium => ("chromedriver", "CHROMEWEBDRIVER"),
        Engine::Firefox => ("geckodriver", "GECKOWEBDRIVER"),
        Engine::WebKitGtk => ("WebKitWebDriver", "WEBKITWEBDRIVER"),
    };
    let named = std::env::var_os(folder).map(|folder| PathBuf::from(folder).join(program));
    find(program).or_else(|| named.filter(|path| path.is_file()))
}

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
