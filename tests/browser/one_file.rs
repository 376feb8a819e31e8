//! One file that is everything: made by the page, opened from the disk, edited there, saved as another, and read back.

use parcours_core::format::page_file;
use serde_json::{Value, json};
use xtask::Result;

use crate::board::{Board, card, cell};
use crate::page::{Page, same};
use crate::scenarios;
use crate::seeds;

scenarios![
    All "one file: it opens from the disk, is edited, saves itself and is read back" whole,
    All "one file: what makes other files works in it as well" workers,
    All "one file: the table to read is a page without a script, and is read back" table,
    Chromium "one file: what cannot be loaded is said, and makes no file" missing,
    Chromium "axe: the page that is everything, in the dark on a telephone" accessible,
];

/// Chooses `way` in the dialog with the formats, and makes the file.
async fn made(page: &Page, way: &str) -> Result<Vec<u8>> {
    page.click("[data-menu=export]").await?;
    page.click(".menu [data-command=export-as]").await?;
    page.choose("dialog[open] select[name=format]", way).await?;
    page.appears(&format!("dialog[open] [data-told-of={way}] [data-losses]")).await?;
    if way == "whole-page" {
        page.shows("dialog[open] [data-facts]", "4 MB").await?;
        page.shows("dialog[open] [data-losses]", "worked examples").await?;
    }
    page.click("dialog[open] button[type=submit]").await?;
    let bytes = taken(page).await?;
    page.goes("dialog[open]").await?;
    Ok(bytes)
}

/// The page of HTML that was downloaded.
async fn taken(page: &Page) -> Result<Vec<u8>> {
    let (name, bytes) =
        page.downloaded_as(|name, bytes| name.ends_with(".html") && bytes.ends_with(b"</html>\n")).await?;
    same("its name", name.as_str(), "A small map.html")?;
    Ok(bytes)
}

/// Puts `bytes` on the disk, and gives the page at its address there.
fn on_disk(page: &Page, name: &str, bytes: &[u8]) -> Result<Page> {
    let path = page.aside(name);
    std::fs::write(&path, bytes)?;
    Ok(page.elsewhere(&format!("file://{}", path.display())))
}

/// The map that a page carries.
fn carried(bytes: &[u8]) -> Result<Value> {
    let text = page_file::carried(std::str::from_utf8(bytes)?).ok_or("the page carries no map")?;
    Ok(serde_json::from_str::<Value>(&text)?["map"].clone())
}

/// The page without the map.
fn around(bytes: &[u8]) -> Result<String> {
    let text = std::str::from_utf8(bytes)?;
    let (before, rest) = text.split_once("<template").ok_or("the page carries no map")?;
    let (_, after) = rest.split_once("</template>").ok_or("what carries the map does not end")?;
    Ok(format!("{before}{after}"))
}

/// Whether the browser would ask before it leaves.
const ASKS: &str = "const leaving = new Event('beforeunload', { cancelable: true });
    dispatchEvent(leaving);
    return leaving.defaultPrevented";

async fn whole(page: &Page) -> Result<()> {
    Board::small(page).await?;
    let first = made(page, "whole-page").await?;
    // As the dialog says.
    same("a little over 4 MB", (4_000_000..4_600_000).contains(&first.len()), true)
        .map_err(|problem| format!("{problem}: {} bytes", first.len()))?;
    page.appears("[data-save=saved], [data-save=safe]").await?;
    page.expects(&[]).await?;

    let file = on_disk(page, "everything.html", &first)?;
    file.go("").await?;
    file.appears("html[data-parts=all] [data-card=a1]").await?;
    file.appears("[data-save=memory]").await?;
    file.shows(".alert[role=alert]", "Nothing is kept here by this browser.").await?;
    file.equals("whether it asks before it goes", ASKS, json!([]), json!(false)).await?;
    let board = Board { page: &file };
    board.stand_at("card-a1").await?;
    file.keys(&["Alt+Shift+ArrowRight"]).await?;
    file.appears(&format!("{} {}", cell("t2:l1"), card("a1"))).await?;
    file.equals("whether it asks before it goes", ASKS, json!([]), json!(true)).await?;
    file.keys(&["Ctrl+s"]).await?;
    let second = taken(&file).await?;
    file.equals("whether it asks before it goes", ASKS, json!([]), json!(false)).await?;
    file.expects(&[]).await?;
    let step = |map: &Value| {
        let cards = map["cards"].as_array().into_iter().flatten();
        cards.filter(|card| card["id"] == "a1").map(|card| card["step"].clone()).collect::<Value>()
    };
    same("where the card stood", step(&carried(&first)?), json!(["t1"]))?;
    same("where the card stands", step(&carried(&second)?), json!(["t2"]))?;

    // What is made of what was made is the same page.
    let again = on_disk(&file, "again.html", &second)?;
    again.go("").await?;
    again.appears("html[data-parts=all] [data-card=a1]").await?;
    again.keys(&["Ctrl+s"]).await?;
    let third = taken(&again).await?;
    again.expects(&[]).await?;
    same("the page around the map", around(&third)? == around(&second)?, true)?;
    same("the map", carried(&third)?, carried(&second)?)?;

    page.empty().await?;
    page.home("en").await?;
    page.choose_files(&[page.aside("again.html")]).await?;
    let board = Board { page };
    page.appears(&format!("{} {}", cell("t2:l1"), card("a1"))).await?;
    same("the id", board.id().await?, "m1".to_owned())?;
    same("the map that came back", board.map().await?, carried(&second)?)
}

async fn workers(page: &Page) -> Result<()> {
    Board::small(page).await?;
    let bytes = made(page, "whole-page").await?;
    page.expects(&[]).await?;
    let file = on_disk(page, "everything.html", &bytes)?;
    file.go("").await?;
    file.appears("html[data-parts=all] [data-card=a1]").await?;
    file.click("[data-menu=export]").await?;
    file.click(".menu [data-command=export-as]").await?;
    file.wait(
        "the preview to be a picture",
        "return (document.querySelector('dialog[open] [data-preview]')?.naturalWidth ?? 0) > 0",
    )
    .await?;
    file.choose("dialog[open] select[name=format]", "workbook").await?;
    file.appears("dialog[open] [data-told-of=workbook] [data-losses]").await?;
    file.click("dialog[open] button[type=submit]").await?;
    let (_, bytes) = file.downloaded_as(|name, bytes| name.ends_with(".xlsx") && bytes.len() > 1000).await?;
    same("its beginning", bytes.starts_with(b"PK\x03\x04"), true)?;
    file.expects(&[]).await
}

async fn table(page: &Page) -> Result<()> {
    Board::small(page).await?;
    let bytes = made(page, "read-page").await?;
    page.expects(&[]).await?;
    let text = std::str::from_utf8(&bytes)?;
    same("scripts", text.contains("<script"), false)?;
    let file = on_disk(page, "table.html", &bytes)?;
    file.client.goto(&file.url).await?;
    file.shows("table", "Alpha").await?;
    file.equals("the stages", "return document.querySelectorAll('th[scope=colgroup]').length", json!([]), json!(3))
        .await?;
    let shown = file.run("return getComputedStyle(document.querySelector('td')).borderTopStyle").await?;
    same("its style", shown, json!("solid"))?;
    file.expects(&[]).await?;
    page.empty().await?;
    page.home("en").await?;
    page.choose_files(&[page.aside("table.html")]).await?;
    page.appears(&card("a1")).await?;
    same("the map that came back", Board { page }.map().await?, carried(&bytes)?)
}

async fn missing(page: &Page) -> Result<()> {
    let build = crate::build::Build::copy()?;
    build.remove("crash.js")?;
    page.expects(&[]).await?;
    let here = page.elsewhere(&build.url());
    here.empty().await?;
    here.store("parcours:set", &json!({ "language": "en", "theme": "light" })).await?;
    here.store("parcours:map:m1", &seeds::small("en")).await?;
    here.go("#/map/m1").await?;
    here.appears("html[data-parts=all] [data-card=a1]").await?;
    here.click("[data-menu=export]").await?;
    here.click(".menu [data-command=export-as]").await?;
    here.choose("dialog[open] select[name=format]", "whole-page").await?;
    here.click("dialog[open] button[type=submit]").await?;
    here.shows("dialog[open] [data-problem]", "could not be loaded").await?;
    same("files", std::fs::read_dir(&here.downloads)?.count(), 0)?;
    here.expects(&["crash.js"]).await
}

async fn accessible(page: &Page) -> Result<()> {
    Board::open_in(page, "fr", &seeds::small("fr")).await?;
    page.run("document.documentElement.dataset.theme = 'dark'").await?;
    page.narrow(390, 844).await?;
    page.click("[data-menu=export]").await?;
    page.click(".menu [data-command=export-as]").await?;
    page.choose("dialog[open] select[name=format]", "whole-page").await?;
    page.shows("dialog[open] [data-facts]", "4 Mo").await?;
    page.axe_finds_nothing("the page that is everything").await?;
    page.emulate("Emulation.clearDeviceMetricsOverride", json!({})).await?;
    Ok(())
}
