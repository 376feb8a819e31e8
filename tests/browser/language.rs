//! Changing the language on the board: what a template wrote follows, what a person wrote stays.

use serde_json::json;
use xtask::Result;

use crate::board::Board;
use crate::page::{Page, same};
use crate::scenarios;

scenarios![
    All "language: only untouched words of a template follow" relabels,
    Chromium "language: every control has a name in the language" named,
];

async fn relabels(page: &Page) -> Result<()> {
    page.home("fr").await?;
    page.click("[data-template=current-state]").await?;
    page.appears("dialog[open]").await?;
    page.keys(&["Enter"]).await?;
    page.appears("[data-stage]").await?;
    let names = "return [...document.querySelectorAll('[data-stage] .name, [data-lane] .lane-words')].map(name => name.textContent)";
    page.click("[data-stage]").await?;
    page.keys(&["F2"]).await?;
    page.wait("the name's field", "return document.activeElement?.hasAttribute('data-field') ?? false").await?;
    page.type_text("Avant tout").await?;
    page.keys(&["Enter"]).await?;
    page.shows("[data-stage] .name", "Avant tout").await?;
    let french: Vec<String> = serde_json::from_value(page.run(names).await?)?;
    page.click("[data-language=en]").await?;
    page.appears("html[lang=en]").await?;
    page.appears("[data-stage]").await?;
    let english: Vec<String> = serde_json::from_value(page.run(names).await?)?;
    same("the stage a person named", english.first().cloned(), Some("Avant tout".to_owned()))?;
    let stayed: Vec<&String> = english.iter().skip(1).filter(|name| french.contains(name)).collect();
    same("names that did not follow", stayed, Vec::new())?;
    Board { page }.focus_matches("[data-language=en]").await?;
    let map = Board { page }.map().await?;
    same("the language of the map", map["language"].clone(), json!("en"))?;
    page.click("[data-language=fr]").await?;
    page.appears("html[lang=fr]").await?;
    page.equals("the names again", names, json!([]), json!(french)).await?;
    page.reload().await?;
    page.equals("the names after a reload", names, json!([]), json!(french)).await
}

async fn named(page: &Page) -> Result<()> {
    Board::small(page).await?;
    let script = "return [...document.querySelectorAll('button, input, select, textarea, a')]
        .filter(control => !control.closest('[aria-hidden=true]') && control.getClientRects().length)
        .filter(control => !(control.textContent.trim() || control.getAttribute('aria-label') || control.labels?.length))
        .map(control => control.outerHTML.slice(0, 100))";
    page.equals("controls without a name", script, json!([]), json!([])).await
}
