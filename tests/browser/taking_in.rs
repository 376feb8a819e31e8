//! What is taken into the open map from elsewhere: looked at first, chosen, and one step that undo takes back.

use page_driver::browsers::Engine;
use serde_json::{Value, json};
use xtask::Result;

use crate::board::Board;
use crate::page::{Page, same};
use crate::{scenarios, seeds};

scenarios![
    All "from notes: the text is copied, the answer pasted, chosen of and added in one step" from_notes,
    All "from notes: an answer that is torn says where, and nothing of it is lost" torn,
    Chromium "from notes: nothing overflows a phone, and axe finds nothing" on_a_phone,
];

/// Opens a dialog of the map menu.
async fn open(page: &Page, command: &str) -> Result<()> {
    page.click("[data-menu=map]").await?;
    page.click(&format!(".menu [data-command={command}]")).await?;
    page.appears("dialog.taking-in[open]").await
}

/// Puts `text` into a field by the clipboard, as a person does with what another program gave them.
async fn paste_into(page: &Page, selector: &str, text: &str) -> Result<()> {
    let script = "const field = document.createElement('textarea'); field.id = 'elsewhere'; field.value = arguments[0];
        document.querySelector('dialog[open]').append(field); field.focus(); field.select();";
    page.ask(script, json!([text])).await?;
    page.wait("the field", "return document.activeElement?.id === 'elsewhere'").await?;
    page.keys(&["Ctrl+c"]).await?;
    page.run("document.getElementById('elsewhere').remove()").await?;
    page.click(selector).await?;
    page.keys(&["Ctrl+a", "Ctrl+v"]).await?;
    page.equals("what was pasted", "return document.querySelector(arguments[0]).value", json!([selector]), json!(text))
        .await
}

const ANSWER: &str = "Here it is:
```json
{ \"stages\": [{ \"name\": \"Discover\", \"steps\": [\"Search\"] }, { \"name\": \"Doubt\" }],
  \"cards\": [
    { \"stage\": \"Discover\", \"step\": \"Search\", \"lane\": \"Actions\", \"text\": \"Asks a friend\" },
    { \"stage\": \"Discover\", \"step\": \"Search\", \"lane\": \"Actions\", \"text\": \"Alpha\" },
    { \"stage\": \"Doubt\", \"lane\": \"Thoughts\", \"text\": \"Is it worth it?\" },
    { \"stage\": \"Buy\", \"lane\": \"Contacts\", \"text\": \"The shop\" } ],
  \"feelings\": [{ \"stage\": \"Use\", \"step\": \"Install\", \"score\": -1, \"word\": \"lost\" }] }
```";

async fn from_notes(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    open(page, "copy-as-prompt").await?;
    page.wait("the focus in the notes", "return document.activeElement?.name === 'notes'").await?;
    page.type_text("They ask a friend first.").await?;
    page.click("[data-command=copy-prompt]").await?;
    page.shows("[data-copied]", "Copied.").await?;
    // What is in the clipboard is what was shown.
    let shown = page.run("return document.querySelector('[name=prompt]').value").await?;
    same("the notes are in the text", shown.as_str().unwrap_or_default().contains("They ask a friend first."), true)?;
    page.click("[name=answer]").await?;
    page.keys(&["Ctrl+v"]).await?;
    page.equals("the clipboard", "return document.querySelector('[name=answer]').value", json!([]), shown).await?;
    paste_into(page, "[name=answer]", ANSWER).await?;
    page.click("[data-command=read-answer]").await?;
    page.appears("[data-proposed='4']").await?;
    page.wait("the focus on the heading", "return document.activeElement?.hasAttribute('data-proposed')").await?;
    let groups = "return [...document.querySelectorAll('.taking-in-group')].map(group => group.querySelector('h4').innerText.trim() + ': '
        + [...group.querySelectorAll('.tick')].map(row => row.innerText.trim()).join(', '))";
    let expected = json!([
        "Discover · Search: Asks a friend",
        "Doubt new: Is it worth it?",
        "Buy · Order: The shop",
        "Use · Install: −1 · lost"
    ]);
    page.equals("the proposals", groups, json!([]), expected).await?;
    page.shows(".taking-in-left-out", "Alpha on the map already").await?;
    page.click("[data-proposal='2']").await?;
    page.shows("[data-command=accept-proposals]", "Add 3 proposals").await?;
    page.click("[data-command=accept-proposals]").await?;
    page.goes("dialog").await?;
    board.says("2 cards and 1 feeling added.").await?;
    page.shows(".saying[data-done]", "2 cards and 1 feeling added.").await?;
    let map = board.is_kept().await?;
    let card = |text: &str| {
        let found = map["cards"].as_array().into_iter().flatten().find(|card| card["text"] == text);
        found.cloned().unwrap_or(Value::Null)
    };
    same(
        "where it stands",
        (&card("Asks a friend")["step"], &card("Asks a friend")["lane"]),
        (&json!("t1"), &json!("l1")),
    )?;
    same(
        "it is assumed",
        card("Asks a friend").get("evidence").cloned().unwrap_or(json!("assumed")),
        json!("assumed"),
    )?;
    same("what was not chosen", card("The shop"), Value::Null)?;
    board.score("t4:l3", "-1").await?;
    board.focus_on_text("Asks a friend").await?;
    page.keys(&["Ctrl+z"]).await?;
    board.is_untouched().await
}

async fn torn(page: &Page) -> Result<()> {
    let board = Board::open_in(page, "fr", &seeds::small("fr")).await?;
    open(page, "copy-as-prompt").await?;
    page.click("[data-command=read-answer]").await?;
    page.shows("[data-answer-problem]", "pas encore de réponse").await?;
    let text = "{\n \"cards\": [\n  {\"stage\" \"x\"}]}";
    paste_into(page, "[name=answer]", text).await?;
    page.click("[data-command=read-answer]").await?;
    page.shows("[data-answer-problem]", "ligne 3, colonne 12").await?;
    // Who closes the dialog finds what was pasted again.
    page.keys(&["Escape"]).await?;
    page.goes("dialog").await?;
    open(page, "copy-as-prompt").await?;
    page.equals("what was pasted", "return document.querySelector('[name=answer]').value", json!([]), json!(text))
        .await?;
    // A browser that does not copy says so, and has the text selected.
    page.run("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))").await?;
    page.click("[data-command=copy-prompt]").await?;
    page.shows("[data-copied]", "ne l’a pas copié").await?;
    let selected = "const field = document.activeElement;
        return field.name === 'prompt' && field.selectionStart === 0 && field.selectionEnd === field.value.length && field.value !== ''";
    page.wait("the text to be selected", selected).await?;
    page.keys(&["Escape"]).await?;
    page.goes("dialog").await?;
    board.is_untouched().await
}

/// What lies beyond the right edge of the dialog.
const BEYOND: &str = "const dialog = document.querySelector('dialog[open]');
    return dialog.scrollWidth - dialog.clientWidth + Math.max(0, document.documentElement.scrollWidth - innerWidth)";

async fn on_a_phone(page: &Page) -> Result<()> {
    assert_eq!(page.engine, Engine::Chromium);
    page.emulate(
        "Emulation.setDeviceMetricsOverride",
        json!({ "width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": true }),
    )
    .await?;
    Board::open_in(page, "fr", &seeds::small("fr")).await?;
    open(page, "copy-as-prompt").await?;
    same("what is beyond the edge", page.run(BEYOND).await?, json!(0))?;
    page.axe_finds_nothing("the text and the answer").await?;
    let long = ANSWER.replace("Asks a friend", &"Unsäglichlang".repeat(20));
    paste_into(page, "[name=answer]", &long).await?;
    page.click("[data-command=read-answer]").await?;
    page.appears("[data-proposed='4']").await?;
    same("what is beyond the edge", page.run(BEYOND).await?, json!(0))?;
    page.axe_finds_nothing("what the answer proposes").await
}
