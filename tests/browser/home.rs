//! The first screen: starting, opening, finding, and taking care of maps.

use serde_json::{Value, json};
use xtask::Result;

use crate::board::Board;
use crate::page::Page;
use crate::scenarios;
use crate::seeds;

scenarios![
    All "home: each template makes a map of its kind" templates,
    All "home: each example opens as a copy" examples,
    Chromium "home: an example that cannot be fetched" example_out_of_reach,
    Chromium "home: another list of stages" presets,
    All "home: a file is opened, and a second time as a new map" open_file,
    All "home: rename, duplicate, delete, restore" care,
    Chromium "home: search" search,
    Chromium "home: another tab's change reads that map alone" elsewhere,
    All "home: language and theme last" language_and_theme,
    Chromium "home: the first language is the browser's" first_language,
    Chromium "home: several files at once" several_files,
    Chromium "home: maps come first, in columns, drawn; the templates fold" maps_first,
];

const TEMPLATES: [&str; 5] = ["current-state", "day-in-the-life", "future-state", "service-blueprint", "blank"];

async fn templates(page: &Page) -> Result<()> {
    for name in TEMPLATES {
        page.leave().await?;
        page.home("fr").await?;
        page.click(&format!("[data-template={name}]")).await?;
        page.wait("the title's field", "return document.activeElement?.matches('dialog input') ?? false").await?;
        page.type_text("Mon parcours").await?;
        page.keys(&["Enter"]).await?;
        page.appears("[data-board]").await?;
        let map = Board { page }.map().await?;
        let kind = if name == "blank" { "current-state" } else { name };
        crate::page::same(
            "kind, title, language",
            json!([map["kind"], map["title"], map["language"]]),
            json!([kind, "Mon parcours", "fr"]),
        )?;
        let lanes = page.count("[data-board] [data-lane]").await?;
        crate::page::same("lanes there", lanes > 0, name != "blank")?;
    }
    Ok(())
}

async fn examples(page: &Page) -> Result<()> {
    for name in &TEMPLATES[..4] {
        page.leave().await?;
        page.home("en").await?;
        page.click(&format!("[data-example={name}]")).await?;
        page.appears("[data-card]").await?;
        let map = Board { page }.map().await?;
        crate::page::same("kind and language", json!([map["kind"], map["language"]]), json!([name, "en"]))?;
        let cards = page.count("[data-card]").await?;
        crate::page::same("a credible amount of cards", cards >= 25, true)?;
        let lines: Value = page.run("return [...document.querySelectorAll('[data-line]')].map(line => [line.dataset.line, line.textContent.trim()])").await?;
        let expected = if *name == "service-blueprint" {
            json!([
                ["interaction", "Line of interaction"],
                ["visibility", "Line of visibility"],
                ["internal-interaction", "Line of internal interaction"]
            ])
        } else {
            json!([])
        };
        crate::page::same("the lines of a blueprint", lines, expected)?;
    }
    Ok(())
}

async fn presets(page: &Page) -> Result<()> {
    page.home("en").await?;
    page.click("[data-template=current-state]").await?;
    page.appears("dialog [name=stages]").await?;
    page.click("dialog .home-stage:last-of-type input").await?;
    page.click("dialog button[type=submit]").await?;
    page.appears("[data-board]").await?;
    crate::page::same("stages", page.count("[data-stage]").await?, 1)?;
    crate::page::same("lanes of the template", page.count("[data-board] [data-lane]").await? > 3, true)
}

/// Writes a map file for the page to open.
fn file(page: &Page, name: &str, map: &Value) -> Result<std::path::PathBuf> {
    let path = page.aside(name);
    std::fs::write(&path, serde_json::to_string_pretty(map)?)?;
    Ok(path)
}

async fn open_file(page: &Page) -> Result<()> {
    let path = file(page, "a-small-map.parcours.json", &seeds::small("en"))?;
    page.home("en").await?;
    page.choose_files(std::slice::from_ref(&path)).await?;
    let board = Board { page };
    page.appears("[data-card]").await?;
    board.is_untouched().await?;
    crate::page::same("the id", board.id().await?, "m1".to_owned())?;
    board.map().await?;
    page.leave().await?;
    page.home("en").await?;
    page.choose_files(&[path]).await?;
    page.shows("dialog[open]", "This map is already here: it will be added as a new one.").await?;
    page.click("dialog[open] [data-command=import]").await?;
    page.appears("[data-card]").await?;
    crate::page::same("another id", board.id().await? != "m1", true)?;
    board.says("“A small map” was already here: the file was added as a new map.").await?;
    page.leave().await?;
    page.home("en").await?;
    page.appears("[data-map=m1]").await?;
    crate::page::same("maps", page.count("[data-map]").await?, 2)
}

async fn several_files(page: &Page) -> Result<()> {
    let mut other = seeds::small("en");
    other["id"] = json!("m2");
    let paths = [file(page, "one.json", &seeds::small("en"))?, file(page, "two.json", &other)?];
    page.home("en").await?;
    page.choose_files(&paths).await?;
    page.appears("[data-map=m1]").await?;
    page.appears("[data-map=m2]").await?;
    Board { page }.says("2 maps added.").await
}

async fn care(page: &Page) -> Result<()> {
    page.store("parcours:map:m1", &seeds::small("en")).await?;
    page.home("en").await?;
    let board = Board { page };
    page.click("[data-map=m1] [data-command=rename-map]").await?;
    page.wait("the name's field", "return document.activeElement?.matches('.home-rename input') ?? false").await?;
    page.type_text("Another name").await?;
    page.keys(&["Enter"]).await?;
    page.shows("[data-map=m1] h3", "Another name").await?;
    board.says("Renamed “Another name”.").await?;
    page.click("[data-map=m1] [data-command=duplicate-map]").await?;
    board.says("“Another name (copy)” added.").await?;
    crate::page::same("maps", page.count("[data-map]").await?, 2)?;
    page.click("[data-map=m1] [data-command=delete-map]").await?;
    page.goes("[data-map=m1]").await?;
    board.says("“Another name” is in the bin.").await?;
    board.focus_matches("[data-command=undo-delete]").await?;
    page.keys(&["Enter"]).await?;
    page.appears("[data-map=m1]").await?;
    page.click("[data-map=m1] [data-command=delete-map]").await?;
    page.goes("[data-map=m1]").await?;
    page.reload().await?;
    page.goes("[data-map=m1]").await?;
    page.click(".home-bin summary").await?;
    page.click("[data-binned=m1] [data-command=restore-map]").await?;
    page.appears("[data-map=m1]").await?;
    board.says("“Another name” is back.").await?;
    page.click("[data-map=m1] a").await?;
    page.appears("[data-card=a1]").await?;
    board.cards("t1:l1", &["a1", "a2", "a3"]).await?;
    page.click("[data-command=home], .bar a[href='#/']").await?;
    page.click("[data-map=m1] [data-command=delete-map]").await?;
    page.click(".home-bin summary").await?;
    page.click("[data-binned=m1] [data-command=forget-map]").await?;
    board.focus_matches("dialog button:not(.danger)").await?;
    page.click("dialog [data-command=delete-for-good]").await?;
    page.goes("[data-binned=m1]").await?;
    board.says("“Another name” deleted for good.").await
}

async fn search(page: &Page) -> Result<()> {
    for (id, title) in
        [("m1", "Crédit auto"), ("m2", "Assurance habitation"), ("m3", "Une journée"), ("m4", "Chez Dvořák")]
    {
        let mut map = seeds::small("fr");
        map["id"] = json!(id);
        map["map"]["title"] = json!(title);
        page.store(&format!("parcours:map:{id}"), &map).await?;
    }
    page.home("fr").await?;
    page.click(".home-search").await?;
    page.type_text("credit").await?;
    page.goes("[data-map=m2]").await?;
    page.appears("[data-map=m1]").await?;
    page.shows(".home-maps [role=status]", "1 parcours trouvé.").await?;
    page.run("document.querySelector('.home-search').select()").await?;
    page.type_text("dvorak").await?;
    page.appears("[data-map=m4]").await?;
    page.goes("[data-map=m1]").await?;
    page.type_text("zzz").await?;
    page.shows(".home-empty", "Aucun parcours trouvé.").await
}

async fn elsewhere(page: &Page) -> Result<()> {
    for number in 0..30 {
        let mut map = seeds::small("en");
        map["id"] = json!(format!("m{number}"));
        page.store(&format!("parcours:map:m{number}"), &map).await?;
    }
    page.home("en").await?;
    let first = page.tab().await?;
    page.appears("[data-map=m29]").await?;
    // Beside the program only the meter of the room looks at every text, to measure it: each as soon as it has asked for its key.
    let note = "window.read = []; let asked; const { key, getItem } = Storage.prototype;
    Storage.prototype.key = function (index) { return asked = key.call(this, index); };
    Storage.prototype.getItem = function (key) {
        if (key.startsWith('parcours:map:') && key !== asked) window.read.push(key);
        asked = undefined;
        return getItem.call(this, key);
    }";
    page.run(note).await?;
    let other = page.open_tab("").await?;
    page.click("[data-map=m7] [data-command=rename-map]").await?;
    page.wait("the name's field", "return document.activeElement?.matches('.home-rename input') ?? false").await?;
    page.type_text("Renamed elsewhere").await?;
    page.keys(&["Enter"]).await?;
    page.shows("[data-map=m7] h3", "Renamed elsewhere").await?;
    page.look_at(&first).await?;
    page.shows("[data-map=m7] h3", "Renamed elsewhere").await?;
    let read = page.run("return [...new Set(window.read)]").await?;
    crate::page::same("what was read again", read, json!(["parcours:map:m7"]))?;
    page.look_at(&other).await?;
    page.close_tab(&first).await
}

async fn language_and_theme(page: &Page) -> Result<()> {
    page.home("en").await?;
    page.click("[data-language=fr]").await?;
    page.appears("html[lang=fr]").await?;
    page.shows("h1", "Dessinez ce que vivent vos clients").await?;
    page.click("[data-theme-choice=dark]").await?;
    page.appears("html[data-theme=dark]").await?;
    page.reload().await?;
    page.appears("html[lang=fr][data-theme=dark]").await?;
    page.shows("h1", "Dessinez ce que vivent vos clients").await?;
    Board { page }.focus("").await
}

async fn first_language(page: &Page) -> Result<()> {
    for (browser, page_speaks) in [("fr-CA", "fr"), ("de-DE", "en")] {
        let added = page.at_start(&format!("Object.defineProperty(navigator, 'language', {{ get: () => '{browser}' }}); Object.defineProperty(navigator, 'languages', {{ get: () => ['{browser}'] }});")).await?;
        page.leave().await?;
        page.go("").await?;
        page.appears(&format!("html[lang={page_speaks}]")).await?;
        page.emulate("Page.removeScriptToEvaluateOnNewDocument", json!({ "identifier": added })).await?;
    }
    Ok(())
}

async fn example_out_of_reach(page: &Page) -> Result<()> {
    page.home("fr").await?;
    // A lost connection would also be logged by the browser, which every scenario takes for a fault.
    page.run("window.fetchBefore = window.fetch; window.fetch = () => Promise.reject(new TypeError('no network'))")
        .await?;
    page.click("[data-example=current-state]").await?;
    page.shows("[role=alert]", "la page est hors ligne").await?;
    page.run("window.fetch = window.fetchBefore").await?;
    page.click("[data-example=current-state]").await?;
    page.appears("[data-card]").await
}

/// Where the parts of each row begin, and whether the first map is in the window with all templates in one row below, or
/// in a phone each in one line.
const ROWS: &str = "
    const left = (row, part) => Math.round(row.querySelector(part).getBoundingClientRect().left);
    const parts = ['.home-thumbnail', 'h3', '.home-map-times', '[data-command=rename-map]', '[data-command=export-json]', '[data-command=delete-map]'];
    const places = [...document.querySelectorAll('.home-maps .home-map')].map(row => parts.map(part => left(row, part)));
    const templates = [...document.querySelectorAll('.home-template')];
    const tops = of => new Set(of.map(one => Math.round(one.getBoundingClientRect().top))).size;
    const lines = Math.max(...templates.map(one => tops([...one.querySelectorAll('button')])));
    const [maps, start] = ['.home-maps', '.home-start'].map(name => document.querySelector(name).getBoundingClientRect().top);
    const first = document.querySelector('[data-map]').getBoundingClientRect().bottom;
    return {
        columns: places.map(place => place.slice(0, innerWidth > 1080 ? 6 : 4)).filter(place => place.join() !== places[0].slice(0, place.length).join()).length,
        rows: innerWidth > 640 ? tops(templates) : tops(templates) === templates.length ? lines : 0, inSight: first <= innerHeight && maps < start,
        wider: document.documentElement.scrollWidth > innerWidth,
    };";

async fn maps_first(page: &Page) -> Result<()> {
    page.home("en").await?;
    page.appears(".home-template-question").await?;
    crate::page::same("nothing to unfold", page.count("[data-unfold]").await?, 0)?;
    let path = file(page, "a-small-map.parcours.json", &seeds::small("en"))?;
    page.choose_files(&[path]).await?;
    page.appears("[data-card]").await?;
    let mut future = seeds::small("en");
    future["id"] = json!("m2");
    future["map"]["kind"] = json!("future-state");
    page.leave().await?;
    page.store("parcours:map:m2", &future).await?;
    page.run("localStorage.setItem('parcours:map:broken', '{')").await?;
    for (width, height) in [(1280, 720), (390, 844), (768, 1024), (1920, 1080)] {
        page.leave().await?;
        page.home(if width < 1000 { "fr" } else { "en" }).await?;
        page.narrow(width, height).await?;
        page.appears("[data-map=m2]").await?;
        let expected = json!({ "columns": 0, "rows": 1, "inSight": true, "wider": false });
        page.equals(&format!("the first screen, {width}"), ROWS, json!([]), expected).await?;
    }
    let drawn = "return ['.area + .curve', '.curve + .bar', '.bar + .bar'].every(part =>
        document.querySelector(`[data-map=m1] .home-thumbnail ${part}`)?.getAttribute('d'))
        && document.querySelector('[data-unreadable] .home-thumbnail')?.childElementCount === 0";
    page.wait("stages and curve drawn, and nothing of what is broken", drawn).await?;
    let told = "return ['m1', 'm2'].map(id => document.querySelector(`[data-map=${id}] .home-map-times`).textContent)
        .map(text => text.includes('Never saved to a file'))";
    page.equals("whether it never was in a file", told, json!([]), json!([false, true])).await?;
    page.click("[data-start]").await?;
    page.appears("[data-unfold][aria-expanded=true]").await?;
    Board { page }.focus_matches("[data-template=current-state]").await?;
    page.axe_finds_nothing("unfolded").await?;
    page.click("[data-unfold]").await?;
    page.click(".folded [data-template=blank]").await?;
    page.appears("dialog [type=submit]").await
}
