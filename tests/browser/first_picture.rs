//! The first picture of a map, which is drawn while the program is on its way.

use serde_json::{Value, json};
use xtask::Result;

use crate::board::{Board, card, cell};
use crate::build::{Build, File};
use crate::page::{Page, failure, same};
use crate::scenarios;
use crate::seeds;

scenarios![
    All "first picture: names and cards stand where the program draws them" stands,
    All "first picture: what is pressed and typed on it is done on the board" goes_on,
    All "first picture: what is not for a card or a cell of this map is not done" not_done,
    All "first picture: the board is scrolled to where it was" scrolled,
    All "first picture: where there is no map of ours its place stays free" no_picture,
];

/// A map in a copy of the page whose program does not come before it is let go.
async fn held(page: &Page, file: &Value) -> Result<(Build, Page)> {
    let build = Build::copy()?;
    build.hold(File::Core)?;
    page.expects(&[]).await?;
    let page = page.elsewhere(&build.url());
    page.leave().await?;
    page.store("parcours:set", &json!({ "language": "en" })).await?;
    page.store("parcours:map:m1", file).await?;
    Ok((build, page))
}

/// Waits until all of the program is there: its server goes.
async fn whole(page: &Page) -> Result<()> {
    page.appears("html[data-parts=all]").await?;
    page.expects(&[]).await
}

/// The words and the place of every name and card in sight.
const PLACES: &str = "
    // A row is as high as what it holds from the second frame on.
    const frame = () => new Promise(requestAnimationFrame);
    const round = (length) => Math.round(length);
    return frame().then(frame).then(frame).then(() => [...document.querySelectorAll('.stage .name, .step > .name, .lane-header .name, .lane-header .question, [data-card]')]
        .map((element) => [element, element.getBoundingClientRect()])
        .filter(([element, { bottom, width }]) => width > 0 && bottom < innerHeight && !element.querySelector('.unseen'))
        .map(([element, { x, y, width, height }]) => [element.dataset.card ?? element.textContent.trim(), round(x), round(y), round(width), round(height)])
        .filter(([text]) => text !== ''));";

async fn stands(page: &Page) -> Result<()> {
    let blueprint = {
        let mut file = seeds::small("en");
        file["map"]["kind"] = json!("service-blueprint");
        file
    };
    for (name, file) in [("small", seeds::small("en")), ("wide", seeds::wide(7, 6, 3)), ("blueprint", blueprint)] {
        for (width, height) in [(1280, 800), (390, 800)] {
            let (build, page) = held(page, &file).await?;
            page.client.set_window_size(width, height).await?;
            page.client.goto(&format!("{}#/map/m1", page.url)).await?;
            page.appears("#start [data-card]").await?;
            same("the program is not there", page.count("#board-scroller").await?, 0)?;
            let before = page.run(PLACES).await?;
            build.let_go();
            page.appears("html[data-ready]").await?;
            same("the picture is gone", page.count("#start").await?, 0)?;
            near(&format!("{name} at {width}"), &before, &page.run(PLACES).await?)?;
            whole(&page).await?;
        }
    }
    Ok(())
}

/// Whether every place is the same to a pixel: engines round heights each in their way.
fn near(what: &str, before: &Value, after: &Value) -> Result<()> {
    let all = |places: &Value| places.as_array().cloned().unwrap_or_default();
    let (before, after) = (all(before), all(after));
    let is_same = |(one, other): (&Value, &Value)| {
        let near = |at: usize| (one[at].as_f64().unwrap_or(-1e9) - other[at].as_f64().unwrap_or(1e9)).abs() <= 1.0;
        one[0] == other[0] && (1..5).all(near)
    };
    if before.is_empty() || before.len() != after.len() || !before.iter().zip(&after).all(is_same) {
        return failure(format!(
            "{what}: {} places before, {} after:\n{before:?}\n{after:?}",
            before.len(),
            after.len()
        ));
    }
    Ok(())
}

async fn goes_on(page: &Page) -> Result<()> {
    let (build, page) = held(page, &seeds::small("en")).await?;
    let page = &page;
    page.client.goto(&format!("{}#/map/m1", page.url)).await?;
    page.appears("#start [data-card]").await?;
    page.click(&cell("t5:l1")).await?;
    page.type_text("written before").await?;
    page.keys(&["Tab"]).await?;
    page.type_text("and after").await?;
    page.keys(&["Enter"]).await?;
    page.click(&card("a1")).await?;
    page.appears("#start [data-card=a1][aria-selected=true]").await?;
    build.let_go();
    page.appears("html[data-ready]").await?;
    page.shows("#board-scroller [data-cell='t5:l1']", "written before").await?;
    page.appears("#board-scroller [data-card=a1][aria-selected=true]").await?;
    page.appears("[data-save=safe]").await?;
    let map = Board { page }.map().await?;
    let cards = map["cards"].as_array().cloned().unwrap_or_default();
    for text in ["written before", "and after"] {
        same("the card is kept", cards.iter().any(|card| card["text"] == text), true)?;
    }
    whole(page).await
}

/// Whether the page leaves a press of the key `arguments[0]` to the browser.
const IS_LEFT: &str = "return document.body.dispatchEvent(new KeyboardEvent('keydown', { key: arguments[0], bubbles: true, cancelable: true }));";

async fn not_done(page: &Page) -> Result<()> {
    let outer = page;
    let (build, page) = held(outer, &seeds::small("en")).await?;
    page.client.goto(&format!("{}#/map/m1", page.url)).await?;
    page.appears("#start [data-card]").await?;
    page.click(&card("a1")).await?;
    for key in ["F5", "F12", "ArrowDown", "PageDown", "Tab"] {
        same(&format!("{key} is the browser's"), page.ask(IS_LEFT, json!([key])).await?, json!(true))?;
    }
    page.click(&card("a1")).await?;
    page.click("#start .lane-header").await?;
    page.keys(&["Delete"]).await?;
    build.let_go();
    page.appears("html[data-ready]").await?;
    page.appears("#board-scroller [data-card=a1][aria-selected=true]").await?;
    whole(&page).await?;
    // The same ids, and another map.
    let (build, page) = held(outer, &seeds::small("en")).await?;
    page.store("parcours:map:m2", &seeds::small("en")).await?;
    page.client.goto(&format!("{}#/map/m1", page.url)).await?;
    page.appears("#start [data-card]").await?;
    page.click(&cell("t5:l1")).await?;
    page.type_text("for the other").await?;
    page.run("location.hash = '#/map/m2'").await?;
    page.goes("#start .scroller").await?;
    build.let_go();
    page.appears("html[data-ready]").await?;
    whole(&page).await?;
    same("cards in that cell", page.count("[data-cell='t5:l1'] [data-card]").await?, 0)?;
    same("fields", page.count("[data-field]").await?, 0)
}

async fn scrolled(page: &Page) -> Result<()> {
    let (build, page) = held(page, &seeds::wide(12, 14, 2)).await?;
    page.client.goto(&format!("{}#/map/m1", page.url)).await?;
    page.appears("#start [data-card]").await?;
    page.run("document.querySelector('#start .scroller').scrollTo(130, 240)").await?;
    build.let_go();
    page.appears("html[data-ready]").await?;
    let at = "const { scrollLeft, scrollTop } = document.querySelector('#board-scroller'); return [scrollLeft, scrollTop].map(Math.round);";
    page.equals("how far it is scrolled", at, json!([]), json!([130, 240])).await?;
    whole(&page).await
}

/// What may stand in storage in the place of a map.
const NO_MAPS: [&str; 4] = ["", "{\"e\":1,\"rev\":", "{\"map\":{\"stages\":{}}}", "null"];

async fn no_picture(page: &Page) -> Result<()> {
    for record in NO_MAPS {
        let (build, page) = held(page, &json!({})).await?;
        page.ask("localStorage.setItem('parcours:map:m1', arguments[0])", json!([record])).await?;
        page.client.goto(&format!("{}#/map/m1", page.url)).await?;
        page.wait("the starting script", "return window.parcours?.pressed !== undefined").await?;
        same("the free place", page.count("#start .start-board").await?, 1)?;
        same("no picture", page.count("#start .scroller").await?, 0)?;
        build.let_go();
        page.appears(".not-opened").await?;
        whole(&page).await?;
    }
    // A text is a text: nothing in it becomes markup.
    let mut file = seeds::small("en");
    file["map"]["cards"][0]["text"] = json!("<img src=x onerror=alert(1)>");
    let (build, page) = held(page, &file).await?;
    page.client.goto(&format!("{}#/map/m1", page.url)).await?;
    page.appears("#start [data-card]").await?;
    same("markup", page.count("#start .scroller img").await?, 0)?;
    build.let_go();
    page.appears("html[data-ready]").await?;
    whole(&page).await
}
