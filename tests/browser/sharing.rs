//! A map as a link: made, copied, opened in another browser, kept once; with a passphrase; and links that hold no map.

use serde_json::json;
use xtask::Result;

use crate::board::Board;
use crate::build::{Build, File};
use crate::page::{Page, failure, same};
use crate::{scenarios, seeds};

scenarios![
    All "sharing: a map becomes a link, the link a preview, and the preview a map that is kept once" there_and_back,
    All "sharing: what is left out is not in the link" leaving_out,
    All "sharing: a link with a passphrase asks for it, and a wrong one loses nothing" passphrase,
    All "sharing: a link that is cut, changed or of a later page says what is wrong, in both languages" broken,
    All "sharing: what is told of a page that broke has nothing of a shared map in it" broke,
    Chromium "sharing: a clipboard that refuses is told, and the link is selected" refused,
    Chromium "sharing: without its part the map stays and it can be tried again" without_its_part,
    Chromium "axe: the dialog that shares a map, and the preview, at every width" axe,
];

/// Opens the dialog from the menu of Export.
async fn open_dialog(page: &Page) -> Result<()> {
    page.click("[data-menu=export]").await?;
    page.click(".menu [data-command=copy-link]").await?;
    page.appears("dialog[open] [data-link]").await
}

/// The link in the dialog, once it is another than `before`.
async fn link(page: &Page, before: &str) -> Result<String> {
    let script = "const copy = document.querySelector('[data-link-copy]');
        return copy && !copy.disabled ? document.querySelector('[data-link]').value : ''";
    page.until("a link", script, json!([]), |link| {
        link.as_str().filter(|link| !link.is_empty() && *link != before).map(str::to_owned)
    })
    .await
}

/// Goes to `link` in a browser that keeps nothing but the language.
async fn arrive(page: &Page, link: &str, language: &str) -> Result<()> {
    page.empty().await?;
    page.store("parcours:set", &json!({ "language": language, "theme": "light" })).await?;
    page.client.goto(link).await?;
    page.appears("[data-shared] h1").await
}

/// How many maps the browser keeps.
const COUNT: &str = "return Object.keys(localStorage).filter(key => key.startsWith('parcours:map:')).length";

async fn there_and_back(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    open_dialog(page).await?;
    let made = link(page, "").await?;
    same("where the link leads", made.starts_with(&format!("{}#/shared/", page.url)), true)?;
    page.appears(&format!("[data-link-length='{}']", made.len())).await?;
    same("its square code", page.count("[data-code]").await?, u64::from(made.len() <= 1_200))?;
    page.click("[data-link-copy]").await?;
    page.shows("[data-link-said]", "The link is copied.").await?;
    page.keys(&["Escape"]).await?;
    page.goes("dialog[open]").await?;
    page.wait("the focus on the button", "return document.activeElement.dataset.menu === 'export'").await?;
    let sent = board.map().await?;

    arrive(page, &made, "fr").await?;
    page.shows("[data-shared] h1", "Parcours partagé : A small map").await?;
    page.shows("[data-shared-counts]", "3 étapes · 5 moments · 4 lignes · 10 fiches").await?;
    page.shows(".shared-map", "Epsilon").await?;
    page.equals("maps that are kept before anybody says so", COUNT, json!([]), json!(0)).await?;
    page.click("[data-shared-later]").await?;
    page.appears("[data-template]").await?;
    page.client.back().await?;
    page.click("[data-shared-save]").await?;
    page.appears("[data-board]").await?;
    page.wait("the text to be out of the address", "return location.hash.startsWith('#/map/')").await?;
    page.appears("[data-save=safe]").await?;
    let kept = board.map().await?;
    same("the map", (&kept["cards"], &kept["title"]), (&sent["cards"], &sent["title"]))?;
    same("its id is its own", board.id().await? == "m1", false)?;

    // Back leads to where the link was opened from, and from there to the map: what was saved is not offered anew.
    page.client.back().await?;
    page.wait("the page before", "return location.pathname.endsWith('404.html')").await?;
    page.client.forward().await?;
    page.appears("[data-board]").await?;
    page.wait("the text to be out of the address", "return location.hash.startsWith('#/map/')").await?;
    page.equals("maps that are kept", COUNT, json!([]), json!(1)).await
}

async fn leaving_out(page: &Page) -> Result<()> {
    let mut file = seeds::small("en");
    file["map"]["persona"] = json!({ "name": "Nadia", "role": "nurse", "age": 34, "quote": "" });
    file["map"]["cards"][0]["note"] = json!("Behind the card");
    file["map"]["cards"][0]["owner"] = json!("Clara");
    file["map"]["cards"][0]["evidence"] = json!("observed");
    file["map"]["lanes"][3]["hidden"] = json!(true);
    let board = Board::open(page, &file).await?;
    open_dialog(page).await?;
    let mut made = link(page, "").await?;
    for what in ["owners", "evidence", "notes", "persona", "hidden-lanes"] {
        page.click(&format!("[data-leave-out={what}]")).await?;
        made = link(page, &made).await?;
    }
    arrive(page, &made, "en").await?;
    page.shows("[data-shared-counts]", "3 stages · 5 steps · 3 lanes · 8 cards").await?;
    page.click("[data-shared-save]").await?;
    page.appears("[data-save=safe]").await?;
    let kept = board.map().await?.to_string();
    for gone in ["Nadia", "Behind the card", "Clara", "observed", "Iota"] {
        same(gone, kept.contains(gone), false)?;
    }
    same("a card that stays", kept.contains("Epsilon"), true)
}

async fn passphrase(page: &Page) -> Result<()> {
    Board::small(page).await?;
    open_dialog(page).await?;
    let open = link(page, "").await?;
    page.click("dialog [data-passphrase]").await?;
    page.type_text("Crème 1").await?;
    // Of what is not finished nothing can be copied.
    let sealed = link(page, &open).await?;
    page.keys(&["Backspace"]).await?;
    page.type_text("2").await?;
    let sealed = link(page, &sealed).await?;
    arrive(page, &sealed, "en").await?;
    same("nothing is shown yet", page.count(".shared-map").await?, 0)?;
    page.click("[data-passphrase]").await?;
    page.type_text("Crème 1").await?;
    page.keys(&["Enter"]).await?;
    page.shows(".shared-said", "That is not the passphrase of this map.").await?;
    // What was typed is selected, to be typed anew.
    page.wait("the focus in the field", "return 'passphrase' in document.activeElement.dataset").await?;
    page.type_text("Crème 2").await?;
    page.keys(&["Enter"]).await?;
    page.shows("[data-shared] h1", "Shared map: A small map").await?;
    page.wait("the focus on the heading", "return document.activeElement.tagName === 'H1'").await?;
    page.click("[data-shared-save]").await?;
    page.appears("[data-board]").await?;
    page.equals("maps that are kept", COUNT, json!([]), json!(1)).await
}

async fn broken(page: &Page) -> Result<()> {
    Board::small(page).await?;
    open_dialog(page).await?;
    let made = link(page, "").await?;
    let (before, text) = made.split_once("#/shared/").unwrap_or_default();
    let cut = &text[..text.len() / 2];
    for (text, english, french) in [
        ("", "it was cut", "il a été coupé"),
        (cut, "cut or changed", "coupé ou changé"),
        ("AQ$$", "characters in the link", "caractères"),
        ("-gAAAAAA", "A later version", "Une version plus récente"),
    ] {
        for (language, part) in [("en", english), ("fr", french)] {
            arrive(page, &format!("{before}#/shared/{text}"), language).await?;
            page.shows("[data-shared-problem]", part).await?;
        }
    }
    page.equals("maps that are kept", COUNT, json!([]), json!(0)).await?;
    page.click("[data-shared] a").await?;
    page.appears("[data-template]").await
}

async fn broke(page: &Page) -> Result<()> {
    Board::small(page).await?;
    open_dialog(page).await?;
    let made = link(page, "").await?;
    let (_, text) = made.split_once("#/shared/").unwrap_or_default();
    arrive(page, &made, "en").await?;
    page.run("window.parcours.crash('broken for once')").await?;
    page.shows("details pre", "broken for once").await?;
    let told = page.run("return document.body.textContent").await?;
    same("the text is told", told.as_str().unwrap_or_default().contains(&text[..20]), false)?;
    same("it is still in the address", page.run("return location.hash").await?, json!(format!("#/shared/{text}")))?;
    page.expects(&["broken for once"]).await
}

async fn refused(page: &Page) -> Result<()> {
    Board::small(page).await?;
    page.run("Clipboard.prototype.writeText = () => Promise.reject(new DOMException('', 'NotAllowedError'))").await?;
    open_dialog(page).await?;
    let made = link(page, "").await?;
    page.click("[data-link-copy]").await?;
    page.shows("[data-link-said]", "The browser refuses to copy.").await?;
    let selected =
        "const field = document.activeElement; return field.value.slice(field.selectionStart, field.selectionEnd)";
    page.equals("what is selected", selected, json!([]), json!(made)).await
}

async fn without_its_part(page: &Page) -> Result<()> {
    page.expects(&[]).await?;
    let build = Build::copy()?;
    let (path, content) = build.lose(File::Exchange)?;
    let page = &page.elsewhere(&build.url());
    page.empty().await?;
    Board::small(page).await?;
    page.click("[data-menu=export]").await?;
    page.click(".menu [data-command=copy-link]").await?;
    page.shows("[data-out-of-reach] p", "A part of the page could not be loaded.").await?;
    std::fs::write(path, content)?;
    page.click("[data-out-of-reach] button").await?;
    page.appears("dialog[open] [data-link]").await?;
    page.goes("[data-out-of-reach]").await?;
    page.expects(&["404", "Failed to fetch", "integrity", "Fetch API", "Failed to load", "Error"]).await
}

/// What is wider than the window, but for the table, which scrolls by itself.
const TOO_WIDE: &str = "const around = document.querySelector('dialog[open]') ?? document.documentElement;
    return around.scrollWidth > around.clientWidth";

async fn axe(page: &Page) -> Result<()> {
    let mut file = seeds::small("fr");
    file["map"]["persona"] = json!({ "name": "Nadia", "role": "infirmière", "age": 34, "quote": "" });
    for (width, height) in [(390, 844), (1280, 800)] {
        page.emulate(
            "Emulation.setDeviceMetricsOverride",
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false }),
        )
        .await?;
        Board::open_in(page, "fr", &file).await?;
        // On a narrow window the menu of the map has it.
        page.click("[data-menu=map]").await?;
        page.click(".menu [data-command=copy-link]").await?;
        let made = link(page, "").await?;
        if page.run(TOO_WIDE).await? == json!(true) {
            return failure(format!("the dialog is wider than the window at {width}"));
        }
        page.axe_finds_nothing("the dialog that shares a map").await?;
        arrive(page, &made, "fr").await?;
        if page.run(TOO_WIDE).await? == json!(true) {
            return failure(format!("the preview is wider than the window at {width}"));
        }
        page.axe_finds_nothing("the preview of a shared map").await?;
    }
    Ok(())
}
