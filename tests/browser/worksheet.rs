//! The worksheet journey in French, built three times from the blank map: with the mouse, with a finger, with the keyboard.
//! Only text is typed by the first two.

use page_driver::browsers::Engine;
use serde_json::{Value, json};
use xtask::Result;

use crate::board::Board;
use crate::page::{Page, same};
use crate::worksheet_hand::Hand;
use crate::{scenarios, worksheet_keys};

scenarios![
    All "worksheet: with the mouse alone" with_the_mouse,
    Touch "worksheet: with touch alone" with_touch,
    All "worksheet: with the keyboard alone" with_the_keyboard,
    All "worksheet: 42 cards in six stages take fewer than 150 presses beside their texts" in_few_presses,
];

pub const TITLE: &str = "Adopter un service";
pub const STAGES: [&str; 6] = ["Besoin", "Recherche", "Sélection", "Achat et accueil", "Utilisation", "Évolution"];
pub const LANES: [&str; 5] = ["touchpoint", "thought", "emotion", "gain", "pain"];
pub const EMOTION: usize = 2;
pub const SCORES: [i64; 6] = [-1, 0, 1, 2, 1, -2];

/// What stands in each cell: the number of the stage, the number of the lane, the text.
pub const CARDS: [(usize, usize, &str); 10] = [
    (0, 0, "Bouche à oreille"),
    (1, 0, "Site du comparateur"),
    (3, 0, "Conseillère en agence"),
    (5, 0, "Appel de la fidélité"),
    (0, 1, "Il me faut autre chose"),
    (2, 1, "Lequel est honnête\u{202f}?"),
    (4, 1, "Plus simple que prévu"),
    (3, 3, "Accueil chaleureux"),
    (1, 4, "Trop de jargon"),
    (5, 4, "Hausse sans préavis"),
];

/// The stage that is first made one place too early, and the card that is first written one stage too early.
pub const ASTRAY_STAGE: usize = 4;
pub const ASTRAY_CARD: usize = 1;

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
pub async fn write(page: &Page, text: &str) -> Result<()> {
    page.wait("a field to write in", "return document.activeElement?.hasAttribute('data-field') ?? false").await?;
    page.type_text(text).await?;
    page.equals("the written text", "return document.activeElement?.value", json!([]), json!(text)).await
}

/// How high the score stands in the track, as a part of its height.
pub fn height_of(score: i64) -> f64 {
    0.5 - score as f64 * 0.16
}

/// The ids of the board's stages, steps and lanes, in order.
pub async fn ids(page: &Page, kind: &str) -> Result<Vec<String>> {
    let script = "return [...document.querySelectorAll(`[data-board] [data-${arguments[0]}]`)].map(header => header.dataset[arguments[0]])";
    Ok(serde_json::from_value(page.ask(script, json!([kind])).await?)?)
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

/// The worksheet by keys alone, in a window of whatever size.
pub async fn with_the_keyboard(page: &Page) -> Result<()> {
    page.home("fr").await?;
    worksheet_keys::build(page).await?;
    lasts(page).await
}

async fn in_few_presses(page: &Page) -> Result<()> {
    page.home("en").await?;
    page.click("[data-template=current-state]").await?;
    page.appears("dialog[open] form").await?;
    page.keys(&["Enter"]).await?;
    page.appears("[data-card], [data-cell]").await?;
    let presses = worksheet_keys::fill(page).await?;
    same("no more presses than a person has patience for", presses < 150, true).map_err(|_| format!("{presses}").into())
}

/// The built map is the expected one, survives a reload, and a file of it gives the same bytes in a new profile.
async fn lasts(page: &Page) -> Result<()> {
    let board = Board { page };
    same("the map", shape(&board.is_kept().await?), expected())?;
    page.reload().await?;
    page.appears("[data-card]").await?;
    same("the map after a reload", shape(&board.is_kept().await?), expected())?;
    page.click("[data-menu=export]").await?;
    page.click(".menu [data-command=export-json]").await?;
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
    page.click("[data-menu=export]").await?;
    page.click(".menu [data-command=export-json]").await?;
    Ok(page.downloaded().await?.1)
}
