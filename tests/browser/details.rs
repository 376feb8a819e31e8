//! The panel of details, by hand and by keyboard: what is set there shows on the cards, lasts, and is taken back.

use serde_json::{Value, json};
use xtask::Result;

use crate::board::{Board, card};
use crate::page::{Page, same};
use crate::scenarios;
use crate::seeds::map_file;

scenarios![
    All "details: what is set by hand shows on the card, is taken back, and lasts" by_hand,
    All "details: by keyboard, in and out again" by_keyboard,
    All "details: several cards change at once" several,
    All "details: a measure and its readings" measure,
    All "details: an idea answers a friction" links,
    All "details: what is being typed belongs to the card it was typed for" left_by_a_click,
    Chromium "axe: the panel of details" axe,
    Chromium "details: 390 pixels" narrow,
];

const OPEN: &str = ".context-bar [data-command=details]";

/// Steps t1 and t2; a lane of each kind that the panel treats in its own way, with cards in the first step.
fn seed(language: &str) -> Value {
    let note = |id: &str, lane: &str, text: &str| json!({ "id": id, "step": "t1", "lane": lane, "text": text });
    map_file(
        "m1",
        json!({
            "language": language,
            "title": "Details",
            "stages": [{ "id": "s1", "name": "Buy", "steps": [{ "id": "t1", "name": "Order" }, { "id": "t2", "name": "Pay" }] }],
            "lanes": [
                { "id": "l1", "role": "touchpoint", "label": "Contacts" },
                { "id": "l2", "role": "pain", "label": "Pains" },
                { "id": "l3", "role": "opportunity", "label": "Ideas" },
                { "id": "l4", "role": "metric", "label": "Measures" },
            ],
            "cards": [
                note("a1", "l1", "Counter"), note("a2", "l1", "Receipt"),
                note("p1", "l2", "Long queue"), note("o1", "l3", "Second till"), note("m1", "l4", "Satisfaction"),
            ],
        }),
    )
}

fn detail(name: &str) -> String {
    format!(".side-panel [data-detail='{name}']")
}

fn choice(name: &str, value: &str) -> String {
    format!(".side-panel [data-detail='{name}'] [data-value='{value}']")
}

/// Opens the panel for `id` with the pointer.
async fn open<'a>(page: &'a Page, language: &str, id: &str) -> Result<Board<'a>> {
    let board = Board::open_in(page, language, &seed(language)).await?;
    page.click(&card(id)).await?;
    page.click(OPEN).await?;
    page.appears(".side-panel[data-side=details]").await?;
    Ok(board)
}

/// Clicks into a field and writes, without leaving it.
async fn write(page: &Page, field: &str, text: &str) -> Result<()> {
    page.click(field).await?;
    page.type_text(text).await
}

async fn holds(page: &Page, field: &str, value: &str) -> Result<()> {
    let script = "return document.querySelector(arguments[0])?.value ?? null";
    page.equals(&format!("the value of `{field}`"), script, json!([field]), json!(value)).await
}

/// The kept card called `id`.
async fn kept(board: &Board<'_>, id: &str) -> Result<Value> {
    let map = board.map().await?;
    let found = map["cards"].as_array().into_iter().flatten().find(|card| card["id"] == id);
    Ok(found.cloned().unwrap_or_default())
}

async fn by_hand(page: &Page) -> Result<()> {
    let board = open(page, "en", "a1").await?;
    write(page, &detail("owner"), "Web team").await?;
    page.keys(&["Enter"]).await?;
    page.shows(&card("a1"), "Web team").await?;
    write(page, &detail("tags"), "mobile, price").await?;
    page.keys(&["Enter"]).await?;
    page.shows(&card("a1"), "#mobile#price").await?;
    holds(page, &detail("tags"), "").await?;
    page.click("[data-remove-tag=mobile]").await?;
    page.goes("[data-remove-tag=mobile]").await?;
    write(page, &detail("channel"), "Branch").await?;
    page.keys(&["Enter"]).await?;
    page.shows(&card("a1"), "Branch · offline").await?;
    page.click(&choice("evidence", "observed")).await?;
    page.shows(&card("a1"), "observed").await?;
    page.click(&choice("moment", "low")).await?;
    page.shows(&card("a1"), "moment of truth").await?;
    page.click(&detail("key")).await?;
    page.appears(&format!("{} .chip.key", card("a1"))).await?;
    page.click(".bar [data-command=undo]").await?;
    page.goes(&format!("{} .chip.key", card("a1"))).await?;
    page.appears(&format!("{}[aria-pressed=false]", detail("key"))).await?;
    let found = kept(&board, "a1").await?;
    same(
        "owner, tags, channel, evidence, moment",
        json!([
            found["owner"],
            found["tags"],
            found["channel"]["kind"],
            found["evidence"],
            found["moment"],
            found["key"]
        ]),
        json!(["Web team", ["price"], "offline", "observed", "low", null]),
    )?;
    page.reload().await?;
    page.shows(&card("a1"), "Branch · offline").await?;
    page.shows(&card("a1"), "#price").await
}

async fn by_keyboard(page: &Page) -> Result<()> {
    let board = Board::open(page, &seed("en")).await?;
    board.stand_at("card-a1").await?;
    page.keys(&["Ctrl+i"]).await?;
    page.wait("the focus in the panel", "return document.activeElement?.matches('.side-panel') ?? false").await?;
    page.keys(&["Tab", "Tab"]).await?;
    page.wait("the focus in the text", "return document.activeElement?.dataset.detail === 'text'").await?;
    page.keys(&["Ctrl+a"]).await?;
    page.type_text("Till").await?;
    page.keys(&["Enter"]).await?;
    page.shows(&card("a1"), "Till").await?;
    page.type_text(" and more").await?;
    // From a field to the panel, and from there back to where it was opened.
    page.keys(&["Escape"]).await?;
    board.focus_matches(".side-panel").await?;
    holds(page, &detail("text"), "Till").await?;
    same("the text", kept(&board, "a1").await?["text"].clone(), json!("Till"))?;
    page.keys(&["Escape"]).await?;
    page.goes(".side-panel").await?;
    board.focus("card-a1").await?;
    page.keys(&["ArrowDown"]).await?;
    board.focus("card-a2").await?;
    page.keys(&["Ctrl+i"]).await?;
    board.focus_matches(".side-panel").await?;
    holds(page, &detail("text"), "Receipt").await?;
    page.keys(&["Ctrl+i"]).await?;
    page.goes(".side-panel").await?;
    board.focus("card-a2").await?;
    page.keys(&["Ctrl+z"]).await?;
    page.shows(&card("a1"), "Counter").await
}

async fn several(page: &Page) -> Result<()> {
    let board = open(page, "en", "a1").await?;
    page.click(&choice("evidence", "reported")).await?;
    page.shows(&card("a1"), "reported").await?;
    page.click_with("Ctrl", &card("p1")).await?;
    board.selected(&["a1", "p1"]).await?;
    page.shows(".side-panel", "2 cards").await?;
    page.shows(".side-panel [data-detail=evidence]", "several values").await?;
    write(page, &detail("owner"), "Everyone").await?;
    page.keys(&["Enter"]).await?;
    for id in ["a1", "p1"] {
        page.shows(&card(id), "Everyone").await?;
    }
    page.click(".bar [data-command=undo]").await?;
    page.goes(&format!("{} .owner", card("a1"))).await?;
    page.goes(&format!("{} .owner", card("p1"))).await?;
    same("the evidence of one", kept(&board, "a1").await?["evidence"].clone(), json!("reported"))
}

async fn measure(page: &Page) -> Result<()> {
    let board = open(page, "en", "m1").await?;
    page.choose(&detail("usual-measure"), "2").await?;
    holds(page, &detail("unit"), "%").await?;
    page.keys(&["Ctrl+z"]).await?;
    holds(page, &detail("unit"), "").await?;
    page.keys(&["Ctrl+y"]).await?;
    holds(page, &detail("unit"), "%").await?;
    write(page, &detail("baseline"), "41,5").await?;
    page.keys(&["Enter"]).await?;
    holds(page, &detail("baseline"), "41.5").await?;
    write(page, &detail("target"), "a lot").await?;
    page.keys(&["Enter"]).await?;
    page.shows(".side-panel [role=alert]", "not a number").await?;
    holds(page, &detail("target"), "a lot").await?;
    page.keys(&["Ctrl+a"]).await?;
    page.type_text("60 %").await?;
    page.keys(&["Enter"]).await?;
    page.goes(".side-panel [role=alert]").await?;
    page.shows(&card("m1"), "target 60%").await?;
    write(page, "[data-reading-value=new]", "1 250.5").await?;
    page.keys(&["Enter"]).await?;
    page.appears("[data-reading-value='0']").await?;
    holds(page, "[data-reading-value=new]", "").await?;
    page.shows(&card("m1"), "1,250.5%").await?;
    page.type_text("52").await?;
    page.keys(&["Enter"]).await?;
    page.appears("[data-reading-value='1']").await?;
    page.appears(".side-panel [role=img] polyline").await?;
    page.appears(&format!("{} .spark", card("m1"))).await?;
    page.click("[data-remove-reading='0']").await?;
    page.goes("[data-reading-value='1']").await?;
    page.shows(&card("m1"), "52%").await?;
    let metric = kept(&board, "m1").await?["metric"].clone();
    same(
        "the figures",
        json!([metric["baseline"], metric["target"], metric["readings"][0]["value"]]),
        json!([41.5, 60, 52]),
    )?;
    page.reload().await?;
    page.shows(&card("m1"), "52%").await
}

async fn links(page: &Page) -> Result<()> {
    let board = open(page, "en", "o1").await?;
    page.click(&format!("{} summary", detail("link-new"))).await?;
    page.choose(&detail("link-card"), "p1").await?;
    page.click(&detail("link-add")).await?;
    page.shows(".side-panel [data-way=answers]", "Long queue").await?;
    page.shows(&card("p1"), "1 link").await?;
    page.shows(&card("o1"), "1 link").await?;
    page.click(".side-panel [data-linked=p1]").await?;
    board.focus("card-p1").await?;
    page.shows(".side-panel [data-way=answered-by]", "Second till").await?;
    page.click(".side-panel [data-remove-link=o1]").await?;
    page.goes(".side-panel [data-way]").await?;
    page.goes(&format!("{} .chips", card("o1"))).await?;
    same("links", board.map().await?["links"].clone(), json!([]))
}

async fn left_by_a_click(page: &Page) -> Result<()> {
    let board = open(page, "en", "a1").await?;
    write(page, &detail("owner"), "Zoe").await?;
    page.click(&card("p1")).await?;
    holds(page, &detail("text"), "Long queue").await?;
    holds(page, &detail("owner"), "").await?;
    page.shows(&card("a1"), "Zoe").await?;
    same("the owner of the other", kept(&board, "p1").await?["owner"].clone(), json!(null))
}

async fn axe(page: &Page) -> Result<()> {
    for (language, theme) in [("fr", "dark"), ("en", "light")] {
        page.leave().await?;
        let board = open(page, language, "m1").await?;
        page.ask("document.documentElement.dataset.theme = arguments[0]", json!([theme])).await?;
        page.click(".side-panel .more summary").await?;
        page.click(&choice("colour", "#3f8fd6")).await?;
        write(page, &detail("tags"), "mobile").await?;
        page.keys(&["Enter"]).await?;
        for value in ["12", "14", "x"] {
            write(page, "[data-reading-value=new]", value).await?;
            page.keys(&["Enter"]).await?;
        }
        page.appears(".side-panel [role=alert]").await?;
        page.axe_finds_nothing(&format!("a measure, {language}, {theme}")).await?;
        page.click(&card("a1")).await?;
        for name in ["key", "failure", "accepted"] {
            page.click(&detail(name)).await?;
        }
        page.click(&choice("moment", "high")).await?;
        page.click(&choice("channel-kind", "online")).await?;
        page.click(&format!("{} summary", detail("link-new"))).await?;
        page.choose(&detail("link-card"), "a2").await?;
        page.click(&detail("link-add")).await?;
        page.appears(".side-panel [data-way]").await?;
        page.axe_finds_nothing(&format!("a touchpoint with everything set, {language}, {theme}")).await?;
        page.click_with("Ctrl", &card("p1")).await?;
        board.selected(&["a1", "p1"]).await?;
        page.axe_finds_nothing(&format!("several cards, {language}, {theme}")).await?;
        board.stand_at("step-t1").await?;
        page.appears(".side-panel .step-details").await?;
        page.axe_finds_nothing(&format!("nothing selected, {language}, {theme}")).await?;
    }
    Ok(())
}

async fn narrow(page: &Page) -> Result<()> {
    page.narrow(390, 844).await?;
    open(page, "fr", "a1").await?;
    page.click(&choice("evidence", "observed")).await?;
    page.shows(&card("a1"), "observé").await?;
    let fits = "const panel = document.querySelector('.side-panel').getBoundingClientRect();
        return panel.left >= 0 && panel.right <= innerWidth && panel.bottom <= innerHeight && document.querySelector('.side-panel').scrollWidth <= panel.width";
    page.equals("the panel within the window", fits, json!([]), json!(true)).await?;
    page.axe_finds_nothing("the panel of details, narrow").await
}
