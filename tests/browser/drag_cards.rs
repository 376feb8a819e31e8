//! Cards carried with the mouse: they land where the line was.

use serde_json::json;
use xtask::Result;

use crate::board::{Board, card, cell};
use crate::board_checks::at_zoom;
use crate::page::{Page, failure};
use crate::scenarios;
use crate::seeds;

scenarios![
    All "drag: a card to other cells and within its own" one_card,
    All "drag: the line shows where the card lands" line_is_landing_place,
    All "drag: selected cards go together" several_cards,
    All "drag: selected cards of several cells keep their lanes, and are refused together" from_several_cells,
    All "drag: a band from an empty place selects, Ctrl adds, Escape gives it up; Shift+click selects over cells" bands,
    Chromium "drag: a card that is not selected goes alone" not_selected,
    All "drag: onto the lane of feelings nothing lands" onto_feelings,
    Chromium "drag: with a button in focus (X08)" after_focus_elsewhere,
    Chromium "drag: with text selected (X22)" with_selected_text,
    Chromium "drag: a card taller than the window (X27)" tall_card,
    Chromium "drag: at 25 % (X25)" at_a_quarter,
    All "drag: at 200 % (X25)" at_double,
    Chromium "drag: in a window of 320 pixels (X25)" in_a_narrow_window,
    Chromium "drag: from right to left (X24)" right_to_left,
    Chromium "drag: undo right after the drop (X29)" undo_at_once,
    Chromium "drag: an empty board and a single cell (X26)" smallest_boards,
];

struct Drop {
    card: &'static str,
    to: &'static str,
    before: Option<&'static str>,
    then: &'static [(&'static str, &'static [&'static str])],
    said: &'static str,
}

const DROPS: [Drop; 6] = [
    Drop {
        card: "a1",
        to: "t3:l1",
        before: None,
        then: &[("t3:l1", &["c1", "c2", "a1"]), ("t1:l1", &["a2", "a3"])],
        said: "“Alpha” moved from Actions, Search to Actions, Order, position 3 of 3.",
    },
    Drop {
        card: "a1",
        to: "t3:l1",
        before: Some("c2"),
        then: &[("t3:l1", &["c1", "a1", "c2"])],
        said: "“Alpha” moved from Actions, Search to Actions, Order, position 2 of 3.",
    },
    Drop {
        card: "a3",
        to: "t1:l1",
        before: Some("a1"),
        then: &[("t1:l1", &["a3", "a1", "a2"])],
        said: "“Gamma” moved from Actions, Search to Actions, Search, position 1 of 3.",
    },
    Drop {
        card: "a1",
        to: "t1:l1",
        before: None,
        then: &[("t1:l1", &["a2", "a3", "a1"])],
        said: "“Alpha” moved from Actions, Search to Actions, Search, position 3 of 3.",
    },
    Drop {
        card: "b1",
        to: "t2:l2",
        before: None,
        then: &[("t2:l1", &[]), ("t2:l2", &["b1"])],
        said: "“Delta” moved from Actions, Compare to Contacts, Compare, position 1 of 1.",
    },
    Drop {
        card: "f1",
        to: "t1:l1",
        before: Some("a2"),
        then: &[("t1:l4", &[]), ("t1:l1", &["a1", "f1", "a2", "a3"])],
        said: "“Iota” moved from Thoughts, Search to Actions, Search, position 2 of 4.",
    },
];

async fn one_card(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    for drop in &DROPS {
        board.drag_card(drop.card, drop.to, drop.before).await?;
        for (cell, cards) in drop.then {
            board.cards(cell, cards).await?;
        }
        board.says(drop.said).await?;
        board.focus(&format!("card-{}", drop.card)).await?;
        board.at_rest().await?;
        board.is_kept().await?;
        page.keys(&["Ctrl+z"]).await?;
        board.is_untouched().await?;
    }
    Ok(())
}

async fn line_is_landing_place(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    for (before, above, below) in
        [(Some("c1"), None, Some("c1")), (Some("c2"), Some("c1"), Some("c2")), (None, Some("c2"), None)]
    {
        let target = board.place("t3:l1", before).await?;
        let from = board.press(&card("a2")).await?;
        board.glide(from, target).await?;
        let script = "const line = document.querySelector('.drop-line')?.getBoundingClientRect();
            if (!line || !line.height) return 'no line';
            const [above, below, cell] = arguments, rect = id => document.querySelector(`[data-card='${id}']`).getBoundingClientRect();
            const middle = line.top + line.height / 2, home = document.querySelector(`[data-cell='${cell}']`).getBoundingClientRect();
            return (!above || middle >= rect(above).bottom - 1) && (!below || middle <= rect(below).top + 1)
                && line.left >= home.left - 1 && line.right <= home.right + 1 || [middle, above && rect(above).bottom, below && rect(below).top]";
        page.equals("the line between its neighbours", script, json!([above, below, "t3:l1"]), json!(true)).await?;
        board.release().await?;
        let order: Vec<&str> = above.into_iter().chain(["a2"]).chain(below).collect();
        let script = "const ids = [...document.querySelectorAll(`[data-cell='t3:l1'] [data-card]`)].map(card => card.dataset.card).join();
            return ids.includes(arguments[0].join())";
        page.equals("the place of the landed card", script, json!([order]), json!(true)).await?;
        board.at_rest().await?;
        page.keys(&["Ctrl+z"]).await?;
        board.is_untouched().await?;
    }
    // In an empty cell there is no line: the cell itself is lit.
    let target = board.place("t2:l2", None).await?;
    let from = board.press(&card("a2")).await?;
    board.glide(from, target).await?;
    page.appears("[data-cell='t2:l2'].drop-here").await?;
    page.equals(
        "the line",
        "const line = document.querySelector('.drop-line'); return !line || getComputedStyle(line).display === 'none'",
        json!([]),
        json!(true),
    )
    .await?;
    page.keys(&["Escape"]).await?;
    board.release().await
}

async fn several_cards(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    page.click(&card("a1")).await?;
    page.click_with("Ctrl", &card("a3")).await?;
    board.selected(&["a1", "a3"]).await?;
    let target = board.place("t2:l1", None).await?;
    let from = board.press(&card("a1")).await?;
    board.glide(from, target).await?;
    page.shows(".drag-preview .badge", "2").await?;
    board.release().await?;
    board.cards("t2:l1", &["b1", "a1", "a3"]).await?;
    board.cards("t1:l1", &["a2"]).await?;
    board.says("2 cards now in Actions, Compare.").await?;
    board.focus("card-a1").await?;
    board.selected(&["a1", "a3"]).await?;
    board.is_kept().await?;
    page.keys(&["Ctrl+z"]).await?;
    board.is_untouched().await
}

async fn from_several_cells(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    page.click(&card("d1")).await?;
    for other in ["c1", "a2"] {
        page.click_with("Ctrl", &card(other)).await?;
    }
    board.drag_card("d1", "t2:l2", None).await?;
    for (at, cards) in [("t2:l1", &["b1", "a2"][..]), ("t2:l2", &["d1"]), ("t4:l1", &["c1"]), ("t1:l1", &["a1", "a3"])]
    {
        board.cards(at, cards).await?;
    }
    board.says("3 cards moved together, the first to Actions, Compare.").await?;
    page.keys(&["Ctrl+z"]).await?;
    board.is_untouched().await?;
    let target = board.place("t5:l2", None).await?;
    let from = board.press(&card("d1")).await?;
    board.glide(from, target).await?;
    page.appears(".drag-veil.refused").await?;
    board.release().await?;
    let why =
        "Nothing moved: the cards keep their places to one another, and there is no step further right for “Epsilon”.";
    page.shows(".saying.refusal:not([data-done])", why).await?;
    board.is_untouched().await?;
    // The same by the clipboard: the upper left of them goes where the focus is.
    board.stand_at("card-d1").await?;
    page.keys(&["Ctrl+x"]).await?;
    board.cards("t1:l2", &[]).await?;
    page.goes(".refusal").await?;
    board.stand_at("card-b1").await?;
    page.keys(&["Ctrl+v"]).await?;
    board.texts("t2:l1", &["Delta", "Beta"]).await?;
    board.texts("t4:l1", &["Epsilon"]).await?;
    board.texts("t2:l2", &["Eta"]).await
}

async fn bands(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    let empty = |cell: &str| format!("[data-cell='{cell}'] .cards");
    page.click(&card("a1")).await?;
    // A short card's upper edge is enough.
    let target = page.spot(&card("e1"), (0.4, 0.2)).await?;
    let from = board.press(&empty("t5:l1")).await?;
    board.glide(from, target).await?;
    page.appears(".lasso").await?;
    board.selected(&["e1"]).await?;
    page.keys(&["Escape"]).await?;
    board.selected(&["a1"]).await?;
    board.release().await?;
    page.goes(".lasso").await?;
    board.drag(&empty("t5:l1"), target).await?;
    board.selected(&["e1"]).await?;
    board.says("1 card selected.").await?;
    board.focus("card-e1").await?;
    page.click(&card("a1")).await?;
    board.drag("[data-cell='t5:l1'] [data-add]", target).await?;
    board.selected(&["e1"]).await?;
    page.click_with("Shift", &card("c2")).await?;
    board.selected(&["c1", "c2", "e1"]).await?;
    page.click_with("Shift", &empty("t2:l2")).await?;
    board.selected(&["e1"]).await?;
    board.focus("cell-t2-l2").await?;
    page.click_with("Shift", &card("a1")).await?;
    board.selected(&["a1", "a2", "a3", "b1", "c1", "c2", "d1", "e1"]).await?;
    board.is_untouched().await
}

async fn not_selected(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    page.click(&card("a1")).await?;
    page.click_with("Ctrl", &card("a2")).await?;
    board.drag_card("c1", "t2:l1", None).await?;
    board.cards("t2:l1", &["b1", "c1"]).await?;
    board.cards("t1:l1", &["a1", "a2", "a3"]).await?;
    board.selected(&["c1"]).await
}

async fn onto_feelings(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    let target = page.spot(&cell("t2:l3"), (0.5, 0.8)).await?;
    board.drag(&card("a1"), target).await?;
    board.is_untouched().await
}

async fn after_focus_elsewhere(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    page.focus_on("[data-command=palette]").await?;
    board.drag_card("a1", "t2:l1", None).await?;
    board.cards("t2:l1", &["b1", "a1"]).await
}

async fn with_selected_text(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    page.run("window.lost = 0; addEventListener('pointercancel', () => window.lost += 1, true); getSelection().selectAllChildren(document.querySelector('[data-board]'))").await?;
    board.drag_card("a1", "t2:l1", None).await?;
    board.cards("t2:l1", &["b1", "a1"]).await?;
    page.equals("pointers lost to a native drag", "return window.lost", json!([]), json!(0)).await
}

async fn tall_card(page: &Page) -> Result<()> {
    let mut map = seeds::small("en");
    map["map"]["cards"][0]["text"] = json!("A long story. ".repeat(140));
    let board = Board::open(page, &map).await?;
    let from = page.spot(&card("a1"), (0.5, 0.02)).await?;
    page.point(crate::input::Pointer::Mouse, &[crate::input::to(from), crate::input::down(0)]).await?;
    let target = page.spot(&cell("t3:l1"), (0.5, 0.01)).await?;
    board.glide(from, target).await?;
    board.release().await?;
    board.cards("t3:l1", &["a1", "c1", "c2"]).await
}

async fn at_a_quarter(page: &Page) -> Result<()> {
    zoomed(page, 25).await
}

async fn at_double(page: &Page) -> Result<()> {
    zoomed(page, 200).await
}

async fn zoomed(page: &Page, percent: u16) -> Result<()> {
    let board = at_zoom(page, &seeds::small("en"), percent).await?;
    board.drag_card("a1", "t2:l1", Some("b1")).await?;
    board.cards("t2:l1", &["a1", "b1"]).await?;
    board.drag_card("a3", "t1:l1", Some("a2")).await?;
    board.cards("t1:l1", &["a3", "a2"]).await?;
    board.is_kept().await.map(drop)
}

async fn in_a_narrow_window(page: &Page) -> Result<()> {
    page.narrow(320, 640).await?;
    let board = Board::small(page).await?;
    board.drag_card("a3", "t1:l1", Some("a1")).await?;
    board.cards("t1:l1", &["a3", "a1", "a2"]).await
}

async fn right_to_left(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    page.run("document.documentElement.dir = 'rtl'").await?;
    board.drag_card("a1", "t2:l1", Some("b1")).await?;
    board.cards("t2:l1", &["a1", "b1"]).await?;
    board.focus("card-a1").await?;
    page.keys(&["ArrowRight"]).await?;
    board.focus("card-a2").await?;
    page.keys(&["ArrowLeft"]).await?;
    board.focus("card-a1").await
}

async fn undo_at_once(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    board.drag_card("a1", "t2:l1", None).await?;
    page.keys(&["Ctrl+z"]).await?;
    board.is_untouched().await?;
    page.keys(&["Ctrl+Shift+z"]).await?;
    board.cards("t2:l1", &["b1", "a1"]).await
}

async fn smallest_boards(page: &Page) -> Result<()> {
    let board = Board::open(page, &seeds::wide(1, 1, 2)).await?;
    board.drag_card("t0l0c1", "t0:l0", Some("t0l0c0")).await?;
    board.cards("t0:l0", &["t0l0c1", "t0l0c0"]).await?;
    for (steps, lanes) in [(0, 0), (0, 2), (2, 0)] {
        page.leave().await?;
        Board::open(page, &seeds::wide(steps, lanes, 0)).await?;
        let headers = page.count("[data-board] :is([data-stage], [data-lane])").await?;
        if headers != (steps + lanes) as u64 {
            return failure(format!("{steps} stages and {lanes} lanes show {headers} headers"));
        }
    }
    Ok(())
}
