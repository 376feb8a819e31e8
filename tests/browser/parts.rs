//! The parts of the program: loaded when they are needed, and missed without loss where they cannot be.

use serde_json::{Value, json};
use xtask::{Result, faults};

use crate::board::{Board, card, cell};
use crate::build::{Build, File};
use crate::page::{Page, same};
use crate::scenarios;
use crate::seeds;

scenarios![
    All "parts: without what is opened over the board it is edited and saved, which is said, and tried again" without_more,
    All "parts: what is pressed before the part that edits is there is done once it is" pressed_early,
    All "parts: what was pressed early and is not done when the map is left is told" left_early,
    All "parts: without what edits it a map is read, which a press is told, and tried again by the next" without_editing,
    All "parts: without the board a map is told to be out of reach, and tried again" without_board,
    Chromium "parts: nothing that is there before moves when the rest of the style comes" style,
    All "parts: without the words of its language the page says that it did not start, and tries no more than once" without_words,
    All "parts: without what brings maps back the list of maps says so" without_recovery,
    All "parts: a language is loaded when it is chosen, and one that cannot be changes nothing" languages,
];

/// What Chromium logs when a file is missing.
const LOGGED: &[&str] = &["404", "Failed to fetch", "integrity", "Fetch API", "Failed to load", "Error"];

/// What is said of a part that cannot be loaded.
const OUT_OF_REACH: &str = "A part of the page could not be loaded. The rest of it works; try again.";

/// The page of a build of its own, with the small map kept and nothing loaded yet.
async fn seeded(page: &Page, build: &Build) -> Result<Page> {
    page.expects(&[]).await?;
    let page = page.elsewhere(&build.url());
    page.empty().await?;
    page.store("parcours:set", &json!({ "language": "en", "theme": "light" })).await?;
    page.store("parcours:map:m1", &seeds::small("en")).await?;
    Ok(page)
}

async fn without_more(page: &Page) -> Result<()> {
    for file in [File::More, File::MoreStyle] {
        without(page, file).await.map_err(|problem| format!("without {file:?}: {problem}"))?;
    }
    Ok(())
}

async fn without(page: &Page, file: File) -> Result<()> {
    let build = Build::copy()?;
    let (path, content) = build.lose(file)?;
    let page = &seeded(page, &build).await?;
    page.go("#/map/m1").await?;
    let board = Board { page };
    board.stand_at("card-a1").await?;
    page.keys(&["Alt+Shift+ArrowRight"]).await?;
    page.appears("[data-save=safe]").await?;
    page.keys(&["Ctrl+k"]).await?;
    page.shows("[data-out-of-reach] p", OUT_OF_REACH).await?;
    let map = board.map().await?;
    let is_kept = map["cards"]
        .as_array()
        .is_some_and(|cards| cards.iter().any(|card| card["id"] == "a1" && card["step"] == "t2"));
    faults::report("the program missing, changed or blocked", 1, usize::from(!is_kept));
    same("the edit is kept", is_kept, true)?;
    std::fs::write(path, content)?;
    page.click("[data-out-of-reach] button").await?;
    page.appears("dialog[open]").await?;
    page.goes("[data-out-of-reach]").await?;
    page.expects(LOGGED).await
}

/// What the map that is kept says of the cards of its first lane.
async fn cards(board: &Board<'_>) -> Result<Vec<(String, String)>> {
    let map = board.map().await?;
    let said = |card: &Value, name: &str| card[name].as_str().unwrap_or_default().to_owned();
    Ok(map["cards"].as_array().into_iter().flatten().map(|card| (said(card, "text"), said(card, "step"))).collect())
}

async fn pressed_early(page: &Page) -> Result<()> {
    let build = Build::copy()?;
    build.hold(File::Editing)?;
    let page = &seeded(page, &build).await?;
    page.client.goto(&format!("{}#/map/m1", page.url)).await?;
    let board = Board { page };
    page.click("[data-card=a1]").await?;
    page.keys(&["Alt+Shift+ArrowRight"]).await?;
    page.click(&cell("t5:l1")).await?;
    page.type_text("written early").await?;
    page.keys(&["Enter"]).await?;
    // The button keeps the focus until its field is there, and must not hear what is typed.
    page.click(&format!("{} [data-add]", cell("t4:l1"))).await?;
    page.type_text("by the button").await?;
    page.keys(&["Enter"]).await?;
    page.click("[data-command=add-stage][data-at-end]").await?;
    page.type_text("one more").await?;
    page.keys(&["Enter"]).await?;
    same(
        "the part is not there yet",
        page.run("return document.documentElement.dataset.parts ?? ''").await?,
        json!(""),
    )?;
    build.let_go();
    page.shows(&format!("{} [data-card]", cell("t5:l1")), "written early").await?;
    page.shows(&format!("{} [data-card]", cell("t4:l1")), "by the button").await?;
    let stages = "return [...document.querySelectorAll('[data-stage] .name')].map(name => name.textContent)";
    page.equals("the stages", stages, json!([]), json!(["Discover", "Buy", "Use", "one more"])).await?;
    page.appears(&format!("{} {}", cell("t2:l1"), card("a1"))).await?;
    page.appears("[data-save=safe]").await?;
    let kept = cards(&board).await?;
    let is_kept = kept.contains(&("written early".to_owned(), "t5".to_owned()));
    faults::report("the program missing, changed or blocked", 1, usize::from(!is_kept));
    same("what was pressed is kept", is_kept, true)?;
    page.appears("html[data-parts=all]").await?;
    page.expects(LOGGED).await
}

async fn left_early(page: &Page) -> Result<()> {
    let build = Build::copy()?;
    build.hold(File::Editing)?;
    let page = &seeded(page, &build).await?;
    page.client.goto(&format!("{}#/map/m1", page.url)).await?;
    page.click(&cell("t5:l1")).await?;
    page.type_text("left").await?;
    page.click("[data-command=home]").await?;
    page.appears("[data-map=m1]").await?;
    page.shows(".saying.refusal", "What you pressed before the map was ready was not done. Do it again.").await?;
    build.let_go();
    page.appears("html[data-parts=all]").await?;
    page.expects(LOGGED).await
}

async fn without_editing(page: &Page) -> Result<()> {
    let build = Build::copy()?;
    let (path, content) = build.lose(File::Editing)?;
    let page = &seeded(page, &build).await?;
    page.client.goto(&format!("{}#/map/m1", page.url)).await?;
    page.click("[data-card=a1]").await?;
    page.shows("[data-out-of-reach] p", OUT_OF_REACH).await?;
    // Nothing lies over the way to try again, also after a press that found it missing once more.
    page.reachable("[data-out-of-reach] button", (0.5, 0.5)).await?;
    page.keys(&["ArrowRight"]).await?;
    page.reachable("[data-out-of-reach] button", (0.5, 0.5)).await?;
    page.goes(".saying.refusal").await?;
    std::fs::write(path, content)?;
    let board = Board { page };
    // The press that tries again is done too. On another card: a second one on the same would be a double click.
    page.click("[data-card=b1]").await?;
    page.appears("[data-card=b1][aria-selected=true]").await?;
    page.goes("[data-out-of-reach]").await?;
    page.keys(&["Alt+Shift+ArrowRight"]).await?;
    page.appears("[data-save=safe]").await?;
    let is_kept = cards(&board).await?.iter().any(|(text, step)| text == "Delta" && step == "t3");
    faults::report("the program missing, changed or blocked", 1, usize::from(!is_kept));
    same("the edit is kept", is_kept, true)?;
    page.appears("html[data-parts=all]").await?;
    page.expects(LOGGED).await
}

async fn without_board(page: &Page) -> Result<()> {
    let build = Build::copy()?;
    let (path, content) = build.lose(File::Board)?;
    let page = &seeded(page, &build).await?;
    page.client.goto(&format!("{}#/map/m1", page.url)).await?;
    page.shows("[data-out-of-reach] p", OUT_OF_REACH).await?;
    page.axe_finds_nothing("a part that cannot be loaded").await?;
    std::fs::write(path, content)?;
    page.click("[data-out-of-reach] button").await?;
    page.appears("[data-card=a1]").await?;
    page.goes("[data-out-of-reach]").await?;
    faults::report("the program missing, changed or blocked", 1, 0);
    page.expects(LOGGED).await
}

async fn without_words(page: &Page) -> Result<()> {
    let build = Build::copy()?;
    let (path, content) = build.lose(File::French)?;
    let page = &seeded(page, &build).await?;
    page.store("parcours:set", &json!({ "language": "fr", "theme": "light" })).await?;
    page.client.goto(&page.url).await?;
    page.appears("main[data-rescue=start]").await?;
    // Read, asked for anew, loaded again: a second try would not end.
    same("times that the page was asked for", build.asked(""), 3)?;
    std::fs::write(path, content)?;
    page.client.goto(&page.url).await?;
    page.appears("[data-map=m1]").await?;
    faults::report("the program missing, changed or blocked", 1, 0);
    page.appears("html[data-parts=all]").await?;
    page.expects(LOGGED).await
}

async fn without_recovery(page: &Page) -> Result<()> {
    let build = Build::copy()?;
    let (path, content) = build.lose(File::More)?;
    let page = &seeded(page, &build).await?;
    page.client.goto(&page.url).await?;
    page.shows("[data-out-of-reach] p", OUT_OF_REACH).await?;
    std::fs::write(path, content)?;
    page.click("[data-out-of-reach] button").await?;
    page.goes("[data-out-of-reach]").await?;
    page.click("[data-command=help]").await?;
    page.appears("dialog[open]").await?;
    page.expects(LOGGED).await
}

async fn languages(page: &Page) -> Result<()> {
    let build = Build::copy()?;
    let page = &seeded(page, &build).await?;
    page.go("").await?;
    page.appears("html[data-parts=all]").await?;
    same("times that the words of the other language were asked for", build.asked_for(File::French)?, 0)?;
    let (path, content) = build.lose(File::French)?;
    page.click("[data-language=fr]").await?;
    page.shows("[data-status]", OUT_OF_REACH).await?;
    same("the language", page.run("return document.documentElement.lang").await?, json!("en"))?;
    std::fs::write(path, content)?;
    page.click("[data-language=fr]").await?;
    page.appears("html[lang=fr]").await?;
    page.shows("[data-language=fr][aria-pressed=true]", "FR").await?;
    page.expects(LOGGED).await
}

/// The boxes and colours of everything that does not come with the part, with its style sheet and without.
const STYLED: &str = "const sheet = [...document.querySelectorAll('link[rel=stylesheet]')].find((link) => link.href.includes('/more-'));
    if (!sheet) return ['no style sheet of a part'];
    const apart = '.arrows, .context-bar, .menu, dialog, .side-panel, .find, svg';
    const elements = [...document.body.querySelectorAll('*')].filter((element) => !element.closest(apart));
    const look = () => elements.map((element) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        const { color, backgroundColor, fontSize, fontWeight, borderTopWidth } = getComputedStyle(element);
        return [...[left, top, width, height].map(Math.round), color, backgroundColor, fontSize, fontWeight, borderTopWidth].join(' ');
    });
    const after = look();
    sheet.disabled = true;
    const before = look();
    sheet.disabled = false;
    return elements.flatMap((element, at) => before[at] === after[at] ? [] : [`${element.tagName}.${element.className}: ${before[at]} | ${after[at]}`]).slice(0, 5)";

/// What the first screen and a board are drawn with is in the style sheet that they wait for.
async fn style(page: &Page) -> Result<()> {
    for (width, height) in [(1280, 800), (390, 844)] {
        for example in ["current-state", "day-in-the-life", "future-state", "service-blueprint"] {
            page.empty().await?;
            page.home("fr").await?;
            page.narrow(width, height).await?;
            page.appears("html[data-parts=all]").await?;
            page.equals(&format!("what the first screen lacks at {width}"), STYLED, json!([]), json!([])).await?;
            page.click(&format!("[data-example={example}]")).await?;
            page.appears("[data-card]").await?;
            let board = Board { page };
            let mut map = board.map().await?;
            map["context"]["review"] = json!("2020-01-15");
            page.leave().await?;
            let mut file = seeds::small("fr");
            file["map"] = map;
            page.store("parcours:map:m1", &file).await?;
            page.go("").await?;
            page.appears("html[data-parts=all] [data-map=m1] [data-stale]").await?;
            page.equals(&format!("what the list of maps lacks at {width}"), STYLED, json!([]), json!([])).await?;
            page.go("#/map/m1").await?;
            page.appears("html[data-parts=all] [data-card]").await?;
            page.equals(&format!("what the board of {example} lacks at {width}"), STYLED, json!([]), json!([])).await?;
        }
    }
    Ok(())
}
