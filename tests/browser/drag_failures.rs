//! Drags that end otherwise than by a drop: nothing changes, nothing is left, the next drag works (`interaction.md` section 12).

use page_driver::browsers::Engine;
use serde_json::json;
use xtask::Result;

use crate::board::{Board, card, cell};
use crate::input::{Point, Pointer, down, to, up};
use crate::page::Page;
use crate::scenarios;

scenarios![
    All "drag given up: Escape keeps the selection (X01)" escape,
    All "drag given up: released outside the cells (X02)" outside,
    Chromium "drag given up: the release was lost (X03)" lost_release,
    All "drag given up: dropped on the same place (X04)" same_place,
    All "drag given up: four pixels are a click, more are a drag (X05)" jitter,
    Chromium "drag given up: pointercancel (X06)" cancelled,
    Chromium "drag given up: another tab (X07)" other_tab,
    Chromium "drag given up: a second button (X09)" second_button,
    Chromium "drag given up: the window changes its size (X19)" resized,
    All "drag given up: other keys do nothing meanwhile (X20)" other_keys,
    All "drag given up: the next click counts (X21)" next_click,
    Chromium "drag given up: none begins in the editor, behind a menu or a dialog (X23)" none_begins,
    Chromium "drag given up: none begins with a modifier or the right button" not_with_modifiers,
];

/// Presses a card and carries it over another cell.
async fn carry(board: &Board<'_>) -> Result<()> {
    let target = board.place("t3:l1", None).await?;
    let from = board.press(&card("a1")).await?;
    board.glide(from, target).await?;
    board.is_dragging().await
}

/// The drag is over, nothing changed, and another one works.
async fn nothing_happened(board: &Board<'_>) -> Result<()> {
    board.is_untouched().await?;
    board.drag_card("b1", "t2:l2", None).await?;
    board.cards("t2:l2", &["b1"]).await?;
    board.page.keys(&["Ctrl+z"]).await?;
    board.is_untouched().await
}

async fn escape(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    page.click(&card("a1")).await?;
    carry(&board).await?;
    page.keys(&["Escape"]).await?;
    board.says("Move cancelled. “Alpha” stays in Actions, Search.").await?;
    board.at_rest().await?;
    board.selected(&["a1"]).await?;
    board.focus("card-a1").await?;
    board.release().await?;
    board.selected(&["a1"]).await?;
    nothing_happened(&board).await
}

async fn outside(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    for (place, said) in [
        (".bar .kind", true),
        (".footer", true),
        (".steps .corner", false),
        ("[data-stage=s2]", false),
        ("[data-lane=l2] .name", false),
    ] {
        board.hush().await?;
        let target = page.spot(place, (0.5, 0.5)).await?;
        board.drag(&card("a1"), target).await?;
        if said {
            board.says("Released outside the map. Nothing moved.").await?;
        }
        board.is_untouched().await?;
    }
    nothing_happened(&board).await
}

async fn lost_release(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    page.run("addEventListener('pointerdown', event => window.pressed = event.pointerId, true)").await?;
    carry(&board).await?;
    page.run("dispatchEvent(new PointerEvent('pointermove', { pointerId: window.pressed, pointerType: 'mouse', isPrimary: true, buttons: 0, clientX: 500, clientY: 400, bubbles: true }))").await?;
    board.at_rest().await?;
    board.release().await?;
    nothing_happened(&board).await
}

async fn same_place(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    let home = board.place("t1:l1", Some("a2")).await?;
    let away = page.spot(&cell("t3:l1"), (0.5, 0.5)).await?;
    let from = board.press(&card("a2")).await?;
    board.glide(from, away).await?;
    board.glide(away, home).await?;
    board.release().await?;
    nothing_happened(&board).await
}

async fn jitter(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    let at = board.press(&card("a2")).await?;
    page.point(Pointer::Mouse, &[to((at.0 + 2.0, at.1 + 1.0)), to((at.0 + 3.0, at.1 + 2.0)), up(0)]).await?;
    board.selected(&["a2"]).await?;
    board.is_untouched().await?;
    let at = board.press(&card("a3")).await?;
    page.point(Pointer::Mouse, &[to((at.0 + 3.0, at.1)), to((at.0 + 6.0, at.1))]).await?;
    board.is_dragging().await?;
    board.release().await?;
    nothing_happened(&board).await
}

async fn cancelled(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    page.run("addEventListener('pointerdown', event => window.pressed = event.pointerId, true)").await?;
    carry(&board).await?;
    page.run("dispatchEvent(new PointerEvent('pointercancel', { pointerId: window.pressed, pointerType: 'mouse', isPrimary: true, bubbles: true }))").await?;
    board.at_rest().await?;
    board.says("Move cancelled. “Alpha” stays in Actions, Search.").await?;
    board.release().await?;
    nothing_happened(&board).await
}

async fn other_tab(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    carry(&board).await?;
    let own = page.client.window().await?;
    let other = page.client.new_window(true).await?;
    page.client.switch_to_window(other.handle).await?;
    page.client.close_window().await?;
    page.client.switch_to_window(own).await?;
    board.at_rest().await?;
    board.release().await?;
    nothing_happened(&board).await
}

async fn second_button(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    carry(&board).await?;
    page.point(Pointer::Mouse, &[down(2)]).await?;
    board.at_rest().await?;
    page.point(Pointer::Mouse, &[up(2), up(0)]).await?;
    page.goes(".menu").await?;
    nothing_happened(&board).await
}

async fn resized(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    carry(&board).await?;
    page.client.set_window_size(1100, 760).await?;
    board.at_rest().await?;
    board.release().await?;
    nothing_happened(&board).await
}

async fn other_keys(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    carry(&board).await?;
    page.keys(&["Delete", "Tab", "Enter", "Space", "ArrowDown", "Ctrl+z", "Ctrl+d", "Alt+Shift+ArrowRight"]).await?;
    board.is_dragging().await?;
    board.can_undo(false).await?;
    page.keys(&["Escape"]).await?;
    board.release().await?;
    nothing_happened(&board).await
}

async fn next_click(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    carry(&board).await?;
    page.keys(&["Escape"]).await?;
    board.release().await?;
    page.click(&card("c2")).await?;
    board.selected(&["c2"]).await?;
    board.drag_card("b1", "t2:l2", None).await?;
    page.click(&card("c1")).await?;
    board.selected(&["c1"]).await
}

/// Presses, moves well beyond the threshold and lets go: nothing may be lifted.
async fn does_not_lift(board: &Board<'_>, from: Point) -> Result<()> {
    let page = board.page;
    page.point(
        Pointer::Mouse,
        &[
            to(from),
            down(0),
            to((from.0 + 8.0, from.1)),
            to((from.0 + 20.0, from.1 + 4.0)),
            to((from.0 + 30.0, from.1 + 8.0)),
        ],
    )
    .await?;
    let dragging = page.count("body.dragging").await?;
    board.release().await?;
    crate::page::same("drags", dragging, 0)
}

async fn none_begins(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    page.double_click(&card("a1"), (0.5, 0.5)).await?;
    board.focus_matches("textarea[data-field]").await?;
    let from = page.spot("textarea[data-field]", (0.2, 0.5)).await?;
    does_not_lift(&board, from).await?;
    page.keys(&["Escape"]).await?;
    page.right_click(&card("a1")).await?;
    page.appears(".menu").await?;
    let behind = page.spot(&card("e1"), (0.5, 0.5)).await?;
    does_not_lift(&board, behind).await?;
    page.goes(".menu").await?;
    page.keys(&["Escape", "Ctrl+k"]).await?;
    page.appears("dialog[open]").await?;
    let behind = page.spot(&card("d1"), (0.1, 0.5)).await?;
    does_not_lift(&board, behind).await?;
    page.keys(&["Escape"]).await?;
    board.is_untouched().await
}

async fn not_with_modifiers(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    if page.engine == Engine::Chromium {
        for key in ["Ctrl", "Shift"] {
            let hold = |kind: &str| {
                vec![
                    json!({ "type": "key", "id": "keys", "actions": [{ "type": kind, "value": if key == "Ctrl" { "\u{e009}" } else { "\u{e008}" } }] }),
                ]
            };
            page.perform(hold("keyDown")).await?;
            let from = page.spot(&card("a1"), (0.5, 0.5)).await?;
            does_not_lift(&board, from).await?;
            page.perform(hold("keyUp")).await?;
        }
    }
    let from = page.spot(&card("a1"), (0.5, 0.5)).await?;
    page.point(Pointer::Mouse, &[to(from), down(2), to((from.0 + 10.0, from.1)), to((from.0 + 30.0, from.1)), up(2)])
        .await?;
    page.keys(&["Escape"]).await?;
    board.is_untouched().await
}
