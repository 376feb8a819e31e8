//! The same map in several tabs: one edits, the others show; nothing that anybody did is overwritten.

use page_driver::browsers::Engine;
use serde_json::{Value, json};
use xtask::Result;
use xtask::faults::report;

use crate::board::Board;
use crate::page::{Page, Tab, same};
use crate::safety::{kept, saved};
use crate::scenarios;
use crate::seeds;
use crate::storage::EDIT_AND_CUT_SHORT;

scenarios![
    All "tabs: the second shows what the first saves, and takes over" second,
    All "tabs: the first is closed" first_closed,
    Firefox "tabs: the first is closed, and what runs there stopped" cut_short,
    Chromium "tabs: a copy is edited" edit_copy,
    All "tabs: a duplicated tab" duplicated,
    Chromium "tabs: one that does not answer" silent,
    All "tabs: a page just left gives its map back late" late,
    All "tabs: out of the browser's memory" remembered,
    Chromium "tabs: a map of the list that another tab edits" in_the_list,
    Chromium "tabs: what is only shown cannot be changed" only_shown,
];

/// A mark that a new load of the page would wipe out.
const MARK: &str = "window.notLoadedAgain = true";

async fn is_not_loaded_again(page: &Page) -> Result<()> {
    same("the mark", page.run("return window.notLoadedAgain === true").await?, json!(true))
}

/// Opens the small map, and then once more in a second tab, which is looked at.
async fn two<'a>(page: &'a Page) -> Result<(Board<'a>, Tab, Tab)> {
    let board = Board::small(page).await?;
    let first = page.tab().await?;
    let second = page.open_tab("#/map/m1").await?;
    page.shows("[data-reading]", "This map is being edited in another tab.").await?;
    Ok((board, first, second))
}

/// A lock that nobody answers for is waited for: there is no other tab to speak of.
async fn late(page: &Page) -> Result<()> {
    page.store("parcours:map:m1", &seeds::small("en")).await?;
    page.home("en").await?;
    page.run("navigator.locks.request('parcours:edit:m1', () => new Promise(free => setTimeout(free, 1200)))").await?;
    page.run("location.hash = '#/map/m1'").await?;
    page.appears("[data-board]").await?;
    same("told that another tab edits it", page.count("[data-reading]").await?, 0)?;
    let board = Board { page };
    board.drag_card("a1", "t2:l1", None).await?;
    board.cards("t2:l1", &["b1", "a1"]).await
}

async fn second(page: &Page) -> Result<()> {
    let (board, first, second) = two(page).await?;
    page.run(MARK).await?;
    if page.engine == Engine::Chromium {
        page.axe_finds_nothing("a map that another tab edits").await?;
    }
    page.look_at(&first).await?;
    board.drag_card("a1", "t2:l1", None).await?;
    saved(page, 2).await?;
    page.look_at(&second).await?;
    board.cards("t2:l1", &["b1", "a1"]).await?;
    is_not_loaded_again(page).await?;
    // What is being typed goes along.
    page.look_at(&first).await?;
    board.stand_at("card-a2").await?;
    page.keys(&["F2"]).await?;
    page.wait("the text's field", "return document.activeElement?.hasAttribute('data-field') ?? false").await?;
    page.keys(&["End"]).await?;
    page.type_text(" and more").await?;
    page.look_at(&second).await?;
    page.click("[data-reading] [data-command=edit-here]").await?;
    page.goes("[data-reading]").await?;
    page.shows("[data-card=a2]", "Beta and more").await?;
    board.drag_card("c1", "t2:l1", None).await?;
    kept(page, 4).await?;
    page.look_at(&first).await?;
    page.shows("[data-reading]", "This map is being edited in another tab.").await?;
    board.cards("t2:l1", &["b1", "a1", "c1"]).await?;
    page.shows("[data-card=a2]", "Beta and more").await?;
    let maps =
        page.run("return Object.keys(localStorage).filter(key => key.startsWith('parcours:map:')).length").await?;
    let lost = 3 - found(page, &["\"Beta and more\"", "\"c1\",\"step\":\"t2\"", "\"a1\",\"step\":\"t2\""]).await?;
    report("the same map in several tabs", 1, lost);
    same("edits lost and maps", json!([lost, maps]), json!([0, 1]))?;
    page.close_tab(&second).await
}

/// How many of `parts` stand in any map of local storage.
async fn found(page: &Page, parts: &[&str]) -> Result<usize> {
    let script = "const all = Object.entries(localStorage).filter(([key]) => key.startsWith('parcours:map:')).map(([, text]) => text);
        return arguments[0].filter(part => all.some(text => text.includes(part))).length";
    Ok(page.ask(script, json!([parts])).await?.as_u64().unwrap_or_default() as usize)
}

async fn first_closed(page: &Page) -> Result<()> {
    let (board, first, second) = two(page).await?;
    page.look_at(&first).await?;
    board.drag_card("a1", "t2:l1", None).await?;
    // It is on the board, and not saved yet: what was never done would not be lost.
    page.appears("[data-command=undo][aria-disabled=false]").await?;
    page.close_tab(&second).await?;
    board.cards("t2:l1", &["b1", "a1"]).await?;
    page.click("[data-reading] [data-command=edit-here]").await?;
    page.goes("[data-reading]").await?;
    board.drag_card("c1", "t2:l1", None).await?;
    kept(page, 3).await?;
    let lost = 2 - found(page, &["\"c1\",\"step\":\"t2\"", "\"a1\",\"step\":\"t2\""]).await?;
    report("the same map in several tabs", 1, lost);
    same("edits lost", lost, 0)
}

async fn cut_short(page: &Page) -> Result<()> {
    let (board, first, second) = two(page).await?;
    page.look_at(&first).await?;
    board.stand_at("card-a1").await?;
    page.run(EDIT_AND_CUT_SHORT).await?;
    page.appears("[data-command=undo][aria-disabled=false]").await?;
    page.close_tab(&second).await?;
    board.cards("t2:l1", &["a1", "b1"]).await?;
    let lost = 1 - found(page, &["\"a1\",\"step\":\"t2\""]).await?;
    report("the same map in several tabs", 1, lost);
    same("edits lost", lost, 0)
}

async fn edit_copy(page: &Page) -> Result<()> {
    let (board, first, second) = two(page).await?;
    page.click("[data-reading] [data-command=edit-copy]").await?;
    page.wait("another map", "return !location.hash.includes('m1') && document.querySelector('[data-board]') !== null")
        .await?;
    page.goes("[data-reading]").await?;
    board.drag_card("a1", "t2:l1", None).await?;
    let copy = board.map().await?;
    same("its title", copy["title"].clone(), json!("A small map (copy)"))?;
    page.look_at(&first).await?;
    board.cards("t1:l1", &["a1", "a2", "a3"]).await?;
    page.look_at(&second).await?;
    page.close_tab(&first).await
}

/// “Duplicate tab” opens the same address with a copy of the session's storage, as a window that a page opens gets it.
async fn duplicated(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    let first = page.tab().await?;
    board.drag_card("a1", "t2:l1", None).await?;
    kept(page, 2).await?;
    // WebKitGTK's driver lets no script open a window.
    let by_script = page.engine != Engine::WebKitGtk;
    if by_script {
        page.run("sessionStorage.setItem('anything', 'copied'); open(location.href, '_blank')").await?;
    } else {
        page.open_tab("#/map/m1").await?;
    }
    let second = page.other_tab(&first).await?;
    page.look_at(&second).await?;
    page.appears("[data-reading]").await?;
    let session = page.run("return sessionStorage.getItem('anything') === 'copied'").await?;
    same("the session's storage is copied", session, json!(by_script))?;
    page.look_at(&first).await?;
    board.drag_card("c1", "t2:l1", None).await?;
    let newest = kept(page, 3).await?;
    page.look_at(&second).await?;
    board.cards("t2:l1", &["b1", "a1", "c1"]).await?;
    // Nothing that the second does reaches storage.
    board.stand_at("card-b1").await?;
    page.keys(&["Alt+Shift+ArrowRight"]).await?;
    board.says("Nothing was changed: this map is read only here.").await?;
    page.close_tab(&first).await?;
    let lost = usize::from(saved(page, 3).await? != newest);
    report("a duplicated tab", 1, lost);
    same("edits lost", lost, 0)
}

/// A page that can be frozen: nothing that comes from outside reaches it until it wakes, and then all of it in the order it came. Tabs may
/// share a process, so that a thread that is really blocked would hold the other tab too.
const FREEZER: &str = "const waiting = [];
    const arrive = (work) => window.frozen ? waiting.push(work) : work();
    const { setTimeout, clearTimeout, addEventListener, removeEventListener } = window;
    window.wake = () => { window.frozen = false; waiting.splice(0).forEach((work) => setTimeout(work)); };
    const cleared = new Set();
    window.setTimeout = (work, ...rest) => {
        const timer = setTimeout(() => arrive(() => cleared.has(timer) || work()), ...rest);
        return timer;
    };
    window.clearTimeout = (timer) => { cleared.add(timer); clearTimeout(timer); };
    const request = LockManager.prototype.request;
    LockManager.prototype.request = function (...given) {
        return request.apply(this, given).finally(() => new Promise((done) => arrive(done)));
    };
    const message = Object.getOwnPropertyDescriptor(BroadcastChannel.prototype, 'onmessage');
    Object.defineProperty(BroadcastChannel.prototype, 'onmessage', { set(work) { message.set.call(this, (event) => arrive(() => work(event))); } });
    const held = new Map();
    EventTarget.prototype.addEventListener = function (name, work, ...rest) {
        if (['storage', 'visibilitychange'].includes(name)) held.set(work, (event) => arrive(() => held.has(work) && work(event)));
        addEventListener.call(this, name, held.get(work) ?? work, ...rest);
    };
    EventTarget.prototype.removeEventListener = function (name, work, ...rest) {
        removeEventListener.call(this, name, held.get(work) ?? work, ...rest);
        held.delete(work);
    };";

/// Moves the card in focus, and freezes the page before that is saved.
const EDIT_AND_FREEZE: &str = "const key = { key: 'ArrowRight', code: 'ArrowRight', altKey: true, shiftKey: true, bubbles: true, cancelable: true };
    document.activeElement.dispatchEvent(new KeyboardEvent('keydown', key));
    window.frozen = true;";

async fn silent(page: &Page) -> Result<()> {
    let added = page.at_start(FREEZER).await?;
    silent_first(page).await?;
    page.emulate("Page.removeScriptToEvaluateOnNewDocument", json!({ "identifier": added })).await.map(drop)
}

async fn silent_first(page: &Page) -> Result<()> {
    let (board, first, second) = two(page).await?;
    page.look_at(&first).await?;
    board.stand_at("card-a1").await?;
    page.run(EDIT_AND_FREEZE).await?;
    page.look_at(&second).await?;
    page.click("[data-reading] [data-command=edit-here]").await?;
    page.goes("[data-reading]").await?;
    // The first has not saved: what it did is not here.
    board.cards("t1:l1", &["a1", "a2", "a3"]).await?;
    board.drag_card("c1", "t2:l1", None).await?;
    let ours = kept(page, 2).await?;
    page.look_at(&first).await?;
    page.run("wake()").await?;
    // It goes on with a map of its own.
    page.wait(
        "a map of its own",
        "return !location.hash.includes('m1') && document.querySelector('[data-board]') !== null",
    )
    .await?;
    page.shows("[data-notice]", "Another tab saved this map first.").await?;
    board.cards("t2:l1", &["a1", "b1"]).await?;
    same("the title", board.map().await?["title"].clone(), json!("A small map (version of another tab)"))?;
    page.look_at(&second).await?;
    same("what the second saved", saved(page, 2).await?, ours)?;
    board.drag_card("c2", "t2:l1", None).await?;
    kept(page, 3).await?;
    let edits = ["\"c1\",\"step\":\"t2\"", "\"c2\",\"step\":\"t2\"", "\"a1\",\"step\":\"t2\""];
    let lost = edits.len() - found(page, &edits).await?;
    report("the same map in several tabs", 1, lost);
    same("edits lost", lost, 0)?;
    page.close_tab(&first).await
}

async fn remembered(page: &Page) -> Result<()> {
    let (board, first, second) = two(page).await?;
    page.run(MARK).await?;
    page.leave().await?;
    page.look_at(&first).await?;
    board.drag_card("a1", "t2:l1", None).await?;
    let newest = kept(page, 2).await?;
    page.look_at(&second).await?;
    page.client.back().await?;
    board.cards("t2:l1", &["b1", "a1"]).await?;
    // Whether the browser remembered the page or not: what is remembered is read again.
    page.run(MARK).await?;
    page.run("document.querySelector('[data-board]').dataset.old = ''; dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))").await?;
    page.appears("[data-board]:not([data-old])").await?;
    is_not_loaded_again(page).await?;
    board.cards("t2:l1", &["b1", "a1"]).await?;
    page.shows("[data-reading]", "This map is being edited in another tab.").await?;
    // The one that edits, too: it comes back as the one that edits.
    page.look_at(&first).await?;
    page.leave().await?;
    page.client.back().await?;
    page.appears("[data-board]").await?;
    board.cards("t2:l1", &["b1", "a1"]).await?;
    let lost = usize::from(saved(page, 2).await? != newest);
    report("a page that comes back from the browser's memory", 3, lost);
    same("edits lost", lost, 0)?;
    page.close_tab(&second).await
}

async fn in_the_list(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    let first = page.tab().await?;
    let before: Value = page.run("return localStorage.getItem('parcours:map:m1')").await?;
    let second = page.open_tab("").await?;
    page.click("[data-map=m1] [data-command=delete-map]").await?;
    board.says("Nothing was changed: this map is being edited in another tab.").await?;
    page.click(".home-notice-close").await?;
    page.click("[data-map=m1] [data-command=rename-map]").await?;
    page.wait("the name's field", "return document.activeElement?.matches('.home-rename input') ?? false").await?;
    page.type_text("Another name").await?;
    page.keys(&["Enter"]).await?;
    page.goes(".home-rename").await?;
    board.says("Nothing was changed: this map is being edited in another tab.").await?;
    page.click(".home-notice-close").await?;
    same("the map", page.run("return localStorage.getItem('parcours:map:m1')").await?, before)?;
    page.look_at(&first).await?;
    page.go("").await?;
    page.look_at(&second).await?;
    page.click("[data-map=m1] [data-command=delete-map]").await?;
    page.goes("[data-map=m1]").await?;
    page.close_tab(&first).await
}

async fn only_shown(page: &Page) -> Result<()> {
    let (board, first, second) = two(page).await?;
    let refused = "Nothing was changed: this map is read only here.";
    let before: Value = page.run("return localStorage.getItem('parcours:map:m1')").await?;
    page.ask("window.refusals = 0; const status = document.querySelector('[data-status]');
        new MutationObserver(() => { if (status.textContent === arguments[0]) window.refusals++; }).observe(status, { childList: true, characterData: true, subtree: true });", json!([refused])).await?;
    let mut count = 0;
    for keys in ["Delete", "Alt+Shift+ArrowRight", "F2", "Enter", "Ctrl+x"] {
        board.stand_at("card-a1").await?;
        page.keys(&[keys]).await?;
        count += 1;
        let enough = format!("return window.refusals >= {count}");
        page.wait(&format!("a refusal of {keys}"), &enough).await?;
    }
    board.press("[data-card=a1]").await?;
    let target = board.place("t2:l1", None).await?;
    let from = page.spot("[data-card=a1]", (0.5, 0.5)).await?;
    board.glide(from, target).await?;
    page.wait("a refusal of a drag", &format!("return window.refusals > {count}")).await?;
    same("nothing is carried", page.count("body.dragging, .lifted").await?, 0)?;
    board.release().await?;
    // A field says again what the map says.
    page.click("[data-card=a2]").await?;
    page.keys(&["Ctrl+i"]).await?;
    page.appears("[data-side=details]").await?;
    board.cards("t1:l1", &["a1", "a2", "a3"]).await?;
    same("the map", page.run("return localStorage.getItem('parcours:map:m1')").await?, before)?;
    page.look_at(&first).await?;
    page.close_tab(&second).await
}
