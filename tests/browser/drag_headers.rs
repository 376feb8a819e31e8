//! Stages, steps, lanes and feelings carried with the mouse.

use xtask::Result;

use crate::board::Board;
use crate::page::Page;
use crate::scenarios;

scenarios![
    All "drag: a stage goes with its steps" stage,
    All "drag: a step within its stage and into another" step,
    Chromium "drag: the only step of a stage stays" only_step,
    All "drag: a lane" lane,
    All "drag: the point of a feeling" point,
    Chromium "drag: a header given up with Escape" given_up,
];

async fn stage(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    let target = page.spot("[data-stage=s1]", (0.1, 0.5)).await?;
    board.drag("[data-stage=s3]", target).await?;
    board.stages(&["s3", "s1", "s2"]).await?;
    board.steps(&["t4", "t5", "t1", "t2", "t3"]).await?;
    board.says("Stage Use: position 1 of 3.").await?;
    board.focus("stage-s3").await?;
    let target = page.spot("[data-stage=s2]", (0.8, 0.5)).await?;
    board.drag("[data-stage=s1]", target).await?;
    board.stages(&["s3", "s2", "s1"]).await?;
    board.is_kept().await?;
    page.keys(&["Ctrl+z", "Ctrl+z"]).await?;
    board.is_untouched().await
}

async fn step(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    let target = page.spot("[data-step=t1]", (0.1, 0.5)).await?;
    board.drag("[data-step=t2]", target).await?;
    board.steps(&["t2", "t1", "t3", "t4", "t5"]).await?;
    board.says("Step Compare: position 1 of 5.").await?;
    board.focus("step-t2").await?;
    let target = page.spot("[data-step=t3]", (0.8, 0.5)).await?;
    board.drag("[data-step=t2]", target).await?;
    board.steps(&["t1", "t3", "t2", "t4", "t5"]).await?;
    page.appears("[data-step=t2][data-of=s2]").await?;
    board.cards("t2:l1", &["b1"]).await?;
    board.is_kept().await?;
    page.keys(&["Ctrl+z", "Ctrl+z"]).await?;
    board.is_untouched().await
}

async fn only_step(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    let target = page.spot("[data-step=t5]", (0.8, 0.5)).await?;
    board.drag("[data-step=t3]", target).await?;
    board.is_untouched().await
}

async fn lane(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    let target = page.spot("[data-lane=l1]", (0.5, 0.1)).await?;
    board.drag("[data-lane=l4]", target).await?;
    board.lanes(&["l4", "l1", "l2", "l3"]).await?;
    board.says("Lane Thoughts: position 1 of 4.").await?;
    board.focus("lane-l4").await?;
    let target = page.spot("[data-lane=l3]", (0.5, 0.9)).await?;
    board.drag("[data-lane=l1]", target).await?;
    board.lanes(&["l4", "l2", "l3", "l1"]).await?;
    board.is_kept().await?;
    page.keys(&["Ctrl+z", "Ctrl+z"]).await?;
    board.is_untouched().await
}

async fn point(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    let target = page.spot("[data-emotion='t1:l3']", (0.5, 0.18)).await?;
    let from = board.press("[data-emotion='t1:l3'] .point").await?;
    board.glide(from, target).await?;
    page.appears("[data-emotion='t1:l3'] .point[data-value='2']").await?;
    board.score("t1:l3", "-1").await?;
    board.release().await?;
    board.score("t1:l3", "2").await?;
    board.says("Search: +2, very good.").await?;
    board.focus("cell-t1-l3").await?;
    // Beyond the end of the scale is the end of the scale.
    let target = page.spot("[data-lane=l4]", (0.9, 0.9)).await?;
    board.drag("[data-emotion='t1:l3'] .point", target).await?;
    board.score("t1:l3", "-2").await?;
    board.is_kept().await?;
    page.keys(&["Ctrl+z", "Ctrl+z"]).await?;
    board.score("t1:l3", "-1").await?;
    board.is_untouched().await
}

async fn given_up(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    for (header, aside, said) in [
        ("[data-stage=s3]", "[data-stage=s1]", "Move cancelled. Use stays where it was."),
        ("[data-step=t2]", "[data-step=t1]", "Move cancelled. Compare stays where it was."),
        ("[data-lane=l4]", "[data-lane=l1]", "Move cancelled. Thoughts stays where it was."),
        ("[data-emotion='t1:l3'] .point", "[data-lane=l1]", "Move cancelled. Search stays where it was."),
    ] {
        let target = page.spot(aside, (0.3, 0.3)).await?;
        let from = board.press(header).await?;
        board.glide(from, target).await?;
        board.is_dragging().await?;
        page.keys(&["Escape"]).await?;
        board.says(said).await?;
        board.at_rest().await?;
        board.release().await?;
        board.is_untouched().await?;
        // It comes up beside the header.
        board.send_bar_away().await?;
    }
    board.score("t1:l3", "-1").await
}
