//! Files of other programs and what is pasted: recognised by their content, looked at, read otherwise where a person wants, and added as new maps.

use std::io::{Cursor, Write};
use std::path::PathBuf;

use serde_json::{Value, json};
use xtask::Result;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::board::{Board, card};
use crate::build::{Build, File};
use crate::page::{Page, same};
use crate::{scenarios, seeds};

scenarios![
    All "bringing in: a table is shown, a column read otherwise, and added" table,
    All "bringing in: by keyboard alone, in French" keyboard,
    All "bringing in: a workbook and a PDF of ours open again as the map they were made of" ours,
    Chromium "bringing in: every other file of ours opens again" every_format,
    All "bringing in: a diagram in Mermaid becomes a map" mermaid,
    All "bringing in: what nobody reads is called what it is" unknown,
    All "bringing in: hostile packages are refused in words, and the page goes on" hostile,
    All "bringing in: what cannot be loaded, or breaks, is told, and nothing is lost" failing,
    All "bringing in: on a slow network it is said what is loaded, and given up" slow,
    All "bringing in: a pasted table becomes a map, or cards" pasted,
    All "bringing in: what is pasted on the first screen is looked at" pasted_at_home,
    All "bringing in: a copy of a map that is here is merged into it" merged,
    Chromium "bringing in: nothing overflows a phone, and axe finds nothing" on_a_phone,
];

/// A file beside the downloads, with `bytes` in it.
fn file(page: &Page, name: &str, bytes: &[u8]) -> Result<PathBuf> {
    let path = page.aside(name);
    std::fs::write(&path, bytes)?;
    Ok(path)
}

/// The button that adds what is shown.
const ADD: &str = "dialog[open] [data-command=import]";

const CSV: &[u8] = b"Stage,Card,Lane,Remark\nSearch,Looks it up,Actions,slow\nBuy,Pays,Actions,by card\nBuy,\"Is it safe?\",Thoughts,\n";

/// What is kept of the open map.
async fn kept(page: &Page) -> Result<Value> {
    page.appears("[data-board] [data-card]").await?;
    let id = page.run("return document.querySelector('[data-board]').dataset.board").await?;
    let script =
        "const kept = JSON.parse(localStorage.getItem('parcours:map:' + arguments[0])); return kept.doc ?? kept";
    page.ask(script, json!([id])).await
}

/// The texts of cards of a map, each with its note.
fn cards(map: &Value) -> Vec<(String, String)> {
    let text = |card: &Value, name: &str| card[name].as_str().unwrap_or_default().to_owned();
    let cards = map["map"]["cards"].as_array().into_iter().flatten();
    cards.map(|card| (text(card, "text"), text(card, "note"))).collect()
}

async fn table(page: &Page) -> Result<()> {
    page.home("en").await?;
    page.choose_files(&[file(page, "From elsewhere.csv", CSV)?]).await?;
    page.appears("dialog[open] [data-table]").await?;
    page.shows("dialog[open] h2", "Add as a new map").await?;
    page.shows("dialog[open] h3", "From elsewhere.csv").await?;
    page.shows("dialog[open] [data-source]", "A table in a text file (CSV)").await?;
    page.shows("dialog[open] [data-title]", "From elsewhere").await?;
    page.shows("dialog[open] [data-counts]", "2 stages · 2 steps · 2 lanes · 3 cards").await?;
    page.shows("dialog[open] [data-notices='1']", "Column 4, “Remark”, is left out.").await?;
    let cell = "return document.querySelectorAll('dialog[open] [data-table] tbody tr')[3].children[1].textContent";
    same("a cell", page.run(cell).await?, json!("Is it safe?"))?;
    same("maps before a yes", page.count("[data-map]").await?, 0)?;
    let columns = "return [...document.querySelectorAll('dialog[open] thead select')].map(field => field.value)";
    page.equals("the columns", columns, json!([]), json!(["Stage", "Card", "Lane", ""])).await?;
    page.choose("dialog[open] [name=column-4]", "Note").await?;
    page.shows("dialog[open] [data-notices='0']", "Nothing was left out or changed.").await?;
    page.equals("the columns", columns, json!([]), json!(["Stage", "Card", "Lane", "Note"])).await?;
    page.wait("the field to stay", "return document.querySelector('dialog[open] [name=column-4]') !== null").await?;
    // Without cards there is no map, and that is said beside the table, which stays.
    page.choose("dialog[open] [name=column-2]", "").await?;
    page.shows("dialog[open] [data-problem]", "No column says what is on the cards. Choose one.").await?;
    page.appears(&format!("{ADD}:disabled")).await?;
    page.choose("dialog[open] [name=column-2]", "Card").await?;
    page.appears(&format!("{ADD}:enabled")).await?;
    // Otherwise, and back.
    page.choose("dialog[open] [name=read-as]", "board").await?;
    page.shows("dialog[open] [data-counts]", "3 stages").await?;
    same("fields of columns", page.count("dialog[open] thead select").await?, 0)?;
    page.choose("dialog[open] [name=read-as]", "cards").await?;
    page.equals("the columns", columns, json!([]), json!(["Stage", "Card", "Lane", ""])).await?;
    page.choose("dialog[open] [name=column-4]", "Note").await?;
    page.appears("dialog[open] [data-notices='0']").await?;
    page.click("dialog[open] .bringing-look summary").await?;
    page.shows("dialog[open] .shared-map", "Looks it up").await?;
    page.click(ADD).await?;
    let map = kept(page).await?;
    page.goes("dialog").await?;
    same("the title", &map["map"]["title"], &json!("From elsewhere"))?;
    let expected = [("Looks it up", "slow"), ("Pays", "by card"), ("Is it safe?", "")];
    same("the cards", cards(&map), expected.map(|(text, note)| (text.to_owned(), note.to_owned())).to_vec())
}

async fn keyboard(page: &Page) -> Result<()> {
    page.home("fr").await?;
    let text = "Étape;Fiche;Votes\nChercher;Regarde;3\n";
    page.choose_files(&[file(page, "Ailleurs.csv", text.as_bytes())?]).await?;
    page.shows("dialog[open] [data-notices='1']", "La colonne 3, « Votes », est laissée de côté.").await?;
    page.shows("dialog[open] [data-source]", "Un tableau dans un fichier texte (CSV)").await?;
    page.shows("dialog[open] [data-counts]", "1 étape · 1 moment · 1 ligne · 1 fiche").await?;
    page.shows(ADD, "Ajouter comme nouveau parcours").await?;
    let at = |name: &str| format!("return document.activeElement?.getAttribute('name') === '{name}'");
    for _ in 0..16 {
        if page.run(&at("column-3")).await? == json!(true) {
            break;
        }
        page.keys(&["Shift+Tab"]).await?;
    }
    page.wait("the focus on the third column", &at("column-3")).await?;
    page.type_text("Resp").await?;
    page.appears("dialog[open] [data-notices='0']").await?;
    page.equals("the field", "return document.activeElement.value", json!([]), json!("Owner")).await?;
    let on_add = "return document.activeElement?.dataset.command === 'import'";
    for _ in 0..16 {
        if page.run(on_add).await? == json!(true) {
            break;
        }
        page.keys(&["Tab"]).await?;
    }
    page.wait("the focus on the way to add it", on_add).await?;
    page.keys(&["Enter"]).await?;
    let map = kept(page).await?;
    same("who answers for the card", &map["map"]["cards"][0]["owner"], &json!("3"))?;
    same("its language", &map["map"]["language"], &json!("fr"))
}

/// Has the open map made into a file of that format, and takes it.
async fn made(page: &Page, way: &str, ending: &str) -> Result<(String, Vec<u8>)> {
    page.click("[data-menu=export]").await?;
    page.click(".menu [data-command=export-as]").await?;
    page.choose("dialog[open] select[name=format]", way).await?;
    page.appears(&format!("dialog[open] [data-told-of={way}] [data-losses]")).await?;
    page.goes("dialog[open] [data-doing]").await?;
    page.click("dialog[open] button[type=submit]").await?;
    let file = page
        .downloaded_as(|name, bytes| {
            name.ends_with(ending)
                && bytes.len() > 1000
                && (ending != ".pdf" || bytes.trim_ascii_end().ends_with(b"%%EOF"))
        })
        .await?;
    page.goes("dialog[open]").await?;
    Ok(file)
}

/// The small map is made into each of these files, and every one opens as the map it was, where nothing else is kept.
async fn open_again(page: &Page, ways: &[(&str, &str)]) -> Result<()> {
    let seed = file(page, "seed.json", seeds::small("en").to_string().as_bytes())?;
    page.home("en").await?;
    page.choose_files(&[seed]).await?;
    let before = kept(page).await?;
    page.appears("html[data-parts=all]").await?;
    let mut files = Vec::new();
    for (way, ending) in ways {
        let (_, bytes) = made(page, way, ending).await?;
        // Whatever it is called.
        files.push((way, file(page, &format!("{way}.bin"), &bytes)?));
    }
    for (way, path) in files {
        page.clear().await?;
        page.home("en").await?;
        page.choose_files(&[path]).await?;
        let after = kept(page).await.map_err(|problem| format!("{way}: {problem}"))?;
        page.goes("dialog").await?;
        same(way, (&after["id"], &after["map"]), (&before["id"], &before["map"]))?;
        Board { page }.is_untouched().await?;
    }
    Ok(())
}

async fn ours(page: &Page) -> Result<()> {
    open_again(page, &[("workbook", ".xlsx"), ("pdf", ".pdf")]).await
}

async fn every_format(page: &Page) -> Result<()> {
    open_again(page, &[("png", ".png"), ("svg-outlines", ".svg"), ("slides", ".pptx"), ("svg-text", ".svg")]).await
}

async fn mermaid(page: &Page) -> Result<()> {
    page.home("en").await?;
    let text = "journey\n  title My working day\n  section Go to work\n    Make tea: 5: Me\n    Go upstairs: 9: Me\n  section Go home\n    Sit down: 1: Me\n";
    page.choose_files(&[file(page, "day.txt", text.as_bytes())?]).await?;
    page.shows("dialog[open] [data-source]", "A journey in Mermaid").await?;
    page.shows("dialog[open] [data-title]", "My working day").await?;
    page.shows("dialog[open] [data-counts]", "2 stages · 3 steps").await?;
    page.shows("dialog[open] [data-notices='1']", "Line 5: “9” is off the scale.").await?;
    same("a table", page.count("dialog[open] [data-table]").await?, 0)?;
    page.click(ADD).await?;
    page.shows(".strip, [data-board]", "").await?;
    page.equals(
        "the stages",
        "return [...document.querySelectorAll('[data-stage]')].map(stage => stage.textContent.includes('Go'))",
        json!([]),
        json!([true, true]),
    )
    .await
}

async fn unknown(page: &Page) -> Result<()> {
    page.home("en").await?;
    for (name, bytes, told) in [
        ("a.csv", &b"\x00\x01\x02\x03"[..], "Nothing in this file can be read here"),
        ("photo.json", b"\xFF\xD8\xFF\xE0\0\x10JFIF", "This is a picture."),
        ("b.pdf", b"%PDF-1.4 of somebody else", "This file carries no map."),
        ("c.txt", b"just a line", "Nothing in this file can be read here"),
        ("d.html", b"<!doctype html><p>Hello</p>", "This file carries no map."),
        ("e.xlsx", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "This workbook has a password"),
        ("f.mmd", b"flowchart TD\n  a --> b\n", "Only Mermaid journeys are read."),
    ] {
        page.choose_files(&[file(page, name, bytes)?]).await?;
        page.shows("dialog[open] [data-problem] .home-problem", told)
            .await
            .map_err(|problem| format!("{name}: {problem}"))?;
        page.appears("dialog[open] .home-code").await?;
        same("buttons that add", page.count(ADD).await?, 0)?;
        page.keys(&["Escape"]).await?;
        page.goes("dialog").await?;
    }
    // A good one beside a bad one.
    let files =
        [file(page, "good.csv", CSV)?, file(page, "bad.bin", b"\0\x01")?, xtask::root().join("tests/files/v1.json")];
    page.choose_files(&files).await?;
    page.shows(ADD, "Add as 2 new maps").await?;
    page.appears(&format!("{ADD}:enabled")).await?;
    page.click(ADD).await?;
    Board { page }.says("2 maps added.").await?;
    page.wait("two maps", "return document.querySelectorAll('[data-map]').length === 2").await
}

/// A package with those parts.
fn package(parts: &[(&str, &[u8])]) -> Result<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, SimpleFileOptions::default())?;
        writer.write_all(content)?;
    }
    Ok(writer.finish()?.into_inner())
}

async fn hostile(page: &Page) -> Result<()> {
    page.store("parcours:map:m1", &seeds::small("en")).await?;
    page.home("en").await?;
    let bomb =
        package(&[("[Content_Types].xml", b"<Types/>"), ("xl/worksheets/sheet1.xml", &vec![b' '; 130_000_000])])?;
    let entities =
        package(&[("xl/workbook.xml", b"<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>")])?;
    let wide = format!("{}\n{}\n", vec!["x"; 2_000].join(","), vec!["y"; 2_000].join(","));
    let deep = format!("# T\n\n## S\n\n{}x\n", "> ".repeat(5_000));
    let markup = b"Stage,Card\n<img src=x onerror=window.hit=1>,<script>window.hit=1</script>\n";
    for (name, bytes, told) in [
        ("bomb.xlsx", bomb.as_slice(), "larger than 128 MB"),
        ("entities.xlsx", &entities, "declares entities"),
        ("broken.xlsx", b"PK\x03\x04 and nothing else", "This file is damaged"),
        ("wide.csv", wide.as_bytes(), ""),
        ("deep.md", deep.as_bytes(), "nested too deeply"),
    ] {
        page.choose_files(&[file(page, name, bytes)?]).await?;
        page.appears("dialog[open] [data-problem] .home-problem")
            .await
            .map_err(|problem| format!("{name}: {problem}"))?;
        page.shows("dialog[open] [data-problem]", told).await?;
        page.keys(&["Escape"]).await?;
        page.goes("dialog").await?;
    }
    page.choose_files(&[file(page, "markup.csv", markup)?]).await?;
    page.shows("dialog[open] [data-table]", "<img src=x").await?;
    page.click(ADD).await?;
    page.appears("[data-board] [data-card]").await?;
    same("what came to life", page.run("return window.hit ?? 0").await?, json!(0))?;
    page.go("").await?;
    page.appears("[data-map=m1]").await?;
    same("maps", page.count("[data-map]").await?, 2)
}

/// The page of a build of its own, on the first screen.
async fn elsewhere(page: &Page, build: &Build) -> Result<Page> {
    page.expects(&[]).await?;
    let page = page.elsewhere(&build.url());
    page.empty().await?;
    page.home("en").await?;
    page.appears("html[data-parts=all]").await?;
    Ok(page)
}

/// A worker that breaks as a program does: at an instruction that is never to be reached, in the function that a module begins with.
const BREAKS: &str = "\nwasm_bindgen.answer = () => new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array([
    0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 8, 1, 0, 10, 5, 1, 3, 0, 0, 11])));";

/// What browsers log when a file is missing.
const LOGGED: &[&str] = &["404", "Failed to fetch", "integrity", "Fetch API", "Failed to load", "Error"];

async fn failing(page: &Page) -> Result<()> {
    let build = Build::copy()?;
    build.amend(File::TablesScript, BREAKS)?;
    let broken = elsewhere(page, &build).await?;
    let path = file(page, "x.csv", CSV)?;
    broken.choose_files(std::slice::from_ref(&path)).await?;
    broken.shows("dialog[open] [data-problem]", "the program that reads it stopped").await?;
    broken.goes(ADD).await?;
    broken.appears("dialog[open] [data-again]").await?;
    broken.keys(&["Escape"]).await?;
    broken.goes("dialog").await?;
    same("the screen of a crash", broken.count("[data-rescue]").await?, 0)?;
    broken.expects(&[]).await?;
    let build = Build::copy()?;
    let (script, content) = build.lose(File::TablesScript)?;
    let page = &elsewhere(&broken, &build).await?;
    page.choose_files(&[path]).await?;
    page.shows("dialog[open] [data-problem]", "could not be loaded").await?;
    std::fs::write(script, content)?;
    page.click("dialog[open] [data-again]").await?;
    page.shows("dialog[open] [data-counts]", "3 cards").await?;
    page.click(ADD).await?;
    page.appears("[data-board] [data-card]").await?;
    page.expects(LOGGED).await
}

async fn slow(page: &Page) -> Result<()> {
    let build = Build::copy()?;
    build.hold(File::TablesScript)?;
    let page = &elsewhere(page, &build).await?;
    let path = file(page, "x.csv", CSV)?;
    page.choose_files(std::slice::from_ref(&path)).await?;
    page.shows("dialog[open] [data-doing]", "Loading what reads files of other programs").await?;
    page.appears(&format!("{ADD}:disabled")).await?;
    page.click("dialog[open] .dialog-buttons button:first-child").await?;
    page.goes("dialog").await?;
    build.let_go();
    page.choose_files(&[path]).await?;
    page.shows("dialog[open] [data-counts]", "3 cards").await?;
    page.keys(&["Escape"]).await?;
    page.goes("dialog").await?;
    same("maps", page.count("[data-map]").await?, 0)?;
    page.expects(&[]).await
}

/// Puts `text` into the clipboard, as another program would.
async fn copy(page: &Page, text: &str) -> Result<()> {
    let script = "const field = document.createElement('textarea'); field.id = 'elsewhere'; field.value = arguments[0];
        field.style.setProperty('position', 'fixed'); document.body.append(field); field.focus(); field.select();";
    page.ask(script, json!([text])).await?;
    page.wait("the field", "return document.activeElement?.id === 'elsewhere'").await?;
    page.keys(&["Ctrl+c"]).await?;
    page.run("document.getElementById('elsewhere').remove()").await.map(drop)
}

const CELLS: &str = "\tSearch\tBuy\nActions\tasks a friend\tpays\nThoughts\twhich one?\tis it safe?\n";

async fn pasted(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    page.appears(&card("a1")).await?;
    copy(page, CELLS).await?;
    board.stand_at("cell-t4-l1").await?;
    page.keys(&["Ctrl+v"]).await?;
    page.shows("dialog[open] h3", "From the clipboard").await?;
    page.shows("dialog[open] [data-counts]", "2 stages · 2 steps · 2 lanes · 4 cards").await?;
    page.equals("how it is read", "return document.querySelector('[name=read-as]').value", json!([]), json!("board"))
        .await?;
    page.keys(&["Escape"]).await?;
    page.goes("dialog").await?;
    board.is_untouched().await?;
    // As cards where the focus is, as one step.
    board.stand_at("cell-t4-l1").await?;
    page.keys(&["Ctrl+v"]).await?;
    page.appears("dialog[open] [data-counts]").await?;
    page.click("dialog[open] [data-instead]").await?;
    page.goes("dialog").await?;
    board.says("8 cards pasted in Actions, Install.").await?;
    page.keys(&["Ctrl+z"]).await?;
    board.is_untouched().await?;
    board.stand_at("cell-t4-l1").await?;
    page.keys(&["Ctrl+v"]).await?;
    page.appears(&format!("{ADD}:enabled")).await?;
    page.click(ADD).await?;
    page.appears("[data-board]:not([data-board=m1]) [data-card]").await?;
    let map = kept(page).await?;
    let texts: Vec<String> = cards(&map).into_iter().map(|(text, _)| text).collect();
    same("the cards", texts, ["asks a friend", "pays", "which one?", "is it safe?"].map(str::to_owned).to_vec())?;
    page.go("#/map/m1").await?;
    board.is_untouched().await
}

async fn pasted_at_home(page: &Page) -> Result<()> {
    page.home("en").await?;
    page.appears("html[data-parts=all]").await?;
    copy(page, CELLS).await?;
    page.focus_on("[data-language=en]").await?;
    page.keys(&["Ctrl+v"]).await?;
    page.shows("dialog[open] [data-counts]", "4 cards").await?;
    same("another way", page.count("dialog[open] [data-instead]").await?, 0)?;
    page.click(ADD).await?;
    page.appears("[data-board] [data-card]").await?;
    same("cards", cards(&kept(page).await?).len(), 4)
}

async fn merged(page: &Page) -> Result<()> {
    let mut copy = seeds::small("en");
    copy["map"]["cards"][0]["text"] = json!("Alpha there");
    let path = file(page, "copy.json", copy.to_string().as_bytes())?;
    page.store("parcours:map:m1", &seeds::small("en")).await?;
    page.home("en").await?;
    page.choose_files(std::slice::from_ref(&path)).await?;
    page.shows("dialog[open]", "This map is already here: it will be added as a new one.").await?;
    page.click("dialog[open] [data-command=merge-copy]").await?;
    page.appears("[data-board=m1]").await?;
    page.appears("dialog.taking-in[open] [data-comes-in]").await?;
    page.shows("dialog.taking-in[open]", "Alpha there").await?;
    page.click(".taking-in-conflict [value=theirs]").await?;
    page.click("[data-command=merge]").await?;
    page.goes("dialog").await?;
    page.shows("[data-card=a1]", "Alpha there").await?;
    // From the board itself, and given up: the next merge begins with nothing.
    let board = Board { page };
    board.stand_at("card-a1").await?;
    page.keys(&["Ctrl+z"]).await?;
    page.shows("[data-card=a1]", "Alpha").await?;
    // Left before it is kept: WebKit remembers the page, and the next one does not wait for it.
    page.go("").await?;
    page.appears("[data-map=m1]").await?;
    same("maps", page.count("[data-map]").await?, 1)?;
    page.choose_files(&[path]).await?;
    page.click(ADD).await?;
    page.appears("[data-board]:not([data-board=m1]) [data-card]").await?;
    board.says("“A small map” was already here: the file was added as a new map.").await
}

/// What lies beyond the right edge of the dialog.
const BEYOND: &str = "const dialog = document.querySelector('dialog[open]');
    return dialog.scrollWidth - dialog.clientWidth + Math.max(0, document.documentElement.scrollWidth - innerWidth)";

async fn on_a_phone(page: &Page) -> Result<()> {
    for (language, theme) in [("fr", "dark"), ("en", "light")] {
        page.home(language).await?;
        page.ask("document.documentElement.dataset.theme = arguments[0]", json!([theme])).await?;
        let long = format!("Stage,Card,Remark\n{},{},x\n", "Unsäglichlang".repeat(20), "Sehrsehrlang".repeat(30));
        page.choose_files(&[
            file(page, &format!("{}.csv", "langer-name-".repeat(8)), long.as_bytes())?,
            file(page, "x.bin", b"\0")?,
        ])
        .await?;
        page.appears("dialog[open] [data-notices='1']").await?;
        page.axe_finds_nothing("a table before it is added").await?;
        page.narrow(390, 844).await?;
        page.click("dialog[open] .bringing-look summary").await?;
        page.appears("dialog[open] .shared-map").await?;
        same("what is beyond the edge", page.run(BEYOND).await?, json!(0))?;
        page.axe_finds_nothing("a table on a phone").await?;
        page.clear().await?;
    }
    Ok(())
}
