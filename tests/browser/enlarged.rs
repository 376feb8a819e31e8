//! The page enlarged three and four times, where a window is as low as a few hundred pixels (WCAG 1.4.10, 2.4.11).

use xtask::Result;

use crate::board::{Board, card};
use crate::board_checks::at_zoom;
use crate::page::{Page, failure};
use crate::scenarios;

scenarios![
    Chromium "enlarged: the focus is never hidden, in any view, and what is written is seen" in_every_view,
    Chromium "enlarged: the worksheet is filled by keyboard at 400 %" the_worksheet,
    Chromium "enlarged: nothing is brought into sight behind headers of several lines, nor under a panel" behind_nothing,
    Chromium "enlarged: dialogs and panels are used in the lowest window" in_the_lowest,
];

/// Windows of 1280 x 1024, 1280 x 800 and 1280 x 720 pixels enlarged, and a telephone on its side.
const SIZES: [(u32, u32); 5] = [(320, 256), (427, 267), (640, 360), (640, 400), (853, 533)];

/// How much of what has the focus is hidden, of nine points of it; what is larger than the window counts as far as it can be seen.
const HIDDEN: &str = "
    const focused = document.activeElement, box = focused.getBoundingClientRect(), name = focused.id || focused.dataset.command || focused.outerHTML.slice(0, 60);
    if (focused === document.body) return 'nothing has the focus';
    // In a label all of it is pressed.
    const own = hit => hit && (focused.contains(hit) || hit.closest('label')?.contains(focused) || (focused.matches('.cards, [data-lane], [data-stage], [data-step]') && focused.parentElement.contains(hit)));
    const [width, height] = [Math.min(box.width, innerWidth), Math.min(box.height, innerHeight)];
    let seen = 0;
    for (const across of [0.15, 0.5, 0.85]) for (const down of [0.15, 0.5, 0.85]) {
        if (own(document.elementFromPoint(box.left + width * across, box.top + height * down))) seen++;
    }
    return seen >= 5 ? null : `${name}: ${seen} of 9 points are seen, at ${[box.left, box.top, box.right, box.bottom].map(Math.round)}`";

/// What [`HIDDEN`] says where nothing has the focus.
const NOTHING: &str = "nothing has the focus";

/// What is hidden of the focus after each of `presses` presses of Tab.
async fn hidden(page: &Page, presses: usize, at: &str, faults: &mut Vec<String>) -> Result<()> {
    let mut stops = 0;
    for _ in 0..presses {
        page.keys(&["Tab"]).await?;
        match page.run(HIDDEN).await?.as_str() {
            // Past the last stop the focus is the browser's own.
            Some(NOTHING) => {}
            Some(found) => faults.push(format!("{at}: {found}")),
            None => stops += 1,
        }
    }
    if stops * 2 < presses {
        faults.push(format!("{at}: only {stops} of {presses} presses of Tab lead to something that is seen"));
    }
    Ok(())
}

async fn in_every_view(page: &Page) -> Result<()> {
    let mut faults = Vec::new();
    for (width, height) in SIZES {
        page.narrow(width, height).await?;
        page.leave().await?;
        let board = Board::small(page).await?;
        let at = format!("{width} x {height}");
        hidden(page, 30, &format!("{at}, board"), &mut faults).await?;
        for stop in ["card-a1", "card-c2", "card-e1", "cell-t5-l1", "lane-l2", "step-t3", "stage-s2"] {
            board.stand_at(stop).await?;
            if let Some(found) = page.run(HIDDEN).await?.as_str() {
                faults.push(format!("{at}, board: {found}"));
            }
        }
        board.stand_at("card-e1").await?;
        page.keys(&["F2"]).await?;
        page.appears("textarea[data-field]").await?;
        page.type_text("x").await?;
        if let Some(found) = page.run(HIDDEN).await?.as_str() {
            faults.push(format!("{at}, what is written: {found}"));
        }
        page.keys(&["Escape"]).await?;
        page.goes("textarea[data-field]").await?;
        for view in ["priorities", "compare", "summary"] {
            page.click(&format!(".tabs [data-command={view}]")).await?;
            page.appears(&format!("[data-sheet={view}]")).await?;
            hidden(page, 12, &format!("{at}, {view}"), &mut faults).await?;
        }
        page.leave().await?;
        page.home("en").await?;
        hidden(page, 20, &format!("{at}, first screen"), &mut faults).await?;
    }
    if faults.is_empty() { Ok(()) } else { failure(faults.join("\n")) }
}

async fn in_the_lowest(page: &Page) -> Result<()> {
    page.narrow(320, 256).await?;
    let board = Board::small(page).await?;
    board.stand_at("card-a1").await?;
    page.keys(&["Ctrl+k"]).await?;
    page.appears("dialog[open]").await?;
    page.type_text("move").await?;
    let mut faults = Vec::new();
    if let Some(found) = page.run(HIDDEN).await?.as_str() {
        faults.push(found.to_owned());
    }
    page.keys(&["Escape"]).await?;
    page.goes("dialog").await?;
    page.click(".context-bar [data-command=move]").await?;
    page.appears("dialog select[name=step]").await?;
    hidden(page, 4, "the Move dialog", &mut faults).await?;
    page.choose("dialog select[name=step]", "t3").await?;
    page.click("dialog button[type=submit]").await?;
    board.cards("t3:l1", &["a1", "c1", "c2"]).await?;
    board.focus("card-a1").await?;
    page.keys(&["Ctrl+i"]).await?;
    page.appears(".side-panel").await?;
    hidden(page, 6, "details", &mut faults).await?;
    // The first leaves the field, where one has the focus.
    page.run("document.querySelector('.side-panel').focus()").await?;
    page.keys(&["Escape"]).await?;
    page.goes(".side-panel").await?;
    board.focus("card-a1").await?;
    page.click(&card("a2")).await?;
    if faults.is_empty() { Ok(()) } else { failure(faults.join("\n")) }
}

async fn the_worksheet(page: &Page) -> Result<()> {
    page.narrow(320, 256).await?;
    crate::worksheet::with_the_keyboard(page).await
}

async fn behind_nothing(page: &Page) -> Result<()> {
    let mut faults = Vec::new();
    let mut file = crate::seeds::small("en");
    file["map"]["stages"][0]["steps"][0]["name"] =
        "A step whose name takes several lines in a column, and one more".into();
    let board = at_zoom(page, &file, 200).await?;
    for (from, keys) in
        [("card-a1", "ArrowDown"), ("card-a3", "ArrowUp"), ("card-d1", "ArrowUp"), ("card-a2", "ArrowUp")]
    {
        board.stand_at(from).await?;
        page.keys(&[keys]).await?;
        if let Some(found) = page.run(HIDDEN).await?.as_str() {
            faults.push(format!("{from} + {keys}: {found}"));
        }
    }
    page.narrow(853, 533).await?;
    page.leave().await?;
    let board = Board::small(page).await?;
    for panel in ["guide", "checks", "details"] {
        board.stand_at("card-a1").await?;
        page.click("[data-menu=map]").await?;
        page.click(&format!(".menu [data-command={panel}]")).await?;
        page.appears(&format!("[data-side={panel}]")).await?;
        page.run("document.querySelector('.skip').focus()").await?;
        hidden(page, 16, &format!("beside {panel}"), &mut faults).await?;
        page.run("document.querySelector('.side-panel').focus()").await?;
        page.keys(&["Escape"]).await?;
        page.goes(".side-panel").await?;
    }
    if faults.is_empty() { Ok(()) } else { failure(faults.join("\n")) }
}
