//! Keys that move around the board and select (`interaction.md` section 6). None of them changes the map.

use serde_json::json;
use xtask::Result;

use crate::board::Board;
use crate::page::{Page, failure};
use crate::scenarios;

scenarios![
    All "keys: arrows, Home, End, Page keys" arrows,
    All "keys: selecting" selecting,
    Chromium "keys: at the edges nothing moves, and it is said" edges,
    Chromium "keys: typing in a cell begins a card; Tab, arrows and an input method go on from cell to cell" letters,
    Chromium "keys: the board is one tab stop, then its actions" tab_stops,
    All "keys: the toolbar and the menu" toolbar_and_menu,
    All "keys: the palette" palette,
    Chromium "keys: from right to left the arrows are mirrored (X24)" mirrored,
];

/// Where the keyboard stands, what is pressed, where it stands then.
const WAYS: [(&str, &[&str], &str); 34] = [
    ("card-a1", &["ArrowDown"], "card-a2"),
    ("card-a2", &["ArrowUp"], "card-a1"),
    ("card-a3", &["ArrowDown"], "card-d1"),
    ("card-d1", &["ArrowUp"], "card-a3"),
    ("card-a1", &["ArrowUp"], "step-t1"),
    ("step-t1", &["ArrowUp"], "stage-s1"),
    ("stage-s1", &["ArrowDown"], "step-t1"),
    ("step-t1", &["ArrowDown"], "card-a1"),
    ("stage-s1", &["ArrowRight"], "stage-s2"),
    ("stage-s2", &["ArrowLeft"], "stage-s1"),
    ("step-t2", &["ArrowRight"], "step-t3"),
    ("step-t2", &["ArrowLeft"], "step-t1"),
    ("card-a1", &["ArrowRight"], "card-b1"),
    ("card-a3", &["ArrowRight"], "card-b1"),
    ("card-c2", &["ArrowLeft"], "card-b1"),
    ("card-c2", &["ArrowRight"], "cell-t4-l1"),
    ("cell-t4-l1", &["ArrowLeft"], "card-c1"),
    ("card-a2", &["ArrowLeft"], "lane-l1"),
    ("lane-l1", &["ArrowRight"], "card-a1"),
    ("lane-l1", &["ArrowDown"], "lane-l2"),
    ("lane-l2", &["ArrowUp"], "lane-l1"),
    ("card-d1", &["ArrowDown"], "cell-t1-l3"),
    ("cell-t1-l3", &["ArrowDown"], "card-f1"),
    ("cell-t1-l3", &["ArrowUp"], "card-d1"),
    ("cell-t1-l3", &["ArrowRight"], "cell-t2-l3"),
    ("cell-t1-l3", &["ArrowLeft"], "lane-l3"),
    ("card-c1", &["Home"], "card-a1"),
    ("card-d1", &["End"], "cell-t5-l2"),
    ("card-c1", &["Ctrl+Home"], "card-a1"),
    ("card-c1", &["Ctrl+End"], "card-f2"),
    ("card-a2", &["PageDown"], "card-d1"),
    ("card-d1", &["PageUp"], "card-a1"),
    ("stage-s2", &["End"], "stage-s3"),
    ("card-a1", &["ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp"], "cell-t1-l3"),
];

async fn arrows(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    let mut wrong = Vec::new();
    for (from, keys, to) in WAYS {
        board.stand_at(from).await?;
        page.keys(keys).await?;
        let found = page.run("return document.activeElement?.id").await?;
        if found != json!(to) {
            wrong.push(format!("{from} + {keys:?}: {found}, not {to}"));
        }
        // Exactly one tab stop, and it is where the focus is.
        let stops = page
            .run("return [...document.querySelectorAll('[data-board] [tabindex=\"0\"]')].map(stop => stop.id)")
            .await?;
        if stops != json!([to]) {
            wrong.push(format!("{from} + {keys:?}: tab stops {stops}"));
        }
        // Not under the sticky headers.
        let hidden = page
            .run("const at = document.activeElement.getBoundingClientRect(), hit = document.elementFromPoint(at.left + at.width / 2, at.top + Math.min(at.height / 2, 30));
                return hit && (document.activeElement.contains(hit) || hit.contains(document.activeElement)) || hit?.outerHTML.slice(0, 80)")
            .await?;
        if hidden != json!(true) {
            wrong.push(format!("{from} + {keys:?}: covered by {hidden}"));
        }
    }
    board.is_untouched().await?;
    if wrong.is_empty() { Ok(()) } else { failure(wrong.join("\n")) }
}

async fn selecting(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    board.stand_at("card-a1").await?;
    for (keys, selected, said) in [
        (&["Space"][..], &["a1"][..], "1 card selected."),
        (&["Shift+ArrowDown"], &["a1", "a2"], "2 cards selected."),
        (&["Shift+ArrowDown"], &["a1", "a2", "a3"], "3 cards selected."),
        (&["Shift+ArrowUp"], &["a1", "a2"], "2 cards selected."),
        (&["Escape"], &[], "Selection cleared."),
        (&["Ctrl+a"], &["a1", "a2", "a3"], "3 cards selected."),
        (&["Ctrl+a"], &["a1", "a2", "a3", "b1", "c1", "c2"], "6 cards selected."),
        (&["Ctrl+a"], &["a1", "a2", "a3", "b1", "c1", "c2", "d1", "e1", "f1", "f2"], "10 cards selected."),
        (&["Escape", "Space"], &["a2"], "1 card selected."),
        (&["Space"], &[], "Selection cleared."),
    ] {
        page.keys(keys).await?;
        board.selected(selected).await?;
        board.says(said).await?;
    }
    page.keys(&["Escape"]).await?;
    board.focus("card-a2").await?;
    board.is_untouched().await
}

async fn edges(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    for (at, key, said) in [
        ("stage-s1", "ArrowUp", "No lane above."),
        ("card-f2", "ArrowDown", "No lane below."),
        ("lane-l1", "ArrowLeft", "Nothing further left."),
        ("card-f2", "ArrowRight", "Nothing further right."),
        ("card-f2", "Alt+Shift+ArrowRight", "Nothing further right."),
        ("card-a1", "Alt+Shift+ArrowLeft", "Nothing further left."),
        ("card-a1", "Alt+Shift+ArrowUp", "No lane above."),
        ("card-f2", "Alt+Shift+ArrowDown", "No lane below."),
        ("stage-s1", "Alt+Shift+ArrowLeft", "Nothing further left."),
        ("lane-l4", "Alt+Shift+ArrowDown", "No lane below."),
    ] {
        board.stand_at(at).await?;
        board.hush().await?;
        page.keys(&[key]).await?;
        board.says(said).await.map_err(|problem| format!("{at} + {key}: {problem}"))?;
        board.focus(at).await?;
    }
    board.is_untouched().await
}

async fn letters(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    let field = |cell: &str| format!("[data-cell='{cell}'] textarea[data-field]");
    board.stand_at("card-a1").await?;
    page.type_text("?g 1").await?;
    board.focus_matches(&field("t1:l1")).await?;
    page.keys(&["Enter"]).await?;
    board.texts("t1:l1", &["Alpha", "?g 1", "Beta", "Gamma"]).await?;
    board.focus_on_text("?g 1").await?;
    // Back and forth, without a card where nothing was written.
    page.type_text("x").await?;
    page.keys(&["Escape", "ArrowRight", "ArrowRight", "ArrowRight"]).await?;
    board.focus("cell-t4-l1").await?;
    page.keys(&["Enter", "Shift+Tab"]).await?;
    board.focus_matches(&field("t3:l1")).await?;
    page.keys(&["Tab", "Tab"]).await?;
    board.focus_matches(&field("t5:l1")).await?;
    page.keys(&["Tab"]).await?;
    board.focus_matches(&field("t1:l2")).await?;
    page.keys(&["ArrowUp"]).await?;
    board.focus("card-d1").await?;
    page.keys(&["ArrowRight"]).await?;
    board.focus("cell-t2-l2").await?;
    board.texts("t1:l1", &["Alpha", "?g 1", "Beta", "Gamma"]).await?;
    page.keys(&["Ctrl+z"]).await?;
    board.is_untouched().await?;
    // The signs of the scale stay where a feeling is in focus, and letters mean nothing there.
    board.stand_at("cell-t4-l3").await?;
    page.keys(&["+", "x"]).await?;
    board.score("t4:l3", "1").await?;
    board.focus("cell-t4-l3").await?;
    page.keys(&["Ctrl+z"]).await?;
    board.is_untouched().await?;
    // Once an input method was used, an empty cell waits for it: it composes only where there is a field.
    let compose = async |text: &str| -> Result<()> {
        let length = text.chars().count();
        page.emulate(
            "Input.imeSetComposition",
            json!({ "text": text, "selectionStart": length, "selectionEnd": length }),
        )
        .await?;
        page.emulate("Input.insertText", json!({ "text": text })).await?;
        Ok(())
    };
    board.stand_at("cell-t2-l2").await?;
    page.keys(&["Enter"]).await?;
    board.focus_matches(&field("t2:l2")).await?;
    compose("日本").await?;
    page.keys(&["Enter", "ArrowRight"]).await?;
    board.focus_matches(&field("t3:l2")).await?;
    compose("言葉").await?;
    page.keys(&["Tab"]).await?;
    board.texts("t3:l2", &["言葉"]).await?;
    board.texts("t2:l2", &["日本"]).await?;
    page.keys(&["ArrowRight"]).await?;
    board.focus_matches(&field("t5:l2")).await?;
    page.keys(&["Escape"]).await?;
    board.focus("cell-t5-l2").await?;
    page.keys(&["Ctrl+z", "Ctrl+z"]).await?;
    board.is_untouched().await
}

async fn tab_stops(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    board.stand_at("card-a2").await?;
    page.keys(&["Tab"]).await?;
    board.focus_matches(".context-bar [data-command=edit]").await?;
    page.keys(&["Shift+Tab"]).await?;
    board.focus("card-a2").await?;
    page.keys(&["ArrowDown", "Tab", "ArrowRight"]).await?;
    board.focus_matches(".context-bar [data-command=details]").await?;
    page.keys(&["End"]).await?;
    board.focus_matches(".context-bar [data-command=menu]").await?;
    page.keys(&["Home"]).await?;
    board.focus_matches(".context-bar [data-command=edit]").await?;
    page.keys(&["Escape"]).await?;
    board.focus("card-a3").await?;
    page.keys(&["Tab", "Tab"]).await?;
    let inside = page.run("return document.activeElement.closest('.context-bar') !== null").await?;
    if inside == json!(true) {
        failure("the bar of actions is more than one tab stop")
    } else {
        board.is_untouched().await
    }
}

async fn toolbar_and_menu(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    board.stand_at("card-a1").await?;
    for opener in ["Shift+F10"] {
        page.keys(&[opener]).await?;
        page.appears(".menu[role=menu]").await?;
        board.focus_matches("[role=menuitem][data-command=edit]").await?;
        page.keys(&["ArrowUp"]).await?;
        board.focus_matches("[role=menuitem][data-command=delete]").await?;
        page.keys(&["ArrowDown"]).await?;
        board.focus_matches("[role=menuitem][data-command=edit]").await?;
        page.keys(&["End", "Home", "d", "d"]).await?;
        board.focus_matches("[role=menuitem][data-command=duplicate]").await?;
        page.keys(&["Escape"]).await?;
        page.goes(".menu").await?;
        board.focus("card-a1").await?;
        page.keys(&[opener, "Tab"]).await?;
        page.goes(".menu").await?;
        board.focus("card-a1").await?;
    }
    board.is_untouched().await?;
    page.keys(&["Shift+F10"]).await?;
    page.appears(".menu").await?;
    page.keys(&["d", "d", "Enter"]).await?;
    board.texts("t1:l1", &["Alpha", "Alpha", "Beta", "Gamma"]).await?;
    for (stop, command) in [
        ("stage-s1", "rename-stage"),
        ("step-t1", "rename-step"),
        ("lane-l1", "rename-lane"),
        ("cell-t1-l3", "set-emotion"),
        ("cell-t4-l1", "add-card"),
    ] {
        board.stand_at(stop).await?;
        page.keys(&["Shift+F10"]).await?;
        page.appears(&format!(".menu [data-command={command}]")).await?;
        page.keys(&["Escape"]).await?;
        board.focus(stop).await?;
    }
    Ok(())
}

async fn palette(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    board.stand_at("card-a1").await?;
    page.keys(&["Ctrl+k"]).await?;
    board.focus_matches("dialog .palette-field[role=combobox]").await?;
    page.type_text("undo").await?;
    page.keys(&["Escape"]).await?;
    page.goes("dialog").await?;
    board.focus("card-a1").await?;
    page.keys(&["Ctrl+k"]).await?;
    page.appears("dialog[open]").await?;
    page.type_text("duplic").await?;
    page.shows("#palette-0", "Duplicate").await?;
    board.says("3 results.").await?;
    page.keys(&["ArrowDown", "ArrowUp", "Enter"]).await?;
    board.texts("t1:l1", &["Alpha", "Alpha", "Beta", "Gamma"]).await?;
    page.keys(&["Ctrl+k"]).await?;
    page.appears("dialog[open]").await?;
    page.type_text("zoom").await?;
    page.keys(&["ArrowDown"]).await?;
    page.equals(
        "the active result",
        "return document.activeElement.getAttribute('aria-activedescendant')",
        json!([]),
        json!("palette-1"),
    )
    .await?;
    page.appears("#palette-1[aria-selected=true]").await?;
    // Whatever Enter would run is in sight, also the last of many.
    page.keys(&["Ctrl+a", "Backspace"]).await?;
    let in_sight = "const list = document.querySelector('.palette-list').getBoundingClientRect(), row = document.querySelector('.palette-row[aria-selected=true]').getBoundingClientRect();
        return row.top >= list.top - 1 && row.bottom <= list.bottom + 1 && row.height > 0";
    for key in ["ArrowUp", "ArrowUp", "ArrowDown", "ArrowDown", "ArrowDown"] {
        page.keys(&[key]).await?;
        page.wait(&format!("the active result in sight after {key}"), in_sight).await?;
    }
    page.keys(&["ArrowUp", "ArrowUp", "ArrowUp", "ArrowUp"]).await?;
    page.wait("the active result in sight far down", in_sight).await?;
    // Where there is none, nothing is active and Enter runs nothing.
    page.type_text("zzzz").await?;
    page.goes(".palette-row").await?;
    page.equals(
        "what is active without results",
        "return document.activeElement.hasAttribute('aria-activedescendant')",
        json!([]),
        json!(false),
    )
    .await?;
    page.keys(&["Enter"]).await?;
    page.appears("dialog .palette-field").await?;
    page.keys(&["Escape"]).await?;
    page.goes("dialog").await?;
    board.texts("t1:l1", &["Alpha", "Alpha", "Beta", "Gamma"]).await
}

async fn mirrored(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    page.run("document.documentElement.dir = 'rtl'").await?;
    for (from, key, to) in [
        ("card-a1", "ArrowLeft", "card-b1"),
        ("card-b1", "ArrowRight", "card-a1"),
        ("card-a1", "ArrowRight", "lane-l1"),
    ] {
        board.stand_at(from).await?;
        page.keys(&[key]).await?;
        board.focus(to).await?;
    }
    board.stand_at("card-a1").await?;
    page.keys(&["Alt+Shift+ArrowLeft"]).await?;
    board.cards("t2:l1", &["a1", "b1"]).await
}
