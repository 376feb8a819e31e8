//! Weighing ideas and planning them: by mouse, by touch, by keys and by numbers, all to the same end.

use serde_json::{Value, json};
use xtask::Result;

use crate::board::Board;
use crate::input::Point;
use crate::page::{Page, same};
use crate::scenarios;
use crate::seeds;

scenarios![
    All "priorities: an idea is weighed with the mouse" by_mouse,
    Touch "priorities: an idea is weighed with a finger" by_touch,
    All "priorities: an idea is weighed with keys" by_keys,
    All "priorities: an idea is weighed by its numbers" by_numbers,
    All "priorities: a drag is given up" given_up,
    Chromium "priorities: a swipe over ideas scrolls" swipe,
    Chromium "priorities: a press on an idea opens its numbers" opened,
    All "priorities: the plan is sorted and changed in place" plan,
    Chromium "priorities: the way to the card and back" to_the_card,
    Chromium "axe: priorities" axe,
    Chromium "targets: nothing to press in the views is smaller than 24 pixels" targets,
];

/// The small map with frictions and ideas: `i1` is not weighed, `i2` is a quick win, `i3` has only a status.
pub fn seed(language: &str) -> Value {
    let mut file = seeds::small(language);
    let map = &mut file["map"];
    let lists = [
        (
            "lanes",
            vec![
                json!({ "id": "l5", "role": "pain", "label": "Frictions" }),
                json!({ "id": "l6", "role": "opportunity", "label": "Ideas" }),
            ],
        ),
        (
            "cards",
            vec![
                json!({ "id": "p1", "step": "t1", "lane": "l5", "text": "Too many forms" }),
                json!({ "id": "p2", "step": "t5", "lane": "l5", "text": "No answer" }),
                json!({ "id": "i1", "step": "t1", "lane": "l6", "text": "One form" }),
                json!({ "id": "i2", "step": "t5", "lane": "l6", "text": "Answer in a day", "owner": "Zoé", "impact": 5, "effort": 2, "status": "doing", "due": "2020-01-31" }),
                json!({ "id": "i3", "step": "t3", "lane": "l6", "text": "Call back", "owner": "Anouk", "status": "todo" }),
            ],
        ),
    ];
    for (name, added) in lists {
        map[name].as_array_mut().expect("it is a list").extend(added);
    }
    map["links"] = json!([{ "from": "i2", "to": "p2", "kind": "answers" }]);
    file
}

/// The view, opened by its tab.
async fn open<'a>(page: &'a Page, language: &str) -> Result<Board<'a>> {
    let board = Board::open_in(page, language, &seed(language)).await?;
    page.click("[data-view=priorities]").await?;
    page.appears("[data-matrix]").await?;
    Ok(board)
}

fn idea(id: &str) -> String {
    format!("[data-idea='{id}']")
}

fn slot(impact: i64, effort: i64) -> String {
    format!("[data-impact='{impact}'][data-effort='{effort}']")
}

/// Where each idea stands: `impact effort` or `tray`.
async fn stands(page: &Page, id: &str, place: &str) -> Result<()> {
    let script =
        "const cell = document.querySelector(`[data-idea='${arguments[0]}']`)?.closest('[data-impact], [data-tray]');
        return cell ? 'impact' in cell.dataset ? `${cell.dataset.impact} ${cell.dataset.effort}` : 'tray' : null";
    page.equals(&format!("the place of {id}"), script, json!([id]), json!(place)).await
}

/// What is kept of a card.
async fn kept(board: &Board<'_>, id: &str) -> Result<Value> {
    let map = board.map().await?;
    let cards = map["cards"].as_array().cloned().unwrap_or_default();
    Ok(cards.into_iter().find(|card| card["id"] == id).unwrap_or_default())
}

async fn is_kept(board: &Board<'_>, id: &str, numbers: [Value; 2]) -> Result<()> {
    let card = kept(board, id).await?;
    same("what is kept", [card["impact"].clone(), card["effort"].clone()], numbers)
}

/// The idea is where it should be, said, kept, and can be taken back and made again; all after `steps` edits.
async fn weighed(board: &Board<'_>, steps: usize) -> Result<()> {
    let page = board.page;
    stands(page, "i1", "4 2").await?;
    board.says("“One form”: impact 4, effort 2. Quick win.").await?;
    page.shows("[data-quick-win=i1]", "One form").await?;
    is_kept(board, "i1", [json!(4), json!(2)]).await?;
    for _ in 0..steps {
        page.keys(&["Ctrl+z"]).await?;
    }
    stands(page, "i1", "tray").await?;
    board.can_undo(false).await?;
    for _ in 0..steps {
        page.keys(&["Ctrl+Shift+z"]).await?;
    }
    stands(page, "i1", "4 2").await?;
    is_kept(board, "i1", [json!(4), json!(2)]).await?;
    page.reload().await?;
    page.appears("[data-matrix]").await?;
    stands(page, "i1", "4 2").await
}

/// Where to let go of an idea for the cell of `impact` and `effort`.
async fn aim(page: &Page, impact: i64, effort: i64) -> Result<Point> {
    page.spot(&slot(impact, effort), (0.5, 0.5)).await
}

async fn by_mouse(page: &Page) -> Result<()> {
    let board = open(page, "en").await?;
    let target = aim(page, 2, 5).await?;
    board.drag(&idea("i1"), target).await?;
    stands(page, "i1", "2 5").await?;
    board.at_rest().await?;
    page.keys(&["Ctrl+z"]).await?;
    stands(page, "i1", "tray").await?;
    let target = aim(page, 4, 2).await?;
    board.drag(&idea("i1"), target).await?;
    stands(page, "i1", "4 2").await?;
    // Back to the tray, and in again: a drop back takes the numbers away.
    let tray = page.spot("[data-tray] h3", (0.5, 0.5)).await?;
    board.drag(&idea("i1"), tray).await?;
    stands(page, "i1", "tray").await?;
    is_kept(&board, "i1", [Value::Null, Value::Null]).await?;
    page.keys(&["Ctrl+z"]).await?;
    board.at_rest().await?;
    page.keys(&["Ctrl+Shift+z", "Ctrl+z"]).await?;
    board.says("Undone: details of “One form”.").await?;
    page.keys(&["Ctrl+z"]).await?;
    stands(page, "i1", "tray").await?;
    let target = aim(page, 4, 2).await?;
    board.drag(&idea("i1"), target).await?;
    weighed(&board, 1).await
}

async fn by_touch(page: &Page) -> Result<()> {
    let board = open(page, "en").await?;
    page.reachable(&idea("i1"), (0.5, 0.5)).await?;
    let target = aim(page, 4, 2).await?;
    board.touch_hold(&idea("i1"), target).await?;
    page.finger_up().await?;
    board.at_rest().await?;
    weighed(&board, 1).await
}

async fn by_keys(page: &Page) -> Result<()> {
    let board = open(page, "en").await?;
    page.focus_on(&idea("i1")).await?;
    page.keys(&["ArrowLeft"]).await?;
    stands(page, "i1", "3 3").await?;
    board.focus("idea-i1").await?;
    page.keys(&["ArrowLeft"]).await?;
    stands(page, "i1", "3 2").await?;
    board.focus("idea-i1").await?;
    page.keys(&["ArrowUp"]).await?;
    stands(page, "i1", "4 2").await?;
    board.focus("idea-i1").await?;
    weighed(&board, 3).await?;
    page.focus_on(&idea("i1")).await?;
    page.keys(&["ArrowUp"]).await?;
    stands(page, "i1", "5 2").await?;
    page.keys(&["ArrowUp"]).await?;
    board.says("The scale ends here.").await?;
    page.keys(&["Delete"]).await?;
    board.says("“One form” is not rated any more.").await?;
    stands(page, "i1", "tray").await?;
    board.focus("idea-i1").await
}

async fn by_numbers(page: &Page) -> Result<()> {
    let board = open(page, "en").await?;
    page.choose("[data-tray] [data-number=impact][data-of=i1]", "4").await?;
    page.choose("[data-tray] [data-number=effort][data-of=i1]", "2").await?;
    stands(page, "i1", "4 2").await?;
    weighed(&board, 2).await
}

async fn given_up(page: &Page) -> Result<()> {
    let board = open(page, "en").await?;
    let target = aim(page, 1, 1).await?;
    let from = board.press(&idea("i2")).await?;
    board.glide(from, target).await?;
    board.is_dragging().await?;
    page.keys(&["Escape"]).await?;
    board.says("Move cancelled. “Answer in a day” stays where it was.").await?;
    board.at_rest().await?;
    board.release().await?;
    stands(page, "i2", "5 2").await?;
    board.can_undo(false).await?;
    page.goes("[data-chosen]").await?;
    // Let go where there is nothing to land in.
    let target = page.spot(".weighing h2", (0.2, 0.5)).await?;
    board.drag(&idea("i2"), target).await?;
    board.at_rest().await?;
    stands(page, "i2", "5 2").await?;
    board.can_undo(false).await
}

async fn swipe(page: &Page) -> Result<()> {
    page.narrow(390, 640).await?;
    let board = open(page, "en").await?;
    let at = page.reachable(&idea("i2"), (0.5, 0.5)).await?;
    page.finger_down(at).await?;
    for step in 1..=12 {
        page.touch("touchMove", &[(at.0, at.1 - 14.0 * f64::from(step))]).await?;
    }
    page.finger_up().await?;
    page.wait("the view to scroll", "return document.querySelector('.view-area').scrollTop > 20").await?;
    board.at_rest().await?;
    stands(page, "i2", "5 2").await?;
    board.can_undo(false).await
}

async fn opened(page: &Page) -> Result<()> {
    let board = open(page, "en").await?;
    page.click(&idea("i2")).await?;
    page.appears("[data-chosen=i2]").await?;
    page.choose("[data-chosen] [data-number=effort]", "1").await?;
    stands(page, "i2", "5 1").await?;
    page.click("[data-chosen] .row .button").await?;
    stands(page, "i2", "tray").await?;
    is_kept(&board, "i2", [Value::Null, Value::Null]).await
}

async fn rows(page: &Page, expected: &[&str]) -> Result<()> {
    let script = "return [...document.querySelectorAll('[data-row]')].map(row => row.dataset.row)";
    page.equals("the rows of the plan", script, json!([]), json!(expected)).await
}

/// Changes a field of the plan as typing into it and leaving it does.
async fn write(page: &Page, selector: &str, text: &str) -> Result<()> {
    page.click(selector).await?;
    page.keys(&["Ctrl+a"]).await?;
    page.type_text(text).await?;
    page.keys(&["Enter"]).await
}

async fn plan(page: &Page) -> Result<()> {
    let board = open(page, "en").await?;
    rows(page, &["i2", "i3"]).await?;
    page.shows("[data-row=i2] [data-overdue]", "overdue").await?;
    page.goes("[data-row=i3] [data-overdue]").await?;
    for (column, expected, sort) in [
        ("owner", ["i3", "i2"], "ascending"),
        ("owner", ["i2", "i3"], "descending"),
        ("status", ["i3", "i2"], "ascending"),
    ] {
        page.click(&format!("[data-column={column}]")).await?;
        rows(page, &expected).await?;
        page.appears(&format!("th[aria-sort={sort}] [data-column={column}]")).await?;
    }
    write(page, "[data-edits=owner][data-of=i3]", "Basile").await?;
    page.choose("[data-edits=status][data-of=i3]", "done").await?;
    rows(page, &["i2", "i3"]).await?;
    page.choose("[data-edits=pain][data-of=i3]", "p1").await?;
    let card = kept(&board, "i3").await?;
    same("owner and status", [card["owner"].clone(), card["status"].clone()], [json!("Basile"), json!("done")])?;
    let links = board.map().await?["links"].clone();
    let expected =
        json!([{ "from": "i2", "to": "p2", "kind": "answers" }, { "from": "i3", "to": "p1", "kind": "answers" }]);
    same("the links", links, expected)?;
    page.keys(&["Escape"]).await?;
    page.click("[data-view=summary]").await?;
    page.shows("[data-planned=i3]", "Basile").await?;
    page.shows("[data-friction=p1]", "Call back").await?;
    page.click("[data-view=priorities]").await?;
    page.reload().await?;
    page.appears("[data-row=i3]").await?;
    let owner = "return document.querySelector('[data-edits=owner][data-of=i3]').value";
    page.equals("the owner after a reload", owner, json!([]), json!("Basile")).await
}

async fn to_the_card(page: &Page) -> Result<()> {
    let board = open(page, "en").await?;
    page.click("[data-row=i2] [data-to=i2]").await?;
    board.focus("card-i2").await?;
    page.run("history.back()").await?;
    page.appears("[data-matrix]").await
}

/// Makes the page light or dark.
pub async fn dress(page: &Page, theme: &str) -> Result<()> {
    page.ask("document.documentElement.dataset.theme = arguments[0]", json!([theme])).await.map(drop)
}

async fn axe(page: &Page) -> Result<()> {
    for (language, theme, width) in
        [("en", "light", 1280), ("fr", "dark", 1280), ("fr", "light", 390), ("en", "dark", 390)]
    {
        page.leave().await?;
        if width < 1280 {
            page.narrow(width, 844).await?;
        }
        open(page, language).await?;
        dress(page, theme).await?;
        page.axe_finds_nothing(&format!("priorities, {language}, {theme}, {width}")).await?;
        page.click(&idea("i2")).await?;
        page.appears("[data-chosen]").await?;
        page.axe_finds_nothing(&format!("an idea open, {language}, {theme}, {width}")).await?;
        let fits = "return document.documentElement.scrollWidth <= innerWidth && document.querySelector('.view-area').scrollWidth <= document.querySelector('.view-area').clientWidth";
        page.wait("nothing to be wider than the window", fits).await?;
    }
    page.leave().await?;
    Board::open(page, &seeds::wide(2, 2, 1)).await?;
    page.click("[data-view=priorities]").await?;
    page.appears("[data-empty=ideas]").await?;
    page.axe_finds_nothing("no lane for ideas").await
}

async fn targets(page: &Page) -> Result<()> {
    let script = "return [...document.querySelectorAll('.view-area :is(button, input, select, a[href])')]
        .filter(target => target.getClientRects().length)
        .map(target => [target, target.getBoundingClientRect()])
        .filter(([, at]) => at.width < 23.9 || at.height < 23.9)
        .map(([target, at]) => target.outerHTML.slice(0, 90) + ' ' + at.width.toFixed(1) + ' x ' + at.height.toFixed(1))";
    open(page, "en").await?;
    page.equals("what is too small to press", script, json!([]), json!([])).await?;
    page.click("[data-view=summary]").await?;
    page.appears("[data-summary]").await?;
    page.equals("what is too small to press", script, json!([]), json!([])).await
}
