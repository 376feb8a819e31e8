//! What leaves the page, what is shown of a map in several places, and the spaces a French text is given while it is typed.

use page_driver::browsers::Engine;
use serde_json::json;
use xtask::Result;

use crate::board::Board;
use crate::page::{Page, failure, same};
use crate::priorities::seed;
use crate::scenarios;

scenarios![
    All "ways out: the menu of Export is the same in every view, and the plan leaves as a file" menu,
    Chromium "figures: what is shown in several places is the same after every edit" figures,
    All "spaces: French spaces are set while typing, and one undo takes them back" spaces,
    Chromium "summary: words and stars stand clear of the line and of each other" clear_of_the_line,
    Chromium "axe: the menu of Export" axe,
];

async fn menu(page: &Page) -> Result<()> {
    Board::open_in(page, "fr", &seed("fr")).await?;
    let offered =
        "return [...document.querySelectorAll('.menu [data-command]')].map(row => row.dataset.command).join(' ')";
    let mut seen = Vec::new();
    for view in ["board", "priorities", "compare", "summary"] {
        page.click(&format!("[data-view={view}]")).await?;
        page.click("[data-menu=export]").await?;
        page.appears(".menu [data-command=export-csv]").await?;
        page.wait(
            "the button to say that its menu is open",
            "return document.querySelector('[data-menu=export][aria-expanded=true]') !== null",
        )
        .await?;
        seen.push(page.run(offered).await?);
        page.keys(&["Escape"]).await?;
        page.goes(".menu").await?;
        page.wait("the focus on the button", "return document.activeElement.dataset.menu === 'export'").await?;
    }
    if seen.iter().any(|one| *one != seen[0]) {
        return failure(format!("the menus differ: {seen:?}"));
    }
    page.click("[data-menu=export]").await?;
    page.click(".menu [data-command=export-csv]").await?;
    let (name, bytes) = page.downloaded_as(|name, bytes| name.ends_with(".csv") && bytes.ends_with(b"\r\n")).await?;
    same("the file", name.ends_with(".csv"), true)?;
    let text = String::from_utf8(bytes)?;
    same("its beginning", text.starts_with("\u{feff}Idée;Moment;"), true)?;
    same("its rows", text.matches("\r\n").count(), 3)?;
    page.shows(".saying[data-done]:not(.refusal)", ".csv").await
}

/// Figures that one place says otherwise than another.
const DIFFERING: &str = "const shown = {};
    for (const place of document.querySelectorAll('[data-figure]')) {
        const { figure, count } = place.dataset;
        if (shown[figure] !== undefined && shown[figure] !== count) return false;
        shown[figure] = count;
    }
    return shown.cards === arguments[0] && shown.founded === arguments[1] && Object.keys(shown).length > 4";

async fn figures(page: &Page) -> Result<()> {
    let board = Board::open(page, &seed("en")).await?;
    page.click("[data-command=guide]").await?;
    page.click("[data-guide-step=improve] .guide-step").await?;
    let agree = async |cards: &str, founded: &str| {
        page.equals("the figures", DIFFERING, json!([cards, founded]), json!(true)).await
    };
    agree("15", "0").await?;
    board.stand_at("card-i1").await?;
    page.click("[data-command=details]").await?;
    page.click(".side-panel [data-detail=evidence] [data-value=observed]").await?;
    page.click("[data-command=guide]").await?;
    agree("15", "7").await?;
    board.stand_at("card-a1").await?;
    page.keys(&["Delete"]).await?;
    agree("14", "7").await?;
    page.keys(&["Ctrl+z"]).await?;
    agree("15", "7").await
}

async fn spaces(page: &Page) -> Result<()> {
    let board = Board::open_in(page, "fr", &seed("fr")).await?;
    board.stand_at("card-a1").await?;
    page.keys(&["Enter"]).await?;
    page.appears("textarea.card-field").await?;
    let value = "return document.activeElement.value";
    page.keys(&["Ctrl+a"]).await?;
    page.type_text("Pourquoi ?").await?;
    same("what was typed", page.run(value).await?, json!("Pourquoi\u{202f}?"))?;
    // WebKitGTK's driver brings Ctrl+Z to no field.
    if page.engine != Engine::WebKitGtk {
        page.keys(&["Ctrl+z"]).await?;
        page.equals("the text after one undo", value, json!([]), json!("Pourquoi ?")).await?;
    }
    page.keys(&["Enter"]).await?;
    page.click("[data-menu=map]").await?;
    page.click(".menu [data-command=set-spaces]").await?;
    page.appears("[data-done]").await?;
    board.stand_at("card-a2").await?;
    page.keys(&["Enter"]).await?;
    page.appears("textarea.card-field").await?;
    page.keys(&["Ctrl+a"]).await?;
    page.type_text("Quand ?").await?;
    same("switched off", page.run(value).await?, json!("Quand ?"))?;
    page.keys(&["Escape"]).await?;
    page.appears(".footer [data-command=set-spaces][aria-pressed=false]").await?;
    page.leave().await?;
    page.go("").await?;
    page.click(".home-top [data-command=set-spaces][aria-pressed=false]").await?;
    page.appears("[data-command=set-spaces][aria-pressed=true]").await?;
    board.says("Les espaces insécables se posent pendant la saisie.").await?;
    page.click("[data-language=en]").await?;
    page.appears("html[lang=en]").await?;
    same("English has no such spaces", page.count("[data-command=set-spaces]").await?, 0)
}

/// Words, stars and names of the summary that meet each other, the drawing or the edge of the window.
const MEETING: &str = "const box = element => element.getBoundingClientRect();
    const drawing = box(document.querySelector('.journey .line'));
    const said = [...document.querySelectorAll('.journey :is(.word, .star, .name)')].filter(element => element.textContent);
    const faults = [];
    const meet = (a, b) => a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5;
    said.forEach((one, at) => {
        if (meet(box(one), drawing)) faults.push('on the drawing: ' + one.textContent);
        if (box(one).left < 0 || box(one).right > innerWidth) faults.push('outside: ' + one.textContent);
        for (const other of said.slice(at + 1)) if (meet(box(one), box(other))) faults.push(one.textContent + ' on ' + other.textContent);
    });
    return said.length > 8 ? faults : ['nothing is said']";

/// Words and stars beside the curve of the board that meet each other, a face, the line, the middle of the scale or the edge of their lane.
const BESIDE: &str = "const box = element => element.getBoundingClientRect();
    const lane = document.querySelector('.lane.curve'), drawing = lane.querySelector('.curve-line'), frame = drawing.viewBox.baseVal;
    lane.scrollIntoView({ block: 'center' });
    const faults = [], meet = (a, b) => a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5;
    const said = [...lane.querySelectorAll('.said :is(.feeling, .star)')], faces = [...lane.querySelectorAll('.face')], now = box(drawing), middle = (now.top + now.bottom) / 2;
    const places = [...drawing.querySelectorAll('.stroke')].filter(line => line.getAttribute('d')).flatMap(line => Array.from({ length: 300 }, (_, at) => {
        const place = line.getPointAtLength(line.getTotalLength() * at / 299);
        return [now.left + place.x / frame.width * now.width, now.top + place.y / frame.height * now.height];
    }));
    for (const [at, one] of said.entries()) {
        const its = box(one), name = one.textContent;
        if (its.top < now.top - 1 || its.bottom > now.bottom + 1) faults.push('outside: ' + name);
        if (its.top < middle && its.bottom > middle) faults.push('struck through: ' + name);
        for (const other of [...said.slice(at + 1), ...faces]) if (meet(its, box(other))) faults.push(name + ' on ' + (other.textContent || 'a face'));
        if (places.some(([x, y]) => x > its.left && x < its.right && y > its.top && y < its.bottom)) faults.push('on the line: ' + name);
    }
    return said.length > 8 ? faults : ['nothing is said']";

async fn clear_of_the_line(page: &Page) -> Result<()> {
    for language in ["fr", "en"] {
        page.empty().await?;
        page.home(language).await?;
        page.click("[data-example=current-state]").await?;
        page.appears("[data-card]").await?;
        for density in ["as written", "compact"] {
            for (width, height) in [(390, 844), (1024, 768), (1920, 1080)] {
                page.narrow(width, height).await?;
                let faults = page.run(BESIDE).await?;
                same(
                    &format!("what meets on the board at {width} pixels in {language}, {density}"),
                    faults,
                    json!([]),
                )?;
            }
            page.click("button.density").await?;
        }
        page.click("[data-view=summary]").await?;
        page.appears("[data-summary]").await?;
        for (width, height) in [(390, 844), (768, 1024), (1024, 768), (1280, 720), (1440, 900), (1920, 1080)] {
            page.narrow(width, height).await?;
            let faults = page.run(MEETING).await?;
            same(&format!("what meets at {width} pixels in {language}"), faults, json!([]))?;
        }
        page.emulate("Emulation.clearDeviceMetricsOverride", json!({})).await?;
    }
    Ok(())
}

async fn axe(page: &Page) -> Result<()> {
    Board::open_in(page, "fr", &seed("fr")).await?;
    page.click("[data-menu=export]").await?;
    page.appears(".menu").await?;
    page.axe_finds_nothing("the menu of Export").await
}
