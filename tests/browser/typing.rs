//! Typing anywhere in the page: what is typed counts once, an input method has its keys to itself, days are typed in peace, and Ctrl+S
//! saves the map from every field. Which key is meant on which keyboard, and when a field counts, is worked out in `tests/typing.rs`.

use page_driver::browsers::Engine;
use serde_json::{Value, json};
use xtask::Result;

use crate::board::{Board, card};
use crate::page::{Page, failure, plain_spaces, same};
use crate::scenarios;
use crate::seeds;

scenarios![
    All "typing: a reading still in its field when the page goes is recorded once" reading_once,
    Touch "typing: a reading and a name still in their fields when the page is hidden count once" hidden_once,
    Chromium "typing: a version's name with its button is one version" named_by_button,
    All "typing: the title still in its field when the page goes is kept" title_kept,
    All "typing: a day is changed in part, as one step" day_in_part,
    All "typing: what is no whole day leaves the day as it was" day_half_typed,
    Chromium "typing: every field for a day takes four figures of a year" day_of_five_figures,
    Chromium "typing: half a time and half a number take nothing away" half_typed,
    All "composition: the keys of an input method do nothing in any field" composing,
    Chromium "composition: Escape and Enter of a real one leave the title and the palette alone" really_composing,
    All "save: Ctrl+S keeps what is being written, saves the map and goes on" save_and_go_on,
    Chromium "save: Ctrl+S in every field saves the map with what is typed there" save_everywhere,
    All "save: the browser never saves the page" never_the_page,
    Chromium "keyboards: shortcuts on a Cyrillic keyboard" cyrillic,
    Chromium "times: as the browser's region writes the language" regions,
];

/// The small map with a lane of measures and a card on it, and a day for the review.
fn measured() -> Value {
    let mut file = seeds::small("en");
    file["map"]["lanes"].as_array_mut().into_iter().for_each(|lanes| {
        lanes.push(json!({ "id": "l5", "role": "metric", "label": "Measures" }));
    });
    file["map"]["cards"].as_array_mut().into_iter().for_each(|cards| {
        cards.push(json!({ "id": "m1", "step": "t1", "lane": "l5", "text": "Satisfaction" }));
    });
    file["map"]["context"]["review"] = json!("2026-01-15");
    file
}

impl Board<'_> {
    /// The values of the readings of the card m1, as they are kept.
    async fn readings(&self) -> Result<Value> {
        let map = self.map().await?;
        let cards = map["cards"].as_array().cloned().unwrap_or_default();
        let readings = cards.iter().find(|card| card["id"] == "m1").map(|card| card["metric"]["readings"].clone());
        let readings = readings.and_then(|readings| readings.as_array().cloned()).unwrap_or_default();
        Ok(readings.iter().map(|reading| reading["value"].clone()).collect())
    }

    /// Opens a panel from the menu of the map.
    async fn panel_of_menu(&self, name: &str) -> Result<()> {
        self.page.click("[data-menu=map]").await?;
        self.page.click(&format!("[role=menu] [data-command={name}]")).await?;
        self.page.appears(&format!(".side-panel[data-side={name}] .sheet")).await
    }

    /// What is kept of the day for the review, once it is `expected`.
    async fn review(&self, expected: &str) -> Result<()> {
        let script = "if (!document.querySelector('[data-save=saved], [data-save=safe]')) return null;
            const kept = JSON.parse(localStorage.getItem('parcours:map:m1'));
            return (kept.doc ?? kept).map.context.review ?? '';";
        self.page.equals("the review as it is kept", script, json!([]), json!(expected)).await
    }

    /// What the field for the review shows.
    async fn review_shown(&self, expected: &str) -> Result<()> {
        let script = "return document.querySelector('[name=review]').value";
        self.page.equals("the review in its field", script, json!([]), json!(expected)).await
    }
}

/// Opens the details of the measure, with a value written into the field of a new reading.
async fn with_reading(page: &Page) -> Result<Board<'_>> {
    let board = Board::open(page, &measured()).await?;
    page.click(&card("m1")).await?;
    page.click(".context-bar [data-command=details]").await?;
    page.click("[data-reading-value=new]").await?;
    page.type_text("52").await?;
    Ok(board)
}

async fn reading_once(page: &Page) -> Result<()> {
    let board = with_reading(page).await?;
    page.reload().await?;
    same("the readings", board.readings().await?, json!([52]))
}

async fn hidden_once(page: &Page) -> Result<()> {
    let board = with_reading(page).await?;
    let tab = page.tab().await?;
    page.open_tab("").await?;
    page.close_tab(&tab).await?;
    same("the readings of a page that was hidden", board.readings().await?, json!([52]))?;
    // And left after that, by a press elsewhere.
    page.click(&card("a1")).await?;
    board.focus("card-a1").await?;
    same("the readings after the field was left", board.readings().await?, json!([52]))?;

    board.panel_of_menu("versions").await?;
    page.click("[data-keep-version]").await?;
    page.type_text("Before the workshop").await?;
    page.open_tab("").await?;
    page.close_tab(&tab).await?;
    page.shows("[data-version][data-reason=asked]", "Before the workshop").await?;
    page.click(&card("a1")).await?;
    page.click("[data-command=close-side]").await?;
    page.goes(".side-panel").await?;
    board.panel_of_menu("versions").await?;
    page.appears("[data-version][data-reason=asked]").await?;
    same("versions that were asked for", page.count("[data-version][data-reason=asked]").await?, 1)
}

async fn named_by_button(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    board.panel_of_menu("versions").await?;
    for (written, rows) in [("One", 1), ("", 2), ("Two", 3)] {
        page.click("[data-keep-version]").await?;
        page.type_text(written).await?;
        page.click("[data-keep-now]").await?;
        let script = "return document.querySelectorAll('[data-version][data-reason=asked]').length";
        page.equals("versions", script, json!([]), json!(rows)).await?;
        page.equals("the field", "return document.querySelector('[data-keep-version]').value", json!([]), json!(""))
            .await?;
    }
    let names = "return [...document.querySelectorAll('[data-version-name]')].map(field => field.value).filter(name => name).sort()";
    same("the names", page.run(names).await?, json!(["One", "Two"]))
}

async fn title_kept(page: &Page) -> Result<()> {
    Board::small(page).await?;
    page.click("#map-title").await?;
    page.keys(&["Ctrl+a"]).await?;
    page.type_text("Another title").await?;
    page.reload().await?;
    page.equals("the title", "return document.querySelector('#map-title').value", json!([]), json!("Another title"))
        .await
}

/// Stands at the first part of a field for a day.
async fn stand_in_day(page: &Page, selector: &str) -> Result<()> {
    page.focus_on(selector).await
}

/// Types a day into the field that has the focus, part by part: two engines go on to the next part by themselves.
async fn type_day(page: &Page, parts: [&str; 3]) -> Result<()> {
    for part in parts {
        page.type_text(part).await?;
        if page.engine == Engine::WebKitGtk {
            page.keys(&["ArrowRight"]).await?;
        }
    }
    Ok(())
}

async fn day_in_part(page: &Page) -> Result<()> {
    let board = Board::open(page, &measured()).await?;
    page.click(".strip [data-command=header]").await?;
    // Only the month, which comes first in the English that the browsers speak here.
    stand_in_day(page, "[name=review]").await?;
    page.type_text("03").await?;
    page.click(&card("a1")).await?;
    board.review("2026-03-15").await?;
    board.review_shown("2026-03-15").await?;
    // The whole of it, and still one step.
    stand_in_day(page, "[name=review]").await?;
    type_day(page, ["11", "28", "2027"]).await?;
    page.click(&card("a2")).await?;
    board.review("2027-11-28").await?;
    page.click(".bar [data-command=undo]").await?;
    board.review("2026-03-15").await?;
    page.click(".bar [data-command=undo]").await?;
    board.review("2026-01-15").await?;
    board.can_undo(false).await
}

async fn day_half_typed(page: &Page) -> Result<()> {
    let board = Board::open(page, &measured()).await?;
    page.click(".strip [data-command=header]").await?;
    stand_in_day(page, "[name=review]").await?;
    // The month is taken out, and nothing put in its place.
    page.keys(&["Backspace"]).await?;
    page.click(&card("a1")).await?;
    board.review_shown("2026-01-15").await?;
    board.says("What was typed is incomplete or impossible. The field says what it said before.").await?;
    same("the review", board.map().await?["context"]["review"].clone(), json!("2026-01-15"))?;
    board.can_undo(false).await
}

async fn day_of_five_figures(page: &Page) -> Result<()> {
    let mut file = measured();
    file["map"]["lanes"].as_array_mut().into_iter().for_each(|lanes| {
        lanes.push(json!({ "id": "l6", "role": "opportunity", "label": "Ideas" }));
    });
    file["map"]["cards"].as_array_mut().into_iter().for_each(|cards| {
        cards.push(json!({ "id": "i1", "step": "t1", "lane": "l6", "text": "An idea", "due": "2026-01-15", "status": "planned", "learnt": "2026-01-15" }));
    });
    let board = Board::open(page, &file).await?;
    page.click(".strip [data-command=header]").await?;
    let shown = "return document.querySelector(arguments[0]).value";
    for (at, field) in [(0, "[name=review]"), (1, "[data-detail=due]"), (2, "[data-edits=due]")] {
        match at {
            1 => {
                page.click(&card("i1")).await?;
                page.click(".context-bar [data-command=details]").await?;
            }
            2 => page.click("[data-command=priorities]").await?,
            _ => {}
        }
        stand_in_day(page, field).await?;
        page.type_text("020320267").await?;
        page.keys(&["Tab", "Tab"]).await?;
        let value = page.ask(shown, json!([field])).await?;
        let year = value.as_str().and_then(|day| day.split_once('-')).map(|(year, _)| year.to_owned());
        same(&format!("the figures of the year in {field}"), year.map(|year| year.len()), Some(4))?;
        board.map().await?;
    }
    Ok(())
}

async fn half_typed(page: &Page) -> Result<()> {
    let mut file = seeds::small("en");
    file["map"]["kind"] = json!("day-in-the-life");
    file["map"]["stages"][0]["steps"][0]["begins"] = json!("07:00");
    file["map"]["persona"]["age"] = json!(41);
    let board = Board::open(page, &file).await?;
    board.stand_at("step-t1").await?;
    page.keys(&["Ctrl+i"]).await?;
    stand_in_day(page, "[data-time='begins:t1']").await?;
    page.keys(&["Backspace"]).await?;
    page.click(&card("d1")).await?;
    page.shows("[data-step=t1] [data-hours]", "07:00").await?;
    page.click(".strip [data-command=persona]").await?;
    page.click("[name=persona-age]").await?;
    page.type_text("e").await?;
    page.click(&card("a1")).await?;
    let age = "return document.querySelector('[name=persona-age]').value";
    page.equals("the age in its field", age, json!([]), json!("41")).await?;
    board.says("What was typed is incomplete or impossible. The field says what it said before.").await?;
    let map = board.map().await?;
    same("what is kept", json!([map["persona"]["age"], map["stages"][0]["steps"][0]["begins"]]), json!([41, "07:00"]))?;
    board.can_undo(false).await
}

/// Presses keys in the field that has the focus as an input method does, in each of the ways the engines tell of it, and tells what
/// became of the field: whether it still has the focus, and says what it said, and which events reached somebody who prevented them.
const COMPOSE: &str = "const field = document.activeElement, before = field.value, faults = [];
    const press = (key, options) => {
        const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...options });
        field.dispatchEvent(event);
        const here = document.activeElement === field && field.isConnected && field.value === before;
        if (!here || event.defaultPrevented) faults.push(`${key} ${JSON.stringify(options)}`);
    };
    const composition = type => field.dispatchEvent(new CompositionEvent(type, { bubbles: true, data: '' }));
    for (const key of ['Enter', 'Tab', 'ArrowDown', 'ArrowUp', 'Home', 'F2', 'F3', 'Delete', 'Escape']) {
        composition('compositionstart');
        press(key, { isComposing: true });
        press(key, { keyCode: 229 });
        press(key, {});
        composition('compositionend');
        // Safari: the composition is over when the press that ended it comes.
        press(key, { keyCode: 229 });
    }
    return [field.tagName === 'BODY', faults];";

impl Page {
    /// Nothing comes of the keys of an input method in the field that has the focus.
    async fn composes(&self, what: &str) -> Result<()> {
        same(&format!("what an input method's keys did in {what}"), self.run(COMPOSE).await?, json!([false, []]))
    }
}

async fn composing(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    page.click("#map-title").await?;
    page.type_text("x").await?;
    page.composes("the title").await?;
    for (at, what) in [
        ("card-a1", "a card"),
        ("stage-s1", "a stage"),
        ("step-t3", "a step"),
        ("lane-l2", "a lane"),
        ("cell-t1-l3", "a feeling"),
    ] {
        board.stand_at(at).await?;
        page.keys(&["Enter"]).await?;
        board.focus_matches("[data-field]").await?;
        page.composes(what).await?;
        page.keys(&["Escape"]).await?;
        board.focus(at).await?;
    }
    page.keys(&["Ctrl+f"]).await?;
    board.focus_matches("[data-find-field]").await?;
    page.type_text("x").await?;
    page.composes("the search").await?;
    page.keys(&["Escape"]).await?;
    page.click(".strip [data-command=persona]").await?;
    page.click("[name=persona-name]").await?;
    page.type_text("x").await?;
    page.composes("the persona").await?;
    page.click(".side-panel [data-command=close-side]").await?;
    page.goes(".side-panel").await?;
    board.stand_at("card-b1").await?;
    page.keys(&["Ctrl+k"]).await?;
    board.focus_matches(".palette-field").await?;
    page.composes("the palette").await?;
    page.keys(&["Escape"]).await?;
    page.goes("dialog[open]").await?;
    page.leave().await?;
    page.home("en").await?;
    page.click("[data-map=m1] [data-command=rename-map]").await?;
    board.focus_matches(".home-rename input").await?;
    page.composes("the name of a map in the list").await?;
    page.keys(&["Escape"]).await?;
    page.goes(".home-rename").await?;
    page.click("[data-template=blank]").await?;
    board.focus_matches("dialog[open] input").await?;
    page.composes("the title of a new map").await
}

async fn really_composing(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    page.click("#map-title").await?;
    page.keys(&["Ctrl+a"]).await?;
    page.emulate("Input.insertText", json!({ "text": "Typed and " })).await?;
    let compose = json!({ "text": "かな", "selectionStart": 2, "selectionEnd": 2 });
    page.emulate("Input.imeSetComposition", compose.clone()).await?;
    page.keys(&["Escape"]).await?;
    let value = "return document.activeElement.id === 'map-title' ? document.activeElement.value : 'elsewhere'";
    let title = page.run(value).await?;
    if !title.as_str().is_some_and(|title| title.starts_with("Typed and ")) {
        return failure(format!("the title became {title}"));
    }
    board.stand_at("card-b1").await?;
    page.keys(&["Ctrl+k"]).await?;
    board.focus_matches(".palette-field").await?;
    page.emulate("Input.imeSetComposition", compose).await?;
    page.keys(&["Enter"]).await?;
    board.focus_matches(".palette-field").await
}

/// Notes which presses of S the browser was kept from taking.
const WATCH: &str = "window.kept = []; addEventListener('keydown', event => { if (event.key === 's') window.kept.push(event.defaultPrevented); }, true);";

/// The map in the file that was downloaded.
async fn saved(page: &Page) -> Result<Value> {
    let (_, bytes) = page.downloaded().await?;
    let file: Value = serde_json::from_slice(&bytes)?;
    Ok(file["map"].clone())
}

async fn save_and_go_on(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    page.run(WATCH).await?;
    board.stand_at("card-a1").await?;
    page.keys(&["Enter"]).await?;
    board.focus_matches("textarea[data-field]").await?;
    page.type_text("!?").await?;
    page.keys(&["ArrowLeft", "Ctrl+s"]).await?;
    let map = saved(page).await?;
    same("the text in the file", &map["cards"][0]["text"], &json!("Alpha!?"))?;
    same("presses the browser was kept from", page.run("return window.kept").await?, json!([true]))?;
    if page.engine != Engine::Chromium {
        // What the browser shows of a download takes the focus of the window.
        return Ok(());
    }
    let cursor =
        "return document.activeElement.matches('textarea[data-field]') ? document.activeElement.selectionStart : -1";
    page.equals("the cursor", cursor, json!([]), json!("Alpha!".len())).await?;
    page.type_text("1").await?;
    page.keys(&["Enter"]).await?;
    board.texts("t1:l1", &["Alpha!1?", "Beta", "Gamma"]).await
}

async fn save_everywhere(page: &Page) -> Result<()> {
    let board = Board::open(page, &measured()).await?;
    page.run(WATCH).await?;
    page.click("#map-title").await?;
    page.keys(&["Ctrl+a"]).await?;
    page.type_text("Titled").await?;
    page.keys(&["Ctrl+s"]).await?;
    same("the title", &saved(page).await?["title"], &json!("Titled"))?;
    for (at, pointer) in
        [("stage-s1", "/stages/0/name"), ("step-t3", "/stages/1/steps/0/name"), ("lane-l2", "/lanes/1/label")]
    {
        board.stand_at(at).await?;
        page.keys(&["Enter"]).await?;
        board.focus_matches("[data-field]").await?;
        page.type_text("Named").await?;
        page.keys(&["Ctrl+s"]).await?;
        same(at, saved(page).await?.pointer(pointer), Some(&json!("Named")))?;
        board.focus_matches("[data-field]").await?;
        page.keys(&["Enter"]).await?;
    }
    // A card that was never kept before.
    board.stand_at("cell-t4-l1").await?;
    page.keys(&["Enter"]).await?;
    board.focus_matches("textarea[data-field]").await?;
    page.type_text("New").await?;
    page.keys(&["Ctrl+s"]).await?;
    let cards = saved(page).await?["cards"].as_array().cloned().unwrap_or_default();
    same("cards that are new", cards.iter().filter(|card| card["text"] == "New").count(), 1)?;
    board.focus_matches("textarea[data-field]").await?;
    page.type_text("er").await?;
    page.keys(&["Enter"]).await?;
    board.texts("t4:l1", &["Newer"]).await?;

    page.click(".strip [data-command=persona]").await?;
    page.click("[name=persona-name]").await?;
    page.type_text("Ana").await?;
    page.keys(&["Ctrl+s"]).await?;
    same("the persona", &saved(page).await?["persona"]["name"], &json!("Ana"))?;
    board.focus_matches("[name=persona-name]").await?;
    page.click(&card("m1")).await?;
    page.click(".context-bar [data-command=details]").await?;
    page.click("[data-reading-value=new]").await?;
    page.type_text("52").await?;
    page.keys(&["Ctrl+s"]).await?;
    saved(page).await?;
    page.click(&card("a1")).await?;
    same("the readings", board.readings().await?, json!([52]))?;

    board.stand_at("card-a1").await?;
    page.keys(&["Ctrl+k"]).await?;
    board.focus_matches(".palette-field").await?;
    page.keys(&["Ctrl+s"]).await?;
    saved(page).await?;
    page.keys(&["Escape"]).await?;
    page.goes("dialog[open]").await?;
    board.stand_at("card-a1").await?;
    page.keys(&["Ctrl+f"]).await?;
    board.focus_matches("[data-find-field]").await?;
    page.keys(&["Ctrl+s"]).await?;
    saved(page).await?;
    let kept = page.run("return window.kept").await?;
    same(
        "presses the browser took",
        kept.as_array().map(|kept| kept.iter().filter(|kept| **kept != json!(true)).count()),
        Some(0),
    )?;
    same("presses", kept.as_array().map(Vec::len), Some(9))
}

async fn never_the_page(page: &Page) -> Result<()> {
    page.store("parcours:map:m1", &seeds::small("en")).await?;
    page.home("en").await?;
    page.run(WATCH).await?;
    page.keys(&["Ctrl+s"]).await?;
    page.click("[data-map=m1] [data-command=rename-map]").await?;
    Board { page }.focus_matches(".home-rename input").await?;
    page.keys(&["Ctrl+s"]).await?;
    same("presses the browser was kept from", page.run("return window.kept").await?, json!([true, true]))?;
    // Where there is no map under the address either.
    page.run("location.hash = '#/map/nowhere'").await?;
    page.appears(".not-opened").await?;
    page.keys(&["Ctrl+s"]).await?;
    same("presses the browser was kept from", page.run("return window.kept").await?, json!([true, true, true]))
}

/// Presses a key of a keyboard of another script beside Ctrl, as Chromium tells of it.
async fn press_beside_ctrl(page: &Page, key: &str, code: &str, shift: bool) -> Result<()> {
    const CTRL: u8 = 2;
    const SHIFT: u8 = 8;
    let modifiers = if shift { CTRL | SHIFT } else { CTRL };
    for kind in ["rawKeyDown", "keyUp"] {
        let press = json!({ "type": kind, "key": key, "code": code, "modifiers": modifiers });
        page.emulate("Input.dispatchKeyEvent", press).await?;
    }
    Ok(())
}

async fn cyrillic(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    board.stand_at("card-b1").await?;
    press_beside_ctrl(page, "в", "KeyD", false).await?;
    board.texts("t2:l1", &["Delta", "Delta"]).await?;
    press_beside_ctrl(page, "я", "KeyZ", false).await?;
    board.texts("t2:l1", &["Delta"]).await?;
    press_beside_ctrl(page, "Я", "KeyZ", true).await?;
    board.texts("t2:l1", &["Delta", "Delta"]).await?;
    press_beside_ctrl(page, "я", "KeyZ", false).await?;
    board.texts("t2:l1", &["Delta"]).await?;
    press_beside_ctrl(page, "н", "KeyY", false).await?;
    board.texts("t2:l1", &["Delta", "Delta"]).await?;
    press_beside_ctrl(page, "а", "KeyF", false).await?;
    board.focus_matches("[data-find-field]").await?;
    press_beside_ctrl(page, "ы", "KeyS", false).await?;
    saved(page).await?;
    page.keys(&["Escape"]).await?;
    board.stand_at("card-b1").await?;
    press_beside_ctrl(page, "л", "KeyK", false).await?;
    board.focus_matches(".palette-field").await
}

async fn regions(page: &Page) -> Result<()> {
    let agent = page.run("return navigator.userAgent").await?;
    for (languages, language, has_halves) in [
        ("en-GB,en", "en", false),
        ("en-US,en", "en", true),
        ("fr-FR,en-US", "fr", false),
        ("fr-FR,en-GB", "en", false),
    ] {
        page.empty().await?;
        let wished = json!({ "userAgent": agent, "acceptLanguage": languages });
        page.emulate("Emulation.setUserAgentOverride", wished).await?;
        let board = Board::open_in(page, language, &seeds::small(language)).await?;
        board.drag_card("b1", "t2:l2", None).await?;
        board.map().await?;
        let told = |text: Value| {
            let text = plain_spaces(text.as_str().unwrap_or_default());
            let halves = ["AM", "PM", "am", "pm"].iter().any(|half| text.contains(half));
            same(&format!("{languages}, {language}: halves of the day in “{text}”"), halves, has_halves)?;
            same(&format!("a time in “{text}”"), text.contains(':'), true)
        };
        told(page.run("return document.querySelector('.save').textContent").await?)?;
        board.panel_of_menu("versions").await?;
        page.appears("[data-version] b").await?;
        told(page.run("return document.querySelector('[data-version] b').textContent").await?)?;
        page.leave().await?;
        page.home(language).await?;
        page.appears("[data-map=m1] .home-map-times span").await?;
        told(page.run("return document.querySelector('[data-map=m1] .home-map-times span').textContent").await?)?;
    }
    page.emulate("Emulation.setUserAgentOverride", json!({ "userAgent": "" })).await?;
    Ok(())
}
