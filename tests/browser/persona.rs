//! What the map is about and who travels: written, kept for other maps, taken over, taken back, exported; and the badge of a map that
//! nobody looked at again.

use page_driver::browsers::Engine;
use serde_json::{Value, json};
use xtask::Result;

use crate::board::Board;
use crate::page::{Page, failure, same};
use crate::{paper, scenarios, seeds};

scenarios![
    All "persona: the context and the sheet by keyboard, kept, exported, taken back" written,
    All "persona: a colour is seen, a free field is written, kept, printed, taken away and back" free,
    Chromium "persona: kept, chosen on a second map, changed for all, taken over, taken back" shared,
    Chromium "persona: changed in another window, nothing is written over it" changed_elsewhere,
    Chromium "persona: a broken record stops nothing" broken,
    Chromium "persona: the empathy view leads to the cards" empathy,
    Chromium "persona: what is being written is kept when the panel is closed or the page goes" unfinished,
    Chromium "persona: a review that has passed is told on the map and in the list" stale,
    Chromium "axe: the panels of context and persona" axe_wide,
    Chromium "axe: the panels of context and persona, 390 pixels" axe_narrow,
];

/// The small map under another id, in English.
fn second() -> Value {
    let mut map = seeds::small("en");
    map["id"] = json!("m2");
    map["map"]["title"] = json!("A second map");
    map
}

impl Board<'_> {
    /// Opens a panel from the strip.
    async fn panel(&self, name: &str) -> Result<()> {
        self.page.click(&format!(".strip [data-command={name}]")).await?;
        self.page.appears(&format!(".side-panel[data-side={name}] .sheet input")).await
    }

    /// Opens the panel of the persona at a part.
    async fn persona(&self, part: &str) -> Result<()> {
        self.page.click(".strip [data-command=persona]").await?;
        self.page.click(&format!("[data-part={part}]")).await?;
        self.page.appears(&format!("[data-part={part}][aria-pressed=true]")).await
    }

    /// Puts the keyboard into a field of the panel, as a click does, with all that it says marked.
    async fn stands_in(&self, name: &str) -> Result<()> {
        self.page.click(&format!(".sheet [name={name}]")).await?;
        self.focus_matches(&format!("[name={name}]")).await?;
        self.page.keys(&["Ctrl+a"]).await
    }

    /// What a field of the panel says.
    async fn field(&self, name: &str, expected: &str) -> Result<()> {
        let script = "return document.querySelector(`.sheet [name=${arguments[0]}]`)?.value";
        self.page.equals(&format!("the field {name}"), script, json!([name]), json!(expected)).await
    }

    /// What is kept of the map comes to hold `expected` at `pointer`.
    async fn holds(&self, pointer: &str, expected: Value) -> Result<()> {
        let script = "if (!document.querySelector('[data-save=saved], [data-save=safe]')) return null;
            const kept = JSON.parse(localStorage.getItem('parcours:map:' + document.querySelector('[data-board]').dataset.board));
            return arguments[0].split('/').slice(1).reduce((value, name) => value?.[name], (kept.doc ?? kept).map) ?? null;";
        self.page.equals(&format!("{pointer} as it is kept"), script, json!([pointer]), expected).await
    }
}

async fn written(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    board.panel("header").await?;
    board.focus_matches(".side-panel .sheet button").await?;
    // From the first control on, by Tab and typing alone.
    page.keys(&["Tab"]).await?;
    board.focus_matches("[name=goal]").await?;
    page.type_text("Sell less, help more").await?;
    page.keys(&["Tab"]).await?;
    page.type_text("A first loan").await?;
    page.keys(&["Tab"]).await?;
    board.holds("/context/scenario", json!("A first loan")).await?;
    page.shows(".strip", "Sell less, help more").await?;
    page.click(".choice:has([data-scope=buyer])").await?;
    board.holds("/context/scope", json!("buyer")).await?;
    page.choose(".sheet [name=status]", "validated").await?;
    board.holds("/context/status", json!("validated")).await?;

    page.click(".traveller [data-command=persona]").await?;
    board.focus_matches("[data-part=sheet]").await?;
    board.stands_in("persona-name").await?;
    page.type_text("Ana Lopez").await?;
    page.keys(&["Tab"]).await?;
    board.focus_matches("[name=persona-role]").await?;
    page.type_text("nurse").await?;
    page.keys(&["Tab"]).await?;
    page.type_text("41").await?;
    page.keys(&["Tab"]).await?;
    page.shows(".strip .who", "Ana Lopez · 41 · nurse").await?;
    page.shows(".strip .portrait", "AL").await?;
    page.click(".swatch[data-portrait=violet]").await?;
    page.appears(".strip .portrait[data-portrait=violet]").await?;
    board.holds("/persona/colour", json!("#e7dffa")).await?;
    page.click(".bar [data-command=undo]").await?;
    page.appears(".strip .portrait[data-portrait=amber]").await?;
    page.click(".bar [data-command=undo]").await?;
    board.field("persona-age", "").await?;
    page.click(".bar [data-command=redo]").await?;
    board.field("persona-age", "41").await?;
    board.holds("/persona/age", json!(41)).await?;

    page.reload().await?;
    page.shows(".strip .who", "Ana Lopez · 41 · nurse").await?;
    board.persona("kept").await?;
    page.click("[data-keep-persona]").await?;
    board.says("“Ana Lopez” is kept in your personas.").await?;
    page.appears("[data-kept=yes]").await?;
    let id = board.map().await?["persona"]["id"].clone();
    page.click("[data-menu=export]").await?;
    page.click(".menu [data-command=export-json]").await?;
    let (_, bytes) = page.downloaded().await?;
    let file: Value = serde_json::from_slice(&bytes)?;
    let persona = &file["map"]["persona"];
    same(
        "the persona in the file",
        json!([persona["name"], persona["age"], persona["id"]]),
        json!(["Ana Lopez", 41, id]),
    )
}

async fn free(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    board.persona("sheet").await?;
    // The least that any two of the colours and of the panel behind them are apart, where 255 is all the light of a lamp.
    let colours = "
        const brush = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
        const seen = [...document.querySelectorAll('.side-panel, .swatch')].map(element => {
            brush.fillStyle = getComputedStyle(element).backgroundColor;
            brush.fillRect(0, 0, 1, 1);
            return [...brush.getImageData(0, 0, 1, 1).data];
        });
        const apart = (one, other) => Math.hypot(...one.map((part, at) => part - other[at]));
        const least = Math.min(...seen.flatMap((one, at) => seen.slice(at + 1).map(other => apart(one, other))));
        return seen.length === 7 && least >= 40";
    for theme in ["dark", "light"] {
        page.ask("document.documentElement.dataset.theme = arguments[0]", json!([theme])).await?;
        page.wait(&format!("six colours told apart, {theme}"), colours).await?;
    }
    page.click("[data-add-free]").await?;
    board.focus_matches("[name=persona-free-0-name]").await?;
    page.type_text("Motto").await?;
    page.keys(&["Tab"]).await?;
    board.focus_matches("[name=persona-free-0-text]").await?;
    page.type_text("Slow and sure").await?;
    page.keys(&["Tab"]).await?;
    board.focus_matches("[data-remove-free]").await?;
    page.appears("[data-add-free]").await?;
    page.keys(&["Tab"]).await?;
    board.focus_matches("[data-add-free]").await?;
    let written = json!([{ "name": "Motto", "text": "Slow and sure" }]);
    board.holds("/persona/fields", written.clone()).await?;

    page.reload().await?;
    board.persona("sheet").await?;
    board.field("persona-free-0-name", "Motto").await?;
    board.field("persona-free-0-text", "Slow and sure").await?;
    if page.engine == Engine::Chromium {
        page.run("window.print = () => {}").await?;
        page.click(".sheet [data-command=print-persona]").await?;
        let sheets = paper::print(page, paper::SHEETS[0]).await?;
        let told: String = sheets.iter().map(paper::Sheet::said).collect();
        if !told.contains("Motto Slow and sure") {
            return failure(format!("the free field is not printed: {told}"));
        }
    }
    // By keyboard, with nothing left to take away: the field that began goes as it came.
    page.click("[data-remove-free]").await?;
    board.focus_matches("[data-add-free]").await?;
    board.holds("/persona/fields", json!(null)).await?;
    page.keys(&["Enter"]).await?;
    board.focus_matches("[name=persona-free-0-name]").await?;
    page.keys(&["Tab", "Tab", "Enter"]).await?;
    board.focus_matches("[data-add-free]").await?;
    page.click(".bar [data-command=undo]").await?;
    board.holds("/persona/fields", written).await?;
    board.field("persona-free-0-text", "Slow and sure").await
}

/// A persona kept from the first map: named Ana, a nurse.
async fn keep_ana<'a>(page: &'a Page) -> Result<Board<'a>> {
    page.store("parcours:map:m2", &second()).await?;
    let mut first = seeds::small("en");
    first["map"]["persona"] = json!({ "name": "Ana", "role": "nurse", "age": 41, "quote": "" });
    let board = Board::open(page, &first).await?;
    board.persona("kept").await?;
    page.appears("[data-kept=no]").await?;
    page.click("[data-keep-persona]").await?;
    page.appears("[data-kept=yes]").await?;
    board.map().await?;
    Ok(board)
}

async fn to_map(page: &Page, id: &str) -> Result<()> {
    page.leave().await?;
    page.go(&format!("#/map/{id}")).await?;
    page.appears("[data-board]").await
}

async fn shared(page: &Page) -> Result<()> {
    let board = keep_ana(page).await?;
    to_map(page, "m2").await?;
    board.persona("kept").await?;
    page.shows(".personas li", "Ana").await?;
    page.click("[data-choose-persona]").await?;
    board.says("“Ana” travels on this map. Undo brings the former persona back.").await?;
    page.appears("[data-kept=yes]").await?;
    page.shows(".strip .who", "Ana · 41 · nurse").await?;
    page.click("[data-part=sheet]").await?;
    board.stands_in("persona-role").await?;
    page.type_text("surgeon").await?;
    page.keys(&["Tab"]).await?;
    page.appears("[data-kept=differs]").await?;
    page.shows("[data-kept=differs]", "What they do").await?;
    page.click("[data-keep-persona]").await?;
    page.goes("[data-kept=differs]").await?;
    board.holds("/persona/role", json!("surgeon")).await?;

    // The first map still has its own copy, is told, and takes the new version over.
    to_map(page, "m1").await?;
    page.shows(".strip .who", "Ana · 41 · nurse").await?;
    board.panel("persona").await?;
    page.appears("[data-kept=differs]").await?;
    page.click("[data-take-persona]").await?;
    page.shows(".strip .who", "Ana · 41 · surgeon").await?;
    page.goes("[data-kept=differs]").await?;
    page.click(".bar [data-command=undo]").await?;
    page.shows(".strip .who", "Ana · 41 · nurse").await?;
    page.appears("[data-kept=differs]").await?;

    // A file of the same persona in another version changes nothing that is kept.
    let kept = "return Object.entries(localStorage).filter(([key]) => key.startsWith('parcours:persona:')).map(([, text]) => JSON.parse(text).doc.role)";
    same("what is kept", page.run(kept).await?, json!(["surgeon"]))?;
    page.click("[data-part=kept]").await?;
    page.click("[data-take-persona]").await?;
    page.click("[data-forget-persona]").await?;
    board.says("“Ana” is no longer in your personas. This map keeps its sheet.").await?;
    page.appears("[data-kept=no]").await?;
    same("what is kept", page.run(kept).await?, json!([]))?;
    page.shows(".strip .who", "Ana · 41 · surgeon").await
}

async fn changed_elsewhere(page: &Page) -> Result<()> {
    let board = keep_ana(page).await?;
    page.click("[data-part=sheet]").await?;
    // As another window does it; its event does not come to the window that writes.
    page.run("const key = Object.keys(localStorage).find(key => key.startsWith('parcours:persona:')); const kept = JSON.parse(localStorage.getItem(key)); localStorage.setItem(key, JSON.stringify({ ...kept.doc, role: 'midwife' }));").await?;
    board.stands_in("persona-role").await?;
    page.type_text("surgeon").await?;
    page.keys(&["Tab"]).await?;
    page.appears("[data-kept=differs]").await?;
    page.click("[data-keep-persona]").await?;
    board.says("“Ana” was changed in another window meanwhile. Nothing was written over it.").await?;
    page.click("[data-take-persona]").await?;
    page.shows(".strip .who", "Ana · 41 · midwife").await?;
    // What another window writes is seen as soon as it tells.
    page.run("const key = Object.keys(localStorage).find(key => key.startsWith('parcours:persona:')); localStorage.removeItem(key); dispatchEvent(new StorageEvent('storage', { key }));").await?;
    page.click("[data-part=kept]").await?;
    page.appears("[data-kept=no]").await
}

async fn broken(page: &Page) -> Result<()> {
    page.ask("localStorage.setItem('parcours:persona:bad', arguments[0])", json!(["{\"e\":1,\"doc\":"])).await?;
    let board = keep_ana(page).await?;
    to_map(page, "m2").await?;
    board.persona("kept").await?;
    page.shows(".personas li", "Ana").await?;
    same("the others", page.count(".personas li").await?, 1)?;
    let raw = page.run("return localStorage.getItem('parcours:persona:bad')").await?;
    same("the broken record", raw, json!("{\"e\":1,\"doc\":"))?;
    page.leave().await?;
    page.home("en").await?;
    page.appears("[data-map=m1]").await
}

async fn empathy(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    board.persona("empathy").await?;
    page.shows("[data-quarter=thinks]", "Kappa").await?;
    page.shows("[data-quarter=feels]", "Enjoy · very bad (−2)").await?;
    page.shows("[data-quarter=says]", "Nothing on the map yet.").await?;
    page.click("[data-go=card-f2]").await?;
    board.focus("card-f2").await?;
    page.click("[data-go=cell-t5-l3]").await?;
    board.focus("cell-t5-l3").await
}

async fn unfinished(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    board.panel("header").await?;
    board.stands_in("owner").await?;
    page.type_text("Claire").await?;
    page.click("[data-command=close-side]").await?;
    page.goes(".side-panel").await?;
    board.holds("/context/owner", json!("Claire")).await?;
    board.panel("header").await?;
    board.stands_in("begins").await?;
    page.type_text("the car breaks down").await?;
    page.leave().await?;
    page.go("#/map/m1").await?;
    page.shows(".strip", "the car breaks down").await
}

async fn stale(page: &Page) -> Result<()> {
    for (language, map, list) in [
        ("en", "Review overdue since 15 January 2020", "overdue"),
        ("fr", "Revue dépassée depuis le 15 janvier 2020", "dépassée"),
    ] {
        page.leave().await?;
        let mut file = seeds::small(language);
        file["map"]["context"]["review"] = json!("2020-01-15");
        let board = Board::open_in(page, language, &file).await?;
        page.shows(".strip [data-stale]", map).await?;
        board.panel("header").await?;
        page.shows(".side-panel [data-stale]", map).await?;
        page.leave().await?;
        page.home(language).await?;
        page.shows("[data-map=m1] [data-stale]", list).await?;
        page.axe_finds_nothing("a map in the list whose review has passed").await?;
    }
    page.leave().await?;
    let mut file = seeds::small("en");
    file["map"]["context"]["review"] = json!("2999-01-15");
    Board::open(page, &file).await?;
    same("badges", page.count("[data-stale]").await?, 0)?;
    page.leave().await?;
    page.home("en").await?;
    page.appears("[data-map=m1]").await?;
    same("badges", page.count("[data-stale]").await?, 0)
}

/// Every state of both panels.
async fn states(page: &Page, language: &str, theme: &str) -> Result<()> {
    page.empty().await?;
    let dress = json!([theme]);
    let mut file = seeds::small(language);
    file["map"]["kind"] = json!("future-state");
    file["map"]["persona"] =
        json!({ "name": "Ana Lopez", "role": "nurse", "age": 41, "quote": "Never again.", "id": "p1" });
    file["map"]["context"]["review"] = json!("2020-01-15");
    file["map"]["context"]["scope"] = json!("buyer");
    for (id, role) in [("p1", "surgeon"), ("p2", "baker")] {
        page.store(&format!("parcours:persona:{id}"), &json!({ "name": id, "role": role, "age": null, "quote": "" }))
            .await?;
    }
    let board = Board::open_in(page, language, &file).await?;
    page.ask("document.documentElement.dataset.theme = arguments[0]", dress).await?;
    board.panel("header").await?;
    page.axe_finds_nothing("the panel of the context").await?;
    page.click(".traveller [data-command=persona]").await?;
    page.appears("[data-kept=differs]").await?;
    page.axe_finds_nothing("the sheet of the persona").await?;
    for part in ["empathy", "kept"] {
        page.click(&format!("[data-part={part}]")).await?;
        page.appears(&format!("[data-part={part}][aria-pressed=true]")).await?;
        page.axe_finds_nothing(&format!("the persona: {part}")).await?;
    }
    page.click("[data-take-persona]").await?;
    page.appears("[data-kept=yes]").await?;
    page.axe_finds_nothing("the persona: kept as it is").await
}

async fn axe_wide(page: &Page) -> Result<()> {
    states(page, "fr", "dark").await?;
    states(page, "en", "light").await
}

async fn axe_narrow(page: &Page) -> Result<()> {
    page.narrow(390, 844).await?;
    states(page, "fr", "light").await?;
    let covers = "const panel = document.querySelector('.side-panel').getBoundingClientRect(); middle = document.querySelector('.middle').getBoundingClientRect(); return panel.left === 0 && panel.right === innerWidth && panel.top === middle.top && panel.bottom === middle.bottom && getComputedStyle(document.querySelector('.stage-area')).visibility === 'hidden' && document.documentElement.scrollWidth <= innerWidth";
    page.equals("the panel in the place of the board", covers, json!([]), json!(true)).await?;
    page.click("[data-part=empathy]").await?;
    page.click("[data-go=card-f1]").await?;
    page.goes(".side-panel").await?;
    Board { page }.focus("card-f1").await
}
