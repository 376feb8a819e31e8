//! The browser is killed with everything it has in memory: what was shown as safe is there again.

use std::time::Duration;

use serde_json::json;
use xtask::{Result, processes};

use super::{Browser, Chance, Losses, Seen, name, rounds};
use crate::board::Board;
use crate::page::{Page, failure};
use crate::seeds;

/// One profile, killed again and again: a while after the page said `safe`, or, each third time, in the middle of work.
pub async fn killed(page: &Page) -> Result<()> {
    let rounds = rounds(9);
    let folder = page.aside("killed");
    let mut chance = Chance::new();
    let mut losses = Losses::of("the browser is killed");
    let (mut made, mut promised, mut recovered) = (0, 0, 0);
    for round in 0..=rounds {
        let browser = Browser::open(page, &folder, json!({})).await?;
        if round == 0 {
            browser.page.leave().await?;
            Board::open(&browser.page, &seeds::small("en")).await?;
        } else {
            let found = browser.page.edit_m1().await?;
            recovered += browser.page.count("[data-notice]").await?;
            losses.add(1, gone(&found, promised), || format!("round {round}: {promised} were safe, found {found:?}"));
            // What was not shown as safe may be gone: the next ones follow those that are there.
            made = found.stored.len();
            browser.page.see_until("what was found to be safe", |seen| seen.save == "safe").await?;
            promised = made;
        }
        if round % 3 == 2 {
            (made, promised) = killed_at_work(browser, &mut chance, made, promised).await?;
        } else {
            for _ in 0..=chance.below(3) {
                made += 1;
                browser.page.write_card(made, true).await?;
            }
            let all = name(made);
            // The page itself tells when, so that not even the way to it lies between.
            let script = "const [all, done] = arguments;
                const look = () => document.querySelector('[data-save=safe]') && localStorage.getItem('parcours:map:m1').includes(all) && done(true);
                new MutationObserver(look).observe(document.body, { subtree: true, attributes: true, attributeFilter: ['data-save'] });
                look();";
            browser.page.client.execute_async(script, vec![json!(all)]).await?;
            promised = made;
            // With hundreds of rounds, some wait long enough for the browser to write a part of what it has to the disk.
            let longest = if round % 20 == 19 { 60_000 } else { 500 };
            if round > 1 {
                chance.delay(longest).await;
            }
            browser.kill().await?;
        }
    }
    if recovered == 0 {
        return failure("local storage was never behind the safety copy: the fault was not what it should be");
    }
    println!("  killed {rounds} times, {recovered} times brought back from the safety copy");
    losses.tell()
}

/// Writes without a rest until the browser dies; how many cards were made, and how many were shown as safe.
async fn killed_at_work(
    browser: Browser,
    chance: &mut Chance,
    mut made: usize,
    mut promised: usize,
) -> Result<(usize, usize)> {
    let (victims, delay) = (browser.processes(), Duration::from_millis(300 + chance.below(3_000)));
    let killer = std::thread::spawn(move || {
        std::thread::sleep(delay);
        processes::kill(&victims).is_ok()
    });
    // The first command without an answer is the end.
    while browser.page.write_card(made + 1, true).await.is_ok() {
        made += 1;
        let Ok(seen) = browser.page.see().await else { break };
        if seen.save == "safe" {
            promised = promised.max(seen.stored.len());
        }
        chance.delay(500).await;
    }
    match killer.join() {
        Ok(true) => browser.wait_until_gone().await.map(|()| (made, promised)),
        _ => failure("the browser could not be killed"),
    }
}

/// How many of the first `promised` cards are gone; one more when what is there was never there at one time.
fn gone(found: &Seen, promised: usize) -> usize {
    let missing = (1..=promised).filter(|number| !found.stored.contains(&name(*number))).count();
    let is_whole = (1..=found.stored.len()).all(|number| found.stored.contains(&name(number)));
    missing + usize::from(!is_whole || found.stored != found.shown)
}
