//! Map files dropped on whatever screen is there: they open as new maps, or it is said why not, and the page is never left for them.

use std::path::PathBuf;

use serde_json::{Value, json};
use xtask::Result;

use crate::board::Board;
use crate::page::{Page, same};
use crate::{scenarios, seeds};

scenarios![
    Chromium "dropped: a map file opens from every screen" files,
    Chromium "dropped: what cannot be opened is told over the board" refused,
    Chromium "dropped: links and texts lead nowhere" links,
    All "dropped: the page keeps the file to itself in every engine" own,
];

/// Holds `data` over a place of the page and lets go of it, as the system does.
async fn let_fall(page: &Page, (x, y): (i64, i64), data: Value) -> Result<()> {
    for kind in ["dragEnter", "dragOver", "drop"] {
        page.emulate("Input.dispatchDragEvent", json!({ "type": kind, "x": x, "y": y, "data": data })).await?;
    }
    Ok(())
}

async fn drop_files(page: &Page, files: &[PathBuf]) -> Result<()> {
    let files: Vec<String> = files.iter().map(|file| file.display().to_string()).collect();
    let_fall(page, (600, 400), json!({ "items": [], "files": files, "dragOperationsMask": 1 })).await
}

/// A map file called `id`.
fn map_file(page: &Page, id: &str) -> Result<PathBuf> {
    let mut map = seeds::small("en");
    map["id"] = json!(id);
    map["map"]["title"] = json!(format!("Dropped {id}"));
    let path = page.aside(&format!("{id}.parcours.json"));
    std::fs::write(&path, map.to_string())?;
    Ok(path)
}

/// A mark that another page, or this one loaded anew, would not have.
const MARK: &str = "window.stayed = true";

async fn stays(page: &Page) -> Result<()> {
    same("the page is the same", page.run("return window.stayed === true").await?, json!(true))
}

async fn opens(page: &Page, id: &str) -> Result<()> {
    page.appears(&format!("[data-board='{id}'] [data-card]")).await?;
    page.equals("the address", "return location.hash", json!([]), json!(format!("#/map/{id}"))).await?;
    same("dialogs", page.count("dialog[open]").await?, 0)?;
    stays(page).await
}

async fn files(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    page.appears("[data-card]").await?;
    page.run(MARK).await?;
    drop_files(page, &[map_file(page, "d1")?]).await?;
    opens(page, "d1").await?;
    // While a card is being written: what was typed is kept.
    board.stand_at("card-a1").await?;
    page.keys(&["F2"]).await?;
    page.wait("the text's field", "return document.activeElement?.hasAttribute('data-field') ?? false").await?;
    page.keys(&["End"]).await?;
    page.type_text(" and more").await?;
    drop_files(page, &[map_file(page, "d2")?]).await?;
    opens(page, "d2").await?;
    let kept = "const kept = JSON.parse(localStorage.getItem('parcours:map:d1')); return (kept.doc ?? kept).map.cards.find(card => card.id === 'a1').text";
    same("what was being written", page.run(kept).await?, json!("Alpha and more"))?;
    // Over an open dialog, another view, and a map that is not there.
    board.stand_at("card-a1").await?;
    page.keys(&["Ctrl+k"]).await?;
    page.appears(".palette-field").await?;
    drop_files(page, &[map_file(page, "d3")?]).await?;
    opens(page, "d3").await?;
    page.click(".tab[data-view=summary]").await?;
    page.appears("[data-sheet=summary]").await?;
    drop_files(page, &[map_file(page, "d4")?]).await?;
    opens(page, "d4").await?;
    page.run("location.hash = '#/map/nowhere'").await?;
    page.appears(".not-opened").await?;
    drop_files(page, &[map_file(page, "d5")?]).await?;
    opens(page, "d5").await?;
    // Several are added, and the board stays.
    drop_files(page, &[map_file(page, "d6")?, map_file(page, "d7")?]).await?;
    page.shows("[data-notice]", "2 maps added.").await?;
    opens(page, "d5").await?;
    page.run("location.hash = '#/'").await?;
    page.appears("[data-map=d7]").await?;
    same("maps", page.count("[data-map]").await?, 8)
}

async fn refused(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    page.appears("[data-card]").await?;
    page.run(MARK).await?;
    let broken = page.aside("broken.json");
    std::fs::write(&broken, b"{\"format\":")?;
    drop_files(page, &[broken]).await?;
    page.appears("dialog[open] .home-problem .home-code").await?;
    same("the address", page.run("return location.hash").await?, json!("#/map/m1"))?;
    page.axe_finds_nothing("a file that cannot be opened, over a board").await?;
    page.keys(&["Escape"]).await?;
    page.goes("dialog").await?;
    stays(page).await?;
    // One that is already here is added beside it.
    drop_files(page, &[map_file(page, "m1")?]).await?;
    page.click("dialog[open] [data-command=import]").await?;
    board.says("“Dropped m1” was already here: the file was added as a new map.").await?;
    same("another id", board.id().await? != "m1", true)?;
    // A full storage says so, and the board stays as it is.
    page.run("location.hash = '#/map/m1'").await?;
    page.appears("[data-board=m1] [data-card]").await?;
    let fill = "for (let left = 5 * 1024 * 1024; ; left -= 1000) {
        try { localStorage.setItem('of another page', 'x'.repeat(left)); return left; } catch {}
    }";
    page.run(fill).await?;
    drop_files(page, &[map_file(page, "d1")?]).await?;
    page.appears("dialog[open] .home-problem").await?;
    same("the map", board.id().await?, "m1".to_owned())?;
    page.run("localStorage.removeItem('of another page')").await?;
    stays(page).await
}

/// Notes of everything that is held over the page or dropped whether it is kept from the browser.
const NOTE: &str = "window.stayed = true; window.kept = [];
    for (const kind of ['dragover', 'drop']) addEventListener(kind, event => window.kept.push(event.defaultPrevented));";

/// What was dropped since was kept from the browser, or left to it.
async fn was_kept(page: &Page, expected: bool) -> Result<()> {
    let kept = page.run("const kept = [...new Set(window.kept)]; window.kept = []; return kept").await?;
    same("whether it is kept from the browser", kept, json!([expected]))?;
    stays(page).await
}

async fn links(page: &Page) -> Result<()> {
    let held =
        |kind: &str, text: &str| json!({ "items": [{ "mimeType": kind, "data": text }], "dragOperationsMask": 7 });
    let link = || held("text/uri-list", "https://example.invalid/");
    let board = Board::small(page).await?;
    page.appears("[data-card]").await?;
    page.run(NOTE).await?;
    let_fall(page, (600, 400), link()).await?;
    was_kept(page, true).await?;
    board.is_untouched().await?;
    // A text falls into a field, as in any page.
    board.stand_at("card-a1").await?;
    page.keys(&["F2"]).await?;
    page.wait("the text's field", "return document.activeElement?.hasAttribute('data-field') ?? false").await?;
    let at = page.spot("[data-field]", (0.5, 0.5)).await?;
    let_fall(page, (at.0 as i64, at.1 as i64), held("text/plain", "and more")).await?;
    was_kept(page, false).await?;
    page.wait("the text", "return document.activeElement.value.includes('and more')").await?;
    page.keys(&["Escape"]).await?;
    page.leave().await?;
    page.client.goto(&format!("{}rescue.html", page.url)).await?;
    page.wait("the rescue page", "return document.documentElement.hasAttribute('data-ready')").await?;
    page.run(NOTE).await?;
    let_fall(page, (600, 400), link()).await?;
    was_kept(page, true).await?;
    drop_files(page, &[map_file(page, "d1")?]).await?;
    was_kept(page, true).await
}

/// Only Chromium's driver lets a file fall. What the others do with one is their own unless the page says that it takes it.
async fn own(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    board.stand_at("card-a1").await?;
    page.keys(&["F2"]).await?;
    page.wait("the text's field", "return document.activeElement?.hasAttribute('data-field') ?? false").await?;
    let mut map = seeds::small("en");
    map["id"] = json!("d1");
    let script = "const data = new DataTransfer();
        data.items.add(new File([arguments[0]], 'd1.parcours.json', { type: 'application/json' }));
        return ['dragover', 'drop'].map(kind => {
            const event = new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true });
            document.activeElement.dispatchEvent(event);
            return event.defaultPrevented;
        })";
    same("whether the page takes it", page.ask(script, json!([map.to_string()])).await?, json!([true, true]))?;
    page.appears("[data-board=d1] [data-card]").await
}
