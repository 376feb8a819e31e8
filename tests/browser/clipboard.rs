//! The system's clipboard, by real keys: cells of a spreadsheet come in, and what cards hold goes out.

use serde_json::{Value, json};
use xtask::Result;

use crate::board::{Board, card};
use crate::page::{Page, same};
use crate::{scenarios, seeds};

scenarios![
    All "clipboard: cells of a spreadsheet become cards" cells,
    All "clipboard: what goes out is what the cards hold" goes_out,
];

/// A field of another program, as far as the clipboard knows, with `text` in it and in focus.
async fn field(page: &Page, text: &str) -> Result<()> {
    let script = "const field = document.createElement('textarea'); field.id = 'elsewhere'; field.value = arguments[0];
        field.style.setProperty('position', 'fixed'); document.body.append(field); field.focus(); field.select();";
    page.ask(script, json!([text])).await?;
    page.wait("the field", "return document.activeElement?.id === 'elsewhere'").await
}

async fn no_field(page: &Page) -> Result<()> {
    page.run("document.getElementById('elsewhere').remove()").await.map(drop)
}

/// The texts of the cards of a cell as they are kept, in order.
fn kept(map: &Value, step: &str, lane: &str) -> Vec<Value> {
    let cards = map["cards"].as_array().into_iter().flatten();
    cards.filter(|card| card["step"] == step && card["lane"] == lane).map(|card| card["text"].clone()).collect()
}

async fn cells(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    field(page, "\"Appelle le SAV\nattend 20 min\"\n\"Reçu un \"\"avis\"\"\"\n\"Oui\", dit-elle\tNon\n").await?;
    page.keys(&["Ctrl+c"]).await?;
    no_field(page).await?;
    board.stand_at("cell-t4-l1").await?;
    page.keys(&["Ctrl+v"]).await?;
    board.says("4 cards pasted in Actions, Install.").await?;
    let texts = ["Appelle le SAV\nattend 20 min", "Reçu un \"avis\"", "\"Oui\", dit-elle", "Non"];
    page.equals(
        "the cards that are kept",
        "const kept = JSON.parse(localStorage.getItem('parcours:map:m1'));
         return (kept.doc ?? kept).map.cards.filter(card => card.step === 't4' && card.lane === 'l1').map(card => card.text)",
        json!([]),
        json!(texts),
    )
    .await?;
    page.keys(&["Ctrl+z"]).await?;
    board.is_untouched().await
}

async fn goes_out(page: &Page) -> Result<()> {
    const TEXT: &str = "  deux  espaces, \"un mot\",\tun saut et 👩‍🚀\nsur deux lignes ";
    let mut map = seeds::small("en");
    for card in map["map"]["cards"].as_array_mut().into_iter().flatten() {
        if card["id"] == "a1" {
            card["text"] = json!(TEXT);
        }
    }
    let board = Board::open(page, &map).await?;
    page.appears(&card("a1")).await?;
    board.stand_at("card-a1").await?;
    page.keys(&["Ctrl+c"]).await?;
    board.says("1 card copied.").await?;
    // As text, in another program.
    field(page, "").await?;
    page.keys(&["Ctrl+v"]).await?;
    let written = "return document.getElementById('elsewhere').value";
    page.equals("what was pasted", written, json!([]), json!(TEXT)).await?;
    no_field(page).await?;
    // And as the card it is, in this one.
    board.stand_at("cell-t4-l1").await?;
    page.keys(&["Ctrl+v"]).await?;
    board.says("1 card pasted in Actions, Install.").await?;
    let map = board.map().await?;
    same("the card that came back", json!(kept(&map, "t4", "l1")), json!([TEXT]))
}
