//! Keys that change the map: each row is pressed, looked at, and taken back.

use xtask::Result;

use crate::board::Board;
use crate::page::Page;
use crate::scenarios;

scenarios![
    All "keys: Alt+Shift+arrows move cards" move_cards,
    All "keys: Alt+Shift+arrows move stages, steps, lanes" move_headers,
    All "keys: duplicate, delete, undo, redo" duplicate_and_delete,
    All "keys: copy, cut, paste" clipboard,
    All "keys: feelings" feelings,
    Chromium "keys: twenty moves in a burst end where they must (X28)" burst,
    Chromium "keys: delete a stage, a step, a lane" delete_headers,
];

struct Moved {
    at: &'static str,
    key: &'static str,
    then: &'static [(&'static str, &'static [&'static str])],
    said: &'static str,
}

const MOVES: [Moved; 9] = [
    Moved { at: "a1", key: "Alt+Shift+ArrowDown", then: &[("t1:l1", &["a2", "a1", "a3"])], said: "Position 2 of 3." },
    Moved { at: "a2", key: "Alt+ArrowUp", then: &[("t1:l1", &["a2", "a1", "a3"])], said: "Position 1 of 3." },
    Moved { at: "a2", key: "Alt+ArrowDown", then: &[("t1:l1", &["a1", "a3", "a2"])], said: "Position 3 of 3." },
    Moved {
        at: "a3",
        key: "Alt+Shift+ArrowDown",
        then: &[("t1:l1", &["a1", "a2"]), ("t1:l2", &["a3", "d1"])],
        said: "Now in Contacts, Search, position 1 of 2.",
    },
    Moved {
        at: "d1",
        key: "Alt+Shift+ArrowUp",
        then: &[("t1:l1", &["a1", "a2", "a3", "d1"])],
        said: "Now in Actions, Search, position 4 of 4.",
    },
    Moved {
        at: "d1",
        key: "Alt+Shift+ArrowDown",
        then: &[("t1:l2", &[]), ("t1:l4", &["d1", "f1"])],
        said: "Now in Thoughts, Search, position 1 of 2.",
    },
    Moved {
        at: "a3",
        key: "Alt+Shift+ArrowRight",
        then: &[("t2:l1", &["b1", "a3"])],
        said: "Now in Actions, Compare, position 2 of 2.",
    },
    Moved {
        at: "a1",
        key: "Alt+Shift+ArrowRight",
        then: &[("t2:l1", &["a1", "b1"])],
        said: "Now in Actions, Compare, position 1 of 2.",
    },
    Moved {
        at: "c2",
        key: "Alt+Shift+ArrowLeft",
        then: &[("t2:l1", &["b1", "c2"])],
        said: "Now in Actions, Compare, position 2 of 2.",
    },
];

async fn move_cards(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    for row in &MOVES {
        let id = format!("card-{}", row.at);
        board.stand_at(&id).await?;
        page.keys(&[row.key]).await?;
        for (cell, cards) in row.then {
            board.cards(cell, cards).await?;
        }
        board.says(row.said).await?;
        board.focus(&id).await?;
        page.keys(&["Ctrl+z"]).await?;
        board.is_untouched().await?;
    }
    board.stand_at("card-a1").await?;
    page.keys(&["Space", "Shift+ArrowDown", "Alt+Shift+ArrowRight"]).await?;
    board.cards("t2:l1", &["a1", "a2", "b1"]).await?;
    board.says("2 cards now in Actions, Compare.").await?;
    board.focus("card-a1").await?;
    board.is_kept().await.map(drop)
}

async fn move_headers(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    board.stand_at("stage-s1").await?;
    page.keys(&["Alt+Shift+ArrowRight"]).await?;
    board.stages(&["s2", "s1", "s3"]).await?;
    board.says("Stage Discover: position 2 of 3.").await?;
    board.focus("stage-s1").await?;
    page.keys(&["Ctrl+z"]).await?;
    board.stand_at("step-t1").await?;
    page.keys(&["Alt+Shift+ArrowRight"]).await?;
    board.steps(&["t2", "t1", "t3", "t4", "t5"]).await?;
    board.focus("step-t1").await?;
    page.keys(&["Alt+Shift+ArrowRight"]).await?;
    page.appears("[data-step=t1][data-of=s2]").await?;
    board.focus("step-t1").await?;
    page.keys(&["Ctrl+z", "Ctrl+z"]).await?;
    board.stand_at("step-t3").await?;
    page.keys(&["Alt+Shift+ArrowRight"]).await?;
    board.says("Order is the only step of its stage and stays there.").await?;
    board.stand_at("lane-l4").await?;
    page.keys(&["Alt+Shift+ArrowUp"]).await?;
    board.lanes(&["l1", "l2", "l4", "l3"]).await?;
    board.says("Lane Thoughts: position 3 of 4.").await?;
    board.focus("lane-l4").await?;
    board.is_kept().await?;
    page.keys(&["Ctrl+z"]).await?;
    board.is_untouched().await
}

async fn duplicate_and_delete(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    board.stand_at("card-a2").await?;
    page.keys(&["Ctrl+d"]).await?;
    board.texts("t1:l1", &["Alpha", "Beta", "Beta", "Gamma"]).await?;
    board.focus_on_text("Beta").await?;
    page.equals(
        "the selected cards",
        "return document.querySelectorAll('[data-card][aria-selected=true]').length",
        serde_json::json!([]),
        serde_json::json!(1),
    )
    .await?;
    page.keys(&["Ctrl+z"]).await?;
    board.says("Undone: duplicate “Beta”.").await?;
    board.is_untouched().await?;
    board.stand_at("card-a2").await?;
    page.keys(&["Delete"]).await?;
    board.cards("t1:l1", &["a1", "a3"]).await?;
    board.says("“Beta” deleted. Ctrl+Z brings it back.").await?;
    board.focus("card-a3").await?;
    page.keys(&["Backspace"]).await?;
    board.cards("t1:l1", &["a1"]).await?;
    board.focus("card-a1").await?;
    page.keys(&["Delete"]).await?;
    board.focus("cell-t1-l1").await?;
    page.keys(&["Ctrl+z", "Ctrl+z", "Ctrl+z"]).await?;
    board.focus("card-a2").await?;
    board.is_untouched().await?;
    board.hush().await?;
    page.keys(&["Ctrl+z"]).await?;
    board.says("Nothing to undo.").await?;
    page.keys(&["Ctrl+y"]).await?;
    board.cards("t1:l1", &["a1", "a3"]).await?;
    board.says("Redone: delete “Beta”.").await?;
    page.keys(&["Ctrl+Shift+z", "Ctrl+Shift+z"]).await?;
    board.cards("t1:l1", &[]).await?;
    board.is_kept().await?;
    page.keys(&["Ctrl+z", "Ctrl+z", "Ctrl+z"]).await?;
    board.stand_at("card-a1").await?;
    page.keys(&["Space", "Shift+ArrowDown", "Delete"]).await?;
    board.says("2 cards deleted. Ctrl+Z brings them back.").await?;
    board.focus("card-a3").await
}

async fn clipboard(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    board.stand_at("card-a1").await?;
    page.keys(&["Space", "Shift+ArrowDown", "Ctrl+c"]).await?;
    board.says("2 cards copied.").await?;
    board.stand_at("cell-t4-l1").await?;
    page.keys(&["Ctrl+v"]).await?;
    board.texts("t4:l1", &["Alpha", "Beta"]).await?;
    board.says("2 cards pasted in Actions, Install.").await?;
    board.focus_on_text("Alpha").await?;
    page.equals(
        "the selected cards",
        "return [...document.querySelectorAll('[data-card][aria-selected=true]')].map(card => card.firstChild?.data ?? '')",
        serde_json::json!([]),
        serde_json::json!(["Alpha", "Beta"]),
    )
    .await?;
    page.keys(&["Ctrl+z"]).await?;
    board.is_untouched().await?;
    board.stand_at("card-d1").await?;
    page.keys(&["Escape", "Ctrl+x"]).await?;
    board.cards("t1:l2", &[]).await?;
    board.stand_at("card-b1").await?;
    page.keys(&["Ctrl+v"]).await?;
    board.texts("t2:l1", &["Delta", "Eta"]).await?;
    board.is_kept().await.map(drop)
}

async fn feelings(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    board.stand_at("cell-t1-l3").await?;
    for (keys, score) in [
        (&["+"][..], "0"),
        (&["+"], "1"),
        (&["-"], "0"),
        (&["Delete"], ""),
        (&["-"], "-1"),
        (&["Enter", "ArrowUp", "ArrowRight", "Enter"], "1"),
        (&["F2", "ArrowDown", "F2"], "0"),
        (&["Enter", "ArrowLeft", "Enter"], "-1"),
        (&["Enter", "End", "Enter"], "2"),
        (&["Enter", "Home", "Enter"], "-2"),
        (&["Enter", "End", "Escape"], "-2"),
    ] {
        for key in keys {
            page.keys(&[key]).await?;
            if *key == "Enter" && keys.first() == Some(key) && keys.len() > 2 {
                page.wait("the scale or the board", "return document.activeElement?.type === 'range' || document.activeElement?.matches('[data-emotion]')").await?;
            }
        }
        board.score("t1:l3", score).await.map_err(|problem| format!("{keys:?}: {problem}"))?;
        board.focus("cell-t1-l3").await?;
    }
    page.keys(&["Enter"]).await?;
    page.wait("the scale", "return document.activeElement?.type === 'range'").await?;
    page.keys(&["ArrowUp", "Tab"]).await?;
    board.score("t1:l3", "-1").await?;
    board.is_kept().await.map(drop)
}

async fn burst(page: &Page) -> Result<()> {
    let board = Board::open(page, &crate::seeds::wide(24, 1, 1)).await?;
    board.stand_at("card-t0l0c0").await?;
    page.keys(&["Alt+Shift+ArrowRight"; 20]).await?;
    board.cards("t20:l0", &["t0l0c0", "t20l0c0"]).await?;
    board.says("Now in Lane 0, Stage 20, position 1 of 2.").await?;
    board.focus("card-t0l0c0").await?;
    page.keys(&["Ctrl+z"; 20]).await?;
    board.cards("t0:l0", &["t0l0c0"]).await?;
    board.can_undo(false).await
}

async fn delete_headers(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    for (at, shown, then, said) in [
        ("stage-s2", "It holds 2 cards", "stage-s3", "Stage Buy and its 2 cards deleted."),
        ("step-t5", "It holds 1 card", "step-t4", "Step Enjoy and its card deleted."),
        ("lane-l4", "It holds 2 cards", "lane-l3", "Lane Thoughts and its 2 cards deleted."),
    ] {
        board.stand_at(at).await?;
        page.keys(&["Delete"]).await?;
        page.shows("dialog", shown).await?;
        board.focus_matches("dialog button[type=button]").await?;
        page.keys(&["Escape"]).await?;
        page.goes("dialog").await?;
        board.focus(at).await?;
        page.keys(&["Delete"]).await?;
        page.appears("dialog[open]").await?;
        page.keys(&["Tab", "Enter"]).await?;
        page.goes("dialog").await?;
        board.focus(then).await?;
        board.says(said).await?;
        page.keys(&["Ctrl+z"]).await?;
        board.is_untouched().await?;
    }
    Ok(())
}
