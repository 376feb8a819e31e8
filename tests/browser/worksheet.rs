//! The worksheet journey in French, built three times from the blank map: with the mouse, with a finger, with the keyboard.
//! Only text is typed by the first two.

use serde_json::{Value, json};
use xtask::Result;
use xtask::browsers::Engine;

use crate::board::Board;
use crate::input::{Pointer, down, to, up};
use crate::page::{Page, failure, same};
use crate::scenarios;

scenarios![
    All "worksheet: with the mouse alone" with_the_mouse,
    Touch "worksheet: with touch alone" with_touch,
    All "worksheet: with the keyboard alone" with_the_keyboard,
];

const TITLE: &str = "Adopter un service";
const STAGES: [&str; 6] = ["Besoin", "Recherche", "Sélection", "Achat et accueil", "Utilisation", "Évolution"];
const LANES: [&str; 5] = ["touchpoint", "thought", "emotion", "gain", "pain"];
const EMOTION: usize = 2;
const SCORES: [i64; 6] = [-1, 0, 1, 2, 1, -2];

/// What stands in each cell: the number of the stage, the number of the lane, the text.
const CARDS: [(usize, usize, &str); 10] = [
    (0, 0, "Bouche à oreille"),
    (1, 0, "Site du comparateur"),
    (3, 0, "Conseillère en agence"),
    (5, 0, "Appel de la fidélité"),
    (0, 1, "Il me faut autre chose"),
    (2, 1, "Lequel est honnête ?"),
    (4, 1, "Plus simple que prévu"),
    (3, 3, "Accueil chaleureux"),
    (1, 4, "Trop de jargon"),
    (5, 4, "Hausse sans préavis"),
];

/// The stage that is first made one place too early, and the card that is first written one stage too early.
const ASTRAY_STAGE: usize = 4;
const ASTRAY_CARD: usize = 1;

/// What all three must come to.
fn expected() -> Value {
    let cards: Vec<Value> =
        CARDS.iter().map(|(stage, lane, text)| json!([STAGES[*stage], LANES[*lane], text])).collect();
    json!({ "title": TITLE, "language": "fr", "stages": STAGES, "lanes": LANES, "cards": cards, "scores": SCORES })
}

/// A map without its ids.
fn shape(map: &Value) -> Value {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let (stages, lanes) = (list(&map["stages"]), list(&map["lanes"]));
    let stage_of = |step: &Value| {
        stages
            .iter()
            .find(|stage| list(&stage["steps"]).iter().any(|own| own["id"] == *step))
            .map(|stage| stage["name"].clone())
    };
    let role_of = |lane: &Value| lanes.iter().find(|own| own["id"] == *lane).map(|lane| lane["role"].clone());
    let cards: Vec<Value> = list(&map["cards"])
        .iter()
        .map(|card| json!([stage_of(&card["step"]), role_of(&card["lane"]), card["text"]]))
        .collect();
    let scores: Vec<Value> = stages
        .iter()
        .map(|stage| {
            list(&map["emotions"])
                .iter()
                .find(|emotion| emotion["step"] == stage["steps"][0]["id"])
                .map_or(Value::Null, |emotion| emotion["score"].clone())
        })
        .collect();
    json!({
        "title": map["title"],
        "language": map["language"],
        "stages": stages.iter().map(|stage| stage["name"].clone()).collect::<Vec<_>>(),
        "lanes": lanes.iter().map(|lane| lane["role"].clone()).collect::<Vec<_>>(),
        "cards": cards,
        "scores": scores,
    })
}

/// Writes into the field that has just been opened.
async fn write(page: &Page, text: &str) -> Result<()> {
    page.wait("a field to write in", "return document.activeElement?.hasAttribute('data-field') ?? false").await?;
    page.type_text(text).await?;
    page.equals("the written text", "return document.activeElement?.value", json!([]), json!(text)).await
}

/// How high the score stands in the track, as a part of its height.
fn height_of(score: i64) -> f64 {
    0.5 - score as f64 * 0.16
}

/// The ids of the board's stages, steps and lanes, in order.
async fn ids(page: &Page, kind: &str) -> Result<Vec<String>> {
    let script = "return [...document.querySelectorAll(`[data-board] [data-${arguments[0]}]`)].map(header => header.dataset[arguments[0]])";
    Ok(serde_json::from_value(page.ask(script, json!([kind])).await?)?)
}

/// Mouse and finger differ in how they touch; what they do is the same.
struct Hand<'a> {
    board: Board<'a>,
    finger: bool,
}

impl Hand<'_> {
    async fn press(&self, selector: &str) -> Result<()> {
        if self.finger { self.board.page.tap(selector).await } else { self.board.page.click(selector).await }
    }

    async fn drag(&self, selector: &str, target: (f64, f64)) -> Result<()> {
        if self.finger && selector.starts_with("[id='card-") {
            self.board.touch_hold(selector, target).await?;
            self.board.page.finger_up().await
        } else if self.finger {
            self.board.touch_handle(selector, target).await
        } else {
            self.board.drag(selector, target).await
        }
    }

    async fn build(&self) -> Result<()> {
        let page = self.board.page;
        self.press("[data-template=blank]").await?;
        page.wait(
            "the title's field",
            "return document.activeElement?.closest('dialog') !== null && document.activeElement?.tagName === 'INPUT'",
        )
        .await?;
        page.type_text(TITLE).await?;
        self.press("dialog button[type=submit]").await?;
        page.appears("[data-stage]").await?;
        self.stages().await?;
        self.lanes().await?;
        self.cards().await?;
        self.scores().await
    }

    async fn stages(&self) -> Result<()> {
        let page = self.board.page;
        if self.finger {
            self.press("[data-stage]").await?;
            self.press(".context-bar [data-command=rename-stage]").await?;
        } else {
            page.double_click("[data-stage]", (0.5, 0.5)).await?;
        }
        let mut names = STAGES.to_vec();
        let last = names.remove(ASTRAY_STAGE);
        names.push(last);
        for (at, name) in names.iter().enumerate() {
            if at > 0 {
                self.press(".stages [data-command=add-stage]").await?;
                page.equals(
                    "the stages",
                    "return document.querySelectorAll('[data-stage]').length",
                    json!([]),
                    json!(at + 1),
                )
                .await?;
            }
            write(page, name).await?;
        }
        self.press(".save").await?;
        page.goes("[data-field]").await?;
        let stages = ids(page, "stage").await?;
        let target = page.spot(&format!("[data-stage='{}']", stages[ASTRAY_STAGE]), (0.2, 0.5)).await?;
        self.drag(&format!("[data-stage='{}']", stages[5]), target).await?;
        let mut order: Vec<&str> = stages.iter().map(String::as_str).collect();
        let moved = order.pop().unwrap_or_default();
        order.insert(ASTRAY_STAGE, moved);
        self.board.stages(&order).await
    }

    async fn lanes(&self) -> Result<()> {
        for (at, role) in LANES.iter().enumerate() {
            self.press(".add-lane [data-command=add-lane]").await?;
            self.press(&format!("[data-choose-role={role}]")).await?;
            let page = self.board.page;
            page.equals(
                "the lanes",
                "return document.querySelectorAll('[data-board] [data-lane]').length",
                json!([]),
                json!(at + 1),
            )
            .await?;
            page.wait("the name's field", "return document.activeElement?.hasAttribute('data-field') ?? false").await?;
        }
        self.press(".save").await?;
        self.board.page.goes("[data-field]").await
    }

    async fn cards(&self) -> Result<()> {
        let page = self.board.page;
        let (steps, lanes) = (ids(page, "step").await?, ids(page, "lane").await?);
        let cell = |stage: usize, lane: usize| format!("{}:{}", steps[stage], lanes[lane]);
        for (at, (stage, lane, text)) in CARDS.iter().enumerate() {
            let first = if at == ASTRAY_CARD { stage - 1 } else { *stage };
            let place = format!("[data-cell='{}']", cell(first, *lane));
            if self.finger {
                self.press(&format!("{place} .add")).await?;
            } else {
                let part = if at == ASTRAY_CARD { 0.93 } else { 0.3 };
                page.spot(&place, (0.5, 0.5)).await?;
                if at == ASTRAY_CARD {
                    self.press(&format!("{place} .add")).await?;
                } else {
                    page.double_click(&place, (0.5, part)).await?;
                }
            }
            write(page, text).await?;
            self.press(".save").await?;
            page.goes("[data-field]").await?;
        }
        let (stage, lane, text) = CARDS[ASTRAY_CARD];
        let script =
            "return [...document.querySelectorAll('[data-card]')].find(card => card.textContent === arguments[0])?.id";
        let id = page.ask(script, json!([text])).await?;
        let target = page.spot(&format!("[data-cell='{}']", cell(stage, lane)), (0.5, 0.5)).await?;
        self.drag(&format!("[id='{}']", id.as_str().unwrap_or_default()), target).await?;
        self.board.texts(&cell(stage, lane), &[text]).await
    }

    async fn scores(&self) -> Result<()> {
        let page = self.board.page;
        let (steps, lanes) = (ids(page, "step").await?, ids(page, "lane").await?);
        for (step, score) in steps.iter().zip(SCORES) {
            let cell = format!("{step}:{}", lanes[EMOTION]);
            // The last one is first set too high, then dragged down.
            let first = if score == -2 { 1 } else { score };
            let track = format!("[data-emotion='{cell}']");
            let at = page.reachable(&track, (0.5, height_of(first))).await?;
            if self.finger {
                page.tap_at(at).await?;
            } else {
                page.point(Pointer::Mouse, &[to(at), down(0), up(0)]).await?;
            }
            self.board.score(&cell, &first.to_string()).await?;
            if first != score {
                let target = page.spot(&track, (0.5, height_of(score))).await?;
                page.wait("the point to have come to rest", "return document.getAnimations().length === 0").await?;
                self.drag(&format!("{track} .point"), target).await?;
                self.board.score(&cell, &score.to_string()).await?;
            }
        }
        Ok(())
    }
}

async fn with_the_mouse(page: &Page) -> Result<()> {
    page.home("fr").await?;
    Hand { board: Board { page }, finger: false }.build().await?;
    lasts(page).await
}

async fn with_touch(page: &Page) -> Result<()> {
    page.home("fr").await?;
    Hand { board: Board { page }, finger: true }.build().await?;
    lasts(page).await
}

/// Presses Tab until the focus is on what `selector` names.
async fn tab_to(page: &Page, selector: &str) -> Result<()> {
    for _ in 0..60 {
        page.keys(&["Tab"]).await?;
        if page.ask("return document.activeElement?.matches(arguments[0]) ?? false", json!([selector])).await?
            == json!(true)
        {
            return Ok(());
        }
    }
    failure(format!("Tab does not lead to {selector}"))
}

/// Runs a command by its name, as a person does who does not know its key.
async fn by_palette(page: &Page, name: &str) -> Result<()> {
    page.keys(&["Ctrl+k"]).await?;
    page.wait("the palette", "return document.activeElement?.matches('.palette-field') ?? false").await?;
    page.type_text(name).await?;
    page.shows("#palette-0 span", name).await?;
    page.keys(&["Enter"]).await
}

async fn with_the_keyboard(page: &Page) -> Result<()> {
    page.home("fr").await?;
    let board = Board { page };
    tab_to(page, "[data-template=blank]").await?;
    page.keys(&["Enter"]).await?;
    page.wait(
        "the title's field",
        "return document.activeElement?.closest('dialog') !== null && document.activeElement?.tagName === 'INPUT'",
    )
    .await?;
    page.type_text(TITLE).await?;
    page.keys(&["Enter"]).await?;
    page.appears("[data-stage]").await?;
    tab_to(page, "[data-board] [tabindex='0']").await?;
    page.keys(&["ArrowUp"]).await?;
    board.focus_matches("[data-stage]").await?;
    page.keys(&["F2"]).await?;
    let mut names = STAGES.to_vec();
    let last = names.remove(ASTRAY_STAGE);
    names.push(last);
    for (at, name) in names.iter().enumerate() {
        if at > 0 {
            by_palette(page, "Ajouter une étape").await?;
        }
        write(page, name).await?;
        page.keys(&["Enter"]).await?;
        board.focus_on_text(name).await?;
    }
    page.keys(&["Alt+Shift+ArrowLeft"]).await?;
    board.says(&format!("Étape {last} : position 5 sur 6.")).await?;
    for role in LANES {
        by_palette(page, "Ajouter une ligne").await?;
        page.appears("dialog[open]").await?;
        if page.ask("return document.activeElement.dataset.chooseRole", json!([])).await? != json!(role) {
            tab_to(page, &format!("[data-choose-role={role}]")).await?;
        }
        page.keys(&["Enter"]).await?;
        page.wait("the name's field", "return document.activeElement?.hasAttribute('data-field') ?? false").await?;
        page.keys(&["Enter"]).await?;
        board.focus_matches(&format!("[data-lane][data-role={role}]")).await?;
    }
    let (steps, lanes) = (ids(page, "step").await?, ids(page, "lane").await?);
    // From the last lane's header up to the first, then through the lanes, cell by cell.
    page.keys(&["ArrowUp"; 4]).await?;
    for (lane, id) in lanes.iter().enumerate() {
        board.focus(&format!("lane-{id}")).await?;
        page.keys(&["ArrowRight"]).await?;
        if lane == EMOTION {
            by_keys_feel(&board, &steps, id).await?;
        } else {
            by_keys_fill(&board, &steps, lane, id).await?;
        }
        page.keys(&["Home", "ArrowLeft", "ArrowDown"]).await?;
    }
    lasts(page).await
}

async fn by_keys_fill(board: &Board<'_>, steps: &[String], lane: usize, id: &str) -> Result<()> {
    for (stage, step) in steps.iter().enumerate() {
        for (at, (of_stage, of_lane, text)) in CARDS.iter().enumerate().filter(|(_, card)| card.1 == lane) {
            let first = if at == ASTRAY_CARD { of_stage - 1 } else { *of_stage };
            if first != stage || *of_lane != lane {
                continue;
            }
            let others = board.page.count(&format!("[data-cell='{step}:{id}'] [data-card]")).await?;
            if others == 0 {
                board.page.keys(&["Enter"]).await?;
            } else {
                // Another card below the one in focus.
                board.page.keys(&["Enter", "Ctrl+Enter"]).await?;
            }
            board
                .page
                .equals(
                    "an empty field",
                    "return document.activeElement?.hasAttribute('data-field') && document.activeElement.value",
                    json!([]),
                    json!(""),
                )
                .await?;
            write(board.page, text).await?;
            board.page.keys(&["Enter"]).await?;
            board.focus_on_text(text).await?;
            if first != *of_stage {
                board.page.keys(&["Alt+Shift+ArrowRight"]).await?;
                board.texts(&format!("{}:{id}", steps[stage + 1]), &[text]).await?;
                board.focus_on_text(text).await?;
                board.page.keys(&["ArrowLeft"]).await?;
            }
        }
        if stage + 1 < steps.len() {
            board.page.keys(&["ArrowRight"]).await?;
        }
    }
    Ok(())
}

async fn by_keys_feel(board: &Board<'_>, steps: &[String], lane: &str) -> Result<()> {
    for (stage, (step, score)) in steps.iter().zip(SCORES).enumerate() {
        match score {
            -2 => board.page.keys(&["-", "-"]).await?,
            -1 => board.page.keys(&["-"]).await?,
            1 => board.page.keys(&["+"]).await?,
            _ => {
                board.page.keys(&["Enter"]).await?;
                board.page.wait("the scale", "return document.activeElement?.type === 'range'").await?;
                board.page.keys(if score == 2 { &["End", "Enter"] } else { &["Enter"] }).await?;
            }
        }
        board.score(&format!("{step}:{lane}"), &score.to_string()).await?;
        board.focus(&format!("cell-{step}-{lane}")).await?;
        if stage + 1 < steps.len() {
            board.page.keys(&["ArrowRight"]).await?;
        }
    }
    Ok(())
}

/// The built map is the expected one, survives a reload, and a file of it gives the same bytes in a new profile.
async fn lasts(page: &Page) -> Result<()> {
    let board = Board { page };
    same("the map", shape(&board.is_kept().await?), expected())?;
    page.reload().await?;
    page.appears("[data-card]").await?;
    same("the map after a reload", shape(&board.is_kept().await?), expected())?;
    page.click(".bar [data-command=export-json]").await?;
    let (name, bytes) = page.downloaded().await?;
    same("the file's name", name.ends_with(".parcours.json"), true)?;
    let file = page.aside(&name);
    std::fs::write(&file, &bytes)?;
    let again = match page.engine {
        Engine::Chromium => {
            let other = Page::open(page.driver.clone(), &page.url).await?;
            let again = opened_and_exported(&other, &file).await;
            other.close().await;
            again?
        }
        // Their drivers hold one session; with nothing stored it is as new.
        _ => {
            page.clear().await?;
            opened_and_exported(page, &file).await?
        }
    };
    same("the bytes of the second export", String::from_utf8_lossy(&again), String::from_utf8_lossy(&bytes))
}

async fn opened_and_exported(page: &Page, file: &std::path::Path) -> Result<Vec<u8>> {
    page.leave().await?;
    page.home("en").await?;
    page.choose_files(&[file.to_path_buf()]).await?;
    page.appears("[data-card]").await?;
    page.click(".bar [data-command=export-json]").await?;
    Ok(page.downloaded().await?.1)
}
