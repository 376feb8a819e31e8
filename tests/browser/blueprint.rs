//! A blueprint's lines and arrows, the wished-for curve, and a day by the clock.

use serde_json::{Value, json};
use xtask::Result;

use crate::board::{Board, card, cell};
use crate::input::{Pointer, to};
use crate::page::{Page, failure, same};
use crate::{scenarios, seeds};

scenarios![
    All "blueprint: three named lines, and arrows that stay at their cards" example,
    All "blueprint: an arrow drawn from the handle of a card" by_hand,
    All "blueprint: cards linked by a command, read out, and unlinked" by_command,
    Chromium "blueprint: a step without action is said so" passive,
    Chromium "blueprint: a new lane goes between its lines" new_lane,
    Chromium "blueprint: answers are drawn while their card is selected" answers,
    All "blueprint: the wished-for curve lies over the felt one" wished,
    Chromium "blueprint: a day takes no times that overlap" times,
    Chromium "axe: arrows, a chosen one, linking, times" axe,
];

/// The small map as a blueprint: actions, frontstage, feelings, backstage.
pub fn seed(language: &str, links: &[(&str, &str, &str)]) -> Value {
    let mut file = seeds::small(language);
    file["map"]["kind"] = json!("service-blueprint");
    file["map"]["lanes"][1]["role"] = json!("frontstage");
    file["map"]["lanes"][3]["role"] = json!("backstage");
    let links = links.iter().map(|(from, to, kind)| json!({ "from": from, "to": to, "kind": kind }));
    file["map"]["links"] = links.collect();
    file
}

/// There are so many arrows, and each begins and ends within two pixels of the border of its card.
async fn attached(page: &Page, when: &str, count: u64) -> Result<()> {
    let script = "const arrows = [...document.querySelectorAll('[data-arrow]')];
        const off = arrows.filter(arrow => {
            const line = arrow.querySelector('.arrow-line'), matrix = line.getScreenCTM();
            const at = length => { const point = line.getPointAtLength(length); return new DOMPoint(point.x, point.y).matrixTransform(matrix); };
            return arrow.dataset.arrow.split(' ').some((id, end) => {
                const card = document.querySelector(`[data-card='${id}']`);
                if (!card) return true;
                const place = card.getBoundingClientRect(), point = at(end * line.getTotalLength());
                const inside = Math.min(point.x - place.left, place.right - point.x, point.y - place.top, place.bottom - point.y);
                return Math.abs(inside) > 2;
            });
        });
        return [arrows.length, off.map(arrow => arrow.dataset.arrow)];";
    page.equals(&format!("the arrows {when}"), script, json!([]), json!([count, []])).await
}

/// Runs a command by its name in the palette.
async fn command(page: &Page, title: &str) -> Result<()> {
    page.keys(&["Ctrl+k"]).await?;
    page.appears(".palette-field").await?;
    page.type_text(title).await?;
    page.equals(
        "the first result",
        "return document.querySelector('.palette-row span')?.textContent",
        json!([]),
        json!(title),
    )
    .await?;
    page.keys(&["Enter"]).await?;
    page.goes(".palette-field").await
}

async fn undo(page: &Page) -> Result<()> {
    page.keys(&["Ctrl+z"]).await
}

async fn example(page: &Page) -> Result<()> {
    page.home("fr").await?;
    page.click("[data-example='service-blueprint']").await?;
    page.appears("[data-arrow]").await?;
    let board = Board { page };
    let map = board.map().await?;
    let drawn = |link: &&Value| link["kind"] == "depends" || link["kind"] == "mutual";
    let links: Vec<&Value> = map["links"].as_array().into_iter().flatten().filter(drawn).collect();
    let count = links.len() as u64;
    let lines = "return [...document.querySelectorAll('[data-line]')].map(line => line.textContent.trim())";
    let names = ["Ligne d’interaction", "Ligne de visibilité", "Ligne d’interaction interne"];
    page.equals("the lines", lines, json!([]), json!(names)).await?;
    attached(page, "at first", count).await?;

    let first = links.first().ok_or("the example has links")?;
    let (from, other) = (first["from"].as_str().unwrap_or_default(), first["to"].as_str().unwrap_or_default());
    let place = "return document.querySelector(arguments[0]).closest('[data-cell]').dataset.cell";
    let home = page.ask(place, json!([card(from)])).await?;
    let moved = |id: &str, here: &Value, stays: bool| {
        let script = "const cell = document.querySelector(arguments[0])?.closest('[data-cell]').dataset.cell; return cell === arguments[1]";
        let arguments = json!([card(id), here]);
        async move { page.equals("whether the card is where it was", script, arguments, json!(stays)).await }
    };
    board.stand_at(&format!("card-{from}")).await?;
    page.keys(&["Alt+Shift+ArrowRight"]).await?;
    moved(from, &home, false).await?;
    attached(page, "after a card was moved by keys", count).await?;
    undo(page).await?;
    moved(from, &home, true).await?;
    attached(page, "after that was undone", count).await?;

    let lane = home.as_str().and_then(|cell| cell.split_once(':')).map(|(_, lane)| lane.to_owned()).unwrap_or_default();
    let last = page.run("return [...document.querySelectorAll('[data-step]')].at(3).dataset.step").await?;
    let there = format!("{}:{lane}", last.as_str().unwrap_or_default());
    board.drag_card(from, &there, None).await?;
    moved(from, &json!(there), true).await?;
    attached(page, "after a card was dragged", count).await?;
    undo(page).await?;
    moved(from, &home, true).await?;
    attached(page, "after the drag was undone", count).await?;

    let order = |what: &str| {
        format!("return [...document.querySelectorAll('[data-{what}]')].map(head => head.dataset.{what}).join()")
    };
    let twin = "const steps = [...document.querySelectorAll('[data-step]')];
        return steps.find((step, at) => steps[at + 1]?.dataset.of === step.dataset.of).dataset.step";
    let step = page.run(twin).await?;
    let lane_of_other = page
        .ask(
            "return document.querySelector(arguments[0]).closest('.lane').querySelector('[data-lane]').dataset.lane",
            json!([card(other)]),
        )
        .await?;
    for (what, id, key) in [("step", &step, "Alt+Shift+ArrowRight"), ("lane", &lane_of_other, "Alt+Shift+ArrowUp")] {
        let before = page.run(&order(what)).await?;
        board.stand_at(&format!("{what}-{}", id.as_str().unwrap_or_default())).await?;
        page.keys(&[key]).await?;
        page.until(what, &order(what), json!([]), |now| (*now != before).then_some(())).await?;
        attached(page, &format!("after a {what} was moved"), count).await?;
        undo(page).await?;
        page.equals(what, &order(what), json!([]), before).await?;
        attached(page, &format!("after a {what} was moved back"), count).await?;
    }
    page.equals("the lines at the end", lines, json!([]), json!(names)).await?;

    let width = "return document.querySelector('[data-cell]').getBoundingClientRect().width";
    let before = page.run(width).await?;
    page.click("[data-command='zoom-in']").await?;
    page.until("the zoom", width, json!([]), |now| (*now != before).then_some(())).await?;
    attached(page, "after a zoom", count).await?;
    let scroll = "const board = document.getElementById('board-scroller'); board.scrollTo(300, 100000); return [board.scrollLeft, board.scrollTop].every(Boolean)";
    page.wait("the board to scroll", scroll).await?;
    attached(page, "after a scroll", count).await
}

/// The handle of a card, after pointing at it.
pub async fn handle(page: &Page, id: &str) -> Result<(f64, f64)> {
    let at = page.reachable(&card(id), (0.5, 0.5)).await?;
    page.point(Pointer::Mouse, &[to(at)]).await?;
    let script = "const handle = document.querySelector('[data-link-handle]').getBoundingClientRect(), card = document.querySelector(arguments[0]).getBoundingClientRect();
        return Math.abs(handle.left + handle.width / 2 - card.right) < 2 && handle.top > card.top - 12 && handle.bottom < card.bottom + 12";
    page.equals("the handle at the card", script, json!([card(id)]), json!(true)).await?;
    page.reachable("[data-link-handle]", (0.5, 0.5)).await
}

async fn by_hand(page: &Page) -> Result<()> {
    let board = Board::open(page, &seed("en", &[])).await?;
    same("arrows of a map without links", page.count("[data-arrow]").await?, 0)?;
    let target = page.reachable(&card("d1"), (0.5, 0.5)).await?;
    // Given up, and dropped beside every card: nothing comes of it.
    let from = handle(page, "a1").await?;
    page.point(Pointer::Mouse, &[to(from), crate::input::down(0)]).await?;
    board.glide(from, target).await?;
    page.appears(".arrow.pulled").await?;
    page.appears(".card.link-here").await?;
    page.keys(&["Escape"]).await?;
    page.goes(".arrow.pulled").await?;
    board.release().await?;
    let from = handle(page, "a1").await?;
    page.point(Pointer::Mouse, &[to(from), crate::input::down(0)]).await?;
    board.glide(from, page.reachable(&cell("t4:l1"), (0.5, 0.6)).await?).await?;
    board.release().await?;
    page.goes(".arrow.pulled").await?;
    board.can_undo(false).await?;
    // Onto another card.
    let from = handle(page, "a1").await?;
    page.point(Pointer::Mouse, &[to(from), crate::input::down(0)]).await?;
    board.glide(from, target).await?;
    board.release().await?;
    board.says("“Alpha” needs “Eta”.").await?;
    attached(page, "drawn by hand", 1).await?;
    // The other way round: each needs the other, with a head at both ends.
    let target = page.reachable(&card("a1"), (0.5, 0.5)).await?;
    let from = handle(page, "d1").await?;
    page.point(Pointer::Mouse, &[to(from), crate::input::down(0)]).await?;
    board.glide(from, target).await?;
    board.release().await?;
    page.appears("[data-arrow='d1 a1'][data-kind='mutual']").await?;
    attached(page, "drawn back", 1).await?;
    undo(page).await?;
    page.appears("[data-arrow='a1 d1'][data-kind='depends']").await?;
    undo(page).await?;
    page.goes("[data-arrow]").await
}

async fn by_command(page: &Page) -> Result<()> {
    let board = Board::open(page, &seed("en", &[])).await?;
    page.click(&card("b1")).await?;
    page.click_with("Ctrl", &card("e1")).await?;
    board.selected(&["b1", "e1"]).await?;
    command(page, "Link cards").await?;
    attached(page, "linked by a command", 1).await?;
    let read = "const card = document.querySelector(arguments[0]); return document.getElementById(card.getAttribute('aria-describedby'))?.textContent ?? null";
    page.equals("what b1 is tied to", read, json!([card("b1")]), json!("needs “Theta”")).await?;
    page.equals("what e1 is tied to", read, json!([card("e1")]), json!("needed by “Delta”")).await?;
    // One card alone: a dialog asks for the other.
    page.click(&card("c1")).await?;
    command(page, "Link cards").await?;
    page.choose("dialog select[name=card]", "f2").await?;
    page.choose("dialog select[name=relation]", "needed-by").await?;
    page.click("dialog button[type=submit]").await?;
    page.appears("[data-arrow='f2 c1']").await?;
    attached(page, "chosen from a list", 2).await?;
    // What it says follows the text of the other card.
    page.double_click(&card("e1"), (0.5, 0.3)).await?;
    page.appears("textarea").await?;
    page.keys(&["Ctrl+a"]).await?;
    page.type_text("Van").await?;
    page.keys(&["Enter"]).await?;
    page.goes("textarea").await?;
    page.equals("what b1 is tied to", read, json!([card("b1")]), json!("needs “Van”")).await?;
    // An arrow is chosen by a press on it, and deleted.
    board.send_bar_away().await?;
    let middle = "const line = document.querySelector(arguments[0] + ' .arrow-line');
        line.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
        const matrix = line.getScreenCTM();
        const point = line.getPointAtLength(line.getTotalLength() / 2), at = new DOMPoint(point.x, point.y).matrixTransform(matrix);
        return [at.x, at.y]";
    let at = page.ask(middle, json!(["[data-arrow='b1 e1']"])).await?;
    let at: (f64, f64) = serde_json::from_value(at)?;
    page.point(Pointer::Mouse, &[to(at), crate::input::down(0), crate::input::up(0)]).await?;
    page.appears("[data-arrow='b1 e1'].chosen").await?;
    board.focus_matches("[data-delete-link]").await?;
    let size = "const size = document.querySelector('[data-delete-link]').getBoundingClientRect(); return Math.min(size.width, size.height) >= 24";
    page.wait("a button to press", size).await?;
    page.keys(&["Delete"]).await?;
    page.goes("[data-arrow='b1 e1']").await?;
    page.equals("what b1 is tied to", read, json!([card("b1")]), json!(null)).await?;
    undo(page).await?;
    attached(page, "brought back", 2).await?;
    // A deleted card takes its arrows along, and brings them back.
    page.click(&card("c1")).await?;
    page.keys(&["Delete"]).await?;
    attached(page, "of the cards that are left", 1).await?;
    undo(page).await?;
    attached(page, "with the card back", 2).await?;
    // Out of sight with a lane, and back with it.
    board.stand_at("lane-l2").await?;
    command(page, "Hide the lane").await?;
    attached(page, "between cards in sight", 1).await?;
    undo(page).await?;
    attached(page, "with the lane back", 2).await?;
    page.click(&card("c1")).await?;
    command(page, "Remove links").await?;
    attached(page, "without those of a card", 1).await
}

async fn passive(page: &Page) -> Result<()> {
    let board = Board::open(page, &seed("en", &[])).await?;
    board.stand_at("step-t4").await?;
    command(page, "No customer action here: mark or unmark").await?;
    page.shows("[data-cell='t4:l1'] [data-no-action]", "no customer action").await?;
    same("marks elsewhere", page.count("[data-no-action]").await?, 1)?;
    undo(page).await?;
    page.goes("[data-no-action]").await
}

async fn new_lane(page: &Page) -> Result<()> {
    Board::open(page, &seed("en", &[])).await?;
    page.click(".add-lane [data-command='add-lane']").await?;
    page.appears("[data-choose-role='frontstage']").await?;
    page.focus_on("[data-choose-role='frontstage']").await?;
    page.keys(&["Enter"]).await?;
    page.appears(".lane-header input[data-field]").await?;
    page.keys(&["Enter"]).await?;
    let rows = "return [...document.querySelectorAll('.lanes > *')].map(row => row.dataset.line ?? row.dataset.role).join(' ')";
    let expected = "action interaction frontstage emotion frontstage visibility backstage";
    page.equals("the rows", rows, json!([]), json!(expected)).await
}

async fn answers(page: &Page) -> Result<()> {
    Board::open(page, &seed("en", &[("a1", "b1", "answers"), ("a1", "d1", "depends")])).await?;
    attached(page, "while nothing is selected", 1).await?;
    page.click(&card("b1")).await?;
    attached(page, "of the selected card too", 2).await?;
    page.click(&card("f2")).await?;
    attached(page, "with another selected", 1).await
}

async fn wished(page: &Page) -> Result<()> {
    let board = Board::open(page, &seeds::small("en")).await?;
    board.stand_at("cell-t1-l3").await?;
    command(page, "Add a wished-for feeling").await?;
    page.shows(".lane.curve:nth-of-type(4) .name", "Wished-for feeling").await?;
    let lane = page.run("return document.querySelectorAll('.lane.curve [data-lane]')[1].dataset.lane").await?;
    let lane = lane.as_str().unwrap_or_default().to_owned();
    for (step, key) in [("t1", "+"), ("t2", "+")] {
        board.stand_at(&format!("cell-{step}-{lane}")).await?;
        page.keys(&[key]).await?;
        board.score(&format!("{step}:{lane}"), "1").await?;
    }
    let dashed = "const line = document.querySelector('.lane.curve [data-beside=wished]'); return line.getAttribute('d').startsWith('M') && getComputedStyle(line).strokeDasharray !== 'none'";
    page.wait("the dashed curve over the felt one", dashed).await?;
    let label = "return document.querySelector(\"[data-emotion='t1:l3']\").getAttribute('aria-label')";
    page.equals("what is read of a felt cell", label, json!([]), json!("−1, bad, wished for +1")).await?;
    same("wished points", page.count(".wished-point").await?, 2)
}

async fn times(page: &Page) -> Result<()> {
    let mut file = seeds::small("en");
    file["map"]["kind"] = json!("day-in-the-life");
    file["map"]["stages"][0]["steps"][0]["begins"] = json!("07:00");
    file["map"]["stages"][0]["steps"][0]["ends"] = json!("08:30");
    let board = Board::open(page, &file).await?;
    page.shows("[data-step=t1] [data-hours]", "07:00–08:30").await?;
    board.stand_at("step-t2").await?;
    command(page, "Step details and times").await?;
    page.click("[data-time='begins:t2']").await?;
    page.keys(&["ArrowLeft", "ArrowLeft"]).await?;
    // Hours, minutes and, where the clock has twelve hours, the half of the day.
    page.type_text("0800A").await?;
    page.shows("[data-step-details=t2] .step-fault", "It would clash with “Search” (07:00–08:30).").await?;
    page.appears("[data-time='begins:t2'][aria-invalid=true]").await?;
    page.equals(
        "what was typed",
        "return document.querySelector(\"[data-time='begins:t2']\").value",
        json!([]),
        json!("08:00"),
    )
    .await?;
    board.can_undo(false).await?;
    page.click("[data-time='ends:t2']").await?;
    page.keys(&["ArrowLeft", "ArrowLeft"]).await?;
    page.type_text("1000A").await?;
    page.click("[data-time='begins:t2']").await?;
    page.keys(&["ArrowLeft", "ArrowLeft"]).await?;
    page.type_text("0900A").await?;
    page.shows("[data-step=t2] [data-hours]", "09:00–10:00").await?;
    page.goes("[data-time][aria-invalid=true]").await?;
    let map = board.map().await?;
    same("when it begins", &map["stages"][0]["steps"][1]["begins"], &json!("09:00"))
}

async fn axe(page: &Page) -> Result<()> {
    for (language, theme) in [("fr", "dark"), ("en", "light")] {
        page.empty().await?;
        let links = [("a1", "d1", "depends"), ("b1", "e1", "mutual"), ("a2", "f1", "answers")];
        let board = Board::open_in(page, language, &seed(language, &links)).await?;
        page.ask("document.documentElement.dataset.theme = arguments[0]", json!([theme])).await?;
        page.click(&card("a2")).await?;
        attached(page, "to be looked at", 3).await?;
        page.axe_finds_nothing("arrows").await?;
        let middle = "const line = document.querySelector(\"[data-arrow='b1 e1'] .arrow-line\");
            line.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
            const matrix = line.getScreenCTM();
            const point = line.getPointAtLength(line.getTotalLength() / 2), at = new DOMPoint(point.x, point.y).matrixTransform(matrix);
            return [at.x, at.y]";
        let at: (f64, f64) = serde_json::from_value(page.run(middle).await?)?;
        page.point(Pointer::Mouse, &[to(at), crate::input::down(0), crate::input::up(0)]).await?;
        page.appears("[data-arrow].chosen").await?;
        page.axe_finds_nothing("a chosen arrow").await?;
        page.keys(&["Escape"]).await?;
        page.goes("[data-arrow].chosen").await?;
        board.stand_at("step-t4").await?;
        let names = if language == "fr" {
            ["Aucune action du client", "Détails et heures", "Lier les fiches"]
        } else {
            ["No customer action", "Step details", "Link cards"]
        };
        for name in &names[..2] {
            board.stand_at("step-t4").await?;
            page.keys(&["Ctrl+k"]).await?;
            page.appears(".palette-field").await?;
            page.type_text(name).await?;
            page.keys(&["Enter"]).await?;
            page.goes(".palette-field").await?;
        }
        page.appears("[data-step-details]").await?;
        page.axe_finds_nothing("the details of a step").await?;
        board.stand_at("card-c1").await?;
        page.keys(&["Ctrl+k"]).await?;
        page.appears(".palette-field").await?;
        page.type_text(names[2]).await?;
        page.keys(&["Enter"]).await?;
        page.appears("dialog select[name=card]").await?;
        page.axe_finds_nothing("which card to link to").await?;
        page.keys(&["Escape"]).await?;
        page.goes("dialog").await?;
    }
    if page.count("[data-arrow]").await? == 0 {
        return failure("the arrows are gone");
    }
    Ok(())
}
