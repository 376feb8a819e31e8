//! A map told to a room: keys, mouse and finger, the same place afterwards, a second window, the clock in its corner.

use serde_json::{Value, json};
use xtask::Result;

use crate::board::Board;
use crate::input::{Pointer, down, to, up};
use crate::page::{Page, failure, same};
use crate::priorities::{dress, seed};
use crate::scenarios;

scenarios![
    All "present: from the overview through a stage and back to the same place, by keys and the mouse" keys,
    Touch "present: a finger goes on and back" finger,
    All "present: a second window follows what is edited, and the clock runs in every corner" second_window,
    Chromium "present: text is read from the back of a room and stays in sight, and axe finds nothing" sizes,
];

/// Where the telling stands: which place, which lanes are told.
const STANDS: &str = "const telling = document.querySelector('.telling');
    return telling && [telling.dataset.place, [...telling.querySelectorAll('[data-told-lane]')].map(row => row.dataset.toldLane + ' ' + row.dataset.told).join(', ')]";

async fn stands(page: &Page, place: &str, lanes: &str) -> Result<()> {
    page.equals("where the telling stands", STANDS, json!([]), json!([place, lanes])).await
}

/// Begins by the command, as the palette runs it. Drivers may refuse the whole screen, which is no part of it.
async fn begin(page: &Page) -> Result<()> {
    page.run("Element.prototype.requestFullscreen = undefined").await?;
    page.keys(&["Ctrl+k"]).await?;
    page.type_text("Present").await?;
    page.keys(&["Enter"]).await?;
    page.appears("[data-present] [data-place=opening]").await
}

async fn keys(page: &Page) -> Result<()> {
    let board = Board::open(page, &seed("en")).await?;
    board.stand_at("card-f2").await?;
    let scroll =
        "const scroller = document.getElementById('board-scroller'); return [scroller.scrollLeft, scroller.scrollTop]";
    let before = page.run(scroll).await?;
    begin(page).await?;
    page.keys(&["ArrowRight"]).await?;
    stands(page, "stage", "l1 ahead, l2 ahead, l3 ahead, l4 ahead, l5 ahead, l6 ahead").await?;
    page.keys(&[" ", "PageDown"]).await?;
    stands(page, "lane", "l1 before, l2 now, l3 ahead, l4 ahead, l5 ahead, l6 ahead").await?;
    let dims = "return ['now', 'ahead'].map(told => Number(getComputedStyle(document.querySelector(`[data-told-lane][data-told=${told}]`)).opacity))
        .map((opacity, at) => at ? opacity < 0.3 : opacity === 1)";
    page.equals("what is yet to come is dimmed", dims, json!([]), json!([true, true])).await?;
    page.keys(&["ArrowDown"]).await?;
    stands(page, "stage", "l1 ahead, l3 ahead, l6 ahead").await?;
    page.keys(&["PageUp", "ArrowLeft"]).await?;
    stands(page, "lane", "l1 before, l2 before, l3 before, l4 before, l5 now, l6 ahead").await?;
    // The mouse: on the screen, and on a button, after which Space still goes on.
    let middle = page.spot("[data-present]", (0.5, 0.5)).await?;
    page.point(Pointer::Mouse, &[to(middle), down(0), up(0)]).await?;
    stands(page, "lane", "l1 before, l2 before, l3 before, l4 before, l5 before, l6 now").await?;
    page.appears("[data-pointer][data-seen]").await?;
    page.click("[data-present] [data-go=back]").await?;
    stands(page, "lane", "l1 before, l2 before, l3 before, l4 before, l5 now, l6 ahead").await?;
    page.keys(&[" "]).await?;
    stands(page, "lane", "l1 before, l2 before, l3 before, l4 before, l5 before, l6 now").await?;
    page.keys(&["End"]).await?;
    stands(page, "closing", "").await?;
    page.keys(&["Escape"]).await?;
    page.goes("[data-present]").await?;
    board.focus("card-f2").await?;
    same("where the board stands", page.run(scroll).await?, before)?;
    same("the address", page.run("return location.hash").await?, json!("#/map/m1"))?;
    // The browser's own way back ends it too, and the address alone begins it.
    begin(page).await?;
    page.run("history.back()").await?;
    page.goes("[data-present]").await
}

async fn finger(page: &Page) -> Result<()> {
    Board::open(page, &seed("en")).await?;
    begin(page).await?;
    let (right, left) =
        (page.spot("[data-present]", (0.8, 0.4)).await?, page.spot("[data-present]", (0.4, 0.4)).await?);
    page.finger_down(right).await?;
    page.finger_way(right, left).await?;
    page.finger_up().await?;
    page.appears("[data-place=stage]").await?;
    page.finger_down(left).await?;
    page.finger_up().await?;
    page.appears("[data-place=lane]").await?;
    page.finger_down(left).await?;
    page.finger_way(left, right).await?;
    page.finger_up().await?;
    page.appears("[data-place=stage]").await?;
    let edge = page.spot("[data-present]", (0.08, 0.4)).await?;
    page.finger_down(edge).await?;
    page.finger_up().await?;
    page.appears("[data-place=opening]").await
}

const CLOCK: &str = "return document.querySelector('[data-clock] [role=timer]')?.textContent ?? null";

async fn second_window(page: &Page) -> Result<()> {
    let board = Board::open(page, &seed("en")).await?;
    page.click("[data-command=guide]").await?;
    page.click("[data-timer=start]").await?;
    page.appears(".footer [data-clock]").await?;
    // With the guide closed it is still there, and runs.
    page.click(".side-head [data-command=close-side]").await?;
    page.goes("[data-side=guide]").await?;
    let before = page.run(CLOCK).await?;
    page.until("the clock to go on", CLOCK, json!([]), |now| (*now != before && !now.is_null()).then_some(())).await?;
    let first = page.tab().await?;
    let second = page.open_tab("#/map/m1/present").await?;
    page.appears("[data-present] [data-clock]").await?;
    page.keys(&["ArrowRight", "ArrowRight"]).await?;
    page.shows("[data-told-card=a1]", "Alpha").await?;
    page.look_at(&first).await?;
    board.stand_at("card-a1").await?;
    page.keys(&["Enter"]).await?;
    page.type_text(" told").await?;
    page.keys(&["Enter"]).await?;
    board.map().await?;
    page.look_at(&second).await?;
    page.shows("[data-told-card=a1]", "Alpha told").await?;
    stands(page, "lane", "l1 now, l2 ahead, l3 ahead, l4 ahead, l5 ahead, l6 ahead").await?;
    // What the guide's timer is told there is known here.
    page.look_at(&first).await?;
    page.click("[data-command=guide]").await?;
    page.click("[data-timer=pause]").await?;
    page.look_at(&second).await?;
    page.goes("[data-present] [data-clock]").await?;
    page.close_tab(&first).await
}

/// Text that is too small for a room, or leaves the window.
const FAULTS: &str = "const least = arguments[0], faults = [];
    const inside = document.querySelector('[data-present]');
    if (inside.scrollWidth > innerWidth) faults.push('wider than the window');
    const walk = document.createTreeWalker(inside, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
        const around = walk.currentNode.parentElement;
        if (!walk.currentNode.textContent.trim() || !around.getClientRects().length) continue;
        const size = parseFloat(getComputedStyle(around).fontSize);
        // On a phone the strip of stages is bars alone.
        if (size && size < least) faults.push(`${size} px: ${walk.currentNode.textContent}`);
        const box = around.getBoundingClientRect();
        if (box.left < -1 || box.right > innerWidth + 1) faults.push('outside: ' + walk.currentNode.textContent);
    }
    const now = inside.querySelector('.told-row[data-told=now]')?.getBoundingClientRect();
    if (now && now.height < innerHeight * 0.7 && (now.top < 0 || now.bottom > innerHeight)) faults.push('what is told is out of sight');
    return faults";

async fn sizes(page: &Page) -> Result<()> {
    for (example, language, theme, width, height, least) in [
        ("service-blueprint", "fr", "light", 1920, 1080, 24.0),
        ("current-state", "en", "dark", 1280, 720, 16.0),
        ("day-in-the-life", "fr", "dark", 390, 844, 13.0),
    ] {
        page.empty().await?;
        page.home(language).await?;
        page.narrow(width, height).await?;
        page.click(&format!("[data-example={example}]")).await?;
        page.appears("[data-card]").await?;
        dress(page, theme).await?;
        page.run("location.hash += '/present'").await?;
        page.appears("[data-place=opening]").await?;
        let what = format!("{example}, {language}, {theme}, {width}");
        for number in 0..8 {
            page.appears(&format!("[data-number='{number}']")).await?;
            page.equals(&format!("the faults at {number}: {what}"), FAULTS, json!([least]), json!([])).await?;
            page.keys(&["ArrowRight"]).await?;
        }
        page.axe_finds_nothing(&format!("a lane told, {what}")).await?;
        page.keys(&["End"]).await?;
        page.equals(&format!("the faults of the end: {what}"), FAULTS, json!([least]), json!([])).await?;
        page.axe_finds_nothing(&format!("the end, {what}")).await?;
    }
    page.emulate(
        "Emulation.setEmulatedMedia",
        json!({ "features": [{ "name": "prefers-reduced-motion", "value": "reduce" }] }),
    )
    .await?;
    let moves = "return [...document.querySelectorAll('.telling *')].filter(element => getComputedStyle(element).animationName !== 'none').length";
    page.keys(&["Home"]).await?;
    page.appears("[data-place=opening]").await?;
    let moving: Value = page.run(moves).await?;
    page.emulate("Emulation.setEmulatedMedia", json!({ "features": [] })).await?;
    if moving != json!(0) {
        return failure(format!("{moving} things move where less motion is asked for"));
    }
    page.wait(
        "the curve draws itself",
        "return document.querySelector('.told-whole .curve-line').getAnimations().length > 0",
    )
    .await
}
