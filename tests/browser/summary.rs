//! The summary on the screen and on paper.

use serde_json::{Value, json};
use xtask::Result;

use crate::board::Board;
use crate::page::{Page, failure, same};
use crate::priorities::{dress, seed};
use crate::scenarios;

scenarios![
    Chromium "summary: every example is printed whole, light, on one page" printed,
    All "summary: the button prints" print_button,
    Chromium "summary: what changes on the board is read at once" follows,
    Chromium "axe: summary" axe,
];

const EXAMPLES: [&str; 4] = ["current-state", "day-in-the-life", "future-state", "service-blueprint"];

/// What would be cut or stay dark on paper, and what would be printed beside the summary.
const ON_PAPER: &str = "const faults = [];
    const page = document.querySelector('[data-summary]');
    for (const element of page.querySelectorAll('*')) {
        const at = element.getBoundingClientRect();
        if (!at.width || getComputedStyle(element).clipPath !== 'none') continue;
        if (at.right > innerWidth + 0.5 || at.left < -0.5) faults.push('beside the paper: ' + element.outerHTML.slice(0, 80));
        if (element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX !== 'visible') faults.push('cut: ' + element.outerHTML.slice(0, 80));
    }
    for (const other of document.querySelectorAll('.bar, .strip, .footer, .side-panel, .board-area, .summary .button'))
        if (other.getClientRects().length) faults.push('printed too: ' + other.className);
    for (let around = page.parentElement; around; around = around.parentElement)
        if (around !== document.documentElement && ['auto', 'scroll', 'hidden'].includes(getComputedStyle(around).overflowY)) faults.push('cut by ' + around.className);
    const [red] = getComputedStyle(document.querySelector('.workbench')).backgroundColor.match(/[\\d.]+/g).map(Number);
    if (red < 240) faults.push('dark: ' + getComputedStyle(document.querySelector('.workbench')).backgroundColor);
    return faults";

async fn open_example(page: &Page, language: &str, name: &str) -> Result<()> {
    page.leave().await?;
    page.run("localStorage.clear()").await?;
    page.home(language).await?;
    page.click(&format!("[data-example={name}]")).await?;
    page.appears("[data-card]").await?;
    page.click("[data-view=summary]").await?;
    page.appears("[data-summary]").await
}

/// The sizes of the pages of what would be printed, in points.
async fn sheets(page: &Page) -> Result<Vec<String>> {
    let printed =
        page.emulate("Page.printToPDF", json!({ "preferCSSPageSize": true, "printBackground": true })).await?;
    let data = printed["data"].as_str().unwrap_or_default();
    let script = "return atob(arguments[0]).match(/MediaBox ?\\[[^\\]]*\\]/g)";
    let boxes = page.ask(script, json!([data])).await?;
    Ok(boxes.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect())
}

async fn printed(page: &Page) -> Result<()> {
    for language in ["en", "fr"] {
        for name in EXAMPLES {
            open_example(page, language, name).await?;
            dress(page, "dark").await?;
            // The width of the paper between its margins.
            page.narrow(695, 1040).await?;
            page.emulate("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
            let faults = page.run(ON_PAPER).await?;
            page.emulate("Emulation.setEmulatedMedia", json!({ "media": "" })).await?;
            page.emulate("Emulation.clearDeviceMetricsOverride", json!({})).await?;
            same(&format!("the faults of {name} in {language}"), faults, json!([]))?;
            let sheets = sheets(page).await?;
            let is_a4_upright = |sheet: &String| sheet.contains("594.9") && sheet.contains("841.9");
            if sheets.len() != 1 || !sheets.iter().all(is_a4_upright) {
                return failure(format!("{name} in {language} is printed on {sheets:?}"));
            }
        }
    }
    page.click("[data-view=board]").await?;
    let sheets = sheets(page).await?;
    if sheets.iter().all(|sheet| sheet.contains("1191.")) { Ok(()) } else { failure(format!("the board: {sheets:?}")) }
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
