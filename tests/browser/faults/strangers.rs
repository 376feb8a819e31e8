//! Another page of the same site, which shares all storage with this one, fills it, soils it or clears it.

use page_driver::browsers::fantoccini::wd::WindowHandle;
use serde_json::{Value, json};
use xtask::Result;

use super::{Browser, Losses, Seen, name, rounds};
use crate::page::{Page, failure, same};
use crate::seeds;

const FAULT: &str = "another page of the site fills, soils or clears storage";

/// How many keys the stranger has. Of its own keys the page writes more whenever there is room again, so the number of all would not stand.
const OTHERS: &str = "return Object.keys(localStorage).filter((key) => key.startsWith('other:')).length";

/// Puts as many strangers' keys into storage as there is room for; how many there are.
const FILL: &str = "const text = arguments[0];
    let count = Object.keys(localStorage).filter((key) => key.startsWith('other:')).length;
    for (let size = 1 << 20; size >= 1; size >>= 1)
        for (;;) {
            try { localStorage.setItem('other:' + count, text.repeat(size)); count++; } catch { break; }
        }
    return count;";

/// The first strangers' keys go, all but two.
const FREE: &str = "const others = Object.keys(localStorage).filter((key) => key.startsWith('other:'));
    for (const key of others) if (!['other:1', 'other:2'].includes(key)) localStorage.removeItem(key);
    return 2;";

/// The safety copy of the map `m1`.
const COPY: &str = "return new Promise((done) => {
    const open = indexedDB.open('parcours');
    open.onsuccess = () => {
        const there = open.result.transaction(['head', 'doc']);
        const [head, doc] = ['head', 'doc'].map((store) => there.objectStore(store).get('m1'));
        there.oncomplete = () => (open.result.close(), done(head.result?.text ?? doc.result?.text ?? ''));
    };
});";

/// Two windows: that of a stranger, and that of the map.
struct Neighbours<'a> {
    page: &'a Page,
    stranger: WindowHandle,
    map: WindowHandle,
}

impl<'a> Neighbours<'a> {
    async fn open(page: &'a Page) -> Result<Self> {
        page.leave().await?;
        page.store("parcours:set", &json!({ "language": "en" })).await?;
        page.store("parcours:map:m1", &seeds::small("en")).await?;
        let mut other = seeds::small("en");
        other["id"] = json!("m2");
        page.store("parcours:map:m2", &other).await?;
        let stranger = page.client.window().await?;
        let map = page.another_window().await?;
        Ok(Self { page, stranger, map })
    }

    /// Runs `script` in the window of the stranger, then waits until the window of the map sees `seen`, which is what it gave.
    async fn strange(&self, script: &str, arguments: Value, seen: &str) -> Result<()> {
        self.page.client.switch_to_window(self.stranger.clone()).await?;
        let given = self.page.ask(script, arguments).await?;
        self.page.client.switch_to_window(self.map.clone()).await?;
        self.page.equals("what the stranger did", seen, json!([]), given).await
    }

    /// Forgets everything, and closes the window of the map.
    async fn close(self) -> Result<()> {
        self.page.client.close_window().await?;
        self.page.client.switch_to_window(self.stranger).await?;
        self.page.run("localStorage.clear()").await?;
        self.page.clear_copies().await
    }
}

/// How many of the cards `1..=made` are not in `found`.
fn missing(found: &Seen, made: usize) -> usize {
    (1..=made).filter(|number| !found.stored.contains(&name(*number))).count()
}

/// Real quota, really full: the page says so, goes on with its safety copy, and saves again once there is room.
pub async fn filled(page: &Page) -> Result<()> {
    let mut losses = Losses::of(FAULT);
    let browser = Browser::open(page, &page.aside("filled"), json!({})).await?;
    for round in 0..rounds(2) {
        let neighbours = Neighbours::open(&browser.page).await?;
        let made = fill_and_free(&neighbours, round, &mut losses).await?;
        println!("  full after {made} cards");
        neighbours.close().await?;
    }
    browser.kill().await?;
    losses.tell()
}

async fn fill_and_free(neighbours: &Neighbours<'_>, round: usize, losses: &mut Losses) -> Result<usize> {
    let page = neighbours.page;
    page.edit_m1().await?;
    let mut made = 1;
    page.write_card(made, true).await?;
    page.see_until("the first card to be safe", |seen| seen.save == "safe" && seen.stored.len() == 1).await?;
    let text = if round.is_multiple_of(2) { "x" } else { "é" };
    // The page has reserves of its own to give up first: it is filled until nothing helps.
    loop {
        neighbours.strange(FILL, json!([text]), OTHERS).await?;
        made += 1;
        page.write_card(made, true).await?;
        let all = name(made);
        let seen = page
            .see_until("an answer of storage", |seen| {
                seen.save == "failed" || seen.save == "safe" && seen.stored.contains(&all)
            })
            .await?;
        if seen.save == "failed" {
            break;
        }
        if made > 8 {
            return failure("storage was never full");
        }
    }
    page.shows("[role=alert]", "storage is full").await?;
    for _ in 0..2 {
        made += 1;
        page.write_card(made, true).await?;
    }
    page.until("the safety copy to have everything", COPY, json!([]), |text| {
        text.as_str().filter(|text| text.contains(&name(made))).map(drop)
    })
    .await?;
    let shown = page.see().await?;
    same("what is shown while storage is full", shown.shown.len(), made)?;
    // The tab is loaded again while nothing can be written: what was told to be in the safety copy is shown.
    page.reload().await?;
    let again = page.see_until("the map", |seen| !seen.save.is_empty()).await?;
    let unseen = (1..=made).filter(|number| !again.shown.contains(&name(*number))).count();
    losses.add(made, unseen, || format!("loaded again while storage was full: {made} were written, found {again:?}"));
    neighbours.strange(FREE, json!([]), OTHERS).await?;
    made += 1;
    page.write_card(made, true).await?;
    let saved =
        page.see_until("the map to be safe", |seen| seen.save == "safe" && seen.stored.contains(&name(made))).await?;
    losses.add(made, missing(&saved, made), || format!("with room again: {made} were written, found {saved:?}"));
    page.goes(".alert:not(.unseen)").await?;
    page.reload().await?;
    let opened = page.edit_m1().await?;
    losses.add(made, missing(&opened, made), || format!("opened again: {made} were written, found {opened:?}"));
    let script = "return [1, 2].map((number) => localStorage.getItem('other:' + number)).every((there) => there && there === arguments[0].repeat(there.length))";
    same("the strangers' keys", page.ask(script, json!([text])).await?, json!(true))?;
    Ok(made)
}

/// What a stranger does to every key of ours, and what then stands there.
const DEEDS: [(&str, &str); 4] = [
    ("writes garbage", "localStorage.setItem(key, 'garbage')"),
    ("cuts", "localStorage.setItem(key, localStorage.getItem(key).slice(0, -100))"),
    ("empties", "localStorage.setItem(key, '')"),
    ("clears", "localStorage.clear()"),
];

/// The map that is not open: what the page does at once about the one that is open is another matter.
const SECOND: &str = "return localStorage.getItem('parcours:map:m2')";

/// Soils or clears while the map is open, and while it is not.
pub async fn soiled(page: &Page) -> Result<()> {
    let mut losses = Losses::of(FAULT);
    let browser = Browser::open(page, &page.aside("soiled"), json!({})).await?;
    for round in 0..rounds(2 * DEEDS.len()) {
        let (what, deed) = DEEDS[round / 2 % DEEDS.len()];
        let is_open = round % 2 == 0;
        let neighbours = Neighbours::open(&browser.page).await?;
        let outcome = soil(&neighbours, what, deed, is_open, &mut losses).await;
        outcome.map_err(|problem| format!("{what}, open: {is_open}: {problem}"))?;
        neighbours.close().await?;
    }
    browser.kill().await?;
    losses.tell()
}

async fn soil(neighbours: &Neighbours<'_>, what: &str, deed: &str, is_open: bool, losses: &mut Losses) -> Result<()> {
    let page = neighbours.page;
    // The second map is not open when it happens; the first is or is not.
    for (map, number) in [("m2", 2), ("m1", 1)] {
        page.go(&format!("#/map/{map}")).await?;
        page.see_until("the map", |seen| seen.map == map && !seen.save.is_empty() && !seen.is_reading).await?;
        page.write_card(number, true).await?;
        page.see_until("its card to be safe", |seen| seen.save == "safe" && seen.stored.contains(&name(number)))
            .await?;
    }
    if !is_open {
        page.leave().await?;
    }
    let script = format!(
        "for (const key of Object.keys(localStorage).filter((key) => key.startsWith('parcours:'))) {deed}; {SECOND}"
    );
    neighbours.strange(&script, json!([]), SECOND).await?;
    if is_open {
        // What is shown becomes a map of its own, rather than going over what it does not know.
        let is_copy = |seen: &Seen| what == "clears" || seen.map != "m1";
        page.see_until("the map", |seen| is_copy(seen) && !seen.save.is_empty() && !seen.is_reading).await?;
        page.write_card(3, true).await?;
        let kept =
            page.see_until("what is open to be kept", |seen| seen.is_saved() && seen.stored.contains(&name(3))).await?;
        let lost = usize::from(!kept.stored.contains(&name(1)));
        losses.add(2, lost, || format!("{what}, open: kept is {kept:?}"));
        // The map is left before it is opened anew.
        page.leave().await?;
    }
    for (map, number) in [("m1", 1), ("m2", 2)] {
        page.go(&format!("#/map/{map}")).await?;
        let found =
            page.see_until("an answer", |seen| seen.map == map && !seen.save.is_empty() || seen.is_not_opened).await?;
        let lost = usize::from(!found.stored.contains(&name(number)) || found.shown != found.stored);
        losses.add(1, lost, || format!("{what}, open: {is_open}; {map} then: {found:?}"));
    }
    Ok(())
}
