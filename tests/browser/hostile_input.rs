//! What strangers may bring: large and deep files, markup in every text, names of files, clipboards and drops made to mislead.

use std::path::PathBuf;

use serde_json::{Value, json};
use xtask::{Result, faults};

use crate::board::Board;
use crate::page::{Page, failure, same};
use crate::scenarios;
use crate::seeds;

scenarios![
    Chromium "hostile: the largest and deepest files are told soon" large_files,
    All "hostile: markup in every text stays text, in every view and panel" markup,
    Chromium "hostile: names of downloaded files" file_names,
    Chromium "hostile: a clipboard brings plain text and nothing else" clipboard,
    Chromium "hostile: folders, binaries and a hundred files dropped" drops,
];

/// All that the page keeps, as one text.
const KEPT: &str =
    "return JSON.stringify(Object.entries(localStorage).filter(([key]) => key !== 'parcours:set').sort())";

/// Notes how long the page takes from the choice of a file to the dialog about it, in milliseconds.
const CLOCK: &str = "addEventListener('change', () => { window.began = performance.now(); }, true);
    new MutationObserver(() => {
        if (window.began && document.querySelector('dialog[open] .home-code')) {
            window.took = performance.now() - window.began;
            window.began = undefined;
        }
    }).observe(document, { childList: true, subtree: true, attributes: true });";

/// Writes a file for the page to open.
fn file(page: &Page, name: &str, bytes: &[u8]) -> Result<PathBuf> {
    let path = page.aside(name);
    std::fs::write(&path, bytes)?;
    Ok(path)
}

async fn large_files(page: &Page) -> Result<()> {
    const LARGEST: usize = parcours_core::format::limits::FILE;
    let filled = |before: &str, piece: &str, after: &str| {
        let count = (LARGEST - before.len() - after.len()) / piece.len();
        format!("{before}{}{after}", piece.repeat(count)).into_bytes()
    };
    let head = r#"{"format":"parcours","schema":1,"id":"m","map":"#;
    let cards: Vec<String> =
        (0..20_000).map(|at| format!(r#"{{"id":"c{at}","step":"gone","lane":"l","text":"x"}}"#)).collect();
    let board = r#"{"stages":[{"id":"s","steps":[{"id":"t"}]}],"lanes":[{"id":"l","role":"action"}],"cards":["#;
    let dangling = format!("{head}{board}{}]}}}}", cards.join(","));
    page.store("parcours:map:m1", &seeds::small("en")).await?;
    page.home("en").await?;
    let before = page.run(KEPT).await?;
    page.run(CLOCK).await?;
    let (mut tried, mut lost) = (0, 0);
    for (code, bytes) in [
        ("I01", vec![b'['; LARGEST + 1]),
        ("I05", vec![b'['; LARGEST]),
        ("I09", filled(&format!("{head}{{\"stages\":["), "{},", "{}]}}")),
        ("I09", filled(&format!("{head}{{\"x\":["), "0,", "0]}}")),
        ("I10", filled(&format!("{head}{{\"title\":\""), "x", "\"}}")),
    ] {
        page.run("window.took = undefined").await?;
        page.choose_files(&[file(page, "large.json", &bytes)?]).await?;
        page.shows("dialog .home-code", code).await?;
        let took = page.until("the time it took", "return window.took ?? null", json!([]), Value::as_f64).await?;
        if took > 2_000.0 {
            return failure(format!("{code}: told after {took} ms"));
        }
        page.keys(&["Escape"]).await?;
        page.goes("dialog").await?;
        tried += 1;
        lost += usize::from(page.run(KEPT).await? != before);
    }
    page.choose_files(&[file(page, "dangling.json", dangling.as_bytes())?]).await?;
    page.shows("dialog .home-repairs li:last-child", "and 19800 more").await?;
    page.keys(&["Escape"]).await?;
    page.goes("dialog").await?;
    lost += usize::from(page.run(KEPT).await? != before);
    faults::report("a hostile file", tried + 1, lost);
    same("what was lost", lost, 0)
}

/// What would run if a text were ever read as markup or followed as an address.
const MARKUP: &str = "\"'><img src=x onerror=\"window.hit=1\"><script>window.hit=1</script><a href=\"javascript:window.hit=1\">data:text/html,x</a>";

/// The frozen file with that in every text a person can write.
fn marked() -> Result<Value> {
    fn say(value: &mut Value) {
        const OWN: &[&str] = &[
            "id",
            "step",
            "lane",
            "from",
            "to",
            "role",
            "kind",
            "evidence",
            "moment",
            "status",
            "scope",
            "language",
            "colour",
            "review",
            "horizon",
            "compared",
            "template",
            "begins",
            "ends",
            "due",
            "learnt",
            "on",
            "dismissed",
        ];
        match value {
            Value::Object(fields) => {
                fields.iter_mut().filter(|(name, _)| !OWN.contains(&name.as_str())).for_each(|(_, value)| say(value))
            }
            Value::Array(items) => items.iter_mut().for_each(say),
            Value::String(text) => *text = MARKUP.to_owned(),
            _ => {}
        }
    }
    let mut file: Value = serde_json::from_slice(&std::fs::read(xtask::root().join("tests/files/v1.json"))?)?;
    say(&mut file["map"]);
    file["map"]["persona"]["role"] = json!(MARKUP);
    file["map"]["context"]["begins"] = json!(MARKUP);
    file["map"]["context"]["compared"] = json!("M1");
    Ok(file)
}

/// The state is shown with the markup as text, and nothing of it came to life.
async fn is_inert(page: &Page, state: &str) -> Result<usize> {
    let shown = "return [...document.querySelectorAll('body *')].some(element => [...element.childNodes].some(node => node.nodeType === 3 && node.data.includes('<img')) || (element.value ?? '').includes?.('<img'))";
    page.wait(&format!("{state} to show the text"), shown).await?;
    let alive = page
        .run("return document.querySelectorAll('img, iframe, object, embed, script:not([src]), [onerror], [onclick], a[href^=\"javascript:\"], a[href^=\"data:\"]').length + (window.hit ?? 0)")
        .await?;
    Ok(usize::try_from(alive.as_u64().unwrap_or(1))?)
}

async fn markup(page: &Page) -> Result<()> {
    let (mut tried, mut lost) = (0, 0);
    let board = Board::open(page, &marked()?).await?;
    page.appears("[data-card]").await?;
    lost += is_inert(page, "the board").await?;
    tried += 1;
    for side in [
        "Details",
        "Guide",
        "Points to check",
        "Moments of truth",
        "Touchpoint inventory",
        "Goal and context",
        "Persona",
    ] {
        board.stand_at("card-c2").await?;
        page.keys(&["Ctrl+k"]).await?;
        page.appears(".palette-field").await?;
        page.type_text(side).await?;
        page.keys(&["Enter"]).await?;
        page.goes(".palette-field").await?;
        lost += is_inert(page, side).await?;
        tried += 1;
    }
    for (stop, opener) in [("card-c2", "move"), ("stage-s1", "delete-stage"), ("lane-l1", "add-lane")] {
        board.stand_at(stop).await?;
        page.click(&format!(".context-bar [data-command={opener}]")).await?;
        page.appears("dialog[open]").await?;
        lost += is_inert(page, opener).await?;
        tried += 1;
        page.keys(&["Escape"]).await?;
        page.goes("dialog").await?;
    }
    for view in ["priorities", "compare", "summary"] {
        page.go(&format!("#/map/M1/{view}")).await?;
        page.appears(&format!("[data-view={view}]")).await?;
        lost += is_inert(page, view).await?;
        tried += 1;
    }
    page.leave().await?;
    page.go("").await?;
    page.appears("[data-map=M1]").await?;
    lost += is_inert(page, "the list of maps").await?;
    page.click("[data-map=M1] [data-command=delete-map]").await?;
    page.goes("[data-map=M1]").await?;
    lost += is_inert(page, "what was deleted").await?;
    let named = file(page, "&lt;img src=x onerror=window.hit=1&gt;'.json", b"{\"<img src=x onerror=window.hit=1>\":")?;
    page.choose_files(&[named]).await?;
    page.appears("dialog .home-code").await?;
    let hit = page.run("return window.hit ?? 0").await?;
    lost += usize::from(hit != json!(0));
    faults::report("markup in every text", tried + 3, lost);
    same("what came to life", lost, 0)
}

async fn file_names(page: &Page) -> Result<()> {
    let long = "é".repeat(300);
    let cut = format!("{}.parcours.json", "é".repeat(100));
    let (mut tried, mut lost) = (0, 0);
    for (title, expected) in [
        ("CON", "_CON.parcours.json"),
        ("../../etc/passwd", "_.._etc_passwd.parcours.json"),
        ("invoice\u{202E}nosj.exe", "invoicenosj.exe.parcours.json"),
        ("e\u{301}te\u{301}", "\u{E9}t\u{E9}.parcours.json"),
        ("\u{0}\u{1}", "journey-map.parcours.json"),
        (long.as_str(), cut.as_str()),
    ] {
        page.leave().await?;
        let mut map = seeds::small("en");
        map["map"]["title"] = json!(title);
        Board::open(page, &map).await?;
        page.keys(&["Ctrl+s"]).await?;
        let (name, _) = page.downloaded().await?;
        tried += 1;
        if name != expected {
            println!("    {title:?} became {name:?}");
            lost += 1;
        }
    }
    faults::report("hostile file names", tried, lost);
    same("names that are not safe", lost, 0)
}

/// Pastes at what has the focus what `fill` puts into the clipboard called `data`. The event is made here, because no driver can fill the
/// system's clipboard with files or another page's types; Firefox leaves such an event without its data.
async fn paste(page: &Page, fill: &str) -> Result<()> {
    let script = format!(
        "const data = new DataTransfer(); {fill};
        document.activeElement.dispatchEvent(new ClipboardEvent('paste', {{ clipboardData: data, bubbles: true, cancelable: true }}));"
    );
    page.run(&script).await.map(drop)
}

async fn clipboard(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    let (mut tried, mut lost) = (0, 0);
    // What is in the clipboard, and the texts that come of it in an empty cell.
    let cases: [(&str, &[&str]); 7] = [
        ("data.setData('text/html', '<img src=x onerror=window.hit=1><b>bold</b>')", &[]),
        ("data.setData('text/html', '<b>bold</b>'); data.setData('text/plain', '<b>plain</b>')", &["<b>plain</b>"]),
        ("data.items.add(new File(['x'.repeat(100)], 'a.png', { type: 'image/png' }))", &[]),
        ("data.setData('text/plain', 'a\\u0000b\\u001bc\\ud800')", &["abc\u{FFFD}"]),
        ("data.setData('text/plain', 'x'.repeat(16_000_001))", &[]),
        ("data.setData('text/plain', 'line\\n'.repeat(30_000))", &[]),
        (
            "data.setData('application/x-parcours+json', JSON.stringify([{ step: 'x', lane: 'x', text: 'a\\u0000b', tags: ['t\\u202eu'], impact: 99, colour: 'red;}', 'x-later': 1 }]))",
            &["ab"],
        ),
    ];
    for (fill, expected) in cases {
        board.stand_at("cell-t4-l1").await?;
        paste(page, fill).await?;
        board.texts("t4:l1", expected).await?;
        same("cards elsewhere", page.count("[data-card]").await?, 10 + expected.len() as u64)?;
        same("dialogs", page.count("dialog[open]").await?, 0)?;
        tried += 1;
        lost += usize::from(page.run("return window.hit ?? 0").await? != json!(0));
        if let [text] = expected {
            let map = board.map().await?;
            let card = map["cards"]
                .as_array()
                .into_iter()
                .flatten()
                .find(|card| card["text"] == json!(text))
                .cloned()
                .unwrap_or_default();
            if text == &"ab" {
                same(
                    "what is left of a stranger's card",
                    json!([card["tags"], card["impact"], card["colour"], card["x-later"]]),
                    json!([["tu"], 5, null, 1]),
                )?;
            }
            page.keys(&["Ctrl+z"]).await?;
            board.texts("t4:l1", &[]).await?;
        }
    }
    // A few thousand lines are asked about first.
    board.stand_at("cell-t4-l1").await?;
    paste(page, "data.setData('text/plain', 'x'.repeat(1_000_000))").await?;
    page.appears("dialog[open]").await?;
    page.keys(&["Escape"]).await?;
    page.goes("dialog").await?;
    tried += 1;
    // Into a field only text goes, and only as much as it takes; controls go when it is kept.
    board.stand_at("stage-s1").await?;
    page.keys(&["F2"]).await?;
    page.wait("the name's field", "return document.activeElement?.hasAttribute('data-field') ?? false").await?;
    page.run("const field = document.activeElement; field.value = 'Na\\u0007me\\u202e'; field.dispatchEvent(new Event('input', { bubbles: true }))").await?;
    page.keys(&["Enter"]).await?;
    page.equals(
        "the name",
        "return document.querySelector('[data-stage=s1] .name')?.textContent",
        json!([]),
        json!("Name"),
    )
    .await?;
    tried += 1;
    board.is_kept().await?;
    faults::report("a hostile clipboard", tried, lost);
    same("what came to life", lost, 0)
}

/// Drops `files` in the middle of the page, as the system does.
async fn drop_files(page: &Page, files: &[PathBuf]) -> Result<()> {
    let files: Vec<String> = files.iter().map(|file| file.display().to_string()).collect();
    for kind in ["dragEnter", "dragOver", "drop"] {
        let data = json!({ "items": [], "files": files, "dragOperationsMask": 1 });
        page.emulate("Input.dispatchDragEvent", json!({ "type": kind, "x": 600, "y": 400, "data": data })).await?;
    }
    Ok(())
}

async fn drops(page: &Page) -> Result<()> {
    page.store("parcours:map:m1", &seeds::small("en")).await?;
    page.home("en").await?;
    let before = page.run(KEPT).await?;
    let folder = page.aside("a folder");
    std::fs::create_dir_all(&folder)?;
    let binary = file(page, "picture.json", &[0x89, b'P', b'N', b'G', 0, 0xFF, 0xD8, 0x00])?;
    let empty = file(page, "empty.json", b"")?;
    let other = file(page, "other.json", b"{\"type\":\"excalidraw\"}")?;
    let cut = file(page, "cut.json", b"{\"format\":")?;
    let deep = file(page, "deep.json", &[b'['; 1000])?;
    let big = file(page, "big.json", &vec![b' '; parcours_core::format::limits::FILE + 1])?;
    let many: Vec<PathBuf> = (0..101).map(|at| file(page, &format!("many-{at}.json"), b"{}")).collect::<Result<_>>()?;
    let (mut tried, mut lost) = (0, 0);
    for (what, files, expected) in [
        ("a folder", vec![folder], json!([])),
        ("101 files", many.clone(), json!(["I09"])),
        ("100 files", many[1..].to_vec(), json!(vec!["I06"; 100])),
        ("one of each", vec![big, empty, binary, cut, deep, other], json!(["I01", "I02", "I03", "I04", "I05", "I06"])),
    ] {
        drop_files(page, &files).await?;
        page.appears("dialog[open] .home-problem").await?;
        page.equals(
            what,
            "return [...document.querySelectorAll('dialog[open] .home-code')].map(code => code.textContent)",
            json!([]),
            expected,
        )
        .await?;
        same("dialogs", page.count("dialog[open]").await?, 1)?;
        same("buttons that import", page.count("dialog [data-command=import]").await?, 0)?;
        page.keys(&["Escape"]).await?;
        page.goes("dialog").await?;
        tried += 1;
        lost += usize::from(page.run(KEPT).await? != before);
    }
    faults::report("hostile things dropped", tried, lost);
    same("what was changed", lost, 0)
}
