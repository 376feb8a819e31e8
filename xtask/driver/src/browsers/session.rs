//! WebDriver sessions: what is asked of each browser, and commands that fantoccini does not know.

use fantoccini::error::{CmdError, NewSessionError};
use fantoccini::wd::{Capabilities, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use url::{ParseError, Url};

use crate::browsers::{Driver, Engine};

impl Driver {
    /// What a new session is asked for, as JSON.
    pub fn capabilities(&self) -> Capabilities {
        let browser = self.browser.display().to_string();
        let downloads = self.downloads().display().to_string();
        let specific = match self.engine {
            Engine::Chromium => json!({
                "browserName": "chrome",
                "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
                "goog:chromeOptions": {
                    "binary": browser,
                    "args": [
                        "--headless",
                        // Containers and root have no sandbox of their own to offer.
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--window-size=1280,800",
                        // No --user-data-dir: the driver makes a new one for each session, in TMPDIR.
                    ],
                    "prefs": {
                        "download.default_directory": downloads,
                        "download.prompt_for_download": false,
                        "profile.default_content_setting_values.automatic_downloads": 1,
                    },
                },
            }),
            Engine::Firefox => json!({
                "browserName": "firefox",
                "moz:firefoxOptions": {
                    "binary": browser,
                    "args": ["-headless", "--width=1280", "--height=800"],
                    "prefs": {
                        "browser.download.folderList": 2,
                        "browser.download.dir": downloads,
                        "browser.download.useDownloadDir": true,
                        "browser.download.always_ask_before_handling_new_types": false,
                        "browser.download.manager.showWhenStarting": false,
                        // The panel of downloads takes the focus from the page.
                        "browser.download.alwaysOpenPanel": false,
                        "browser.helperApps.neverAsk.saveToDisk":
                            "application/json,text/csv,text/markdown,text/html,image/svg+xml,image/png,application/octet-stream",
                    },
                },
            }),
            Engine::WebKitGtk => json!({
                "browserName": "MiniBrowser",
                "webkitgtk:browserOptions": { "binary": browser, "args": ["--automation"] },
            }),
        };
        specific.as_object().cloned().unwrap_or_default()
    }

    /// Opens a session: a browser with a new profile.
    ///
    /// # Errors
    /// When the driver refuses, mostly because the browser does not start.
    pub async fn open(&self) -> Result<Client, NewSessionError> {
        self.open_with(self.capabilities()).await
    }

    /// Opens a session with capabilities changed by the caller.
    ///
    /// # Errors
    /// As `open`.
    pub async fn open_with(&self, capabilities: Capabilities) -> Result<Client, NewSessionError> {
        ClientBuilder::new(HttpConnector::new()).capabilities(capabilities).connect(&self.url()).await
    }
}

/// A command of WebDriver or of one driver, addressed below the session.
#[derive(Debug)]
struct Raw {
    path: String,
    body: Option<Value>,
}

impl WebDriverCompatibleCommand for Raw {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        let session = session.unwrap_or_default();
        base.join(&format!("session/{session}/{}", self.path))
    }

    fn method_and_body(&self, _address: &Url) -> (http::Method, Option<String>) {
        match &self.body {
            Some(body) => (http::Method::POST, Some(body.to_string())),
            None => (http::Method::GET, None),
        }
    }
}

/// Sends a command that fantoccini has no function for: POST when there is a body, GET otherwise.
///
/// `path` is what follows the session, such as `element/7/computedrole` or `goog/cdp/execute`.
///
/// # Errors
/// When the driver refuses or is gone.
pub async fn send(client: &Client, path: &str, body: Option<Value>) -> Result<Value, CmdError> {
    let path = path.to_owned();
    client.issue_cmd(Raw { path, body }).await
}

/// What Chromium has logged since the last call; `kind` is `browser` (the console) or `performance`.
///
/// # Errors
/// In every other engine: theirs have no such command.
pub async fn chromium_log(client: &Client, kind: &str) -> Result<Vec<Value>, CmdError> {
    let log = send(client, "se/log", Some(json!({ "type": kind }))).await?;
    Ok(log.as_array().cloned().unwrap_or_default())
}
