//! Where things stand: the board in proportion at every size, and every part of the page inside its window and beside the others.

use serde_json::{Value, json};
use xtask::Result;

use crate::board::{Board, card};
use crate::board_checks::at_zoom;
use crate::input::{Point, Pointer, down, to};
use crate::page::{Page, failure, same};
use crate::scenarios;

scenarios![
    Chromium "layout: every part inside the window and beside the others, at seven sizes in both languages" at_every_size,
    Chromium "layout: nothing is cut with the spacing of WCAG 1.4.12, nor at 150 %" with_more_space,
    Chromium "density: what cards show and how low lanes are is chosen once" in_less_room,
    All "width: a column is made wider by its edge and by keys, and a stage with all of its columns" by_the_edge,
    Chromium "zoom: everything keeps its proportions, and the place under the pointer" in_proportion,
];

/// The sizes people have: a telephone, a tablet both ways, laptops, a screen, and a large window enlarged twice by the browser.
const SIZES: [(u32, u32); 7] =
    [(390, 844), (768, 1024), (1024, 768), (1280, 720), (1440, 900), (1920, 1080), (800, 450)];

/// What is wrong with where things stand, in words.
const FAULTS: &str = "
    const faults = [], seen = element => { const box = element.getBoundingClientRect(); return box.width > 1 && box.height > 1 && getComputedStyle(element).visibility !== 'hidden' && !element.matches('.unseen, [hidden]') ? box : null; };
    const name = element => element.dataset.command ?? element.dataset.view ?? element.dataset.save ?? (element.className || element.tagName);
    const over = (one, other) => Math.min(one.right, other.right) - Math.max(one.left, other.left) > 0.6 && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 0.6;
    for (const row of ['.bar', '.bar-about', '.bar-tools', '.tabs', '.strip', '.footer', '.zoom', '.pager', '.stages', '.steps']) {
        const parts = [...document.querySelectorAll(row + ' > *')].map(element => [element, seen(element)]).filter(([, box]) => box);
        const port = document.getElementById('board-scroller').getBoundingClientRect();
        for (const [at, [element, box]] of parts.entries()) {
            const scrolls = ['.stages', '.steps'].includes(row);
            if (!scrolls && (box.left < 0 || box.right > innerWidth + 0.5 || box.top < 0 || box.bottom > innerHeight + 0.5)) faults.push(`${row} ${name(element)} leaves the window`);
            // What scrolls passes below the corner, which stays.
            if (!scrolls || !element.matches('.corner')) for (const [other, its] of parts.slice(at + 1)) if (over(box, its)) faults.push(`${row} ${name(element)} lies over ${name(other)}`);
        }
    }
    if (document.documentElement.scrollWidth > innerWidth) faults.push('the page scrolls sideways');
    const cut = element => element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1;
    for (const part of document.querySelectorAll('.tab, .tool, .footer > *, .chevron .name, .step .name, .lane-words .name, .card'))
        if (seen(part) && cut(part)) faults.push(`${part.className} “${part.textContent}” is cut`);
    const facts = [...document.querySelectorAll('.who > *, .fact')].filter(fact => fact.textContent);
    if (facts.some(fact => !seen(fact) || cut(fact)) && !document.querySelector('[data-whole-context]')) faults.push('a fact is cut, and nothing shows it whole');
    const lines = new Range();
    for (const name of document.querySelectorAll(':is(.chevron, .step, .lane-words) .name')) {
        const text = name.firstChild;
        if (text?.nodeType !== 3) continue;
        for (const word of text.data.matchAll(/[^\\s-]+/g)) {
            lines.setStart(text, word.index); lines.setEnd(text, word.index + word[0].length);
            if (new Set([...lines.getClientRects()].map(box => Math.round(box.top))).size > 1) faults.push(`the word “${word[0]}” is broken`);
        }
    }
    for (const chip of document.querySelectorAll('.chip')) if (seen(chip) && chip.getBoundingClientRect().height > 1.9 * parseFloat(getComputedStyle(chip).fontSize) + 4) faults.push(`the chip “${chip.textContent}” is wrapped`);
    const switches = [...document.querySelectorAll('.switch')];
    for (const part of switches) {
        if (seen(part) && cut(part)) faults.push(`the switch “${part.textContent}” is cut`);
        const card = part.parentElement.querySelector('[data-card]');
        if (card && seen(card) && over(part.getBoundingClientRect(), card.getBoundingClientRect())) faults.push(`the switch “${part.textContent}” lies over a card`);
    }
    return faults";

/// Every header over its column, and the name of a stage in sight as long as the stage is.
const HEADERS: &str = "
    const faults = [], box = element => element.getBoundingClientRect(), corner = box(document.querySelector('.steps > .corner'));
    for (const step of document.querySelectorAll('[data-step]')) {
        for (const cell of document.querySelectorAll(`[data-cell^='${step.dataset.step}:']`)) {
            if (Math.abs(box(step).left - box(cell).left) > 0.5 || Math.abs(box(step).right - box(cell).right) > 0.5) faults.push(`${step.dataset.step} is not over ${cell.dataset.cell}`);
        }
    }
    for (const lane of document.querySelectorAll('.lane-header')) if (corner.width && (Math.abs(box(lane).left - corner.left) > 0.5 || Math.abs(box(lane).right - corner.right) > 0.5)) faults.push('the corner is not over the names of the lanes');
    for (const stage of document.querySelectorAll('[data-stage]')) {
        const label = box(stage.querySelector('.label')), whole = box(stage);
        if (whole.right - corner.right > label.width + 40 && whole.right > corner.right && label.left < corner.right && innerWidth > 640) faults.push(`the name of ${stage.dataset.stage} is out of sight`);
    }
    return faults";

async fn at_every_size(page: &Page) -> Result<()> {
    for language in ["fr", "en"] {
        for (width, height) in SIZES {
            page.narrow(width, height).await?;
            page.leave().await?;
            Board::open_in(page, language, &example(language)?).await?;
            let at = format!("{width} x {height}, {language}");
            // The strip looks at itself once it is drawn.
            let looked = "return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))";
            page.run(looked).await?;
            page.equals(&format!("what stands wrong at {at}"), FAULTS, json!([]), json!([])).await?;
            if page.count("[data-whole-context]").await? > 0 {
                page.click("[data-whole-context]").await?;
                let whole = "return [...document.querySelectorAll('.who > *, .fact')].filter(fact => fact.textContent && (!fact.getClientRects().length || fact.scrollHeight > fact.clientHeight + 1)).length";
                page.equals(&format!("facts that are cut at {at}"), whole, json!([]), json!(0)).await?;
                page.click("[data-whole-context]").await?;
            }
            for (left, top) in [(0, 0), (130, 60), (470, 220)] {
                let scroll = "document.getElementById('board-scroller').scrollTo(...arguments[0])";
                page.ask(scroll, json!([[left, top]])).await?;
                page.equals(&format!("headers astray at {at}, scrolled by {left}"), HEADERS, json!([]), json!([]))
                    .await?;
            }
            // A save changes what is told of it, and moves nothing.
            let place = "return [...document.querySelectorAll('.save, .tab, .bar-tools')].map(part => Math.round(part.getBoundingClientRect().left))";
            let before = page.run(place).await?;
            let moved = "const save = document.querySelector('.save-text'), told = save.firstChild.data, places = [];
                for (const text of ['', 'Saving…', 'Saved in this browser, and copied · 14:02 and something more']) { save.firstChild.data = text; places.push([...document.querySelectorAll('.save, .tab, .bar-tools')].map(part => Math.round(part.getBoundingClientRect().left))); }
                save.firstChild.data = told; return places";
            page.equals(&format!("places at {at} while saving"), moved, json!([]), json!([before, before, before]))
                .await?;
        }
    }
    Ok(())
}

async fn widths(page: &Page) -> Result<Vec<f64>> {
    let script = "return [...document.querySelectorAll('[data-step]')].map(step => step.getBoundingClientRect().width)";
    Ok(serde_json::from_value(page.run(script).await?)?)
}

async fn by_the_edge(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    let even = widths(page).await?;
    if even.iter().any(|width| (width - even[0]).abs() > 0.5 || *width < 168.0) {
        return failure(format!("columns do not share the room evenly: {even:?}"));
    }
    // By the edge: as much wider as the pointer went, while it goes; Escape takes it back.
    let edge = page.reachable("[data-step=t2] > .edge", (0.5, 0.5)).await?;
    page.point(Pointer::Mouse, &[to(edge), down(0)]).await?;
    board.glide(edge, (edge.0 + 90.0, edge.1)).await?;
    let wider = |found: &Value| ((found.as_f64()? - even[1] - 90.0).abs() < 5.0).then_some(());
    let second = "return document.querySelector('[data-step=t2]').getBoundingClientRect().width";
    page.until("the column to follow the edge", second, json!([]), wider).await?;
    page.keys(&["Escape"]).await?;
    page.until("the column as it was", second, json!([]), |found| {
        ((found.as_f64()? - even[1]).abs() < 1.0).then_some(())
    })
    .await?;
    board.release().await?;
    board.can_undo(false).await?;
    page.point(Pointer::Mouse, &[to(edge), down(0)]).await?;
    board.glide(edge, (edge.0 + 90.0, edge.1)).await?;
    board.release().await?;
    page.until("the column made wider", second, json!([]), wider).await?;
    board.can_undo(true).await?;
    page.equals("headers astray", HEADERS, json!([]), json!([])).await?;
    // A card lands where the line is, in columns of any width.
    board.send_bar_away().await?;
    board.drag_card("a1", "t2:l1", Some("b1")).await?;
    board.cards("t2:l1", &["a1", "b1"]).await?;
    page.keys(&["Ctrl+z", "Ctrl+z"]).await?;
    page.until("the column as it was", second, json!([]), |found| {
        ((found.as_f64()? - even[1]).abs() < 1.0).then_some(())
    })
    .await?;
    // By keys, a stage with all of its columns.
    board.stand_at("stage-s1").await?;
    page.keys(&["Shift+ArrowRight", "Shift+ArrowRight"]).await?;
    board.says("Discover: 150% of the usual width.").await?;
    let now = widths(page).await?;
    if (now[0] / now[2] - 1.5).abs() > 0.02 || (now[1] / now[2] - 1.5).abs() > 0.02 {
        return failure(format!("the columns of the stage are not half as wide again: {now:?}"));
    }
    board.focus("stage-s1").await?;
    let map = board.is_kept().await?;
    same(
        "widths in the file",
        json!([map["stages"][0]["steps"][0]["width"], map["stages"][1]["steps"][0]["width"]]),
        json!([150, null]),
    )
}

/// The worked example in `language`, as map `m1`.
fn example(language: &str) -> Result<Value> {
    let path = xtask::root().join(format!("core/src/templates/examples/current-state.{language}.json"));
    let mut file: Value = serde_json::from_str(&std::fs::read_to_string(path)?)?;
    file["id"] = json!("m1");
    Ok(file)
}

/// What a person sees of the size of things: how wide boxes are, how large letters.
const PARTS: &str = "
    const sizes = {}, box = selector => document.querySelector(selector).getBoundingClientRect();
    for (const part of ['.stage', '.step', '.lane-header', '.cell', '[data-card]', '.role-mark', '.point', '.chip', '.corner', '.curve-line'])
        sizes[part] = box(part).width;
    for (const part of ['.stage', '.point', '.track', '.role-mark']) sizes[part + ' high'] = box(part).height;
    for (const part of ['.chevron .name', '.step .name', '.lane-words .name', '.question', '[data-card]', '.chip', '.switch', '.feeling', '.corner'])
        sizes[part + ' letters'] = parseFloat(getComputedStyle(document.querySelector(part)).fontSize);
    return sizes";

async fn told(page: &Page) -> Result<f64> {
    let script = "return parseInt(document.querySelector('[data-command=zoom-whole]').textContent)";
    page.run(script).await?.as_f64().ok_or_else(|| "no size is told".into())
}

/// Turns the wheel with Ctrl held down.
async fn wheel(page: &Page, at: Point, pixels: i64) -> Result<()> {
    let roll =
        json!({ "type": "scroll", "x": at.0 as i64, "y": at.1 as i64, "deltaX": 0, "deltaY": pixels, "duration": 0 });
    let key = |kind: &str| json!({ "type": kind, "value": "\u{e009}" });
    page.perform(vec![
        json!({ "type": "key", "id": "keys", "actions": [key("keyDown"), json!({ "type": "pause" }), key("keyUp")] }),
        json!({ "type": "wheel", "id": "wheel", "actions": [json!({ "type": "pause" }), roll, json!({ "type": "pause" })] }),
    ])
    .await
}

/// Where in the card the point is, as a part of its width and height.
async fn part_of(page: &Page, id: &str, at: Point) -> Result<Point> {
    let script = "const box = document.querySelector(arguments[0]).getBoundingClientRect();
        return [(arguments[1][0] - box.left) / box.width, (arguments[1][1] - box.top) / box.height]";
    Ok(serde_json::from_value(page.ask(script, json!([card(id), at])).await?)?)
}

async fn in_proportion(page: &Page) -> Result<()> {
    at_zoom(page, &example("en")?, 100).await?;
    let own = page.run(PARTS).await?;
    for percent in [25, 50, 200, 400] {
        page.leave().await?;
        at_zoom(page, &example("en")?, percent).await?;
        let drawn = page.run(PARTS).await?;
        for (part, size) in own.as_object().into_iter().flatten() {
            let wanted = size.as_f64().unwrap_or_default() * f64::from(percent) / 100.0;
            let found = drawn[part].as_f64().unwrap_or_default();
            // Lines are as wide as the screen can draw them.
            if (found - wanted).abs() > 1.6 + wanted * 0.01 {
                return failure(format!("at {percent} % `{part}` is {found} pixels, not {wanted}"));
            }
        }
    }
    // A text field is as large as it must be to be read, in sight, and over its card.
    page.leave().await?;
    let board = at_zoom(page, &example("en")?, 25).await?;
    let id = page.run("return [...document.querySelectorAll('[data-step]')].at(-1).dataset.step").await?;
    let last = format!("[data-cell^='{}:'] [data-card]", id.as_str().unwrap_or_default());
    let at = page.reachable(&last, (0.5, 0.5)).await?;
    page.point(Pointer::Mouse, &[to(at)]).await?;
    page.double_click(&last, (0.5, 0.5)).await?;
    let field = "const field = document.querySelector('.card-field'), box = field?.getBoundingClientRect(), port = document.getElementById('board-scroller').getBoundingClientRect();
        return field && [parseFloat(getComputedStyle(field).fontSize) >= 12, box.width >= 150, box.right <= port.right, field.scrollHeight <= field.clientHeight]";
    page.equals("the field on a small board", field, json!([]), json!([true, true, true, true])).await?;
    page.keys(&["Escape"]).await?;
    board.at_rest().await?;
    // The place under the pointer stays, by any turn of the wheel, up to the ends.
    page.leave().await?;
    at_zoom(page, &example("en")?, 100).await?;
    page.run("document.getElementById('board-scroller').scrollTo(120, 150)").await?;
    let script = "const seen = [...document.querySelectorAll('[data-card]')].find(card => { const box = card.getBoundingClientRect(); return document.elementFromPoint(box.left + box.width * .7, box.top + box.height * .3)?.closest('[data-card]') === card && box.left > 500 && box.top > 350; });
        return seen.dataset.card";
    let id = page.run(script).await?.as_str().unwrap_or_default().to_owned();
    let at = page.spot(&card(&id), (0.7, 0.3)).await?;
    let at = (at.0.floor(), at.1.floor());
    let before = part_of(page, &id, at).await?;
    for turns in [-7, -43, -60, -60, 31, 60, 60, 17] {
        let size = told(page).await?;
        wheel(page, at, turns).await?;
        page.until(
            "another size",
            "return parseInt(document.querySelector('[data-command=zoom-whole]').textContent)",
            json!([]),
            |now| (now.as_f64()? != size).then_some(()),
        )
        .await?;
        let after = part_of(page, &id, at).await?;
        if (after.0 - before.0).abs() > 0.02 || (after.1 - before.1).abs() > 0.04 {
            return failure(format!(
                "at {} % the pointer is at {after:?} of the card, which was at {before:?}",
                told(page).await?
            ));
        }
    }
    fits(page).await?;
    small_map_fits(page).await
}

/// What of the board is in sight: all columns, up to the edge of the window; all of it; its size; what is said of that.
const FITTED: &str = "const board = document.getElementById('board-scroller'), grid = document.querySelector('.grid').getBoundingClientRect(), box = board.getBoundingClientRect();
    const low = document.querySelector('.lanes').getBoundingClientRect().bottom;
    return [board.scrollWidth <= board.clientWidth && grid.right > box.right - 24, board.scrollHeight <= board.clientHeight && low <= box.bottom, parseInt(document.querySelector('[data-command=zoom-whole]').textContent), document.querySelector('[data-done]')?.textContent ?? '']";

/// A map of three narrow stages is drawn larger until its columns fill the window, and where nothing changes it is said.
async fn small_map_fits(page: &Page) -> Result<()> {
    for (width, height) in [(1024, 768), (1280, 720), (1920, 1080)] {
        page.narrow(width, height).await?;
        page.leave().await?;
        Board::open_in(page, "en", &crate::seeds::wide(3, 2, 1)).await?;
        page.click("[data-command=zoom-whole]").await?;
        page.click("[data-command=zoom-fit]").await?;
        let at = format!("a small map fills {width} pixels");
        // The headers, the names of lanes and three columns at their narrowest.
        let wanted = f64::from(width) / 7.5;
        page.until(&at, FITTED, json!([]), |found| {
            (found[0] == json!(true) && (found[2].as_f64()? - wanted).abs() < wanted * 0.06).then_some(())
        })
        .await?;
        page.click("[data-command=zoom-fit]").await?;
        page.until("it to be said that it fits", FITTED, json!([]), |found| {
            (found[3] == json!("All columns fit the window already.")).then_some(())
        })
        .await?;
        page.click("[data-command=zoom-map]").await?;
        page.until("all of the map in sight", FITTED, json!([]), |found| {
            (found[1] == json!(true) && found[2].as_f64()? > 100.0).then_some(())
        })
        .await?;
    }
    Ok(())
}

/// Fit width and Whole map, from a small board and from a large one, with and without a panel.
async fn fits(page: &Page) -> Result<()> {
    const FITS: &str = "const board = document.getElementById('board-scroller'), last = [...document.querySelectorAll('[data-step]')].at(-1).getBoundingClientRect(), box = board.getBoundingClientRect();
        const zoom = parseInt(document.querySelector('[data-command=zoom-whole]').textContent) / 100, low = document.querySelector('.lanes').getBoundingClientRect().bottom;
        return [board.scrollWidth <= board.clientWidth, last.right <= box.right, last.right > box.right - 20 - 56 * zoom, board.scrollHeight <= board.clientHeight && low <= box.bottom]";
    for panel in [false, true] {
        if panel {
            page.click("[data-command=guide]").await?;
            page.appears(".side-panel").await?;
        }
        for percent in ["zoom-in", "zoom-out"] {
            for _ in 0..14 {
                page.click(&format!("[data-command={percent}]")).await?;
            }
            page.click("[data-command=zoom-fit]").await?;
            page.until("all columns in sight", FITS, json!([]), |found| {
                (found.as_array()?[..3] == [json!(true), json!(true), json!(true)]).then_some(())
            })
            .await?;
            page.click("[data-command=zoom-map]").await?;
            page.until("all of the map in sight", FITS, json!([]), |found| {
                let found = found.as_array()?;
                (found[0] == json!(true) && found[3] == json!(true)).then_some(())
            })
            .await?;
        }
    }
    Ok(())
}

async fn in_less_room(page: &Page) -> Result<()> {
    page.narrow(1280, 720).await?;
    Board::open_in(page, "fr", &example("fr")?).await?;
    const SEEN: &str = "const board = document.getElementById('board-scroller').getBoundingClientRect();
        const lanes = [...document.querySelectorAll('.lane')].map(lane => lane.getBoundingClientRect());
        return [lanes.filter(box => box.top + Math.min(box.height, 44) <= board.bottom).length, lanes[2].bottom - lanes[0].top]";
    const SHOWN: &str = "const seen = chip => chip.getClientRects().length > 0, chips = [...document.querySelectorAll('.chip')];
        return [chips.some(chip => seen(chip) && !chip.matches('.high, .low')), chips.some(chip => seen(chip) && chip.matches('.high, .low'))]";
    let before: (u64, f64) = serde_json::from_value(page.run(SEEN).await?)?;
    page.equals("chips", SHOWN, json!([]), json!([true, true])).await?;
    page.choose(".density", "moment").await?;
    page.equals("moments of truth alone", SHOWN, json!([]), json!([false, true])).await?;
    page.choose(".density", "text").await?;
    page.equals("texts alone", SHOWN, json!([]), json!([false, false])).await?;
    page.click("button.density").await?;
    let question = "return getComputedStyle(document.querySelector('.lane-header .question')).display !== 'none'";
    page.equals("the question of a lane", question, json!([]), json!(false)).await?;
    let at = page.reachable(".lane-header", (0.5, 0.5)).await?;
    page.point(Pointer::Mouse, &[to(at)]).await?;
    page.equals("the question of the lane that is pointed at", question, json!([]), json!(true)).await?;
    let now: (u64, f64) = serde_json::from_value(page.run(SEEN).await?)?;
    if now.0 <= before.0 || now.1 > before.1 * 0.75 {
        return failure(format!("lanes that are seen, and the height of three: {now:?}, and {before:?} before"));
    }
    page.leave().await?;
    page.go("#/map/m1").await?;
    page.appears("[data-board].compact[data-cards=text]").await?;
    // Of the ordinary map of a beginner, whose settings are their own, all lanes are whole in sight.
    page.leave().await?;
    page.home("fr").await?;
    page.click("[data-template=current-state]").await?;
    page.appears("dialog[open]").await?;
    page.keys(&["Enter"]).await?;
    page.appears("[data-board] .lane").await?;
    page.choose(".density", "text").await?;
    page.click("button.density").await?;
    let whole = "const board = document.getElementById('board-scroller').getBoundingClientRect(), lanes = [...document.querySelectorAll('.lane')];
        return [lanes.length, lanes.filter(lane => lane.getBoundingClientRect().bottom <= board.bottom + 1).length]";
    page.until("the lanes of the template in sight", whole, json!([]), |found| {
        (found[0] == json!(8) && found[0] == found[1]).then_some(())
    })
    .await
}

/// More space between lines, words and letters, as a person may set it for every page.
const SPACING: &str = "const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }');
    document.adoptedStyleSheets = [sheet]";

/// What is wrong with names and texts that a person has to read, wherever they stand.
const CUT: &str = "
    const faults = [], seen = element => { const box = element.getBoundingClientRect(); return box.width > 1 && box.height > 1 && getComputedStyle(element).visibility !== 'hidden'; };
    const cut = element => element.scrollHeight > element.clientHeight + 2 || element.scrollWidth > element.clientWidth + 2;
    for (const part of document.querySelectorAll('.chevron .name, .step .name, .lane-words .name, .lane-words .question, .card, .kind, .tab, .footer .link'))
        if (seen(part) && cut(part)) faults.push(`${part.className} “${part.textContent}” is cut`);
    const over = (one, other) => Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1 && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1;
    const parts = [...document.querySelectorAll('.bar-about > *, .bar-tools, .tabs, .title input')].filter(seen).map(part => [part, part.getBoundingClientRect()]);
    for (const [at, [part, box]] of parts.entries()) for (const [other, its] of parts.slice(at + 1))
        if (!part.contains(other) && !other.contains(part) && over(box, its)) faults.push(`${part.className || part.id} lies over ${other.className || other.id}`);
    return faults";

async fn with_more_space(page: &Page) -> Result<()> {
    for language in ["fr", "en"] {
        for (width, height, spaced) in [(1440, 900, true), (1024, 768, true), (853, 600, false), (390, 844, true)] {
            page.narrow(width, height).await?;
            page.leave().await?;
            Board::open_in(page, language, &example(language)?).await?;
            if spaced {
                page.run(SPACING).await?;
            }
            page.equals(&format!("what is cut at {width} x {height}, {language}"), CUT, json!([]), json!([])).await?;
        }
    }
    Ok(())
}
