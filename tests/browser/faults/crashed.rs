//! A tab ends: its process crashes, a person closes it, loads it again, or goes elsewhere. What was shown as saved is there after a
//! crash; after everything else, what was typed is too.

use serde_json::json;
use xtask::Result;

use super::{Browser, Chance, Losses, name, rounds};
use crate::page::Page;
use crate::seeds;

/// How a tab ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// Its process crashes a moment after the page said that everything is saved.
    CrashSaved,
    /// Its process crashes a moment after something was typed.
    CrashAtWork,
    /// It is loaded again a moment after something was typed.
    LoadedAgain,
    /// It is closed a moment after something was typed.
    Closed,
    /// It goes to another page a moment after something was typed.
    Left,
}

const ENDS: [End; 5] = [End::CrashSaved, End::CrashAtWork, End::LoadedAgain, End::Closed, End::Left];

/// One browser, whose tabs end one after the other.
pub async fn crashed(page: &Page) -> Result<()> {
    let mut chance = Chance::new();
    let mut losses = Losses::of("the tab crashes");
    let browser = Browser::open(page, &page.aside("crashed"), json!({})).await?;
    let page = &browser.page;
    page.leave().await?;
    let first = page.client.window().await?;
    page.store("parcours:map:m1", &seeds::small("en")).await?;
    page.store("parcours:set", &json!({ "language": "en" })).await?;
    let mut promised = 0;
    for round in 0..=rounds(20) {
        page.another_window().await?;
        let found = page.edit_m1().await?;
        if round > 0 {
            let end = ENDS[(round - 1) % ENDS.len()];
            let missing = (1..=promised).filter(|number| !found.stored.contains(&name(*number))).count();
            let is_mixed = !(1..=found.stored.len()).all(|number| found.stored.contains(&name(number)));
            losses.add(1, missing + usize::from(is_mixed), || {
                format!("round {round}, {end:?}: {promised} were promised, found {found:?}")
            });
        }
        let made = found.stored.len() + 1;
        let end = ENDS[round % ENDS.len()];
        // Every other time the card is still being written when the tab ends.
        let is_kept = matches!(end, End::CrashSaved | End::CrashAtWork) || chance.below(2) == 0;
        page.write_card(made, is_kept).await?;
        if end == End::CrashSaved {
            page.see_until("the card to be saved", |seen| seen.is_saved() && seen.stored.contains(&name(made))).await?;
        }
        chance.delay(400).await;
        let seen = page.see().await?;
        promised = if end == End::CrashAtWork { seen.stored.len() } else { made };
        match end {
            // The driver answers that the tab crashed, which is what was asked for.
            End::CrashSaved | End::CrashAtWork => drop(page.emulate("Page.crash", json!({})).await),
            End::LoadedAgain => {
                page.reload().await?;
                page.client.close_window().await?;
            }
            End::Closed => page.client.close_window().await?,
            End::Left => {
                page.leave().await?;
                page.client.close_window().await?;
            }
        }
        page.client.switch_to_window(first.clone()).await?;
    }
    browser.kill().await?;
    losses.tell()
}
