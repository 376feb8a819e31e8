//! A program that breaks: nothing is written any more, the screen says what happened, and every map can be taken out.

use page_driver::browsers::Engine;
use serde_json::{Value, json};
use xtask::{Result, faults};

use crate::board::Board;
use crate::build::{Build, File};
use crate::page::{Page, same};
use crate::scenarios;
use crate::seeds;

scenarios![
    All "the program panics: in an event handler" in_handler,
    All "the program panics: in an effect" in_effect,
    All "the program panics: during a save" in_save,
    All "the program panics: an error thrown through a save" thrown_through,
    All "the program panics: without its hook being called" without_hook,
    All "the program panics: and the screen for it is missing" without_screen,
    All "the program panics: every map can be taken out and opened again" taken_out,
    Chromium "the program panics: the screen is accessible, in both languages" accessible,
    Chromium "the program panics: nobody can ask for it" not_on_demand,
];

/// What Chromium logs of a panic.
const LOGGED: &[&str] = &["panicked at", "unreachable", "RuntimeError", "Maximum call stack", "no time"];

/// A record that no program ever wrote.
const BROKEN: &str = "{\"e\":1,\"rev\":";

/// Moves the card that has the focus, which is kept 300 ms later.
const EDIT: &str = "document.activeElement.dispatchEvent(new KeyboardEvent('keydown',
    { key: 'ArrowRight', code: 'ArrowRight', altKey: true, shiftKey: true, bubbles: true, cancelable: true }));";

/// Takes the window away from the program at its next look for it, once: what it is sure of is not so, and it panics. Others who look, such as
/// WebKitGTK's driver for the answer to this very script, find it.
const NO_WINDOW: &str = "Object.defineProperty(Window, Symbol.hasInstance, { configurable: true, value(other) {
        if (!/wasm/.test(new Error().stack)) return Function.prototype[Symbol.hasInstance].call(this, other);
        delete Window[Symbol.hasInstance];
        return false;
    } });";

/// A key that means nothing, and that every listener is told of.
const KEY: &str = "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'F13', bubbles: true }));";

/// The program breaks in an event handler.
fn in_handler_script() -> String {
    format!("{NO_WINDOW} {KEY}")
}

/// The page refuses to make the first element of a panel that is opened: it is drawn in an effect, after the click. Cards, which are drawn
/// meanwhile, are made of other elements.
const IN_EFFECT: &str = "document.createElement = (name) => {
        if (['p', 'span'].includes(name)) return Document.prototype.createElement.call(document, name);
        delete document.createElement;
        throw new Error('no element');
    };
    document.querySelector('.footer [data-command=checks]').click();";

/// The program breaks at the very moment at which it hands a map to storage, which takes nothing.
fn in_save_script() -> String {
    format!(
        "const own = Storage.prototype.setItem;
        Storage.prototype.setItem = function () {{ Storage.prototype.setItem = own; {NO_WINDOW} {KEY} throw new Error('no storage'); }};"
    )
}

/// What a save asks the clock ends in an error, which nothing in the program catches.
const THROWN: &str = "const own = Date.prototype.toISOString;
    Date.prototype.toISOString = function () { Date.prototype.toISOString = own; throw new Error('no time'); };";

/// Everything the page keeps, by key.
pub async fn storage(page: &Page) -> Result<Value> {
    page.run("return Object.fromEntries(Object.keys(localStorage).map(key => [key, localStorage.getItem(key)]))").await
}

/// How many maps of `before` are not there, or not byte by byte what they were.
pub fn lost(before: &Value, after: &Value) -> usize {
    let maps = before.as_object().into_iter().flatten().filter(|(key, _)| key.starts_with("parcours:map:"));
    maps.filter(|(key, text)| after[key.as_str()] != **text).count()
}

/// Edits the open map and breaks the program in the same breath, by `script`; what is kept when it breaks is noted.
async fn edit_and_break(page: &Page, script: &str) -> Result<()> {
    Board { page }.stand_at("card-b1").await?;
    let note = "const crash = window.parcours.crash;
        const close = IDBDatabase.prototype.close;
        IDBDatabase.prototype.close = function () { window.hasLetGo = true; close.call(this); };
        window.parcours.crash = message => {
            window.atCrash ??= Object.fromEntries(Object.keys(localStorage).map(key => [key, localStorage.getItem(key)]));
            crash(message);
        };";
    page.run(&format!("{note} {EDIT} {script}")).await?;
    Ok(())
}

/// Tries to have the broken program write: presses, keys, whatever it waits for, leaving. Then tells how many maps changed.
async fn write_attempts(page: &Page, at_crash: &Value) -> Result<usize> {
    page.run(
        "for (const button of document.querySelectorAll('button:not([data-rescue] *)')) button.click();
        for (const field of document.querySelectorAll('input, textarea')) field.dispatchEvent(new Event('change', { bubbles: true }));
        for (const type of ['pagehide', 'hashchange', 'resize']) dispatchEvent(new Event(type));
        document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));",
    )
    .await?;
    page.keys(&["Ctrl+z", "Escape", "Escape", "Delete"]).await?;
    let since = page.run("return performance.now()").await?;
    let passed = "return performance.now() - arguments[0] > 3000";
    page.equals("three seconds of whatever goes on by itself", passed, json!([since]), json!(true)).await?;
    let after = storage(page).await?;
    page.leave().await?;
    let left = storage(page).await?;
    same("what is kept after leaving", &left, &after)?;
    Ok(lost(at_crash, &after))
}

/// Breaks the program by `script`, with an edit that is not kept yet.
async fn breaks(page: &Page, script: &str) -> Result<()> {
    let board = Board::small(page).await?;
    board.drag_card("a1", "t2:l1", None).await?;
    board.map().await?;
    page.ask("localStorage.setItem('parcours:map:broken', arguments[0])", json!([BROKEN])).await?;
    edit_and_break(page, script).await?;
    page.shows("dialog[data-rescue=crash][open]", "Your saved maps are safe; download them below.").await?;
    page.wait("the page to be frozen", "return document.querySelector('body > :not([data-rescue])').inert").await?;
    page.shows("[data-record='parcours:map:m1']", "A small map").await?;
    page.shows("[data-record='parcours:map:broken']", "cannot be read as a map").await?;
    let at_crash = page.run("return window.atCrash").await?;
    let kept: Value = serde_json::from_str(at_crash["parcours:map:m1"].as_str().unwrap_or_default())?;
    same("the map's lanes when it broke", kept["doc"]["map"]["lanes"].as_array().map(Vec::len), Some(4))?;
    // WebKit keeps a page that was left in memory, and the next one would wait for what it holds.
    page.run("dispatchEvent(new Event('pagehide'))").await?;
    page.equals("the copies are let go", "return window.hasLetGo ?? false", json!([]), json!(true)).await?;
    let lost = write_attempts(page, &at_crash).await?;
    faults::report("the program panics", 1, lost);
    same("maps that changed after the panic", lost, 0)?;
    page.expects(LOGGED).await
}

async fn in_handler(page: &Page) -> Result<()> {
    breaks(page, &in_handler_script()).await
}

async fn in_effect(page: &Page) -> Result<()> {
    breaks(page, IN_EFFECT).await
}

async fn in_save(page: &Page) -> Result<()> {
    breaks(page, &in_save_script()).await
}

/// A file of the page, because an error of what a driver runs is not everywhere told.
async fn thrown_through(page: &Page) -> Result<()> {
    let build = Build::copy()?;
    page.expects(&[]).await?;
    let page = &page.elsewhere(&build.url());
    build.put("thrown.js", &format!("{THROWN} {EDIT}"))?;
    page.leave().await?;
    Board::small(page).await?.stand_at("card-b1").await?;
    let before = storage(page).await?;
    let load = "const script = document.createElement('script'); script.type = 'module'; script.src = 'thrown.js'; document.head.append(script);";
    page.run(load).await?;
    page.appears("dialog[data-rescue=crash][open]").await?;
    let lost = write_attempts(page, &before).await?;
    faults::report("the program panics", 1, lost);
    same("maps that changed after the error", lost, 0)?;
    page.expects(LOGGED).await
}

/// No address and no switch of the published page breaks it.
async fn not_on_demand(_: &Page) -> Result<()> {
    let program = std::fs::read(Build::copy()?.file(File::Core)?)?;
    let holds = |needle: &str| program.windows(needle.len()).any(|part| part == needle.as_bytes());
    // A word that is there: the text of the program can be searched.
    same("words of the program", holds("the page runs in a window"), true)?;
    for needle in ["debug/panic", "asks for this panic"] {
        same(needle, holds(needle), false)?;
    }
    Ok(())
}

/// A program of three bytes that stops at once, and one that calls itself for ever: the ends that no panic hook hears of. They are files
/// of the page, because what a driver runs does not everywhere count as the page's.
async fn without_hook(page: &Page) -> Result<()> {
    let (trap, for_ever) = ("10, 5, 1, 3, 0, 0, 11", "10, 6, 1, 4, 0, 16, 0, 11");
    let build = Build::copy()?;
    page.expects(&[]).await?;
    let page = &page.elsewhere(&build.url());
    for (end, code, call) in [
        ("a trap", trap, "setTimeout(editAndEnd)"),
        ("a trap in a promise", trap, "Promise.resolve().then(editAndEnd)"),
        ("no stack left", for_ever, "setTimeout(editAndEnd)"),
    ] {
        let script = format!(
            "const bytes = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, {code}];
            const end = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(bytes))).exports.f;
            const editAndEnd = () => {{ {EDIT} end(); }};
            {call};"
        );
        let name = format!("{}.js", end.replace(' ', "-"));
        build.put(&name, &script)?;
        page.empty().await?;
        Board::small(page).await?.stand_at("card-b1").await?;
        let before = storage(page).await?;
        let load = "const script = document.createElement('script'); script.type = 'module'; script.src = arguments[0]; document.head.append(script);";
        page.ask(load, json!([name])).await?;
        page.appears("dialog[data-rescue=crash][open]").await?;
        let lost = write_attempts(page, &before).await?;
        faults::report("the program panics", 1, lost);
        same(&format!("maps that changed after {end}"), lost, 0)?;
        page.expects(LOGGED).await?;
    }
    Ok(())
}

/// The flag alone keeps the program from writing, even where nothing freezes it.
async fn without_screen(page: &Page) -> Result<()> {
    let build = Build::copy()?;
    build.remove("crash.js")?;
    page.expects(&[]).await?;
    let page = &page.elsewhere(&build.url());
    page.leave().await?;
    Board::small(page).await?;
    edit_and_break(page, &in_handler_script()).await?;
    page.shows("[role=alert].rescue", "Parcours has stopped. Your saved maps are still in this browser.").await?;
    let at_crash = page.run("return window.atCrash").await?;
    let lost = write_attempts(page, &at_crash).await?;
    faults::report("the program panics", 1, lost);
    same("maps that changed after the panic", lost, 0)?;
    page.expects(&[LOGGED, &["404"]].concat()).await
}

async fn taken_out(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    board.drag_card("a1", "t2:l1", None).await?;
    let map = board.map().await?;
    page.ask("localStorage.setItem('parcours:map:broken', arguments[0])", json!([BROKEN])).await?;
    let before = storage(page).await?;
    page.run(&in_handler_script()).await?;
    page.click("[data-record='parcours:map:m1'] button").await?;
    let (name, bytes) = page.downloaded().await?;
    same("the file's name", name.as_str(), "A small map.parcours.json")?;
    page.click("[data-record='parcours:map:broken'] button").await?;
    let (name, _) = page.downloaded_as(|name, bytes| name.ends_with(".txt") && bytes == BROKEN.as_bytes()).await?;
    same("the raw file's name", name.as_str(), "parcours-map-broken.txt")?;
    page.click("[data-everything]").await?;
    let (_, everything) = page.downloaded().await?;
    let everything: Value = serde_json::from_slice(&everything)?;
    same("everything in one file", &everything["keys"], &before)?;
    page.click("[data-copy-details]").await?;
    page.shows("[data-rescue] pre", "panicked at").await?;
    page.run("location.hash = '#/map/m1'").await?;
    page.click("[data-reload]").await?;
    page.appears("[data-board] [data-card]").await?;
    let file = page.aside(&name.replace(".txt", ".parcours.json"));
    std::fs::write(&file, bytes)?;
    page.leave().await?;
    page.home("en").await?;
    page.choose_files(&[file]).await?;
    // The map is here still: whether this copy is another one is asked.
    page.click("dialog[open] [data-command=import]").await?;
    page.appears("[data-board]:not([data-board=m1])").await?;
    let again = board.map().await?;
    same("the map from the file", &again, &map)?;
    page.expects(LOGGED).await
}

async fn accessible(page: &Page) -> Result<()> {
    for (language, words) in [("en", "Something broke"), ("fr", "Un problème est survenu")] {
        page.leave().await?;
        Board::open_in(page, language, &seeds::small(language)).await?;
        page.run(&in_handler_script()).await?;
        page.shows("dialog[data-rescue=crash] h1", words).await?;
        page.wait("the heading to have the focus", "return document.activeElement?.id === 'rescue-title'").await?;
        page.axe_finds_nothing(&format!("the crash screen, {language}")).await?;
        page.keys(&["Escape", "Escape", "Escape"]).await?;
        page.appears("dialog[data-rescue=crash][open]").await?;
    }
    if page.engine == Engine::Chromium {
        page.narrow(390, 780).await?;
        page.wait("no sideways scroll", "return document.querySelector('[data-rescue]').scrollWidth <= 390").await?;
    }
    page.expects(LOGGED).await
}
