//! The summary on the screen and on paper.

use serde_json::json;
use xtask::Result;

use crate::board::Board;
use crate::page::{Page, failure, same};
use crate::priorities::{dress, seed};
use crate::{paper, scenarios};

scenarios![
    Chromium "summary: every example is printed whole, light, on one page" printed,
    All "summary: the button prints" print_button,
    Chromium "summary: what changes on the board is read at once" follows,
    Chromium "axe: summary" axe,
];

const EXAMPLES: [&str; 4] = ["current-state", "day-in-the-life", "future-state", "service-blueprint"];

async fn open_example(page: &Page, language: &str, name: &str) -> Result<()> {
    page.empty().await?;
    page.home(language).await?;
    page.click(&format!("[data-example={name}]")).await?;
    page.appears("[data-card]").await?;
    page.click("[data-view=summary]").await?;
    page.appears("[data-summary]").await
}

async fn printed(page: &Page) -> Result<()> {
    let colours = "dispatchEvent(new Event('beforeprint'));
        const lightness = (style, name) => Math.min(...getComputedStyle(document.querySelector(style))[name].match(/[\\d.]+/g).slice(0, 3).map(Number));
        const found = [lightness('.paper', 'color') < 60, lightness('.paper .to-card', 'color') < 60];
        dispatchEvent(new Event('afterprint'));
        return found";
    for language in ["en", "fr"] {
        for name in EXAMPLES {
            open_example(page, language, name).await?;
            dress(page, "dark").await?;
            page.emulate("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
            let found = page.run(colours).await?;
            page.emulate("Emulation.setEmulatedMedia", json!({ "media": "" })).await?;
            same(&format!("dark ink on {name} in {language}"), found, json!([true, true]))?;
            let sheets = paper::print(page, paper::SHEETS[0]).await?;
            if sheets.len() != 1 {
                return failure(format!("{name} in {language} takes {} sheets", sheets.len()));
            }
            same(&format!("{name} in {language}"), paper::overlaps(&sheets), Vec::new())?;
        }
    }
    Ok(())
}

async fn print_button(page: &Page) -> Result<()> {
    Board::open(page, &seed("en")).await?;
    page.click("[data-view=summary]").await?;
    page.appears("[data-summary]").await?;
    page.run("window.print = () => { window.printed = (window.printed ?? 0) + 1; }").await?;
    page.click("[data-summary] [data-command=print]").await?;
    page.equals("how often it was printed", "return window.printed", json!([]), json!(1)).await
}

async fn follows(page: &Page) -> Result<()> {
    let board = Board::open(page, &seed("en")).await?;
    board.stand_at("cell-t4-l3").await?;
    page.keys(&["+"]).await?;
    page.click("[data-view=summary]").await?;
    page.appears("[data-summary]").await?;
    page.equals(
        "what is still open",
        "return document.querySelector('[data-part=open]').textContent.includes('feeling')",
        json!([]),
        json!(false),
    )
    .await?;
    page.click("[data-friction=p2] [data-to=p2]").await?;
    board.focus("card-p2").await?;
    board.stand_at("cell-t4-l3").await?;
    page.keys(&["Delete"]).await?;
    page.click("[data-view=summary]").await?;
    page.shows("[data-part=open]", "1 step has no known feeling.").await
}

async fn axe(page: &Page) -> Result<()> {
    for (language, theme, name, width) in [
        ("en", "light", "current-state", 1280),
        ("fr", "dark", "future-state", 1280),
        ("fr", "dark", "service-blueprint", 390),
        ("en", "light", "day-in-the-life", 390),
    ] {
        if width < 1280 {
            page.narrow(width, 844).await?;
        }
        open_example(page, language, name).await?;
        dress(page, theme).await?;
        page.axe_finds_nothing(&format!("the summary of {name}, {language}, {theme}, {width}")).await?;
        let fits = "return document.querySelector('.view-area').scrollWidth <= document.querySelector('.view-area').clientWidth";
        page.wait("nothing to be wider than the window", fits).await?;
    }
    page.leave().await?;
    Board::open(page, &crate::seeds::wide(0, 0, 0)).await?;
    page.click("[data-view=summary]").await?;
    page.appears("[data-empty=summary]").await?;
    page.axe_finds_nothing("the summary of an empty map").await
}
