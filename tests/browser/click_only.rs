//! Everything a drag can do, by clicks alone: no movement between down and up (WCAG 2.5.7).

use serde_json::json;
use xtask::Result;

use crate::board::{Board, card};
use crate::page::Page;
use crate::scenarios;

scenarios![
    All "clicks alone: a card to any place" cards,
    All "clicks alone: stages, steps and lanes" headers,
    All "clicks alone: feelings" feelings,
    Chromium "clicks alone: merge, split, hide, show" structure,
];

async fn move_by_dialog(page: &Page, choices: &[(&str, &str)]) -> Result<()> {
    page.click(".context-bar [data-command=move]").await?;
    page.appears("dialog[open] select").await?;
    for (name, value) in choices {
        page.choose(&format!("dialog select[name={name}]"), value).await?;
    }
    page.click("dialog button[type=submit]").await?;
    page.goes("dialog").await
}

async fn cards(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    page.click(&card("a1")).await?;
    move_by_dialog(page, &[("step", "t3"), ("position", "1")]).await?;
    board.cards("t3:l1", &["c1", "a1", "c2"]).await?;
    move_by_dialog(page, &[("step", "t1"), ("lane", "l1"), ("position", "2")]).await?;
    board.cards("t1:l1", &["a2", "a3", "a1"]).await?;
    page.click_with("Ctrl", &card("a2")).await?;
    board.selected(&["a2", "a1"]).await?;
    move_by_dialog(page, &[("lane", "l4")]).await?;
    board.is_kept().await?;
    page.click("[data-command=undo]").await?;
    page.click("[data-command=undo]").await?;
    page.click("[data-command=undo]").await?;
    board.is_untouched().await
}

async fn headers(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    page.click("[data-stage=s3]").await?;
    move_by_dialog(page, &[("position", "0")]).await?;
    board.stages(&["s3", "s1", "s2"]).await?;
    page.click("[data-step=t2]").await?;
    move_by_dialog(page, &[("stage", "s2"), ("position", "0")]).await?;
    board.steps(&["t4", "t5", "t1", "t2", "t3"]).await?;
    page.appears("[data-step=t2][data-of=s2]").await?;
    page.click("[data-lane=l4]").await?;
    move_by_dialog(page, &[("position", "0")]).await?;
    board.lanes(&["l4", "l1", "l2", "l3"]).await?;
    board.is_kept().await?;
    for _ in 0..3 {
        page.click("[data-command=undo]").await?;
    }
    board.is_untouched().await
}

async fn feelings(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    let at = page.reachable("[data-emotion='t4:l3']", (0.5, 0.34)).await?;
    page.point(crate::input::Pointer::Mouse, &[crate::input::to(at), crate::input::down(0), crate::input::up(0)])
        .await?;
    board.score("t4:l3", "1").await?;
    for (value, score) in [("-2", "-2"), ("2", "2"), ("0", "0")] {
        page.click(&format!(".context-bar .score[data-value='{value}']")).await?;
        board.score("t4:l3", score).await?;
    }
    page.click(".context-bar .feeling-word input").await?;
    page.type_text("calm").await?;
    page.click("[data-card=a1]").await?;
    page.shows("[data-emotion='t4:l3'] .feeling", "calm").await?;
    page.click("[data-emotion='t4:l3'] .point").await?;
    page.click(".context-bar [data-command=emotion-unknown]").await?;
    board.score("t4:l3", "").await
}

async fn structure(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    page.click("[data-stage=s2]").await?;
    page.click(".context-bar [data-command=merge-stage]").await?;
    board.stages(&["s1", "s3"]).await?;
    board.steps(&["t1", "t2", "t3", "t4", "t5"]).await?;
    page.click("[data-step=t2]").await?;
    page.click(".context-bar [data-command=split-stage]").await?;
    page.wait("the name's field", "return document.activeElement?.hasAttribute('data-field') ?? false").await?;
    page.click(".save").await?;
    page.equals("the stages", "return document.querySelectorAll('[data-stage]').length", json!([]), json!(3)).await?;
    page.click("[data-command=undo]").await?;
    page.click("[data-command=undo]").await?;
    board.is_untouched().await?;
    page.click("[data-lane=l2]").await?;
    page.click(".context-bar [data-command=hide-lane]").await?;
    board.lanes(&["l1", "l3", "l4"]).await?;
    board.focus("lane-l3").await?;
    page.click(".footer [data-command=lanes]").await?;
    page.click("dialog .ticks li:nth-child(2) input").await?;
    page.keys(&["Escape"]).await?;
    board.lanes(&["l1", "l2", "l3", "l4"]).await?;
    board.cards("t1:l2", &["d1"]).await
}
