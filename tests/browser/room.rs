//! Room in the browser's storage, really filled: told in words, work kept, saved as soon as there is room.

use page_driver::browsers::Engine;
use serde_json::{Value, json};
use xtask::Result;

use crate::board::Board;
use crate::page::{Page, same};
use crate::{scenarios, seeds};

scenarios![
    All "room: the meter tells how much is taken, and by whom" meter,
    All "room: full while working, room is made from the first screen" full,
    Chromium "room: a map that could not be saved is gone back to, with its undo" back,
];

/// Another page of the site takes storage until the browser refuses a single character more, or gives `percent` of it back.
async fn fill(page: &Page) -> Result<()> {
    page.run("let step = 1 << 20, text = ''; while (step >= 1) { try { localStorage.setItem('elsewhere', text + 'x'.repeat(step)); text += 'x'.repeat(step); } catch { step >>= 1; } }").await.map(drop)
}

/// Whether the browser would ask before the page goes.
async fn asks(page: &Page) -> Result<Value> {
    page.run("return !dispatchEvent(new Event('beforeunload', { cancelable: true }))").await
}

async fn meter(page: &Page) -> Result<()> {
    let states = [
        ("en", 0.1, "plenty", "This", "10% by other pages of this site."),
        ("fr", 0.82, "low", "Elle se remplit.", "dont 82 % par d’autres pages de ce site."),
        ("en", 0.96, "scarce", "It is nearly full.", "96% by other pages of this site."),
    ];
    for (language, share, level, advice, others) in states {
        // What lasts is told where the browser tells it; this one, driven in a private profile, does not.
        let advice = if page.engine == Engine::WebKitGtk && level == "plenty" { "10%" } else { advice };
        page.leave().await?;
        page.ask("localStorage.setItem('elsewhere', 'x'.repeat(Math.ceil(5242880 * arguments[0])))", json!([share]))
            .await?;
        page.store("parcours:map:m1", &seeds::small(language)).await?;
        page.home(language).await?;
        page.appears(&format!(".home-room[data-room={level}]")).await?;
        page.shows("[data-room-used]", others).await?;
        page.shows(".home-room", advice).await?;
        page.appears("[data-map=m1] [data-command=duplicate-map]:enabled").await?;
        page.axe_finds_nothing(&format!("room, {level}")).await?;
    }
    fill(page).await?;
    page.reload().await?;
    page.shows("#home-nothing-more", "There is no room for another map").await?;
    page.appears("[data-map=m1] [data-command=duplicate-map]:disabled").await?;
    page.appears("[data-template=blank]:disabled").await?;
    page.appears("[data-map=m1] [data-command=export-json]:enabled").await?;
    page.axe_finds_nothing("room, nothing more").await?;
    page.run("localStorage.removeItem('elsewhere')").await?;
    page.reload().await?;
    page.appears("[data-template=blank]:enabled").await
}

/// A board in a storage without room, with an edit that could not be saved.
async fn stuck(page: &Page) -> Result<Board<'_>> {
    page.store("parcours:map:m2", &{
        let mut other = seeds::small("en");
        other["id"] = json!("m2");
        other
    })
    .await?;
    let board = Board::small(page).await?;
    fill(page).await?;
    board.drag_card("a1", "t2:l1", None).await?;
    page.appears("[data-save=failed]").await?;
    page.shows(".alert[role=alert]", "Not saved: browser storage is full.").await?;
    page.shows(".alert[role=alert]", "tried again every 10 seconds").await?;
    page.shows(".bar .room[data-room=scarce]", "Storage 100%").await?;
    same("asks before it goes", asks(page).await?, json!(true))?;
    Ok(board)
}

async fn full(page: &Page) -> Result<()> {
    let board = stuck(page).await?;
    page.axe_finds_nothing("a full storage").await?;
    page.click("[data-command=home]").await?;
    page.shows("[data-unsaved=m1]", "“A small map” has changes that are not saved.").await?;
    page.axe_finds_nothing("a map that waits for room").await?;
    same("still asks", asks(page).await?, json!(true))?;
    page.click("[data-unsaved=m1] [data-command=export-json]").await?;
    let (_, bytes) = page.downloaded().await?;
    let file: Value = serde_json::from_slice(&bytes)?;
    let moved =
        file["map"]["cards"].as_array().into_iter().flatten().any(|card| card["id"] == "a1" && card["step"] == "t2");
    same("the moved card in the file", moved, true)?;
    // The bin has no room either: what goes is asked about, and goes for good.
    page.click("[data-map=m2] [data-command=delete-map]").await?;
    page.click("dialog [data-command=delete-for-good]").await?;
    page.goes("[data-unsaved]").await?;
    same("asks no more", asks(page).await?, json!(false))?;
    page.click("[data-map=m1] a").await?;
    page.appears("[data-card]").await?;
    board.cards("t2:l1", &["b1", "a1"]).await?;
    page.run("localStorage.removeItem('elsewhere')").await.map(drop)
}

async fn back(page: &Page) -> Result<()> {
    let board = stuck(page).await?;
    page.click("[data-command=home]").await?;
    page.click("[data-unsaved=m1] a").await?;
    page.appears("[data-card]").await?;
    board.cards("t2:l1", &["b1", "a1"]).await?;
    page.appears("[data-save=failed]").await?;
    page.run("localStorage.removeItem('elsewhere')").await?;
    board.drag_card("b1", "t2:l2", None).await?;
    page.appears("[data-save=saved], [data-save=safe]").await?;
    same("asks no more", asks(page).await?, json!(false))?;
    // Both steps can be taken back: the one before the board was left, too.
    board.stand_at("card-b1").await?;
    page.keys(&["Ctrl+z"]).await?;
    page.keys(&["Ctrl+z"]).await?;
    board.cards("t2:l1", &["b1"]).await?;
    board.cards("t1:l1", &["a1", "a2", "a3"]).await
}
