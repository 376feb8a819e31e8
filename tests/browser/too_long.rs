//! What does not fit into a field is said and not lost: nothing is cut, what was there stays, and what was to come stays where it was.

use serde_json::json;
use xtask::Result;

use crate::board::Board;
use crate::page::{Page, same};
use crate::scenarios;
use crate::seeds;

scenarios![
    All "too long: what is pasted into a card is kept whole, and into a name not at all" pasted,
    All "too long: what is typed past the end of a name is said" typed,
    All "too long: what got in by another way stays in its field until it is shorter" by_another_way,
];

/// What a field of the page says.
const FIELD: &str = "return document.activeElement.value";

/// 1,962 characters, every other of them two for JavaScript.
fn long() -> String {
    "a🙂".repeat(981)
}

async fn board<'a>(page: &'a Page) -> Result<Board<'a>> {
    let mut file = seeds::small("en");
    file["map"]["cards"][0]["text"] = json!(long());
    Board::open(page, &file).await
}

async fn pasted(page: &Page) -> Result<()> {
    let board = board(page).await?;
    // A note that is as long as a card may be, taken to the clipboard as a person does.
    board.stand_at("card-a1").await?;
    page.keys(&["F2"]).await?;
    page.appears("textarea[data-field]").await?;
    page.keys(&["Ctrl+a", "Ctrl+c", "Escape"]).await?;
    page.goes("[data-field]").await?;
    board.stand_at("card-b1").await?;
    page.keys(&["F2"]).await?;
    page.appears("textarea[data-field]").await?;
    page.keys(&["Ctrl+a", "Ctrl+v", "Enter"]).await?;
    page.goes("[data-field]").await?;
    same("the card", &board.map().await?["cards"][3]["text"], &json!(long()))?;
    board.stand_at("stage-s1").await?;
    page.keys(&["F2"]).await?;
    page.appears("input[data-field]").await?;
    page.keys(&["End", "Ctrl+v"]).await?;
    page.shows("[data-fitting]", "Nothing was added: that would be 1970 characters, and this field takes 300.").await?;
    same("the name's field", page.run(FIELD).await?, json!("Discover"))?;
    page.axe_finds_nothing("a field that something does not fit into").await?;
    // What fits goes in, and what was said goes.
    page.type_text("y").await?;
    page.goes("[data-fitting]").await?;
    page.keys(&["Enter"]).await?;
    page.goes("[data-field]").await?;
    same("the name", &board.map().await?["stages"][0]["name"], &json!("Discovery"))
}

async fn typed(page: &Page) -> Result<()> {
    let mut file = seeds::small("en");
    file["map"]["title"] = json!("🙂".repeat(298));
    let board = Board::open(page, &file).await?;
    page.click("#map-title").await?;
    page.keys(&["End"]).await?;
    page.type_text("ab").await?;
    same("what is said", page.count("[data-fitting]").await?, 0)?;
    page.type_text("c").await?;
    page.shows("[data-fitting]", "this field takes 300").await?;
    let full = format!("{}ab", "🙂".repeat(298));
    same("the title's field", page.run(FIELD).await?, json!(full))?;
    page.keys(&["Enter"]).await?;
    page.goes("[data-fitting]").await?;
    same("the title", &board.map().await?["title"], &json!(full))
}

/// As an input method, a dictation or another program puts it there: nobody asks first.
async fn by_another_way(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    board.stand_at("stage-s1").await?;
    page.keys(&["F2"]).await?;
    page.appears("input[data-field]").await?;
    page.run("const field = document.activeElement; field.value = 'x'.repeat(303); field.dispatchEvent(new InputEvent('input', { bubbles: true }))").await?;
    page.shows("[data-fitting]", "3 characters too many: this field takes 300.").await?;
    page.keys(&["Enter"]).await?;
    page.shows("[data-fitting]", "3 characters too many").await?;
    same("the name's field", page.run(FIELD).await?, json!("x".repeat(303)))?;
    page.keys(&["End", "Backspace", "Backspace", "Backspace"]).await?;
    page.goes("[data-fitting]").await?;
    page.keys(&["Enter"]).await?;
    page.goes("[data-field]").await?;
    same("the name", &board.map().await?["stages"][0]["name"], &json!("x".repeat(300)))?;
    // In a panel it stays where it is, and the map as it was.
    board.stand_at("step-t1").await?;
    page.keys(&["Ctrl+i"]).await?;
    page.appears("[data-step-name]").await?;
    page.click("[data-step-name]").await?;
    page.run("const field = document.activeElement; field.value = 'y'.repeat(301); field.dispatchEvent(new InputEvent('input', { bubbles: true }))").await?;
    page.shows("[data-fitting]", "1 character too many").await?;
    page.keys(&["End", "Enter"]).await?;
    page.shows("[data-fitting]", "301 characters; the limit is 300").await?;
    same("the panel's field", page.run(FIELD).await?, json!("y".repeat(301)))?;
    same("the step", &board.map().await?["stages"][0]["steps"][0]["name"], &json!("Search"))
}
