//! One map in four tabs, each of which writes, takes the map over, is loaded again, is closed or does not answer, as chance has it. Every
//! card that a tab ever showed as saved is in one of the stored maps in the end.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use page_driver::browsers::fantoccini::wd::WindowHandle;
use serde_json::{Value, json};
use xtask::Result;

use super::{Browser, Chance, Losses, Seen, rounds};
use crate::page::{Page, failure};
use crate::seeds;

const TABS: usize = 4;

/// How many deeds a game has; then everything is counted, and the next begins with nothing stored.
const GAME: usize = 220;

/// How long what a tab has written may take to be seen by another once all others are closed.
const ARRIVAL: Duration = Duration::from_secs(3);

/// Deeds of several tabs on one map.
pub async fn fought_over(page: &Page) -> Result<()> {
    let wanted = rounds(GAME);
    let mut chance = Chance::new();
    let mut losses = Losses::of("the same map in several tabs");
    let browser = Browser::open(page, &page.aside("several"), json!({})).await?;
    browser.page.leave().await?;
    let mut tried = 0;
    while tried < wanted {
        let count = GAME.min(wanted - tried);
        Game::play(&browser.page, &mut chance, count, &mut losses).await?;
        tried += count;
    }
    browser.kill().await?;
    losses.tell()
}

/// What one tab does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Deed {
    /// Writes a card; where the map can only be read, nothing comes of it.
    Write,
    /// Leaves a card half written.
    Begin,
    /// Takes the map from the tab that has it.
    Take,
    /// Takes the map, and another tab does so at the same moment.
    TakeBoth,
    /// Takes the map from a tab that is closed at the same moment.
    TakeFromClosed,
    /// Goes on with a copy of its own.
    Copy,
    /// Is loaded again.
    LoadAgain,
    /// Is closed, and another is opened.
    Close,
    /// Opens the map that all began with.
    GoBack,
    /// Writes a card, then does not answer for so long that the map is taken from it.
    Hang,
}

/// One of a hundred deeds; `Hang`, which takes seconds, comes at fixed times.
fn deed(number: usize, chance: &mut Chance) -> Deed {
    if number % GAME == GAME / 2 {
        return Deed::Hang;
    }
    match chance.below(100) {
        0..60 => Deed::Write,
        60..65 => Deed::Begin,
        65..81 => Deed::Take,
        81..84 => Deed::TakeBoth,
        84..86 => Deed::TakeFromClosed,
        86..88 => Deed::Copy,
        88..90 => Deed::LoadAgain,
        90..92 => Deed::Close,
        _ => Deed::GoBack,
    }
}

struct Game<'a> {
    page: &'a Page,
    /// A window of the site that has no map, and sees what is stored.
    first: WindowHandle,
    tabs: Vec<WindowHandle>,
    made: usize,
    promised: BTreeSet<String>,
}

impl<'a> Game<'a> {
    async fn play(page: &'a Page, chance: &mut Chance, count: usize, losses: &mut Losses) -> Result<()> {
        page.store("parcours:map:m1", &seeds::small("en")).await?;
        page.store("parcours:set", &json!({ "language": "en" })).await?;
        let first = page.client.window().await?;
        let mut game = Self { page, first, tabs: Vec::new(), made: 0, promised: BTreeSet::new() };
        for _ in 0..TABS {
            game.open_tab().await?;
        }
        let mut done: BTreeMap<Deed, usize> = BTreeMap::new();
        let mut at = 0;
        for number in 0..count {
            // A person stays with a tab for a while.
            if chance.below(3) == 0 {
                at = chance.below(TABS as u64) as usize;
            }
            let deed = deed(number, chance);
            *done.entry(deed).or_default() += 1;
            game.act(deed, at, chance).await.map_err(|problem| format!("deed {number}, {deed:?}: {problem}"))?;
        }
        let editing = game.end().await?;
        let (missing, titles) = game.missing().await?;
        let overtaken = titles.iter().filter(|title| title.contains("version of another tab")).count();
        let (cards, maps) = (game.promised.len(), titles.len());
        println!("  {done:?}; {cards} cards shown as saved, in {maps} maps, {overtaken} of them overtaken versions");
        losses.add(count, missing.len(), || format!("of {} cards: {missing:?}", game.promised.len()));
        page.run("localStorage.clear()").await?;
        page.clear_copies().await?;
        match editing.iter().find(|(_, tabs)| **tabs > 1) {
            Some((map, tabs)) => failure(format!("{tabs} tabs edit {map} in the end")),
            None => Ok(()),
        }
    }

    async fn open_tab(&mut self) -> Result<()> {
        self.tabs.push(self.page.another_window().await?);
        self.page.go("#/map/m1").await?;
        self.page.see_until("a map", |seen| !seen.save.is_empty()).await.map(drop)
    }

    async fn look_at(&self, tab: usize) -> Result<()> {
        Ok(self.page.client.switch_to_window(self.tabs[tab].clone()).await?)
    }

    /// What the present tab shows; what it shows as saved must be there in the end.
    async fn see(&mut self) -> Result<Seen> {
        let seen = self.page.see().await?;
        if seen.is_saved() {
            self.promised.extend(seen.shown.iter().cloned());
        }
        Ok(seen)
    }

    async fn write(&mut self, and_keep: bool) -> Result<()> {
        self.made += 1;
        self.page.write_card(self.made, and_keep).await
    }

    /// Presses the button of a command, if it is there at this moment.
    async fn press(&self, command: &str) -> Result<Value> {
        let script = "const there = document.querySelector(`[data-reading] [data-command='${arguments[0]}']`); there?.click(); return !!there";
        self.page.ask(script, json!([command])).await
    }

    async fn act(&mut self, deed: Deed, at: usize, chance: &mut Chance) -> Result<()> {
        self.look_at(at).await?;
        match deed {
            Deed::Write => self.write(true).await?,
            Deed::Begin => self.write(false).await?,
            Deed::Take => drop(self.press("edit-here").await?),
            Deed::TakeBoth => {
                self.press("edit-here").await?;
                self.look_at((at + 1) % TABS).await?;
                self.press("edit-here").await?;
            }
            Deed::TakeFromClosed => {
                self.press("edit-here").await?;
                self.look_at((at + 1) % TABS).await?;
                self.close((at + 1) % TABS).await?;
            }
            Deed::Copy => drop(self.press("edit-copy").await?),
            Deed::LoadAgain => self.page.reload().await?,
            Deed::Close => self.close(at).await?,
            Deed::GoBack => drop(self.page.run("location.hash = '#/map/m1'").await?),
            Deed::Hang => {
                let next = (at + 1) % TABS;
                for tab in [next, at] {
                    self.look_at(tab).await?;
                    self.page.run("location.hash = '#/map/m1'").await?;
                    self.page.see_until("the map", |seen| seen.map == "m1" && !seen.save.is_empty()).await?;
                }
                self.press("edit-here").await?;
                self.page.see_until("a map to edit", |seen| !seen.save.is_empty() && !seen.is_reading).await?;
                self.write(true).await?;
                let hang =
                    "setTimeout(() => { const end = performance.now() + 3600; while (performance.now() < end); })";
                self.page.run(hang).await?;
                self.look_at(next).await?;
                self.press("edit-here").await?;
                self.page.see_until("the map taken", |seen| !seen.save.is_empty() && !seen.is_reading).await?;
                self.write(true).await?;
            }
        }
        self.see().await?;
        // Quick work, and a person who thinks for a moment.
        if chance.below(4) == 0 {
            chance.delay(350).await;
            self.see().await?;
        }
        Ok(())
    }

    async fn close(&mut self, tab: usize) -> Result<()> {
        self.page.client.close_window().await?;
        self.tabs.remove(tab);
        self.page.client.switch_to_window(self.first.clone()).await?;
        self.open_tab().await
    }

    /// Lets every tab save what it has, then closes them; how many tabs were editing each map.
    async fn end(&mut self) -> Result<BTreeMap<String, usize>> {
        let mut editing: BTreeMap<String, usize> = BTreeMap::new();
        for tab in 0..TABS {
            self.look_at(tab).await?;
            self.page.see_until("the end of saving", |seen| seen.is_saved()).await?;
        }
        for tab in 0..TABS {
            self.look_at(tab).await?;
            let seen = self.see().await?;
            if !seen.is_reading {
                *editing.entry(seen.map).or_default() += 1;
            }
        }
        for tab in 0..TABS {
            self.look_at(tab).await?;
            self.page.client.close_window().await?;
        }
        self.page.client.switch_to_window(self.first.clone()).await?;
        Ok(editing)
    }

    /// The cards that are in no stored map, and the titles of the maps.
    async fn missing(&self) -> Result<(Vec<String>, Vec<String>)> {
        let script = "const records = Object.keys(localStorage).filter((key) => key.startsWith('parcours:map:'))
                .map((key) => JSON.parse(localStorage.getItem(key))).map((record) => (record.doc ?? record).map);
            return [records.map((map) => map.title), records.flatMap((map) => map.cards.map((card) => card.text))];";
        let begin = Instant::now();
        loop {
            let (titles, stored): (Vec<String>, BTreeSet<String>) =
                serde_json::from_value(self.page.run(script).await?)?;
            let missing: Vec<String> = self.promised.difference(&stored).cloned().collect();
            if missing.is_empty() || begin.elapsed() > ARRIVAL {
                return Ok((missing, titles));
            }
        }
    }
}
