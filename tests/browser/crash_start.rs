//! A program that cannot start, and the rescue page: without it every map can still be taken out.

use page_driver::browsers::Engine;
use serde_json::{Value, json};
use xtask::{Result, faults};

use crate::build::{Build, File};
use crate::crash::{lost, storage};
use crate::page::{Page, same};
use crate::scenarios;
use crate::seeds;

scenarios![
    All "the program missing, changed or blocked: its wasm is gone" wasm_gone,
    All "the program missing, changed or blocked: its wasm was changed" wasm_changed,
    All "the program missing, changed or blocked: its script is gone" script_gone,
    All "the program missing, changed or blocked: its script was changed" script_changed,
    Chromium "the program missing, changed or blocked: a browser without WebAssembly" no_wasm,
    All "a file of an older build gone: the page is asked for anew, once" older_build,
    All "the page in a frame: it does not start" framed,
    All "the rescue page: everything is there, and nothing is changed" rescue,
    Chromium "the rescue page: where nothing was ever kept, nothing is made" nothing_kept,
];

/// What Chromium logs when a file is missing or is not what was expected.
const LOGGED: &[&str] = &["404", "Failed to fetch", "integrity", "Failed to load"];

/// Keeps two maps at the page's origin, while the page does not run.
async fn seed(page: &Page) -> Result<Value> {
    page.leave().await?;
    page.store("parcours:set", &json!({ "language": "en", "theme": "light" })).await?;
    for (id, title) in [("m1", "A small map"), ("m2", "Another map")] {
        let mut file = seeds::small("en");
        file["id"] = json!(id);
        file["map"]["title"] = json!(title);
        page.store(&format!("parcours:map:{id}"), &file).await?;
    }
    storage(page).await
}

/// Opens a spoilt copy: the rescue screen comes, after one more try, and gives the maps out.
async fn spoilt(page: &Page, build: &Build) -> Result<()> {
    page.expects(&[]).await?;
    let page = &page.elsewhere(&build.url());
    let before = seed(page).await?;
    page.client.goto(&page.url).await?;
    page.shows("main[data-rescue=start]", "Your maps are still in this browser; download them below.").await?;
    // Read, asked for anew, loaded again: a second try would not end.
    same("times that the page was asked for", build.asked(""), 3)?;
    page.goes("html[data-ready]").await?;
    page.axe_finds_nothing("the page that could not start").await?;
    let lost = taken_out(page, &before).await?;
    faults::report("the program missing, changed or blocked", 1, lost);
    same("maps that changed", lost, 0)?;
    page.expects(LOGGED).await
}

/// Takes a map out of the screen that is shown; how many maps are not what they were.
async fn taken_out(page: &Page, before: &Value) -> Result<usize> {
    page.click("[data-record='parcours:map:m2'] button").await?;
    let (name, bytes) = page.downloaded().await?;
    same("the file's name", name.as_str(), "Another map.parcours.json")?;
    let file: Value = serde_json::from_slice(&bytes)?;
    let kept: Value = serde_json::from_str(before["parcours:map:m2"].as_str().unwrap_or_default())?;
    same("the file", &file, &kept)?;
    Ok(lost(before, &storage(page).await?))
}

async fn wasm_gone(page: &Page) -> Result<()> {
    let build = Build::copy()?;
    build.lose(File::Core)?;
    spoilt(page, &build).await
}

/// What is added is a section that means nothing: the program would run.
async fn wasm_changed(page: &Page) -> Result<()> {
    let build = Build::copy()?;
    build.lengthen(File::Core, &[0, 5, 4, b'm', b'o', b'r', b'e'])?;
    spoilt(page, &build).await
}

async fn script_gone(page: &Page) -> Result<()> {
    let build = Build::copy()?;
    build.lose(File::Script)?;
    spoilt(page, &build).await
}

async fn script_changed(page: &Page) -> Result<()> {
    let build = Build::copy()?;
    build.lengthen(File::Script, b"\n// one line more\n")?;
    spoilt(page, &build).await
}

async fn no_wasm(page: &Page) -> Result<()> {
    let before = seed(page).await?;
    let added = page.at_start("delete window.WebAssembly").await?;
    let outcome = async {
        page.client.goto(&page.url).await?;
        page.shows("main[data-rescue=old]", "WebAssembly is missing or switched off in it.").await?;
        taken_out(page, &before).await
    }
    .await;
    page.emulate("Page.removeScriptToEvaluateOnNewDocument", json!({ "identifier": added })).await?;
    let lost = outcome?;
    faults::report("the program missing, changed or blocked", 1, lost);
    same("maps that changed", lost, 0)?;
    page.expects(&["no WebAssembly", "WebAssembly is not defined"]).await
}

/// The browser has a page of an older build in its cache, whose files are gone from the server since.
async fn older_build(page: &Page) -> Result<()> {
    let build = Build::copy()?;
    let program = build.file(File::Core)?;
    let name = program.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let new = build.put("index.html", "")?;
    build.put("index.html", &new.replace(&name, "core-0123456789abcdef.wasm"))?;
    page.expects(&[]).await?;
    let page = &page.elsewhere(&build.url());
    let before = seed(page).await?;
    page.client.goto(&page.url).await?;
    page.appears("main[data-rescue=start]").await?;
    // The browser has the old page now. A new visit, to a server with the new one:
    page.run("sessionStorage.clear()").await?;
    build.put("index.html", &new)?;
    page.leave().await?;
    let asked = build.asked("");
    page.go("").await?;
    // From the cache; then asked for anew, and loaded again. WebKitGTK's driver has it asked for in the first place.
    let times = if page.engine == Engine::WebKitGtk { 1 } else { 2 };
    same("times that the page was asked for", build.asked("") - asked, times)?;
    page.appears("[data-map=m1]").await?;
    let guard = page.run("return sessionStorage.getItem('parcours:again')").await?;
    same("the mark of the second try", guard, Value::Null)?;
    let lost = lost(&before, &storage(page).await?);
    faults::report("a file of an older build gone", 1, lost);
    same("maps that changed", lost, 0)?;
    page.expects(LOGGED).await
}

async fn framed(page: &Page) -> Result<()> {
    let build = Build::copy()?;
    build.put(
        "frame.html",
        "<!DOCTYPE html><title>A page that frames</title><link rel=icon href=data:,><iframe src='./' title='framed'></iframe>",
    )?;
    build.put(
        "around.html",
        "<!DOCTYPE html><title>Another</title><link rel=icon href=data:,><iframe src='./rescue.html' title='framed'></iframe>",
    )?;
    page.expects(&[]).await?;
    let page = &page.elsewhere(&build.url());
    let before = seed(page).await?;
    for (name, words) in [
        ("frame.html", "Parcours does not open inside another page."),
        ("around.html", "This page does not open inside another."),
    ] {
        page.client.goto(&format!("{}{name}", page.url)).await?;
        let script = "return document.querySelector('iframe').contentDocument?.body?.textContent ?? ''";
        page.until("the refusal", script, json!([]), |text| {
            text.as_str().unwrap_or_default().contains(words).then_some(())
        })
        .await?;
        let inside = "const inside = document.querySelector('iframe').contentDocument;
            return inside.documentElement.hasAttribute('data-ready') || inside.querySelector('[data-record], [data-map]') !== null || 'parcours' in document.querySelector('iframe').contentWindow;";
        same("whether anything started in the frame", page.run(inside).await?, json!(false))?;
        let lost = lost(&before, &storage(page).await?);
        faults::report("the page in a frame", 1, lost);
        same("maps that changed", lost, 0)?;
    }
    page.expects(&[]).await
}

/// Makes the database of safety copies as the page does, with one map that storage no longer has, and one earlier version.
const DATABASE: &str = "const done = arguments[arguments.length - 1];
const request = indexedDB.open('parcours', 1);
request.onupgradeneeded = () => {
    request.result.createObjectStore('head', { keyPath: 'id' });
    request.result.createObjectStore('doc', { keyPath: 'id' });
    request.result.createObjectStore('hist', { keyPath: ['id', 'at'] });
};
request.onsuccess = () => {
    const stores = request.result.transaction(['head', 'doc', 'hist'], 'readwrite');
    const file = JSON.parse(localStorage.getItem('parcours:map:m1'));
    file.map.title = 'Only a safety copy';
    // A number that JavaScript cannot hold: it must come out as it went in.
    const text = JSON.stringify({ e: 1, rev: 7, par: 6, by: 'tab', at: '2026-01-02T03:04:05.000Z', schema: 1, len: 0, crc: '00000000', doc: file })
        .replace('\"score\":2', '\"score\":2,\"figure\":12345678901234567.25');
    stores.objectStore('head').put({ id: 'gone', rev: 7, crc: '00000000', at: '2026-01-02T03:04:05.000Z', by: 'tab' });
    stores.objectStore('doc').put({ id: 'gone', rev: 7, text });
    stores.objectStore('doc').put({ id: 'm2', rev: 1, text: localStorage.getItem('parcours:map:m2') });
    stores.objectStore('hist').put({ id: 'm1', at: '2026-01-02T03:04:05.000Z', rev: 1, text, reason: 'named', name: 'Before the workshop' });
    stores.oncomplete = () => { request.result.close(); done(true); };
};
request.onerror = () => done(false);";

async fn rescue(page: &Page) -> Result<()> {
    let build = Build::copy()?;
    page.expects(&[]).await?;
    let page = &page.elsewhere(&build.url());
    seed(page).await?;
    page.store("parcours:persona:p1", &json!({ "e": 1, "rev": 1, "doc": { "name": "Nadia" } })).await?;
    let kept = "localStorage.setItem('parcours:bin:m3', localStorage.getItem('parcours:map:m1'));
        localStorage.setItem('parcours:prev:m1', localStorage.getItem('parcours:map:m1'));
        localStorage.setItem('somebody-else', 'not ours');";
    page.run(kept).await?;
    same("the database", page.client.execute_async(DATABASE, vec![]).await?, json!(true))?;
    let before = storage(page).await?;
    page.client.goto(&format!("{}rescue.html", page.url)).await?;
    page.appears("[data-everything]").await?;
    for (group, word, records) in [
        ("map", "Another map", 2),
        ("copy", "no longer among the maps", 2),
        ("copy", "the same as the map above", 2),
        ("bin", "A small map", 1),
        ("prev", "Before the workshop", 2),
        ("persona", "Nadia", 1),
        ("others", "parcours:set", 1),
    ] {
        page.shows(&format!("[data-group={group}]"), word).await?;
        same(group, page.count(&format!("[data-group={group}] [data-record]")).await?, records)?;
    }
    page.axe_finds_nothing("the rescue page").await?;
    page.click("[data-record='copy:gone'] button").await?;
    let (name, bytes) = page.downloaded().await?;
    same("the file's name", name.as_str(), "Only a safety copy.parcours.json")?;
    let text = String::from_utf8(bytes)?;
    same("the long number", text.contains("\"figure\":12345678901234567.25"), true)?;
    same("no envelope", !text.contains("\"crc\""), true)?;
    page.click("[data-everything]").await?;
    let (_, bytes) = page.downloaded().await?;
    let everything: Value = serde_json::from_slice(&bytes)?;
    let mut ours = before.clone();
    ours.as_object_mut().map(|keys| keys.remove("somebody-else"));
    same("every key", &everything["keys"], &ours)?;
    same("the safety copies", everything["database"]["doc"].as_array().map(Vec::len), Some(2))?;
    same("the earlier versions", everything["database"]["hist"].as_array().map(Vec::len), Some(1))?;
    same("what is kept", &storage(page).await?, &before)?;
    page.expects(&[]).await
}

async fn nothing_kept(page: &Page) -> Result<()> {
    let build = Build::copy()?;
    page.expects(&[]).await?;
    let page = &page.elsewhere(&build.url());
    page.client.goto(&format!("{}rescue.html", page.url)).await?;
    page.appears("html[data-ready]").await?;
    page.goes("[data-everything]").await?;
    page.axe_finds_nothing("the rescue page with nothing to rescue").await?;
    let script =
        "const done = arguments[arguments.length - 1]; indexedDB.databases().then(found => done(found.length))";
    same("databases", page.client.execute_async(script, vec![]).await?, json!(0))?;
    page.expects(&[]).await
}
