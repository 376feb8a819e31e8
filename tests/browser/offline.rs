//! The page kept by its worker: without a network, while another build is deployed, and beside the other pages of the site.

use serde_json::{Value, json};
use xtask::Result;
use xtask::faults::report;
use xtask::seal;

use crate::board::Board;
use crate::page::{Page, same};
use crate::published::Published;
use crate::scenarios;
use crate::seeds;

scenarios![
    All "offline: everything works after the first visit (T-W3)" offline,
    All "offline: half a deployment leaves the build before it as it is (T-W1)" cut,
    All "offline: a new version waits for a yes (T-W5)" consent,
    Touch "offline: an update keeps what three tabs are writing (T-W2)" three_tabs,
    Chromium "offline: work that cannot be kept holds an update back" held,
    All "offline: caches and workers of other pages stay (T-W4)" neighbours,
    Chromium "offline: the page can be installed" installable,
    Chromium "offline: an app apart from Safari says so" apart,
    Chromium "axe: a new version is offered" accessible,
];

/// Moves the first card of the small map one step on, and waits until that is kept.
async fn edit(page: &Page) -> Result<Value> {
    let board = Board { page };
    board.stand_at("card-a1").await?;
    page.keys(&["Alt+Shift+ArrowRight"]).await?;
    board.map().await
}

/// How many of the cards `expected` are not where they were left.
fn missing(map: &Value, expected: &[(&str, &str)]) -> usize {
    let cards = map["cards"].as_array().cloned().unwrap_or_default();
    let is_there = |id: &str, step: &str| cards.iter().any(|card| card["id"] == id && card["step"] == step);
    expected.iter().filter(|(id, step)| !is_there(id, step)).count()
}

async fn offline(outer: &Page) -> Result<()> {
    Published::open(outer, in_offline).await
}

async fn in_offline(site: &mut Published) -> Result<()> {
    let list = seal::read(&site.folder)?.ok_or("the page is not sealed")?;
    site.stop();
    let page = &site.page;
    // Every file, as it was listed.
    let script = "return Promise.all(Object.entries(arguments[0]).map(([name, integrity]) =>
        fetch(name, { integrity }).then((answer) => answer.ok, () => false))).then((all) => all.filter((held) => !held).length)";
    let mut lost = page.ask(script, json!([list.files])).await?.as_u64().unwrap_or(1) as usize;
    site.reload().await?;
    page.click("[data-example=current-state]").await?;
    page.appears("[data-card]").await?;
    let board = Board::small(page).await?;
    edit(page).await?;
    site.reload().await?;
    site.is_of_build("a").await?;
    lost += missing(&board.map().await?, &[("a1", "t2"), ("a2", "t1"), ("f2", "t5")]);
    // What is no page of ours is itself, and the first screen still lists both maps.
    page.leave().await?;
    page.shows("h1", "404").await?;
    page.go("").await?;
    page.appears("[data-map=m1]").await?;
    lost += 2_usize.saturating_sub(page.count("[data-map]").await? as usize);
    report("offline after the first visit", list.files.len() + 4, lost);
    same("lost", lost, 0)
}

async fn cut(outer: &Page) -> Result<()> {
    Published::open(outer, in_cut).await
}

async fn in_cut(site: &mut Published) -> Result<()> {
    let page = &site.page;
    let board = Board::small(page).await?;
    edit(page).await?;
    let (mut tried, mut lost) = (0, 0);
    for file in ["index.html", "boot.js", "style-BUILD.css", "core-BUILD.wasm"] {
        for is_missing in [true, false] {
            tried += 1;
            // What has its checksum in its name may come from the browser's own cache: each attempt has names of its own.
            let build = format!("b{tried}");
            site.deploy(&build)?;
            let path = site.folder.join(file.replace("BUILD", &format!("{build:0>16}")));
            let mut bytes = std::fs::read(&path)?;
            std::fs::remove_file(&path)?;
            if !is_missing {
                bytes.push(b' ');
                std::fs::write(path, bytes)?;
            }
            same(file, site.look_for_update().await?, json!("redundant"))?;
            site.reload().await?;
            site.is_of_build("a").await?;
            same("bars", page.count("#update p").await?, 0)?;
            lost += missing(&board.map().await?, &[("a1", "t2"), ("a2", "t1"), ("f2", "t5")]);
        }
    }
    // The page looks for builds by itself too, and may just be finding the last half once more.
    page.equals("caches", "return caches.keys().then((names) => names.length)", json!([]), json!(1)).await?;
    // The deployment is finished: now there is something to offer.
    site.deploy("b")?;
    same("whole", site.look_for_update().await?, json!("installed"))?;
    page.shows("#update", "New version ready").await?;
    report("a deployment cut in the middle", tried, lost);
    same("lost", lost, 0)?;
    // The missing files were asked for, and that is all that was logged.
    page.seen().await?;
    Ok(())
}

async fn consent(outer: &Page) -> Result<()> {
    Published::open(outer, in_consent).await
}

async fn in_consent(site: &mut Published) -> Result<()> {
    let page = &site.page;
    let board = Board::small(page).await?;
    let old = seal::read(&site.folder)?.ok_or("the page is not sealed")?.files;
    site.deploy("b")?;
    let gone = old.keys().filter(|name| !site.folder.join(name).exists()).count();
    same("files of the old build that are gone", gone, 2)?;
    site.look_for_update().await?;
    let mut lost = 0;
    for _ in 0..3 {
        page.shows("#update", "New version ready").await?;
        site.is_of_build("a").await?;
        page.click("[data-command=update-later]").await?;
        page.goes("#update p").await?;
        site.reload().await?;
    }
    edit(page).await?;
    page.click("[data-command=update-page]").await?;
    site.is_of_build("b").await?;
    lost += missing(&board.map().await?, &[("a1", "t2"), ("a2", "t1"), ("f2", "t5")]);
    page.goes("#update p").await?;
    site.reload().await?;
    site.is_of_build("b").await?;
    report("a file of an older build gone", 4, lost);
    same("lost", lost, 0)
}

async fn three_tabs(outer: &Page) -> Result<()> {
    Published::open(outer, in_three_tabs).await
}

async fn in_three_tabs(site: &mut Published) -> Result<()> {
    let page = &site.page;
    let ids = ["m1", "m2", "m3"];
    for id in ids {
        let mut map = seeds::small("en");
        map["id"] = json!(id);
        page.store(&format!("parcours:map:{id}"), &map).await?;
    }
    let mut tabs = vec![page.client.window().await?];
    for id in ids {
        let hash = format!("#/map/{id}");
        if id == ids[0] {
            page.go(&hash).await?;
        } else {
            tabs.push(site.tab(&hash).await?);
        }
        page.appears("[data-board]").await?;
        edit(page).await?;
    }
    let loads = "return sessionStorage.getItem('loads')";
    site.deploy("b")?;
    for (at, tab) in tabs.iter().enumerate() {
        page.client.switch_to_window(tab.clone()).await?;
        page.run("sessionStorage.setItem('loads', 0)").await?;
        // Half a word, and no end to it.
        Board { page }.stand_at("card-b1").await?;
        page.keys(&["F2"]).await?;
        page.wait("the card's field", "return document.activeElement?.matches('textarea') ?? false").await?;
        page.type_text(&format!(" and half {at}")).await?;
    }
    site.look_for_update().await?;
    page.click("[data-command=update-page]").await?;
    let mut lost = 0;
    for (at, (tab, id)) in tabs.iter().zip(ids).enumerate() {
        page.client.switch_to_window(tab.clone()).await?;
        page.wait("the page to be ready", "return document.documentElement.hasAttribute('data-ready')").await?;
        site.is_of_build("b").await?;
        page.appears("[data-board]").await?;
        same("loads of a tab", page.run(loads).await?, json!("1"))?;
        let board = Board { page };
        same("the map of the tab", board.id().await?, id.to_owned())?;
        let map = board.map().await?;
        lost += missing(&map, &[("a1", "t2"), ("a2", "t1"), ("f2", "t5")]);
        let text = map["cards"].as_array().into_iter().flatten().find(|card| card["id"] == "b1");
        let is_there = text
            .is_some_and(|card| card["text"].as_str().is_some_and(|text| text.ends_with(&format!(" and half {at}"))));
        lost += usize::from(!is_there);
    }
    for tab in &tabs[1..] {
        page.client.switch_to_window(tab.clone()).await?;
        page.client.close_window().await?;
    }
    page.client.switch_to_window(tabs[0].clone()).await?;
    report("an update while three tabs edit", 2 * tabs.len(), lost);
    same("lost", lost, 0)
}

async fn held(outer: &Page) -> Result<()> {
    Published::open(outer, in_held).await
}

async fn in_held(site: &mut Published) -> Result<()> {
    let page = &site.page;
    let board = Board::small(page).await?;
    let first = page.client.window().await?;
    page.run("window.setItem = Storage.prototype.setItem; Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };").await?;
    board.stand_at("card-a1").await?;
    page.keys(&["Alt+Shift+ArrowRight"]).await?;
    page.appears("[data-save=failed]").await?;
    site.deploy("b")?;
    let second = site.tab("").await?;
    site.look_for_update().await?;
    page.click("[data-command=update-page]").await?;
    page.shows("#update", "in one of your tabs, something is not saved").await?;
    site.is_of_build("a").await?;
    // So does a form that is half filled in.
    page.client.switch_to_window(first.clone()).await?;
    site.is_of_build("a").await?;
    board.cards("t2:l1", &["a1", "b1"]).await?;
    page.run("Storage.prototype.setItem = window.setItem").await?;
    page.client.switch_to_window(second).await?;
    page.click("[data-template=blank]").await?;
    page.wait("the title's field", "return document.activeElement?.matches('dialog input') ?? false").await?;
    page.type_text("Half a tit").await?;
    page.client.switch_to_window(first.clone()).await?;
    page.click("[data-command=update-page]").await?;
    page.shows("#update", "in one of your tabs, something is not saved").await?;
    site.is_of_build("a").await?;
    for handle in page.client.windows().await? {
        if handle != first {
            page.client.switch_to_window(handle).await?;
            page.client.close_window().await?;
        }
    }
    page.client.switch_to_window(first).await?;
    page.click("[data-command=update-page]").await?;
    site.is_of_build("b").await?;
    board.cards("t2:l1", &["a1", "b1"]).await?;
    Ok(())
}

/// Caches of other pages of the site, one of them another Parcours in another folder.
const FOREIGN: [&str; 6] = [
    "other-app",
    "parcours",
    "parcours2-a",
    "my-parcours-1",
    "parcours-/some/other/:a",
    "parcours-/some/repo/sister/:a",
];

async fn neighbours(outer: &Page) -> Result<()> {
    Published::open(outer, in_neighbours).await
}

async fn in_neighbours(site: &mut Published) -> Result<()> {
    let page = &site.page;
    let board = Board::small(page).await?;
    edit(page).await?;
    let fill = "for (const name of arguments[0]) await (await caches.open(name)).put('./theirs', new Response(name));
        await navigator.serviceWorker.register('./sister/sw.js', { scope: './sister/' });";
    let count = "let lost = 0;
        for (const name of arguments[0]) {
            const kept = await caches.has(name) && await (await caches.open(name)).match('./theirs');
            if (!kept || await kept.text() !== name) lost += 1;
        }
        const workers = await navigator.serviceWorker.getRegistrations();
        return lost + (workers.some(({ scope }) => scope.endsWith('/sister/')) ? 0 : 1);";
    let ours = "return (await caches.keys()).filter((name) => name.startsWith('parcours-/some/repo/:')).length";
    let sister = |site: &Published| -> Result<()> {
        std::fs::create_dir_all(site.folder.join("sister"))?;
        std::fs::write(site.folder.join("sister/sw.js"), "// Somebody else's.\n")?;
        std::fs::write(
            site.folder.join("sister/index.html"),
            "<!DOCTYPE html><link rel=icon href=data:,><title>Sister</title><h1>Sister</h1>",
        )?;
        Ok(())
    };
    sister(site)?;
    site.asynchronously(fill, json!([FOREIGN])).await?;
    let (mut tried, mut lost) = (0, 0);
    let mut look = async |site: &Published| -> Result<()> {
        tried += FOREIGN.len() + 1;
        lost += site.asynchronously(count, json!([FOREIGN])).await?.as_u64().unwrap_or(1) as usize;
        Ok(())
    };
    // A page of somebody else inside our folder is theirs.
    page.client.goto(&format!("{}sister/", page.url)).await?;
    page.shows("h1", "Sister").await?;
    page.go("#/map/m1").await?;
    site.deploy("b")?;
    sister(site)?;
    site.look_for_update().await?;
    page.click("[data-command=update-page]").await?;
    site.is_of_build("b").await?;
    look(site).await?;
    same("caches of ours", site.asynchronously(ours, json!([])).await?, json!(1))?;
    // The switch that takes workers away takes ours alone, and nothing of what people made.
    std::fs::write(site.folder.join(seal::SWITCH), "{\"off\":true}")?;
    site.reload().await?;
    page.wait("no worker of ours", "return navigator.serviceWorker.getRegistrations().then((all) => all.length === 1)")
        .await?;
    page.wait("no cache of ours", &format!("return (async () => {{ {ours} }})().then((count) => count === 0)")).await?;
    look(site).await?;
    site.reload().await?;
    lost += missing(&board.map().await?, &[("a1", "t2"), ("a2", "t1"), ("f2", "t5")]);
    report("caches of other pages of the site", tried, lost);
    same("lost", lost, 0)
}

async fn installable(outer: &Page) -> Result<()> {
    Published::open(outer, in_installable).await
}

async fn in_installable(site: &mut Published) -> Result<()> {
    let errors = site.page.emulate("Page.getInstallabilityErrors", json!({})).await?;
    same("what keeps it from being installed", errors["installabilityErrors"].clone(), json!([]))?;
    let manifest = site.page.emulate("Page.getAppManifest", json!({})).await?;
    same("faults of the manifest", manifest["errors"].clone(), json!([]))?;
    let id = site.page.emulate("Page.getAppId", json!({})).await?;
    // Never changed again: an app that was installed is found by it.
    let expected = format!("{}/parcours", site.page.url.trim_end_matches("/some/repo/"));
    same("the app's id", id["appId"].clone(), json!(expected))?;
    Ok(())
}

async fn apart(page: &Page) -> Result<()> {
    let added = page.at_start("Object.defineProperty(Navigator.prototype, 'standalone', { get: () => true });").await?;
    for (language, text) in
        [("en", "Maps made in Safari are not here."), ("fr", "Les parcours créés dans Safari ne sont pas ici.")]
    {
        page.leave().await?;
        page.home(language).await?;
        page.shows("[data-apart]", text).await?;
        page.axe_finds_nothing("first screen of an app apart").await?;
    }
    page.leave().await?;
    page.store("parcours:map:m1", &seeds::small("en")).await?;
    page.home("en").await?;
    page.goes("[data-apart]").await?;
    page.emulate("Page.removeScriptToEvaluateOnNewDocument", json!({ "identifier": added })).await?;
    page.leave().await?;
    page.run("localStorage.clear()").await?;
    page.home("en").await?;
    page.goes("[data-apart]").await
}

async fn accessible(outer: &Page) -> Result<()> {
    Published::open(outer, in_accessible).await
}

async fn in_accessible(site: &mut Published) -> Result<()> {
    let page = &site.page;
    site.deploy("b")?;
    for (language, theme, told) in [("en", "light", "New version ready"), ("fr", "dark", "Nouvelle version prête")] {
        page.leave().await?;
        page.home(language).await?;
        page.ask("document.documentElement.dataset.theme = arguments[0]", json!([theme])).await?;
        let visible = "return document.querySelector('#update p')?.innerText ?? ''";
        page.equals("the bar", visible, json!([]), json!(told)).await?;
        page.axe_finds_nothing("first screen, a new version").await?;
        Board::open_in(page, language, &seeds::small(language)).await?;
        page.ask("document.documentElement.dataset.theme = arguments[0]", json!([theme])).await?;
        page.equals("the bar", visible, json!([]), json!(told)).await?;
        page.axe_finds_nothing("the board, a new version").await?;
    }
    // By keys alone, and nothing of the board is under the bar.
    let under = "return document.querySelector('.footer').getBoundingClientRect().bottom <= document.querySelector('#update').getBoundingClientRect().top";
    page.wait("the board to leave room", under).await?;
    page.run("document.querySelector('[data-command=update-page]').focus()").await?;
    page.keys(&["Enter"]).await?;
    site.is_of_build("b").await?;
    Ok(())
}
