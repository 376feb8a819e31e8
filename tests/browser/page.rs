//! A browser window on the page: opening it, asking it, waiting for it.

use std::cell::Cell;
use std::path::PathBuf;
use std::rc::Rc;
use std::time::{Duration, Instant};

use page_driver::browsers::fantoccini::wd::{Capabilities, WindowHandle};
use page_driver::browsers::fantoccini::{Client, Locator};
use page_driver::browsers::{Driver, Engine, send};
use serde_json::{Value, json};
use xtask::{Problem, Result};

/// How long the page may take to come to what is expected. Far more than it needs: only a failure waits that long.
pub const DEADLINE: Duration = Duration::from_secs(15);

/// Between two looks at the page.
const PAUSE: Duration = Duration::from_millis(10);

/// A browser window.
pub struct Page {
    /// The session.
    pub client: Client,
    /// The engine.
    pub engine: Engine,
    /// The address of the page.
    pub url: String,
    /// Where downloads land.
    pub downloads: PathBuf,
    /// The driver, for a second browser.
    pub driver: Rc<Driver>,
    /// Whether something is left in the window that no new page takes away: a download, which two browsers show beside the page, or a
    /// right button that WebKitGTK's driver holds for ever.
    pub is_used_up: Cell<bool>,
}

/// One of the tabs of a browser.
#[derive(Clone)]
pub struct Tab(WindowHandle);

/// Notes violations where they survive a reload.
const LISTEN: &str = "addEventListener('securitypolicyviolation', event => {
    try { sessionStorage.setItem('violations', (sessionStorage.getItem('violations') ?? '') + event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sourceFile + '\\n'); } catch {}
});";

impl Page {
    /// Opens a new browser with a new profile.
    pub async fn open(driver: Rc<Driver>, url: &str) -> Result<Self> {
        let wanted = driver.capabilities();
        Self::open_with(driver, url, wanted).await
    }

    /// Opens a browser with capabilities of the caller's.
    pub async fn open_with(driver: Rc<Driver>, url: &str, wanted: Capabilities) -> Result<Self> {
        let client = driver.open_with(wanted).await?;
        let (engine, downloads) = (driver.engine(), driver.downloads());
        let page = Self { client, engine, url: url.to_owned(), downloads, driver, is_used_up: Cell::new(false) };
        if page.engine == Engine::Chromium {
            page.at_start(LISTEN).await?;
        }
        Ok(page)
    }

    /// The same window for another copy of the page, at `url`. The next scenario gets a new window: this origin keeps things too.
    pub fn elsewhere(&self, url: &str) -> Self {
        self.is_used_up.set(true);
        let (client, driver, downloads) = (self.client.clone(), self.driver.clone(), self.downloads.clone());
        let is_used_up = Cell::new(true);
        Self { client, engine: self.engine, url: url.to_owned(), downloads, driver, is_used_up }
    }

    /// Closes the browser.
    pub async fn close(self) {
        drop(self.client.close().await);
    }

    /// Leaves the page and forgets everything that it kept. Local storage alone is not all: a map comes back from its safety copy, in a
    /// list that moves what stands under it a moment after the page is ready.
    pub async fn empty(&self) -> Result<()> {
        self.leave().await?;
        self.run("localStorage.clear(); sessionStorage.clear();").await?;
        self.clear_copies().await
    }

    /// Makes the window what every scenario begins with: nothing is kept, nothing held, its size is the usual one.
    pub async fn clear(&self) -> Result<()> {
        drop(self.client.release_actions().await);
        self.empty().await?;
        if self.engine == Engine::Chromium {
            self.emulate("Emulation.clearDeviceMetricsOverride", json!({})).await?;
            self.emulate("Emulation.setTouchEmulationEnabled", json!({ "enabled": false })).await?;
            self.emulate("Emulation.setLocaleOverride", json!({})).await?;
        }
        if std::fs::read_dir(&self.downloads).is_ok_and(|mut files| files.next().is_some()) {
            std::fs::remove_dir_all(&self.downloads)?;
            std::fs::create_dir_all(&self.downloads)?;
        }
        // Only when another size was set, and then until it is there: a late change of size gives up a drag.
        let size = "return outerWidth === 1280 && outerHeight === 800 && (innerWidth === 1280 || !arguments[0])";
        let fits = json!([self.engine == Engine::Chromium]);
        if self.ask(size, fits.clone()).await? != json!(true) {
            self.client.set_window_size(1280, 800).await?;
            if self.engine == Engine::Chromium {
                self.equals("the size of the window", size, fits, json!(true)).await?;
            }
        }
        Ok(())
    }

    /// Forgets the safety copies and the earlier versions. They are emptied first: the database itself goes only once every page that was left
    /// has let go of it, and what one keeps for longer stays, empty.
    pub async fn clear_copies(&self) -> Result<()> {
        let script = "return new Promise((done, fail) => {
            setTimeout(() => fail(new Error('another page holds the copies')), 10000);
            const drop = () => {
                const gone = indexedDB.deleteDatabase('parcours');
                gone.onsuccess = gone.onerror = () => done(true);
                gone.onblocked = () => setTimeout(done, 3000);
            };
            const open = indexedDB.open('parcours');
            // There are none, and asking must not make them.
            open.onupgradeneeded = () => open.transaction.abort();
            open.onerror = () => done(true);
            open.onsuccess = () => {
                const stores = [...open.result.objectStoreNames];
                const emptying = open.result.transaction(stores, 'readwrite');
                for (const store of stores) emptying.objectStore(store).clear();
                emptying.oncomplete = () => (open.result.close(), drop());
                emptying.onabort = () => fail(emptying.error);
            };
        });";
        self.run(script).await?;
        Ok(())
    }

    /// Deletes the database of the safety copies, as other pages of the site may.
    pub async fn delete_copies(&self) -> Result<()> {
        let script = "return new Promise((done, fail) => {
            setTimeout(() => fail(new Error('another page holds the copies')), 10000);
            const gone = indexedDB.deleteDatabase('parcours');
            gone.onsuccess = () => done(true);
            gone.onerror = () => fail(gone.error);
        });";
        self.run(script).await?;
        Ok(())
    }

    /// Goes to a plain document of the same origin: what is stored can be changed there while the page does not run.
    pub async fn leave(&self) -> Result<()> {
        self.client.goto(&format!("{}404.html", self.url)).await?;
        Ok(())
    }

    /// Goes to the page, at `hash`, and waits until it is ready.
    pub async fn go(&self, hash: &str) -> Result<()> {
        self.client.goto(&format!("{}{hash}", self.url)).await?;
        self.ready().await
    }

    /// Gives the focus to what `selector` finds, and waits until it stays there: what was just opened takes the focus a frame later.
    pub async fn focus_on(&self, selector: &str) -> Result<()> {
        let script = "const found = document.querySelector(arguments[0]);
            found?.focus();
            const frame = () => document.hidden ? undefined : new Promise(requestAnimationFrame);
            return (async () => { await frame(); await frame(); return Boolean(found) && document.activeElement === found; })();";
        self.equals(&format!("the focus on {selector}"), script, json!([selector]), json!(true)).await
    }

    /// The tab that is looked at.
    pub async fn tab(&self) -> Result<Tab> {
        Ok(Tab(self.client.window().await?))
    }

    /// Opens another tab on the page, at `hash`, and looks at it.
    pub async fn open_tab(&self, hash: &str) -> Result<Tab> {
        // WebKitGTK's driver leaves a tab in the background, where nothing is drawn; a window is in sight.
        let handle = self.client.new_window(self.engine != Engine::WebKitGtk).await?.handle;
        let opened = Tab(handle);
        self.look_at(&opened).await?;
        if self.engine == Engine::Chromium {
            self.at_start(LISTEN).await?;
        }
        self.go(hash).await?;
        Ok(opened)
    }

    /// The tab that is not `this`, once the page has opened one.
    pub async fn other_tab(&self, this: &Tab) -> Result<Tab> {
        let begin = Instant::now();
        while begin.elapsed() < DEADLINE {
            if let Some(other) = self.client.windows().await?.into_iter().find(|handle| *handle != this.0) {
                return Ok(Tab(other));
            }
            tokio::time::sleep(PAUSE).await;
        }
        failure("no other tab was opened")
    }

    /// Looks at `tab` from now on.
    pub async fn look_at(&self, tab: &Tab) -> Result<()> {
        Ok(self.client.switch_to_window(tab.0.clone()).await?)
    }

    /// Closes the tab that is looked at, and looks at `next`.
    pub async fn close_tab(&self, next: &Tab) -> Result<()> {
        self.client.close_window().await?;
        self.look_at(next).await
    }

    /// Loads the page again.
    pub async fn reload(&self) -> Result<()> {
        self.client.refresh().await?;
        self.ready().await
    }

    async fn ready(&self) -> Result<()> {
        self.wait("the page to be ready", "return document.documentElement.hasAttribute('data-ready')").await?;
        if self.engine != Engine::Chromium {
            self.run(LISTEN).await?;
        }
        Ok(())
    }

    /// Keeps `value` under `key` in the page's storage.
    pub async fn store(&self, key: &str, value: &Value) -> Result<()> {
        let text = value.to_string();
        self.ask("localStorage.setItem(arguments[0], arguments[1])", json!([key, text])).await?;
        Ok(())
    }

    /// Starts the page in `language`, on the first screen.
    pub async fn home(&self, language: &str) -> Result<()> {
        self.store("parcours:set", &json!({ "language": language, "theme": "light" })).await?;
        self.go("").await
    }

    /// Runs `script` with `arguments` and gives what it returns.
    pub async fn ask(&self, script: &str, arguments: Value) -> Result<Value> {
        let arguments = arguments.as_array().cloned().unwrap_or_default();
        Ok(self.client.execute(script, arguments).await?)
    }

    /// Runs `script`.
    pub async fn run(&self, script: &str) -> Result<Value> {
        self.ask(script, json!([])).await
    }

    /// Asks until `script` returns something that `accept` takes; then gives that.
    pub async fn until<T>(
        &self,
        what: &str,
        script: &str,
        arguments: Value,
        mut accept: impl FnMut(&Value) -> Option<T>,
    ) -> Result<T> {
        let begin = Instant::now();
        loop {
            let answer = self.ask(script, arguments.clone()).await?;
            if let Some(accepted) = accept(&answer) {
                return Ok(accepted);
            }
            if begin.elapsed() > DEADLINE {
                return Err(format!("waited for {what}; found {answer}").into());
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Waits until `script` returns something true.
    pub async fn wait(&self, what: &str, script: &str) -> Result<()> {
        self.until(what, script, json!([]), |answer| answer.as_bool().filter(|held| *held).map(|_| ())).await
    }

    /// Waits until `script` returns `expected`.
    pub async fn equals(&self, what: &str, script: &str, arguments: Value, expected: Value) -> Result<()> {
        self.until(&format!("{what} to be {expected}"), script, arguments, |answer| (*answer == expected).then_some(()))
            .await
    }

    /// Waits until something matches `selector`.
    pub async fn appears(&self, selector: &str) -> Result<()> {
        let script = "return document.querySelector(arguments[0]) !== null";
        self.equals(selector, script, json!([selector]), json!(true)).await
    }

    /// Waits until nothing matches `selector`.
    pub async fn goes(&self, selector: &str) -> Result<()> {
        let script = "return document.querySelector(arguments[0]) !== null";
        self.equals(selector, script, json!([selector]), json!(false)).await
    }

    /// Waits until the text of the first match of `selector` holds `part`.
    pub async fn shows(&self, selector: &str, part: &str) -> Result<()> {
        let script = "return document.querySelector(arguments[0])?.textContent ?? ''";
        self.until(&format!("`{selector}` to show “{part}”"), script, json!([selector]), |text| {
            plain_spaces(text.as_str().unwrap_or_default()).contains(part).then_some(())
        })
        .await
    }

    /// How many elements match `selector`.
    pub async fn count(&self, selector: &str) -> Result<u64> {
        let found = self.ask("return document.querySelectorAll(arguments[0]).length", json!([selector])).await?;
        Ok(found.as_u64().unwrap_or_default())
    }

    /// Chooses `files` in the field that opens map files.
    pub async fn choose_files(&self, files: &[PathBuf]) -> Result<()> {
        self.appears("input[data-open]").await?;
        let field = self.client.find(Locator::Css("input[data-open]")).await?;
        let names: Vec<String> = files.iter().map(|file| file.display().to_string()).collect();
        field.send_keys(&names.join("\n")).await?;
        Ok(())
    }

    /// Waits for the one JSON file that was downloaded, and takes it away.
    pub async fn downloaded(&self) -> Result<(String, Vec<u8>)> {
        self.downloaded_as(|name, bytes| name.ends_with(".json") && bytes.ends_with(b"}\n")).await
    }

    /// Waits for the one file that was downloaded and `is_whole`, by its name and content, and takes it away.
    pub async fn downloaded_as(&self, is_whole: impl Fn(&str, &[u8]) -> bool) -> Result<(String, Vec<u8>)> {
        let begin = Instant::now();
        while begin.elapsed() < DEADLINE {
            let files: Vec<PathBuf> = std::fs::read_dir(&self.downloads)?.flatten().map(|entry| entry.path()).collect();
            if let [file] = files.as_slice()
                && let Ok(bytes) = std::fs::read(file)
            {
                let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
                if is_whole(&name, &bytes) {
                    std::fs::remove_file(file)?;
                    self.is_used_up.set(true);
                    return Ok((name, bytes));
                }
            }
            tokio::time::sleep(PAUSE).await;
        }
        let files: Vec<_> = std::fs::read_dir(&self.downloads)?.flatten().map(|entry| entry.file_name()).collect();
        Err(format!("no finished download; in the folder: {files:?}").into())
    }

    /// A place for a file of the test's own, outside the downloads.
    pub fn aside(&self, name: &str) -> PathBuf {
        self.downloads.with_file_name(name)
    }

    /// A command of Chromium's own protocol.
    pub async fn emulate(&self, command: &str, parameters: Value) -> Result<Value> {
        let body = json!({ "cmd": command, "params": parameters });
        Ok(send(&self.client, "goog/cdp/execute", Some(body)).await?)
    }

    /// How long Chromium's main thread has worked for the page, in milliseconds of the processor: what other programs take of it meanwhile does
    /// not count.
    pub async fn worked(&self) -> Result<f64> {
        self.emulate("Performance.enable", json!({ "timeDomain": "threadTicks" })).await?;
        let metrics = self.emulate("Performance.getMetrics", json!({})).await?;
        let is_work = |metric: &&Value| metric["name"] == "TaskDuration";
        let work = metrics["metrics"].as_array().into_iter().flatten().find(is_work);
        let seconds =
            work.and_then(|metric| metric["value"].as_f64()).ok_or("Chromium does not tell how long it worked")?;
        Ok(seconds * 1000.0)
    }

    /// Has Chromium run `script` before anything of every page; gives the name to take it away by.
    pub async fn at_start(&self, script: &str) -> Result<Value> {
        let added = self.emulate("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await?;
        Ok(added["identifier"].clone())
    }

    /// What the page looks like, for the report of a failure.
    pub async fn state(&self) -> String {
        let script = "return [location.hash, document.querySelector('[data-status]')?.textContent,
            document.querySelector('[role=alert]')?.textContent,
            document.activeElement?.id || document.activeElement?.outerHTML.slice(0, 120),
            document.querySelector('dialog[open]')?.textContent.slice(-400),
            document.querySelector('[data-rescue] pre')?.textContent]";
        match self.run(script).await {
            Ok(state) => format!("at the end [address, status, alert, focus, dialog, why the program broke]: {state}"),
            Err(problem) => format!("at the end: {problem}"),
        }
    }
}

/// The text with plain spaces: which of its spaces may break is no concern of the comparisons.
pub fn plain_spaces(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

/// A failure with `text`.
pub fn failure<T>(text: impl Into<String>) -> Result<T> {
    Err(Problem::from(text.into()))
}

/// Holds when both are equal.
pub fn same<T: PartialEq + std::fmt::Debug>(what: &str, found: T, expected: T) -> Result<()> {
    if found == expected { Ok(()) } else { failure(format!("{what}: found {found:?}, expected {expected:?}")) }
}
