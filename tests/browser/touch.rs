//! Fingers: a card is lifted by holding it, so that swiping still scrolls; handles and points need no hold.

use std::time::Duration;

use serde_json::json;
use xtask::Result;

use crate::board::{Board, HOLD, card, cell};
use crate::page::{Page, same};
use crate::scenarios;
use crate::seeds;

scenarios![
    Touch "touch: hold, then drag a card (X12)" hold_and_drag,
    Touch "touch: hold, then lift the finger is a tap (X12)" hold_and_lift,
    Chromium "touch: a swipe scrolls and lifts nothing (X11)" swipe,
    Touch "touch: tap selects, tap again writes" tap_twice,
    Touch "touch: headers and points without a hold" handles,
    Chromium "touch: holding at the edge scrolls the board (X13)" edge,
    // Last: after two fingers, this driver's Chromium takes none for the first any more.
    Chromium "touch: a second finger is ignored (X10)" second_finger,
    Chromium "touch: two fingers enlarge the board around what is between them" pinch,
    Chromium "touch: two fingers on Safari's trackpad enlarge the board, and not the page" gesture,
];

const SCROLLED: &str = "const board = document.querySelector('#board-scroller'); return [board.scrollLeft, board.scrollTop, scrollX, scrollY]";

async fn hold_and_drag(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    let target = board.place("t3:l1", Some("c1")).await?;
    let before = page.run(SCROLLED).await?;
    board.touch_hold(&card("a1"), target).await?;
    board.is_dragging().await?;
    page.finger_up().await?;
    board.cards("t3:l1", &["a1", "c1", "c2"]).await?;
    same("how far the board is scrolled", page.run(SCROLLED).await?, before)?;
    board.at_rest().await?;
    board.focus("card-a1").await?;
    board.is_kept().await.map(drop)
}

async fn hold_and_lift(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    let at = page.reachable(&card("a1"), (0.5, 0.5)).await?;
    page.finger_down(at).await?;
    tokio::time::sleep(Duration::from_millis(HOLD)).await;
    page.finger_up().await?;
    board.is_untouched().await?;
    page.goes(".menu").await
}

async fn swipe(page: &Page) -> Result<()> {
    let board = Board::open(page, &seeds::wide(16, 12, 1)).await?;
    let at = page.reachable(&card("t5l4c0"), (0.5, 0.5)).await?;
    page.finger_down(at).await?;
    for step in 1..=12 {
        let far = f64::from(step);
        page.touch("touchMove", &[(at.0 - 20.0 * far, at.1 - 12.0 * far)]).await?;
    }
    page.finger_up().await?;
    page.wait(
        "the board to scroll",
        "const board = document.querySelector('#board-scroller'); return board.scrollLeft > 20 || board.scrollTop > 20",
    )
    .await?;
    board.at_rest().await?;
    board.can_undo(false).await?;
    board.cards("t5:l4", &["t5l4c0"]).await
}

async fn tap_twice(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    page.tap(&card("a2")).await?;
    board.selected(&["a2"]).await?;
    page.appears(".context-bar [data-command=edit]").await?;
    page.tap(&card("a2")).await?;
    board.focus_matches("textarea[data-field]").await?;
    page.type_text("!").await?;
    page.tap(&cell("t5:l2")).await?;
    board.texts("t1:l1", &["Alpha", "Beta!", "Gamma"]).await
}

async fn handles(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    for (from, aside, part) in [
        ("[data-stage=s3]", "[data-stage=s1]", (0.1, 0.5)),
        ("[data-lane=l4]", "[data-lane=l1]", (0.5, 0.1)),
        ("[data-emotion='t1:l3'] .point", "[data-emotion='t1:l3']", (0.5, 0.18)),
    ] {
        let target = page.spot(aside, part).await?;
        board.touch_handle(from, target).await?;
        board.at_rest().await?;
    }
    board.stages(&["s3", "s1", "s2"]).await?;
    board.lanes(&["l4", "l1", "l2", "l3"]).await?;
    board.score("t1:l3", "2").await
}

async fn second_finger(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    let target = board.place("t3:l1", None).await?;
    let other = page.spot(&card("d1"), (0.5, 0.5)).await?;
    board.touch_hold(&card("a1"), target).await?;
    board.is_dragging().await?;
    page.touch("touchStart", &[target, other]).await?;
    page.touch("touchMove", &[target, (other.0 + 30.0, other.1 + 10.0)]).await?;
    board.is_dragging().await?;
    page.finger_up().await?;
    board.cards("t3:l1", &["c1", "c2", "a1"]).await?;
    board.cards("t1:l2", &["d1"]).await?;
    board.at_rest().await
}

/// Where the middle of a card of [`scrolled`] is, and how large the board is, in percent.
const MIDDLE: &str = "const box = document.querySelector('[data-card=t7l6c0]').getBoundingClientRect(), zoom = parseInt(document.querySelector('[data-command=zoom-whole]').textContent);
    return [box.left + box.width / 2, box.top + box.height / 2, zoom]";

/// A large board scrolled to its middle, and where a card is there.
async fn scrolled(page: &Page) -> Result<(Board<'_>, (f64, f64))> {
    let board = Board::open(page, &seeds::wide(16, 12, 1)).await?;
    page.run("document.getElementById('board-scroller').scrollTo(700, 300)").await?;
    let at = page.spot(&card("t7l6c0"), (0.5, 0.5)).await?;
    Ok((board, at))
}

/// Waits until the board is about `wanted` percent of its size and the card still at `at`.
async fn is_enlarged(page: &Page, what: &str, at: (f64, f64), wanted: f64) -> Result<()> {
    page.until(what, MIDDLE, json!([]), |found| {
        let found: [f64; 3] = serde_json::from_value(found.clone()).ok()?;
        let near = (found[0] - at.0).abs() < 4.0 && (found[1] - at.1).abs() < 6.0;
        (near && (found[2] - wanted).abs() <= 2.0).then_some(())
    })
    .await
}

async fn gesture(page: &Page) -> Result<()> {
    let (board, at) = scrolled(page).await?;
    // No driver makes these events; their names and fields are Safari's.
    let fingers = "const [kind, scale, [clientX, clientY]] = arguments;
        const event = Object.assign(new Event(kind, { bubbles: true, cancelable: true }), { scale, clientX, clientY });
        document.querySelector('[data-card=t7l6c0]').dispatchEvent(event);
        return event.defaultPrevented";
    for (kind, scale) in [("gesturestart", 1.0), ("gesturechange", 1.3), ("gesturechange", 2.0)] {
        same(kind, page.ask(fingers, json!([kind, scale, at])).await?, json!(true))?;
    }
    is_enlarged(page, "a board twice as large around the fingers", at, 200.0).await?;
    page.ask(fingers, json!(["gesturechange", 1.2, at])).await?;
    is_enlarged(page, "a smaller board around the fingers", at, 120.0).await?;
    page.ask(fingers, json!(["gestureend", 1.2, at])).await?;
    page.ask(fingers, json!(["gesturechange", 3.0, at])).await?;
    is_enlarged(page, "the board as it was when the fingers were lifted", at, 120.0).await?;
    board.can_undo(false).await
}

async fn pinch(page: &Page) -> Result<()> {
    let (board, at) = scrolled(page).await?;
    let fingers = |apart: f64| [(at.0 - apart, at.1), (at.0 + apart, at.1)];
    page.touch("touchStart", &fingers(40.0)[..1]).await?;
    page.touch("touchStart", &fingers(40.0)).await?;
    for apart in [44.0, 52.0, 60.0, 70.0, 80.0] {
        page.touch("touchMove", &fingers(apart)).await?;
    }
    is_enlarged(page, "a board twice as large around the fingers", at, 200.0).await?;
    for apart in [70.0, 60.0, 54.0, 48.0] {
        page.touch("touchMove", &fingers(apart)).await?;
    }
    is_enlarged(page, "a smaller board around the fingers", at, 120.0).await?;
    page.touch("touchEnd", &[]).await?;
    same("how large the page is", page.run("return visualViewport.scale").await?, json!(1))?;
    board.at_rest().await?;
    board.can_undo(false).await
}

async fn edge(page: &Page) -> Result<()> {
    let board = Board::open(page, &seeds::wide(20, 4, 1)).await?;
    let right = page
        .run("const board = document.querySelector('#board-scroller').getBoundingClientRect(); return board.right")
        .await?;
    let at = page.spot(&card("t1l1c0"), (0.5, 0.5)).await?;
    board.touch_hold(&card("t1l1c0"), (right.as_f64().unwrap_or_default() - 12.0, at.1)).await?;
    page.wait("the board to scroll by itself", "return document.querySelector('#board-scroller').scrollLeft > 200")
        .await?;
    page.keys(&["Escape"]).await?;
    board.at_rest().await?;
    page.finger_up().await
}
