//! What is taken into the open map from elsewhere: looked at first, chosen, and one step that undo takes back.

use std::path::{Path, PathBuf};

use page_driver::browsers::fantoccini::Locator;
use serde_json::{Value, json};
use xtask::Result;

use crate::board::Board;
use crate::page::{Page, same};
use crate::{scenarios, seeds};

scenarios![
    All "from notes: the text is copied, the answer pasted, chosen of and added in one step" from_notes,
    All "from notes: an answer that is torn says where, and nothing of it is lost" torn,
    All "merge: a copy that was worked on elsewhere is merged three ways, in one step that undo takes back" three_ways,
    All "merge: a file that nothing is known of deletes nothing, and leaving changes nothing" two_ways,
    Chromium "merge: nothing overflows a phone, and axe finds nothing" merge_on_a_phone,
    All "bring in: stages and cards of another map come in one step" bring_in,
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

async fn small_window(page: &Page) -> Result<()> {
    let size = json!({ "width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": true });
    page.emulate("Emulation.setDeviceMetricsOverride", size).await?;
    Ok(())
}

async fn on_a_phone(page: &Page) -> Result<()> {
    small_window(page).await?;
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

/// A file beside the downloads, with `bytes` in it.
fn file(page: &Page, name: &str, bytes: &[u8]) -> Result<PathBuf> {
    let path = page.aside(name);
    std::fs::write(&path, bytes)?;
    Ok(path)
}

async fn exported(page: &Page) -> Result<Vec<u8>> {
    page.click("[data-menu=export]").await?;
    page.click(".menu [data-command=export-json]").await?;
    Ok(page.downloaded().await?.1)
}

async fn choose_copy(page: &Page, path: &Path) -> Result<()> {
    page.appears("[data-merge-file]").await?;
    let field = page.client.find(Locator::Css("[data-merge-file]")).await?;
    field.send_keys(&path.display().to_string()).await?;
    Ok(())
}

/// Gives the card `id` another text.
async fn reword(board: &Board<'_>, id: &str, text: &str) -> Result<()> {
    let page = board.page;
    board.stand_at(&format!("card-{id}")).await?;
    page.keys(&["F2"]).await?;
    page.wait("the text's field", "return document.activeElement?.hasAttribute('data-field') ?? false").await?;
    page.keys(&["Ctrl+a"]).await?;
    page.type_text(text).await?;
    page.keys(&["Enter"]).await?;
    page.shows(&format!("[data-card={id}]"), text).await
}

/// The texts of the cards that are kept, in the order of their ids where they have one of the seed.
async fn texts(board: &Board<'_>) -> Result<Vec<String>> {
    let map = board.is_kept().await?;
    let cards = map["cards"].as_array().into_iter().flatten();
    Ok(cards.map(|card| card["text"].as_str().unwrap_or_default().to_owned()).collect())
}

async fn three_ways(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    page.appears("[data-card]").await?;
    let first = exported(page).await?;
    // That it was handed out is kept with the map.
    page.wait(
        "the name of what left",
        "const kept = JSON.parse(localStorage.getItem('parcours:map:m1')); return (kept.doc ?? kept).lineage.length === 1",
    )
    .await?;
    let record = page.run("return localStorage.getItem('parcours:map:m1')").await?;
    // Somebody else takes it in, in a browser of their own.
    page.clear().await?;
    page.home("en").await?;
    let path = file(page, "first.parcours.json", &first)?;
    page.choose_files(&[path]).await?;
    page.appears("[data-card=a1]").await?;
    page.appears("html[data-parts=all]").await?;
    reword(&board, "a1", "Alpha there").await?;
    reword(&board, "b1", "Delta there").await?;
    board.stand_at("card-c2").await?;
    page.keys(&["Delete"]).await?;
    board.stand_at("card-d1").await?;
    page.keys(&["Alt+Shift+ArrowRight"]).await?;
    page.appears("[data-cell='t2:l2'] [data-card=d1]").await?;
    page.appears("[data-save=safe]").await?;
    let second = exported(page).await?;
    let copy: Value = serde_json::from_slice(&second)?;
    same("it carries what it began with", copy["base"]["content"] == copy["lineage"][0], true)?;
    // Meanwhile the first one went on too.
    page.clear().await?;
    page.store("parcours:set", &json!({ "language": "en", "theme": "light" })).await?;
    page.ask("localStorage.setItem('parcours:map:m1', arguments[0])", json!([record])).await?;
    page.go("#/map/m1").await?;
    page.appears("html[data-parts=all]").await?;
    reword(&board, "a1", "Alpha here").await?;
    reword(&board, "e1", "Theta here").await?;
    open(page, "merge-copy").await?;
    let path = file(page, "copy.parcours.json", &second)?;
    choose_copy(page, &path).await?;
    page.shows("[data-grown]", "What both grew from is known.").await?;
    page.appears("[data-conflicts='1']").await?;
    page.shows(".taking-in-conflict legend", "“Alpha here” (Actions, Search) · Text").await?;
    page.shows(".taking-in-conflict", "Alpha there").await?;
    page.shows(".taking-in-conflict", "Before: Alpha").await?;
    page.appears(".taking-in-conflict [value=both]:checked").await?;
    let lines = "return [...document.querySelector('.taking-in-lines').children].map(line => line.textContent)";
    let rest = [
        "changed · Card · “Delta there” (Actions, Compare)",
        "moved · Card · “Eta” (Contacts, Search)",
        "removed · Card · “Zeta” (Actions, Order)",
    ];
    let both = json!(
        [
            &["added · Card · “Alpha there” (Actions, Search)"][..],
            &["changed · Card · “Delta” (Actions, Compare)"][..],
            &rest[1..]
        ]
        .concat()
    );
    page.equals("what comes in", lines, json!([]), both).await?;
    page.click(".taking-in-conflict [value=theirs]").await?;
    let theirs = json!([
        "changed · Card · “Alpha here” (Actions, Search)",
        "changed · Card · “Delta” (Actions, Compare)",
        rest[1],
        rest[2]
    ]);
    page.equals("what comes in", lines, json!([]), theirs).await?;
    page.wait("the focus to stay", "return document.activeElement?.value === 'theirs'").await?;
    page.click("[data-command=merge]").await?;
    page.goes("dialog").await?;
    board.says("Merged: 0 added, 2 changed, 1 moved, 1 removed.").await?;
    page.appears("[data-save=safe]").await?;
    let after = texts(&board).await?;
    for (text, is_there) in
        [("Alpha there", true), ("Alpha here", false), ("Delta there", true), ("Theta here", true), ("Zeta", false)]
    {
        same(text, after.iter().any(|other| other == text), is_there)?;
    }
    page.keys(&["Ctrl+z"]).await?;
    page.shows("[data-card=a1]", "Alpha here").await?;
    let before = texts(&board).await?;
    same("the deleted card is back", before.iter().any(|text| text == "Zeta"), true)?;
    // The same file again: it is known that it was merged, and what undo took back can be had all the same.
    open(page, "merge-copy").await?;
    choose_copy(page, &path).await?;
    page.shows("[data-grown]", "This map has gone on from that very copy").await?;
    page.appears("[data-command=merge]:disabled").await?;
    page.click("[data-set-aside]").await?;
    page.appears("[data-command=merge]:enabled").await
}

/// The small map with another text for the card `a1` and a new card, as a file that tells of no other.
fn unknown_copy(page: &Page, language: &str) -> Result<PathBuf> {
    let mut copy = seeds::small(language);
    copy["map"]["cards"][0]["text"] = json!("Alpha there");
    let more = json!({ "id": "z1", "step": "t5", "lane": "l1", "text": "Omega" });
    copy["map"]["cards"].as_array_mut().into_iter().for_each(|cards| cards.push(more.clone()));
    copy["map"]["cards"].as_array_mut().into_iter().for_each(|cards| cards.retain(|card| card["id"] != "b1"));
    file(page, "unknown.parcours.json", copy.to_string().as_bytes())
}

async fn two_ways(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    let path = unknown_copy(page, "en")?;
    open(page, "merge-copy").await?;
    let broken = file(page, "broken.json", b"{\"format\":")?;
    choose_copy(page, &broken).await?;
    page.shows("[data-merge-problem]", "Not valid JSON: line 1").await?;
    choose_copy(page, &path).await?;
    page.shows("[data-grown]", "What both grew from is not known.").await?;
    page.appears("[data-conflicts='1']").await?;
    page.keys(&["Escape"]).await?;
    page.goes("dialog").await?;
    board.is_untouched().await?;
    open(page, "merge-copy").await?;
    choose_copy(page, &path).await?;
    page.click("[data-command=merge]").await?;
    page.goes("dialog").await?;
    board.says("Merged: 2 added, 0 changed, 0 moved, 0 removed.").await?;
    let after = texts(&board).await?;
    for text in ["Alpha", "Alpha there", "Omega", "Delta"] {
        same(text, after.iter().any(|other| other == text), true)?;
    }
    page.keys(&["Ctrl+z"]).await?;
    board.is_untouched().await
}

async fn merge_on_a_phone(page: &Page) -> Result<()> {
    small_window(page).await?;
    Board::open_in(page, "fr", &seeds::small("fr")).await?;
    let path = unknown_copy(page, "fr")?;
    open(page, "merge-copy").await?;
    choose_copy(page, &path).await?;
    page.appears("[data-conflicts='1']").await?;
    same("what is beyond the edge", page.run(BEYOND).await?, json!(0))?;
    page.axe_finds_nothing("what a merge comes to").await
}

async fn bring_in(page: &Page) -> Result<()> {
    let mut other = seeds::small("en");
    other["id"] = json!("m2");
    other["map"]["title"] = json!("The other one");
    other["map"]["stages"][0]["name"] = json!("Wonder");
    page.leave().await?;
    page.store("parcours:map:m2", &other).await?;
    let board = Board::small(page).await?;
    open(page, "bring-in").await?;
    page.shows("[data-bring-preview]", "Nothing is ticked yet.").await?;
    page.appears("[data-command=bring-in-chosen]:disabled").await?;
    page.click("[data-bring=stage-s1]").await?;
    page.shows("[data-bring-preview]", "6 cards and 2 feelings come along.").await?;
    page.click("details.taking-in-ticks summary").await?;
    page.click("[data-bring=card-f2]").await?;
    page.shows("[data-bring-preview]", "7 cards and 2 feelings come along.").await?;
    page.click("[data-command=bring-in-chosen]").await?;
    page.goes("dialog").await?;
    board.says("Brought in from “The other one”: 7 cards.").await?;
    same("cards", texts(&board).await?.len(), 17)?;
    let names = "return [...document.querySelectorAll('[data-stage] .name')].map(name => name.textContent)";
    let names = page.run(names).await?;
    same("the stage is there", names.as_array().is_some_and(|names| names.contains(&json!("Wonder"))), true)?;
    page.keys(&["Ctrl+z"]).await?;
    board.is_untouched().await
}
