//! The system's clipboard, by real keys: cells of a spreadsheet come in, and what cards hold goes out.

use serde_json::{Value, json};
use xtask::Result;

use crate::board::{Board, card};
use crate::page::{Page, same};
use crate::{scenarios, seeds};

scenarios![
    All "clipboard: cells of a spreadsheet become cards" cells,
    All "clipboard: what goes out is what the cards hold" goes_out,
    All "clipboard: the map, or the selected cards, as a table for spreadsheets and texts" table,
    Chromium "clipboard: a table that is refused is offered to be copied by hand, and as a file" refused,
    Chromium "axe: a table to be copied by hand" axe,
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

/// A field of a program that takes text and HTML, in focus; it tells what it is given.
const TAKES_BOTH: &str = "const field = document.createElement('textarea'); field.id = 'elsewhere';
    field.style.setProperty('position', 'fixed'); document.body.append(field); field.focus();
    field.addEventListener('paste', ({ clipboardData }) => {
        field.dataset.text = clipboardData.getData('text/plain');
        field.dataset.html = clipboardData.getData('text/html');
    });";

/// What the system's clipboard holds: text, and the texts of the cells of a table of HTML, row by row.
async fn pasted(page: &Page) -> Result<(String, Value)> {
    page.run(TAKES_BOTH).await?;
    page.wait("the field", "return document.activeElement?.id === 'elsewhere'").await?;
    page.keys(&["Ctrl+v"]).await?;
    let script = "const field = document.getElementById('elsewhere');
        if (field.dataset.html === undefined) return null;
        const table = new DOMParser().parseFromString(field.dataset.html.replace(/ style=\"[^\"]*\"/g, ''), 'text/html');
        const rows = [...table.querySelectorAll('tr')].map((row) => [...row.cells].map((cell) => cell.innerHTML.replace(/<br[^>]*>/g, '|')));
        field.remove();
        return [field.dataset.text, rows];";
    let found = page
        .until("what was pasted", script, json!([]), |found| found.as_array().cloned().filter(|both| both.len() == 2))
        .await?;
    Ok((found[0].as_str().unwrap_or_default().replace("\r\n", "\n"), found[1].clone()))
}

async fn table(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    page.click("[data-menu=export]").await?;
    page.click(".menu [data-command=copy-as-table]").await?;
    page.shows(".saying[data-done]", "The whole map is copied as a table.").await?;
    let (text, rows) = pasted(page).await?;
    let begins = "Stage\tDiscover\tDiscover\tBuy\tUse\tUse\nStep\tSearch\tCompare\tOrder\tInstall\tEnjoy\n\
                  Actions\t\"Alpha\nBeta\nGamma\"\tDelta\t\"Epsilon\nZeta\"\t\t\n";
    same("the text", text.starts_with(begins), true).map_err(|problem| format!("{problem}: {text:?}"))?;
    same(
        "the row of actions",
        rows[2].clone(),
        json!(["Actions", "Alpha|Beta|Gamma", "Delta", "Epsilon|Zeta", "", ""]),
    )?;

    board.stand_at("card-a1").await?;
    page.keys(&["Shift+ArrowDown"]).await?;
    page.appears("[data-card=a2][aria-selected=true]").await?;
    page.keys(&["Ctrl+k"]).await?;
    page.appears("dialog[open] .palette-field").await?;
    page.type_text("copy as table").await?;
    page.appears(".palette-row[aria-selected=true]").await?;
    page.keys(&["Enter"]).await?;
    page.shows(".saying[data-done]", "2 cards copied as a table.").await?;
    let (text, rows) = pasted(page).await?;
    same("the text", text.as_str(), "Stage\tDiscover\nStep\tSearch\nActions\t\"Alpha\nBeta\"")?;
    same("the table", rows, json!([["Stage", "Discover"], ["Step", "Search"], ["Actions", "Alpha|Beta"]]))?;
    no_style_was_put_on(page).await
}

/// Chromium cleans the HTML of a clipboard in a document that has the page's policy, and tells that its styles, which spreadsheets read, count for
/// nothing there. They reach the clipboard all the same.
async fn no_style_was_put_on(page: &Page) -> Result<()> {
    let seen = page.seen().await?;
    let is_style = |told: &String| told.contains("style-src-attr") || told.contains("Applying inline style");
    let others: Vec<String> = seen.violations.into_iter().filter(|told| !is_style(told)).chain(seen.errors).collect();
    same("what else the browser noticed", others, Vec::new())?;
    page.run("sessionStorage.removeItem('violations')").await.map(drop)
}

/// A browser that takes nothing into the clipboard.
const REFUSES: &str = "navigator.clipboard.write = () => Promise.reject(new DOMException('no', 'NotAllowedError'))";

/// The dialog with the table, once it is there.
async fn refused_table(page: &Page) -> Result<()> {
    page.run(REFUSES).await?;
    page.click("[data-menu=export]").await?;
    page.click(".menu [data-command=copy-as-table]").await?;
    page.shows("dialog[open] [data-table-said]", "The browser did not take the table.").await?;
    let marked = "const field = document.activeElement;
        return field.matches('[data-table]') && field.value.startsWith('Stage\\tDiscover') && field.selectionEnd === field.value.length";
    page.wait("the table to be marked", marked).await
}

async fn refused(page: &Page) -> Result<()> {
    Board::small(page).await?;
    refused_table(page).await?;
    page.click("dialog[open] [data-table-copy]").await?;
    page.shows("dialog[open] [data-table-said]", "The browser did not take the table.").await?;
    same("what is said", page.count(".saying[data-done]").await?, 0)?;
    page.click("dialog[open] [data-table-file]").await?;
    let (name, bytes) = page.downloaded_as(|name, bytes| name.ends_with(".tsv") && !bytes.is_empty()).await?;
    same("its name", name.as_str(), "A small map.tsv")?;
    same("its beginning", bytes.starts_with(b"Stage\tDiscover\t"), true)?;
    page.goes("dialog[open]").await?;
    // The browser changes its mind.
    refused_table(page).await?;
    page.run("delete navigator.clipboard.write").await?;
    page.click("dialog[open] [data-table-copy]").await?;
    page.shows(".saying[data-done]", "The whole map is copied as a table.").await?;
    page.goes("dialog[open]").await?;
    no_style_was_put_on(page).await
}

async fn axe(page: &Page) -> Result<()> {
    Board::small(page).await?;
    refused_table(page).await?;
    page.axe_finds_nothing("a table to be copied by hand").await
}
