//! Moments of truth and touchpoints: decided in their panels, seen at once on the board.

use serde_json::{Value, json};
use xtask::Result;

use crate::board::Board;
use crate::page::{Page, same};
use crate::{scenarios, seeds};

scenarios![
    All "moments: a suggestion is accepted with the mouse, its star comes and goes" by_mouse,
    All "moments: a suggestion is accepted with the keyboard" by_keyboard,
    All "moments: what is set aside stays aside after a reload" set_aside,
    All "touchpoints: a key mark and a channel are given in the inventory" inventory,
    All "touchpoints: the mark of a channel switch follows the cards" switch,
    Chromium "axe: moments of truth and touchpoints" accessible,
];

/// The small map with a contact on the website at t1 and one at the branch at t4.
fn seed(language: &str) -> Value {
    let mut file = seeds::small(language);
    for card in file["map"]["cards"].as_array_mut().into_iter().flatten() {
        let channel = match card["id"].as_str() {
            Some("d1") => json!({ "name": "Website", "kind": "online" }),
            Some("e1") => json!({ "name": "Branch", "kind": "offline" }),
            _ => continue,
        };
        card["channel"] = channel;
    }
    file
}

/// Opens a panel by its name in the palette.
async fn open_panel(page: &Page, name: &str, side: &str) -> Result<()> {
    page.keys(&["Ctrl+k"]).await?;
    page.appears("dialog[open] input:focus").await?;
    page.type_text(name).await?;
    page.keys(&["Enter"]).await?;
    page.appears(&format!("[data-side={side}] [data-part]")).await
}

async fn moments(page: &Page) -> Result<()> {
    open_panel(page, "Moments of truth", "moments").await
}

async fn named(page: &Page, selector: &str, expected: &str) -> Result<()> {
    let script = "return document.querySelector(arguments[0])?.getAttribute('aria-label')";
    page.equals(&format!("the name of {selector}"), script, json!([selector]), json!(expected)).await
}

async fn card(board: &Board<'_>, id: &str) -> Result<Value> {
    let map = board.map().await?;
    let found = map["cards"].as_array().into_iter().flatten().find(|card| card["id"] == id).cloned();
    Ok(found.unwrap_or_default())
}

async fn by_mouse(page: &Page) -> Result<()> {
    let board = Board::open(page, &seed("en")).await?;
    moments(page).await?;
    page.shows("[data-suggested=t3]", "Highest feeling: +2.").await?;
    page.run("document.querySelectorAll('.point').forEach(point => point.stays = true)").await?;
    page.click("[data-suggested=t3] [data-accept=high]").await?;
    page.click("[data-suggested=t3] [data-bearer=c1]").await?;
    page.appears("[data-emotion='t3:l3'] [data-star=high]").await?;
    named(page, "[data-emotion='t3:l3']", "+2, very good, moment of truth, moment of grace").await?;
    board.says("“Epsilon” is a moment of truth: a moment of grace.").await?;
    page.appears("[data-decided=c1]").await?;
    page.goes("[data-suggested=t3]").await?;
    same("the card", card(&board, "c1").await?["moment"].clone(), json!("high"))?;

    page.click("[data-decided=c1] [data-moment=low]").await?;
    page.appears("[data-emotion='t3:l3'] [data-star=low]").await?;
    page.goes("[data-star=high]").await?;
    page.click("[data-decided=c1] .place").await?;
    board.focus("card-c1").await?;
    page.keys(&["Ctrl+z", "Ctrl+z"]).await?;
    page.goes("[data-star]").await?;
    named(page, "[data-emotion='t3:l3']", "+2, very good").await?;
    page.appears("[data-suggested=t3]").await?;
    page.keys(&["Ctrl+Shift+z"]).await?;
    page.appears("[data-emotion='t3:l3'] [data-star=high]").await?;
    // A star comes and goes; the faces stay what they were.
    let script = "return [...document.querySelectorAll('.point')].filter(point => !point.stays).length";
    page.equals("the faces drawn anew", script, json!([]), json!(0)).await
}

async fn by_keyboard(page: &Page) -> Result<()> {
    let board = Board::open(page, &seed("en")).await?;
    moments(page).await?;
    page.focus_on("[data-suggested=t1] [data-accept=low]").await?;
    page.keys(&["Enter"]).await?;
    page.appears("[data-suggested=t1] [data-bearer=d1]").await?;
    page.keys(&["Tab", "Tab"]).await?;
    board.focus_matches("[data-bearer=d1]").await?;
    page.keys(&["Space"]).await?;
    page.appears("[data-emotion='t1:l3'] [data-star=low]").await?;
    named(page, "[data-emotion='t1:l3']", "−1, bad, moment of truth, black spot").await?;
    page.goes("[data-suggested=t1]").await?;
    // The panel keeps the focus, though what had it is gone.
    board.focus_matches("[data-side=moments] *").await?;
    same("the card", card(&board, "d1").await?["moment"].clone(), json!("low"))
}

async fn set_aside(page: &Page) -> Result<()> {
    let board = Board::open(page, &seed("en")).await?;
    moments(page).await?;
    page.click("[data-suggested=t5] [data-aside]").await?;
    page.goes("[data-suggested=t5]").await?;
    let map = board.map().await?;
    same("what is set aside", map["context"]["dismissed"].clone(), json!(["moment:last:t5", "moment:lowest:t5"]))?;
    page.reload().await?;
    page.appears("[data-board]").await?;
    moments(page).await?;
    page.appears("[data-suggested=t3]").await?;
    page.goes("[data-suggested=t5]").await?;
    page.click("[data-part=aside] summary").await?;
    page.click("[data-bring-back=t5]").await?;
    page.appears("[data-suggested=t5]").await?;
    page.goes("[data-part=aside]").await
}

async fn inventory(page: &Page) -> Result<()> {
    let mut file = seed("en");
    file["map"]["cards"][7]["channel"] = Value::Null;
    let board = Board::open(page, &file).await?;
    open_panel(page, "Touchpoint inventory", "touchpoints").await?;
    page.shows("[data-part=online]", "Eta").await?;
    page.click("[data-key=d1]").await?;
    page.appears("[data-key=d1][aria-pressed=true]").await?;
    same("the mark", card(&board, "d1").await?["key"].clone(), json!(true))?;
    page.keys(&["Space"]).await?;
    page.appears("[data-key=d1][aria-pressed=false]").await?;
    page.shows("[data-part=none]", "Theta").await?;
    page.choose("[data-give-channel=e1]", "offline:Phone").await?;
    page.goes("[data-part=none]").await?;
    page.shows("[data-part=offline]", "Phone").await?;
    page.shows("[data-card=e1] .chips", "Phone").await?;
    board.says("“Theta”: Phone (offline).").await?;
    page.click("[data-touchpoint=e1] [data-serves=t4]").await?;
    board.focus("card-e1").await
}

async fn switch(page: &Page) -> Result<()> {
    let board = Board::open(page, &seed("en")).await?;
    page.goes(".switch").await?;
    board.drag_card("e1", "t2:l2", None).await?;
    page.appears("[data-cell='t2:l2'] .switch[data-switch=crosses]").await?;
    page.shows("[data-cell='t2:l2'] .switch", "Website → Branch").await?;
    let described = "return document.getElementById(document.getElementById('cell-t2-l2').getAttribute('aria-describedby'))?.textContent";
    let told = json!("Channel switch: Website (online) → Branch (offline)");
    page.equals("what describes the cell", described, json!([]), told).await?;
    open_panel(page, "Touchpoint inventory", "touchpoints").await?;
    page.shows("[data-switch='t2:l2']", "Search → Compare").await?;
    page.click("[data-switches]").await?;
    let seen = "return getComputedStyle(document.querySelector('.cell .switch')).display !== 'none'";
    page.equals("the mark in sight", seen, json!([]), json!(false)).await?;
    page.click("[data-switches]").await?;
    page.equals("the mark in sight", seen, json!([]), json!(true)).await?;
    page.click("[data-command=close-side]").await?;
    page.keys(&["Ctrl+z"]).await?;
    page.goes(".cell .switch").await?;
    board.cards("t4:l2", &["e1"]).await
}

async fn accessible(page: &Page) -> Result<()> {
    for (language, theme, moments, touchpoints) in
        [("en", "light", "Moments of truth", "Touchpoint inventory"), ("fr", "dark", "Moments de vérité", "Inventaire")]
    {
        page.leave().await?;
        let mut file = seed(language);
        // A switch to the next step, and a contact of which nothing is known.
        file["map"]["cards"][6]["step"] = json!("t3");
        let unknown = json!({ "id": "x1", "step": "t1", "lane": "l2", "text": "Leaflet" });
        file["map"]["cards"].as_array_mut().into_iter().for_each(|cards| cards.push(unknown.clone()));
        Board::open_in(page, language, &file).await?;
        page.ask("document.documentElement.dataset.theme = arguments[0]", json!([theme])).await?;
        page.appears(".cell .switch").await?;
        open_panel(page, moments, "moments").await?;
        page.click("[data-suggested=t5] [data-aside]").await?;
        page.click("[data-part=aside] summary").await?;
        page.click("[data-suggested=t3] [data-accept=high]").await?;
        page.axe_finds_nothing("moments of truth, choosing a card").await?;
        page.click("[data-bearer=c1]").await?;
        page.appears("[data-decided=c1]").await?;
        page.axe_finds_nothing("moments of truth, one decided").await?;
        open_panel(page, touchpoints, "touchpoints").await?;
        page.click("[data-key=x1]").await?;
        page.axe_finds_nothing("the inventory of touchpoints").await?;
    }
    Ok(())
}
