//! Files nobody should have made, through the field that opens files: told in words, added only when asked for.

use serde_json::json;
use xtask::Result;

use crate::board::Board;
use crate::page::{Page, same};
use crate::scenarios;

scenarios![
    All "files: what cannot be opened is told, and nothing is added" refused,
    All "files: repairs are listed before they are made" repaired,
    Chromium "files: words of a file are never markup" words,
    Chromium "files: a good one beside a bad one" mixed,
];

fn hostile(name: &str) -> std::path::PathBuf {
    xtask::root().join("tests/files/hostile").join(format!("{name}.json"))
}

async fn refused(page: &Page) -> Result<()> {
    page.home("en").await?;
    for (name, told) in [
        ("empty", "This file is empty."),
        ("not-text", "This file is not text in UTF-8 or UTF-16."),
        ("stops", "the file stops too soon."),
        ("other-json", "This JSON is not a journey map."),
        ("newer-schema", "Made with a newer version"),
        ("deep", "This file is nested too deeply"),
        ("title-number", "expected text, found"),
        ("text-long", "the limit is"),
    ] {
        page.choose_files(&[hostile(name)]).await?;
        page.shows("dialog .home-problem", told).await?;
        let code = page.run("return document.querySelector('.home-code').textContent.length > 1").await?;
        same("a code", code, json!(true))?;
        same("buttons that import", page.count("dialog [data-command=import]").await?, 0)?;
        page.keys(&["Escape"]).await?;
        page.goes("dialog").await?;
    }
    same("maps", page.count("[data-map]").await?, 0)?;
    page.goes("[data-board]").await
}

async fn repaired(page: &Page) -> Result<()> {
    page.home("en").await?;
    page.choose_files(&[hostile("dangling")]).await?;
    page.shows("dialog .home-repairs", "which does not exist.").await?;
    same("maps before a yes", page.count("[data-map]").await?, 0)?;
    page.keys(&["Escape"]).await?;
    page.goes("dialog").await?;
    same("maps after a no", page.count("[data-map]").await?, 0)?;
    page.choose_files(&[hostile("dangling")]).await?;
    page.click("dialog [data-command=import]").await?;
    page.appears("[data-board]").await?;
    Board { page }.map().await.map(drop)
}

async fn words(page: &Page) -> Result<()> {
    page.home("en").await?;
    page.choose_files(&[hostile("words-as-markup")]).await?;
    page.wait("the dialog or the board", "return document.querySelector('dialog[open], [data-board]') !== null")
        .await?;
    if page.count("dialog [data-command=import]").await? == 1 {
        page.click("dialog [data-command=import]").await?;
    }
    page.appears("[data-board]").await?;
    same(
        "images, scripts and frames",
        page.count("main :is(img, script, iframe), .bar :is(img, script, iframe), .strip img").await?,
        0,
    )
}

async fn mixed(page: &Page) -> Result<()> {
    page.home("en").await?;
    page.choose_files(&[xtask::root().join("tests/files/v1.json"), hostile("stops")]).await?;
    page.shows("dialog [data-command=import]", "Open 1 map").await?;
    page.click("dialog [data-command=import]").await?;
    page.appears("[data-board]").await
}
