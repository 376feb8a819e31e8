//! A large board is drawn in slices; what is done meanwhile is done.

use serde_json::json;
use xtask::Result;

use crate::board::{Board, card, cell};
use crate::page::{Page, same};
use crate::{scenarios, seeds};

scenarios![
    All "slices: a card is opened and kept while the rest of a large board is still to be drawn" pressed_meanwhile,
    All "slices: a key that leads to a row which is still to be drawn goes there" key_leads_on,
];

/// From now on nothing more is drawn after the first slice until `window.goOn` is called. Both ways of giving way are held; a clock that
/// leaps lets no slice hold more than a row, however fast the machine.
const HOLD: &str = "
    let ahead = 0;
    const now = performance.now.bind(performance);
    performance.now = () => now() + (ahead += 10);
    const held = [];
    window.goOn = () => held.splice(0).forEach(done => done());
    const wait = () => new Promise(done => held.push(done));
    Object.defineProperty(window, 'scheduler', { value: { yield: wait }, configurable: true });";

/// A board of 2,000 cards whose first rows are drawn, on the page of the list it was opened from.
async fn begun(page: &Page) -> Result<Board<'_>> {
    page.leave().await?;
    page.store("parcours:map:m1", &seeds::wide(10, 20, 10)).await?;
    page.home("en").await?;
    page.run(HOLD).await?;
    page.run("location.hash = '#/map/m1'").await?;
    page.appears(&cell("t0:l0")).await?;
    page.appears("html[data-parts=all]").await?;
    Ok(Board { page })
}

async fn rows(page: &Page) -> Result<u64> {
    page.count(".lanes > .lane").await
}

async fn pressed_meanwhile(page: &Page) -> Result<()> {
    let board = begun(page).await?;
    let first = rows(page).await?;
    same("rows are still to be drawn", first < 20, true)?;
    same("and the page is not ready for who drives it", page.count("html[data-ready]").await?, 0)?;
    let id = page.run("return document.querySelector('[data-card]').dataset.card").await?;
    let id = id.as_str().unwrap_or_default().to_owned();
    page.click(&card(&id)).await?;
    page.keys(&["Enter"]).await?;
    page.appears("[data-field]").await?;
    page.type_text("written meanwhile ").await?;
    page.keys(&["Enter"]).await?;
    page.shows(&card(&id), "written meanwhile").await?;
    page.equals(
        "every row is there",
        "return document.querySelectorAll('.lanes > .lane').length",
        json!([]),
        json!(20),
    )
    .await?;
    page.run("window.goOn()").await?;
    page.appears("html[data-ready]").await?;
    page.appears("[data-save=safe]").await?;
    let map = board.map().await?;
    let kept = map["cards"].as_array().into_iter().flatten().any(|kept| {
        kept["id"] == id.as_str() && kept["text"].as_str().is_some_and(|text| text.contains("written meanwhile"))
    });
    same("the text is kept", kept, true)
}

async fn key_leads_on(page: &Page) -> Result<()> {
    let _ = begun(page).await?;
    same("rows are still to be drawn", rows(page).await? < 20, true)?;
    let id = page.run("return document.querySelector('[data-card]').dataset.card").await?;
    page.click(&card(id.as_str().unwrap_or_default())).await?;
    page.keys(&["Ctrl+End"]).await?;
    let at = "return document.activeElement.closest('[data-cell]')?.dataset.cell ?? ''";
    page.equals("the focus is in the last row", at, json!([]), json!("t9:l19")).await?;
    page.run("window.goOn()").await?;
    page.appears("html[data-ready]").await
}
