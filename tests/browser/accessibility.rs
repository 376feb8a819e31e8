//! axe-core finds nothing in any state of the page, in both languages, light and dark, wide and narrow.

use serde_json::json;
use xtask::Result;

use crate::board::{Board, card, cell};
use crate::page::{Page, failure};
use crate::{scenarios, seeds};

scenarios![
    Chromium "forced colours: what is selected, current or pressed looks like nothing else, and stages keep their shape" forced_colours,
    Chromium "axe: the first screen and its dialogs" first_screen,
    All "axe: the board" board_states,
    Chromium "axe: the board, dark and in French" board_dark,
    Chromium "axe: the board, empty" board_empty,
    Chromium "axe: every example" examples,
    All "axe: writing and dragging" writing_and_dragging,
    Chromium "axe: menus and dialogs" dialogs,
    Chromium "axe: menus and dialogs, dark and in French" dialogs_dark,
    Chromium "axe: storage blocked, a map that is not there" troubles,
    Chromium "axe: 390 pixels" narrow,
    Chromium "reflow: nothing but the board is wider than 320 pixels" reflow,
    Chromium "targets: nothing to press is smaller than 24 pixels" targets,
    Chromium "motion: none where less is wished for" motion,
];

async fn dress(page: &Page, theme: &str) -> Result<()> {
    page.ask("document.documentElement.dataset.theme = arguments[0]", json!([theme])).await.map(drop)
}

async fn first_screen(page: &Page) -> Result<()> {
    for (language, theme) in [("en", "light"), ("fr", "dark")] {
        page.empty().await?;
        page.home(language).await?;
        dress(page, theme).await?;
        page.axe_finds_nothing("first screen, no maps").await?;
        page.leave().await?;
        page.store("parcours:map:m1", &seeds::small(language)).await?;
        page.home(language).await?;
        dress(page, theme).await?;
        page.axe_finds_nothing("first screen, a map").await?;
        page.click("[data-map=m1] [data-command=rename-map]").await?;
        page.appears(".home-rename input").await?;
        page.axe_finds_nothing("first screen, renaming").await?;
        page.keys(&["Escape"]).await?;
        page.click("[data-map=m1] [data-command=delete-map]").await?;
        page.appears("[data-command=undo-delete]").await?;
        page.click(".home-bin summary").await?;
        page.axe_finds_nothing("first screen, bin open").await?;
        page.click("[data-command=forget-map]").await?;
        page.appears("dialog[open]").await?;
        page.axe_finds_nothing("first screen, a question").await?;
        page.keys(&["Escape"]).await?;
        page.click("[data-template=current-state]").await?;
        page.appears("dialog[open]").await?;
        page.axe_finds_nothing("a new map").await?;
        page.keys(&["Escape"]).await?;
        page.choose_files(&[
            xtask::root().join("tests/files/hostile/dangling.json"),
            xtask::root().join("tests/files/hostile/stops.json"),
        ])
        .await?;
        page.appears("dialog[open]").await?;
        page.axe_finds_nothing("files with faults").await?;
    }
    Ok(())
}

async fn states_of_the_board(page: &Page, language: &str, theme: &str) -> Result<()> {
    let board = Board::open_in(page, language, &seeds::small(language)).await?;
    dress(page, theme).await?;
    page.axe_finds_nothing("the board as it opens").await?;
    page.click(&card("a1")).await?;
    page.click_with("Ctrl", &card("a3")).await?;
    board.selected(&["a1", "a3"]).await?;
    page.axe_finds_nothing("cards selected").await?;
    for stop in ["stage-s1", "step-t1", "lane-l1", "cell-t1-l3", "cell-t4-l1"] {
        board.stand_at(stop).await?;
        page.axe_finds_nothing(&format!("at {stop}")).await?;
    }
    Ok(())
}

async fn board_states(page: &Page) -> Result<()> {
    states_of_the_board(page, "en", "light").await
}

async fn board_dark(page: &Page) -> Result<()> {
    states_of_the_board(page, "fr", "dark").await
}

async fn board_empty(page: &Page) -> Result<()> {
    for map in [seeds::wide(0, 0, 0), seeds::wide(1, 0, 0), seeds::wide(2, 2, 0)] {
        page.leave().await?;
        Board::open(page, &map).await?;
        page.axe_finds_nothing("an empty board").await?;
    }
    Ok(())
}

async fn examples(page: &Page) -> Result<()> {
    for (name, language, theme) in [
        ("current-state", "en", "light"),
        ("day-in-the-life", "fr", "dark"),
        ("future-state", "en", "dark"),
        ("service-blueprint", "fr", "light"),
    ] {
        page.leave().await?;
        page.home(language).await?;
        page.click(&format!("[data-example={name}]")).await?;
        page.appears("[data-card]").await?;
        dress(page, theme).await?;
        page.axe_finds_nothing(&format!("the example {name}, {theme}")).await?;
    }
    Ok(())
}

async fn writing_and_dragging(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    for (stop, key) in
        [("card-a1", "Enter"), ("stage-s1", "F2"), ("step-t1", "F2"), ("lane-l1", "F2"), ("cell-t1-l3", "Enter")]
    {
        board.stand_at(stop).await?;
        page.keys(&[key]).await?;
        page.appears("[data-field]").await?;
        page.axe_finds_nothing(&format!("writing at {stop}")).await?;
        page.keys(&["Escape"]).await?;
        page.goes("[data-field]").await?;
    }
    let target = page.spot(&cell("t3:l1"), (0.5, 0.5)).await?;
    let from = board.press(&card("a1")).await?;
    board.glide(from, target).await?;
    board.is_dragging().await?;
    page.axe_finds_nothing("a card carried").await?;
    page.keys(&["Escape"]).await?;
    board.release().await
}

async fn states_of_dialogs(page: &Page, language: &str, theme: &str) -> Result<()> {
    let board = Board::open_in(page, language, &seeds::small(language)).await?;
    dress(page, theme).await?;
    board.stand_at("card-a1").await?;
    page.keys(&["Shift+F10"]).await?;
    page.appears(".menu").await?;
    page.axe_finds_nothing("the menu of a card").await?;
    page.keys(&["Escape"]).await?;
    page.click("[data-menu=map]").await?;
    page.appears(".menu").await?;
    page.axe_finds_nothing("the menu of the map").await?;
    page.keys(&["Escape"]).await?;
    for (stop, opener, name) in [
        ("card-a1", ".context-bar [data-command=move]", "the Move dialog, of a card"),
        ("step-t1", ".context-bar [data-command=move]", "the Move dialog, of a step"),
        ("lane-l1", ".context-bar [data-command=add-lane]", "lanes to add"),
        ("stage-s1", ".context-bar [data-command=delete-stage]", "the question before a stage is deleted"),
        ("card-a1", ".bar [data-command=palette]", "the palette"),
        ("card-a1", ".footer [data-command=help]", "the help"),
    ] {
        board.stand_at(stop).await?;
        page.click(opener).await?;
        page.appears("dialog[open]").await?;
        page.axe_finds_nothing(name).await?;
        page.keys(&["Escape"]).await?;
        page.goes("dialog").await?;
    }
    Ok(())
}

async fn dialogs(page: &Page) -> Result<()> {
    states_of_dialogs(page, "en", "light").await
}

async fn dialogs_dark(page: &Page) -> Result<()> {
    states_of_dialogs(page, "fr", "dark").await
}

async fn troubles(page: &Page) -> Result<()> {
    page.store("parcours:set", &json!({ "language": "en" })).await?;
    page.go("#/map/NOTHERE").await?;
    page.appears(".not-opened").await?;
    page.axe_finds_nothing("a map that is not there").await?;
    page.leave().await?;
    let board = Board::small(page).await?;
    page.run("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };").await?;
    board.drag_card("b1", "t2:l2", None).await?;
    page.appears("[data-save=failed]").await?;
    page.axe_finds_nothing("storage full").await
}

async fn narrow(page: &Page) -> Result<()> {
    page.narrow(390, 844).await?;
    page.home("fr").await?;
    page.axe_finds_nothing("the first screen, narrow").await?;
    page.leave().await?;
    let board = Board::open_in(page, "fr", &seeds::small("fr")).await?;
    page.axe_finds_nothing("the board, narrow").await?;
    board.stand_at("card-a1").await?;
    page.axe_finds_nothing("the board, narrow, a card in focus").await?;
    page.keys(&["Shift+F10"]).await?;
    page.appears(".menu").await?;
    page.axe_finds_nothing("the menu, narrow").await
}

async fn reflow(page: &Page) -> Result<()> {
    page.narrow(320, 568).await?;
    let fits = "return document.documentElement.scrollWidth <= innerWidth || document.documentElement.scrollWidth";
    page.home("fr").await?;
    page.equals("the first screen as wide as the window", fits, json!([]), json!(true)).await?;
    page.click("[data-template=current-state]").await?;
    page.appears("dialog[open]").await?;
    page.equals("the dialog as wide as the window", "const dialog = document.querySelector('dialog').getBoundingClientRect(); return dialog.left >= 0 && dialog.right <= innerWidth", json!([]), json!(true)).await?;
    page.leave().await?;
    let board = Board::open_in(page, "fr", &seeds::small("fr")).await?;
    page.equals("the board's screen as wide as the window", fits, json!([]), json!(true)).await?;
    let cell =
        "const cell = document.querySelector('[data-cell]').getBoundingClientRect(); return cell.width <= innerWidth";
    page.equals("a cell as wide as the window", cell, json!([]), json!(true)).await?;
    board.stand_at("card-a1").await
}

async fn targets(page: &Page) -> Result<()> {
    let script = "return [...document.querySelectorAll('button, a[href], input, select, [data-card], [data-stage], [data-step], [data-lane], .point')]
        // `.add` is only a shortcut: a double click anywhere in the cell does the same.
        .filter(target => target.getClientRects().length && !target.closest('.unseen, .skip, .add') && getComputedStyle(target).visibility !== 'hidden' && target.type !== 'file')
        .map(target => [target, (target.closest('label') ?? target).getBoundingClientRect()])
        .filter(([, at]) => at.width < 23.9 || at.height < 23.9)
        .map(([target, at]) => target.outerHTML.slice(0, 90) + ' ' + at.width.toFixed(1) + ' x ' + at.height.toFixed(1))";
    page.store("parcours:map:m1", &seeds::small("en")).await?;
    page.home("en").await?;
    let mut small = page.run(script).await?.as_array().cloned().unwrap_or_default();
    page.leave().await?;
    let board = Board::small(page).await?;
    for stop in ["card-a1", "stage-s1", "step-t1", "lane-l1", "cell-t1-l3"] {
        board.stand_at(stop).await?;
        small.extend(page.run(script).await?.as_array().cloned().unwrap_or_default());
    }
    small.dedup();
    if small.is_empty() { Ok(()) } else { failure(format!("too small: {small:#?}")) }
}

async fn motion(page: &Page) -> Result<()> {
    page.emulate(
        "Emulation.setEmulatedMedia",
        json!({ "features": [{ "name": "prefers-reduced-motion", "value": "reduce" }] }),
    )
    .await?;
    let board = Board::small(page).await?;
    board.drag_card("a1", "t2:l1", None).await?;
    let running =
        "return document.getAnimations().filter(animation => animation.effect.getComputedTiming().duration > 1).length";
    page.equals("moving things after a drop", running, json!([]), json!(0)).await?;
    board.stand_at("cell-t1-l3").await?;
    page.keys(&["+"]).await?;
    page.equals("moving things after a feeling", running, json!([]), json!(0)).await?;
    page.emulate("Emulation.setEmulatedMedia", json!({ "features": [] })).await.map(drop)
}

/// Whether the one that is on differs from the others in what forced colours draw: ground, border and letters.
const DIFFERS: &str = "const [on, off] = [...arguments].map(selector => getComputedStyle(document.querySelector(selector)));
    const drawn = style => ['backgroundColor', 'borderTopColor', 'borderTopWidth', 'outlineStyle', 'outlineColor'].map(name => style[name]).join();
    return drawn(on) !== drawn(off) || drawn(on)";

async fn forced_colours(page: &Page) -> Result<()> {
    let feature = json!({ "features": [{ "name": "forced-colors", "value": "active" }] });
    page.emulate("Emulation.setEmulatedMedia", feature).await?;
    let outcome = in_forced_colours(page).await;
    page.emulate("Emulation.setEmulatedMedia", json!({ "features": [] })).await?;
    outcome
}

async fn in_forced_colours(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    board.stand_at("card-a1").await?;
    page.keys(&["Space"]).await?;
    board.selected(&["a1"]).await?;
    for (on, off) in [
        ("[data-card=a1]", "[data-card=a2]"),
        (".tabs [aria-current]", ".tabs .tab:not([aria-current])"),
        (".footer [data-language][aria-pressed=true]", ".footer [data-language][aria-pressed=false]"),
        (".footer [data-theme-choice][aria-pressed=true]", ".footer [data-theme-choice][aria-pressed=false]"),
    ] {
        page.equals(&format!("{on} differs from {off}"), DIFFERS, json!([on, off]), json!(true)).await?;
    }
    board.stand_at("cell-t1-l3").await?;
    page.keys(&["+"]).await?;
    page.appears(".context-bar .score[aria-pressed=true]").await?;
    let faces = json!([".context-bar .score[aria-pressed=true]", ".context-bar .score[aria-pressed=false]"]);
    page.equals("the pressed face differs", DIFFERS, faces, json!(true)).await?;
    page.keys(&["Ctrl+k"]).await?;
    page.appears(".palette-row[aria-selected=true]").await?;
    let rows = json!([".palette-row[aria-selected=true]", ".palette-row[aria-selected=false]"]);
    page.equals("the active command differs", DIFFERS, rows, json!(true)).await?;
    page.keys(&["Escape"]).await?;
    page.goes("dialog").await?;
    let shape =
        "const stage = getComputedStyle(document.querySelector('.chevron')), paper = getComputedStyle(document.body);
        return stage.clipPath.startsWith('polygon') && stage.backgroundColor !== paper.backgroundColor";
    page.equals("a stage has a shape of its own", shape, json!([]), json!(true)).await
}
