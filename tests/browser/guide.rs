//! The guide, its agenda and the hints, as a facilitator uses them beside the board.

use serde_json::json;
use xtask::Result;

use crate::board::{Board, card};
use crate::page::{Page, failure, same};
use crate::{scenarios, seeds};

scenarios![
    All "guide: it opens, counts along, and asks about what is in focus" counts_and_asks,
    All "guide: the agenda goes on after a reload" agenda_lasts,
    Chromium "guide: the agenda goes by the wall, and says once when time is up" agenda_is_told,
    All "guide: time is up is said with the panel closed, and to who comes late" agenda_is_told_late,
    All "guide: hints lead to their place and are set aside, by mouse" hints_by_mouse,
    All "guide: hints lead to their place and are set aside, by keys" hints_by_keys,
    Chromium "axe: the guide and the hints, dark and in French" axe_french,
    Chromium "axe: the guide and the hints, in English" axe_english,
    Chromium "axe: the guide and the hints, 390 pixels" axe_narrow,
];

/// The percent of a step of the guide.
const PERCENT: &str = "return document.querySelector(`[data-guide-step=${arguments[0]}] progress`)?.value";

async fn counts_and_asks(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    page.click(".bar-tools [data-command=guide]").await?;
    page.appears("[data-side=guide] [data-guide-step=goal]").await?;
    page.shows("[data-guide-step=goal]", "0 of 6 fields about the map are filled in").await?;
    page.click("[data-guide-step=feelings] button").await?;
    page.shows("[data-guide-step=feelings]", "4 of 5 steps have a feeling").await?;
    page.equals("progress", PERCENT, json!(["feelings"]), json!(60)).await?;
    // An edit counts; the way leads to what is missing.
    page.click("[data-guide-step=feelings] li:last-child [data-go-on]").await?;
    board.focus("cell-t4-l3").await?;
    page.keys(&["+"]).await?;
    page.shows("[data-guide-step=feelings]", "5 of 5 steps have a feeling").await?;
    page.equals("progress", PERCENT, json!(["feelings"]), json!(66)).await?;
    // Questions follow the focus.
    page.shows("[data-questions=lane] h4", "Lane: Feelings").await?;
    page.shows("[data-questions=stage] h4", "Stage: Use").await?;
    page.click(&card("a1")).await?;
    page.shows("[data-questions=lane] h4", "Lane: Actions").await?;
    board.stand_at("stage-s2").await?;
    page.shows("[data-questions=stage] h4", "Stage: Buy").await?;
    page.goes("[data-questions=lane]").await
}

/// The seconds the clock of the agenda shows.
const CLOCK: &str = "const shown = document.querySelector('[role=timer]')?.textContent.match(/(\\d+):(\\d+)/);
    return shown ? Number(shown[1]) * 60 + Number(shown[2]) : null";

async fn clock(page: &Page) -> Result<u64> {
    page.until("the clock", CLOCK, json!([]), |clock| clock.as_u64()).await
}

async fn agenda_lasts(page: &Page) -> Result<()> {
    Board::small(page).await?;
    page.click("[data-command=guide]").await?;
    page.click("[data-hours='4']").await?;
    page.appears("[data-hours='4'][aria-pressed=true]").await?;
    page.click("[data-timer=start]").await?;
    page.appears("[data-agenda=running]").await?;
    let before = clock(page).await?;
    page.until("a second to pass", CLOCK, json!([]), |clock| clock.as_u64().filter(|clock| *clock < before).map(drop))
        .await?;
    page.reload().await?;
    page.click("[data-command=guide]").await?;
    page.appears("[data-agenda=running]").await?;
    let after = clock(page).await?;
    same("it ran on", after < before && after > 800, true)?;
    page.click("[data-timer=next]").await?;
    page.appears("[data-activity='1']").await?;
    page.click("[data-timer=pause]").await?;
    page.appears("[data-agenda=paused]").await?;
    let paused = clock(page).await?;
    page.reload().await?;
    page.click("[data-command=guide]").await?;
    page.appears("[data-agenda=paused] [data-activity='1']").await?;
    same("it stood still", clock(page).await?, paused)?;
    page.click("[data-timer=start-over]").await?;
    page.appears("[data-agenda=waiting]").await
}

/// Moves the clock on the wall by what is kept under `ahead`.
const WALL: &str =
    "const wall = Date.now.bind(Date); Date.now = () => wall() + Number(sessionStorage.getItem('ahead') ?? 0);
    const said = []; window.said = said;
    addEventListener('DOMContentLoaded', () => new MutationObserver(() => {
        const text = document.querySelector('[data-status]')?.textContent;
        if (text && said.at(-1) !== text) said.push(text);
    }).observe(document, { subtree: true, childList: true, characterData: true }));";

async fn agenda_is_told(page: &Page) -> Result<()> {
    let added = page.at_start(WALL).await?;
    let outcome = told_once(page).await;
    page.emulate("Page.removeScriptToEvaluateOnNewDocument", json!({ "identifier": added })).await?;
    outcome
}

async fn told_once(page: &Page) -> Result<()> {
    Board::small(page).await?;
    page.click("[data-command=guide]").await?;
    page.click("[data-timer=start]").await?;
    page.appears("[data-agenda=running]").await?;
    page.run("sessionStorage.setItem('ahead', 11 * 60 * 1000)").await?;
    page.shows("[data-status]", "Time is up: Agree on the goal. Next: Get to know the persona.").await?;
    page.shows("[role=timer]", "over").await?;
    page.shows("[data-behind]", "1 min behind").await?;
    let before = clock(page).await?;
    page.until("a second to pass", CLOCK, json!([]), |clock| clock.as_u64().filter(|clock| *clock > before).map(drop))
        .await?;
    let said = page.run("return window.said.filter(text => text.startsWith('Time is up')).length").await?;
    same("times it was said", said, json!(1))?;
    // Nor is it said again to who comes back.
    page.reload().await?;
    page.click("[data-command=guide]").await?;
    page.shows("[role=timer]", "over").await?;
    let before = clock(page).await?;
    page.until("a second to pass", CLOCK, json!([]), |clock| clock.as_u64().filter(|clock| *clock > before).map(drop))
        .await?;
    let said = page.run("return window.said.filter(text => text.startsWith('Time is up')).length").await?;
    same("times it was said after a reload", said, json!(0))
}

async fn agenda_is_told_late(page: &Page) -> Result<()> {
    Board::small(page).await?;
    let now = page.run("return Math.floor(Date.now() / 1000)").await?;
    // Two seconds before the end, and a night after it.
    for spent in [598, 40_000] {
        page.leave().await?;
        let agenda =
            json!({ "map": "m1", "hours": 2, "index": 0, "entered": 0, "spent": spent, "since": now, "told": false });
        page.store("parcours:set", &json!({ "language": "en", "theme": "light", "agenda": agenda })).await?;
        page.go("#/map/m1").await?;
        page.shows("[data-status]", "Time is up: Agree on the goal.").await?;
        page.goes("[data-side=guide]").await?;
    }
    Ok(())
}

async fn hints_by_mouse(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    page.shows(".footer [data-command=checks]", "10 points to check").await?;
    page.click(".footer [data-command=checks]").await?;
    page.click("[data-check='no-channel:e1']").await?;
    board.focus("card-e1").await?;
    page.click("[data-aside='no-channel:e1']").await?;
    page.goes("[data-check='no-channel:e1']").await?;
    page.shows(".footer [data-command=checks]", "9 points to check").await?;
    let map = board.map().await?;
    same("what is kept", map["context"]["dismissed"].clone(), json!(["no-channel:e1"]))?;
    page.click(".check-aside summary").await?;
    page.click("[data-back='no-channel:e1']").await?;
    page.appears("[data-check='no-channel:e1']").await?;
    page.shows(".footer [data-command=checks]", "10 points to check").await?;
    page.click("[data-command=undo]").await?;
    page.shows(".footer [data-command=checks]", "9 points to check").await
}

/// Presses Tab until what `selector` names has the focus.
async fn tab_to(page: &Page, selector: &str) -> Result<()> {
    for _ in 0..80 {
        page.keys(&["Tab"]).await?;
        if page.ask("return document.activeElement?.matches(arguments[0]) ?? false", json!([selector])).await?
            == json!(true)
        {
            return Ok(());
        }
    }
    failure(format!("{selector} is not reached by Tab"))
}

async fn hints_by_keys(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    board.stand_at("card-a1").await?;
    tab_to(page, ".footer [data-command=checks]").await?;
    page.keys(&["Enter"]).await?;
    page.appears("[data-side=checks] [data-check='no-channel:d1']").await?;
    board.stand_at("card-a1").await?;
    tab_to(page, "[data-check='no-channel:d1']").await?;
    page.keys(&["Enter"]).await?;
    board.focus("card-d1").await?;
    tab_to(page, "[data-aside='no-channel:d1']").await?;
    page.keys(&["Enter"]).await?;
    page.goes("[data-check='no-channel:d1']").await?;
    // The focus goes on with the list and is not lost.
    page.wait("the focus to stay in the panel", "return document.activeElement?.closest('.side-panel') !== null").await
}

async fn states(page: &Page, language: &str, theme: &str) -> Result<()> {
    let board = Board::open_in(page, language, &seeds::small(language)).await?;
    page.ask("document.documentElement.dataset.theme = arguments[0]", json!([theme])).await?;
    board.stand_at("card-a1").await?;
    page.click("[data-command=guide]").await?;
    page.appears("[data-agenda=waiting]").await?;
    page.click(".programme summary").await?;
    page.axe_finds_nothing("the guide").await?;
    page.click("[data-timer=start]").await?;
    page.appears("[data-agenda=running]").await?;
    page.axe_finds_nothing("the guide, the timer running").await?;
    page.click("[data-guide-step=feelings] button").await?;
    page.appears("[data-guide-step=feelings] .guide-body").await?;
    page.axe_finds_nothing("another step of the guide").await?;
    page.click("[data-command=close-side]").await?;
    page.click(".footer [data-command=checks]").await?;
    page.click("[data-aside='no-goal:map']").await?;
    page.click(".check-aside summary").await?;
    page.appears("[data-back='no-goal:map']").await?;
    page.axe_finds_nothing("the hints").await
}

async fn axe_french(page: &Page) -> Result<()> {
    states(page, "fr", "dark").await
}

async fn axe_english(page: &Page) -> Result<()> {
    states(page, "en", "light").await
}

async fn axe_narrow(page: &Page) -> Result<()> {
    let size = json!({ "width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": false });
    page.emulate("Emulation.setDeviceMetricsOverride", size).await?;
    let board = Board::small(page).await?;
    page.click(".footer [data-command=checks]").await?;
    page.appears("[data-check='no-channel:d1']").await?;
    page.axe_finds_nothing("the hints").await?;
    page.wait(
        "nothing is cut",
        "const panel = document.querySelector('.side-panel'); return panel.scrollWidth <= panel.clientWidth",
    )
    .await?;
    // Over a narrow board the panel gives way to what it led to.
    page.click("[data-check='no-channel:d1']").await?;
    board.focus("card-d1").await?;
    page.goes(".side-panel").await?;
    page.click("[data-menu=map]").await?;
    page.click(".menu [data-command=guide]").await?;
    page.appears("[data-agenda=waiting]").await?;
    page.axe_finds_nothing("the guide").await?;
    page.wait(
        "nothing is cut",
        "const panel = document.querySelector('.side-panel'); return panel.scrollWidth <= panel.clientWidth",
    )
    .await
}
