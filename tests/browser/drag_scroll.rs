//! The board scrolls under a card that is held near its edge, or by the wheel (X13, X14).

use serde_json::{Value, json};
use xtask::Result;

use crate::board::{Board, card};
use crate::input::Point;
use crate::page::{Page, same};
use crate::scenarios;
use crate::seeds;

scenarios![
    All "auto-scroll: right and down, to the end, and the card lands there" to_the_end,
    Chromium "auto-scroll: left and up" back,
    Chromium "auto-scroll: Escape stops it" stops,
    Chromium "auto-scroll: from right to left" right_to_left,
    Chromium "auto-scroll: a stage across only, a lane down only" headers,
    Chromium "auto-scroll: the wheel during a drag (X14)" wheel,
];

async fn wide(page: &Page) -> Result<Board<'_>> {
    Board::open(page, &seeds::wide(14, 14, 1)).await
}

/// A point of the part of the board that the cells scroll in, inside its bands when `across` or `down` is near 0 or 1.
async fn port(page: &Page, across: f64, down: f64) -> Result<Point> {
    let script = "const board = document.querySelector('#board-scroller'), whole = board.getBoundingClientRect();
        const top = document.querySelector('.headers').getBoundingClientRect().bottom;
        const rtl = document.documentElement.dir === 'rtl', corner = document.querySelector('.steps .corner').getBoundingClientRect();
        const left = rtl ? whole.left : corner.right, right = rtl ? corner.left : whole.left + board.clientWidth, bottom = whole.top + board.clientHeight;
        return [left + 6 + (right - left - 12) * arguments[0], top + 6 + (bottom - top - 12) * arguments[1]]";
    Ok(serde_json::from_value(page.ask(script, json!([across, down])).await?)?)
}

async fn scroll_to(page: &Page, left: i64, top: i64) -> Result<()> {
    page.ask("document.querySelector('#board-scroller').scrollTo(arguments[0], arguments[1])", json!([left, top]))
        .await
        .map(drop)
}

async fn scrolled(page: &Page) -> Result<(f64, f64)> {
    let found = page
        .run("const board = document.querySelector('#board-scroller'); return [board.scrollLeft, board.scrollTop]")
        .await?;
    Ok(serde_json::from_value(found)?)
}

async fn waits(page: &Page, what: &str, condition: &str) -> Result<()> {
    page.wait(what, &format!("const board = document.querySelector('#board-scroller'); return {condition}")).await
}

async fn to_the_end(page: &Page) -> Result<()> {
    let board = wide(page).await?;
    let from = board.press(&card("t1l1c0")).await?;
    let corner = port(page, 1.0, 1.0).await?;
    board.glide(from, corner).await?;
    waits(page, "the end to the right and below", "board.scrollLeft + board.clientWidth >= board.scrollWidth - 1 && board.scrollTop + board.clientHeight >= board.scrollHeight - 1").await?;
    let cell = page.ask("return document.elementsFromPoint(...arguments[0]).map(hit => hit.closest('[data-cell]')?.dataset.cell).find(Boolean) ?? null", json!([port(page, 0.5, 0.5).await?])).await?;
    board.glide(corner, port(page, 0.5, 0.5).await?).await?;
    board.release().await?;
    let cell = cell.as_str().unwrap_or_default();
    let script = "return document.querySelector(`[data-cell='${arguments[0]}'] [data-card='t1l1c0']`) !== null";
    page.equals(&format!("the card in {cell}, where the pointer was"), script, json!([cell]), json!(true)).await?;
    board.at_rest().await?;
    board.is_kept().await.map(drop)
}

async fn back(page: &Page) -> Result<()> {
    let board = wide(page).await?;
    scroll_to(page, 900, 500).await?;
    let from = port(page, 0.5, 0.5).await?;
    let id: Value = page.ask("return document.elementFromPoint(...arguments[0])?.closest('[data-cell]')?.querySelector('[data-card]')?.id", json!([from])).await?;
    let at = board.press(&format!("[id='{}']", id.as_str().unwrap_or_default())).await?;
    let corner = port(page, 0.0, 0.0).await?;
    board.glide(at, corner).await?;
    waits(page, "the beginning", "board.scrollLeft < 1 && board.scrollTop < 1").await?;
    page.keys(&["Escape"]).await?;
    board.release().await?;
    board.at_rest().await?;
    board.can_undo(false).await
}

async fn stops(page: &Page) -> Result<()> {
    let board = wide(page).await?;
    let from = board.press(&card("t1l1c0")).await?;
    board.glide(from, port(page, 1.0, 0.5).await?).await?;
    waits(page, "the board to scroll", "board.scrollLeft > 100").await?;
    page.keys(&["Escape"]).await?;
    let then = scrolled(page).await?;
    // More frames than the page would need to go on scrolling.
    let frames = "const done = arguments[0]; let left = 10; const next = () => left-- ? requestAnimationFrame(next) : done(true); next()";
    same("frames went by", page.client.execute_async(frames, vec![]).await?, serde_json::json!(true))?;
    same("how far the board is scrolled", scrolled(page).await?, then)?;
    board.release().await
}

async fn right_to_left(page: &Page) -> Result<()> {
    let board = wide(page).await?;
    page.run("document.documentElement.dir = 'rtl'").await?;
    let from = board.press(&card("t1l1c0")).await?;
    board.glide(from, port(page, 0.0, 0.5).await?).await?;
    waits(page, "the board to scroll to the left", "board.scrollLeft < -200").await?;
    page.keys(&["Escape"]).await?;
    board.release().await
}

async fn headers(page: &Page) -> Result<()> {
    let board = wide(page).await?;
    let from = board.press("[data-stage=s1]").await?;
    board.glide(from, port(page, 1.0, 1.0).await?).await?;
    waits(page, "the board to scroll across", "board.scrollLeft > 100").await?;
    same("scrolled down", scrolled(page).await?.1, 0.0)?;
    page.keys(&["Escape"]).await?;
    board.release().await?;
    scroll_to(page, 0, 0).await?;
    let from = board.press("[data-lane=l1]").await?;
    board.glide(from, port(page, 1.0, 1.0).await?).await?;
    waits(page, "the board to scroll down", "board.scrollTop > 100").await?;
    same("scrolled across", scrolled(page).await?.0, 0.0)?;
    page.keys(&["Escape"]).await?;
    board.release().await
}

async fn wheel(page: &Page) -> Result<()> {
    let board = wide(page).await?;
    let from = board.press(&card("t1l1c0")).await?;
    let middle = port(page, 0.5, 0.5).await?;
    board.glide(from, middle).await?;
    let script = "return document.elementsFromPoint(...arguments[0]).map(hit => hit.closest('[data-cell]')?.dataset.cell).find(Boolean) ?? null";
    let before = page.ask(script, json!([middle])).await?;
    let roll = json!({ "type": "scroll", "x": middle.0 as i64, "y": middle.1 as i64, "deltaX": 0, "deltaY": 300, "duration": 0 });
    page.perform(vec![json!({ "type": "wheel", "id": "wheel", "actions": [roll] })]).await?;
    waits(page, "the board to scroll", "board.scrollTop > 250").await?;
    let under = page
        .until("another cell under the pointer", script, json!([middle]), |cell| {
            (*cell != before && !cell.is_null()).then(|| cell.clone())
        })
        .await?;
    let cell = under.as_str().unwrap_or_default().to_owned();
    page.appears(&format!("[data-cell='{cell}'].drop-here")).await?;
    board.release().await?;
    page.appears(&format!("[data-cell='{cell}'] [data-card='t1l1c0']")).await
}
