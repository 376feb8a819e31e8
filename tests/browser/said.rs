//! What is said after the main acts, in both languages (`interaction.md` section 8).

use serde_json::{Value, json};
use xtask::Result;

use crate::board::{Board, card};
use crate::page::{Page, plain_spaces, same};
use crate::scenarios;
use crate::seeds;

scenarios![
    Chromium "said: in English" english,
    All "said: in French" french,
    Chromium "said: the same words twice are two messages" twice,
    Chromium "said: roles and names as assistive technology computes them" computed,
    Chromium "said: nothing during a drag" silent_drag,
];

/// Where the keyboard stands, what is pressed, what is said in English and in French.
const SAID: [(&str, &[&str], &str, &str); 12] = [
    ("card-a1", &["Alt+Shift+ArrowDown"], "Position 2 of 3.", "Position 2 sur 3."),
    ("card-a1", &["Ctrl+z"], "Undone: move “Alpha”.", "Annulé : déplacer « Alpha »."),
    ("card-a1", &["Ctrl+y"], "Redone: move “Alpha”.", "Rétabli : déplacer « Alpha »."),
    (
        "card-b1",
        &["Alt+Shift+ArrowDown"],
        "Now in Contacts, Compare, position 1 of 1.",
        "Maintenant dans Contacts, Compare, position 1 sur 1.",
    ),
    ("card-f1", &["Alt+Shift+ArrowDown"], "No lane below.", "Aucune ligne au-dessous."),
    ("card-c1", &["Space", "Shift+ArrowDown"], "2 cards selected.", "2 fiches sélectionnées."),
    ("card-c1", &["Ctrl+c"], "2 cards copied.", "2 fiches copiées."),
    ("card-c1", &["Escape"], "Selection cleared.", "Sélection vidée."),
    ("card-d1", &["Delete"], "“Eta” deleted. Ctrl+Z brings it back.", "« Eta » supprimée. Ctrl+Z la rétablit."),
    ("stage-s1", &["Alt+Shift+ArrowRight"], "Stage Discover: position 2 of 3.", "Étape Discover : position 2 sur 3."),
    ("lane-l1", &["Alt+Shift+ArrowDown"], "Lane Actions: position 2 of 4.", "Ligne Actions : position 2 sur 4."),
    ("cell-t1-l3", &["+"], "Search: 0, neither good nor bad.", "Search : 0, ni bon ni mauvais."),
];

async fn in_language(page: &Page, language: &str) -> Result<()> {
    let board = Board::open_in(page, language, &seeds::small(language)).await?;
    for (at, keys, english, french) in SAID {
        board.stand_at(at).await?;
        page.keys(keys).await?;
        board.says(if language == "fr" { french } else { english }).await?;
    }
    Ok(())
}

async fn english(page: &Page) -> Result<()> {
    in_language(page, "en").await
}

async fn french(page: &Page) -> Result<()> {
    in_language(page, "fr").await?;
    let board = Board { page };
    board.stand_at("cell-t4-l1").await?;
    page.keys(&["Enter"]).await?;
    page.wait("the field", "return document.activeElement?.hasAttribute('data-field') ?? false").await?;
    page.type_text("Nouvelle").await?;
    page.keys(&["Enter"]).await?;
    board.says("Fiche ajoutée dans Actions, Install.").await?;
    board.drag_card("f2", "t4:l4", None).await?;
    board.says("« Kappa » déplacée de Thoughts, Enjoy vers Thoughts, Install, position 1 sur 1.").await?;
    let target = page.spot(&card("e1"), (0.5, 0.5)).await?;
    let from = board.press(&card("f2")).await?;
    board.glide(from, target).await?;
    board.is_dragging().await?;
    page.keys(&["Escape"]).await?;
    board.says("Déplacement annulé. « Kappa » reste dans Thoughts, Install.").await?;
    board.release().await
}

async fn twice(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    board.stand_at("stage-s1").await?;
    page.keys(&["ArrowUp"]).await?;
    board.says("No lane above.").await?;
    page.run("window.changes = []; new MutationObserver(() => window.changes.push(document.querySelector('[data-status]').textContent)).observe(document.querySelector('[data-status]'), { childList: true, characterData: true, subtree: true })").await?;
    page.keys(&["ArrowUp"]).await?;
    page.equals(
        "the region emptied, then filled again",
        "return window.changes",
        json!([]),
        json!(["", "No lane above."]),
    )
    .await
}

async fn silent_drag(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    page.run("window.changes = []; new MutationObserver(() => window.changes.push(document.querySelector('[data-status]').textContent)).observe(document.querySelector('[data-status]'), { childList: true, characterData: true, subtree: true })").await?;
    let target = board.place("t3:l1", None).await?;
    let from = board.press(&card("a1")).await?;
    board.glide(from, target).await?;
    board.is_dragging().await?;
    same("words during the drag", page.run("return window.changes.join('')").await?, json!(""))?;
    board.release().await?;
    board.says("“Alpha” moved from Actions, Search to Actions, Order, position 3 of 3.").await
}

async fn computed(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    board.stand_at("card-a1").await?;
    for (selector, role, label) in [
        ("[data-board]", "grid", "A small map"),
        ("[data-stage=s1]", "columnheader", "Discover"),
        ("[data-step=t1]", "columnheader", "Search"),
        ("[data-lane=l1]", "rowheader", "Actions"),
        ("[id=cell-t1-l1]", "listbox", "Actions Search"),
        ("[data-card=a1]", "option", "Alpha"),
        ("[data-emotion='t1:l3']", "gridcell", "Feelings Search −1, bad"),
        (".context-bar", "toolbar", "Actions"),
        ("[data-command=undo]", "button", "Undo"),
    ] {
        let found = page.client.find(page_driver::browsers::fantoccini::Locator::Css(selector)).await?;
        let id = found.element_id();
        let ask = |what: &'static str| {
            let path = format!("element/{}/{what}", id.as_ref());
            async move { page_driver::browsers::send(&page.client, &path, None).await }
        };
        let (found_role, found_label): (Value, Value) = (ask("computedrole").await?, ask("computedlabel").await?);
        same(&format!("the role of {selector}"), found_role, json!(role))?;
        let found_label = plain_spaces(found_label.as_str().unwrap_or_default());
        same(&format!("the name of {selector}, found {found_label}"), found_label.starts_with(label), true)?;
    }
    let hint = "return document.getElementById(document.querySelector('[data-board]').getAttribute('aria-describedby')).textContent";
    page.equals(
        "the hint",
        hint,
        json!([]),
        json!(
            "Arrow keys move between cards. Typing begins a card. Enter edits. Shift+F10 lists the actions. Alt+Shift+arrows move the card."
        ),
    )
    .await?;
    let empty = "return document.getElementById(document.getElementById('cell-t4-l1').getAttribute('aria-describedby'))?.textContent";
    page.equals("the words of an empty cell", empty, json!([]), json!("Empty. Type to add a card.")).await
}
