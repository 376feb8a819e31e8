//! Finding, filtering, looking at one stage or lane alone, and copying one to another map.

use serde_json::{Value, json};
use xtask::Result;

use crate::board::{Board, card};
use crate::page::{Page, failure, same};
use crate::{scenarios, seeds};

scenarios![
    All "find: Ctrl+F goes through a long board" long_board,
    Chromium "find: headers, nothing, and what an edit changes" headers_and_edits,
    All "find: a filter hides, counts, and nothing acts on what it hides" filter,
    Chromium "find: dropping among hidden cards" drop_among_hidden,
    All "find: one stage alone" one_stage,
    Chromium "find: one lane alone" one_lane,
    All "find: a lane copied to another map" copy_lane,
    Chromium "find: a stage copied to another map" copy_stage,
    Chromium "find: axe in every state" states,
    Chromium "find: axe in every state, dark and in French" states_dark,
    Chromium "find: 390 pixels" narrow,
    All "find: words without their marks, and in the order of their language" words_of_languages,
    Chromium "find: a filter acts on a choice, and not while keys run through the list" on_choice,
    Chromium "find: typing stays quick among ten thousand cards" quick,
];

/// What the search shows is in sight: inside the scroller, not under its headers.
const IN_SIGHT: &str = "const found = document.querySelector('[data-board] [data-found]')?.getBoundingClientRect();
    const board = document.querySelector('#board-scroller').getBoundingClientRect();
    const headers = document.querySelector('.headers').getBoundingClientRect();
    return !!found && found.top >= headers.bottom - 1 && found.bottom <= board.bottom + 1 && found.left >= board.left && found.right <= board.right + 1";

async fn shows(page: &Page, id: &str) -> Result<()> {
    page.equals("what the search shows", "return document.querySelector('[data-found]')?.id", json!([]), json!(id))
        .await?;
    page.wait("it to be in sight", IN_SIGHT).await
}

async fn counts(page: &Page, count: &str) -> Result<()> {
    let script = "return document.querySelector('[data-find-count]')?.textContent";
    page.equals("the count", script, json!([]), json!(count)).await
}

/// The small map with an owner, evidence and tags on some of its cards.
fn told() -> Value {
    let mut file = seeds::small("en");
    for card in file["map"]["cards"].as_array_mut().into_iter().flatten() {
        let (owner, evidence) = match card["id"].as_str().unwrap_or_default() {
            "a1" | "c1" => ("Léa", "observed"),
            "a3" | "f1" => ("Léa", "assumed"),
            "b1" => ("Omar", "observed"),
            _ => continue,
        };
        card["owner"] = json!(owner);
        card["evidence"] = json!(evidence);
    }
    file
}

async fn long_board(page: &Page) -> Result<()> {
    let board = Board::open(page, &seeds::wide(12, 40, 1)).await?;
    board.stand_at("card-t0l0c0").await?;
    page.keys(&["Ctrl+f"]).await?;
    board.focus("find-field").await?;
    page.type_text("STEP 7, lane 3").await?;
    // Every word is looked for: lanes 3 and 30 to 39, and step 7 of lane 3 only once.
    counts(page, "1 of 13").await?;
    shows(page, "card-t7l3c0").await?;
    board.says("1 of 13: “Card 0 of step 7, lane 3”, Lane 3, Stage 7.").await?;
    board.focus("find-field").await?;
    page.keys(&["Shift+Enter"]).await?;
    counts(page, "13 of 13").await?;
    shows(page, "card-t7l39c0").await?;
    page.keys(&["Enter", "Enter"]).await?;
    counts(page, "2 of 13").await?;
    page.click(".find [data-command=find-next]").await?;
    counts(page, "3 of 13").await?;
    let third = page.run("return document.querySelector('[data-found]').id").await?;
    shows(page, third.as_str().unwrap_or_default()).await?;
    page.keys(&["Escape"]).await?;
    board.focus(third.as_str().unwrap_or_default()).await?;
    page.goes("[data-found], #find-field").await?;
    board.can_undo(false).await
}

async fn headers_and_edits(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    board.stand_at("card-a1").await?;
    page.keys(&["Ctrl+f"]).await?;
    board.focus("find-field").await?;
    page.type_text("contacts").await?;
    counts(page, "1 of 1").await?;
    board.says("1 of 1: Contacts.").await?;
    page.keys(&["Escape"]).await?;
    board.focus("lane-l2").await?;
    page.keys(&["Ctrl+f"]).await?;
    board.focus("find-field").await?;
    page.type_text("éta").await?;
    // Beta, Eta, Zeta, Theta: letters count, not accents.
    counts(page, "1 of 4").await?;
    page.click(".find [data-command=find-next]").await?;
    counts(page, "2 of 4").await?;
    let gone = page.run("return document.querySelector('[data-found]').id").await?;
    page.run("document.querySelector('[data-found]').focus()").await?;
    page.keys(&["Delete"]).await?;
    page.goes(&format!("[id='{}']", gone.as_str().unwrap_or_default())).await?;
    page.shows("[data-find-count]", " of 3").await?;
    page.keys(&["Ctrl+f"]).await?;
    board.focus("find-field").await?;
    page.type_text("nowhere").await?;
    counts(page, "Nothing found").await?;
    board.says("Nothing found.").await
}

async fn words_of_languages(page: &Page) -> Result<()> {
    let mut file = seeds::small("en");
    let told = [
        ("a1", "emma", "Chez Dvořák"),
        ("a2", "Élodie", "Łódź"),
        ("a3", "Bob", "Αθήνα"),
        ("b1", "Zoé", "Ёлка, йогурт"),
    ];
    for card in file["map"]["cards"].as_array_mut().into_iter().flatten() {
        if let Some((_, owner, text)) = told.iter().find(|(id, ..)| card["id"] == *id) {
            card["owner"] = json!(owner);
            card["text"] = json!(text);
        }
    }
    let board = Board::open(page, &file).await?;
    board.stand_at("card-a1").await?;
    page.keys(&["Ctrl+f"]).await?;
    for (typed, id) in [("dvorak", "a1"), ("lodz", "a2"), ("αθηνα", "a3"), ("елка", "b1")] {
        board.focus("find-field").await?;
        page.run("document.getElementById('find-field').select()").await?;
        page.type_text(typed).await?;
        counts(page, "1 of 1").await?;
        shows(page, &format!("card-{id}")).await?;
    }
    page.click(".find [data-command=filter]").await?;
    let offered = "return [...document.querySelectorAll('[data-aspect=owner] option')].map(option => option.value).filter(value => value)";
    let expected = json!(["owner:", "owner:Bob", "owner:Élodie", "owner:emma", "owner:Zoé"]);
    page.equals("who is offered", offered, json!([]), expected).await?;
    page.keys(&["Escape"]).await?;
    // A card that nobody answers for: what a card says already is not suggested.
    board.stand_at("card-c1").await?;
    page.keys(&["Ctrl+k"]).await?;
    page.appears(".palette-field").await?;
    page.type_text("Details").await?;
    page.keys(&["Enter"]).await?;
    page.appears("#detail-owner-list").await?;
    let suggested = "return [...document.querySelectorAll('#detail-owner-list option')].map(option => option.value)";
    page.equals("who is suggested", suggested, json!([]), json!(["Bob", "Élodie", "emma", "Zoé"])).await
}

async fn hidden(page: &Page, expected: u64) -> Result<()> {
    let script =
        "return [...document.querySelectorAll('[data-card]')].filter(card => !card.getClientRects().length).length";
    page.equals("hidden cards", script, json!([]), json!(expected)).await?;
    page.shows(".find [data-hidden-cards]", &format!("{expected} cards hidden by the filter")).await?;
    page.shows(".footer [data-command=clear-filter]", &format!("{expected} cards hidden by the filter")).await
}

async fn filter(page: &Page) -> Result<()> {
    let board = Board::open(page, &told()).await?;
    board.stand_at("card-a1").await?;
    page.keys(&["Ctrl+f"]).await?;
    board.focus("find-field").await?;
    page.click(".find [data-command=filter]").await?;
    page.choose("[data-aspect=owner]", "owner:Léa").await?;
    hidden(page, 6).await?;
    board.says("6 cards hidden by the filter.").await?;
    page.choose("[data-aspect=evidence]", "evidence:observed").await?;
    hidden(page, 8).await?;
    // In sight: a1 and c1.
    board.stand_at("card-a1").await?;
    page.keys(&["Ctrl+a"]).await?;
    board.selected(&["a1"]).await?;
    page.keys(&["Ctrl+a"]).await?;
    board.selected(&["a1", "c1"]).await?;
    page.keys(&["Delete"]).await?;
    page.goes(&format!("{}, {}", card("a1"), card("c1"))).await?;
    same("cards left", page.count("[data-card]").await?, 8)?;
    page.keys(&["Ctrl+z"]).await?;
    page.appears(&card("c1")).await?;
    hidden(page, 8).await?;
    // The filter stays while another view is looked at, and goes when it is taken away.
    page.click(".tab[data-view=summary]").await?;
    page.appears("[data-sheet=summary]").await?;
    page.click(".tab[data-view=board]").await?;
    hidden(page, 8).await?;
    page.click("[data-condition='evidence:observed']").await?;
    hidden(page, 6).await?;
    page.click(".footer [data-command=clear-filter]").await?;
    page.goes("[data-filtered], .footer [data-command=clear-filter]").await?;
    board.says("No filter: all cards are shown.").await
}

async fn drop_among_hidden(page: &Page) -> Result<()> {
    let board = Board::open(page, &told()).await?;
    page.click("[data-menu=map]").await?;
    page.keys(&["Escape"]).await?;
    board.stand_at("card-a1").await?;
    page.keys(&["Ctrl+f"]).await?;
    board.focus("find-field").await?;
    page.click(".find [data-command=filter]").await?;
    page.choose("[data-aspect=owner]", "owner:Léa").await?;
    hidden(page, 6).await?;
    // a1 (a2) a3: c1 lands before a3, wherever the hidden card stands.
    board.drag_card("c1", "t1:l1", Some("a3")).await?;
    board.cards("t1:l1", &["a1", "a2", "c1", "a3"]).await?;
    // Letting go of a card where it is seen to be already changes nothing.
    board.drag_card("a1", "t1:l1", Some("a1")).await?;
    board.at_rest().await?;
    page.keys(&["Ctrl+z"]).await?;
    board.cards("t1:l1", &["a1", "a2", "a3"]).await?;
    board.can_undo(false).await
}

async fn run_from_menu(page: &Page, command: &str) -> Result<()> {
    page.keys(&["Shift+F10"]).await?;
    page.click(&format!(".menu [data-command={command}]")).await
}

async fn one_stage(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    board.stand_at("stage-s1").await?;
    run_from_menu(page, "focus-stage").await?;
    board.steps(&["t1", "t2"]).await?;
    board.stages(&["s1"]).await?;
    board.says("Only “Discover” is shown.").await?;
    board.focus("stage-s1").await?;
    board.stand_at("card-a1").await?;
    page.keys(&["End"]).await?;
    board.focus("card-b1").await?;
    page.keys(&["ArrowRight"]).await?;
    board.says("Nothing further right.").await?;
    page.keys(&["Alt+Shift+ArrowRight"]).await?;
    board.cards("t2:l1", &["b1"]).await?;
    board.drag_card("a2", "t2:l1", None).await?;
    board.cards("t2:l1", &["b1", "a2"]).await?;
    let curve = "return document.querySelector('.curve-line').getAttribute('viewBox').split(' ')[2] / document.querySelectorAll('.steps [data-step]').length";
    page.equals("the width of a column of the curve", curve, json!([]), json!(1000)).await?;
    page.click(".find [data-command=focus-all]").await?;
    board.steps(&["t1", "t2", "t3", "t4", "t5"]).await?;
    board.says("The whole map is shown.").await?;
    // An edit elsewhere, taken back from within one stage, brings its place into sight.
    board.stand_at("card-c1").await?;
    page.keys(&["Alt+Shift+ArrowDown"]).await?;
    board.cards("t3:l1", &["c2", "c1"]).await?;
    board.stand_at("stage-s1").await?;
    run_from_menu(page, "focus-stage").await?;
    board.stages(&["s1"]).await?;
    page.keys(&["Ctrl+z"]).await?;
    board.stages(&["s1", "s2", "s3"]).await?;
    board.cards("t3:l1", &["c1", "c2"]).await?;
    board.focus("card-c2").await?;
    board.is_kept().await.map(drop)
}

async fn one_lane(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    board.stand_at("lane-l2").await?;
    run_from_menu(page, "focus-lane").await?;
    board.lanes(&["l2"]).await?;
    board.focus("lane-l2").await?;
    page.keys(&["ArrowDown"]).await?;
    board.says("No lane below.").await?;
    page.keys(&["ArrowRight", "ArrowUp"]).await?;
    board.focus("step-t1").await?;
    // A lane that is alone has nothing to be dragged past.
    let target = page.spot("[data-cell='t1:l2']", (0.5, 0.9)).await?;
    board.drag("[data-lane=l2]", target).await?;
    board.can_undo(false).await?;
    // With the lane gone, the whole map is in sight.
    board.stand_at("lane-l2").await?;
    run_from_menu(page, "hide-lane").await?;
    board.lanes(&["l1", "l3", "l4"]).await?;
    page.goes(".find-state").await
}

/// Another map beside the small one: two of its steps by id and by name, and one lane.
async fn store_other(page: &Page) -> Result<()> {
    let map = json!({
        "kind": "future-state", "language": "en", "title": "Tomorrow",
        "stages": [
            { "id": "s1", "name": "Discover", "steps": [{ "id": "t1", "name": "Look" }] },
            { "id": "x", "name": "Buy", "steps": [{ "id": "y", "name": "Order" }] },
        ],
        "lanes": [{ "id": "l1", "role": "action", "label": "Actions" }],
        "cards": [{ "id": "a1", "step": "t1", "lane": "l1", "text": "Already here" }],
    });
    page.store("parcours:map:m2", &seeds::map_file("m2", map)).await
}

/// The texts of the open map's cards, by step and label of the lane.
const TEXTS: &str = "return [...document.querySelectorAll('[data-cell]')].flatMap(cell => {
    const [step, lane] = cell.dataset.cell.split(':');
    const label = document.getElementById(`lane-name-${lane}`).textContent;
    const column = document.getElementById(`step-${step}`).textContent;
    const texts = [...cell.querySelectorAll('[data-card]')].map(card => card.firstChild?.data ?? '');
    return texts.length ? [`${label} / ${column}: ${texts.join(', ')}`] : [];
})";

async fn copy_lane(page: &Page) -> Result<()> {
    store_other(page).await?;
    let board = Board::small(page).await?;
    board.stand_at("lane-l1").await?;
    run_from_menu(page, "copy-lane-to").await?;
    page.shows("[data-copy-preview]", "6 cards and 0 feelings go along.").await?;
    page.shows("[data-copy-preview]", "Compare").await?;
    page.click("dialog [type=submit]").await?;
    page.shows("[data-copied]", "Copied to “Tomorrow”.").await?;
    board.says("6 cards copied to “Tomorrow”.").await?;
    page.axe_finds_nothing("a lane was copied").await?;
    board.can_undo(false).await?;
    page.click("[data-open-copy]").await?;
    page.appears("[data-board=m2]").await?;
    let expected = json!([
        "Actions / Look: Already here",
        "Actions / Look: Alpha, Beta, Gamma, Delta",
        "Actions / Order: Epsilon, Zeta",
    ]);
    page.equals("the cards of the other map", TEXTS, json!([]), expected).await
}

async fn copy_stage(page: &Page) -> Result<()> {
    store_other(page).await?;
    let board = Board::small(page).await?;
    board.stand_at("stage-s3").await?;
    run_from_menu(page, "copy-stage-to").await?;
    page.shows("[data-copy-preview]", "2 cards and 1 feeling go along. 3 lanes are added there.").await?;
    page.choose("dialog [name=place]", "0").await?;
    page.click("dialog [type=submit]").await?;
    page.appears("[data-open-copy]").await?;
    page.click("[data-open-copy]").await?;
    page.appears("[data-board=m2]").await?;
    let names = "return [...document.querySelectorAll('[data-stage] .name')].map(name => name.textContent)";
    page.equals("the stages", names, json!([]), json!(["Use", "Discover", "Buy"])).await?;
    let expected = json!(["Actions / Look: Already here", "Contacts / Install: Theta", "Thoughts / Enjoy: Kappa"]);
    page.equals("the cards of the other map", TEXTS, json!([]), expected).await
}

async fn states_in(page: &Page, language: &str, theme: &str) -> Result<()> {
    store_other(page).await?;
    let mut file = told();
    file["map"]["language"] = json!(language);
    let board = Board::open_in(page, language, &file).await?;
    page.ask("document.documentElement.dataset.theme = arguments[0]", json!([theme])).await?;
    board.stand_at("card-a1").await?;
    page.keys(&["Ctrl+f"]).await?;
    board.focus("find-field").await?;
    page.type_text("eta").await?;
    page.appears("[data-found]").await?;
    page.axe_finds_nothing("a search").await?;
    page.click(".find [data-command=filter]").await?;
    page.choose("[data-aspect=owner]", "owner:Léa").await?;
    page.appears(".filter-chip").await?;
    page.axe_finds_nothing("a filter").await?;
    page.click(".find [data-command=close-find]").await?;
    board.stand_at("lane-l1").await?;
    run_from_menu(page, "focus-lane").await?;
    page.appears("[data-part]").await?;
    page.axe_finds_nothing("one lane alone, with a filter").await?;
    board.stand_at("lane-l1").await?;
    run_from_menu(page, "copy-lane-to").await?;
    page.appears("[data-copy-preview]").await?;
    page.axe_finds_nothing("copying a lane").await
}

async fn states(page: &Page) -> Result<()> {
    states_in(page, "en", "light").await
}

async fn states_dark(page: &Page) -> Result<()> {
    states_in(page, "fr", "dark").await
}

async fn narrow(page: &Page) -> Result<()> {
    page.narrow(390, 844).await?;
    let board = Board::open_in(page, "fr", &told()).await?;
    board.stand_at("stage-s1").await?;
    run_from_menu(page, "focus-stage").await?;
    page.appears("[data-part]").await?;
    page.keys(&["Ctrl+f"]).await?;
    board.focus("find-field").await?;
    page.click(".find [data-command=filter]").await?;
    page.choose("[data-aspect=owner]", "owner:Léa").await?;
    page.appears(".filter-chip").await?;
    let fits = "return document.documentElement.scrollWidth <= innerWidth";
    page.equals("the page as wide as the window", fits, json!([]), json!(true)).await?;
    let small = "return [...document.querySelectorAll('.find button, .find select, .find input')].map(target => [target, target.getBoundingClientRect()])
        .filter(([, at]) => at.width < 23.9 || at.height < 23.9).map(([target]) => target.outerHTML.slice(0, 90))";
    page.equals("targets that are too small", small, json!([]), json!([])).await?;
    page.axe_finds_nothing("a search, a filter and one stage, narrow").await
}

async fn quick(page: &Page) -> Result<()> {
    let board = Board::open(page, &seeds::wide(50, 40, 5)).await?;
    board.stand_at("card-t0l0c0").await?;
    page.keys(&["Ctrl+f"]).await?;
    board.focus("find-field").await?;
    let text = "step 49, lane 39";
    let mut letters = Vec::new();
    for letter in text.chars() {
        let before = page.worked().await?;
        page.type_text(&letter.to_string()).await?;
        letters.push(page.worked().await? - before);
    }
    page.shows("[data-find-count]", "1 of ").await?;
    page.wait("it to be in sight", IN_SIGHT).await?;
    /// What a letter may cost, in milliseconds of the processor.
    const FELT: f64 = 60.0;
    letters.sort_by(f64::total_cmp);
    // The quicker quarter: on a busy machine the search, which waits for a pause, falls between two letters.
    let letter = letters[letters.len() / 4];
    println!("  a letter costs {letter:.1} ms, the slowest {:.1}", letters[letters.len() - 1]);
    if letter > FELT { failure(format!("a letter costs {letter:.0} ms: {letters:.0?}")) } else { Ok(()) }
}

async fn on_choice(page: &Page) -> Result<()> {
    let board = Board::open(page, &told()).await?;
    board.stand_at("card-a1").await?;
    page.keys(&["Ctrl+k"]).await?;
    page.appears(".palette-field").await?;
    page.type_text("filter").await?;
    page.keys(&["Enter"]).await?;
    page.appears(".filter-row").await?;
    board.says("Filters shown.").await?;
    for aspect in ["lane", "owner"] {
        let list = format!(".filter-row [data-aspect={aspect}]");
        page.focus_on(&list).await?;
        page.keys(&["ArrowDown", "ArrowDown", "ArrowUp"]).await?;
        board.focus_matches(&list).await?;
        same("filters while keys run through the list", page.count("[data-condition]").await?, 0)?;
        page.keys(&["Enter"]).await?;
        page.appears("[data-condition]").await?;
        same("filters after a choice", page.count("[data-condition]").await?, 1)?;
        page.click("[data-condition]").await?;
        page.goes("[data-condition]").await?;
    }
    // Left without Enter, the list means what it says.
    page.focus_on(".filter-row [data-aspect=owner]").await?;
    page.keys(&["ArrowDown", "Tab"]).await?;
    page.appears("[data-condition]").await?;
    same("filters once the list was left", page.count("[data-condition]").await?, 1)
}
