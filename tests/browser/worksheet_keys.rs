//! The worksheet journey with the keyboard.

use serde_json::json;
use xtask::Result;

use crate::board::Board;
use crate::page::{Page, failure, same};
use crate::worksheet::{ASTRAY_CARD, ASTRAY_STAGE, CARDS, EMOTION, LANES, SCORES, STAGES, TITLE, ids, write};

/// Presses Tab until the focus is on what `selector` names.
async fn tab_to(page: &Page, selector: &str) -> Result<()> {
    for _ in 0..60 {
        page.keys(&["Tab"]).await?;
        if page.ask("return document.activeElement?.matches(arguments[0]) ?? false", json!([selector])).await?
            == json!(true)
        {
            return Ok(());
        }
    }
    failure(format!("Tab does not lead to {selector}"))
}

/// Runs a command by its name, as a person does who does not know its key.
async fn by_palette(page: &Page, name: &str) -> Result<()> {
    page.keys(&["Ctrl+k"]).await?;
    page.wait("the palette", "return document.activeElement?.matches('.palette-field') ?? false").await?;
    page.type_text(name).await?;
    page.shows("#palette-0 span", name).await?;
    page.keys(&["Enter"]).await
}

/// Builds the map from the first screen.
pub async fn build(page: &Page) -> Result<()> {
    let board = Board { page };
    tab_to(page, "[data-template=blank]").await?;
    page.keys(&["Enter"]).await?;
    page.wait(
        "the title's field",
        "return document.activeElement?.closest('dialog') !== null && document.activeElement?.tagName === 'INPUT'",
    )
    .await?;
    page.type_text(TITLE).await?;
    page.keys(&["Enter"]).await?;
    page.appears("[data-stage]").await?;
    tab_to(page, "[data-board] [tabindex='0']").await?;
    page.keys(&["ArrowUp"]).await?;
    board.focus_matches("[data-stage]").await?;
    page.keys(&["F2"]).await?;
    let mut names = STAGES.to_vec();
    let last = names.remove(ASTRAY_STAGE);
    names.push(last);
    for (at, name) in names.iter().enumerate() {
        if at > 0 {
            by_palette(page, "Ajouter une étape").await?;
        }
        write(page, name).await?;
        page.keys(&["Enter"]).await?;
        board.focus_on_text(name).await?;
    }
    page.keys(&["Alt+Shift+ArrowLeft"]).await?;
    board.says(&format!("Étape {last} : position 5 sur 6.")).await?;
    for role in LANES {
        by_palette(page, "Ajouter une ligne").await?;
        page.appears("dialog[open]").await?;
        if page.ask("return document.activeElement.dataset.chooseRole", json!([])).await? != json!(role) {
            tab_to(page, &format!("[data-choose-role={role}]")).await?;
        }
        page.keys(&["Enter"]).await?;
        page.wait("the name's field", "return document.activeElement?.hasAttribute('data-field') ?? false").await?;
        page.keys(&["Enter"]).await?;
        board.focus_matches(&format!("[data-lane][data-role={role}]")).await?;
    }
    let (steps, lanes) = (ids(page, "step").await?, ids(page, "lane").await?);
    // From the last lane's header up to the first, then through the lanes, cell by cell.
    page.keys(&["ArrowUp"; 4]).await?;
    for (lane, id) in lanes.iter().enumerate() {
        board.focus(&format!("lane-{id}")).await?;
        page.keys(&["ArrowRight"]).await?;
        if lane == EMOTION {
            by_keys_feel(&board, &steps, id).await?;
        } else {
            by_keys_fill(&board, &steps, lane, id).await?;
        }
        page.keys(&["Home", "ArrowLeft", "ArrowDown"]).await?;
    }
    Ok(())
}

async fn by_keys_fill(board: &Board<'_>, steps: &[String], lane: usize, id: &str) -> Result<()> {
    for (stage, step) in steps.iter().enumerate() {
        for (at, (of_stage, of_lane, text)) in CARDS.iter().enumerate().filter(|(_, card)| card.1 == lane) {
            let first = if at == ASTRAY_CARD { of_stage - 1 } else { *of_stage };
            if first != stage || *of_lane != lane {
                continue;
            }
            let others = board.page.count(&format!("[data-cell='{step}:{id}'] [data-card]")).await?;
            if others == 0 {
                board.page.keys(&["Enter"]).await?;
            } else {
                // Another card below the one in focus.
                board.page.keys(&["Enter", "Ctrl+Enter"]).await?;
            }
            board
                .page
                .equals(
                    "an empty field",
                    "return document.activeElement?.hasAttribute('data-field') && document.activeElement.value",
                    json!([]),
                    json!(""),
                )
                .await?;
            write(board.page, text).await?;
            board.page.keys(&["Enter"]).await?;
            board.focus_on_text(text).await?;
            if first != *of_stage {
                board.page.keys(&["Alt+Shift+ArrowRight"]).await?;
                board.texts(&format!("{}:{id}", steps[stage + 1]), &[text]).await?;
                board.focus_on_text(text).await?;
                board.page.keys(&["ArrowLeft"]).await?;
            }
        }
        if stage + 1 < steps.len() {
            board.page.keys(&["ArrowRight"]).await?;
        }
    }
    Ok(())
}

async fn by_keys_feel(board: &Board<'_>, steps: &[String], lane: &str) -> Result<()> {
    for (stage, (step, score)) in steps.iter().zip(SCORES).enumerate() {
        match score {
            -2 => board.page.keys(&["-", "-"]).await?,
            -1 => board.page.keys(&["-"]).await?,
            1 => board.page.keys(&["+"]).await?,
            _ => {
                board.page.keys(&["Enter"]).await?;
                board.page.wait("the scale", "return document.activeElement?.type === 'range'").await?;
                board.page.keys(if score == 2 { &["End", "Enter"] } else { &["Enter"] }).await?;
            }
        }
        board.score(&format!("{step}:{lane}"), &score.to_string()).await?;
        board.focus(&format!("cell-{step}-{lane}")).await?;
        if stage + 1 < steps.len() {
            board.page.keys(&["ArrowRight"]).await?;
        }
    }
    Ok(())
}

/// Fills the cells of a map that has just been opened, row by row, and counts the presses that are no letters of the texts: in every second
/// lane the first stage gets two cards and the second none.
pub async fn fill(page: &Page) -> Result<usize> {
    let board = Board { page };
    let mut presses = 0;
    while page.run("return document.activeElement?.matches('[data-board] [tabindex=\"0\"]') ?? false").await?
        != json!(true)
    {
        page.keys(&["Tab"]).await?;
        presses += 1;
    }
    let steps = ids(page, "step").await?;
    let lanes = page.run("return [...document.querySelectorAll('.lanes .lane:not(.curve) [data-lane]')].map(header => header.dataset.lane)");
    let lanes: Vec<String> = serde_json::from_value(lanes.await?)?;
    let mut cards = 0;
    for (row, lane) in lanes.iter().enumerate() {
        for (column, step) in steps.iter().enumerate() {
            let cell = format!("{step}:{lane}");
            let texts: Vec<String> = match (row % 2, column) {
                (1, 1) => Vec::new(),
                (1, 0) => vec![format!("r{row} c0 a"), format!("r{row} c0 b")],
                _ => vec![format!("r{row} c{column}")],
            };
            for (at, text) in texts.iter().enumerate() {
                // The first begins with its own first letter, where there is no field yet.
                if cards > 0 {
                    let field = format!("[data-cell='{cell}'] textarea[data-field]");
                    board.focus_matches(&field).await?;
                }
                page.type_text(text).await?;
                cards += 1;
                if at + 1 < texts.len() {
                    page.keys(&["Ctrl+Enter"]).await?;
                    presses += 1;
                }
            }
            let key = if (row + 1, column + 1) == (lanes.len(), steps.len()) { "Enter" } else { "Tab" };
            page.keys(&[key]).await?;
            presses += 1;
            board.texts(&cell, &texts.iter().map(String::as_str).collect::<Vec<_>>()).await?;
        }
    }
    board.focus_on_text(&format!("r{} c{}", lanes.len() - 1, steps.len() - 1)).await?;
    same("the cards", cards, 42)?;
    board.is_kept().await?;
    Ok(presses)
}
