//! Where the focus is after each act (`interaction.md` section 7), beside what the tests of the acts themselves look at.

use serde_json::json;
use xtask::Result;

use crate::board::{Board, card, cell};
use crate::page::{Page, same};
use crate::{scenarios, seeds};

scenarios![
    Chromium "focus: nothing at the start" at_start,
    All "focus: after the Move dialog" move_dialog,
    All "focus: a board that is scrolled leaves it in the bar of actions" scrolled,
    Chromium "focus: after adding and deleting stages, steps and lanes" headers,
    Chromium "focus: undo and redo go to what they changed, and bring it into sight" undo,
    Chromium "focus: dialogs and menus give it back" given_back,
    Chromium "focus: after a change of theme or language" same_control,
    Chromium "focus: the skip link leads to the board" skip_link,
    All "focus: a new screen and another view take it to their heading, and the title says where one is" arrivals,
    Chromium "focus: whatever opens gives it back to what opened it" every_opener,
    Chromium "focus: a deleted last stage leads to the one before" last_stage,
];

async fn at_start(page: &Page) -> Result<()> {
    Board::small(page).await?;
    page.equals("the focused element", "return document.activeElement === document.body", json!([]), json!(true)).await
}

async fn move_dialog(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    page.click(&card("a1")).await?;
    page.click(".context-bar [data-command=move]").await?;
    page.choose("dialog select[name=step]", "t3").await?;
    page.choose("dialog select[name=lane]", "l2").await?;
    page.click("dialog button[type=submit]").await?;
    board.cards("t3:l2", &["a1"]).await?;
    board.focus("card-a1").await?;
    board.says("Now in Contacts, Order, position 1 of 1.").await?;
    page.click(".context-bar [data-command=move]").await?;
    page.appears("dialog[open]").await?;
    page.keys(&["Escape"]).await?;
    page.goes("dialog").await?;
    board.focus_matches(".context-bar [data-command=move]").await
}

async fn scrolled(page: &Page) -> Result<()> {
    let board = Board::open(page, &seeds::wide(12, 8, 1)).await?;
    page.click(&card("t1l1c0")).await?;
    page.appears(".context-bar:not(.away)").await?;
    page.focus_on(".context-bar [data-command=move]").await?;
    let top = "const top = document.querySelector('.context-bar').getBoundingClientRect().top; return Math.round(top)";
    let before = page.run(top).await?;
    page.run("document.getElementById('board-scroller').scrollTo(0, 150)").await?;
    // It has come to where the card is now.
    page.until("the bar beside the card", top, json!([]), |now| (*now != before).then_some(())).await?;
    page.appears(".context-bar:not(.away)").await?;
    board.focus_matches(".context-bar [data-command=move]").await
}

async fn headers(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    for (at, command, field, back) in [
        ("stage-s1", "add-stage", ".stage input[data-field]", "[data-stage]"),
        ("step-t1", "add-step", ".step input[data-field]", "[data-step]"),
    ] {
        board.stand_at(at).await?;
        page.click(&format!(".context-bar [data-command={command}]")).await?;
        board.focus_matches(field).await?;
        page.keys(&["Escape"]).await?;
        board.focus_matches(back).await?;
        page.keys(&["Delete"]).await?;
        board.focus_matches(back).await?;
        page.goes("[data-field]").await?;
        page.keys(&["Ctrl+z", "Ctrl+z"]).await?;
        board.is_untouched().await?;
    }
    board.stand_at("lane-l1").await?;
    page.click(".context-bar [data-command=add-lane]").await?;
    page.click("dialog [data-choose-role=gain]").await?;
    board.focus_matches(".lane-header input[data-field]").await?;
    page.keys(&["Enter"]).await?;
    board.focus_matches("[data-lane][data-role=gain]").await?;
    page.keys(&["Delete"]).await?;
    board.focus("lane-l2").await
}

async fn undo(page: &Page) -> Result<()> {
    let board = Board::open(page, &crate::seeds::wide(16, 3, 1)).await?;
    board.stand_at("card-t0l0c0").await?;
    page.keys(&["Alt+Shift+ArrowDown", "End"]).await?;
    page.wait("the board to scroll", "return document.querySelector('#board-scroller').scrollLeft > 500").await?;
    page.keys(&["Ctrl+z"]).await?;
    board.focus("card-t0l0c0").await?;
    page.wait("what was undone to be in sight", "return document.querySelector('#board-scroller').scrollLeft < 10")
        .await?;
    page.keys(&["End", "Ctrl+y"]).await?;
    board.focus("card-t0l0c0").await?;
    page.wait("what was redone to be in sight", "return document.querySelector('#board-scroller').scrollLeft < 10")
        .await
}

async fn given_back(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    for (command, opener) in [("help", "Ctrl+/"), ("palette", "Ctrl+k")] {
        board.stand_at("card-a2").await?;
        page.keys(&[opener]).await?;
        page.appears("dialog[open]").await.map_err(|problem| format!("{command}: {problem}"))?;
        page.keys(&["Escape"]).await?;
        page.goes("dialog").await?;
        board.focus("card-a2").await?;
    }
    page.right_click(&card("c1")).await?;
    page.appears(".menu").await?;
    page.keys(&["Escape"]).await?;
    board.focus("card-c1").await?;
    page.click(".strip [data-command=header]").await?;
    page.appears(".side-panel").await?;
    board.focus_matches(".side-panel .sheet button").await?;
    page.keys(&["Escape"]).await?;
    page.goes(".side-panel").await?;
    board.focus_matches(".strip [data-command=header]").await
}

async fn same_control(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    page.click("[data-language=fr]").await?;
    page.appears("html[lang=fr]").await?;
    board.focus_matches("[data-language=fr]").await?;
    page.leave().await?;
    page.home("en").await?;
    page.click("[data-language=fr]").await?;
    page.appears("html[lang=fr]").await?;
    board.focus_matches("[data-language=fr]").await?;
    page.click("[data-theme-choice=dark]").await?;
    board.focus_matches("[data-theme-choice=dark]").await
}

async fn skip_link(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    page.keys(&["Tab"]).await?;
    board.focus_matches("a.skip").await?;
    page.keys(&["Enter"]).await?;
    board.focus("card-a1").await?;
    same("the address", page.run("return location.hash").await?, json!("#/map/m1"))
}

async fn last_stage(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    board.stand_at("stage-s3").await?;
    page.keys(&["Delete"]).await?;
    page.appears("dialog[open]").await?;
    page.click("dialog button[type=submit]").await?;
    board.focus("stage-s2").await?;
    board.stages(&["s1", "s2"]).await?;
    page.click(&cell("t2:l2")).await?;
    board.focus("cell-t2-l2").await
}

/// The heading that has the focus, and what the window is called.
const WHERE: &str = "const focused = document.activeElement;
    return [focused.matches('h1, h2'), (focused.querySelector('input')?.value ?? focused.textContent).trim(), document.title]";

async fn is_at(page: &Page, heading: &str, title: &str) -> Result<()> {
    page.equals("the heading in focus", WHERE, json!([]), json!([true, heading, title])).await
}

async fn arrivals(page: &Page) -> Result<()> {
    page.store("parcours:map:m1", &crate::seeds::small("en")).await?;
    page.home("en").await?;
    let headline = page.run("return document.querySelector('h1').textContent").await?;
    let headline = headline.as_str().unwrap_or_default().to_owned();
    page.click("[data-map=m1] a").await?;
    page.appears("[data-card]").await?;
    is_at(page, "A small map", "A small map · Parcours").await?;
    for (view, heading, title) in [
        ("priorities", "Impact and effort", "Priorities · A small map · Parcours"),
        ("summary", "A small map", "Summary · A small map · Parcours"),
    ] {
        page.click(&format!(".tabs [data-command={view}]")).await?;
        is_at(page, heading, title).await?;
    }
    page.click(".logo").await?;
    page.appears(".home").await?;
    page.equals("the heading of the first screen in focus", WHERE, json!([]), json!([true, headline, "Parcours"]))
        .await?;
    page.go("#/map/NOTHERE").await?;
    page.appears(".not-opened").await?;
    page.equals(
        "the heading of what is missing in focus",
        "return document.activeElement.matches('h1')",
        json!([]),
        json!(true),
    )
    .await
}

async fn every_opener(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    let mut astray = Vec::new();
    // Each by its key, from the control itself; and closed again by Escape.
    for opener in [
        ".bar [data-command=palette]",
        ".bar [data-menu=map]",
        ".bar [data-menu=export]",
        ".bar [data-command=guide]",
        ".strip [data-command=header]",
        ".strip [data-command=persona]",
        ".footer [data-command=checks]",
        ".footer [data-command=help]",
        ".context-bar [data-command=move]",
        ".context-bar [data-command=menu]",
        ".context-bar [data-command=details]",
    ] {
        board.stand_at("card-a1").await?;
        page.ask("document.querySelector(arguments[0]).focus()", json!([opener])).await?;
        page.keys(&["Enter"]).await?;
        page.appears("dialog[open], .menu, .side-panel").await.map_err(|problem| format!("{opener}: {problem}"))?;
        page.wait(
            "what was opened to be drawn",
            "return new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(() => drawn(true))))",
        )
        .await?;
        // A panel beside the board is gone into first.
        page.run("if (document.activeElement.closest('.side-panel, dialog, .menu') === null) document.querySelector('.side-panel')?.focus()").await?;
        page.keys(&["Escape"]).await?;
        if page.count(".side-panel").await? > 0 {
            page.keys(&["Escape"]).await?;
        }
        page.goes("dialog, .menu, .side-panel").await.map_err(|problem| format!("{opener}: {problem}"))?;
        let back = page
            .ask(
                "return document.activeElement.matches(arguments[0]) || document.activeElement.outerHTML.slice(0, 80)",
                json!([opener]),
            )
            .await?;
        if back != json!(true) {
            astray.push(format!("{opener}: {back}"));
        }
    }
    // The key of a panel, pressed again inside it.
    board.stand_at("card-a2").await?;
    page.keys(&["Ctrl+i"]).await?;
    board.focus_matches(".side-panel").await?;
    page.keys(&["Ctrl+i"]).await?;
    page.goes(".side-panel").await?;
    board.focus("card-a2").await?;
    // A notice that is read leaves its place to what stands there.
    page.leave().await?;
    page.home("en").await?;
    page.click("[data-map=m1] [data-command=delete-map]").await?;
    page.appears(".home-notice").await?;
    page.run("document.querySelector('.home-notice-close').focus()").await?;
    page.keys(&["Enter"]).await?;
    page.goes(".home-notice").await?;
    page.wait("something to have the focus", "return document.activeElement !== document.body").await?;
    same("openers that do not get the focus back", astray, Vec::new())
}
