use crate::{board::Board, page::{Page, failure}, scenarios};
use xtask::Result;
scenarios![Chromium "debug" debug];
async fn debug(page: &Page) -> Result<()> {
    let mut out = String::new();
    for rule in ["", ".drag-preview{display:none!important}", ".drop-line{display:none!important}", ".drop-here{background:none!important;box-shadow:none!important}", "body.dragging *{cursor:auto!important}", ".card.lifted{opacity:1!important}", ".scroller{overflow:visible!important}", ".lane{content-visibility:visible!important}", ".context-bar{display:none!important}"] {
    page.clear().await?;
    let board = Board::small(page).await?;
    page.ask("window.log=[]; if (arguments[0]) document.styleSheets[document.styleSheets.length-2].insertRule(arguments[0]); for (const n of ['lostpointercapture']) window.addEventListener(n, e => log.push([n]), true)", serde_json::json!([rule])).await?;
    let target = board.place("t3:l1", None).await?;
    let from = board.press(&crate::board::card("a1")).await?;
    page.point(crate::input::Pointer::Mouse, &crate::input::way(from, target)[..2]).await?;
    let x = page.run("return log").await?;
    board.release().await?;
    out.push_str(&format!("{rule}: {x}\n"));
    }
    failure(out)
}
