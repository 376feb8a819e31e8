//! Words said after the fact: what is reported is so, what is not so is said not to be, and what others clear is written again.

use serde_json::{Value, json};
use xtask::Result;
use xtask::faults::report;

use crate::board::Board;
use crate::page::{Page, Tab, same};
use crate::safety::{kept, open_versions, saved};
use crate::scenarios;
use crate::seeds;

scenarios![
    All "keeping: storage cleared by another page while a map is open" cleared,
    All "keeping: storage cleared without a word, and the tab loaded again" cleared_silently,
    Chromium "keeping: the database deleted while a map is open" database_deleted,
    Chromium "keeping: a version that cannot be kept is said not to be" version_refused,
    Chromium "keeping: a version kept while storage is full is the present one" version_of_the_tab,
    Chromium "keeping: a version that is not restored because the present one is not kept" not_restored,
    Chromium "keeping: what waited becomes a copy, which is told of" waited,
    Chromium "keeping: a copy of the list that could not be made, and a map that is not saved" two_alarms,
    All "keeping: room is counted as the engine counts it" wide,
];

const RECORD: &str = "return localStorage.getItem('parcours:map:m1') ?? ''";

/// Puts the small map before the page, and a second tab beside it that is no page of ours.
async fn beside_a_stranger(page: &Page) -> Result<(Board<'_>, Tab)> {
    let board = Board::small(page).await?;
    board.drag_card("a1", "t2:l1", None).await?;
    kept(page, 2).await?;
    let first = page.tab().await?;
    page.open_tab("").await?;
    page.leave().await?;
    Ok((board, first))
}

/// Waits until the record of `m1` holds the moved card.
async fn is_back(page: &Page) -> Result<()> {
    page.until("the map to be written again", RECORD, json!([]), |record| {
        record.as_str().filter(|record| record.contains("\"id\":\"a1\",\"step\":\"t2\"")).map(drop)
    })
    .await
}

async fn cleared(page: &Page) -> Result<()> {
    let (board, first) = beside_a_stranger(page).await?;
    page.run("localStorage.clear()").await?;
    page.close_tab(&first).await?;
    is_back(page).await?;
    page.shows("[data-notice]", "was cleared while a map was open here. The map was written again from this tab.")
        .await?;
    page.appears("[data-save=safe]").await?;
    page.reload().await?;
    board.cards("t2:l1", &["b1", "a1"]).await?;
    report("storage cleared by others while a map is open", 1, 0);
    Ok(())
}

async fn cleared_silently(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    board.drag_card("a1", "t2:l1", None).await?;
    kept(page, 2).await?;
    // A tab does not hear of what happens in itself; both places go, as with “clear site data”.
    page.run("localStorage.clear()").await?;
    page.delete_copies().await?;
    page.reload().await?;
    board.cards("t2:l1", &["b1", "a1"]).await?;
    is_back(page).await?;
    report("storage cleared by others while a map is open", 1, 0);
    Ok(())
}

/// The revision of the safety copy of `m1`.
const COPY: &str = "return new Promise((done, fail) => {
    const open = indexedDB.open('parcours', 1);
    open.onupgradeneeded = () => open.transaction.abort();
    open.onerror = () => done(0);
    open.onsuccess = () => {
        const read = open.result.transaction('head').objectStore('head').get('m1');
        read.onsuccess = () => { open.result.close(); done(read.result?.rev ?? 0); };
    };
});";

async fn database_deleted(page: &Page) -> Result<()> {
    let (_, first) = beside_a_stranger(page).await?;
    page.delete_copies().await?;
    page.close_tab(&first).await?;
    page.equals("the copy", COPY, json!([]), json!(2)).await?;
    page.appears("[data-save=safe]").await?;
    report("storage cleared by others while a map is open", 1, 0);
    Ok(())
}

/// From now on the database takes nothing.
const REFUSE: &str = "IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); };";

/// From now on local storage takes nothing.
const FULL: &str = "window.setItem = Storage.prototype.setItem; Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };";

async fn version_refused(page: &Page) -> Result<()> {
    for (language, not_kept) in [("en", "The version was not kept"), ("fr", "La version n’a pas été gardée")] {
        page.leave().await?;
        Board::open_in(page, language, &seeds::small(language)).await?;
        open_versions(page).await?;
        page.run(REFUSE).await?;
        page.click("[data-keep-now]").await?;
        page.shows("[data-status]", not_kept).await?;
    }
    Ok(())
}

/// The newest earlier version of `m1`.
const NEWEST: &str = "return new Promise((done) => {
    const open = indexedDB.open('parcours');
    open.onsuccess = () => {
        const read = open.result.transaction('hist').objectStore('hist').getAll();
        read.onsuccess = () => { open.result.close(); done(read.result.at(-1)?.text ?? ''); };
    };
});";

async fn version_of_the_tab(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    board.drag_card("a1", "t2:l1", None).await?;
    kept(page, 2).await?;
    open_versions(page).await?;
    page.run(FULL).await?;
    board.drag_card("c1", "t2:l1", None).await?;
    page.appears("[data-save=failed]").await?;
    page.click("[data-keep-now]").await?;
    board.says("Version kept").await?;
    let newest = page.run(NEWEST).await?;
    let holds = newest.as_str().is_some_and(|text| text.contains("\"id\":\"c1\",\"step\":\"t2\""));
    page.run("Storage.prototype.setItem = window.setItem").await?;
    same("the version that was kept holds what is shown", holds, true)
}

async fn not_restored(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    board.drag_card("a1", "t2:l1", None).await?;
    kept(page, 2).await?;
    open_versions(page).await?;
    page.appears("[data-reason=begun]").await?;
    page.run(REFUSE).await?;
    page.click("[data-reason=begun] [data-version-act=restore]").await?;
    board.says("Nothing was restored: the present version could not be kept first.").await?;
    board.cards("t2:l1", &["b1", "a1"]).await?;
    saved(page, 2).await.map(drop)
}

async fn waited(page: &Page) -> Result<()> {
    let mut other = seeds::small("en");
    other["id"] = json!("m2");
    page.store("parcours:map:m2", &other).await?;
    let board = Board::small(page).await?;
    board.drag_card("a1", "t2:l1", None).await?;
    kept(page, 2).await?;
    page.run(FULL).await?;
    board.drag_card("c1", "t2:l1", None).await?;
    page.appears("[data-save=failed]").await?;
    page.click("[data-command=home]").await?;
    page.appears("[data-unsaved=m1]").await?;
    // A tab that knows of no locks saves the map meanwhile, and then there is room.
    let theirs = "const key = 'parcours:map:m1'; window.setItem.call(localStorage, key, localStorage.getItem('parcours:map:m2'));
        Storage.prototype.setItem = window.setItem; return localStorage.getItem(key);";
    let theirs: Value = page.run(theirs).await?;
    page.click("[data-map=m2] [data-command=delete-map]").await?;
    page.shows("[data-notice]", "Your version is kept as a map of its own, “A small map (version of another tab)”.")
        .await?;
    page.goes("[data-unsaved]").await?;
    same("what they saved", page.run(RECORD).await?, theirs)?;
    page.wait(
        "both maps in the list",
        "return [...document.querySelectorAll('[data-map] a')].some((map) => map.textContent.includes('(version of another tab)')) && document.querySelector('[data-map=m1]') !== null",
    )
    .await?;
    page.axe_finds_nothing("a copy that is told of on the first screen").await?;
    report("the same map in several tabs", 1, 0);
    Ok(())
}

async fn two_alarms(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    page.run(FULL).await?;
    board.drag_card("a1", "t2:l1", None).await?;
    page.appears("[data-save=failed]").await?;
    page.shows(".alert[role=alert]", "Not saved: browser storage is full.").await?;
    // Another deed fails for a reason of its own, and then the map is saved: the one goes, the other stays.
    page.click("[data-menu=map]").await?;
    page.click("[role=menu] [data-command=make-future-state]").await?;
    page.shows(
        ".alert[role=alert]",
        "Not saved: browser storage is full. Download a copy now. Not saved: browser storage is full.",
    )
    .await?;
    page.run("Storage.prototype.setItem = window.setItem").await?;
    board.drag_card("c1", "t2:l1", None).await?;
    page.appears("[data-save=safe]").await?;
    page.shows(".alert[role=alert]", "Not saved: browser storage is full.").await?;
    page.equals(
        "how often it is said",
        "return document.querySelector('.alert[role=alert]').textContent.split('Not saved').length - 1",
        json!([]),
        json!(1),
    )
    .await
}

/// Fills storage with each letter, but for less than a thousandth; what the page's meter says then is nearly all.
async fn wide(page: &Page) -> Result<()> {
    for letter in ["x", "é", "旅"] {
        page.leave().await?;
        page.run("localStorage.clear()").await?;
        // One script a size: together they write all that storage takes to the disk, which a busy machine is slow at.
        let fill = "const [letter, size] = arguments;
            for (let count = 0; ; count++) { try { localStorage.setItem(`other:${size}:${count}`, letter.repeat(size)); } catch { break; } }";
        for size in [1 << 20, 1 << 17, 1 << 14, 1 << 11] {
            page.ask(fill, json!([letter, size])).await?;
        }
        page.go("").await?;
        page.appears(".home-room[data-room=scarce]").await?;
    }
    page.leave().await?;
    page.run("localStorage.clear()").await.map(drop)
}
