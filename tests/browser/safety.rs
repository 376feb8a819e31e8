//! The safety copy and the earlier versions: what local storage loses comes back, and what comes back can be taken back.

use page_driver::browsers::Engine;
use serde_json::{Value, json};
use xtask::Result;
use xtask::faults::report;

use crate::board::Board;
use crate::page::{Page, same};
use crate::scenarios;
use crate::seeds;

scenarios![
    All "safety: what is saved is copied" copied,
    All "safety: a page that was left lets go of the copies" left,
    All "safety: another page holds the copies" held,
    All "safety: storage behind the copy" behind,
    All "safety: a copy that was written as the page went" late,
    Chromium "safety: what only the copy has" astray,
    Chromium "safety: a damaged record is repaired" damaged,
    All "safety: storage emptied by somebody else" emptied,
    All "safety: a map deleted by mistake" deleted,
    Chromium "safety: no place for a copy" no_place,
    Chromium "safety: versions in English" versions_in_english,
    Chromium "safety: versions in French" versions_in_french,
    All "safety: a version is restored" restored,
    Chromium "safety: reminded of a file" reminded,
    Chromium "axe: the safety copy and earlier versions" axe,
];

/// The record of `m1` in the safety copy, and in local storage.
const BOTH: &str = "return new Promise((done, fail) => {
    const open = indexedDB.open('parcours');
    open.onerror = () => fail(open.error);
    open.onsuccess = () => {
        const there = open.result.transaction(['head', 'doc']);
        const [head, doc] = ['head', 'doc'].map((store) => there.objectStore(store).get('m1'));
        there.oncomplete = () => {
            open.result.close();
            done([head.result?.text ?? doc.result?.text ?? null, localStorage.getItem('parcours:map:m1')]);
        };
    };
});";

/// The maps of the safety copy; those that were deleted with a minus.
const HEADS: &str = "return new Promise((done, fail) => {
    const open = indexedDB.open('parcours');
    open.onerror = () => fail(open.error);
    open.onsuccess = () => {
        const read = open.result.transaction('head').objectStore('head').getAll();
        read.onsuccess = () => { open.result.close(); done(read.result.map((head) => (head.deleted ? '-' : '') + head.id)); };
    };
});";

/// How many maps of the safety copy were deleted.
const DELETED: &str = "return new Promise((done, fail) => {
    const open = indexedDB.open('parcours');
    open.onerror = () => fail(open.error);
    open.onsuccess = () => {
        const read = open.result.transaction('head').objectStore('head').getAll();
        read.onsuccess = () => { open.result.close(); done(read.result.filter((head) => head.deleted).length); };
    };
});";

const RECORD: &str = "return localStorage.getItem('parcours:map:m1')";

/// Waits until revision `rev` of `m1` is saved and copied; gives its record.
pub async fn kept(page: &Page, rev: u64) -> Result<String> {
    let record = saved(page, rev).await?;
    page.appears("[data-save=safe]").await?;
    Ok(record)
}

/// Waits until revision `rev` of `m1` is saved; gives its record.
pub async fn saved(page: &Page, rev: u64) -> Result<String> {
    page.until(&format!("revision {rev}"), RECORD, json!([]), |record| {
        let record = record.as_str().unwrap_or_default();
        record.starts_with(&format!("{{\"e\":1,\"rev\":{rev},")).then(|| record.to_owned())
    })
    .await
}

/// The map in a record, as text.
fn map_in(record: &str) -> Result<String> {
    let record: Value = serde_json::from_str(record)?;
    Ok(record["doc"]["map"].to_string())
}

async fn record(page: &Page) -> Result<String> {
    Ok(page.run(RECORD).await?.as_str().unwrap_or_default().to_owned())
}

/// Puts `text` where the record of `m1` stands, while the page does not run.
async fn put(page: &Page, text: &str) -> Result<()> {
    page.leave().await?;
    page.ask("localStorage.setItem('parcours:map:m1', arguments[0])", json!([text])).await.map(drop)
}

/// Opens the panel of earlier versions.
pub async fn open_versions(page: &Page) -> Result<()> {
    page.click("[data-menu=map]").await?;
    page.click("[role=menu] [data-command=versions]").await?;
    page.appears("[data-side=versions] .earlier").await
}

async fn copied(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    board.drag_card("a1", "t2:l1", None).await?;
    kept(page, 2).await?;
    let both = page.run(BOTH).await?;
    same("the copy", both[0].clone(), both[1].clone())
}

/// A page that was left may be in the browser's memory. Whatever it was about, nobody waits for it.
async fn left(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    for (lane, cards) in [("t2:l1", vec!["a1", "b1"]), ("t3:l1", vec!["a1", "c1", "c2"])] {
        board.stand_at("card-a1").await?;
        page.keys(&["Alt+Shift+ArrowRight"]).await?;
        page.go("").await?;
        page.go("#/map/m1").await?;
        board.cards(lane, &cards).await?;
        page.appears("[data-save=safe]").await?;
    }
    page.leave().await?;
    // Neither does who wants it gone.
    same("the database", page.run(DELETE).await?, json!("gone"))
}

/// Deletes the copies, unless somebody has them open.
const DELETE: &str = "return new Promise((done) => {
    const gone = indexedDB.deleteDatabase('parcours');
    gone.onsuccess = () => done('gone');
    gone.onblocked = () => done('held');
});";

/// Holds the copies for as long as this page is there.
const HOLD: &str = "return new Promise((done, fail) => {
    const open = indexedDB.open('parcours');
    open.onerror = () => fail(open.error);
    open.onsuccess = () => {
        const head = open.result.transaction(['head', 'doc', 'hist'], 'readwrite').objectStore('head');
        const ask = () => { head.get('').onsuccess = () => { done(true); ask(); }; };
        ask();
    };
});";

/// What tabs hold the right to edit.
const LOCKS: &str = "return navigator.locks.query().then(({ held }) => held.map((lock) => lock.name))";

async fn held(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    board.drag_card("a1", "t2:l1", None).await?;
    kept(page, 2).await?;
    page.go("").await?;
    let first = page.tab().await?;
    let holding = page.open_tab("").await?;
    page.leave().await?;
    page.run(HOLD).await?;
    page.look_at(&first).await?;
    // Left while it is opened, it keeps no other page from editing.
    page.run("location.hash = '#/map/m1'").await?;
    page.shows(".opening[role=status]", "Opening…").await?;
    page.leave().await?;
    page.equals("the rights to edit", LOCKS, json!([]), json!([])).await?;
    page.client.goto(&format!("{}#/map/m1", page.url)).await?;
    page.shows(".opening[role=status]", "Opening…").await?;
    board.cards("t2:l1", &["b1", "a1"]).await?;
    page.goes(".opening").await?;
    same("told that another tab edits it", page.count("[data-reading]").await?, 0)?;
    board.drag_card("c1", "t2:l1", None).await?;
    saved(page, 3).await?;
    page.appears("[data-save=saved]").await?;
    page.look_at(&holding).await?;
    page.close_tab(&first).await?;
    page.reload().await?;
    board.cards("t2:l1", &["b1", "a1", "c1"]).await?;
    page.appears("[data-save=safe]").await
}

async fn behind(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    board.drag_card("a1", "t2:l1", None).await?;
    let older = kept(page, 2).await?;
    board.drag_card("c1", "t2:l1", None).await?;
    let newer = kept(page, 3).await?;
    put(page, &older).await?;
    page.go("#/map/m1").await?;
    page.shows("[data-notice]", "1 change recovered from the safety copy").await?;
    board.cards("t2:l1", &["b1", "a1", "c1"]).await?;
    same("the record", record(page).await?, newer)?;
    open_versions(page).await?;
    page.shows("[data-version][data-reason=recovered]", "before the safety copy was taken").await?;
    page.click("[data-notice] button").await?;
    page.goes("[data-notice]").await
}

/// Puts the record that is told into the safety copy, as a page that nobody knows of does.
const PUT: &str = "const text = arguments[0]; return new Promise((done, fail) => {
    const open = indexedDB.open('parcours');
    open.onerror = () => fail(open.error);
    open.onsuccess = () => {
        const write = open.result.transaction(['head', 'doc'], 'readwrite');
        const { rev, crc } = JSON.parse(text);
        write.objectStore('head').put({ id: 'm1', rev, at: '', crc });
        write.objectStore('doc').put({ id: 'm1', rev, text });
        write.oncomplete = () => { open.result.close(); done(rev); };
        write.onabort = () => fail(write.error);
    };
});";

/// Makes the copy what a page leaves that wrote it as it went: an older record in its place, the last one in the head.
const PUT_LATE: &str = "const [older, text] = arguments; return new Promise((done, fail) => {
    const open = indexedDB.open('parcours');
    open.onerror = () => fail(open.error);
    open.onsuccess = () => {
        const write = open.result.transaction(['head', 'doc'], 'readwrite');
        const { rev, crc, at } = JSON.parse(text);
        write.objectStore('head').put({ id: 'm1', rev, at, crc, text });
        write.objectStore('doc').put({ id: 'm1', rev: JSON.parse(older).rev, text: older });
        write.oncomplete = () => { open.result.close(); done(true); };
        write.onabort = () => fail(write.error);
    };
});";

/// The text in the head of the copy of `m1`, and the one in its place.
const PLACES: &str = "return new Promise((done, fail) => {
    const open = indexedDB.open('parcours');
    open.onerror = () => fail(open.error);
    open.onsuccess = () => {
        const there = open.result.transaction(['head', 'doc']);
        const [head, doc] = ['head', 'doc'].map((store) => there.objectStore(store).get('m1'));
        there.oncomplete = () => { open.result.close(); done([head.result.text ?? null, doc.result.text]); };
    };
});";

async fn late(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    board.drag_card("a1", "t2:l1", None).await?;
    let older = kept(page, 2).await?;
    board.drag_card("c1", "t2:l1", None).await?;
    let newer = kept(page, 3).await?;
    put(page, &older).await?;
    page.ask(PUT_LATE, json!([older, newer])).await?;
    page.client.goto(&format!("{}rescue.html", page.url)).await?;
    page.appears("[data-everything]").await?;
    same("the copies told", page.count("[data-group=copy] [data-record]").await?, 2)?;
    page.go("#/map/m1").await?;
    page.shows("[data-notice]", "1 change recovered from the safety copy").await?;
    board.cards("t2:l1", &["b1", "a1", "c1"]).await?;
    same("the record", record(page).await?, newer.clone())?;
    page.equals("where the copy is", PLACES, json!([]), json!([null, newer])).await
}

/// The browser was killed and the copies could not be read, so the same revisions were counted again for other work. What the copy has is
/// kept before it is made anew; and so is what somebody puts there while the map is open.
async fn astray(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    board.drag_card("a1", "t2:l1", None).await?;
    let older = kept(page, 2).await?;
    board.drag_card("c1", "t2:l1", None).await?;
    let newer = kept(page, 3).await?;
    put(page, &older).await?;
    let script = format!("if (!location.pathname.endsWith('404.html')) {{ {} }}", NO_PLACE[0]);
    let added = page.at_start(&script).await?;
    page.go("#/map/m1").await?;
    board.drag_card("a2", "t2:l1", None).await?;
    saved(page, 3).await?;
    board.drag_card("a3", "t2:l1", None).await?;
    saved(page, 4).await?;
    page.emulate("Page.removeScriptToEvaluateOnNewDocument", json!({ "identifier": added })).await?;
    page.leave().await?;
    page.go("#/map/m1").await?;
    page.shows("[data-notice]", "The safety copy held another version of this map.").await?;
    board.cards("t2:l1", &["b1", "a1", "a2", "a3"]).await?;
    kept(page, 4).await?;
    open_versions(page).await?;
    page.shows("[data-reason=found]", "found in the safety copy").await?;
    page.click("[data-reason=found] [data-version-act=restore]").await?;
    board.cards("t2:l1", &["b1", "a1", "c1"]).await?;
    kept(page, 5).await?;
    // One that this page neither made nor was told of.
    let known: Value = serde_json::from_str(&newer)?;
    let crc = known["crc"].as_str().ok_or("a record has a checksum")?;
    page.ask(PUT, json!([newer.replace(crc, "0badc0de")])).await?;
    board.drag_card("a2", "t2:l1", None).await?;
    kept(page, 6).await?;
    board.drag_card("a3", "t2:l1", None).await?;
    kept(page, 7).await?;
    let both = page.run(BOTH).await?;
    same("the copy", both[0].clone(), both[1].clone())?;
    page.click("[data-notice] button").await?;
    page.reload().await?;
    open_versions(page).await?;
    page.wait("two versions of the copy", "return document.querySelectorAll('[data-reason=found]').length === 2")
        .await?;
    same("told again", page.count("[data-notice]").await?, 0)
}

async fn damaged(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    board.drag_card("a1", "t2:l1", None).await?;
    let whole = kept(page, 2).await?;
    put(page, &whole.replace("Delta", "Omega")).await?;
    page.go("#/map/m1").await?;
    page.shows("[data-notice]", "it was replaced by its safety copy").await?;
    same("the record", record(page).await?, whole.clone())?;
    open_versions(page).await?;
    page.click("[data-reason=damaged] [data-version-act=restore]").await?;
    board.says("This version cannot be read.").await?;
    same("the record", record(page).await?, whole.clone())?;
    // From the list, too.
    put(page, &whole[..whole.len() / 2]).await?;
    page.go("").await?;
    page.shows("[data-unreadable]", "The record is damaged").await?;
    page.click("[data-unreadable] [data-repair]").await?;
    page.shows("[data-notice]", "it was replaced by its safety copy").await?;
    same("the record", record(page).await?, whole)
}

async fn emptied(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    board.drag_card("a1", "t2:l1", None).await?;
    kept(page, 2).await?;
    page.go("").await?;
    page.click("[data-map=m1] [data-command=duplicate-map]").await?;
    let two = |found: &Value| found.as_array().filter(|found| found.len() == 2).map(drop);
    page.until("two copies", HEADS, json!([]), two).await?;
    page.leave().await?;
    let all = "return Object.entries(localStorage).filter(([key]) => key.startsWith('parcours:map:')).sort()";
    let before = page.run(all).await?;
    page.run("localStorage.clear()").await?;
    page.store("parcours:set", &json!({ "language": "en" })).await?;
    page.go("").await?;
    // Nobody is asked.
    page.wait("two maps in the list", "return document.querySelectorAll('[data-map]').length === 2").await?;
    page.shows("[data-notice]", "2 maps were missing here and are back from their safety copies.").await?;
    if page.engine == Engine::Chromium {
        page.axe_finds_nothing("maps that came back").await?;
    }
    let after = page.run(all).await?;
    let is_back = |entry: &&Value| !after.as_array().is_some_and(|after| after.contains(entry));
    let lost = before.as_array().into_iter().flatten().filter(is_back).count();
    page.click("[data-notice] button").await?;
    page.goes("[data-notice]").await?;
    // Under its own address, too; and what a person deleted stays away.
    page.click("[data-map]:not([data-map=m1]) [data-command=delete-map]").await?;
    page.equals("the note", DELETED, json!([]), json!(1)).await?;
    page.leave().await?;
    page.run("localStorage.clear()").await?;
    page.store("parcours:set", &json!({ "language": "en" })).await?;
    page.go("#/map/m1").await?;
    page.shows("[data-notice]", "A map was missing here and is back from its safety copy.").await?;
    board.cards("t2:l1", &["b1", "a1"]).await?;
    page.click("[data-command=home]").await?;
    page.appears("[data-map=m1]").await?;
    same("maps in the list", page.count("[data-map]").await?, 1)?;
    report("another page of the site fills, soils or clears storage", 3, lost);
    same("maps lost", lost, 0)
}

async fn deleted(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    board.drag_card("a1", "t2:l1", None).await?;
    let whole = kept(page, 2).await?;
    page.go("").await?;
    page.click("[data-map=m1] [data-command=delete-map]").await?;
    page.goes("[data-map=m1]").await?;
    page.equals("the note", HEADS, json!([]), json!(["-m1"])).await?;
    page.reload().await?;
    page.click(".home-bin summary").await?;
    same("nothing came back", page.count("[data-notice], [data-map=m1]").await?, 0)?;
    page.click("[data-binned=m1] [data-command=restore-map]").await?;
    page.appears("[data-map=m1]").await?;
    page.equals("the note", HEADS, json!([]), json!(["m1"])).await?;
    let lost = usize::from(record(page).await? != whole);
    report("a map deleted by mistake", 1, lost);
    same("maps lost", lost, 0)?;
    // And for good: nobody offers it any more.
    page.click("[data-map=m1] [data-command=delete-map]").await?;
    page.click(".home-bin summary").await?;
    page.click("[data-binned=m1] [data-command=forget-map]").await?;
    page.click("dialog [data-command=delete-for-good]").await?;
    page.equals("the copies", HEADS, json!([]), json!([])).await
}

/// Ways in which the browser's database does not do what it should.
const NO_PLACE: [&str; 3] = [
    "IDBFactory.prototype.open = () => { throw new DOMException('blocked', 'UnknownError'); };",
    "IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); };",
    // A later page has changed the database: this one cannot open it any more.
    "IDBFactory.prototype.open = new Proxy(IDBFactory.prototype.open, { apply: (open, here, [name]) => open.call(here, name, 7) });
     const make = IDBDatabase.prototype.transaction;
     IDBDatabase.prototype.transaction = function (...given) { this.close(); return make.apply(this, given); };",
];

async fn no_place(page: &Page) -> Result<()> {
    let mut lost = 0;
    for fault in NO_PLACE {
        let script = format!("if (!location.pathname.endsWith('404.html')) {{ {fault} }}");
        let added = page.at_start(&script).await?;
        let outcome = without_copy(page).await;
        page.emulate("Page.removeScriptToEvaluateOnNewDocument", json!({ "identifier": added })).await?;
        lost += outcome.map_err(|problem| format!("{fault}: {problem}"))?;
        page.leave().await?;
        page.delete_copies().await?;
    }
    report("the safety copy fails", NO_PLACE.len(), lost);
    same("edits lost", lost, 0)
}

/// Works on a map with no safety copy; tells how many edits are lost.
async fn without_copy(page: &Page) -> Result<usize> {
    let board = Board::small(page).await?;
    board.drag_card("a1", "t2:l1", None).await?;
    saved(page, 2).await?;
    page.appears("[data-save=saved]").await?;
    board.drag_card("c1", "t2:l1", None).await?;
    saved(page, 3).await?;
    page.appears("[data-save=saved]").await?;
    open_versions(page).await?;
    page.reload().await?;
    let cards = page
        .run(
            "return [...document.querySelectorAll('[data-cell=\"t2:l1\"] [data-card]')].map(card => card.dataset.card)",
        )
        .await?;
    let there = cards.as_array().cloned().unwrap_or_default();
    Ok(["a1", "c1"].iter().filter(|card| !there.contains(&json!(card))).count())
}

async fn versions_in_english(page: &Page) -> Result<()> {
    versions(page, "en", ["Version kept", "Version restored. Undo takes it back."]).await
}

async fn versions_in_french(page: &Page) -> Result<()> {
    versions(page, "fr", ["Version gardée", "Version restaurée. Annuler revient en arrière."]).await
}

/// Keeps a version under a name, calls it something else, restores it, takes that back, opens it as a copy.
async fn versions(page: &Page, language: &str, [was_kept, was_restored]: [&str; 2]) -> Result<()> {
    let board = Board::open_in(page, language, &seeds::small(language)).await?;
    board.drag_card("a1", "t2:l1", None).await?;
    kept(page, 2).await?;
    open_versions(page).await?;
    page.appears("[data-version][data-reason=begun]").await?;
    page.click("[data-keep-version]").await?;
    page.type_text("Before").await?;
    page.keys(&["Enter"]).await?;
    board.says(was_kept).await?;
    page.shows("[data-version][data-reason=asked]", "Before").await?;
    same("rows", page.count("[data-version]").await?, 2)?;
    page.click("[data-reason=asked] [data-version-name]").await?;
    page.type_text(" the workshop").await?;
    page.keys(&["Enter"]).await?;
    page.shows("[data-version][data-reason=asked] b", "Before the workshop").await?;
    page.click("[data-keep-now]").await?;
    page.wait("a third row", "return document.querySelectorAll('[data-version]').length === 3").await?;
    board.drag_card("c1", "t2:l1", None).await?;
    let now = kept(page, 3).await?;
    let named = page.run("return [...document.querySelectorAll('[data-version]')].find(row => row.querySelector('b').textContent.startsWith('Before')).dataset.version").await?;
    let named = format!("[data-version='{}']", named.as_str().unwrap_or_default());
    page.click(&format!("{named} [data-version-act=restore]")).await?;
    board.says(was_restored).await?;
    board.cards("t2:l1", &["b1", "a1"]).await?;
    board.focus_matches("[data-version-act=restore]").await?;
    kept(page, 4).await?;
    page.appears("[data-version][data-reason=restored]").await?;
    page.click("[data-command=undo]").await?;
    board.cards("t2:l1", &["b1", "a1", "c1"]).await?;
    let after = kept(page, 5).await?;
    let lost = usize::from(map_in(&after)? != map_in(&now)?);
    report("a restored version regretted", 1, lost);
    same("versions lost", lost, 0)?;
    page.click(&format!("{named} [data-version-act=open-copy]")).await?;
    page.wait("another map", "return !location.hash.includes('m1') && document.querySelector('[data-board]') !== null")
        .await?;
    board.cards("t2:l1", &["b1", "a1"]).await?;
    let title = page.run("return document.getElementById('map-title').value").await?;
    same("its title", title.as_str().unwrap_or_default().starts_with("A small map ("), true)?;
    same("the map itself", record(page).await?, after)
}

async fn restored(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    board.drag_card("a1", "t2:l1", None).await?;
    let now = kept(page, 2).await?;
    open_versions(page).await?;
    page.click("[data-reason=begun] [data-version-act=restore]").await?;
    board.cards("t1:l1", &["a1", "a2", "a3"]).await?;
    kept(page, 3).await?;
    page.click("[data-command=undo]").await?;
    board.cards("t2:l1", &["b1", "a1"]).await?;
    let lost = usize::from(map_in(&kept(page, 4).await?)? != map_in(&now)?);
    report("a restored version regretted", 1, lost);
    same("versions lost", lost, 0)
}

async fn reminded(page: &Page) -> Result<()> {
    let mut often = seeds::small("en");
    often["rev"] = json!(60);
    let board = Board::open(page, &often).await?;
    page.shows("[data-reminder]", "This map was never saved to a file.").await?;
    page.axe_finds_nothing("reminded of a file").await?;
    page.click("[data-reminder] [data-later]").await?;
    page.goes("[data-reminder]").await?;
    board.focus_matches("[data-board] *").await?;
    page.reload().await?;
    page.appears("[data-board]").await?;
    same("at peace", page.count("[data-reminder]").await?, 0)?;
    page.click("[data-menu=export]").await?;
    page.click(".menu [data-command=export-json]").await?;
    page.downloaded().await?;
    page.go("").await?;
    page.shows("[data-map=m1] .home-map-times", "Last file").await
}

async fn axe(page: &Page) -> Result<()> {
    for (language, theme) in [("en", "light"), ("fr", "dark")] {
        page.empty().await?;
        let dress = "document.documentElement.dataset.theme = arguments[0]";
        let board = Board::open_in(page, language, &seeds::small(language)).await?;
        board.drag_card("a1", "t2:l1", None).await?;
        let older = kept(page, 2).await?;
        board.drag_card("c1", "t2:l1", None).await?;
        kept(page, 3).await?;
        put(page, &older).await?;
        page.go("#/map/m1").await?;
        page.appears("[data-notice]").await?;
        open_versions(page).await?;
        page.appears("[data-version]").await?;
        page.ask(dress, json!([theme])).await?;
        page.axe_finds_nothing("a notice and earlier versions").await?;
        put(page, &older[..older.len() / 2]).await?;
        page.go("").await?;
        page.appears("[data-repair]").await?;
        page.ask(dress, json!([theme])).await?;
        page.axe_finds_nothing("a damaged record with a copy").await?;
    }
    Ok(())
}
