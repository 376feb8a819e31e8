//! Handing the map on as a file of another tool: every format, by keyboard, on a slow network, and what the workers that make the files may do.

use page_driver::browsers::Engine;
use page_driver::browsers::fantoccini::Locator;
use serde_json::json;
use xtask::Result;

use crate::board::Board;
use crate::build::{Build, File};
use crate::page::{Page, same};
use crate::published::Published;
use crate::scenarios;
use crate::seeds;

scenarios![
    All "handing out: a poster as PDF is looked at before it is made" pdf,
    All "handing out: a workbook is one, and says what it cannot hold" workbook,
    All "handing out: a text holds the cards, by keyboard alone" keyboard,
    All "handing out: a logo stands in the corner of a poster, until it is taken away" logo,
    Chromium "handing out: every format comes to a file" every_format,
    All "handing out: on a slow network it is said what is loaded, and given up" slow,
    All "handing out: what makes the files reaches no other site" policy,
    All "handing out: a worker that breaks leaves the map as it is, and the other one at work" trap,
    All "handing out: the second poster needs no network" offline,
    All "handing out: signs that the font lacks are drawn by the browser, and said" signs,
    Chromium "handing out: the dialog fits a telephone, in the dark" narrow,
    Chromium "axe: handing the map on" axe,
];

/// The dialog, once it has told how the file would come out.
const LOOKED_AT: &str = "return document.querySelector('dialog[open] [data-losses]') !== null
    && document.querySelector('dialog[open] [data-doing]') === null";

/// The button that makes the file.
const MAKE: &str = "dialog[open] button[type=submit]";

async fn open(page: &Page) -> Result<()> {
    page.click("[data-menu=export]").await?;
    page.click(".menu [data-command=export-as]").await?;
    page.appears("dialog[open] select[name=format]").await
}

async fn choose(page: &Page, way: &str) -> Result<()> {
    page.choose("dialog[open] select[name=format]", way).await?;
    page.appears(&format!("dialog[open] [data-told-of={way}] [data-losses]")).await
}

async fn pdf(page: &Page) -> Result<()> {
    Board::small(page).await?;
    open(page).await?;
    page.wait("what is told", LOOKED_AT).await?;
    page.wait(
        "the preview to be a picture",
        "return (document.querySelector('dialog[open] [data-preview]')?.naturalWidth ?? 0) > 0",
    )
    .await?;
    page.choose("dialog[open] select[name=paper]", "0").await?;
    page.shows("dialog[open] [data-facts]", "297 × 210 mm").await?;
    page.click(MAKE).await?;
    let (name, bytes) =
        page.downloaded_as(|name, bytes| name.ends_with(".pdf") && bytes.trim_ascii_end().ends_with(b"%%EOF")).await?;
    same("its name", name.as_str(), "A small map.pdf")?;
    same("its beginning", bytes.starts_with(b"%PDF-"), true)?;
    page.shows(".saying[data-done]", "A small map.pdf").await?;
    page.goes("dialog[open]").await?;
    page.wait("the focus on the button", "return document.activeElement.dataset.menu === 'export'").await
}

async fn workbook(page: &Page) -> Result<()> {
    Board::small(page).await?;
    open(page).await?;
    choose(page, "cards-csv").await?;
    choose(page, "workbook").await?;
    page.click(MAKE).await?;
    let (name, bytes) = page.downloaded_as(|name, bytes| name.ends_with(".xlsx") && bytes.len() > 1000).await?;
    same("its name", name.as_str(), "A small map.xlsx")?;
    same("its beginning", bytes.starts_with(b"PK\x03\x04"), true)?;
    // It carries the map, and may come back to be merged; the CSV carries none.
    page.wait(
        "the name of what left",
        "const kept = JSON.parse(localStorage.getItem('parcours:map:m1')); return (kept.doc ?? kept).lineage.length === 1",
    )
    .await
}

/// Where the focus is.
const FOCUS: &str = "return document.activeElement?.type === 'submit'";

async fn keyboard(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    board.stand_at("card-a1").await?;
    page.keys(&["Ctrl+k"]).await?;
    page.appears("dialog[open] .palette-field").await?;
    page.type_text("slides").await?;
    page.appears(".palette-row[aria-selected=true]").await?;
    page.keys(&["Enter"]).await?;
    page.wait("the focus on the format", "return document.activeElement?.name === 'format'").await?;
    page.type_text("outline").await?;
    page.equals("the format", "return document.activeElement.value", json!([]), json!("markdown-outline")).await?;
    for _ in 0..12 {
        if page.run(FOCUS).await? == json!(true) {
            break;
        }
        page.keys(&["Tab"]).await?;
    }
    page.wait("the focus on the way to make the file", FOCUS).await?;
    page.keys(&["Enter"]).await?;
    let (name, bytes) = page.downloaded_as(|name, bytes| name.ends_with(".md") && bytes.ends_with(b"\n")).await?;
    same("its name", name.as_str(), "A small map.md")?;
    let text = String::from_utf8(bytes)?;
    for card in ["Alpha", "Delta", "Kappa"] {
        same(card, text.contains(card), true)?;
    }
    page.goes("dialog[open]").await?;
    page.wait("the focus on the card", "return document.activeElement.dataset.card === 'a1'").await
}

/// A picture of one pixel.
const DOT: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\0\0\0\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\0\x05\0\x01\xff\x89\x99\x3d\x1d\0\0\0\0IEND\xaeB`\x82";

/// Makes an SVG of what is chosen, and counts its pictures.
async fn pictures(page: &Page) -> Result<usize> {
    page.click(MAKE).await?;
    let (_, bytes) =
        page.downloaded_as(|name, bytes| name.ends_with(".svg") && bytes.trim_ascii_end().ends_with(b"</svg>")).await?;
    page.goes("dialog[open]").await?;
    Ok(String::from_utf8(bytes)?.matches("<image").count())
}

async fn logo(page: &Page) -> Result<()> {
    const FIELD: &str = "dialog[open] input[name=logo]";
    let (good, bad) = (page.aside("logo.png"), page.aside("no-logo.png"));
    std::fs::write(&good, DOT)?;
    std::fs::write(&bad, b"GIF89a")?;
    Board::small(page).await?;
    open(page).await?;
    choose(page, "svg-text").await?;
    page.click("dialog[open] [data-logo] summary").await?;
    let field = page.client.find(Locator::Css(FIELD)).await?;
    field.send_keys(&bad.display().to_string()).await?;
    page.shows("dialog[open] [data-problem]", "neither PNG nor JPEG").await?;
    page.click("dialog[open] [data-no-logo]").await?;
    page.wait("the focus on the field", "return document.activeElement?.name === 'logo'").await?;
    page.goes("dialog[open] [data-no-logo]").await?;
    let field = page.client.find(Locator::Css(FIELD)).await?;
    field.send_keys(&good.display().to_string()).await?;
    page.shows("dialog[open] [data-no-logo]", "logo.png").await?;
    page.wait("what is told", LOOKED_AT).await?;
    same("pictures", pictures(page).await?, 1)?;
    // It is remembered nowhere.
    open(page).await?;
    choose(page, "svg-text").await?;
    same("a logo", page.count("dialog[open] [data-no-logo]").await?, 0)?;
    same("pictures", pictures(page).await?, 0)
}

/// Each format, with what its file is called and begins with.
const FORMATS: &[(&str, &str, &[u8])] = &[
    ("png", "A small map.png", b"\x89PNG\r\n"),
    ("svg-outlines", "A small map.svg", b"<"),
    ("svg-text", "A small map.svg", b"<"),
    ("slides", "A small map.pptx", b"PK\x03\x04"),
    ("workbook", "A small map.xlsx", b"PK\x03\x04"),
    ("cards-csv", "A small map.csv", b"\xef\xbb\xbf"),
    ("jira-csv", "A small map.csv", b""),
    ("trello-csv", "A small map.csv", b""),
    ("planner-csv", "A small map.csv", b""),
    ("markdown-report", "A small map.md", b"# "),
    ("markdown-outline", "A small map.md", b"# "),
    ("mermaid-journey", "A small map.mmd", b""),
    ("mermaid-timeline", "A small map.mmd", b""),
    ("mermaid-quadrants", "A small map.mmd", b""),
    ("json-canvas", "A small map.canvas", b"{"),
    ("excalidraw", "A small map.excalidraw", b"{"),
    ("read-page", "A small map.html", b"<!DOCTYPE html>"),
    ("whole-page", "A small map.html", b"<!DOCTYPE html>"),
    ("pdf", "A small map.pdf", b"%PDF-"),
];

async fn every_format(page: &Page) -> Result<()> {
    Board::small(page).await?;
    for (way, name, begins) in FORMATS {
        open(page).await?;
        if *way != "pdf" {
            choose(page, way).await?;
        }
        page.wait("what is told", LOOKED_AT).await?;
        page.click(MAKE).await?;
        let (made, bytes) = page.downloaded_as(|made, _| made == *name).await?;
        same(&format!("the file for {way}"), bytes.starts_with(begins), true)
            .map_err(|problem| format!("{problem}: {made} begins with {:?}", &bytes[..bytes.len().min(12)]))?;
        page.goes("dialog[open]").await?;
    }
    Ok(())
}

/// The page of a build of its own, with the small map open.
async fn elsewhere(page: &Page, build: &Build) -> Result<Page> {
    page.expects(&[]).await?;
    let page = page.elsewhere(&build.url());
    page.empty().await?;
    page.store("parcours:set", &json!({ "language": "en", "theme": "light" })).await?;
    page.store("parcours:map:m1", &seeds::small("en")).await?;
    page.go("#/map/m1").await?;
    page.appears("html[data-parts=all] [data-card=a1]").await?;
    Ok(page)
}

async fn slow(page: &Page) -> Result<()> {
    let build = Build::copy()?;
    build.hold(File::PosterScript)?;
    let page = &elsewhere(page, &build).await?;
    open(page).await?;
    page.shows("dialog[open] [data-doing]", "Loading what draws posters").await?;
    page.click(MAKE).await?;
    page.click("dialog[open] [data-stop]").await?;
    page.shows("dialog[open] [data-problem]", "Stopped. No file was made.").await?;
    build.let_go();
    page.click(MAKE).await?;
    page.downloaded_as(|name, bytes| name.ends_with(".pdf") && bytes.trim_ascii_end().ends_with(b"%%EOF")).await?;
    page.goes("dialog[open]").await?;
    page.expects(&[]).await
}

async fn offline(outer: &Page) -> Result<()> {
    Published::open(outer, in_offline).await
}

async fn in_offline(site: &mut Published) -> Result<()> {
    Board::small(&site.page).await?;
    make_pdf(&site.page).await?;
    site.stop();
    site.reload().await?;
    make_pdf(&site.page).await
}

async fn signs(page: &Page) -> Result<()> {
    let mut map = seeds::small("en");
    let card = map.pointer_mut("/map/cards/0/text").ok_or("a card with a text")?;
    *card = json!("日本の旅");
    Board::open(page, &map).await?;
    open(page).await?;
    choose(page, "svg-outlines").await?;
    page.shows("dialog[open] [data-losses]", "4 signs that the font lacks are drawn as pictures").await?;
    page.click(MAKE).await?;
    let (_, bytes) = page.downloaded_as(|name, bytes| name.ends_with(".svg") && bytes.ends_with(b"</svg>\n")).await?;
    let text = String::from_utf8(bytes)?;
    same("pictures", text.matches("<image ").count(), 4)?;
    for sign in ["日", "本", "の", "旅"] {
        same(sign, text.contains(&format!("<title>{sign}</title></image>")), true)?;
    }
    Ok(())
}

async fn make_pdf(page: &Page) -> Result<()> {
    open(page).await?;
    page.wait("what is told", LOOKED_AT).await?;
    page.click(MAKE).await?;
    page.downloaded_as(|name, bytes| name.ends_with(".pdf") && bytes.trim_ascii_end().ends_with(b"%%EOF")).await?;
    page.goes("dialog[open]").await
}

/// A worker that tells whether it reached an address, in place of what it was asked.
fn reaching(address: &str) -> String {
    format!(
        "\nself.onmessage = async ({{ data }}) => {{
            if (data instanceof ArrayBuffer) return;
            const reached = await fetch({address:?}, {{ mode: 'no-cors' }}).then(() => true, () => false);
            postMessage({{ refused: reached ? 'It was reached.' : 'It was not reached.' }});
        }};"
    )
}

async fn policy(page: &Page) -> Result<()> {
    let other = Build::copy()?;
    // Its own site may be asked: a fetch that could not go anywhere would prove nothing.
    let own = Build::copy()?;
    own.amend(File::PosterScript, &reaching(&own.url()))?;
    let at_own = elsewhere(page, &own).await?;
    open(&at_own).await?;
    at_own.shows("dialog[open] [data-problem]", "It was reached.").await?;
    at_own.expects(&[]).await?;
    let build = Build::copy()?;
    build.amend(File::PosterScript, &reaching(&other.url()))?;
    let page = elsewhere(&at_own, &build).await?;
    open(&page).await?;
    page.shows("dialog[open] [data-problem]", "It was not reached.").await?;
    same("requests at the other site", other.asked(""), 0)?;
    let seen = page.seen().await?;
    if page.engine == Engine::Chromium {
        // The others do not tell a test of what is forbidden to a worker.
        same("violations of the policy", seen.violations.is_empty(), false)?;
    }
    same("requests that left", seen.strangers, Vec::new())
}

/// A worker that breaks as a program does: at an instruction that is never to be reached, in the function that a module begins with.
const BREAKS: &str = "\nwasm_bindgen.answer = () => new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array([
    0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 8, 1, 0, 10, 5, 1, 3, 0, 0, 11])));";

async fn trap(page: &Page) -> Result<()> {
    let build = Build::copy()?;
    build.amend(File::PosterScript, BREAKS)?;
    let page = &elsewhere(page, &build).await?;
    open(page).await?;
    page.shows("dialog[open] [data-problem]", "the program that makes it stopped").await?;
    page.goes("dialog[open] [data-doing]").await?;
    // The other worker is none of its business, and neither is the map.
    page.choose("dialog[open] select[name=format]", "workbook").await?;
    page.wait("what is told", LOOKED_AT).await?;
    page.keys(&["Escape"]).await?;
    page.goes("dialog[open]").await?;
    let board = Board { page };
    board.stand_at("card-a1").await?;
    page.keys(&["Alt+Shift+ArrowRight"]).await?;
    page.appears("[data-save=safe]").await?;
    same("the screen of a crash", page.count("[data-rescue]").await?, 0)?;
    page.expects(&[]).await
}

/// What of the dialog is wider than the window.
const TOO_WIDE: &str = "const dialog = document.querySelector('dialog[open]');
    const wide = [...dialog.querySelectorAll('*')].filter((element) => element.getBoundingClientRect().right > innerWidth + 0.5);
    return [...wide.map((element) => element.className || element.tagName), ...(dialog.scrollWidth > dialog.clientWidth ? ['the dialog'] : [])]";

async fn narrow(page: &Page) -> Result<()> {
    Board::open_in(page, "fr", &seeds::small("fr")).await?;
    page.run("document.documentElement.dataset.theme = 'dark'").await?;
    open(page).await?;
    page.wait("what is told", LOOKED_AT).await?;
    page.narrow(390, 844).await?;
    page.click("dialog[open] .hand-out-parts:not([data-logo]) summary").await?;
    page.equals("what is too wide", TOO_WIDE, json!([]), json!([])).await?;
    page.click("dialog[open] .hand-out-parts li:first-child input").await?;
    page.shows("dialog[open] [data-losses]", "ligne").await?;
    page.emulate("Emulation.clearDeviceMetricsOverride", json!({})).await?;
    Ok(())
}

async fn axe(page: &Page) -> Result<()> {
    Board::open_in(page, "fr", &seeds::small("fr")).await?;
    open(page).await?;
    page.wait("what is told", LOOKED_AT).await?;
    page.axe_finds_nothing("handing the map on").await
}
