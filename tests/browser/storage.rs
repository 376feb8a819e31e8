//! Storage that refuses: nothing on the screen is lost, and there is a way to keep it.

use serde_json::{Value, json};
use xtask::Result;

use crate::board::Board;
use crate::page::{Page, same};
use crate::scenarios;
use crate::seeds;

scenarios![
    Chromium "storage: blocked from the start" blocked,
    Chromium "storage: full while working, then free again (X32)" full,
    All "storage: a plain map file under its key opens" plain,
    All "storage: what was kept opens again" envelope,
    Chromium "storage: a damaged record is told and can be downloaded" damaged,
    Chromium "storage: a map that is not there" missing,
    All "storage: hidden at once after an edit" hidden,
    All "storage: left at once by a browser that stops what runs" cut_short,
    All "storage: Back while a card is being written" back,
];

async fn blocked(page: &Page) -> Result<()> {
    let added = page.at_start("if (!location.pathname.endsWith('404.html')) Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('blocked', 'SecurityError'); } });").await?;
    let outcome = in_memory(page).await;
    page.emulate("Page.removeScriptToEvaluateOnNewDocument", json!({ "identifier": added })).await?;
    outcome
}

/// Works without storage: what is done is shown, said not to be kept, and can be taken out as a file.
pub async fn in_memory(page: &Page) -> Result<()> {
    page.go("").await?;
    page.click("[data-language=en]").await?;
    page.shows("main", "Nothing is kept here by this browser.").await?;
    page.click("[data-example=current-state]").await?;
    page.appears("[data-card]").await?;
    page.appears("[data-save=memory]").await?;
    page.shows(
        ".alert[role=alert]",
        "Nothing is kept here by this browser. Your work disappears when you close this tab",
    )
    .await?;
    page.click("[data-stage]").await?;
    page.keys(&["F2"]).await?;
    page.wait("the name's field", "return document.activeElement?.hasAttribute('data-field') ?? false").await?;
    page.type_text("Only here").await?;
    page.keys(&["Enter"]).await?;
    page.shows("[data-stage]", "Only here").await?;
    page.click(".alert [data-command=export-json]").await?;
    let (_, bytes) = page.downloaded().await?;
    let file: Value = serde_json::from_slice(&bytes)?;
    same("the first stage in the file", file["map"]["stages"][0]["name"].clone(), json!("Only here"))?;
    page.shows(".alert[role=alert]", "Nothing is kept here by this browser.").await
}

async fn full(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    board.drag_card("a1", "t2:l1", None).await?;
    board.map().await?;
    page.run("window.setItem = Storage.prototype.setItem; Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };").await?;
    board.drag_card("b1", "t2:l2", None).await?;
    page.appears("[data-save=failed]").await?;
    page.shows("[role=alert]", "The safety copy in this browser goes on.").await?;
    board.cards("t2:l2", &["b1"]).await?;
    page.click(".alert [data-command=export-json]").await?;
    let (_, bytes) = page.downloaded().await?;
    let file: Value = serde_json::from_slice(&bytes)?;
    let moved =
        file["map"]["cards"].as_array().into_iter().flatten().any(|card| card["id"] == "b1" && card["lane"] == "l2");
    same("the moved card in the file", moved, true)?;
    page.appears("[data-save=failed]").await?;
    page.run("Storage.prototype.setItem = window.setItem").await?;
    board.drag_card("d1", "t2:l2", None).await?;
    page.appears("[data-save=saved], [data-save=safe]").await?;
    page.goes(".alert:not(.unseen)").await?;
    board.is_kept().await.map(drop)
}

async fn plain(page: &Page) -> Result<()> {
    Board::small(page).await?.is_untouched().await
}

async fn envelope(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    board.drag_card("a1", "t2:l1", None).await?;
    board.map().await?;
    let kept: Value = page.run("return JSON.parse(localStorage.getItem('parcours:map:m1'))").await?;
    same(
        "an envelope",
        json!([kept["e"], kept["doc"]["format"], kept["crc"].is_string()]),
        json!([1, "parcours", true]),
    )?;
    page.reload().await?;
    board.cards("t2:l1", &["b1", "a1"]).await
}

async fn damaged(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    board.drag_card("a1", "t2:l1", None).await?;
    board.map().await?;
    page.leave().await?;
    page.run(
        "const key = 'parcours:map:m1'; localStorage.setItem(key, localStorage.getItem(key).replace('Delta', 'Omega'));",
    )
    .await?;
    // With its safety copy it would simply be repaired.
    page.clear_copies().await?;
    page.go("#/map/m1").await?;
    page.shows(".not-opened", "This map cannot be opened").await?;
    page.leave().await?;
    page.go("").await?;
    page.shows("main", "The record is damaged").await
}

async fn missing(page: &Page) -> Result<()> {
    page.store("parcours:set", &json!({ "language": "en" })).await?;
    page.go("#/map/NOTHERE").await?;
    page.shows(".not-opened", "This map is not in this browser.").await?;
    page.click(".not-opened a").await?;
    page.appears("[data-template=blank]").await
}

async fn hidden(page: &Page) -> Result<()> {
    let board = Board::open(page, &seeds::small("en")).await?;
    board.stand_at("card-a1").await?;
    page.keys(&["Alt+Shift+ArrowRight"]).await?;
    page.reload().await?;
    board.cards("t2:l1", &["a1", "b1"]).await
}

/// Moves the card in focus. Nothing that the page does later comes to be, neither after a while nor as it goes: Firefox stops, in the middle
/// of a function, what runs in a tab that is closed.
pub const EDIT_AND_CUT_SHORT: &str = "for (const name of ['pagehide', 'visibilitychange']) addEventListener(name, (event) => event.stopImmediatePropagation(), true);
    window.setTimeout = () => 0;
    const key = { key: 'ArrowRight', code: 'ArrowRight', altKey: true, shiftKey: true, bubbles: true, cancelable: true };
    document.activeElement.dispatchEvent(new KeyboardEvent('keydown', key));";

async fn cut_short(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    board.stand_at("card-a1").await?;
    page.run(EDIT_AND_CUT_SHORT).await?;
    page.appears("[data-command=undo][aria-disabled=false]").await?;
    page.leave().await?;
    page.go("#/map/m1").await?;
    board.cards("t2:l1", &["a1", "b1"]).await
}

async fn back(page: &Page) -> Result<()> {
    page.home("en").await?;
    page.appears("[data-template=blank]").await?;
    let board = Board::small(page).await?;
    board.stand_at("card-a1").await?;
    page.keys(&["F2"]).await?;
    page.type_text(" written and left").await?;
    page.client.back().await?;
    page.appears("[data-template=blank]").await?;
    let script = "return localStorage.getItem('parcours:map:m1').includes('written and left')";
    page.equals("what was being written, as it is kept", script, json!([]), json!(true)).await
}
