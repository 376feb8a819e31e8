//! Faults that only a whole browser can have: it is killed, a tab crashes, tabs fight over a map, another page of the site misbehaves,
//! storage is blocked by a setting. What is lost is counted and reported, see `xtask::faults`.
//!
//! `PARCOURS_ROUNDS` says how often each is tried when the suite's few rounds are not enough; `PARCOURS_SEED` repeats a run.

mod blocked;
mod crashed;
mod killed;
mod several_tabs;
mod strangers;

use std::collections::BTreeSet;
use std::path::Path;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use page_driver::browsers::fantoccini::wd::WindowHandle;
use serde_json::{Value, json};
use xtask::{Result, faults, processes};

use crate::input::key;
use crate::page::{DEADLINE, Page, failure};
use crate::scenarios;

scenarios![
    Chromium "faults: the browser is killed" killed::killed,
    Chromium "faults: the tab crashes, is closed, is loaded again" crashed::crashed,
    Chromium "faults: the same map in several tabs" several_tabs::fought_over,
    Chromium "faults: another page of the site fills storage" strangers::filled,
    Chromium "faults: another page of the site soils or clears storage" strangers::soiled,
    Chromium "faults: storage is blocked by a setting of the browser" blocked::blocked,
];

/// How many rounds a scenario goes: `in_suite`, or what `PARCOURS_ROUNDS` says.
pub fn rounds(in_suite: usize) -> usize {
    std::env::var("PARCOURS_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(in_suite)
}

/// What was tried and lost so far, and how.
pub struct Losses {
    fault: &'static str,
    tried: usize,
    lost: usize,
    tale: Vec<String>,
}

impl Losses {
    /// Nothing was tried yet.
    pub fn of(fault: &'static str) -> Self {
        Self { fault, tried: 0, lost: 0, tale: Vec::new() }
    }

    /// `tried` more, of which `lost` are gone; `what` tells where.
    pub fn add(&mut self, tried: usize, lost: usize, what: impl FnOnce() -> String) {
        self.tried += tried;
        self.lost += lost;
        if lost > 0 {
            self.tale.push(what());
        }
    }

    /// Reports, and fails when anything was lost.
    pub fn tell(self) -> Result<()> {
        faults::report(self.fault, self.tried, self.lost);
        if self.lost == 0 { Ok(()) } else { failure(format!("{} lost:\n{}", self.lost, self.tale.join("\n"))) }
    }
}

/// Numbers that look like chance.
pub struct Chance(u64);

impl Chance {
    /// From `PARCOURS_SEED`, or from the clock; the seed is printed.
    pub fn new() -> Self {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(1, |time| time.as_nanos() as u64);
        let seed = std::env::var("PARCOURS_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(now) | 1;
        println!("  PARCOURS_SEED={seed}");
        Self(seed)
    }

    /// A number below `limit`, which is not 0.
    pub fn below(&mut self, limit: u64) -> u64 {
        // Xorshift, by George Marsaglia.
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }

    /// Lets up to `limit` milliseconds go by: the moment of a fault is left to chance.
    pub async fn delay(&mut self, limit: u64) -> Duration {
        let delay = Duration::from_millis(self.below(limit + 1));
        tokio::time::sleep(delay).await;
        delay
    }
}

/// A browser beside that of the suite, which may be killed; what it keeps stays in the folder of its profile.
pub struct Browser {
    /// Its window.
    pub page: Page,
    main: Option<u32>,
    processes: Vec<u32>,
}

impl Browser {
    /// Opens it with the profile in `folder` and with `settings` of the browser.
    pub async fn open(beside: &Page, folder: &Path, settings: Value) -> Result<Self> {
        let mut wanted = beside.driver.capabilities();
        let options = &mut wanted["goog:chromeOptions"];
        let mine = format!("--user-data-dir={}", folder.display());
        options["args"].as_array_mut().into_iter().for_each(|arguments| arguments.push(json!(mine)));
        for (name, value) in settings.as_object().into_iter().flatten() {
            options["prefs"][name] = value.clone();
        }
        let page = Page::open_with(beside.driver.clone(), &beside.url, wanted).await?;
        let id = page.client.capabilities().and_then(|found| found.get("goog:processID")?.as_u64());
        let processes = processes::with_argument(&mine)?;
        let main = id.and_then(|id| u32::try_from(id).ok());
        if main.is_none_or(|main| !processes.contains(&main)) {
            return failure("the browser that was opened is not among the processes");
        }
        Ok(Self { page, main, processes })
    }

    /// The processes, for whoever kills them at a moment of his own.
    pub fn processes(&self) -> Vec<u32> {
        self.processes.clone()
    }

    /// Kills every process of it, at once and without a warning, and waits until it is gone.
    pub async fn kill(self) -> Result<()> {
        processes::kill(&self.processes)?;
        self.wait_until_gone().await
    }

    /// Waits until it is gone: until then the next one finds its profile taken.
    pub async fn wait_until_gone(self) -> Result<()> {
        let main = self.main.unwrap_or_default();
        self.page.close().await;
        let begin = Instant::now();
        while processes::is_alive(main) {
            if begin.elapsed() > DEADLINE {
                return failure("a browser that was killed lives on");
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        Ok(())
    }
}

/// The name of the card number `number`: of one length, so that a part of one is never taken for another.
pub fn name(number: usize) -> String {
    format!("k{number:05}")
}

/// Cells of the small map that have cards from the start.
const CELLS: [&str; 7] = ["t1:l1", "t2:l1", "t3:l1", "t1:l2", "t4:l2", "t1:l4", "t5:l4"];

/// What a window shows and what is stored, at one moment.
#[derive(Debug)]
pub struct Seen {
    /// The state of saving; empty where no map is open.
    pub save: String,
    /// The open map; empty where none is.
    pub map: String,
    /// Whether the page says that the map cannot be opened.
    pub is_not_opened: bool,
    /// Whether the map can only be read here.
    pub is_reading: bool,
    /// The cards of ours that the board shows.
    pub shown: BTreeSet<String>,
    /// The cards of ours in the record of the open map.
    pub stored: BTreeSet<String>,
}

impl Seen {
    /// Whether the page says that everything shown is kept.
    pub fn is_saved(&self) -> bool {
        matches!(self.save.as_str(), "saved" | "safe")
    }
}

const SEE: &str = "const board = document.querySelector('[data-board]');
    let record;
    try { record = JSON.parse(localStorage.getItem('parcours:map:' + board.dataset.board)); } catch {}
    const ours = (texts) => [...texts].filter((text) => /^k\\d{5}$/.test(text));
    return [document.querySelector('[data-save]')?.dataset.save ?? '', board?.dataset.board ?? '',
        !!document.querySelector('.not-opened'), !!document.querySelector('[data-reading]'),
        ours([...document.querySelectorAll('[data-card]')].map((card) => card.firstChild?.data ?? '')),
        ours(((record?.doc ?? record)?.map?.cards ?? []).map((card) => card.text ?? ''))];";

impl Page {
    /// What is there now.
    pub async fn see(&self) -> Result<Seen> {
        let found = serde_json::from_value(self.run(SEE).await?)?;
        let (save, map, is_not_opened, is_reading, shown, stored) = found;
        Ok(Seen { save, map, is_not_opened, is_reading, shown, stored })
    }

    /// Looks until `accept` takes what is there.
    pub async fn see_until(&self, what: &str, accept: impl Fn(&Seen) -> bool) -> Result<Seen> {
        let begin = Instant::now();
        loop {
            let seen = self.see().await?;
            if accept(&seen) {
                return Ok(seen);
            }
            if begin.elapsed() > DEADLINE {
                return failure(format!("waited for {what}; found {seen:?}"));
            }
        }
    }

    /// Opens the map `m1`, and takes it from another tab that may have it.
    pub async fn edit_m1(&self) -> Result<Seen> {
        self.go("#/map/m1").await?;
        let opened = self.see_until("a map", |seen| !seen.save.is_empty()).await?;
        if opened.is_reading {
            self.run("document.querySelector('[data-command=edit-here]').click()").await?;
        }
        self.see_until("a map to edit", |seen| !seen.save.is_empty() && !seen.is_reading).await
    }

    /// Writes the card number `number` by keys: below the last card of one cell or another. Without `and_keep` its editor stays open.
    pub async fn write_card(&self, number: usize, and_keep: bool) -> Result<()> {
        let cell = CELLS[number % CELLS.len()];
        let script = "[...document.querySelectorAll(`[data-cell='${arguments[0]}'] [data-card]`)].at(-1)?.focus()";
        self.ask(script, json!([cell])).await?;
        let mut presses = key("Enter");
        presses.extend(key("Ctrl+Enter"));
        presses.extend(name(number).chars().flat_map(|letter| key(&letter.to_string())));
        if and_keep {
            presses.extend(key("Enter"));
        }
        self.perform(vec![json!({ "type": "key", "id": "keys", "actions": presses })]).await
    }

    /// Opens another window and goes to it: as visible and as quick as the first, and as if it had the focus.
    pub async fn another_window(&self) -> Result<WindowHandle> {
        let window = self.client.new_window(false).await?.handle;
        self.client.switch_to_window(window.clone()).await?;
        self.emulate("Emulation.setFocusEmulationEnabled", json!({ "enabled": true })).await?;
        Ok(window)
    }
}
