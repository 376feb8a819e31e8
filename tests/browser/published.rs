//! A copy of the page published for one scenario, which may deploy other builds of it, halve them, and take the server away.

use std::cell::Cell;
use std::fs;
use std::path::{Path, PathBuf};

use page_driver::browsers::Engine;
use page_driver::browsers::fantoccini::wd::WindowHandle;
use page_driver::server::Server;
use serde_json::{Value, json};
use xtask::Result;
use xtask::seal::{Seal, seal};

use crate::page::{Page, same};

/// A published copy, at an origin of its own: its worker is none of the other scenarios' business.
pub struct Published {
    /// The window, with the copy's address.
    pub page: Page,
    /// What is published.
    pub folder: PathBuf,
    server: Option<Server>,
    dist: PathBuf,
}

/// Looks for another build until one is found; returns what became of it. The page looks by itself too, so it may be there already.
const UPDATE: &str = "const registration = await navigator.serviceWorker.getRegistration();
    let isFound = false;
    registration.addEventListener('updatefound', () => { isFound = true; });
    for (;;) {
        if (!registration.waiting) await registration.update().catch(() => {});
        while (registration.installing) await new Promise((resolve) => setTimeout(resolve, 10));
        if (registration.waiting) return 'installed';
        if (isFound) return 'redundant';
    }";

/// What a failure is told with.
const STATE: &str = "const registration = await navigator.serviceWorker?.getRegistration();
    const states = ['installing', 'waiting', 'active'].map((name) => `${name}: ${registration?.[name]?.state}`);
    return [document.querySelector('#update')?.innerText, ...states, await caches.keys()]";

impl Published {
    /// Publishes build A of the page, goes there in English, and does `scenario`.
    pub async fn open(outer: &Page, scenario: impl AsyncFnOnce(&mut Self) -> Result<()>) -> Result<()> {
        let mut site = Self::publish(outer).await?;
        let outcome = scenario(&mut site).await;
        let state = match outcome {
            Ok(()) => Ok(Value::Null),
            Err(_) => site.asynchronously(STATE, json!([])).await,
        };
        let ended = site.end(outer).await;
        outcome.map_err(|problem| format!("{problem}\n{state:?}"))?;
        ended
    }

    async fn publish(page: &Page) -> Result<Self> {
        let folder = page.aside("published");
        drop(fs::remove_dir_all(&folder));
        let dist = crate::dist()?;
        build(&dist, &folder, "a")?;
        let server = Server::start(&folder, "/some/repo/")?;
        let page = Page {
            client: page.client.clone(),
            engine: page.engine,
            url: server.url(),
            downloads: page.downloads.clone(),
            driver: page.driver.clone(),
            is_used_up: Cell::new(false),
        };
        page.leave().await?;
        page.home("en").await?;
        let published = Self { page, folder, server: Some(server), dist };
        published.is_kept().await?;
        Ok(published)
    }

    /// Deploys a whole build called `name` in place of the one before; the hashed files of that one are gone.
    pub fn deploy(&self, name: &str) -> Result<Seal> {
        build(&self.dist, &self.folder, name)
    }

    /// Takes the server away.
    pub fn stop(&mut self) {
        self.server = None;
    }

    /// Waits until the page is kept whole by its worker.
    async fn is_kept(&self) -> Result<()> {
        self.page.wait("a worker in charge", "return navigator.serviceWorker.controller !== null").await
    }

    /// Has the browser look for the other build that was deployed, and says what became of it: `installed`, or `redundant`.
    pub async fn look_for_update(&self) -> Result<Value> {
        self.asynchronously(UPDATE, json!([])).await
    }

    /// Runs a script that waits for something.
    pub async fn asynchronously(&self, script: &str, arguments: Value) -> Result<Value> {
        self.page.ask(&format!("return (async () => {{ {script} }})()"), arguments).await
    }

    /// Waits until the page is of build `name`; holds when every part of it is: its document, its loader, and a file fetched now.
    pub async fn is_of_build(&self, name: &str) -> Result<()> {
        let document = "return document.querySelector('meta[name=build]')?.content";
        self.page.equals("the build", document, json!([]), json!(name)).await?;
        self.page
            .wait("the page to be ready", "return (document.documentElement?.hasAttribute('data-ready') ?? false)")
            .await?;
        // Only once: Chromium lets no other worker take over while this one has something to answer.
        let parts = "return [document.documentElement.dataset.build, await (await fetch('./build.txt')).text()]";
        same("the builds of the parts", self.asynchronously(parts, json!([])).await?, json!([name, name]))
    }

    /// Loads the page again as a person does. The command of Firefox's driver passes the worker by, as a person's Shift does.
    pub async fn reload(&self) -> Result<()> {
        self.page.run("window.isOld = true; location.reload()").await?;
        let script = "return !window.isOld && (document.documentElement?.hasAttribute('data-ready') ?? false)";
        self.page.wait("the page to be there again", script).await
    }

    /// Opens another tab at `hash` and goes there.
    pub async fn tab(&self, hash: &str) -> Result<WindowHandle> {
        let tab = self.page.client.new_window(true).await?.handle;
        self.page.client.switch_to_window(tab.clone()).await?;
        self.page.go(hash).await?;
        Ok(tab)
    }

    /// Ends the scenario at the address of the others: nothing was asked of any other site, and nothing was forbidden.
    async fn end(self, outer: &Page) -> Result<()> {
        let seen = self.page.seen().await?;
        same("violations", seen.violations, Vec::new())?;
        let strangers: Vec<String> = seen.strangers.into_iter().filter(|url| !url.starts_with(&outer.url)).collect();
        same("requests elsewhere", strangers, Vec::new())?;
        same("errors", seen.errors, Vec::new())?;
        outer.leave().await?;
        if self.page.engine == Engine::Chromium {
            // A browser without storage for our worker would keep it for the scenarios after.
            drop(
                self.page
                    .emulate(
                        "Storage.clearDataForOrigin",
                        json!({ "origin": origin(&self.page.url), "storageTypes": "all" }),
                    )
                    .await,
            );
        }
        drop(fs::remove_dir_all(&self.folder));
        Ok(())
    }
}

fn origin(url: &str) -> &str {
    url.trim_end_matches("/some/repo/")
}

/// Puts the page of `dist` into `folder` as build `name`: another document, another loader, other names
/// for two hashed files.
fn build(dist: &Path, folder: &Path, name: &str) -> Result<Seal> {
    drop(fs::remove_dir_all(folder));
    copy(dist, folder)?;
    let mut index = fs::read_to_string(folder.join("index.html"))?;
    // A development page has several style sheets: the first is as good as any.
    for (mark, begin, end) in [("rel=\"stylesheet\" href=\"./", "style-", ".css"), ("data-wasm=\"./", "core-", ".wasm")]
    {
        let named = index.split_once(mark).and_then(|(_, rest)| rest.split('"').next());
        let hashed = named.ok_or("a file is not named")?.to_owned();
        let renamed = format!("{begin}{name:0>16}{end}");
        fs::rename(folder.join(&hashed), folder.join(&renamed))?;
        index = index.replace(&hashed, &renamed);
    }
    let mark = format!("<meta name=\"build\" content=\"{name}\">\n</head>");
    fs::write(folder.join("index.html"), index.replacen("</head>", &mark, 1))?;
    let boot = fs::read_to_string(folder.join("boot.js"))?;
    let loads = "sessionStorage.setItem('loads', Number(sessionStorage.getItem('loads') ?? 0) + 1);";
    fs::write(folder.join("boot.js"), format!("document.documentElement.dataset.build = '{name}';\n{loads}\n{boot}"))?;
    fs::write(folder.join("build.txt"), name)?;
    seal(folder)
}

/// Copies a folder and everything in it.
fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
