//! The browser engines that the page must work in, and where their browsers and drivers are found.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use crate::processes::find;

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
