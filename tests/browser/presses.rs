//! Presses that belong together: the two of a double click, and the beginning and the end of marking a text.

use page_driver::browsers::Engine;
use serde_json::{Value, json};
use xtask::Result;

use crate::board::{Board, card, cell};
use crate::input::{Point, Pointer, down, to, up, way};
use crate::page::{Page, same};
use crate::{scenarios, seeds};

// Double clicks not in WebKitGTK: its driver's two presses are two clicks when the machine is busy, and the page is told of no double click.
scenarios![
    Touch "presses: a double click low on the board opens the card under it" low,
    Touch "presses: a double click beside the bar of actions" beside_the_bar,
    Touch "presses: two taps low on the board open the card under them" two_taps,
    All "presses: a text is marked from its field to beside it" marked_beside,
];

/// The two lowest cards in each of three columns, as `[id, x, y]`: an engine's own heights decide where exactly they can be pressed.
const LOW: &str =
    "const scroller = document.querySelector('#board-scroller'), board = scroller.getBoundingClientRect(), found = [];
    for (const part of [0.3, 0.5, 0.8]) {
        const x = Math.round(board.left + board.width * part), seen = new Set();
        for (let up = 14; up < 140 && seen.size < 2; up += 4) {
            const y = Math.round(board.top + scroller.clientHeight - up);
            const id = document.elementFromPoint(x, y)?.closest('[data-card]')?.dataset.card;
            if (id && !seen.has(id)) found.push([id, x, y]);
            if (id) seen.add(id);
        }
    }
    return found;";

/// What is at a point of the window: a card, or something else.
const HIT: &str = "const hit = document.elementFromPoint(...arguments[0]); return hit?.closest('[data-card]')?.dataset.card ?? hit?.outerHTML.slice(0, 120)";

/// As many columns and cards as the window can hold, and more.
async fn open(page: &Page) -> Result<Board<'_>> {
    page.leave().await?;
    Board::open(page, &seeds::wide(9, 1, 22)).await
}

async fn low_points(page: &Page) -> Result<Vec<(String, f64, f64)>> {
    let found = page.run(LOW).await?;
    let found: Vec<(String, f64, f64)> = serde_json::from_value(found)?;
    same("places to press", found.len() > 3, true)?;
    Ok(found)
}

/// After the first press the card is where it was, and nothing lies over the place; the bar is there, elsewhere.
async fn nothing_moved(page: &Page, id: &str, at: Point, before: &Value) -> Result<()> {
    page.appears(".context-bar:not(.away) [data-command=edit]").await?;
    same("what is at the place that was pressed", page.ask(HIT, json!([at])).await?, json!(id))?;
    same("where the card is", page.ask(PLACE, json!([card(id)])).await?, before.clone())
}

const PLACE: &str =
    "const place = document.querySelector(arguments[0]).getBoundingClientRect(); return [place.left, place.top]";

/// The field is over the card that was pressed, and in sight.
async fn is_written(page: &Page, id: &str) -> Result<()> {
    let script = "const field = document.activeElement;
        if (!field?.matches('textarea[data-field]')) return field?.outerHTML.slice(0, 160) ?? 'nothing';
        const place = field.getBoundingClientRect(), text = document.querySelector(arguments[0]).firstChild.data;
        const middle = [place.left + place.width / 2, place.top + place.height / 2];
        return field.value !== text ? field.value : document.elementFromPoint(...middle) === field || 'out of sight';";
    page.equals(&format!("the field of {id}"), script, json!([card(id)]), json!(true)).await
}

/// A double click as a person makes it: the page has time for what it would do in between.
async fn double_click(page: &Page, at: Point) -> Result<()> {
    // The driver of WebKitGTK makes two clicks of it then.
    let wait = json!({ "type": "pause", "duration": if page.engine == Engine::WebKitGtk { 0 } else { 120 } });
    page.point(Pointer::Mouse, &[to(at), down(0), up(0), wait, down(0), up(0)]).await
}

async fn low(page: &Page) -> Result<()> {
    open(page).await?;
    let points = low_points(page).await?;
    for (id, x, y) in points {
        let told = |problem| format!("{id} at {x} {y}: {problem}");
        // Each on a board where nothing was pressed yet: the bar has not come up.
        open(page).await?;
        let before = page.ask(PLACE, json!([card(&id)])).await?;
        page.point(Pointer::Mouse, &[to((x, y)), down(0), up(0)]).await?;
        nothing_moved(page, &id, (x, y), &before).await.map_err(told)?;
        open(page).await?;
        double_click(page, (x, y)).await?;
        is_written(page, &id).await.map_err(told)?;
    }
    Ok(())
}

async fn beside_the_bar(page: &Page) -> Result<()> {
    open(page).await?;
    page.click(&card("t3l0c0")).await?;
    page.appears(".context-bar:not(.away)").await?;
    // The lowest card of the first column that nothing lies over.
    let script = "const cards = [...document.querySelectorAll(`[data-cell='t0:l0'] [data-card]`)].reverse();
        for (const card of cards) {
            const place = card.getBoundingClientRect(), at = [Math.round(place.left + 20), Math.round(place.top + 6)];
            if (document.elementFromPoint(...at)?.closest('[data-card]') === card) return [card.dataset.card, ...at];
        }";
    let (id, x, y): (String, f64, f64) = serde_json::from_value(page.run(script).await?)?;
    double_click(page, (x, y)).await?;
    is_written(page, &id).await
}

async fn two_taps(page: &Page) -> Result<()> {
    open(page).await?;
    for (id, x, y) in low_points(page).await?.into_iter().step_by(2) {
        open(page).await?;
        let before = page.ask(PLACE, json!([card(&id)])).await?;
        page.tap_at((x, y)).await?;
        nothing_moved(page, &id, (x, y), &before).await?;
        page.tap_at((x, y)).await?;
        is_written(page, &id).await.map_err(|problem| format!("{id} at {x} {y}: {problem}"))?;
    }
    Ok(())
}

async fn marked_beside(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    board.stand_at("card-a2").await?;
    page.keys(&["F2"]).await?;
    board.focus_matches("textarea[data-field]").await?;
    // To its end, let go of below the last card of the cell; and to its beginning, let go of on a card above.
    for (from, on, beside, there) in [(0.14, 0.6, cell("t1:l1"), (0.7, 0.97)), (0.6, 0.14, card("a1"), (0.1, 0.5))] {
        // A press on what is marked would move it, in place of marking anew.
        page.keys(&["End"]).await?;
        let from = page.spot("textarea[data-field]", (from, 0.5)).await?;
        let on = page.spot("textarea[data-field]", (on, 0.5)).await?;
        let target = page.spot(&beside, there).await?;
        // In one go: a driver that is asked again moves with no button, and nothing is marked.
        let glide = [vec![to(from), down(0)], way(from, on), way(on, target), vec![up(0)]].concat();
        page.point(Pointer::Mouse, &glide).await?;
        board.focus_matches("textarea[data-field]").await?;
        let marked = "const field = document.activeElement; return field.selectionEnd - field.selectionStart";
        page.until(&format!("text marked as far as {beside}"), marked, json!([]), |count| {
            count.as_u64().filter(|count| *count > 0).map(drop)
        })
        .await?;
        board.can_undo(false).await?;
    }
    page.keys(&["Ctrl+a"]).await?;
    page.type_text("Better").await?;
    page.keys(&["Enter"]).await?;
    board.texts("t1:l1", &["Alpha", "Better", "Gamma"]).await?;
    // A press of its own beside the field ends the writing, as ever.
    page.keys(&["F2"]).await?;
    board.focus_matches("textarea[data-field]").await?;
    page.click(&card("c1")).await?;
    page.goes("[data-field]").await?;
    if page.engine != Engine::WebKitGtk {
        board.selected(&["c1"]).await?;
    }
    Ok(())
}
