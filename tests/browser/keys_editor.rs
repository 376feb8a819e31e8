//! Writing on the board: keys of the text editor, and what an input method sends.

use serde_json::json;
use xtask::Result;

use crate::board::{Board, card, cell};
use crate::page::Page;
use crate::scenarios;

scenarios![
    All "editor: Enter keeps, Shift+Enter breaks the line, Escape leaves as it was" enter_and_escape,
    All "editor: Ctrl+Enter goes on below" go_on_below,
    Chromium "editor: Tab keeps and goes on" tab,
    Chromium "editor: an abandoned new card is gone" abandoned,
    Chromium "editor: Enter of an input method does not keep (X30)" composing,
    All "editor: names of stages, steps, lanes" names,
    Chromium "editor: a click elsewhere keeps" click_elsewhere,
    Chromium "editor: undo while writing is the field's own (X29)" own_undo,
    Chromium "editor: what is written survives leaving the page" survives,
    Chromium "editor: the limits of a card's text" limits,
];

async fn writing(board: &Board<'_>) -> Result<()> {
    board.focus_matches("textarea[data-field]").await
}

async fn enter_and_escape(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    board.stand_at("card-a1").await?;
    page.keys(&["Enter"]).await?;
    writing(&board).await?;
    page.type_text("!").await?;
    page.keys(&["Enter"]).await?;
    board.texts("t1:l1", &["Alpha!", "Beta", "Gamma"]).await?;
    board.focus("card-a1").await?;
    page.keys(&["F2"]).await?;
    writing(&board).await?;
    page.keys(&["Shift+Enter"]).await?;
    page.type_text("two").await?;
    page.keys(&["Enter"]).await?;
    board.texts("t1:l1", &["Alpha!\ntwo", "Beta", "Gamma"]).await?;
    page.keys(&["Enter"]).await?;
    writing(&board).await?;
    page.type_text("never").await?;
    page.keys(&["Escape"]).await?;
    board.texts("t1:l1", &["Alpha!\ntwo", "Beta", "Gamma"]).await?;
    board.says("Change discarded.").await?;
    board.focus("card-a1").await?;
    page.keys(&["Ctrl+z", "Ctrl+z"]).await?;
    board.is_untouched().await
}

async fn go_on_below(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    board.stand_at("cell-t4-l1").await?;
    page.keys(&["Enter"]).await?;
    for text in ["one", "two", "three"] {
        page.equals(
            "an empty field",
            "return document.activeElement?.matches('textarea[data-field]') && document.activeElement.value",
            json!([]),
            json!(""),
        )
        .await?;
        page.type_text(text).await?;
        page.keys(&[if text == "three" { "Enter" } else { "Ctrl+Enter" }]).await?;
    }
    board.texts("t4:l1", &["one", "two", "three"]).await?;
    board.focus_on_text("three").await?;
    board.is_kept().await?;
    page.keys(&["Ctrl+z", "Ctrl+z", "Ctrl+z"]).await?;
    board.is_untouched().await
}

async fn tab(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    board.stand_at("card-a1").await?;
    page.keys(&["Enter"]).await?;
    writing(&board).await?;
    page.type_text("?").await?;
    page.keys(&["Tab"]).await?;
    board.texts("t1:l1", &["Alpha?", "Beta", "Gamma"]).await?;
    board.focus_matches("[data-cell='t2:l1'] textarea[data-field]").await?;
    // Past the last cell it leads out of the board: nobody is kept in.
    board.stand_at("card-f2").await?;
    page.keys(&["Enter"]).await?;
    writing(&board).await?;
    page.keys(&["Tab"]).await?;
    page.goes("[data-field]").await?;
    board.cards("t2:l1", &["b1"]).await
}

async fn abandoned(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    for key in ["Escape", "Enter"] {
        board.stand_at("cell-t4-l1").await?;
        page.keys(&["Enter"]).await?;
        writing(&board).await?;
        page.keys(&[key]).await?;
        board.cards("t4:l1", &[]).await?;
        board.focus("cell-t4-l1").await?;
        board.is_untouched().await?;
    }
    Ok(())
}

async fn composing(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    board.stand_at("card-a1").await?;
    page.keys(&["Enter"]).await?;
    writing(&board).await?;
    for options in [
        "{ key: 'Enter', isComposing: true, bubbles: true, cancelable: true }",
        "{ key: 'Enter', keyCode: 229, bubbles: true, cancelable: true }",
    ] {
        page.run(&format!("document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {options}))")).await?;
        writing(&board).await?;
    }
    page.emulate("Input.imeSetComposition", json!({ "text": "é", "selectionStart": 1, "selectionEnd": 1 })).await?;
    page.emulate("Input.insertText", json!({ "text": "é" })).await?;
    writing(&board).await?;
    page.keys(&["Enter"]).await?;
    board.texts("t1:l1", &["Alphaé", "Beta", "Gamma"]).await
}

async fn names(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    for (at, name) in [("stage-s1", "Need"), ("step-t3", "Checkout"), ("lane-l2", "Channels")] {
        board.stand_at(at).await?;
        page.keys(&["F2"]).await?;
        board.focus_matches("input[data-field]").await?;
        page.type_text(name).await?;
        page.keys(&["Escape"]).await?;
        board.focus(at).await?;
        board.is_untouched().await?;
        page.keys(&["Enter"]).await?;
        board.focus_matches("input[data-field]").await?;
        page.type_text(name).await?;
        page.keys(&["Enter"]).await?;
        board.focus(at).await?;
        board.focus_on_text(name).await?;
        page.keys(&["Ctrl+z"]).await?;
        board.is_untouched().await?;
    }
    Ok(())
}

async fn click_elsewhere(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    page.double_click(&card("a1"), (0.5, 0.5)).await?;
    writing(&board).await?;
    page.type_text(" kept").await?;
    page.click(&card("c2")).await?;
    board.texts("t1:l1", &["Alpha kept", "Beta", "Gamma"]).await?;
    board.focus("card-c2").await
}

async fn own_undo(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    board.drag_card("b1", "t2:l2", None).await?;
    page.double_click(&card("a1"), (0.5, 0.5)).await?;
    writing(&board).await?;
    page.type_text("x").await?;
    page.keys(&["Ctrl+z"]).await?;
    writing(&board).await?;
    board.cards("t2:l2", &["b1"]).await?;
    page.keys(&["Escape"]).await?;
    board.texts("t1:l1", &["Alpha", "Beta", "Gamma"]).await
}

async fn survives(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    page.double_click(&cell("t4:l1"), (0.5, 0.3)).await?;
    writing(&board).await?;
    page.type_text("Written just before").await?;
    page.reload().await?;
    board.texts("t4:l1", &["Written just before"]).await
}

async fn limits(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    page.double_click(&card("a1"), (0.5, 0.5)).await?;
    writing(&board).await?;
    page.emulate("Input.insertText", json!({ "text": "x".repeat(470) })).await?;
    page.shows(".counter", "475 of 500").await?;
    page.emulate("Input.insertText", json!({ "text": "y".repeat(19_525) })).await?;
    let length = "return document.activeElement.value.length";
    page.equals("the length", length, json!([]), json!(20_000)).await?;
    page.type_text("z").await?;
    page.shows("[data-fitting]", "Nothing was added: that would be 20,001 characters, and this field takes 20,000.")
        .await?;
    page.equals("the length", length, json!([]), json!(20_000)).await
}
